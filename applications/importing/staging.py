"""From uploaded files to a staged import, and the validation of its rows in chunks. Nothing counts yet."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from django.db import transaction

from applications import written_dates
from applications.models import Profile, RememberedMap, StagedChunk, StagedImport, Status, UploadPart, UploadState
from applications.written_dates import DAY_FIRST, DateRules

from . import sheet
from .checked_row import CheckedRow
from .columns import DATES, header_fingerprint, ids_of
from .facts import take_facts
from .formats.format import EXTRA, TARGET, by_name, extras
from .formats.known import FORMATS
from .limits import MOST_ROWS, Budget, UnreadableFile
from .read_row import Cells, ReadRow
from .recognising import tables
from .row_form import DAYS, FACTS, LABELS, RowForm
from .sheet import SheetMap
from .tables import Table
from .texts import read_again

A_CHUNK = 500
TEXT_OF_A_CHUNK = 2_000_000
MOST_STAGED = 3
MOST_PARTS = 100
TEXTS = ("notes", "advert")
SHORT_FACTS = [name for name in FACTS if name not in (*TEXTS, "tag_names")]
MOST_TAGS = 20
Raw = Sequence[tuple[int, int, dict[str, str]]]
Reader = Callable[[int, Cells], ReadRow]


def stage(owner, files: Iterable[tuple[str, bytes]]) -> StagedImport:
    """Keep the useful columns of the files until they are confirmed; the bytes are not kept. Raises UnreadableFile."""
    rows: list[list] = []
    names: list[str] = []
    parts: list[UploadPart] = []
    budget = Budget()
    for name, content in files:
        names.append(name)
        for table in tables(name, content, budget):
            rows += [[len(parts), number, cells] for number, cells in table.rows]
            parts.append(_part_of(table))
            if len(parts) > MOST_PARTS:
                raise UnreadableFile(
                    f"Together, that’s more than {MOST_PARTS} tables. Upload just the files with the applications."
                )
            if len(rows) > MOST_ROWS:
                raise UnreadableFile(f"Together, that’s more than {MOST_ROWS:,} rows. Import the files one at a time.")
    if not rows:
        raise UnreadableFile(
            f"“{names[0]}” contains no applications. Nothing was changed."
            if len(names) == 1
            else "These files contain no applications. Nothing was changed."
        )
    _remember(owner, parts, rows)
    upload = UploadState(total=len(rows), size=_chunk_size(rows), parts=parts)
    staged = StagedImport(
        owner=owner,
        file_name=", ".join(names)[:250],
        format=_format_name(parts[rows[0][0]]),
        state=upload.to_json(),
    )
    _store(staged, rows)
    return staged


def _format_name(part: UploadPart) -> str:
    return FORMATS[part.key].name if part.key in FORMATS else "a spreadsheet"


def _part_of(table: Table) -> UploadPart:
    part = UploadPart(
        name=table.name[:200],
        key=table.format.key if table.format else "sheet",
        columns=list(table.columns.items()),
        unused=table.unused[:50],
        extras=list(dict.fromkeys(name for _, cells in table.rows for name, _ in extras(cells))),
        letters=table.letters,
    )
    if table.format:
        part.order, part.example = table.format.settle_order([cells for _, cells in table.rows])
    else:
        part.shape = header_fingerprint(table.columns)
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
    size = staged.upload.size
    for number, start in enumerate(range(0, len(rows), size)):
        StagedChunk.objects.create(staged=staged, number=number, raw=rows[start : start + size])
    mine = StagedImport.objects.filter(owner=staged.owner)
    mine.exclude(pk__in=list(mine.values_list("pk", flat=True)[:MOST_STAGED])).delete()


def _remember(owner, parts: list[UploadPart], rows: list[list]) -> None:
    """Give sheets of a known shape the map of last time, unless their dates do not go with it."""
    shapes = {part.shape for part in parts if part.is_sheet}
    known = (
        {one.shape: one.map for one in RememberedMap.objects.filter(owner=owner, shape__in=shapes)} if shapes else {}
    )
    for place, part in enumerate(parts):
        if part.shape not in known:
            continue
        mapped = SheetMap.from_json(known[part.shape])
        order, example = written_dates.order_of(sheet.dates_in(mapped, (cells for at, _, cells in rows if at == place)))
        if example and not order and not mapped.order:
            part.guess = mapped.to_json()
        else:
            mapped.order = order or mapped.order
            part.map = mapped.to_json()


def rows_of(staged: StagedImport, part: UploadPart) -> list[dict[str, str]]:
    """The cells of this part, or of all sheets of its shape, in the order of the file."""
    same = {place for place, one in enumerate(staged.upload.parts) if one is part or _are_alike(one, part)}
    raws = staged.chunks.values_list("raw", flat=True)
    return [cells for raw in raws for place, _, cells in raw if place in same]


def _are_alike(one: UploadPart, other: UploadPart) -> bool:
    return one.is_sheet and other.is_sheet and one.shape == other.shape


def set_mapping(staged: StagedImport, part: UploadPart, mapped: SheetMap | None) -> None:
    """Read this part, and all sheets of its shape, by this map from now on; without one they are left out.

    A part of a known format becomes a sheet. What was validated is validated again.
    """
    for one in staged.upload.parts:
        if one is part or _are_alike(one, part):
            if not one.is_sheet:
                one.known, one.key, one.shape = one.key, "sheet", header_fingerprint(key for key, _ in one.columns)
            one.map = mapped.to_json() if mapped else {"left_out": True}
    staged.upload.forget_choices()
    staged.save_upload()


def set_order(staged: StagedImport, part: UploadPart, order: str) -> None:
    """Say whether the day or the month comes first in a part of a known format."""
    part.order = order
    staged.upload.forget_choices()
    staged.save_upload()


def read_as_format(staged: StagedImport, part: UploadPart) -> None:
    """Go back from matched columns to the format that the part was recognised as."""
    if part.known in FORMATS:
        part.key, part.known, part.map, part.shape = part.known, "", None, ""
        staged.upload.forget_choices()
        staged.save_upload()


@transaction.atomic
def set_letters(staged: StagedImport, part: UploadPart, letters: str) -> None:
    """Decode a part again, in another encoding: its cells, and the names of its columns."""
    old, place = part.letters, staged.upload.parts.index(part)
    names = [read_again(name, old, letters) for _, name in part.columns]
    before = [key for key, _ in part.columns]
    keys = dict(zip(before, ids_of(names), strict=True)) if part.is_sheet and not part.known else {}
    for chunk in staged.chunks.all():
        chunk.raw = [
            [at, number, {keys.get(key, key): read_again(text, old, letters) for key, text in cells.items()}]
            if at == place
            else [at, number, cells]
            for at, number, cells in chunk.raw
        ]
        chunk.save(update_fields=["raw"])
    part.columns = [(keys.get(key, key), name) for key, name in zip(before, names, strict=True)]
    part.letters = letters
    if part.is_sheet:
        part.map, part.guess, part.shape = None, None, header_fingerprint(key for key, _ in part.columns)
    staged.upload.forget_choices()
    staged.save_upload()


def read_more(staged: StagedImport, *, today: dt.date) -> bool:
    """Validate the next chunk, each row once. Gives whether all are validated now."""
    upload = staged.upload
    start, chunk = upload.read, None
    if not upload.is_read and not upload.needs_answer:
        chunk = staged.chunks.filter(number=start // upload.size).first()
    if chunk:
        _validate(chunk, staged, today=today)
        upload.read = start + len(chunk.raw)
        state = upload.to_json()
        if StagedImport.objects.filter(pk=staged.pk, state__read=start).update(state=state):
            staged.state = state
        else:
            staged.refresh_from_db()
    return staged.upload.is_read


def correct_rows(staged: StagedImport, corrected: Mapping[int, Mapping[str, str]], *, today: dt.date) -> None:
    """Validate single rows again with what the person says about them: {place: {company, title or on: text}}."""
    if not corrected:
        return
    upload = staged.upload
    for place, values in corrected.items():
        upload.corrected[str(place)] = {**upload.corrected.get(str(place), {}), **values}
    for chunk in staged.chunks.filter(number__in={place // upload.size for place in corrected}):
        _validate(chunk, staged, today=today)


def _validate(chunk: StagedChunk, staged: StagedImport, *, today: dt.date) -> None:
    upload = staged.upload
    rules = DateRules(today, zone=Profile.of(staged.owner).zone)
    readers = [_reader(part, place, chunk, staged, rules) for place, part in enumerate(upload.parts)]
    form = RowForm(today=today)
    first = chunk.number * upload.size
    chunk.rows, chunk.texts = [], {}
    for place, (at, number, cells) in enumerate(chunk.raw):
        reader = readers[at]
        if reader is None:
            chunk.rows.append(CheckedRow(at, number, is_left_out=True).to_json())
            continue
        row, texts = validate_row(reader(place, cells), cells, form, upload.corrected.get(str(first + place), {}))
        row.part, row.number = at, number
        if "extras" in texts:
            texts["extras"].sort(key=lambda one: upload.parts[at].extras.index(one[0]))
        chunk.rows.append(row.to_json())
        if texts:
            chunk.texts[str(place)] = texts
    StagedChunk.objects.filter(pk=chunk.pk).update(rows=chunk.rows, texts=chunk.texts)


def _reader(part: UploadPart, place: int, chunk: StagedChunk, staged: StagedImport, rules: DateRules) -> Reader | None:
    """What reads a row of this part, by its place in the chunk; None if the part is left out."""
    if not part.is_sheet:
        return _format_reader(part, rules)
    if part.is_left_out or part.map is None:
        return None
    mapped = SheetMap.from_json(part.map)
    beside = Beside.of(chunk, place, staged, mapped, rules)
    return lambda at, cells: sheet.read(cells, mapped, rules, above=beside.above(at), near=beside.near(at))


def _format_reader(part: UploadPart, rules: DateRules) -> Reader:
    fmt = FORMATS[part.key]
    own = DateRules(rules.today, part.order or fmt.order or DAY_FIRST, rules.zone)

    def read(_: int, cells: Cells) -> ReadRow:
        row = fmt.read(cells, own)
        if more := by_name(cells):
            take_facts(row, more)
        return row

    return read


class Beside:
    """What the rows beside one say about it: the company above it, and the dates that one without a year follows."""

    def __init__(self, rows: Sequence[Cells | None], mapped: SheetMap, rules: DateRules, *, start: int = 0):
        """`rows`: the cells of the rows of one sheet, None if a row is of another; those before `start` are context."""
        self._start = start
        self._above: list[str] = []
        company, last = next(iter(mapped.going_to("company")), ""), ""
        for row in rows:
            self._above.append(last)
            last = row.get(company, "") or last if row else last
        order = DateRules(rules.today, mapped.order or DAY_FIRST, rules.zone)
        self._near: dict[str, list[tuple[dt.date, ...]]] = {}
        for key in _date_columns(mapped):
            texts = [row.get(key, "") if row else "" for row in rows]
            if any(map(written_dates.has_no_year, texts)):
                self._near[key] = list(written_dates.neighbours(texts, order))

    @classmethod
    def of(cls, chunk: StagedChunk, place: int, staged: StagedImport, mapped: SheetMap, rules: DateRules) -> "Beside":
        """With the chunks around this one where their rows are needed."""
        own = [cells if at == place else None for at, _, cells in chunk.raw]
        mine = [cells for cells in own if cells is not None]
        company = next(iter(mapped.going_to("company")), "")
        keys = _date_columns(mapped)
        is_open = any(written_dates.has_no_year(cells.get(key, "")) for cells in mine for key in keys)
        if not is_open and (not mine or mine[0].get(company)):
            return cls(own, mapped, rules)
        around = staged.chunks.filter(number__in=(chunk.number - 1, chunk.number + 1)).values_list("number", "raw")
        raws = {number: [cells if at == place else None for at, _, cells in raw] for number, raw in around}
        before, after = raws.get(chunk.number - 1, []), raws.get(chunk.number + 1, [])
        return cls([*before, *own, *after], mapped, rules, start=len(before))

    def above(self, at: int) -> str:
        """The nearest company above this row."""
        return self._above[self._start + at]

    def near(self, at: int) -> dict[str, tuple[dt.date, ...]]:
        return {key: found[self._start + at] for key, found in self._near.items()}


def _date_columns(mapped: SheetMap) -> list[str]:
    return [*mapped.going_to(*DATES), *(key for key, _ in mapped.steps)]


def validate_row(row: ReadRow, cells: Cells, form: RowForm, corrected: Mapping[str, str]) -> tuple[CheckedRow, dict]:
    """What a row says, ready to be stored, or `why` it cannot be read; and its long texts.

    A value that its field does not take goes into the notes; only company, title and the date have to be right.
    """
    _correct(row, corrected)
    form.check({"company": row.company, "title": row.title, **row.facts, **{name: getattr(row, name) for name in DAYS}})
    wrong, kept = _refused(row, form)
    if wrong:
        text = ", ".join(one if len(one) <= 80 else f"{one[:80]}…" for one in (row.company, row.title) if one)
        offers = {name: value for name, value in row.offers.items() if name in wrong}
        return CheckedRow(0, 0, why=" ".join(wrong.values()), wrong=list(wrong), offers=offers, text=text), {}
    cleaned = form.cleaned_data
    texts = _texts(cleaned, [*row.kept, *kept], extras(cells))
    checked = CheckedRow(
        0,
        0,
        company=cleaned["company"],
        title=cleaned["title"],
        link=cleaned.get("link", ""),
        status=row.status,
        outcome=row.outcome,
        asks=row.asks,
        source_id=row.source_id[:200],
        dates={name: cleaned[name] for name in DAYS if cleaned.get(name)},
        reached=row.reached,
        inexact=sorted(row.inexact),
        is_step=row.is_step,
        facts={name: str(cleaned[name]) for name in SHORT_FACTS if cleaned.get(name) not in (None, "")},
        tags=cleaned.get("tag_names", [])[:MOST_TAGS],
        has=sorted(set(TEXTS) & set(texts)),
    )
    return checked, texts


def _refused(row: ReadRow, form: RowForm) -> tuple[dict[str, str], list[tuple[str, str]]]:
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


def _correct(row: ReadRow, corrected: Mapping[str, str]) -> None:
    """An empty date says that it is not known."""
    for name, value in corrected.items():
        if name in ("company", "title"):
            setattr(row, name, value)
        else:
            date = dt.date.fromisoformat(value) if value else None
            is_saved = row.status == Status.SAVED and not row.outcome
            setattr(row, "saved_on" if is_saved else "applied_on", date)
        row.wrong.pop(name, None)


def _texts(cleaned: dict, kept: list[tuple[str, str]], more: list[tuple[str, str]]) -> dict:
    notes = [cleaned.get("notes", ""), *(f"{label}: {text}" for label, text in kept)]
    texts = {"notes": "\n".join(line for line in notes if line), "advert": cleaned.get("advert", ""), "extras": more}
    return {name: text for name, text in texts.items() if text}


def unread(staged: StagedImport) -> Iterator[list[str]]:
    """The rows that cannot be read, as the file has them, with the reason: a header, then a row each."""
    parts = staged.upload.parts
    yield ["Row", "Reason", "As in the file"]
    for raw, rows in staged.chunks.values_list("raw", "rows"):
        for (at, number, cells), row in zip(raw, rows, strict=False):
            if "why" in row:
                order = [key for key, _ in parts[at].columns] or list(cells)
                name = f"{number}" if len(parts) == 1 else f"{number} of {parts[at].name}"
                yield [name, row["why"], *(cells.get(key, "") for key in order)]


def columns_of(part: UploadPart, rows: Sequence[Cells]) -> list[tuple[str, str]]:
    """(id, name) of its columns; uploads of an earlier version do not say how those of a known format are called."""
    if part.columns:
        return part.columns
    fmt = FORMATS.get(part.key)
    keys = list(dict.fromkeys(key for row in rows for key in row))
    return [(key, fmt.name_of(key) if fmt else key.lstrip(EXTRA + TARGET)) for key in keys]
