"""The list of applications: its filter, order, columns and pages, and the words that describe them."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any
from urllib.parse import parse_qs, urlencode

from django.db.models import Count, Q, QuerySet
from django.utils import timezone
from django.utils.text import capfirst

from applications import wording
from applications.models import (
    STATE_LABELS,
    Application,
    PayPeriod,
    SentVia,
    Source,
    Status,
    WorkMode,
    fold_words,
    track_of,
)
from applications.pay import pay_of, pay_text

from .cards import location_text, next_event_text, next_stages
from .list_columns import ALWAYS, COLUMNS, OUTCOMES, USUAL
from .sorting import sorted_rows

A_PAGE = 50
MOST_CVS, MOST_CURRENCIES = 200, 30
FIELDS = (
    "pk", "company", "agency", "title", "status", "furthest", "closed_as", "closed_on", "closed_day_known", "source",
    "location", "work_mode", "pay_min", "pay_max", "pay_currency", "pay_period", "sent_via", "cv_version", "applied_on",
    "applied_day_known", "last_news_on", "news_day_known", "quiet_on", "deadline_on",
)  # fmt: skip
NEWEST_FIRST = ("news", "applied", "closed", "status")
ORDERS = {  # inside a sentence, in ascending and in descending order
    "company": ("company, A to Z", "company, Z to A"),
    "status": ("status, earliest stage first", "status, furthest stage first"),
    "source": ("source, A to Z", "source, Z to A"),
    "place": ("location, A to Z", "location, Z to A"),
    "pay": ("salary, lowest first", "salary, highest first"),
    "tags": ("tag, A to Z", "tag, Z to A"),
    "sent": ("applied via, A to Z", "applied via, Z to A"),
    "cv": ("CV version, A to Z", "CV version, Z to A"),
    "applied": ("date applied, oldest first", "date applied, newest first"),
    "closes": ("closing date, earliest first", "closing date, latest first"),
    "closed": ("date closed, oldest first", "date closed, newest first"),
    "news": ("last news, oldest first", "last news, newest first"),
    "next": ("what’s next, soonest first", "what’s next, latest first"),
}
NARROW = {"applied": "opt soft", "news": "opt soft", "next": "opt wraps", "closes": "opt soft", "closed": "opt soft"}


@dataclass(slots=True)
class ListRow:
    """An application in the list. `cells`: (CSS class, text) of each shown column."""

    pk: int
    company: str
    title: str
    track: str
    state: str
    label: str
    is_closed: bool
    cells: list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class RowExtras:
    """What rows show from other tables, by application: what comes next, and the names of its tags."""

    today: dt.date
    coming: dict[int, tuple[str, dt.datetime | dt.date]] = field(default_factory=dict)
    tags: dict[int, list[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Tab:
    label: str
    count: int
    url: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class Chip:
    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Head:
    label: str
    url: str
    sorted: str
    css: str


def matching(user, chosen: dict, *, today: dt.date) -> QuerySet[Application]:
    """Return the applications that match the filter, sorted: open ones first unless `chosen` has another order."""
    rows = Application.objects.for_user(user)
    if chosen.get("q"):
        rows = rows.search(chosen["q"])
    if chosen.get("status"):
        rows = rows.filter(status__in=chosen["status"])
    if outcomes := chosen.get("outcome"):
        kinds = [kind for kind in outcomes if kind not in ("open", "closed")]
        wanted = Q(closed_as__in=[*kinds, ""] if "open" in outcomes else kinds)
        rows = rows.filter(wanted | ~Q(closed_as="") if "closed" in outcomes else wanted)
    if chosen.get("source"):
        rows = rows.filter(source__in=chosen["source"])
    if chosen.get("mode"):
        rows = rows.filter(work_mode__in=chosen["mode"])
    if chosen.get("tag"):
        rows = rows.filter(tags=chosen["tag"])
    if chosen.get("since"):
        rows = rows.filter(applied_on__gte=chosen["since"], applied_day_known=True)
    if chosen.get("until"):
        rows = rows.filter(applied_on__lte=chosen["until"], applied_day_known=True)
    if chosen.get("quiet"):
        rows = rows.quiet(today)
    if chosen.get("company"):
        names = _spelled_like(user, chosen["company"], "company", "agency")
        rows = rows.filter(Q(company__in=names) | Q(agency__in=names))
    if chosen.get("place"):
        rows = rows.filter(location__in=_spelled_like(user, chosen["place"], "location"))
    if chosen.get("cv"):
        rows = rows.filter(cv_version=chosen["cv"])
    if chosen.get("pay"):
        rows = rows.filter(Q(pay_max__gte=chosen["pay"]) | Q(pay_max=None, pay_min__gte=chosen["pay"]))
        given = {"pay_period": chosen.get("per"), "pay_currency": chosen.get("currency")}
        rows = rows.filter(**{name: value for name, value in given.items() if value})
    return sorted_rows(rows, chosen.get("sort") or "", today)


NARROWING = (
    "q", "status", "outcome", "source", "mode", "tag", "since", "until", "quiet", "company", "place", "cv", "pay",
)  # fmt: skip
OF_PAY = ("per", "currency")  # what they say is part of the salary


def _spelled_like(user, text: str, *fields: str) -> set[str]:
    """Return the values of these fields that contain the text, whatever its case and accents."""
    wanted = _folded(text)
    known = Application.objects.for_user(user).order_by().values_list(*fields).distinct()
    return {value for values in known for value in values if value and wanted in _folded(value)}


def _folded(text: str) -> str:
    """The words as search compares them; a text without any is compared as it is."""
    return " ".join(fold_words(text)) or text.casefold()


def pay_from(amount: int, per: str, currency: str) -> str:
    """“Salary from GBP 40,000 a year”."""
    return f"Salary from {pay_text(Decimal(amount), None, currency, per)}"


def values_to_choose(user, chosen: dict) -> dict[str, list[tuple[str, str, bool]]]:
    """Return the CV versions and currencies that the user’s applications have: (value, label, whether it is chosen)."""
    known = list(Application.objects.for_user(user).order_by().values_list("cv_version", "pay_currency").distinct())
    found = {}
    for place, (name, most) in enumerate((("cv", MOST_CVS), ("currency", MOST_CURRENCIES))):
        current = chosen.get(name) or ""
        values = sorted({row[place] for row in known if row[place]}, key=str.casefold)[:most]
        found[name] = [
            (value, value, value == current) for value in dict.fromkeys([*([current] if current else []), *values])
        ]
    return found


def is_narrowed(chosen: dict) -> bool:
    return any(chosen.get(name) for name in NARROWING)


def numbers(matching: QuerySet[Application]) -> tuple[int, int]:
    """Return how many match, and how many of those are open."""
    found = matching.order_by().aggregate(number=Count("pk"), open=Count("pk", filter=Q(closed_as="")))
    return found["number"], found["open"]


def first_page(matching: QuerySet[Application], chosen: dict) -> list:
    """FIELDS of the first page, open ones first unless another order is asked for; it need not know how many match."""
    rows = matching.values_list(*FIELDS, named=True)
    if chosen.get("sort"):
        return list(rows[:A_PAGE])
    newest_first = rows.order_by("-last_news_on", "-pk")
    found = list(newest_first.filter(closed_as="")[:A_PAGE])
    return found if len(found) == A_PAGE else [*found, *newest_first.exclude(closed_as="")[: A_PAGE - len(found)]]


def part(matching: QuerySet[Application], chosen: dict, first: int, last: int, open_number: int) -> list:
    """FIELDS of rows `first` to `last` of what matches.

    Open first means two runs, each read from an index in its own order; sorting all of them by whether they are
    open would read every row for each page.
    """
    if chosen.get("sort"):
        return list(matching.values_list(*FIELDS, named=True)[first:last])
    newest_first = matching.order_by("-last_news_on", "-pk").values_list(*FIELDS, named=True)
    found: list = []
    if first < open_number:
        found += newest_first.filter(closed_as="")[first : min(last, open_number)]
    if last > open_number:
        found += newest_first.exclude(closed_as="")[max(first - open_number, 0) : last - open_number]
    return found


def columns(chosen: dict) -> list[str]:
    """Return the columns shown besides company and status, always in the same order."""
    wanted = chosen.get("columns") or USUAL
    return [name for name in COLUMNS if name in wanted and name not in ALWAYS]


def rows_of(records: Sequence, *, shown: list[str], today: dt.date) -> list[ListRow]:
    """Return the rows of records with the attributes FIELDS. Only what `shown` needs is read from other tables."""
    extras = _beside([record.pk for record in records], shown, today)
    return [_row(record, shown, extras) for record in records]


def row_of(application: Application, *, shown: list[str], today: dt.date) -> ListRow:
    """Return the row of one application."""
    return _row(application, shown, _beside([application.pk], shown, today))


def _beside(ids: list[int], shown: list[str], today: dt.date) -> RowExtras:
    tags: dict[int, list[str]] = defaultdict(list)
    if "tags" in shown:
        tagged = Application.tags.through.objects.filter(application_id__in=ids).order_by("tag__name")
        for pk, name in tagged.values_list("application_id", "tag__name"):
            tags[pk].append(name)
    return RowExtras(today, next_stages(ids, timezone.now()) if "next" in shown else {}, tags)


def _row(record: Any, shown: list[str], extras: RowExtras) -> ListRow:
    """`record` has the attributes FIELDS: a named tuple, or an application."""
    state, is_closed = record.closed_as or record.status, bool(record.closed_as)
    return ListRow(
        pk=record.pk,
        company=record.company or f"Through {record.agency}",
        title=record.title,
        track=track_of(record.furthest, record.closed_as),
        state=state,
        label=STATE_LABELS[state],
        is_closed=is_closed,
        cells=[(NARROW.get(name, "opt2 soft"), CELLS[name](record, extras)) for name in shown],
    )


def _next(record: Any, extras: RowExtras) -> str:
    if record.closed_as:
        return ""
    if record.pk in extras.coming:
        return next_event_text(*extras.coming[record.pk])
    if record.deadline_on and record.status == Status.SAVED and record.deadline_on >= extras.today:
        return f"Closes {wording.weekday_date(record.deadline_on)}"
    return "Gone quiet" if record.quiet_on and record.quiet_on <= extras.today else ""


def _day(day: dt.date | None, extras: RowExtras, is_known: bool = True) -> str:
    if not is_known:
        return "Date not known"
    return wording.short_date(day, extras.today) if day else ""


CELLS: dict[str, Callable[[Any, RowExtras], str]] = {
    "source": lambda row, extras: Source(row.source).label if row.source else "",
    "place": lambda row, extras: location_text(row.location, row.work_mode),
    "pay": lambda row, extras: pay_of(row),
    "tags": lambda row, extras: ", ".join(extras.tags.get(row.pk, [])),
    "sent": lambda row, extras: SentVia(row.sent_via).label if row.sent_via else "",
    "cv": lambda row, extras: row.cv_version,
    "applied": lambda row, extras: _day(row.applied_on, extras, row.applied_day_known),
    "closes": lambda row, extras: _day(row.deadline_on, extras),
    "closed": lambda row, extras: _day(row.closed_on, extras, row.closed_day_known),
    "news": lambda row, extras: _day(row.last_news_on, extras, row.news_day_known),
    "next": _next,
}


def tabs(user, chosen: dict, *, today: dt.date) -> tuple[list[Tab], int]:
    """Return the tabs above the list with their counts, and how many offers are open."""
    counts = {"everything": 0, "waiting": 0, "talking": 0, "quiet": 0, "closed": 0}
    offers = 0
    gone_quiet = Count("pk", filter=Q(closed_as="", quiet_on__lte=today))
    states = Application.objects.for_user(user).order_by().values_list("closed_as", "status")
    for closed_as, status, number, quiet in states.annotate(number=Count("pk"), quiet=gone_quiet):
        counts["everything"] += number
        counts["quiet"] += quiet
        if closed_as:
            counts["closed"] += number
        elif status == Status.APPLIED:
            counts["waiting"] += number
        elif status in (Status.SCREENING, Status.INTERVIEWING):
            counts["talking"] += number
        elif status == Status.OFFER:
            offers = number
    asked = as_query(chosen)
    look = {name: asked.pop(name) for name in ("sort", "columns") if name in asked}
    views: list[tuple[str, int, dict]] = [
        ("All", counts["everything"], {}),
        ("Waiting to hear", counts["waiting"], {"status": ["applied"], "outcome": ["open"]}),
        ("Interview stage", counts["talking"], {"status": ["screening", "interviewing"], "outcome": ["open"]}),
        ("Gone quiet", counts["quiet"], {"quiet": "on"}),
        ("Closed", counts["closed"], {"outcome": ["closed"]}),
    ]
    return [Tab(label, number, url(wanted | look), asked == wanted) for label, number, wanted in views], offers


def standing(tabs: Sequence[Tab]) -> str:
    """“You have 100 applications. 40 are closed. 3 have gone quiet.”"""
    everything, _, _, quiet, closed = (tab.count for tab in tabs)
    said = [
        wording.counted(
            everything,
            zero="You have no applications.",
            one="You have 1 application.",
            other="You have {n} applications.",
        )
    ]
    if closed:
        said.append(wording.counted(closed, one="1 is closed.", other="{n} are closed."))
    if quiet:
        said.append(wording.counted(quiet, one="1 has gone quiet.", other="{n} have gone quiet."))
    return " ".join(said)


def matched(found: int, total: int) -> str:
    """“12 of your 100 applications match.”"""
    if total == 1:
        return "Your application matches." if found else "Your application doesn’t match."
    return wording.counted(
        found,
        zero="None of your {total} applications match.",
        one="1 of your {total} applications matches.",
        other="{n} of your {total} applications match.",
        total=wording.figure(total),
    )


def waiting(tabs: Sequence[Tab], offers: int) -> int:
    """Return how many wait for a reply, the number beside Applications in the menu."""
    return tabs[1].count + tabs[2].count + offers


def url(asked: dict) -> str:
    """Return the list's address with this query, `all=on` for an empty one: the bare address shows the default view."""
    asked = {name: value for name, value in asked.items() if value}
    return f"/applications/?{urlencode(asked or {'all': 'on'}, doseq=True)}"


