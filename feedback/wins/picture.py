"""The picture of small wins: a mark for each one in its week, twelve weeks in a row, quiet weeks left empty."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from applications import wording

A_ROW = 12  # weeks
FEWEST = 3  # below this many there is no picture
MOST_MARKS = 9  # in one week
MARK, STEP = 16, 15  # pixels: the size of a mark, and the way to the next one above it
JOB = 28  # pixels: the mark of an accepted job
MORE = 16  # pixels: the line “+4” above the highest mark
LOWEST = 3  # marks: how much room a row has at least
AXIS = 24  # pixels: the dates below the ground
LABELLED = (3, 6, 9)  # weeks of a row with a date below, besides the first and the last
WEEK = dt.timedelta(weeks=1)
SHEET_WIDTH, SHEET_MARGIN, SHEET_TOP, SHEET_GAP = 720, 40, 88, 20  # pixels of the picture as a file

# The four groups, lowest mark first: {group: label}
GROUPS = {
    "act": "You acted",
    "reply": "They replied or helped",
    "far": "Further than before",
    "job": "The job",
}
ORDER = ("reply", "act", "far", "job")  # in the legend and the table


@dataclass(frozen=True, slots=True)
class Mark:
    """`top` and `size` in pixels. Templates know the sizes: they are those of the shapes."""

    group: str
    top: int
    size: int = MARK


@dataclass(frozen=True, slots=True)
class Week:
    """`place`: the middle in per cent of the row. `more`: how many have no mark of their own, with the text’s
    height.
    """

    monday: dt.date
    name: str
    title: str
    place: float
    marks: tuple[Mark, ...]
    more: int
    more_top: int
    label: str

    @property
    def anchor(self) -> str:
        return week_anchor(self.monday)

    @property
    def x(self) -> str:
        return f"{self.place:.2f}%"


@dataclass(frozen=True, slots=True)
class Row:
    """Twelve weeks, the oldest first. `first` and `last` are the dates at both ends; `ground` and `height` in
    pixels.
    """

    weeks: tuple[Week, ...]
    first: str
    last: str
    ground: int
    is_newest: bool
    span: str

    @property
    def height(self) -> int:
        return self.ground + AXIS

    @property
    def label_y(self) -> int:
        return self.ground + AXIS - 5


@dataclass(frozen=True, slots=True)
class Picture:
    """`rows`: the newest twelve weeks first. `legend`: (group, label, number). `table`: (anchor, week, numbers)."""

    rows: tuple[Row, ...]
    total: int
    caption: str
    title: str
    description: str
    legend: tuple[tuple[str, str, int], ...]
    heads: tuple[str, ...]
    table: tuple[tuple[str, str, tuple[int, ...]], ...]

    @property
    def has_job(self) -> bool:
        return any(group == "job" for group, _, _ in self.legend)


@dataclass(frozen=True, slots=True)
class Sheet:
    """Where things lie on the picture as a file, in pixels: (y, row) and (x, group, label, number) of the legend."""

    height: int
    rows: tuple[tuple[int, Row], ...]
    legend: tuple[tuple[int, str, str, int], ...]
    legend_y: int


def week_anchor(monday: dt.date) -> str:
    return f"w-{monday.isoformat()}"


def monday_of(date: dt.date) -> dt.date:
    return date - dt.timedelta(days=date.weekday())


def week_name(monday: dt.date, today: dt.date) -> str:
    return "This week" if monday == monday_of(today) else f"Week of {wording.long_date(monday, today)}"


def first_monday(today: dt.date, weeks: int = A_ROW) -> dt.date:
    """The Monday with which so many weeks begin, this week being the last of them."""
    return monday_of(today) - (weeks - 1) * WEEK


def picture_of(wins: Iterable[tuple[dt.date, str]], *, today: dt.date, weeks: int | None = A_ROW) -> Picture | None:
    """Draw (date, group) of the last so many weeks, or of all; rows of twelve quiet weeks are left out.

    None where there are too few for a picture.
    """
    by_week: dict[dt.date, Counter[str]] = defaultdict(Counter)
    since = first_monday(today, weeks) if weeks else dt.date.min
    for date, group in wins:
        if since <= date <= today:
            by_week[monday_of(date)][group] += 1
    total = sum(counts.total() for counts in by_week.values())
    if total < FEWEST:
        return None
    numbers = sum(by_week.values(), Counter())
    groups = tuple(group for group in ORDER if numbers[group])
    newest_first = sorted(by_week.items(), reverse=True)
    shown = weeks or _weeks_since(newest_first[-1][0], today)
    return Picture(
        rows=_rows(by_week, today, shown),
        total=total,
        caption=_caption(weeks),
        title=_title(total, weeks),
        description=_description(newest_first, today, shown),
        legend=tuple((group, GROUPS[group], numbers[group]) for group in groups),
        heads=tuple(GROUPS[group] for group in groups),
        table=tuple(
            (week_anchor(monday), wording.long_date(monday, today), tuple(counts[group] for group in groups))
            for monday, counts in newest_first
        ),
    )


def sheet_of(drawn: Picture) -> Sheet:
    """The rows below one another, and the legend over the width beneath them."""
    rows, y = [], SHEET_TOP
    for row in drawn.rows:
        rows.append((y, row))
        y += row.height + SHEET_GAP
    step = SHEET_WIDTH // max(len(drawn.legend), 1)
    legend = tuple((SHEET_MARGIN + place * step, *one) for place, one in enumerate(drawn.legend))
    return Sheet(y + SHEET_MARGIN, tuple(rows), legend, y)


def _weeks_since(monday: dt.date, today: dt.date) -> int:
    return (monday_of(today) - monday).days // 7 + 1


def _rows(by_week: dict[dt.date, Counter[str]], today: dt.date, weeks: int) -> tuple[Row, ...]:
    found = []
    for number in range(-(-weeks // A_ROW)):
        first = first_monday(today) - number * A_ROW * WEEK
        mondays = [first + place * WEEK for place in range(A_ROW)]
        if number == 0 or any(monday in by_week for monday in mondays):
            found.append(_row(mondays, by_week, today, is_newest=number == 0))
    return tuple(found)


def _row(mondays: Sequence[dt.date], by_week: dict[dt.date, Counter[str]], today: dt.date, *, is_newest: bool) -> Row:
    stacks = {monday: _shown(by_week[monday]) for monday in mondays if monday in by_week}
    room = max((_height(stack, by_week[monday]) for monday, stack in stacks.items()), default=0)
    ground = max(room, LOWEST * STEP) + 4
    return Row(
        weeks=tuple(
            _week(place, monday, stacks.get(monday, []), by_week, ground, today)
            for place, monday in enumerate(mondays)
            if monday in stacks or place in LABELLED
        ),
        first=_axis(mondays[0], today),
        last="This week" if is_newest else _axis(mondays[-1], today),
        ground=ground,
        is_newest=is_newest,
        span=f"{wording.long_date(mondays[0], today)} to {wording.long_date(mondays[-1] + dt.timedelta(days=6), today)}",
    )


def _shown(counts: Counter[str]) -> list[str]:
    """The groups of the marks from the ground up: where a week has more than fit, each group keeps at least one."""
    room = MOST_MARKS
    kept = {group: min(1, counts[group]) for group in GROUPS}
    room -= sum(kept.values())
    for group in ("job", "far", "reply", "act"):
        more = min(room, counts[group] - kept[group])
        kept[group] += more
        room -= more
    return [group for group in GROUPS for _ in range(kept[group])]


def _height(stack: list[str], counts: Counter[str]) -> int:
    jobs = stack.count("job")
    return (len(stack) - jobs) * STEP + jobs * (JOB + 3) + (MORE if counts.total() > len(stack) else 0)


def _week(
    place: int,
    monday: dt.date,
    stack: list[str],
    by_week: dict[dt.date, Counter[str]],
    ground: int,
    today: dt.date,
) -> Week:
    marks, above = [], ground - 3
    for group in stack:
        size = JOB if group == "job" else MARK
        marks.append(Mark(group, above - size, size))
        above -= JOB + 3 if group == "job" else STEP
    number = by_week[monday].total() if monday in by_week else 0
    name = week_name(monday, today)
    return Week(
        monday=monday,
        name=name,
        title=wording.counted(number, one="{name}: 1 win", other="{name}: {n} wins", name=name) if number else "",
        place=100 * (place + 0.5) / A_ROW,
        marks=tuple(marks),
        more=number - len(stack),
        more_top=above - 3,
        label=_axis(monday, today) if place in LABELLED else "",
    )


def _axis(monday: dt.date, today: dt.date) -> str:
    text = f"{monday.day}{wording.NO_BREAK}{monday:%b}"
    return text if monday.year == today.year else f"{text} {monday:%y}"


def _caption(weeks: int | None) -> str:
    if weeks is None:
        return "All your small wins"
    return "The last twelve weeks" if weeks == A_ROW else f"The last {weeks} weeks"


def _title(total: int, weeks: int | None) -> str:
    number = f"{wording.figure(total)} small wins"
    return f"{number} so far" if weeks is None else f"{number} in {_caption(weeks).lower()}"


def _description(newest_first: Sequence[tuple[dt.date, Counter[str]]], today: dt.date, weeks: int) -> str:
    """Week by week, oldest first, for someone who can’t see the marks."""
    told = "; ".join(
        f"{wording.long_date(monday, today)}, {wording.figure(counts.total())}"
        for monday, counts in reversed(newest_first)
    )
    parts = [f"Small wins by week, each named by its Monday: {told}."]
    if len(newest_first) < weeks:
        parts.append("The other weeks were quiet.")
    jobs = [monday for monday, counts in newest_first if counts["job"]]
    if jobs:
        parts.append(f"The large mark in the week of {wording.long_date(jobs[0], today)} is the job you accepted.")
    return " ".join(parts)
