"""All figures of Insights for some applications, read from the rows each time."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils import timezone

from applications.models import Application, InterviewStage

from . import flow, rates
from .flow import FunnelStage
from .journeys import Journey, applied_between, count_changes, journeys, sent_by
from .rates import Rate
from .waiting import Waiting, waiting_of


@dataclass(frozen=True, slots=True)
class Figures:
    """`changes`: how many moves they were read from; `first_on` and `last_on`: the first and the last known date of
    applying.

    `undated`: how many have no known date of applying. `not_placed`: how many are left out for it, where a period was
    asked for.
    """

    sent: int
    changes: int
    first_on: dt.date | None
    last_on: dt.date | None
    overall: list[Rate]
    sources: list[Rate]
    modes: list[Rate]
    tags: list[Rate]
    stations: list[FunnelStage]
    waiting: Waiting
    undated: int = 0
    not_placed: int = 0

    @property
    def interviews(self) -> Rate:
        return self.overall[1]


def figures_for(
    user,
    *,
    today: dt.date,
    since: dt.date | None = None,
    until: dt.date | None = None,
    source: str = "",
    tag: int | None = None,
) -> Figures:
    """The figures of the person's applications that fit."""
    fitting = sent_by(user, source=source, tag=tag)
    sent = applied_between(fitting, since, until)
    return figures_of(
        journeys(sent, InterviewStage.objects.for_user(user).states(timezone.now())),
        Application.tags.through.objects.filter(tag__owner=user).values_list("application_id", "tag__name"),
        today=today,
        changes=count_changes(sent),
        not_placed=fitting.filter(applied_day_known=False).count() if since or until else 0,
    )


def figures_of(
    cases: Sequence[Journey],
    tagged: Iterable[tuple[int, str]],
    *,
    today: dt.date,
    changes: int = 0,
    not_placed: int = 0,
) -> Figures:
    """`tagged`: (application, tag) pairs, of these and perhaps of others."""
    days = [on for case in cases if (on := case.applied_on)]
    return Figures(
        sent=len(cases),
        changes=changes,
        first_on=min(days, default=None),
        last_on=max(days, default=None),
        overall=rates.overall(cases),
        sources=rates.by_source(cases),
        modes=rates.by_work_mode(cases),
        tags=rates.by_tag(cases, tagged),
        stations=flow.stations(cases),
        waiting=waiting_of(cases, today),
        undated=len(cases) - len(days),
        not_placed=not_placed,
    )
