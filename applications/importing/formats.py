"""What a format says about itself, and what every row becomes before it is looked at."""

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FileRow:
    company: str
    title: str
    on: dt.date | None
    link: str = ""
    status: str = "applied"
    source: str = ""
    source_name: str = ""
    source_id: str = ""
    sent_via: str = ""
    cv_version: str = ""


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of table.

    `columns`: the header names that are kept, as the file writes them, and the key each gets in the cells given to
    `read`; no other column is ever stored. A table is of this format when its header holds all of `needed`. `read`
    raises ValueError with the reason.
    """

    key: str
    name: str
    columns: dict[str, str]
    needed: tuple[str, ...]
    file_name: re.Pattern[str]
    read: Callable[[dict[str, str]], FileRow]

    def keys(self) -> dict[str, str]:
        """{folded header name: key}."""
        return {fold_header(name): key for name, key in self.columns.items()}

    def missing(self, header: list[str]) -> list[str]:
        """The needed columns that this folded header does not have, as the file would write them."""
        return [name for name in self.needed if fold_header(name) not in header]


def fold_header(name: str) -> str:
    """Header names are compared without case, spaces, underscores and punctuation."""
    return re.sub(r"[\W_]+", "", name.casefold())
