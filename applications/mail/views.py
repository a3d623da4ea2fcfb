"""Paste an email: what it says, by which sentence, and what the person makes of it. Nothing changes before they say so."""

import datetime as dt
from zoneinfo import ZoneInfo

from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from applications.board.move_views import LONG_TEXTS, after_link, refuse
from applications.detail import interviewing
from applications.models import Application, MoveError, Profile
from applications.models.profile import known_time_zones
from applications.shell.toasts import toast

from . import proposals
from .forms import MailAnswerForm, MailForm, hour_there, slot_value, zone_label
from .reading import YOURS, Reading, Slot, read_email, same_hour

SAYS = {
    "rejection": "This looks like a rejection",
    "offer": "This looks like an offer",
    "interview": "This looks like an invitation to an interview",
    "acknowledgement": "This looks like a confirmation of your application",
    "unknown": "Onward can’t tell what this means",
}
SAYS_NOTHING = {
    "own": "This looks like something you wrote",
    "advert": "This looks like a newsletter or a job alert",
    "pending": "They haven’t decided yet",
    "empty": "There’s no text in this email that Onward can read",
}
WAITED_FOR = "This looks like a reply you’re waiting for"
NOTHING_TO_CANCEL = (
    "Onward doesn’t know which interview was cancelled. Say on the application’s page that it won’t take place."
)
COULD_BE = {
    "offer": "This could be a rejection or an offer",
    "interview": "This could be a rejection or an invitation to an interview",
    "acknowledgement": "This could be a rejection or a confirmation of your application",
    "unknown": "This could be a rejection, or have nothing to do with your application",
}


@require_http_methods(["GET", "POST"])
def mail_read(request):
    """Costs: the applications it may be about, and the one that fits best."""
    form = MailForm(
        request.POST or None, request.FILES or None, initial={"application": request.GET.get("application")}
    )
    context = {"form": form}
    if request.method == "POST" and form.is_valid():
        reading = read_email(form.cleaned_data["source"], today=request.today, own=[request.user.email])
        context |= _proposed(request, reading, form.cleaned_data["application"])
    return render(request, "applications/mail/mail.html", context, status=422 if form.errors else 200)


def _proposed(request, reading: Reading, asked_for: int | None) -> dict:
    found = proposals.find(request.user, reading)
    best = asked_for or (found[0].pk if found else None)
    application = None
    if best is not None:
        application = Application.objects.for_user(request.user).defer(*LONG_TEXTS).filter(pk=best).first()
    own = Profile.of(request.user).time_zone
    slots = [_in_its_zone(slot, own) for slot in reading.proposal.slots]
    settled = slots[0] if reading.proposal.settled and not reading.is_called_off else None
    choices = [slot_value(slot.day, slot.time, slot.zone) for slot in slots] if len(slots) > 1 else []
    cancelled = proposals.called_off(application, reading.day) if application and reading.is_called_off else None
    form = MailAnswerForm(
        owner=request.user,
        today=request.today,
        initial={
            "called_off": cancelled.pk if cancelled else None,
            "application": application.pk if application else None,
            "what": proposals.proposal(reading, application),
            "reason": reading.reason,
            "on": min(reading.sent_on, request.today) if reading.sent_on else None,
            "day": "pick" if reading.sent_on else "",
            "interview_on": settled.day if settled else None,
            "interview_at": settled.time if settled else None,
            "interview_zone": "" if reading.proposal.zones else settled.zone if settled else own,
            "slots": "|".join(choices),
            "text": reading.body[:100_000],
            "subject": reading.subject[:300],
            "sender": reading.sender[:254],
        },
    )
    form.offer(list(dict.fromkeys([*([application.pk] if application else []), *(one.pk for one in found[:5])])))
    zones = [*reading.proposal.zones, *(slot.zone for slot in slots)]
    form.ask(choices, zones, own=own, today=request.today, is_open=bool(reading.proposal.zones))
    elsewhere = proposals.elsewhere(request.user, reading, application)
    is_likely_elsewhere = any(one.is_likely for one in elsewhere)
    return {
        "reading": reading,
        "says": WAITED_FOR if is_likely_elsewhere else _says(reading),
        "answer_form": form,
        "application": application,
        "called_off": cancelled,
        "hour": _hour_for_you(reading, own) if settled and not reading.proposal.zones else None,
        "names_no_zone": bool(settled and settled.time and not reading.zone),
        "own_zone": zone_label(own),
        "elsewhere": elsewhere,
        "is_likely_elsewhere": is_likely_elsewhere,
        "form": None,
    }


