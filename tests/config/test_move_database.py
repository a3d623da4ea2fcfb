"""From SQLite to PostgreSQL: everything arrives as it was, or nothing does."""

import os
import subprocess
import sys

import psycopg
import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection

pytestmark = pytest.mark.django_db

FILL = """
from django.contrib.auth import get_user_model
from applications.preferences import sample
from applications.models import Application
import datetime as dt
user = get_user_model().objects.create_user("carol@example.org", "carol@example.org", "correct horse battery")
sample.create(user, today=dt.date(2026, 11, 10))
Application.objects.filter(pk=1).update({})
"""
on_postgresql = pytest.mark.skipif(connection.vendor != "postgresql", reason="it goes to PostgreSQL")


def run(*command: str, **environment: str) -> subprocess.CompletedProcess:
    kept = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "DATA_DIR")}
    return subprocess.run(
        [sys.executable, "manage.py", *command], env=kept | environment, cwd=settings.BASE_DIR, capture_output=True, text=True
    )  # fmt: skip


@pytest.fixture
def file(tmp_path):
    """Makes a SQLite installation with the sample search; what it is given is done to the first application."""

    def make(changed: str = "notes='Ünïcode \\N{RIGHT-TO-LEFT MARK}'"):
        assert run("migrate", DATA_DIR=str(tmp_path)).returncode == 0
        filled = run("shell", "-c", FILL.replace("{}", changed), DATA_DIR=str(tmp_path))
        assert filled.returncode == 0, filled.stderr
        return str(tmp_path / "db.sqlite3")

    return make


def asked(address: str, question: str):
    with psycopg.connect(address) as one:
        return one.execute(question).fetchone()[0]


@on_postgresql
def test_every_row_arrives_as_it_was_and_the_next_one_gets_a_new_number(file, target):
    source = file()
    moved = run("move_database", source, DATABASE_URL=target)
    assert moved.returncode == 0, moved.stderr
    assert "were copied and compared. All of them match" in moved.stdout
    assert asked(target, "SELECT count(*) FROM applications_application") > 50
    assert asked(target, "SELECT notes FROM applications_application WHERE id = 1") == "Ünïcode \N{RIGHT-TO-LEFT MARK}"
    newest = asked(target, "SELECT max(id) FROM applications_application")
    assert asked(target, "SELECT nextval('applications_application_id_seq')") == newest + 1
    again = run("move_database", source, DATABASE_URL=target)
    assert again.returncode == 1
    assert "already contains accounts" in again.stderr


@on_postgresql
def test_what_postgresql_cannot_hold_stops_it_and_leaves_nothing_behind(file, target):
    moved = run("move_database", file("title='x' * 400"), DATABASE_URL=target)
    assert moved.returncode == 1
    assert "applications.Application, somewhere from row 1 to" in moved.stderr
    assert asked(target, "SELECT count(*) FROM auth_user") == 0


def test_a_file_that_is_not_there_and_the_wrong_target_are_said(tmp_path):
    expected = "There is no file" if connection.vendor == "postgresql" else "Set DATABASE_URL"
    with pytest.raises(CommandError, match=expected):
        call_command("move_database", str(tmp_path / "none.sqlite3"))
