"""From the bytes of a file to rows of cells, whatever its encoding, its delimiter and the lines before its header."""

import codecs
import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice

from .columns import ids_of, target_of
from .dates import is_day
from .formats.format import Format, fold_header
from .limits import (
    KEPT_CELLS,
    KEPT_OF_A_CELL,
    KEPT_TEXT,
    LARGEST_CELL,
    LONGEST_LINE,
    MB,
    MOST_COLUMNS,
    MOST_MAPPED,
    MOST_ROWS,
    UnreadableFile,
)

HEADER_WITHIN = 25
DELIMITERS = ",;\t|"
_NOT_TEXT = {
    b"%PDF": "a PDF",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\xd0\xcf\x11\xe0": "an old Excel or Word file, or a workbook with a password",
    b"\x1f\x8b": "a compressed file",
    b"7z\xbc\xaf": "a 7z archive",
    b"Rar!": "a RAR archive",
    b"SQLite format 3": "a database",
    b"PK\x03\x04": "another ZIP",
    b"PK\x05\x06": "another ZIP",
}
_MARKUP = re.compile(rb"\s*(<!doctype|<html|<\?xml|<!--|<svg|<script)", re.IGNORECASE)
_GUARD = re.compile(r"''*[=+\-@\t\r]")
_CONTROL = bytes(range(1, 9)) + bytes(range(14, 32))
PRIVATE = {"questionandanswers", "contactemail", "contactphonenumber"}  # of LinkedIn's, whatever stands beside them
Records = Iterator[tuple[int, list[str]]]

csv.field_size_limit(LARGEST_CELL)


@dataclass(frozen=True, slots=True)
class Table:
    """`rows`: (row number as a spreadsheet counts, cells), by the keys of the format, or by the ids of `columns` if it has none.

    `columns`: {id: name}. `unused`: the columns that are passed over.
    """

    name: str
    format: Format | None
    rows: list[tuple[int, dict[str, str]]]
    columns: dict[str, str] = field(default_factory=dict)
    unused: list[str] = field(default_factory=list)


def read_table(name: str, content: bytes, formats: Sequence[Format], *, or_any: bool = False) -> Table:
    """The table in a text file. Of a known format the columns it keeps and no others; `or_any`: else all of them.

    Raises UnreadableFile when it is no text, has no such table, or is too long.
    """
    refuse_what_is_no_text(name, content)
    try:
        return table_of(name, records(name, content), formats, or_any=or_any)
    except csv.Error as error:
        raise UnreadableFile(
            f"“{name}” has a cell of more than a million characters. A quotation mark may be missing somewhere; "
            "save the file as CSV again."
        ) from error


def table_of(name: str, records: Iterable[list[str]], formats: Sequence[Format], *, or_any: bool) -> Table:
    """The table in these records; its header stands among the first 25. Raises UnreadableFile."""
    numbered = enumerate(records, start=1)
    first = [(number, cells[:MOST_COLUMNS]) for number, cells in islice(numbered, HEADER_WITHIN)]
    for place, (_, cells) in enumerate(first):
        folded = [fold_header(cell) for cell in cells]
        if fmt := next((one for one in formats if one.recognises(folded)), None):
            header = [clean(cell)[:200] for cell in cells]
            rest = chain(first[place + 1 :], numbered)
            return Table(name, fmt, _kept(name, rest, fmt.places(header)), unused=fmt.unused(header))
    if not or_any:
        raise UnreadableFile(f"“{name}” is not a format Onward knows. Upload the file exactly as you downloaded it.")
    start, header = _own_header(name, first)
    return _own_table(name, header, chain(first[start:], numbered))


def _own_table(name: str, header: list[str], rows: Iterable[tuple[int, list[str]]]) -> Table:
    """All columns that have a name or something in them, and of a file of LinkedIn's none of the private ones."""
    folded = [fold_header(cell) for cell in header]
    private = PRIVATE if "questionandanswers" in folded else set()
    places = [(place, key) for place, key in enumerate(ids_of(header)) if folded[place] not in private]
    kept = _kept(name, rows, places)
    filled = {key for _, cells in kept for key in cells}
    columns = {key: header[place] or f"Column {place + 1}" for place, key in places if header[place] or key in filled}
    left_out = dict(list(columns.items())[MOST_MAPPED:])
    if left_out:
        columns = {key: called for key, called in columns.items() if key not in left_out}
        kept = [(number, {key: text for key, text in cells.items() if key in columns}) for number, cells in kept]
    return Table(name, None, kept, columns, list(left_out.values()))


def _kept(
    name: str, rows: Iterable[tuple[int, list[str]]], places: Sequence[tuple[int, str]]
) -> list[tuple[int, dict[str, str]]]:
    """The filled cells of rows that have any. Raises UnreadableFile when that is more than is taken at once."""
    kept: list[tuple[int, dict[str, str]]] = []
    text = cells_kept = 0
    for number, cells in rows:
        width = len(cells)
        found: dict[str, str] = {}
        for place, key in places:
            if place < width and cells[place] and key not in found and (cell := clean(cells[place])):
                found[key] = cell
                text += len(cell) if cell.isascii() else 3 * len(cell)
        if not found:
            continue
        cells_kept += len(found)
        if len(kept) >= MOST_ROWS:
            raise UnreadableFile(
                f"“{name}” has more than {MOST_ROWS:,} rows. Split it and import the parts one at a time."
            )
        if text > KEPT_TEXT or cells_kept > KEPT_CELLS:
            raise UnreadableFile(
                f"“{name}” contains too much text to import at once. Split it and import the parts one at a time."
            )
        kept.append((number, found))
    return kept


