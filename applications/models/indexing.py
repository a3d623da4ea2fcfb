"""The full-text index of the folded words: FTS5 in SQLite, GIN in PostgreSQL.

Both hold each word with its owner in front (`7xanalyst`), so that a question touches the words of one person only.
What Django's remaking of a SQLite table drops is made again after each migration; `start` checks it.
"""

from django.db import connections
from django.db.models.expressions import RawSQL

FEW = 400  # found rows that are read by their numbers; with more of them, one page of all rows is read faster
TABLE = "applications_application"
INDEX = "application_search"
WORDS = "replace({row}search_words, ' ', ' ' || {row}owner_id || 'x')"
LEXEMES = "array_to_tsvector(string_to_array(btrim(replace(search_words, ' ', ' ' || owner_id::text || 'x')), ' '))"
TOKENS = "ascii tokenchars '.+#'"  # words are folded already; they end at a space


def _trigger(name: str, when: str, *statements: str) -> tuple[str, str]:
    return f"{INDEX}_{name}", f"CREATE TRIGGER {INDEX}_{name} {when} BEGIN {' '.join(statements)} END"


_ADD = f"INSERT INTO {INDEX}(rowid, words) VALUES (new.id, {WORDS.format(row='new.')});"
_REMOVE = f"INSERT INTO {INDEX}({INDEX}, rowid, words) VALUES ('delete', old.id, {WORDS.format(row='old.')});"
_CHANGED = "old.search_words IS NOT new.search_words OR old.owner_id IS NOT new.owner_id OR old.id IS NOT new.id"
TRIGGERS = dict(
    [
        _trigger("added", f"AFTER INSERT ON {TABLE}", _ADD),
        _trigger("removed", f"AFTER DELETE ON {TABLE}", _REMOVE),
        _trigger("changed", f"AFTER UPDATE ON {TABLE} WHEN {_CHANGED}", _REMOVE, _ADD),
    ]
)


def found_by(tokens: list[str], vendor: str) -> RawSQL:
    """The ids of the rows that hold every token, each as the beginning of a word."""
    if vendor == "sqlite":
        return RawSQL(f"SELECT rowid FROM {INDEX} WHERE {INDEX} MATCH %s", [" ".join(f'"{token}" *' for token in tokens)])  # fmt: skip
    question = " & ".join(f"'{token}':*" for token in tokens)
    return RawSQL(f"SELECT id FROM {TABLE} WHERE {LEXEMES} @@ %s::tsquery", [question])


def first_found(tokens: list[str], most: int) -> list[int]:
    """The ids of the rows that hold every token, as many as asked for."""
    found = found_by(tokens, connections["default"].vendor)
    with connections["default"].cursor() as cursor:
        cursor.execute(f"{found.sql} LIMIT %s", [*found.params, most])
        return [pk for (pk,) in cursor.fetchall()]


def is_whole(alias: str = "default") -> bool:
    """Whether index and triggers are there, as this version writes them."""
    with connections[alias].cursor() as cursor:
        if connections[alias].vendor == "sqlite":
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE name LIKE %s", [f"{INDEX}%"])
            there = dict(cursor.fetchall())
            return INDEX in there and all(there.get(name) == sql for name, sql in TRIGGERS.items())
        # one whose making was interrupted is there, is kept up at every write and is never asked
        cursor.execute("SELECT 1 FROM pg_index WHERE indexrelid = to_regclass(%s) AND indisvalid", [INDEX])
        return cursor.fetchone() is not None


def make_whole(alias: str = "default") -> bool:
    """Make what is missing, from the rows. Gives whether anything was."""
    connection = connections[alias]
    if TABLE not in connection.introspection.table_names() or is_whole(alias):
        return False
    if connection.vendor == "sqlite":
        _make_in_sqlite(connection)
    else:
        how = "" if connection.in_atomic_block else "CONCURRENTLY"  # while an older version goes on serving
        with connection.cursor() as cursor:
            cursor.execute(f"DROP INDEX {how} IF EXISTS {INDEX}")
            cursor.execute(f"CREATE INDEX {how} IF NOT EXISTS {INDEX} ON {TABLE} USING gin (({LEXEMES}))")
    return True


def _make_in_sqlite(connection) -> None:
    from django.db import transaction

    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        for name in TRIGGERS:
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}")
        cursor.execute(f"DROP TABLE IF EXISTS {INDEX}")
        cursor.execute(
            f"CREATE VIRTUAL TABLE {INDEX} USING fts5(words, content='', detail=none, tokenize=\"{TOKENS}\")"
        )
        cursor.execute(f"INSERT INTO {INDEX}(rowid, words) SELECT id, {WORDS.format(row='')} FROM {TABLE}")
        for sql in TRIGGERS.values():
            cursor.execute(sql)
