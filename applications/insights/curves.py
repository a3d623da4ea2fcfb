"""Places on a chart, as SVG percentages: the text keeps its size at any width."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .waiting import Placed, Waiting

BOTTOM, TOP = 92.0, 6.0
MOST_STEPS = 90
LEAST_DAYS = 7
MOST_DAYS_OF_OPEN_ONES = 60
DAY_STEPS = (1, 2, 5, 10, 20, 30, 60, 90, 180, 360, 720)
MOST_TICKS = 6
APART = 9.0


@dataclass(frozen=True, slots=True)
class Dot:
    """Those of the person that wait since the same number of days, on the curve."""

    x: str
    y: str
    words: str
    pk: int | None


@dataclass(frozen=True, slots=True)
class Curve:
    """All places are strings such as “12.50%”. `lines`: x1, y1, x2, y2; `areas`: x, y, width, height; labels are (place, text)."""

    lines: list[tuple[str, str, str, str]]
    areas: list[tuple[str, str, str, str]]
    grid: list[tuple[str, str, str]]
    ticks: list[tuple[str, str, str]]
    answered: tuple[str, str]
    invited: tuple[str, str] | None
    half: tuple[str, str, str] | None
    dots: list[Dot]


def curve_of(waiting: Waiting) -> Curve | None:
    """A step curve of those answered and, filled, of those invited; nothing under ten answers. At most ninety steps are drawn."""
    if not waiting.curve:
        return None
    points = thinned(waiting.curve)
    longest = min(max((one.day for one in waiting.placed), default=0), MOST_DAYS_OF_OPEN_ONES)
    last_day = max(points[-1][0] + 1 + points[-1][0] // 20, longest, LEAST_DAYS)
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
    half = waiting.half_within
    return Curve(
        lines=lines,
        areas=areas,
        grid=_grid(top, y),
        ticks=_ticks(last_day),
        answered=(_p(max(4.0, y(share) - 4.5)), f"{100 * share:.0f} % had an answer"),
        invited=(_p(y(part) - 2.5), f"{100 * part:.0f} % an invitation")
        if y(part) - y(share) > APART and part
        else None,
        half=(_p(x(half)), "start" if x(half) < 50 else "end", f"day {half}") if half else None,
        dots=[
            Dot(_p(x(day)), _p(y(_share_at(points, day))), words, pk)
            for day, words, pk in _by_day(waiting.placed, last_day)
        ],
    )


def _grid(top: float, y) -> list[tuple[str, str, str]]:
    step = 0.2 if top > 0.4 else 0.1
    marks = [number * step for number in range(int(round(top / step, 6)) + 1)]
    return [(_p(y(mark)), _p(y(mark) - 1.5), f"{100 * mark:.0f} %" if mark else "") for mark in marks]


def _ticks(last_day: int) -> list[tuple[str, str, str]]:
    """(place, text, anchor) for round days; the last one keeps its distance from the end."""
    step = next((one for one in DAY_STEPS if last_day / one <= MOST_TICKS), last_day)
    days = range(0, last_day + 1, step)
    return [
        (_p(100 * day / last_day), str(day), "start" if day == 0 else "end" if day == last_day else "middle")
        for day in days
    ]


def _by_day(placed: Iterable[Placed], last_day: int) -> list[tuple[int, str, int | None]]:
    """(day, words, application when it is the only one) for those that lie on the axis."""
    days: dict[int, list[Placed]] = {}
    for one in placed:
        if one.day <= last_day:
            days.setdefault(one.day, []).append(one)
    return [
        (
            day,
            f"{', '.join(one.company or 'one through an agency' for one in some)}: day {day}",
            some[0].pk if len(some) == 1 else None,
        )
        for day, some in days.items()
    ]


def _share_at(points: Sequence[tuple[int, float, float]], day: int) -> float:
    return max((share for reached, share, _ in points if reached <= day), default=0.0)


def thinned(points: Sequence[tuple[int, float, float]]) -> list[tuple[int, float, float]]:
    if len(points) <= MOST_STEPS:
        return list(points)
    step = len(points) / MOST_STEPS
    return [points[int(number * step)] for number in range(MOST_STEPS)] + [points[-1]]


def _p(value: float) -> str:
    return f"{value:.2f}%"
