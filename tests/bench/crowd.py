"""Eight clients that read and write at once: no error, no lost write."""

import statistics
import threading
import time
from pathlib import Path

from django.db import connections

from applications.models import Application, StatusChange
from tests import serving as servers
from tests.sessions import session_of

from .pages import CLIENTS, HTMX


def crowd(directory: Path, user, *, seconds: float) -> None:
    mine = list(Application.objects.for_user(user).open().filter(status__in=["applied", "screening"]).values_list("pk", flat=True)[:CLIENTS])  # fmt: skip
    session = session_of(user)
    before = StatusChange.objects.filter(application__owner=user).count()
    connections.close_all()
    times: list[float] = []
    faults: list[str] = []
    written: list[int] = []
    with servers.onward(directory) as server:
        until = time.perf_counter() + seconds
        threads = [
            threading.Thread(target=_client, args=(server.port, session, pk, until, times, faults, written))
            for pk in mine
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    lost = len(written) - (StatusChange.objects.filter(application__owner=user).count() - before)
    p50, p95 = statistics.median(times), statistics.quantiles(times, n=20)[-1]
    print(
        f"\n{len(mine)} clients, reading and writing: {len(times) / seconds:.0f} requests a second, p50 {p50:.1f} ms, "
        f"p95 {p95:.1f} ms ({p95 / p50:.1f} x), {len(written)} writes, {lost} lost, {len(faults)} errors {faults[:3] or ''}"
    )


def _client(port, session, pk, until, times, faults, written) -> None:
    client = servers.Client(port, session)
    states = ["screening", "interviewing", "applied"]
    turn = 0
    while time.perf_counter() < until:
        try:
            for path in ("/board/", f"/applications/{pk}/", "/applications/"):
                answer = client.get(path)
                times.append(answer.ms)
                if answer.status != 200:
                    faults.append(f"{path} {answer.status}")
            body = f"status={states[turn % 3]}&day=today&from=board"
            answer = client.post(f"/applications/{pk}/status/", body, **HTMX)
            times.append(answer.ms)
            if answer.status != 200:
                faults.append(f"status {answer.status}")
            elif b"was there already" not in answer.body:
                written.append(1)
        except Exception as error:  # whatever it is, it counts
            faults.append(repr(error))
        turn += 1
