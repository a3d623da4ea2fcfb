"""How often applying led to a conversation, an interview, an offer: counts first, then a rate with its interval."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from applications import wording
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
    def has_rate(self) -> bool:
        return self.share is not None

    @property
    def counts(self) -> str:
        """“3 of 12”."""
        if not self.known:
            return "No results yet"
        return f"{wording.figure(self.reached)} of {wording.figure(self.known)}"

    @property
    def in_words(self) -> str:
        """“34%, probably between 22% and 48%”."""
        if self.share is None:
            return "too few to say"
        return f"{wording.percent(self.share)}, probably {between(self.low, self.high)}"


def between(low: float, high: float) -> str:
    """“between 22% and 48%”; “below 28%” and “above 72%” where the interval ends at nothing or at all."""
    first, last = wording.percent(low), wording.percent(high)
    if first == last:
        return f"about {first}"
    if first == "0%":
        return f"below {last}"
    return f"above {first}" if last == "100%" else f"between {first} and {last}"


type Ends = Counter[tuple[Status, bool]]  # how many led to a status and are closed or not


def ends_of(cases: Iterable[Journey]) -> Ends:
    return Counter((case.led_to, case.is_closed) for case in cases)


def rate(label: str, step: Status, ends: Ends) -> Rate:
    least = step.order
    reached = sum(number for (led_to, _), number in ends.items() if led_to.order >= least)
    known = reached + sum(number for (led_to, is_closed), number in ends.items() if is_closed and led_to.order < least)
    if known < ENOUGH:
        return Rate(label, reached, known)
    low, high = wilson_interval(reached, known)
    return Rate(label, reached, known, reached / known, low, high)


def overall(cases: Iterable[Journey]) -> list[Rate]:
    ends = ends_of(cases)
    return [rate(label, step, ends) for step, label in STEPS]


def finding(rates: Sequence[Rate]) -> str:
    """The furthest step short of an offer that has a rate.

    “27 of 282 led to an interview (10%; the true rate is probably between 7% and 14%)”
    """
    conversation, interview, _ = rates
    if interview.has_rate:
        return _finding("{counts} led to an interview ({share}; the true rate is probably {between})", interview)
    if conversation.has_rate:
        return _finding("{counts} led to a conversation ({share}; the true rate is probably {between})", conversation)
    return "Too few results to show a rate yet"


def _finding(sentence: str, told: Rate) -> str:
    share = wording.percent(told.share or 0.0)
    return sentence.format(counts=told.counts, share=share, between=between(told.low, told.high))


def by_source(cases: Sequence[Journey]) -> list[Rate]:
    """How often each source led to a conversation."""
    return _grouped(((case.source, case) for case in cases), Source.choices)


def by_work_mode(cases: Sequence[Journey]) -> list[Rate]:
    return _grouped(((case.work_mode, case) for case in cases), WorkMode.choices)


def by_tag(cases: Sequence[Journey], tagged: Iterable[tuple[int, str]]) -> list[Rate]:
    """From (application, tag) pairs; the eight tags of which most is known. An application counts for each tag it
    has.
    """
    by_pk = {case.pk: case for case in cases}
    pairs = [(name, by_pk[pk]) for pk, name in tagged if pk in by_pk]
    found = _grouped(pairs, [(name, name) for name in sorted({name for name, _ in pairs})])
    return sorted(found, key=lambda one: (-one.known, one.label))[:MOST_TAGS]


def _grouped(pairs: Iterable[tuple[str, Journey]], choices: Iterable[tuple[str, str]]) -> list[Rate]:
    groups: dict[str, list[Journey]] = {}
    for value, case in pairs:
        groups.setdefault(value, []).append(case)
    return [rate(str(label), Status.SCREENING, ends_of(groups[value])) for value, label in choices if value in groups]


def differences(rates: Sequence[Rate]) -> list[tuple[Rate, Rate]]:
    """(more often, less often) for each two whose intervals do not overlap, the widest gap first."""
    told = [one for one in rates if one.has_rate]
    apart = [(one, other) for one in told for other in told if one.low > other.high]
    return sorted(apart, key=lambda pair: (pair[1].high - pair[0].low, pair[0].label, pair[1].label))


def verdict(rates: Sequence[Rate], what: str = "sources") -> str:
    """Which can be told apart: only those whose intervals do not overlap."""
    told = [one for one in rates if one.has_rate]
    if len(told) < 2:
        return f"Too few results to compare {what}"
    apart = differences(rates)
    if not apart:
        return f"The ranges of the {what} overlap, so it’s too early to say which work better for you"
    better: dict[str, list[str]] = {}
    for one, other in apart:
        better.setdefault(one.label, []).append(other.label)
    said = [f"{name} led to a conversation more often than {wording.listed(others)}" for name, others in better.items()]
    said = said[:MOST_DIFFERENCES]
    if len(apart) < len(told) * (len(told) - 1) // 2:
        said.append("It’s too early to say for the others")
    return ". ".join(said)