def as_query(chosen: dict) -> dict:
    """Return filter, order, columns and view as query parameters."""
    asked = {name: value for name, value in chosen.items() if value and name != "page"}
    if tag := asked.get("tag"):
        asked["tag"] = tag.name
    if asked.get("quiet"):
        asked["quiet"] = "on"
    if "columns" in asked:
        asked["columns"] = columns(chosen)
        if asked["columns"] == USUAL:
            del asked["columns"]
    return asked


def as_text(chosen: dict) -> str:
    """Return the query text that a saved view stores: the same text for the same filter, order and columns."""
    asked = as_query(chosen)
    asked.pop("view", None)
    return urlencode(asked, doseq=True)


def chips(chosen: dict) -> list[Chip]:
    """Return a chip for each filter, and for an order by a hidden column, with the list's address without it."""
    asked, found = as_query(chosen), []
    labels = dict(Status.choices) | dict(OUTCOMES) | dict(Source.choices) | dict(WorkMode.choices)
    for name, value in asked.items():
        if name in ("sort", "columns", "view", *OF_PAY):
            continue
        if name == "pay":
            label = pay_from(value, asked.get("per", ""), asked.get("currency", ""))
            found.append(Chip(label, url({**asked, **dict.fromkeys(("pay", *OF_PAY), "")})))
            continue
        for one in value if isinstance(value, list) else [value]:
            left = [other for other in value if other != one] if isinstance(value, list) else None
            label = {
                "company": f"Company: {one}",
                "place": f"Location: {one}",
                "cv": f"CV version: {one}",
                "q": f"“{one}”",
                "tag": f"Tagged {one}",
                "since": f"Applied from {_date_text(one)}",
                "until": f"Applied until {_date_text(one)}",
                "quiet": "Gone quiet",
            }.get(name) or str(labels.get(one, one))
            found.append(Chip(label, url({**asked, name: left})))
    name = asked.get("sort", "").removeprefix("-")
    if name and name not in (*ALWAYS, *columns(chosen)):
        found.append(Chip(f"Sorted by {order_text(asked['sort'])}", url({**asked, "sort": ""})))
    return found


