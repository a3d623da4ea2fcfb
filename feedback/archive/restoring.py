"""An archive back into an account that is empty: all of it or nothing."""

from collections.abc import Iterable, Iterator
from itertools import batched
from typing import Any, BinaryIO

from django.contrib.auth import get_user_model
from django.db import DataError, IntegrityError, models, transaction
from django.utils import timezone

from applications.models import Application, Outcome, StatusChange, recompute_derived
from feedback.models.practice import use_fixed_keys

from .cleaning import clean
from .kept import KEPT, NAME_OF, Kept
from .opening import Archive, opened
from .reading import JsonReader, UnreadableArchive
from .shapes import plain_text
from .writing import A_CHUNK, FORMAT, VERSION

HEAD = ("format", "version", "written_at")
MOST_ROWS = 1_000_000
LARGEST_FILE = 100 * 1024 * 1024


def is_empty(user) -> bool:
    """Whether nothing stands in the way: settings are replaced, and tags and themes of the same name are shared."""
    return not any(kept.rows(user).exists() for kept in KEPT if not kept.is_settings and not kept.same_by)


def restore(user, file: BinaryIO) -> dict[str, int]:
    """Restore an archive. Return how many rows each list has. Raises UnreadableArchive, and then changes nothing."""
    job = Restoring(user)
    try:
        with opened(file) as archive, transaction.atomic():
            get_user_model().objects.select_for_update().get(pk=user.pk)
            if not is_empty(user):
                raise UnreadableArchive("This account isn’t empty.")
            job.read(archive)
            job.finish()
    except BaseException as error:
        job.remove_files()
        if isinstance(error, IntegrityError | DataError):
            raise UnreadableArchive(_why(error)) from error
        raise
    return {name: len(ids) for name, ids in job.ids.items()}


class Restoring:
    """One run. `ids`: for each list the rows stored so far, {number in the archive: primary key here}."""

    def __init__(self, user):
        self.user = user
        self.ids: dict[str, dict[int, int]] = {}
        self.stored: list[tuple[Kept, str]] = []
        self.number = 0

    def read(self, archive: Archive) -> None:
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

    def take(self, kept: Kept, rows: Iterable, archive: Archive) -> None:
        """One list, validated row by row and stored in chunks."""
        ids = self.ids.setdefault(kept.name, {})
        known = _known(kept, self.user)
        waiting: list[tuple[int, models.Model, dict]] = []
        seen: set[int] = set()
        for place, row in enumerate(rows, start=1):
            self.number += 1
            if self.number > MOST_ROWS:
                raise UnreadableArchive(f"The archive contains more than {MOST_ROWS:,} rows.")
            try:
                number, instance, sets = self.built(kept, row, archive)
            except ValueError as error:
                raise UnreadableArchive(f"Row {place} of “{kept.name}”: {str(error).removesuffix('.')}.") from error
            if number in seen:
                raise UnreadableArchive(f"Row {place} of “{kept.name}”: its id {number} is used twice.")
            seen.add(number)
            if kept.is_settings and place == 1:
                kept.rows(self.user).delete()
            if kept.same_by and (here := known.get(getattr(instance, kept.same_by))):
                ids[number] = here
                continue
            waiting.append((number, instance, sets))
            if len(waiting) == A_CHUNK:
                self.store(kept, waiting)
                waiting = []
        self.store(kept, waiting)

    def built(self, kept: Kept, row: object, archive: Archive) -> tuple[int, models.Model, dict]:
        """A row as an instance that is not stored yet, and what its sets hold. Raises ValueError."""
        if not isinstance(row, dict):
            raise ValueError("is not an object")
        left = dict(row)
        number = left.pop("id", None)
        if type(number) is not int:
            raise ValueError("“id” is not a whole number")
        instance = kept.model()
        if not kept.owner.count("__"):
            setattr(instance, kept.owner, self.user)
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
            self.keep_file(kept, instance, left, archive)
        if left:
            raise ValueError(
                f"“{min(left)[:80]}” is unknown to this version of Onward, though a newer version may know it"
            )
        if kept.prepare:
            kept.prepare(instance)
        return number, instance, sets

    def value(self, kept: Kept, field: models.Field, value: object) -> object:
        if isinstance(field, models.ForeignKey):
            return None if value is None and field.null else self.one(field, value)
        if field.name not in kept.keys:
            return clean(kept, field, value)
        key = clean(kept, field, value)
        there = kept.keys[field.name](str(key), self.ids)
        if key and not there:
            raise ValueError("refers to a row that does not come before it")
        return there

    def one(self, field: models.ForeignKey | models.ManyToManyField, number: object) -> int:
        """The primary key of the row that a link means: only rows of this very file can be meant."""
        relation: Any = field.remote_field
        known = self.ids.get(NAME_OF[relation.model], {})
        if type(number) is not int or number not in known:
            raise ValueError("refers to a row that does not come before it")
        return known[number]

    def several(self, field: models.ManyToManyField, numbers: object) -> list[int]:
        if not isinstance(numbers, list):
            raise ValueError(f"“{field.name}” is not a list")
        try:
            return list(dict.fromkeys(self.one(field, number) for number in numbers))
        except ValueError as error:
            raise ValueError(f"“{field.name}” {error}") from error

    def keep_file(self, kept: Kept, instance: models.Model, left: dict, archive: Archive) -> None:
        assert kept.files is not None  # noqa: S101, asked for only where there are files
        name = left.pop("file", None)
        if not isinstance(name, str):
            raise ValueError("“file” does not name a file")
        values = {field.name: getattr(instance, field.attname) for field in kept.fields}
        stored = kept.files.keep(archive.pieces(plain_text(name), LARGEST_FILE), values, self.user)
        self.stored.append((kept, stored))
        setattr(instance, kept.files.field, stored)

    def remove_files(self) -> None:
        for kept, stored in self.stored:
            if kept.files:
                kept.files.remove(stored)

    def store(self, kept: Kept, waiting: list[tuple[int, models.Model, dict]]) -> None:
        """A statement for the rows, and one for each set of theirs."""
        instances = [instance for _, instance, _ in waiting]
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
        self.ids[kept.name].update({number: instance.pk for number, instance, _ in waiting})
        for field in kept.sets:
            through: Any = field.remote_field.through
            here, there = f"{field.m2m_field_name()}_id", f"{field.m2m_reverse_field_name()}_id"
            through._base_manager.bulk_create(
                [through(**{here: instance.pk, there: pk}) for _, instance, sets in waiting for pk in sets[field.name]],
                batch_size=A_CHUNK,
            )

    def finish(self) -> None:
        """What follows from the rows is worked out from them, whatever the file said about it."""
        applications = self.ids.get("applications", {})
        for some in batched(applications.values(), A_CHUNK):
            changes = StatusChange.objects.live().filter(application_id__in=some)
            if untold := set(some) - set(changes.values_list("application_id", flat=True)):
                number = next(number for number, pk in applications.items() if pk in untold)
                raise UnreadableArchive(f"The application with id {number} has no history in “changes”.")
        recompute_derived(applications.values())
        agree(applications.values())
        use_fixed_keys(self.user)


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


def _known(kept: Kept, user) -> dict[object, int]:
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
