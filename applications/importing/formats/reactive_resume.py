"""Reactive Resume's tracker: `Company,Role,Stage,Location,Salary,Source,Tags`, and the other names that it reads
itself.

Stages are saved, applied, screening, interview, offer and rejected; others are asked about. Tags are split on `; , |`.
The plain file has no date at all.
People's own sheets have columns with the same names, so a table is of this format only with all seven of them, no
other, and no other stages.
"""

from collections.abc import Sequence

from applications.written_dates import DateRules

from ..facts import take_pay
from ..read_row import Cells, ReadRow, one_line, take_dates
from ..values import places_of, source_of, tags_of
from ..words import meaning
from .format import Format

_STAGES = frozenset("saved applied screening interview offer rejected".split())


def _has_only_its_stages(rows: Sequence[Cells]) -> bool:
    return all(row.get("stage", "") in _STAGES for row in rows if any(row.values()))


def read(cells: Cells, rules: DateRules) -> ReadRow:
    row = ReadRow(
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
    take_pay(row, cells)
    take_dates(row, cells, rules, applied_on="applied", status_on="stage_on")
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
    needed=("Company", "Role", "Stage", "Location", "Salary", "Source", "Tags"),
    first_rows=_has_only_its_stages,
    is_exact=True,
    dates=("applied", "stage_on"),
    read=read,
)
