"""XLSX workbooks: the values of their cells as text, and the links behind them. Nothing is calculated or followed."""

import datetime as dt
import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser, ParseError, fromstring

from .limits import MB, MOST_ROWS, Budget, UnreadableFile
from .tables import LINKED
from .zips import DAMAGED, check_directory

LARGEST_SHEET = 120 * MB
LARGEST_PART = 30 * MB
MOST_CELLS_A_ROW = 2_000
LARGEST_TAG = 128 * 1024  # with its attributes, which only come when they all are read
MOST_SHEETS = 50
MOST_MARKS = 20_000
MOST_SPANNED = 40  # columns in which a cell may stand for several rows
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})")
_HYPERLINK = re.compile(r'\s*(?:_xlfn\.)?HYPERLINK\(\s*"((?:https?://|www\.)[^"]{1,2000})"', re.IGNORECASE)
_WEB = re.compile(r"https?://|www\.", re.IGNORECASE)
_READ = re.compile(
    r"\[Content_Types\]\.xml|.*\.rels|docProps/[^/]+\.xml|xl/(workbook|styles|sharedStrings|metadata)\.xml|"
    r"xl/theme/[^/]+\.xml"
)
_SHEET = re.compile(r"xl/(worksheets|chartsheets)/[^/]+\.xml", re.IGNORECASE)
_ERRORS = re.compile(r"#(N/A|REF!|VALUE!|DIV/0!|NAME\?|NULL!|NUM!|GETTING_DATA)")


class _TooMuch(Exception):
    pass


@dataclass(slots=True)
class _Marks:
    """What a sheet says beside the values of its cells.

    `links`: {(row, column): id of a relation, or an address}. `merged`: (column, first row, last row) of cells that
    stand for several rows.
    """

    links: dict[tuple[int, int], str] = field(default_factory=dict)
    merged: list[tuple[int, int, int]] = field(default_factory=list)


class _Count:
    """Counts elements while nothing is built: a tree of a million of them takes half a gigabyte."""

    def __init__(self, budget: Budget):
        self.budget, self.in_row = budget, 0
        self.marks = _Marks()
        self._cell = ""
        self._formula: list[str] | None = None

    def start(self, tag, attributes):
        self.budget.elements -= 1
        name = tag.rpartition("}")[2]
        if name == "c":
            self.in_row += 1
            self._cell = attributes.get("r", "")
        elif name == "row":
            self.in_row = 0
        elif name == "f":
            self._formula = []
        elif name in ("hyperlink", "mergeCell"):
            self._mark(name, attributes)
        if self.in_row > MOST_CELLS_A_ROW or self.budget.elements < 0:
            raise _TooMuch

    def end(self, tag):
        if self._formula is not None and tag.endswith("}f"):
            formula, self._formula = "".join(self._formula), None
            found = _HYPERLINK.match(formula)
            place = _place(self._cell) if found else None
            if found and place and len(self.marks.links) < MOST_MARKS:
                self.marks.links[place] = found[1]

    def data(self, text):
        self.budget.characters -= len(text)
        if self.budget.characters < 0:
            raise _TooMuch
        if self._formula is not None and len(self._formula) < 100:
            self._formula.append(text[:2000])

    def close(self):
        return self.marks

    def _mark(self, name, attributes):
        first, _, last = attributes.get("ref", "").partition(":")
        start, end = _place(first), _place(last or first)
        if not start or not end or len(self.marks.links) + len(self.marks.merged) >= MOST_MARKS:
            return
        if name == "mergeCell":
            if start[1] == end[1] and start[0] < end[0]:
                self.marks.merged.append((start[1], start[0], end[0]))
            return
        target = attributes.get(_RELATION) or attributes.get("location", "")
        for row in range(start[0], min(end[0], start[0] + 1000) + 1):
            if len(self.marks.links) < MOST_MARKS:
                self.marks.links[row, start[1]] = target


def is_workbook(names: list[str]) -> bool:
    return "xl/workbook.xml" in names or (
        "[Content_Types].xml" in names and any(one.startswith("xl/") for one in names)
    )


def sheets(name: str, content: bytes, budget: Budget) -> Iterator[tuple[str, Iterator[list[str]]]]:
    """(name of the sheet, its rows as text) of those that can be seen. Raises UnreadableFile, also while rows are read.

    A cell with an address behind it has both, with LINKED between them; a cell that stands for several rows is in each.
    """
    from openpyxl import load_workbook  # 200 ms and 10 MB: only where someone brings a workbook

    marks = _check(name, content, budget)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
        seen = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"][:MOST_SHEETS]
    except Exception as error:  # openpyxl raises whatever it stumbles over
        raise _damaged(name) from error
    for sheet in seen:
        yield str(sheet.title), _rows(name, sheet, marks.get(str(sheet.title), _Marks()))


