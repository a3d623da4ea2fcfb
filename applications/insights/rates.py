"""How often applying led to a conversation, an interview, an offer: counts first, then a rate with its interval."""

from collections.abc import Sequence
from dataclasses import dataclass

from applications.models import Source, Status

from .journeys import Journey
from .statistics import wilson_interval

ENOUGH = 10
STEPS = ((Status.SCREENING, "A conversation"), (Status.INTERVIEWING, "An interview"), (Status.OFFER, "An offer"))


@dataclass(frozen=True, slots=True)
class Rate:
    """`reached` of `known` cases. A case is known once it reached the step or closed before it. No share under ten."""

    label: str
    reached: int
    known: int
    share: float | None = None
    low: float = 0.0
    high: float = 1.0

    @property
    def is_told(self) -> bool:
        return self.share is not None


def rate(label: str, step: Status, cases: Sequence[Journey]) -> Rate:
    reached = sum(Status(case.furthest).order >= step.order for case in cases)
    known = sum(Status(case.furthest).order >= step.order or case.is_closed for case in cases)
    if known < ENOUGH:
        return Rate(label, reached, known)
    low, high = wilson_interval(reached, known)
    return Rate(label, reached, known, reached / known, low, high)


def overall(cases: Sequence[Journey]) -> list[Rate]:
    return [rate(label, step, cases) for step, label in STEPS]


def by_source(cases: Sequence[Journey]) -> list[Rate]:
    """How often each source led to a conversation."""
    grouped: dict[str, list[Journey]] = {}
    for case in cases:
        grouped.setdefault(case.source, []).append(case)
    return [rate(label, Status.SCREENING, grouped[value]) for value, label in Source.choices if value in grouped]


def verdict(rates: Sequence[Rate]) -> str:
    """Whether two sources can be told apart: only when their intervals do not overlap."""
    told = sorted((one for one in rates if one.share is not None), key=lambda one: one.share or 0.0)
    if len(told) < 2:
        return "Too few known cases to compare sources."
    lowest, highest = told[0], told[-1]
    if highest.low > lowest.high:
        return f"{highest.label} led to a conversation more often than {lowest.label.lower()}; the intervals do not overlap."
    return "The intervals of the sources overlap, so you can’t tell yet which works better for you."