def _date_text(date: str | dt.date) -> str:
    """“1 November 2026”, for a date or its ISO form; any other text is returned as it is."""
    try:
        return wording.full_date(date if isinstance(date, dt.date) else dt.date.fromisoformat(date))
    except ValueError:
        return str(date)


def order_text(sort: str) -> str:
    """An order of the list inside a sentence: “salary, highest first”."""
    return ORDERS[sort.removeprefix("-")][sort.startswith("-")]


def heads(chosen: dict) -> list[Head]:
    """Return the column headings. Each links to the list sorted by it, and then to the reverse order."""
    asked, current, found = as_query(chosen), chosen.get("sort") or "", []
    for name in [*ALWAYS, *columns(chosen)]:
        first = f"-{name}" if name in NEWEST_FIRST else name
        other = name if first.startswith("-") else f"-{name}"
        direction = "" if current not in (first, other) else "descending" if current.startswith("-") else "ascending"
        address = url({**asked, "sort": other if current == first else first})
        css = "" if name in ALWAYS else NARROW.get(name, "opt2").split()[0]
        found.append(Head(COLUMNS[name], address, direction, css))
    return found


def orders(chosen: dict) -> list[tuple[str, str, bool]]:
    """Return every order of the list, by hidden columns too: (value, label, whether it is the current one)."""
    found = [("", "Open first", not chosen.get("sort"))]
    for name in COLUMNS:
        first = f"-{name}" if name in NEWEST_FIRST else name
        other = name if first.startswith("-") else f"-{name}"
        found += [(sort, capfirst(order_text(sort)), chosen.get("sort") == sort) for sort in (first, other)]
    return found


