"""The shapes of values that are neither text nor number. Each gives the value as it is stored, or raises ValueError."""

import re

from feedback.models import Tone

OF_THE_INSTALLATION = {"staged", "updates", "days_marked"}  # numbers of rows that mean nothing elsewhere


def import_counts(value: object) -> dict:
    """What an import came to: numbers by name, and why rows were not read."""
    if not isinstance(value, dict):
        raise ValueError("is not an object with counts")
    counts = {name: number for name, number in value.items() if name not in {"reasons", *OF_THE_INSTALLATION}}
    for name, number in counts.items():
        if not re.fullmatch("[a-z_]{1,30}", name) or type(number) is not int or not 0 <= number <= 10_000_000:
            raise ValueError("contains a count that is not a number")
    reasons = value.get("reasons", [])
    if not isinstance(reasons, list) or len(reasons) > 1000:
        raise ValueError("contains reasons in an unknown form")
    for reason in reasons:
        if not isinstance(reason, list) or [type(part) for part in reason] != [str, str, str]:
            raise ValueError("contains reasons in an unknown form")
        for part in reason:
            plain_text(part)
    return {"added": 0, **counts, "reasons": reasons, "updates": []}


def plain_text(text: str) -> str:
    """No zero bytes and no halves of characters, which databases refuse."""
    if "\0" in text:
        raise ValueError("contains a zero byte")
    try:
        text.encode()
    except UnicodeEncodeError:
        raise ValueError("contains an incomplete character") from None
    return text


def letters(value: object) -> dict:
    """What a message said in each tone: {tone: [subject, body]}."""
    if not isinstance(value, dict) or not set(value) <= set(Tone.values):
        raise ValueError("contains messages in an unknown form")
    for letter in value.values():
        if not isinstance(letter, list) or [type(part) for part in letter] != [str, str]:
            raise ValueError("contains messages in an unknown form")
        for part in letter:
            plain_text(part)
    return value


def words(value: object) -> list[str]:
    """Short words, such as the keys of a checklist."""
    if not isinstance(value, list) or len(value) > 200 or any(type(one) is not str or len(one) > 100 for one in value):
        raise ValueError("is not a list of short words")
    return [plain_text(one) for one in value]
