"""Rows of an upload on their way to becoming applications, and several rows about one job brought together."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from hashlib import sha256
from itertools import islice

from applications import wording
from applications.models import STATE_LABELS, OutcomeKind, Status, company_key, link_key, track_of
from applications.models.vocabulary import STATUS_ORDER

from .checked_row import CheckedRow
from .event_log import is_progress
from .histories import Dates, HistoryStep, Reached, history_of, main_date
from .matches import FILLABLE, PAY, ExistingMatch
from .words import Meaning, fold_word

OPEN = "open"
OUTCOMES = frozenset(OutcomeKind.values)
MOST_COMPARED = 50
SHEET_ID = "sheet:"


@dataclass
class ImportCandidate:
    """`place`: its number among the rows of the upload. `answer`: what the person says about what the file leaves open.

    `choice` is what happens to it; `own_choice` what was said about this one, where it differs from all. Where several
    rows are about one job, `steps` are those that tell its steps, by date, and `repeats` those that say the same again.
    """

    place: int
    where: str
    company: str
    title: str
    why: str = ""
    wrong: list[str] = field(default_factory=list)
    offers: dict[str, str] = field(default_factory=dict)
    status: str = ""
    outcome: str = ""
    asks: str = ""
    dates: Dates = field(default_factory=dict)
    reached: dict[str, dt.date | None] = field(default_factory=dict)
    inexact: tuple[str, ...] = ()
    is_step: bool = False
    link: str = ""
    source_id: str = ""
    facts: dict[str, str] = field(default_factory=dict)
    tags: list[str] = field(default_factory=list)
    has: list[str] = field(default_factory=list)
    undated_on: dt.date = dt.date.min
    is_from_sheet: bool = False
    existing: ExistingMatch | None = None
    looks_like: bool = False
    choice: str = ""
    own_choice: str = ""
    answer: str = ""
    steps: list["ImportCandidate"] = field(default_factory=list)
    repeats: list["ImportCandidate"] = field(default_factory=list)

    @classmethod
    def from_row(
        cls, row: CheckedRow, *, undated_on: dt.date, place: int = 0, where: str = "", is_from_sheet: bool = False
    ) -> "ImportCandidate":
        """`undated_on` is its place in the order if the file knows no date."""
        if row.why:
            return cls(place, where, row.text, "", why=row.why, wrong=row.wrong, offers=row.offers)
        return cls(
            place, where, row.company, row.title, status=row.status, outcome=row.outcome, asks=row.asks,
            dates=row.dates, reached=row.reached, inexact=tuple(row.inexact), is_step=row.is_step, link=row.link,
            source_id=row.source_id, facts=row.facts, tags=row.tags, has=row.has, undated_on=undated_on,
            is_from_sheet=is_from_sheet,
        )  # fmt: skip

    @property
    def display_company(self) -> str:
        return self.company or self.facts.get("agency", "")

    @property
    def on(self) -> dt.date:
        return main_date(self.dates, self.reached, self.status) or self.undated_on

    @property
    def is_undated(self) -> bool:
        return not self.dates and not any(self.reached.values())

    def when(self, today: dt.date) -> str:
        """The date of its status or outcome, as “20 Oct”; else the latest that the file gives, as “applied 20 Oct”."""
        known = next((step for step in reversed(self.history) if step.is_dated), None)
        if known is None:
            return ""
        date = wording.short_date(known.on, today)
        return date if known is self.history[-1] else f"{known.state} {date}"

    @property
    def said(self) -> Meaning:
        """How far it got and how it ended, with the person's answer to what the file leaves open."""
        if self.answer in OUTCOMES:
            return Meaning(self.status, self.answer)
        if self.answer in STATUS_ORDER:
            return Meaning(self.answer, self.outcome)
        return Meaning(self.status, self.outcome)

    @cached_property
    def history(self) -> list[HistoryStep]:
        said, dates = self.said, self.dates
        if self.asks and not said.outcome and self.answer not in STATUS_ORDER:
            dates = {name: day for name, day in dates.items() if name != "ended_on"} or dates
        return history_of(said.status, said.outcome, dates, self.reached, self.inexact, undated_on=self.undated_on)

    @property
    def state(self) -> str:
        return self.history[-1].state

    @property
    def is_closed(self) -> bool:
        return self.state in OUTCOMES

    @property
    def state_label(self) -> str:
        return STATE_LABELS[self.state]

    @property
    def asks_still(self) -> bool:
        return bool(self.asks and not self.answer)

    @property
    def track(self) -> str:
        """The track of the furthest status, with a stop if it ended."""
        statuses = (Status(step.state) for step in self.history if step.state in STATUS_ORDER)
        reached = max(statuses, key=lambda status: status.order, default=Status.SAVED)
        return track_of(reached, self.state if self.is_closed else "")

    @property
    def can_move_on(self) -> bool:
        """It is open here, and the file knows that it got further or ended."""
        if self.existing is None or self.existing.state not in STATUS_ORDER:
            return False
        return self.is_closed or STATUS_ORDER[self.state] > STATUS_ORDER[self.existing.state]

    @cached_property
    def adds(self) -> list[str]:
        """The fields that the file knows and that are empty here."""
        if self.existing is None:
            return []
        known = {
            name for name in FILLABLE if self.facts.get(name) or name in self.has or (name == "link" and self.link)
        }
        found = [name for name in FILLABLE if name in known & self.existing.lacks]
        if not {"pay_min", "pay_max"} <= self.existing.lacks:
            found = [name for name in found if name not in PAY]
        return found

    @property
    def adds_in_words(self) -> list[str]:
        return list(dict.fromkeys(FILLABLE[name] for name in self.adds))

    @property
    def has_new_key(self) -> bool:
        """It was edited in the sheet: once it is brought up to date, the edited row is what it is known by."""
        return self.can_move_on and self.looks_like and self.is_from_sheet

    @property
    def can_update(self) -> bool:
        return bool(self.adds or self.can_move_on)

    @cached_property
    def company_key(self) -> str:
        return company_key(self.display_company)

    @cached_property
    def link_key(self) -> str:
        return link_key(self.link)

    @cached_property
    def title_words(self) -> str:
        return fold_word(self.title)

    @cached_property
    def place_words(self) -> str:
        return fold_word(self.facts.get("location", ""))

    @cached_property
    def key(self) -> str:
        """How a row of a sheet without ids is known again after it was edited here: by what the sheet said."""
        if self.source_id or not self.is_from_sheet:
            return self.source_id
        on = "" if self.is_undated else self.on
        said = (self.company_key, self.title_words, self.place_words, self.link_key, on)
        return SHEET_ID + sha256("\n".join(map(str, said)).encode()).hexdigest()[:24]

    @property
    def place_name(self) -> str:
        return self.facts.get("location", "")

    @property
    def rows(self) -> list["ImportCandidate"]:
        """All rows of the file that it stands for, itself if there is only one."""
        return [*self.steps, *self.repeats] or [self]

    @property
    def wheres(self) -> list[str]:
        return [row.where for row in sorted(self.rows, key=lambda row: row.place)]

    def strong_marks(self) -> list[str]:
        return [key for key in (self.key, self.link_key) if key]

    def weak_mark(self) -> str:
        """Company, title and date; without any date in the file the first two."""
        what = f"{self.company_key} {self.title.casefold()}"
        return f"{what} *" if self.is_undated else f"{what} {self.on}"

    def steps_given(self) -> Reached:
        """{state: date, or None without one} of the steps that the row itself names."""
        said = self.said
        if self.asks_still and self.is_step:
            return {}
        found: dict[str, dt.date | None] = dict(self.reached)
        if said.status == Status.SAVED or "saved_on" in self.dates:
            found["saved"] = self.dates.get("saved_on")
        if said.status != Status.SAVED and not (self.is_step and said.status == Status.APPLIED and said.outcome):
            found["applied"] = self.dates.get("applied_on")
            if said.status != Status.APPLIED:
                found.setdefault(said.status, self.dates.get("status_on"))
        if said.outcome:
            found[said.outcome] = self.dates.get("ended_on") or self.dates.get("status_on")
        return found


