"""Someone's own sheet, read by the map that the person looked at.

The words in its status column and the order of its days come from the map too. A word that the map leaves open, or that it does
not know because it is new in this file, is asked about in front of the rows. Values that do not fit their place, and columns that
go to the notes, are kept there behind their column's name.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field

from .columns import DAYS, WORDS
from .dates import DAY_FIRST
from .formats.format import Cells, FileRow, one_line, take_days
from .values import currency_of, pay_of, period_of, places_of, plain, sent_via_of, source_of, tags_of, work_mode_of
from .words import chosen_meaning, fold_word, meaning

ASK = "ask"


@dataclass(slots=True)
class SheetMap:
    """`columns`: {id of a column: target}. `words`: {folded word: one of the eleven states, or `ask`}."""

    columns: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    order: str = ""
    words: dict[str, str] = field(default_factory=dict)
    title: str = ""

    @classmethod
    def from_stored(cls, stored: Mapping) -> "SheetMap":
        return cls(**{**stored, "columns": dict(stored["columns"])})

    def stored(self) -> dict:
        """As JSON keeps it; only a list keeps the order of the columns in every database."""
        return {**asdict(self), "columns": list(self.columns.items())}

    def going_to(self, *targets: str) -> list[str]:
        """The columns that go to one of these, in the order of the file."""
        return [key for key, target in self.columns.items() if target in targets]


def days_in(mapped: SheetMap, rows: Iterable[Cells]) -> Iterable[str]:
    """Everything that stands in a column of days."""
    keys = mapped.going_to(*DAYS)
    return (row[key] for row in rows for key in keys if row.get(key))


def read(cells: Cells, mapped: SheetMap, *, today: dt.date) -> FileRow:
    by_target = {target: cells[key] for key, target in mapped.columns.items() if target and cells.get(key)}
    row = FileRow(company=one_line(by_target.get("company", "")), title=one_line(by_target.get("title", mapped.title)))
    row.facts = {name: by_target.get(name, "") for name in ("agency", "link", "cv_version", "advert")}
    row.facts |= places_of(by_target.get("location", "")) | source_of(by_target.get("source", ""))
    row.facts["tag_names"] = tags_of(", ".join(cells[key] for key in mapped.going_to("tags") if cells.get(key)))
    _take_choice(row, by_target, "work_mode", work_mode_of)
    _take_choice(row, by_target, "sent_via", sent_via_of)
    _take_pay(row, by_target)
    _take_notes(row, cells, mapped)
    take_days(
        row, by_target, order=mapped.order or DAY_FIRST, today=today,
        applied_on="applied_on", saved_on="saved_on", status_on="state_on", ended_on="ended_on", deadline_on="deadline_on",
    )  # fmt: skip
    _take_words(row, cells, mapped)
    return row


def _take_choice(row: FileRow, by_target: Cells, name: str, understood) -> None:
    if text := by_target.get(name, ""):
        if value := understood(text):
            row.facts[name] = value
        else:
            row.kept.append((name.replace("_", " ").capitalize(), text))


def _take_pay(row: FileRow, by_target: Cells) -> None:
    text = by_target.get("pay", "")
    if pay := pay_of(text) if text else None:
        row.facts |= pay
    elif text:
        row.kept.append(("Pay", text))
    for name in ("pay_min", "pay_max"):
        if amount := by_target.get(name):
            single = pay_of(amount)
            row.facts[name] = single["pay_min"] if single else plain(amount)
            row.facts["pay_currency"] = row.facts.get("pay_currency") or currency_of(amount)
            row.facts["pay_period"] = row.facts.get("pay_period") or period_of(amount)
    if by_target.get("pay_currency"):
        row.facts["pay_currency"] = by_target["pay_currency"]


def _take_notes(row: FileRow, cells: Cells, mapped: SheetMap) -> None:
    """The first column of notes as it is, the others behind their names."""
    first = True
    for key in mapped.going_to("notes"):
        if text := cells.get(key):
            own = mapped.names.get(key, "")
            if first and fold_word(own) in ("notes", "note", "comments", "comment", "notiz", "notizen"):
                row.facts["notes"] = text
                first = False
            else:
                row.kept.append((own or key, text))


def _take_words(row: FileRow, cells: Cells, mapped: SheetMap) -> None:
    row.status = "applied"
    keys = [key for target in WORDS for key in mapped.going_to(target)]
    said = [cells[key] for key in keys if cells.get(key)]
    if not said and mapped.going_to("saved_on") and mapped.going_to("applied_on") and not row.applied_on:
        row.status = "saved"
    for text in said:
        state = mapped.words.get(fold_word(text), "")
        known = chosen_meaning(text, state) if state and state != ASK else None if state else meaning(text)
        if known is None:
            row.asks = row.asks or f"word:{one_line(text)[:60]}"
            continue
        row.status = known.status or row.status
        row.outcome = known.outcome or row.outcome
    if row.status == "saved" and not row.outcome and row.applied_on and not row.saved_on:
        row.saved_on, row.applied_on = row.applied_on, None
