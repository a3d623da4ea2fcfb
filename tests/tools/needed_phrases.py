"""Whether every phrase of the readers is needed: each is left out once, and an email of the tests must then be read
wrongly.

    python -m tests.tools.needed_phrases            every language
    python -m tests.tools.needed_phrases german     one of them

Only an email that has a phrase can be read otherwise without it, so only these are read again, and of these only the
sentences that have it. Exits with 1 and prints the phrases that no email needs. Takes one to four minutes.
"""

import datetime as dt
import multiprocessing
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial

import pytest

from applications.mail import reading
from applications.mail.reading import languages, verdict
from applications.mail.reading.clauses import Sentence
from applications.mail.reading.phrases import Lexicon, Span
from applications.mail.reading.verdict import Reading, judge
from tests.applications.mail.kinds import neutral, shorts, whole, written

TODAY = dt.date(2026, 11, 20)
CASES = ("reading", "when", "impression", "mail", "messages")  # tests of single emails

LONGEST = 20_000  # letters of an email in them that counts

Key = tuple[str, str]  # a phrase: its tag and its text


@dataclass(frozen=True)
class Check:
    """An email of the tests, whether these pass with what is read in it, and its kind where it has one."""

    text: str | bytes
    is_right: Callable[[Reading], bool]
    kind: str = ""
    today: dt.date = TODAY
    own: tuple[str, ...] = ()


class Remembering:
    """A lexicon that remembers what it found in which words, and can leave phrases out."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.spans: dict[tuple[str, ...], list[Span]] = {}
        self.found: set[Key] = set()
        self.left_out: set[Key] = set()

    def find(self, words: Sequence[str], tags: frozenset[str] | None = None) -> Iterator[Span]:
        key = tuple(words)
        if key not in self.spans:
            self.spans[key] = list(self.lexicon.find(words))
        for span in self.spans[key]:
            if tags is None or span.tag in tags:
                self.found.add((span.tag, span.phrase))
                if (span.tag, span.phrase) not in self.left_out:
                    yield span


class Reader:
    """Reads emails again and again, without one phrase of one language."""

    def __init__(self) -> None:
        self.lexicons = {name: Remembering(languages.language(name).lexicon) for name in languages.READ}
        spoken = {name: replace(languages.language(name), lexicon=self.lexicons[name]) for name in languages.READ}
        self.sentences: dict[tuple[str, int], tuple[Sentence, set[Key]]] = {}
        self.read_sentence = verdict.read_sentence
        self.alone = ""
        languages.language = verdict.language = spoken.__getitem__
        verdict.read_sentence = self._sentence
        verdict.judge = self._judge
        verdict.open_mail = cache(verdict.open_mail)
        verdict.proposed = lambda *args, **kwargs: verdict.When()  # days and hours have no phrases

    def _sentence(self, text: str, number: int, lexicon: Remembering, **order: bool) -> Sentence:
        known = self.sentences.get((text, id(lexicon)))
        if known and lexicon.left_out.isdisjoint(known[1]):
            lexicon.found |= known[1]
            return replace(known[0], number=number)
        found, lexicon.found = lexicon.found, set()
        sentence = self.read_sentence(text, number, lexicon, **order)
        if not lexicon.left_out:
            self.sentences[text, id(lexicon)] = sentence, lexicon.found
            sentence = replace(sentence)
        lexicon.found = lexicon.found | found
        return sentence

    def _judge(self, found):
        said = judge(found)
        self.alone = "" if said.rival else said.kind
        return said

    def passes(self, check: Check) -> tuple[bool, bool]:
        """Whether it is read rightly, and whether its clauses alone say so."""
        self.alone = ""
        told = verdict.read_email(check.text, today=check.today, own=check.own)
        return check.is_right(told), not check.kind or self.alone == check.kind


def checks() -> Iterator[Check]:
    missed = {text for _, text in written("missed.jsonl")}
    for kind, text in written("heard.jsonl"):
        if text not in missed:
            yield Check(text, partial(_is_right, kind))
    for kind, text in [*written(), *((kind, text) for kind, _, text in whole())]:
        yield Check(text, partial(_is_right, kind), kind)
    for short in shorts():
        yield Check(short.text, partial(_is_right, short.kind), short.kind)
        yield Check(short.negated, partial(_is_other, short.kind))
    for text in neutral():
        yield Check(text, _is_nothing)
    yield from _cases()


def _is_right(kind: str, told: Reading) -> bool:
    return told.kind == kind


def _is_other(kind: str, told: Reading) -> bool:
    return told.kind != kind


def _is_nothing(told: Reading) -> bool:
    return told.kind == "unknown" and not told.could_be


def _is_same(before: Reading, told: Reading) -> bool:
    return before == replace(told, proposal=before.proposal)


def _cases() -> list[Check]:
    """The emails in single tests, which pass as long as they are read as they are now."""
    cases = []
    read_email = verdict.read_email

    def noted(source: str | bytes, *, today: dt.date, own: Iterable[str] = ()) -> Reading:
        told = read_email(source, today=today, own=own)
        if len(source) < LONGEST:
            cases.append(Check(source, partial(_is_same, told), today=today, own=tuple(own)))
        return told

    reading.read_email = noted
    files = [f"tests/applications/test_{name}.py" for name in CASES]
    if pytest.main([*files, "-q", "-n0", "-p", "no:randomly", "-k", "not hostile and not any"]):
        raise SystemExit("The tests fail already.")
    reading.read_email = read_email
    return cases


# leaving phrases out


class Search:
    """Which emails each phrase stands in, and which phrases can go."""

    def __init__(self, emails: list[Check]) -> None:
        self.emails = emails
        self.reader = Reader()
        self.before = []
        self.where: dict[tuple[str, Key], list[int]] = {}
        for number, email in enumerate(emails):
            for lexicon in self.reader.lexicons.values():
                lexicon.found = set()
            self.before.append(self.reader.passes(email))
            for name, lexicon in self.reader.lexicons.items():
                for key in lexicon.found:
                    self.where.setdefault((name, key), []).append(number)

    def is_needed(self, name: str, key: Key) -> bool:
        lexicon = self.reader.lexicons[name]
        lexicon.left_out.add(key)
        is_needed = any(
            was > now
            for number in self.where.get((name, key), [])
            for was, now in zip(self.before[number], self.reader.passes(self.emails[number]), strict=True)
        )
        lexicon.left_out.remove(key)
        return is_needed


def main(arguments: list[str]) -> int:
    global _search
    _search = Search(list(checks()))
    jobs = []
    found = 0
    for name in arguments or languages.READ:
        keys = Counter((phrase.tag, phrase.text) for phrase in _search.reader.lexicons[name].lexicon.phrases)
        for (tag, text), count in keys.items():
            jobs.append((name, (tag, text)))
            if count > 1:
                found += 1
                print(f"{name}\t{tag}\t{text}\t(stands there twice)")
    with multiprocessing.get_context("fork").Pool() as pool:
        for (name, (tag, text)), is_needed in zip(jobs, pool.imap(_is_needed, jobs, chunksize=16), strict=True):
            if not is_needed:
                found += 1
                print(f"{name}\t{tag}\t{text}")
    print(f"{found} of {len(jobs)} phrases are not needed.")
    return 1 if found else 0


def _is_needed(job: tuple[str, Key]) -> bool:
    return _search.is_needed(*job)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
