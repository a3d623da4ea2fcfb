"""The right to see one's own data: facts, limits, a draft. Never part of a friendly request."""

from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from applications.models import Application, Profile
from feedback.letters import drafting, occasions

from . import rights


@require_safe
def data_request(request, pk):
    application = get_object_or_404(Application.objects.for_user(request.user).defer("search_words"), pk=pk)
    profile = Profile.of(request.user)
    occasion = occasions.occasion_for(
        application, occasions.interviews_of(application), profile=profile, now=timezone.now()
    )
    context = {
        "application": application,
        "applies": rights.applies(profile),
        "draft": drafting.data_request(occasion),
        "asks_for_name": profile.is_to_be_asked_for_name,
        "guidelines": rights.GUIDELINES,
    }
    return render(request, "feedback/asking/data_request.html", context)
