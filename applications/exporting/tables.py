"""Applications as CSV and XLSX, one row each, with headings that the import recognises."""

import csv
import datetime as dt
import io
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import BinaryIO

from django.db.models import QuerySet

from applications.formulas import guard
from applications.models import Application, OutcomeKind, PayPeriod, Search, SentVia, Source, Status, WorkMode

HEADER = (
    "Onward id", "Company", "Agency", "Title", "Location", "Work mode", "Status", "Outcome", "Applied on", "Status on",
    "Ended on", "Deadline", "Source", "Sent via", "CV version", "Link", "Pay min", "Pay max", "Currency", "Pay period",
    "Tags", "Notes", "Advert", "Search", "Added on",
)  # fmt: skip
FIELDS = (
    "pk", "company", "agency", "title", "location", "work_mode", "status", "closed_as", "applied_on", "status_since",
    "applied_day_known", "status_day_known", "closed_day_known", "closed_on", "deadline_on", "source", "source_name", "sent_via", "cv_version", "link", "pay_min", "pay_max",
    "pay_currency", "pay_period", "notes", "advert", "created_at",
)  # fmt: skip
WORDS = {
    "work_mode": dict(WorkMode.choices),
    "status": dict(Status.choices),
    "closed_as": dict(OutcomeKind.choices),
    "sent_via": dict(SentVia.choices),
    "pay_period": dict(PayPeriod.choices),
}
A_CHUNK = 500
LARGEST_CELL = 32_767
CUT = "… (shortened to fit into a cell. The CSV has the whole text.)"

type Cell = str | int | Decimal | dt.date


def table_of(applications: QuerySet[Application], *, searches: Sequence[Search], zone: dt.tzinfo) -> Iterator[list]:
    """The header, then a row for each in the order asked for. Two queries for 500: the rows, and their tags.

    Which ones they are is settled first, so that no cursor stays open while someone's line is slow.
    """
    yield list(HEADER)
    ids = list(applications.values_list("pk", flat=True))
    for start in range(0, len(ids), A_CHUNK):
        some = ids[start : start + A_CHUNK]
        rows = {row["pk"]: row for row in Application.objects.filter(pk__in=some).values(*FIELDS)}
        tags = _tags(some)
        yield from (_cells(rows[pk], tags.get(pk, []), searches, zone) for pk in some if pk in rows)


def _tags(ids: list[int]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    pairs = Application.tags.through.objects.filter(application_id__in=ids).order_by("tag__name")
    for pk, name in pairs.values_list("application_id", "tag__name"):
        found.setdefault(pk, []).append(name)
    return found


def _cells(row: dict, tags: list[str], searches: Sequence[Search], zone: dt.tzinfo) -> list[Cell]:
    applied_on, status_since, closed_on = (
        row[name] if row[flag] else None
        for name, flag in (
            ("applied_on", "applied_day_known"), ("status_since", "status_day_known"), ("closed_on", "closed_day_known"),
        )
    )  # fmt: skip
    said = {name: words.get(row[name], row[name]) for name, words in WORDS.items()}
    added_on = row["created_at"].astimezone(zone).date()
    cells = [
        row["pk"], row["company"], row["agency"], row["title"], row["location"], said["work_mode"], said["status"],
        said["closed_as"], applied_on, status_since, closed_on, row["deadline_on"], source_text(row["source"], row["source_name"]),
        said["sent_via"], row["cv_version"], row["link"], row["pay_min"], row["pay_max"], row["pay_currency"],
        said["pay_period"], "; ".join(tags), row["notes"], row["advert"],
        _search(searches, applied_on or added_on), added_on,
    ]  # fmt: skip
    return ["" if cell is None else cell for cell in cells]


def source_text(source: str, name: str) -> str:
    """“Job board: Indeed”; the kind alone or the name alone when the other is not known."""
    return ": ".join(part for part in (Source(source).label if source else "", name) if part)


def _search(searches: Sequence[Search], day: dt.date) -> str:
    """The name of the job search that was going on that day."""
    return next(
        (one.name for one in searches if one.began_on <= day and (one.ended_on is None or day <= one.ended_on)), ""
    )


def csv_lines(table: Iterable[Sequence[Cell]]) -> Iterator[str]:
    """UTF-8 with a byte order mark, by which spreadsheets know it; no cell is a formula."""
    line = io.StringIO()
    writer = csv.writer(line)
    line.write("\ufeff")
    for cells in table:
        writer.writerow([_text(cell) for cell in cells])
        yield line.getvalue()
        line.seek(0)
        line.truncate()


def _text(cell: Cell) -> str:
    if isinstance(cell, str):
        return guard(cell)
    if isinstance(cell, Decimal):
        return f"{cell:f}".removesuffix(".00")
    return cell.isoformat() if isinstance(cell, dt.date) else str(cell)


def write_xlsx(table: Iterable[Sequence[Cell]], out: BinaryIO) -> None:
    """Write one sheet, row by row, to disk. Dates and salaries are real dates and numbers, texts are texts."""
    from openpyxl import Workbook  # 200 ms and 10 MB: only where someone takes a workbook

    book = Workbook(write_only=True)
    book.properties.creator, book.properties.title = "Onward", "Applications"
    sheet = book.create_sheet("Applications")
    sheet.freeze_panes = "A2"
    for cells in table:
        sheet.append([_xlsx_cell(sheet, cell) for cell in cells])
    book.save(out)


def _xlsx_cell(sheet, value: Cell):
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, WriteOnlyCell

    if isinstance(value, str):
        value = guard(ILLEGAL_CHARACTERS_RE.sub("", value))
        return value if len(value) <= LARGEST_CELL else value[: LARGEST_CELL - len(CUT)] + CUT
    cell = WriteOnlyCell(sheet, value=value)
    if isinstance(value, dt.date):
        cell.number_format = "yyyy-mm-dd"
    return cell


def file_name(kind: str, today: dt.date, ending: str) -> str:
    """“onward-applications-2026-11-10.csv”."""
    return f"onward-{kind}-{today.isoformat()}.{ending}"
