"""Run by hand: how long an import takes. `uv run python -m tests.tools.measure_import 10000 [linkedin|teal|sheet|xlsx]`."""

import csv
import datetime as dt
import io
import resource
import sys
import time

from django.contrib.auth import get_user_model
from django.core.management import call_command
from openpyxl import Workbook

import tests.scratch  # noqa: F401 - before anything of Django's
from applications.importing import importer, preview, staging, update_outcomes
from applications.importing.columns import guess_columns
from applications.importing.mapping import MappingForm
from applications.models import ImportBatch, StagedImport

TODAY = dt.date(2026, 11, 24)
LINKEDIN = "Application Date,Contact Email,Contact Phone Number,Company Name,Job Title,Job Url,Resume Name,Question And Answers"
TEAL = (
    "company_name,location,role,url,excitement,source,min_salary,max_salary,salary_currency,salary_pay_period,added_at,"
    "applied_at,updated_at,archived_at,id,statusName"
)
SHEET = "Firm,Role,Sent,What happened,Where,Salary,Link,Contact,Comments"
WORDS = ["applied", "ghosted", "rejected after interview", "interview", "closed", "no"]


def linkedin(number: int) -> list[object]:
    day = f"{1 + number % 10}/{1 + number % 28}/26, 10:09 AM"
    link = f"http://www.linkedin.com/jobs/view/{4311000000 + number}"
    title = f"Analyst {number % 90}"
    return [day, "a@example.org", "+1", f"Company {number % 700} Ltd", title, link, "CV.pdf", "Years?:3\nVisa?:Yes"]


def teal(number: int) -> list[object]:
    day = f"2026-0{1 + number % 9}-{10 + number % 18}T03:28:49Z"
    status = ["bookmarked", "applied", "interviewing", "negotiating", "accepted"][number % 5]
    archived = "2026-10-20T00:00:00Z" if number % 3 == 0 else ""
    return [
        f"Company {number % 700} Ltd", "Leeds, UK", f"Analyst {number % 90}", f"https://jobs.example.com/{number}", 3, "LinkedIn",
        32000, 41000, "GBP", "year", day, day if status != "bookmarked" else "", "2026-10-10T00:00:00Z", archived,
        f"57ee05cd-e009-42c7-bebf-{number:012d}", status,
    ]  # fmt: skip


def sheet(number: int) -> list[object]:
    day = f"{1 + number % 28}/{1 + number % 10}/2026"
    return [
        f"Company {number % 700} Ltd", f"Analyst {number}", day, WORDS[number % 6], "Bath (hybrid)", "£38k–£44k",
        f"https://jobs.example.com/{number}", "J. Hart", "A comment of some length, as people write it. " * 6,
    ]  # fmt: skip


SHAPES = {"linkedin": (LINKEDIN, linkedin), "teal": (TEAL, teal), "sheet": (SHEET, sheet), "xlsx": (SHEET, sheet)}


def export(shape: str, rows: int) -> bytes:
    header, row = SHAPES[shape]
    if shape == "xlsx":
        book = Workbook(write_only=True)
        page = book.create_sheet("Applications")
        page.append(header.split(","))
        for number in range(rows):
            page.append(row(number))
        packed = io.BytesIO()
        book.save(packed)
        return packed.getvalue()
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(header.split(","))
    writer.writerows(row(number) for number in range(rows))
    return out.getvalue().encode()


def timed(what: str, work):
    began, busy = time.perf_counter(), time.process_time()
    result = work()
    spent, busy = time.perf_counter() - began, time.process_time() - busy
    print(
        f"{what:28}{spent:7.2f} s, {busy:6.2f} s of the processor, {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024:6d} MB at most so far"
    )
    return result


def agree(staged: StagedImport) -> None:
    part = staged.upload.sheets[0]
    rows = staging.rows_of(staged, part)
    form = MappingForm(columns=guess_columns(dict(part.columns), rows), rows=rows, mapped=None, today=TODAY)
    staging.set_mapping(staged, part, form.map_so_far())


def read(staged: StagedImport) -> None:
    while not staging.read_more(StagedImport.objects.get(pk=staged.pk), today=TODAY):
        pass
    staged.refresh_from_db()


def main(rows: int, shape: str) -> None:
    call_command("migrate", verbosity=0)
    user = get_user_model().objects.create_user(f"{time.time()}@example.org")
    content = export(shape, rows)
    print(f"{rows} rows, {shape}, {len(content) / 1e6:.1f} MB")
    began, busy = time.perf_counter(), time.process_time()
    timed("nothing yet", lambda: None)
    staged = timed("read the file", lambda: staging.stage(user, [("x.xlsx" if shape == "xlsx" else "x.csv", content)]))
    if staged.upload.needs_answer:
        timed("study and map the columns", lambda: agree(staged))
    timed("validate in chunks", lambda: read(staged))
    timed("preview", lambda: preview.preview(staged, today=TODAY))
    batch = timed("confirm", lambda: importer.confirm(staged, today=TODAY))
    print(
        f"{'file to applications':28}{time.perf_counter() - began:7.2f} s, {time.process_time() - busy:6.2f} s of the processor"
    )
    again = timed("read the same file again", lambda: staging.stage(user, [("x.csv", content)]))
    if again.upload.needs_answer:
        agree(again)
    timed("validate again", lambda: read(again))
    shown = timed("preview, all here", lambda: preview.preview(again, today=TODAY))
    print(f"{len(shown.here)} here, {len(shown.new)} new")
    ids = [pk for group in update_outcomes.by_age(batch, today=TODAY) for pk in group.ids]
    timed(
        "bring up to date", lambda: update_outcomes.record_outcomes(batch, {("no_response", TODAY): ids}, today=TODAY)
    )
    timed("undo all of it", lambda: importer.undo_import(ImportBatch.objects.get(pk=batch.pk)))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000, sys.argv[2] if len(sys.argv) > 2 else "linkedin")
