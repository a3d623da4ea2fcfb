"""What is known about a company, or a job ad, before someone applies there again."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Q
from django.urls import reverse

from applications.models import Application, Company, OutcomeKind, Status, company_key, link_key, track_of

from .timeline import status_text


@dataclass(frozen=True, slots=True)
class Earlier:
    url: str
    sentence: str
    title: str
    track: str
    is_ended: bool
    same_link: bool


@dataclass(frozen=True, slots=True)
class CompanyHistory:
    """Earlier applications to a company or for one job ad, and what the user wrote about the company."""

    rows: list[Earlier]
    company_url: str
    company_name: str
    rather_not: bool
    note: str
    link_key: str

    @property
    def in_short(self) -> str:
        """For a message: whether they chose not to apply again, and how the last application went."""
        said = "You chose not to apply here again." if self.rather_not else ""
        return " ".join(part for part in (said, self.rows[0].sentence if self.rows else "") if part)

    @property
    def has_no_warning(self) -> bool:
        return not self.rather_not and not self.link_key


INVITED = {
    Status.SCREENING: "They invited you to a screening call.",
    Status.INTERVIEWING: "They invited you to an interview.",
    Status.OFFER: "They made you an offer.",
}


def sentence(application: Application, today: dt.date) -> str:
    """“You applied here in March. They invited you to an interview. They said no.”"""
    if not application.closed_as:
        return _open_sentence(application, today)
    kind, furthest = OutcomeKind(application.closed_as), Status(application.furthest)
    if furthest == Status.SAVED:
        return f"You saved a job here and didn’t apply. {kind.sentence}."
    if furthest == Status.APPLIED:
        return f"{_applied(application, today)} {kind.sentence}."
    return f"{_applied(application, today)} {INVITED[furthest]} {kind.sentence}."


def _open_sentence(application: Application, today: dt.date) -> str:
    if application.status == Status.SAVED:
        return "You’ve saved a job here but haven’t applied yet."
    applied = _applied(application, today)
    if application.status == Status.APPLIED:
        return f"{applied} No reply yet."
    return f"{applied} It’s still open: {status_text(application, today)}."


def _applied(application: Application, today: dt.date) -> str:
    """“You applied here in March.”, with the year where that was long ago."""
    day = application.known_applied_on
    if day is None:
        return "You applied here (date not known)."
    return f"You applied here in {day:%B}." if (today - day).days < 300 else f"You applied here in {day:%B %Y}."


def before(user, *, company: str, link: str, today: dt.date) -> CompanyHistory | None:
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
            "status_day_known",
            "applied_on",
            "applied_day_known",
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
            track=track_of(row.furthest, row.closed_as),
            is_ended=bool(row.closed_as),
            same_link=bool(same) and row.link_key == same,
        )
        for row in rows[:4]
    ]
    there = next((row for row in rows if row.company_key in keys), None)
    known = said.key if said else there.company_key if there else rows[0].company_key
    return CompanyHistory(
        rows=shown,
        company_url=reverse("company_detail", args=[known]) if known else "",
        company_name=said.name if said else (there or rows[0]).company,
        rather_not=bool(said and said.rather_not),
        note=said.note if said else "",
        link_key=same if any(row.same_link for row in shown) else "",
    )
