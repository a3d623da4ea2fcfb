"""The page of small wins: figures, the picture, and a list by week in which several of one kind are one line."""

import datetime as dt
from collections import Counter
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from applications import wording

from . import derived, picture
from .dashboard import Tile, kinds_of, last_seven_days, tiles_of
from .derived import KINDS, Win, Wins
from .picture import A_ROW, GROUPS, ORDER, Picture

MOST_NAMED = 4


@dataclass(frozen=True, slots=True)
class Line:
    """One win, or several of one kind in one week. `text`: for several, whom or what they were about; `wins`: each with
    its address and date.
    """

    group: str
    label: str
    when: str
    title: str
    text: str
    wins: list[tuple[Win, str, str]]

    @property
    def is_single(self) -> bool:
        return len(self.wins) == 1


@dataclass(frozen=True, slots=True)
class WeekOfWins:
    anchor: str
    name: str
    number: int
    lines: list[Line]


@dataclass(frozen=True, slots=True)
class Tab:
    """`group`: a group of the picture, or nothing for all."""

    group: str
    label: str
    number: int
    url: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class WinPage:
    """`undated`: those whose date nobody knows; `more_weeks` and `all_weeks`: addresses of what is further back."""

    total: int
    tiles: list[Tile]
    rest: list[str]
    picture: Picture | None
    tabs: list[Tab]
    weeks: list[WeekOfWins]
    undated: list[Line]
    kind: str
    kind_name: str
    hidden: int
    more_weeks: str
    all_weeks: str


def first_date(today: dt.date, *, kind: str = "", weeks: int | None) -> dt.date:
    """The date from which wins are listed. A kind shows all of that kind, however long ago."""
    return dt.date.min if kinds_of(kind) or weeks is None else picture.first_monday(today, weeks)


def win_page(
    since: Wins,
    hidden: Container[str],
    *,
    today: dt.date,
    kind: str = "",
    group: str = "",
    weeks: int | None = A_ROW,
) -> WinPage:
    """`since`: at least those since `first_date`. `weeks`: how many there are in the picture, or all where it is
    None.
    """
    kinds, found = kinds_of(kind), since.found
    group = group if group in GROUPS and not kinds else ""
    first = first_date(today, kind=kind, weeks=weeks)
    dated = [win for win in found if win.day_known and win.on <= today]
    within = [win for win in found if not win.day_known or win.on >= first]
    wanted = [win for win in within if (not kinds or win.kind in kinds) and (not group or win.group == group)]
    visible = [win for win in wanted if win.key not in hidden]
    tiles, rest = tiles_of(since.numbers, last_seven_days(found, today))
    has_more = len(within) < since.numbers.total()
    return WinPage(
        total=since.numbers.total(),
        tiles=tiles,
        rest=rest,
        picture=picture.picture_of(((win.on, win.group) for win in dated), today=today, weeks=weeks),
        tabs=[] if kinds else _tabs(within, group, weeks),
        weeks=[
            WeekOfWins(picture.week_anchor(monday), picture.week_name(monday, today), len(some), _lines(some, today))
            for monday, some in derived.by_week(visible)
        ],
        undated=_lines([win for win in visible if not win.day_known], today),
        kind=kinds[0] if kinds else "",
        kind_name=_kind_name(kinds[0], len(wanted)) if kinds else "",
        hidden=len(wanted) - len(visible),
        more_weeks=_address(group=group, weeks=weeks + A_ROW) if has_more and weeks and not kinds else "",
        all_weeks=_address(group=group, weeks="all") if has_more and not kinds else "",
    )


def _kind_name(kind: str, number: int) -> str:
    one, other = KINDS[kind]
    return wording.counted(number, one=one, other=other)


def _address(**query: object) -> str:
    asked = urlencode({name: value for name, value in query.items() if value and value != A_ROW})
    return f"{reverse('win_list')}?{asked}" if asked else reverse("win_list")


def _tabs(within: Iterable[Win], current: str, weeks: int | None) -> list[Tab]:
    """All, and each group that has any; nothing where there is only one."""
    numbers = Counter(win.group for win in within)
    shown = weeks or "all"
    tabs = [
        Tab(group, GROUPS[group], numbers[group], _address(group=group, weeks=shown), group == current)
        for group in ORDER
        if numbers[group]
    ]
    if len(tabs) < 2:
        return []
    return [Tab("", "All", numbers.total(), _address(weeks=shown), not current), *tabs]


def _lines(some: Sequence[Win], today: dt.date) -> list[Line]:
    """Newest first; several of one kind are one line in the place of the newest."""
    by_kind: dict[str, list[Win]] = {}
    for win in some:
        by_kind.setdefault(f"{win.kind} {win.group}", []).append(win)
    return [_line(alike, today) for alike in by_kind.values()]


def _line(alike: Sequence[Win], today: dt.date) -> Line:
    newest, oldest = alike[0], alike[-1]
    group, label = newest.group, GROUPS[newest.group]
    dated = [(win, win.url, wording.short_date(win.on, today) if win.day_known else "") for win in alike]
    if len(alike) == 1:
        return Line(group, label, dated[0][2], newest.title, newest.text, dated)
    when = _span(oldest.on, newest.on, today) if newest.day_known else ""
    return Line(group, label, when, _kind_name(newest.kind, len(alike)), _names(alike), dated)


def _names(alike: Iterable[Win]) -> str:
    names = list(dict.fromkeys(win.name for win in alike if win.name))
    if names[:1] == ["a friend"]:
        names[0] = "A friend"
    if len(names) <= MOST_NAMED:
        return wording.listed(names)
    return wording.listed([*names[: MOST_NAMED - 1], f"{wording.figure(len(names) - MOST_NAMED + 1)} more"])


def _span(first: dt.date, last: dt.date, today: dt.date) -> str:
    """“19 to 22 Oct” within one month, “30 Oct to 2 Nov” across two, as short dates are."""
    if first == last:
        return wording.short_date(first, today)
    end = f"{last.day}{wording.NO_BREAK}{last:%b}"
    end = end if last.year == today.year else f"{end} {last.year}"
    if first.month == last.month:
        return f"{first.day} to {end}"
    return f"{first.day}{wording.NO_BREAK}{first:%b} to {end}"
