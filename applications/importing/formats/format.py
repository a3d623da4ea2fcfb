"""What a format says about itself, and what every row becomes before it is looked at."""

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from ..dates import MONTH_FIRST, day_of

Cells = Mapping[str, str]
DAY_NAMES = {
    "saved_on": "Saved on",
    "status_on": "Status since",
    "ended_on": "Ended on",
    "deadline_on": "Closing date",
}
EXTRA = "+"  # a column that the format has no place for goes by its own name behind this sign


@dataclass(slots=True)
class FileRow:
    """`asks`: what the file leaves open, `archived` or `word:` and the word. `facts`: values as they would be typed.

    `kept`: (label, text) of values that have no place of their own; they go into the notes. `wrong`: {company, title or
    on: reason} of what cannot be read.
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
    source_id: str = ""
    facts: dict[str, str] = field(default_factory=dict)
    kept: list[tuple[str, str]] = field(default_factory=list)
    wrong: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Format:
    """One kind of table.

    `columns`: {header name as the file writes it: key in the cells given to `read`}; several names may give one key, the
    first that is filled counts. `ignored`: header names that say nothing worth keeping. Every other column is offered for
    the notes, unless the format `is_private`: then nothing else is ever stored. A table is of this format when its header
    holds all of `needed`, one of each tuple in it, none of `unlike`, and, if the format `is_loose`, no column it does not
    know. `read` never raises.
    """

    key: str
    name: str
    columns: Mapping[str, str]
    needed: tuple[str | tuple[str, ...], ...]
    read: Callable[[Cells], FileRow]
    ignored: tuple[str, ...] = ()
    unlike: tuple[str, ...] = ()
    file_name: re.Pattern[str] | None = None
    is_loose: bool = False
    is_private: bool = False

    @cached_property
    def keys(self) -> dict[str, str]:
        """{folded header name: key}."""
        return {fold_header(name): key for name, key in self.columns.items()}

    @cached_property
    def _ignored(self) -> set[str]:
        return {fold_header(name) for name in self.ignored}

    def recognises(self, header: Sequence[str]) -> bool:
        """Whether a table with this folded header is of this format."""
        there = set(header)
        if not all(self._one_of(names) & there for names in self.needed):
            return False
        if any(fold_header(name) in there for name in self.unlike):
            return False
        return not self.is_loose or there - {""} <= set(self.keys) | self._ignored

    @staticmethod
    def _one_of(names: str | tuple[str, ...]) -> set[str]:
        return {fold_header(name) for name in ([names] if isinstance(names, str) else names)}

    def places(self, header: Sequence[str]) -> list[tuple[int, str]]:
        """(place, key) for the columns that are kept, in the order in which names stand in `columns`; extras last."""
        folded = [fold_header(name) for name in header]
        found = [(folded.index(name), key) for name, key in self.keys.items() if name in folded]
        if self.is_private:
            return found
        taken = {place for place, _ in found}
        extras = [
            (place, EXTRA + name.strip())
            for place, name in enumerate(header)
            if place not in taken and folded[place] and folded[place] not in self._ignored
        ]
        return [*found, *extras]

    def unused(self, header: Sequence[str]) -> list[str]:
        """The columns that are passed over, as the file writes them."""
        kept = {place for place, _ in self.places(header)}
        return [name.strip() for place, name in enumerate(header) if place not in kept and name.strip()]


def fold_header(name: str) -> str:
    """Header names are compared without case, spaces, underscores and punctuation."""
    return re.sub(r"[\W_]+", "", name.casefold())


def extras(cells: Cells) -> list[tuple[str, str]]:
    """(column, text) of what the format has no place for."""
    return [(name.removeprefix(EXTRA), text) for name, text in cells.items() if name.startswith(EXTRA) and text]


def one_line(text: str) -> str:
    return " ".join(text.split())


def take_days(
    row: FileRow, cells: Cells, *, order: str = MONTH_FIRST, today: dt.date = dt.date.max, **keys: str
) -> None:
    """Read days into the row: `applied_on="sent"` reads the cell `sent`. What is no day is kept, or is `wrong` for applied_on.

    `order` matters only for days in numbers that do not begin with the year.
    """
    for name, key in keys.items():
        if not (text := cells.get(key, "")):
            continue
        try:
            day = day_of(text, order, today=today)
        except ValueError as error:
            if name == "applied_on":
                row.wrong["on"] = str(error)
            else:
                row.kept.append((DAY_NAMES[name], text))
            continue
        if name == "deadline_on":
            row.facts[name] = day.isoformat()
        else:
            setattr(row, name, day)
