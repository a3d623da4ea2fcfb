"""One world with two people, and many bad requests to it; each is taken back, so that all of them find the same world."""

import contextlib
import logging
import random
import sys
import time
import traceback
from collections import Counter
from dataclasses import dataclass, field
from io import BytesIO
from itertools import cycle, islice
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.files.uploadedfile import UploadedFile
from django.core.signals import got_request_exception
from django.db import connection, transaction
from django.test import Client
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart
from django.urls import reverse

from applications.preferences import sample
from tests.builders import TODAY, make_application
from tests.conftest import _person
from tests.ownership import everything, fill, find_foreign_rows
from tests.test_access import ROUTES, address, everything_of

from . import inputs, judging
from .harvest import Target, forms_of, known_names

SLOW = 1.0  # seconds for one query
STRANGE = OverflowError, ValueError, LookupError, TypeError


@dataclass(slots=True)
class Report:
    """What came of it. `found`: {what: [how often, the first request]}."""

    sent: Counter = field(default_factory=Counter)
    routes: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    found: dict[str, list] = field(default_factory=dict)
    slowest_query: float = 0.0
    slowest_answer: tuple[float, str] = (0.0, "")

    def add(self, what: str, request: inputs.Request) -> None:
        self.found.setdefault(what, [0, told(request)])[0] += 1

    def __str__(self) -> str:
        lines = [
            f"{self.sent.total():,} requests to {len(self.routes)} routes with {len(self.names)} names of fields",
            "answers: " + ", ".join(f"{count:,} × {status}" for status, count in sorted(self.sent.items())),
            f"slowest query {self.slowest_query * 1000:.0f} ms, slowest answer {self.slowest_answer[0]:.2f} s ({self.slowest_answer[1]})",
            *(f"\n{count} × {what}\n    first: {first}" for what, (count, first) in self.found.items()),
            "Nothing was found." if not self.found else f"\n{len(self.found)} kinds of faults.",
        ]
        return "\n".join(lines)


def told(request: inputs.Request) -> str:
    fields = [(name, value[:80]) for name, value in request.fields]
    files = [(name, file_name, content[:60]) for name, file_name, content in request.files]
    return f"{request.who} {request.method} {request.path[:200]} query={[(n, v[:80]) for n, v in request.query]} fields={fields} files={files} headers={ {n: v[:80] for n, v in request.headers.items()} } body={request.body and (request.body[0][:80], request.body[1])}"


