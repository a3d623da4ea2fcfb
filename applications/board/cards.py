"""The board: open applications by status, and those closed in the last weeks."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, Window
from django.db.models.functions import RowNumber
from django.utils import timezone
from django.utils.text import capfirst

from applications import counting, wording
from applications.models import STATE_LABELS, Application, InterviewKind, InterviewStage, Status, WorkMode, track_of

A_COLUMN = 10
DRAWER_DAYS = 21
DRAWER_ROWS = 20
SOON = dt.timedelta(days=7)
AROUND_THE_EARTH = dt.timedelta(days=2)  # in the interview's time zone this hour may be up to two days away
NEWEST_FIRST = ("-status_since", "-pk")
CARD_FIELDS = (
    "pk",
    "company",
    "agency",
    "title",
    "location",
    "work_mode",
    "status",
    "status_since",
    "status_day_known",
    "deadline_on",
    "quiet_on",
    "answer_by",
    "last_news_on",
    "news_day_known",
)
CLOSED_FIELDS = ("pk", "company", "agency", "title", "furthest", "closed_as", "closed_on", "closed_day_known")


@dataclass(slots=True)
class Card:
    """An application as its card shows it. `soon_on` and `soon_at` sort the cards with a date in the next week."""

    pk: int
    company: str
    title: str
    meta: str
    note: str
    icon: str
    is_soon: bool
    status: str
    since: dt.date
    soon_on: dt.date | None = None
    soon_at: dt.time = dt.time.min


@dataclass(frozen=True, slots=True, order=True)
class CardCursor:
    """A cursor for paging through a column, newest change first; it holds when other applications come and go."""

    since: dt.date
    pk: int

    def __str__(self) -> str:
        return f"{self.since}.{self.pk}"

    @classmethod
    def of(cls, text: str) -> "CardCursor":
        """Raise ValueError if `text` is not a place."""
        day, _, number = text.partition(".")
        if not (number.isascii() and number.isdecimal() and len(number) < 19):
            raise ValueError(text)
        return cls(dt.date.fromisoformat(day), int(number))


@dataclass(slots=True)
class Column:
    """A column of the board. `more`: how many follow on the shown cards; `after`: the last of the newest ones."""

    status: str
    label: str
    count: int
    cards: list[Card]
    track: str
    more: int
    after: CardCursor | None
    void: str


@dataclass(slots=True)
class ClosedRow:
    pk: int
    company: str
    title: str
    track: str
    reached: str
    ended: str
    closed_on: str


EMPTY_COLUMN_TEXT = {
    Status.SAVED: "Save jobs here to look at later.",
    Status.APPLIED: "No applications waiting for a reply.",
    Status.SCREENING: "No screening calls at the moment.",
    Status.INTERVIEWING: "No interviews at the moment.",
    Status.OFFER: "No offers at the moment.",
}


def next_stages(ids: Iterable[int], now: dt.datetime) -> dict[int, tuple[str, dt.datetime | dt.date]]:
    """Return what comes next for each application that has something ahead: (label, datetime or date).

    An interview that the person has said something about is not ahead; the news they promised still is.
    """
    found: dict[int, tuple[str, dt.datetime | dt.date]] = {}
    today = timezone.localdate(now)
    stages = InterviewStage.objects.filter(application_id__in=ids, deleted_at=None)
    for pk, kind, starts_at, due_on, promised_on, happened in stages.values_list(
        "application_id", "kind", "starts_at", "due_on", "promised_on", "happened"
    ):
        coming: list[tuple[dt.date, str, dt.datetime | dt.date]] = []
        if starts_at and happened is None and starts_at >= now - dt.timedelta(hours=1):
            coming.append((timezone.localdate(starts_at), _kind_text(kind), starts_at))
        if due_on and happened is None and due_on >= today:
            coming.append((due_on, _kind_text(kind) + (" due" if kind == InterviewKind.TAKE_HOME else ""), due_on))
        if promised_on and promised_on >= today:
            coming.append((promised_on, "They promised news by", promised_on))
        for day, label, moment in coming:
            if pk not in found or day < _day(found[pk][1]):
                found[pk] = (label, moment)
    return found


def _kind_text(kind: str) -> str:
    """“Panel interview”; “Interview” for one of another kind."""
    return capfirst(InterviewKind(kind).in_sentence)


def _day(moment: dt.datetime | dt.date) -> dt.date:
    return timezone.localdate(moment) if isinstance(moment, dt.datetime) else moment


def next_event_text(label: str, moment: dt.datetime | dt.date) -> str:
    """“Panel interview, Thu 12 Nov, 14:00”, “Take-home task due Thu 12 Nov”, “They promised news by Wed 18 Nov”."""
    join = " " if label.endswith((" by", " due")) else ", "
    time = f", {timezone.localtime(moment):%H:%M}" if isinstance(moment, dt.datetime) else ""
    return f"{label}{join}{wording.weekday_date(_day(moment))}{time}"


def location_text(location: str, mode: str) -> str:
    """“Bristol, hybrid”, “Remote”."""
    return ", ".join(
        part
        for part in (location, WorkMode(mode).label if mode and not location else mode and WorkMode(mode).in_sentence)
        if part
    )


def card_of(row: tuple, coming: dict[int, tuple[str, dt.datetime | dt.date]], *, today: dt.date) -> Card:
    pk, company, agency, title, location, mode, status, since, is_since_known, *rest = row
    deadline_on, quiet_on, answer_by, last_news_on, is_news_known = rest
    note, icon, soon_on, soon_at = "", "clock", None, dt.time.min
    if pk in coming:
        label, moment = coming[pk]
        note, icon, soon_on = next_event_text(label, moment), "calendar", _day(moment)
        soon_at = timezone.localtime(moment).time() if isinstance(moment, dt.datetime) else soon_at
    elif answer_by and status == Status.OFFER:
        note, soon_on = f"Reply by {wording.weekday_date(answer_by)}", answer_by
    elif deadline_on and status == Status.SAVED:
        note = (
            f"Closes {wording.weekday_date(deadline_on)}"
            if deadline_on >= today
            else f"Closed {wording.weekday_date(deadline_on)}"
        )
        soon_on = deadline_on if deadline_on >= today else None
    elif quiet_on and quiet_on <= today:
        note, icon = f"Quiet for {wording.days_since(last_news_on, today)}" if is_news_known else "Quiet", "moon"
    is_soon = soon_on is not None and soon_on - today <= SOON
    place = location_text(location, mode)
    span = wording.days_since(since, today).capitalize() if is_since_known else "Date not known"
    return Card(
        pk=pk,
        company=company or f"Through {agency}",
        title=title,
        meta=f"{span} · {place}" if place else span,
        note=note,
        icon=icon,
        is_soon=is_soon,
        status=status,
        since=since,
        soon_on=soon_on if is_soon else None,
        soon_at=soon_at if is_soon else dt.time.min,
    )


def open_cards(user, *, today: dt.date) -> list[Card]:
    """Return the newest open applications of each column and those with a date in the next week, which come first."""
    until = today + SOON
    may_be_soon = (
        Q(news_expected_on__gte=today - AROUND_THE_EARTH)
        | Q(status=Status.SAVED, deadline_on__range=(today, until))
        | Q(status=Status.OFFER, answer_by__range=(today, until))
    )
    place = Window(RowNumber(), partition_by="status", order_by=NEWEST_FIRST)
    rows = Application.objects.for_user(user).open().annotate(place=place).order_by("status", *NEWEST_FIRST)
    found = rows.filter(Q(place__lte=A_COLUMN) | may_be_soon).values_list(*CARD_FIELDS, "place")
    places = {row[0]: row[-1] for row in found}
    cards = _cards((row[:-1] for row in found), today=today)
    return [card for card in cards if card.is_soon or places[card.pk] <= A_COLUMN]


def later_cards(user, status: str, *, after: CardCursor | None, today: dt.date) -> tuple[list[Card], int]:
    """Return the next cards of a column, and how many follow on them."""
    rows = Application.objects.for_user(user).open().filter(status=status).order_by(*NEWEST_FIRST)
    if after:
        rows = rows.filter(status_since__lte=after.since).exclude(status_since=after.since, pk__gte=after.pk)
    cards = _cards(rows[:A_COLUMN].values_list(*CARD_FIELDS), today=today)
    return cards, rows.count() - A_COLUMN if len(cards) == A_COLUMN else 0


def end_of(cards: Iterable[Card]) -> CardCursor | None:
    """Return where the column goes on: after its newest cards.

    Older ones that are shown because something is soon are loaded once more in their place; move.js drops the copy.
    """
    places = sorted((CardCursor(card.since, card.pk) for card in cards), reverse=True)[:A_COLUMN]
    return places[-1] if places else None


def _cards(rows: Iterable[tuple], *, today: dt.date) -> list[Card]:
    """Return the cards of rows with CARD_FIELDS, in the order of the board."""
    listed = list(rows)
    coming = next_stages([row[0] for row in listed], timezone.now())
    cards = [card_of(row, coming, today=today) for row in listed]
    return sorted(cards, key=lambda card: (card.soon_on or dt.date.max, card.soon_at))


def columns(user, numbers: dict[str, int], *, today: dt.date) -> list[Column]:
    """Return the five columns; `numbers` as in `counts`."""
    by_status: dict[str, list[Card]] = {status: [] for status in Status.values}
    for card in open_cards(user, today=today):
        by_status[card.status].append(card)
    return [
        Column(
            status=status.value,
            label=status.label,
            count=numbers[status],
            cards=by_status[status],
            track=track_of(status),
            more=max(0, numbers[status] - len(by_status[status])),
            after=end_of(by_status[status]),
            void=EMPTY_COLUMN_TEXT[status],
        )
        for status in Status
    ]


def lately_closed(user, *, today: dt.date) -> list[ClosedRow]:
    """Return what was closed in the last three weeks, newest first, at most DRAWER_ROWS."""
    rows = (
        Application.objects.for_user(user)
        .closed()
        .filter(closed_on__gte=today - dt.timedelta(days=DRAWER_DAYS), closed_day_known=True)
    )
    newest_first = rows.order_by("-closed_on", "-pk").values_list(*CLOSED_FIELDS)
    return [closed_row(row, today=today) for row in newest_first[:DRAWER_ROWS]]


def closed_row(row: tuple, *, today: dt.date) -> ClosedRow:
    pk, company, agency, title, furthest, closed_as, closed_on, is_known = row
    return ClosedRow(
        pk=pk,
        company=company or f"Through {agency}",
        title=title,
        track=track_of(furthest, closed_as),
        reached=STATE_LABELS[furthest],
        ended=STATE_LABELS[closed_as],
        closed_on=wording.short_date(closed_on, today) if is_known else "Date not known",
    )


def standfirst(numbers: dict[str, int]) -> str:
    """Say how many are open, at interview stage and saved for later; `numbers` as in `counts`."""
    waiting, saved = counting.open_count(numbers), numbers["saved"]
    if not waiting and saved:
        return wording.counted(
            saved, one="1 application is saved for later.", other="{n} applications are saved for later."
        )
    if not waiting:
        return "No open applications." if numbers["closed"] else "No applications yet."
    said = [wording.counted(waiting, one="1 application is under way.", other="{n} applications are under way.")]
    if talking := numbers["screening"] + numbers["interviewing"]:
        said.append(wording.counted(talking, one="1 is at interview stage.", other="{n} are at interview stage."))
    if saved:
        said.append(wording.counted(saved, one="1 more is saved for later.", other="{n} more are saved for later."))
    return " ".join(said)
