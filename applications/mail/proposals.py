"""What a pasted email changes, once the person said so: a move, an interview added or cancelled, its text; with one undo."""

import datetime as dt
from dataclasses import dataclass
from typing import cast
from zoneinfo import ZoneInfo

from django.db import transaction
from django.dispatch import Signal
from django.utils import timezone

from applications.detail import interviewing
from applications.models import (
    Action,
    Application,
    EarlierDate,
    InterviewKind,
    InterviewStage,
    KeptMail,
    Outcome,
    OutcomeKind,
    Profile,
    Reason,
    Recorder,
    Status,
    recompute_quiet_for,
)
from applications.models.history import Plan, as_told, closing_as, invited_to, moving_to
from applications.models.recording import Change, record
from applications.models.vocabulary import INVITATIONS

from .reading import Candidate, Reading, match

MOST_CANDIDATES = 5000
CALLED_OFF = "called_off"
PROPOSED = {"rejection": "rejected", "offer": "offer", "interview": "interviewing", "acknowledgement": "applied"}


# user, reading, application (the one it seems to be about, or None): receivers return the `Elsewhere`s they propose
email_read = Signal()


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Something an email may answer that is not a move: posting `text` and `on` to `url` saves it there.

    `is_likely`: it came from the person whose answer is waited for, not only about the same application.
    """

    about: str
    button: str
    url: str
    text: str
    on: dt.date
    is_likely: bool


@dataclass(frozen=True, slots=True)
class Answer:
    """What the person decided. `what` is a status, an outcome, "called_off" for the interview `called_off`, or "none".

    `on`: when the email came; None where that is not known, or is today. `stays`: an invitation adds its interview and
    leaves the status as it is.
    """

    what: str
    on: dt.date | None
    day_known: bool = True
    reason: str = ""
    interview_on: dt.date | None = None
    interview_at: dt.time | None = None
    interview_zone: str = ""
    stays: bool = False
    called_off: InterviewStage | None = None
    text: str = ""
    subject: str = ""
    sender: str = ""


def find(user, reading: Reading) -> list[Candidate]:
    """The person's applications it may be about, best first; open ones before closed. One query."""
    rows = (
        Application.objects.for_user(user)
        .order_by("-last_news_on", "-pk")
        .values_list("pk", "company", "agency", "title", "closed_as", "last_news_on")
    )
    return match(
        reading,
        [
            Candidate(pk, company, title, agency=agency, is_open=not closed_as, last_news_on=news)
            for pk, company, agency, title, closed_as, news in rows[:MOST_CANDIDATES]
        ],
    )


def elsewhere(user, reading: Reading, application: Application | None) -> list[Elsewhere]:
    """What others propose to do with an email; nothing with what the person wrote, or what went to many."""
    if reading.nothing in ("own", "advert", "empty"):
        return []
    found: list[Elsewhere] = []
    for _, proposed in email_read.send(Reading, user=user, reading=reading, application=application):
        found += cast(list[Elsewhere], proposed)
    return found


def proposal(reading: Reading, application: Application | None) -> str:
    """What is proposed: a status, an outcome, "none" when nothing changes, or "" when two meanings are too close."""
    if reading.could_be:
        return ""
    if reading.is_called_off:
        return CALLED_OFF if application and called_off(application, reading.day) else "none"
    if reading.kind == "rejection" and reading.is_cancelled:
        return "cancelled"
    what = PROPOSED.get(reading.kind, "none")
    status = application.status if application else Status.APPLIED
    if what == Status.APPLIED and (application is None or status != Status.SAVED):
        return "none"
    if what == Status.INTERVIEWING and reading.is_screening and status in (Status.SAVED, Status.APPLIED):
        return Status.SCREENING
    return what


def called_off(application: Application, day: dt.date | None, pk: int | None = None) -> InterviewStage | None:
    """The interview that an email cancels: the one named, else the one on that date, else the only one still to
    come.
    """
    now = timezone.now()
    unsaid = list(application.stages.filter(deleted_at=None, happened=None))
    dates = {
        stage: stage.starts_at.astimezone(stage.zone).date() if stage.starts_at else stage.due_on for stage in unsaid
    }
    ahead = [stage for stage in unsaid if stage.is_ahead(now)]
    on_day = [stage for stage in unsaid if day and dates[stage] == day]
    named = [stage for stage in unsaid if stage.pk == pk]
    return next(iter([*named, *on_day]), None) or (ahead[0] if len(ahead) == 1 else None)


def apply(
    application: Application, answer: Answer, *, today: dt.date, earlier: EarlierDate | None = None
) -> Action | None:
    """Record what the person decided, as one action. Raises MoveError when history does not allow the move.

    Their words become the message of the outcome, unless it has one; else the email is saved with the application.
    """
    recorder, is_outcome = Recorder(application.owner), answer.what in OutcomeKind.values
    with transaction.atomic():
        before = application.live_outcome()
        message = answer.text if is_outcome else ""
        reason = answer.reason or Reason.NONE
        change = Change(application, _plan(answer), reason=reason, message=message, earlier=earlier)
        for _, error in record(recorder, [change], today=today):
            raise error
        outcome = application.live_outcome() if is_outcome else None
        if outcome and outcome == before:
            _add_words(recorder, outcome, answer)
        if answer.interview_on:
            _add_interview(recorder, application, answer)
        if answer.called_off:
            interviewing.say(recorder, answer.called_off, happened=False)
        if answer.text and not (outcome and outcome.message == answer.text):
            recorder.create(
                KeptMail(
                    application=application,
                    subject=answer.subject,
                    sender=answer.sender,
                    text=answer.text,
                    received_on=answer.on or today,
                    day_known=answer.day_known,
                )
            )
        return recorder.action("mail", f"{application.company_or_agency}: email")


def _plan(answer: Answer) -> Plan:
    """A saved job that an employer writes about was applied for; an email does not say when."""
    if answer.what in OutcomeKind.values:
        return closing_as(answer.what, answer.on, day_known=answer.day_known, applied_day_known=False)
    if answer.what in INVITATIONS and answer.stays:
        return as_told([])
    if answer.what in INVITATIONS:
        return invited_to(answer.what, answer.on, day_known=answer.day_known)
    if answer.what in Status.values:
        return moving_to(answer.what, answer.on, day_known=answer.day_known)
    return as_told([])


def _add_words(recorder: Recorder, outcome: Outcome, answer: Answer) -> None:
    """To an outcome that was recorded before: what it does not say yet."""
    fields = {"message": answer.text} if answer.text and not outcome.message else {}
    if answer.reason and answer.reason not in (Reason.NONE, outcome.reason):
        fields["reason"] = answer.reason
    if fields:
        recorder.change(outcome, **fields)


def _add_interview(recorder: Recorder, application: Application, answer: Answer) -> None:
    profile = Profile.of(application.owner)
    zone = answer.interview_zone or profile.time_zone
    starts_at = None
    if answer.interview_on and answer.interview_at:
        starts_at = dt.datetime.combine(answer.interview_on, answer.interview_at, tzinfo=ZoneInfo(zone))
    recorder.create(
        InterviewStage(
            application=application,
            kind=InterviewKind.SCREEN if answer.what == Status.SCREENING else InterviewKind.INTERVIEW,
            starts_at=starts_at,
            due_on=None if starts_at else answer.interview_on,
            time_zone=zone,
        )
    )
    recompute_quiet_for(application)
