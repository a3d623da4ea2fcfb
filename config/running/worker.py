"""A gunicorn worker in which a slow client holds no thread.

gunicorn's threaded worker reads the head and the body of a request in one of its few threads, for as long as the client
likes: a few clients that send a letter now and then stop the site. Here the worker's loop gathers each request first, and
a thread takes it when all of it has come. What the client does not take of the answer at once is sent by the loop. Both
wait in files without a name in the folder for temporary files when they are large, and the client has to keep a least pace.
"""

import errno
import re
import selectors
import socket
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from tempfile import SpooledTemporaryFile

from gunicorn.workers.gthread import TConn, ThreadWorker

from config.sizes import LARGEST, READ_AWAY

HEAD_SECONDS = 10
HEAD_LIMIT = 64 * 1024
BODY_SECONDS = 20
LEAST_RATE = 4 * 1024  # bytes a second; a poor phone sends ten times as much
STEP = BODY_SECONDS * LEAST_RATE  # so much of a body has to come in BODY_SECONDS, and then so much again
IN_MEMORY = 64 * 1024  # what one request may wait with outside of a file
ON_DISK = 512 * 1024 * 1024  # what all requests of one worker may wait with in files
ANSWER_ON_DISK = LARGEST  # of one answer; a thread sends the rest of a larger one itself
CHUNKED_GATHERED = 256 * 1024  # Django reads no body of unknown length
LEAVE_SECONDS = 2  # to read the last answer on a connection
SEND_SLICE = 64 * 1024
_LENGTH = re.compile(rb"\r\ncontent-length:[ \t]*(\d{1,12})[ \t]*\r\n", re.IGNORECASE)
_CHUNKED = re.compile(rb"\r\ntransfer-encoding:[^\r\n]*chunked", re.IGNORECASE)
_EXPECT = re.compile(rb"\r\nexpect:[ \t]*100-continue[ \t]*(?=\r\n)", re.IGNORECASE)
_REFUSAL = (
    b"HTTP/1.1 %s\r\nContent-Type: text/plain; charset=utf-8\r\nCache-Control: no-store\r\n"
    b"X-Content-Type-Options: nosniff\r\nConnection: close\r\nContent-Length: %d\r\n%s\r\n%s\n"
)


def refusal(status: bytes, sentence: bytes, headers: bytes = b"") -> bytes:
    return _REFUSAL % (status, len(sentence) + 1, headers, sentence)


NO_ROOM = refusal(
    b"503 Service Unavailable",
    b"Too many uploads are arriving at once. Go back and try again in a minute.",
    b"Retry-After: 60\r\n",
)
LONG_HEAD = refusal(b"431 Request Header Fields Too Large", b"The headers of this request are too long.")


class Gathering:
    """The next request on a connection, until all of it has come."""

    def __init__(self) -> None:
        self.file = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115, closed by `close`
        self.head = bytearray()
        self.head_has_come = False
        self.wants_to_be_told = False  # the client asked whether to send its body
        self.body = 0  # bytes of it that have come
        self.wanted = 0  # bytes of it in all; of a body in chunks, how many are waited for
        self.is_chunked = False
        self.tail = b""  # the last bytes of a body in chunks
        self.following = b""  # the beginning of the request after this one
        self.deadline = time.monotonic() + HEAD_SECONDS
        self.step_end = 0
        self.size = 0  # of the file

    @property
    def has_begun(self) -> bool:
        return self.head_has_come or bool(self.head)

    @property
    def on_disk(self) -> int:
        return self.size if self.size > IN_MEMORY else 0

    @property
    def head_is_too_long(self) -> bool:
        return not self.head_has_come and len(self.head) > HEAD_LIMIT

    def take(self, data: bytes) -> bool:
        """Add what came; gives whether the request is complete. Raises OSError if the disk is full."""
        if not self.head_has_come:
            self.head += data
            end = self.head.find(b"\r\n\r\n", max(0, len(self.head) - len(data) - 3))
            if end < 0:
                return False
            data = bytes(self.head[end + 4 :])
            del self.head[end + 4 :]
            self._read_head()
        return self._take_body(data)

    def _read_head(self) -> None:
        self.head_has_come = True
        if found := _EXPECT.search(self.head):
            del self.head[found.start() : found.end()]  # answered by the worker
            self.wants_to_be_told = True
        self.is_chunked = bool(_CHUNKED.search(self.head))
        if self.is_chunked:
            self.wanted = CHUNKED_GATHERED
        elif found := _LENGTH.search(self.head):
            self.wanted = int(found[1])
        self._write(bytes(self.head))
        self.head.clear()
        self._next_step()

    def _take_body(self, data: bytes) -> bool:
        if not self.is_chunked:
            missing = self.wanted - self.body
            data, self.following = data[:missing], data[missing:]
        self.body += len(data)
        if self.wanted <= LARGEST:  # Onward refuses a larger one by its length, once it has been sent
            self._write(data)
        if self.body >= self.step_end:
            self._next_step()
        if self.is_chunked:
            self.tail = (self.tail + data)[-5:]
            return self.body >= self.wanted or self.tail == b"0\r\n\r\n"
        return self.body >= self.wanted or self.wanted > READ_AWAY

    def _write(self, data: bytes) -> None:
        self.file.write(data)
        self.size += len(data)

    def _next_step(self) -> None:
        self.step_end = self.body + STEP
        self.deadline = time.monotonic() + BODY_SECONDS

    def close(self) -> None:
        self.file.close()
        self.size = 0


