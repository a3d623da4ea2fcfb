"""After a no: what you could do next, on one page. Nothing is planned until the user says so."""

from collections.abc import Iterable

from django.db import IntegrityError, transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from applications import wording
from applications.forms.detail import contact_named
from applications.models import STATE_LABELS, Application, Contact, OutcomeKind, Profile, Role, Status, track_of
from applications.models.interviews import TOOK_PLACE, how_far, reached
from applications.views.toasts import toast
from feedback import asking, facts, letters, rights
from feedback.drafting import Draft
from feedback.forms.requests import DraftForm, WhoForm
from feedback.keys import SuggestionKey
from feedback.models import FeedbackRequest, NoteToSelf, Preferences, Recorder, Reminder, ReminderKind, ReminderState
from feedback.plan import LONG_PAST, Ending, Person, Step, plan_after

from .accepted import accepted

HARD = (OutcomeKind.REJECTED, OutcomeKind.NO_RESPONSE, OutcomeKind.CANCELLED)
OPENING = {
    OutcomeKind.NO_RESPONSE: (
        "Closed as no response",
        "There’s nothing you need to do.",
        facts.SILENCE_IS_MOSTLY_THEIRS,
    ),
    OutcomeKind.CANCELLED: (
        "The role was cancelled",
        "That was out of your hands. How far you got and the people you met are still here.",
        None,
    ),
    OutcomeKind.WITHDRAWN: ("You withdrew", "That was your decision. A note about why may help you later.", None),
    OutcomeKind.DECLINED: (
        "You turned down the offer",
        "That was your decision. A note about why may help you later.",
        None,
    ),
}
SAID_NO = {
    Status.SAVED: "They said no after a task",
    Status.APPLIED: "They said no after a task",
    Status.SCREENING: "They said no after screening",
    Status.INTERVIEWING: "They said no after the interview stage",
    Status.OFFER: "They said no after an offer",
}


@require_http_methods(["GET", "POST"])
def application_after(request, pk):
    application = get_object_or_404(Application.objects.for_user(request.user).defer("search_words"), pk=pk)
    if application.is_open:
        if request.method == "POST":
            toast(request, "This application has been reopened, so there’s no plan to save.")
        return redirect(application)
    if application.closed_as == OutcomeKind.ACCEPTED:
        return accepted(request, application)
    if request.method == "POST":
        return _keep(request, application)
    if request.htmx and request.htmx.target == "after":
        return render(request, "feedback/after.html#after", after_context(request, application))
    return render(request, "feedback/after.html", after_context(request, application) | _letter(request, application))


def after_context(request, application: Application) -> dict:
    """What the page and its section on the application's page show, but for the letter."""
    outcome = application.live_outcome()
    now = timezone.now()
    stages = list(application.stages.filter(deleted_at=None))
    held = [stage for stage in stages if stage.took_place(now)]
    people = [contact for contact in application.contacts.all() if contact.deleted_at is None]
    preferences = Preferences.of(request.user)
    requests = list(FeedbackRequest.objects.for_user(request.user).standing().filter(application=application))
    reminders = list(
        Reminder.objects.for_user(request.user).filter(application=application).exclude(kind=ReminderKind.OWN)
    )
    answered = {row.key for row in reminders if row.key}
    ending = ending_of(application, stages, people, now)
    steps = [
        step
        for step in plan_after(ending, preferences, today=request.today)
        if step_key(application, step.kind) not in answered and not (step.kind == "ask" and requests)
    ]
    heading, standfirst, fact = opening(application, ending)
    return {
        "application": application,
        "heading": heading,
        "standfirst": standfirst,
        "fact": fact,
        "asking": facts.ASKING,
        "ending": STATE_LABELS[application.closed_as],
        "outcome": outcome,
        "steps": [(step, wording.weekday_date(step.due_on)) for step in steps],
        "suggested": any(step.is_suggested for step in steps),
        "is_past": bool(ending.ended_on and request.today - ending.ended_on > LONG_PAST),
        "is_undated": ending.ended_on is None,
        "planned": [
            (row, wording.weekday_date(row.due_on))
            for row in reminders
            if row.state in (ReminderState.OPEN, ReminderState.SNOOZED)
        ],
        "requests": requests,
        "people": people,
        "stages": held,
        "questions": sum(len(stage.questions.split("\n")) for stage in held if stage.questions.strip()),
        "how_far": how_far(application.furthest, [(stage.kind, stage.state(now)) for stage in stages]),
        "track": track_of(application.furthest, application.closed_as),
        "may_ask_for_data": rights.applies(Profile.of(request.user)),
        "is_rejected": application.closed_as == OutcomeKind.REJECTED,
        "note": NoteToSelf.objects.filter(application=application).only("written_on").first(),
        "is_hard": ending.somebody_met and application.closed_as in HARD,
    }


