"""What happened to each application that was sent."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from applications.models import Application, OutcomeKind, Status, StatusChange
from applications.models.application import ApplicationQuerySet
from applications.models.interviews import reached

INVITED, REFUSED = "invited", "refused"
BEYOND = (Status.SCREENING, Status.INTERVIEWING, Status.OFFER)


@dataclass(slots=True)
class Journey:
    """One application that was sent.

    `furthest` is the status it was invited to, `led_to` the one it reached by what took place. `invited_on`: when it
    first went beyond Applied. A date that nobody knows is None.
    """

    pk: int
    company: str
    source: str
    work_mode: str
    furthest: str
    led_to: Status
    applied_on: dt.date | None
    invited_on: dt.date | None = None
    closed_as: str = ""
    closed_on: dt.date | None = None

    @property
    def is_closed(self) -> bool:
        return bool(self.closed_as)

    def first_answer(self) -> tuple[dt.date | None, str] | None:
        """The date of their first answer of any kind, None if it is not known, and whether it was an invitation or a
        no.

        None without an answer.

        A later correction counts: what was moved back is not an answer any more. An invitation is one, whether or not
        the interview took place.
        """
        if self.furthest in BEYOND:
            return self.invited_on, INVITED
        if self.closed_as in (OutcomeKind.REJECTED, OutcomeKind.CANCELLED):
            return self.closed_on, REFUSED
        return None


FIELDS = (
    "pk",
    "company",
    "source",
    "work_mode",
    "furthest",
    "applied_on",
    "applied_day_known",
    "closed_as",
    "closed_on",
    "closed_day_known",
)


def sent_by(user, *, source: str = "", tag: int | None = None) -> ApplicationQuerySet:
    """The person's applications that were sent, from a source, with a tag. What was only saved is no journey."""
    sent = Application.objects.for_user(user).exclude(furthest=Status.SAVED)
    if source:
        sent = sent.filter(source=source)
    return sent.filter(tags=tag) if tag else sent


def applied_between(sent: ApplicationQuerySet, since: dt.date | None, until: dt.date | None) -> ApplicationQuerySet:
    """Those applied for in a period, both days included.

    Where nobody knows the date of applying, an application is in no period.
    """
    if since or until:
        sent = sent.filter(applied_day_known=True)
    if since:
        sent = sent.filter(applied_on__gte=since)
    return sent.filter(applied_on__lte=until) if until else sent


def journeys(sent: ApplicationQuerySet, interviews: Mapping[int, Sequence[tuple[str, str]]]) -> list[Journey]:
    """`interviews`: (type, state) by application, of all of these and perhaps of others."""
    invited_on = _invitations(sent)
    return [
        Journey(
            pk,
            company,
            source,
            work_mode,
            furthest,
            reached(furthest, interviews.get(pk, ())),
            applied_on if applied_known else None,
            invited_on.get(pk),
            closed_as,
            closed_on if closed_known else None,
        )
        for (
            pk, company, source, work_mode, furthest, applied_on, applied_known, closed_as, closed_on, closed_known,
        ) in sent.order_by("pk").values_list(*FIELDS)
    ]  # fmt: skip


def _invitations(sent: ApplicationQuerySet) -> dict[int, dt.date | None]:
    """When each went beyond Applied, the first time; None where that date is not known."""
    rows = StatusChange.objects.live().filter(application__in=sent, to_state__in=BEYOND)
    latest_first = rows.order_by("-happened_on", "-pk").values_list("application_id", "happened_on", "day_known")
    return {pk: on if day_known else None for pk, on, day_known in latest_first}


def count_changes(sent: ApplicationQuerySet) -> int:
    """How many moves they were read from."""
    return StatusChange.objects.live().filter(application__in=sent).count()
