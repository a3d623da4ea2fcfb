"""Two job searches side by side: what came of each, and where they differ."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from .figures import Figures
from .rates import Rate
from .whiskers import Axis, Whisker, axis_for, whiskers


@dataclass(frozen=True, slots=True)
class Step:
    """One step for both searches, on one axis, and whether they differ."""

    label: str
    verdict: str
    whiskers: list[Whisker]


@dataclass(frozen=True, slots=True)
class Comparison:
    axis: Axis
    steps: list[Step]

    @property
    def finding(self) -> str:
        apart = [one.verdict for one in self.steps if one.verdict not in (UNTOLD, FEW)]
        return " ".join(apart) if apart else "It’s too early to say whether one went better than the other."


UNTOLD = "The ranges overlap, so it’s too early to say."
FEW = "One of the job searches has too few results to say."
APART = (
    "“{more}” led to a conversation more often than “{less}”.",
    "“{more}” led to an interview more often than “{less}”.",
    "“{more}” led to an offer more often than “{less}”.",
)


def compare(names: Sequence[str], found: Sequence[Figures]) -> Comparison:
    """`found` are the figures of two searches, `names` what they are called."""
    axis = axis_for([rate for figures in found for rate in figures.overall])
    steps = []
    for number, step in enumerate(found[0].overall):
        named = [replace(figures.overall[number], label=name) for name, figures in zip(names, found, strict=True)]
        steps.append(Step(step.label, _verdict(APART[number], *named), whiskers(named, axis)))
    return Comparison(axis, steps)


def _verdict(apart: str, one: Rate, other: Rate) -> str:
    if not (one.has_rate and other.has_rate):
        return FEW
    more, less = (one, other) if one.low > other.low else (other, one)
    if more.low <= less.high:
        return UNTOLD
    return apart.format(more=more.label, less=less.label)
