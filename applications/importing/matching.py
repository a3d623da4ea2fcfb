"""What a staged import would change: which rows are new, which are here already, which cannot be read, what is left open."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from django.db.models import BooleanField, ExpressionWrapper, Q

from applications.models import (
    STATE_LABELS,
    Application,
    OutcomeKind,
    StagedImport,
    company_key,
    link_key,
    onward_key,
)
from applications.models.vocabulary import STATUS_ORDER

from .histories import Days, history_of, main_day

HERE_CHOICES = ("skip", "fill", "add_anyway", "move_on")
OPEN = "open"
EACH = "each"
FILLABLE = {
    "link": "the link",
    "agency": "the agency",
    "location": "the location",
    "work_mode": "the work mode",
    "source": "the source",
    "source_name": "the name of the source",
    "sent_via": "how you applied",
    "cv_version": "the CV version",
    "deadline_on": "the deadline",
    "pay_min": "the salary",
    "pay_max": "the salary",
    "notes": "notes",
    "advert": "the job ad",
}
TEXTS = ("notes", "advert")
PAY = ("pay_min", "pay_max", "pay_currency", "pay_period")


@dataclass(slots=True)
class Here:
    """An application that a row of the file is already. `lacks`: the fields of FILLABLE that are empty."""

    pk: int
    company: str
    title: str
    state: str
    applied_on: dt.date | None
    source_id: str
    link_key: str
    lacks: frozenset[str]


@dataclass
class Row:
    """`place`: its number among the staged rows. `answer`: what the person says about what the file leaves open.

    `choice` is what happens to it; `own_choice` what was said about this one, where it differs from all.
    """

    place: int
    where: str
    company: str
    title: str
    why: str = ""
    wrong: list[str] = field(default_factory=list)
    status: str = ""
    outcome: str = ""
    asks: str = ""
    days: Days = field(default_factory=dict)
    link: str = ""
    source_id: str = ""
    facts: dict[str, str] = field(default_factory=dict)
    tags: list[str] = field(default_factory=list)
    has: list[str] = field(default_factory=list)
    undated_on: dt.date = dt.date.min
    here: Here | None = None
    choice: str = ""
    own_choice: str = ""
    answer: str = ""

    @property
    def display_company(self) -> str:
        return self.company or self.facts.get("agency", "")

    @property
    def on(self) -> dt.date:
        return main_day(self.days, self.status) or self.undated_on

    @property
    def is_undated(self) -> bool:
        return not self.days

    @cached_property
    def history(self) -> list[tuple[str, dt.date]]:
        status, outcome = self.status, self.outcome
        if self.answer in OutcomeKind.values:
            outcome = self.answer
        elif self.answer in STATUS_ORDER:
            status = self.answer
        elif self.asks and not outcome:
            days = {name: day for name, day in self.days.items() if name != "ended_on"}
            return history_of(status, "", days or self.days, undated_on=self.undated_on)
        return history_of(status, outcome, self.days, undated_on=self.undated_on)

    @property
    def is_closed(self) -> bool:
        return self.history[-1][0] in OutcomeKind.values

    @property
    def state_label(self) -> str:
        return STATE_LABELS[self.history[-1][0]]

    @property
    def track(self) -> str:
        """The track of the furthest status, with a stop if it ended."""
        reached = max((STATUS_ORDER.get(state, 1) for state, _ in self.history), default=1)
        return f"trk-{reached}{'x' if self.is_closed else ''}"

    @property
    def can_move_on(self) -> bool:
        """It is open here, and the file knows that it got further or ended."""
        if self.here is None or self.here.state not in STATUS_ORDER:
            return False
        return self.is_closed or STATUS_ORDER[self.history[-1][0]] > STATUS_ORDER[self.here.state]

    @cached_property
    def adds(self) -> list[str]:
        """The fields that the file knows and that are empty here."""
        if self.here is None:
            return []
        known = {
            name for name in FILLABLE if self.facts.get(name) or name in self.has or (name == "link" and self.link)
        }
        found = [name for name in FILLABLE if name in known & self.here.lacks]
        if not {"pay_min", "pay_max"} <= self.here.lacks:
            found = [name for name in found if name not in PAY]
        return found

    @property
    def adds_in_words(self) -> str:
        words = list(dict.fromkeys(FILLABLE[name] for name in self.adds))
        return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)

    def strong_marks(self) -> list[str]:
        return [key for key in (self.source_id, link_key(self.link)) if key]

    def weak_mark(self) -> str:
        """Company, title and day; without any day in the file the first two."""
        what = f"{company_key(self.display_company)} {self.title.casefold()}"
        return f"{what} *" if self.is_undated else f"{what} {self.on}"

    def says_more_than(self, other: "Row") -> bool:
        """Of two rows for one job: the one that got further, then the one that ended, then the earlier day."""
        mine, theirs = (
            (STATUS_ORDER.get(row.status, 1), bool(row.outcome or row.asks), -row.on.toordinal())
            for row in (self, other)
        )
        return mine > theirs


@dataclass(frozen=True, slots=True)
class Question:
    """What the file leaves open, once for all rows that say the same. `key`: `archived`, or `word:` and the word."""

    key: str
    rows: list[Row]
    answer: str

    @property
    def word(self) -> str:
        return self.key.removeprefix("word:") if self.key.startswith("word:") else ""


@dataclass(frozen=True, slots=True)
class Preview:
    """`twice`: how many rows repeat another row of the same files and are taken once."""

    new: list[Row]
    here: list[Row]
    unreadable: list[Row]
    twice: int
    questions: list[Question]

    @property
    def to_add(self) -> list[Row]:
        return [row for row in self.new if row.choice != "leave_out"] + [
            row for row in self.here if row.choice == "add_anyway"
        ]

    @property
    def to_move(self) -> list[Row]:
        return [row for row in self.here if row.choice == "move_on" and row.can_move_on]

    @property
    def to_fill(self) -> list[Row]:
        return [row for row in self.here if row.choice == "fill" and row.adds]

    @property
    def left_out(self) -> int:
        return sum(row.choice == "leave_out" for row in self.new)

    @property
    def undated(self) -> int:
        return sum(row.is_undated for row in self.new)

    @property
    def can_fill(self) -> int:
        return sum(bool(row.adds) for row in self.here)


def preview(staged: StagedImport, *, today: dt.date) -> Preview:
    """Two queries; the rows were validated before. Call it only once all rows are read."""
    known = applications_by_key(staged.owner)
    kept: dict[str, list[Row]] = {}  # rows for one job share one list, and the one that says most stands in it
    twice, unreadable = 0, []
    for row in _rows(staged, today):
        if row.why:
            unreadable.append(row)
            continue
        marks = row.strong_marks() or [row.weak_mark()]
        one = next((kept[key] for key in marks if key in kept), None)
        if one is None:
            one = [row]
        else:
            twice += 1
            one[0] = row if row.says_more_than(one[0]) else one[0]
        for key in marks:
            kept.setdefault(key, one)
    good = sorted({id(one): one[0] for one in kept.values()}.values(), key=lambda row: row.place)
    for row in good:
        row.here = _here(row, known)
        row.own_choice = staged.state.get("here", {}).get(str(row.place), "")
        row.choice = _choice(staged, row)
    new = [row for row in good if not row.here]
    return Preview(new, [row for row in good if row.here], unreadable, twice, _questions(staged, good))


def _rows(staged: StagedImport, today: dt.date) -> Iterator[Row]:
    parts, place = staged.state["parts"], -1
    undated_on = dt.date.fromisoformat(staged.state["undated_on"]) if staged.state.get("undated_on") else today
    answers, single = staged.state.get("answers", {}), staged.state.get("single", {})
    for rows in staged.chunks.values_list("rows", flat=True):
        for stored in rows:
            place += 1
            if "left_out" in stored:
                continue
            where = f"Row {stored['number']}" + (f" of {parts[stored['part']]['name']}" if len(parts) > 1 else "")
            row = row_of(stored, today=undated_on, place=place, where=where)
            if row.asks:
                answer = single.get(str(place)) or answers.get(row.asks, "")
                row.answer = "" if answer == EACH else answer
            yield row


def row_of(stored: dict, *, today: dt.date, place: int = 0, where: str = "") -> Row:
    """A row as `staging.checked` keeps it. `today` is its day if the file knows none."""
    if "why" in stored:
        return Row(place, where, stored["text"], "", why=stored["why"], wrong=stored["wrong"])
    row = Row(place, where, undated_on=today, **{name: stored[name] for name in KEPT})
    row.days = {name: dt.date.fromisoformat(day) for name, day in stored["days"].items()}
    return row


KEPT = ("company", "title", "link", "status", "outcome", "asks", "source_id", "facts", "tags", "has")


def _choice(staged: StagedImport, row: Row) -> str:
    if row.here is None:
        return "leave_out" if row.place in staged.state.get("leave_out", ()) else ""
    return row.own_choice or staged.state.get("here_all") or "skip"


def _questions(staged: StagedImport, rows: list[Row]) -> list[Question]:
    found: dict[str, list[Row]] = {}
    for row in rows:
        if row.asks and not row.here:
            found.setdefault(row.asks, []).append(row)
    answers = staged.state.get("answers", {})
    return [
        Question(key, some, answers.get(key, "")) for key, some in sorted(found.items(), key=lambda one: -len(one[1]))
    ]


def _here(row: Row, known: dict[str, Here]) -> Here | None:
    for key in row.strong_marks():
        if key in known:
            return known[key]
    found = known.get(row.weak_mark())
    return None if found and _are_different(row, found) else found


def _are_different(row: Row, here: Here) -> bool:
    """Two ids of one tracker, or two addresses of one site: two jobs, even of one title on one day."""
    id_kind, _, _ = row.source_id.partition(":")
    if row.source_id and here.source_id.startswith(f"{id_kind}:") and here.source_id != row.source_id:
        return True
    mine = link_key(row.link)
    return bool(mine and here.link_key and mine != here.link_key and mine.split("/")[0] == here.link_key.split("/")[0])


def applications_by_key(owner) -> dict[str, Here]:
    """Everything this person has, by the marks of a Row. Memory: about 1 KB an application."""
    found: dict[str, Here] = {}
    empty = {f"no_{name}": ExpressionWrapper(Q(**{name: ""}), output_field=BooleanField()) for name in TEXTS}
    plain = [name for name in FILLABLE if name not in TEXTS]
    names = ["company", "agency", "title", "status", "closed_as", "applied_on", "status_since", "source_id", "link_key"]
    rows = Application.objects.for_user(owner).order_by("-pk").annotate(**empty)
    for pk, *values in rows.values_list("pk", *names, *empty, *plain).iterator():
        one = dict(zip([*names, *empty, *plain], values, strict=True))
        lacks = {name for name in plain if one[name] in ("", None)} | {name for name in TEXTS if one[f"no_{name}"]}
        company, title, state = one["company"] or one["agency"], one["title"], one["closed_as"] or one["status"]
        here = Here(pk, company, title, state, one["applied_on"], one["source_id"], one["link_key"], frozenset(lacks))
        what, day = f"{company_key(company)} {title.casefold()}", one["applied_on"] or one["status_since"]
        keys = (here.source_id, here.link_key, onward_key(pk, company, title), f"{what} {day}", f"{what} *")
        found |= {key: here for key in keys if key}
    return found
