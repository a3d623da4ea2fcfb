"""A backup of each older version can be put back by this one, and nothing in it is lost."""

import json
import os
import subprocess
import sys
import zipfile

import pytest
from django.conf import settings
from django.db import connection

from tests.rows import differences, files_of, rows_of
from tests.tools.make_backup import FOLDER

pytestmark = pytest.mark.skipif(connection.vendor != "sqlite", reason="always uses SQLite, whatever DATABASE_URL says")

PUT_BACK = """
import json
from django.core.management import call_command
from django.db import connection
from applications.models import check_applications, check_documents
call_command("restore", FILE, verbosity=0)
call_command("migrate", interactive=False, verbosity=0)
from applications.models import Application
from django.contrib.auth.models import User
with connection.cursor() as cursor:
    names = [name for (name,) in cursor.execute("SELECT name FROM sqlite_master").fetchall()]
print(json.dumps({
    "wrong": [*check_applications(), *check_documents()],
    "leftovers": [name for name in names if name.startswith(("applications_tally", "application_search"))],
    "states": sorted(one.state for one in Application.objects.all()),
    "found": [one.company for owner in User.objects.all() for one in Application.objects.for_user(owner).search("finch")],
}))
"""


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.zip")), ids=lambda file: file.stem)
@pytest.mark.long
def test_an_older_backup_comes_back_whole(file, tmp_path):
    data, old = tmp_path / "data", tmp_path / "old"
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "LANG")}
    done = subprocess.run(
        [sys.executable, "manage.py", "shell", "--no-imports", "-c", PUT_BACK.replace("FILE", repr(str(file)))],
        cwd=settings.BASE_DIR,
        env={**kept, "DATA_DIR": str(data)},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout.splitlines()[-1]) == {
        "wrong": [],
        "leftovers": [],
        "states": ["applied", "interviewing", "rejected"],
        "found": ["Alder & Finch"],
    }
    with zipfile.ZipFile(file) as archive:
        archive.extractall(old)
    before = rows_of(old / "db.sqlite3")
    assert len(before["applications_application"]) == 3
    assert differences(before, rows_of(data / "db.sqlite3")) == []
    assert files_of(data / "documents") == files_of(old / "documents")
    assert (data / "secret_key").read_text() == (old / "secret_key").read_text()


def test_there_is_one_of_each_time_that_the_tables_changed():
    assert {file.stem for file in FOLDER.glob("*.zip")} >= {f"applications-000{number}" for number in (1, 5, 6, 7)}
