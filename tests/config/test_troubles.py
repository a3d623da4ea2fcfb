"""A database that is locked, full or read-only: the person sees what is the matter, and what they typed."""

import json
import logging
import sqlite3
import sys

import psycopg
import pytest
from django.conf import settings
from django.db import IntegrityError, OperationalError, connection
from django.db.migrations.executor import MigrationExecutor
from django.test import Client

from applications.management.commands import start
from applications.models import Application
from config.logs import Json, Line
from config.running.server import CannotStart
from tests.builders import make_application, make_document

on_sqlite = pytest.mark.skipif(connection.vendor != "sqlite", reason="SQLite's own troubles")


@pytest.fixture
def page(alice):
    client = Client(raise_request_exception=False)
    client.force_login(alice)
    return client


@pytest.fixture
def pragma(transactional_db):
    """Sets something for SQLite's connection, and back again afterwards."""
    undo = []

    def set_to(name, value, back):
        undo.append((name, back))
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA {name} = {value}")

    yield set_to
    with connection.cursor() as cursor:
        for name, back in undo:
            cursor.execute(f"PRAGMA {name} = {back}")


TYPED = {"company": "Alder & Finch", "title": "Analyst", "status": "saved", "day": "today", "notes": "long\n" * 40}


def is_shown_again(answer) -> bool:
    text = answer.content.decode()
    return (
        answer.status_code == 503 and "Alder &amp; Finch" in text and "long\nlong" in text and "Not saved yet" in text
    )


@on_sqlite
def test_a_full_disk_is_named_and_nothing_typed_is_lost(page, pragma):
    with connection.cursor() as cursor:
        cursor.execute("VACUUM")  # rows of earlier tests left room in the file
        cursor.execute("PRAGMA page_count")
        pages = cursor.fetchone()[0]
    pragma("max_page_count", pages, 1073741823)
    answer = page.post("/applications/new/", {**TYPED, "advert": "x" * 500_000})
    assert is_shown_again(answer)
    assert "disk is full" in answer.content.decode()
    assert answer["Retry-After"] == "30"
    assert not Application.objects.exists()


@on_sqlite
def test_a_disk_that_can_only_be_read_still_shows_the_pages(page, pragma, alice):
    make_application(alice)
    pragma("query_only", 1, 0)
    assert page.get("/board/").status_code == 200
    answer = page.post("/applications/new/", TYPED)
    assert is_shown_again(answer)
    assert "read-only" in answer.content.decode()


