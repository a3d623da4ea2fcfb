"""From the bytes of a file to rows of cells, whatever its encoding, delimiter or lines before the header."""

import csv
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

LARGEST_UPLOAD = 50 * 1024 * 1024
LARGEST_MEMBER = 100 * 1024 * 1024
LARGEST_CELL = 200_000
MOST_ROWS = 50_000
HEADER_WITHIN = 25

csv.field_size_limit(LARGEST_MEMBER)


class UnreadableFile(Exception):
    """The file cannot be used; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Table:
    """`name` of the file, folded `header` names, and `rows` as (line number, cells)."""

    name: str
    header: list[str]
    rows: list[tuple[int, list[str]]]


def fold_header(name: str) -> str:
    """Header names are compared without case, spaces, underscores and punctuation."""
    return re.sub(r"[\W_]+", "", name.casefold())


def decode(content: bytes) -> str:
    """UTF-8 or UTF-16 by their marks or by their zeros, else what Windows writes."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace").lstrip("\ufeff")
    if content[:400].count(0) > len(content[:400]) // 4:
        little = content[1:400:2].count(0) > content[0:400:2].count(0)
        return content.decode("utf-16-le" if little else "utf-16-be", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def delimiter_of(text: str) -> str:
    """The delimiter that most of the first lines agree on."""
    lines = [line for line in text[:20_000].splitlines() if line.strip()][:HEADER_WITHIN]
    return max(",;\t", key=lambda mark: sum(line.count(mark) for line in lines))


def read_table(name: str, content: bytes, wanted: frozenset[str], *, at_least: frozenset[str]) -> Table:
    """Rows under the header line that holds all of `at_least`; only the columns in `wanted` are kept.

    Names are folded. Raises UnreadableFile for a file without content, without such a header, or with too many rows.
    """
    if not content.strip():
        raise UnreadableFile(f"“{name}” is empty.")
    text = decode(content).replace("\0", "")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(text))
    header: list[str] | None = None
    places: list[int] = []
    rows: list[tuple[int, list[str]]] = []
    try:
        for number, cells in enumerate(reader, start=1):
            if header is None:
                folded = [fold_header(cell) for cell in cells[:500]]
                if at_least <= set(folded):
                    places = [place for place, one in enumerate(folded) if one in wanted]
                    header = [folded[place] for place in places]
                elif number >= HEADER_WITHIN:
                    break
                continue
            if not any(cell.strip() for cell in cells):
                continue
            if len(rows) >= MOST_ROWS:
                raise UnreadableFile(f"“{name}” has more than {MOST_ROWS:,} rows. Split it into smaller files.")
            rows.append((reader.line_num, [_cell(cells, place) for place in places]))
    except csv.Error:
        raise UnreadableFile(f"“{name}” could not be read as a table. Save it as CSV in UTF-8 and try again.") from None
    if header is None:
        raise UnreadableFile(f"“{name}” has no header line that is known here. A LinkedIn file begins with “Application Date” and has “Company Name” and “Job Title”.")
    return Table(name, header, rows)


def _cell(cells: list[str], place: int) -> str:
    return cells[place].strip()[:LARGEST_CELL] if place < len(cells) else ""


def members(content: bytes, is_wanted) -> Iterator[tuple[str, bytes]]:
    """The wanted files of a ZIP by their names without folders. Nothing is ever unpacked to disk."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
        wanted = [one for one in archive.infolist() if not one.is_dir() and is_wanted(PurePosixPath(one.filename.replace("\\", "/")).name)]
        if sum(one.file_size for one in wanted) > LARGEST_MEMBER:
            raise UnreadableFile("The ZIP unpacks to more than 100 MB. Take the “Job Applications” file out of it and bring that alone.")
        for one in wanted[:50]:
            if one.flag_bits & 1:
                raise UnreadableFile("The ZIP is protected with a password. Unpack it and bring the “Job Applications” file.")
            with archive.open(one) as file:
                unpacked = file.read(LARGEST_MEMBER + 1)
            if len(unpacked) > LARGEST_MEMBER:
                raise UnreadableFile("The ZIP unpacks to more than 100 MB. Take the “Job Applications” file out of it and bring that alone.")
            yield PurePosixPath(one.filename.replace("\\", "/")).name, unpacked
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, ValueError, RuntimeError) as error:
        raise UnreadableFile("The ZIP is damaged. Download it again and try once more.") from error
