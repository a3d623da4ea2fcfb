"""An archive back into an account that is empty: all of it or nothing."""

import datetime as dt
import pickle
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import batched
from typing import IO, Any, BinaryIO

from django.contrib.auth import get_user_model
from django.db import DataError, IntegrityError, models, transaction
from django.utils import timezone

from applications.models import Application, InterviewStage, Outcome, Profile, StatusChange
from applications.models.derived import derived_fields
from applications.models.history import fold_changes
from feedback.models.practice import use_fixed_keys

from .cleaning import clean
from .kept import KEPT, NAME_OF, ArchiveTable
from .opening import Archive, opened
from .reading import JsonReader, UnreadableArchive
from .shapes import plain_text
from .writing import A_CHUNK, FORMAT, VERSION

HEAD = ("format", "version", "written_at")
MOST_ROWS = 60_000  # some 11,000 applications, read in less than two seconds; a command restores more
LARGEST_FILE = 100 * 1024 * 1024


def is_empty(user) -> bool:
    """Whether nothing stands in the way: settings are replaced, and tags and themes of the same name are shared."""
    return not any(kept.rows(user).exists() for kept in KEPT if not kept.is_settings and not kept.same_by)


def restore(user, file: BinaryIO, *, most_rows: int | None = None) -> dict[str, int]:
    """Restore an archive. Return how many rows each list has. Raises UnreadableArchive, and then changes nothing.

    All of it is read, checked and worked out before the transaction begins, for which others wait.
    """
    if not is_empty(user):
        raise UnreadableArchive("This account isn’t empty.")
    with tempfile.TemporaryFile() as waiting:
        job = Restoring(user, waiting, most_rows or MOST_ROWS)
        try:
            with opened(file) as archive:
                job.read(archive)
            with transaction.atomic():
                get_user_model().objects.select_for_update().get(pk=user.pk)
                if not is_empty(user):
                    raise UnreadableArchive("This account isn’t empty.")
                job.write()
        except BaseException as error:
            job.remove_files()
            if isinstance(error, IntegrityError | DataError):
                raise UnreadableArchive(_why(error)) from error
            raise
    return {name: len(ids) for name, ids in job.ids.items()}


