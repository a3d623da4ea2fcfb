"""Try every neutral phrase at every place of every short email, and whether every phrase of the readers is needed.

    python -m tests.tools.read_emails            both
    python -m tests.tools.read_emails table      the phrases that change what an email means
    python -m tests.tools.read_emails needed     the phrases without which every test email is read alike

Exits with 1 when it finds any. Takes some minutes.
"""

import datetime as dt
import multiprocessing
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from applications.mail.reading import languages, read_email, verdict
from applications.mail.reading.phrases import Lexicon, Span
from tests.applications.kinds import FOLDER, PLACES, neutral, shorts, with_phrase, written

TODAY = dt.date(2026, 11, 20)
MAILS = FOLDER.parent


def meaning(text: str) -> tuple:
    """Everything that the phrases decide."""
    reading = read_email(text, today=TODAY)
    return (
        reading.kind,
        reading.could_be,
        reading.nothing,
        reading.reason,
        reading.is_cancelled,
        reading.is_called_off,
        reading.is_screening,
        reading.asks_for_money,
    )


def texts() -> list[str]:
    """All emails that the tests read: short ones, their opposites, what means nothing, and whole ones."""
    whole = [
        text
        for path in sorted(MAILS.glob("*.txt"))
        for text in re.findall(r"^=== \w+ \w+\n(.*?)(?=^=== |\Z)", path.read_text(), re.M | re.S)
    ]
    return [
        *(each for short in shorts() for each in (short.text, short.negated)),
        *neutral(),
        *(text for _, text in written()),
        *whole,
    ]


def table() -> Iterator[str]:
    """What of the whole table is not read as the short email alone."""
    with multiprocessing.Pool() as pool:
        for found in pool.imap_unordered(_row, shorts(), chunksize=4):
            yield from found


def _row(short) -> list[str]:
    changed = []
    for phrase in neutral():
        for place in PLACES:
            text = with_phrase(short.text, phrase, place)
            if (kind := read_email(text, today=TODAY).kind) != short.kind:
                changed.append(f"{short.kind} became {kind} ({place}): {text!r}")
    return changed


def unneeded() -> Iterator[str]:
    """Phrases without which every email is read alike."""
    everything = texts()
    for name in languages.READ:
        where = _where(name, everything)
        jobs = [(name, phrase.text, where[phrase.text]) for phrase in languages.language(name).lexicon.phrases]
        with multiprocessing.Pool() as pool:
            for text, found, is_needed in pool.imap_unordered(_try, jobs, chunksize=8):
                if not is_needed:
                    yield f"{name}: {text}{'' if found else ' (stands in no email)'}"


def _where(name: str, everything: list[str]) -> dict[str, list[str]]:
    """The emails in which each phrase stands."""
    lexicon = languages.language(name).lexicon
    where: dict[str, list[str]] = {phrase.text: [] for phrase in lexicon.phrases}
    for text in everything:
        recorder = _Recorder(lexicon)
        with _instead(name, recorder):
            meaning(text)
        for phrase in recorder.found:
            where[phrase].append(text)
    return where


def _try(job: tuple[str, str, list[str]]) -> tuple[str, bool, bool]:
    """Whether an email is read otherwise without the phrase."""
    name, phrase, where = job
    lexicon = languages.language(name).lexicon.without(phrase)
    for text in where:
        before = meaning(text)
        with _instead(name, lexicon):
            if meaning(text) != before:
                return phrase, True, True
    return phrase, bool(where), False


class _Recorder:
    """A lexicon that notes which phrases were found."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.found: set[str] = set()

    def find(self, words, tags=None) -> Iterator[Span]:
        for span in self.lexicon.find(words, tags):
            self.found.add(span.phrase)
            yield span


@contextmanager
def _instead(name: str, lexicon) -> Iterator[None]:
    """Within it the language has this lexicon."""
    real = languages.language
    stand_in = replace(real(name), lexicon=lexicon)

    def other(asked: str):
        return stand_in if asked == name else real(asked)

    languages.language = verdict.language = other
    try:
        yield
    finally:
        languages.language = verdict.language = real


def main(arguments: list[str]) -> int:
    checks = {"table": table, "needed": unneeded}
    found = 0
    for name in arguments or list(checks):
        for line in checks[name]():
            print(line)
            found += 1
    print(f"{found} found.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
