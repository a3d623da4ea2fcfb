"""Eight clients that read and write at once: no error, no lost write."""

import gzip
import statistics
import threading
import time
from dataclasses import dataclass
from pathlib import Path

from django.db import connections

from applications.models import Application, StatusChange
from tests import serving as servers
from tests.sessions import session_of

from .pages import CLIENTS, HTMX


@dataclass(frozen=True)
class Mixed:
    """What clients that look and move got. Times in milliseconds."""

    clients: int
    a_second: float
    p50: float
    p95: float
    written: int
    lost: int
    faults: int
    first_faults: list[str]


def crowd(directory: Path, user, *, seconds: float) -> None:
    session = session_of(user)
    with servers.onward(directory) as server:
        found = mixed_use(server, user, session, seconds=seconds)
    print(
        f"\n{found.clients} clients, reading and writing: {found.a_second:.0f} requests a second, p50 {found.p50:.1f} ms, "
        f"p95 {found.p95:.1f} ms ({found.p95 / found.p50:.1f} x), {found.written} writes, {found.lost} lost, "
        f"{found.faults} errors {found.first_faults or ''}"
    )


def mixed_use(server: servers.Server, user, session: str, *, seconds: float) -> Mixed:
    """Each client looks at Today, the board, an application and the list, then moves the application."""
    mine = list(Application.objects.for_user(user).open().filter(status__in=["applied", "screening"]).values_list("pk", flat=True)[:CLIENTS])  # fmt: skip
    before = StatusChange.objects.filter(application__owner=user).count()
    connections.close_all()
    times: list[float] = []
    faults: list[str] = []
    written: list[int] = []
    until = time.perf_counter() + seconds
    threads = [
        threading.Thread(target=_client, args=(server.port, session, pk, until, times, faults, written)) for pk in mine
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    lost = len(written) - (StatusChange.objects.filter(application__owner=user).count() - before)
    p50, p95 = statistics.median(times), statistics.quantiles(times, n=20)[-1]
    return Mixed(len(mine), len(times) / seconds, p50, p95, len(written), lost, len(faults), faults[:3])


def _client(port, session, pk, until, times, faults, written) -> None:
    client = servers.Client(port, session, accept="gzip")
    states = ["screening", "interviewing", "applied"]
    turn = 0
    while time.perf_counter() < until:
        try:
            for path in ("/", "/board/", f"/applications/{pk}/", "/applications/"):
                answer = client.get(path)
                times.append(answer.ms)
                if answer.status != 200:
                    faults.append(f"{path} {answer.status}")
            body = f"status={states[turn % 3]}&day=today&from=board"
            answer = client.post(f"/applications/{pk}/status/", body, **HTMX)
            times.append(answer.ms)
            if answer.status != 200:
                faults.append(f"status {answer.status}")
            elif b"Nothing changed" not in _text(answer):
                written.append(1)
        except Exception as error:  # whatever it is, it counts
            faults.append(repr(error))
        turn += 1


def _text(answer: servers.Answer) -> bytes:
    return gzip.decompress(answer.body) if answer.headers.get("Content-Encoding") == "gzip" else answer.body
