"""How many applications a person has in each state, kept by the database itself with every row that changes.

Counting them costs with each row, for every page that someone opens. Triggers keep a few numbers instead, whoever writes:
this version, an older one that still serves, an import, a restore. In SQLite, where one writes at a time, there is one
row for each state. In PostgreSQL each statement adds what it changed as rows of its own, so that no one waits for anyone;
the numbers are sums, and `settle_tallies` puts them together.
"""

from django.conf import settings
from django.db import connections, models, transaction

from .compiled import CompiledQuery

APPLICATIONS = "applications_application"
TABLE = "applications_tally"
COLUMNS = "owner_id, closed_as, status, number, moves"


class Tally(models.Model):
    """A part of how many applications of a person are in a state; `moves` is the sum of their `history_version`.

    Its table, without constraints, is made by `make_whole`: the rows follow those of the applications and nothing else.
    """

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.DO_NOTHING, db_constraint=False, related_name="+"
    )
    closed_as = models.CharField(max_length=12)
    status = models.CharField(max_length=12)
    number = models.IntegerField()
    moves = models.IntegerField()

    class Meta:
        managed = False
        db_table = TABLE
        verbose_name_plural = "tallies"

    def __str__(self) -> str:
        return f"{self.number} {self.closed_as or self.status}"


STATES = CompiledQuery(
    lambda owner: (
        Tally.objects.filter(owner=owner)
        .order_by()
        .values_list("closed_as", "status")
        .annotate(sum_of_number=models.Sum("number"), sum_of_moves=models.Sum("moves"))
    )
)


def states_of(user) -> list[tuple[str, str, int, int]]:
    """(ending or "", status, how many, the sum of their history versions) for each state of the person's applications. One query."""
    return [row for row in STATES(owner=user.pk) if row[2]]


_HERE = (
    f"{TABLE}.owner_id = {{row}}.owner_id AND {TABLE}.closed_as = {{row}}.closed_as AND {TABLE}.status = {{row}}.status"
)
_MORE = (
    f"INSERT INTO {TABLE}({COLUMNS}) SELECT new.owner_id, new.closed_as, new.status, 0, 0 "
    f"WHERE new.deleted_at IS NULL AND NOT EXISTS (SELECT 1 FROM {TABLE} WHERE {_HERE.format(row='new')}); "
    f"UPDATE {TABLE} SET number = number + 1, moves = moves + new.history_version "
    f"WHERE new.deleted_at IS NULL AND {_HERE.format(row='new')};"
)
_FEWER = (
    f"UPDATE {TABLE} SET number = number - 1, moves = moves - old.history_version "
    f"WHERE old.deleted_at IS NULL AND {_HERE.format(row='old')};"
)
_COUNTED = ("owner_id", "closed_as", "status", "deleted_at", "history_version")
_CHANGED = " OR ".join(f"old.{name} IS NOT new.{name}" for name in _COUNTED)
SQLITE_TRIGGERS = {
    name: f"CREATE TRIGGER {name} {when} ON {APPLICATIONS} {condition}BEGIN {body} END"
    for name, when, condition, body in (
        (f"{TABLE}_added", "AFTER INSERT", "", _MORE),
        (f"{TABLE}_removed", "AFTER DELETE", "", _FEWER),
        (f"{TABLE}_changed", f"AFTER UPDATE OF {', '.join(_COUNTED)}", f"WHEN {_CHANGED} ", f"{_FEWER} {_MORE}"),
    )
}
_SUMS = f"INSERT INTO {TABLE}({COLUMNS}) SELECT owner_id, closed_as, status, sum(n), sum(v) FROM (%s) AS rows GROUP BY 1, 2, 3 HAVING sum(n) <> 0 OR sum(v) <> 0;"  # fmt: skip
_PLUS = "SELECT owner_id, closed_as, status, 1 AS n, history_version AS v FROM {rows} WHERE deleted_at IS NULL"
_MINUS = "SELECT owner_id, closed_as, status, -1 AS n, -history_version AS v FROM {rows} WHERE deleted_at IS NULL"
FUNCTION = f"""
BEGIN
  IF TG_OP = 'INSERT' THEN {_SUMS % _PLUS.format(rows="added")}
  ELSIF TG_OP = 'DELETE' THEN {_SUMS % _MINUS.format(rows="removed")}
  ELSIF TG_OP = 'UPDATE' THEN {_SUMS % f"{_PLUS.format(rows='added')} UNION ALL {_MINUS.format(rows='removed')}"}
  ELSE DELETE FROM {TABLE};
  END IF;
  RETURN NULL;
END
"""
_REFERENCING = {
    "insert": "REFERENCING NEW TABLE AS added",
    "delete": "REFERENCING OLD TABLE AS removed",
    "update": "REFERENCING OLD TABLE AS removed NEW TABLE AS added",
    "truncate": "",
}
POSTGRESQL_TRIGGERS = {f"{TABLE}_{event}": f"CREATE TRIGGER {TABLE}_{event} AFTER {event.upper()} ON {APPLICATIONS} {tables} FOR EACH STATEMENT EXECUTE FUNCTION {TABLE}_keep()" for event, tables in _REFERENCING.items()}  # fmt: skip


