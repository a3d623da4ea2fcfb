"""What a pasted email changes, once the person said so: one move, perhaps a round, perhaps its text, with one undo."""

import datetime as dt
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils import timezone

from applications.models import (
    Action,
    Application,
    InterviewStage,
    KeptMail,
    Outcome,
    OutcomeKind,
    Profile,
    Reason,
    Recorder,
    StageKind,
    Status,
    recompute_quiet_for,
)
from applications.models.history import Plan, as_told, closing_as, moving_to
from applications.models.recording import Change, record
from applications.reading import Candidate, Reading, match

MOST_CANDIDATES = 5000
PROPOSED = {"rejection": "rejected", "offer": "offer", "interview": "interviewing", "acknowledgement": "applied"}


@dataclass(frozen=True, slots=True)
class Answer:
    """What the person decided. `what` is a status, an outcome, or "none"."""

    what: str
    on: dt.date | None
    reason: str = ""
    interview_on: dt.date | None = None
    interview_at: dt.time | None = None
    interview_zone: str = ""
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
            Candidate(pk, company or agency, title, is_open=not closed_as, last_news_on=news)
            for pk, company, agency, title, closed_as, news in rows[:MOST_CANDIDATES]
        ],
    )


def proposal(reading: Reading, application: Application | None) -> str:
    """What is proposed: a status, an outcome, "none" when nothing changes, or "" when two meanings are too close."""
    if reading.could_be:
        return ""
    if reading.is_called_off:
        return "none"
    if reading.kind == "rejection" and reading.is_cancelled:
        return "cancelled"
    what = PROPOSED.get(reading.kind, "none")
    status = application.status if application else Status.APPLIED
    if what == Status.APPLIED and (application is None or status != Status.SAVED):
        return "none"
    if what == Status.INTERVIEWING and reading.is_screening and status in (Status.SAVED, Status.APPLIED):
        return Status.SCREENING
    return what


def called_off(application: Application, reading: Reading) -> InterviewStage | None:
    """The interview that an email calls off: the one at that time, else the only one still to come.

    It stays as it is; its own page is where the person changes it.
    """
    dated = [(stage, stage.starts_at) for stage in application.stages.filter(deleted_at=None) if stage.starts_at]
    on_day = [stage for stage, start in dated if start.astimezone(stage.zone).date() == reading.day]
    to_come = [stage for stage, start in dated if start > timezone.now()]
    return next(iter(on_day), None) or (to_come[0] if len(to_come) == 1 else None)


def apply(application: Application, answer: Answer, *, today: dt.date) -> Action | None:
    """Record what the person decided, as one action. Raises MoveError when history does not allow the move.

    Their words become the message of the outcome, unless it has one; else the email is saved with the application.
    """
    recorder, is_outcome = Recorder(application.owner), answer.what in OutcomeKind.values
    with transaction.atomic():
        before = application.live_outcome()
        message = answer.text if is_outcome else ""
        change = Change(application, _plan(answer), reason=answer.reason or Reason.NONE, message=message)
        for _, error in record(recorder, [change], today=today):
            raise error
        outcome = application.live_outcome() if is_outcome else None
        if outcome and outcome == before:
            _add_words(recorder, outcome, answer)
        if answer.interview_on:
            _add_interview(recorder, application, answer)
        if answer.text and not (outcome and outcome.message == answer.text):
            recorder.create(
                KeptMail(
                    application=application,
                    subject=answer.subject,
                    sender=answer.sender,
                    text=answer.text,
                    received_on=answer.on or today,
                )
            )
        return recorder.action("mail", f"{application.display_company}: email")


def _plan(answer: Answer) -> Plan:
    if answer.what in OutcomeKind.values:
        return closing_as(answer.what, answer.on)
    return moving_to(answer.what, answer.on) if answer.what in Status.values else as_told([])


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
            kind=StageKind.SCREEN if answer.what == Status.SCREENING else StageKind.OTHER,
            starts_at=starts_at,
            due_on=None if starts_at else answer.interview_on,
            time_zone=zone,
        )
    )
    recompute_quiet_for(application)
