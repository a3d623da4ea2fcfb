from django.shortcuts import render
from django.views.decorators.http import require_safe

from applications.models import Profile
from feedback.models import Preferences
from feedback.today import due_today, most_shown, today_for

MOST_LISTED = 50


@require_safe
def today(request):
    page = today_for(request.user, today=request.today)
    context = {
        "page": page,
        "name": Profile.of(request.user).called,
        "open_count": page.open_count,
    }
    return render(request, "feedback/today.html", context)


@require_safe
def next_list(request):
    """What is due beyond what Today names: a page, or what opens there."""
    due = due_today(request.user, today=request.today)[most_shown(Preferences.of(request.user), request.today) :]
    context = {"listed": due[:MOST_LISTED], "others": len(due[MOST_LISTED:])}
    template = "feedback/next_list.html#more-next" if request.htmx else "feedback/next_list.html"
    return render(request, template, context)