@dataclass(slots=True)
class _Job:
    """Rows that are about one job, in the order of the file, with what they agree on."""

    rows: list[ImportCandidate]
    link: str = ""
    place: str = ""
    ids: dict[str, str] = field(default_factory=dict)

    def takes(self, row: ImportCandidate) -> bool:
        """Whether a row with the same mark is about this job: no other address, place or id of the same tracker."""
        kind, _, _ = row.source_id.partition(":")
        if row.source_id and kind in self.ids:
            return self.ids[kind] == row.source_id
        link, place = row.link_key, row.place_words
        if (link and self.link and link != self.link) or (place and self.place and place != self.place):
            return False
        return row.title_words == self.rows[0].title_words

    def add(self, row: ImportCandidate) -> None:
        self.rows.append(row)
        self.link = self.link or row.link_key
        self.place = self.place or row.place_words
        if row.source_id:
            self.ids.setdefault(row.source_id.partition(":")[0], row.source_id)


def one_for_each_job(rows: Iterable[ImportCandidate]) -> list[ImportCandidate]:
    """Rows about one job as one candidate, in the order of the file."""
    jobs: list[_Job] = []
    by_mark: dict[str, list[_Job]] = {}
    for row in rows:
        marks = _marks(row)
        near = (job for mark in marks for job in islice(by_mark.get(mark, ()), MOST_COMPARED))
        found = next((job for job in near if job.takes(row)), None)
        if found is None:
            found = _Job([])
            jobs.append(found)
        found.add(row)
        for mark in marks:
            known = by_mark.setdefault(mark, [])
            if found not in known[-1:]:
                known.append(found)
    joined = [candidate for job in jobs for candidate in _of_job(job.rows)]
    return sorted(joined, key=lambda row: row.place)


