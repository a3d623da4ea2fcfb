"""Run by hand: how long an import takes. `DATA_DIR=$(mktemp -d) DJANGO_SETTINGS_MODULE=config.settings python -m tests.measure_import 10000`."""

import csv
import datetime as dt
import io
import resource
import sys
import time

import django

django.setup()

from django.contrib.auth import get_user_model  # noqa: E402
from django.core.management import call_command  # noqa: E402

from applications.importing import importer, matching, staging, uptodate  # noqa: E402
from applications.models import ImportBatch, StagedImport  # noqa: E402

HEADER = "Application Date,Contact Email,Contact Phone Number,Company Name,Job Title,Job Url,Resume Name,Question And Answers"
TODAY = dt.date(2026, 11, 24)


def export(rows: int) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(HEADER.split(","))
    for number in range(rows):
        day, job = (
            f"{1 + number % 10}/{1 + number % 28}/26, 10:09 AM",
            f"http://www.linkedin.com/jobs/view/{4311000000 + number}",
        )
        writer.writerow(
            [
                day,
                "a@example.org",
                "+1",
                f"Company {number % 700} Ltd",
                f"Analyst {number % 90}",
                job,
                "CV.pdf",
                "Years?:3\nVisa?:Yes",
            ]
        )
    return out.getvalue().encode()


def timed(what: str, work):
    began = time.perf_counter()
    result = work()
    print(f"{what:28}{time.perf_counter() - began:7.2f} s")
    return result


def read(staged: StagedImport) -> None:
    while not staging.read_more(StagedImport.objects.get(pk=staged.pk), today=TODAY):
        pass
    staged.refresh_from_db()


def main(rows: int) -> None:
    call_command("migrate", verbosity=0)
    user = get_user_model().objects.create_user(f"{time.time()}@example.org")
    content = export(rows)
    staged = timed("read the file", lambda: staging.stage(user, [("Job Applications.csv", content)]))
    timed("validate in chunks", lambda: read(staged))
    timed("preview", lambda: matching.preview(staged))
    batch = timed("confirm", lambda: importer.confirm(staged, today=TODAY))
    ids = [pk for group in uptodate.by_age(batch, today=TODAY) for pk in group.ids]
    timed("bring up to date", lambda: uptodate.bring_up_to_date(batch, {("no_response", TODAY): ids}, today=TODAY))
    timed("undo all of it", lambda: importer.take_back(ImportBatch.objects.get(pk=batch.pk)))
    print(f"memory at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
