"""Keep private links, query strings, visits to the help page and values in database errors out of the logs."""

import json
import logging
import re
import traceback
from collections.abc import Iterator

from django.db import OperationalError

SECRET = (
    "/calendar/",
    "/digest/",
    "/friend/",
    "/help/",
    "/companies/",
    "/accounts/confirm-email/",
    "/accounts/password/reset/key/",
)
PRIVATE = re.compile(rf"(?<![\w.-])(?:{'|'.join(SECRET)})[^\s'\"]*")
QUERY = re.compile(r"\?[^\s'\"]+")
ADDRESS = re.compile(r"[^\s'\"<>(),;:=]+@[^\s'\"<>(),;:]+")
DETAIL = re.compile(r"^(DETAIL|LINE \d+|CONTEXT|PARAMETERS|HINT):.*$", re.M)


def without_secrets(text: str) -> str:
    text = PRIVATE.sub("(a private link)", text)
    return ADDRESS.sub("(an email address)", QUERY.sub("?(removed)", text))


def told_safely(part: str) -> str:
    """Replace the whole text if it is a private path, which may contain spaces; else its private parts."""
    return "(a private link)" if part.startswith(SECRET) else without_secrets(part)


class WithoutSecretAddresses(logging.Filter):
    """Replace private links, query strings and email addresses with placeholders."""

    def filter(self, record: logging.LogRecord) -> bool:
        if isinstance(record.args, tuple):
            record.args = tuple(told_safely(part) if isinstance(part, str) else part for part in record.args)
        return True


class Line(logging.Formatter):
    """Format a traceback with the type and place of each error, but not its text, which may repeat private words."""

    def __init__(self) -> None:
        super().__init__("{asctime} {levelname} {name}: {message}", style="{")

    def formatException(self, ei) -> str:
        return "\n\n".join(_told(ei[1])) if ei[1] else ""


def _told(error: BaseException) -> Iterator[str]:
    earlier = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if earlier:
        yield from _told(earlier)
    where = "".join(traceback.format_tb(error.__traceback__))
    yield f"Traceback (most recent call last):\n{where}{type(error).__name__}: {_words(error)}"


def _words(error: BaseException) -> str:
    """Return the text of a system error, without PostgreSQL’s details, such as “Key (email)=(…) already exists”."""
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    if isinstance(error, OperationalError):
        return without_secrets(DETAIL.sub(r"\1: (removed)", str(error)))
    return "(message removed)"


class Json(Line):
    """Format each record as one JSON object on a line, for programs that collect logs."""

    def format(self, record: logging.LogRecord) -> str:
        told = {
            "at": self.formatTime(record, "%Y-%m-%dT%H:%M:%S%z"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        if record.exc_info:
            told["traceback"] = self.formatException(record.exc_info)
        return json.dumps(told, ensure_ascii=False)
