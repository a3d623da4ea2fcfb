"""After a no: what you could do next, on one page. Nothing is planned until the user says so."""

from collections.abc import Iterable
from dataclasses import replace

from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from applications import wording
from applications.detail.forms import OutcomeDetailsForm, contact_named
from applications.models import STATE_LABELS, Application, Contact, OutcomeKind, Profile, Role, Status, track_of
from applications.models.interviews import TOOK_PLACE, how_far, reached
from applications.shell.toasts import toast
from feedback import facts
from feedback.closing.accepted_views import accepted
from feedback.keys import SuggestionKey
from feedback.letters import occasions
from feedback.models import FeedbackRequest, NoteToSelf, Preferences, Recorder, Reminder, ReminderKind, ReminderState

from . import advice, rights
from .forms import AdviceForm, WhoForm
from .plan import LONG_PAST, ClosedApplication, Person, Step, plan_after
from .plan_form import LATER, NOW, SKIP, PlanStepForm

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
        return _save(request, application)
    if request.htmx and request.htmx.target == "after":
        return render(request, "feedback/asking/after.html#after", after_context(request, application))
    return _render_page(request, application)


def _render_page(request, application: Application, **refused):
    """The plan, with what was chosen and typed where it was refused."""
    context = after_context(request, application)
    to_ask = _to_ask(application.contacts.all())
    context |= {
        "forms": [PlanStepForm(step=step, today=request.today) for step, _ in context["steps"]],
        "to_ask": to_ask,
        "picked": str(to_ask[0].pk) if to_ask else "",
        "who_form": WhoForm(contacts=application.contacts.filter(deleted_at=None)),
    }
    if context["outcome"] and context["is_rejected"]:
        context["outcome_form"] = OutcomeDetailsForm(instance=context["outcome"])
    context |= {"refused": bool(refused)} | refused
    return render(request, "feedback/asking/after.html", context, status=422 if refused else 200)


def after_context(request, application: Application) -> dict:
    """What the page and its section on the application's page show, but for the forms."""
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


def ending_of(application: Application, stages, people, now) -> ClosedApplication:
    """How it ended. Interviews count that took place; one that was only planned has met no one."""
    states = [(stage.kind, stage.state(now)) for stage in stages]
    return ClosedApplication(
        kind=application.closed_as,
        ended_on=application.known_closed_on,
        furthest=reached(application.furthest, states),
        has_interviews=any(state == TOOK_PLACE for _, state in states),
        was_invited=Status(application.furthest).order > Status.APPLIED.order,
        people=tuple(Person(one.pk, one.name) for one in people if one.role != Role.SUPPORTER),
    )


def opening(application: Application, ending: ClosedApplication) -> tuple[str, str, facts.Fact | None]:
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


def _save(request, application: Application):
    """Do what was chosen for each step. What is done now leads to its page; nothing chosen changes nothing."""
    contacts = application.contacts.filter(deleted_at=None)
    interviews, preferences = occasions.interviews_of(application), Preferences.of(request.user)
    ending = ending_of(application, interviews, list(contacts), timezone.now())
    forms = [
        PlanStepForm(request.POST, step=step, today=request.today)
        for step in plan_after(ending, preferences, today=request.today)
    ]
    who_form = WhoForm(request.POST, contacts=contacts)
    if not all(form.is_valid() for form in [*forms, who_form]):
        shown = {step.kind for step, _ in after_context(request, application)["steps"]}
        return _render_page(
            request, application, forms=[form for form in forms if form.step.kind in shown], who_form=who_form
        )
    recorder, asked = Recorder(request.user), None
    chosen = {form.step.kind: form for form in forms if form.chosen}
    with transaction.atomic():
        Application.objects.select_for_update().get(
            pk=application.pk
        )  # a second click waits, and finds what is planned
        for form in chosen.values():
            step = replace(form.step, due_on=form.cleaned_data["due_on"] if form.chosen == LATER else request.today)
            if form.chosen == SKIP:
                remember(recorder, application, form.step, state=ReminderState.DISMISSED, ended_on=request.today)
            elif step.kind == ReminderKind.ASK:
                asked = advice.plan_request(
                    recorder,
                    application,
                    contact=who_to_ask(request.user, application, who_form),
                    due_on=step.due_on,
                    preferences=preferences,
                    interviews=interviews,
                    now=timezone.now(),
                    key=step_key(application, step.kind),
                )
            elif form.chosen == LATER or step.kind == ReminderKind.KEEP_IN_TOUCH:
                remember(recorder, application, step)
        action = recorder.action("plan", f"{application.company_or_agency}: plan")
    now = [kind for kind, form in chosen.items() if form.chosen == NOW]
    if not chosen:
        toast(request, "Nothing was selected, so nothing has been planned.")
        return redirect("application_after", application.pk)
    if action:
        toast(request, _describe(chosen.values()), action)
    elif not now:
        toast(request, "That was already in your plan.")
    if ReminderKind.ASK in now and asked:
        return redirect(asked)
    if ReminderKind.REFLECT in now:
        return redirect("reflection", application.pk)
    if ReminderKind.KEEP_IN_TOUCH in now and (person := chosen[ReminderKind.KEEP_IN_TOUCH].step.person):
        return redirect("person_detail", person.pk)
    return redirect(application)


def _describe(forms: Iterable[PlanStepForm]) -> str:
    choices = {form.chosen for form in forms}
    if choices == {SKIP}:
        return "Skipped for this application."
    if LATER in choices:
        return "Plan saved. Each step will appear on Today on its date."
    return "Plan saved."


def remember(recorder: Recorder, application: Application, step: Step, **fields) -> None:
    """Create a reminder for this step, once however often the button is clicked."""
    key = step_key(application, step.kind)
    if Reminder.objects.filter(owner=recorder.owner, key=key).exists():
        return
    person = Contact.objects.filter(owner=recorder.owner, pk=step.person.pk).first() if step.person else None
    recorder.create(
        Reminder(
            owner=recorder.owner,
            kind=step.kind,
            application=application,
            contact=person,
            due_on=step.due_on,
            key=key,
            **fields,
        )
    )


def _to_ask(contacts: Iterable[Contact]) -> list[Contact]:
    """Those who may know why: never a friend; someone who put in a word comes last."""
    known = [one for one in contacts if one.deleted_at is None and one.role != Role.SUPPORTER]
    return sorted(known, key=lambda one: (one.role == Role.REFERRER, one.pk))


def who_to_ask(user, application: Application, form: WhoForm | AdviceForm) -> Contact | None:
    """Return the person to ask: one already known, or one named now and added to the application."""
    contact = form.cleaned_data.get("contact")
    if contact is None and (name := " ".join(form.cleaned_data["who"].split())):
        contact = contact_named(user, name, application.company or application.agency, "")
        application.contacts.add(contact)
    to = form.cleaned_data.get("to")
    if contact and to and contact.email != to:
        contact.email = to
        contact.save(update_fields=["email"])
    return contact
