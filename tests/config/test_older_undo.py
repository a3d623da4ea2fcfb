"""What was done with an older version can be undone with this one for its thirty days, whatever it was."""

import json
import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.db import connection

from tests.tools.make_undo_sample import FOLDER

pytestmark = pytest.mark.skipif(connection.vendor != "sqlite", reason="always uses SQLite, whatever DATABASE_URL says")

UNDO_ALL = """
import datetime as dt, json
from django.core.management import call_command
call_command("restore", FILE, verbosity=0)
call_command("migrate", interactive=False, verbosity=0)
from applications.models import *
from feedback.models import OwnWin, Reminder, FeedbackRequest
results = {}
for action in Action.objects.order_by("-pk"):
    result = action.undo(now=action.created_at + dt.timedelta(days=29))
    results[action.summary] = [result.undone, result.skipped]
user = Action.objects.first().owner
rows = {one.company: one for one in Application.objects.for_user(user)}
print(json.dumps({
    "results": results,
    "wrong": [*check_applications(), *check_documents()],
    "companies": sorted(rows),
    "states": {name: one.state for name, one in rows.items() if one.state != "applied"},
    "dates": {name: str(rows[name].status_since) for name in ("Backdated", "Mended", "Moved")},
    "changes": {name: one.changes.live().count() for name, one in rows.items() if one.changes.live().count() != 1},
    "tags": {name: [str(tag) for tag in one.tags.all()] for name, one in rows.items() if one.tags.exists()},
    "sources": sorted({one.source for one in rows.values()}),
    "pay": str(rows["Edited"].pay_min),
    "waits": [str(one.wait_until) for one in rows.values() if one.wait_until],
    "interviews": [one.application.company for one in InterviewStage.objects.filter(deleted_at=None)],
    "mails": KeptMail.objects.count(),
    "people": [one.name for one in Contact.objects.for_user(user)],
    "documents": [one.name for one in Document.objects.for_user(user)],
    "linked": Document.applications.through.objects.count(),
    "cv": rows["Documents"].cv_version,
    "views": sorted([one.name, one.query, one.position] for one in SavedView.objects.all()),
    "has_views": Profile.of(user).has_views,
    "reminders": [[one.words, one.state] for one in Reminder.objects.all()],
    "requests": FeedbackRequest.objects.count(),
    "wins": OwnWin.objects.count(),
    "uploads": [one.file_name for one in StagedImport.objects.all()],
}))
"""


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.zip")), ids=lambda file: file.stem)
def test_all_of_it_is_undone_after_an_update(file, tmp_path):
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "LANG")}
    done = subprocess.run(
        [sys.executable, "manage.py", "shell", "--no-imports", "-c", UNDO_ALL.replace("FILE", repr(str(file)))],
        cwd=settings.BASE_DIR,
        env={**kept, "DATA_DIR": str(tmp_path)},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout.splitlines()[-1])
    results = found.pop("results")
    assert {summary: result for summary, result in results.items() if not result[0] or result[1]} == {}
    assert len(results) >= 31
    assert found == {
        "wrong": [],
        "companies": sorted(
            [
                *(
                    "Backdated",
                    "Closed",
                    "Deleted",
                    "Documents",
                    "Edited",
                    "Interview",
                    "Mail",
                    "Mended",
                    "Moved",
                    "Quiet",
                ),
                *(
                    "Bulk one",
                    "Bulk two",
                    "Ended one",
                    "Ended two",
                    "Source one",
                    "Source two",
                    "Tagged one",
                    "Tagged two",
                ),
                *("Rejected", "Reopened", "Untagged"),
            ]
        ),
        "states": {"Backdated": "saved", "Rejected": "rejected", "Reopened": "no_response"},
        "dates": {"Backdated": "2026-11-05", "Mended": "2026-11-05", "Moved": "2026-11-05"},
        "changes": {"Rejected": 3, "Reopened": 2},
        "tags": {"Untagged": ["old"]},
        "sources": [""],
        "pay": "None",
        "waits": [],
        "interviews": ["Interview"],
        "mails": 0,
        "people": ["Marta Kowalczyk"],
        "documents": [],
        "linked": 0,
        "cv": "",
        "views": [["Closed", "outcome=closed", 1], ["Open", "outcome=open", 0]],
        "has_views": True,
        "reminders": [["Call Tom", "open"]],
        "requests": 0,
        "wins": 0,
        "uploads": ["second.csv"],
    }