def _own_header(name: str, first: list[tuple[int, list[str]]]) -> tuple[int, list[str]]:
    """(place of the first row of data, header) of someone's own table: the row with most names that say something.

    Without such a row, the first of the widest, unless it looks like data: then the columns are called by letters.
    """
    filled = [[cell for cell in map(clean, cells) if cell] for _, cells in first]
    widest = max(map(len, filled), default=0)
    if widest < 2:
        raise UnreadableFile(
            f"“{name}” is not a table that is known here: no row of it has two columns. "
            "Bring a sheet with a row of column names, or a tracker’s export as you downloaded it."
        )
    scores = [_names_in(cells) for cells in filled]
    best = max(range(len(scores)), key=lambda place: scores[place])
    if scores[best] == 0:
        best = next(place for place, cells in enumerate(filled) if len(cells) == widest)
        if any(map(_is_data, filled[best])):
            width = max(len(cells) for _, cells in first)
            return best, [_letters(number) for number in range(width)]
    return best + 1, [clean(cell)[:200] for cell in first[best][1]]


def _names_in(cells: list[str]) -> int:
    """How many of these name a column; none if one is a day, a link or a number."""
    if len(cells) < 2 or any(len(cell) <= 80 and _is_data(cell) for cell in cells):
        return 0
    return sum(bool(target_of(cell)) for cell in cells)


def _is_data(cell: str) -> bool:
    return len(cell) > 80 or "://" in cell or is_day(cell) or cell.replace(".", "").isdecimal()


def _letters(number: int) -> str:
    """As a spreadsheet calls its columns."""
    text = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(65 + rest) + text
    return f"Column {text}"


def refuse_what_is_no_text(name: str, content: bytes) -> None:
    if not content.removeprefix(codecs.BOM_UTF8).strip(b"\0 \t\r\n"):
        raise UnreadableFile(f"“{name}” is empty.")
    what = next((what for beginning, what in _NOT_TEXT.items() if content.startswith(beginning)), "")
    start = content[:4000]
    if not what and _MARKUP.match(start.removeprefix(codecs.BOM_UTF8)):
        what = "a web page"
    if (
        not what
        and not encoding_of(start).startswith("utf-16")
        and len(start) - len(start.translate(None, _CONTROL)) > len(start) // 20
    ):
        what = "no text"
    if what:
        raise UnreadableFile(
            f"“{name}” is {what}, not a table. Save it as CSV or XLSX, or upload the file as you downloaded it."
        )


def records(name: str, content: bytes) -> Iterator[list[str]]:
    """The records of a delimited file, decoded as it is read."""
    encoding = encoding_of(content)
    delimiter = delimiter_of(_lines(name, content[: 256 * 1024], encoding))
    return csv.reader(_lines(name, content, encoding), delimiter=delimiter)


def _lines(name: str, content: bytes, encoding: str) -> Iterator[str]:
    """Ends of line stay as they are, alone-standing CRs too: the reader of records needs them."""
    text = io.TextIOWrapper(io.BytesIO(content), encoding=encoding, errors="replace", newline="")
    while line := text.readline(LONGEST_LINE):
        if len(line) >= LONGEST_LINE:
            raise UnreadableFile(
                f"“{name}” has a line of more than four million characters, so it is no list of applications."
            )
        yield line


def encoding_of(content: bytes) -> str:
    """By its mark, by its zeros, else UTF-8 if it is that, else what Windows writes."""
    for mark, encoding in (
        (codecs.BOM_UTF32_LE, "utf-32"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if content.startswith(mark):
            return encoding
    start = content[:2000]
    if start.count(0) > len(start) // 4:
        return "utf-16-le" if start[1::2].count(0) >= start[::2].count(0) else "utf-16-be"
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for place in range(0, len(content), MB):
            decoder.decode(content[place : place + MB])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8-sig"


def delimiter_of(lines: Iterable[str]) -> str:
    """The delimiter that gives a row the most names of columns, else the one that makes the widest row.

    The text of a cell may hold more semicolons than the table has columns, but no names between them.
    """
    first = [line for _, line in zip(range(HEADER_WITHIN * 4), lines, strict=False)]

    def speaks_for(delimiter: str) -> tuple[int, int]:
        try:
            some = list(islice(csv.reader(first, delimiter=delimiter), HEADER_WITHIN))
        except csv.Error:
            return 0, 0
        names = (sum(bool(target_of(cell)) for cell in cells[:MOST_COLUMNS]) for cells in some)
        return max(names, default=0), max(map(len, some), default=0)

    return max(DELIMITERS, key=speaks_for)


def clean(cell: str) -> str:
    """Without zeros, without the apostrophe that guards a formula, and without what no field could hold."""
    text = cell.replace("\0", "").strip() if len(cell) <= KEPT_OF_A_CELL else _cut(cell)
    return text[1:] if text.startswith("'") and _GUARD.match(text) else text


def _cut(cell: str) -> str:
    return cell[:KEPT_OF_A_CELL].replace("\0", "").strip() + f" … (cut here, after {KEPT_OF_A_CELL:,} characters)"
