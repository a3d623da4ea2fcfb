"""Requests for advice, grouped: planned, replied, waiting, closed."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field

from applications import wording
from feedback.models import FeedbackRequest, Preferences, RequestState

FIRST = 20  # of each group, where all groups are shown
GROUPS = (
    (RequestState.PLANNED, "Planned"),
    (RequestState.ANSWERED, "Replied"),
    (RequestState.SENT, "Waiting for a reply"),
    (RequestState.NO_REPLY, "No reply"),
    (RequestState.SKIPPED, "Skipped"),
)


@dataclass(frozen=True, slots=True)
class Item:
    url: str
    name: str
    company: str
    when: str
    say: str
    chip: str = ""
    is_generic: bool = False


@dataclass(slots=True)
class Group:
    """`number`: how many there are, the items or more."""

    state: str
    label: str
    items: list[Item] = field(default_factory=list)
    number: int = 0


@dataclass(frozen=True, slots=True)
class Tab:
    state: str
    label: str
    count: int
    is_current: bool


@dataclass(frozen=True, slots=True)
class Inbox:
    standfirst: str
    tabs: list[Tab]
    groups: list[Group]
    total: int


def inbox_of(rows: Sequence[FeedbackRequest], state: str, *, today: dt.date) -> Inbox:
    """Pure: rows with their application. `state` shows one group only, and all of it; else each shows its first
    ones.
    """
    groups: dict[str, list[FeedbackRequest]] = {value: [] for value, _ in GROUPS}
    for row in sorted(rows, key=_order):
        groups[row.state].append(row)
    tabs = [Tab("", "All", len(rows), not state)]
    tabs += [Tab(value, RequestState(value).label, len(groups[value]), state == value) for value, _ in GROUPS]
    shown = []
    for value, label in GROUPS:
        some = groups[value] if state == value else [] if state else groups[value][:FIRST]
        if some:
            shown.append(Group(value, label, [_item(row, today) for row in some], len(groups[value])))
    return Inbox(_standfirst(rows), [tab for tab in tabs if tab.count or not tab.state], shown, len(rows))


def look_on(asked: FeedbackRequest, preferences: Preferences, today: dt.date) -> str:
    since = asked.close_from
    return wording.long_date(since + dt.timedelta(days=preferences.no_reply_days), today) if since else ""


def _order(row: FeedbackRequest) -> tuple:
    newest_first = -(row.ended_on or row.sent_on or row.due_on).toordinal()
    return (row.due_on.toordinal(), row.pk) if row.state == RequestState.PLANNED else (newest_first, row.pk)


def _item(row: FeedbackRequest, today: dt.date) -> Item:
    chip = ""
    if row.state == RequestState.ANSWERED and row.is_generic is not None:
        chip = (
            "Specific" if not row.is_generic else "Generic, follow-up question asked" if row.clarified_on else "Generic"
        )
    say = {
        RequestState.PLANNED: "Draft ready to send.",
        RequestState.SENT: "You’ve asked. Now it’s up to them.",
        RequestState.NO_REPLY: "Closed without a reply. Asking still counts.",
        RequestState.SKIPPED: "Skipped. You can plan it again.",
    }.get(RequestState(row.state), "")
    if row.answer:
        words = " ".join(row.answer.split())
        say = f"“{words[:140]}{'…' if len(words) > 140 else ''}”"
    day = row.ended_on or row.sent_on or row.due_on
    when = wording.short_date(day, today)
    return Item(
        row.get_absolute_url(),
        row.display_name,
        row.application.display_company,
        f"Due {when.lower() if when in ('Today', 'Tomorrow', 'Yesterday') else when}"
        if row.state == RequestState.PLANNED
        else when,
        say,
        chip,
        bool(row.is_generic),
    )


def _standfirst(rows: Sequence[FeedbackRequest]) -> str:
    asked = [row for row in rows if row.sent_on]
    if not asked and (told := sum(row.is_unasked for row in rows)):
        return wording.counted(told, one="Someone gave you advice.", other="{n} people gave you advice.")
    if not asked:
        planned = sum(row.state == RequestState.PLANNED for row in rows)
        return wording.counted(
            planned,
            zero="Ask one person who met you for one piece of advice. It takes a minute.",
            one="1 request planned, not sent yet.",
            other="{n} requests planned, none sent yet.",
        )
    times = f"You’ve asked {wording.times(len(asked))}."
    answered = [row for row in asked if row.answer]
    if not answered:
        return f"{times} No one has replied yet. Asking is the part you control."
    useful = sum(row.is_generic is False for row in answered)
    replied = wording.figure(len(answered))
    return f"{times} " + wording.counted(
        useful,
        zero="{replied} replied.",
        one="{replied} replied, 1 with something you can use.",
        other="{replied} replied, {n} with something you can use.",
        replied=replied,
    )
