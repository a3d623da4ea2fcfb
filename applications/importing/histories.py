"""The steps of an application from what a file knows about it."""

import datetime as dt

from applications.models import FROM_SAVED, NEEDS_OFFER, OutcomeKind, Status

Days = dict[str, dt.date]
ORDER = ("saved_on", "applied_on", "status_on", "ended_on")


def main_day(days: Days, status: str) -> dt.date | None:
    """The day that a row is known by: of applying, or of saving when it was not applied for; else the first one known."""
    first = ("saved_on", "applied_on") if status == Status.SAVED else ("applied_on", "saved_on")
    return next((days[name] for name in (*first, "status_on", "ended_on") if name in days), None)


def history_of(status: str, outcome: str, days: Days, *, undated_on: dt.date) -> list[tuple[str, dt.date]]:
    """(state, day) pairs, oldest first, never going back in time.

    A step whose day the file does not know stands on the day before it that is known; without any, all stand on
    `undated_on`. What ended in a way that needs an application or an offer got at least that far.
    """
    if outcome in NEEDS_OFFER:
        status = Status.OFFER
    if outcome and status == Status.SAVED and outcome not in FROM_SAVED:
        status = Status.APPLIED
    day = main_day(days, status) or undated_on
    steps: list[tuple[str, dt.date]] = []
    if status == Status.SAVED:
        steps.append((Status.SAVED, day))
    else:
        saved_on = days.get("saved_on")
        if saved_on and "applied_on" in days and saved_on < day:
            steps.append((Status.SAVED, saved_on))
        steps.append((Status.APPLIED, day))
        if status != Status.APPLIED:
            steps.append((Status(status), max(day, min(days.get("status_on", day), days.get("ended_on", dt.date.max)))))
    if outcome:
        ended_on = days.get("ended_on") or days.get("status_on") or day
        steps.append((OutcomeKind(outcome), max(steps[-1][1], ended_on)))
    return [(str(state), on) for state, on in steps]
