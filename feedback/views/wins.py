"""The page of small wins, by week."""

from django.db import IntegrityError, transaction
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from applications import wording
from applications.views.toasts import toast
from feedback import wins
from feedback.forms.wins import OwnWinForm
from feedback.models import HiddenWin, OwnWin, Recorder

MOST = 500


@require_http_methods(["GET", "POST"])
def win_list(request):
    """Costs: what `wins_of` does, and what is hidden."""
    form = OwnWinForm(request.POST or None, today=request.today, initial={"happened_on": request.today})
    if request.method == "POST" and form.is_valid():
        recorder = Recorder(request.user)
        recorder.create(
            OwnWin(owner=request.user, words=form.cleaned_data["words"], happened_on=form.cleaned_data["happened_on"])
        )
        toast(request, "Win added.", recorder.action("win", "Win added"))
        return redirect("win_list")
    found = wins.wins_of(request.user, today=request.today)
    hidden = set(HiddenWin.objects.filter(owner=request.user).values_list("key", flat=True))
    visible = wins.shown(found, hidden)
    context = {
        "form": form,
        "weeks": [
            (
                f"Week of {wording.long_date(monday, request.today)}",
                [(win, wording.short_date(win.on, request.today)) for win in some],
            )
            for monday, some in wins.by_week(visible[:MOST])
        ],
        "totals": wins.in_words(wins.totals(found)),
        "hidden": len(found) - len(visible),
    }
    return render(request, "feedback/win_list.html", context, status=422 if form.errors else 200)


@require_POST
def win_hide(request):
    """Hides one; it still counts. Undo shows it again."""
    key = request.POST.get("key", "")[:60]
    recorder = Recorder(request.user)
    if any(win.key == key for win in wins.wins_of(request.user, today=request.today)):
        try:
            with transaction.atomic():
                recorder.create(HiddenWin(owner=request.user, key=key))
        except IntegrityError:
            recorder.steps.clear()
    toast(request, "Win hidden. It still counts.", recorder.action("win", "Win hidden"))
    return redirect("win_list")
