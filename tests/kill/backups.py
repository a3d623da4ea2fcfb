"""Backups that are killed with the server: what has the name of a backup is a whole one."""

import hashlib
import json
import os
import sqlite3
import tempfile
import time
import zipfile
from contextlib import closing, suppress
from pathlib import Path

from django.utils import timezone

from config.running import backup

from .documents import LONG_AGO


def begin(folder: Path) -> int:
    """One backup after the other in a process of its own, until it is killed. Gives its id."""
    child = os.fork()
    if child:
        return child
    try:
        while True:
            with suppress(backup.BackupError):
                backup.make_backup(folder / backup.name_for(timezone.now()))
    finally:
        os._exit(1)


def look(folder: Path) -> int:
    """How many there are. Each is whole and of one moment; what is unfinished goes with the next one after a day."""
    whole = sorted(folder.glob("onward-*.zip")) if folder.is_dir() else []
    for file in whole:
        _is_whole(file)
        file.unlink()
    for part in folder.glob(f"{backup.PART}*"):
        os.utime(part, (time.time() - LONG_AGO,) * 2)
    return len(whole)


def _is_whole(file: Path) -> None:
    with zipfile.ZipFile(file) as archive, tempfile.TemporaryDirectory() as directory:
        manifest = json.loads(archive.read(backup.MANIFEST))
        assert not manifest["lost"], f"{file.name} lacks documents: {manifest['lost']}"
        for name, (size, sha256) in manifest["files"].items():
            content = archive.read(name)
            assert (len(content), hashlib.sha256(content).hexdigest()) == (size, sha256), f"{name} in {file.name}"
        database = Path(archive.extract(backup.DATABASE, directory))
        with closing(sqlite3.connect(database)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        named = {f"{backup.DOCUMENTS}{name}" for name in backup.named_documents(database)}
        assert named <= set(manifest["files"]), "a backup names documents that are not in it"
