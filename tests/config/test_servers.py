"""Several servers with one database and one folder of documents: each does everything, and one may die."""

import http.cookiejar
import os
import re
import signal
import subprocess
import sys
import threading
import urllib.error
import urllib.parse
import urllib.request
from email import message_from_bytes

import psycopg
import pytest
from aiosmtpd.controller import Controller
from allauth.account.models import EmailAddress
from django.conf import settings
from django.db import connection
from django.utils import timezone

from config.running.server import MIGRATION_LOCK_ID
from feedback.models import Preferences, Reminder
from tests.kill.documents import multipart
from tests.serving import free_port

on_postgresql = pytest.mark.skipif(connection.vendor != "postgresql", reason="several servers need PostgreSQL")


def environment(**more: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "LANG")}
    return {**kept, "SECRET_KEY": "the same key on each of the servers, of course", **more}


class Server:
    """`manage.py start` on a port, killed at the end if it still runs."""

    def __init__(self, directory, **more: str):
        self.port = free_port()
        command = [sys.executable, "manage.py", "start", "--port", str(self.port), "--workers", "2"]
        self.process = subprocess.Popen(
            command,
            cwd=settings.BASE_DIR,
            env=environment(DATA_DIR=str(directory), **more),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        self.said: list[str] = []

    def is_up(self) -> bool:
        """Reads what it says until it serves or gives up."""
        while line := self.process.stdout.readline():
            self.said.append(line)
            if "Onward is running at" in line:
                return True
        return False

    def kill(self) -> None:
        """All of it, without a word."""
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
        if not self.process.stdout.closed:
            self.process.communicate()


class Browser:
    """Keeps its cookies and says the same host whichever server answers, as it is behind a proxy."""

    def __init__(self):
        self.cookies = http.cookiejar.CookieJar()
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.cookies))

    def get(self, server: Server, path: str) -> str:
        return self._ask(server, path)[1]

    def post(self, server: Server, path: str, **fields: str) -> tuple[int, str]:
        return self._ask(server, path, urllib.parse.urlencode(fields).encode())

    def _ask(self, server, path, body=None, headers=None) -> tuple[int, str]:
        token = next((one.value for one in self.cookies if one.name == "csrf"), "")
        sent = {"Host": "localhost", "X-CSRFToken": token, **(headers or {})}
        asked = urllib.request.Request(f"http://localhost:{server.port}{path}", body, sent)
        try:
            with self.opener.open(asked, timeout=60) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.read().decode()

    def upload(self, server: Server, name: str, content: bytes) -> tuple[int, str]:
        return self._ask(server, "/documents/new/", *multipart(name, content))


@pytest.fixture
def serve(tmp_path):
    """Starts servers, each with a data directory of its own and one folder of documents."""
    servers = []

    def begin(name: str, **more: str) -> Server:
        servers.append(Server(tmp_path / name, DOCUMENTS_DIR=str(tmp_path / "documents"), **more))
        return servers[-1]

    yield begin
    for server in servers:
        server.kill()


