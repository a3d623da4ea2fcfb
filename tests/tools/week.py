"""A week of simulated use, by a clock that is moved: `uv run python -m tests.tools.week [people] [days]`.

Each person looks at the pages, adds and moves applications, writes, imports, downloads, deletes and undoes; digests are sent
each hour and the clean-up runs each night, as in a server. Once all has been used once, nothing may grow but what people
wrote: memory by 30 MB, open files by 5, the log by 100 bytes a request (each person makes three mistakes a day, which are
written there), and the database by 30 kB a thing that was done.
"""

import argparse
import datetime as dt
import logging
import os
import random
import sys
import time
from pathlib import Path

import time_machine

import tests.scratch  # noqa: F401 - before anything of Django's
from config.logs import Json, Line

MONDAY = dt.datetime(2026, 12, 28, tzinfo=dt.UTC)  # the week in which a year ends
FIRST_DAYS = 1  # everything is loaded by then
MOST_MB, MOST_FILES, MOST_LOG, MOST_ROWS_KB = 30, 5, 100, 30
LOOKED_AT = (
    "/",
    "/board/",
    "/applications/",
    "/insights/",
    "/people/",
    "/wins/",
    "/documents/",
    "/practice/questions/",
)
ZONES = ("Europe/London", "Europe/Berlin", "America/New_York", "Pacific/Auckland", "Asia/Kathmandu")


class Log(logging.Handler):
    """Counts what the server’s own handler would write, in its format and without what it leaves out."""

    def __init__(self) -> None:
        super().__init__()
        self.bytes = self.errors = 0
        (console,) = (one for one in logging.getLogger().handlers if isinstance(one.formatter, Line | Json))
        self.setFormatter(console.formatter)
        for one in console.filters:
            self.addFilter(one)
        logging.getLogger().removeHandler(console)  # it would print them all
        logging.getLogger().addHandler(self)

    def emit(self, record: logging.LogRecord) -> None:
        self.bytes += len(self.format(record).encode()) + 1
        self.errors += record.levelno >= logging.ERROR


