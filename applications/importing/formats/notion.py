"""A Notion database of applications, saved as CSV: UTF-8 with a BOM, the title column first.

Made from the template “Job Application Tracker” (`Company, Position, Stage, Applied, Link, Salary, Tags, Notes`). Days
are `March 5, 2024` or `March 5, 2024 9:00 AM`; a span (`March 5, 2024 → March 7, 2024`) begins it. Several choices in
one cell are joined by `, `. Stages are Ready to Apply, Applied, Interview, Offer, No Offer and Rejected; others are
asked about. “Applied” is the day of applying; on a row that is “Ready to Apply” it is the day it was noted. The names
of its columns are anybody's: what tells it from a plain sheet is that every date is written as Notion writes it.
Everyone changes their database, so a table with any other column goes to the mapping page instead.
"""

import re
from collections.abc import Sequence

from applications.written_dates import DateRules

from ..facts import take_pay
from ..read_row import Cells, ReadRow, one_line, take_dates
from ..values import places_of, tags_of
from ..words import meaning
from .format import Format

_DATE = re.compile(r"[A-Z][a-z]{2,8} \d{1,2}, \d{4}( \d{1,2}:\d{2} [AP]M)?( →.*)?")


def _is_written_by_notion(rows: Sequence[Cells]) -> bool:
    written = [row[key] for row in rows for key in ("applied", "due") if row.get(key)]
    return bool(written) and all(_DATE.fullmatch(text) for text in written)


def read(cells: Cells, rules: DateRules) -> ReadRow:
    row = ReadRow(
        company=one_line(cells.get("company", "")),
        title=one_line(cells.get("title", "")),
        facts={
            "link": cells.get("link", ""),
            "notes": cells.get("notes", ""),
            "tag_names": tags_of(cells.get("tags", "")),
            **places_of(cells.get("location", "")),
        },
    )
    take_pay(row, cells)
    dates = {key: text.split("→")[0] for key, text in cells.items()}
    take_dates(row, dates, rules, applied_on="applied", deadline_on="due")
    word = cells.get("stage", "")
    if found := meaning(word):
        row.status, row.outcome = found.status or "applied", found.outcome
    elif word:
        row.asks = f"word:{word}"
    elif not row.applied_on:
        row.status = "saved"
    if row.status == "saved":
        row.saved_on, row.applied_on = row.applied_on, None
    return row


FORMAT = Format(
    key="notion",
    name="Notion",
    columns={
        "Company": "company",
        "Name": "company",
        "Position": "title",
        "Role": "title",
        "Stage": "stage",
        "Applied": "applied",
        "Applied On": "applied",
        "Link": "link",
        "URL": "link",
        "Salary": "pay",
        "Location": "location",
        "Due Date": "due",
        "Tags": "tags",
        "Notes": "notes",
    },
    needed=(("Company", "Name"), ("Position", "Role"), "Stage", ("Applied", "Applied On")),
    first_rows=_is_written_by_notion,
    is_exact=True,
    read=read,
)
