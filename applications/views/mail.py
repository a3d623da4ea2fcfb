"""Paste an email: what it says, by which sentence, and what the person makes of it. Nothing changes before they say so."""

from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from applications import mailing
from applications.forms.mail import MailAnswerForm, MailForm
from applications.models import Application, MoveError
from applications.reading import Reading, read_email

from .moves import LONG_TEXTS, after_link
from .toasts import toast

SAYS = {
    "rejection": "This looks like a rejection.",
    "offer": "This looks like an offer.",
    "interview": "This looks like an invitation to talk.",
    "acknowledgement": "They’ve received your application.",
    "unknown": "Onward can’t tell what this means. Please choose below.",
}


@require_http_methods(["GET", "POST"])
def mail_read(request):
    """Costs: the applications it may be about, and the one that fits best."""
    form = MailForm(
        request.POST or None, request.FILES or None, initial={"application": request.GET.get("application")}
    )
    context = {"form": form}
    if request.method == "POST" and form.is_valid():
        reading = read_email(form.cleaned_data["source"], today=request.today)
        context |= _proposed(request, reading, form.cleaned_data["application"])
    return render(request, "applications/mail.html", context, status=422 if form.errors else 200)


def _proposed(request, reading: Reading, asked_for: int | None) -> dict:
    found = mailing.find(request.user, reading)
    best = asked_for or (found[0].pk if found else None)
    application = None
    if best is not None:
        application = Application.objects.for_user(request.user).defer(*LONG_TEXTS).filter(pk=best).first()
    form = MailAnswerForm(
        owner=request.user,
        today=request.today,
        initial={
            "application": application.pk if application else None,
            "what": mailing.proposal(reading, application),
            "reason": reading.reason,
            "on": min(reading.sent_on or request.today, request.today),
            "day": "pick",
            "interview_on": reading.day if reading.kind == "interview" else None,
            "interview_at": reading.time if reading.kind == "interview" else None,
            "text": reading.body[:100_000],
            "subject": reading.subject[:300],
            "sender": reading.sender[:254],
        },
    )
    form.offer(list(dict.fromkeys([*([application.pk] if application else []), *(one.pk for one in found[:5])])))
    return {
        "reading": reading,
        "says": SAYS[reading.kind],
        "answer_form": form,
        "application": application,
        "form": None,
    }


@require_POST
def mail_answer(request):
    form = MailAnswerForm(request.POST, owner=request.user, today=request.today)
    if form.is_valid():
        chosen = form.cleaned_data
        application = get_object_or_404(
            Application.objects.for_user(request.user).defer(*LONG_TEXTS), pk=chosen["application"].pk
        )
        application.owner = request.user
        answer = mailing.Answer(
            what=chosen["what"],
            on=form.happened_on,
            reason=chosen["reason"] if chosen["what"] in ("rejected", "cancelled") else "",
            interview_on=chosen["interview_on"] if chosen["what"] in ("interviewing", "screening") else None,
            interview_at=chosen["interview_at"],
            text=chosen["text"] if chosen["keep"] else "",
            subject=chosen["subject"],
            sender=chosen["sender"],
        )
        try:
            action = mailing.apply(application, answer, today=request.today)
        except MoveError as error:
            form.add_error("on", error)
        else:
            link, label = after_link(application) if application.closed_as else ("", "")
            text = f"{application.display_company}: {application.state_in_sentence}." if action else "Nothing changed."
            toast(request, text, action, link=link, link_label=label)
            return redirect(application)
    number = request.POST.get("application", "")
    form.offer([int(number)] if number.isdecimal() and len(number) < 18 else [])
    context = {"answer_form": form, "says": "Not saved yet.", "reading": None, "application": None}
    return render(request, "applications/mail.html", context, status=422)
