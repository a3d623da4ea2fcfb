"""The shapes of values that are neither text nor number. Each gives the value as it is stored, or raises ValueError."""

from feedback.models import Tone

NUMBERS = ("added", "saved", "moved", "here", "twice", "left_out", "unread")


def import_counts(value: object) -> dict:
    """What an import came to: numbers, and why rows were not read. Numbers of rows of this installation stay behind."""
    if not isinstance(value, dict):
        raise ValueError("is no group of counts")
    counts: dict = {name: value.get(name, 0) for name in NUMBERS}
    if not all(type(number) is int and 0 <= number <= 10_000_000 for number in counts.values()):
        raise ValueError("holds a count that is no number")
    reasons = value.get("reasons", [])
    if not isinstance(reasons, list) or len(reasons) > 1000:
        raise ValueError("holds reasons in an unknown shape")
    for reason in reasons:
        if not isinstance(reason, list) or [type(part) for part in reason] != [str, str, str]:
            raise ValueError("holds reasons in an unknown shape")
    return {**counts, "reasons": reasons, "updates": []}


def letters(value: object) -> dict:
    """What a message said in each tone: {tone: [subject, body]}."""
    if not isinstance(value, dict) or not set(value) <= set(Tone.values):
        raise ValueError("holds messages in an unknown shape")
    for letter in value.values():
        if not isinstance(letter, list) or [type(part) for part in letter] != [str, str]:
            raise ValueError("holds messages in an unknown shape")
    return value
