"""Open offers side by side, as they were recorded. Nothing is converted, ranked or scored."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import F

from applications import wording
from applications.models import STATE_LABELS, Application, OutcomeKind, Status
from applications.pay import pay_of


@dataclass(frozen=True, slots=True)
class Offer:
    application: Application
    pay: str
    mode: str
    answer_by: str
    is_over: bool


@dataclass(frozen=True, slots=True)
class Answered:
    url: str
    company: str
    title: str
    how: str
    on: str
    is_accepted: bool


def offers(user, *, today: dt.date) -> list[Offer]:
    """Offers waiting for a reply, the soonest “Reply by” date first."""
    rows = Application.objects.for_user(user).open().filter(status=Status.OFFER)
    rows = rows.order_by(F("answer_by").asc(nulls_last=True), "-pk").defer("advert", "notes", "search_words")
    return [
        Offer(
            application=row,
            pay=pay_of(row),
            mode=row.get_work_mode_display(),
            answer_by=f"{row.answer_by:%A} {wording.long_date(row.answer_by, today)}" if row.answer_by else "",
            is_over=bool(row.answer_by and row.answer_by < today),
        )
        for row in rows
    ]


def answered(user, *, today: dt.date) -> list[Answered]:
    """Offers of applications that are closed, whoever ended it, the latest first."""
    rows = Application.objects.for_user(user).closed().filter(status=Status.OFFER).order_by("-closed_on", "-pk")
    named = rows.values_list("pk", "company", "agency", "title", "closed_as", "closed_on", "closed_day_known")[:20]
    return [
        Answered(
            f"/applications/{pk}/",
            company or f"Through {agency}",
            title,
            STATE_LABELS[how],
            wording.short_date(on, today) if on and is_known else "",
            how == OutcomeKind.ACCEPTED,
        )
        for pk, company, agency, title, how, on, is_known in named
    ]
