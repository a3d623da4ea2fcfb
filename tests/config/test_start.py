"""`manage.py start`: one command on a fresh machine, and one clear sentence when it cannot."""

import os
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import urllib.request
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from config.running import server

pytestmark = pytest.mark.skipif(connection.vendor != "sqlite", reason="always uses SQLite, whatever DATABASE_URL says")


def environment(directory, **more):
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "LANG")}
    return {**kept, "DATA_DIR": str(directory), **more}


def start(directory, *arguments, **more):
    return subprocess.Popen(
        [sys.executable, "manage.py", "start", *arguments],
        cwd=settings.BASE_DIR,
        env=environment(directory, **more),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def manage(directory, *arguments):
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=settings.BASE_DIR,
        env=environment(directory),
        capture_output=True,
        text=True,
        timeout=600,
    )


def refused(directory, *arguments, **more):
    """The sentence with which it declines."""
    process = start(directory, *arguments, **more)
    out, error = process.communicate(timeout=300)
    assert process.returncode == 1, out + error
    assert "Traceback" not in error
    return error


@pytest.fixture
def port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def test_temporary_files_lie_in_the_data_directory(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", None)
    server.prepare_uploads(tmp_path)
    with tempfile.NamedTemporaryFile() as file:
        assert Path(file.name).parent == tmp_path / "uploads"


def test_a_folder_for_uploads_that_cannot_be_emptied_is_one_sentence(tmp_path, port):
    (tmp_path / "uploads").write_text("a file")
    assert "uploads can’t be emptied" in refused(tmp_path, "--port", str(port))


def stop(process):
    process.send_signal(signal.SIGTERM)
    process.communicate(timeout=300)
    return process.returncode


def test_a_fresh_directory_becomes_a_running_server_and_stops_cleanly(tmp_path, port):
    directory = tmp_path / "data"
    (directory / "uploads").mkdir(parents=True)
    (directory / "uploads" / "left-by-a-killed-server").write_bytes(b"half a file")
    process = start(directory, "--port", str(port), "--workers", "1")
    assert f"http://localhost:{port}" in process.stdout.readline()
    assert list((directory / "uploads").iterdir()) == []
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/accounts/login/", timeout=30) as answer:
        assert answer.status == 200
    assert (directory / "secret_key").stat().st_mode & 0o777 == 0o600
    assert (directory / "db.sqlite3").stat().st_mode & 0o077 == 0
    assert "already running" in refused(directory, "--port", str(port + 1 if port < 65000 else port - 1))
    assert stop(process) == 0
    stray = directory / "documents" / ("a" * 32)
    stray.write_bytes(b"a file whose row was never written")
    os.utime(stray, (1, 1))
    assert "this is not a new installation" in refused(directory, "--port", str(port))
    assert stray.exists()
    again = start(directory, "--port", str(port), "--workers", "1", "--new")
    assert f"http://localhost:{port}" in again.stdout.readline()
    assert stop(again) == 0
    assert not stray.exists()


def test_other_commands_never_refuse_for_that(tmp_path, begun):
    documents = begun(tmp_path) / "documents"
    documents.mkdir()
    (documents / ("a" * 32)).write_bytes(b"a letter")
    assert manage(tmp_path, "migrate", "--verbosity", "0").returncode == 0
    assert manage(tmp_path, "accounts", "list").returncode == 0
    assert (documents / ("a" * 32)).exists()


@pytest.mark.parametrize(
    ("prepare", "environment", "said"),
    [
        (lambda folder: (folder / "lock").mkdir(), {}, "can’t be opened (Is a directory)"),
        (lambda folder: (folder / "secret_key").mkdir(), {}, "can’t be read (Is a directory)"),
        (lambda folder: (folder / "secret_key").write_bytes(b"\x95\xff" * 40), {}, "is damaged"),
        (lambda folder: (folder / "db.sqlite3").mkdir(), {}, "can’t be opened"),
        (lambda folder: (folder / "db.sqlite3").write_bytes(b"words " * 400), {}, "can’t be opened"),
        (lambda folder: (folder / "documents").write_bytes(b"x"), {}, "can’t be written to (File exists)"),
        (None, {"DATABASE_URL": "mysql://u:p@localhost/x"}, "must begin with postgres:// or sqlite:///"),
        (None, {"DATABASE_URL": "nonsense"}, "DATABASE_URL"),
        (None, {"SECRET_KEY": "short"}, "at least 32 characters"),
    ],
)
def test_what_is_wrong_with_a_folder_or_a_setting_is_said_in_a_sentence(tmp_path, port, prepare, environment, said):
    if prepare:
        prepare(tmp_path)
    error = refused(tmp_path, "--port", str(port), **environment)
    assert said in error
    assert error.startswith("Onward can’t start. ")


def test_a_port_in_use_changes_nothing(tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        assert "can’t be used" in refused(tmp_path / "data", "--port", str(taken.getsockname()[1]))
    assert not (tmp_path / "data").exists()


def test_a_database_that_is_newer_is_left_alone(tmp_path, port):
    database = tmp_path / "db.sqlite3"
    with sqlite3.connect(database) as connection:
        connection.execute("CREATE TABLE django_migrations (id integer PRIMARY KEY, app text, name text, applied text)")
        connection.execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES ('applications', '9999_later', '2030-01-01')"
        )
    connection.close()
    assert "newer version" in refused(tmp_path, "--port", str(port))


@pytest.mark.parametrize(
    ("more", "arguments", "sentence"),
    [
        ({"SIGNUP": "sometimes"}, [], "SIGNUP must be"),
        ({"TRUSTED_PROXIES": "many"}, [], "TRUSTED_PROXIES"),
        ({"SITE_URL": "jobs.example.org"}, [], "SITE_URL must look like"),
        ({"DATABASE_URL": "nonsense://"}, [], "DATABASE_URL"),
        ({"DOCUMENTS_DIR": "static/documents"}, [], "DOCUMENTS_DIR must be outside"),
        ({"DOCUMENT_LARGEST_MB": "51"}, [], "between 1 and 50"),
        ({"DOCUMENTS_QUOTA_MB": "-1"}, [], "DOCUMENTS_QUOTA_MB"),
        ({}, ["--host", "0.0.0.0"], "set SITE_URL"),
        ({}, ["--port", "0"], "between 1 and 65535"),
    ],
)
def test_nonsense_stops_it_with_a_sentence_that_names_it(tmp_path, more, arguments, sentence):
    assert sentence in refused(tmp_path / "data", *arguments, **more)
    assert not (tmp_path / "data").exists()


def test_a_damaged_key_is_named(tmp_path, port):
    (tmp_path / "secret_key").write_text("short")
    assert "is damaged" in refused(tmp_path, "--port", str(port))


def test_importing_settings_writes_nothing(tmp_path):
    directory = tmp_path / "data"
    subprocess.run(
        [sys.executable, "-c", "import django; django.setup()"],
        cwd=settings.BASE_DIR,
        env=environment(directory, DJANGO_SETTINGS_MODULE="config.settings"),
        check=True,
        capture_output=True,
    )
    assert not directory.exists()


@pytest.mark.long
def test_a_backup_is_made_while_it_runs_and_put_back_while_it_does_not(tmp_path, port, begun):
    directory, file = begun(tmp_path / "data"), tmp_path / "all.zip"
    process = start(directory, "--port", str(port), "--workers", "1")
    assert f"http://localhost:{port}" in process.stdout.readline()
    made = manage(directory, "backup", str(file))
    assert "There were no documents to add." in made.stdout, made.stderr
    while_running = manage(directory, "restore", str(file))
    assert (while_running.returncode, "already running" in while_running.stderr) == (1, True)
    assert "Traceback" not in while_running.stderr
    assert stop(process) == 0
    assert "restored. It contained no documents" in manage(directory, "restore", str(file)).stdout
    assert manage(directory, "migrate", "feedback", "0013").returncode == 0
    again = start(directory, "--port", str(port), "--workers", "1")
    assert f"Database backed up to {directory}/copies/onward-" in again.stdout.readline()
    assert f"http://localhost:{port}" in again.stdout.readline()
    assert stop(again) == 0


def test_an_interrupted_restore_is_completed_before_anything_else(tmp_path, port, begun):
    staged = begun(tmp_path / ".restoring")
    with sqlite3.connect(staged / "db.sqlite3") as connection:
        connection.execute("CREATE TABLE sign (sign text)")
    connection.close()
    (staged / "ready").write_text('""')
    process = start(tmp_path, "--port", str(port), "--workers", "1")
    assert f"http://localhost:{port}" in process.stdout.readline()
    assert stop(process) == 0
    with sqlite3.connect(tmp_path / "db.sqlite3") as connection:
        assert connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'sign'").fetchone() == (1,)
    connection.close()
    assert not staged.exists()
