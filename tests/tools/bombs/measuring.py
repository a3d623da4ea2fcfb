"""A real server whose one worker is looked at from outside: the processor it used for a request, and the memory it grew by."""

import contextlib
import os
import signal
import sqlite3
import time
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

from tests.serving import TICK, Answer, Client, Server, onward

MB = 1024 * 1024
PATIENCE = 900  # seconds of the clock, on a busy machine; what counts is the processor
GROWN = 15 * MB  # a worker that kept so much is replaced, so that the next request finds a fresh one


@dataclass(frozen=True, slots=True)
class Cost:
    """What one request took in the worker. `seconds` of the processor, `mb` above what it held before."""

    what: str
    status: int
    seconds: float
    mb: float


@dataclass
class Worker:
    """The one worker of a server."""

    server: Server
    database: Path
    costs: list[Cost] = field(default_factory=list)

    @property
    def pid(self) -> int:
        return self.server.pids()[1]

    def fresh(self, by: signal.Signals = signal.SIGTERM) -> None:
        """Replace the worker, and begin to count limits anew."""
        old = self.server.pids()[1:]
        for pid in old:
            os.kill(pid, by)
        while not (now := self.server.pids()[1:]) or set(now) & set(old):
            time.sleep(0.02)
        with contextlib.closing(Client(self.server.port)) as client:
            client.get("/accounts/login/")

    def forget_limits(self) -> None:
        with contextlib.closing(sqlite3.connect(self.database, timeout=20)) as database, database:
            database.execute("DELETE FROM cache_entries")

    def _memory(self, name: str) -> int:
        for line in Path(f"/proc/{self.pid}/status").read_text().splitlines():
            if line.startswith(name):
                return int(line.split()[1]) * 1024
        raise LookupError(name)

    def _seconds(self) -> float:
        cells = Path(f"/proc/{self.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(cells[11]) + int(cells[12])) / TICK

    @contextlib.contextmanager
    def watched(self, what: str) -> Iterator[list[Answer]]:
        """Adds to `costs`. The block puts the answer into the list."""
        self.forget_limits()
        Path(f"/proc/{self.pid}/clear_refs").write_text("5")  # the highest so far begins anew
        held, used = self._memory("VmRSS"), self._seconds()
        answers: list[Answer] = []
        yield answers
        highest = self._memory("VmHWM")
        status = answers[0].status if answers else 0
        self.costs.append(Cost(what, status, self._seconds() - used, max(0, highest - held) / MB))


@contextlib.contextmanager
def one_worker(directory: Path) -> Iterator[Worker]:
    with onward(directory, workers=1) as server:
        yield Worker(server, directory / "db.sqlite3")


@dataclass
class Visitor:
    """Sends what a browser would, and has each request watched."""

    worker: Worker
    session: str = ""

    def get(self, path: str) -> Answer:
        return self._ask("GET", path, None, {})

    def post(self, path: str, fields: dict[str, object] | list[tuple[str, str]]) -> Answer:
        body = urlencode(fields).encode()
        return self._ask("POST", path, body, {"Content-Type": "application/x-www-form-urlencoded"})

    def upload(
        self, path: str, fields: dict[str, str], files: list[tuple[str, str, bytes]] | tuple = (), **headers: str
    ) -> Answer:
        """`files`: (field, file name, content). Long texts go this way too: browsers send as many bytes as they
        have.
        """
        boundary = uuid.uuid4().hex
        pieces = []
        for name, value in fields.items():
            pieces += [f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()]
        for name, file_name, content in files:
            head = f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"; filename="{file_name}"\r\n'
            pieces += [f"{head}Content-Type: application/octet-stream\r\n\r\n".encode(), content, b"\r\n"]
        body = b"".join([*pieces, f"--{boundary}--\r\n".encode()])
        return self._ask("POST", path, body, {"Content-Type": f"multipart/form-data; boundary={boundary}", **headers})

    def _ask(self, method: str, path: str, body: bytes | None, headers: dict) -> Answer:
        with (
            contextlib.closing(Client(self.worker.server.port, self.session, timeout=PATIENCE)) as client,
            self.worker.watched(f"{method} {path.partition('?')[0]}") as answers,
            contextlib.suppress(OSError),
        ):  # no answer at all
            answers.append(client.ask(method, path, body, headers))
        if answers:
            return answers[0]
        self.worker.fresh(signal.SIGKILL)
        return Answer(0, b"", {}, 0)
