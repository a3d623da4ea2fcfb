"""What an older version stored arrives in PostgreSQL with this version, by both ways: moved from a restored backup, and
migrated where an older version had it in PostgreSQL already.
"""

import json
import os
import sqlite3
import subprocess
import sys
import zipfile
from contextlib import closing
from pathlib import Path

import psycopg
import pytest
from django.conf import settings
from django.db import connection
from psycopg import sql

from tests.rows import rows_of
from tests.tools.make_backup import FOLDER

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="it goes to PostgreSQL"),
]
BACKUPS = sorted(FOLDER.glob("*.zip"))

TO_TODAY = """
from django.core.management import call_command
call_command("restore", FILE, verbosity=0)
call_command("migrate", interactive=False, verbosity=0)
"""
BACK_THEN = """
from django.core.management import call_command
for app, name in STATE:
    call_command("migrate", app, name, interactive=False, verbosity=0)
"""
MOVE = """
from django.core.management import call_command
call_command("move_database", FILE)
"""
MIGRATE = """
from django.core.management import call_command
call_command("migrate", interactive=False, verbosity=0)
"""
LOOK = """
import json
from pathlib import Path
from django.conf import settings
from django.contrib.auth.models import User
from django.test import Client, override_settings
from applications.management.commands.move_database import SOURCE, connect, rows, to_copy
from applications.models import Application, check_applications, check_documents
connect(Path(FILE))
plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
override_settings(STORAGES={**settings.STORAGES, "staticfiles": plain}).enable()  # nothing was collected
person, = User.objects.all()
differences = [
    model._meta.label for model in to_copy()
    if model._meta.label_lower != "sessions.session" and [*rows(model, "default")] != [*rows(model, SOURCE)]
]
client = Client(headers={"host": "localhost"})
client.force_login(person)
pages = {path: client.get(path) for path in ["/", "/applications/", "/insights/", "/people/", "/wins/"]}
pages |= {path: client.get(path) for path in [one.get_absolute_url() for one in Application.objects.all()]}
print(json.dumps({
    "differences": differences,
    "applications": Application.objects.count(),
    "wrong": [*check_applications(), *check_documents()],
    "found": [one.company for one in Application.objects.for_user(person).search("finch")],
    "answers": sorted({answer.status_code for answer in pages.values()}),
    "listed": "Alder &amp; Finch" in pages["/applications/"].text,
}))
"""
AS_IT_WAS = {
    "differences": [],
    "applications": 3,
    "wrong": [],
    "found": ["Alder & Finch"],
    "answers": [200],
    "listed": True,
}


def shell(script: str, **environment: str) -> str:
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "LANG")}
    done = subprocess.run(
        [sys.executable, "manage.py", "shell", "--no-imports", "-c", script],
        cwd=settings.BASE_DIR,
        env=kept | environment,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stdout


@pytest.fixture(scope="module")
def restored(request, tmp_path_factory) -> Path:
    """The data directory with the backup in it, brought up to this version."""
    directory = tmp_path_factory.mktemp("older") / "data"
    shell(TO_TODAY.replace("FILE", repr(str(request.param))), DATA_DIR=str(directory))
    return directory


def looked(first: str, directory: Path, target: str) -> dict:
    """What the database contains and how its pages answer after `first`."""
    script = (first + LOOK).replace("FILE", repr(str(directory / "db.sqlite3")))
    return json.loads(shell(script, DATA_DIR=str(directory), DATABASE_URL=target).splitlines()[-1])


each_backup = pytest.mark.parametrize("restored", BACKUPS, ids=lambda file: file.stem, indirect=True)


@each_backup
def test_a_restored_backup_is_moved_whole(restored, target):
    assert looked(MOVE, restored, target) == AS_IT_WAS


def copied_as_it_was(database: Path, target: str) -> None:
    """Copy rows of SQLite into the same tables of PostgreSQL, whatever version they are of."""
    with psycopg.connect(target) as theirs:
        for table, found in rows_of(database).items():
            kinds = dict(
                theirs.execute(
                    "SELECT column_name, udt_name FROM information_schema.columns WHERE table_name = %s", [table]
                ).fetchall()
            )
            for row in found:
                values = [as_text(value, kinds[column]) for column, value in row.items()]
                theirs.execute(
                    sql.SQL("INSERT INTO {} ({}) VALUES ({})").format(
                        sql.Identifier(table),
                        sql.SQL(", ").join(map(sql.Identifier, row)),
                        sql.SQL(", ").join(sql.SQL("%s::text::{}").format(sql.Identifier(kinds[name])) for name in row),
                    ),
                    values,
                )
            if "id" in kinds and found and kinds["id"].startswith("int"):
                last = found[-1]["id"]
                theirs.execute("SELECT setval(pg_get_serial_sequence(%s, 'id'), %s)", [table, last])


def as_text(value, kind: str) -> str | None:
    if value is None:
        return None
    if kind == "bool":
        return str(bool(value))
    return f"{value}+00" if kind == "timestamptz" else str(value)


@each_backup
def test_an_older_database_is_migrated_whole(request, restored, target, tmp_path):
    with zipfile.ZipFile(request.node.callspec.params["restored"]) as archive:
        archive.extract("db.sqlite3", tmp_path)
    with closing(sqlite3.connect(tmp_path / "db.sqlite3")) as old:
        state = old.execute("SELECT app, max(name) FROM django_migrations GROUP BY app").fetchall()
    shell(BACK_THEN.replace("STATE", repr(state)), DATA_DIR=str(restored), DATABASE_URL=target)
    copied_as_it_was(tmp_path / "db.sqlite3", target)
    assert looked(MIGRATE, restored, target) == AS_IT_WAS
