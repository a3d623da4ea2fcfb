"""Dates that nobody knows: setting many at once, and what to do about those that an import made up."""

from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from applications.models import ImportBatch, change_dates
from applications.shell.came_from import back
from applications.shell.toasts import toast

from . import timeline
from .date_forms import DatesForm
from .undated import leave_as_they_are, marked_dates, say_dates_are_right, undated_changes

A_PAGE = 50


@require_http_methods(["GET", "POST"])
def undated(request):
    """List what happened on a date that is not known; POST sets the dates that were entered, with one undo."""
    page = Paginator(undated_changes(request.user), A_PAGE).get_page(request.GET.get("page"))
    changes = list(page.object_list)
    form = DatesForm(request.POST or None, changes=changes, today=request.today)
    if request.method == "POST" and form.is_valid():
        action, refused = change_dates(request.user, form.wanted(), today=request.today)
        for change, error in refused:
            form.add_error(f"on-{change.pk}", error.messages[0])
        toast(request, f"{action.summary}." if action else "Nothing changed.", action)
        if not refused:
            return redirect(request.get_full_path())
    context = {
        "form": form,
        "page": page,
        "rows": [(change, timeline.title_of(change), form[f"on-{change.pk}"]) for change in changes],
        "picked": set(request.POST.getlist("pick")),
        "marked": marked_dates(request.user),
    }
    return render(request, "applications/detail/undated.html", context, status=422 if form.errors else 200)


@require_POST
def import_dates(request, pk):
    """Say that the dates of an import are right after all, or leave them as not known."""
    batch = get_object_or_404(ImportBatch.objects.for_user(request.user), pk=pk)
    if request.POST.get("do") == "right":
        action = say_dates_are_right(batch, today=request.today)
        toast(request, f"{action.summary}." if action else "These dates are known already.", action)
    else:
        leave_as_they_are(batch)
        toast(request, "Left as not known. You can set each date on its application’s page.")
    return redirect(back(request))
