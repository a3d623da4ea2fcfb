"""A small backup and an archive of this version after imports whose files leave dates open, for later versions to read.

    uv run python -m tests.tools.make_import_sample 0.2.0

All of it goes through the pages, whose addresses stay the same from version to version. It happens at `NOON`.
"""

import datetime as dt
import io
import os
import sys
import tempfile
from pathlib import Path

import time_machine

FOLDER = Path(__file__).parent.parent / "samples" / "imports"
NOON = dt.datetime(2026, 11, 10, 12, tzinfo=dt.UTC)
EMAIL = "nora@example.org"
HEADER = "Onward id,Company,Title,Status,Outcome,Applied on,Status on,Ended on"
FIRST = """
,Acorn,Clerk,Applied,,2026-09-01,,
,Birch,Clerk,Applied,Rejected,2026-09-02,,
,Cedar,Clerk,Applied,,,,
,Dogwood,Clerk,Screening,,2026-09-04,2026-09-20,
,Elm,Clerk,Interviewing,,2026-09-05,,
,Fir,Clerk,Interviewing,Rejected,2026-09-06,2026-09-16,2026-09-30
,Gorse,Clerk,Saved,,,,
,Hazel,Clerk,Interviewing,,2026-09-08,,
"""
SECOND = """
,Acorn,Clerk,Applied,Rejected,2026-09-01,,
"""


def main(version: str) -> None:
    with tempfile.TemporaryDirectory() as directory:
        os.environ |= {"DATA_DIR": directory, "DJANGO_SETTINGS_MODULE": "config.settings", "SECRET_KEY": "k" * 50}
        import django

        django.setup()
        from django.core.management import call_command
        from django.db import connections
        from django.test import override_settings

        from config.running import backup

        call_command("migrate", interactive=False, verbosity=0)
        Path(directory, "secret_key").write_text("the key of a backup that is stored, for no server at all")
        plain_files = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
        FOLDER.mkdir(exist_ok=True)
        with time_machine.travel(NOON, tick=False), override_settings(ALLOWED_HOSTS=["*"], STORAGES=plain_files):
            fill()
            call_command("archive", "write", EMAIL, str(FOLDER / f"{version}-archive.zip"))
        connections.close_all()
        backup.make_backup(FOLDER / f"{version}.zip")


def fill() -> None:
    from django.contrib.auth import get_user_model
    from django.test import Client

    from applications.models import Profile

    user = get_user_model().objects.create_user(EMAIL, EMAIL, "correct horse battery")
    Profile.of(user)
    client = Client()
    client.force_login(user)

    def click(path: str, **fields) -> None:
        answer = client.post(path, fields)
        if answer.status_code != 302:
            raise RuntimeError(f"{path} answered {answer.status_code}: {answer.content.decode()[-3000:]}")

    def upload(name: str, rows: str, **choices) -> None:
        file = io.BytesIO((HEADER + rows).encode())
        file.name = name
        click("/import/", files=file)
        staged = user.staged_imports.latest("pk")
        click(f"/import/{staged.pk}/progress/")
        click(f"/import/{staged.pk}/confirm/", **choices)

    def path_of(company: str) -> str:
        return f"/applications/{user.applications.get(company=company).pk}/"

    upload("first.csv", FIRST)
    # By hand, on the same day: a rejection that came today, a corrected date, and a job that was saved before.
    with time_machine.travel(NOON + dt.timedelta(minutes=3), tick=False):
        click(f"{path_of('Hazel')}outcome/", outcome="rejected", day="today")
        elm = user.applications.get(company="Elm").changes.order_by("pk").last()
        click(f"/changes/{elm.pk}/day/", day="pick", on="2026-11-09")
        click(f"/changes/{elm.pk}/day/", day="pick", on="2026-11-10")
        click("/applications/new/", company="Ivy", title="Clerk", status="saved", day="today", **{"from": ""})
        click(f"{path_of('Ivy')}status/", status="screening", day="today")
    with time_machine.travel(NOON + dt.timedelta(minutes=9), tick=False):
        upload("second.csv", SECOND, **{"here-0": "move_on"})


if __name__ == "__main__":
    main(*sys.argv[1:])
