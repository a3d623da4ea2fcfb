"""What people and products write into a status column, and what it means here."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from applications.models import NEEDS_OFFER, OutcomeKind, Status
from applications.models.vocabulary import STATUS_ORDER

from .languages import LANGUAGES

_LETTERS = str.maketrans({"ß": "ss", "ł": "l", "ø": "o", "æ": "ae", "œ": "oe", "đ": "d"})
_WORDS = re.compile(r"[^\W_]+")
_NUMBER = re.compile(r"^\d+ ")
_OUTCOMES = frozenset(OutcomeKind.values)
_AFTER = re.compile(
    r"^(.+?) (?:after|following|post|at|during|in|nach|im|beim|apres|despues de|tras|en|dopo|na|po|depois de) "
    r"(?:the |an? |my |dem |der |l |un |une |la |el |una |1 )?(.+)$"
)
_STAGE = re.compile(r" (stage|round|phase)$")
_FAILED = re.compile(r"^(.+?)(?:挂了?|未通过|没过|被刷|未過)$")
_PARTS = re.compile(r"\s[-–—]\s|[/|;:→>,()\n]+|\bthen\b|\bdann\b|\bpuis\b|\bluego\b")
_DATE_LIKE = re.compile(
    r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}([-/.]\d{2,4})?|\d{1,2}[.:]\d{2}\s*(am|pm|uhr)?", re.I
)
_BARE_NO = "no"  # "no after call" says that they said no; "no" alone may answer any question
YES = frozenset("yes y x true 1 ja j oui si sim tak t done ok 是 有 v".split())
NO = frozenset("no n false 0 nein non nao nie f 否 无 没有".split())
_YES_MARKS, _NO_MARKS = frozenset("✓✔☑✅👍●■√☒"), frozenset("✗✘❌☐□👎○")


@dataclass(frozen=True, slots=True)
class Meaning:
    """`outcome` is empty while it is open. `status`: how far it got; empty when the word does not say."""

    status: str = ""
    outcome: str = ""

    @property
    def state(self) -> str:
        return self.outcome or self.status


@lru_cache(maxsize=8192)
def fold_word(text: str) -> str:
    """Words are compared without case, accents, signs and spaces at the ends."""
    folded = text[:100].casefold()
    if not folded.isascii():
        folded = unicodedata.normalize("NFKD", folded.translate(_LETTERS))
        folded = "".join(letter for letter in folded if not unicodedata.combining(letter))
    return " ".join(_WORDS.findall(folded))


@cache
def _known() -> Mapping[str, str]:
    """{folded word: state}; a word of two languages means what the first of them says."""
    found: dict[str, str] = {}
    for language in LANGUAGES:
        for state, words in language.STATUSES.items():
            for word in words.split("; "):
                found.setdefault(fold_word(word), state)
    return found


@lru_cache(maxsize=4096)
def meaning(text: str) -> Meaning | None:
    """None for a word that could mean more than one thing: `closed`, `declined`, `expired`, `yes`, `no`.

    `Rejected (after interview)`, `Applied 3/4, rejected 3/20` and `2. Phone screen` say what their parts say, as long
    as the parts agree.
    """
    if len(text) > 100:
        return None
    undated = _DATE_LIKE.sub(" ", text)
    word = _NUMBER.sub("", fold_word(undated))
    if found := _whole(word):
        return found
    parts = [one for part in _PARTS.split(undated) if (one := _NUMBER.sub("", fold_word(part)))]
    meanings = [_whole(part) for part in parts]
    if len(parts) < 2 or None in meanings:
        return None
    return _together([one for one in meanings if one])


def _whole(word: str) -> Meaning | None:
    if state := _known().get(word):
        return means(state)
    if (failed := _FAILED.match(word)) and (state := _known().get(failed[1])) in STATUS_ORDER:
        return Meaning(str(state), "rejected")
    if parts := _AFTER.match(word):
        ended = _known().get(parts[1])
        reached = _known().get(parts[2]) or _known().get(_STAGE.sub("", parts[2]))
        ended = "rejected" if parts[1] == _BARE_NO else ended
        if ended in _OUTCOMES and reached in STATUS_ORDER:
            return Meaning(str(reached), str(ended))
    return None


def _together(meanings: list[Meaning]) -> Meaning | None:
    """How far it got by the furthest of them, and how it ended if they name one ending."""
    outcomes = {one.outcome for one in meanings if one.outcome}
    if outcomes == {"rejected", "no_response"}:  # "rejected, no feedback"
        outcomes = {"rejected"}
    statuses = [one.status for one in meanings if one.status]
    if len(outcomes) > 1:
        return None
    furthest = max(statuses, key=lambda one: STATUS_ORDER[one], default="")
    return Meaning(furthest, outcomes.pop() if outcomes else "")


def means(state: str) -> Meaning:
    """What one of the eleven states says: an ending that needs an offer got that far."""
    if state in _OUTCOMES:
        return Meaning(Status.OFFER.value if state in NEEDS_OFFER else "", str(state))
    return Meaning(str(state))


def chosen_meaning(text: str, state: str) -> Meaning:
    """The person's choice for a word, with how far it got where the word itself says so: `no after call`."""
    found = means(state)
    own = meaning(text)
    if found.outcome and not found.status and own and own.status in STATUS_ORDER:
        return Meaning(own.status, found.outcome)
    return found


def tick_of(text: str) -> bool | None:
    """True for `yes`, `x`, `TRUE`, `✓`, False for `no`, `FALSE`, `✗`; None for anything else."""
    bare = text.strip()
    if len(bare) > 12:
        return None
    if bare.strip("\ufe0f") in _YES_MARKS and bare:
        return True
    if bare.strip("\ufe0f") in _NO_MARKS and bare:
        return False
    word = fold_word(bare)
    if word in YES:
        return True
    return False if word in NO else None
