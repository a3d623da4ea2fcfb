"""Writers, the kill, and what has to be true afterwards."""

import os
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

from django.contrib.auth import get_user_model
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection, connections

from applications.models import (
    Application,
    NewApplication,
    Profile,
    StatusChange,
    check_applications,
    store,
)
from config.running import backup
from tests import serving
from tests.kill import backups, documents
from tests.rows import differences, files_of, rows_of
from tests.sessions import session_of

WRITERS = 4
A_LIFE = 5  # kills with one start: of all workers, which are replaced, and at last of everything
MOST_ANSWERS = 24
STATUSES = ["screening", "applied"]


@dataclass
class Written:
    """What the server said it has written, by one writer; `tried` was on its way when the connection broke."""

    application: int
    added: list[str] = field(default_factory=list)
    notes: str = ""
    tried: set[str] = field(default_factory=set)
    faults: list[str] = field(default_factory=list)
    moves: int = 0
    version: int = 1
    kept: documents.Kept = field(default_factory=documents.Kept)

    @property
    def writes(self) -> int:
        return len(self.added) + self.moves + self.kept.writes


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
    seen = Seen()
    for first in range(0, number, A_LIFE):
        turns = range(first, min(first + A_LIFE, number))
        for turn in one_life(directory, session, writers, turns, chance, seen):
            seen.find_foreign_rows |= look(user, writers)
            seen.backups += backups.look(directory / "backups")
            if turn % 20 == 19:
                print(f"{turn + 1} kills, {seen}", flush=True)
    settle(directory)
    return f"{number} kills on {connection.vendor}: {seen}; integrity whole after each"


@dataclass
class Seen:
    answered: int = 0
    starts: int = 0
    find_foreign_rows: set[str] = field(default_factory=set)
    backups: int = 0

    def __str__(self) -> str:
        beside = f"; {self.backups} backups beside it, each whole" if self.backups else ""
        return (
            f"{self.starts} of them of the whole server; {self.answered} answered writes, none lost; no document without "
            f"its file, {len(self.find_foreign_rows)} files without a row, all swept{beside}"
        )


def one_life(
    directory: Path, session: str, writers: list[Written], turns: range, chance: random.Random, seen: Seen
) -> Iterator[int]:
    """One start; then all workers are killed again and again, and at last everything. Stops after each to be looked
    at.
    """
    with serving.onward(directory) as server:
        assert documents.find_foreign_rows() == [], "an old file without a row outlived the start"
        connections.close_all()
        seen.starts += 1
        for turn in turns:
            seen.answered += until_killed(server, turn == turns[-1], directory, session, writers, chance)
            yield turn


def until_killed(
    server: serving.Server, is_all: bool, directory: Path, session: str, writers: list[Written], chance: random.Random
) -> int:
    """Write and back up, kill at a random moment. How many writes were answered."""
    before = sum(one.writes for one in writers)
    cache.clear()  # people upload a document every few seconds at most; here one upload follows the other
    connections.close_all()
    backing_up = [backups.begin(directory / "backups")] if connection.vendor == "sqlite" else []
    stop = threading.Event()
    threads = [threading.Thread(target=write, args=(server.port, session, one, stop)) for one in writers]
    for thread in threads:
        thread.start()
    enough, latest = before + chance.randrange(MOST_ANSWERS), time.monotonic() + 30
    while sum(one.writes for one in writers) < enough and time.monotonic() < latest:
        time.sleep(0.001)
    time.sleep(chance.uniform(0, 0.05))
    stop.set()
    for pid in [*(server.pids() if is_all else server.pids()[1:]), *backing_up]:
        with suppress(ProcessLookupError):  # a worker that was killed before and is not replaced yet
            os.kill(pid, signal.SIGKILL)
    for pid in backing_up:
        os.waitpid(pid, 0)
    for thread in threads:
        thread.join()
    return sum(one.writes for one in writers) - before


def settle(directory: Path) -> None:
    """A last start and a last backup leave nothing behind of what was killed."""
    with serving.onward(directory):
        assert documents.find_foreign_rows() == []
        connections.close_all()
    if connection.vendor == "sqlite":
        last = directory / "backups" / "last.zip"
        backup.make_backup(last)
        assert [one.name for one in last.parent.iterdir()] == [last.name]
        restored_elsewhere(last, directory)


def restored_elsewhere(file: Path, directory: Path) -> None:
    """Every row and every file of what people wrote all the while is there again."""
    with tempfile.TemporaryDirectory() as other:
        environment = {name: value for name, value in os.environ.items() if name != "DOCUMENTS_DIR"}
        command = [sys.executable, "manage.py", "restore", str(file)]
        subprocess.run(command, env={**environment, "DATA_DIR": other}, check=True, stdout=subprocess.DEVNULL)
        ours, theirs = (rows_of(Path(one, backup.DATABASE)) for one in (directory, other))
        assert differences(ours, theirs) == []
        assert files_of(Path(other, "documents")) == files_of(directory / "documents")


def write(port: int, session: str, mine: Written, stop: threading.Event) -> None:
    client = serving.Client(port, session, raises_faults=True)
    detail = f"/applications/{mine.application}"
    steps: list[Callable[[], None]] = [
        lambda: add(client, mine),
        lambda: note(client, mine, f"{detail}/notes/"),
        lambda: move(client, mine, f"{detail}/status/"),
        lambda: documents.upload(client, mine.kept),
    ]
    turn = 0
    while not stop.is_set():
        try:
            steps[turn % len(steps)]()
        except serving.Fault as fault:
            mine.faults.append(str(fault))
            return
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


def look(user, writers: list[Written]) -> set[str]:
    """Everything that was answered is there, and the database is whole. Gives the files that are left to sweep."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA integrity_check")
            assert cursor.fetchall() == [("ok",)]
            cursor.execute("PRAGMA foreign_key_check")
            assert cursor.fetchall() == []
    titles = set(Application.objects.for_user(user).values_list("title", flat=True))
    for one in writers:
        assert one.faults == [], "a kill breaks connections, it makes no faults"
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
    find_foreign_rows = documents.look(user, _together(writers))
    connections.close_all()
    return find_foreign_rows


def _together(writers: list[Written]) -> documents.Kept:
    all_of_them = documents.Kept()
    for kept in (one.kept for one in writers):
        all_of_them.answered |= kept.answered
        all_of_them.tried |= kept.tried
        all_of_them.leaving |= kept.leaving
        all_of_them.gone |= kept.gone
    return all_of_them
