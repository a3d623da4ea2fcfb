"""What a staged import would change: rows that are new, in Onward already or unreadable, and what is open."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from applications.models import StagedImport, Status, UploadState

from .candidates import ImportCandidate, one_for_each_job
from .checked_row import CheckedRow
from .existing import ExistingApplications

HERE_CHOICES = ("skip", "update", "fill", "add_anyway", "move_on")
EACH = "each"


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """What the file leaves open, once for all rows that say the same. `key`: `archived`, or `word:` and the word."""

    key: str
    rows: list[ImportCandidate]
    answer: str

    @property
    def word(self) -> str:
        return self.key.removeprefix("word:") if self.key.startswith("word:") else ""


@dataclass(frozen=True, slots=True)
class Preview:
    """`of_one_job`: those that stand for several rows, also where these are kept `apart` (places of the first)."""

    new: list[ImportCandidate]
    here: list[ImportCandidate]
    unreadable: list[ImportCandidate]
    questions: list[OpenQuestion]
    of_one_job: list[ImportCandidate]
    apart: set[int]

    @property
    def to_add(self) -> list[ImportCandidate]:
        return [row for row in self.new if row.choice != "leave_out"] + [
            row for row in self.here if row.choice == "add_anyway"
        ]

    @property
    def to_move(self) -> list[ImportCandidate]:
        return [row for row in self.here if row.choice in ("move_on", "update") and row.can_move_on]

    @property
    def to_fill(self) -> list[ImportCandidate]:
        return [row for row in self.here if row.choice in ("fill", "update") and (row.adds or row.has_new_key)]

    @property
    def to_update(self) -> int:
        """How many applications that are in Onward would change."""
        return len({row.place for row in [*self.to_move, *self.to_fill]})

    @property
    def left_out(self) -> int:
        return sum(row.choice == "leave_out" for row in self.new)

    @property
    def undated(self) -> int:
        """How many new rows have no date at all."""
        return sum(row.is_undated for row in self.new)

    @property
    def undated_steps(self) -> int:
        """How many steps of the other new rows happened on a date that the file does not know."""
        dated = (row for row in self.new if not row.is_undated)
        return sum(not step.is_dated and step.state != Status.SAVED for row in dated for step in row.history)

    @property
    def can_update(self) -> int:
        return sum(row.can_update for row in self.here)

    @property
    def duplicates(self) -> int:
        """How many rows repeat another row of the same files and are added once."""
        return sum(len(row.repeats) for row in [*self.new, *self.here])

    @property
    def joined(self) -> int:
        """How many rows tell a further step of another row."""
        return sum(max(0, len(row.steps) - 1) for row in [*self.new, *self.here])


def preview(staged: StagedImport, *, today: dt.date) -> Preview:
    """Two queries; the rows were validated before. Call it only once all rows are read."""
    upload = staged.upload
    readable: list[ImportCandidate] = []
    unreadable: list[ImportCandidate] = []
    for row in _rows(staged, today):
        (unreadable if row.why else readable).append(row)
    joined = one_for_each_job(readable)
    several = [row for row in joined if len(row.rows) > 1]
    rows = sorted(
        (one for row in joined for one in (row.rows if row.place in upload.apart else [row])),
        key=lambda row: row.place,
    )
    known = ExistingApplications.of(staged.owner)
    for row in rows:
        row.existing = known.certain(row)
    taken = {row.existing.pk for row in rows if row.existing}
    for row in rows:
        if row.existing is None and known.by_company:
            row.existing = known.similar(row, taken)
            row.looks_like = row.existing is not None
        row.own_choice = upload.here.get(str(row.place), "")
        row.choice = _choice(upload, row)
    new = [row for row in rows if not row.existing]
    here = [row for row in rows if row.existing]
    return Preview(new, here, unreadable, _questions(upload, rows), several, upload.apart)


def _rows(staged: StagedImport, today: dt.date) -> Iterator[ImportCandidate]:
    upload, place = staged.upload, -1
    for rows in staged.chunks.values_list("rows", flat=True):
        for stored in rows:
            place += 1
            checked = CheckedRow.from_json(stored)
            if checked.is_left_out:
                continue
            part = upload.parts[checked.part]
            where = f"Row {checked.number}" + (f" of {part.name}" if len(upload.parts) > 1 else "")
            row = ImportCandidate.from_row(
                checked, undated_on=today, place=place, where=where, is_from_sheet=part.is_sheet
            )
            if row.asks:
                answer = upload.single.get(str(place)) or upload.answers.get(row.asks, "")
                row.answer = "" if answer == EACH else answer
            yield row


def _choice(upload: UploadState, row: ImportCandidate) -> str:
    if row.existing is None:
        return "leave_out" if row.place in upload.leave_out else ""
    return row.own_choice or upload.here_all or "skip"


def _questions(upload: UploadState, rows: list[ImportCandidate]) -> list[OpenQuestion]:
    found: dict[str, list[ImportCandidate]] = {}
    for row in rows:
        if row.asks and not row.existing:
            found.setdefault(row.asks, []).append(row)
    return [
        OpenQuestion(key, some, upload.answers.get(key, ""))
        for key, some in sorted(found.items(), key=lambda one: -len(one[1]))
    ]
