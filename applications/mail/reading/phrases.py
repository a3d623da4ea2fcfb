"""How phrases are written, and where a text has them.

A phrase is a line of words. `select*` is any word that begins so, `*rte` one that ends so, `hire|appoint` either of them, `?really` may be
missing, `_` stands for at most two words, `__` for four, `___` for eight. Every step is bounded, so no text takes long.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

# what looks the same is compared as the same
LETTERS = str.maketrans(
    {
        "ä": "ae",
        "ö": "oe",
        "ü": "ue",
        "ß": "ss",
        **dict.fromkeys("’‘ʼ`´", "'"),
        **dict.fromkeys("“”„«»", " "),
        **dict.fromkeys("–—‑−", "-"),
        **dict.fromkeys("•·●\u00a0\u202f", " "),
    }
)
GAPS = {"_": 2, "__": 4, "___": 8}
KEY = 3


@dataclass(frozen=True, slots=True)
class Step:
    """One word of a phrase, or a gap of up to `gap` words."""

    words: frozenset[str] = frozenset()
    beginnings: tuple[str, ...] = ()
    endings: tuple[str, ...] = ()
    is_optional: bool = False
    gap: int = 0

    def fits(self, word: str) -> bool:
        return (
            word in self.words
            or (bool(self.beginnings) and word.startswith(self.beginnings))
            or (bool(self.endings) and word.endswith(self.endings))
        )


@dataclass(frozen=True, slots=True)
class Phrase:
    tag: str
    text: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Span:
    """Words `start` up to, but without, `end`."""

    tag: str
    start: int
    end: int
    phrase: str = ""

    def __len__(self) -> int:
        return self.end - self.start

    @property
    def literals(self) -> list[str]:
        """The words that the phrase itself has."""
        return re.split(r"[ |?]", self.phrase)


def folded(text: str) -> str:
    """Lower case, without accents and with plain quotes; “ü” as “ue”, “ß” as “ss”."""
    plain = unicodedata.normalize("NFKD", text.translate(LETTERS).lower().translate(LETTERS))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def parse(tag: str, text: str) -> Phrase:
    return Phrase(tag, text, tuple(_step(folded(part)) for part in text.split()))


def _step(part: str) -> Step:
    if part in GAPS:
        return Step(gap=GAPS[part])
    choices = (part if part == "?" else part.removeprefix("?")).split("|")
    return Step(
        words=frozenset(each for each in choices if "*" not in each),
        endings=tuple(each[1:] for each in choices if each.startswith("*")),
        beginnings=tuple(each[:-1] for each in choices if each.endswith("*")),
        is_optional=part.startswith("?") and part != "?",
    )


class Lexicon:
    """The phrases of one language by their first word."""

    def __init__(self, phrases: Mapping[str, str]) -> None:
        self.phrases = [
            parse(tag, line.strip())
            for tag, lines in phrases.items()
            for line in lines.strip().splitlines()
            if line.strip()
        ]
        self._by_word: dict[str, list[Phrase]] = {}
        self._by_beginning: dict[str, list[Phrase]] = {}
        self._by_ending = [phrase for phrase in self.phrases if phrase.steps[0].endings]
        for phrase in self.phrases:
            first = phrase.steps[0]
            for word in first.words:
                self._by_word.setdefault(word, []).append(phrase)
            for beginning in {each[:KEY] for each in first.beginnings}:
                self._by_beginning.setdefault(beginning, []).append(phrase)

    def without(self, text: str) -> "Lexicon":
        """A lexicon that lacks the phrases with this text."""
        other = Lexicon({})
        other.phrases = [each for each in self.phrases if each.text != text]
        other._by_word = {word: [p for p in found if p.text != text] for word, found in self._by_word.items()}
        other._by_beginning = {key: [p for p in found if p.text != text] for key, found in self._by_beginning.items()}
        other._by_ending = [p for p in self._by_ending if p.text != text]
        return other

    def find(self, words: Sequence[str], tags: frozenset[str] | None = None) -> Iterator[Span]:
        """Every phrase in the words, from left to right."""
        for at, word in enumerate(words):
            candidates = self._by_word.get(word, ())
            beginning = self._by_beginning.get(word[:KEY], ())
            for phrase in (*candidates, *beginning, *self._by_ending):
                if (tags is None or phrase.tag in tags) and (end := _end(phrase.steps, words, at)) is not None:
                    yield Span(phrase.tag, at, end, phrase.text)


def _end(steps: tuple[Step, ...], words: Sequence[str], at: int) -> int | None:
    """The word after the phrase that begins at `at`, if it does."""
    if not steps:
        return at
    step, rest = steps[0], steps[1:]
    if step.gap:
        for skipped in range(step.gap + 1):
            if at + skipped > len(words):
                return None
            if (end := _end(rest, words, at + skipped)) is not None:
                return end
        return None
    if at < len(words) and step.fits(words[at]) and (end := _end(rest, words, at + 1)) is not None:
        return end
    return _end(rest, words, at) if step.is_optional else None
