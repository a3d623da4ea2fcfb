from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from applications.models import Application

from .gave import gave


@require_safe
def application_gave(request, pk):
    """What a closed application leaves behind: on its page in four short pieces, here in full."""
    application = get_object_or_404(Application.objects.for_user(request.user).defer("search_words"), pk=pk)
    if application.is_open:
        return redirect(application)
    template = "feedback/learning/gave.html"
    if request.htmx and request.htmx.target == "gave-box":
        template += "#gave-box"
    context = {"application": application, "gave": gave(application, today=request.today)}
    return render(request, template, context)