def describe_view(query: str) -> str:
    """Say what a saved view shows: “Open, Remote. Sorted by location, A to Z. Columns: Source, Salary.”

    `query` is the text behind the question mark of the list's address. What it asks for that is unknown here, because
    it came from another version, is left out, as the list does.
    """
    asked = parse_qs(query)
    labels = dict(Status.choices) | dict(OUTCOMES) | dict(Source.choices) | dict(WorkMode.choices)
    of_choices = [value for name in ("status", "outcome", "source", "mode") for value in asked.get(name, [])]
    shown = [str(labels[value]) for value in of_choices if value in labels]
    shown += ["Gone quiet"] if "quiet" in asked else []
    shown += [f"Tagged {value}" for value in asked.get("tag", [])]
    shown += [f"Applied from {_date_text(value)}" for value in asked.get("since", [])]
    shown += [f"Applied until {_date_text(value)}" for value in asked.get("until", [])]
    shown += [f"Company: {value}" for value in asked.get("company", [])]
    shown += [f"Location: {value}" for value in asked.get("place", [])]
    shown += [f"CV version: {value}" for value in asked.get("cv", [])]
    per, currency = asked.get("per", [""])[0], asked.get("currency", [""])[0]
    amounts = [int(value) for value in asked.get("pay", []) if value.isascii() and value.isdecimal()]
    shown += [pay_from(amount, per if per in PayPeriod.values else "", currency) for amount in amounts]
    shown += [f"“{value}”" for value in asked.get("q", [])]
    sentences = [f"{', '.join(shown) or 'All applications'}."]
    sort = asked.get("sort", [""])[0]
    if sort.removeprefix("-") in COLUMNS:
        sentences.append(f"Sorted by {order_text(sort)}.")
    if wanted := [COLUMNS[name] for name in asked.get("columns", []) if name in COLUMNS]:
        sentences.append(f"Columns: {', '.join(wanted)}.")
    return " ".join(sentences)
