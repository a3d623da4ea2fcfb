"""Backups of everything, and putting them back: whole or not at all."""

import hashlib
import json
import os
import sqlite3
import subprocess
import sys
import threading
import zipfile
from contextlib import closing

import pytest
from django.conf import settings as project
from django.core.management import CommandError, call_command
from django.db import connection

from config.running import backup, restore, server

pytestmark = pytest.mark.skipif(connection.vendor != "sqlite", reason="always uses SQLite, whatever DATABASE_URL says")

MIGRATIONS = [("applications", "0001_initial"), ("feedback", "0001_initial")]


def fill(directory, word, *, documents="ac"):
    """A small data directory: a database that says `word`, documents that it names, a key."""
    (directory / "documents").mkdir(parents=True)
    (directory / "secret_key").write_text(f"{word:*<50}")
    with closing(sqlite3.connect(directory / "db.sqlite3")) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("CREATE TABLE django_migrations (id integer PRIMARY KEY, app text, name text)")
        connection.executemany("INSERT INTO django_migrations (app, name) VALUES (?, ?)", MIGRATIONS)
        connection.execute("CREATE TABLE applications_document (id integer PRIMARY KEY, stored_as text, sha256 text)")
        connection.execute("CREATE TABLE word (word text)")
        connection.execute("INSERT INTO word VALUES (?)", [word])
        for letter in documents:
            content = (letter if letter == "c" else f"{letter} {word}").encode()
            name = letter * 32 if letter == "c" else hashlib.sha256(content).hexdigest()[:32]
            (directory / "documents" / name).write_bytes(content)
            connection.execute(
                "INSERT INTO applications_document (stored_as, sha256) VALUES (?, ?)",
                [name, hashlib.sha256(content).hexdigest()],
            )
        connection.commit()


def state(directory):
    """(the word, whether each named document is there and whole, the key)."""
    with closing(sqlite3.connect(directory / "db.sqlite3")) as connection:
        [[word]] = connection.execute("SELECT word FROM word")
        named = connection.execute("SELECT stored_as, sha256 FROM applications_document ORDER BY 1").fetchall()
    whole = [
        hashlib.sha256((directory / "documents" / name).read_bytes()).hexdigest() == sha256
        if (directory / "documents" / name).exists()
        else None
        for name, sha256 in named
    ]
    return word, whole, (directory / "secret_key").read_text()


@pytest.fixture
def use(monkeypatch, settings):
    def point_to(directory):
        settings.DATA_DIR, settings.STATIC_ROOT = directory, directory / "static"
        settings.DOCUMENTS_DIR, settings.SECRET_KEY_FILE = directory / "documents", directory / "secret_key"
        monkeypatch.setattr(backup, "database_file", lambda: directory / "db.sqlite3")
        return directory

    return point_to


@pytest.fixture
def data(use, tmp_path):
    directory = use(tmp_path / "data")
    fill(directory, "now")
    return directory


@pytest.fixture
def earlier(use, tmp_path):
    """A backup of another state, made before."""
    directory = use(tmp_path / "earlier")
    fill(directory, "earlier")
    file = tmp_path / "earlier.zip"
    backup.make_backup(file)
    return file


def rewrite(file, change):
    """The same archive with other members: `change(name, content)` gives the new pairs."""
    with zipfile.ZipFile(file) as archive:
        members = [(name, archive.read(name)) for name in archive.namelist()]
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in members:
            for new_name, new_content in change(name, content):
                archive.writestr(new_name, new_content)


def changed_manifest(file, **changes):
    rewrite(
        file,
        lambda name, content: [
            (name, json.dumps(json.loads(content) | changes) if name == "manifest.json" else content)
        ],
    )


def test_a_backup_comes_back_whole_and_what_was_there_is_kept_aside(earlier, data):
    before = state(data)
    only_now = {path.name for path in (data / "documents").iterdir()} - {"c" * 32}
    restored = restore.restore(earlier, data)
    assert state(data) == ("earlier", [True, True], f"{'earlier':*<50}")
    assert (restored.documents, restored.lost) == (2, 0)
    assert state(restored.aside) == before
    assert not only_now & {path.name for path in (data / "documents").iterdir()}
    assert (data / "db.sqlite3").stat().st_mode & 0o777 == 0o600
    assert not (data / ".restoring").exists()


