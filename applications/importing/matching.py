"""What a staged import would change: which rows are new, which are here already, which cannot be read."""

import datetime as dt
from dataclasses import dataclass, field

from applications.models import Application, StagedImport, Status, company_key, link_key

CHOICES = ("leave_out", "add_anyway", "move_on")


@dataclass(slots=True)
class Here:
    """An application that a row of the file is already."""

    pk: int
    company: str
    title: str
    state: str
    applied_on: dt.date | None


@dataclass(slots=True)
class Row:
    """`place`: its number among the staged rows. `choice`: where the person wants something else than the rule."""

    place: int
    where: str
    company: str
    title: str
    why: str = ""
    on: dt.date | None = None
    status: str = ""
    link: str = ""
    facts: dict[str, str] = field(default_factory=dict)
    here: Here | None = None
    choice: str = ""

    @property
    def can_move_on(self) -> bool:
        """It is saved here, and the file knows that it was applied for."""
        return self.here is not None and self.here.state == Status.SAVED and self.status == Status.APPLIED

    def marks(self) -> list[str]:
        """What tells that two are the same: the source's id, the link, or without both the company, title and day."""
        found = [key for key in (self.facts.get("source_id"), link_key(self.link)) if key]
        return found or [f"{company_key(self.company)} {self.title.casefold()} {self.on}"]


@dataclass(frozen=True, slots=True)
class Preview:
    """`twice`: how many rows repeat another row of the same files and are taken once."""

    new: list[Row]
    here: list[Row]
    unreadable: list[Row]
    twice: int

    @property
    def to_add(self) -> list[Row]:
        return [row for row in self.new if row.choice != "leave_out"] + [
            row for row in self.here if row.choice == "add_anyway"
        ]

    @property
    def to_move(self) -> list[Row]:
        return [row for row in self.here if row.choice == "move_on" and row.can_move_on]

    @property
    def left_out(self) -> int:
        return sum(row.choice == "leave_out" for row in self.new)


def preview(staged: StagedImport) -> Preview:
    """One query; the rows were validated before. Call it only once all rows are read."""
    known = applications_by_key(staged.owner)
    chosen = {place: name for name in CHOICES for place in staged.state.get(name, ())}
    seen: dict[str, Row] = {}
    good, unreadable, twice = [], [], 0
    for place, stored in enumerate(staged.rows):
        row = _row(staged, place, stored)
        row.choice = chosen.get(place, "")
        if row.why:
            unreadable.append(row)
            continue
        same = next((seen[key] for key in row.marks() if key in seen), None)
        if same is None:
            good.append(row)
            seen |= dict.fromkeys(row.marks(), row)
        else:
            twice += 1
            _take_over(same, row)
    for row in good:
        row.here = next((known[key] for key in row.marks() if key in known), None)
    return Preview([row for row in good if not row.here], [row for row in good if row.here], unreadable, twice)


def _row(staged: StagedImport, place: int, stored: dict) -> Row:
    parts = staged.state["parts"]
    where = f"Row {stored['number']}" + (f" of {parts[stored['part']]}" if len(parts) > 1 else "")
    if "why" in stored:
        return Row(place, where, stored["text"], "", why=stored["why"])
    facts = {name: stored[name] for name in ("source", "source_name", "source_id", "sent_via", "cv_version")}
    on = dt.date.fromisoformat(stored["on"])
    return Row(
        place,
        where,
        stored["company"],
        stored["title"],
        on=on,
        status=stored["status"],
        link=stored["link"],
        facts=facts,
    )


def _take_over(first: Row, again: Row) -> None:
    """Of two rows for one job the one that says more counts: applied before saved, then the earlier day."""
    if (again.status == Status.SAVED, again.on) < (first.status == Status.SAVED, first.on):
        first.on, first.status, first.facts = again.on, again.status, again.facts


def applications_by_key(owner) -> dict[str, Here]:
    """Everything this person has, by the keys of `Row.marks`. Memory: about 1 KB an application."""
    found: dict[str, Here] = {}
    names = (
        "pk",
        "company",
        "title",
        "status",
        "closed_as",
        "applied_on",
        "status_since",
        "source_id",
        "link_key",
        "company_key",
    )
    for pk, company, title, status, closed_as, applied_on, since, source_id, link, name in (
        Application.objects.for_user(owner).order_by("-pk").values_list(*names).iterator()
    ):
        here = Here(pk, company, title, closed_as or status, applied_on)
        found |= {key: here for key in (source_id, link, f"{name} {title.casefold()} {applied_on or since}") if key}
    return found
