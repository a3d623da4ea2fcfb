"""Recent activity: one sentence for each change."""

import datetime as dt
from dataclasses import dataclass

from applications import wording
from applications.models import OutcomeKind, Status, StatusChange

LATELY_DAYS = 14
MOST_MOVES = 8


@dataclass(frozen=True, slots=True)
class Happened:
    when: str
    iso: str
    sentence: str
    url: str
    to_state: str = ""


def lately_of(user, today: dt.date) -> list[Happened]:
    """The newest changes of the last two weeks, but for those that only saved something.

    What happened on a date that is not known is no news.
    """
    since = today - dt.timedelta(days=LATELY_DAYS - 1)
    changes = (
        StatusChange.objects.for_user(user)
        .live()
        .filter(application__last_news_on__gte=since, happened_on__gte=since, day_known=True)
        .exclude(to_state=Status.SAVED)
    )
    rows = changes.order_by("-happened_on", "-pk").values_list(
        "from_state", "to_state", "happened_on", "application_id", "application__company", "application__agency"
    )[:MOST_MOVES]
    return [
        Happened(
            wording.short_date(day, today),
            day.isoformat(),
            _in_words(from_state, to_state, has_company=bool(company)).replace("{}", company or agency),
            f"/applications/{pk}/",
            to_state,
        )
        for from_state, to_state, day, pk, company, agency in rows
    ]


FORWARD = {
    Status.APPLIED: "You applied to {}.",
    Status.SCREENING: "{} wants to talk.",
    Status.INTERVIEWING: "{} invited you to an interview.",
    Status.OFFER: "{} made you an offer.",
}
ENDED = {
    OutcomeKind.ACCEPTED: "You accepted the offer from {}.",
    OutcomeKind.REJECTED: "{} said no.",
    OutcomeKind.NO_RESPONSE: "No response from {}.",
    OutcomeKind.CANCELLED: "The role at {} was cancelled.",
    OutcomeKind.WITHDRAWN: "You withdrew your application to {}.",
    OutcomeKind.DECLINED: "You turned down the offer from {}.",
}


def _in_words(from_state: str, to_state: str, *, has_company: bool) -> str:
    """Return the sentence for one change, with {} for the company."""
    if to_state == OutcomeKind.WITHDRAWN and from_state == Status.SAVED:
        return "You decided not to apply to {}."
    if to_state in OutcomeKind.values:
        return ENDED[OutcomeKind(to_state)]
    if from_state in OutcomeKind.values:
        return "You reopened {}."
    if from_state and Status(from_state).order > Status(to_state).order:
        return f"You moved {{}} back to {Status(to_state).label}."
    if to_state == Status.APPLIED and not has_company:
        return "You applied through {}."
    return FORWARD[Status(to_state)]
