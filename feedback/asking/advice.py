"""Asking one person for one piece of advice: the draft, sending it, the answer, one clarifying question, and rest."""

import datetime as dt
from collections.abc import Sequence

from applications.models import Application, Contact, InterviewStage, OutcomeKind, Profile
from feedback.letters import occasions
from feedback.letters.drafting import Draft
from feedback.models import FeedbackRequest, Preferences, Recorder, Reminder, ReminderKind, ReminderState, RequestState
from feedback.models.reminders import WAITING


def plan_request(
    recorder: Recorder,
    application: Application,
    *,
    contact: Contact | None,
    due_on: dt.date,
    preferences: Preferences,
    interviews: Sequence[InterviewStage],
    now: dt.datetime,
    key: str = "",
) -> FeedbackRequest:
    """A request with its draft and a reminder. One a person and application: a second click finds the first."""
    found = FeedbackRequest.objects.filter(application=application, contact=contact).first()
    if found is not None:
        if found.state == RequestState.SKIPPED:
            recorder.change(found, state=RequestState.PLANNED, due_on=due_on)
        elif not FeedbackRequest.objects.standing().filter(pk=found.pk).exists():
            recorder.change(found, due_on=due_on, outcome=application.live_outcome())
            _remind(recorder, found, key)
        return found
    request = FeedbackRequest(
        owner=recorder.owner,
        application=application,
        outcome=application.live_outcome(),
        contact=contact,
        contact_name=contact.name if contact else "",
        due_on=due_on,
        tone=preferences.tone,
    )
    if contact and contact.link and not contact.email and "linkedin." in contact.link:
        request.channel = "linkedin"
    request.subject, request.body = occasions.advice_draft(request, interviews, Profile.of(recorder.owner), now)
    recorder.create(request)
    _remind(recorder, request, key)
    return request


def _remind(recorder: Recorder, request: FeedbackRequest, key: str) -> None:
    """A reminder on the date of the request, unless the suggestion with this key was answered before."""
    if not (key and Reminder.objects.filter(owner=recorder.owner, key=key).exists()):
        recorder.create(
            Reminder(
                owner=recorder.owner,
                kind=ReminderKind.ASK,
                application=request.application,
                request=request,
                contact=request.contact,
                due_on=request.due_on,
                key=key,
            )
        )


def change_draft(
    request: FeedbackRequest,
    draft: Draft,
    tone: str,
    *,
    interviews: Sequence[InterviewStage],
    profile: Profile,
    now: dt.datetime,
) -> None:
    """Save what was typed under its tone; another tone shows its own earlier edit, or a fresh draft."""
    edits = dict(request.edits)
    if _plain(draft) == _plain(occasions.advice_draft(request, interviews, profile, now)):
        edits.pop(request.tone, None)
    else:
        edits[request.tone] = list(draft)
    if tone != request.tone:
        draft = (
            Draft(*edits[tone]) if tone in edits else occasions.advice_draft(request, interviews, profile, now, tone)
        )
    request.subject, request.body, request.tone, request.edits = draft.subject, draft.body, tone, edits
    request.is_edited = bool(edits)
    request.save(update_fields=["subject", "body", "tone", "edits", "is_edited", "channel"])


def mark_sent(recorder: Recorder, request: FeedbackRequest, *, on: dt.date, preferences: Preferences) -> None:
    """The day it went out, and one look after the days the person chose."""
    recorder.change(request, state=RequestState.SENT, sent_on=on, ended_on=None)
    _finish(recorder, request, ReminderKind.ASK, on)
    _look_again(recorder, request, on, preferences)


def record_answer(recorder: Recorder, request: FeedbackRequest, text: str, *, on: dt.date) -> None:
    """What they wrote. The reading is a suggestion; `is_generic` stays open until the person decides."""
    if request.clarified_on:
        recorder.change(request, clarification_answer=text, is_at_rest=True)
    else:
        fields = {"sent_on": on} if request.sent_on is None else {}
        recorder.change(request, answer=text, state=RequestState.ANSWERED, ended_on=on, is_generic=None, **fields)
    _finish(recorder, request, ReminderKind.LOOK, on)
    _finish(recorder, request, ReminderKind.ASK, on)


