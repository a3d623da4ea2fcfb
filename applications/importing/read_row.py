"""What one row of a file says, before its values are checked against the rules of the forms."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from applications.written_dates import DateRules, leading_date, other_order, read_date

Cells = Mapping[str, str]
DATES = ("saved_on", "applied_on", "status_on", "ended_on")
DATE_NAMES = {
    "saved_on": "Date saved",
    "status_on": "Status date",
    "ended_on": "Date closed",
    "deadline_on": "Closing date",
}


@dataclass(slots=True)
class ReadRow:
    """`asks`: what the file leaves open, `archived` or `word:` and the word. `facts`: values as they would be typed.

    The four dates are those that the file really gives; None where it gives none. `reached`: further steps that the
    row names one by one, {status: date, or None without one}. `inexact`: those of the dates that are only the nearest
    that the file knows. `kept`: (label, text) of values that have no field; they
    go into the notes. `wrong`: {company, title or on: reason} of what cannot be read; `offers`: {the same name: value}
    that the file suggests for it. `is_step`: the date is that of the status, as one row of a log.
    """

    company: str
    title: str
    status: str = "applied"
    outcome: str = ""
    asks: str = ""
    saved_on: dt.date | None = None
    applied_on: dt.date | None = None
    status_on: dt.date | None = None
    ended_on: dt.date | None = None
    reached: dict[str, dt.date | None] = field(default_factory=dict)
    source_id: str = ""
    facts: dict[str, str] = field(default_factory=dict)
    kept: list[tuple[str, str]] = field(default_factory=list)
    wrong: dict[str, str] = field(default_factory=dict)
    offers: dict[str, str] = field(default_factory=dict)
    inexact: set[str] = field(default_factory=set)
    is_step: bool = False


def one_line(text: str) -> str:
    return " ".join(text.split())


def take_dates(row: ReadRow, cells: Cells, rules: DateRules, **keys: str) -> None:
    """Read dates into the row: `applied_on="sent"` reads the cell `sent`.

    What is no date is kept for the notes; for `applied_on` it is `wrong`, with the date in the other order as an offer.
    """
    for name, key in keys.items():
        text = cells.get(key, "")
        if not text:
            continue
        if name == "deadline_on":
            _take_deadline(row, text, rules)
        elif date := _date(row, name, text, rules):
            setattr(row, name, date)


def _date(row: ReadRow, name: str, text: str, rules: DateRules) -> dt.date | None:
    try:
        date = read_date(text, rules)
    except ValueError as error:
        if begins := leading_date(text, rules):
            row.kept.append((DATE_NAMES.get(name, "Date"), one_line(text)))
            return begins
        if name == "applied_on":
            row.wrong["on"] = str(error)
            _offer(row, text, rules)
        else:
            row.kept.append((DATE_NAMES[name], text))
        return None
    if name == "applied_on" and date > rules.today + dt.timedelta(days=1):
        _offer(row, text, rules)
    return date


def _offer(row: ReadRow, text: str, rules: DateRules) -> None:
    if date := other_order(text, rules):
        row.offers["on"] = date.isoformat()


def _take_deadline(row: ReadRow, text: str, rules: DateRules) -> None:
    """A closing date may lie ahead; without its year it is the one nearest to the other dates of the row."""
    near = rules.near or (row.applied_on or row.saved_on or rules.today,)
    try:
        date = read_date(text, replace(rules, near=near, today=dt.date.max))
    except ValueError:
        row.kept.append((DATE_NAMES["deadline_on"], text))
    else:
        row.facts["deadline_on"] = date.isoformat()
