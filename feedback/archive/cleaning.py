"""One value of an archive as its field holds it, or a sentence about why it is refused."""

import datetime as dt
from decimal import Decimal, InvalidOperation

from django.core.exceptions import ValidationError
from django.db import models

from .kept import ArchiveTable
from .shapes import plain_text

FIRST_YEAR, LAST_YEAR = 2, 9990  # so that days can still be added to them


POSITIVE = (models.PositiveIntegerField, models.PositiveSmallIntegerField, models.PositiveBigIntegerField)


def _bits(field: models.IntegerField) -> int:
    """How many bits every database gives to a number of this field, beside its sign."""
    if isinstance(field, models.BigIntegerField):
        return 63
    return 15 if isinstance(field, models.SmallIntegerField) else 31


def _lowest(field: models.IntegerField) -> int:
    return 0 if isinstance(field, POSITIVE) else -(2 ** _bits(field))


def clean(kept: ArchiveTable, field: models.Field, value: object) -> object:
    """Raises ValueError with what is wrong. Wrong types are refused, never bent into shape."""
    if field.name in kept.shapes:
        return kept.shapes[field.name](value)
    if value is None:
        if not field.null:
            raise ValueError("is missing")
        return None
    value = _typed(field, value)
    try:
        return field.clean(value, None)
    except ValidationError as error:
        raise ValueError(f"is not accepted: {' '.join(error.messages)}") from error


def _typed(field: models.Field, value: object) -> object:
    if isinstance(field, models.BooleanField):
        return _of(bool, value, "is not true or false")
    if isinstance(field, models.IntegerField):
        number = _of(int, value, "is not a whole number")
        if not _lowest(field) <= number < 2 ** _bits(field):
            raise ValueError("is a number out of range")
        return number
    text = plain_text(_of(str, value, "is not text"))
    if isinstance(field, models.DateTimeField):
        return _moment(text)
    if isinstance(field, models.DateField):
        return _day(text)
    if isinstance(field, models.DecimalField):
        return _amount(text)
    if isinstance(field, models.URLField) and text and not text.lower().startswith(("http://", "https://")):
        raise ValueError("is not a web address")
    return text


def _of[Kind](kind: type[Kind], value: object, otherwise: str) -> Kind:
    """Exactly this type: for Python True is a number too."""
    if type(value) is not kind:
        raise ValueError(otherwise)
    return value


def _day(text: str) -> dt.date:
    try:
        day = dt.date.fromisoformat(text)
    except ValueError:
        raise ValueError("is not a date such as 2026-11-10") from None
    return _within(day)


def _moment(text: str) -> dt.datetime:
    try:
        moment = dt.datetime.fromisoformat(text)
    except ValueError:
        raise ValueError("is not a date and time such as 2026-11-10T14:00:00+00:00") from None
    if moment.tzinfo is None:
        raise ValueError("is a time without a time zone")
    return _within(moment)


def _within[Day: (dt.date, dt.datetime)](day: Day) -> Day:
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ValueError(f"is not a date between the years {FIRST_YEAR} and {LAST_YEAR}")
    return day


def _amount(text: str) -> Decimal:
    try:
        amount = Decimal(text)
    except InvalidOperation:
        raise ValueError("is not an amount such as 38000.00") from None
    if not amount.is_finite():
        raise ValueError("is not an amount such as 38000.00")
    return amount
