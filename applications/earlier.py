"""“You applied here in March: rejected after a screening call.”"""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Q
from django.urls import reverse

from applications import wording
from applications.models import Application, Company, OutcomeKind, Status, company_key, link_key

AFTER = {
    Status.SAVED: "before you applied",
    Status.APPLIED: "after applying",
    Status.SCREENING: "after a screening call",
    Status.INTERVIEWING: "after interviews",
    Status.OFFER: "after an offer",
}


@dataclass(frozen=True, slots=True)
class Earlier:
    url: str
    sentence: str
    title: str
    track: str
    is_ended: bool
    same_link: bool


@dataclass(frozen=True, slots=True)
class Before:
    """What is known about a company, or an advert, before someone applies (again)."""

    rows: list[Earlier]
    company_url: str
    company_name: str
    rather_not: bool
    note: str
    link_key: str

    @property
    def in_short(self) -> str:
        """For a message: what they said about it, and how the last one went."""
        said = "You chose not to apply here again." if self.rather_not else ""
        return " ".join(part for part in (said, self.rows[0].sentence if self.rows else "") if part)

    @property
    def is_free_to_go_on(self) -> bool:
        """Nothing speaks against another application there."""
        return not self.rather_not and not self.link_key


def sentence(application: Application, today: dt.date) -> str:
    day = application.applied_on
    when = "" if day is None else f"in {day:%B}" if (today - day).days < 300 else f"in {day:%B %Y}"
    if application.closed_as:
        began = f"You applied here {when}" if day else "You saved one here"
        return f"{began}: {OutcomeKind(application.closed_as).in_sentence} {AFTER[Status(application.furthest)]}."
    if application.status == Status.SAVED:
        return "You’ve saved a job here but haven’t applied yet."
    if application.status == Status.APPLIED:
        return f"You applied here {when}and haven’t heard back yet."
    return f"You applied here {when}. It is open, at {Status(application.status).label.lower()} since {wording.long_date(application.status_since, today)}."


def before(user, *, company: str, link: str, today: dt.date) -> Before | None:
    """Applications with the same link or company, the same link first. At most three queries."""
    key, same = company_key(company), link_key(link)
    said = Company.objects.for_user(user).with_key(key).prefetch_related("spellings").first() if key else None
    keys = said.keys() if said else [key] if key else []
    if not keys and not same:
        return None
    match = Q(company_key__in=keys) if keys else Q()
    if same:
        match |= Q(link_key=same)
    rows = list(
        Application.objects.for_user(user)
        .filter(match)
        .only(
            "title",
            "company",
            "agency",
            "status",
            "furthest",
            "status_since",
            "applied_on",
            "closed_as",
            "link_key",
            "company_key",
        )
        .order_by("closed_as", "-last_news_on")[:20]
    )
    if not rows and not (said and (said.rather_not or said.note)):
        return None
    rows.sort(key=lambda row: not (same and row.link_key == same))
    shown = [
        Earlier(
            url=row.get_absolute_url(),
            sentence=sentence(row, today),
            title=row.title,
            track=f"trk-{Status(row.furthest).order}{'x' if row.closed_as else ''}",
            is_ended=bool(row.closed_as),
            same_link=bool(same) and row.link_key == same,
        )
        for row in rows[:4]
    ]
    there = next((row for row in rows if row.company_key in keys), None)
    known = said.key if said else there.company_key if there else rows[0].company_key
    return Before(
        rows=shown,
        company_url=reverse("company_detail", args=[known]) if known else "",
        company_name=said.name if said else (there or rows[0]).company,
        rather_not=bool(said and said.rather_not),
        note=said.note if said else "",
        link_key=same if any(row.same_link for row in shown) else "",
    )
