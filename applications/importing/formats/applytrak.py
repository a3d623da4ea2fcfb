"""ApplyTrak: JSON with a list `applications`, or CSV with the same values.

Statuses are Applied, Interview, Offer and Rejected. `type` is Onsite, Remote or Hybrid in the files seen; what is none
of these goes to the notes. Dates are ISO in JSON and `Sep 1, 2026` in CSV. `createdAt` is when the row was typed and
`updatedAt` when it was changed last: neither dates a step, so both are passed over. Attached files are not read.
"""

from applications.written_dates import DateRules

from ..facts import take_facts
from ..read_row import Cells, ReadRow, one_line, take_dates
from ..words import meaning
from .format import Format


def read(cells: Cells, rules: DateRules) -> ReadRow:
    row = ReadRow(company=one_line(cells.get("company", "")), title=one_line(cells.get("title", "")))
    row.source_id = f"applytrak:{cells['id']}" if cells.get("id") else ""
    take_facts(row, cells)
    take_dates(row, cells, rules, applied_on="applied")
    word = cells.get("status", "")
    if found := meaning(word):
        row.status, row.outcome = found.status or "applied", found.outcome
    elif word:
        row.asks = f"word:{word}"
    return row


FORMAT = Format(
    key="applytrak",
    name="ApplyTrak",
    columns={
        "Company": "company",
        "Position": "title",
        "Date Applied": "applied",
        "Status": "status",
        "Type": "work_mode",
        "Location": "location",
        "Salary": "pay",
        "Job Source": "source",
        "Job URL": "link",
        "Notes": "notes",
        "id": "id",
    },
    ignored=("Created At", "Updated At"),
    needed=("Company", "Position", "Date Applied", "Status", "Type", "Created At", "Updated At"),
    dates=("applied",),
    read=read,
)
