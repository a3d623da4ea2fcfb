"""What never reaches a log: addresses that are secrets themselves, and that somebody looked for help."""

import logging

SECRET = ("/calendar/", "/digest/", "/friend/", "/help/")


class WithoutSecretAddresses(logging.Filter):
    """Puts a placeholder where the path of such an address would stand."""

    def filter(self, record: logging.LogRecord) -> bool:
        if isinstance(record.args, tuple):
            record.args = tuple(
                "(a private address)" if isinstance(part, str) and part.startswith(SECRET) else part
                for part in record.args
            )
        return True
