"""Rates as dots with whiskers on one axis: places in per cent of its width."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from .rates import Rate

WORLD = (0.03, 0.17)
WORLD_STEP = "An interview"
LEAST_TOP = 0.2
ROUNDING = 1e-9


@dataclass(frozen=True, slots=True)
class Whisker:
    """Places such as “12.50%”; empty where there is no rate. `world`: (start, width) of the published range."""

    rate: Rate
    dot: str = ""
    low: str = ""
    high: str = ""
    world: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Axis:
    """`top` is the share at its right end; `marks` are (place, text)."""

    top: float
    marks: list[tuple[str, str]]


def axis_for(rates: Sequence[Rate]) -> Axis:
    """From nothing to the next mark above the highest interval."""
    highest = max([LEAST_TOP, *(one.high for one in rates if one.has_rate)])
    step = 0.1 if highest <= 0.6 else 0.2
    number = ceil(highest / step - ROUNDING)
    top = number * step
    return Axis(top, [(place(mark * step, top), f"{round(100 * mark * step)}%") for mark in range(number + 1)])


def whiskers(rates: Sequence[Rate], axis: Axis, *, beside_world: str = "") -> list[Whisker]:
    """`beside_world`: the label of the rate that the published range belongs to."""
    return [_whisker(one, axis.top, has_world=bool(beside_world) and one.label == beside_world) for one in rates]


def _whisker(rate: Rate, top: float, *, has_world: bool) -> Whisker:
    world = (place(WORLD[0], top), place(WORLD[1] - WORLD[0], top)) if has_world else None
    if rate.share is None:
        return Whisker(rate, world=world)
    return Whisker(rate, place(rate.share, top), place(rate.low, top), place(rate.high, top), world)


def place(share: float, top: float) -> str:
    return f"{100 * share / top:.2f}%"
