"""career-ops: the Markdown table of `applications.md`, `# | Date | Company | Via | Role | Score | Status | PDF | Report
| Notes`.

States are Evaluated, Applied, Responded, Interview, Offer, Rejected, Discarded and SKIP. “Evaluated” is a job that was
looked at; “SKIP” and “Discarded” are jobs that were not applied for any more. The date is that of the row: of applying
when it was applied for, else of looking at it. `Via` is an agency. `PDF` and `Report` are files beside the table;
`Score` is offered for the notes.
"""

from applications.written_dates import DateRules

from ..facts import take_facts
from ..read_row import Cells, ReadRow, one_line, take_dates
from ..words import fold_word
from .format import Format

_STATES = {
    "evaluated": ("saved", ""),
    "applied": ("applied", ""),
    "responded": ("screening", ""),
    "interview": ("interviewing", ""),
    "offer": ("offer", ""),
    "rejected": ("applied", "rejected"),
    "discarded": ("saved", "withdrawn"),
    "skip": ("saved", "withdrawn"),
}


def read(cells: Cells, rules: DateRules) -> ReadRow:
    row = ReadRow(company=one_line(cells.get("company", "")), title=one_line(cells.get("title", "")))
    take_facts(row, cells)
    word = cells.get("status", "")
    if found := _STATES.get(fold_word(word)):
        row.status, row.outcome = found
    elif word:
        row.asks = f"word:{word}"
    if row.status == "saved":
        take_dates(row, cells, rules, saved_on="date")
    else:
        take_dates(row, cells, rules, applied_on="date")
    return row


FORMAT = Format(
    key="career_ops",
    name="career-ops",
    columns={
        "Date": "date",
        "Company": "company",
        "Via": "agency",
        "Role": "title",
        "Status": "status",
        "Notes": "notes",
        "URL": "link",
    },
    ignored=("#", "PDF", "Report", "Resume"),
    needed=("Date", "Company", "Role", "Score", "Status", "PDF", "Report"),
    dates=("date",),
    read=read,
)
