"""Places on a chart, as SVG percentages: the text keeps its size at any width."""

from collections.abc import Sequence
from dataclasses import dataclass

BOTTOM, TOP = 92.0, 4.0
MOST_STEPS = 90


@dataclass(frozen=True, slots=True)
class Curve:
    """All places are strings such as “12.5%”. `lines`: x1, y1, x2, y2; `areas`: x, y, width, height; marks with their text."""

    lines: list[tuple[str, str, str, str]]
    areas: list[tuple[str, str, str, str]]
    grid: list[tuple[str, str, str]]
    ticks: list[tuple[str, str, str]]
    label: tuple[str, str]
    invited: tuple[str, str] | None


def curve_of(points: Sequence[tuple[int, float, float]]) -> Curve | None:
    """A step curve from (day, share, part of it); nothing without points. At most ninety steps are drawn."""
    if not points:
        return None
    points = thinned(points)
    last_day = max(points[-1][0], 7)
    top = min(1.0, max(0.2, -(-points[-1][1] * 10 // 1) / 10))

    def x(day: float) -> float:
        return 100 * day / last_day

    def y(share: float) -> float:
        return BOTTOM - (BOTTOM - TOP) * share / top

    lines, areas = [], []
    day, share, part = 0, 0.0, 0.0
    for next_day, next_share, next_part in [*points, (last_day, *points[-1][1:])]:
        if next_day > day:
            lines.append((_p(x(day)), _p(y(share)), _p(x(next_day)), _p(y(share))))
            if part:
                areas.append((_p(x(day)), _p(y(part)), _p(x(next_day) - x(day)), _p(BOTTOM - y(part))))
        if next_share > share:
            lines.append((_p(x(next_day)), _p(y(share)), _p(x(next_day)), _p(y(next_share))))
        day, share, part = next_day, next_share, next_part
    step = 0.2 if top > 0.4 else 0.1
    marks = [number * step for number in range(int(round(top / step, 6)) + 1)]
    grid = [(_p(y(mark)), _p(y(mark) - 1.5), f"{100 * mark:.0f} %" if mark else "") for mark in marks]
    ticks = [("0", "applied", "start"), (_p(50), f"day {last_day // 2}", "middle"), ("100%", f"day {last_day}", "end")]
    return Curve(
        lines,
        areas,
        grid,
        ticks,
        ("99%", _p(max(5, y(share) - 2))),
        ("99%", _p(y(part) - 2)) if part and y(part) - y(share) > 8 else None,
    )


def thinned(points: Sequence[tuple[int, float, float]]) -> list[tuple[int, float, float]]:
    if len(points) <= MOST_STEPS:
        return list(points)
    step = len(points) / MOST_STEPS
    return [points[int(number * step)] for number in range(MOST_STEPS)] + [points[-1]]


def _p(value: float) -> str:
    return f"{value:.2f}%"
