"""The list: what is asked for, one page of it, each row ready to print."""

import datetime as dt
from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import Count, F, Q, QuerySet
from django.utils import timezone

from applications import days
from applications.board import coming_text, next_stages, place_of
from applications.forms.filtering import OUTCOMES, SORTS
from applications.models import STATE_LABELS, Application, Source, Status, WorkMode
from applications.models.vocabulary import by_order

A_PAGE = 50
FIELDS = ("pk", "company", "agency", "title", "status", "furthest", "closed_as", "source", "location", "work_mode", "pay_min", "pay_max", "applied_on", "last_news_on", "quiet_on", "deadline_on")  # fmt: skip


@dataclass(slots=True)
class Row:
    pk: int
    url: str
    company: str
    title: str
    track: str
    state: str
    label: str
    is_closed: bool
    source: str
    place: str
    pay: str
    applied: str
    news: str
    next: str


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
    """The applications that the filter asks for, sorted: open ones first unless another order is asked for."""
    rows = Application.objects.for_user(user)
    if chosen.get("q"):
        rows = rows.search(user, chosen["q"])
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
        rows = rows.filter(applied_on__gte=chosen["since"])
    if chosen.get("until"):
        rows = rows.filter(applied_on__lte=chosen["until"])
    if chosen.get("quiet"):
        rows = rows.quiet(today)
    return _sorted(rows, chosen.get("sort") or "")


def _sorted(rows: QuerySet[Application], sort: str) -> QuerySet[Application]:
    if not sort:
        return rows.alias(is_closed=~Q(closed_as="")).order_by("is_closed", "-last_news_on", "-pk")
    name = sort.removeprefix("-")
    column = SORTS[name][0]
    if name == "status":
        rows = rows.alias(reached=by_order("furthest"))
    order = F(column).desc(nulls_last=True) if sort.startswith("-") else F(column).asc(nulls_last=True)
    return rows.order_by(order, "-pk")


def rows_of(listed: QuerySet[Application], *, today: dt.date) -> list[Row]:
    """Two queries: the rows, and what comes next of them."""
    values = list(listed.values_list(*FIELDS))
    coming = next_stages([row[0] for row in values], timezone.now())
    return [_row(value, coming, today) for value in values]


def row_of(application: Application, *, today: dt.date) -> Row:
    """The row of an application that is at hand. One query if it is open: what comes next of it."""
    coming = next_stages([application.pk], timezone.now()) if application.is_open else {}
    return _row(tuple(getattr(application, name) for name in FIELDS), coming, today)


def _row(value: tuple, coming: dict, today: dt.date) -> Row:
    pk, company, agency, title, status, furthest, closed_as, source, location, mode, pay_min, pay_max, applied_on, news_on, quiet_on, deadline_on = value  # fmt: skip
    following = ""
    if pk in coming and not closed_as:
        following = coming_text(*coming[pk])
    elif deadline_on and status == Status.SAVED and deadline_on >= today and not closed_as:
        following = f"Closes {days.weekday(deadline_on)}"
    elif quiet_on and quiet_on <= today and not closed_as:
        following = "Gone quiet"
    pays = [f"{pay / 1000:g}" if pay >= 1000 else f"{pay:g}" for pay in (pay_min, pay_max) if pay]
    return Row(
        pk=pk,
        url=f"/applications/{pk}/",
        company=company or f"Through {agency}",
        title=title,
        track=f"trk-{Status(furthest).order}{'x' if closed_as else ''}",
        state=closed_as or status,
        label=STATE_LABELS[closed_as or status],
        is_closed=bool(closed_as),
        source=Source(source).label if source else "",
        place=place_of(location, mode),
        pay="–".join(dict.fromkeys(pays)),
        applied=days.short(applied_on, today) if applied_on else "",
        news=days.short(news_on, today),
        next=following,
    )


def tabs(user, chosen: dict, *, today: dt.date) -> list[Tab]:
    """The usual views with their counts. One query, answered from an index."""
    counts = {"everything": 0, "waiting": 0, "talking": 0, "quiet": 0, "closed": 0}
    rows = Application.objects.for_user(user).order_by().values_list("closed_as", "status")
    is_quiet = Q(closed_as="", quiet_on__lte=today)
    for closed_as, status, number, quiet in rows.annotate(n=Count("pk"), quiet=Count("pk", filter=is_quiet)):
        counts["everything"] += number
        counts["quiet"] += quiet
        if closed_as:
            counts["closed"] += number
        elif status == Status.APPLIED:
            counts["waiting"] += number
        elif status in (Status.SCREENING, Status.INTERVIEWING):
            counts["talking"] += number
    asked = {name: chosen.get(name) for name in ("status", "outcome", "quiet") if chosen.get(name)}
    views: list[tuple[str, int, dict]] = [
        ("Everything", counts["everything"], {}),
        ("Waiting to hear", counts["waiting"], {"status": ["applied"], "outcome": ["open"]}),
        ("In conversation", counts["talking"], {"status": ["screening", "interviewing"], "outcome": ["open"]}),
        ("Gone quiet", counts["quiet"], {"quiet": True}),
        ("Closed", counts["closed"], {"outcome": ["closed"]}),
    ]
    return [Tab(label, number, _url(as_query(wanted)), asked == wanted) for label, number, wanted in views]


def _url(asked: dict) -> str:
    return (
        f"?{urlencode({name: value for name, value in asked.items() if value}, doseq=True)}"
        if asked
        else "/applications/"
    )


def as_query(chosen: dict) -> dict:
    """The filter as it stands in an address."""
    asked = {name: value for name, value in chosen.items() if value and name != "page"}
    if tag := asked.get("tag"):
        asked["tag"] = tag.pk
    if asked.get("quiet"):
        asked["quiet"] = "on"
    return asked


def chips(chosen: dict) -> list[Chip]:
    """One for each thing the list is narrowed by, with the address of the list without it."""
    asked, found = as_query(chosen), []
    labels = dict(Status.choices) | dict(OUTCOMES) | dict(Source.choices) | dict(WorkMode.choices)
    for name, value in asked.items():
        if name == "sort":
            continue
        for one in value if isinstance(value, list) else [value]:
            left = [other for other in value if other != one] if isinstance(value, list) else None
            label = {
                "q": f"“{one}”",
                "tag": f"Tagged {chosen.get('tag')}",
                "since": f"Applied since {one}",
                "until": f"Applied until {one}",
                "quiet": "Gone quiet",
            }.get(name) or str(labels.get(one, one))
            found.append(Chip(label, _url({**asked, name: left})))
    return found


def heads(chosen: dict) -> list[Head]:
    asked, current, css = (
        as_query(chosen),
        chosen.get("sort") or "",
        {"source": "opt2", "place": "opt2", "applied": "opt", "news": "opt"},
    )
    found = []
    for name, (_, label) in SORTS.items():
        first = f"-{name}" if name in ("news", "applied", "status") else name
        other = name if first.startswith("-") else f"-{name}"
        direction = "" if current not in (first, other) else "descending" if current.startswith("-") else "ascending"
        found.append(
            Head(label, _url({**asked, "sort": other if current == first else first}), direction, css.get(name, ""))
        )
    order = ["company", "status", "source", "place", "applied", "news"]
    return [found[list(SORTS).index(name)] for name in order]