class Restoring:
    """One run. `ids`: for each list its rows, {number in the archive: primary key here}.

    Until a list is stored, a number stands for itself there. Rows that were read wait in the file `waiting`, because
    all of them together may be larger than the memory of a small server.
    """

    def __init__(self, user, waiting: IO[bytes], most_rows: int):
        self.user = user
        self.waiting = waiting
        self.most_rows = most_rows
        self.ids: dict[str, dict[int, int]] = {}
        self.stored: list[tuple[ArchiveTable, str]] = []
        self.bytes_stored = 0
        self.number = self.chunks = 0
        self.history = History(Profile.of(user))

    def read(self, archive: Archive) -> None:
        """Read and check everything. Nothing is stored but the files of documents."""
        head: dict = {}
        lists = {kept.name: kept for kept in KEPT}
        for name, value in JsonReader(archive.text).members():
            if name in HEAD and name not in head:
                head[name] = value
                continue
            check_head(head)
            if name not in lists:
                raise UnreadableArchive(
                    f"The list “{name[:80]}” appears twice or is unknown to this version of Onward. "
                    "A newer version may know it."
                )
            if not isinstance(value, Iterator):
                raise UnreadableArchive(f"“{name}” is not a list.")
            self.take(lists.pop(name), value, archive)
        check_head(head)
        applications = self.ids.get("applications", {})
        for number in applications:
            if number not in self.history.steps:
                raise UnreadableArchive(f"The application with id {number} has no history in “changes”.")
        self.history.derive(applications)

    def take(self, kept: ArchiveTable, rows: Iterable, archive: Archive) -> None:
        """Check one list row by row, and write it to the file in chunks."""
        seen: dict[int, int] = {}
        some: list[tuple[int, models.Model, dict]] = []
        for place, row in enumerate(rows, start=1):
            self.number += 1
            if self.number > self.most_rows:
                raise UnreadableArchive(
                    f"The archive contains more than {self.most_rows:,} rows. Ask the person who runs this server to restore it."
                )
            try:
                number, instance, sets = self.built(kept, row, archive)
            except ValueError as error:
                raise UnreadableArchive(f"Row {place} of “{kept.name}”: {str(error).removesuffix('.')}.") from error
            if number in seen:
                raise UnreadableArchive(f"Row {place} of “{kept.name}”: its id {number} is used twice.")
            seen[number] = number
            self.history.note(number, instance)
            some.append((number, instance, sets))
            if len(some) == A_CHUNK:
                self.put_aside(kept, some)
                some = []
        self.put_aside(kept, some)
        self.ids[kept.name] = seen

    def put_aside(self, kept: ArchiveTable, some: list[tuple[int, models.Model, dict]]) -> None:
        pickle.dump((kept.name, some), self.waiting)
        self.chunks += 1

    def built(self, kept: ArchiveTable, row: object, archive: Archive) -> tuple[int, models.Model, dict]:
        """A row as an instance that is not stored yet, and what its sets hold. Raises ValueError."""
        if not isinstance(row, dict):
            raise ValueError("is not an object")
        left = dict(row)
        number = left.pop("id", None)
        if type(number) is not int:
            raise ValueError("“id” is not a whole number")
        instance = kept.model()
        if not kept.owner.count("__"):
            setattr(instance, f"{kept.owner}_id", self.user.pk)
        for field in kept.fields:
            if field.name in left:
                try:
                    setattr(instance, field.attname, self.value(kept, field, left.pop(field.name)))
                except ValueError as error:
                    raise ValueError(f"“{field.name}” {error}") from error
            elif not (field.has_default() or field.null or field.blank):
                raise ValueError(f"“{field.name}” is missing")
        sets = {one.name: self.several(one, left.pop(one.name, [])) for one in kept.sets}
        if kept.files:
            self.store_file(kept, instance, left, archive)
        if left:
            raise ValueError(
                f"“{min(left)[:80]}” is unknown to this version of Onward, though a newer version may know it"
            )
        if kept.prepare:
            kept.prepare(instance)
        return number, instance, sets

    def value(self, kept: ArchiveTable, field: models.Field, value: object) -> object:
        if isinstance(field, models.ForeignKey):
            return None if value is None and field.null else self.one(field, value)
        if field.name not in kept.keys:
            return clean(kept, field, value)
        key = clean(kept, field, value)
        if key and not kept.keys[field.name](str(key), self.ids):
            raise ValueError("refers to a row that does not come before it")
        return key

    def one(self, field: models.ForeignKey | models.ManyToManyField, number: object) -> int:
        """What a link says: the number of a row of this very file that comes before it."""
        relation: Any = field.remote_field
        known = self.ids.get(NAME_OF[relation.model], {})
        if type(number) is not int or number not in known:
            raise ValueError("refers to a row that does not come before it")
        return number

    def several(self, field: models.ManyToManyField, numbers: object) -> list[int]:
        if not isinstance(numbers, list):
            raise ValueError(f"“{field.name}” is not a list")
        try:
            return list(dict.fromkeys(self.one(field, number) for number in numbers))
        except ValueError as error:
            raise ValueError(f"“{field.name}” {error}") from error

    def store_file(self, kept: ArchiveTable, instance: models.Model, left: dict, archive: Archive) -> None:
        assert kept.files is not None  # noqa: S101, asked for only where there are files
        name = left.pop("file", None)
        if not isinstance(name, str):
            raise ValueError("“file” does not name a file")
        values = {field.name: getattr(instance, field.attname) for field in kept.fields}
        stored = kept.files.keep(archive.pieces(plain_text(name), LARGEST_FILE), values, self.user, self.bytes_stored)
        self.stored.append((kept, stored))
        self.bytes_stored += values["size"]
        setattr(instance, kept.files.field, stored)

    def remove_files(self) -> None:
        for kept, stored in self.stored:
            if kept.files:
                kept.files.remove(stored)

    def write(self) -> None:
        """Store what waits in the file."""
        self.waiting.seek(0)
        by_name = {kept.name: kept for kept in KEPT}
        before: ArchiveTable | None = None
        for _ in range(self.chunks):
            name, some = pickle.load(self.waiting)  # noqa: S301 - this very object wrote it
            kept = by_name[name]
            if kept is not before:
                known = _known(kept, self.user)
                if kept.is_settings and some:
                    kept.rows(self.user).delete()
            before = kept
            self.store(kept, some, known)
        agree(self.ids.get("applications", {}).values())
        use_fixed_keys(self.user)

    def store(self, kept: ArchiveTable, some: list[tuple[int, Any, dict]], known: dict[object, int]) -> None:
        """A statement for the rows, and one for each set of theirs. Those that are `known` are here already."""
        new = []
        for number, instance, sets in some:
            if kept.same_by and (pk := known.get(getattr(instance, kept.same_by))):
                self.ids[kept.name][number] = pk
                continue
            self.refer(kept, instance)
            self.history.give(number, instance)
            new.append((number, instance, sets))
        instances = [instance for _, instance, _ in new]
        moments = [
            field.attname for field in kept.fields if getattr(field, "auto_now_add", False) or getattr(field, "auto_now", False)
        ]  # fmt: skip
        said = [{name: getattr(instance, name) for name in moments} for instance in instances]
        kept.model._base_manager.bulk_create(instances)
        if moments and instances:
            for instance, values in zip(instances, said, strict=True):
                for name, value in values.items():
                    setattr(instance, name, value)
            kept.model._base_manager.bulk_update(instances, moments)
        self.ids[kept.name].update({number: instance.pk for number, instance, _ in new})
        for field in kept.sets:
            through: Any = field.remote_field.through
            relation: Any = field.remote_field
            ids = self.ids.get(NAME_OF[relation.model], {})
            here, there = f"{field.m2m_field_name()}_id", f"{field.m2m_reverse_field_name()}_id"
            rows = [
                through(**{here: instance.pk, there: other})
                for _, instance, sets in new
                for other in dict.fromkeys(ids[number] for number in sets[field.name])
            ]
            through._base_manager.bulk_create(rows, batch_size=A_CHUNK)

    def refer(self, kept: ArchiveTable, instance: models.Model) -> None:
        """Put primary keys where the archive has its own numbers."""
        for field in kept.fields:
            number = getattr(instance, field.attname)
            if isinstance(field, models.ForeignKey) and number is not None:
                setattr(instance, field.attname, self.ids[NAME_OF[field.remote_field.model]][number])
            elif field.name in kept.keys:
                setattr(instance, field.attname, kept.keys[field.name](number, self.ids))


