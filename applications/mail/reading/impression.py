"""What an email sounds like as a whole, beside what its clauses say.

The weights in impression.tsv are learned from emails of the tests (tests/applications/mail/make_impression.py). Each word, each
pair of neighbours, each word after a “not” and each word of the subject speaks a little for a meaning; together they know
an email in words that no phrase has, and a refusal by a bank or a landlord from one by an employer.
"""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path

WEIGHTS = Path(__file__).with_name("impression.tsv")
NEGATIONS = frozenset("not no never unable nicht kein keine keinen nie ne pas non".split())
AFTER_NOT = 8  # words that a “not” may deny
FEWEST = 8  # known features without which nothing is heard
SUBJECT = "subject: "
MARKS = frozenset(",;:()%-?")


def features(body: Iterable[Sequence[str]], subject: Iterable[Sequence[str]] = ()) -> set[str]:
    """What an email is known by; a word in its subject counts once more."""
    subject = list(subject)
    found = {feature for words in (*body, *subject) for feature in _of_sentence(words)}
    return found | {f"{SUBJECT}{word}" for words in subject for word in words}


def _of_sentence(words: Sequence[str]) -> Iterator[str]:
    plain = ["<", *(word for word in words if word not in MARKS), ">"]
    yield from plain
    yield from map(" ".join, pairwise(plain))
    for at, word in enumerate(plain):
        if word in NEGATIONS:
            yield from (f"not … {later}" for later in plain[at + 1 : at + 1 + AFTER_NOT])


@cache
def _weights() -> tuple[list[str], list[float], dict[str, list[float]]]:
    """The kinds, what each has to begin with, and the weight of each feature for each kind."""
    head, *lines = WEIGHTS.read_text(encoding="utf-8").splitlines()
    kinds = head.split("\t")[1:]
    rows = {feature: [float(each) for each in rest] for feature, *rest in (line.split("\t") for line in lines)}
    return kinds, rows.pop(""), rows


def impression(body: Iterable[Sequence[str]], subject: Iterable[Sequence[str]] = ()) -> dict[str, float]:
    """How likely each kind is, from 0 to 1; empty where too few words are known."""
    kinds, begin, weights = _weights()
    found = features(body, subject)
    known = [weights[each] for each in sorted(found) if each in weights]
    if len(known) < FEWEST:
        return {}
    length = math.sqrt(len(known))
    sums = [start + sum(row[at] for row in known) / length for at, start in enumerate(begin)]
    top = max(sums)
    raised = [math.exp(each - top) for each in sums]
    return {kind: each / sum(raised) for kind, each in zip(kinds, raised, strict=True)}


def speaks_most(kind: str, sentences: Mapping[int, Sequence[str]]) -> int:
    """The number of the sentence that speaks most for a kind."""
    kinds, _, weights = _weights()
    at = kinds.index(kind)

    def weight(number: int) -> float:
        rows = [weights[each] for each in features([sentences[number]]) if each in weights]
        return sum(row[at] - max(row[:at] + row[at + 1 :]) for row in rows) / math.sqrt(len(rows) or 1)

    return max(sentences, key=weight)
