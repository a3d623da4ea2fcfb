"""What people and products write into a status column, and what it means here."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from applications.models import NEEDS_OFFER, OutcomeKind, Status
from applications.models.vocabulary import STATUS_ORDER
from applications.written_dates import is_part_of_a_date

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
_BEFORE = re.compile(r"^(failed|passed) (?:the |an? |my )?(?!on |up )(.+)$")
_ORDINAL = re.compile(r"\d{1,2}(st|nd|rd|th|er|ere|e|eme|a|o|x)?|x\d|rounds?|first|second|third|fourth")
_FAILED = re.compile(r"^(.+?)(?:挂了?|未通过|没过|被刷|未過)$")
_PARTS = re.compile(r"\s[-–—]\s|[/|;:→>,()\n]+|\bthen\b|\bdann\b|\bpuis\b|\bluego\b")
_DATE_LIKE = re.compile(
    r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}([-/.]\d{2,4})?|\d{1,2}[.:]\d{2}\s*(am|pm|uhr)?", re.I
)
_ENDED = frozenset("closed ended over done finished archived geschlossen erledigt termine cerrado zakonczone".split())
HAPPENED = frozenset(
    "scheduled completed complete passed done attended invited booked planned received sent sat finished pending "
    "waiting today tomorrow had geplant erledigt bestanden eingeladen prevu passe fait hecho realizada agendada "
    "umowiona odbyta 完成 已完成 通过 已通过 进行中".split()
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


_REJECTED = Meaning(outcome="rejected")
_TAKES_BACK = frozenset(
    "but again later reopened reconsidered maybe not by mistake error aber doch mais pero ale".split()
)


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


@cache
def _asides() -> frozenset[str]:
    """Words that say when, where or with whom, and nothing about how far it got."""
    return frozenset(word for language in LANGUAGES for word in getattr(language, "ASIDES", "").split())


@lru_cache(maxsize=4096)
def meaning(text: str) -> Meaning | None:
    """What a cell says; None for what could mean more than one thing: `closed`, `declined`, `expired`, `yes`, `no`.

    `Rejected (after interview)`, `Applied 3/4, rejected 3/20` and `2. Phone screen` say what their parts say, as long
    as the parts agree. Days, sites and other asides change nothing: `Interview on 4 Nov`, `Applied via Indeed`.
    """
    return _meaning(text, _whole if "?" in text else _phrase)  # "test tomorrow?"


@lru_cache(maxsize=4096)
def word_meaning(text: str) -> Meaning | None:
    """What a word, or several, say without asides: names of columns and notes have too many of those."""
    return _meaning(text, _whole)


def _meaning(text: str, meaning_of: Callable[[str], Meaning | None]) -> Meaning | None:
    if len(text) > 100:
        return None
    undated = _DATE_LIKE.sub(" ", text)
    word = _NUMBER.sub("", fold_word(undated))
    if found := meaning_of(word):
        return found
    parts = [one for part in _PARTS.split(undated) if (one := _NUMBER.sub("", fold_word(part)))]
    parts = [one for one in parts if _without_asides(one)]
    said = [(part, meaning_of(part)) for part in parts]
    told = [one for _, one in said if one]
    if any(one.outcome for one in told):  # "closed - rejected"
        said = [(part, one) for part, one in said if one or part not in _ENDED]
    if said and said[0][1] == _REJECTED and meaning_of is _phrase:  # "rejected, they wanted more SQL"
        said = [(part, one) for part, one in said if one or not _is_a_remark(part)]
    if not told or not all(one for _, one in said):
        return None
    return _together(told)


def _is_a_remark(part: str) -> bool:
    """Whether these words cannot take back what was said before them."""
    return not any(word in _TAKES_BACK or word in _known() for word in part.split())


def _whole(word: str) -> Meaning | None:
    if state := _known().get(word):
        return means(state)
    if (failed := _FAILED.match(word)) and (state := _known().get(failed[1])) in STATUS_ORDER:
        return Meaning(str(state), "rejected")
    if parts := _AFTER.match(word):
        ended = _known().get(parts[1])
        reached = _stage(parts[2])
        ended = "rejected" if parts[1] == _BARE_NO else ended
        if ended in _OUTCOMES and reached:
            return Meaning(reached, str(ended))
    return None


def _phrase(word: str) -> Meaning | None:
    """The words with their asides: `interview booked for Monday`, `rejected 2nd round`, `failed the phone screen`."""
    if found := _whole(word):
        return found
    if not (bare := _without_asides(word)):
        return None
    if parts := _BEFORE.match(word):
        return Meaning(reached, "" if parts[1] == "passed" else "rejected") if (reached := _stage(parts[2])) else None
    words = word.split()
    for place in range(1, len(words)):  # "rejected 2nd round": an ending, and the stage at which it came
        ended, rest = _known().get(" ".join(words[:place])), words[place:]
        is_round = ended in ("rejected", "no_response", "withdrawn") and _ORDINAL.fullmatch(rest[0])
        if is_round and (reached := _stage(" ".join(rest))):
            return Meaning(reached, str(ended))
    for less in (_without_dates(word), bare):
        if found := _whole(less):
            return found
    stage = _stage(bare)
    return Meaning(stage) if stage else None


def _stage(word: str) -> str:
    """How far it got, by a word for a stage in whatever round: `the phone screen`, `2 interviews`, `1st round`."""
    bare = _without_asides(word)
    ordinary = " ".join(one for one in bare.split() if not _ORDINAL.fullmatch(one))
    for one in (word, _STAGE.sub("", word), bare, ordinary):
        if (state := _known().get(one)) in STATUS_ORDER:
            return str(state)
    return ""


def _without_dates(word: str) -> str:
    """Without days, months and numbers, and without the little words that led to them: `waiting for a reply since`."""
    words = [one for one in word.split() if not is_part_of_a_date(one)]
    while words and words[-1] in _asides():
        words.pop()
    return " ".join(words)


def _without_asides(word: str) -> str:
    return " ".join(one for one in word.split() if one not in _asides() and not is_part_of_a_date(one))


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
