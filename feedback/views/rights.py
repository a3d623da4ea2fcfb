"""The right to see one's own data: facts, limits, a draft. Never part of a friendly request."""

from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from applications.models import Application, Profile
from feedback import drafting, rights
from feedback.drafting import Occasion


@require_safe
def data_request(request, pk):
    application = get_object_or_404(Application.objects.for_user(request.user).defer("search_words"), pk=pk)
    profile = Profile.of(request.user)
    context = {
        "application": application,
        "applies": rights.applies(profile),
        "draft": drafting.data_request(Occasion(title=application.title, signature=profile.full_name)),
        "guidelines": rights.GUIDELINES,
    }
    return render(request, "feedback/data_request.html", context)
