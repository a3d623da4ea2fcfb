"""Back up the database as it is at one moment, its documents and the key to one file, while the server is running."""

import datetime as dt
import hashlib
import json
import os
import secrets
import sqlite3
import time
import tomllib
import zipfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from django.conf import settings

from applications.models.files import path_of, settle

FORMAT = 1
MANIFEST, DATABASE, KEY, DOCUMENTS = "manifest.json", "db.sqlite3", "secret_key", "documents/"
PART = ".onward-part-"
CHUNK = 1024 * 1024
TRIES = 5


class BackupError(Exception):
    """Says in one sentence why there is no backup. Earlier files are unchanged."""


@dataclass(slots=True)
class Packed:
    """The contents of a backup: {name: [size, SHA-256]}. The file of a `lost` document is missing or has changed."""

    files: dict[str, list] = field(default_factory=dict)
    lost: list[str] = field(default_factory=list)

    @property
    def documents(self) -> int:
        return sum(name.startswith(DOCUMENTS) for name in self.files)


def database_file() -> Path:
    """Return the SQLite file. Raises BackupError for another database, and says what to do instead."""
    database = settings.DATABASES["default"]
    if database["ENGINE"] != "django.db.backends.sqlite3":
        raise BackupError(
            "This installation uses PostgreSQL, which has its own tools for backups. Run pg_dump --format=custom. "
            f"When it has finished, copy the folder {settings.DOCUMENTS_DIR}, and the file {settings.SECRET_KEY_FILE} "
            "too unless SECRET_KEY is set. To restore, run pg_restore and copy everything back."
        )
    return Path(str(database["NAME"]))


def make_backup(target: Path, *, with_documents: bool = True) -> Packed:
    """Write the backup under a temporary name and rename it when all of it is on disk. Raises BackupError."""
    source = database_file()
    if not source.is_file() or not source.stat().st_size:
        raise BackupError(f"There is no database at {source} yet.")
    for folder in (settings.STATIC_ROOT, settings.DOCUMENTS_DIR):
        if target.absolute().is_relative_to(folder):
            raise BackupError(f"Backups can’t be stored in {folder}. Choose another folder.")
    if target.exists():
        raise BackupError(f"{target} already exists. Choose another name, or a folder.")
    try:
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        sweep_parts(target.parent)
        with part_of(target.parent) as part:
            packed = _pack(part, source, with_documents=with_documents)
            os.replace(part, target)
            settle(target.parent)
    except (OSError, sqlite3.Error) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise BackupError(f"The backup at {target} can’t be written ({reason}).") from None
    return packed


@contextmanager
def part_of(folder: Path) -> Iterator[Path]:
    """Yield a temporary path, which is deleted at the end unless it was renamed."""
    part = folder / f"{PART}{secrets.token_hex(8)}"
    try:
        yield part
    finally:
        part.unlink(missing_ok=True)


def sweep_parts(folder: Path) -> None:
    """Delete temporary files that killed backups left behind; those younger than a day may still be in use."""
    for part in folder.glob(f"{PART}*"):
        if part.stat().st_mtime < time.time() - 24 * 60 * 60:
            part.unlink(missing_ok=True)


def _pack(part: Path, source: Path, *, with_documents: bool) -> Packed:
    packed = Packed()
    with os.fdopen(os.open(part, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600), "w+b") as file:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive, part_of(part.parent) as snapshot:
            take_snapshot(source, snapshot)
            if with_documents:
                _add_documents(archive, packed, source, snapshot)
            with snapshot.open("rb") as database:
                _add(archive, packed, DATABASE, database)
            if settings.SECRET_KEY_FILE.is_file():
                with settings.SECRET_KEY_FILE.open("rb") as key:
                    _add(archive, packed, KEY, key)
            archive.writestr(MANIFEST, json.dumps(_manifest(snapshot, packed, with_documents=with_documents)))
        file.flush()
        os.fsync(file.fileno())
    return packed


