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
_SLASHES = "|".join(part.replace("/", "/+") for part in SECRET)  # “//friend/” leads to the same page
PRIVATE = re.compile(rf"(?<![\w.-])/*(?:{_SLASHES})[^\s'\"]*", re.IGNORECASE)
QUERY = re.compile(r"\?[^\s'\"]+")
ADDRESS = re.compile(r"[^\s'\"<>(),;:=]+@[^\s'\"<>(),;:]+")
DETAIL = re.compile(r"^(DETAIL|LINE \d+|CONTEXT|PARAMETERS|HINT):.*$", re.M)


def without_secrets(text: str) -> str:
    text = PRIVATE.sub("(a private link)", text)
    return ADDRESS.sub("(an email address)", QUERY.sub("?(removed)", text))


def mask_path(part: str) -> str:
    """A path by itself may hold spaces; all of it is the address."""
    return "(a private link)" if PRIVATE.match(part) else without_secrets(part)


class WithoutSecretAddresses(logging.Filter):
    """Replace what identifies somebody: the path of a request by the name of its route, and in other texts private
    links, query strings and email addresses.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        path = getattr(getattr(record, "request", None), "path", None)
        if isinstance(record.args, tuple):
            record.args = tuple(
                route_of(record) if isinstance(part, str) and part == path else self._masked(part)
                for part in record.args
            )
        return True

    def _masked(self, part: object) -> object:
        return mask_path(part) if isinstance(part, str) else part


def route_of(record: logging.LogRecord) -> str:
    """The name of the route that a logged request was for."""
    match = getattr(record.request, "resolver_match", None)  # type: ignore[attr-defined]
    return (match.view_name or "(a route without a name)") if match else "(no such page)"


class OneLine(logging.Filter):
    """A request for another host's name is nobody's fault here: one line says so, without a traceback."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = "A request for another host name was refused. SITE_URL sets the name.", None
        record.exc_info = record.exc_text = None
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
