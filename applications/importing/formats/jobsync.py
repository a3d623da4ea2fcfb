"""JobSync's export:
`index,createdAt,applied,appliedDate,Company,JobTitle,jobType,workplaceType,Location,JobSource,Status`.

Dates are `yyyy-MM-dd`, and everything that is empty says `N/A`. `index` counts the rows of this one file and is no key.
Its statuses are Draft, Applied, Interview, Offer, Rejected, Expired and Archived, and people may add their own:
“Expired” and “Archived” do not say how it ended, so they are asked about where it had been applied for; a draft that
expired is still only saved. `jobType` (full time, part time, contract) has no field and is offered for the notes.
"""

from applications.written_dates import DateRules

from ..read_row import Cells, ReadRow, one_line, take_dates
from ..values import source_of, work_mode_of
from ..words import fold_word, meaning
from .format import Format


def read(cells: Cells, rules: DateRules) -> ReadRow:
    place = cells.get("location", "")
    row = ReadRow(
        company=one_line(cells.get("company", "")),
        title=one_line(cells.get("title", "")),
        facts={
            "location": place,
            "work_mode": work_mode_of(cells.get("mode", "")) or work_mode_of(place),
            **source_of(cells.get("source", "")),
        },
    )
    take_dates(row, cells, rules, applied_on="applied_on", saved_on="created")
    was_applied = bool(row.applied_on) or cells.get("applied", "").casefold() in ("yes", "true", "1")
    word = cells.get("status", "")
    found = None if fold_word(word) in ("expired", "archived") else meaning(word)
    if found:
        row.status, row.outcome = found.status or "applied", found.outcome
        if row.status == "saved" and was_applied:
            row.status = "applied"
    else:
        row.status = "applied" if was_applied else "saved"
        if was_applied and word:
            row.asks = f"word:{word}"
        elif word and not found:
            row.kept.append(("Status in JobSync", word))
    return row


FORMAT = Format(
    key="jobsync",
    name="JobSync",
    columns={
        "createdAt": "created",
        "applied": "applied",
        "appliedDate": "applied_on",
        "Company": "company",
        "JobTitle": "title",
        "workplaceType": "mode",
        "Location": "location",
        "JobSource": "source",
        "Status": "status",
    },
    ignored=("index",),
    needed=("createdAt", "applied", "appliedDate", "Company", "JobTitle", "Status"),
    marks=("JobSource", "workplaceType", "jobType"),
    dates=("applied_on", "created"),
    read=read,
)
