"""What a format says about itself, and by what a table of it is known."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from applications.written_dates import DAY_FIRST, DateRules, order_of

from ..names import target_of
from ..read_row import Cells, ReadRow

EXTRA = "+"  # a column that the format has no field for goes by its own name behind this sign
TARGET = "="  # one that the format does not know, but whose name says where it goes, by its target behind this sign
TARGETS = frozenset(
    "agency link location work_mode pay pay_min pay_max pay_currency source sent_via cv_version tags advert "
    "notes deadline_on".split()
)
Rows = Sequence[Sequence[str]]


@dataclass(frozen=True)
class Format:
    """One kind of table.

    `columns`: {header name as the file writes it: key in the cells given to `read`}; several names may give one key,
    the first that is filled counts. `ignored`: header names that say nothing worth keeping. Every other column goes
    where its name says, or is offered for the notes, unless the format `is_private`: then nothing else is ever stored.

    A table is of this format when its header holds all of `needed`, one of each tuple in it, and none of `unlike`.
    Common names alone make no format: `marks` are columns, or `file_name` the name of a file, that nobody else has,
    `first_rows` looks at what is in them, and a format that `is_exact` takes no column that it does not know.

    `dates`: keys of the cells whose order of day and month has to be settled by the column or the person; formats that
    always write the month first say so in `order`. `read` never raises.
    """

    key: str
    name: str
    columns: Mapping[str, str]
    needed: tuple[str | tuple[str, ...], ...]
    read: Callable[[Cells, DateRules], ReadRow]
    ignored: tuple[str, ...] = ()
    unlike: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    file_name: re.Pattern[str] | None = None
    first_rows: Callable[[Sequence[Cells]], bool] | None = None
    is_exact: bool = False
    is_private: bool = False
    has_placeholders: bool = True
    dates: tuple[str, ...] = ()
    order: str = ""

    @cached_property
    def keys(self) -> dict[str, str]:
        """{folded header name: key}."""
        return {fold_header(name): key for name, key in self.columns.items()}

    @cached_property
    def _ignored(self) -> set[str]:
        return {fold_header(name) for name in self.ignored}

    def recognises(self, header: Sequence[str], *, file_name: str = "", rows: Rows = ()) -> bool:
        """Whether a table with this folded header, and these first rows beneath it, is of this format."""
        there = set(header) - {""}
        if not all(self._one_of(names) & there for names in self.needed):
            return False
        if any(fold_header(name) in there for name in self.unlike):
            return False
        is_named = bool(self.file_name and self.file_name.fullmatch(file_name))
        knows_all = there <= set(self.keys) | self._ignored
        if self.marks and not self._one_of(self.marks) & there and not (is_named and knows_all):
            return False
        if self.is_exact and not knows_all:
            return False
        return self.first_rows is None or self.first_rows(self._cells(header, rows))

    def _cells(self, header: Sequence[str], rows: Rows) -> list[dict[str, str]]:
        places = [(place, self.keys[name]) for place, name in enumerate(header) if name in self.keys]
        return [{key: row[place].strip() for place, key in places if place < len(row)} for row in rows]

    @staticmethod
    def _one_of(names: str | tuple[str, ...]) -> set[str]:
        return {fold_header(name) for name in ([names] if isinstance(names, str) else names)}

    def places(self, header: Sequence[str]) -> list[tuple[int, str]]:
        """(place, key) for the columns that are kept, in the order in which names stand in `columns`; others last."""
        folded = [fold_header(name) for name in header]
        found = [(folded.index(name), key) for name, key in self.keys.items() if name in folded]
        if self.is_private:
            return found
        taken = {place for place, _ in found}
        return [
            *found,
            *(
                (place, self._key_of(name))
                for place, name in enumerate(header)
                if place not in taken and folded[place] and folded[place] not in self._ignored
            ),
        ]

    def _key_of(self, name: str) -> str:
        target = target_of(name)
        return f"{TARGET}{target}" if target in TARGETS else f"{EXTRA}{name.strip()}"

    def unused(self, header: Sequence[str]) -> list[str]:
        """The columns that are passed over, as the file writes them."""
        kept = {place for place, _ in self.places(header)}
        return [name.strip() for place, name in enumerate(header) if place not in kept and name.strip()]

    def name_of(self, key: str) -> str:
        """What a column is called in the file, by its key in the cells."""
        if key.startswith(EXTRA):
            return key.removeprefix(EXTRA)
        return next((name for name, known in self.columns.items() if known == key), key.removeprefix(TARGET))

    def settle_order(self, rows: Sequence[Cells]) -> tuple[str, str]:
        """(order, example): without an order the person is asked, with the example; without either none is needed."""
        if self.order or not self.dates:
            return self.order or DAY_FIRST, ""
        order, example = order_of(row[key] for row in rows for key in self.dates if row.get(key))
        return (order, "") if order or not example else ("", example)


def fold_header(name: str) -> str:
    """Header names are compared without case, spaces, underscores and punctuation."""
    return re.sub(r"[\W_]+", "", name.casefold())


def extras(cells: Cells) -> list[tuple[str, str]]:
    """(column, text) of what the format has no field for."""
    return [(name.removeprefix(EXTRA), text) for name, text in cells.items() if name.startswith(EXTRA) and text]


def by_name(cells: Cells) -> dict[str, str]:
    """{target: text} of columns that the format does not know, whose names say where they go."""
    return {name.removeprefix(TARGET): text for name, text in cells.items() if name.startswith(TARGET) and text}
