"""Slow clients hold no thread: a request is gathered first, and has to keep a least pace."""

import contextlib
import errno
import socket

import pytest

from config import worker
from config.worker import Gathering, PacedSocket
from tests.serving import Client, onward
from tests.tools.slow_clients import BODY, HEAD

PLAIN = b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"


def post(length: int, more: bytes = b"") -> bytes:
    return b"POST / HTTP/1.1\r\nHost: localhost\r\n" + more + b"Content-Length: %d\r\n\r\n" % length


class TestGathering:
    def test_a_request_without_a_body_is_complete_with_its_head_however_it_is_cut(self):
        gathered = Gathering()
        assert [gathered.take(PLAIN[place : place + 1]) for place in range(len(PLAIN))].count(True) == 1
        assert gathered.data == PLAIN

    def test_a_body_is_waited_for(self):
        gathered = Gathering()
        assert not gathered.take(post(10))
        assert not gathered.take(b"12345")
        assert gathered.take(b"67890")

    def test_of_a_large_body_the_beginning_is_enough(self):
        gathered = Gathering()
        assert not gathered.take(post(50_000_000))
        assert gathered.take(b"x" * worker.BODY_GATHERED)

    def test_chunks_are_waited_for_to_their_end(self):
        gathered = Gathering()
        assert not gathered.take(b"POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n")
        assert not gathered.take(b"5\r\nhello\r\n")
        assert gathered.take(b"0\r\n\r\n")

    def test_a_head_without_end_is_left_to_be_refused(self):
        assert Gathering().take(b"GET / HTTP/1.1\r\nX: " + b"x" * worker.HEAD_LIMIT)

    def test_who_waits_to_be_told_to_send_is_told_once(self):
        gathered = Gathering()
        assert not gathered.take(post(5, b"Expect: 100-continue\r\n"))
        assert gathered.expects_continue()
        assert not gathered.expects_continue()
        assert gathered.take(b"hello")
        assert gathered.data == post(5) + b"hello"

    def test_a_head_has_one_deadline_and_a_body_earns_its_time(self):
        gathered = Gathering()
        assert gathered.deadline == gathered.began + worker.HEAD_SECONDS
        gathered.take(post(1_000_000))
        before = gathered.deadline
        gathered.take(b"x" * worker.LEAST_RATE * 3)
        assert gathered.deadline == before + 3


class TestPace:
    @pytest.fixture
    def pair(self):
        mine, theirs = socket.socketpair()
        paced = PacedSocket(mine.family, mine.type, mine.proto, fileno=mine.detach())
        yield paced, theirs
        paced.close()
        theirs.close()

    def test_a_body_that_stops_coming_ends_as_a_client_that_has_gone(self, pair, monkeypatch):
        monkeypatch.setattr(worker, "BODY_SECONDS", 0.01)
        paced, theirs = pair
        paced.start_request()
        theirs.sendall(b"some")
        assert paced.recv(100) == b"some"
        with pytest.raises(ConnectionResetError) as refused:
            paced.recv(100)
        assert refused.value.errno == errno.ECONNRESET

    def test_a_reader_who_takes_nothing_is_left(self, pair, monkeypatch):
        monkeypatch.setattr(worker, "BODY_SECONDS", 0.01)
        monkeypatch.setattr(worker, "LEAST_RATE", 10**9)
        with pytest.raises(ConnectionResetError):
            pair[0].sendall(b"x" * 50_000_000)

    def test_what_is_taken_arrives_whole(self, pair):
        paced, theirs = pair
        paced.sendall(b"x" * 100)
        assert theirs.recv(1000) == b"x" * 100


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    with onward(tmp_path_factory.mktemp("slow") / "data", workers=1) as server:
        yield server


def test_others_are_answered_while_slow_clients_lean_on_one_worker(server):
    with contextlib.ExitStack() as held:
        for sent in [HEAD, BODY, b""] * 40:
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
