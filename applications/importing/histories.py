"""The history of an application from what a file knows about it."""

import datetime as dt
from collections.abc import Collection, Mapping
from typing import NamedTuple

from applications.models import NEEDS_OFFER, OUTCOMES_WITHOUT_APPLYING, OutcomeKind, Status
from applications.models.vocabulary import STATUS_ORDER

Dates = dict[str, dt.date]
Reached = Mapping[str, dt.date | None]


class HistoryStep(NamedTuple):
    """`is_dated`: the file gives this very date. Otherwise the step stands on the last date before it that is known."""

    state: str
    on: dt.date
    is_dated: bool


def main_date(dates: Dates, reached: Reached, status: str) -> dt.date | None:
    """The date that a row is known by: of applying, or of saving if it was not applied for; else the earliest."""
    first = ("saved_on", "applied_on") if status == Status.SAVED else ("applied_on", "saved_on")
    found = next((dates[name] for name in first if name in dates), None)
    return found or min((date for date in (*dates.values(), *reached.values()) if date), default=None)


def history_of(
    status: str,
    outcome: str,
    dates: Dates,
    reached: Reached | None = None,
    inexact: Collection[str] = (),
    *,
    undated_on: dt.date,
) -> list[HistoryStep]:
    """The steps, oldest first, never going back in time.

    `status` is how far it got; `reached` are steps on the way that the file names as well. `inexact` names those of the
    dates that date no step. Without any date, all steps stand on `undated_on`. What ended in a way that needs an
    application or an offer got at least that far.
    """
    reached = dict(reached or {})
    status = max([status, *reached], key=lambda one: STATUS_ORDER.get(one, 0))
    if outcome in NEEDS_OFFER:
        status = Status.OFFER
    if outcome and status == Status.SAVED and outcome not in OUTCOMES_WITHOUT_APPLYING:
        status = Status.APPLIED
    first = main_date(dates, reached, status) or undated_on
    steps: list[HistoryStep] = []
    if status == Status.SAVED:
        steps.append(HistoryStep("saved", first, first == dates.get("saved_on")))
    else:
        saved_on = dates.get("saved_on")
        if saved_on and "applied_on" in dates and saved_on < first:
            steps.append(HistoryStep("saved", saved_on, True))
        steps.append(HistoryStep("applied", first, first == dates.get("applied_on")))
        for state in sorted({*reached, status} - {"saved", "applied"}, key=lambda one: STATUS_ORDER[one]):
            given = reached.get(state) or (dates.get("status_on") if state == status else None)
            is_given = state in reached or "status_on" not in inexact
            steps.append(_after(steps[-1].on, str(state), given, is_given, latest=dates.get("ended_on")))
    if outcome:
        name = "ended_on" if "ended_on" in dates else "status_on"
        steps.append(_after(steps[-1].on, str(OutcomeKind(outcome)), dates.get(name), name not in inexact))
    return steps


def _after(
    before: dt.date, state: str, given: dt.date | None, is_given: bool, *, latest: dt.date | None = None
) -> HistoryStep:
    """On the given date, as far as that is not before the last step, or after the `latest` that is possible."""
    date = max(before, min(given or before, latest or dt.date.max))
    return HistoryStep(state, date, is_given and date == given)
