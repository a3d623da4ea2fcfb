"""What is in a column, as shares of its filled cells."""

import re
from collections.abc import Callable, Sequence
from functools import cached_property

from applications import written_dates as dates

from .values import is_agency, is_source, pay_of, work_mode_of
from .words import HAPPENED, fold_word, meaning, tick_of, word_meaning

MOSTLY = 0.6
_LINK = re.compile(r"(https?://|www\.)\S+|([\w-]+\.)+[a-z]{2,}/\S*", re.IGNORECASE)
_NUMBER = re.compile(r"[\d.,\s]+")
_MAIL = re.compile(r"(?<=\S)@[^\s@]+\.\w")  # each part of a long cell is looked at once
_PHONE = re.compile(r"\+?[\d\s()/.-]{7,}")


class Content:
    """What is in a column: shares from 0 to 1 of its filled cells, measured when they are needed."""

    def __init__(self, values: Sequence[str]):
        self.values = values

    def share(self, test: Callable[[str], object]) -> float:
        return sum(map(bool, map(test, self.values))) / len(self.values) if self.values else 0.0

    @cached_property
    def dates(self) -> float:
        return self.share(dates.is_date)

    @cached_property
    def written_dates(self) -> float:
        """Without bare numbers, which a spreadsheet may mean as dates but a salary column does not."""
        return self.share(lambda text: dates.is_date(text, with_serials=False))

    @cached_property
    def ticks(self) -> float:
        return self.share(lambda text: tick_of(text) is not None)

    @cached_property
    def states(self) -> float:
        return self.share(lambda text: len(text) < 60 and not text.isdecimal() and word_meaning(text))

    @cached_property
    def told(self) -> float:
        """With days and other asides beside them, as people write them into a column for how it stands."""
        return self.share(lambda text: len(text) < 60 and not text.isdecimal() and meaning(text))

    @cached_property
    def links(self) -> float:
        return self.share(_LINK.fullmatch)

    @cached_property
    def numbers(self) -> float:
        return self.share(_NUMBER.fullmatch)

    @cached_property
    def pay(self) -> float:
        return self.share(lambda text: re.search(r"[£€$₹¥]|\dk\b|\b(EUR|GBP|USD|PLN|CHF)\b", text) and pay_of(text))

    @cached_property
    def contacts(self) -> float:
        return self.share(lambda text: _MAIL.search(text) or (_PHONE.fullmatch(text) and not dates.is_date(text)))

    @cached_property
    def work_modes(self) -> float:
        return self.share(lambda text: len(text) < 30 and work_mode_of(text))

    @cached_property
    def sources(self) -> float:
        return self.share(is_source)

    @cached_property
    def agencies(self) -> float:
        return self.share(is_agency)

    @cached_property
    def length(self) -> float:
        return sum(map(len, self.values)) / len(self.values) if self.values else 0.0

    @cached_property
    def distinct(self) -> int:
        return len({fold_word(text) for text in self.values})

    def speaks_for(self, target: str) -> float:
        """From 0 to 1: of two columns with names for one target, the one with the right content takes it."""
        if target.endswith("_on"):
            return self.dates
        shares = {"link": self.links, "state": self.states, "ending": self.states, "work_mode": self.work_modes}
        return shares.get(target, 0.5 if self.values else 0.0)

    @property
    def is_step(self) -> bool:
        """Ticks, dates, or words like `done`; each other cell is a remark."""
        return bool(self.values) and self.share(_is_tick_or_date) >= MOSTLY


def _is_tick_or_date(text: str) -> bool:
    return tick_of(text) is not None or dates.is_date(text, with_serials=False) or fold_word(text) in HAPPENED
