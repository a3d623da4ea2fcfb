"""Whose row is this? Asked of every row of every model, so that a new model is held to it without a word."""

from functools import cache

from django.apps import apps
from django.db import connection, models

OWNERS = ("owner", "user")


def own_models() -> list[type[models.Model]]:
    """All models of ours, the tables between two of them included."""
    return [
        model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.app_label in ("applications", "feedback")
    ]


@cache
def way_to_owner(model: type[models.Model]) -> str:
    """The name of the column with the owner, seen from this model: "owner_id", "application__owner_id"."""
    fields = {field.name: field for field in model._meta.concrete_fields if field.is_relation}
    for name in OWNERS:
        if name in fields:
            return f"{name}_id"
    for name, field in fields.items():
        if field.related_model._meta.app_label in ("applications", "feedback"):
            return f"{name}__{way_to_owner(field.related_model)}"
    raise AssertionError(f"{model.__name__} belongs to no one: name its owner.")


@cache
def _mixed() -> list[tuple[str, str, tuple]]:
    """What is wrong, and the query that finds it, compiled once: they are asked thousands of times."""
    found = []
    for model in own_models():
        for field in model._meta.concrete_fields:
            if field.related_model not in own_models():
                continue
            theirs = f"{field.name}__{way_to_owner(field.related_model)}"
            rows = model._base_manager.exclude(**{field.name: None}).exclude(**{theirs: models.F(way_to_owner(model))})
            what = f"{model.__name__}.{field.name} belongs to someone else"
            found.append((what, *rows.order_by().values("pk").query.sql_with_params()))
    return found


def find_foreign_rows() -> list[str]:
    """What hangs on rows of two people. There is nothing, whatever anyone posts."""
    with connection.cursor() as cursor:
        return [what for what, sql, params in _mixed() if cursor.execute(sql, params).fetchone()]


@cache
def _all_rows(owner: int) -> list[tuple[str, tuple]]:
    return [
        model._base_manager.filter(**{way_to_owner(model): owner}).order_by("pk").values_list().query.sql_with_params()
        for model in own_models()
    ]


def everything(user) -> list[tuple]:
    """All values of all rows of someone, to see whether anything changed."""
    with connection.cursor() as cursor:
        return [row for sql, params in _all_rows(user.pk) for row in cursor.execute(sql, params).fetchall()]


def fill(user, text: str, link: str) -> int:
    """Put a text into every field of every row of someone that can hold it. Gives how many values were filled.

    In front of a text stands the number of its row, because some of them have to differ.
    """
    filled = 0
    for model in own_models():
        rows = model._default_manager.filter(**{way_to_owner(model): user.pk})
        for field in model._meta.concrete_fields:
            if not _holds_text(field):
                continue
            for pk in rows.values_list("pk", flat=True):
                value = link if isinstance(field, models.URLField) else f"{pk} {text}"
                filled += model._default_manager.filter(pk=pk).update(**{field.name: value[: field.max_length]})
    return filled


KEYS = ("sha256", "stored_as", "company_key", "key", "format", "query", "time_zone")


def _holds_text(field: models.Field) -> bool:
    is_text = isinstance(field, models.CharField | models.TextField) and (field.max_length or 1000) >= 40
    return is_text and not field.choices and field.name not in KEYS and not field.name.endswith("_nonce")
