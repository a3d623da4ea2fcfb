"""Reactive Resume's tracker: `Company,Role,Stage,Location,Salary,Source,Tags`, and the other names that it reads itself.

Stages are saved, applied, screening, interview, offer and rejected; others are asked about. Tags are split on `; , |`. The plain
file has no day at all: then all rows count from one day that the person names, today unless changed. People's own sheets
have columns with the same names, so a table with any other column goes to the mapping page instead.
"""

from ..values import pay_of, places_of, source_of, tags_of
from ..words import meaning
from .format import Cells, FileRow, Format, one_line, take_days


def read(cells: Cells) -> FileRow:
    row = FileRow(
        company=one_line(cells.get("company", "")),
        title=one_line(cells.get("title", "")),
        facts={
            "link": cells.get("link", ""),
            "notes": cells.get("notes", ""),
            "tag_names": tags_of(cells.get("tags", "")),
            **source_of(cells.get("source", "")),
            **places_of(cells.get("location", "")),
        },
    )
    if pay := pay_of(cells.get("pay", "")):
        row.facts |= pay
    elif cells.get("pay"):
        row.kept.append(("Pay", cells["pay"]))
    take_days(row, cells, applied_on="applied", status_on="stage_on")
    word = cells.get("stage", "")
    if found := meaning(word):
        row.status, row.outcome = found.status or "applied", found.outcome
    elif word:
        row.asks = f"word:{word}"
    if row.outcome:
        row.ended_on = row.status_on
    return row


FORMAT = Format(
    key="reactive_resume",
    name="Reactive Resume",
    columns={
        "Company": "company",
        "Employer": "company",
        "Organization": "company",
        "Role": "title",
        "Title": "title",
        "Stage": "stage",
        "Status": "stage",
        "Applied Date": "applied",
        "Stage Date": "stage_on",
        "Location": "location",
        "Salary": "pay",
        "Compensation": "pay",
        "Source": "source",
        "Tags": "tags",
        "Notes": "notes",
        "Note": "notes",
        "Link": "link",
        "Job Posting": "link",
    },
    needed=(("Company", "Employer", "Organization"), ("Role", "Title"), ("Stage", "Stage Date"), ("Source", "Tags")),
    is_loose=True,
    read=read,
)
