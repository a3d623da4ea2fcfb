"""The table of “Sizes” in the README: what people do, compressed as a browser asks for it, on this machine."""

import statistics
from pathlib import Path

from django.db import connection, connections

from applications.models import Application
from tests import serving as servers
from tests.sessions import session_of

from .crowd import mixed_use
from .pages import CLIENTS, Page, a_second, asking, good, pages_of

LOOKED_AT = ("board", "table", "application", "Today")
ROUNDS = 100


def sizes(directory: Path, small, large, *, seconds: float) -> dict:
    """Measure and print it for the pages of `small`; `large` has opened theirs before memory is read."""
    pages = {page.name: page for page in pages_of(small)}
    change, looked_at = pages["status change"], [pages[name] for name in LOOKED_AT]
    of_large = [page for page in pages_of(large) if not page.writes and page.after is None]
    session, session_of_large = session_of(small), session_of(large)
    each = _bytes_each(directory)
    number = Application.objects.for_user(small).count()
    connections.close_all()
    with servers.onward(directory) as server:
        idle = {page.name: _median(server, session, page) for page in [*looked_at, change]}
        busy = {page.name: a_second(page, server, session, ROUNDS, accept="gzip") for page in [*looked_at, change]}
        mixed = mixed_use(server, small, session, seconds=seconds)
        for page in of_large:
            _median(server, session_of_large, page, rounds=3)
        memory = server.pss_mb()
    found = {
        f"the board, the list, an application, Today, with {number} applications": f"{_listed(busy[name] for name in LOOKED_AT)} requests per second; "
        f"{min(idle[name] for name in LOOKED_AT):.1f} to {max(idle[name] for name in LOOKED_AT):.1f} ms each on an idle server",
        "moving an application": f"{busy[change.name]:.0f} a second; {idle[change.name]:.1f} ms",
        "mixed use, with the clients on the same cores": f"{mixed.a_second:.0f} requests a second, half within {mixed.p50:.0f} ms, "
        f"95 of 100 within {mixed.p95:.0f} ms, {mixed.faults} faults, {mixed.lost} of {mixed.written} moves lost",
        f"memory with two workers after that, and after someone with {Application.objects.for_user(large).count():,} applications": f"{memory:.0f} MiB",
        "database, with notes and a job ad for each": f"{each / 1000:.1f} kB an application",
    }  # fmt: skip
    print(f"\n| what | measured, with {CLIENTS} clients |\n|---|---|")
    for what, measured in found.items():
        print(f"| {what} | {measured} |")
    return found


def _median(server: servers.Server, session: str, page: Page, rounds: int = ROUNDS) -> float:
    ask = asking(servers.Client(server.port, session, accept="gzip"), page)
    for _ in range(min(rounds, 8)):
        good(ask())
    return statistics.median(good(ask()).ms for _ in range(rounds))


def _listed(numbers) -> str:
    *others, last = (f"{number:.0f}" for number in numbers)
    return f"{', '.join(others)} and {last}"


def _bytes_each(directory: Path) -> float:
    """What the database takes for one application, with what belongs to it."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return (directory / "db.sqlite3").stat().st_size / Application.objects.count()
