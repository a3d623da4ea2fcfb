"""Try every neutral phrase at every place of every short email: none may change what it means.

    python -m tests.tools.read_emails

Exits with 1 when it finds any. Takes some minutes.
"""

import datetime as dt
import multiprocessing
import sys
from collections.abc import Iterator

from applications.mail.reading import read_email
from tests.applications.mail.kinds import PLACES, neutral, shorts, with_phrase

TODAY = dt.date(2026, 11, 20)


def table() -> Iterator[str]:
    """What of the whole table is not read as the short email alone."""
    with multiprocessing.Pool() as pool:
        for found in pool.imap_unordered(_row, shorts(), chunksize=4):
            yield from found


def _row(short) -> list[str]:
    changed = []
    for phrase in neutral():
        for place in PLACES:
            text = with_phrase(short.text, phrase, place)
            if (kind := read_email(text, today=TODAY).kind) != short.kind:
                changed.append(f"{short.kind} became {kind} ({place}): {text!r}")
    return changed


def main() -> int:
    found = 0
    for line in table():
        print(line)
        found += 1
    print(f"{found} found.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
