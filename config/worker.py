"""A gunicorn worker in which a slow client holds no thread.

gunicorn's threaded worker reads the head and the body of a request in one of its few threads, for as long as the client
likes: eight clients that send a letter now and then stop the site. Here the worker's loop gathers each request first, and
a thread takes it when it is complete, or when enough of a large body has come to be worth one. From then on, and while an
answer is sent, the connection has to keep a least pace.
"""

import errno
import re
import selectors
import socket
import time
from functools import partial

from gunicorn.workers.gthread import TConn, ThreadWorker

HEAD_SECONDS = 10
HEAD_LIMIT = 64 * 1024  # gunicorn refuses a longer one by itself
BODY_SECONDS = 20
BODY_GATHERED = 256 * 1024  # what may wait in memory for a thread
LEAST_RATE = 4 * 1024  # bytes a second; a poor phone sends ten times as much
SEND_SLICE = 64 * 1024
_LENGTH = re.compile(rb"\r\ncontent-length:[ \t]*(\d{1,12})[ \t]*\r\n", re.IGNORECASE)
_CHUNKED = re.compile(rb"\r\ntransfer-encoding:[^\r\n]*chunked", re.IGNORECASE)
_EXPECT = re.compile(rb"\r\nexpect:[ \t]*100-continue[ \t]*(?=\r\n)", re.IGNORECASE)


class PacedSocket(socket.socket):
    """A socket that gives up on a peer who takes or sends less than LEAST_RATE over time.

    It then raises ConnectionResetError, which gunicorn and Django take for a client that has gone.
    """

    received = 0
    began = 0.0

    def start_request(self) -> None:
        self.received, self.began = 0, time.monotonic()

    def recv(self, size: int, flags: int = 0) -> bytes:
        if self.began:
            left = self.began + BODY_SECONDS + self.received / LEAST_RATE - time.monotonic()
            if left <= 0:
                raise _too_slow()
            self.settimeout(left)
        try:
            data = super().recv(size, flags)
        except TimeoutError:
            raise _too_slow() from None
        self.received += len(data)
        return data

    def sendall(self, data, flags: int = 0) -> None:
        view = memoryview(data)
        for start in range(0, len(view), SEND_SLICE):
            piece = view[start : start + SEND_SLICE]
            self.settimeout(BODY_SECONDS + len(piece) / LEAST_RATE)
            try:
                super().sendall(piece, flags)
            except TimeoutError:
                raise _too_slow() from None


def _too_slow() -> ConnectionResetError:
    return ConnectionResetError(errno.ECONNRESET, "The client was too slow.")


class Gathering:
    """What has come of the next request on a connection."""

    def __init__(self) -> None:
        self.data = bytearray()
        self.began = time.monotonic()
        self.head_end = 0
        self.wanted = 0  # bytes in all, once the head is complete

    @property
    def deadline(self) -> float:
        if not self.head_end:
            return self.began + HEAD_SECONDS
        return self.began + BODY_SECONDS + (len(self.data) - self.head_end) / LEAST_RATE

    def take(self, data: bytes) -> bool:
        """Add what came; gives whether a thread can go on with it."""
        self.data += data
        if not self.head_end:
            end = self.data.find(b"\r\n\r\n", max(0, len(self.data) - len(data) - 3))
            if end < 0:
                return len(self.data) > HEAD_LIMIT
            self.head_end = end + 4
            self.wanted = self._body_wanted()
        body = len(self.data) - self.head_end
        return body >= self.wanted or body >= BODY_GATHERED or self._chunks_have_ended()

    def expects_continue(self) -> bool:
        """Whether the client waits to be told to send its body. The header is taken away: it has been answered then."""
        if not self.head_end or not (found := _EXPECT.search(self.data, 0, self.head_end)):
            return False
        del self.data[found.start() : found.end()]
        self.head_end -= found.end() - found.start()
        return True

    def _body_wanted(self) -> int:
        if _CHUNKED.search(self.data, 0, self.head_end):
            return BODY_GATHERED
        found = _LENGTH.search(self.data, 0, self.head_end)
        return int(found[1]) if found else 0

    def _chunks_have_ended(self) -> bool:
        return bool(_CHUNKED.search(self.data, 0, self.head_end)) and self.data.endswith(b"0\r\n\r\n")


class PatientWorker(ThreadWorker):
    """gunicorn's threaded worker, with requests gathered in its loop."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.gathering: dict[TConn, Gathering] = {}

    def accept(self, listener) -> None:
        try:
            accepted, address = listener.accept()
        except OSError:
            return  # gone again, or taken by another worker
        client = PacedSocket(accepted.family, accepted.type, accepted.proto, fileno=accepted.detach())
        self.nr_conns += 1
        if self.nr_conns > 0.9 * self.worker_connections and self.gathering:
            self.drop(next(iter(self.gathering)))  # who has been sending longest makes room for who came now
        self.gather(TConn(self.cfg, client, address, listener.getsockname()))

    def on_client_socket_readable(self, conn, client) -> None:
        self.poller.unregister(client)
        self.keepalived_conns.remove(conn)
        self.gather(conn)

    def gather(self, conn) -> None:
        conn.sock.setblocking(False)
        self.gathering[conn] = Gathering()
        self.poller.register(conn.sock, selectors.EVENT_READ, partial(self.on_data, conn))

    def on_data(self, conn, client) -> None:
        gathered = self.gathering[conn]
        try:
            data = socket.socket.recv(conn.sock, 64 * 1024)
        except BlockingIOError:
            return
        except OSError:
            data = b""
        if not data:
            self.drop(conn)
        elif gathered.take(data):
            self.hand_over(conn)
        elif gathered.expects_continue():
            try:
                socket.socket.send(conn.sock, b"HTTP/1.1 100 Continue\r\n\r\n")
            except OSError:
                self.drop(conn)

    def hand_over(self, conn) -> None:
        self.poller.unregister(conn.sock)
        gathered = self.gathering.pop(conn)
        conn.data_ready = True
        conn.sock.start_request()
        conn.init()
        conn.parser.unreader.unread(bytes(gathered.data))
        self.enqueue_req(conn)

    def drop(self, conn) -> None:
        self.poller.unregister(conn.sock)
        del self.gathering[conn]
        self.nr_conns -= 1
        conn.close()

    def murder_pending(self) -> None:
        """Called by gunicorn's loop about once a second: end what came too slowly; on the way out, what has sent nothing."""
        super().murder_pending()
        now = time.monotonic()
        for conn, gathered in list(self.gathering.items()):
            if gathered.deadline < now or (not self.alive and not gathered.data):
                self.drop(conn)
