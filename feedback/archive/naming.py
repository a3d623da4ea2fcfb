"""Texts that name rows by their numbers, with the numbers these rows have on the other side."""

from collections.abc import Callable

type Numbers = dict[str, dict[int, int]]  # list → number on this side → number on the other


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
