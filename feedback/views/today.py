from django.shortcuts import render
from django.views.decorators.http import require_safe

from applications.models import Profile
from feedback.today import today_for


@require_safe
def today(request):
    page = today_for(request.user, today=request.today)
    context = {
        "page": page,
        "name": Profile.of(request.user).called,
        "open_count": sum(station.count for station in page.pipeline[1:5]),
    }
    return render(request, "feedback/today.html", context)