@on_postgresql
def test_two_servers_are_one_and_one_goes_on_when_the_other_is_killed(serve, target):
    one, other = serve("one", DATABASE_URL=target), serve("other", DATABASE_URL=target)
    assert [one.is_up(), other.is_up()] == [True, True], [one.said, other.said]
    with psycopg.connect(target) as asked:
        applied = "SELECT count(*), count(DISTINCT (app, name)) FROM django_migrations"
        assert len(set(asked.execute(applied).fetchone())) == 1, "two servers migrated at once"

    browser, stranger = Browser(), Browser()
    browser.get(one, "/accounts/signup/")
    browser.post(one, "/accounts/signup/", email="ada@example.org", password1="correct horse battery")
    browser.post(other, "/applications/new/", company="Alder", title="Analyst", status="saved", day="today")
    assert "Alder" in browser.get(one, "/board/")
    assert browser.upload(one, "My CV", b"What I have done")[0] == 200
    document = re.search(r'"(/documents/\d+/)', browser.get(other, "/documents/"))[1]
    assert browser.get(other, f"{document}file/") == "What I have done"
    for sheet in re.findall(r'href="(/static/[^"]+\.css)"', browser.get(one, "/board/")):
        assert browser.get(other, sheet)

    stranger.get(one, "/accounts/login/")
    wrong = {"login": "ada@example.org", "password": "not the password"}
    said = [stranger.post((one, other)[turn % 2], "/accounts/login/", **wrong)[1] for turn in range(6)]
    assert ["Too many" in answer for answer in said] == [False] * 5 + [True]

    with psycopg.connect(target, autocommit=True) as asked:  # as when PostgreSQL is started again
        asked.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND "
            "pid != pg_backend_pid()")  # fmt: skip
    assert [("Alder" in browser.get(server, "/board/")) for server in (one, other) for _ in range(4)] == [True] * 8

    one.kill()
    browser.post(other, "/applications/new/", company="Birch", title="Analyst", status="saved", day="today")
    assert "Birch" in browser.get(other, "/board/")
    assert browser.get(other, f"{document}file/") == "What I have done"
    again = serve("one", DATABASE_URL=target)
    assert again.is_up(), again.said
    assert "Birch" in browser.get(again, "/board/")


@on_postgresql
def test_a_start_waits_while_another_server_prepares_the_database(serve, target):
    with psycopg.connect(target, autocommit=True) as other:
        other.execute("SELECT pg_advisory_lock(%s)", [MIGRATION_LOCK_ID])
        server = serve("one", DATABASE_URL=target)
        assert "Another server is migrating the database" in server.process.stdout.readline()
        assert other.execute("SELECT to_regclass('django_migrations')").fetchone() == (None,)
        other.execute("SELECT pg_advisory_unlock(%s)", [MIGRATION_LOCK_ID])
        assert server.is_up(), server.said


@on_postgresql
def test_a_database_that_does_not_answer_is_said_in_a_sentence(serve):
    server = serve("one", DATABASE_URL=f"postgres://onward@127.0.0.1:{free_port()}/onward")
    assert not server.is_up()
    assert "The database can’t be opened" in "".join(server.said)
    assert "Traceback" not in "".join(server.said)


def test_of_two_starts_at_once_on_one_directory_one_serves_and_the_other_says_so(serve):
    both = [serve("same"), serve("same")]
    up = [server.is_up() for server in both]
    assert sorted(up) == [False, True], [server.said for server in both]
    assert "already running" in "".join(both[up.index(False)].said)


@on_postgresql
@pytest.mark.django_db(transaction=True)
def test_two_machines_send_one_digest(alice, tmp_path):
    mails = []

    class Box:
        async def handle_DATA(self, server, session, envelope):
            mails.append(message_from_bytes(envelope.content))
            return "250 OK"

    EmailAddress.objects.create(user=alice, email=alice.email, verified=True, primary=True)
    Reminder.objects.create(owner=alice, kind="own", words="Call Tom", due_on=timezone.localdate())
    Preferences.objects.create(user=alice, digest="due", digest_hour=timezone.localtime().hour)
    at = connection.settings_dict
    address = f"postgres://{at['USER']}:{at['PASSWORD']}@{at['HOST']}:{at['PORT']}/{at['NAME']}"
    controller = Controller(Box(), hostname="127.0.0.1", port=free_port())
    controller.start()
    given = environment(
        DATABASE_URL=address, EMAIL_HOST="127.0.0.1", EMAIL_PORT=str(controller.port), EMAIL_TLS="false"
    )

    def send(name: str) -> None:
        subprocess.run(
            [sys.executable, "manage.py", "send_reminders"],
            cwd=settings.BASE_DIR,
            env={**given, "DATA_DIR": str(tmp_path / name)},
            capture_output=True,
            check=True,
        )

    threads = [threading.Thread(target=send, args=[name]) for name in ("one", "other")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    controller.stop()
    assert [mail["To"] for mail in mails] == [alice.email]
