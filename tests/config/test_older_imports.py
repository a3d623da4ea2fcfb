"""Imports of earlier versions, which gave every step a date: what they made up is marked, and nothing else is changed."""

import datetime as dt
import json
import os
import subprocess
import sys
import zipfile
from importlib import import_module

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection

from applications.models import Application, ImportBatch, Outcome, StatusChange, check_applications
from feedback import archive
from tests.builders import TODAY, make_application
from tests.rows import differences, rows_of
from tests.tools.make_import_sample import FOLDER

MARKS = import_module("applications.migrations.0021_mark_dates_of_imports")
DAY = dt.timedelta(days=1)
RESTORED = """
import json
from django.core.management import call_command
call_command("restore", FILE, verbosity=0)
call_command("migrate", interactive=False, verbosity=0)
from applications.models import *
print(json.dumps({
    "wrong": [*check_applications()],
    "unknown": [[one.application.company, one.to_state] for one in StatusChange.objects.filter(day_known=False)],
    "endings": [one.application.company for one in Outcome.objects.filter(day_known=False)],
    "applied": sorted(one.company for one in Application.objects.filter(applied_day_known=False)),
    "closed": sorted(one.company for one in Application.objects.filter(closed_day_known=False)),
    "news": sorted(one.company for one in Application.objects.filter(news_day_known=False)),
    "quiet": sorted(one.company for one in Application.objects.exclude(quiet_on=None)),
    "marked": [len(one.counts.get("days_marked", ())) for one in ImportBatch.objects.order_by("pk")],
}))
"""


@pytest.mark.skipif(connection.vendor != "sqlite", reason="always uses SQLite, whatever DATABASE_URL says")
@pytest.mark.parametrize("file", sorted(FOLDER.glob("?.?.?.zip")), ids=lambda file: file.stem)
def test_a_backup_with_dates_that_an_import_made_up(file, tmp_path):
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "LANG")}
    done = subprocess.run(
        [sys.executable, "manage.py", "shell", "--no-imports", "-c", RESTORED.replace("FILE", repr(str(file)))],
        cwd=settings.BASE_DIR,
        env={**kept, "DATA_DIR": str(tmp_path / "data")},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout.splitlines()[-1]) == {
        "wrong": [],
        # Elm’s interview is on the date of the import because someone said so; so is the no from Hazel.
        "unknown": [
            ["Birch", "rejected"],
            ["Cedar", "applied"],
            ["Gorse", "saved"],
            ["Hazel", "interviewing"],
            ["Acorn", "rejected"],
        ],
        "endings": ["Birch", "Acorn"],
        "applied": ["Cedar", "Ivy"],
        "closed": ["Acorn", "Birch"],
        "news": ["Acorn", "Birch", "Cedar", "Gorse"],
        "quiet": ["Dogwood", "Elm", "Ivy"],
        "marked": [4, 1],
    }
    with zipfile.ZipFile(file) as packed:
        packed.extract("db.sqlite3", tmp_path)
    before, after = rows_of(tmp_path / "db.sqlite3"), rows_of(tmp_path / "data" / "db.sqlite3")
    assert set(differences(before, after)) == {"applications_application.quiet_on", "applications_importbatch.counts"}


@pytest.mark.django_db
def test_an_archive_from_before_knows_its_dates(alice):
    with (FOLDER / "0.2.0-archive.zip").open("rb") as file:
        archive.restore(alice, file)
    assert Application.objects.count() == 9
    assert not StatusChange.objects.filter(day_known=False).exists()
    assert not Outcome.objects.filter(day_known=False).exists()
    assert list(check_applications(alice)) == []


@pytest.fixture
def imported(alice) -> ImportBatch:
    """Brought in today by an earlier version: one rejected on the day of applying, one 20 days after it."""
    batch = ImportBatch.objects.create(owner=alice, format="Onward", file_name="a.csv", counts={"added": 2})
    ImportBatch.objects.update(created_at=dt.datetime(2026, 11, 10, 12, tzinfo=dt.UTC))
    for closed_on in (TODAY - 30 * DAY, TODAY - 10 * DAY):
        make_application(alice, on=TODAY - 30 * DAY, closed_as="rejected", closed_on=closed_on, import_batch=batch)
    make_application(alice, on=TODAY - 30 * DAY, closed_as="rejected", closed_on=TODAY - 30 * DAY)
    return batch


def marks() -> list[bool]:
    return list(StatusChange.objects.filter(to_state="rejected").order_by("pk").values_list("day_known", flat=True))


@pytest.mark.django_db
def test_it_can_be_reversed(alice, imported):
    before = list(Application.objects.values().order_by("pk"))
    MARKS.mark(apps, None)
    assert marks() == [False, True, True]
    assert list(check_applications(alice)) == []
    MARKS.unmark(apps, None)
    assert marks() == [True, True, True]
    assert list(Application.objects.values().order_by("pk")) == before
    imported.refresh_from_db()
    assert imported.counts == {"added": 2}


@pytest.mark.django_db
def test_a_step_that_was_recorded_by_hand_later_is_not_touched(alice, imported):
    application = make_application(alice, on=TODAY - 30 * DAY, import_batch=imported)
    StatusChange.objects.filter(application=application).update(
        recorded_at=dt.datetime(2026, 11, 10, 12, tzinfo=dt.UTC)
    )
    application.move_to("interviewing", on=TODAY, today=TODAY)
    MARKS.mark(apps, None)
    assert not application.changes.filter(day_known=False).exists()


@pytest.mark.django_db
def test_the_date_of_the_import_is_the_persons(alice, imported):
    """Early on 10 November in Auckland it is still 9 November in London."""
    alice.profile.time_zone = "Pacific/Auckland"
    alice.profile.save()
    ImportBatch.objects.update(created_at=dt.datetime(2026, 11, 9, 20, tzinfo=dt.UTC))
    application = make_application(alice, on=TODAY, import_batch=imported)
    MARKS.mark(apps, None)
    application.refresh_from_db()
    assert application.applied_day_known is False
