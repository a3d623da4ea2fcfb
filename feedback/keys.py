"""The keys by which suggestions are known again: made and read here, and nowhere else.

`Reminder.key` stores one for a suggestion that was answered, so it never changes: "capture:12", "ask:7:2026-11-09",
"follow_up:7:2026-10-28:2", "presence:first", "impression:3". On Today "r12" stands for a reminder itself.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Self

# What is suggested of which rows: {kind: their list in an archive}
ROWS = {
    "ask": "applications",
    "reflect": "applications",
    "follow_up": "applications",
    "prepare": "interviews",
    "capture": "interviews",
    "evaluation": "evaluations",
    "impression": "impressions",
}
LARGEST = 18  # digits of a primary key


@dataclass(frozen=True, slots=True)
class SuggestionKey:
    """What is suggested, of which row, and since when. `pk` is None where no row is meant; `rest` says which of
    several.
    """

    kind: str
    pk: int | None = None
    rest: str = ""

    def __str__(self) -> str:
        return ":".join(str(part) for part in (self.kind, self.pk, self.rest) if part not in (None, ""))

    @classmethod
    def after_outcome(cls, kind: str, pk: int, closed_on: dt.date | None) -> Self:
        """Of an application that was closed; closed once more on another date, it is another suggestion."""
        return cls(kind, pk, str(closed_on))

    @classmethod
    def follow_up(cls, pk: int, waiting_since: dt.date, number: int) -> Self:
        return cls("follow_up", pk, f"{waiting_since}:{number}")

    @classmethod
    def presence(cls, looked_on: dt.date | None) -> Self:
        return cls("presence", None, looked_on.isoformat() if looked_on else "first")

    @classmethod
    def read(cls, text: str) -> Self | None:
        """None for a text that names no row."""
        kind, _, rest = text.partition(":")
        number, _, rest = rest.partition(":")
        if kind not in ROWS or not (number.isdecimal() and number.isascii()):
            return None
        return cls(kind, int(number[:LARGEST]), rest)


def reminder_key(pk: int) -> str:
    return f"r{pk}"


def reminder_pk(key: str) -> int | None:
    number = key.removeprefix("r")
    return int(number) if key.startswith("r") and number.isdecimal() and len(number) <= LARGEST else None