def _marks(row: ImportCandidate) -> list[str]:
    weak = f"job {row.company_key} {row.title_words}" if row.is_step else f"day {row.weak_mark()}"
    return [*(mark for mark in (row.source_id, row.link_key) if mark), weak]


def _of_job(rows: list[ImportCandidate]) -> Iterator[ImportCandidate]:
    if len(rows) == 1:
        yield rows[0]
        return
    in_order = sorted(rows, key=lambda row: (row.on, row.place))
    if any(row.is_step for row in rows):
        different = _without_repeats(in_order)
        if _tell_steps([row.said for row in different if not row.asks_still]):
            yield _joined(different[0], different, [row for row in in_order if row not in different], asks="")
        else:
            yield from rows
        return
    first = max(in_order, key=_says_most)
    rest = [row for row in in_order if row is not first]
    adds = [row for row in rest if row.on != first.on and set(row.steps_given()) - set(first.steps_given())]
    steps = sorted([first, *adds], key=lambda row: (row.on, row.place))
    yield _joined(first, steps, [row for row in rest if row not in adds], asks=first.asks)


def _tell_steps(said: list[Meaning]) -> bool:
    """Whether these states, in the order of their dates, are those of one application.

    Two that were applied for are two; two interviews are two rounds of one.
    """
    latest = [Meaning("", one.outcome) if one.outcome else one for one in said]
    if len({one.state for one in latest}) < 2:
        return len(latest) < 2 or latest[0].state in (Status.SCREENING, Status.INTERVIEWING)
    return is_progress(latest)


def _without_repeats(rows: Sequence[ImportCandidate]) -> list[ImportCandidate]:
    found: dict[tuple, ImportCandidate] = {}
    for row in rows:
        found.setdefault((row.said, row.asks, row.on), row)
    return list(found.values())


def _says_most(row: ImportCandidate) -> tuple[int, bool, int]:
    """Of rows about one job: the one that got further, then the one that ended, then the earlier date."""
    return STATUS_ORDER.get(row.status, 1), bool(row.outcome or row.asks), -row.on.toordinal()


def _joined(
    base: ImportCandidate, steps: list[ImportCandidate], repeats: list[ImportCandidate], *, asks: str
) -> ImportCandidate:
    """One candidate with the steps of all of them, and whatever is known of it in any."""
    everyone = [*steps, *repeats]
    given: dict[str, dt.date | None] = {}
    for row in everyone:
        for state, date in row.steps_given().items():
            known = given.get(state)
            given[state] = min(date, known) if date and known else date or known
    outcome = next((row.said.outcome for row in reversed(steps) if row.said.outcome), "")
    statuses = [state for state in given if state in STATUS_ORDER]
    named = {"saved_on": given.get("saved"), "applied_on": given.get("applied"), "ended_on": given.get(outcome)}
    facts: dict[str, str] = {}
    for row in [base, *everyone]:
        for name, value in row.facts.items():
            facts.setdefault(name, value)
    return replace(
        base,
        place=min(row.place for row in everyone),
        status=max(statuses or [base.status], key=lambda state: STATUS_ORDER[state]),
        outcome=outcome,
        asks=asks,
        answer=base.answer if asks else "",
        dates={name: date for name, date in named.items() if date},
        reached={state: given[state] for state in statuses if state not in ("saved", "applied")},
        inexact=tuple({name for row in everyone for name in row.inexact if name == "ended_on"}),
        link=next((row.link for row in [base, *everyone] if row.link), ""),
        source_id=next((row.source_id for row in [base, *everyone] if row.source_id), ""),
        facts=facts,
        tags=list(dict.fromkeys(tag for row in everyone for tag in row.tags)),
        has=sorted({name for row in everyone for name in row.has}),
        steps=steps,
        repeats=repeats,
    )
