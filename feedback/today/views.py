from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from applications.board.move_forms import MOVE_CHOICES
from applications.detail.undated import marked_dates
from applications.models import Profile
from applications.shell.toasts import toast
from feedback.models import Preferences, ReminderKind
from feedback.reminders.due import due_today, shown_today

from .first_steps import STEPS
from .page import today_for

MOST_LISTED = 50


@require_safe
def today(request):
    page = today_for(request.user, today=request.today)
    context = {
        "page": page,
        "name": Profile.of(request.user).called,
        "open_count": page.open_count,
        "marked": marked_dates(request.user),
        **MOVE_CHOICES,
    }
    return render(request, "feedback/today/today.html", context)


@require_safe
def next_list(request):
    """What is due beyond what Today names: a page, or what opens there. With `kind=reflect` all to look back on."""
    is_to_look_back = request.GET.get("kind") == ReminderKind.REFLECT
    if is_to_look_back:
        due = [one for one in due_today(request.user, today=request.today) if one.kind == ReminderKind.REFLECT]
    else:
        due = shown_today(request.user, today=request.today)[1]
    context = {
        "listed": due[:MOST_LISTED],
        "others": len(due[MOST_LISTED:]),
        "is_to_look_back": is_to_look_back,
        **MOVE_CHOICES,
    }
    template = "feedback/today/next_list.html#more-next" if request.htmx else "feedback/today/next_list.html"
    return render(request, template, context)


@require_POST
def first_step_skip(request, key):
    """Never show this line again."""
    if key not in STEPS:
        raise Http404
    preferences = Preferences.of(request.user)
    skipped = preferences.skipped_steps.split()
    if key not in skipped:
        preferences.skipped_steps = " ".join([*skipped, key])
        preferences.save()
    toast(request, "Skipped. Today won’t show that line again.")
    return redirect("today")
