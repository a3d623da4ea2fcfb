"""Which tables there are in an uploaded file: a known format by its header, else someone's own sheet."""

import re
from collections.abc import Iterator

from .columns import looks_like_applications
from .formats.format import fold_header
from .formats.known import FORMATS
from .limits import UnreadableFile, WholeArchive
from .reading import Table, encoding_of, read_table, table_of
from .workbooks import is_workbook, sheets
from .zips import base, is_plain, is_zip, members, names_in

KNOWN = list(FORMATS.values())
_ARCHIVE = re.compile(rb'"format"\s*:\s*"onward"')
_TABLE = re.compile(r".+\.(csv|tsv|txt|tab)", re.IGNORECASE)


def tables(name: str, content: bytes) -> Iterator[Table]:
    """The tables in one uploaded file. Raises UnreadableFile when there is none."""
    if is_zip(content):
        names = names_in(name, content)
        yield from _of_workbook(name, content) if is_workbook(names) else _of_zip(name, content, names)
        return
    if content[:4000].lstrip(b"\xef\xbb\xbf \r\n\t")[:1] in (b"{", b"["):
        raise _json(name, content)
    yield read_table(name, content, KNOWN, or_any=True)


def _json(name: str, content: bytes) -> UnreadableFile:
    if _ARCHIVE.search(content[:4000]):
        return WholeArchive(
            f"“{name}” is an archive of everything in an Onward account. Use “Restore an archive” instead."
        )
    return UnreadableFile(
        f"“{name}” is JSON that Onward doesn’t know. Upload the tracker’s CSV or spreadsheet instead."
    )


def _of_workbook(name: str, content: bytes) -> Iterator[Table]:
    """Sheets of a known format, else those that name a company and a title, else the first that is a table."""
    found: list[Table] = []
    reason: UnreadableFile | None = None
    for title, rows in sheets(name, content):
        try:
            found.append(table_of(f"{name}, {title}", rows, KNOWN, or_any=True))
        except UnreadableFile as error:
            reason = reason or error
    yield from _best(found, reason or UnreadableFile(f"“{name}” has no visible sheets."))


def _best(found: list[Table], reason: UnreadableFile) -> list[Table]:
    filled = [table for table in found if table.rows] or found
    known = [table for table in filled if table.format]
    own = [table for table in filled if looks_like_applications(list(table.columns.values()))]
    best = known or own or filled[:1]
    if not best:
        raise reason
    passed = [table.name for table in filled if table not in best]
    return [
        *best[:-1],
        Table(best[-1].name, best[-1].format, best[-1].rows, best[-1].columns, [*best[-1].unused, *passed]),
    ]


def _of_zip(name: str, content: bytes, names: list[str]) -> Iterator[Table]:
    patterns = [fmt.file_name for fmt in KNOWN if fmt.file_name]
    plain = [base(one) for one in names if is_plain(one)]
    if any(pattern.fullmatch(one) for pattern in patterns for one in plain):
        for part, unpacked in members(name, content, lambda one: any(pattern.fullmatch(one) for pattern in patterns)):
            if not is_only_a_sentence(unpacked):
                yield read_table(part, unpacked, KNOWN)
        return
    whole = {one for one in plain if one.lower().endswith("_all.csv")}
    halves = {f"{one[: -len('_all.csv')]}.csv" for one in whole}
    found: list[Table] = []
    for part, unpacked in members(name, content, lambda one: bool(_TABLE.fullmatch(one)) and one not in halves):
        try:
            found.append(read_table(part, unpacked, KNOWN, or_any=True))
        except UnreadableFile:
            continue
    useful = [table for table in found if table.format or looks_like_applications(list(table.columns.values()))]
    if not useful:
        raise _nothing_in(name, content, plain)
    yield from _best(useful, UnreadableFile(""))


def _nothing_in(name: str, content: bytes, names: list[str]) -> UnreadableFile:
    for part, unpacked in members(name, content, lambda one: one.lower().endswith(".json")):
        if _ARCHIVE.search(unpacked[:4000]):
            return _json(part, unpacked)
    inner = next((one for one in names if one.lower().endswith((".zip", ".xlsx"))), "")
    if inner:
        return UnreadableFile(
            f"“{name}” holds no “Job Applications.csv” or other table, but “{inner[:80]}”. Unzip it and upload that file."
        )
    return UnreadableFile(
        f"“{name}” holds no “Job Applications.csv” and no other table of applications. "
        "When you ask LinkedIn for your data, choose “Job applications”, or the larger archive."
    )


def is_only_a_sentence(content: bytes) -> bool:
    """LinkedIn's way of saying that a part holds nothing: no bytes, or one line that is no header."""
    if len(content) > 2000:
        return False
    text = content.decode(encoding_of(content), "replace").strip("\ufeff\0 \r\n")
    header = [fold_header(cell) for cell in text.split(",")]
    return "\n" not in text and not any(fmt.recognises(header) for fmt in KNOWN)
