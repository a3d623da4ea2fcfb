"""How fast a stranger can fill the disk: `uv run python -m tests.tools.fill_disk [seconds]`.

Without an account, with invented cookies: forms for signed-in people, sign-in, sign-up, resets, pages that do not exist, job
ads that a phone shares. The database and its log may grow by 10 MB an hour at most, and by no session.
"""

import argparse
import contextlib
import os
import sqlite3
import sys
import tempfile
import time
import uuid
from pathlib import Path
from urllib.parse import urlencode

from tests.serving import Client, onward

MOST_MB_AN_HOUR = 10
TYPED = {
    "notes": "x" * 60_000,
    "login": "nobody@example.org",
    "email": "nobody@example.org",
    "password": "not this one",
}
PATHS = (
    "/applications/1/notes/",
    "/settings/theme/",
    "/accounts/login/",
    "/accounts/signup/",
    "/accounts/password/reset/",
    "/capture/shared/",
    "/friend/practice/1/nothing/",
    "/calendar/1/nothing.ics",
)
TABLES = ("django_session", "applications_savedpost", "auth_user", "cache_entries")


def size(directory: Path) -> int:
    return sum(file.stat().st_size for file in directory.rglob("*") if file.is_file())


def rows(database: Path) -> dict[str, int]:
    with contextlib.closing(sqlite3.connect(database, timeout=20)) as one:
        return {table: one.execute(f"SELECT COUNT(*) FROM {table}").fetchone()[0] for table in TABLES}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("seconds", nargs="?", type=float, default=60)
    seconds = parser.parse_args().seconds
    os.environ.setdefault("SIGNUP", "open")
    with tempfile.TemporaryDirectory() as directory, onward(Path(directory), workers=1) as server:
        database = Path(directory) / "db.sqlite3"
        before, known, sent = size(Path(directory)), rows(database), 0
        began = time.monotonic()
        while time.monotonic() - began < seconds:
            with contextlib.closing(Client(server.port, session=uuid.uuid4().hex)) as client:
                for path in PATHS:
                    client.post(path, urlencode(TYPED), Referer=f"http://localhost:{server.port}/board/")
                    sent += 1
        took = time.monotonic() - began
        grown, found = size(Path(directory)) - before, rows(database)
    first = 4 * 1024 * 1024  # SQLite's own log grows to this size once and is used again
    an_hour = max(0, grown - first) / took * 3600 / 1e6
    print(
        f"{sent} requests in {took:.0f} s: {grown / 1e6:.2f} MB more on the disk, {an_hour:.1f} MB an hour after the first 4 MB"
    )
    print(", ".join(f"{table} {known[table]} → {found[table]}" for table in TABLES))
    is_over = an_hour > MOST_MB_AN_HOUR or found["django_session"] > known["django_session"]
    print("! more than that" if is_over else "Bounded.")
    return 1 if is_over else 0


if __name__ == "__main__":
    sys.exit(main())
