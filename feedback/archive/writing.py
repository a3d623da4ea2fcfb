"""All that a person has as one JSON text, line by line, and as a ZIP with their files."""

import datetime as dt
import json
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any, BinaryIO

from django.db import models
from zipstream import ZIP_DEFLATED, ZIP_STORED, ZipStream

from .kept import KEPT, NAME_OF, ArchiveTable
from .naming import Numbers

FORMAT = "onward"
VERSION = 1
INNER_NAME = "onward.json"
A_CHUNK = 500
A_PIECE = 64 * 1024


def json_lines(user, *, now: dt.datetime, with_files: bool = False, files: list | None = None) -> Iterator[str]:
    """The archive. A few queries for 500 rows, and nothing is held but the numbers of rows.

    `files` takes (name in the ZIP, stored name, files entry) for each row that has a file.
    """
    head = {"format": FORMAT, "version": VERSION, "written_at": now.astimezone(dt.UTC).isoformat()}
    yield json.dumps(head)[:-1]
    numbers: Numbers = {}
    for kept in KEPT:
        if kept.files and not with_files:
            continue
        yield f',\n\n"{kept.name}": ['
        between = "\n"
        for row, stored in rows_of(kept, user, numbers):
            if kept.files and files is not None:
                files.append((row["file"], stored, kept.files))
            yield between + json.dumps(row, ensure_ascii=False)
            between = ",\n"
        yield "\n]"
    yield "\n}\n"


def rows_of(kept: ArchiveTable, user, numbers: Numbers) -> Iterator[tuple[dict, str]]:
    """The rows of one list, oldest first, each with the name of its stored file. Numbers begin at 1 in each list."""
    own = numbers.setdefault(kept.name, {})
    last = 0
    while True:
        wanted = ["pk", *(one.attname for one in kept.fields), *([kept.files.field] if kept.files else [])]
        values = list(kept.rows(user).filter(pk__gt=last).order_by("pk").values(*wanted)[:A_CHUNK])
        if not values:
            return
        last = values[-1]["pk"]
        sets = {one.name: _set(one, [value["pk"] for value in values]) for one in kept.sets}
        for value in values:
            stored = value[kept.files.field] if kept.files else ""
            row = _row(kept, value, sets, numbers)
            if row is None or (kept.files and not kept.files.is_there(stored)):
                continue
            own[value["pk"]] = row["id"] = len(own) + 1
            if kept.files:
                row["file"] = kept.files.name(row)
            yield row, stored


def _set(relation: models.ManyToManyField, ids: list[int]) -> dict[int, list[int]]:
    """{row: rows of the other list}."""
    through: Any = relation.remote_field.through
    here, there = f"{relation.m2m_field_name()}_id", f"{relation.m2m_reverse_field_name()}_id"
    found: dict[int, list[int]] = {}
    for pk, other in through._base_manager.filter(**{f"{here}__in": ids}).order_by(there).values_list(here, there):
        found.setdefault(pk, []).append(other)
    return found


def _row(kept: ArchiveTable, value: dict, sets: dict, numbers: Numbers) -> dict | None:
    """What one row says; None when it hangs on one that is not carried, such as a deleted application."""
    row: dict = {"id": 0}
    for one in kept.fields:
        said = value[one.attname]
        if isinstance(one, models.ForeignKey):
            number = numbers.get(NAME_OF[one.remote_field.model], {}).get(said)
            if said is not None and number is None and one.remote_field.on_delete is not models.SET_NULL:
                return None
            row[one.name] = number
        elif one.name in kept.keys:
            row[one.name] = kept.keys[one.name](said, numbers)
            if said and not row[one.name] and not one.blank:
                return None
        else:
            row[one.name] = kept.shapes[one.name](said) if one.name in kept.shapes else _plain(said)
    for one in kept.sets:
        known = numbers.get(NAME_OF[one.remote_field.model], {})
        row[one.name] = [known[pk] for pk in sets[one.name].get(value["pk"], []) if pk in known]
    return row


def _plain(value: object) -> object:
    if isinstance(value, dt.datetime):
        return value.astimezone(dt.UTC).isoformat()
    if isinstance(value, dt.date):
        return value.isoformat()
    return f"{value:f}" if isinstance(value, Decimal) else value


def json_pieces(user, *, now: dt.datetime) -> Iterator[bytes]:
    """The archive without files, in pieces of about A_PIECE bytes."""
    return _pieces_of(json_lines(user, now=now))


def zip_pieces(user, *, now: dt.datetime) -> Iterator[bytes]:
    """Stream the JSON and every file as one ZIP. Which files there are is known once the JSON is written."""
    files: list = []
    archive = ZipStream(compress_type=ZIP_STORED)
    archive.add(
        _pieces_of(json_lines(user, now=now, with_files=True, files=files)), INNER_NAME, compress_type=ZIP_DEFLATED
    )
    yield from archive.all_files()
    for name, stored, kept in files:
        archive.add(_pieces_in(kept.open(stored)), name)
        yield from archive.all_files()
    yield from archive.finalize()


def _pieces_of(lines: Iterable[str]) -> Iterator[bytes]:
    held: list[str] = []
    length = 0
    for line in lines:
        held.append(line)
        length += len(line)
        if length >= A_PIECE:
            yield "".join(held).encode()
            held, length = [], 0
    yield "".join(held).encode()


def _pieces_in(file: BinaryIO) -> Iterator[bytes]:
    with file:
        while piece := file.read(A_PIECE):
            yield piece
