"""Restore a backup: check all of it before anything changes, and move the earlier data aside."""

import contextlib
import datetime as dt
import hashlib
import json
import os
import re
import shutil
import sqlite3
import zipfile
import zlib
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db.migrations.loader import MigrationLoader

from applications.models.files import STORED_NAME, path_of, settle

from . import backup
from .backup import CHUNK, DATABASE, DOCUMENTS, KEY, MANIFEST

STAGED, READY = ".restoring", "ready"
LARGEST_MANIFEST = 200 * 1024 * 1024
ROOM = 50 * 1024 * 1024
_MEMBER = re.compile(rf"{re.escape(MANIFEST)}|{re.escape(DATABASE)}|{KEY}|{DOCUMENTS}{STORED_NAME.pattern}")
_UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    TypeError,
    KeyError,
    AttributeError,
)
_CHANGED = "{file} has been changed or damaged ({what}). Nothing was restored. Use another backup."


class RestoreError(Exception):
    """Says in one sentence why nothing was restored."""


@dataclass(frozen=True, slots=True)
class Restored:
    made_at: str
    documents: int
    lost: int
    aside: Path | None


def restore(file: Path, directory: Path) -> Restored:
    """Replace the current data with a backup. The caller holds the lock of the directory. Raises RestoreError."""
    database = backup.database_file()
    finish(directory)
    try:
        with zipfile.ZipFile(file) as archive:
            manifest = _manifest(file, archive)
            staged = _stage(file, archive, manifest, database)
    except FileNotFoundError:
        raise RestoreError(f"There is no file {file}.") from None
    except OSError as error:
        raise RestoreError(f"Nothing was restored ({error.strerror or error}).") from None
    except _UNREADABLE:
        raise RestoreError(f"{file} is not an Onward backup or is damaged. Nothing was restored.") from None
    is_there = database.is_file()
    lost = [one for one in backup.named_documents(staged / DATABASE) if not path_of(one).is_file()]
    aside = directory / f"before-restore-{dt.datetime.now(dt.UTC):%Y%m%d-%H%M%S-%f}"
    (staged / f"{READY}.part").write_text(json.dumps(aside.name if is_there else ""))
    _settle_file(staged / f"{READY}.part")
    os.replace(staged / f"{READY}.part", staged / READY)
    settle(staged)
    finish(directory)
    documents = sum(name.startswith(DOCUMENTS) for name in manifest["files"])
    return Restored(manifest["made_at"], documents, len(lost), aside if is_there else None)


def _manifest(file: Path, archive: zipfile.ZipFile) -> dict:
    """Return the manifest of the backup, after comparing it with the contents. Raises RestoreError."""
    infos: dict[str, zipfile.ZipInfo] = {}
    for info in archive.infolist():
        if not _MEMBER.fullmatch(info.orig_filename) or info.filename in infos or info.flag_bits & 1:
            raise RestoreError(
                f"{file} contains “{info.orig_filename[:80]}”, which doesn’t belong in an Onward backup. "
                "Nothing was restored."
            )
        infos[info.filename] = info
    if infos[MANIFEST].file_size > LARGEST_MANIFEST:
        raise ValueError
    try:
        manifest = json.loads(archive.read(MANIFEST))
    except RecursionError:
        raise ValueError from None
    if manifest["program"] != "Onward" or not isinstance(manifest["format"], int):
        raise ValueError
    known = {f"{app}.{name}" for app, name in MigrationLoader(None).disk_migrations}
    if manifest["format"] > backup.FORMAT or not known.issuperset(manifest["migrations"]):
        raise RestoreError(
            f"{file} was written by a newer version of Onward ({str(manifest['version'])[:20]}). "
            "Install that version first. Nothing was restored."
        )
    for name, (size, _) in manifest["files"].items():
        if name not in infos or infos[name].file_size != size:
            raise RestoreError(_CHANGED.format(file=file, what=str(name)[:80]))
    if DATABASE not in manifest["files"] or not isinstance(manifest["made_at"], str):
        raise ValueError
    return manifest


def _stage(file: Path, archive: zipfile.ZipFile, manifest: dict, database: Path) -> Path:
    """Unpack and check everything beside the current data, which is unchanged. Raises RestoreError.

    Documents go to their final place at once: their names are random, and a file without a row is never used.
    """
    _check_room(manifest["files"], database)
    staged = database.parent / STAGED
    staged.mkdir(mode=0o700)
    try:
        for name, (size, sha256) in manifest["files"].items():
            if name.startswith(DOCUMENTS):
                _check(file, archive, name, size, sha256)
            else:
                _unpack(file, archive, name, size, sha256, staged / name)
        if backup.quick_check(staged / DATABASE) != "ok" or sorted(
            backup.applied_migrations(staged / DATABASE)
        ) != sorted(manifest["migrations"]):
            raise RestoreError(_CHANGED.format(file=file, what=DATABASE))
        _refuse_while_in_use(database)
        _put_documents(file, archive, manifest["files"])
        settle(staged)
    except sqlite3.DatabaseError:
        shutil.rmtree(staged)
        raise RestoreError(_CHANGED.format(file=file, what=DATABASE)) from None
    except BaseException:
        shutil.rmtree(staged)
        raise
    return staged


def _check_room(files: dict[str, list], database: Path) -> None:
    needed: dict[Path, int] = {}
    settings.DOCUMENTS_DIR.mkdir(mode=0o700, parents=True, exist_ok=True)
    for name, (size, _) in files.items():
        folder = settings.DOCUMENTS_DIR if name.startswith(DOCUMENTS) else database.parent
        if folder == database.parent or not (folder / name.removeprefix(DOCUMENTS)).exists():
            needed[folder] = needed.get(folder, ROOM) + size
    for folder, size in needed.items():
        if shutil.disk_usage(folder).free < size:
            raise RestoreError(
                f"There isn’t enough space in {folder}. The restore needs {size // 1_000_000} MB. Nothing was restored."
            )


