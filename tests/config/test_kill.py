"""A sample of `python -m tests.kill`: the server is killed while people write, and nothing answered is lost."""

import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.db import connection


@pytest.mark.django_db
@pytest.mark.long
def test_two_kills_lose_nothing(request, begun, tmp_path):
    environment = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "DATA_DIR")}
    command = [sys.executable, "-m", "tests.kill", "--kills", "2", "--seed", "1"]
    if connection.vendor == "postgresql":
        environment["DATABASE_URL"] = request.getfixturevalue("target")
    else:
        command += ["--database", str(begun(tmp_path) / "db.sqlite3")]
    ran = subprocess.run(command, env=environment, cwd=settings.BASE_DIR, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stderr
    assert "none lost" in ran.stdout