def ending_of(application: Application, stages, people, now) -> Ending:
    """How it ended. Interviews count that took place; one that was only planned has met no one."""
    states = [(stage.kind, stage.state(now)) for stage in stages]
    return Ending(
        kind=application.closed_as,
        ended_on=application.known_closed_on,
        furthest=reached(application.furthest, states),
        has_interviews=any(state == TOOK_PLACE for _, state in states),
        was_invited=Status(application.furthest).order > Status.APPLIED.order,
        people=tuple(Person(one.pk, one.name) for one in people if one.role != Role.SUPPORTER),
    )


def opening(application: Application, ending: Ending) -> tuple[str, str, facts.Fact | None]:
    """Heading, one calm sentence, and at most one fact."""
    if application.closed_as == OutcomeKind.WITHDRAWN and application.furthest == Status.SAVED:
        return "You decided not to apply", "A note about why may help you later.", None
    if application.closed_as != OutcomeKind.REJECTED:
        return OPENING[OutcomeKind(application.closed_as)]
    if Status(ending.furthest) == Status.OFFER:
        return (
            SAID_NO[Status.OFFER],
            "That’s disappointing. They had made you an offer, and that still counts.",
            None,
        )
    if ending.somebody_met:
        return (
            SAID_NO[Status(ending.furthest)],
            f"That’s disappointing. It’s also common. {facts.OFFER_AFTER_INTERVIEW.sentence}",
            facts.OFFER_AFTER_INTERVIEW,
        )
    if ending.was_invited:
        return "They said no before the interview", "They had invited you first. That still counts.", None
    return "They said no early on", facts.INTERVIEW_PER_APPLICATIONS.sentence, facts.INTERVIEW_PER_APPLICATIONS


def step_key(application: Application, kind: str) -> str:
    return str(SuggestionKey.after_outcome(kind, application.pk, application.closed_on))


def _keep(request, application: Application):
    """Plan the ticked steps, do one of them now, or skip one for this application."""
    contacts = application.contacts.filter(deleted_at=None)
    who_form, draft_form = WhoForm(request.POST, contacts=contacts), DraftForm(request.POST)
    who_valid, draft_valid = who_form.is_valid(), draft_form.is_valid()
    wanted = request.POST.get("do", "keep")
    stages = letters.interviews_of(application)
    people = list(contacts)
    preferences = Preferences.of(request.user)
    ending = ending_of(application, stages, people, timezone.now())
    steps = {step.kind: step for step in plan_after(ending, preferences, today=request.today)}
    chosen = request.POST.getlist("step") if wanted == "keep" else [wanted]
    if wanted.startswith("not:"):
        return _not_this(request, application, steps.get(wanted[4:]))
    if not (who_valid and draft_valid):
        context = after_context(request, application) | _letter(request, application)
        context |= {"draft": _typed(request), "who_form": who_form, "draft_form": draft_form}
        return render(request, "feedback/after.html", context, status=422)
    recorder, asked = Recorder(request.user), None
    with transaction.atomic():
        contact = who_to_ask(request.user, application, who_form)
        greeting = contact.address_as if contact else ""
        for kind in chosen:
            step = steps.get(kind)
            if kind == "ask" and asking.can_ask(application):
                asked = asking.plan_request(
                    recorder,
                    application,
                    contact=contact,
                    due_on=step.due_on if step else request.today,
                    preferences=preferences,
                    interviews=stages,
                    now=timezone.now(),
                    typed=draft_form.draft,
                    shown=_draft(request, application, next(iter(_to_ask(people)), None), stages),
                    key=step_key(application, "ask"),
                )
            elif step:
                remember(recorder, application, step, contact if kind == "keep_in_touch" else None)
        action = recorder.action("plan", f"{application.company_or_agency}: plan")
    if wanted == "reflect":
        return redirect("reflection", application.pk)
    if wanted == "ask" and asked:
        return redirect(asked)
    if action is None:
        toast(request, "Nothing was selected, so nothing has been planned.")
        return redirect("application_after", application.pk)
    text = "Plan saved. Each step will appear on Today on its date."
    if contact and contact.address_as != greeting:
        text += f" From now on, drafts to {contact.name} will address them as “{contact.address_as}”."
    toast(request, text, action)
    return redirect(application)


