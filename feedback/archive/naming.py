"""Texts that name rows by their numbers, with the numbers these rows have on the other side."""

from collections.abc import Callable
from dataclasses import replace

from feedback.keys import ROWS, SuggestionKey

type Numbers = dict[str, dict[int, int]]  # list → number on this side → number on the other


def of_suggestion(key: str, numbers: Numbers) -> str:
    """The key of a suggestion with the number that its row has on the other side. Empty when the row is gone."""
    read = SuggestionKey.read(key)
    if read is None:
        return key
    there = numbers.get(ROWS[read.kind], {}).get(read.pk or 0)
    return str(replace(read, pk=there)) if there else ""


def by_beginning(lists: dict[str, str]) -> Callable[[str, Numbers], str]:
    """Return a function that renumbers keys such as “capture:12”; it gives an empty text if the row is missing."""

    def renamed(key: str, numbers: Numbers) -> str:
        beginning, _, rest = key.partition(":")
        number, colon, end = rest.partition(":")
        if beginning not in lists or not number.isdecimal():
            return key
        there = numbers.get(lists[beginning], {}).get(int(number[:18]))
        return f"{beginning}:{there}{colon}{end}" if there else ""

    return renamed
