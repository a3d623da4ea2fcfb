"""What is asked for, how long it takes beside the floor, and how many queries it costs."""

import statistics
from dataclasses import dataclass
from itertools import cycle

from django.db import connection
from django.test import Client as InProcess
from django.test.utils import CaptureQueriesContext, override_settings
from django.urls import reverse

from applications.models import Application
from feedback.calendar import token_of
from feedback.models import Preferences
from tests.serving import Client, Server

CONTROL = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE", "ROLLBACK")


@dataclass(frozen=True)
class Page:
    """`bodies`: what is posted, in turn; a page that is only read has none."""

    name: str
    path: str
    bodies: tuple[str, ...] = ()

    @property
    def writes(self) -> bool:
        return bool(self.bodies)


HTMX = {"HX-Request": "true", "HX-Current-URL": "http://localhost/board/"}


def pages_of(user) -> list[Page]:
    preferences, _ = Preferences.objects.get_or_create(user=user)
    if not preferences.calendar_nonce:
        preferences.calendar_nonce = "bench"
        preferences.save()
    one = Application.objects.for_user(user).open().filter(status="applied").first()
    calendar = reverse("calendar_feed", args=[preferences.pk, token_of(preferences)])
    return [
        Page("Today", "/"),
        Page("board", "/board/"),
        Page("table", "/applications/"),
        Page("application", f"/applications/{one.pk}/"),
        Page("status change", f"/applications/{one.pk}/status/", ("status=screening&day=today&from=board", "status=applied&day=today&from=board")),
        Page("feedback", "/feedback/"),
        Page("Insights", "/insights/"),
        Page("search", "/applications/?q=company+00"),
        Page("calendar", calendar),
    ]  # fmt: skip


def measure(page: Page, ours: Server, session: str, theirs: Server, floor_session: str, rounds: int) -> dict:
    """Times in milliseconds, medians of `rounds` answers, both servers asked in turn."""
    client, other = Client(ours.port, session), Client(theirs.port, floor_session)
    rounds = min(rounds, 40) if page.name == "Insights" else rounds
    bodies, floor_bodies = cycle(page.bodies or ("",)), cycle(("status=screening", "status=applied"))

    def ask():
        return client.post(page.path, next(bodies), **HTMX) if page.writes else client.get(page.path)

    def ask_floor():
        return other.post("/rows/1/", next(floor_bodies)) if page.writes else other.get("/rows/")

    for _ in range(8):
        _good(ask()), _good(ask_floor())
    times, floor_times = [], []
    for _ in range(rounds):
        times.append(_good(ask()).ms)
        floor_times.append(_good(ask_floor()).ms)
    cpu, floor_cpu = ours.cpu_ms(), theirs.cpu_ms()
    for _ in range(rounds):
        answer = ask()
    cpu = (ours.cpu_ms() - cpu) / rounds
    for _ in range(rounds):
        ask_floor()
    floor_cpu = (theirs.cpu_ms() - floor_cpu) / rounds
    return {
        "p50": statistics.median(times),
        "p95": statistics.quantiles(times, n=20)[-1],
        "floor_p50": statistics.median(floor_times),
        "cpu": cpu,
        "floor_cpu": floor_cpu,
        "bytes": len(answer.body),
    }


def _good(answer):
    if answer.status != 200:
        raise RuntimeError(f"answered {answer.status}: {answer.body[:300]!r}")
    return answer


PLAIN_FILES = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}


@override_settings(ALLOWED_HOSTS=["*"], STORAGES=PLAIN_FILES)
def queries_of(page: Page, user) -> int:
    """In this process; beginning and ending a transaction does not count."""
    client = InProcess()
    client.force_login(user)
    headers = {name.lower(): value for name, value in HTMX.items()}

    def ask(body: str):
        if page.writes:
            return client.post(page.path, body, content_type="application/x-www-form-urlencoded", headers=headers)
        return client.get(page.path)

    for body in page.bodies or ("",):
        ask(body)
    with CaptureQueriesContext(connection) as captured:
        ask((page.bodies or ("",))[0])
    number = sum(not one["sql"].startswith(CONTROL) for one in captured.captured_queries)
    for body in page.bodies[1:]:
        ask(body)
    return number
