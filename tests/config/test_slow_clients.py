"""Slow clients hold no thread: a request is gathered first, and has to keep a least pace."""

import contextlib
import errno
import selectors
import socket
import threading
from types import SimpleNamespace

import pytest
from gunicorn.config import Config

from config import sizes
from config.running import worker
from config.running.worker import Gathering, PacedSocket, PatientWorker
from tests.serving import Client, onward
from tests.tools.slow_clients import BODY, HEAD, STALLED

PLAIN = b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"


def post(length: int, more: bytes = b"") -> bytes:
    return b"POST / HTTP/1.1\r\nHost: localhost\r\n" + more + b"Content-Length: %d\r\n\r\n" % length


def gathered_in(gathered: Gathering) -> bytes:
    gathered.file.seek(0)
    return gathered.file.read()


@pytest.fixture
def gathered():
    gathered = Gathering()
    yield gathered
    gathered.close()


@pytest.fixture
def clock(monkeypatch):
    """The time that the worker sees, which stands still until it is set."""
    now = SimpleNamespace(value=1000.0)
    monkeypatch.setattr(worker.time, "monotonic", lambda: now.value)
    return now


class TestGathering:
    def test_a_request_without_a_body_is_complete_with_its_head_however_it_is_cut(self, gathered):
        assert [gathered.take(PLAIN[place : place + 1]) for place in range(len(PLAIN))].count(True) == 1
        assert gathered_in(gathered) == PLAIN

    def test_a_body_is_waited_for(self, gathered):
        assert not gathered.take(post(10))
        assert not gathered.take(b"12345")
        assert gathered.take(b"67890")

    def test_a_large_body_is_waited_for_to_its_end_and_lies_in_a_file(self, gathered):
        assert not gathered.take(post(1_000_000))
        assert not gathered.take(b"x" * 999_999)
        assert gathered.on_disk > 999_999
        assert gathered.take(b"y")
        assert gathered_in(gathered) == post(1_000_000) + b"x" * 999_999 + b"y"

    def test_the_next_request_is_told_apart(self, gathered):
        assert gathered.take(post(5) + b"hello" + PLAIN)
        assert gathered_in(gathered) == post(5) + b"hello"
        assert gathered.following == PLAIN

    def test_of_a_body_that_will_be_refused_nothing_is_stored(self, gathered, monkeypatch):
        monkeypatch.setattr(worker, "LARGEST", 1000)
        assert not gathered.take(post(1001))
        assert not gathered.take(b"x" * 1000)
        assert gathered.take(b"x")
        assert gathered_in(gathered) == post(1001)

    def test_a_body_without_measure_is_not_waited_for(self, gathered):
        assert gathered.take(post(sizes.READ_AWAY + 1))

    def test_chunks_are_waited_for_to_their_end(self, gathered):
        assert not gathered.take(b"POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n")
        assert not gathered.take(b"5\r\nhello\r\n")
        assert not gathered.take(b"0\r\n")
        assert gathered.take(b"\r\n")

    def test_who_waits_to_be_told_to_send_is_told_once(self, gathered):
        assert not gathered.take(post(5, b"Expect: 100-continue\r\n"))
        assert gathered.wants_to_be_told
        assert gathered.take(b"hello")
        assert gathered_in(gathered) == post(5) + b"hello"

    def test_a_head_has_one_deadline(self, clock, gathered):
        before = gathered.deadline
        clock.value += 9
        gathered.take(PLAIN[:-2])
        assert gathered.deadline == before == 1000 + worker.HEAD_SECONDS

    def test_each_part_of_a_body_has_its_time_and_earns_none_for_later(self, clock, gathered):
        gathered.take(post(1_000_000))
        clock.value += 15
        gathered.take(b"x" * (worker.STEP - 1))
        assert gathered.deadline == 1000 + worker.BODY_SECONDS
        gathered.take(b"x")
        assert gathered.deadline == clock.value + worker.BODY_SECONDS
        gathered.take(b"x" * 500_000)
        assert gathered.deadline == clock.value + worker.BODY_SECONDS

    def test_twenty_megabytes_at_fifty_kilobytes_a_second_arrive(self, clock, gathered):
        gathered.take(post(20_000_000))
        for _ in range(400):
            clock.value += 1
            assert gathered.deadline > clock.value
            is_complete = gathered.take(b"x" * 50_000)
        assert is_complete