class Unsent:
    """What is left of an answer that the client has not taken yet."""

    def __init__(self) -> None:
        self.file = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115, closed by `close`
        self.size = self.sent = self.step_end = 0
        self.deadline = 0.0

    @property
    def on_disk(self) -> int:
        return self.size if self.size > IN_MEMORY else 0

    def add(self, data) -> None:
        self.file.seek(self.size)
        self.file.write(data)
        self.size += len(data)

    def piece(self) -> bytes:
        self.file.seek(self.sent)
        return self.file.read(min(SEND_SLICE, self.size - self.sent))

    def note(self, sent: int) -> None:
        self.sent += sent
        if self.sent >= self.step_end:
            self.step_end = self.sent + STEP
            self.deadline = time.monotonic() + BODY_SECONDS

    def close(self) -> None:
        self.file.close()
        self.size = self.sent = 0


class PacedSocket(socket.socket):
    """A socket that reads from what was gathered, and never makes a thread wait for a client who takes the answer
    slowly.

    It raises ConnectionResetError, which gunicorn and Django take for a client that has gone.
    """

    gathered: Gathering | None = None
    unsent: Unsent | None = None

    def recv(self, size: int, flags: int = 0) -> bytes:
        """Return what was gathered. It never waits: beyond that, the client counts as gone."""
        if self.gathered and (data := self.gathered.file.read(size)):
            return data
        raise ConnectionResetError(errno.ECONNRESET, "The client has sent no more.")

    def sendall(self, data, flags: int = 0) -> None:
        """Send what the client takes at once. The rest is left to the loop, or waited for if it is very large."""
        view = memoryview(data).cast("B")
        if self.unsent is None:
            view = view[self.send_now(view) :]
            if not view:
                return
            self.unsent = Unsent()
        try:
            if self.unsent.size + len(view) <= ANSWER_ON_DISK:
                return self.unsent.add(view)
        except OSError:  # the disk is full
            pass
        while piece := self.unsent.piece():
            self._send_slowly(piece)
            self.unsent.note(len(piece))
        self.unsent.close()
        self.unsent = None
        for start in range(0, len(view), SEND_SLICE):
            self._send_slowly(view[start : start + SEND_SLICE])
        return None

    def send_now(self, view) -> int:
        """Return how many bytes the client has taken without being waited for."""
        self.setblocking(False)
        sent = 0
        with suppress(BlockingIOError):
            while sent < len(view):
                sent += super().send(view[sent : sent + SEND_SLICE])
        return sent

    def _send_slowly(self, piece) -> None:
        self.settimeout(BODY_SECONDS + len(piece) / LEAST_RATE)
        try:
            super().sendall(piece)
        except TimeoutError:
            raise ConnectionResetError(errno.ECONNRESET, "The client was too slow.") from None


