"""Teal's “Download Data”: one CSV with snake_case columns.

Dates are moments in UTC (`2026-09-08T03:28:49Z`); they count as the date it was where the person is. How far it got
stands in `statusName`; `status` is JSON with the same name in another case, read only when `statusName` is missing. A
row may have fewer cells than the header: then both are missing, and it counts as applied when it has `applied_at`, else
as saved. Teal has no ending but “accepted”: whatever ended has `archived_at`. So an archived row that was applied for
is asked about; one that was only bookmarked will not be applied for any more, which is “I withdrew”. There is no date
for a status; `updated_at` is the nearest that the file knows, never later than `archived_at`, and neither counts as the
date on which that happened. `id` is a UUID. `excitement` (1 to 5) and `follow_up_at` have no field and are offered for
the notes.
"""

import json

from applications.written_dates import DateRules

from ..read_row import Cells, ReadRow, one_line, take_dates
from ..values import places_of, plain, source_of
from .format import Format

_STATUS = {
    "bookmarked": "saved",
    "applying": "saved",
    "applied": "applied",
    "interviewing": "interviewing",
    "negotiating": "offer",
    "accepted": "offer",
}


def read(cells: Cells, rules: DateRules) -> ReadRow:
    row = ReadRow(
        company=one_line(cells.get("company", "")),
        title=one_line(cells.get("title", "")),
        source_id=f"teal:{cells['id']}" if cells.get("id") else "",
        facts={
            "link": cells.get("link", ""),
            "pay_min": plain(cells.get("pay_min", "")),
            "pay_max": plain(cells.get("pay_max", "")),
            "pay_currency": cells.get("pay_currency", ""),
            "pay_period": cells.get("pay_period", "").lower(),
            **source_of(cells.get("source", "")),
            **places_of(cells.get("location", "")),
        },
    )
    take_dates(row, cells, rules, applied_on="applied", saved_on="added", deadline_on="deadline", ended_on="archived")
    row.inexact.add("ended_on")
    if row.saved_on is None:
        take_dates(row, cells, rules, saved_on="created")
    _take_status(row, cells, rules, _word(cells))
    return row


def _take_status(row: ReadRow, cells: Cells, rules: DateRules, word: str) -> None:
    if not word:
        row.status = "applied" if row.applied_on else "saved"
    elif known := _STATUS.get(word.casefold()):
        row.status = known
    else:
        row.asks = f"word:{word}"
    if row.status == "saved" and row.applied_on and row.ended_on:
        row.status = "applied"
    if row.status in ("interviewing", "offer"):
        take_dates(row, cells, rules, status_on="updated")
        row.inexact.add("status_on")
    if word.casefold() == "accepted":
        row.outcome, row.ended_on = "accepted", row.ended_on or row.status_on
        row.inexact.add("ended_on")
    elif row.ended_on and row.status == "saved":
        row.outcome = "withdrawn"
    elif row.ended_on and not row.asks:
        row.asks = "archived"


def _word(cells: Cells) -> str:
    if cells.get("status_name"):
        return cells["status_name"]
    try:
        status = json.loads(cells.get("status", ""))
    except (ValueError, RecursionError):
        return ""
    name = status.get("name", "") if isinstance(status, dict) else ""
    return name[:50] if isinstance(name, str) else ""


FORMAT = Format(
    key="teal",
    name="Teal",
    columns={
        "company_name": "company",
        "role": "title",
        "location": "location",
        "url": "link",
        "source": "source",
        "min_salary": "pay_min",
        "max_salary": "pay_max",
        "salary_currency": "pay_currency",
        "salary_pay_period": "pay_period",
        "added_at": "added",
        "created_at": "created",
        "application_deadline": "deadline",
        "applied_at": "applied",
        "updated_at": "updated",
        "archived_at": "archived",
        "id": "id",
        "status": "status",
        "statusName": "status_name",
    },
    ignored=("resume_uuid", "availability_status", "checked_availability_at", "posted_at"),
    needed=("company_name", "role", ("applied_at", "archived_at"), ("statusName", "status")),
    marks=(
        "excitement",
        "resume_uuid",
        "availability_status",
        "archived_at",
        "salary_pay_period",
        "checked_availability_at",
    ),
    dates=("applied", "added", "created", "deadline", "archived", "updated"),
    read=read,
)
