"""Asking one person for one piece of advice: the draft, sending it, the answer, one clarifying question, and rest."""

import datetime as dt
from collections.abc import Sequence

from applications.models import Application, Contact, InterviewStage, OutcomeKind, Profile

from . import drafting
from .drafting import Draft, Occasion
from .models import FeedbackRequest, Preferences, Recorder, Reminder, ReminderKind, ReminderState, RequestState
from .models.reminders import WAITING

ROUNDS = {
    "screen": "the screening call",
    "technical": "the technical interview",
    "take_home": "my take-home task",
    "panel": "the panel interview",
    "final": "the final interview",
    "other": "our conversation",
}


def occasion_for(
    application: Application,
    *,
    stages: Sequence[InterviewStage] = (),
    contact_name: str = "",
    profile: Profile,
) -> Occasion:
    """What a draft may use: never a note of the person but the one thing that went well."""
    talked = [stage for stage in stages if stage.kind != "take_home"]
    return Occasion(
        contact=contact_name,
        company=application.company or application.agency,
        title=application.title,
        signature=profile.full_name,
        rounds=tuple(ROUNDS[stage.kind] for stage in (talked or stages)),
        is_agency=not application.company,
    )


def first_draft(request: FeedbackRequest, stages: Sequence[InterviewStage], profile: Profile, tone: str = "") -> Draft:
    """The generated draft for this request, before anyone edited it."""
    occasion = occasion_for(request.application, stages=stages, contact_name=request.contact_name, profile=profile)
    return drafting.ask_for_advice(occasion, tone or request.tone)


def plan_request(
    recorder: Recorder,
    application: Application,
    *,
    contact: Contact | None,
    due_on: dt.date,
    preferences: Preferences,
    stages: Sequence[InterviewStage],
    typed: Draft | None = None,
    key: str = "",
) -> FeedbackRequest:
    """A request with its draft and a reminder on its day. One a person and application: a second click finds the first."""
    found = FeedbackRequest.objects.filter(application=application, contact=contact).first()
    if found is not None:
        if found.state == RequestState.SKIPPED:
            recorder.change(found, state=RequestState.PLANNED, due_on=due_on)
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
    draft = first_draft(request, stages, Profile.of(recorder.owner))
    if typed and typed.body.strip() and _plain(typed) != _plain(draft):
        draft, request.is_edited = typed, True
    request.subject, request.body = draft
    recorder.create(request)
    if not (key and Reminder.objects.filter(owner=recorder.owner, key=key).exists()):
        recorder.create(
            Reminder(
                owner=recorder.owner,
                kind=ReminderKind.ASK,
                application=application,
                request=request,
                contact=contact,
                due_on=due_on,
                key=key,
            )
        )
    return request


def change_draft(request: FeedbackRequest, draft: Draft, tone: str, generated: Draft) -> None:
    """Keep what was typed; another tone brings its own earlier edit back, or a fresh draft."""
    edits = dict(request.edits)
    edits[request.tone] = [draft.subject, draft.body]
    if tone != request.tone:
        draft = Draft(*edits[tone]) if tone in edits else generated
    request.subject, request.body, request.tone, request.edits = draft.subject, draft.body, tone, edits
    request.is_edited = request.is_edited or _plain(draft) != _plain(generated) or len(edits) > 1
    request.version += 1
    request.save(update_fields=["subject", "body", "tone", "edits", "is_edited", "channel", "version"])


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


def send_clarification(
    recorder: Recorder, request: FeedbackRequest, text: str, *, on: dt.date, preferences: Preferences
) -> None:
    """The one clarifying question went out."""
    recorder.change(request, clarification=text, clarified_on=on)
    _look_again(recorder, request, on, preferences)


def keep_clarification(request: FeedbackRequest, text: str, stages: Sequence[InterviewStage], profile: Profile) -> None:
    """A question that was typed and did not go out. Undoing what came after it does not take it away."""
    drafted = clarifying_draft(request, stages, profile)
    if text.split() != drafted.body.split():
        request.clarification = text
        request.save(update_fields=["clarification"])


def let_rest(recorder: Recorder, request: FeedbackRequest, *, on: dt.date) -> None:
    """No more questions here, for good."""
    recorder.change(request, is_at_rest=True)
    _finish(recorder, request, ReminderKind.LOOK, on)


def close_unanswered(recorder: Recorder, request: FeedbackRequest, *, on: dt.date) -> None:
    """No reply. That someone asked stays."""
    if request.state == RequestState.ANSWERED:
        let_rest(recorder, request, on=on)
        return
    recorder.change(request, state=RequestState.NO_REPLY, ended_on=on, is_at_rest=True)
    _finish(recorder, request, ReminderKind.LOOK, on)


def skip(recorder: Recorder, request: FeedbackRequest, *, on: dt.date) -> None:
    recorder.change(request, state=RequestState.SKIPPED, ended_on=on)
    for reminder in request.reminders.filter(state__in=WAITING):
        recorder.change(reminder, state=ReminderState.DISMISSED, ended_on=on)


def clarifying_draft(request: FeedbackRequest, stages: Sequence[InterviewStage], profile: Profile) -> Draft:
    """Two options from this application: a question they asked, something the advert asks for, a round."""
    questions = [line.strip() for stage in stages for line in stage.questions.splitlines() if line.strip()]
    occasion = occasion_for(request.application, stages=stages, contact_name=request.contact_name, profile=profile)
    options = drafting.options_for(questions, requirements(request.application.advert), list(occasion.rounds))
    return drafting.clarify(occasion, request.tone, options)


def requirements(advert: str) -> list[str]:
    """Short things an advert asks experience with, in its own words; at most three."""
    found: list[str] = []
    for line in advert[:20_000].splitlines():
        low = line.lower()
        for marker in ("experience with ", "experience in ", "experience of ", "knowledge of ", "proficiency in "):
            if marker in low:
                rest = line[low.index(marker) + len(marker) :]
                words = rest.replace(";", ",").split(",")[0].split(".")[0].split(" and ")[0].split()
                if words:
                    found.append(" ".join(words[:6]))
                break
        if len(found) == 3:
            break
    return found


def due_for_closing(user, *, today: dt.date, preferences: Preferences) -> list[FeedbackRequest]:
    """Sent and unanswered for as long as the person said; offered for closing, or closed where they switched that on."""
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