def received(client: socket.socket, number: int) -> bytes:
    found = b""
    while len(found) < number and (data := client.recv(number - len(found))):
        found += data
    return found


@pytest.fixture
def pair():
    mine, theirs = socket.socketpair()
    paced = PacedSocket(mine.family, mine.type, mine.proto, fileno=mine.detach())
    yield paced, theirs
    paced.close()
    theirs.close()


class TestPace:
    def test_a_thread_reads_what_was_gathered_and_never_waits_for_more(self, pair, gathered):
        gathered.take(post(10) + b"12345")
        gathered.file.seek(0)
        pair[0].gathered = gathered
        assert pair[0].recv(1000) == post(10) + b"12345"
        with pytest.raises(ConnectionResetError) as refused:
            pair[0].recv(1000)
        assert refused.value.errno == errno.ECONNRESET

    def test_a_reader_who_takes_nothing_of_a_very_large_answer_is_left(self, pair, monkeypatch):
        monkeypatch.setattr(worker, "BODY_SECONDS", 0.01)
        monkeypatch.setattr(worker, "LEAST_RATE", 10**9)
        monkeypatch.setattr(worker, "ANSWER_ON_DISK", 2_000_000)
        with pytest.raises(ConnectionResetError):
            pair[0].sendall(b"x" * 50_000_000)

    def test_a_full_disk_makes_the_thread_send_the_answer_itself(self, pair, monkeypatch):
        def is_full(unsent, data):
            raise OSError(errno.ENOSPC, "No space left on device")

        monkeypatch.setattr(worker.Unsent, "add", is_full)
        reader = threading.Thread(target=lambda: read.append(received(pair[1], 5_000_000)))
        read: list[bytes] = []
        reader.start()
        pair[0].sendall(b"x" * 4_999_999 + b"y")
        reader.join()
        assert read == [b"x" * 4_999_999 + b"y"]

    def test_what_is_taken_arrives_whole(self, pair):
        paced, theirs = pair
        paced.sendall(b"x" * 100)
        assert theirs.recv(1000) == b"x" * 100


class Loop(PatientWorker):
    """The worker without its threads: requests that are complete are collected."""

    def __init__(self):
        super().__init__(0, 0, [], None, 30, Config(), None)
        self.poller = selectors.DefaultSelector()
        self.complete: list[bytes] = []
        self.connections: dict[socket.socket, worker.TConn] = {}

    def enqueue_req(self, conn):
        self.complete.append(gathered_in(conn.sock.gathered))
        conn.sock.gathered.file.seek(0)

    def connect(self) -> socket.socket:
        mine, theirs = socket.socketpair()
        paced = PacedSocket(mine.family, mine.type, mine.proto, fileno=mine.detach())
        conn = worker.TConn(self.cfg, paced, ("127.0.0.1", 1), ("127.0.0.1", 2))
        self.nr_conns += 1
        self.gather(conn)
        theirs.setblocking(False)
        self.connections[theirs] = conn
        return theirs

    def send(self, client: socket.socket, data: bytes) -> None:
        for start in range(0, len(data), 50_000):
            with contextlib.suppress(OSError):
                client.send(data[start : start + 50_000])
            self.turn()

    def turn(self) -> None:
        for key, _ in self.poller.select(0):
            key.data(key.fileobj)

    def read(self, client: socket.socket, number: int) -> bytes:
        found = b""
        while len(found) < number:
            with contextlib.suppress(BlockingIOError):
                found += client.recv(number - len(found))
            self.turn()
        return found

    def answered(self, client: socket.socket, is_kept: bool) -> None:
        """What gunicorn does when a thread has answered."""
        outcome = SimpleNamespace(cancelled=lambda: False, exception=lambda: None, result=lambda: is_kept)
        self.finish_request(self.connections[client], outcome)