def _add_documents(archive: zipfile.ZipFile, packed: Packed, source: Path, snapshot: Path) -> None:
    """Add every file that the snapshot names.

    A document may be permanently deleted meanwhile. A new snapshot, which no longer names it, is taken then.
    """
    for _ in range(TRIES):
        before, named = packed.lost, named_documents(snapshot)
        packed.lost = [
            stored_as for stored_as, sha256 in named.items() if not _is_added(archive, packed, stored_as, sha256)
        ]
        if packed.lost == before:
            break
        snapshot.unlink()
        take_snapshot(source, snapshot)
    named = named_documents(snapshot)
    packed.files = {name: kept for name, kept in packed.files.items() if name.removeprefix(DOCUMENTS) in named}


def _is_added(archive: zipfile.ZipFile, packed: Packed, stored_as: str, sha256: str) -> bool:
    """Add a document to the archive once. Return False if its file is missing or has changed."""
    name = DOCUMENTS + stored_as
    if name not in packed.files:
        try:
            file = path_of(stored_as).open("rb")
        except FileNotFoundError:
            return False
        with file:
            _add(archive, packed, name, file, compress=False)
    return packed.files[name][1] == sha256


def take_snapshot(source: Path, snapshot: Path) -> None:
    """Write a complete, checked copy of a database that is in use. Raises BackupError if the database is damaged."""
    snapshot.touch(mode=0o600)
    try:
        with closing(sqlite3.connect(source, timeout=60)) as connection:
            connection.execute("VACUUM INTO ?", (str(snapshot),))
        found = quick_check(snapshot)
    except sqlite3.OperationalError:
        raise
    except sqlite3.DatabaseError as error:
        found = str(error)
    if found == "ok":
        leave_out_saved_posts(snapshot)
    if found != "ok":
        raise BackupError(
            f"The database is damaged ({found}). No backup was made, and earlier backups were not changed."
        )


def leave_out_saved_posts(database: Path) -> None:
    """What is promised to be deleted after half an hour does not live on in a backup."""
    with closing(sqlite3.connect(database)) as connection:
        if connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'applications_savedpost'").fetchone():
            connection.execute("PRAGMA secure_delete = ON")
            connection.execute("DELETE FROM applications_savedpost")
            connection.commit()


def quick_check(database: Path) -> str:
    with closing(sqlite3.connect(database)) as connection:
        return connection.execute("PRAGMA quick_check(1)").fetchone()[0]


def named_documents(database: Path) -> dict[str, str]:
    """Return {file name: SHA-256} of the documents in a database; empty if it is older than documents."""
    with closing(sqlite3.connect(database)) as connection:
        if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'applications_document'").fetchone():
            return {}
        return dict(connection.execute("SELECT stored_as, sha256 FROM applications_document"))


def applied_migrations(database: Path) -> list[str]:
    with closing(sqlite3.connect(database)) as connection:
        rows = connection.execute("SELECT app, name FROM django_migrations ORDER BY app, name")
        return [f"{app}.{name}" for app, name in rows]


def _add(archive: zipfile.ZipFile, packed: Packed, name: str, file: BinaryIO, *, compress: bool = True) -> None:
    info = zipfile.ZipInfo(name, date_time=time.localtime()[:6])
    info.compress_type = zipfile.ZIP_DEFLATED if compress else zipfile.ZIP_STORED
    info.external_attr = 0o600 << 16
    size, digest = 0, hashlib.sha256()
    with archive.open(info, "w", force_zip64=True) as member:
        while chunk := file.read(CHUNK):
            member.write(chunk)
            digest.update(chunk)
            size += len(chunk)
    packed.files[name] = [size, digest.hexdigest()]


def _manifest(snapshot: Path, packed: Packed, *, with_documents: bool) -> dict:
    return {
        "program": "Onward",
        "format": FORMAT,
        "version": program_version(),
        "made_at": dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
        "migrations": applied_migrations(snapshot),
        "with_documents": with_documents,
        "files": packed.files,
        "lost": packed.lost,
    }


def program_version() -> str:
    return tomllib.loads((settings.BASE_DIR / "pyproject.toml").read_text())["project"]["version"]


def name_for(now: dt.datetime) -> str:
    return f"onward-{now:%Y%m%d-%H%M%S-%f}.zip"


def keep_newest(folder: Path, number: int) -> list[Path]:
    """Delete all but the newest `number` backups, by the dates in their names. Return the deleted ones."""
    old = sorted(folder.glob("onward-[0-9]*-[0-9]*-[0-9]*.zip"))[:-number]
    for one in old:
        one.unlink(missing_ok=True)
    return old
