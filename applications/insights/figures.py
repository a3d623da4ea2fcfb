"""All figures of Insights for some applications, read from the rows each time."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils import timezone

from applications.models import Application, InterviewStage

from . import flow, rates
from .flow import Station
from .journeys import Journey, journeys_of, within
from .rates import Rate
from .waiting import Waiting, waiting_of


@dataclass(frozen=True, slots=True)
class Figures:
    """`changes`: how many moves they were read from; `first_on` and `last_on`: the first and the last known date of applying.

    `undated`: how many have no known date of applying. `not_placed`: how many are left out for it, where a period was asked for.
    """

    sent: int
    changes: int
    first_on: dt.date | None
    last_on: dt.date | None
    overall: list[Rate]
    sources: list[Rate]
    modes: list[Rate]
    tags: list[Rate]
    stations: list[Station]
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
    tagged = list(
        Application.tags.through.objects.filter(tag__owner=user).values_list("application_id", "tag__name", "tag_id")
    )
    only = {pk for pk, _, tag_id in tagged if tag_id == tag} if tag else None
    interviews = InterviewStage.objects.for_user(user).told(timezone.now())
    fitting = within(journeys_of(user, interviews), source=source, only=only)
    cases = within(fitting, since=since, until=until)
    not_placed = sum(case.applied_on is None for case in fitting) if since or until else 0
    return figures_of(cases, [(pk, name) for pk, name, _ in tagged], today=today, not_placed=not_placed)


def figures_of(
    cases: Sequence[Journey], tagged: Iterable[tuple[int, str]], *, today: dt.date, not_placed: int = 0
) -> Figures:
    """`tagged`: (application, tag) pairs, of these and perhaps of others."""
    days = [on for case in cases if (on := case.applied_on)]
    return Figures(
        sent=len(cases),
        changes=sum(len(case.steps) for case in cases),
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
