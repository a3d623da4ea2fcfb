"""The dates of one history in order: what moves along where a step is said to have happened on another date.

A date that nobody knows gives way to any other. So does the date on which a job was saved: it was saved at the latest
when it was applied for. All others are moved only where someone says so.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from .history import ApplicationState, MoveError, StatusChange, day_after, day_before, fold_changes, validate_not_ahead
from .vocabulary import Status


@dataclass(frozen=True, slots=True)
class EarlierDate:
    """What someone says of steps whose dates are in the way: they happened on this date; None means nobody knows
    when.
    """

    on: dt.date | None


@dataclass(slots=True)
class Dated:
    """A change with the date that it is going to have."""

    change: StatusChange
    on: dt.date
    day_known: bool

    @property
    def is_changed(self) -> bool:
        return (self.on, self.day_known) != (self.change.happened_on, self.change.day_known)


def dated(changes: Iterable[StatusChange]) -> list[Dated]:
    return [Dated(one, one.happened_on, one.day_known) for one in changes]


def state_of(history: Iterable[Dated]) -> ApplicationState:
    return fold_changes((one.change.to_state, one.on, one.day_known) for one in history)


def later_than(history: Sequence[StatusChange], on: dt.date) -> list[StatusChange]:
    """Those with a known date after this one, which would have to move; a saved job moves without being asked about."""
    return [
        change
        for place, change in enumerate(history)
        if change.day_known and change.happened_on > on and not (place == 0 and change.to_state == Status.SAVED)
    ]


def make_room_before(history: Sequence[Dated], on: dt.date, earlier: EarlierDate | None = None) -> None:
    """Let all of these happen by `on`. Raises MoveError where one of them is known to be later and `earlier` is
    None.
    """
    latest = on
    for place in reversed(range(len(history))):
        one = history[place]
        if one.on <= latest:
            return
        is_saving = place == 0 and one.change.to_state == Status.SAVED
        if one.day_known and not is_saving:
            if earlier is None or one.on <= on:
                raise day_before(one.on)
            latest = min(latest, earlier.on or latest)
            one.day_known = earlier.on is not None
        one.on = latest


def make_room_after(history: Sequence[Dated], on: dt.date) -> None:
    """Let none of these happen before `on`. Raises MoveError where one of them is known to."""
    for one in history:
        if one.on >= on:
            return
        if one.day_known:
            raise day_after(one.on)
        one.on = on


def redated(
    changes: Sequence[StatusChange],
    wanted: Mapping[int, dt.date | None],
    *,
    today: dt.date,
    earlier: EarlierDate | None = None,
) -> tuple[list[Dated], list[tuple[StatusChange, MoveError]]]:
    """The live changes of one application with these dates by primary key, and those that their order does not allow.

    A date of None says that nobody knows it.
    """
    history, refused = dated(changes), []
    for place, change in enumerate(changes):
        if change.pk not in wanted:
            continue
        on, before = wanted[change.pk], [(one.on, one.day_known) for one in history]
        try:
            if on is None:
                history[place].day_known = False
            else:
                validate_not_ahead(on, today)
                make_room_before(history[:place], on, earlier)
                make_room_after(history[place + 1 :], on)
                history[place].on, history[place].day_known = on, True
        except MoveError as error:
            refused.append((change, error))
            for one, (known_on, day_known) in zip(history, before, strict=True):
                one.on, one.day_known = known_on, day_known
    return history, refused
