"""Writers, the kill, and what has to be true afterwards."""

import os
import random
import signal
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import connection, connections

from applications.models import Application, NewApplication, Profile, StatusChange, check_applications, store
from tests import serving
from tests.sessions import session_of

WRITERS = 4
STATUSES = ["screening", "applied"]


@dataclass
class Written:
    """What the server said it has written, by one writer; `tried` was on its way when the connection broke."""

    application: int
    added: list[str] = field(default_factory=list)
    notes: str = ""
    tried: set[str] = field(default_factory=set)
    moves: int = 0
    version: int = 1


def kills(directory: Path, number: int, chance: random.Random) -> str:
    """Raises AssertionError with what was lost, else says in a sentence what was seen."""
    call_command("migrate", interactive=False, verbosity=0)
    user = get_user_model().objects.create_user("kill@example.org", "kill@example.org")
    rows = [
        NewApplication(Application(owner=user, company=f"C{n}", title="T"), [("applied", Profile.of(user).today())])
        for n in range(WRITERS)
    ]
    writers = [Written(application.pk) for application in store(rows, Profile.of(user))]
    session = session_of(user)
    connections.close_all()
    answered, slowest = 0, 0.0
    for turn in range(number):
        answered += one_life(directory, session, writers, chance)
        began = time.perf_counter()
        look(user, writers)
        slowest = max(slowest, time.perf_counter() - began)
        if turn % 20 == 19:
            print(f"{turn + 1} kills, {answered} answered writes, nothing lost", flush=True)
    return f"{number} kills on {connection.vendor}, {answered} answered writes, none lost; integrity whole after each."


def one_life(directory: Path, session: str, writers: list[Written], chance: random.Random) -> int:
    """Start, write, kill. How many writes were answered."""
    with serving.onward(directory) as server:
        stop = threading.Event()
        threads = [threading.Thread(target=write, args=(server.port, session, one, stop)) for one in writers]
        before = sum(len(one.added) + one.moves for one in writers)
        for thread in threads:
            thread.start()
        time.sleep(chance.uniform(0.02, 0.5))
        for pid in server.pids():
            os.kill(pid, signal.SIGKILL)
        stop.set()
        for thread in threads:
            thread.join()
        return sum(len(one.added) + one.moves for one in writers) - before


def write(port: int, session: str, mine: Written, stop: threading.Event) -> None:
    client = serving.Client(port, session)
    detail = f"/applications/{mine.application}"
    steps: list[Callable[[], None]] = [
        lambda: add(client, mine),
        lambda: note(client, mine, f"{detail}/notes/"),
        lambda: move(client, mine, f"{detail}/status/"),
    ]
    turn = 0
    while not stop.is_set():
        try:
            steps[turn % 3]()
        except (OSError, serving.http.client.HTTPException):
            return
        turn += 1


def add(client: serving.Client, mine: Written) -> None:
    title = f"added {mine.application} {time.perf_counter_ns()}"
    mine.tried.add(title)
    body = urlencode({"company": "Alder", "title": title, "status": "saved", "day": "today"})
    if client.post("/applications/new/", body).status == 302:
        mine.added.append(title)


def note(client: serving.Client, mine: Written, address: str) -> None:
    text = f"note {time.perf_counter_ns()}"
    mine.tried.add(text)
    answer = client.post(address, urlencode({"notes": text, "version": mine.version}), **{"X-Requested-With": "fetch"})
    if answer.status == 200:
        mine.notes, mine.version = text, int(answer.headers["X-Version"])


def move(client: serving.Client, mine: Written, address: str) -> None:
    status = STATUSES[mine.moves % 2]
    answer = client.post(address, f"status={status}&day=today&from=board", **{"HX-Request": "true"})
    if answer.status == 200:
        mine.moves += 1


def look(user, writers: list[Written]) -> None:
    """Everything that was answered is there, and the database is whole."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA integrity_check")
            assert cursor.fetchall() == [("ok",)]
            cursor.execute("PRAGMA foreign_key_check")
            assert cursor.fetchall() == []
    titles = set(Application.objects.for_user(user).values_list("title", flat=True))
    for one in writers:
        assert set(one.added) <= titles, f"added and lost: {set(one.added) - titles}"
        application = Application.objects.get(pk=one.application)
        if application.notes != one.notes:  # an unanswered note may have arrived all the same
            assert application.notes in one.tried, f"{application.notes!r} instead of {one.notes!r}"
            one.notes = application.notes
        one.version = application.version
        moves = StatusChange.objects.filter(application=application).count() - 1
        assert moves >= one.moves, f"{one.moves} moves were answered, {moves} are there"
        one.moves = moves
    assert list(check_applications()) == []
    connections.close_all()