def record_advice(
    recorder: Recorder, application: Application, text: str, *, contact: Contact | None, on: dt.date
) -> FeedbackRequest | None:
    """What someone said without being asked; None where a reply of theirs is saved already.

    Where a request to them is planned or out, it is the reply to that one.
    """
    found = FeedbackRequest.objects.filter(application=application, contact=contact).first() if contact else None
    if found is None:
        name = contact.name if contact else ""
        found = FeedbackRequest(
            owner=recorder.owner,
            application=application,
            outcome=application.live_outcome(),
            contact=contact,
            contact_name=name,
            state=RequestState.ANSWERED,
            due_on=on,
            ended_on=on,
            answer=text,
        )
        recorder.create(found)
    elif found.answer:
        return None
    else:
        recorder.change(found, answer=text, state=RequestState.ANSWERED, ended_on=on)
        _finish(recorder, found, ReminderKind.LOOK, on)
        _finish(recorder, found, ReminderKind.ASK, on)
    return found


def send_clarification(
    recorder: Recorder, request: FeedbackRequest, text: str, *, on: dt.date, preferences: Preferences
) -> None:
    """The one clarifying question went out."""
    recorder.change(request, clarification=text, clarified_on=on)
    _look_again(recorder, request, on, preferences)


def keep_clarification(request: FeedbackRequest, text: str, drafted: Draft) -> None:
    """A question that was typed and did not go out. Undoing what came after it does not take it away."""
    if text.split() != drafted.body.split():
        request.clarification = text
        request.save(update_fields=["clarification"])


def close_without_question(recorder: Recorder, request: FeedbackRequest, *, on: dt.date) -> None:
    """No more questions here, for good."""
    recorder.change(request, is_at_rest=True)
    _finish(recorder, request, ReminderKind.LOOK, on)


def close_unanswered(recorder: Recorder, request: FeedbackRequest, *, on: dt.date) -> None:
    """No reply. That someone asked stays."""
    if request.state == RequestState.ANSWERED:
        close_without_question(recorder, request, on=on)
        return
    recorder.change(request, state=RequestState.NO_REPLY, ended_on=on, is_at_rest=True)
    _finish(recorder, request, ReminderKind.LOOK, on)


def skip(recorder: Recorder, request: FeedbackRequest, *, on: dt.date) -> None:
    recorder.change(request, state=RequestState.SKIPPED, ended_on=on)
    for reminder in request.reminders.filter(state__in=WAITING):
        recorder.change(reminder, state=ReminderState.DISMISSED, ended_on=on)


def due_for_closing(user, *, today: dt.date, preferences: Preferences) -> list[FeedbackRequest]:
    """Sent and unanswered for as long as the person said; offered for closing, or closed where they switched that
    on.
    """
    before = today - dt.timedelta(days=preferences.no_reply_days)
    return list(FeedbackRequest.objects.for_user(user).filter(state=RequestState.SENT, sent_on__lte=before))


def can_ask(application: Application) -> bool:
    return application.closed_as == OutcomeKind.REJECTED


def _look_again(recorder: Recorder, request: FeedbackRequest, on: dt.date, preferences: Preferences) -> None:
    recorder.create(
        Reminder(
            owner=recorder.owner,
            kind=ReminderKind.LOOK,
            application=request.application,
            request=request,
            contact=request.contact,
            due_on=on + dt.timedelta(days=preferences.no_reply_days),
        )
    )


def _finish(recorder: Recorder, request: FeedbackRequest, kind: str, on: dt.date) -> None:
    for reminder in request.reminders.filter(kind=kind, state__in=WAITING):
        recorder.change(reminder, state=ReminderState.DONE, ended_on=on)


def _plain(draft: Draft) -> tuple[str, str]:
    return " ".join(draft.subject.split()), " ".join(draft.body.split())