@pytest.fixture
def loop():
    loop = Loop()
    yield loop
    for client in loop.connections:
        client.close()
    for _ in range(100):
        loop.turn()
    loop.poller.close()
    loop.tmp.close()
    assert loop.nr_conns == loop.on_disk == 0


def is_closed(client: socket.socket) -> bool:
    return client.recv(1) == b""


class TestLoop:
    def test_beyond_the_bound_for_all_files_large_bodies_are_refused_and_small_ones_are_not(self, loop, monkeypatch):
        monkeypatch.setattr(worker, "ON_DISK", 500_000)
        first, second, form = loop.connect(), loop.connect(), loop.connect()
        loop.send(first, post(900_000) + b"x" * 400_000)
        loop.send(second, post(900_000) + b"x" * 200_000)
        assert second.recv(1000).startswith(b"HTTP/1.1 503 Service Unavailable\r\n")
        assert is_closed(second)
        loop.send(form, post(20_000) + b"x" * 20_000)
        assert len(loop.complete) == 1
        loop.answered(form, is_kept=False)

    def test_a_body_counts_until_it_has_been_answered(self, loop):
        client = loop.connect()
        loop.send(client, post(100_000) + b"x" * 100_000)
        assert loop.complete
        assert loop.on_disk > 100_000
        loop.answered(client, is_kept=False)
        assert loop.on_disk == 0

    def test_a_disk_that_is_full_is_said(self, loop, monkeypatch):
        def is_full(gathered, data):
            raise OSError(errno.ENOSPC, "No space left on device")

        client = loop.connect()
        monkeypatch.setattr(Gathering, "_write", is_full)
        loop.send(client, post(100_000))
        assert client.recv(1000).startswith(b"HTTP/1.1 503 ")

    def test_a_body_that_is_too_slow_or_cut_is_ended(self, loop, clock):
        slow, cut = loop.connect(), loop.connect()
        loop.send(slow, post(900_000) + b"x" * 300_000)
        loop.send(cut, post(900_000) + b"x" * 300_000)
        cut.close()
        loop.turn()
        assert loop.nr_conns == 1
        clock.value += worker.BODY_SECONDS + 1
        loop.murder_pending()
        assert is_closed(slow)

    def test_a_head_without_end_is_refused(self, loop):
        client = loop.connect()
        loop.send(client, b"GET / HTTP/1.1\r\nX: " + b"x" * (worker.HEAD_LIMIT + 1))
        assert client.recv(1000).startswith(b"HTTP/1.1 431 ")

    def test_who_does_not_read_the_refusal_is_ended_too(self, loop, clock):
        client = loop.connect()
        loop.send(client, b"x" * (worker.HEAD_LIMIT + 1))
        assert loop.nr_conns == 1
        clock.value += worker.LEAVE_SECONDS + 1
        loop.murder_pending()
        assert loop.nr_conns == 0

    def test_requests_that_follow_each_other_closely_are_each_answered(self, loop):
        client = loop.connect()
        loop.send(client, post(5) + b"hello" + PLAIN)
        assert loop.complete == [post(5) + b"hello"]
        loop.answered(client, is_kept=True)
        assert loop.complete == [post(5) + b"hello", PLAIN]
        loop.answered(client, is_kept=False)

    def test_a_client_that_never_closes_holds_nothing_up(self, loop, clock):
        client = loop.connect()
        loop.send(client, PLAIN)
        loop.answered(client, is_kept=False)
        assert is_closed(client)
        assert loop.nr_conns == 1
        clock.value += worker.LEAVE_SECONDS + 1
        loop.murder_pending()
        assert loop.nr_conns == 0