def _rows(name: str, sheet, marks: _Marks) -> Iterator[list[str]]:
    linked: dict[int, list[tuple[int, str]]] = {}
    for (row, column), address in marks.links.items():
        linked.setdefault(row, []).append((column, address))
    spanned = _Spanned(marks.merged)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            sheet.reset_dimensions()
            rows = sheet.iter_rows(max_row=4 * MOST_ROWS, values_only=True)
            for number, row in enumerate(rows, start=1):
                cells = [_text(value) for value in row]
                for column, address in linked.get(number, ()):
                    if column <= len(cells):
                        cells[column - 1] = f"{cells[column - 1]}{LINKED}{address}"
                yield spanned.filled(number, cells)
    except Exception as error:
        raise _damaged(name) from error


class _Spanned:
    """Gives the value of a cell that stands for several rows to each of them that has anything else."""

    def __init__(self, merged: list[tuple[int, int, int]]):
        self._starting: dict[int, list[tuple[int, int]]] = {}
        for column, first, last in merged:
            if column <= MOST_SPANNED:
                self._starting.setdefault(first, []).append((column, last))
        self._open: dict[int, tuple[int, str]] = {}

    def filled(self, number: int, cells: list[str]) -> list[str]:
        if not self._starting:
            return cells
        for column in [column for column, (last, _) in self._open.items() if last < number]:
            del self._open[column]
        if self._open and any(cells):
            cells += [""] * (max(self._open) - len(cells))
            for column, (_, text) in self._open.items():
                cells[column - 1] = cells[column - 1] or text
        for column, last in self._starting.get(number, ()):
            if column <= len(cells) and cells[column - 1]:
                self._open[column] = (last, cells[column - 1])
        return cells


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dt.datetime):
        return value.date().isoformat()
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    text = str(value)
    return "" if _ERRORS.fullmatch(text) else text


def _check(name: str, content: bytes, budget: Budget) -> dict[str, _Marks]:
    """Everything that is going to be read, by its size and by its number of elements, before anything is built from it.

    Gives {name of a sheet: its links and merged cells}.
    """
    check_directory(name, content)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            marks: dict[str, _Marks] = {}
            for part in archive.infolist():
                is_sheet = bool(_SHEET.fullmatch(part.filename))
                if not is_sheet and not _READ.fullmatch(part.filename):
                    continue
                if part.flag_bits & 1:
                    raise UnreadableFile(
                        f"“{name}” is password-protected. Save a copy without a password and upload that."
                    )
                if part.file_size > (LARGEST_SHEET if is_sheet else LARGEST_PART):
                    raise _TooMuch
                with archive.open(part) as file:
                    marks[part.filename] = _count(file, budget)
            return _by_title(archive, {path: one for path, one in marks.items() if one.links or one.merged})
    except _TooMuch as error:
        raise UnreadableFile(
            f"“{name}” is too large for a list of applications. Save the sheet you need as CSV and upload that."
        ) from error
    except (*DAMAGED, ParseError, DefusedXmlException, LookupError) as error:
        raise _damaged(name) from error


def _count(file, budget: Budget) -> _Marks:
    parser = DefusedXMLParser(target=_Count(budget), forbid_dtd=True)
    silent = 0
    while piece := file.read(LARGEST_TAG // 2):
        before = budget.elements, budget.characters
        parser.feed(piece)
        silent = silent + 1 if before == (budget.elements, budget.characters) else 0
        if silent > 2:
            raise _TooMuch
    return parser.close()


def _by_title(archive: zipfile.ZipFile, marks: dict[str, _Marks]) -> dict[str, _Marks]:
    """By the names of the sheets, and with the addresses that their relations name. These parts were counted before."""
    if not marks:
        return {}
    paths = {key: _within("xl", target) for key, target in _relations(archive, "xl/_rels/workbook.xml.rels").items()}
    found: dict[str, _Marks] = {}
    for sheet in fromstring(archive.read("xl/workbook.xml"), forbid_dtd=True).iter():
        if not sheet.tag.endswith("}sheet"):
            continue
        path = paths.get(sheet.get(_RELATION, ""), "")
        if one := marks.get(path):
            folder, _, file = path.rpartition("/")
            addresses = _relations(archive, f"{folder}/_rels/{file}.rels")
            links = {place: addresses.get(target, target) for place, target in one.links.items()}
            one.links = {place: link[:2000] for place, link in links.items() if _WEB.match(link)}
            found[sheet.get("name", "")] = one
    return found


def _relations(archive: zipfile.ZipFile, path: str) -> dict[str, str]:
    """{id: target}; empty when there is no such part."""
    try:
        content = archive.read(path)
    except KeyError:
        return {}
    return {one.get("Id", ""): one.get("Target", "") for one in fromstring(content, forbid_dtd=True)}


def _within(folder: str, target: str) -> str:
    return target.removeprefix("/") if target.startswith("/") else f"{folder}/{target}"


def _place(reference: str) -> tuple[int, int] | None:
    """(row, column), both from 1, of `B12`."""
    found = _REFERENCE.fullmatch(reference)
    if not found:
        return None
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    return int(found[2]), column


def _damaged(name: str) -> UnreadableFile:
    return UnreadableFile(
        f"“{name}” is damaged or not a workbook Onward can read. Save the sheet as CSV and upload that."
    )
