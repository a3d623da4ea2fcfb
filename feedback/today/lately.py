"""Recent activity: one sentence for each change, and one for all endings of a day."""

import datetime as dt
from collections import Counter
from collections.abc import Collection, Container, Sequence
from dataclasses import dataclass

from django.db.models import Count, Q
from django.urls import reverse

from applications import wording
from applications.models import Movable, OutcomeKind, Status, StatusChange
from applications.models.history import StatusChangeQuerySet
from feedback import naming

LATELY_DAYS = 14
MOST_LINES = 8
MOST_ENDINGS = 60
MOST_NAMED = 20
COMPANY = ("application__company", "application__agency", "application__title", "application__company_key")
STATE = ("application__closed_as", "application__status")
# A job that was accepted is a line of its own.
ENDINGS = tuple(kind for kind in OutcomeKind if kind != OutcomeKind.ACCEPTED)


@dataclass(frozen=True, slots=True)
class Activity:
    """One line. `endings`: the single ones, where several applications were closed on one day; `more`: how many
    others.
    """

    when: str
    iso: str
    sentence: str
    url: str
    to_state: str = ""
    endings: tuple["Activity", ...] = ()
    more: int = 0
    movable: Movable | None = None


def lately_of(user, today: dt.date, several: Container[str]) -> list[Activity]:
    """The newest changes of the last two weeks whose date is known, but for those that only saved something."""
    since = today - dt.timedelta(days=LATELY_DAYS - 1)
    changes = (
        StatusChange.objects.for_user(user)
        .live()
        .filter(application__last_news_on__gte=since, happened_on__gte=since, day_known=True)
        .exclude(to_state=Status.SAVED)
    )
    endings = Q(to_state__in=ENDINGS)
    columns = ("happened_on", "pk", "from_state", "to_state", "application_id", *COMPANY, *STATE)
    rows = [
        row
        for some, most in ((changes.exclude(endings), MOST_LINES), (changes.filter(endings), MOST_ENDINGS))
        for row in some.order_by("-happened_on", "-pk").values_list(*columns)[:most]
    ]
    singles = [
        Activity(
            wording.short_date(day, today),
            day.isoformat(),
            _in_words(from_state, to_state, has_company=bool(company)).replace(
                "{}", naming.name(company, agency, title, key, several=several)
            ),
            f"/applications/{application}/",
            to_state,
            movable=Movable(application, company or agency, closed_as or status),
        )
        for day, _, from_state, to_state, application, company, agency, title, key, closed_as, status in sorted(
            rows, key=lambda row: row[:2], reverse=True
        )
    ]
    return _endings_together(changes, singles)[:MOST_LINES]


def _endings_together(changes: StatusChangeQuerySet, singles: Sequence[Activity]) -> list[Activity]:
    """Say several endings of one day in one line, in the place of the newest of them."""
    ended = [one for one in singles if one.to_state in ENDINGS]
    numbers = Counter(one.iso for one in ended)
    if len(ended) == MOST_ENDINGS:
        numbers = _number_by_day(changes, set(numbers))
    lines: list[Activity] = []
    said: set[str] = set()
    for one in singles:
        number = numbers[one.iso]
        if one.to_state not in ENDINGS or number < 2:
            lines.append(one)
        elif one.iso not in said:
            said.add(one.iso)
            named = tuple(other for other in ended if other.iso == one.iso)[:MOST_NAMED]
            sentence = f"{wording.figure(number)} applications closed"
            url = f"{reverse('application_list')}?outcome=closed"
            lines.append(Activity(one.when, one.iso, sentence, url, one.to_state, named, number - len(named)))
    return lines


def _number_by_day(changes: StatusChangeQuerySet, days: Collection[str]) -> Counter[str]:
    """How many ended on each of these dates, where there are more endings than were read."""
    rows = changes.filter(to_state__in=ENDINGS, happened_on__in=days).order_by().values_list("happened_on")
    return Counter({day.isoformat(): number for day, number in rows.annotate(number=Count("pk"))})


FORWARD = {
    Status.APPLIED: "You applied to {}.",
    Status.SCREENING: "{} moved to Screening.",
    Status.INTERVIEWING: "{} invited you to an interview.",
    Status.OFFER: "{} made you an offer.",
}
ENDED = {
    OutcomeKind.ACCEPTED: "You accepted the offer from {}.",
    OutcomeKind.REJECTED: "{} said no.",
    OutcomeKind.NO_RESPONSE: "No response from {}.",
    OutcomeKind.CANCELLED: "The role at {} was cancelled.",
    OutcomeKind.WITHDRAWN: "You withdrew your application to {}.",
    OutcomeKind.DECLINED: "You declined the offer from {}.",
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
