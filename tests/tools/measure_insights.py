"""Run by hand: how long Today and Insights take. `uv run python -m tests.tools.measure_insights 100 1000 10000`."""

import datetime as dt
import random
import sys
import time

from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

import tests.scratch  # noqa: F401 - before anything of Django's
from applications.models import (
    Application,
    NewApplication,
    Profile,
    Source,
    StatusChange,
    WorkMode,
    history_for,
    store,
)

OUTCOME_SENTENCES = ("rejected", "rejected", "no_response", "withdrawn", "")
STATES = ("screening", "interviewing", "offer")


def new(owner, number: int, chance: random.Random) -> NewApplication:
    """One with about four changes: saved, applied, one further step, an ending or a correction."""
    applied = dt.date.today() - dt.timedelta(days=chance.randint(30, 700))
    further = history_for(chance.choice(STATES), applied + dt.timedelta(days=chance.randint(1, 20)), applied)
    ending = chance.choice(OUTCOME_SENTENCES) or "screening"
    history = [("saved", applied), *further, (ending, further[-1][1] + dt.timedelta(days=chance.randint(1, 9)))]
    application = Application(
        owner=owner, company=f"Company {number % 2000}", title="Analyst", source=chance.choice(Source.values),
        work_mode=chance.choice(WorkMode.values), advert="What they wrote about it. " * 40,
    )  # fmt: skip
    return NewApplication(application, history, (f"Tag {number % 12}",) if number % 2 else ())


def timed(client: Client, path: str) -> str:
    with CaptureQueriesContext(connection) as captured:
        began, spent = time.perf_counter(), time.process_time()
        response = client.get(path)
        took, spent = time.perf_counter() - began, time.process_time() - spent
    assert response.status_code == 200, (path, response.status_code)
    return f"{1000 * took:6.0f} ms ({1000 * spent:.0f} of the processor) {len(captured):2} queries"


def main(sizes: list[int]) -> None:
    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    chance = random.Random(7)
    for size in sizes:
        owner = get_user_model().objects.create_user(f"p{size}@example.org", f"p{size}@example.org", "x")
        made = store([new(owner, number, chance) for number in range(size)], Profile.of(owner))
        changes = StatusChange.objects.for_user(owner).count()
        client = Client(headers={"host": "localhost"})
        client.force_login(owner)
        client.get("/board/")
        for path in ("/", "/insights/", "/insights/?source=referral", "/insights/said/", "/wins/"):
            first, second = timed(client, path), timed(client, path)
            made[0].refresh_from_db()
            made[0].save()
            changed = timed(client, path)
            print(
                f"{size:6} {changes:6} changes  {path:28} first {first}, nothing changed {second}, after a change {changed}"
            )


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [100, 1000, 10000])
