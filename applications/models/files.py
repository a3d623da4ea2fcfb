"""The folder of documents: files under random names, outside anything that is served by itself."""

import hashlib
import os
import re
import secrets
import time
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import BinaryIO

from django.conf import settings

STORED_NAME = re.compile(r"[0-9a-f]{32}")
LEFT_ALONE_FOR = 24 * 60 * 60


def path_of(stored_as: str) -> Path:
    if not STORED_NAME.fullmatch(stored_as):
        raise ValueError("Not the name of a stored file.")
    return settings.DOCUMENTS_DIR / stored_as


def store_file(chunks: Iterable[bytes]) -> tuple[str, int, str]:
    """Write a new file and wait until it is on the disk. Gives its name, its size and its SHA-256."""
    settings.DOCUMENTS_DIR.mkdir(mode=0o700, parents=True, exist_ok=True)
    stored_as, size, digest = secrets.token_hex(16), 0, hashlib.sha256()
    path = path_of(stored_as)
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            for chunk in chunks:
                file.write(chunk)
                digest.update(chunk)
                size += len(chunk)
            file.flush()
            os.fsync(file.fileno())
        settle(settings.DOCUMENTS_DIR)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return stored_as, size, digest.hexdigest()


def settle(directory: Path) -> None:
    """Wait until the names in a folder are on the disk."""
    descriptor = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def open_file(stored_as: str) -> BinaryIO:
    return path_of(stored_as).open("rb")


def remove_file(stored_as: str) -> None:
    path_of(stored_as).unlink(missing_ok=True)


def orphaned_files(known: Collection[str], *, now: float | None = None) -> list[str]:
    """Files that no row names. Younger ones than a day are left out: another server may be about to write their row."""
    before = (now or time.time()) - LEFT_ALONE_FOR
    try:
        with os.scandir(settings.DOCUMENTS_DIR) as entries:
            return [
                entry.name
                for entry in entries
                if entry.name not in known
                and STORED_NAME.fullmatch(entry.name)
                and entry.is_file(follow_symlinks=False)
                and entry.stat(follow_symlinks=False).st_mtime < before
            ]
    except FileNotFoundError:
        return []
