"""Run by hand: how long taking everything out and back takes, and in how much memory. `uv run python -m tests.measure_archive 10000 [step]`.

Each step runs in a process of its own, so that its memory is its own.
"""

import datetime as dt
import os
import resource
import subprocess
import sys
import time
from pathlib import Path

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.utils import timezone

import tests.scratch  # noqa: F401 - before anything of Django's
from applications import exporting
from applications.models import Application, InterviewStage, NewApplication, Profile, store
from feedback import archive

TODAY = dt.date(2026, 11, 24)
ADVERT = "We look for someone who asks which number is the right one. " * 50
STEPS = ("csv", "xlsx", "json", "zip", "restore")


def person(name: str):
    user, _ = get_user_model().objects.get_or_create(username=f"{name}@example.org")
    Profile.of(user)
    return user


def fill(rows: int) -> None:
    """Applications with an advert of 3,000 characters, three steps of history, a tag, and every fourth an interview."""
    call_command("migrate", verbosity=0)
    owner, new = person("from"), []
    for number in range(rows):
        on = TODAY - dt.timedelta(days=number % 300)
        history = [("applied", on - dt.timedelta(days=20)), ("screening", on - dt.timedelta(days=9)), ("rejected", on)]
        application = Application(
            owner=owner,
            company=f"Company {number % 700}",
            title=f"Analyst {number % 90}",
            advert=ADVERT,
            notes="Ask who decides.",
            link=f"https://example.org/jobs/{number}",
        )
        new.append(NewApplication(application, history, tags=[f"Tag {number % 9}"]))
    applications = store(new, Profile.of(owner))
    InterviewStage.objects.bulk_create(
        InterviewStage(application=one, questions="Why us?", due_on=TODAY) for one in applications[::4]
    )


def run(step: str) -> None:
    owner, folder = person("from"), Path(settings.DATA_DIR)
    table = exporting.table_of(Application.objects.for_user(owner), searches=[], zone=dt.UTC)
    with (folder / "out").open("wb") as out:
        if step == "csv":
            out.writelines(line.encode() for line in exporting.csv_lines(table))
        elif step == "xlsx":
            exporting.write_xlsx(table, out)
        elif step == "restore":
            with (folder / "kept.zip").open("rb") as file:
                archive.restore(person("to"), file)
        else:
            pieces = archive.json_pieces if step == "json" else archive.zip_pieces
            out.writelines(pieces(owner, now=timezone.now()))
    if step == "zip":
        (folder / "out").rename(folder / "kept.zip")


if __name__ == "__main__":
    rows = sys.argv[1] if len(sys.argv) > 1 else "10000"
    if len(sys.argv) < 3:
        for step in ("fill", *STEPS):
            subprocess.run([sys.executable, "-m", "tests.measure_archive", rows, step], check=True, env=os.environ)
    elif sys.argv[2] == "fill":
        fill(int(rows))
    else:
        before, start = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024, time.perf_counter()
        run(sys.argv[2])
        took, most = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(
            f"{sys.argv[2]}: {took:.1f} s ({time.process_time():.1f} s of a processor), {most} MB at most, {before} MB before"
        )