def test_what_waits_for_half_an_hour_does_not_live_on_in_a_backup(data, tmp_path):
    with closing(sqlite3.connect(data / "db.sqlite3")) as connection:
        connection.execute("CREATE TABLE applications_savedpost (fields text)")
        connection.execute("INSERT INTO applications_savedpost VALUES ('written in confidence')")
        connection.commit()
    file = tmp_path / "backup.zip"
    backup.make_backup(file)
    with zipfile.ZipFile(file) as archive:
        assert b"written in confidence" not in archive.read("db.sqlite3")


def test_an_empty_machine_is_filled(earlier, use, tmp_path):
    fresh = use(tmp_path / "fresh")
    fresh.mkdir()
    assert restore.restore(earlier, fresh).aside is None
    assert state(fresh)[0] == "earlier"


def test_a_backup_is_for_its_owner_alone_and_replaces_nothing(data):
    file = data / "backups" / "one.zip"
    assert backup.make_backup(file).documents == 2
    assert file.stat().st_mode & 0o777 == 0o600
    assert file.parent.stat().st_mode & 0o777 == 0o700
    with pytest.raises(backup.BackupError, match="already exists"):
        backup.make_backup(file)
    for folder in ("static", "documents"):
        with pytest.raises(backup.BackupError, match="can’t be stored"):
            backup.make_backup(data / folder / "one.zip")
    assert [path.name for path in file.parent.iterdir()] == ["one.zip"]


def test_it_is_of_one_moment_while_people_write(data):
    stop = threading.Event()
    with closing(sqlite3.connect(data / "db.sqlite3")) as connection:
        connection.execute("CREATE TABLE pairs (a integer, b integer)")

    def write():
        with closing(sqlite3.connect(data / "db.sqlite3", timeout=20)) as connection:
            number = 0
            while not stop.is_set():
                number += 1
                connection.execute("INSERT INTO pairs VALUES (?, ?)", [number, 0])
                connection.execute("UPDATE pairs SET b = ? WHERE a = ?", [number, number])
                connection.commit()

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for number in range(5):
            backup.make_backup(data / f"{number}.zip")
    finally:
        stop.set()
        writer.join()
    for number in range(5):
        with zipfile.ZipFile(data / f"{number}.zip") as archive:
            archive.extract("db.sqlite3", data / str(number))
        with closing(sqlite3.connect(data / str(number) / "db.sqlite3")) as connection:
            assert connection.execute("SELECT count(*) FROM pairs WHERE a != b").fetchone() == (0,)


def test_a_document_removed_meanwhile_is_not_named_by_the_backup(data, monkeypatch):
    [gone] = {path for path in (data / "documents").iterdir() if path.name != "c" * 32}
    take = backup.take_snapshot
    calls = []

    def take_and_remove(source, snapshot):
        take(source, snapshot)
        calls.append(1)
        if len(calls) == 1:
            gone.unlink()
            with closing(sqlite3.connect(source)) as connection:
                connection.execute("DELETE FROM applications_document WHERE stored_as = ?", [gone.name])
                connection.commit()

    monkeypatch.setattr(backup, "take_snapshot", take_and_remove)
    packed = backup.make_backup(data / "one.zip")
    assert (packed.documents, packed.lost) == (1, [])


def test_lost_and_changed_documents_are_named_and_the_rest_is_kept(data):
    names = sorted(path.name for path in (data / "documents").iterdir())
    (data / "documents" / names[0]).unlink()
    (data / "documents" / names[1]).write_bytes(b"other")
    packed = backup.make_backup(data / "one.zip")
    assert (sorted(packed.lost), packed.documents) == (names, 1)


def test_a_damaged_database_makes_no_backup(data):
    content = bytearray((data / "db.sqlite3").read_bytes())
    content[4096:] = b"x" * (len(content) - 4096)
    (data / "db.sqlite3").write_bytes(content)
    with pytest.raises(backup.BackupError, match="is damaged"):
        backup.make_backup(data / "one.zip")
    assert not list(data.glob("*.zip"))
    assert not list(data.glob(".onward*"))


def test_a_full_disk_leaves_nothing_behind(data, monkeypatch):
    def full(*args, **kwargs):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(backup, "_add", full)
    with pytest.raises(backup.BackupError, match="No space left"):
        backup.make_backup(data / "one.zip")
    assert not [path for path in data.iterdir() if "onward" in path.name or path.suffix == ".zip"]


