"""How long until they reply. Open applications are still waiting and count as nothing else."""

import datetime as dt
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median_low

from applications import wording
from applications.models import Status

from .journeys import INVITED, REFUSED, Journey
from .statistics import cumulative_incidence, kaplan_meier

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
    """Shares lie between 0 and 1. `curve`: (day, share answered by then, of it invited); empty under ten answers."""

    sent: int
    answered: int
    still_open: int
    half_within: int | None = None
    curve: list[tuple[int, float, float]] = field(default_factory=list)
    table: list[tuple[int, float, float, float]] = field(default_factory=list)
    placed: list[Placed] = field(default_factory=list)
    more_open: int = 0

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
        return f"{have} {still}"


def waiting_of(cases: Sequence[Journey], today: dt.date) -> Waiting:
    """Kaplan and Meier for an answer of any kind, Aalen and Johansen for an invitation against a no.

    What ended without an answer (silence, withdrawn) is watched until its closing day, what is open until today.
    """
    durations, causes = [], []
    for case in cases:
        answer = case.first_answer()
        durations.append(max(0, ((answer[0] if answer else case.watched_until(today)) - case.applied_on).days))
        causes.append(answer[1] if answer else None)
    answers = [day for day, cause in zip(durations, causes, strict=True) if cause]
    open_ones = sorted(
        (
            Placed(case.pk, case.company, (today - case.applied_on).days)
            for case in cases
            if not case.is_closed and case.furthest == Status.APPLIED
        ),
        key=lambda one: (one.day, one.pk),
    )
    counts = (len(cases), len(answers), len(open_ones))
    placed, more = _spread(open_ones), max(0, len(open_ones) - MOST_PLACED)
    if len(answers) < ENOUGH:
        return Waiting(*counts, placed=placed, more_open=more)
    still = kaplan_meier(durations, [cause is not None for cause in causes])
    by_cause = cumulative_incidence(durations, causes)
    invited = dict(by_cause.get(INVITED, []))
    refused = dict(by_cause.get(REFUSED, []))
    curve = [(day, 1 - share, invited.get(day, 0.0)) for day, share in still]
    table = []
    for day in CHECKED:
        place = bisect_right([one[0] for one in curve], day) - 1
        if place >= 0:
            at = curve[place]
            table.append((day, at[1], at[2], refused.get(at[0], 0.0)))
        else:
            table.append((day, 0.0, 0.0, 0.0))
    return Waiting(*counts, median_low(sorted(answers)), curve, table, placed, more)


def _spread(open_ones: Sequence[Placed]) -> list[Placed]:
    """All, or twelve from the one that waits shortest to the one that waits longest."""
    last = len(open_ones) - 1
    if last < MOST_PLACED:
        return list(open_ones)
    return [open_ones[number * last // (MOST_PLACED - 1)] for number in range(MOST_PLACED)]
