"""Which of the rows of an upload are in Onward already, and which look like one that is."""

import re
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from django.db.models import BooleanField, ExpressionWrapper, Q

from applications.models import Application, company_key, onward_key

from .candidates import ImportCandidate
from .matches import FILLABLE, ExistingMatch
from .words import fold_word

TEXTS = ("notes", "advert")
MOST_COMPARED = 100
_A_JOB = re.compile(r"\d{4}|[0-9a-f]{8}-[0-9a-f]{4}")
CLOSE_DAYS = 7
MOVED_DAYS = 60
ALIKE = 0.6
LETTERS_ALIKE = 0.8


@dataclass(slots=True)
class ExistingApplications:
    """Everything this person has. Memory: about 1 KB an application."""

    by_mark: dict[str, ExistingMatch] = field(default_factory=dict)
    by_company: dict[str, list[ExistingMatch]] = field(default_factory=dict)
    by_title: dict[str, list[ExistingMatch]] = field(default_factory=dict)
    by_link: dict[str, ExistingMatch] = field(default_factory=dict)
    shared_links: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, owner) -> "ExistingApplications":
        found = cls()
        empty = {f"no_{name}": ExpressionWrapper(Q(**{name: ""}), output_field=BooleanField()) for name in TEXTS}
        plain = [name for name in FILLABLE if name not in TEXTS]
        names = (
            "company agency title status closed_as applied_on applied_day_known status_since source_id link_key "
            "import_batch_id"
        ).split()
        rows = Application.objects.for_user(owner).order_by("-pk").annotate(**empty)
        for pk, *values in rows.values_list("pk", *names, *empty, *plain).iterator():
            one = dict(zip([*names, *empty, *plain], values, strict=True))
            lacks = {name for name in plain if one[name] in ("", None)} | {name for name in TEXTS if one[f"no_{name}"]}
            found._add(
                ExistingMatch(
                    pk, one["company"] or one["agency"], one["title"], one["closed_as"] or one["status"],
                    one["applied_on"] if one["applied_day_known"] else None, one["applied_on"] or one["status_since"], one["source_id"], one["link_key"],
                    one["location"], one["import_batch_id"] is not None, frozenset(lacks),
                )
            )  # fmt: skip
        return found

    def _add(self, one: ExistingMatch) -> None:
        company = company_key(one.company)
        what = f"{company} {one.title.casefold()}"
        keys = (one.source_id, onward_key(one.pk, one.company, one.title), f"{what} {one.on}", f"{what} *")
        for key in keys:
            if key:
                self.by_mark[key] = one  # the earliest of several, because the rows come newest first
        if one.link_key:
            if one.link_key in self.by_link:
                self.shared_links.add(one.link_key)
            self.by_link[one.link_key] = one
        self.by_company.setdefault(company, []).append(one)
        self.by_title.setdefault(fold_word(one.title), []).append(one)

    def certain(self, row: ImportCandidate) -> ExistingMatch | None:
        """Known by its id, the address of the very job, or company, title and date.

        An address that several jobs share, `acorn.example/careers`, says nothing about another title.
        """
        if found := self.by_mark.get(row.key) if row.key else None:
            return found
        found = self.by_link.get(row.link_key)
        if found and (_A_JOB.search(found.link_key) or fold_word(found.title) == row.title_words):
            return found
        found = self.by_mark.get(row.weak_mark())
        return None if found and are_different(row, found) else found

    def similar(self, row: ImportCandidate, taken: set[int]) -> ExistingMatch | None:
        """One that this row may have been before it was edited here, or there; not one that another row is for sure."""
        linked = self.by_link.get(row.link_key)
        if linked and linked.pk not in taken and row.link_key not in self.shared_links:
            return linked
        same_company = self.by_company.get(row.company_key, [])[:MOST_COMPARED]
        for one in same_company:
            if one.pk not in taken and not are_different(row, one) and _is_edited(row, one):
                return one
        for one in self.by_title.get(row.title_words, [])[:MOST_COMPARED] if row.title_words else ():
            is_close = abs((one.on - row.on).days) <= 1 and not row.is_undated
            if (
                one.pk not in taken
                and is_close
                and not are_different(row, one)
                and _are_alike(row.display_company, one.company)
            ):
                return one
        return None


def are_different(row: ImportCandidate, one: ExistingMatch) -> bool:
    """Two ids of one tracker, or two addresses of one site, are two jobs, whatever their titles. So are two places."""
    kind, _, _ = row.source_id.partition(":")
    if row.source_id and one.source_id.startswith(f"{kind}:") and one.source_id != row.source_id:
        return True
    mine = row.link_key
    if mine and one.link_key and mine != one.link_key and mine.split("/")[0] == one.link_key.split("/")[0]:
        return True
    places, others = set(row.place_words.split()), set(fold_word(one.place).split())
    return bool(places and others and not places & others and mine != one.link_key)


def _is_edited(row: ImportCandidate, one: ExistingMatch) -> bool:
    """Same company: the same title on another date, or a title much like it on about the same date."""
    days = 0 if row.is_undated else abs((one.on - row.on).days)
    if row.title_words == fold_word(one.title):
        return days <= (MOVED_DAYS if one.is_imported else CLOSE_DAYS)
    return days <= CLOSE_DAYS and one.is_imported and _are_alike(row.title, one.title)


def _are_alike(one: str, other: str) -> bool:
    """One is a part of the other, they share most of their words, or they differ in a few letters."""
    first, second = fold_word(one), fold_word(other)
    if not first or not second:
        return False
    words, others = set(first.split()), set(second.split())
    if words <= others or others <= words or len(words & others) >= ALIKE * len(words | others):
        return True
    compared = SequenceMatcher(None, first, second)
    return compared.real_quick_ratio() >= LETTERS_ALIKE and compared.ratio() >= LETTERS_ALIKE
