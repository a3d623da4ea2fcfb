"""XLSX workbooks: the values of their cells as text. Formulas, macros and links to elsewhere are never followed."""

import datetime as dt
import io
import re
import warnings
import zipfile
from collections.abc import Iterator

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser, ParseError

from .limits import MB, MOST_ROWS, UnreadableFile
from .zips import DAMAGED, check_directory

LARGEST_SHEET = 120 * MB
LARGEST_PART = 30 * MB
MOST_CELLS_A_ROW = 2_000
MOST_ELEMENTS = 1_300_000
MOST_SHEETS = 50
_READ = re.compile(
    r"\[Content_Types\]\.xml|.*\.rels|docProps/[^/]+\.xml|xl/(workbook|styles|sharedStrings|metadata)\.xml|xl/theme/[^/]+\.xml"
)
_SHEET = re.compile(r"xl/(worksheets|chartsheets)/[^/]+\.xml", re.IGNORECASE)
_ERRORS = re.compile(r"#(N/A|REF!|VALUE!|DIV/0!|NAME\?|NULL!|NUM!|GETTING_DATA)")


class _TooMuch(Exception):
    pass


class _Count:
    """Counts elements while nothing is built: a tree of a million of them takes half a gigabyte."""

    def __init__(self):
        self.elements = self.in_row = 0

    def start(self, tag, attributes):
        self.elements += 1
        name = tag.rpartition("}")[2]
        self.in_row = 0 if name == "row" else self.in_row + (name == "c")
        if self.in_row > MOST_CELLS_A_ROW or self.elements > MOST_ELEMENTS * (
            8 if name in ("c", "v", "row", "f") else 1
        ):
            raise _TooMuch

    def end(self, tag):
        pass

    def data(self, text):
        pass

    def close(self):
        return None


def is_workbook(names: list[str]) -> bool:
    return "xl/workbook.xml" in names or (
        "[Content_Types].xml" in names and any(one.startswith("xl/") for one in names)
    )


def sheets(name: str, content: bytes) -> Iterator[tuple[str, Iterator[list[str]]]]:
    """(name of the sheet, its rows as text) of those that can be seen. Raises UnreadableFile, also while rows are read."""
    from openpyxl import load_workbook  # 200 ms and 10 MB: only where someone brings a workbook

    _check(name, content)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
        seen = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"][:MOST_SHEETS]
    except Exception as error:  # openpyxl raises whatever it stumbles over
        raise _damaged(name) from error
    for sheet in seen:
        yield str(sheet.title), _rows(name, sheet)


def _rows(name: str, sheet) -> Iterator[list[str]]:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            sheet.reset_dimensions()
            rows = sheet.iter_rows(max_row=4 * MOST_ROWS, values_only=True)
            for row in rows:
                yield [_text(value) for value in row]
    except Exception as error:
        raise _damaged(name) from error


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


def _check(name: str, content: bytes) -> None:
    """Everything that is going to be read, by its size and by its number of elements, before anything is built from it."""
    check_directory(name, content)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
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
                    _count(file)
    except _TooMuch as error:
        raise UnreadableFile(
            f"“{name}” is too large for a list of applications. Save the sheet you need as CSV and upload that."
        ) from error
    except (*DAMAGED, ParseError, DefusedXmlException, LookupError) as error:
        raise _damaged(name) from error


def _count(file) -> None:
    parser = DefusedXMLParser(target=_Count(), forbid_dtd=True)
    while piece := file.read(MB):
        parser.feed(piece)
    parser.close()


def _damaged(name: str) -> UnreadableFile:
    return UnreadableFile(
        f"“{name}” is damaged or not a workbook Onward can read. Save the sheet as CSV and upload that."
    )
