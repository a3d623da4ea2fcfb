"""What is asked for, how long it takes beside the floor, and how many queries it costs."""

import statistics
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import cycle

from django.core.cache import cache
from django.db import connection
from django.test import Client as InProcess
from django.test.utils import CaptureQueriesContext, override_settings
from django.urls import reverse

from applications.models import Application
from feedback.models import Preferences
from feedback.reminders.calendar import token_of
from tests.bench.data import FOUND
from tests.serving import Answer, Client, Server

CONTROL = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE", "ROLLBACK")


@dataclass(frozen=True)
class Page:
    """`bodies`: what is posted, in turn; a page that is only read has none. `after`: what is done, unmeasured,
    before it.
    """

    name: str
    path: str
    bodies: tuple[str, ...] = ()
    after: "Page | None" = None

    @property
    def writes(self) -> bool:
        return bool(self.bodies)


CLIENTS = 8
FLOOR_ROWS = Page("100 rows", "/rows/")
FLOOR_WRITE = Page("a write", "/rows/1/", ("status=screening", "status=applied"))
FLOOR_FIXED = Page("20 KB", "/fixed/")
HTMX = {"HX-Request": "true", "HX-Current-URL": "http://localhost/board/"}


def pages_of(user) -> list[Page]:
    preferences, _ = Preferences.objects.get_or_create(user=user)
    if not preferences.calendar_nonce:
        preferences.calendar_nonce = "bench"
        preferences.save()
    applied = Application.objects.for_user(user).open().filter(status="applied").order_by("pk")
    one, moving = applied[0], applied.reverse()[0]  # the one that moves has a longer history after each run
    calendar = reverse("calendar_feed", args=[preferences.pk, token_of(preferences)])
    change = Page("status change", f"/applications/{moving.pk}/status/", ("status=screening&day=today&from=board", "status=applied&day=today&from=board"))  # fmt: skip
    return [
        Page("Today", "/"),
        Page("board", "/board/"),
        Page("table", "/applications/"),
        Page("application", f"/applications/{one.pk}/"),
        change,
        Page("Today after it", "/", after=change),
        Page("Insights after it", "/insights/", after=change),
        Page("feedback", "/feedback/"),
        Page("Insights", "/insights/"),
        Page("search", f"/applications/?q={FOUND}"),
        Page("calendar", calendar),
    ]  # fmt: skip


def measure(page: Page, ours: Server, session: str, theirs: Server, floor_session: str, rounds: int) -> dict:
    """Times in milliseconds, medians of `rounds` answers; processor time of both servers over the same answers.

    Both are asked in turn, so that whatever else the machine does hits them alike.
    """
    client, other = Client(ours.port, session), Client(theirs.port, floor_session)
    ask, ask_floor = asking(client, page), asking(other, FLOOR_WRITE if page.writes else FLOOR_ROWS)
    before = asking(client, page.after) if page.after else None
    rounds = min(rounds, 40) if page.after or page.name in ("Insights", "calendar") else rounds
    cache.clear()  # a private address may be asked for sixty times in ten minutes
    for _ in range(8):
        good(ask()), good(ask_floor())
    times, floor_times = [], []
    cpu, floor_cpu = ours.cpu_ms(), theirs.cpu_ms()
    for _ in range(rounds):
        if before:
            good(before())
        answer = good(ask())
        times.append(answer.ms)
        floor_times.append(good(ask_floor()).ms)
    cpu, floor_cpu = (ours.cpu_ms() - cpu) / rounds, (theirs.cpu_ms() - floor_cpu) / rounds
    return {
        "p50": statistics.median(times),
        "p95": statistics.quantiles(times, n=20)[-1],
        "floor_p50": statistics.median(floor_times),
        "cpu": cpu,
        "floor_cpu": floor_cpu,
        "bytes": len(answer.body),
        "a_second": a_second(page, ours, session, rounds),
    }


def floor_alone(theirs: Server, floor_session: str, rounds: int = 100) -> str:
    """What the floor's own three answers take, in a sentence."""
    found = []
    for page in (FLOOR_ROWS, FLOOR_FIXED, FLOOR_WRITE):
        ask = asking(Client(theirs.port, floor_session), page)
        found.append(f"{page.name} {statistics.median(good(ask()).ms for _ in range(rounds)):.1f} ms")
    return f"the floor alone: {', '.join(found)}"


def asking(client: Client, page: Page) -> Callable[[], Answer]:
    """Asks for the page, with the next of what is posted to it."""
    if not page.writes:
        return lambda: client.get(page.path)
    bodies = cycle(page.bodies)
    return lambda: client.post(page.path, next(bodies), **HTMX)


def a_second(page: Page, server: Server, session: str, rounds: int, accept: str = "identity") -> float:
    """How many are answered a second when eight clients ask at the same time, each again as soon as it was answered."""
    cache.clear()
    each = max(2, rounds // CLIENTS)
    clients = [asking(Client(server.port, session, accept=accept), page) for _ in range(CLIENTS)]

    def work(ask: Callable[[], Answer]) -> None:
        for _ in range(each):
            good(ask())

    with ThreadPoolExecutor(CLIENTS) as pool:
        began = time.perf_counter()
        list(pool.map(work, clients))
        return CLIENTS * each / (time.perf_counter() - began)


def good(answer):
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
