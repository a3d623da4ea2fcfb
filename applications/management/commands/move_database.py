"""Copy an installation from SQLite to PostgreSQL, and compare every row."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

from django.apps import apps
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.core.management.color import no_style
from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections, models, transaction
from django.db.migrations.recorder import MigrationRecorder

CHUNK = 1000
SOURCE = "sqlite"
MADE_BY_MIGRATIONS = {"contenttypes.contenttype", "auth.permission"}


class Command(BaseCommand):
    help = (
        "Copy a SQLite installation into the empty PostgreSQL database in DATABASE_URL, all or nothing, and compare "
        "every row. The SQLite file is only read, and documents are not moved."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, help="the SQLite file, such as data/db.sqlite3; stop the server first")

    def handle(self, *args, file: Path, **options):
        if connections[DEFAULT_DB_ALIAS].vendor != "postgresql":
            raise CommandError("Set DATABASE_URL to the PostgreSQL database to copy into.")
        if not file.is_file():
            raise CommandError(f"There is no file {file}.")
        connect(file)
        try:
            call_command("migrate", interactive=False, verbosity=0)
            refuse_unless_it_fits()
            with transaction.atomic():
                numbers = {model: copied(model) for model in to_copy()}
                reset_sequences(numbers)
            self.compare(numbers)
        finally:
            connections[SOURCE].close()
            del connections[SOURCE], connections.databases[SOURCE]

    def compare(self, numbers: dict[type[models.Model], int]) -> None:
        for model, number in numbers.items():
            if number != (found := count_alike(model)):
                raise CommandError(f"{model._meta.label}: {found} of {number} rows are the same. Keep using SQLite.")
        self.stdout.write(
            f"{sum(numbers.values())} rows in {len(numbers)} tables were copied and compared. All of them match."
        )


def connect(file: Path) -> None:
    """Open the file read-only."""
    asked = {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": f"{file.absolute().as_uri()}?mode=ro",
        "OPTIONS": {"uri": True},
    }
    connections.databases[SOURCE] = connections.configure_settings({DEFAULT_DB_ALIAS: asked})[DEFAULT_DB_ALIAS]


def refuse_unless_it_fits() -> None:
    """Check that both databases have the same version and that the target has no accounts. Raises CommandError."""
    try:
        theirs = set(MigrationRecorder(connections[SOURCE]).applied_migrations())
    except DatabaseError as error:
        raise CommandError(f"The SQLite file can’t be read ({error}).") from None
    if theirs != set(MigrationRecorder(connections[DEFAULT_DB_ALIAS]).applied_migrations()):
        raise CommandError(
            "The SQLite file is from another version. Start this version with it once, stop it, then try again."
        )
    if get_user_model().objects.exists():
        raise CommandError("The PostgreSQL database already contains accounts. Use an empty one.")


def to_copy() -> list[type[models.Model]]:
    return [
        model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy and model._meta.label_lower not in MADE_BY_MIGRATIONS
    ]


def rows(model: type[models.Model], alias: str) -> Iterator[tuple]:
    names = [field.attname for field in model._meta.concrete_fields]
    return model._base_manager.using(alias).order_by("pk").values_list(*names).iterator(chunk_size=CHUNK)


def copied(model: type[models.Model]) -> int:
    """Copy all rows of a model with their ids and timestamps. Return how many."""
    fields = list(model._meta.concrete_fields)
    model._base_manager.all().delete()
    number = 0
    for some in in_chunks(rows(model, SOURCE)):
        try:
            insert(model, fields, some)
        except (DatabaseError, ValueError) as error:
            raise CommandError(
                f"{model._meta.label}, somewhere from row {some[0][0]} to {some[-1][0]}: {str(error).splitlines()[0]}. "
                "Nothing was copied."
            ) from None
        number += len(some)
    return number


def insert(model: type[models.Model], fields: list[models.Field], some: list[tuple]) -> None:
    names = [field.attname for field in fields]
    with timestamps_as_they_are(fields):
        model._base_manager.bulk_create(model(**dict(zip(names, row, strict=True))) for row in some)


@contextmanager
def timestamps_as_they_are(fields: Iterable[models.Field]) -> Iterator[None]:
    """Keep `auto_now` and `auto_now_add` from writing the time of the copy into a row."""
    automatic = [
        (field, name) for field in fields for name in ("auto_now", "auto_now_add") if getattr(field, name, False)
    ]
    for field, name in automatic:
        setattr(field, name, False)
    try:
        yield
    finally:
        for field, name in automatic:
            setattr(field, name, True)


def in_chunks(found: Iterator[tuple]) -> Iterator[list[tuple]]:
    return iter(lambda: list(islice(found, CHUNK)), [])


def reset_sequences(written: Iterable[type[models.Model]]) -> None:
    connection = connections[DEFAULT_DB_ALIAS]
    with connection.cursor() as cursor:
        for sql in connection.ops.sequence_reset_sql(no_style(), list(written)):
            cursor.execute(sql)


def count_alike(model: type[models.Model]) -> int:
    """Return how many rows are the same, comparing every value."""
    ours, theirs = rows(model, DEFAULT_DB_ALIAS), rows(model, SOURCE)
    return sum(one == other for one, other in zip(ours, theirs, strict=False))
