"""From the bytes of a file to rows of cells, whatever its encoding, its delimiter and the lines before its header."""

import codecs
import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from .formats import Format, fold_header

MB = 1024 * 1024
LARGEST_UPLOAD = 50 * MB
LARGEST_CELL = 1_000_000
KEPT_OF_A_CELL = 5_000
MOST_COLUMNS = 500
MOST_ROWS = 20_000
HEADER_WITHIN = 25
DELIMITERS = ",;\t|"
_NOT_TEXT = {
    b"%PDF": "a PDF",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\xd0\xcf\x11\xe0": "an old Excel or Word file",
    b"\x1f\x8b": "a compressed file",
    b"7z\xbc\xaf": "a 7z archive",
    b"Rar!": "a RAR archive",
    b"SQLite format 3": "a database",
}

csv.field_size_limit(LARGEST_CELL)


class UnreadableFile(Exception):
    """The file cannot be used; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Table:
    """`rows`: (row number as a spreadsheet counts, cells by the keys of the format)."""

    name: str
    format: Format
    rows: list[tuple[int, dict[str, str]]]


def read_table(name: str, content: bytes, formats: Sequence[Format]) -> Table:
    """The table in a text file, with the columns its format keeps and no others.

    Raises UnreadableFile when it is no text, has no header of a known format, or is too long.
    """
    refuse_what_is_no_text(name, content)
    rows = enumerate(records(content), start=1)
    try:
        fmt, keys = find_header(name, rows, formats)
        kept: list[tuple[int, dict[str, str]]] = []
        for number, cells in rows:
            found = {key: clean(cells[place]) for place, key in keys.items() if place < len(cells)}
            if not any(found.values()):
                continue
            if len(kept) >= MOST_ROWS:
                raise UnreadableFile(
                    f"“{name}” has more than {MOST_ROWS:,} rows. Split it and bring the parts one after the other."
                )
            kept.append((number, found))
    except csv.Error as error:
        raise UnreadableFile(
            f"“{name}” has a cell of more than a million characters. A quotation mark may be missing somewhere; "
            "save the file as CSV again."
        ) from error
    return Table(name, fmt, kept)


def refuse_what_is_no_text(name: str, content: bytes) -> None:
    if not content.removeprefix(codecs.BOM_UTF8).strip(b"\0 \t\r\n"):
        raise UnreadableFile(f"“{name}” is empty.")
    for beginning, what in _NOT_TEXT.items():
        if content.startswith(beginning):
            raise UnreadableFile(
                f"“{name}” is {what}, not a table. Save it as CSV, or bring the file as you downloaded it."
            )


def find_header(
    name: str, rows: Iterator[tuple[int, list[str]]], formats: Sequence[Format]
) -> tuple[Format, dict[int, str]]:
    """The format whose header stands in the first 25 rows, and {place: key} for the columns it keeps."""
    nearest: tuple[int, Format, list[str]] | None = None
    for number, cells in rows:
        header = [fold_header(cell) for cell in cells[:MOST_COLUMNS]]
        for fmt in formats:
            keys, missing = fmt.keys(), fmt.missing(header)
            known = len(set(header) & set(keys))
            if not missing:
                places = {header.index(one): key for one, key in keys.items() if one in header}
                return fmt, places
            if known >= 2 and (nearest is None or known > nearest[0]):
                nearest = (known, fmt, missing)
        if number >= HEADER_WITHIN:
            break
    if nearest:
        _, fmt, missing = nearest
        names = " and ".join(f"“{one}”" for one in missing)
        raise UnreadableFile(
            f"“{name}” looks like a table from {fmt.name}, but its column {names} is missing. "
            "Download it again, or add the column."
        )
    raise UnreadableFile(
        f"“{name}” is not a table that is known here. "
        "From LinkedIn, bring the whole ZIP, “Job Applications.csv” or “Saved Jobs.csv”."
    )


def records(content: bytes) -> Iterator[list[str]]:
    """The records of a delimited file, decoded as it is read."""
    encoding = encoding_of(content)
    delimiter = delimiter_of(_lines(content[: 256 * 1024], encoding))
    return csv.reader(_lines(content, encoding), delimiter=delimiter)


def _lines(content: bytes, encoding: str) -> Iterable[str]:
    return io.TextIOWrapper(io.BytesIO(content), encoding=encoding, errors="replace", newline="")


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
    """The delimiter that makes the widest row among the first: text before the header is narrower than it."""
    first = [line for _, line in zip(range(HEADER_WITHIN * 4), lines, strict=False)]

    def widest(delimiter: str) -> int:
        try:
            return max(
                (
                    len(cells)
                    for _, cells in zip(range(HEADER_WITHIN), csv.reader(first, delimiter=delimiter), strict=False)
                ),
                default=0,
            )
        except csv.Error:
            return 0

    return max(DELIMITERS, key=widest)


def clean(cell: str) -> str:
    """Without zeros, without the apostrophe that guards a formula, and without what no field could hold."""
    text = cell[: KEPT_OF_A_CELL + 1].replace("\0", "").strip()
    return text[1:] if text.startswith("'") and text[1:2] in ("=", "+", "-", "@") else text
