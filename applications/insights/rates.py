"""How often applying led to a conversation, an interview, an offer: counts first, then a rate with its interval."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from applications.models import Source, Status, WorkMode

from .journeys import Journey
from .statistics import wilson_interval

ENOUGH = 10
MOST_TAGS = 8
MOST_DIFFERENCES = 3
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

    @property
    def in_words(self) -> str:
        """“34%, interval 22 to 48%”."""
        if self.share is None:
            return "too few to say"
        return f"{100 * self.share:.0f}%, interval {100 * self.low:.0f} to {100 * self.high:.0f}%"


def rate(label: str, step: Status, cases: Sequence[Journey]) -> Rate:
    least = step.order
    reached = sum(case.order >= least for case in cases)
    known = sum(case.order >= least or case.is_closed for case in cases)
    if known < ENOUGH:
        return Rate(label, reached, known)
    low, high = wilson_interval(reached, known)
    return Rate(label, reached, known, reached / known, low, high)


def overall(cases: Sequence[Journey]) -> list[Rate]:
    return [rate(label, step, cases) for step, label in STEPS]


def finding(rates: Sequence[Rate]) -> str:
    """The furthest step short of an offer that can be told: “7 of 45 led to an interview; anything from 8 to 29% would fit”."""
    conversation, interview, _ = rates
    told = interview if interview.is_told else conversation
    if not told.is_told:
        return "Too few to show a rate yet; that needs ten"
    what = f"{told.label[0].lower()}{told.label[1:]}"
    return f"{told.reached} of {told.known} led to {what}; anything from {100 * told.low:.0f} to {100 * told.high:.0f}% would fit"


def by_source(cases: Sequence[Journey]) -> list[Rate]:
    """How often each source led to a conversation."""
    return _grouped(((case.source, case) for case in cases), Source.choices)


def by_work_mode(cases: Sequence[Journey]) -> list[Rate]:
    return _grouped(((case.work_mode, case) for case in cases), WorkMode.choices)


def by_tag(cases: Sequence[Journey], tagged: Iterable[tuple[int, str]]) -> list[Rate]:
    """From (application, tag) pairs; the eight tags of which most is known. An application counts for each tag it has."""
    by_pk = {case.pk: case for case in cases}
    pairs = [(name, by_pk[pk]) for pk, name in tagged if pk in by_pk]
    found = _grouped(pairs, [(name, name) for name in sorted({name for name, _ in pairs})])
    return sorted(found, key=lambda one: (-one.known, one.label))[:MOST_TAGS]


def _grouped(pairs: Iterable[tuple[str, Journey]], choices: Iterable[tuple[str, str]]) -> list[Rate]:
    groups: dict[str, list[Journey]] = {}
    for value, case in pairs:
        groups.setdefault(value, []).append(case)
    return [rate(str(label), Status.SCREENING, groups[value]) for value, label in choices if value in groups]


def differences(rates: Sequence[Rate]) -> list[tuple[Rate, Rate]]:
    """(more often, less often) for each two whose intervals do not overlap, the widest gap first."""
    told = [one for one in rates if one.is_told]
    apart = [(one, other) for one in told for other in told if one.low > other.high]
    return sorted(apart, key=lambda pair: (pair[1].high - pair[0].low, pair[0].label, pair[1].label))


def verdict(rates: Sequence[Rate], what: str = "sources") -> str:
    """Which can be told apart: only those whose intervals do not overlap."""
    told = [one for one in rates if one.is_told]
    if len(told) < 2:
        return f"Too few known cases to compare {what}"
    apart = differences(rates)
    if not apart:
        return f"The ranges for {what} overlap, so it’s too early to say which works better for you"
    better: dict[str, list[str]] = {}
    for one, other in apart:
        better.setdefault(one.label, []).append(other.label)
    said = [f"{name} led to a conversation more often than {_listed(others)}" for name, others in better.items()]
    pairs = len(told) * (len(told) - 1) // 2
    rest = "; it’s too early to say for the others" if len(apart) < pairs else ""
    return "; ".join(said[:MOST_DIFFERENCES]) + rest


def _listed(names: Sequence[str]) -> str:
    """“a, b and c”."""
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