class TestAnswers:
    ANSWER = b"x" * 4_999_999 + b"y"

    @pytest.fixture
    def client(self, loop):
        """Its request has been handed to a thread, which has answered at length."""
        client = loop.connect()
        loop.send(client, PLAIN + PLAIN)
        loop.connections[client].sock.sendall(self.ANSWER)
        return client

    @pytest.mark.parametrize("is_kept", [True, False])
    def test_what_a_slow_reader_does_not_take_is_sent_by_the_loop(self, loop, client, is_kept):
        loop.answered(client, is_kept)
        assert 1_000_000 < loop.on_disk < 5_000_000
        assert loop.read(client, 5_000_000) == self.ANSWER
        assert loop.on_disk == 0
        assert loop.complete == [PLAIN] * (2 if is_kept else 1)
        if is_kept:
            loop.answered(client, is_kept=False)
        loop.turn()
        assert is_closed(client)

    def test_a_reader_who_takes_nothing_is_left(self, loop, client, clock):
        loop.answered(client, is_kept=True)
        clock.value += worker.BODY_SECONDS + 1
        loop.murder_pending()
        assert loop.nr_conns == loop.on_disk == 0

    def test_a_reader_who_takes_a_little_has_its_time_again(self, loop, client, clock):
        loop.answered(client, is_kept=False)
        for _ in range(10):
            clock.value += worker.BODY_SECONDS - 1
            loop.read(client, 500_000)
            loop.murder_pending()
        assert loop.on_disk == 0

    def test_a_reader_who_has_gone_is_forgotten(self, loop, client):
        loop.answered(client, is_kept=False)
        client.close()
        loop.turn()
        assert loop.nr_conns == loop.on_disk == 0

    def test_an_answer_that_a_thread_could_not_finish_is_forgotten(self, loop, client):
        outcome = SimpleNamespace(cancelled=lambda: False, exception=lambda: RuntimeError())
        loop.finish_request(loop.connections[client], outcome)
        assert loop.on_disk == 0


@pytest.fixture(scope="module")
def server(tmp_path_factory, begun):
    with onward(begun(tmp_path_factory.mktemp("slow") / "data"), workers=1) as server:
        yield server


def test_others_are_answered_while_slow_clients_lean_on_one_worker(server):
    with contextlib.ExitStack() as held:
        for sent in [HEAD, BODY, b"", STALLED] * 40:
            client = held.enter_context(socket.create_connection(("127.0.0.1", server.port)))
            client.sendall(sent)
        other = held.enter_context(contextlib.closing(Client(server.port)))
        assert [other.get("/accounts/signup/").status for _ in range(5)] == [200] * 5


def test_a_post_in_small_pieces_arrives_whole(server):
    with socket.create_connection(("127.0.0.1", server.port)) as client:
        for piece in (
            b"POST /accounts/log",
            b"in/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: ",
            b"application/x-www-form-urlencoded\r\nContent-Length: 7\r\n\r\nlo",
            b"gin=a",
        ):
            client.sendall(piece)
        answer = b"".join(iter(lambda: client.recv(65536), b""))
    assert answer.startswith(b"HTTP/1.1 403")  # without a token, but read and answered


def test_a_large_body_is_read_whole(server):
    field = b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\n' + b"a" * 5_000_000
    headers = {"Content-Type": "multipart/form-data; boundary=x"}
    with contextlib.closing(Client(server.port)) as client:
        answer = client.ask("POST", "/accounts/login/", field + b"\r\n--x--\r\n", headers)
        assert (answer.status, client.get("/accounts/signup/").status) == (200, 200)


def test_a_body_that_is_too_large_is_answered_once_it_has_been_sent(server):
    with contextlib.closing(Client(server.port)) as client:
        assert client.ask("POST", "/accounts/login/", b"x" * (sizes.LARGEST + 1)).status == 413
