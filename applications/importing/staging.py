"""From uploaded files to a staged import, and its validation in chunks. Nothing counts yet."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping

from django.db import transaction

from applications.forms.rows import DAYS, FACTS, LABELS, RowForm
from applications.models import RememberedMap, StagedChunk, StagedImport, Status

from . import dates, sheet
from .columns import shape_of
from .formats.format import Cells, FileRow, extras
from .limits import MOST_ROWS, UnreadableFile
from .reading import Table
from .recognising import FORMATS, tables
from .sheet import SheetMap

A_CHUNK = 500
TEXT_OF_A_CHUNK = 2_000_000
MOST_STAGED = 3
MOST_PARTS = 100
TEXTS = ("notes", "advert")
SHORT_FACTS = [name for name in FACTS if name not in (*TEXTS, "tag_names")]
MOST_TAGS = 20
Reader = Callable[[Cells], FileRow]


def stage(owner, files: Iterable[tuple[str, bytes]]) -> StagedImport:
    """Keep the useful columns of the files until they are confirmed; the bytes are not kept. Raises UnreadableFile."""
    rows: list[list] = []
    names: list[str] = []
    parts: list[dict] = []
    for name, content in files:
        names.append(name)
        for table in tables(name, content):
            rows += [[len(parts), number, cells] for number, cells in table.rows]
            parts.append(_part_of(table))
            if len(rows) > MOST_ROWS or len(parts) > MOST_PARTS:
                raise UnreadableFile(
                    f"Together that is more than {MOST_ROWS:,} rows. Bring the parts one after the other."
                )
    if not rows:
        raise UnreadableFile(f"“{' and '.join(names)[:120]}” contains no applications. Nothing was changed.")
    _remember(owner, parts, rows)
    first = parts[rows[0][0]]["key"]
    staged = StagedImport(
        owner=owner,
        file_name=", ".join(names)[:250],
        format=FORMATS[first].name if first in FORMATS else "a sheet",
        state={"read": 0, "total": len(rows), "size": _chunk_size(rows), "parts": parts},
    )
    _store(staged, rows)
    return staged


def _part_of(table: Table) -> dict:
    part: dict = {
        "name": table.name[:200],
        "key": table.format.key if table.format else "sheet",
        "unused": table.unused[:50],
        "extras": list(dict.fromkeys(name for _, cells in table.rows for name, _ in extras(cells))),
    }
    if not table.format:
        part |= {"columns": list(table.columns.items()), "shape": shape_of(table.columns)}
    return part


def _chunk_size(rows: list[list]) -> int:
    """Fewer at once where rows are long: a chunk is in memory several times over."""
    text = sum(len(cell) for _, _, cells in rows for cell in cells.values())
    return max(10, min(A_CHUNK, len(rows) * TEXT_OF_A_CHUNK // max(text, 1))) if text > TEXT_OF_A_CHUNK else A_CHUNK


@transaction.atomic
def _store(staged: StagedImport, rows: list[list]) -> None:
    """Beside it at most two others wait; what waited longer than a day is gone."""
    StagedImport.objects.stale().delete()
    staged.save()
    size = staged.state["size"]
    for number, start in enumerate(range(0, len(rows), size)):
        StagedChunk.objects.create(staged=staged, number=number, raw=rows[start : start + size])
    mine = StagedImport.objects.filter(owner=staged.owner)
    mine.exclude(pk__in=list(mine.values_list("pk", flat=True)[:MOST_STAGED])).delete()


def _remember(owner, parts: list[dict], rows: list[list]) -> None:
    """Give sheets of a known shape the map of last time, unless their days do not go with it."""
    shapes = {part["shape"] for part in parts if part["key"] == "sheet"}
    known = (
        {one.shape: one.map for one in RememberedMap.objects.filter(owner=owner, shape__in=shapes)} if shapes else {}
    )
    for place, part in enumerate(parts):
        if (stored := known.get(part.get("shape", ""))) is None:
            continue
        mapped = SheetMap.from_stored(stored)
        order, example = dates.order_of(sheet.days_in(mapped, (cells for at, _, cells in rows if at == place)))
        if example and not order and not mapped.order:
            part["guess"] = mapped.stored()
        else:
            mapped.order = order or mapped.order
            part["map"] = mapped.stored()


def rows_of(staged: StagedImport, shape: str) -> list[dict[str, str]]:
    """The cells of all sheets of one shape, in the order of the file."""
    same = {place for place, part in enumerate(staged.state["parts"]) if part.get("shape") == shape}
    raws = staged.chunks.values_list("raw", flat=True)
    return [cells for raw in raws for place, _, cells in raw if place in same]


def agree(staged: StagedImport, shape: str, mapped: SheetMap | None) -> None:
    """Read all sheets of this shape by this map from now on; without one they are left out. What was validated is validated again."""
    for part in staged.state["parts"]:
        if part.get("shape") == shape:
            part["map"] = mapped.stored() if mapped else {"left_out": True}
    staged.state["read"] = 0
    for name in ("leave_out", "here", "answers", "single", "mended"):
        staged.state.pop(name, None)
    staged.save(update_fields=["state"])


def read_more(staged: StagedImport, *, today: dt.date) -> bool:
    """Validate the next chunk, each row once. Gives whether all are validated now."""
    start = staged.state["read"]
    chunk = None
    if not staged.is_read and not staged.needs_map:
        chunk = staged.chunks.filter(number=start // staged.state["size"]).first()
    if chunk:
        _read(chunk, staged, today=today)
        state = {**staged.state, "read": start + len(chunk.raw)}
        if StagedImport.objects.filter(pk=staged.pk, state__read=start).update(state=state):
            staged.state = state
        else:
            staged.refresh_from_db()
    return staged.is_read


def mend(staged: StagedImport, mended: Mapping[int, Mapping[str, str]], *, today: dt.date) -> None:
    """Validate single rows again with what the person says about them: {place: {company, title or on: text}}."""
    if not mended:
        return
    kept = staged.state.setdefault("mended", {})
    for place, values in mended.items():
        kept[str(place)] = {**kept.get(str(place), {}), **values}
    for chunk in staged.chunks.filter(number__in={place // staged.state["size"] for place in mended}):
        _read(chunk, staged, today=today)


def _read(chunk: StagedChunk, staged: StagedImport, *, today: dt.date) -> None:
    readers = [_reader(part, today) for part in staged.state["parts"]]
    orders = [part["extras"] for part in staged.state["parts"]]
    form, mended = RowForm(today=today), staged.state.get("mended", {})
    first = chunk.number * staged.state["size"]
    chunk.rows, chunk.texts = [], {}
    for place, (part, number, cells) in enumerate(chunk.raw):
        reader = readers[part]
        if reader is None:
            chunk.rows.append({"part": part, "number": number, "left_out": True})
            continue
        row, texts = checked(reader(cells), cells, form, mended.get(str(first + place), {}))
        if "extras" in texts:
            texts["extras"].sort(key=lambda one: orders[part].index(one[0]))
        chunk.rows.append({"part": part, "number": number, **row})
        if texts:
            chunk.texts[str(place)] = texts
    StagedChunk.objects.filter(pk=chunk.pk).update(rows=chunk.rows, texts=chunk.texts)


def _reader(part: dict, today: dt.date) -> Reader | None:
    """What reads a row of this part; None if it is left out."""
    if part["key"] != "sheet":
        return FORMATS[part["key"]].read
    if part["map"].get("left_out"):
        return None
    mapped = SheetMap.from_stored(part["map"])
    return lambda cells: sheet.read(cells, mapped, today=today)


def checked(row: FileRow, cells: Cells, form: RowForm, mended: Mapping[str, str]) -> tuple[dict, dict]:
    """What a row says, ready to be stored, or `why` it cannot be read; and its long texts.

    A value that its field does not take goes into the notes; only company, title and the day have to be right.
    """
    _mend(row, mended)
    form.check({"company": row.company, "title": row.title, **row.facts, **{name: getattr(row, name) for name in DAYS}})
    wrong, kept = _refused(row, form)
    if wrong:
        text = ", ".join(one if len(one) <= 80 else f"{one[:80]}…" for one in (row.company, row.title) if one)
        return {"why": " ".join(wrong.values()), "wrong": list(wrong), "text": text}, {}
    cleaned = form.cleaned_data
    texts = _texts(cleaned, [*row.kept, *kept], extras(cells))
    stored = {
        "company": cleaned["company"],
        "title": cleaned["title"],
        "link": cleaned.get("link", ""),
        "status": row.status,
        "outcome": row.outcome,
        "asks": row.asks,
        "source_id": row.source_id[:200],
        "days": {name: cleaned[name].isoformat() for name in DAYS if cleaned.get(name)},
        "facts": {name: str(cleaned[name]) for name in SHORT_FACTS if cleaned.get(name) not in (None, "")},
        "tags": cleaned.get("tag_names", [])[:MOST_TAGS],
        "has": sorted(set(TEXTS) & set(texts)),
    }
    return stored, texts


def _refused(row: FileRow, form: RowForm) -> tuple[dict[str, str], list[tuple[str, str]]]:
    """({company, title or on: reason}, [(label, text) of what goes into the notes]) of what the form does not take."""
    wrong, kept = dict(row.wrong), []
    first = "saved_on" if row.status == Status.SAVED and not row.outcome else "applied_on"
    for name, errors in form.errors.items():
        if name in ("company", "title", first):
            wrong.setdefault("on" if name == first else name, " ".join(map(str, errors)))
        else:
            kept.append((LABELS.get(name, name), str(form.data[name])))
    kept += [("Tags", ", ".join(tags))] if (tags := form.cleaned_data.get("tag_names", [])[MOST_TAGS:]) else []
    return wrong, kept


def _mend(row: FileRow, mended: Mapping[str, str]) -> None:
    for name, value in mended.items():
        if name in ("company", "title"):
            setattr(row, name, value)
        elif row.status == Status.SAVED and not row.outcome:
            row.saved_on = dt.date.fromisoformat(value)
        else:
            row.applied_on = dt.date.fromisoformat(value)
        row.wrong.pop(name, None)


def _texts(cleaned: dict, kept: list[tuple[str, str]], more: list[tuple[str, str]]) -> dict:
    notes = [cleaned.get("notes", ""), *(f"{label}: {text}" for label, text in kept)]
    texts = {"notes": "\n".join(line for line in notes if line), "advert": cleaned.get("advert", ""), "extras": more}
    return {name: text for name, text in texts.items() if text}


def unread(staged: StagedImport) -> Iterator[list[str]]:
    """The rows that cannot be read, as the file has them, with the reason: a header, then a row each."""
    parts = staged.state["parts"]
    yield ["Row", "Reason", "As in the file"]
    for raw, rows in staged.chunks.values_list("raw", "rows"):
        for (part, number, cells), row in zip(raw, rows, strict=False):
            if "why" in row:
                order = [key for key, _ in parts[part]["columns"]] if "columns" in parts[part] else list(cells)
                name = f"{number}" if len(parts) == 1 else f"{number} of {parts[part]['name']}"
                yield [name, row["why"], *(cells.get(key, "") for key in order)]
