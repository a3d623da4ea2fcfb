"""Short emails of each kind, what changes their meaning and what does not."""

import json
import re
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "mails" / "kinds"
KINDS = {
    "refusals": "rejection",
    "invitations": "interview",
    "offers": "offer",
    "receipts": "acknowledgement",
}
PLACES = ("before", "after", "above", "below", "inside")


@dataclass(frozen=True)
class Short:
    """`negated` says the opposite, or nothing of the kind."""

    kind: str
    text: str
    negated: str


def shorts() -> list[Short]:
    return [
        Short(kind, *line.split("\t"))
        for name, kind in KINDS.items()
        for line in (FOLDER / f"{name}.tsv").read_text().splitlines()
    ]


def written() -> list[tuple[str, str]]:
    """Emails and single sentences in many voices, each with its kind: what the phrases of the readers are there for."""
    lines = (FOLDER / "read.jsonl").read_text().splitlines()
    return [(line["kind"], line["text"]) for line in map(json.loads, lines)]


def neutral() -> list[str]:
    """What employers add to any email, and what says nothing about it."""
    return (FOLDER / "neutral.txt").read_text().splitlines()


def with_phrase(text: str, phrase: str, place: str) -> str:
    """The text with the phrase in its paragraph or in one of its own; inside it between its sentences, or in brackets."""
    is_sentence = phrase[-1] in ".!"
    if place == "above" or (place == "before" and not is_sentence):
        return f"{phrase}\n\n{text}"
    if place == "below" or (place == "after" and not is_sentence):
        return f"{text}\n\n{phrase}"
    if place == "before":
        return f"{phrase} {text}"
    if place == "after":
        return f"{text} {phrase}"
    first, *rest = re.split(r"(?<=[.!?]) (?=\w)", text)
    if rest:
        return " ".join([first, phrase if is_sentence else f"\n{phrase}\n", *rest])
    return f"{text[:-1]} ({phrase.rstrip('.!')}){text[-1]}"