def test_older_ones_go_when_the_new_one_is_there(data, capsys):
    other = data / "backups" / "onward-mine.zip"
    other.parent.mkdir()
    other.touch()
    for _ in range(4):
        call_command("backup", keep=2)
    assert len(list(other.parent.iterdir())) == 3
    assert other.exists()
    assert "1 older backup deleted" in capsys.readouterr().out
    with pytest.raises(CommandError, match="and a folder"):
        call_command("backup", str(data / "x.zip"), keep=2)


def test_postgresql_is_told_what_to_use_instead(settings, monkeypatch):
    monkeypatch.setitem(project.DATABASES["default"], "ENGINE", "django.db.backends.postgresql")
    for command in (["backup"], ["restore", "x.zip"]):
        with pytest.raises(CommandError, match=f"pg_dump.*{project.SECRET_KEY_FILE}"):
            call_command(*command)


def test_a_running_server_refuses_a_restore(earlier, data):
    held = server.lock(data)
    try:
        with pytest.raises(CommandError, match="already running"):
            call_command("restore", str(earlier))
    finally:
        os.close(held)
    assert state(data)[0] == "now"


def test_another_command_with_the_database_open_refuses_a_restore(earlier, data):
    with closing(sqlite3.connect(data / "db.sqlite3")) as connection:
        connection.execute("SELECT * FROM word").fetchall()
        with pytest.raises(restore.RestoreError, match="still has the database open"):
            restore.restore(earlier, data)
    assert state(data)[0] == "now"
    assert not (data / ".restoring").exists()


def test_a_damaged_database_can_be_replaced(earlier, data):
    (data / "db.sqlite3").write_bytes(b"nothing of use" * 1000)
    restored = restore.restore(earlier, data)
    assert state(data)[0] == "earlier"
    assert (restored.aside / "db.sqlite3").read_bytes().startswith(b"nothing of use")


def test_a_copy_without_documents_leaves_them_where_they_are(data):
    copy = server.backup_before_migration(data)
    (data / "secret_key").write_text("another")
    restored = restore.restore(copy, data)
    assert (restored.documents, restored.lost) == (0, 0)
    assert state(data) == ("now", [True, True], f"{'now':*<50}")


def test_the_last_five_copies_are_kept(data):
    copies = [server.backup_before_migration(data) for _ in range(7)]
    assert sorted((data / "copies").iterdir()) == copies[2:]


def test_no_update_without_a_copy(data, monkeypatch):
    def fails(*args, **kwargs):
        raise backup.BackupError("There is no room.")

    monkeypatch.setattr(backup, "make_backup", fails)
    with pytest.raises(server.CannotStart, match="There is no room"):
        server.backup_before_migration(data)


def with_document(content):
    return lambda name, old: [(name, content if name.startswith("documents/") else old)]


BROKEN = {
    "cut": lambda file: file.write_bytes(file.read_bytes()[:-500]),
    "no archive": lambda file: file.write_bytes(b"nothing" * 100),
    "empty": lambda file: file.write_bytes(b""),
    "one changed byte": lambda file: file.write_bytes(
        bytes(byte ^ 1 if place == 300 else byte for place, byte in enumerate(file.read_bytes()))
    ),
    "another document": lambda file: rewrite(file, with_document(b"c")),
    "a longer document": lambda file: rewrite(file, with_document(b"c" * 100)),
    "no database": lambda file: rewrite(file, lambda name, old: [] if name == "db.sqlite3" else [(name, old)]),
    "no manifest": lambda file: rewrite(file, lambda name, old: [] if name == "manifest.json" else [(name, old)]),
    "a path out of it": lambda file: rewrite(file, lambda name, old: [(name, old), ("../evil" + name, old)]),
    "an absolute path": lambda file: rewrite(file, lambda name, old: [(name, old), ("/etc/evil" + name, old)]),
    "a Windows path": lambda file: rewrite(file, lambda name, old: [(name, old), ("documents\\..\\" + name, old)]),
    "a path in documents": lambda file: rewrite(file, lambda name, old: [(name, old), (f"documents/../{name}", old)]),
    "another file": lambda file: rewrite(file, lambda name, old: [(name, old), (f"{name}.py", old)]),
    "manifest of nonsense": lambda file: rewrite(
        file, lambda name, old: [(name, "[1, 2]" if name == "manifest.json" else old)]
    ),
    "manifest too deep": lambda file: rewrite(
        file, lambda name, old: [(name, "[" * 100_000 if name == "manifest.json" else old)]
    ),
    "manifest without files": lambda file: changed_manifest(file, files={}),
    "files that are none": lambda file: changed_manifest(file, files=[1]),
    "migrations that are none": lambda file: changed_manifest(file, migrations=7),
    "other migrations": lambda file: changed_manifest(file, migrations=["applications.0001_initial"]),
    "a later format": lambda file: changed_manifest(file, format=2),
    "a later version": lambda file: changed_manifest(file, migrations=["applications.9999_later"]),
    "another program": lambda file: changed_manifest(file, program="Backward"),
}


