"""Texts in spreadsheets: none of them may run as a formula, and each comes back as it was.

A program may split a line at another sign than the comma, so what follows a semicolon, a tab, a bar or a line break counts
as the beginning of a cell too; full-width signs count as their narrow ones.
"""

import re

_SIGNS = r"[=+\-@\uff1d\uff0b\uff0d\uff20]"
_BEGINNING = r"(?:^|(?<=[;|\t\r\n]))[ \u00a0\u3000\"]*"
_FORMULA = re.compile(rf"({_BEGINNING})('*(?:{_SIGNS}|[\t\r](?=.)))")
_GUARDED = re.compile(rf"({_BEGINNING})'('*(?:{_SIGNS}|[\t\r](?=.)))")


def guard(text: str) -> str:
    """Return the text with an apostrophe before each sign with which a formula could begin."""
    return _FORMULA.sub(r"\1'\2", text)


def unguard(text: str) -> str:
    """Return the text as it was before `guard`."""
    return _GUARDED.sub(r"\1\2", text)
