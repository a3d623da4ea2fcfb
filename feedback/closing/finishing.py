"""Finishing a job search: who to thank, what was learned, what is still open."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from applications.models import Application, Contact, OutcomeKind, Role, Search, Status
from feedback.models import FeedbackRequest, IfThen, Reflection, Reminder, ReminderKind, ReminderState
from feedback.models.reminders import WAITING

MOST_PEOPLE = 30
MOST_OPEN = 50
MOST_PLANS = 5


@dataclass(frozen=True, slots=True)
class Helper:
    """Someone to thank, and why. `state`: “Planned”, “Thanked” or empty."""

    pk: int
    name: str
    why: str
    state: str


@dataclass(frozen=True, slots=True)
class Closing:
    accepted: Application | None
    helpers: list[Helper]
    plans: list[IfThen]
    looked_back: int
    answers: int
    still_open: list[Application]
    more_open: int
    running: Search | None
    ended: Search | None


def closing_of(user) -> Closing:
    """Costs: the accepted one, people with what ties them to the person, thanks, plans, counts, open ones, searches."""
    accepted = accepted_by(user)
    waiting = Application.objects.for_user(user).open().exclude(status=Status.SAVED).order_by("-last_news_on", "-pk")
    open_ones = list(waiting.only("company", "agency", "title", "status")[: MOST_OPEN + 1])
    searches = list(Search.objects.filter(owner=user))
    running = next((one for one in searches if one.ended_on is None), None)
    return Closing(
        accepted=accepted,
        helpers=helpers(user, accepted),
        plans=list(IfThen.objects.for_user(user).filter(dropped_on=None)[:MOST_PLANS]),
        looked_back=Reflection.objects.for_user(user).count(),
        answers=FeedbackRequest.objects.for_user(user).exclude(answer="").count(),
        still_open=open_ones[:MOST_OPEN],
        more_open=waiting.count() - MOST_OPEN if len(open_ones) > MOST_OPEN else 0,
        running=running,
        ended=None if running else _ended(searches, accepted),
    )


def _ended(searches: Iterable[Search], accepted: Application | None) -> Search | None:
    """The search that ended last, unless it was over before this one was accepted."""
    accepted_on = (accepted.known_closed_on if accepted else None) or dt.date.min
    over = [(one.ended_on, one.pk, one) for one in searches if one.ended_on and one.ended_on >= accepted_on]
    return max(over)[2] if over else None


def accepted_by(user) -> Application | None:
    rows = Application.objects.for_user(user).filter(closed_as=OutcomeKind.ACCEPTED)
    return rows.order_by("-closed_on", "-pk").first()


def helpers(user, accepted: Application | None) -> list[Helper]:
    """Those of the accepted application, those who referred or supported, those who answered a request. Three
    queries.
    """
    answered = FeedbackRequest.objects.for_user(user).exclude(answer="").values("contact")
    there = set(accepted.contacts.values_list("pk", flat=True)) if accepted else set()
    rows = Contact.objects.for_user(user).filter(
        Q(pk__in=there) | Q(role__in=[Role.REFERRER, Role.SUPPORTER]) | Q(pk__in=answered)
    )
    found = list(rows[:MOST_PEOPLE])
    thanks = Reminder.objects.for_user(user).filter(kind=ReminderKind.THANK, contact__in=[one.pk for one in found])
    states = {row.contact_id: row.state for row in thanks.order_by("pk")}
    company = accepted.company_or_agency if accepted else ""
    return sorted(
        (Helper(one.pk, one.name, _why(one, there, company), _state(states.get(one.pk))) for one in found),
        key=lambda one: (one.pk not in there, one.name),
    )


def plan_thanks(recorder, contacts: Iterable[Contact], *, application: Application | None, today) -> None:
    """A reminder for today for each; those that are planned or thanked already stay as they are."""
    had = (
        Reminder.objects.for_user(recorder.owner).filter(kind=ReminderKind.THANK).exclude(state=ReminderState.DISMISSED)
    )
    known = set(had.values_list("contact_id", flat=True))
    for contact in contacts:
        if contact.pk not in known:
            recorder.create(
                Reminder(
                    owner=recorder.owner,
                    kind=ReminderKind.THANK,
                    contact=contact,
                    application=application,
                    due_on=today,
                )
            )


def _why(contact: Contact, there: set[int], company: str) -> str:
    if contact.pk in there:
        return f"Part of your application to {company}"
    if contact.role == Role.REFERRER:
        return "Put your name forward"
    return "Supported you" if contact.role == Role.SUPPORTER else "Replied when you asked"


def _state(state: str | None) -> str:
    if state in WAITING:
        return "Planned"
    return "Thanked" if state == ReminderState.DONE else ""
