"""Someone's own sheet, read by the map that the person looked at.

The words in its status column and the order of its dates come from the map too. A word that the map leaves open, or
that it does not know because it is new in this file, is asked about in front of the rows. Values that do not fit their
field, and columns that go to the notes, are kept there behind their column's name.
"""

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from functools import cached_property

from applications.models import OutcomeKind
from applications.models.vocabulary import STATUS_ORDER
from applications.written_dates import DAY_FIRST, EARLIEST_YEAR, DateRules, leading_date, read_date

from .columns import DATES, STEP, WORDS
from .facts import take_facts
from .names import target_of
from .read_row import Cells, ReadRow, one_line, take_dates
from .values import pay_of, work_mode_of
from .words import HAPPENED, Meaning, chosen_meaning, fold_word, meaning, tick_of

ASK = "ask"
_UNNAMED = frozenset(
    "undisclosed; not disclosed; confidential; unknown; unnamed; anonymous; hidden; private; vertraulich; unbekannt; "
    "anonym; confidentiel; inconnu; confidencial; desconocido; poufne; nieznana; 保密; 未知".split("; ")
)
_TOUCHED = re.compile(
    r"updat|modif|aktualis|geander|mis a jour|mise a jour|actualiza|zaktual|更新|bijgewerkt|aggiorn|atualiz"
)