@on_sqlite
def test_a_database_that_stays_locked_is_said_and_the_same_text_can_be_sent_again(page, pragma):
    pragma("busy_timeout", 50, 20000)
    other = sqlite3.connect(connection.settings_dict["NAME"], isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    assert page.get("/board/").status_code == 200
    answer = page.post("/applications/new/", TYPED)
    assert is_shown_again(answer)
    assert "usually clears up within a minute" in answer.content.decode()
    other.rollback()
    other.close()
    assert page.post("/applications/new/", TYPED).status_code == 302
    assert Application.objects.get().company == "Alder & Finch"


@pytest.mark.skipif(connection.vendor != "postgresql", reason="PostgreSQL's way of locking")
@pytest.mark.django_db(transaction=True)
def test_a_table_that_another_connection_keeps_locked_is_said_in_time(page):
    with connection.cursor() as cursor:
        cursor.execute("SHOW lock_timeout")
        assert cursor.fetchone() == ("20s",)
        cursor.execute("SET lock_timeout = 50")
    at = connection.settings_dict
    with psycopg.connect(dbname=at["NAME"], user=at["USER"], host=at["HOST"], port=at["PORT"]) as other:
        other.execute("LOCK TABLE applications_application IN EXCLUSIVE MODE")
        assert page.get("/board/").status_code == 200
        answer = page.post("/applications/new/", TYPED)
        assert is_shown_again(answer)
        assert "usually clears up within a minute" in answer.content.decode()
    assert page.post("/applications/new/", TYPED).status_code == 302
    assert Application.objects.get().company == "Alder & Finch"


@pytest.mark.django_db
def test_an_update_that_the_database_does_not_let_through_is_said_in_a_sentence(monkeypatch, tmp_path):
    def locked(*args, **kwargs):
        raise OperationalError("canceling statement due to lock timeout\nCONTEXT: …")

    monkeypatch.setattr(MigrationExecutor, "migration_plan", lambda *args: ["one that waits"])
    monkeypatch.setattr(start.server, "backup_before_migration", lambda directory: None)
    monkeypatch.setattr(start, "call_command", locked)
    with pytest.raises(CannotStart, match=r"be migrated \(canceling statement due to lock timeout\)"):
        start.Command().migrate(tmp_path)


def test_a_document_whose_answer_from_the_database_got_lost_keeps_its_file(page, alice, monkeypatch):
    """It may have been written all the same; without a row the file is swept later."""

    def lost(*args, **kwargs):
        raise OperationalError("server closed the connection unexpectedly")

    monkeypatch.setattr("applications.models.documents.Action.objects.create", lost)
    with pytest.raises(OperationalError):
        make_document(alice)
    assert len(list(settings.DOCUMENTS_DIR.iterdir())) == 1


def test_a_page_that_is_only_read_offers_to_try_again(page, monkeypatch):
    def gone(*args, **kwargs):
        raise OperationalError("connection to server was lost")

    monkeypatch.setattr("applications.counting.counts", gone)
    answer = page.get("/board/")
    assert answer.status_code == 503
    assert 'href="/board/"' in answer.content.decode()


def test_after_a_button_the_way_on_is_the_page_it_was_on(page, monkeypatch):
    """The address of the button itself can’t be opened."""

    def gone(*args, **kwargs):
        raise OperationalError("connection to server was lost")

    monkeypatch.setattr("applications.models.SavedView.objects.for_user", gone)
    answer = page.post("/views/1/delete/", headers={"Referer": "http://testserver/views/"})
    assert answer.status_code == 503
    assert 'href="/views/"' in answer.content.decode()


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("database or disk is full", "The server’s disk is full."),
        ("disk I/O error", "The server can’t use its disk. It may be full."),
        ("attempt to write a readonly database", "read-only"),
        ("database is locked", "busy or not responding"),
    ],
)
def test_a_disk_is_called_full_only_when_it_is(page, monkeypatch, said, shown):
    def broken(*args, **kwargs):
        raise OperationalError(said)

    monkeypatch.setattr("applications.counting.counts", broken)
    answer = page.get("/board/")
    assert answer.status_code == 503
    assert shown in answer.content.decode()


def test_passwords_are_not_shown_again(page, monkeypatch):
    def gone(*args, **kwargs):
        raise OperationalError("locked")

    monkeypatch.setattr("django.contrib.auth.models.User.check_password", gone)
    answer = page.post("/accounts/delete/", {"password": "correct horse battery"})
    assert answer.status_code == 503
    assert "correct horse" not in answer.content.decode()


def test_any_other_fault_keeps_its_own_page(page, monkeypatch):
    def broken(*args, **kwargs):
        raise KeyError("x")

    monkeypatch.setattr("applications.counting.counts", broken)
    answer = page.get("/board/")
    assert answer.status_code == 500
    assert "Something went wrong" in answer.content.decode()


@pytest.mark.parametrize("formatter", [Line(), Json()])
def test_a_log_leaves_out_what_the_database_repeats(formatter):
    said = "duplicate key\nDETAIL:  Key (email)=(anna@example.org) already exists."
    try:
        raise IntegrityError(said)
    except IntegrityError:
        record = logging.LogRecord(
            "django", logging.ERROR, "", 0, "Internal Server Error: %s", ("/x/",), sys.exc_info()
        )
    text = formatter.format(record)
    assert "anna@" not in text
    assert "IntegrityError" in text
    if isinstance(formatter, Json):
        assert json.loads(text)["level"] == "ERROR"


def test_settings_log_lines_unless_told_otherwise():
    assert settings.LOG_FORMAT == "line"
