"""Everything in a SQLite file and in a folder of documents, to be compared with another."""

import hashlib
import sqlite3
from contextlib import closing
from pathlib import Path

MADE_AGAIN = (
    "sqlite_",
    "application_search",
    "applications_tally",
    "django_migrations",
    "django_content_type",
    "auth_permission",
)


def rows_of(database: Path) -> dict[str, list[dict]]:
    """{table: its rows}, but for what SQLite and each migration make again."""
    with closing(sqlite3.connect(database)) as connection:
        connection.row_factory = sqlite3.Row
        names = [
            row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
        ]
        return {
            name: [dict(row) for row in connection.execute(f'SELECT * FROM "{name}" ORDER BY 1')]
            for name in names
            if not name.startswith(MADE_AGAIN)
        }


def differences(before: dict[str, list[dict]], after: dict[str, list[dict]]) -> list[str]:
    """What is not as it was in the columns that both have."""
    found = []
    for name, rows in before.items():
        there = after.get(name, [])
        if len(rows) != len(there):
            found.append(f"{name}: {len(there)} rows instead of {len(rows)}")
        for row, other in zip(rows, there, strict=False):
            found += [f"{name}.{column}" for column in row.keys() & other.keys() if row[column] != other[column]]
    return found


def files_of(folder: Path) -> dict[str, str]:
    if not folder.is_dir():
        return {}
    return {one.name: hashlib.sha256(one.read_bytes()).hexdigest() for one in folder.iterdir() if one.is_file()}
