"""From records to tables: where the header stands, which format it is, and the cells that are kept."""

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, islice

from applications.formulas import unguard
from applications.written_dates import is_date

from .columns import ids_of
from .formats.format import Format, fold_header
from .limits import (
    KEPT_CELLS,
    KEPT_OF_A_CELL,
    KEPT_TEXT,
    LARGEST_CELL,
    MOST_COLUMNS,
    MOST_MAPPED,
    MOST_ROWS,
    Budget,
    UnreadableFile,
    UsedUp,
)
from .markdown import markdown_tables
from .names import PART, target_of, targets_of
from .texts import encoding_of, lines_of, refuse_what_is_no_text
from .words import fold_word

HEADER_WITHIN = 25
DELIMITERS = ",;\t|"
LINKED = "\x1f"  # between the text of a cell and the address behind it
PRIVATE = {"questionandanswers", "contactemail", "contactphonenumber"}  # of LinkedIn's, whatever stands beside them
PLACEHOLDERS = frozenset(
    "n/a na n.a. n.a n/a. #n/a n\\a n.v. k.a. n/d n.d. b/d b.d. nan none null nil nat undefined (none) (blank) "
    "(empty) <na> tbd tba tbc t.b.d. - -- --- – — ― _ __ . .. ... … / // \\ ? ?? ??? 无 暂无 未知".split()
)
_LONGEST_PLACEHOLDER = max(map(len, PLACEHOLDERS))
_HYPERLINK = re.compile(
    r'=HYPERLINK\(\s*"((?:https?://|www\.)[^"]{1,2000})"\s*(?:[,;]\s*"((?:[^"]|"")*)"\s*)?\)', re.IGNORECASE
)
_ADDRESS = re.compile(r"(https?://|www\.)\S+", re.IGNORECASE)
_MARKDOWN_LINK = re.compile(r"\[([^\]\n]{0,300})\]\((https?://[^\s)]{1,2000})\)")
_SAYS_ONLY_LINK = frozenset(
    "link links here click apply now view open job jobs url site website see posting post listing ad advert web page "
    "go jd more details read to the application original description full online anzeige stellenanzeige zur zum "
    "angebot hier lien voir annonce l offre enlace ver la oferta anuncio ogloszenie ogloszenia do oferty link1 "
    "vacancy 链接 岗位链接 投递链接 网址".split()
)

csv.field_size_limit(LARGEST_CELL)


@dataclass(frozen=True, slots=True)
class Table:
    """A table as it was read.

    `rows`: (row number as a spreadsheet counts, cells), by the keys of the format, or by the ids of `columns` if it has
    none. `columns`: {id: name}. `unused`: the columns that are passed over. `letters`: the encoding, if it is a guess.
    """

    name: str
    format: Format | None
    rows: list[tuple[int, dict[str, str]]]
    columns: dict[str, str] = field(default_factory=dict)
    unused: list[str] = field(default_factory=list)
    letters: str = ""


def read_tables(
    name: str, content: bytes, formats: Sequence[Format], *, or_any: bool = False, budget: Budget | None = None
) -> list[Table]:
    """The tables in a text file: one, or several of a Markdown document.

    Of a known format the columns it keeps and no others; `or_any`: else all of them. Raises UnreadableFile when it is
    no text, has no such table, or is too long.
    """
    refuse_what_is_no_text(name, content)
    encoding, is_guess = encoding_of(content)
    budget = budget or Budget()
    budget.take_table(name)
    try:
        parts = markdown_tables(name, lines_of(name, content, encoding, budget), budget)
        if parts:
            found = _each(name, parts, formats, or_any=or_any, budget=budget)
        else:
            found = [table_of(name, records(name, content, encoding, budget), formats, or_any=or_any, budget=budget)]
    except csv.Error as error:
        raise UnreadableFile(
            f"“{name}” has a cell of more than a million characters. A quotation mark may be missing. "
            "Save the file as CSV again."
        ) from error
    return [replace(table, letters=encoding) for table in found] if is_guess else found


def _each(
    name: str, parts: list[tuple[int, list[list[str]]]], formats: Sequence[Format], *, or_any: bool, budget: Budget
) -> list[Table]:
    """Those of the tables in a document that can be read; raises the first reason if none can."""
    found: list[Table] = []
    reason: UnreadableFile | None = None
    for number, (line, rows) in enumerate(parts, start=1):
        called = name if len(parts) == 1 else f"{name}, table {number}"
        try:
            table = table_of(called, rows, formats, or_any=or_any, budget=budget, first_number=line, file_name=name)
            found.append(table)
        except UsedUp:
            raise
        except UnreadableFile as error:
            reason = reason or error
    if not found and reason:
        raise reason
    return found