class PatientWorker(ThreadWorker):
    """gunicorn's threaded worker, with requests gathered in its loop."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.gathering: dict[TConn, Gathering] = {}
        self.leaving: dict[TConn, float] = {}  # until when each may read its last answer
        self.sending: dict[TConn, Callable[[], None]] = {}  # what is to be done once the answer has been sent
        self.on_disk = 0

    def accept(self, listener) -> None:
        try:
            accepted, address = listener.accept()
        except OSError:
            return  # gone again, or taken by another worker
        client = PacedSocket(accepted.family, accepted.type, accepted.proto, fileno=accepted.detach())
        self.nr_conns += 1
        if self.nr_conns > 0.9 * self.worker_connections:
            self.make_room()
        self.gather(TConn(self.cfg, client, address, listener.getsockname()))

    def make_room(self) -> None:
        """End the connection that has been leaving, or else sending, or else reading, for longest."""
        if self.leaving:
            self.end(next(iter(self.leaving)))
        elif self.gathering:
            self.drop(next(iter(self.gathering)))
        elif self.sending:
            self.give_up(next(iter(self.sending)))

    def on_client_socket_readable(self, conn, client) -> None:
        self.poller.unregister(client)
        self.keepalived_conns.remove(conn)
        self.gather(conn)

    def gather(self, conn, following: bytes = b"") -> None:
        conn.sock.setblocking(False)
        self.gathering[conn] = Gathering()
        self.poller.register(conn.sock, selectors.EVENT_READ, partial(self.on_data, conn))
        if following:
            self.take(conn, following)

    def on_data(self, conn, client) -> None:
        try:
            data = socket.socket.recv(conn.sock, 64 * 1024)
        except BlockingIOError:
            return
        except OSError:
            data = b""
        if conn in self.leaving:
            if not data:
                self.end(conn)
        elif data:
            self.take(conn, data)
        else:
            self.drop(conn)

    def take(self, conn, data: bytes) -> None:
        gathered = self.gathering[conn]
        before, is_full = gathered.on_disk, False
        try:
            is_complete = gathered.take(data)
        except OSError:
            is_full = True
        self.on_disk += gathered.on_disk - before
        if is_full or (gathered.on_disk and self.on_disk > ON_DISK):
            self.refuse(conn, NO_ROOM)
        elif gathered.head_is_too_long:
            self.refuse(conn, LONG_HEAD)
        elif is_complete:
            self.hand_over(conn)
        elif gathered.wants_to_be_told:
            gathered.wants_to_be_told = False
            try:
                socket.socket.send(conn.sock, b"HTTP/1.1 100 Continue\r\n\r\n")
            except OSError:
                self.drop(conn)

    def hand_over(self, conn) -> None:
        self.poller.unregister(conn.sock)
        gathered = self.gathering.pop(conn)
        gathered.file.seek(0)
        conn.sock.gathered = gathered
        conn.data_ready = True
        conn.init()
        self.enqueue_req(conn)

    def finish_request(self, conn, fs) -> None:
        gathered, conn.sock.gathered = conn.sock.gathered, None
        following = b""
        if gathered:
            following = gathered.following
            self.forget(gathered)
        if fs.cancelled() or fs.exception():
            if conn.sock.unsent:
                conn.sock.unsent.close()
            return self.leave(conn)
        if conn.sock.unsent:
            return self.send_rest(conn, partial(self.go_on, conn, fs, following))
        return self.go_on(conn, fs, following)

    def send_rest(self, conn, then: Callable[[], None]) -> None:
        """Send the rest of an answer as the client takes it, and go on with the connection."""
        unsent = conn.sock.unsent
        self.on_disk += unsent.on_disk
        try:
            conn.sock.setblocking(False)
            self.poller.register(conn.sock, selectors.EVENT_WRITE, partial(self.on_writable, conn))
        except (OSError, ValueError):  # the client or the thread has closed it
            self.forget_answer(conn)
            return self.leave(conn)
        unsent.note(0)
        self.sending[conn] = then
        return None

    def on_writable(self, conn, client) -> None:
        unsent = conn.sock.unsent
        try:
            unsent.note(conn.sock.send_now(unsent.piece()))
        except OSError:
            return self.give_up(conn)
        if unsent.sent == unsent.size:
            self.poller.unregister(conn.sock)
            self.forget_answer(conn)
            self.sending.pop(conn)()
        return None

    def forget_answer(self, conn) -> None:
        self.on_disk -= conn.sock.unsent.on_disk
        conn.sock.unsent.close()
        conn.sock.unsent = None

    def give_up(self, conn) -> None:
        """End a connection whose client does not take the answer."""
        del self.sending[conn]
        self.forget_answer(conn)
        self.close(conn)

    def go_on(self, conn, fs, following: bytes) -> None:
        if not fs.result():
            return self.leave(conn)
        super().finish_request(conn, fs)
        if following and self.keepalived_conns and self.keepalived_conns[-1] is conn:
            self.keepalived_conns.pop()
            self.poller.unregister(conn.sock)
            self.gather(conn, following)
        return None

    def forget(self, gathered: Gathering) -> None:
        self.on_disk -= gathered.on_disk
        gathered.close()

    def refuse(self, conn, answer: bytes) -> None:
        """Answer without a thread."""
        self.forget(self.gathering.pop(conn))
        self.poller.unregister(conn.sock)
        with suppress(OSError):
            socket.socket.send(conn.sock, answer)
        self.leave(conn)

    def leave(self, conn) -> None:
        """End a connection once the client has read the answer. Closing it while something still comes would take
        it back.
        """
        try:
            conn.sock.setblocking(False)
            conn.sock.shutdown(socket.SHUT_WR)
            self.poller.register(conn.sock, selectors.EVENT_READ, partial(self.on_data, conn))
        except (OSError, ValueError):  # the client or the thread has closed it
            self.nr_conns -= 1
            conn.close()
        else:
            self.leaving[conn] = time.monotonic() + LEAVE_SECONDS

    def drop(self, conn) -> None:
        self.forget(self.gathering.pop(conn))
        self.close(conn)

    def end(self, conn) -> None:
        del self.leaving[conn]
        self.close(conn)

    def close(self, conn) -> None:
        self.poller.unregister(conn.sock)
        self.nr_conns -= 1
        conn.close()

    def murder_pending(self) -> None:
        """Called by gunicorn's loop about once a second: end what came too slowly; on the way out, what has sent
        nothing.
        """
        super().murder_pending()
        now = time.monotonic()
        for conn, gathered in list(self.gathering.items()):
            if gathered.deadline < now or not (self.alive or gathered.has_begun):
                self.drop(conn)
        for conn in [one for one in self.sending if one.sock.unsent.deadline < now]:
            self.give_up(conn)
        for conn, until in list(self.leaving.items()):
            if until < now:
                self.end(conn)
