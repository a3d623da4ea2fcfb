"""JSON of other trackers: the list of applications in it as a table."""

import json
from collections.abc import Iterator
from typing import Any

from .limits import MB, MOST_COLUMNS, UnreadableFile
from .names import target_of

LARGEST = 20 * MB
MOST_SIGNS = {b"{": 100_000, b"[": 200_000, b'"': 2_000_000}  # each becomes an object that is larger than its text
DEEPEST = 3
_CONTENT = ("data", "content", "base64", "attachments")  # files inside of the JSON


def json_records(name: str, content: bytes) -> list[list[str]] | None:
    """The header and the rows of the list that looks most like applications; None when there is none.

    Raises UnreadableFile when it is no JSON, or too large.
    """
    if len(content) > LARGEST or any(content.count(sign) > most for sign, most in MOST_SIGNS.items()):
        raise UnreadableFile(f"“{name}” contains too much JSON to import at once. Upload the tracker’s CSV instead.")
    try:
        data = json.loads(content.decode("utf-8-sig", "replace"))
    except (ValueError, RecursionError) as error:
        raise UnreadableFile(f"“{name}” isn’t valid JSON. Download it again and retry.") from error
    lists = [one for one in _lists(data) if _score(one) >= 2]
    if not lists:
        return None
    rows = [_flat(one) for one in max(lists, key=lambda one: (_score(one), len(one)))]
    header = list(dict.fromkeys(key for row in rows for key in row))[:MOST_COLUMNS]
    return [header, *([row.get(key, "") for key in header] for row in rows)]


def _lists(data: Any, depth: int = 0) -> Iterator[list[dict]]:
    """Every list of objects down to a few levels, and every object whose values all are objects: `{id: {…}, …}`."""
    if isinstance(data, list):
        objects = [one for one in data if isinstance(one, dict)]
        if objects:
            yield objects
        return
    if not isinstance(data, dict) or depth > DEEPEST:
        return
    values = list(data.values())
    if values and all(isinstance(one, dict) for one in values):
        yield values
    for one in values:
        if isinstance(one, list | dict):
            yield from _lists(one, depth + 1)


def _score(objects: list[dict]) -> int:
    """How many things about an application the first objects name, of those without which it is none."""
    names = {target_of(key) for one in objects[:20] for key in _flat(one)}
    return 2 * bool({"company"} & names) + len({"title", "state", "applied_on", "link", "any_date"} & names)


def _flat(one: dict) -> dict[str, str]:
    """{key: text}; what stands one level deeper goes by both names, `salary min`."""
    found: dict[str, str] = {}
    for key, value in one.items():
        if isinstance(value, dict):
            for inner, deeper in value.items():
                if inner not in _CONTENT and (text := _text(deeper)):
                    found[f"{key} {inner}"] = text
        elif key not in _CONTENT and (text := _text(value)):
            found[str(key)] = text
    if "company name" in found and "company" not in found:
        found = {("company" if key == "company name" else key): text for key, text in found.items()}
    return found


def _text(value: Any) -> str:
    """A value as a cell; lists of words are joined, deeper things are left out."""
    if value is None or isinstance(value, dict):
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, list):
        return ", ".join(str(one) for one in value if isinstance(one, str | int | float) and not isinstance(one, bool))
    return str(value)
