from django.shortcuts import render
from django.views.decorators.http import require_safe

from feedback import facts

from .said import said_to


@require_safe
def said(request):
    """What was said, as a page; Insights loads its figure alone."""
    template = "feedback/learning/said.html"
    if request.htmx and request.htmx.target == "said":
        template += "#said"
    return render(request, template, {"said": said_to(request.user, today=request.today), "fact": facts.SOFTENED})
