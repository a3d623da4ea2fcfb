"""What one click did, and how it is undone, once.

A click collects its steps in a `Recorder`; undoing an `Action` reverses them, the last one first. This module knows no row
that it puts back: moves and creations are reversed by functions that are registered with `reverses`, all other rows by
their fields before and after, with what `UndoRows` says about their model.
"""

import datetime as dt
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, fields
from itertools import batched, groupby
from typing import Any, ClassVar, cast

from django.apps import apps
from django.conf import settings
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone

UNDO_DAYS = dt.timedelta(days=30)
CHUNK = 500
Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class UndoResult:
    """`undone`: rows put back; `skipped`: names of rows that changed since and stayed as they are."""

    undone: int = 0
    skipped: list[str] = field(default_factory=list)
    already: bool = False


class ActionQuerySet(models.QuerySet["Action"]):
    def for_user(self, user) -> "ActionQuerySet":
        return self.filter(owner=user)

    def latest_open(self, user, pk: int | None) -> "Action | None":
        """The action with this key, if it can still be undone and the user did nothing else since."""
        action = self.for_user(user).select_for_update().order_by("-pk").first() if pk else None
        return action if action and action.pk == pk and action.is_open else None


class Action(models.Model):
    """One click of one person. `steps` is a list of [verb, …], one of the steps below each."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="actions")
    kind = models.CharField(max_length=20)
    summary = models.CharField(max_length=250)
    steps = models.JSONField(default=list)
    created_at = models.DateTimeField(default=timezone.now, db_index=True)
    undone_at = models.DateTimeField(null=True, blank=True)

    objects = ActionQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.summary

    @property
    def undo_url(self) -> str:
        return reverse("action_undo", args=[self.pk])

    @property
    def is_open(self) -> bool:
        """Whether it can still be undone."""
        return self.undone_at is None and timezone.now() - self.created_at < UNDO_DAYS

    @property
    def is_too_late(self) -> bool:
        """Whether it was not undone while it could be."""
        return self.undone_at is None and not self.is_open

    def undo(self, now: dt.datetime | None = None) -> UndoResult:
        """Put back what this action did. A second call, from another tab too, does nothing more."""
        now = now or timezone.now()
        with transaction.atomic():
            open_ones = Action.objects.filter(pk=self.pk, undone_at=None, created_at__gt=now - UNDO_DAYS)
            if not open_ones.update(undone_at=now):
                return UndoResult(already=True)
            self.undone_at = now
            return reverse_steps(self.owner_id, read_steps(self.steps), now=now)


@dataclass(frozen=True, slots=True)
class Moved:
    """The changes that were recorded in the history of one application, oldest first."""

    verb: ClassVar = "moved"
    application: int
    changes: list[int]


@dataclass(frozen=True, slots=True)
class Created:
    """An application that was added. It is untouched while both versions are what they were then."""

    verb: ClassVar = "created"
    application: int
    version: int
    history_version: int


@dataclass(frozen=True, slots=True)
class RowsChanged:
    """Rows of one model, as "applications.contact", whose fields went from `before` to `after`; values are text, or
    null.

    `before` is None for rows that were created, `after` for one that was deleted. An empty `after` holds whatever a row
    says now.
    """

    verb: ClassVar = "changed"
    model: str
    pks: list
    before: Values | None
    after: Values | None


@dataclass(frozen=True, slots=True)
class RowsLinked:
    """Rows that were put together with one other row, or taken off it: `relation` is its many-to-many field or
    accessor.
    """

    verb: ClassVar = "linked"
    model: str
    pk: int
    relation: str
    pks: list[int]
    was_added: bool


Step = Moved | Created | RowsChanged | RowsLinked
STEPS: dict[str, type[Step]] = {one.verb: one for one in (Moved, Created, RowsChanged, RowsLinked)}


def _deleted(model: str) -> Callable[..., Step]:
    return lambda pk: RowsChanged(model, [pk], {"deleted_at": None}, {})


# How versions up to 0.2.0 stored a step, by its verb: ["waited", 12, "", "2026-11-24"].
OLD_VERBS: dict[str, Callable[..., Step]] = {
    "day": lambda pk, change, before, after: RowsChanged(
        "applications.statuschange", [change], {"happened_on": before}, {"happened_on": after}
    ),
    "waited": lambda pk, before, until: RowsChanged(
        "applications.application", [pk], {"wait_until": before or None}, {"wait_until": until}
    ),
    "set": lambda pk, name, before, after: RowsChanged("applications.application", [pk], {name: before}, {name: after}),
    "fields": lambda pk, changed: RowsChanged(
        "applications.application",
        [pk],
        {name: before for name, (before, _) in changed.items()},
        {name: after for name, (_, after) in changed.items()},
    ),
    "deleted": _deleted("applications.application"),
    "stage_deleted": _deleted("applications.interviewstage"),
    "contact_deleted": _deleted("applications.contact"),
    "document_deleted": _deleted("applications.document"),
    "document_added": lambda pk: RowsChanged("applications.document", [pk], None, {}),
    "added": lambda what, pk: RowsChanged(
        {"stage": "applications.interviewstage", "mail": "applications.keptmail"}[what], [pk], None, {}
    ),
    "view_changed": lambda pk, changed: RowsChanged(
        "applications.savedview",
        [pk],
        {name: before for name, (before, _) in changed.items()},
        {name: after for name, (_, after) in changed.items()},
    ),
    "view_deleted": lambda values: RowsChanged("applications.savedview", [None], values, None),
    "tagged": lambda pk, tag, was_added: RowsLinked("applications.tag", tag, "applications", [pk], was_added),
    "document": lambda document, pk, was_added: RowsLinked(
        "applications.document", document, "applications", [pk], was_added
    ),
    "feedback": lambda model, pk, before, after: RowsChanged(f"feedback.{model}", [pk], before, after),
}


def read_steps(stored: Iterable[Sequence]) -> list[Step]:
    """The steps of an action, whichever version recorded it. Rows that changed alike are one step."""
    found: dict[str, Step] = {}
    for verb, *values in stored:
        step = STEPS[verb](*values) if verb in STEPS else OLD_VERBS[verb](*values)
        key = json.dumps([step.verb, *_but_pks(step)], sort_keys=True)
        if isinstance(step, RowsChanged | RowsLinked) and key in found:
            cast(RowsChanged | RowsLinked, found[key]).pks.extend(step.pks)
        else:
            found[key] = step
    return list(found.values())


def _but_pks(step: Step) -> list:
    return [getattr(step, one.name) for one in fields(step) if one.name != "pks"]


def to_json(step: Step) -> list:
    return [step.verb, *(getattr(step, one.name) for one in fields(step))]


Undone = tuple[int, list[str]]
REVERSE: dict[type[Step], Callable[[int, list[Any], dt.datetime], Undone]] = {}


def reverses(kind: type[Step]):
    """Register a function that reverses all steps of one kind: (owner's id, steps, now) gives how many and names
    left.
    """

    def register(function):
        REVERSE[kind] = function
        return function

    return register


def reverse_steps(owner_id: int, steps: Iterable[Step], *, now: dt.datetime) -> UndoResult:
    """Reverse the steps, the last one first. What changed since stays as it is and is named."""
    undone, skipped = 0, []
    for kind, some in groupby(reversed(list(steps)), key=type):
        number, names = REVERSE[kind](owner_id, list(some), now)
        undone += number
        skipped += names
    return UndoResult(undone=undone, skipped=sorted(set(skipped)))


class UndoRows:
    """How the rows of one model are found, compared and put back; what a model needs beyond that overrides it."""

    owner = "owner_id"

    def __init__(self, model: type[models.Model]):
        self.model = model

    def rows(self, owner_id: int, names: Iterable[str]) -> models.QuerySet:
        """The rows of a person. Deleted ones only where it is about having been deleted."""
        rows = self.model._default_manager.filter(**{self.owner: owner_id})
        return rows.filter(deleted_at=None) if self.is_hidden_when_deleted and "deleted_at" not in names else rows

    @property
    def is_hidden_when_deleted(self) -> bool:
        return any(one.name == "deleted_at" for one in self.model._meta.concrete_fields)

    def can_restore(self, row: Any, values: Values) -> bool:
        return True

    def restorable(self, wanted: list[tuple[Any, Values]]) -> list[bool]:
        """Which of the rows may say this again, asked of all that one click changed together."""
        return [self.can_restore(row, values) for row, values in wanted]

    def restore(self, rows: list[Any], values: Values, now: dt.datetime) -> None:
        """Give the rows these values of their fields, by attribute name."""
        for row in rows:
            for name, value in values.items():
                setattr(row, name, value)
            row.save(update_fields=[self.model._meta.get_field(name).name for name in values])

    def can_delete(self, row: Any) -> bool:
        """Whether a row may go of which an old action does not say how it was when it was created."""
        return True

    def delete(self, row: Any, now: dt.datetime) -> None:
        """Take away a row that was created; hidden for 30 days where its model knows that."""
        if self.is_hidden_when_deleted:
            row.deleted_at = now
            row.save(update_fields=["deleted_at"])
        else:
            row.delete()

    def can_create(self, owner_id: int, values: Values) -> bool:
        return True

    def create(self, owner_id: int, pk: int | None, values: Values) -> None:
        """Bring back a row that was deleted, with these values by attribute name."""
        self.model(**{"pk": pk, self.owner: owner_id, **values}).save(force_insert=True)

    def put_back(self, rows: list[Any]) -> None:
        """What follows once rows were restored, hidden or linked."""

    def name(self, row: Any) -> str:
        return str(row)


UNDO_ROWS: dict[str, UndoRows] = {}


def undoes(model: type[models.Model]):
    """Register a subclass of `UndoRows` for a model."""

    def register(kind: type[UndoRows]) -> type[UndoRows]:
        UNDO_ROWS[model._meta.label_lower] = kind(model)
        return kind

    return register


def undo_rows(label: str) -> UndoRows:
    return UNDO_ROWS.get(label) or UndoRows(apps.get_model(label))


NOT_COMPARED = {"id", "version", "updated_at"}


def as_text(row: models.Model, names: Iterable[str] | None = None) -> Values:
    """Field values as an action stores them; all of the row unless named."""
    wanted = None if names is None else set(names)
    return {
        one.name: None if getattr(row, one.attname) is None else one.value_to_string(row)
        for one in row._meta.concrete_fields
        if one.name not in NOT_COMPARED and (wanted is None or one.name in wanted)
    }


def from_text(model: type[models.Model], values: Values) -> Values:
    """The same as Python values by attribute name. What the model has no longer is left out."""
    known = {one.name: one for one in model._meta.concrete_fields if one.name not in NOT_COMPARED}
    return {
        known[name].attname: None if value is None else known[name].to_python(value)
        for name, value in values.items()
        if name in known
    }


def _says(row: models.Model, values: Values) -> bool:
    return all(getattr(row, name) == value for name, value in values.items())


@reverses(RowsChanged)
def _reverse_changed(owner_id: int, steps: list[RowsChanged], now: dt.datetime) -> Undone:
    undone, skipped = 0, []
    for step, more in _together(steps):
        if step.after is None:
            number, names = _bring_back(owner_id, step)
        elif step.before is None:
            number, names = _take_away(owner_id, step, now)
        else:
            number, names = _put_back(owner_id, [step, *more], now)
        undone += number
        skipped += names
    return undone, skipped


def _together(steps: list[RowsChanged]) -> Iterator[tuple[RowsChanged, list[RowsChanged]]]:
    """Neighbours that changed rows of one model, each row once, so that thousands are read and stored a chunk at a
    time.
    """
    some: list[RowsChanged] = []
    seen: set = set()
    for step in steps:
        is_change = step.before is not None and step.after is not None
        if some and not (is_change and step.model == some[0].model and seen.isdisjoint(step.pks)):
            yield some[0], some[1:]
            some, seen = [], set()
        if is_change:
            some.append(step)
            seen.update(step.pks)
        else:
            yield step, []
    if some:
        yield some[0], some[1:]


def _put_back(owner_id: int, steps: list[RowsChanged], now: dt.datetime) -> Undone:
    kind = undo_rows(steps[0].model)
    wanted = {pk: step for step in steps for pk in step.pks}
    names = {name for step in steps for name in step.before or ()}
    undone, skipped = 0, []
    for some in batched(wanted, CHUNK):
        alike: dict[str, tuple[Values, list]] = {}
        untouched: list[tuple[Any, Values]] = []
        for row in kind.rows(owner_id, names).filter(pk__in=some):
            step = wanted[row.pk]
            before, after = from_text(kind.model, step.before or {}), from_text(kind.model, step.after or {})
            if _says(row, before):
                continue
            if _says(row, after):
                untouched.append((row, before))
            else:
                skipped.append(kind.name(row))
        for (row, before), may_be in zip(untouched, kind.restorable(untouched), strict=True):
            if may_be:
                key = json.dumps(wanted[row.pk].before, sort_keys=True)
                alike.setdefault(key, (before, []))[1].append(row)
            else:
                skipped.append(kind.name(row))
        for before, rows in alike.values():
            kind.restore(rows, before, now)
            kind.put_back(rows)
            undone += len(rows)
    return undone, skipped


def _take_away(owner_id: int, step: RowsChanged, now: dt.datetime) -> Undone:
    kind = undo_rows(step.model)
    after = from_text(kind.model, step.after or {})
    undone, skipped = 0, []
    for row in kind.rows(owner_id, ()).filter(pk__in=step.pks):
        if _says(row, after) and (after or kind.can_delete(row)):
            kind.delete(row, now)
            kind.put_back([row])
            undone += 1
        else:
            skipped.append(kind.name(row))
    return undone, skipped


def _bring_back(owner_id: int, step: RowsChanged) -> Undone:
    kind = undo_rows(step.model)
    values = from_text(kind.model, step.before or {})
    undone, skipped = 0, []
    for pk in step.pks:
        if kind.can_create(owner_id, values):
            kind.create(owner_id, pk, values)
            undone += 1
        else:
            skipped.append(kind.name(kind.model(**values)))
    return undone, skipped


@reverses(RowsLinked)
def _reverse_links(owner_id: int, steps: list[RowsLinked], now: dt.datetime) -> Undone:
    undone = 0
    for step in steps:
        kind = undo_rows(step.model)
        row = kind.rows(owner_id, ["deleted_at"]).filter(pk=step.pk).first()
        if row is None:
            continue
        related = getattr(row, step.relation)
        others = undo_rows(related.model._meta.label_lower).rows(owner_id, ["deleted_at"])
        for some in batched(step.pks, CHUNK):
            pks = list(others.filter(pk__in=some).order_by().values_list("pk", flat=True))
            related.remove(*pks) if step.was_added else related.add(*pks)
            undone += len(pks)
        kind.put_back([row])
    return undone, []


class Recorder:
    """Collects what one click does, so that Undo can take it back together."""

    def __init__(self, owner):
        self.owner = owner
        self.steps: list[Step] = []

    def add(self, *steps: Step) -> None:
        self.steps += steps

    def create[Row: models.Model](self, row: Row) -> Row:
        """Store a new row."""
        row.save(force_insert=True)
        self.created(row)
        return row

    def created(self, row: models.Model) -> None:
        """Note a row that was stored as it is now."""
        self.add(RowsChanged(row._meta.label_lower, [row.pk], None, as_text(row)))

    def change[Row: models.Model](self, row: Row, **fields: object) -> Row:
        """Set and store these fields of a row."""
        before = as_text(row, fields)
        for name, value in fields.items():
            setattr(row, name, value)
        row.save(update_fields=list(fields))
        self.add(RowsChanged(row._meta.label_lower, [row.pk], before, as_text(row, fields)))
        return row

    def changed(self, before: models.Model, after: models.Model, names: Iterable[str]) -> list[str]:
        """Note what was or will be stored of one row; gives the names of the fields that differ."""
        differ = [name for name in names if getattr(before, name) != getattr(after, name)]
        if differ:
            texts = (as_text(row, differ) for row in (before, after))
            self.add(RowsChanged(after._meta.label_lower, [after.pk], *texts))
        return differ

    def changed_alike(self, model: type[models.Model], pks: Iterable[int], before: Values, after: Values) -> None:
        """Note of many rows at once that these fields, by name, went from one value to another."""
        pks = list(pks)
        if pks:
            texts = (as_text(model(**values), values) for values in (before, after))
            self.add(RowsChanged(model._meta.label_lower, pks, *texts))

    def delete(self, row: models.Model) -> None:
        """Delete a row, so that it can be brought back as it was."""
        step = RowsChanged(row._meta.label_lower, [row.pk], as_text(row), None)
        row.delete()
        self.add(step)

    def link(self, row: models.Model, relation: str, pks: Iterable[int], *, add: bool = True) -> None:
        """Put rows together with `row`, or take them off it."""
        pks = list(pks)
        if pks:
            related = getattr(row, relation)
            related.add(*pks) if add else related.remove(*pks)
            self.add(RowsLinked(row._meta.label_lower, row.pk, relation, pks, add))

    def action(self, kind: str, summary: str, *, after: Action | None = None) -> Action | None:
        """The action that undoes all of it; None when nothing was done.

        `after`: an action that this goes on with, so that one undo reverses both.
        """
        if not self.steps:
            return None
        steps = [to_json(step) for step in self.steps]
        if after:
            after.steps, after.summary = [*after.steps, *steps], summary[:250]
            after.save(update_fields=["steps", "summary"])
            return after
        return Action.objects.create(owner=self.owner, kind=kind, summary=summary[:250], steps=steps)
