"""Queries whose SQL is made once in the life of a process.

Django builds and compiles a query anew each time it is asked, which takes five times as long as SQLite needs to answer
it. The pages that people open all day ask the same few ones, where only the values differ.
"""

import copy
import datetime as dt
import inspect
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, cast

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import F, Field, Lookup, QuerySet
from django.db.models.expressions import Expression
from django.db.models.sql import UpdateQuery
from django.db.models.sql.compiler import SQLCompiler
from django.utils import timezone

LARGEST = 2**63 - 1  # of the numbers that a database keeps
ZONE = "zone of whoever asks"  # among the values; no argument of a function can be called that


class _Somewhere(dt.tzinfo):
    """The zone while a query is compiled: Django writes its name into the statement, where a moment becomes a day."""

    def tzname(self, when) -> str:
        return ZONE

    def utcoffset(self, when) -> dt.timedelta:
        raise NotImplementedError("A query that is compiled once cannot hold moments that follow from a zone.")

    dst = utcoffset


@dataclass(frozen=True, slots=True)
class _Later:
    """Stands among a statement's parameters for a value that is given when it is asked."""

    name: str


class Given(Expression):
    """A value that is known only when the query is asked; `None` is none."""

    def __init__(self, name: str):
        super().__init__(output_field=Field())
        self.name = name

    def as_sql(self, compiler, connection):
        return "%s", (_Later(self.name),)


class Among(Lookup):
    """A field is one of several values that are given when the query is asked: as many as there are then, or none."""

    prepare_rhs = False
    rhs: Given

    def __init__(self, field: str, given: Given):
        super().__init__(F(field), given)

    def as_sql(self, compiler, connection):
        sql, params = self.process_lhs(compiler, connection)
        return f"{sql} IN (%s)", (*params, _Later(self.rhs.name))


@dataclass(frozen=True, slots=True)
class _Made:
    queryset: QuerySet
    compiler: SQLCompiler
    converters: dict
    sql: str
    params: tuple


class CompiledQuery:
    """`build` gets a `Given` for each of its arguments; the query is asked by calling it with values of the same names.

        WAITING = CompiledQuery(lambda owner, today: Reminder.objects.filter(owner=owner, due_on__lte=today))
        WAITING(owner=user.pk, today=today)

    A list where `build` says `Among`; else a number, text, day or moment. It gives what walking through `build`'s queryset
    gives: rows with their related objects, or tuples of values. The day of a moment is that in the zone of whoever asks.
    """

    def __init__(self, build: Callable[..., QuerySet]):
        self.build = build
        self.made: _Made | None = None

    def __call__(self, **given) -> list[Any]:
        made = self.made or self._make()
        if any(isinstance(value, int) and abs(value) > LARGEST for value in given.values()):
            return []  # as in any query: no row has such a number, and the database refuses it
        connection = connections[DEFAULT_DB_ALIAS]
        compiler = copy.copy(made.compiler)
        compiler.connection = connection
        statement = _statement(made, given | {ZONE: timezone.get_current_timezone_name()}, connection.ops)
        compiler.as_sql = lambda *args, **kwargs: statement  # type: ignore[method-assign]
        compiler.get_converters = lambda *args: made.converters  # type: ignore[method-assign]
        rows = made.queryset.all()
        rows.query.get_compiler = lambda *args, **kwargs: compiler  # type: ignore[method-assign]
        return list(rows)

    def _make(self) -> _Made:
        names = inspect.signature(self.build).parameters
        queryset = self.build(**{name: Given(name) for name in names})
        compiler = queryset.query.get_compiler(DEFAULT_DB_ALIAS)
        with timezone.override(_Somewhere()):
            sql, params = compiler.as_sql()
        values = tuple(_Later(ZONE) if param == ZONE else param for param in params)
        converters = compiler.get_converters([column for column, *_ in compiler.select[: compiler.col_count]])
        self.made = _Made(queryset, compiler, converters, sql, values)
        return self.made


class CompiledUpdate:
    """As `CompiledQuery`, for the rows that `build` names: sets `fields`, given by name beside its arguments. Gives how many."""

    def __init__(self, build: Callable[..., QuerySet], *fields: str):
        self.build = build
        self.fields = fields
        self.made: tuple[str, tuple] | None = None

    def __call__(self, **given) -> int:
        sql, params = self.made or self._make()
        connection = connections[DEFAULT_DB_ALIAS]
        with connection.cursor() as cursor:
            cursor.execute(sql, _values(params, given, connection.ops))
            return cursor.rowcount

    def _make(self) -> tuple[str, tuple]:
        rows = self.build(**{name: Given(name) for name in inspect.signature(self.build).parameters})
        query = cast(UpdateQuery, rows.query.chain(UpdateQuery))
        query.add_update_values({name: Given(name) for name in self.fields})
        sql, params = query.get_compiler(DEFAULT_DB_ALIAS).as_sql()
        self.made = sql, tuple(params)
        return self.made


def _values(params: tuple, given: dict[str, Any], ops) -> tuple:
    return tuple(_adapted(given[one.name] if isinstance(one, _Later) else one, ops) for one in params)


def _statement(made: _Made, given: dict[str, Any], ops) -> tuple[str, tuple]:
    """The SQL with a place for each value, and the values."""
    values: list = []
    places: list[str] = []
    for param in made.params:
        value = given[param.name] if isinstance(param, _Later) else param
        several = list(value) if isinstance(value, (list, tuple, set)) else [value]
        values += [_adapted(one, ops) for one in several] or [None]  # nothing is among no values
        places.append(", ".join(["%s"] * max(len(several), 1)))
    if len(values) == len(made.params):
        return made.sql, tuple(values)
    return made.sql.replace("%%", "%%%%") % tuple(places), tuple(values)


def _adapted(value: Any, ops) -> Any:
    if isinstance(value, dt.datetime):
        return ops.adapt_datetimefield_value(value)
    if isinstance(value, dt.date):
        return ops.adapt_datefield_value(value)
    return value
