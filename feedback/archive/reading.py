"""Reading a large JSON file piece by piece: the members of the outermost object, lists one element at a time."""

import io
import json
import re
from collections.abc import Iterator
from typing import NoReturn

A_PIECE = 64 * 1024
LARGEST_VALUE = 8 * 1024 * 1024
MOST_BRACKETS = 300_000  # in one value: each may be a list or an object, which takes far more memory than its text
_SPACE = re.compile(r"[ \t\n\r]*")


class UnreadableArchive(Exception):
    """Says in one sentence why a file cannot be restored."""


def _no_constant(name: str) -> NoReturn:
    raise UnreadableArchive(f"The file contains {name}, which is not a number.")


class JsonReader:
    """Holds one value at a time in memory, and refuses one that is larger than LARGEST_VALUE characters."""

    def __init__(self, text: io.TextIOBase):
        self.text = text
        self.held = ""
        self.at = 0
        self.decoder = json.JSONDecoder(parse_constant=_no_constant)

    def members(self) -> Iterator[tuple[str, object]]:
        """(name, value) in the order of the file. A list comes as an iterator, to be used up before the next member."""
        self._expect("{")
        if self._next() == "}":
            return
        while True:
            name = self._value()
            if not isinstance(name, str):
                raise UnreadableArchive("The file is not JSON in Onward’s format.")
            self._expect(":")
            if self._next() == "[":
                elements = self._elements()
                yield name, elements
                for _ in elements:
                    pass
            else:
                yield name, self._value()
            if self._expect(",}") == "}":
                break
        if self._next():
            raise UnreadableArchive("There is more text after the end of the archive. Two files may have been joined.")

    def _elements(self) -> Iterator[object]:
        self._expect("[")
        if self._next() == "]":
            self.at += 1
            return
        while True:
            yield self._value()
            if self._expect(",]") == "]":
                return

    def _value(self) -> object:
        """The next value. A piece that ends within it is lengthened, twice as much each time."""
        self._next()
        more = A_PIECE
        while True:
            self._check_brackets()
            try:
                value, end = self.decoder.raw_decode(self.held, self.at)
            except json.JSONDecodeError:
                end = None
            except (ValueError, RecursionError) as error:
                raise UnreadableArchive(
                    "The file contains a number that is too long, or too many levels of brackets."
                ) from error
            if end is not None and end < len(self.held):
                self.at = end
                return value
            if len(self.held) - self.at > LARGEST_VALUE:
                raise UnreadableArchive("One entry in the file is larger than any that Onward writes.")
            if not self._read(more):
                if end is None:
                    raise UnreadableArchive("The file is damaged or incomplete. Download it again.")
                self.at = end
                return value
            more *= 2

    def _check_brackets(self) -> None:
        if len(self.held) - self.at > MOST_BRACKETS:
            number = self.held.count("[", self.at) + self.held.count("{", self.at)
            if number > MOST_BRACKETS:
                raise UnreadableArchive("One entry in the file is larger than any that Onward writes.")

    def _next(self) -> str:
        """The next character that is no space, still to be read; empty at the end."""
        while True:
            found = _SPACE.match(self.held, self.at)
            self.at = found.end() if found else self.at
            if self.at < len(self.held):
                return self.held[self.at]
            if not self._read(A_PIECE):
                return ""

    def _expect(self, characters: str) -> str:
        found = self._next()
        if not found or found not in characters:
            raise UnreadableArchive("The file is damaged, incomplete or not JSON.")
        self.at += 1
        return found

    def _read(self, size: int) -> bool:
        try:
            more = self.text.read(size)
        except UnicodeDecodeError as error:
            raise UnreadableArchive("The file is not in UTF-8, which Onward always writes.") from error
        self.held, self.at = self.held[self.at :] + more, 0
        return bool(more)
