"""The page of small wins, by week."""

from django.db import IntegrityError, transaction
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from applications.views.toasts import toast
from feedback import wins
from feedback.forms.wins import OwnWinForm
from feedback.models import HiddenWin, OwnWin, Recorder
from feedback.picture import A_ROW
from feedback.win_page import win_page

MOST_WEEKS = 1200


@require_http_methods(["GET", "POST"])
def win_list(request):
    """Twelve weeks of wins, newest first, more with `weeks`; `kind` shows all of one kind, `group` one group of the picture."""
    form = OwnWinForm(request.POST or None, today=request.today, initial={"happened_on": request.today})
    if request.method == "POST" and form.is_valid():
        recorder = Recorder(request.user)
        recorder.create(
            OwnWin(owner=request.user, words=form.cleaned_data["words"], happened_on=form.cleaned_data["happened_on"])
        )
        toast(request, "Win added.", recorder.action("win", "Win added"))
        return redirect("win_list")
    hidden = HiddenWin.objects.filter(owner=request.user).values_list("key", flat=True)
    page = win_page(
        wins.wins_of(request.user),
        set(hidden),
        today=request.today,
        kind=request.GET.get("kind", ""),
        group=request.GET.get("group", ""),
        weeks=_weeks(request.GET.get("weeks")),
    )
    return render(request, "feedback/win_list.html", {"form": form, "page": page}, status=422 if form.errors else 200)


def _weeks(text: str | None) -> int | None:
    """Return how many weeks are asked for, in rows of twelve; None for all."""
    if text == "all":
        return None
    try:
        rows = -(-int(text or A_ROW) // A_ROW)
    except ValueError:
        rows = 1
    return min(max(rows, 1) * A_ROW, MOST_WEEKS)


@require_POST
def win_hide(request):
    """Hides one; it still counts. Undo shows it again."""
    key = request.POST.get("key", "")[:60]
    recorder = Recorder(request.user)
    if any(win.key == key for win in wins.wins_of(request.user)):
        try:
            with transaction.atomic():
                recorder.create(HiddenWin(owner=request.user, key=key))
        except IntegrityError:
            recorder.steps.clear()
    toast(request, "Win hidden. It still counts.", recorder.action("win", "Win hidden"))
    return redirect("win_list")
