"""HTML from outside as its tags and the text between them, in one pass whatever it looks like.

Python's own parser looks for the end of a broken tag again and again, and a parser that builds a tree opens formatting
again in each paragraph: a page of 19 kB can take the memory of a server. Here nothing is looked at twice.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

LONGEST_TAG = 200_000  # pictures may be written into them
MOST_BROKEN = 100  # tags without an end; what looks like one after so many has to end soon
SHORT_TAG = 300
MOST_ATTRIBUTES = 60
# What these hold is text, up to their end.
RAW = frozenset("script style textarea title xmp iframe noembed noframes".split())
_TAG = re.compile(
    r"<(?P<end>/?)(?P<name>[a-zA-Z][^\s/<>]{0,60}+)"
    r"(?P<rest>(?:[^<>=]++|=\s*+(?:\"[^\"]*+\"|'[^']*+'|(?=[^\"'\s])))*+)>"
)
_ATTRIBUTE = re.compile(
    r"([^\s=/\"'<>]++)(?:\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s\"']\S*+)))?",
)
_ENDS = {name: re.compile(f"</{name}", re.IGNORECASE) for name in RAW}


@dataclass(slots=True)
class Budget:
    """How much one request may have read, however many pieces it comes in."""

    characters: int = 900_000
    tags: int = 60_000
    entities: int = 100_000

    def take(self, text: str, most: int) -> str:
        """As much of the text as is left."""
        text = text[: min(most, self.characters)]
        self.characters -= len(text)
        return text

    def unescape(self, text: str) -> str:
        """Entities as letters, as long as there are not too many of them."""
        self.entities -= text.count("&")
        return html.unescape(text) if self.entities >= 0 else text


@dataclass(frozen=True, slots=True)
class Tag:
    """`rest`: everything behind the name, as it is written."""

    name: str
    rest: str
    is_end: bool

    def attributes(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for one in islice(_ATTRIBUTE.finditer(self.rest), MOST_ATTRIBUTES):
            value = next((part for part in one.groups()[1:] if part is not None), "")
            found.setdefault(one[1].lower(), html.unescape(value))
        return found


def tags_and_text(source: str) -> Iterator[Tag | str]:
    """Tags and pieces of text in their order; entities are left as they are. Comments are left out."""
    at = broken = 0
    endless: set[str] = set()
    while (start := source.find("<", at)) >= 0:
        if start > at:
            yield source[at:start]
        if _is_no_element(source, start):
            closing = "-->" if source.startswith("<!--", start) else ">"
            end = source.find(closing, start + 2)
            if end < 0:
                return
            at = end + len(closing)
            continue
        found = _TAG.match(source, start, start + (LONGEST_TAG if broken < MOST_BROKEN else SHORT_TAG))
        if not found:
            broken += 1
            yield "<"
            at = start + 1
            continue
        tag = Tag(found["name"].lower(), found["rest"], bool(found["end"]))
        yield tag
        at = found.end()
        if tag.name in RAW and not tag.is_end and tag.name not in endless:
            if close := _ENDS[tag.name].search(source, at):
                yield source[at : close.start()]
                at = close.start()
            else:
                endless.add(tag.name)
    if at < len(source):
        yield source[at:]


def _is_no_element(source: str, start: int) -> bool:
    """Whether a comment, a declaration or the like begins there."""
    following = source[start + 1 : start + 3]
    return following[:1] in ("!", "?") or (following[:1] == "/" and not following[1:].isalpha())
