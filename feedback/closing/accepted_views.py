"""You got the job: what to do now, on a page of its own and on the application's page."""

from django.shortcuts import render

from applications import wording
from applications.models import Application
from feedback.today.page import agenda_of

from .finishing import closing_of

MOST_NAMED = 4


def accepted(request, application: Application):
    """Show the page, or for htmx its section on the application's page."""
    closing = closing_of(request.user)
    names = [one.name for one in closing.helpers]
    more = len(names) - MOST_NAMED
    is_section = request.htmx and request.htmx.target == "after"
    context = {
        "application": application,
        "closing": closing,
        "said": _said(application, request.today),
        "helpers": wording.listed(names if more <= 0 else [*names[:MOST_NAMED], f"{more} more"]),
        "number_open": len(closing.still_open) + closing.more_open,
        "diary": [] if is_section else agenda_of(request.user, today=request.today),
    }
    return render(
        request, "feedback/closing/accepted.html#after" if is_section else "feedback/closing/accepted.html", context
    )


def _said(application: Application, today) -> str:
    """The dates of applying and of accepting, those that are known."""
    applied, accepted_on = application.known_applied_on, application.known_closed_on
    if applied and accepted_on:
        return f"You applied {wording.on_date(applied, today)} and accepted {wording.on_date(accepted_on, today)}."
    if accepted_on:
        return f"You accepted {wording.on_date(accepted_on, today)}."
    return "You accepted the offer."