class World:
    """alice owns what is asked for, bob owns what must never be shown; nobody is signed in as nobody."""

    def __init__(self, seed: int, *, made: int, more: int = 0):
        """`made`: how many texts hypothesis makes up. `more`: applications beside the sample."""
        self.chance = random.Random(seed)
        self.report = Report()
        self.alice, self.bob = (
            get_user_model().objects.filter(email=f"{name}@example.org").first() or _person(name) for name in ("alice", "bob")
        )  # fmt: skip
        self.rows = everything_of(self.alice) | {"passkey": 1}
        for number in range(more):
            make_application(self.alice, company=f"Company {number}", notes="word " * 50)
        theirs = everything_of(self.bob)
        sample.create(self.alice, today=TODAY)
        fill(self.bob, judging.OF_BOB, f"https://{judging.OF_BOB}.example/")
        self.bobs = everything(self.bob)
        self.cookies = {"nobody": None} | {one.username.split("@")[0]: self._signed_in(one) for one in (self.alice, self.bob)}  # fmt: skip
        self.targets = list({same(one): one for one in self._targets()}.values())
        numbers = [str(value) for value in self.rows.values()]
        foreign = [str(value) for value in theirs.values()]
        self.bad = inputs.Bad(known_names(), numbers, foreign, inputs.made_up(made, seed), self.chance)
        self.failed: list[str] = []

    def _signed_in(self, user) -> str:
        client = Client()
        client.force_login(user)
        client.post("/accounts/reauthenticate/", {"password": "correct horse battery"})
        return client.cookies[settings.SESSION_COOKIE_NAME].value

    def _client(self, who: str) -> Client:
        client = Client(raise_request_exception=False)
        if self.cookies[who]:
            client.cookies[settings.SESSION_COOKIE_NAME] = self.cookies[who]
        return client

    def _targets(self):
        """Each route by itself, and each form of each page."""
        from tests.test_account_routes import ROUTES as OF_ALLAUTH

        client = self._client("alice")
        for name, (_, methods, arguments) in (ROUTES | OF_ALLAUTH).items():
            path = address(name, arguments, self.rows)
            for method in methods.split():
                yield Target(name, method, path)
            if "GET" in methods:
                with taken_back():
                    yield from forms_of(client.get(path))
        visitor = self._client("nobody")
        for name in ("account_login", "account_signup", "account_reset_password"):
            yield from forms_of(visitor.get(reverse(name)))

    def send(self, request: inputs.Request) -> None:
        report = self.report
        report.routes.add(request.target.route)
        report.names.update(name for name, _ in (*request.fields, *request.query))
        self.failed.clear()
        with taken_back(), connection.execute_wrapper(self._watch(request)):
            began = time.perf_counter()
            try:
                response = self._answer(request)
            except STRANGE as error:  # the client itself could not send it
                report.sent["not sendable"] += 1
                if "/django/test/" not in "".join(traceback.format_tb(error.__traceback__)[-3:]):
                    report.add(f"raised outside the views: {signature(error)}", request)
                return
            took = time.perf_counter() - began
            report.sent[response.status_code] += 1
            if took > report.slowest_answer[0]:
                report.slowest_answer = (took, f"{request.method} {request.target.route}")
            for fault in self.failed or judging.faults(response):
                if not (request.who == "bob" and "somebody else" in fault):
                    report.add(fault, request)
            if request.is_foreign and request.who == "alice":
                self._look_at_bob(request)

    def _look_at_bob(self, request) -> None:
        for stray in find_foreign_rows():
            self.report.add(stray, request)
        if everything(self.bob) != self.bobs:
            self.report.add("changes somebody else's rows", request)

    def _answer(self, request: inputs.Request):
        client = self._client(request.who)
        headers = {name: value for name, value in request.headers.items() if "\n" not in value and "\r" not in value}
        options = {"headers": headers, "query_params": None}
        path = request.path + (f"?{urlencode(request.query)}" if request.query else "")
        if request.body is not None:
            return client.generic(request.method, path, *request.body, **options)
        if request.method in ("GET", "HEAD"):
            return client.generic(request.method, path, **options)
        if request.files:
            return client.generic(request.method, path, multipart(request), MULTIPART_CONTENT, **options)
        return client.generic(request.method, path, urlencode(request.fields), "application/x-www-form-urlencoded", **options)  # fmt: skip

    def _watch(self, request):
        """SQLite works in this thread: its own time is counted, not that of what else the machine does."""
        clock = time.thread_time if connection.vendor == "sqlite" else time.perf_counter

        def wrapper(execute, sql, params, many, context):
            if "zq9" in sql:
                self.report.add("a value became part of a query", request)
            began = clock()
            try:
                return execute(sql, params, many, context)
            finally:
                took = clock() - began
                self.report.slowest_query = max(self.report.slowest_query, took)
                if took > SLOW:
                    self.report.add(f"a query of {took:.1f} s: {sql[:120]}", request)

        return wrapper

    def note(self, **kwargs) -> None:
        """Called while a view's exception is at hand."""
        self.failed.append(signature(sys.exc_info()[1]))


def same(target: Target) -> tuple:
    """The forms that stand on every page are sent as often as any other."""
    return (target.route, target.method, target.path, *sorted({name for name, _ in target.fields}), *target.files)


def multipart(request: inputs.Request) -> bytes:
    fields: dict[str, list] = {}
    for name, value in request.fields:
        fields.setdefault(name, []).append(value)
    for name, file_name, content in request.files:
        file = UploadedFile(BytesIO(content), "x", "application/octet-stream", len(content))
        file._name = file_name  # as a hostile client sends it: UploadedFile would tidy it up
        fields.setdefault(name, []).append(file)
    return encode_multipart(BOUNDARY, fields)


def signature(error: BaseException) -> str:
    """The kind of error and where in our code it came up: the same fault has the same one."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if str(settings.BASE_DIR) in frame.filename and ".venv" not in frame.filename and "/tests/" not in frame.filename]  # fmt: skip
    at = (ours or frames)[-1]
    return f"{type(error).__name__}: {str(error)[:100]} at {at.filename.removeprefix(str(settings.BASE_DIR))}:{at.lineno} (and {frames[-1].name})"


@contextlib.contextmanager
def taken_back():
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def fuzz(world: World, examples: int, *, told_every: int = 0) -> Report:
    """Each target in turn, so that none is left out."""
    turns = cycle(world.chance.sample(world.targets, len(world.targets)))
    got_request_exception.connect(world.note)
    logging.disable(logging.CRITICAL)
    try:
        for number, target in enumerate(islice(turns, examples), 1):
            world.send(world.bad.request(target))
            if told_every and number % told_every == 0:
                print(world.report, flush=True)
    finally:
        logging.disable(logging.NOTSET)
        got_request_exception.disconnect(world.note)
    return world.report