def is_whole(alias: str = "default") -> bool:
    """Whether the table and its triggers are there, as this version writes them."""
    with connections[alias].cursor() as cursor:
        if connections[alias].vendor == "sqlite":
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE name LIKE %s", [f"{TABLE}%"])
            there = dict(cursor.fetchall())
            return TABLE in there and all(there.get(name) == sql for name, sql in SQLITE_TRIGGERS.items())
        cursor.execute("SELECT prosrc FROM pg_proc WHERE proname = %s", [f"{TABLE}_keep"])
        sources = [source for (source,) in cursor.fetchall()]
        cursor.execute("SELECT tgname FROM pg_trigger WHERE tgrelid = to_regclass(%s)", [APPLICATIONS])
        triggers = {name for (name,) in cursor.fetchall()}
        cursor.execute("SELECT to_regclass(%s) IS NOT NULL", [TABLE])
        return sources == [FUNCTION] and set(POSTGRESQL_TRIGGERS) <= triggers and cursor.fetchone() == (True,)


def make_whole(alias: str = "default") -> bool:
    """Make what is missing, and count once. Gives whether anything was."""
    connection = connections[alias]
    if APPLICATIONS not in connection.introspection.table_names() or is_whole(alias):
        return False
    is_sqlite = connection.vendor == "sqlite"
    triggers = SQLITE_TRIGGERS if is_sqlite else POSTGRESQL_TRIGGERS
    key = "integer PRIMARY KEY" if is_sqlite else "bigint GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY"
    with transaction.atomic(using=alias), connection.cursor() as cursor:
        if not is_sqlite:  # an older version may be writing: it waits for as long as this counts
            cursor.execute(f"LOCK TABLE {APPLICATIONS} IN SHARE ROW EXCLUSIVE MODE")
        for name in triggers:
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}{'' if is_sqlite else f' ON {APPLICATIONS}'}")
        cursor.execute(f"DROP TABLE IF EXISTS {TABLE}")
        cursor.execute(
            f"CREATE TABLE {TABLE} (id {key}, owner_id bigint NOT NULL, closed_as varchar(12) NOT NULL, "
            "status varchar(12) NOT NULL, number integer NOT NULL, moves integer NOT NULL)"
        )
        cursor.execute(f"CREATE INDEX {TABLE}_state ON {TABLE} (owner_id, closed_as, status)")
        cursor.execute(_SUMS % _PLUS.format(rows=APPLICATIONS))
        if not is_sqlite:
            cursor.execute(
                f"CREATE OR REPLACE FUNCTION {TABLE}_keep() RETURNS trigger LANGUAGE plpgsql AS $${FUNCTION}$$"
            )
        for sql in triggers.values():
            cursor.execute(sql)
    return True


def settle_tallies(alias: str = "default") -> None:
    """Put the parts of each number together, and forget what is nought."""
    connection = connections[alias]
    with transaction.atomic(using=alias), connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"DELETE FROM {TABLE} WHERE number = 0")
            return
        cursor.execute(
            f"WITH parts AS (DELETE FROM {TABLE} RETURNING *) INSERT INTO {TABLE}({COLUMNS}) "
            "SELECT owner_id, closed_as, status, sum(number), sum(moves) FROM parts GROUP BY 1, 2, 3 HAVING sum(number) <> 0"
        )


def wrong_tallies(alias: str = "default") -> list[str]:
    """Say where the numbers are not those of the rows, one sentence for each state. Nothing is changed."""
    with connections[alias].cursor() as cursor:
        cursor.execute(
            f"SELECT owner_id, closed_as, status, sum(n), sum(v) FROM ({_PLUS.format(rows=APPLICATIONS)} UNION ALL "
            f"SELECT owner_id, closed_as, status, -number, -moves FROM {TABLE}) AS rows GROUP BY 1, 2, 3 "
            "HAVING sum(n) <> 0 OR sum(v) <> 0 ORDER BY 1, 2, 3"
        )
        return [
            f"Account {owner}: the tally of {closed_as or status} is {abs(number)} too {'low' if number > 0 else 'high'}."
            if number
            else f"Account {owner}: the moves in the tally of {closed_as or status} are not those of its rows."
            for owner, closed_as, status, number, _ in cursor.fetchall()
        ]
