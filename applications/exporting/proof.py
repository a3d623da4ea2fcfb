"""What a job centre or benefits office asks for: the applications of a period and their results. Nothing private."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.utils import timezone

from applications.models import (
    STATE_LABELS,
    Application,
    InterviewKind,
    InterviewStage,
    OutcomeKind,
    Role,
    SentVia,
    Source,
    Status,
    StatusChange,
)
from applications.models.interviews import TOOK_PLACE

COLUMNS = {
    "title": "Job title",
    "sent": "Applied via",
    "contact": "Contact",
    "link": "Link",
    "history": "Timeline",
    "result": "Result",
}
# A contract: these stay as they are, however the columns are called on paper.
CSV_HEADINGS = {
    "title": "Title",
    "sent": "How it was sent",
    "contact": "Contact",
    "link": "Link",
    "history": "What happened",
    "result": "Result",
}
USUAL = ["title", "sent", "contact", "history", "result"]
MOST = 2_000
FIELDS = (
    "pk",
    "applied_on",
    "company",
    "agency",
    "title",
    "sent_via",
    "source",
    "link",
    "closed_as",
    "closed_on",
    "closed_day_known",
)
STAGE_FIELDS = ("application_id", "kind", "starts_at", "time_zone", "due_on", "state_at")
ROUNDS = {
    InterviewKind.SCREEN: "Call",
    InterviewKind.INTERVIEW: "Interview",
    InterviewKind.MANAGER: "Interview with the hiring manager",
    InterviewKind.PANEL: "Panel interview",
    InterviewKind.TECHNICAL: "Technical interview",
    InterviewKind.TAKE_HOME: "Task",
    InterviewKind.FINAL: "Final interview",
    InterviewKind.OTHER: "Interview",
}
# A status says which stage was reached, not that an interview took place on that date.
MOVES = {Status.SCREENING: "Screening stage", Status.INTERVIEWING: "Interview stage", Status.OFFER: "Offer"}
INVITATIONS = {Status.SCREENING: "Invited to a call", Status.INTERVIEWING: "Invited to an interview"}


@dataclass(frozen=True, slots=True)
class Line:
    on: dt.date
    company: str
    title: str
    sent: str
    contact: str
    link: str
    events: list[tuple[str, dt.date | None]]
    result: str
    ended_on: dt.date | None


def lines(user, *, since: dt.date, until: dt.date) -> list[Line]:
    """Return the applications known to be sent from `since` to `until`, both included, oldest first; at most MOST +
    1.
    """
    sent = Application.objects.for_user(user).filter(applied_on__range=(since, until), applied_day_known=True)
    rows = list(sent.order_by("applied_on", "pk").values(*FIELDS)[: MOST + 1])
    ids = [row["pk"] for row in rows]
    contacts, interviews, moves = _contacts(ids), _interviews(ids), _moves(ids)
    return [
        _line(row, contacts.get(row["pk"], []), interviews.get(row["pk"]), moves.get(row["pk"], [])) for row in rows
    ]


def count_undated(user) -> int:
    """How many were sent on a date that nobody knows, so that they are in no period."""
    return Application.objects.for_user(user).filter(applied_on__isnull=False, applied_day_known=False).count()


def _line(row: dict, contacts: list[str], interviews: list[tuple[str, dt.date]] | None, moves: list) -> Line:
    """`interviews`: those that took place, or None where none was ever recorded, and the steps alone say what
    happened.
    """
    named = MOVES if interviews is None else {} if interviews else INVITATIONS
    seen = [(label, on, True) for label, on in interviews or []]
    seen += [
        (named.get(state) or MOVES[state], *when) for state, *when in moves if state in named or state == Status.OFFER
    ]
    is_dated = row["closed_as"] not in ("", OutcomeKind.NO_RESPONSE) and row["closed_day_known"]
    return Line(
        on=row["applied_on"],
        company=row["company"] or f"Through {row['agency']}",
        title=row["title"],
        sent=_sent(row),
        contact="; ".join(contacts),
        link=row["link"],
        events=[(label, on if is_known else None) for label, on, is_known in sorted(seen, key=lambda event: event[1])],
        result=STATE_LABELS[row["closed_as"]] if row["closed_as"] else "Open",
        ended_on=row["closed_on"] if is_dated else None,
    )


def _sent(row: dict) -> str:
    """“Online, found through a job board”, “Email”, “Through Redcliffe Talent”.

    Where a job was found is not how they applied.
    """
    if row["agency"] and row["company"]:
        return f"Through {row['agency']}"
    way = SentVia(row["sent_via"]).label if row["sent_via"] else ""
    if (way and way != SentVia.ONLINE.label) or not row["source"]:
        return way
    found = Source(row["source"])
    return f"{way}, found through {found.in_sentence}" if way else f"Found through {found.in_sentence}"


def _contacts(ids: list[int]) -> dict[int, list[str]]:
    """Names with an address or a number. Friends who help are no one's business."""
    through = Application.contacts.through.objects.filter(application_id__in=ids, contact__deleted_at=None)
    through = through.exclude(contact__role=Role.SUPPORTER).order_by("contact__name", "contact_id")
    found: dict[int, list[str]] = {}
    for pk, name, email, phone in through.values_list(
        "application_id", "contact__name", "contact__email", "contact__phone"
    ):
        found.setdefault(pk, []).append(", ".join(part for part in (name, email or phone) if part))
    return found


def _interviews(ids: list[int]) -> dict[int, list[tuple[str, dt.date]]]:
    """What took place, by application; an empty list where only other interviews are recorded."""
    found: dict[int, list[tuple[str, dt.date]]] = {}
    stages = InterviewStage.objects.filter(application_id__in=ids, deleted_at=None).with_state(timezone.now())
    for pk, kind, starts_at, time_zone, due_on, state in stages.values_list(*STAGE_FIELDS):
        mine = found.setdefault(pk, [])
        day = starts_at.astimezone(ZoneInfo(time_zone)).date() if starts_at else due_on
        if day and state == TOOK_PLACE:
            mine.append((ROUNDS[InterviewKind(kind)], day))
    return found


def _moves(ids: list[int]) -> dict[int, list[tuple[Status, dt.date, bool]]]:
    """(status, date, whether the date is known) by application."""
    found: dict[int, list[tuple[Status, dt.date, bool]]] = {}
    changes = StatusChange.objects.live().filter(application_id__in=ids, to_state__in=MOVES)
    for pk, state, day, is_known in changes.values_list("application_id", "to_state", "happened_on", "day_known"):
        found.setdefault(pk, []).append((Status(state), day, is_known))
    return found


def cells(found: list[Line], columns: list[str]) -> Iterator[list]:
    """The rows of the CSV: a heading, then dates as dates, and only the chosen columns."""
    chosen = [name for name in COLUMNS if name in columns]
    yield ["Date", "Company", *(CSV_HEADINGS[name] for name in chosen), *(["Ended on"] if "result" in chosen else [])]
    for line in found:
        history = "; ".join(f"{label} {day.isoformat()}" if day else label for label, day in line.events)
        said = {**{name: getattr(line, name) for name in COLUMNS if name != "history"}, "history": history}
        ended = [line.ended_on or ""] if "result" in chosen else []
        yield [line.on, line.company, *(said[name] for name in chosen), *ended]
