"""For an open application: what fits its next conversation, and a note to send while waiting."""

from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from applications import wording
from applications.models import Application, InterviewStage, Profile, Status
from feedback import asking, drafting, facts, learning
from feedback.models import Preferences, Reminder
from feedback.models.reminders import WAITING
from feedback.next_steps import as_next


@require_safe
def application_ready(request, pk):
    """Costs: stages, plans, questions met elsewhere, reminders of this application."""
    application = get_object_or_404(Application.objects.for_user(request.user).defer("search_words"), pk=pk)
    if not application.is_open:
        return redirect("application_after", pk)
    stages = list(application.stages.filter(deleted_at=None))
    elsewhere = (
        InterviewStage.objects.for_user(request.user)
        .exclude(questions="")
        .exclude(application=application)
        .select_related("application")
        .only("questions", "kind", "application__company", "application__agency")
    )
    contacts = [contact for contact in application.contacts.all() if contact.deleted_at is None]
    occasion = asking.occasion_for(
        application,
        stages=[stage for stage in stages if stage.starts_at and stage.starts_at.date() <= request.today],
        contact_name=contacts[0].name if contacts else "",
        profile=Profile.of(request.user),
    )
    waiting = (
        Reminder.objects.for_user(request.user)
        .standing()
        .filter(application=application, state__in=WAITING)
        .select_related("application", "request", "contact")
    )
    has_talked = bool(occasion.rounds) or application.status not in (Status.SAVED, Status.APPLIED)
    context = {
        "application": application,
        "plans": learning.alive(request.user)[:5],
        "questions": learning.questions(elsewhere, most=6),
        "reminders": [(as_next(row, request.today), wording.weekday_date(row.due_on)) for row in waiting],
        "has_interview_ahead": any(stage.starts_at and stage.starts_at.date() >= request.today for stage in stages),
        "is_sent": application.status != Status.SAVED,
        "draft": drafting.follow_up(occasion, Preferences.of(request.user).tone, after_interview=has_talked),
        "to": contacts[0].email if contacts else "",
        "fact": facts.FOLLOW_UP,
        "waited": wording.days_since(application.last_news_on, request.today),
    }
    template = "feedback/ready.html"
    if request.htmx and request.htmx.target == "ready":
        template += "#ready"
    return render(request, template, context)
