"""Kill all workers, and each fifth time the whole server, at random moments while people write, upload and back up.

Then look whether every answered write is there and whole.

    uv run python -m tests.kill --kills 200                          on SQLite
    DATABASE_URL=postgres://… uv run python -m tests.kill            on an empty PostgreSQL database

After each kill the next start gets no help. A kill of processes says nothing about a loss of power: with
`synchronous=NORMAL` SQLite may then lose the last answered writes, never the database.
"""

import argparse
import os
import random
import shutil
import tempfile
from pathlib import Path


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.kill", description=__doc__, formatter_class=argparse.RawTextHelpFormatter)  # fmt: skip
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=None)
    parser.add_argument("--database", help="an empty, migrated SQLite database to begin with")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as directory:
        if options.database:
            shutil.copyfile(options.database, Path(directory, "db.sqlite3"))
        os.environ |= {"DATA_DIR": directory, "DJANGO_SETTINGS_MODULE": "config.settings", "SECRET_KEY": "k" * 50}
        import django

        django.setup()
        from tests.kill import run

        seed = options.seed if options.seed is not None else random.randrange(10**6)
        print(run.kills(Path(directory), options.kills, random.Random(seed)), f"(seed {seed})")


if __name__ == "__main__":
    main()
