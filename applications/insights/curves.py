"""Places on a chart, as SVG percentages: the text keeps its size at any width."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from applications import wording

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
    """All places are strings such as “12.50%”. `lines`: x1, y1, x2, y2; `areas`: x, y, width, height; labels are
    (place, text).
    """

    lines: list[tuple[str, str, str, str]]
    areas: list[tuple[str, str, str, str]]
    grid: list[tuple[str, str, str]]
    ticks: list[tuple[str, str, str]]
    answered: tuple[str, str]
    invited: tuple[str, str] | None
    half: tuple[str, str, str] | None
    dots: list[Dot]


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a day and a share lie, in per cent of the chart's width and height."""

    last_day: int
    top: float

    def x(self, day: float) -> float:
        return 100 * day / self.last_day

    def y(self, share: float) -> float:
        return BOTTOM - (BOTTOM - TOP) * share / self.top


def curve_of(waiting: Waiting) -> Curve | None:
    """A step curve of those answered and, filled, of those invited; nothing under ten answers. At most ninety steps
    are drawn.
    """
    if not waiting.curve:
        return None
    points = thinned(waiting.curve)
    end, share, part = points[-1]
    longest = min(max((one.day for one in waiting.placed), default=0), MOST_DAYS_OF_OPEN_ONES)
    frame = Frame(
        last_day=max(end + 1 + end // 20, longest, LEAST_DAYS), top=min(1.0, max(0.2, -(-share * 10 // 1) / 10))
    )
    half = waiting.half_within
    lines, areas = _steps(points, frame)
    is_apart = part > 0 and frame.y(part) - frame.y(share) > APART
    return Curve(
        lines=lines,
        areas=areas,
        grid=_grid(frame),
        ticks=_ticks(frame.last_day),
        answered=(_p(max(4.0, frame.y(share) - 4.5)), _answered(waiting, share)),
        invited=(_p(frame.y(part) - 2.5), f"{wording.percent(part)} were invited") if is_apart else None,
        half=(_p(frame.x(half)), "start" if frame.x(half) < 50 else "end", f"day {half}") if half else None,
        dots=[
            Dot(_p(frame.x(day)), _p(frame.y(_share_at(points, day))), words, pk)
            for day, words, pk in _by_day(waiting.placed, frame.last_day)
        ],
    )


def _answered(waiting: Waiting, share: float) -> str:
    """At the end of the curve. An estimate, where some waits have not ended: it allows for replies that may still
    come.
    """
    if waiting.is_estimate:
        return f"about {wording.percent(share)} get a reply"
    return f"{wording.percent(share)} got a reply"


def _steps(points: Sequence[tuple[int, float, float]], frame: Frame) -> tuple[list, list]:
    """The lines of those answered and the filled areas of those invited, level from one day to the next."""
    lines, areas = [], []
    day, share, part = 0, 0.0, 0.0
    for next_day, next_share, next_part in [*points, (frame.last_day, *points[-1][1:])]:
        left, right, level = _p(frame.x(day)), _p(frame.x(next_day)), _p(frame.y(share))
        if next_day > day:
            lines.append((left, level, right, level))
            if part:
                width, height = frame.x(next_day) - frame.x(day), BOTTOM - frame.y(part)
                areas.append((left, _p(frame.y(part)), _p(width), _p(height)))
        if next_share > share:
            lines.append((right, level, right, _p(frame.y(next_share))))
        day, share, part = next_day, next_share, next_part
    return lines, areas


def _grid(frame: Frame) -> list[tuple[str, str, str]]:
    step = 0.2 if frame.top > 0.4 else 0.1
    marks = [number * step for number in range(int(round(frame.top / step, 6)) + 1)]
    return [(_p(frame.y(mark)), _p(frame.y(mark) - 1.5), f"{100 * mark:.0f}%" if mark else "") for mark in marks]


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
            f"{wording.listed([one.company or 'one through an agency' for one in some])}: day {day}",
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
