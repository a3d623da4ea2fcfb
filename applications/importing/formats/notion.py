"""A Notion database of applications, saved as CSV: UTF-8 with a BOM, the title column first.

Made from the template “Job Application Tracker” (`Company, Position, Stage, Applied, Link, Salary, Tags, Notes`). Days are
`March 5, 2024` or `March 5, 2024 9:00 AM`; a span (`March 5, 2024 → March 7, 2024`) begins it. Several choices in one cell are
joined by `, `. Stages are Ready to Apply, Applied, Interview, Offer, No Offer and Rejected; others are asked about. “Applied” is
the day of applying; on a row that is “Ready to Apply” it is the day it was noted. Everyone changes
their database, so a table with any other column goes to the mapping page instead.
"""

from ..values import pay_of, places_of, tags_of
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
            **places_of(cells.get("location", "")),
        },
    )
    if pay := pay_of(cells.get("pay", "")):
        row.facts |= pay
    elif cells.get("pay"):
        row.kept.append(("Pay", cells["pay"]))
    take_days(row, {key: text.split("→")[0] for key, text in cells.items()}, applied_on="applied", deadline_on="due")
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
    is_loose=True,
    read=read,
)
