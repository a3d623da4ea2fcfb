"""Short emails of each kind, what changes their meaning and what does not."""

import datetime as dt
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from applications.mail.reading.clauses import words_of
from applications.mail.reading.mail import open_mail
from applications.mail.reading.verdict import languages_of, sentences_in

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


def written(file: str = "read.jsonl") -> list[tuple[str, str]]:
    """Emails and single sentences in many voices, each with its kind: what the phrases of the readers are there for.

    Those of missed.jsonl are read wrongly today.
    """
    lines = (FOLDER / file).read_text().splitlines()
    return [(line["kind"], line["text"]) for line in map(json.loads, lines)]


def neutral() -> list[str]:
    """What employers add to any email, and what says nothing about it."""
    return (FOLDER / "neutral.txt").read_text().splitlines()


def with_phrase(text: str, phrase: str, place: str) -> str:
    """The text with the phrase in its paragraph or in one of its own; inside it between its sentences, or in
    brackets.
    """
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


def whole() -> list[tuple[str, str, str]]:
    """Whole emails as they are pasted or saved: kind, name and text."""
    return [
        found
        for path in sorted(FOLDER.parent.glob("*.txt"))
        for found in re.findall(r"^=== (\w+) (\w+)\n(.*?)(?=^=== |\Z)", path.read_text(), re.M | re.S)
    ]


LONG = 400  # an email of more letters has polite words of its own
# how an email of any kind may begin
THANKS = {
    "English": "Thank you for applying for the post of clerk.|Thank you for your interest in Kestrel.|Thanks for your "
    "application!"
    "|Thank you for your application to Fernway.|Thank you for taking the time to apply to us.",
    "German": "vielen Dank für Ihre Bewerbung.|vielen Dank für Ihr Interesse an unserem Unternehmen.|danke für deine "
    "Bewerbung!",
    "French": "Nous vous remercions de votre candidature.|Merci pour votre intérêt.",
    "Spanish": "Gracias por tu candidatura.|Le agradecemos su interés en nuestra empresa.",
}


@dataclass(frozen=True)
class Learned:
    """An email that the impression is learned from. `versions` are the words of its sentences, and those of its
    subject.

    A short one comes thrice: alone, and with polite words around it, which say nothing.
    """

    kind: str
    text: str
    language: str
    versions: list[tuple[list[list[str]], list[list[str]]]]


def learned() -> Iterator[Learned]:
    texts = [
        *written(),
        *written("heard.jsonl"),
        *written("missed.jsonl"),
        *((kind, text) for kind, _, text in whole()),
        *((short.kind, short.text) for short in shorts()),
        *(("unknown", text) for text in neutral()),
    ]
    for number, (kind, text) in enumerate(texts):
        spoken, _ = languages_of(text)
        language = spoken[0].name if spoken else "English"
        body, subject = plain_words(text)
        versions = [(body, subject)]
        if len(text) < LONG:
            thanks = THANKS[language].split("|") if kind in ("rejection", "interview", "offer") else [""]
            polite = [words_of(thanks[number % len(thanks)])]
            neutral_words, _ = plain_words(neutral()[number % len(neutral())])
            versions += [([*polite, *body, *neutral_words], subject), ([*neutral_words, *body], subject)]
        yield Learned(kind, text, language, versions)


def plain_words(text: str) -> tuple[list[list[str]], list[list[str]]]:
    mail = open_mail(text, today=dt.date(2026, 11, 20))
    sentences = sentences_in(mail.text, mail.subject)
    return (
        [sentence.heard for sentence in sentences if not sentence.is_subject],
        [sentence.heard for sentence in sentences if sentence.is_subject],
    )
