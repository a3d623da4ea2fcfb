"""The dashboard of small wins: a headline, a few figures, and a picture of the last twelve weeks."""

import datetime as dt
from collections import Counter
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from applications import wording
from feedback.known import Known
from feedback.models import HiddenWin

from . import derived, picture
from .derived import KINDS, RANK, Win
from .picture import Picture

WEEK = dt.timedelta(days=7)
FEWEST_TILES, MOST_TILES = 3, 6
# Figures, most telling first: the kinds each one counts, named by the first of them.
TILES = (
    ("accepted",),
    ("offer",),
    ("invited", "further"),
    ("heard_back",),
    ("specific",),
    ("asked",),
    ("practised",),
    ("reflected",),
    ("someone_new",),
    ("captured",),
    ("helped",),
    ("kept_in_touch",),
    ("presence",),
    ("own",),
    ("referral",),
    ("declined",),
    ("withdrawn",),
)
NO_HEADLINE = ("accepted", "declined", "withdrawn")  # the first has a headline of its own


@dataclass(frozen=True, slots=True)
class Tile:
    """A figure, what it counts, and how many of them are of the last seven days; it leads to the list of them."""

    kind: str
    number: str
    label: str
    fresh: str
    url: str


@dataclass(frozen=True, slots=True)
class Dashboard:
    """`lead` and `also`: the most telling wins of the last seven days. `is_quiet`: there was none in them. `rest`: what
    the tiles leave out.
    """

    lead: Win | None
    lead_when: str
    also: Win | None
    also_when: str
    tiles: list[Tile]
    rest: list[str]
    picture: Picture | None
    is_quiet: bool

    @property
    def is_empty(self) -> bool:
        return not (self.lead or self.tiles or self.rest or self.picture)


def dashboard_of(
    user,
    *,
    today: dt.date,
    offered: Container[int] = (),
    known: Known | None = None,
) -> Dashboard:
    """`offered`: applications whose offer is shown above it, and is no headline again; `known`: as `wins_since`
    takes it.
    """
    since = derived.wins_since(user, picture.first_monday(today), known)
    found, week = since.found, last_seven_days(since.found, today)
    hidden = HiddenWin.objects.filter(owner=user, key__in=[win.key for win in week]).values_list("key", flat=True)
    lead, also = headlines(derived.shown(week, hidden) if week else [], offered)
    tiles, rest = tiles_of(since.numbers, week)
    return Dashboard(
        lead=lead,
        lead_when=wording.short_date(lead.on, today) if lead else "",
        also=also,
        also_when=wording.short_date(also.on, today) if also else "",
        tiles=tiles,
        rest=rest,
        picture=picture.picture_of(((win.on, win.group) for win in found if win.day_known), today=today),
        is_quiet=not week,
    )


def last_seven_days(found: Iterable[Win], today: dt.date) -> list[Win]:
    """A whole week, so that a Monday is not empty."""
    return [win for win in found if win.day_known and today - WEEK < win.on <= today]


def headlines(week: Iterable[Win], offered: Container[int] = ()) -> tuple[Win | None, Win | None]:
    """The two most telling wins, about different things: never one of an application that has closed since."""
    told = [
        win
        for win in week
        if win.kind not in NO_HEADLINE
        and not win.is_over
        and not (win.kind == "offer" and win.application_id in offered)
    ]
    told.sort(key=lambda win: win.on, reverse=True)
    told.sort(key=lambda win: RANK[win.kind])
    lead = told[0] if told else None
    also = next((win for win in told[1:] if lead and _differs(win, lead)), None)
    return lead, also


def _differs(win: Win, lead: Win) -> bool:
    return win.application_id is None or win.application_id != lead.application_id


def kinds_of(kind: str) -> tuple[str, ...]:
    """The kinds of win that the list shows for one: all that its tile counts."""
    return next((kinds for kinds in TILES if kind in kinds), ())


def tiles_of(kinds: Mapping[str, int], week: Iterable[Win]) -> tuple[list[Tile], list[str]]:
    """Up to six figures, and in words what is left over; where there are too few for a row, all of it in words."""
    fresh = Counter(win.kind for win in week)
    found: list[Tile] = []
    words: list[str] = []
    for group in TILES:
        number, new = sum(kinds.get(kind, 0) for kind in group), sum(fresh[kind] for kind in group)
        if not number:
            continue
        one, other = KINDS[group[0]]
        said = wording.counted(number, one=one, other=other)
        figure, _, label = said.partition(" ")
        url = f"{reverse('win_list')}?{urlencode({'kind': group[0]})}"
        found.append(Tile(group[0], figure, label, f"+{wording.figure(new)} in 7 days" if new else "", url))
        words.append(said)
    if len(found) < FEWEST_TILES:
        return [], words
    return found[:MOST_TILES], words[MOST_TILES:]