class History:
    """What follows from the rows of an archive, whatever it says about that. Applications go by their numbers there."""

    def __init__(self, profile: Profile):
        self.profile = profile
        self.steps: dict[int, list[tuple]] = defaultdict(list)
        self.expected: dict[int, dt.date] = {}
        self.wait_until: dict[int, dt.date | None] = {}
        self.derived: dict[int, dict[str, object]] = {}

    def note(self, number: int, row: models.Model) -> None:
        """Take what a row says that others follow from; rows come in the order of the archive."""
        if isinstance(row, Profile):
            self.profile = row
        elif isinstance(row, Application):
            self.wait_until[number] = row.wait_until
        elif isinstance(row, StatusChange) and row.undone_at is None:
            self.steps[row.application_id].append(row.step)
        elif isinstance(row, InterviewStage) and (day := row.news_expected_on()):
            known = self.expected.get(row.application_id)
            self.expected[row.application_id] = max(day, known) if known else day

    def derive(self, numbers: Iterable[int]) -> None:
        for number in numbers:
            application = Application(wait_until=self.wait_until[number], news_expected_on=self.expected.get(number))
            application.apply_state(fold_changes(self.steps.pop(number)), self.profile)
            self.derived[number] = derived_fields(application)

    def give(self, number: int, row: models.Model) -> None:
        if isinstance(row, Application):
            for name, value in self.derived.pop(number).items():
                setattr(row, name, value)


def check_head(head: dict) -> None:
    if head.get("format") != FORMAT:
        raise UnreadableArchive("The file is not marked as an Onward archive (“format”: “onward”).")
    version = head.get("version")
    if type(version) is not int or version < 1:
        raise UnreadableArchive("The file doesn’t say which version of the archive it is.")
    if version > VERSION:
        raise UnreadableArchive(
            f"The archive is version {version}, but this server only reads versions up to {VERSION}. "
            "Update Onward first."
        )


def _known(kept: ArchiveTable, user) -> dict[object, int]:
    return dict(kept.rows(user).values_list(kept.same_by, "pk")) if kept.same_by else {}


def agree(ids: Iterable[int]) -> None:
    """Bring endings in step with history: something may have been closed while the archive was written."""
    for some in batched(ids, A_CHUNK):
        live = {one.application_id: one for one in Outcome.objects.filter(application_id__in=some, reopened_at=None)}
        missing = []
        rows = Application.objects.filter(pk__in=some)
        for pk, kind, day, day_known in rows.values_list("pk", "closed_as", "closed_on", "closed_day_known"):
            outcome = live.get(pk)
            said = (outcome.kind, outcome.ended_on, outcome.day_known) if outcome else ("", None, True)
            if said == (kind, day, day_known):
                continue
            if outcome:
                Outcome.objects.filter(pk=outcome.pk).update(reopened_at=timezone.now())
            if kind and day:
                missing.append(Outcome(application_id=pk, kind=kind, ended_on=day, day_known=day_known))
        Outcome.objects.bulk_create(missing)


def _why(error: Exception) -> str:
    """Return what a constraint of the database says about rows that contradict each other."""
    text = str(error)
    for kept in KEPT:
        for constraint in kept.model._meta.constraints:
            if constraint.name in text or _columns(kept.model, constraint) == text.rpartition(": ")[2]:
                said = constraint.violation_error_message
                plain = "" if said == constraint.default_violation_error_message else f" {said}"
                return f"Some rows of “{kept.name}” contradict each other ({constraint.name}).{plain}"
    return "Some rows contradict each other."


def _columns(model: type[models.Model], constraint: models.BaseConstraint) -> str:
    """How SQLite names a unique constraint: by its columns."""
    columns = {field.name: field.column for field in model._meta.concrete_fields}
    return ", ".join(f"{model._meta.db_table}.{columns[name]}" for name in getattr(constraint, "fields", ()))
