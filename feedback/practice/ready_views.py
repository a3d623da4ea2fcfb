"""For an open application: what fits its next conversation, and a note to send while waiting."""

import datetime as dt

from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from applications import wording
from applications.models import Application, InterviewKind, InterviewStage, Profile, Status
from feedback import facts, themes
from feedback.letters import drafting, occasions
from feedback.models import Preferences, Reminder
from feedback.reminders.next_steps import to_todo_item


@require_safe
def application_ready(request, pk):
    """Costs: stages, plans, questions met elsewhere, reminders of this application."""
    application = get_object_or_404(Application.objects.for_user(request.user).defer("search_words"), pk=pk)
    if not application.is_open:
        return redirect("application_after", pk)
    stages, now = occasions.interviews_of(application), timezone.now()
    took_place = InterviewStage.objects.for_user(request.user).that_took_place(now)
    elsewhere = themes.asked_in(took_place.exclude(application=application))
    news_on = application.known_last_news_on
    waiting = Reminder.objects.for_user(request.user).waiting().filter(application=application).relevant()
    context = {
        "application": application,
        "plans": themes.alive(request.user)[:5],
        "questions": themes.questions(elsewhere, most=6),
        "reminders": [(to_todo_item(row, request.today), wording.weekday_date(row.due_on)) for row in waiting],
        "has_interview_ahead": any(stage.is_ahead(now) and stage.kind != InterviewKind.TAKE_HOME for stage in stages),
        "is_sent": application.status != Status.SAVED,
        "fact": facts.FOLLOW_UP,
        "waited": wording.days_since(news_on, request.today) if news_on else "",
        "has_no_news": application.status == Status.APPLIED and news_on == application.applied_on,
    }
    if request.htmx and request.htmx.target == "ready":
        context["may_write"] = _may_write(request, application, stages, now)
        return render(request, "feedback/practice/ready.html#ready", context)
    return render(request, "feedback/practice/ready.html", context | _letter(request, application, stages, now))


def _may_write(request, application: Application, interviews: list[InterviewStage], now: dt.datetime) -> bool:
    """Return whether a note is usual by now: sent, with nothing ahead, after the days of waiting that the user set."""
    preferences = Preferences.of(request.user)
    if application.status in (Status.SAVED, Status.OFFER) or occasions.next_ahead(interviews, now):
        return False
    if application.known_last_news_on is None:
        return False
    is_early = application.status == Status.APPLIED
    wait = preferences.follow_up_days if is_early else preferences.follow_up_interview_days
    if (request.today - max(application.last_news_on, application.news_expected_on or dt.date.min)).days < wait:
        return False
    return len(occasions.follow_ups_sent(application, interviews, now)) < occasions.FOLLOW_UPS_A_WAIT


def _letter(request, application: Application, interviews: list[InterviewStage], now: dt.datetime) -> dict:
    """The note for what is ahead; with nothing ahead, one of the two that are usual while waiting."""
    profile, tone = Profile.of(request.user), Preferences.of(request.user).tone
    contact = occasions.whom_to_write(application.contacts.all())
    occasion = occasions.occasion_for(application, interviews, contact=contact, profile=profile, now=now)
    sent = occasions.follow_ups_sent(application, interviews, now)
    draft = None
    if ahead := occasions.next_ahead(interviews, now):
        draft = occasions.confirmation(ahead, occasion, tone, profile)
    elif len(sent) < occasions.FOLLOW_UPS_A_WAIT:
        draft = drafting.follow_up(occasion, tone, wrote_on=sent[-1] if sent else None)
    return {
        "ahead": ahead,
        "draft": draft,
        "to": contact.email if contact else "",
        "asks_for_name": profile.is_to_be_asked_for_name,
    }
