"""How long others wait to save while one person does something large: `uv run python -m tests.tools.lock_holders
[applications]`.

SQLite lets one writer at a time in. Beside each large action another process begins and ends a transaction of its own again
and again, and tells the longest that one of these took. Beside it stand the seconds of the processor that the action used
while it held the lock, which a busy machine does not lengthen. With 2,000 applications nobody may wait for 2 seconds.
"""

import argparse
import contextlib
import datetime as dt
import io
import subprocess
import sys
import time
from collections.abc import Callable, Iterator

from django.core.management import call_command
from django.db import connection
from django.utils import timezone

import tests.scratch  # noqa: F401 - before anything of Django's
from applications.importing import importer, update_outcomes
from applications.models import (
    Application,
    ImportBatch,
    close_applications,
    delete_applications,
    purge,
)
from feedback import archive
from tests.tools.many import TODAY, fill, person
from tests.tools.measure_import import export, read, staging

MOST_SECONDS = 2.0
PROBE = """
import sqlite3, sys, threading, time
database = sqlite3.connect(sys.argv[1], timeout=600, isolation_level=None)
longest, ended = 0.0, threading.Event()
threading.Thread(target=lambda: (sys.stdin.read(), ended.set()), daemon=True).start()
print("ready", flush=True)
while not ended.is_set():
    began = time.perf_counter()
    database.execute("BEGIN IMMEDIATE")
    longest = max(longest, time.perf_counter() - began)
    database.execute("COMMIT")
    time.sleep(0.002)
print(longest)
"""


class Held:
    """Seconds of the processor that this process used from the beginning of a transaction to its last statement."""

    def __init__(self) -> None:
        self.longest = self.began = 0.0

    def __call__(self, execute, sql, params, many, context):
        if sql.startswith("BEGIN"):
            self.began = time.process_time()
        result = execute(sql, params, many, context)
        if connection.in_atomic_block:
            self.longest = max(self.longest, time.process_time() - self.began)
        return result


def written(owner) -> bytes:
    return b"".join(archive.json_pieces(owner, now=timezone.now()))


def with_a_wrong_end(content: bytes) -> bytes:
    """The last entry of the last list is one that no version can read."""
    at = content.rindex(b"]")
    return (
        content[:at].rstrip() + (b"" if content[:at].rstrip().endswith(b"[") else b",") + b'{"id": "x"}' + content[at:]
    )


def staged_import(owner, number: int, content: bytes | None = None):
    staged = staging.stage(owner, [("x.csv", content or export("linkedin", number))])
    read(staged)
    return staged


def actions(number: int) -> Iterator[tuple[str, Callable[[], object]]]:
    """(what someone does, the doing of it); what it needs is made before."""
    alice = person("alice")
    fill(alice, number)
    content = written(alice)

    def refused() -> None:
        with contextlib.suppress(archive.UnreadableArchive):
            archive.restore(person("refused"), io.BytesIO(with_a_wrong_end(content)))
            raise AssertionError("the archive was taken")

    yield "restore of an archive that is refused at its end", refused
    bob = person("bob")
    yield "restore of an archive", lambda: archive.restore(bob, io.BytesIO(content))
    carol = person("carol")
    table = export("linkedin", number)
    staged = staged_import(carol, number, table)
    batches: list[ImportBatch] = []
    yield "import", lambda: batches.append(importer.confirm(staged, today=TODAY))
    ids = [pk for group in update_outcomes.by_age(batches[0], today=TODAY) for pk in group.ids]
    answers = {("no_response", TODAY): ids}
    yield "outcomes of an import", lambda: update_outcomes.record_outcomes(batches[0], answers, today=TODAY)
    yield "undo of an import", lambda: importer.undo_import(ImportBatch.objects.get(pk=batches[0].pk))
    mine = list(Application.objects.filter(owner=alice, closed_as="rejected").values_list("pk", flat=True))
    done: list = []
    yield "closing of many", lambda: done.append(close_applications(alice, mine, "no_response", on=TODAY, today=TODAY))
    yield "undo of closing", lambda: done[-1][0].undo()
    yield "deletion of many", lambda: done.append((delete_applications(alice, mine), []))
    yield "undo of deletion", lambda: done[-1][0].undo()
    delete_applications(alice, mine)
    yield "purge", lambda: purge(timezone.now() + dt.timedelta(days=31))
    yield "deletion of an account", bob.delete


def measured(act: Callable[[], object]) -> tuple[float, float, float]:
    """Seconds that another process waited at most, that the lock was held by the processor, and that it took in all."""
    database = str(connection.settings_dict["NAME"])
    probe = subprocess.Popen(
        [sys.executable, "-c", PROBE, database], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert probe.stdout is not None
    assert probe.stdin is not None
    probe.stdout.readline()
    held, began = Held(), time.perf_counter()
    with connection.execute_wrapper(held):
        act()
    took = time.perf_counter() - began
    longest, _ = probe.communicate()
    return float(longest), held.longest, took


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="python -m tests.tools.lock_holders",
        description=__doc__,
        formatter_class=argparse.RawTextHelpFormatter,
    )
    parser.add_argument("number", nargs="?", type=int, default=2000, help="how many applications it is about")
    number = parser.parse_args().number
    if connection.vendor != "sqlite":
        print("Only SQLite has one lock for all writers.")
        return 0
    call_command("migrate", verbosity=0)
    over = 0
    print(f"{number} applications        others waited   lock held (processor)   took in all")
    for what, act in actions(number):
        waited, held, took = measured(act)
        is_over = held > MOST_SECONDS
        over += is_over
        print(f"{'!' if is_over else ' '} {what:50}{waited:6.2f} s {held:12.2f} s {took:12.2f} s", flush=True)
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
