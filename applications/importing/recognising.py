"""Which tables there are in an uploaded file: a known format by its marks, else someone's own sheet."""

import re
from collections.abc import Iterator
from dataclasses import replace

from .columns import looks_like_applications
from .connections import FORMAT as CONNECTIONS
from .formats.format import fold_header
from .formats.known import FORMATS
from .json_lists import json_records
from .limits import Budget, PeopleFile, UnreadableFile, UsedUp, WholeArchive
from .tables import Table, read_tables, table_of
from .texts import encoding_of
from .workbooks import is_workbook, sheets
from .zips import base, is_plain, is_zip, members, names_in

KNOWN = list(FORMATS.values())
_ARCHIVE = re.compile(rb'"format"\s*:\s*"onward"')
_TABLE = re.compile(r".+\.(csv|tsv|txt|tab|md|markdown)", re.IGNORECASE)
_PEOPLE = [CONNECTIONS]


def tables(name: str, content: bytes, budget: Budget | None = None) -> Iterator[Table]:
    """The tables in one uploaded file. Raises UnreadableFile when there is none, PeopleFile when they are of people."""
    budget = budget or Budget()
    if is_zip(content):
        names = names_in(name, content)
        is_book = is_workbook(names)
        yield from _of_workbook(name, content, budget) if is_book else _of_zip(name, content, names, budget)
        return
    if content[:4000].lstrip(b"\xef\xbb\xbf \r\n\t")[:1] in (b"{", b"["):
        yield _of_json(name, content, budget)
        return
    yield from _of_text(name, content, budget)


def _of_text(name: str, content: bytes, budget: Budget) -> list[Table]:
    found = read_tables(name, content, [*KNOWN, *_PEOPLE], or_any=True, budget=budget)
    if any(table.format is CONNECTIONS for table in found):
        raise _people(name)
    return _best(found, UnreadableFile("")) if len(found) > 1 else found


def _people(name: str) -> PeopleFile:
    return PeopleFile(
        f"“{name[:100]}” is a list of people, not of applications. You can search it when you add a person."
    )


def _of_json(name: str, content: bytes, budget: Budget) -> Table:
    if _ARCHIVE.search(content[:4000]):
        raise WholeArchive(
            f"“{name}” is an archive of everything in an Onward account. Use “Restore an archive” instead."
        )
    if rows := json_records(name, content):
        return table_of(name, rows, KNOWN, or_any=True, budget=budget)
    raise UnreadableFile(f"“{name}” contains no list of applications. Upload the tracker’s CSV or spreadsheet instead.")


def _of_workbook(name: str, content: bytes, budget: Budget) -> Iterator[Table]:
    """Sheets of a known format, else those that name a company and a title, else the first that is a table."""
    found: list[Table] = []
    reason: UnreadableFile | None = None
    for title, rows in sheets(name, content, budget):
        try:
            found.append(table_of(f"{name}, {title}", rows, [*KNOWN, *_PEOPLE], or_any=True, budget=budget))
        except UsedUp:
            raise
        except UnreadableFile as error:
            reason = reason or error
    if found and all(table.format is CONNECTIONS for table in found):
        raise _people(name)
    found = [table for table in found if table.format is not CONNECTIONS]
    yield from _best(found, reason or UnreadableFile(f"“{name}” has no visible sheets."))


def _best(found: list[Table], reason: UnreadableFile) -> list[Table]:
    filled = [table for table in found if table.rows] or found
    known = [table for table in filled if table.format]
    own = [table for table in filled if looks_like_applications(list(table.columns.values()))]
    best = known or own or filled[:1]
    if not best:
        raise reason
    passed = [table.name for table in filled if table not in best]
    return [*best[:-1], replace(best[-1], unused=[*best[-1].unused, *passed])]


def _of_zip(name: str, content: bytes, names: list[str], budget: Budget) -> Iterator[Table]:
    patterns = [fmt.file_name for fmt in KNOWN if fmt.file_name]
    plain = [base(one) for one in names if is_plain(one)]
    if any(pattern.fullmatch(one) for pattern in patterns for one in plain):
        for part, unpacked in members(name, content, lambda one: any(pattern.fullmatch(one) for pattern in patterns)):
            if not is_only_a_sentence(unpacked):
                yield from read_tables(part, unpacked, KNOWN, budget=budget)
        return
    whole = {one for one in plain if one.lower().endswith("_all.csv")}
    halves = {f"{one[: -len('_all.csv')]}.csv" for one in whole}
    found: list[Table] = []
    for part, unpacked in members(name, content, lambda one: bool(_TABLE.fullmatch(one)) and one not in halves):
        try:
            found += read_tables(part, unpacked, [*KNOWN, *_PEOPLE], or_any=True, budget=budget)
        except UsedUp:
            raise
        except UnreadableFile:
            continue
    people = any(table.format is CONNECTIONS for table in found)
    found = [table for table in found if table.format is not CONNECTIONS]
    useful = [table for table in found if table.format or looks_like_applications(list(table.columns.values()))]
    if not useful and people:
        raise _people(name)
    if not useful:
        raise _nothing_in(name, content, plain)
    yield from _best(useful, UnreadableFile(""))


def _nothing_in(name: str, content: bytes, names: list[str]) -> UnreadableFile:
    for part, unpacked in members(name, content, lambda one: one.lower().endswith(".json")):
        if _ARCHIVE.search(unpacked[:4000]):
            return WholeArchive(
                f"“{part}” is an archive of everything in an Onward account. Use “Restore an archive” instead."
            )
    inner = next((one for one in names if one.lower().endswith((".zip", ".xlsx"))), "")
    if inner:
        return UnreadableFile(
            f"“{name}” contains no “Job Applications.csv” or other table. It does contain “{inner[:80]}”: unzip that "
            "and upload it."
        )
    return UnreadableFile(
        f"“{name}” contains no “Job Applications.csv” and no other table of applications. "
        "When you ask LinkedIn for your data, choose “Job applications”, or the larger archive."
    )


def is_only_a_sentence(content: bytes) -> bool:
    """LinkedIn's way of saying that a part holds nothing: no bytes, or one line that is no header."""
    if len(content) > 2000:
        return False
    text = content.decode(encoding_of(content)[0], "replace").strip("\ufeff\0 \r\n")
    header = [fold_header(cell) for cell in text.split(",")]
    return "\n" not in text and not any(fmt.recognises(header, file_name="Job Applications.csv") for fmt in KNOWN)