def remember(recorder: Recorder, application: Application, step: Step, contact: Contact | None) -> None:
    """Create a reminder for this step, once however often the button is clicked."""
    key = step_key(application, step.kind)
    if Reminder.objects.filter(owner=recorder.owner, key=key).exists():
        return
    person = contact or (
        Contact.objects.filter(owner=recorder.owner, pk=step.person.pk).first() if step.person else None
    )
    recorder.create(
        Reminder(
            owner=recorder.owner,
            kind=step.kind,
            application=application,
            contact=person,
            due_on=step.due_on,
            key=key,
        )
    )


def _letter(request, application: Application) -> dict:
    """Whom to ask, and the request for advice as it is addressed to the first of them."""
    to_ask = _to_ask(application.contacts.all())
    person = to_ask[0] if to_ask else None
    return {
        "to_ask": to_ask,
        "person": person,
        "draft": _draft(request, application, person, letters.interviews_of(application)),
        "who_form": WhoForm(contacts=application.contacts.filter(deleted_at=None), initial={"contact": person}),
        "asks_for_name": Profile.of(request.user).is_to_be_asked_for_name,
    }


def _to_ask(contacts: Iterable[Contact]) -> list[Contact]:
    """Those who may know why: never a friend; someone who put in a word comes last."""
    known = [one for one in contacts if one.deleted_at is None and one.role != Role.SUPPORTER]
    return sorted(known, key=lambda one: (one.role == Role.REFERRER, one.pk))


def _draft(request, application: Application, person: Contact | None, interviews) -> Draft:
    asked = FeedbackRequest(
        application=application,
        contact=person,
        contact_name=person.name if person else "",
        tone=Preferences.of(request.user).tone,
    )
    return letters.advice_draft(asked, interviews, Profile.of(request.user), timezone.now())


def _not_this(request, application: Application, step: Step | None):
    recorder = Recorder(request.user)
    if step is not None:
        key = step_key(application, step.kind)
        try:
            with transaction.atomic():
                recorder.create(
                    Reminder(
                        owner=request.user,
                        kind=step.kind,
                        application=application,
                        due_on=step.due_on,
                        state=ReminderState.DISMISSED,
                        ended_on=request.today,
                        key=key,
                    )
                )
        except IntegrityError:
            recorder.steps.clear()
    toast(request, "Skipped for this application.", recorder.action("plan", "Skipped"))
    return redirect(reverse("application_after", args=[application.pk]))


def who_to_ask(user, application: Application, form: WhoForm) -> Contact | None:
    """Return the person to ask: one already known, or one named now and added to the application."""
    contact = form.cleaned_data["contact"]
    if contact is None and (name := " ".join(form.cleaned_data["who"].split())):
        contact = contact_named(user, name, application.company or application.agency, "")
        application.contacts.add(contact)
    if contact and form.cleaned_data["to"] and contact.email != form.cleaned_data["to"]:
        contact.email = form.cleaned_data["to"]
        contact.save(update_fields=["email"])
    return contact


def _typed(request) -> Draft:
    return Draft(request.POST.get("subject", "")[:200], request.POST.get("body", ""))
