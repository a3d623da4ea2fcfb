"""Finish a job search: thank people, see what you learned, download everything, end it or reopen it."""

from django.db.models import Min
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from applications import wording
from applications.models import Application
from applications.shell.toasts import toast
from feedback.models import Recorder

from .finishing import accepted_by, closing_of, helpers, plan_thanks
from .forms import CloseSearchForm, ThanksForm


@require_http_methods(["GET", "POST"])
def closing(request):
    """Show what is left to do. POST names a job search that had no name and ends it today."""
    dated = Application.objects.for_user(request.user).filter(applied_day_known=True)
    first = dated.aggregate(day=Min("applied_on"))["day"]
    form = CloseSearchForm(
        request.POST or None,
        owner=request.user,
        today=request.today,
        initial={"name": f"Job search {request.today.year}", "began_on": first or request.today},
    )
    if request.method == "POST" and form.is_valid():
        form.save()
        toast(request, f"“{form.instance.name}” ended. You can still see everything in it.")
        return redirect("closing")
    context = {"closing": closing_of(request.user), "form": form}
    return render(request, "feedback/closing/closing.html", context, status=422 if form.errors else 200)


@require_POST
def thanks(request):
    """Add a thank-you for each chosen person to Today, with one undo."""
    accepted = accepted_by(request.user)
    form = ThanksForm(request.POST, helpers=helpers(request.user, accepted))
    if not form.is_valid():
        toast(request, "Choose someone first.")
        return redirect("closing")
    recorder = Recorder(request.user)
    plan_thanks(recorder, form.cleaned_data["people"], application=accepted, today=request.today)
    number = len(recorder.steps)
    text = wording.counted(
        number,
        zero="Those thank-yous are already planned.",
        one="1 thank-you added to Today.",
        other="{n} thank-yous added to Today.",
    )
    toast(request, text, recorder.action("reminder", "Say thank you"))
    return redirect("closing")
