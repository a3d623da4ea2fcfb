"""From uploaded files to a staged import, and its validation in chunks. Nothing counts yet."""

import datetime as dt
from collections.abc import Iterable, Iterator

from applications.forms.importing import RowForm
from applications.models import StagedImport

from . import linkedin
from .formats import Format, fold_header
from .reading import MOST_ROWS, Table, UnreadableFile, encoding_of, read_table
from .zips import is_zip, members

FORMATS: dict[str, Format] = {one.key: one for one in (linkedin.APPLICATIONS, linkedin.SAVED_JOBS)}
A_CHUNK = 500
MOST_STAGED = 3
FACTS = ("status", "source", "source_name", "source_id", "sent_via", "cv_version")


def stage(owner, files: Iterable[tuple[str, bytes]]) -> StagedImport:
    """Keep the useful columns of the files until they are confirmed; the bytes are not kept. Raises UnreadableFile."""
    rows: list[list] = []
    names: list[str] = []
    parts: list[str] = []
    for name, content in files:
        names.append(name)
        for table in tables(name, content):
            parts.append(table.name)
            rows += [[len(parts) - 1, number, table.format.key, cells] for number, cells in table.rows]
            if len(rows) > MOST_ROWS:
                raise UnreadableFile(
                    f"Together that is more than {MOST_ROWS:,} rows. Bring the parts one after the other."
                )
    if not rows:
        raise UnreadableFile(f"“{' and '.join(names)[:120]}” holds no applications. Nothing was changed.")
    StagedImport.objects.stale().delete()
    staged = StagedImport.objects.create(
        owner=owner,
        file_name=", ".join(names)[:250],
        format=FORMATS[rows[0][2]].name,
        rows=rows,
        state={"read": 0, "total": len(rows), "parts": parts},
    )
    newest = StagedImport.objects.filter(owner=owner).values_list("pk", flat=True)[:MOST_STAGED]
    StagedImport.objects.filter(owner=owner).exclude(pk__in=list(newest)).delete()
    return staged


def tables(name: str, content: bytes) -> Iterator[Table]:
    """The known tables in one uploaded file. Raises UnreadableFile when there is none."""
    formats = list(FORMATS.values())
    if not is_zip(content):
        yield read_table(name, content, formats)
        return
    found = 0
    for part, unpacked in members(name, content, lambda one: any(fmt.file_name.fullmatch(one) for fmt in formats)):
        found += 1
        if not is_only_a_sentence(unpacked):
            yield read_table(part, unpacked, formats)
    if not found:
        raise UnreadableFile(
            f"“{name}” holds no “Job Applications.csv”. "
            "When you ask LinkedIn for your data, choose “Job applications”, or the larger archive."
        )


def is_only_a_sentence(content: bytes) -> bool:
    """LinkedIn's way of saying that a part holds nothing: no bytes, or one line that is no header."""
    if len(content) > 2000:
        return False
    text = content.decode(encoding_of(content), "replace").strip("\ufeff\0 \r\n")
    header = [fold_header(cell) for cell in text.split(",")]
    return "\n" not in text and all(fmt.missing(header) for fmt in FORMATS.values())


def read_more(staged: StagedImport, *, today: dt.date) -> bool:
    """Validate the next rows, each once. Gives whether all are validated now."""
    start = staged.state["read"]
    if not staged.is_read:
        end = min(start + A_CHUNK, staged.state["total"])
        rows = [*staged.rows[:start], *(checked(row, today) for row in staged.rows[start:end]), *staged.rows[end:]]
        state = {**staged.state, "read": end}
        if StagedImport.objects.filter(pk=staged.pk, state__read=start).update(rows=rows, state=state):
            staged.rows, staged.state = rows, state
        else:
            staged.refresh_from_db()
    return staged.is_read


def checked(raw: list, today: dt.date) -> dict:
    """What a row says, ready to be stored, or `why` it cannot be read."""
    part, number, key, cells = raw
    place = {"part": part, "number": number}
    try:
        row = FORMATS[key].read(cells)
    except ValueError as error:
        return {**place, "why": str(error), "text": _what(cells)}
    form = RowForm({"company": row.company, "title": row.title, "link": row.link, "on": row.on}, today=today)
    if why := form.reason():
        return {**place, "why": why, "text": _what(cells)}
    facts = {name: str(getattr(row, name)) for name in FACTS}
    return {**place, **facts, **form.cleaned_data, "on": form.cleaned_data["on"].isoformat()}


def _what(cells: dict[str, str]) -> str:
    return ", ".join(
        cell if len(cell) <= 80 else f"{cell[:80]}…" for cell in (cells.get("company"), cells.get("title")) if cell
    )
