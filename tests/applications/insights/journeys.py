"""Journeys as their changes tell them."""

from applications.insights.journeys import BEYOND, Journey
from applications.models import Status, fold_changes


def journey_of(steps, *, pk=1, company="", source="") -> Journey:
    """Of (state, date) or (state, date, whether the date is known), in the order of recording. No interview is
    recorded.
    """
    state = fold_changes(steps)
    invited = [(on, *known) for to_state, on, *known in steps if to_state in BEYOND]
    first = min(invited, key=lambda one: one[0], default=(None,))
    return Journey(
        pk=pk,
        company=company,
        source=source,
        work_mode="",
        furthest=state.furthest,
        led_to=Status(state.furthest),
        applied_on=state.applied_on if state.applied_day_known else None,
        invited_on=None if False in first else first[0],
        closed_as=state.closed_as,
        closed_on=state.closed_on if state.closed_day_known else None,
    )
