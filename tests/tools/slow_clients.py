"""How long other people wait while slow clients lean on the server: `uv run python -m tests.tools.slow_clients`.

200 heads that never end, 200 bodies that never come, 200 uploads that stall, 200 sockets that say nothing, and 200 clients that ask for
many answers and read none. Each is
opened again when the server ends it. The pages of everybody else may take three times as long as before (`--most`).
"""

import argparse
import contextlib
import selectors
import socket
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

from tests.serving import Client, onward

HEAD = b"GET /accounts/login/ HTTP/1.1\r\nHost: localhost\r\nX-Half: "
BODY = (
    b"POST /accounts/login/ HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\nContent-Length: 100000\r\n\r\n"
)
STALLED = (
    b"POST /accounts/login/ HTTP/1.1\r\nHost: localhost\r\nCookie: csrf=%(token)b\r\nX-CSRFToken: %(token)b\r\n"
    b"Content-Type: multipart/form-data; boundary=part\r\nContent-Length: 20000000\r\n\r\n"
    b'--part\r\nContent-Disposition: form-data; name="file"; filename="cv.pdf"\r\n\r\n%(begun)b'
) % {b"token": b"t" * 32, b"begun": b"x" * 256 * 1024}
UNREAD = (
    b"GET /static/css/components.css HTTP/1.1\r\nHost: localhost\r\n\r\n" * 200
)  # more than the buffers between them hold
KINDS = {"heads": HEAD, "bodies": BODY, "silent": b"", "stalled bodies": STALLED, "unread": UNREAD}


@contextlib.contextmanager
def leaning(port: int, sent: bytes, number: int) -> Iterator[None]:
    """`number` connections that each send `sent` and then wait, opened again when they are ended."""
    stop = threading.Event()

    def open_one(selector: selectors.BaseSelector) -> None:
        with contextlib.suppress(OSError):
            client = socket.socket()
            client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            client.settimeout(5)
            client.connect(("127.0.0.1", port))
            client.settimeout(0.5)
            with contextlib.suppress(TimeoutError):
                client.sendall(sent)
            client.setblocking(False)
            if sent != UNREAD:  # its answer is there at once and never read
                selector.register(client, selectors.EVENT_READ)
            held.append(client)

    held: list[socket.socket] = []

    def lean() -> None:
        with selectors.DefaultSelector() as selector:
            for _ in range(number):
                open_one(selector)
            while not stop.is_set():
                for key, _ in selector.select(0.2):
                    selector.unregister(key.fileobj)
                    key.fileobj.close()
                    open_one(selector)
            for client in held:
                client.close()

    thread = threading.Thread(target=lean)
    thread.start()
    time.sleep(2)
    yield
    stop.set()
    thread.join()


def waits(port: int, seconds: float) -> list[float]:
    """How many milliseconds each page took somebody else; a page that does not come within 20 s counts as that."""
    found, until = [], time.monotonic() + seconds
    while time.monotonic() < until:
        began = time.perf_counter()
        with contextlib.suppress(OSError), contextlib.closing(Client(port)) as client:
            client.get("/accounts/signup/")
        found.append((time.perf_counter() - began) * 1000)
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--number", type=int, default=200)
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--most", type=float, default=3, help="times as long as before")
    given = parser.parse_args()
    worst = 0.0
    with tempfile.TemporaryDirectory() as directory, onward(Path(directory) / "data") as server:
        waits(server.port, 2)
        quiet = statistics.median(waits(server.port, given.seconds))
        print(f"nobody leans: {quiet:.1f} ms")
        for kind, sent in KINDS.items():
            with leaning(server.port, sent, given.number):
                found = waits(server.port, given.seconds)
            worst = max(worst, statistics.median(found) / quiet)
            print(
                f"{given.number} {kind}: median {statistics.median(found):.1f} ms ({statistics.median(found) / quiet:.1f} x), "
                f"longest {max(found):.0f} ms, {len(found)} pages"
            )
        with contextlib.ExitStack() as stack:
            for kind in ("heads", "bodies", "silent"):
                stack.enter_context(leaning(server.port, KINDS[kind], given.number))
            found = waits(server.port, given.seconds)
        worst = max(worst, statistics.median(found) / quiet)
        print(f"all three at once: median {statistics.median(found):.1f} ms ({statistics.median(found) / quiet:.1f} x)")
    print(f"At most {worst:.1f} times as long." if worst <= given.most else f"! {worst:.1f} times as long")
    return 1 if worst > given.most else 0


if __name__ == "__main__":
    sys.exit(main())