@pytest.mark.parametrize("how", BROKEN)
def test_what_is_no_whole_backup_changes_nothing(earlier, data, how, tmp_path):
    before = state(data)
    BROKEN[how](earlier)
    with pytest.raises(restore.RestoreError) as refused:
        restore.restore(earlier, data)
    assert str(refused.value).endswith(".")
    if "later" in how:
        assert "newer version" in str(refused.value)
    assert state(data) == before
    assert {path.name for path in data.iterdir()} <= {"documents", "secret_key", "db.sqlite3"}
    assert not list(tmp_path.rglob("*evil*"))


def test_a_member_twice_is_refused(earlier, data):
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(earlier, "a") as archive:
        archive.writestr("manifest.json", "{}")
    with pytest.raises(restore.RestoreError, match="doesn’t belong in an Onward backup"):
        restore.restore(earlier, data)


def test_no_room_is_said_before_anything_is_written(earlier, data, monkeypatch):
    monkeypatch.setattr(restore, "ROOM", 10**18)
    with pytest.raises(restore.RestoreError, match="isn’t enough space"):
        restore.restore(earlier, data)
    assert state(data)[0] == "now"


def test_killed_at_any_point_nothing_is_half(tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "tests.config.kill_points", str(tmp_path)],
        cwd=project.BASE_DIR,
        env={name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ},
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["wrong"] == []
    assert min(found["points"].values()) > 10


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0, "There were no documents to add."),
        (1, "It contains 1 document."),
        (2, "It contains 2 documents."),
        (12, "It contains 12 documents."),
    ],
)
def test_a_backup_says_how_much_it_holds(tmp_path, monkeypatch, capsys, number, said):
    def make_backup(target, **options):
        target.write_bytes(b"")
        names = [f"documents/{which:032}" for which in range(number)]
        return backup.Packed({name: [1, ""] for name in names}, names)

    monkeypatch.setattr(backup, "make_backup", make_backup)
    monkeypatch.setattr(backup, "keep_newest", lambda folder, keep: ["older"] * number)
    call_command("backup", str(tmp_path), keep=1)
    told = capsys.readouterr()
    assert said in told.out
    lost = {0: "", 1: "The file of 1 document is missing or has changed."}
    assert lost.get(number, f"The files of {number} documents are missing or have changed.") in told.err
    older = {0: "Backup written to", 1: "1 older backup deleted."}
    assert older.get(number, f"{number} older backups deleted.") in told.out
    assert "0 older" not in told.out


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0, ["Backup from 2026-11-10 restored. It contained no documents."]),
        (1, ["Backup from 2026-11-10 restored, with 1 document.", "1 document has no file on this server."]),
        (2, ["Backup from 2026-11-10 restored, with 2 documents.", "2 documents have no file on this server."]),
        (12, ["Backup from 2026-11-10 restored, with 12 documents.", "12 documents have no file on this server."]),
    ],
)
def test_a_restore_says_what_came_back(data, monkeypatch, capsys, number, said):
    from applications.management.commands import restore as command

    restored = restore.Restored("2026-11-10", number, number, data / "before")
    monkeypatch.setattr(command, "restore", lambda file, directory: restored)
    call_command("restore", str(data / "any.zip"))
    told = capsys.readouterr().out.splitlines()
    assert told[: len(said)] == said
    assert f"The earlier data is in {data / 'before'}." in told[len(said)]
