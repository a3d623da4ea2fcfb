"""The product and the floor as real servers, what they cost, and clients for them."""

import contextlib
import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

TICK = os.sysconf("SC_CLK_TCK")
ENOUGH = 300  # a busy machine may take long to start a server; nothing waits longer than it has to
IDLE = 3  # seconds; both servers close a connection that was idle for five


def free_port() -> int:
    with contextlib.closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@dataclass
class Server:
    name: str
    process: subprocess.Popen
    port: int
    seconds_to_answer: float

    def pids(self) -> list[int]:
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        return [self.process.pid, *map(int, children)]

    def cpu_ms(self) -> float:
        """Time that all its processes have spent on a processor, in milliseconds (one tick is 10)."""
        used = 0
        for pid in self.pids():
            cells = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
            used += int(cells[11]) + int(cells[12])
        return used * 1000 / TICK

    def pss_mb(self) -> float:
        """Memory that is its own, and its share of what processes share, in MiB."""
        total = 0
        for pid in self.pids():
            for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
                if line.startswith("Pss:"):
                    total += int(line.split()[1])
        return total / 1024


@contextlib.contextmanager
def running(name: str, command: list[str], port: int, directory: Path, first: str) -> Iterator[Server]:
    """The server until the block ends; `first` is the page that has to answer."""
    environment = {**os.environ, "DATA_DIR": str(directory)}
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    began = time.perf_counter()
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
    try:
        while True:
            with contextlib.suppress(OSError), contextlib.closing(Client(port)) as client:
                if client.get(first).status < 500:
                    break
            if process.poll() is not None or time.perf_counter() - began > ENOUGH:
                raise RuntimeError(f"{name} did not start")
            time.sleep(0.005)
        yield Server(name, process, port, time.perf_counter() - began)
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(20)


def onward(directory: Path, workers: int = 2) -> contextlib.AbstractContextManager[Server]:
    port = free_port()
    command = [sys.executable, "manage.py", "start", "--port", str(port), "--workers", str(workers)]
    return running("Onward", command, port, directory, "/accounts/login/")


def floor(directory: Path, workers: int = 2) -> contextlib.AbstractContextManager[Server]:
    port = free_port()
    options = f"--bind 127.0.0.1:{port} --workers {workers} --threads 4 --worker-class gthread --preload --log-level warning --keep-alive 5 --graceful-timeout 5"
    command = [sys.executable, "-m", "gunicorn", "tests.bench.floor.wsgi", *options.split(), "--no-control-socket"]
    return running("floor", command, port, directory, "/accounts/login/")


@dataclass
class Answer:
    status: int
    body: bytes
    headers: dict[str, str]
    ms: float
    cookies: list[str] = field(default_factory=list)


class Fault(Exception):
    """The server answered that something broke in it."""


@dataclass
class Client:
    """One connection, kept open."""

    port: int
    session: str = ""
    token: str = "t" * 32
    accept: str = "identity"
    connection: http.client.HTTPConnection | None = field(default=None, repr=False)

    used_at: float = 0
    raises_faults: bool = False
    timeout: float = 60

    def close(self) -> None:
        if self.connection is not None:
            self.connection.close()

    def get(self, path: str) -> Answer:
        return self.ask("GET", path)

    def post(self, path: str, body: str, **headers: str) -> Answer:
        return self.ask("POST", path, body, {"Content-Type": "application/x-www-form-urlencoded", **headers})

    def ask(self, method: str, path: str, body: str | bytes | None = None, headers: dict | None = None) -> Answer:
        if self.connection is None or time.perf_counter() - self.used_at > IDLE:
            self.connection = http.client.HTTPConnection("localhost", self.port, timeout=self.timeout)
        cookie = f"csrf={self.token}" + (f"; session={self.session}" if self.session else "")
        sent = {"Cookie": cookie, "X-CSRFToken": self.token, "Accept-Encoding": self.accept, **(headers or {})}
        began = time.perf_counter()
        try:
            self.connection.request(method, path, body, sent)
            response = self.connection.getresponse()
            content = response.read()
        except (http.client.HTTPException, OSError):
            self.connection.close()
            self.connection = None
            raise
        self.used_at = time.perf_counter()
        if self.raises_faults and response.status >= 500:
            raise Fault(f"{method} {path}: {response.status}")
        took = (time.perf_counter() - began) * 1000
        cookies = response.headers.get_all("Set-Cookie") or []
        return Answer(response.status, content, dict(response.getheaders()), took, cookies)