def _says(reading: Reading) -> str:
    if reading.could_be:
        return COULD_BE[reading.could_be[1][0]]
    if reading.is_called_off:
        return "This looks like a cancelled interview"
    if reading.unread_language:
        return f"This email seems to be in {reading.unread_language}, which Onward can’t read"
    return SAYS_NOTHING.get(reading.nothing) or SAYS[reading.kind]


def _in_its_zone(slot: Slot, own: str) -> Slot:
    """The slot in a zone that a form can show: the user’s own where clocks show the same hour, and for UTC."""
    if slot.time is None or slot.zone in ("", YOURS):
        return Slot(slot.day, slot.time, own)
    moment = dt.datetime.combine(slot.day, slot.time, tzinfo=ZoneInfo(slot.zone))
    if slot.zone != "UTC" and not same_hour(slot.zone, own, moment):
        return slot
    there = moment.astimezone(ZoneInfo(own))
    return Slot(there.date(), there.time(), own)


def _hour_for_you(reading: Reading, own: str) -> dict | None:
    """The hour the email names and what it is for the user; None where both are the same."""
    if not (reading.day and reading.time) or reading.zone in ("", YOURS):
        return None
    here = hour_there(reading.day, reading.time, reading.zone, own)
    there = f"{reading.time:%H:%M}"
    if here == there:
        return None
    return {"there": there, "place": zone_label(reading.zone), "here": here, "own": zone_label(own)}


@require_POST
def mail_answer(request):
    form = MailAnswerForm(request.POST, owner=request.user, today=request.today)
    own = Profile.of(request.user).time_zone
    if form.is_valid():
        chosen = form.cleaned_data
        application = get_object_or_404(
            Application.objects.for_user(request.user).defer(*LONG_TEXTS), pk=chosen["application"].pk
        )
        application.owner = request.user
        cancelled = None
        if chosen["what"] == proposals.CALLED_OFF:
            cancelled = proposals.called_off(application, None, chosen["called_off"])
        answer = proposals.Answer(
            what=chosen["what"],
            called_off=cancelled,
            on=form.happened_on,
            day_known=form.day_known,
            reason=chosen["reason"] if chosen["what"] in ("rejected", "cancelled") else "",
            interview_on=chosen["interview_on"] if chosen["what"] in ("interviewing", "screening") else None,
            interview_at=chosen["interview_at"],
            interview_zone=chosen["interview_zone"],
            stays=chosen["stays"],
            text=chosen["text"] if chosen["keep"] else "",
            subject=chosen["subject"],
            sender=chosen["sender"],
        )
        if chosen["what"] == proposals.CALLED_OFF and cancelled is None:
            form.add_error("what", NOTHING_TO_CANCEL)
            return _shown_again(request, form, own)
        before = application.state
        try:
            action = proposals.apply(application, answer, today=request.today, earlier=form.earlier)
        except MoveError as error:
            refuse(form, error, application.changes.live(), form.happened_on or request.today)
        else:
            link, label = after_link(application) if application.closed_as else ("", "")
            text = _done(application, answer, has_moved=application.state != before) if action else "Nothing changed."
            toast(request, text, action, link=link, link_label=label)
            return redirect(application)
    return _shown_again(request, form, own)


def _done(application: Application, answer: proposals.Answer, *, has_moved: bool) -> str:
    """Say what was recorded from an email, and nothing that was so before."""
    company = application.company_or_agency
    if answer.called_off:
        return interviewing.said(answer.called_off, timezone.now())
    if answer.interview_on and has_moved:
        return f"Interview added. {company} moved to {application.get_status_display()}."
    if answer.interview_on:
        return "Interview added."
    if has_moved:
        return f"{company}: {application.state_in_sentence}."
    return (
        f"{company}: what they said was saved." if answer.what == application.closed_as else f"{company}: email saved."
    )


def _shown_again(request, form: MailAnswerForm, own: str):
    number = request.POST.get("application", "")
    form.offer([int(number)] if number.isdecimal() and len(number) < 18 else [])
    zone = request.POST.get("interview_zone") or ""
    form.ask(
        form.own_slots, [zone] if zone in known_time_zones() else [], own=own, today=request.today, is_open=not zone
    )
    context = {"answer_form": form, "says": "Not saved yet", "reading": None, "application": None}
    return render(request, "applications/mail/mail.html", context, status=422)
