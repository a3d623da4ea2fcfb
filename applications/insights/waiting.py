"""How long until they reply. Open applications are still waiting and count as nothing else."""

import datetime as dt
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from statistics import median_low

from applications import wording
from applications.models import OutcomeKind, Status

from .journeys import INVITED, REFUSED, Journey
from .statistics import cumulative_incidence

SILENT = "silent"
ANSWERS = (INVITED, REFUSED)
ENOUGH = 10
CHECKED = (7, 14, 30, 60, 90)
MOST_PLACED = 12


@dataclass(frozen=True, slots=True)
class Placed:
    """An open application and how many days it has waited."""

    pk: int
    company: str
    day: int


@dataclass(frozen=True, slots=True)
class Waiting:
    """Shares lie between 0 and 1. `curve`: (day, share answered by then, of it invited); empty under ten dated answers.

    `silent`: how many were closed as no response. `undated`: how many are left out of the curve and of `half_within`,
    because a date is not known.
    """

    sent: int
    answered: int
    still_open: int
    half_within: int | None = None
    curve: list[tuple[int, float, float]] = field(default_factory=list)
    table: list[tuple[int, float, float, float]] = field(default_factory=list)
    placed: list[Placed] = field(default_factory=list)
    more_open: int = 0
    silent: int = 0
    undated: int = 0

    @property
    def is_estimate(self) -> bool:
        """Whether some waits that the curve is drawn from have not ended, or ended otherwise than by them."""
        return self.answered + self.silent < self.sent

    @property
    def finding(self) -> str:
        if self.half_within is None:
            return "Too few replies to say how long they take"
        return wording.counted(
            self.half_within,
            one="Half the replies came within 1 day",
            other="Half the replies came within {n} days",
            zero="Half the replies came on the same day",
        )

    @property
    def replied(self) -> str:
        """“156 of 300 have had a reply. 14 are still waiting.”"""
        have = wording.counted(
            self.answered,
            one="1 of {sent} has had a reply.",
            other="{n} of {sent} have had a reply.",
            zero="None has had a reply yet.",
            sent=wording.figure(self.sent),
        )
        still = wording.counted(
            self.still_open,
            one="1 is still waiting.",
            other="{n} are still waiting.",
            zero="None is still waiting.",
        )
        if not self.silent:
            return f"{have} {still}"
        silent = wording.counted(
            self.silent, one="1 closed without a response.", other="{n} closed without a response."
        )
        return f"{have} {silent} {still}"

    @property
    def left_out(self) -> str:
        """What the curve leaves out."""
        if not self.undated:
            return ""
        return wording.counted(
            self.undated,
            one="1 application is left out here, because a date is not known.",
            other="{n} applications are left out here, because a date is not known.",
        )


def waiting_of(cases: Sequence[Journey], today: dt.date) -> Waiting:
    """Aalen and Johansen: the share invited and the share refused by each day.

    Silence is an end of its own: an application closed as no response got no answer, so the shares add up to those that
    were answered. What the person ended is watched until then, what is open until today.
    """
    ends = [(case, *_end_of(case, today)) for case in cases]
    known = [
        ((on - case.applied_on).days, cause)
        for case, on, cause in ends
        if on is not None and case.applied_on is not None
    ]
    durations, causes = [max(0, day) for day, _ in known], [cause for _, cause in known]
    answers = [day for day, cause in zip(durations, causes, strict=True) if cause in ANSWERS]
    waiting = [case for case in cases if not case.is_closed and case.furthest == Status.APPLIED]
    open_ones = sorted(
        (Placed(case.pk, case.company, (today - on).days) for case in waiting if (on := case.applied_on)),
        key=lambda one: (one.day, one.pk),
    )
    found = Waiting(
        sent=len(cases),
        answered=sum(cause in ANSWERS for _, _, cause in ends),
        still_open=len(waiting),
        placed=_spread(open_ones),
        more_open=max(0, len(open_ones) - MOST_PLACED),
        silent=sum(cause == SILENT for _, _, cause in ends),
        undated=len(cases) - len(known),
    )
    if len(answers) < ENOUGH:
        return found
    by_cause = cumulative_incidence(durations, causes)
    invited, refused = dict(by_cause.get(INVITED, [])), dict(by_cause.get(REFUSED, []))
    days = sorted(set(answers))
    curve = [(day, invited.get(day, 0.0) + refused.get(day, 0.0), invited.get(day, 0.0)) for day in days]
    table = []
    for day in CHECKED:
        place = bisect_right([one[0] for one in curve], day) - 1
        if place >= 0:
            at = curve[place]
            table.append((day, at[1], at[2], refused.get(at[0], 0.0)))
        else:
            table.append((day, 0.0, 0.0, 0.0))
    return replace(found, half_within=median_low(sorted(answers)), curve=curve, table=table)


def _end_of(case: Journey, today: dt.date) -> tuple[dt.date | None, str | None]:
    """The last date on which an answer was seen or could have been, None if it is not known, and what ended the
    wait.
    """
    if answer := case.first_answer():
        return answer
    if case.closed_as == OutcomeKind.NO_RESPONSE:
        return case.closed_on, SILENT
    return case.closed_on if case.is_closed else today, None


def _spread(open_ones: Sequence[Placed]) -> list[Placed]:
    """All, or twelve from the one that waits shortest to the one that waits longest."""
    last = len(open_ones) - 1
    if last < MOST_PLACED:
        return list(open_ones)
    return [open_ones[number * last // (MOST_PLACED - 1)] for number in range(MOST_PLACED)]