class Week:
    def __init__(self, people: int):
        from allauth.account.models import EmailAddress
        from django.conf import settings
        from django.contrib.auth import get_user_model
        from django.core.management import call_command
        from django.test import Client, override_settings

        from applications.models import Profile
        from feedback.models import Preferences

        storages = {
            **settings.STORAGES,
            "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
        }
        override_settings(
            ALLOWED_HOSTS=["*"],
            STORAGES=storages,
            MIDDLEWARE=[one for one in settings.MIDDLEWARE if "whitenoise" not in one],
            SITE_URL="http://testserver",
            MAIL_HOST="localhost",
            MAILERS={"default": {"BACKEND": "django.core.mail.backends.dummy.EmailBackend"}},
        ).enable()
        call_command("migrate", verbosity=0)
        self.random, self.log, self.requests, self.done = random.Random(7), Log(), 0, 0
        self.clients = []
        for number in range(people):
            address = f"person{number}@example.org"
            user = get_user_model().objects.create_user(address, address)
            EmailAddress.objects.create(user=user, email=address, verified=True, primary=True)
            profile = Profile.of(user)
            profile.time_zone = ZONES[number % len(ZONES)]
            profile.save()
            Preferences.objects.create(user=user, digest="due", digest_hour=8)
            client = Client()
            client.force_login(user)
            self.clients.append((user, client))

    def ask(self, method: str, client, path: str, *arguments, **more):
        self.requests += 1
        answer = getattr(client, method)(path, *arguments, **more)
        if answer.streaming:
            list(answer.streaming_content)
        if answer.status_code >= 500:
            raise RuntimeError(f"{method} {path}: {answer.status_code}")
        return answer

    def day_of(self, user, client) -> None:
        """What one person does on one day."""
        from django.core.files.uploadedfile import SimpleUploadedFile

        from applications.models import Application, StagedImport
        from tests.tools.measure_import import export

        for path in LOOKED_AT:
            self.ask("get", client, path)
        for _ in range(3):
            form = {
                "company": f"Company {self.random.randrange(900)}",
                "title": "Analyst",
                "status": "applied",
                "day": "today",
            }
            self.ask("post", client, "/applications/new/", form | {"advert": "Plans and people. " * 40})
        mine = list(Application.objects.for_user(user).open().values_list("pk", flat=True)[:40])
        for pk in self.random.sample(mine, min(4, len(mine))):
            to = {"status": self.random.choice(["screening", "interviewing"]), "day": "today"}
            self.ask("post", client, f"/applications/{pk}/status/", to)
            self.ask("get", client, f"/applications/{pk}/")
        self.ask("post", client, "/reminders/new/", {"words": "Call Tom", "due_on": "2027-01-02"})
        if mine:
            self.ask("post", client, f"/applications/{mine[0]}/outcome/", {"outcome": "rejected", "day": "today"})
        if self.random.random() < 0.3:
            file = SimpleUploadedFile("jobs.csv", export("linkedin", 20))
            self.ask("post", client, "/import/", {"files": file})
            for staged in StagedImport.objects.filter(owner=user)[:1]:
                self.ask("post", client, f"/import/{staged.pk}/progress/")
                self.ask("post", client, f"/import/{staged.pk}/confirm/")
        if self.random.random() < 0.3:
            self.ask("get", client, "/applications/export.csv")
        if mine and self.random.random() < 0.3:
            self.ask("post", client, f"/applications/{mine[-1]}/delete/")
            action = user.actions.first()
            if action and self.random.random() < 0.5:
                self.ask("post", client, action.undo_url)
        self.mistakes(client)
        self.done += 8

    def mistakes(self, client) -> None:
        """What a server writes into its log: nothing else does when all goes well."""
        from django.test import Client

        self.ask("get", client, "/applications/999999/")
        self.ask("post", client, "/applications/new/", {"company": "", "title": ""})
        stranger = Client(enforce_csrf_checks=True)
        self.ask("post", stranger, "/accounts/login/", {"login": "someone@example.org", "password": "a guess"})

    def hour(self) -> None:
        """What a server does by itself."""
        from config.running.server import run_daily_cleanup, send_reminders

        once = iter([True, False])
        send_reminders(lambda: next(once))
        if time.gmtime().tm_hour == 3:
            once = iter([True, False])
            run_daily_cleanup(lambda: next(once))

    def size(self) -> dict[str, float]:
        from django.db import connection

        with connection.cursor() as cursor:
            if connection.vendor == "sqlite":
                cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
                cursor.execute("SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()")
            else:
                cursor.execute("SELECT pg_database_size(current_database())")
            database = cursor.fetchone()[0]
        memory = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmRSS"))
        return {
            "memory": int(memory.split()[1]) / 1024,
            "files": len(os.listdir("/proc/self/fd")),
            "database": database / 1024,
            "log": self.log.bytes,
            "requests": self.requests,
            "done": self.done,
        }


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="python -m tests.tools.week", description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("people", nargs="?", type=int, default=50)
    parser.add_argument("days", nargs="?", type=int, default=7)
    given = parser.parse_args()
    with time_machine.travel(MONDAY, tick=False) as clock:
        week, first = Week(given.people), None
        for day in range(given.days):
            for hour in range(24):
                clock.move_to(MONDAY + dt.timedelta(days=day, hours=hour))
                for user, client in week.clients[hour::24]:
                    week.day_of(user, client)
                week.hour()
            now = week.size()
            print(
                f"day {day + 1}: {now['requests']:6} requests, memory {now['memory']:6.1f} MB, {now['files']} open files, "
                f"database {now['database'] / 1024:6.1f} MB, log {now['log'] / 1024:6.1f} kB",
                flush=True,
            )
            if day + 1 == FIRST_DAYS:
                first = now
    return judged(first, now, week.log.errors)


def judged(first: dict[str, float], last: dict[str, float], errors: int) -> int:
    grown = {name: last[name] - first[name] for name in last}
    requests, done = max(grown["requests"], 1), max(grown["done"], 1)
    over = [
        said
        for said, is_over in (
            (f"memory grew by {grown['memory']:.1f} MB", grown["memory"] > MOST_MB),
            (f"{grown['files']} more open files", grown["files"] > MOST_FILES),
            (f"the log grew by {grown['log'] / requests:.0f} bytes a request", grown["log"] / requests > MOST_LOG),
            (
                f"the database grew by {grown['database'] / done:.1f} kB a thing done",
                grown["database"] / done > MOST_ROWS_KB,
            ),
            ("nothing was logged, so the log was not measured", not last["log"]),
            (f"{errors} errors were logged", errors > 0),
        )
        if is_over
    ]
    print(*(over or ["Nothing grew but what people wrote."]), sep="\n")
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
