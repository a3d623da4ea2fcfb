"""Requests for advice: the list, and a page for each."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from applications import wording
from applications.models import Application, Profile
from applications.shell.conflicts import is_stale, shown_version
from applications.shell.toasts import toast
from feedback import facts
from feedback.letters import drafting, occasions
from feedback.models import FeedbackRequest, IfThen, Preferences, Recorder, RequestState, Theme

from . import advice, inbox
from .after_views import after_context, who_to_ask
from .forms import AdviceForm, AnswerForm, ClarificationForm, DraftForm, ReadingForm, WhoForm
from .specificity import read_answer

OLDER = "older"


@require_safe
def request_list(request):
    """Costs: requests with their application and person, and what is counted from them."""
    return render(request, "feedback/asking/request_list.html", list_context(request))


def list_context(request) -> dict:
    state = request.GET.get("state", "")
    rows = list(FeedbackRequest.objects.for_user(request.user).standing().for_list())
    return {
        "inbox": inbox.inbox_of(rows, state if state in RequestState.values else "", today=request.today),
        "asking": facts.ASKING,
    }


@require_http_methods(["GET", "POST"])
def request_create(request, pk):
    """Plan a request after a no: choose who to ask."""
    application = get_object_or_404(Application.objects.for_user(request.user), pk=pk)
    if not advice.can_ask(application):
        toast(request, "You can only ask for advice after a rejection.")
        return redirect(application)
    contacts = application.contacts.filter(deleted_at=None)
    form = WhoForm(request.POST or None, contacts=contacts)
    if request.method == "POST" and form.is_valid():
        recorder = Recorder(request.user)
        with transaction.atomic():
            asked = advice.plan_request(
                recorder,
                application,
                contact=who_to_ask(request.user, application, form),
                due_on=request.today,
                preferences=Preferences.of(request.user),
                interviews=occasions.interviews_of(application),
                now=timezone.now(),
            )
            recorder.action("request", f"{application.company_or_agency}: request")
        return redirect(asked)
    context = {"application": application, "form": form}
    return render(request, "feedback/asking/request_form.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def request_detail(request, pk):
    """Show the draft or the reply. POST saves the draft; choosing another tone shows that tone’s draft."""
    if request.method == "GET":
        return render(request, "feedback/asking/request_detail.html", detail_context(request, _owned(request, pk)))
    form = DraftForm(request.POST)
    with transaction.atomic():
        asked = _owned(request, pk, is_to_change=True)
        _compare(request, asked, form)
        if not form.is_valid():
            return _again(request, asked, draft_form=form)
        greeting = _keep_draft(request, asked, form)
    toast(request, f"Draft saved. {_new_greeting(asked, greeting)}".strip())
    return redirect(asked)


@require_POST
def request_sent(request, pk):
    """Mark the request as sent, today or on an earlier date. Onward never sends it."""
    form = DraftForm(request.POST)
    if form.is_valid() and (form.cleaned_data["sent_on"] or request.today) > request.today:
        form.add_error("sent_on", "The date must be today or in the past.")
    recorder = Recorder(request.user)
    with transaction.atomic():
        asked = _owned(request, pk, is_to_change=True)
        _compare(request, asked, form)
        if not form.is_valid():
            return _again(request, asked, draft_form=form)
        greeting = _keep_draft(request, asked, form)
        if asked.state in (RequestState.PLANNED, RequestState.SKIPPED):
            advice.mark_sent(
                recorder,
                asked,
                on=form.cleaned_data["sent_on"] or request.today,
                preferences=Preferences.of(request.user),
            )
        action = recorder.action("request", f"Asked {asked.display_name}")
    text = wording.counted(
        Preferences.of(request.user).no_reply_days,
        one="You asked {name}. You’ve done your part. Onward will remind you tomorrow to check for a reply.",
        other="You asked {name}. You’ve done your part. Onward will remind you in {n} days to check for a reply.",
        name=asked.display_name,
    )
    toast(request, f"{text} {_new_greeting(asked, greeting)}".strip(), action)
    if advice.can_ask(asked.application) and after_context(request, asked.application)["steps"]:
        return redirect("application_after", asked.application_id)
    return redirect(asked)


@require_http_methods(["GET", "POST"])
def advice_create(request, pk):
    """Save advice that came without a request, on the application it is about."""
    application = get_object_or_404(Application.objects.for_user(request.user), pk=pk)
    if application.is_open:
        toast(request, "You can save advice here once the application is closed.")
        return redirect(application)
    contacts = application.contacts.filter(deleted_at=None)
    form = AdviceForm(request.POST or None, contacts=contacts, today=request.today)
    if request.method == "POST" and form.is_valid():
        recorder, chosen = Recorder(request.user), form.cleaned_data
        with transaction.atomic():
            contact = who_to_ask(request.user, application, form)
            saved = advice.record_advice(recorder, application, chosen["answer"], contact=contact, on=chosen["on"])
            action = recorder.action("request", f"{application.company_or_agency}: advice")
        if saved:
            toast(request, "Advice saved.", action)
            return redirect(saved)
        form.add_error("who", "You’ve already saved advice from them for this application. Leave the name empty.")
    context = {"application": application, "form": form}
    return render(request, "feedback/asking/advice_form.html", context, status=422 if form.errors else 200)


@require_POST
def request_answer(request, pk):
    asked = _owned(request, pk)
    form = AnswerForm(request.POST, asked=asked, today=request.today)
    if not form.is_valid():
        return _again(request, asked, answer_form=form)
    recorder = Recorder(request.user)
    with transaction.atomic():
        advice.record_answer(recorder, asked, form.cleaned_data["answer"], on=form.cleaned_data["on"])
        action = recorder.action("request", f"{asked.display_name} answered")
    toast(request, "Reply saved.", action)
    return redirect(asked)


@require_POST
def request_reading(request, pk):
    """How specific the answer is, as the person sees it; what they would try; one if-then plan; themes."""
    asked = _owned(request, pk)
    form = ReadingForm(request.POST, instance=asked)
    if not form.is_valid():
        return _again(request, _owned(request, pk), reading_form=form)
    recorder, chosen = Recorder(request.user), form.cleaned_data
    fresh = _owned(request, pk)
    with transaction.atomic():
        recorder.change(
            fresh,
            is_generic=chosen["specific"] == "generic",
            agreement=chosen["agreement"],
            would_try=chosen["would_try"],
        )
        if (
            chosen["condition"]
            and not fresh.if_thens.filter(condition=chosen["condition"], action=chosen["action"]).exists()
        ):
            recorder.create(
                IfThen(
                    owner=request.user,
                    condition=chosen["condition"],
                    action=chosen["action"],
                    request=fresh,
                    application=fresh.application,
                    created_on=request.today,
                )
            )
        names = [name.strip() for name in chosen["themes"].split(",") if name.strip()]
        fresh.themes.set([Theme.objects.named(request.user, name) for name in names[:10]])
        action = recorder.action("request", f"{fresh.display_name}: what it says")
    toast(request, "Notes on the reply saved.", action)
    return redirect(fresh)


@require_POST
def request_clarification(request, pk):
    """Mark the one follow-up question as sent. There is no second one."""
    asked = _owned(request, pk)
    form = ClarificationForm(request.POST)
    if not form.is_valid():
        return _again(request, asked, clarification_form=form)
    if asked.state != RequestState.ANSWERED or asked.clarified_on or asked.is_at_rest:
        toast(request, "You’ve already asked a follow-up question. One is enough.")
        return redirect(asked)
    recorder = Recorder(request.user)
    with transaction.atomic():
        if asked.is_generic is None:
            recorder.change(asked, is_generic=True)
        advice.send_clarification(
            recorder,
            asked,
            form.cleaned_data["clarification"],
            on=request.today,
            preferences=Preferences.of(request.user),
        )
        greeting = occasions.save_greeting(asked.contact, form.cleaned_data["clarification"])
        action = recorder.action("request", f"Asked {asked.display_name} once more")
    text = "Marked as sent. Whatever they reply, that was the last question."
    toast(request, f"{text} {_new_greeting(asked, greeting)}".strip(), action)
    return redirect(asked)


@require_POST
def request_end(request, pk):
    """Close without a reply, skip, or leave it there. What was typed next to the button is saved or shown again."""
    how = request.POST.get("how", "rest")
    recorder = Recorder(request.user)
    with transaction.atomic():
        asked = _owned(request, pk, is_to_change=True)
        if refused := _save_or_redisplay(request, recorder, asked, how):
            return refused
        if how == "skip":
            if asked.state == RequestState.PLANNED:
                advice.skip(recorder, asked, on=request.today)
            is_left_out = asked.state == RequestState.SKIPPED
            text = (
                "Skipped. You can plan it again at any time."
                if is_left_out
                else "This was already sent, so it can’t be skipped."
            )
        elif how == "no_reply" and asked.sent_on:
            advice.close_unanswered(recorder, asked, on=request.today)
            text = "Closed without a reply. Asking still counts: you did your part."
        else:
            advice.close_without_question(recorder, asked, on=request.today)
            text = "Request closed."
        action = recorder.action("request", f"{asked.display_name}: {how}")
    toast(request, text, action)
    return redirect(asked if how == "rest" else "request_list")


@require_POST
def request_thanks(request, pk):
    asked = _owned(request, pk)
    recorder = Recorder(request.user)
    recorder.change(asked, thanked_on=request.today)
    toast(request, f"You thanked {asked.display_name}.", recorder.action("request", "Thanked"))
    return redirect(asked)


def detail_context(request, asked: FeedbackRequest) -> dict:
    interviews = occasions.interviews_of(asked.application)
    profile = Profile.of(request.user)
    preferences = Preferences.of(request.user)
    facts_of = (asked, interviews, profile, timezone.now())
    shown = occasions.shown_draft(*facts_of)
    reading = read_answer(asked.answer) if asked.answer else None
    is_generic = asked.is_generic if asked.is_generic is not None else bool(reading and reading.is_generic)
    clarifying = occasions.clarifying_draft(*facts_of)
    is_open = asked.state == RequestState.ANSWERED and not asked.clarified_on and not asked.is_at_rest
    is_open = is_open and not asked.is_unasked
    can_clarify = is_generic and is_open
    plan = asked.if_thens.first()
    return {
        "asked": asked,
        "version": asked.version,
        "today": request.today,
        "application": asked.application,
        "contact": asked.contact,
        "draft_form": DraftForm(
            initial={
                "to": asked.contact.email if asked.contact else "",
                "subject": shown.subject,
                "body": shown.body,
                "tone": asked.tone,
                "channel": asked.channel,
            }
        ),
        "answer_form": AnswerForm(asked=asked, today=request.today),
        "reading": reading,
        "is_generic": is_generic,
        "reading_form": ReadingForm(
            instance=asked,
            initial={
                "specific": "generic" if is_generic else "specific",
                "condition": plan.condition if plan else "",
                "action": plan.action if plan else "",
                "themes": ", ".join(theme.name for theme in asked.themes.all()),
            },
        ),
        "clarification_form": ClarificationForm(initial={"clarification": asked.clarification or clarifying.body}),
        "clarifying": clarifying,
        "can_clarify": can_clarify,
        "thanks": occasions.thanks_draft(*facts_of, is_generic=is_generic),
        "linkedin": occasions.linkedin_note(*facts_of),
        "linkedin_most": drafting.LINKEDIN_CHARACTERS,
        "asking": facts.ASKING,
        "softened": facts.SOFTENED,
        "sent": wording.on_date(asked.sent_on, request.today) if asked.sent_on else "",
        "ended": wording.on_date(asked.ended_on, request.today) if asked.ended_on else "",
        "due": wording.on_date(asked.due_on, request.today),
        "look_on": inbox.look_on(asked, preferences, request.today),
        "asks_for_name": profile.is_to_be_asked_for_name,
        "thanks_ask_for_name": profile.is_to_be_asked_for_name and not can_clarify,
        "most_words": drafting.MOST_WORDS,
        "theme_names": list(Theme.objects.for_user(request.user).values_list("name", flat=True)[:30]),
    }


def _owned(request, pk: int, *, is_to_change: bool = False) -> FeedbackRequest:
    rows = FeedbackRequest.objects.for_user(request.user).select_related("application", "contact")
    return get_object_or_404(rows.select_for_update(of=("self",)) if is_to_change else rows, pk=pk)


def _keep_draft(request, asked: FeedbackRequest, form: DraftForm) -> str:
    """Save the draft as typed, or as shown; return a form of address that is new in it, or nothing."""
    interviews, profile, now = occasions.interviews_of(asked.application), Profile.of(request.user), timezone.now()
    shown = occasions.shown_draft(asked, interviews, profile, now)
    draft = form.draft if form.draft.body else shown
    asked.channel = form.cleaned_data["channel"] or asked.channel
    if to := form.cleaned_data["to"]:
        _save_address(asked, to)
    is_typed = draft != shown
    tone = form.cleaned_data["tone"] or asked.tone
    greeting = occasions.save_greeting(asked.contact, draft.body) if is_typed else ""
    advice.change_draft(asked, draft, tone, interviews=interviews, profile=profile, now=now)
    return greeting


def _save_address(asked: FeedbackRequest, to: str) -> None:
    if asked.contact and to != asked.contact.email:
        asked.contact.email = to
        asked.contact.save(update_fields=["email"])


def _new_greeting(asked: FeedbackRequest, greeting: str) -> str:
    return f"From now on, drafts to {asked.display_name} will address them as “{greeting}”." if greeting else ""


def _save_or_redisplay(request, recorder: Recorder, asked: FeedbackRequest, how: str):
    """What stood in the form whose button ended it. A page to answer with, where it cannot simply be kept."""
    if how == "skip":
        return _keep_letter(request, asked)
    has_answer = bool(request.POST.get("answer", "").strip())
    if has_answer and (how == "no_reply" or asked.clarified_on):
        form = AnswerForm(request.POST, asked=asked, today=request.today)
        if form.is_valid() and how == "no_reply":
            form.add_error("answer", "You’ve typed a reply. Save it, or clear the field to close without one.")
        if form.errors:
            return _again(request, asked, answer_form=form)
        advice.record_answer(recorder, asked, form.cleaned_data["answer"], on=form.cleaned_data["on"])
    if request.POST.get("clarification", "").strip() and not asked.clarified_on:
        question = ClarificationForm(request.POST)
        if not question.is_valid():
            return _again(request, asked, clarification_form=question)
        interviews = occasions.interviews_of(asked.application)
        drafted = occasions.clarifying_draft(asked, interviews, Profile.of(request.user), timezone.now())
        advice.keep_clarification(asked, question.cleaned_data["clarification"], drafted)
    return None


def _keep_letter(request, asked: FeedbackRequest):
    form = DraftForm(request.POST)
    _compare(request, asked, form)
    is_out = asked.state not in (RequestState.PLANNED, RequestState.SKIPPED)
    if is_out and form.is_valid() and _is_another(asked, form):
        said = "This was already sent, so it can’t be skipped. What you typed is still here."
        form.add_error("body", ValidationError(said, code=OLDER))
    if not form.is_valid():
        return _again(request, asked, draft_form=form)
    if form.draft.body and not is_out:
        _keep_draft(request, asked, form)
    return None


def _is_another(asked: FeedbackRequest, form: DraftForm) -> bool:
    """Return whether another draft was typed than the one its page shows now."""
    interviews = occasions.interviews_of(asked.application)
    shown = occasions.shown_draft(asked, interviews, Profile.of(asked.owner), timezone.now())
    return bool(form.draft.body) and form.draft != shown


def _compare(request, asked: FeedbackRequest, form: DraftForm) -> None:
    """An error, where another tab kept another draft since this page was opened; what is typed stays on the page."""
    if form.has_error("body"):
        return
    if _is_another(asked, form) and is_stale(request, asked):
        said = (
            "A different draft was saved in another tab or on another device; it’s shown below. "
            "Save again to keep yours."
        )
        form.add_error("body", ValidationError(said, code=OLDER))


def _again(request, asked: FeedbackRequest, **forms):
    context = detail_context(request, asked) | forms
    if draft_form := forms.get("draft_form"):
        if draft_form.has_error("body", OLDER):
            context["theirs"] = f"{asked.subject}\n\n{asked.body}"
        else:
            context["version"] = shown_version(request, asked.version)
    return render(request, "feedback/asking/request_detail.html", context, status=422)