def _chunks(file: Path, archive: zipfile.ZipFile, name: str, size: int, sha256: str):
    """Yield the content of a member. Raises RestoreError, at the latest at its end, if it differs from the manifest."""
    digest, left = hashlib.sha256(), size
    try:
        with archive.open(name) as member:
            while chunk := member.read(CHUNK):
                left -= len(chunk)
                if left < 0:
                    break
                digest.update(chunk)
                yield chunk
    except _UNREADABLE:
        left = -1
    if left or digest.hexdigest() != sha256:
        raise RestoreError(_CHANGED.format(file=file, what=name))


def _check(file: Path, archive: zipfile.ZipFile, name: str, size: int, sha256: str) -> None:
    for _ in _chunks(file, archive, name, size, sha256):
        pass


def _unpack(file: Path, archive: zipfile.ZipFile, name: str, size: int, sha256: str, path: Path) -> None:
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as unpacked:
        for chunk in _chunks(file, archive, name, size, sha256):
            unpacked.write(chunk)
        unpacked.flush()
        os.fsync(unpacked.fileno())
    _give_to_owner(path)


def _put_documents(file: Path, archive: zipfile.ZipFile, files: dict[str, list]) -> None:
    """Unpack documents that are missing or have changed."""
    for name, (size, sha256) in files.items():
        if not name.startswith(DOCUMENTS):
            continue
        path = path_of(name.removeprefix(DOCUMENTS))
        if path.is_file() and _sha256(path) == sha256:
            continue
        with backup.part_of(path.parent) as part:
            _unpack(file, archive, name, size, sha256, part)
            os.replace(part, path)
    settle(settings.DOCUMENTS_DIR)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _refuse_while_in_use(database: Path) -> None:
    """Merge the write-ahead log into the database, which SQLite only allows while no one else has it open."""
    if not database.is_file():
        return
    try:
        with closing(sqlite3.connect(database, timeout=1, isolation_level=None)) as connection:
            is_free = connection.execute("PRAGMA journal_mode=DELETE").fetchone()[0] == "delete"
    except sqlite3.OperationalError:
        is_free = False
    except sqlite3.DatabaseError:
        return  # it is damaged, and is moved aside as it is
    if not is_free:
        raise RestoreError("Another program still has the database open. Stop Onward and its commands first.")


def finish(directory: Path) -> Path | None:
    """Complete an interrupted restore if all of its parts are there, else remove it.

    Return the folder with the earlier data if a restore was completed. Runs before anything opens the database.
    """
    database = backup.database_file()
    staged = database.parent / STAGED
    if not (staged / READY).is_file():
        shutil.rmtree(staged, ignore_errors=True)
        return None
    name = json.loads((staged / READY).read_text())
    aside = directory / name if name else None
    if (staged / DATABASE).exists():
        _refuse_while_in_use(database)
        if aside:
            _keep_aside(aside, database)
        for left in ("-wal", "-shm", "-journal"):
            Path(f"{database}{left}").unlink(missing_ok=True)
    for source, target in ((DATABASE, database), (KEY, settings.SECRET_KEY_FILE)):
        if (staged / source).exists():
            os.replace(staged / source, target)
            settle(target.parent)
    if aside:
        _drop_unnamed(database, _documents_aside(aside))
    shutil.rmtree(staged)
    return aside


def _keep_aside(aside: Path, database: Path) -> None:
    """Link everything into the folder `aside`, which takes no space and can be repeated."""
    documents = _documents_aside(aside)
    for folder in (aside, documents):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        _give_to_owner(folder)
    for left in ("", "-wal", "-shm", "-journal"):
        _link(Path(f"{database}{left}"), aside / f"{DATABASE}{left}")
    _link(settings.SECRET_KEY_FILE, aside / KEY)
    for stored_as in _stored_files():
        _link(path_of(stored_as), documents / stored_as)
    settle(documents)
    settle(aside)


def _documents_aside(aside: Path) -> Path:
    """Return the folder for the earlier documents, on the disk they are on."""
    is_one_disk = settings.DOCUMENTS_DIR.stat().st_dev == aside.parent.stat().st_dev
    return aside / DOCUMENTS if is_one_disk else settings.DOCUMENTS_DIR / aside.name


def _stored_files() -> list[str]:
    with os.scandir(settings.DOCUMENTS_DIR) as entries:
        return [one.name for one in entries if STORED_NAME.fullmatch(one.name) and one.is_file(follow_symlinks=False)]


def _link(source: Path, target: Path) -> None:
    if not source.exists() or target.exists():
        return
    try:
        os.link(source, target)
    except OSError:
        part = target.with_name(f"{target.name}.part")
        shutil.copy2(source, part)
        _settle_file(part)
        os.replace(part, target)


def _drop_unnamed(database: Path, kept: Path) -> None:
    """Delete files that the restored database does not name, once they are linked aside."""
    named = backup.named_documents(database)
    for stored_as in _stored_files():
        if stored_as not in named and (kept / stored_as).exists():
            path_of(stored_as).unlink(missing_ok=True)


def _settle_file(path: Path) -> None:
    with path.open("rb") as file:
        os.fsync(file.fileno())


def _give_to_owner(path: Path) -> None:
    """Give restored files to the owner of the data directory, if root runs this."""
    if os.geteuid() == 0:
        owner = settings.DATA_DIR.stat()
        with contextlib.suppress(OSError):
            os.chown(path, owner.st_uid, owner.st_gid)
