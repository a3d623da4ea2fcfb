"""Simplify's tracker export: CSV with `Job Title, Company Name, Job URL, Applied Date, Status, Status Date, Archived,
Date Archived, Notes`.

Also seen: `Date Applied`, `Job Posting URL`, `Location`, `id`. Days are ISO, or American with numbers. `Archived` is
`true` or `false`. A status that is not in the list is asked about. “Not Interested” is the person's own decision: “I
withdrew”. An archived row without an ending is asked about when it had been applied for; a saved one will not be
applied for any more. A saved row may still carry an applied date: its status counts, and the day is that of saving.
"""

from applications.written_dates import DateRules

from ..read_row import Cells, ReadRow, one_line, take_dates
from ..values import places_of
from ..words import fold_word
from .format import Format

_STATES = {
    "saved": ("saved", ""),
    "bookmarked": ("saved", ""),
    "applied": ("applied", ""),
    "online assessment": ("screening", ""),
    "screen": ("screening", ""),
    "phone screen": ("screening", ""),
    "interview": ("interviewing", ""),
    "interviewing": ("interviewing", ""),
    "final round": ("interviewing", ""),
    "offer": ("offer", ""),
    "offer received": ("offer", ""),
    "accepted": ("offer", "accepted"),
    "rejected": ("applied", "rejected"),
    "ghosted": ("applied", "no_response"),
    "withdrawn": ("applied", "withdrawn"),
    "not interested": ("", "withdrawn"),
}


def read(cells: Cells, rules: DateRules) -> ReadRow:
    row = ReadRow(
        company=one_line(cells.get("company", "")),
        title=one_line(cells.get("title", "")),
        source_id=f"simplify:{cells['id']}" if cells.get("id") else "",
        facts={
            "link": cells.get("link", ""),
            "notes": cells.get("notes", ""),
            **places_of(cells.get("location", "")),
        },
    )
    take_dates(row, cells, rules, applied_on="applied", status_on="status_date")
    word = cells.get("status", "")
    if found := _STATES.get(fold_word(word)):
        row.status, row.outcome = found
        row.status = row.status or ("applied" if row.applied_on else "saved")
    elif word:
        row.asks = f"word:{word}"
    else:
        row.status = "applied" if row.applied_on else "saved"
    if row.status == "saved":
        row.saved_on, row.applied_on = row.applied_on or row.status_on, None
    if row.outcome:
        row.ended_on = row.status_on
        row.status_on = None
    elif cells.get("archived", "").casefold() in ("true", "yes", "1"):
        take_dates(row, cells, rules, ended_on="archived_on")
        row.inexact.add("ended_on")
        if row.status == "saved":
            row.outcome = "withdrawn"
        elif not row.asks:
            row.asks = "archived"
    return row


FORMAT = Format(
    key="simplify",
    name="Simplify",
    columns={
        "Job Title": "title",
        "Company Name": "company",
        "Job URL": "link",
        "Job Posting URL": "link",
        "Applied Date": "applied",
        "Date Applied": "applied",
        "Status": "status",
        "Status Date": "status_date",
        "Archived": "archived",
        "Date Archived": "archived_on",
        "Notes": "notes",
        "Location": "location",
        "id": "id",
    },
    needed=(
        "Job Title",
        "Company Name",
        "Status",
        ("Applied Date", "Date Applied"),
        ("Job URL", "Job Posting URL"),
    ),
    marks=("Archived", "Date Archived"),
    dates=("applied", "status_date", "archived_on"),
    read=read,
)
