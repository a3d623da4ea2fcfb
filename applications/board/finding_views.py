"""Search by name: suggestions while typing, and one match opens."""

from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from . import finding
from .move_forms import MOVE_CHOICES

LONGEST = 200


@require_safe
def find(request):
    """Suggest what the words may name. Enter opens the only match, or leads to the list of all that have the words."""
    words = request.GET.get("q", "")[:LONGEST].strip()
    if request.htmx and not request.htmx.boosted:
        found = finding.find_by_name(request.user, words)
        shown = [finding.as_found(row) for row in found[: finding.MOST]]
        context = {"found": shown, "is_more": len(found) > finding.MOST, "words": words}
        return render(request, "applications/board/_found.html", context)
    if not words:
        return render(request, "applications/board/find.html", MOVE_CHOICES)
    if one := finding.find_only_one(request.user, words):
        return redirect(finding.get_address(one))
    return redirect(reverse("application_list", query={"q": words}))
