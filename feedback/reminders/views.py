"""Reminders and suggestions: done, remind me later, skip; pausing them; preferences."""

import datetime as dt

from django.db import IntegrityError, transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from applications import wording
from applications.addresses import absolute_url
from applications.models import Application
from applications.shell.came_from import back
from applications.shell.toasts import toast
from feedback import facts
from feedback.keys import ROWS, SuggestionKey, reminder_pk
from feedback.models import Preferences, Recorder, Reminder, ReminderKind, ReminderState

from . import calendar
from .due import MOST_AFTER_A_PAUSE, due_today, suggested_today
from .forms import AnswerReminderForm, OwnReminderForm, PauseForm, PreferencesForm
from .next_steps import TodoItem, grouped


@require_POST
def reminder_answer(request):
    """One thing of Today: a reminder ("r12"), or a suggestion, which becomes a row now that someone answered it."""
    form = AnswerReminderForm(request.POST, today=request.today)
    if not form.is_valid():
        toast(request, " ".join(str(message) for messages in form.errors.values() for message in messages))
        return redirect(back(request))
    chosen, recorder = form.cleaned_data, Recorder(request.user)
    reminder = _named(request, chosen["key"])
    state = {
        "done": {"state": ReminderState.DONE, "ended_on": request.today},
        "dismiss": {"state": ReminderState.DISMISSED, "ended_on": request.today},
        "snooze": {"state": ReminderState.SNOOZED, "ended_on": None, "due_on": chosen["on"]},
    }[chosen["do"]]
    try:
        with transaction.atomic():
            if reminder.pk:
                recorder.change(reminder, **state)
            else:
                for name, value in state.items():
                    setattr(reminder, name, value)
                recorder.create(reminder)
            action = recorder.action("reminder", str(reminder))
    except IntegrityError:
        action = None
    said = {
        "done": "Done.",
        "dismiss": "Skipped. You won’t be reminded of this again.",
        "snooze": f"You’ll be reminded {wording.on_date(chosen['on'], request.today)}."
        if chosen["do"] == "snooze"
        else "",
    }
    toast(request, said[chosen["do"]], action)
    return redirect(back(request))


def _named(request, key: str) -> Reminder:
    """The person's reminder, or one made from what is suggested to them right now; anything else does not exist."""
    if pk := reminder_pk(key):
        return get_object_or_404(Reminder.objects.for_user(request.user), pk=pk)
    if answered := Reminder.objects.for_user(request.user).filter(key=key).first():
        return answered
    for one in suggested_today(request.user, today=request.today):
        if one.key == key:
            return _reminder(request, one)
    raise Http404


def _reminder(request, one: TodoItem) -> Reminder:
    """The row behind one thing of Today; a new one, not stored yet, for a suggestion."""
    if not one.is_suggestion:
        return get_object_or_404(Reminder.objects.for_user(request.user), pk=reminder_pk(one.key))
    key = SuggestionKey.read(one.key)
    return Reminder(
        owner=request.user,
        kind=one.kind,
        application_id=one.application_id,
        stage_id=key.pk if key and ROWS[key.kind] == "interviews" else None,
        words=one.title if one.kind == ReminderKind.TOLD else "",
        due_on=one.due_on,
        key=one.key,
    )


@require_http_methods(["GET", "POST"])
def reminder_create(request):
    """A reminder of one's own, about an application or about nothing in particular."""
    application = None
    if number := request.GET.get("application") or request.POST.get("application"):
        if not number.isdecimal() or len(number) > 18:
            raise Http404
        application = get_object_or_404(Application.objects.for_user(request.user), pk=number)
    form = OwnReminderForm(request.POST or None, initial={"due_on": request.today + dt.timedelta(days=7)})
    if request.method == "POST" and form.is_valid():
        recorder, reminder = Recorder(request.user), form.instance
        reminder.owner, reminder.kind, reminder.application = request.user, ReminderKind.OWN, application
        recorder.create(reminder)
        when = wording.on_date(reminder.due_on, request.today)
        toast(request, f"You’ll be reminded {when}.", recorder.action("reminder", str(reminder)))
        return redirect(application or "today")
    context = {"form": form, "application": application}
    return render(request, "feedback/reminders/reminder_form.html", context, status=422 if form.errors else 200)


@require_POST
def pause(request):
    """Stops all reminders and suggestions until a day, or until resumed. Interviews still show."""
    form = PauseForm(request.POST, today=request.today)
    if not form.is_valid():
        return _settings(request, pause_form=form)
    preferences = Preferences.of(request.user)
    preferences.paused_on, preferences.paused_until = request.today, form.cleaned_data["until"]
    preferences.save()
    until = preferences.paused_until
    toast(
        request,
        f"Reminders paused until {wording.long_date(until, request.today)}."
        if until
        else "Reminders paused until you resume.",
    )
    return redirect("today")


@require_POST
def resume(request):
    preferences = Preferences.of(request.user)
    preferences.paused_on, preferences.paused_until = preferences.paused_on or request.today, request.today
    preferences.save()
    toast(request, "Reminders resumed. Today shows up to three things at first, and you can skip the rest.")
    return redirect("today")


@require_POST
def skip_rest(request):
    """Skip everything that is due but the first three lines of Today, with one undo."""
    recorder, due = Recorder(request.user), due_today(request.user, today=request.today)
    first = grouped(due)[:MOST_AFTER_A_PAUSE]
    named, groups = {one.key for one in first}, {one.kind for one in first if one.is_group}
    rest = [one for one in due if one.key not in named and one.kind not in groups]
    with transaction.atomic():
        for one in rest:
            reminder = _reminder(request, one)
            if reminder.pk:
                recorder.change(reminder, state=ReminderState.DISMISSED, ended_on=request.today)
            else:
                reminder.state, reminder.ended_on = ReminderState.DISMISSED, request.today
                recorder.create(reminder)
        action = recorder.action("reminder", "Skipped")
    number = len(recorder.steps)
    text = wording.counted(
        number, zero="There was nothing left to skip.", one="1 thing skipped.", other="{n} things skipped."
    )
    toast(request, text, action)
    return redirect("today")


@require_http_methods(["GET", "POST"])
def preferences(request):
    """When Onward reminds, and how drafts sound."""
    if request.method == "GET":
        return _settings(request)
    form = PreferencesForm(request.POST, instance=Preferences.of(request.user))
    if not form.is_valid():
        return _settings(request, form=form)
    form.save()
    toast(request, "Settings saved.")
    return redirect(reverse("preferences"))


def _settings(request, form=None, pause_form=None):
    chosen = Preferences.of(request.user)
    context = {
        "form": form or PreferencesForm(instance=chosen),
        "pause_form": pause_form or PauseForm(today=request.today),
        "is_paused": chosen.is_paused(request.today),
        "paused_until": chosen.paused_until,
        "calendar_address": absolute_url(request, address) if (address := calendar.address_of(chosen)) else "",
        "follow_up_fact": facts.FOLLOW_UP,
    }
    return render(request, "feedback/reminders/preferences.html", context, status=422 if form or pause_form else 200)
