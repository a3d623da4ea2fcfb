"""All figures of Insights for some applications, in a shape that can be stored and read again."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass

from . import flow, rates
from .flow import Station
from .journeys import Journey
from .rates import Rate
from .waiting import Placed, Waiting, waiting_of


@dataclass(frozen=True, slots=True)
class Figures:
    """`changes`: how many moves they were read from; `first_on` and `last_on`: the days of the first and the last application."""

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

    @property
    def interviews(self) -> Rate:
        return self.overall[1]

    def as_json(self) -> dict:
        days = {"first_on": _text(self.first_on), "last_on": _text(self.last_on)}
        return asdict(self) | days

    @classmethod
    def from_json(cls, kept: dict) -> "Figures":
        """The same as what `as_json` was called on."""
        told = {name: [Rate(**one) for one in kept[name]] for name in ("overall", "sources", "modes", "tags")}
        waiting = kept["waiting"] | {
            "curve": [tuple(point) for point in kept["waiting"]["curve"]],
            "table": [tuple(row) for row in kept["waiting"]["table"]],
            "placed": [Placed(**one) for one in kept["waiting"]["placed"]],
        }
        return cls(
            sent=kept["sent"],
            changes=kept["changes"],
            first_on=_day(kept["first_on"]),
            last_on=_day(kept["last_on"]),
            stations=[Station(**one) for one in kept["stations"]],
            waiting=Waiting(**waiting),
            **told,
        )


def figures_of(cases: Sequence[Journey], tagged: Iterable[tuple[int, str]], *, today: dt.date) -> Figures:
    """`tagged`: (application, tag) pairs, of these and perhaps of others."""
    days = [case.applied_on for case in cases]
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
    )


def _text(day: dt.date | None) -> str:
    return day.isoformat() if day else ""


def _day(text: str) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None
