"""Onward beside the smallest Django application on the same settings, in one run, interleaved.

    uv run python -m tests.bench            everything, with a million applications of other people (about 15 minutes)
    uv run python -m tests.bench --quick    100 and 2,000 applications, few repetitions
    uv run python -m tests.bench --sizes    the table of “Sizes” in the README (about a minute)
    … --json FILE                           the figures for comparing two commits

`ratio` is the median against the floor's own page of 100 rows (for the status change: its write), `cpu` the servers'
processor time for one answer; of what follows a status change it is that of both.
"""

import argparse
import json
import os
import tempfile
from pathlib import Path


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__, formatter_class=argparse.RawTextHelpFormatter)  # fmt: skip
    parser.add_argument("--quick", action="store_true", help="a short run")
    parser.add_argument("--sizes", action="store_true", help="only the table of sizes in the README")
    parser.add_argument("--json", type=Path, help="where to write the figures")
    parser.add_argument("--rounds", type=int, help="how often each page is asked for (200, quick 60)")
    parser.add_argument("--data", type=Path, help="keep the databases here, and use those that are there already")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        directory = (options.data or Path(temporary)).absolute()
        directory.mkdir(parents=True, exist_ok=True)
        os.environ["DATA_DIR"] = str(directory)
        os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
        os.environ["SECRET_KEY"] = "the same for both servers and for whoever makes their sessions"
        import django

        django.setup()
        from tests.bench import run

        if options.sizes:
            found = run.sizes_of(directory)
        else:
            found = run.everything(
                directory, is_quick=options.quick, rounds=options.rounds or (60 if options.quick else 200)
            )
    if options.json:
        options.json.write_text(json.dumps(found, indent=2))


if __name__ == "__main__":
    main()