def read_table(name: str, content: bytes, formats: Sequence[Format], *, or_any: bool = False) -> Table:
    """The first table in a text file; raises UnreadableFile."""
    return read_tables(name, content, formats, or_any=or_any)[0]


def table_of(
    name: str,
    records: Iterable[list[str]],
    formats: Sequence[Format],
    *,
    or_any: bool,
    budget: Budget,
    first_number: int = 1,
    file_name: str = "",
) -> Table:
    """The table in these records; its header stands among the first 25. Raises UnreadableFile."""
    numbered = enumerate(records, start=first_number)
    first = [(number, cells[:MOST_COLUMNS]) for number, cells in islice(numbered, HEADER_WITHIN)]
    for place, (_, cells) in enumerate(first):
        header = [_text_of(clean(cell, with_placeholders=False))[:200] for cell in cells]
        folded = [fold_header(cell) for cell in header]
        beneath = [row for _, row in first[place + 1 :]]
        found = (one for one in formats if one.recognises(folded, file_name=file_name or name, rows=beneath))
        if fmt := next(found, None):
            kept = _kept(
                name,
                chain(first[place + 1 :], numbered),
                fmt.places(header),
                budget,
                with_placeholders=fmt.has_placeholders,
            )
            for _, row in kept:
                _take_links(row)
            columns = {key: fmt.name_of(key) for _, key in fmt.places(header)}
            return Table(name, fmt, kept, columns, unused=fmt.unused(header))
    if not or_any:
        raise UnreadableFile(f"“{name}” is not a format Onward knows. Upload the file exactly as you downloaded it.")
    start, header = _own_header(name, first)
    return _own_table(name, header, chain(first[start:], numbered), budget)


def _own_table(name: str, header: list[str], rows: Iterable[tuple[int, list[str]]], budget: Budget) -> Table:
    """All columns that have a name or something in them, and of a file of LinkedIn's none of the private ones."""
    folded = [fold_header(cell) for cell in header]
    private = PRIVATE if "questionandanswers" in folded else set()
    ids = ids_of(header)
    places = [(place, key) for place, key in enumerate(ids) if folded[place] not in private]
    kept = _kept(name, rows, places, budget)
    filled = {key for _, cells in kept for key in cells}
    columns = {key: header[place] or f"Column {place + 1}" for place, key in places if header[place] or key in filled}
    columns = _split_links(columns, kept)
    left_out = dict(list(columns.items())[MOST_MAPPED:])
    if left_out:
        columns = {key: called for key, called in columns.items() if key not in left_out}
        kept = [(number, {key: text for key, text in cells.items() if key in columns}) for number, cells in kept]
    return Table(name, None, kept, columns, list(left_out.values()))


def _kept(
    name: str,
    rows: Iterable[tuple[int, list[str]]],
    places: Sequence[tuple[int, str]],
    budget: Budget,
    *,
    with_placeholders: bool = True,
) -> list[tuple[int, dict[str, str]]]:
    """The filled cells of rows that have any. Raises UnreadableFile when that is more than is taken at once."""
    kept: list[tuple[int, dict[str, str]]] = []
    text = cells_kept = 0
    for number, cells in rows:
        if not any(cells):
            continue
        budget.take_row(name)
        width = len(cells)
        found: dict[str, str] = {}
        for place, key in places:
            if place < width and cells[place] and key not in found:
                cell = clean(cells[place], with_placeholders=with_placeholders)
                if cell:
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


def _take_links(row: dict[str, str]) -> None:
    """In a row of a known format an address behind a cell is its link, and the text stays where it is."""
    for key, cell in list(row.items()):
        if LINKED not in cell:
            continue
        text, _, address = cell.partition(LINKED)
        row[key] = address if key in ("link", "=link") or not text else text
        if key in ("company", "title") and not row.get("link"):
            row["link"] = address


