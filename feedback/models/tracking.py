"""Changes of one click, written so that Undo can take them back together."""

import datetime as dt

from django.apps import apps
from django.db import models

from applications.models import Action


class Recorder:
    """Collects the rows one click makes and changes; `action()` gives what Undo needs.

    A step is ["feedback", model, pk, before, after]: what its fields said, as strings; `before` is null for a new row.
    """

    def __init__(self, owner):
        self.owner = owner
        self.steps: list[list] = []

    def create(self, row: models.Model) -> models.Model:
        row.save(force_insert=True)
        self.steps.append(["feedback", row._meta.model_name, row.pk, None, said(row)])
        return row

    def change(self, row: models.Model, **fields: object) -> models.Model:
        before = said(row, fields)
        for name, value in fields.items():
            setattr(row, name, value)
        row.save(update_fields=list(fields))
        self.steps.append(["feedback", row._meta.model_name, row.pk, before, said(row, fields)])
        return row

    def action(self, kind: str, summary: str) -> Action | None:
        if not self.steps:
            return None
        return Action.objects.create(owner=self.owner, kind=kind, summary=summary[:250], steps=self.steps)


def said(row: models.Model, names=None) -> dict[str, str | None]:
    """Field values as strings; all concrete ones unless named."""
    fields = [field for field in row._meta.concrete_fields if names is None or field.name in names]
    return {
        field.name: None if getattr(row, field.attname) is None else field.value_to_string(row)
        for field in fields
        if field.name not in ("id", "updated_at")
    }


def reverse_feedback(owner_id: int, steps: list[list], now: dt.datetime) -> tuple[int, list[str]]:
    """Takes back what no one changed since; the rest stays and is named."""
    undone, left = 0, []
    for _, model_name, pk, before, after in steps:
        row = apps.get_model("feedback", model_name).objects.filter(owner_id=owner_id, pk=pk).first()
        if row is None:
            continue
        if said(row, after) != after:
            left.append(str(row))
        elif before is None:
            row.delete()
            undone += 1
        else:
            for name, value in before.items():
                field = row._meta.get_field(name)
                setattr(row, field.attname, None if value is None else field.to_python(value))
            row.save(update_fields=list(before))
            undone += 1
    return undone, left
