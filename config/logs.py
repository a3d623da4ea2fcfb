"""What never reaches a log: secret addresses, query strings, that somebody looked for help, and the values that a database
repeats in its errors.
"""

import json
import logging
import re

SECRET = ("/calendar/", "/digest/", "/friend/", "/help/")
DETAIL = re.compile(r"^(DETAIL|LINE \d+|CONTEXT|PARAMETERS|HINT):.*$", re.M)


class WithoutSecretAddresses(logging.Filter):
    """Puts a placeholder where the path of such an address would stand."""

    def filter(self, record: logging.LogRecord) -> bool:
        if isinstance(record.args, tuple):
            record.args = tuple(
                "(a private address)" if isinstance(part, str) and part.startswith(SECRET) else part
                for part in record.args
            )
        return True


class Line(logging.Formatter):
    """A traceback without what PostgreSQL adds: “DETAIL: Key (email)=(…) already exists”."""

    def __init__(self) -> None:
        super().__init__("{asctime} {levelname} {name}: {message}", style="{")

    def formatException(self, ei) -> str:
        return DETAIL.sub(r"\1: (left out)", super().formatException(ei))


class Json(Line):
    """The same as one JSON object a line, for programs that collect logs."""

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
