"""What the columns of someone's own sheet are likely to be: their names and what is in them, weighed together."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

from applications.models import STATE_LABELS, Status

from .content import MOSTLY, Content
from .event_log import is_log
from .formats.format import fold_header
from .names import PART, WHOLE, step_of, target_of, targets_of
from .values import work_mode_of
from .words import fold_word

STEP = "step:"
STEPS = {f"{STEP}{state}": f"{STATE_LABELS[state]} (tick or date)" for state in STATE_LABELS if state != Status.SAVED}
GROUPS = {
    "The job": {
        "company": "Company",
        "title": "Job title",
        "agency": "Agency",
        "location": "Location",
        "work_mode": "Work mode",
        "link": "Link",
        "advert": "Job ad",
        "source": "Source",
    },
    "Status": {
        "state": "Status and outcome",
        "ending": "Outcome",
        **STEPS,
    },
    "Dates": {
        "applied_on": "Date applied",
        "saved_on": "Date saved",
        "state_on": "Status date",
        "ended_on": "Date closed",
        "step_on": "Date of each step",
        "deadline_on": "Closing date",
    },
    "Salary": {
        "pay": "Salary",
        "pay_min": "Salary from",
        "pay_max": "Salary to",
        "pay_currency": "Currency",
    },
    "Other": {
        "sent_via": "Applied via",
        "cv_version": "CV version",
        "tags": "Tags",
        "notes": "Notes",
        "": "Skip",
    },
}
TARGETS = {target: label for group in GROUPS.values() for target, label in group.items()}
MANY = ("notes", "tags", "", *STEPS)
DATES = ("applied_on", "saved_on", "state_on", "ended_on", "step_on", "deadline_on")
WORDS = ("state", "ending")
LOOKED_AT = 400
SOME = 0.3
A_FEW = 0.15
_STRONG_STATE = re.compile(r"status|stage|state|statut|etap|estado|stand\b|phase|状态|进度|阶段")
_NAMES = frozenset("name names who nom nombre nazwa bezeichnung 名称 wer naam nome".split())
_EMPLOYERS = frozenset(
    "department dept school university college institution institute council trust hospital studio hotel restaurant "
    "shop "
    "store lab client behorde einrichtung schule hochschule praxis kunde etablissement ecole universite administration "
    "institucion universidad colegio organismo uczelnia szkola urzad 学校 机构 院校".split()
)
_ROW_NUMBERS = frozenset(
    "no; nr; num; number; id; index; lp; l p; n; row; s no; sr no; sno; 序号; 编号; lfd nr".split("; ")
)
_NO_APPLIED_DATE = re.compile(
    r"follow|next|interview|birth|start|begin|post|remind|todo|expir|dead|clos|end|respon|reply|updat|contact|call|due|"
    r"antwort|termin|"
    r"naechst|nachst|relance|prochain|seguim|proxim|nastepn|截止|面试|更新|reject|offer"
)


@dataclass(slots=True)
class Column:
    """One column of a sheet: its `id` among them, what it is called, three examples, and the guess with its reason."""

    id: str
    name: str
    examples: list[str] = field(default_factory=list)
    target: str = ""
    why: str = ""

    @property
    def is_sure(self) -> bool:
        return self.why.startswith("Certain")


@dataclass(frozen=True, slots=True)
class Guess:
    target: str
    score: float
    why: str


def ids_of(header: Sequence[str]) -> list[str]:
    """One id a column, whatever their order: its folded name, numbered where two are alike."""
    ids: list[str] = []
    seen: dict[str, int] = {}
    for place, name in enumerate(header):
        folded = fold_header(name)[:80] or name.strip()[:80] or f"column{place + 1}"
        seen[folded] = seen.get(folded, 0) + 1
        ids.append(folded if seen[folded] == 1 else f"{folded}#{seen[folded]}")
    return ids


def header_fingerprint(ids: Iterable[str]) -> str:
    """What files of one shape have in common: the names of their columns in any order."""
    return sha256("\n".join(sorted(ids)).encode()).hexdigest()[:40]


def guess_columns(columns: Mapping[str, str], rows: Sequence[Mapping[str, str]]) -> list[Column]:
    """`columns`: {id: name}. Guess where each goes. Of two for one target the one with more reasons takes it."""
    found = [Column(key, name, _examples(key, rows)) for key, name in columns.items()]
    contents = {
        column.id: Content([row[column.id] for row in rows[:LOOKED_AT] if row.get(column.id)]) for column in found
    }
    guesses = {column.id: _guesses(column.name, contents[column.id]) for column in found}
    taken: set[str] = set()
    open_ones = sorted(
        ((guess, place, column) for place, column in enumerate(found) for guess in guesses[column.id]),
        key=lambda one: (-one[0].score, one[1]),
    )
    for guess, _, column in open_ones:
        if not column.why and (guess.target in MANY or guess.target not in taken):
            column.target, column.why = guess.target, guess.why
            taken.add(guess.target)
    for column in found:
        if not column.why:
            column.target, column.why = _by_content(column.name, contents[column.id], taken)
            taken.add(column.target)
    _name_what_is_missing(found, contents)
    _settle_date(found, rows)
    return found


def _name_what_is_missing(found: list[Column], contents: Mapping[str, Content]) -> None:
    """Where no column is called a company, `Name` or `School` is it beside a job title; `Name` is the title beside one.

    In a list with addresses of people, `Name` is one of them.
    """
    targets = {column.target for column in found}
    has_people = any(content.contacts >= SOME for content in contents.values())
    if "title" in targets and "company" not in targets:
        target, names, why = "company", _NAMES | _EMPLOYERS, "Likely (no other column is a company)"
    elif "company" in targets and "title" not in targets and not has_people:
        target, names, why = "title", _NAMES, "Likely (no other column is a job title)"
    else:
        return
    for column in found:
        content = contents[column.id]
        is_text = content.values and max(content.dates, content.links, content.numbers, content.contacts) < MOSTLY
        if fold_word(column.name) in names and column.target in ("notes", "tags") and is_text:
            column.target, column.why = target, why
            return


def _examples(key: str, rows: Sequence[Mapping[str, str]]) -> list[str]:
    different = dict.fromkeys(" ".join(row[key].split())[:60] for row in rows[:LOOKED_AT] if row.get(key))
    return list(different)[:3]


def _guesses(name: str, content: Content) -> list[Guess]:
    """What the name speaks for and the content allows, the best first."""
    found = []
    for target, weight in targets_of(name):
        why = "Certain (from the name)" if weight == WHOLE else "Likely (from part of the name)"
        for guess in _allowed(target, name, content):
            is_plain = target == "any_date"  # one called `Date applied` beside it says more
            found.append(Guess(guess, weight - is_plain + content.speaks_for(guess), why))
    step = step_of(name)
    if step and content.is_step and not any(guess.target in ("applied_on", "saved_on") for guess in found):
        found.insert(0, Guess(f"{STEP}{step}", WHOLE, "Certain (a step, ticked or dated)"))
    return found


def _allowed(target: str, name: str, content: Content) -> list[str]:
    """The targets that a name leaves after a look at what is in the column; none when the two contradict each other."""
    if not content.values:
        return ["applied_on" if target == "any_date" else target]
    if target in (*DATES, "any_date"):
        is_date = content.dates >= SOME and content.ticks < MOSTLY
        return [("applied_on" if target == "any_date" else target)] if is_date else []
    if target == "work_mode":
        return ["work_mode"] if content.work_modes >= SOME or (content.ticks >= MOSTLY and work_mode_of(name)) else []
    if target in ("notes", "advert"):
        return [target]
    if content.ticks >= MOSTLY:
        return []
    if target in WORDS:
        return _allowed_words(target, name, content)
    if target == "tags":
        return ["tags"]
    if content.written_dates >= MOSTLY:
        return []
    return _allowed_fact(target, name, content)


def _allowed_words(target: str, name: str, content: Content) -> list[str]:
    """A second column with words for how it stands says how it ended."""
    is_long = content.length > 40
    few = content.distinct <= 12 and content.distinct <= max(2, len(content.values) * 0.7)
    named = bool(_STRONG_STATE.search(fold_word(name))) or target == "ending"
    is_told = (target, WHOLE) in targets_of(name) and content.told >= A_FEW
    understood = content.states >= SOME or is_told or (named and (few or content.states > 0 or not is_long))
    if (is_long and content.states < SOME) or content.dates >= MOSTLY or not understood:
        return []
    return ["state", "ending"] if target == "state" else ["ending"]


def _allowed_fact(target: str, name: str, content: Content) -> list[str]:
    if target == "link":
        return ["link"] if content.links > 0 else []
    if content.links >= MOSTLY:
        return ["link"]
    if target in ("company", "title"):
        return [] if content.numbers >= MOSTLY or content.contacts >= MOSTLY else [target]
    if target == "agency":
        return _allowed_agency(name, content)
    if target == "location":
        return ["work_mode"] if content.work_modes >= 0.8 else ["location"]
    if target in ("source", "sent_via"):
        return [] if content.contacts >= MOSTLY else [target]
    return [target]


def _allowed_agency(name: str, content: Content) -> list[str]:
    """`Via` may name a job board, and `Recruiter` a person: only what can be a company is an agency."""
    if content.sources >= 0.5 and content.sources > content.agencies:
        return ["source"]
    if content.contacts >= SOME:
        return []
    if re.search(r"recruiter|rekruter|headhunter|vermittler", fold_word(name)) and content.agencies < 0.5:
        return []
    return ["agency"]


def _by_content(name: str, content: Content, taken: set[str]) -> tuple[str, str]:
    """For a name that says nothing, or whose content contradicts it."""
    if not content.values:
        return "notes" if name.strip() else "", "Empty"
    if content.ticks >= MOSTLY:
        return "notes", "Yes or no; saved in the notes"
    folded = fold_word(name)
    tests = {
        "link": content.links >= MOSTLY,
        "applied_on": content.written_dates >= MOSTLY and not _NO_APPLIED_DATE.search(folded),
        "state": content.states >= MOSTLY and content.length < 40,
        "pay": content.pay >= MOSTLY,
        "work_mode": content.work_modes >= 0.8,
    }
    for target, is_it in tests.items():
        if is_it and target not in taken:
            return target, "Likely (from the content)"
    if _counts_rows(folded, content):
        return "", "Numbers of the rows"
    return "notes", "Not recognised; saved in the notes"


def _counts_rows(folded: str, content: Content) -> bool:
    if folded and folded not in _ROW_NUMBERS:
        return False
    return content.numbers == 1 and content.distinct == len(content.values)


def _settle_date(found: list[Column], rows: Sequence[Mapping[str, str]]) -> None:
    """Where several rows are steps of one job, the only date is that of the step."""
    by_target = {column.target: column for column in found}
    date, title, company = by_target.get("applied_on"), by_target.get("title"), by_target.get("company")
    words = by_target.get("state") or by_target.get("ending")
    others = [
        column for column in found if column.target in DATES and column.target not in ("applied_on", "deadline_on")
    ]
    if not (date and title and company and words) or others:
        return
    link, place = by_target.get("link"), by_target.get("location")
    is_plain = target_of(date.name) != "applied_on"
    if is_log(
        rows,
        company=company.id,
        title=title.id,
        words=words.id,
        date=date.id,
        link=link.id if link else "",
        place=place.id if place else "",
        with_link=not is_plain,
    ):
        date.target, date.why = "step_on", "Likely (several rows are steps of one job)"


def words_in(keys: Iterable[str], rows: Iterable[Mapping[str, str]]) -> dict[str, tuple[str, int]]:
    """{folded word: (as it is written first, rows)}, the most frequent first."""
    found: dict[str, tuple[str, int]] = {}
    keys = list(keys)
    for row in rows:
        for key in keys:
            if text := row.get(key):
                word = fold_word(text)
                found[word] = (found.get(word, (text[:60], 0))[0], found.get(word, ("", 0))[1] + 1)
    return dict(sorted(found.items(), key=lambda one: -one[1][1]))


def looks_like_applications(header: Sequence[str]) -> bool:
    """Whether a company and a title are among the columns by their names."""
    named = {target for name in header for target, weight in targets_of(name) if weight >= PART}
    return {"company", "title"} <= named
