"""Tables in Markdown: the lines around a row of dashes."""

import html
import re
from collections.abc import Iterable

from .limits import HEADER_LINES, KEPT_CELLS, MOST_COLUMNS, MOST_ROWS, Budget, UnreadableFile

LONGEST_MARKED = 2_000
_DASHES = re.compile(r"\s*[|+]?\s*:?-{1,}:?\s*([|+]\s*:?-+:?\s*)+[|+]?\s*")
_CELLS = re.compile(r"(?<!\\)\|")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_MARKS = re.compile(r"(\*\*|__|~~|`+)(?=\S)(.+?)(?<=\S)\1")
_EMPHASIS = re.compile(r"(?<![\w*])\*(?=\S)([^*\n]+?)(?<=\S)\*(?![\w*])")
_ADDRESS = re.compile(r"<(https?://[^\s>]+)>")
_OTHER_LINK = re.compile(r"\[([^\]\n]*)\]\((?!https?://)[^)\n]*\)")


def markdown_tables(name: str, lines: Iterable[str], budget: Budget) -> list[tuple[int, list[list[str]]]]:
    """(number of the line with the header, header and rows) for each; empty when the text has no such table.

    Only the beginning is searched: a long file without a table there is none in Markdown.
    """
    found: list[tuple[int, list[list[str]]]] = []
    before = ""
    rows: list[list[str]] | None = None
    cells = 0
    for number, line in enumerate(lines, start=1):
        line = line.rstrip("\r\n")
        is_dashes = len(line) < LONGEST_MARKED and bool(_DASHES.fullmatch(line))
        if rows is not None and "|" in line and not is_dashes:
            if len(rows) <= MOST_ROWS + 1:
                rows.append(_cells(line))
                cells += len(rows[-1])
            if cells > KEPT_CELLS:
                raise UnreadableFile(
                    "The tables contain too much text to import at once. Split the file and import the parts one at a "
                    "time."
                )
        elif is_dashes:
            if rows is None and "|" in before:
                rows = [_cells(before), []]  # the dashes count as a line, so that numbers stay those of the file
                found.append((number - 1, rows))
                budget.take_table(name)
        else:
            rows = None
        before = line
        if not found and number > HEADER_LINES:
            return []
    return found


def _cells(line: str) -> list[str]:
    bare = line.strip().removeprefix("|")
    if bare.endswith("|") and not bare.endswith("\\|"):
        bare = bare[:-1]
    return [_text(cell) for cell in _CELLS.split(bare, maxsplit=MOST_COLUMNS)]


def _text(cell: str) -> str:
    """What a cell says, without its marks."""
    text = _BREAK.sub("\n", cell.replace("\\|", "|").strip())
    if len(text) > LONGEST_MARKED:
        return text
    for _ in range(2):
        text = _MARKS.sub(r"\2", text)
    text = _EMPHASIS.sub(r"\1", text)
    text = _ADDRESS.sub(r"\1", _OTHER_LINK.sub(r"\1", text))
    return html.unescape(text)
