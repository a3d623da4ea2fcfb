"""The one writer of history. Whatever anyone says happened to an application, on its card, for many at once, in a form,
a file, an email or an example, is written here, and the same words give the same history everywhere.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import batched
from typing import NamedTuple

from django.db import transaction
from django.utils import timezone

from applications.wording import counted

from .application import Application
from .derived import DERIVED_FIELDS, derived_fields, live_changes, recompute_derived, save_derived_fields
from .history import (
    ApplicationState,
    MoveError,
    Outcome,
    Plan,
    StatusChange,
    Step,
    Steps,
    day_before,
    validate_not_ahead,
)
from .profile import Profile
from .redating import Dated, EarlierDate, dated, make_room_before, redated, state_of
from .undo import CHUNK, Action, Created, Moved, Recorder
from .vocabulary import OutcomeKind, Reason

Refused = list[tuple[Application, MoveError]]
LOCKED = [*DERIVED_FIELDS, "wait_until", "history_version"]


@dataclass(slots=True)
class Change:
    """What someone says happened to one application, stored or new.

    `plan` gives the steps from the state it is in, oldest first. It raises MoveError where the state does not allow
    them. `reason` and `message` belong to the outcome, if there is one among the steps. A partial one is followed as
    far as its dates allow. `earlier` says when the steps that are recorded happened, where a step now comes before
    them.
    """

    application: Application
    plan: Plan
    reason: str = Reason.NONE
    message: str = ""
    is_partial: bool = False
    earlier: EarlierDate | None = None


class _Row(NamedTuple):
    """A status change to write."""

    from_state: str
    to_state: str
    on: dt.date
    day_known: bool


@dataclass(slots=True)
class _Entry:
    """A change that history allows: the rows to write, and the changes recorded before whose dates move."""

    change: Change
    before: dict[str, object]
    state: ApplicationState
    rows: list[_Row]
    moved: list[Dated]
    written: list[StatusChange] = field(default_factory=list)

    @property
    def application(self) -> Application:
        return self.change.application


def record(recorder: Recorder, changes: Iterable[Change], *, today: dt.date | None) -> Refused:
    """Write what happened to one application or to many, with all that follows from it, and note how it is undone.

    Gives the applications that history does not let change like this, each with its MoveError. Without `today`, dates
    in the future are not refused: rows of a file were checked when they were read.
    """
    profile = Profile.of(recorder.owner)
    refused: Refused = []
    with transaction.atomic():
        for some in batched(changes, CHUNK):
            _lock([one.application for one in some if one.application.pk])
            planned = [one for change in some if (one := _planned(change, refused))]
            recorded = _recorded_later(planned)
            entries = []
            for change, state, steps in planned:
                try:
                    entries.append(_follow(change, state, steps, recorded.get(change.application.pk or 0, []), today))
                except MoveError as error:
                    refused.append((change.application, error))
            _write(recorder, entries, profile)
    return refused


def _lock(applications: list[Application]) -> None:
    """Hold their rows, so that of two clicks at the same time the later one sees what the first did."""
    rows = Application.objects.select_for_update().filter(pk__in=[one.pk for one in applications], deleted_at=None)
    stored = {row["pk"]: row for row in rows.order_by("pk").values("pk", *LOCKED)} if applications else {}
    for application in applications:
        if row := stored.get(application.pk):
            application.deleted_at = None
            for name in LOCKED:
                setattr(application, name, row[name])
        else:
            application.deleted_at = application.deleted_at or timezone.now()


def _planned(change: Change, refused: Refused) -> tuple[Change, ApplicationState, Steps] | None:
    """The state that the application is in and the steps from there; None where there are none."""
    application = change.application
    try:
        if application.deleted_at:
            raise MoveError("This application has been deleted. Undo that first.", code="deleted")
        state = application.folded_state if application.pk else ApplicationState()
        steps = change.plan(state)
    except MoveError as error:
        refused.append((application, error))
        return None
    return (change, state, steps) if steps else None


def _recorded_later(planned: list[tuple[Change, ApplicationState, Steps]]) -> dict[int, list[StatusChange]]:
    """The histories of those that were recorded with a later date than the first one that is said now."""
    pks = [
        change.application.pk
        for change, state, steps in planned
        if change.application.pk and (first := _first_known(steps)) and first < state.last_news_on
    ]
    return live_changes(pks) if pks else {}


def _first_known(steps: Iterable[Step]) -> dt.date | None:
    return next((step.on for step in steps if step.on and step.day_known), None)


def _follow(
    change: Change, state: ApplicationState, steps: Steps, recorded: list[StatusChange], today: dt.date | None
) -> _Entry:
    history = dated(recorded)
    if history and (first := _first_known(steps)):
        make_room_before(history, first, change.earlier)
        state = state_of(history)
    moved = [one for one in history if one.is_changed]
    entry = _Entry(change, derived_fields(change.application), state, [], moved)
    for place, step in enumerate(steps):
        last = state.last_news_on if state.state else None
        try:
            day = _day_of(step, steps[place + 1 :], last, today)
        except MoveError:
            if change.is_partial and entry.rows:
                break
            raise
        if step.to_state == state.status and not state.closed_as:
            continue
        entry.rows.append(_Row(state.state, step.to_state, day, step.day_known))
        state = state.apply(step.to_state, day, step.day_known)
    entry.state = state
    return entry


def _day_of(step: Step, following: Steps, last: dt.date | None, today: dt.date | None) -> dt.date:
    """The date to store, after `last`; one that is not known, as early as the order allows. Raises MoveError."""
    if step.day_known:
        day = step.on or max(today or dt.date.min, last or dt.date.min)
        if day != last:
            validate_not_ahead(day, today or day)
        if last and day < last:
            raise day_before(last)
        return day
    latest = _first_known(following) or today
    place = step.on or last or latest
    if place is None:
        raise ValueError("A step without a date needs a place in the order.")
    return max(min(place, latest or place), last or dt.date.min)


def _write(recorder: Recorder, entries: list[_Entry], profile: Profile) -> None:
    new = [one for one in entries if one.application.pk is None]
    stored = [one for one in entries if one.application.pk]
    for one in entries:
        one.application.apply_state(one.state, profile)
    for one in new:
        one.application.history_version = len(one.rows)
    Application.objects.bulk_create([one.application for one in new])
    _write_rows(entries, _end_outcomes(stored))
    _redate(recorder, [moved for one in stored for moved in one.moved])
    save_derived_fields((one.application, one.before) for one in stored)
    recorder.add(*(Moved(one.application.pk, [row.pk for row in one.written]) for one in stored))
    recorder.add(
        *(Created(one.application.pk, one.application.version, one.application.history_version) for one in new)
    )


def _end_outcomes(entries: list[_Entry]) -> dict[int, Outcome]:
    """End the outcomes that these changes leave behind; gives them by application."""
    pks = [one.application.pk for one in entries if any(row.from_state in OutcomeKind.values for row in one.rows)]
    if not pks:
        return {}
    ended = {one.application_id: one for one in Outcome.objects.filter(application_id__in=pks, reopened_at=None)}
    Outcome.objects.filter(pk__in=[one.pk for one in ended.values()]).update(reopened_at=timezone.now())
    return ended


def _write_rows(entries: list[_Entry], ended: dict[int, Outcome]) -> None:
    outcomes = []
    for one in entries:
        for new in one.rows:
            row = StatusChange(
                application=one.application,
                from_state=new.from_state,
                to_state=new.to_state,
                happened_on=new.on,
                day_known=new.day_known,
            )
            if new.from_state in OutcomeKind.values:
                row.ended_outcome = ended.get(one.application.pk)
            if new.to_state in OutcomeKind.values:
                row.outcome = Outcome(
                    application=one.application,
                    kind=new.to_state,
                    ended_on=new.on,
                    day_known=new.day_known,
                    reason=one.change.reason or Reason.NONE,
                    message=one.change.message,
                )
                outcomes.append(row.outcome)
            one.written.append(row)
    Outcome.objects.bulk_create(outcomes)
    rows = [row for one in entries for row in one.written]
    for row in rows:
        row.outcome = row.outcome  # takes over the key that storing the outcome gave it
    StatusChange.objects.bulk_create(rows)


def _redate(recorder: Recorder, changed: Iterable[Dated]) -> None:
    """Store the dates of changes, one statement for all that change alike."""
    alike: dict[tuple, list[int]] = defaultdict(list)
    for one in changed:
        before = (one.change.happened_on, one.change.day_known)
        alike[before, (one.on, one.day_known)].append(one.change.pk)
    for (before, after), pks in alike.items():
        names = [name for place, name in enumerate(("happened_on", "day_known")) if before[place] != after[place]]
        texts = (dict(zip(("happened_on", "day_known"), values, strict=True)) for values in (before, after))
        recorder.changed_alike(StatusChange, pks, *({name: values[name] for name in names} for values in texts))
        set_change_dates(pks, happened_on=after[0], day_known=after[1])


def change_date(
    change: StatusChange, on: dt.date | None, *, today: dt.date, earlier: EarlierDate | None = None
) -> Action | None:
    """Say that a change happened on another date, or with None that nobody knows when. None where nothing changes.

    Its place in the order stays: raises MoveError for a date after the next change that has one, and for a date before
    the previous change unless `earlier` says when that happened.
    """
    application = change.application
    action, refused = change_dates(application.owner, {change.pk: on}, today=today, earlier=earlier)
    for _, error in refused:
        raise error
    if action is None and change.pk not in {one.pk for one in application.changes.live()}:
        raise MoveError("That step was undone in the meantime.", code="undone")
    change.refresh_from_db(fields=["happened_on", "day_known"])
    return action


def change_dates(
    owner, wanted: Mapping[int, dt.date | None], *, today: dt.date, earlier: EarlierDate | None = None
) -> tuple[Action | None, list[tuple[StatusChange, MoveError]]]:
    """Say of many changes, by primary key, when they happened, as one action; None where nothing changes.

    Gives the changes that the order of their history does not allow on that date, each with its MoveError.
    """
    recorder, refused, names = Recorder(owner), [], []
    found = StatusChange.objects.for_user(owner).live().filter(pk__in=wanted)
    with transaction.atomic():
        for some in batched(sorted(set(found.values_list("application_id", flat=True))), CHUNK):
            rows = Application.objects.select_for_update().filter(pk__in=some).only("company", "agency").order_by("pk")
            applications, histories, changed = list(rows), live_changes(some), []
            for application in applications:
                history, wrong = redated(histories[application.pk], wanted, today=today, earlier=earlier)
                refused += wrong
                if moved := [one for one in history if one.is_changed]:
                    changed += moved
                    names.append(application.company_or_agency)
            _redate(recorder, changed)
            recompute_derived({one.change.application_id for one in changed})
        return recorder.action("day", _dates_changed(names, len(wanted))), refused


def _dates_changed(names: Sequence[str], number: int) -> str:
    if len(names) == 1 and number == 1:
        return f"{names[0]}: date changed"
    return counted(len(names), one="Dates of 1 application changed", other="Dates of {n} applications changed")


def set_change_dates(pks: Iterable[int], **values: object) -> None:
    """Store `happened_on`, `day_known` or both. An outcome that began with the change ends on the same date."""
    ends = {"happened_on": "ended_on", "day_known": "day_known"}
    rows = StatusChange.objects.filter(pk__in=list(pks))
    rows.update(**values)
    outcomes = Outcome.objects.filter(pk__in=rows.exclude(outcome=None).values("outcome"))
    outcomes.update(**{ends[name]: value for name, value in values.items()})
