"""Changing the facts of an application, in a way that can be undone."""

from collections.abc import Collection
from decimal import Decimal

from django.db import transaction

from applications.models import Action, Application, Tag


@transaction.atomic
def save_facts(
    application: Application, *, stored: Application, fields: Collection[str], tags: Collection[str]
) -> Action | None:
    """Store these fields of `application` over `stored`, the row as it is, and its tags by name. None when nothing changed."""
    changed = {name: [plain(getattr(stored, name)), plain(getattr(application, name))] for name in fields}
    changed = {name: values for name, values in changed.items() if values[0] != values[1]}
    steps = [["fields", application.pk, changed]] if changed else []
    had = {tag.pk for tag in stored.tags.all()}
    wanted = {Tag.objects.named(application.owner, name).pk for name in tags}
    steps += [["tagged", application.pk, pk, pk in wanted] for pk in sorted(had ^ wanted)]
    if not steps:
        return None
    application.version = stored.version + 1
    application.save(update_fields=[*changed, "version"])
    application.tags.set(wanted)
    return Action.objects.create(
        owner=application.owner, kind="edited", summary=f"{application.display_company}: edited"[:250], steps=steps
    )


def plain(value: object) -> object:
    """As it is kept in an action: text, or nothing."""
    if isinstance(value, Decimal):
        value = value.quantize(Decimal("0.01"))
    return value if value is None else str(value)
