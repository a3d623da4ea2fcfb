"""Two searches side by side: what came of each, and what can be told apart."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from .figures import Figures
from .rates import Rate
from .whiskers import Axis, Whisker, axis_for, whiskers


@dataclass(frozen=True, slots=True)
class Step:
    """One step for both searches, on one axis, and whether they can be told apart."""

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
        return "; ".join(apart) if apart else "It’s too early to say whether one went better than the other"


UNTOLD = "The intervals overlap, so you can’t tell yet."
FEW = "Too few in one of the searches to say."


def compare(names: Sequence[str], found: Sequence[Figures]) -> Comparison:
    """`found` are the figures of two searches, `names` what they are called."""
    axis = axis_for([rate for figures in found for rate in figures.overall])
    steps = []
    for number, step in enumerate(found[0].overall):
        named = [replace(figures.overall[number], label=name) for name, figures in zip(names, found, strict=True)]
        steps.append(Step(step.label, _verdict(step.label, *named), whiskers(named, axis)))
    return Comparison(axis, steps)


def _verdict(step: str, one: Rate, other: Rate) -> str:
    if not (one.is_told and other.is_told):
        return FEW
    more, less = (one, other) if one.low > other.low else (other, one)
    if more.low <= less.high:
        return UNTOLD
    return f"{step} came more often in “{more.label}” than in “{less.label}”"
