"""How you come across: four checklists, each with a date and one next step."""

from django.db import IntegrityError, transaction
from django.db.models import Count
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from applications.shell.came_from import back
from applications.shell.toasts import toast
from feedback import facts
from feedback.models import Look, PresenceKind, PresenceReview, Recorder, Reminder, ReminderKind, ReminderState
from feedback.models.reminders import WAITING

from . import checklists
from .forms import PresenceForm


@require_safe
def presence_list(request):
    cards = checklists.cards(request.user, today=request.today)
    context = {
        "cards": cards,
        "standfirst": checklists.standfirst(cards),
        "looks": Look.objects.for_user(request.user).annotate(number=Count("impressions")).defer("text")[:20],
        "share": checklists.through_people(request.user),
        "fact": facts.REFERRALS,
        "history": [review for card in cards for review in card.reviews],
    }
    context["history"].sort(key=lambda review: (review.looked_on, review.pk), reverse=True)
    return render(request, "feedback/presence/presence_list.html", context)


@require_http_methods(["GET", "POST"])
def presence_review(request, kind):
    """One checklist. A second check on the same day replaces the first."""
    if kind not in PresenceKind.values:
        raise Http404
    checklist = checklists.CHECKLISTS[PresenceKind(kind)]
    reviews = list(PresenceReview.objects.for_user(request.user).filter(kind=kind)[:50])
    todays = next((one for one in reviews if one.looked_on == request.today), None)
    form = PresenceForm(request.POST or None, checklist=checklist, instance=todays)
    if request.method == "POST" and form.is_valid():
        action = _keep(request, kind, form.cleaned_data)
        toast(request, "Check saved. Your next step is on Learn, with no deadline.", action)
        return redirect("presence_list")
    chosen = form["fine"].value() or []
    context = {
        "checklist": checklist,
        "form": form,
        "lines": [(line, line.key in chosen) for line in checklist.lines],
        "reviews": [(review, checklists.in_order(review)) for review in reviews],
        "share": checklists.through_people(request.user) if kind == PresenceKind.NETWORK else None,
        "fact": facts.REFERRALS,
    }
    return render(request, "feedback/presence/presence_review.html", context, status=422 if form.errors else 200)


def _keep(request, kind: str, said: dict):
    """Save today’s check and mark its reminder as done, with one undo for both."""
    recorder = Recorder(request.user)
    rows = PresenceReview.objects.for_user(request.user).filter(kind=kind, looked_on=request.today)
    with transaction.atomic():
        row = rows.first()
        if row is None:
            try:
                with transaction.atomic():
                    recorder.create(
                        PresenceReview(
                            owner=request.user,
                            kind=kind,
                            looked_on=request.today,
                            fine=said["fine"],
                            next_step=said["next_step"],
                        )
                    )
            except IntegrityError:
                row = rows.get()
        if row is not None:
            same = row.next_step == said["next_step"]
            recorder.change(
                row,
                fine=said["fine"],
                next_step=said["next_step"],
                step_done_on=row.step_done_on if same else None,
            )
        waiting = Reminder.objects.for_user(request.user).filter(kind=ReminderKind.PRESENCE, state__in=WAITING)
        for reminder in waiting:
            recorder.change(reminder, state=ReminderState.DONE, ended_on=request.today)
        return recorder.action("presence", PresenceKind(kind).label)


@require_POST
def presence_step(request, pk):
    """Mark the next step as done."""
    review = get_object_or_404(PresenceReview.objects.for_user(request.user), pk=pk)
    recorder = Recorder(request.user)
    if review.step_done_on is None:
        recorder.change(review, step_done_on=request.today)
    toast(request, "Next step marked as done.", recorder.action("presence", review.next_step))
    return redirect(back(request))
