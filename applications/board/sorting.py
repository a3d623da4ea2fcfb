"""In which order the list stands: open ones first, or by any of its columns."""

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any

from django.db.models import F, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.expressions import Case, When
from django.db.models.functions import Coalesce, Least, Lower, NullIf, TruncDate
from django.utils import timezone

from applications.models import Application, InterviewStage, Status, Tag
from applications.models.vocabulary import by_order


def sorted_rows(rows: QuerySet[Application], sort: str, today: dt.date) -> QuerySet[Application]:
    if not sort:
        return rows.alias(is_closed=~Q(closed_as="")).order_by("is_closed", "-last_news_on", "-pk")
    keys = SORTED_BY[sort.removeprefix("-")](today)
    if sort.startswith("-"):
        return rows.order_by(*(key.desc(nulls_last=True) for key in keys), "-pk")
    return rows.order_by(*(key.asc(nulls_last=True) for key in keys), "-pk")


def _given(name: str) -> NullIf:
    """A text column; where it is empty the row comes last, whichever way it is sorted."""
    return NullIf(F(name), Value(""))


def _known(date: str, flag: str) -> Case:
    """A date; where nobody knows it the row comes last, whichever way it is sorted."""
    return Case(When(**{flag: True}, then=F(date)))


def _first_tag() -> Subquery:
    return Subquery(Tag.objects.filter(applications=OuterRef("pk")).order_by("name").values("name")[:1])


def _next_day(today: dt.date) -> Case:
    """The day of what the column “Next” shows, soonest interview, deadline or promise; then those that have gone
    quiet.
    """
    never = Value(dt.date.max)
    stages = InterviewStage.objects.filter(application=OuterRef("pk"), deleted_at=None).order_by()
    ahead = stages.filter(happened=None)
    starts = ahead.filter(starts_at__gte=timezone.now() - dt.timedelta(hours=1)).order_by("starts_at")
    days_of = [starts.values(day=TruncDate("starts_at"))[:1]]
    for rows, name in ((ahead, "due_on"), (stages, "promised_on")):
        days_of.append(rows.filter(**{f"{name}__gte": today}).order_by(name).values(day=F(name))[:1])
    coming = Least(*(Coalesce(Subquery(day), never) for day in days_of))
    quiet = Value(dt.date.max - dt.timedelta(days=1))
    closing = When(Q(status=Status.SAVED, deadline_on__gte=today), then=Least(coming, F("deadline_on")))
    return Case(
        When(~Q(closed_as=""), then=None),
        closing,
        When(quiet_on__lte=today, then=Least(coming, quiet)),
        default=NullIf(coming, never),
    )


SORTED_BY: dict[str, Callable[[dt.date], Sequence[Any]]] = {
    "company": lambda today: [Lower(Coalesce(_given("company"), F("agency"))), Lower("title")],
    "status": lambda today: [by_order("furthest"), F("closed_as")],
    "source": lambda today: [_given("source")],
    "place": lambda today: [Lower(_given("location")), _given("work_mode")],
    "pay": lambda today: [_given("pay_currency"), _given("pay_period"), Coalesce("pay_min", "pay_max")],
    "tags": lambda today: [_first_tag()],
    "sent": lambda today: [_given("sent_via")],
    "cv": lambda today: [Lower(_given("cv_version"))],
    "applied": lambda today: [_known("applied_on", "applied_day_known")],
    "closes": lambda today: [F("deadline_on")],
    "closed": lambda today: [_known("closed_on", "closed_day_known")],
    "news": lambda today: [_known("last_news_on", "news_day_known")],
    "next": lambda today: [_next_day(today)],
}