@dataclass
class SheetMap:
    """`columns`: {id of a column: target}. `words`: {folded word: one of the eleven states, or `ask`}.

    `title`: the job title of rows that have none. `from_above`: a row without a company belongs to the one above it.
    """

    columns: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    order: str = ""
    words: dict[str, str] = field(default_factory=dict)
    title: str = ""
    from_above: bool = False

    @classmethod
    def from_json(cls, stored: Mapping) -> "SheetMap":
        """Maps that are remembered since an earlier version lack what came later."""
        known = {one.name for one in fields(cls)}
        values = {name: value for name, value in stored.items() if name in known}
        return cls(**{**values, "columns": dict(stored["columns"])})

    def to_json(self) -> dict:
        """As JSON keeps it; only a list keeps the order of the columns in every database."""
        return {**asdict(self), "columns": list(self.columns.items())}

    def going_to(self, *targets: str) -> list[str]:
        """The columns that go to these, each in the order of the file."""
        return [key for target in targets for key in self._by_target.get(target, ())]

    @cached_property
    def _by_target(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for key, target in self.columns.items():
            found.setdefault(target, []).append(key)
        return found

    @cached_property
    def steps(self) -> list[tuple[str, str]]:
        """(id of a column, state) of the columns of ticks and dates."""
        return [(key, target.removeprefix(STEP)) for key, target in self.columns.items() if target.startswith(STEP)]


def dates_in(mapped: SheetMap, rows: Iterable[Cells]) -> Iterable[str]:
    """Everything that stands in a column of dates."""
    keys = [*mapped.going_to(*DATES), *(key for key, _ in mapped.steps)]
    return (row[key] for row in rows for key in keys if row.get(key))


def read(
    cells: Cells, mapped: SheetMap, rules: DateRules, *, above: str = "", near: Mapping[str, tuple] | None = None
) -> ReadRow:
    """`above`: the company of the row above. `near`: {id of a column: dates that one without a year follows}."""
    rules = replace(rules, order=mapped.order or DAY_FIRST)
    by_target: dict[str, str] = {}
    places: dict[str, str] = {}
    for key, target in mapped.columns.items():
        if target and cells.get(key) and target not in by_target:
            by_target[target], places[target] = cells[key], key
    row = ReadRow(one_line(by_target.get("company", "")), one_line(by_target.get("title", "")) or mapped.title)
    if by_target.get("agency") and fold_word(row.company) in _UNNAMED:
        row.company = ""
    _take_company_from_above(row, by_target, mapped, above)
    by_target["tags"] = ", ".join(cells[key] for key in mapped.going_to("tags") if cells.get(key))
    by_target.pop("notes", None)
    _take_remote(row, by_target, mapped, places)
    _take_notes(row, cells, mapped)
    take_facts(row, by_target)
    for name, target in _DATES.items():
        if text := by_target.get(target):
            one = replace(rules, near=near.get(places[target], ())) if near else rules
            take_dates(row, {"text": text}, one, **{name: "text"})
            if name == "status_on" and _TOUCHED.search(fold_word(mapped.names.get(places[target], ""))):
                row.inexact.add(name)
    _take_steps(row, cells, mapped, rules, near or {})
    _take_words(row, cells, mapped)
    if text := by_target.get("step_on"):
        _take_step_date(row, text, replace(rules, near=(near or {}).get(places["step_on"], ())))
    return row


_DATES = {
    "saved_on": "saved_on",
    "applied_on": "applied_on",
    "status_on": "state_on",
    "ended_on": "ended_on",
    "deadline_on": "deadline_on",
}


def _take_company_from_above(row: ReadRow, by_target: Cells, mapped: SheetMap, above: str) -> None:
    if row.company or by_target.get("agency") or not above:
        return
    if mapped.from_above:
        row.company = above
    else:
        row.offers["company"] = above


def _take_remote(row: ReadRow, by_target: dict[str, str], mapped: SheetMap, places: Mapping[str, str]) -> None:
    """`yes` in a column called Remote is that work mode."""
    text = by_target.get("work_mode", "")
    if text and tick_of(text) is not None:
        name = mapped.names.get(places["work_mode"], "")
        mode = work_mode_of(name)
        if tick_of(text) and mode:
            row.facts["work_mode"] = mode
        else:
            row.kept.append((name or "Work mode", text))
        del by_target["work_mode"]


def _take_notes(row: ReadRow, cells: Cells, mapped: SheetMap) -> None:
    """The first column of notes as it is, the others behind their names."""
    first = True
    for key in mapped.going_to("notes"):
        if text := cells.get(key):
            own = mapped.names.get(key, "")
            if first and target_of(own) == "notes":
                row.facts["notes"] = text
                first = False
            else:
                row.kept.append((own or key, text))


def _take_steps(row: ReadRow, cells: Cells, mapped: SheetMap, rules: DateRules, near: Mapping[str, tuple]) -> None:
    """Columns of ticks and dates: how far it got, and how it ended, each with its date where there is one."""
    row.status = "applied"
    for key, state in mapped.steps:
        text = cells.get(key, "")
        name = mapped.names.get(key, key)
        if not text:
            continue
        if state == "applied" and tick_of(text) is False:
            row.status = "saved"
            continue
        step = _read_step(text, replace(rules, near=near.get(key, ())))
        if not step.is_plain:
            row.kept.append((name, one_line(text)))
        if not step.happened or (step.is_ahead and state in OutcomeKind.values):
            continue
        if state in OutcomeKind.values:
            row.outcome = row.outcome or state
            row.ended_on = row.ended_on or step.on
        elif state == "applied":
            row.applied_on = row.applied_on or step.on
        else:
            before = row.reached.get(state)
            row.reached[state] = min(before, step.on) if before and step.on else before or step.on
    if row.reached:
        row.status = max(row.reached, key=lambda one: STATUS_ORDER[one])


@dataclass(frozen=True, slots=True)
class _Step:
    """What a cell of ticks and dates says. `is_plain`: nothing beside that. `is_ahead`: on a date to come."""

    happened: bool
    on: dt.date | None = None
    is_plain: bool = False
    is_ahead: bool = False


def _read_step(text: str, rules: DateRules) -> _Step:
    """A date that has not come is one that is arranged: that it is arranged has happened, without a date."""
    ticked = tick_of(text)
    if ticked is not None:
        return _Step(ticked, is_plain=True)
    date: dt.date | None
    try:
        date, is_plain = read_date(text, rules), True
    except ValueError:
        date, is_plain = leading_date(text, rules), False
    if date and date.year >= EARLIEST_YEAR:
        is_ahead = date > rules.today
        return _Step(True, None if is_ahead else date, is_plain and not is_ahead, is_ahead)
    words = set(fold_word(text).split())
    said = meaning(text)
    is_amount = any(letter.isdigit() for letter in text) and pay_of(text) is not None
    return _Step(bool(words & HAPPENED and len(words) <= 3) or is_amount or bool(said and said.outcome))


def _take_words(row: ReadRow, cells: Cells, mapped: SheetMap) -> None:
    """The status column says how far it got and how it ended; one that says how it ended adds to it, never less far."""
    said = [(target, cells[key]) for target in WORDS for key in mapped.going_to(target) if cells.get(key)]
    if not said and not row.reached and mapped.going_to("saved_on") and mapped.going_to("applied_on"):
        row.status = "applied" if row.applied_on or row.wrong.get("on") or row.outcome else "saved"
    for target, text in said:
        known = _known(text, mapped)
        if known is None:
            row.asks = row.asks or f"word:{one_line(text)[:60]}"
            continue
        _take_status(row, known, is_ending=target == "ending")
        row.outcome = known.outcome or row.outcome
    if row.status == "saved" and not row.outcome and row.applied_on and not row.saved_on:
        row.saved_on, row.applied_on = row.applied_on, None


def _take_status(row: ReadRow, known: Meaning, *, is_ending: bool) -> None:
    further = STATUS_ORDER.get(known.status, 0)
    if not known.status or (is_ending and further <= STATUS_ORDER["applied"]):
        return
    if (row.reached or is_ending) and further < STATUS_ORDER.get(row.status, 0):
        return
    row.status = known.status


def _known(text: str, mapped: SheetMap) -> Meaning | None:
    state = mapped.words.get(fold_word(text), "")
    if state == ASK:
        return None
    return chosen_meaning(text, state) if state else meaning(text)


def _take_step_date(row: ReadRow, text: str, rules: DateRules) -> None:
    """One row of a log: its date is that of its status."""
    row.is_step = True
    if row.outcome:
        take_dates(row, {"text": text}, rules, ended_on="text")
    elif row.status == "saved":
        take_dates(row, {"text": text}, rules, saved_on="text")
    elif row.status == "applied":
        take_dates(row, {"text": text}, rules, applied_on="text")
    else:
        take_dates(row, {"text": text}, rules, status_on="text")
