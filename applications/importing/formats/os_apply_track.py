"""OSApplyTrack: JSON with snake_case keys, one object an application.

Statuses are lead, ready, applied, screen, onsite, offer, rejected and passed. “Passed” may mean either side, so it is
asked about. `lane` is the way of working where it is one, else a lane of the person's own. `created` is the day on
which it was noted. `contact`, `contact_email`, `followup` and `score` have no field and are offered for the notes;
`name` is the name of a file.
"""

from applications.written_dates import DateRules

from ..facts import take_facts
from ..read_row import Cells, ReadRow, one_line, take_dates
from ..words import fold_word
from .format import Format

_STATES = {
    "lead": ("saved", ""),
    "ready": ("saved", ""),
    "applied": ("applied", ""),
    "screen": ("screening", ""),
    "onsite": ("interviewing", ""),
    "offer": ("offer", ""),
    "rejected": ("applied", "rejected"),
}


def read(cells: Cells, rules: DateRules) -> ReadRow:
    row = ReadRow(company=one_line(cells.get("company", "")), title=one_line(cells.get("title", "")))
    take_facts(row, cells)
    take_dates(row, cells, rules, applied_on="applied", saved_on="created")
    word = cells.get("status", "")
    if found := _STATES.get(fold_word(word)):
        row.status, row.outcome = found
    else:
        row.status = "applied" if row.applied_on else "saved"
        row.asks = f"word:{word}" if word else ""
    return row


FORMAT = Format(
    key="os_apply_track",
    name="OSApplyTrack",
    columns={
        "company": "company",
        "role": "title",
        "lane": "work_mode",
        "status": "status",
        "link": "link",
        "location": "location",
        "salary": "pay",
        "source": "source",
        "applied": "applied",
        "created": "created",
        "notes": "notes",
    },
    ignored=("name",),
    needed=("company", "role", "status", "created", ("applied", "link")),
    marks=("lane", "contact_email", "followup"),
    dates=("applied", "created"),
    read=read,
)
