"""Huntr: the ZIP of “Download my data” with `USER_JOBS_USER_FULL_DATA_DOWNLOAD….csv`, or that CSV; and a second,
shorter shape.

In the first the columns are camelCase. `listName` is the person's own board column, so anything may stand in it: what
is not understood is asked about. `htmlDescription` is HTML: its text is kept as the advert, never its markup. Only
`createdAt` has a date: the one on which it was saved. The second shape is `Employer,Job
Title,List,URL,Location,Salary,Date Saved,Notes` with ISO days. `requirements` has no field and is offered for the
notes.
"""

import re

from applications.written_dates import DateRules

from ..facts import take_pay
from ..read_row import Cells, ReadRow, one_line, take_dates
from ..values import places_of, text_of_html
from ..words import meaning
from .format import Format


def read(cells: Cells, rules: DateRules) -> ReadRow:
    row = ReadRow(
        company=one_line(cells.get("company", "")),
        title=one_line(cells.get("title", "")),
        source_id=f"huntr:{cells['id']}" if cells.get("id") else "",
        facts={
            "link": cells.get("link", ""),
            "notes": cells.get("notes", ""),
            "advert": text_of_html(cells.get("advert", "")),
            **places_of(cells.get("location", "")),
        },
    )
    take_pay(row, cells)
    take_dates(row, cells, rules, applied_on="applied", saved_on="saved")
    word = cells.get("list", "")
    if found := meaning(word):
        row.status, row.outcome = found.status or "applied", found.outcome
    elif word:
        row.asks = f"word:{word}"
    else:
        row.status = "applied" if row.applied_on else "saved"
    return row


FULL = Format(
    key="huntr",
    name="Huntr",
    columns={
        "companyName": "company",
        "title": "title",
        "location": "location",
        "listName": "list",
        "htmlDescription": "advert",
        "url": "link",
        "salary": "pay",
        "createdAt": "saved",
        "appliedAt": "applied",
        "notes": "notes",
        "id": "id",
    },
    needed=("companyName", "title", "listName"),
    dates=("saved", "applied"),
    file_name=re.compile(r"user_jobs.*\.csv", re.IGNORECASE),
    read=read,
)
SHORT = Format(
    key="huntr_short",
    name="Huntr",
    columns={
        "Employer": "company",
        "Job Title": "title",
        "List": "list",
        "URL": "link",
        "Location": "location",
        "Salary": "pay",
        "Date Saved": "saved",
        "Date Applied": "applied",
        "Notes": "notes",
    },
    needed=("Employer", "Job Title", "List"),
    marks=("Date Saved",),
    dates=("saved", "applied"),
    read=read,
)
