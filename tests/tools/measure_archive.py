"""Run by hand: how long taking everything out and back takes, and in how much memory. `uv run python -m
tests.tools.measure_archive 10000 [step]`.

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
from django.core.management import call_command
from django.utils import timezone

import tests.scratch  # noqa: F401 - before anything of Django's
from applications.exporting import tables
from applications.models import Application
from feedback import archive
from tests.tools.many import fill, person

STEPS = ("csv", "xlsx", "json", "zip", "restore")


def run(step: str) -> None:
    owner, folder = person("from"), Path(settings.DATA_DIR)
    table = tables.table_of(Application.objects.for_user(owner), searches=[], zone=dt.UTC)
    with (folder / "out").open("wb") as out:
        if step == "csv":
            out.writelines(line.encode() for line in tables.csv_lines(table))
        elif step == "xlsx":
            tables.write_xlsx(table, out)
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
            subprocess.run(
                [sys.executable, "-m", "tests.tools.measure_archive", rows, step], check=True, env=os.environ
            )
    elif sys.argv[2] == "fill":
        call_command("migrate", verbosity=0)
        fill(person("from"), int(rows))
    else:
        before, start = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024, time.perf_counter()
        run(sys.argv[2])
        took, most = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(
            f"{sys.argv[2]}: {took:.1f} s ({time.process_time():.1f} s of a processor), {most} MB at most, {before} MB before"
        )