def _split_links(columns: dict[str, str], rows: list[tuple[int, dict[str, str]]]) -> dict[str, str]:
    """Addresses behind cells: in the cells if those only say “Link”, else in a column of their own beside it."""
    found: dict[str, str] = {}
    for key, name in columns.items():
        found[key] = name
        linked = [cells for _, cells in rows if LINKED in cells.get(key, "")]
        if not linked:
            continue
        bare = sum(_says_only_link(cells[key]) for cells in linked)
        beside = "" if bare > 0.5 * len(linked) else f"{key}link"[:90]
        if beside:
            found[beside] = f"{name}: link"
        for _, cells in rows:
            text, is_linked, address = cells.get(key, "").partition(LINKED)
            if is_linked:
                cells[key] = text if beside else address
            elif beside and _ADDRESS.fullmatch(text):
                address, cells[key] = text, ""
            if beside and address:
                cells[beside] = address
            if key in cells and not cells[key]:
                del cells[key]
    return found


def _says_only_link(cell: str) -> bool:
    text, _, address = cell.partition(LINKED)
    word = fold_word(text)
    is_address = "." in text and " " not in text and text.casefold() in address.casefold()
    return set(word.split()) <= _SAYS_ONLY_LINK or "://" in text or is_address


def _text_of(cell: str) -> str:
    return cell.partition(LINKED)[0] or cell.replace(LINKED, "")


def _own_header(name: str, first: list[tuple[int, list[str]]]) -> tuple[int, list[str]]:
    """(place of the first row of data, header) of someone's own table: the row with most names that say something.

    Without such a row, the first of the widest, unless it looks like data: then the columns are called by letters.
    """
    filled = [[_text_of(cell) for cell in map(clean, cells) if cell] for _, cells in first]
    widest = max(map(len, filled), default=0)
    if widest < 2:
        raise UnreadableFile(
            f"“{name}” is not a table: no row has more than one column. "
            "Upload a spreadsheet with a row of column names, or a tracker’s export as you downloaded it."
        )
    scores = [_names_in(cells) for cells in filled]
    best = max(range(len(scores)), key=lambda place: scores[place])
    if scores[best] == 0:
        best = next(place for place, cells in enumerate(filled) if len(cells) == widest)
        if any(map(_is_data, filled[best])):
            width = max(len(cells) for _, cells in first)
            return best, [_letters(number) for number in range(width)]
    return best + 1, [_text_of(clean(cell, with_placeholders=False))[:200] for cell in first[best][1]]


def _names_in(cells: list[str]) -> int:
    """How much these say as names of columns; nothing if one is a date, a link or a number."""
    if len(cells) < 2 or any(len(cell) <= 80 and _is_data(cell) for cell in cells):
        return 0
    return sum(2 if target_of(cell) else any(weight >= PART for _, weight in targets_of(cell)) for cell in cells)


def _is_data(cell: str) -> bool:
    return len(cell) > 80 or "://" in cell or is_date(cell) or cell.replace(".", "").isdecimal()


def _letters(number: int) -> str:
    """As a spreadsheet calls its columns."""
    text = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(65 + rest) + text
    return f"Column {text}"


def records(name: str, content: bytes, encoding: str, budget: Budget) -> Iterator[list[str]]:
    """The records of a delimited file, decoded as it is read."""
    delimiter = delimiter_of(lines_of(name, content[: 256 * 1024], encoding, budget))
    return csv.reader(lines_of(name, content, encoding, budget), delimiter=delimiter)


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


def clean(cell: str, *, with_placeholders: bool = True) -> str:
    """Without zeros, without the apostrophe that guards a formula, and without what no field could hold.

    A cell that only says that it is empty, `N/A`, `–`, `nan`, is empty. An address behind a cell stays, behind LINKED.
    """
    text = cell.replace("\0", "").strip() if len(cell) <= KEPT_OF_A_CELL else _cut(cell)
    if "'" in text and (as_it_was := unguard(text)) != text:
        return as_it_was
    if with_placeholders and len(text) <= _LONGEST_PLACEHOLDER and text.casefold() in PLACEHOLDERS:
        return ""
    if text.startswith("=") and (found := _HYPERLINK.fullmatch(text)):
        return f"{(found[2] or '').replace('""', '"').strip()}{LINKED}{found[1]}".removeprefix(LINKED)
    if "](http" in text and (found := _MARKDOWN_LINK.fullmatch(text)):
        return f"{found[1].strip()}{LINKED}{found[2]}".removeprefix(LINKED)
    return text


def _cut(cell: str) -> str:
    return cell[:KEPT_OF_A_CELL].replace("\0", "").strip() + f" … (cut here, after {KEPT_OF_A_CELL:,} characters)"
