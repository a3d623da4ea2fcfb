"""What happened to each application that was sent, read from its changes and its interviews."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from applications.models import ApplicationState, OutcomeKind, Status, StatusChange, fold_changes
from applications.models.interviews import Told, by_application, reached
from applications.models.vocabulary import STATUS_ORDER

INVITED, REFUSED = "invited", "refused"


class Step(NamedTuple):
    """Where the date is not known, `on` only keeps the order."""

    state: str
    on: dt.date
    day_known: bool = True


@dataclass(frozen=True)
class Journey:
    """One application that was sent. `steps`: its changes that were not undone, in the order of recording.

    `led_to`: the status it reached by what took place; `furthest` is what it was invited to.
    """

    pk: int
    company: str
    source: str
    work_mode: str
    steps: tuple[Step, ...]
    standing: ApplicationState
    interviews: tuple[tuple[str, str], ...] = ()

    @cached_property
    def led_to(self) -> Status:
        return reached(self.standing.furthest, self.interviews)

    @property
    def furthest(self) -> str:
        return self.standing.furthest

    @cached_property
    def order(self) -> int:
        """How far it got by what took place, as a number from 2 for applied to 5 for an offer."""
        return self.led_to.order

    @property
    def is_closed(self) -> bool:
        return bool(self.standing.closed_as)

    @property
    def applied_on(self) -> dt.date | None:
        """None where nobody knows the date."""
        return (self.standing.applied_on or self.steps[0].on) if self.standing.applied_day_known else None

    def first_answer(self) -> tuple[dt.date | None, str] | None:
        """The date of their first answer of any kind, None if it is not known, and whether it was an invitation or a no.

        None without an answer.

        A later correction counts: what was moved back is not an answer any more. An invitation is one, whether or not the
        interview took place.
        """
        if STATUS_ORDER[self.furthest] > STATUS_ORDER[Status.APPLIED]:
            reached = [step for step in self.steps if step.state in BEYOND]
            if not reached:
                return None
            first = min(reached, key=lambda step: step.on)
            return first.on if first.day_known else None, INVITED
        if self.standing.closed_as in (OutcomeKind.REJECTED, OutcomeKind.CANCELLED):
            return self.closed_on, REFUSED
        return None

    @property
    def closed_on(self) -> dt.date | None:
        """None as well where nobody knows the date."""
        return self.standing.closed_on if self.standing.closed_day_known else None


BEYOND = (Status.SCREENING, Status.INTERVIEWING, Status.OFFER)
FIELDS = (
    "application_id",
    "to_state",
    "happened_on",
    "application__company",
    "application__source",
    "application__work_mode",
    "day_known",
)


def journeys(rows: Iterable[tuple], interviews: Mapping[int, Sequence[tuple[str, str]]] | None = None) -> list[Journey]:
    """From rows of FIELDS in the order of recording, and (type, state) of interviews by application.

    What was only saved is no journey.
    """
    held = interviews or {}
    steps: dict[int, list[Step]] = {}
    facts: dict[int, tuple[str, str, str]] = {}
    for pk, state, on, company, source, work_mode, day_known in rows:
        if pk not in steps:
            steps[pk], facts[pk] = [], (company, source, work_mode)
        steps[pk].append(Step(state, on, day_known))
    found = []
    for pk, mine in steps.items():
        standing = fold_changes(mine)
        if standing.furthest != Status.SAVED:
            found.append(Journey(pk, *facts[pk], tuple(mine), standing, tuple(held.get(pk, ()))))
    return found


def journeys_of(user, interviews: Iterable[Told]) -> list[Journey]:
    """One query: every change of the person's applications that was not undone. `interviews`: all of theirs."""
    changes = StatusChange.objects.for_user(user).live().values_list(*FIELDS)
    return journeys(changes, by_application(interviews))


def within(
    cases: Iterable[Journey],
    *,
    since: dt.date | None = None,
    until: dt.date | None = None,
    source: str = "",
    only: Collection[int] | None = None,
) -> list[Journey]:
    """Those applied for in a period (both days included), from a source, among some.

    Where nobody knows the date of applying, an application is in no period.
    """
    chosen = [case for case in cases if (not source or case.source == source) and (only is None or case.pk in only)]
    if since is None and until is None:
        return chosen
    first, last = since or dt.date.min, until or dt.date.max
    return [case for case in chosen if case.applied_on and first <= case.applied_on <= last]
