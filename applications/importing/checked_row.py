"""A row that was checked against the rules of the forms, as it waits in the database."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from .histories import Dates


@dataclass(slots=True)
class CheckedRow:
    """`part` and `number`: where it stands in the upload, as a spreadsheet counts.

    A row that cannot be read has `why`, the names of what is `wrong`, the file's `offers` for them, and its `text`.
    `dates` and `reached` as in a ReadRow, only those that the file gives. `has`: long texts that are stored apart.
    """

    part: int
    number: int
    is_left_out: bool = False
    why: str = ""
    wrong: list[str] = field(default_factory=list)
    offers: dict[str, str] = field(default_factory=dict)
    text: str = ""
    company: str = ""
    title: str = ""
    link: str = ""
    status: str = ""
    outcome: str = ""
    asks: str = ""
    source_id: str = ""
    dates: Dates = field(default_factory=dict)
    reached: dict[str, dt.date | None] = field(default_factory=dict)
    inexact: list[str] = field(default_factory=list)
    is_step: bool = False
    facts: dict[str, str] = field(default_factory=dict)
    tags: list[str] = field(default_factory=list)
    has: list[str] = field(default_factory=list)

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> "CheckedRow":
        """Empty values are not stored. Version 0.2 called the dates `days`, and wrote `left_out`."""
        row = cls(part=stored["part"], number=stored["number"], is_left_out=bool(stored.get("left_out")))
        for name in _PLAIN:
            if name in stored:
                setattr(row, name, stored[name])
        dates = stored.get("dates") or stored.get("days") or {}
        row.dates = {name: dt.date.fromisoformat(date) for name, date in dates.items()}
        row.reached = {
            state: dt.date.fromisoformat(date) if date else None for state, date in stored.get("reached", {}).items()
        }
        return row

    def to_json(self) -> dict[str, Any]:
        stored: dict[str, Any] = {"part": self.part, "number": self.number}
        if self.is_left_out:
            return {**stored, "left_out": True}
        for name in _PLAIN:
            if value := getattr(self, name):
                stored[name] = value
        if self.dates:
            stored["dates"] = {name: date.isoformat() for name, date in self.dates.items()}
        if self.reached:
            stored["reached"] = {state: date.isoformat() if date else "" for state, date in self.reached.items()}
        return stored


_PLAIN = (
    "why", "wrong", "offers", "text", "company", "title", "link", "status", "outcome", "asks", "source_id", "inexact",
    "is_step", "facts", "tags", "has",
)  # fmt: skip
