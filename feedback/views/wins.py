"""The page of small wins, by week."""

import datetime as dt

from django.db import IntegrityError, transaction
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from applications import wording
from applications.views.toasts import toast
from feedback import wins
from feedback.forms.wins import OwnWinForm
from feedback.models import HiddenWin, OwnWin, Recorder

SHOWN = dt.timedelta(weeks=12)


@require_http_methods(["GET", "POST"])
def win_list(request):
    """Twelve weeks of wins at a time, newest first; `before` goes further back."""
    form = OwnWinForm(request.POST or None, today=request.today, initial={"happened_on": request.today})
    if request.method == "POST" and form.is_valid():
        recorder = Recorder(request.user)
        recorder.create(
            OwnWin(owner=request.user, words=form.cleaned_data["words"], happened_on=form.cleaned_data["happened_on"])
        )
        toast(request, "Win added.", recorder.action("win", "Win added"))
        return redirect("win_list")
    before = _date(request.GET.get("before")) or request.today + dt.timedelta(days=7 - request.today.weekday())
    since = before - SHOWN
    found = wins.wins_of(request.user, since=since, until=before)
    hidden = set(HiddenWin.objects.filter(owner=request.user).values_list("key", flat=True))
    visible = wins.shown(found, hidden)
    numbers, is_latest = wins.count_wins(request.user).kinds, "before" not in request.GET
    is_all = is_latest and sum(numbers.values()) == len(found)
    has_earlier = not is_all and wins.has_wins_before(request.user, since)
    context = {
        "form": form,
        "weeks": [
            (
                f"Week of {wording.long_date(monday, request.today)}",
                [(win, wording.short_date(win.on, request.today)) for win in some],
            )
            for monday, some in wins.by_week(visible)
        ],
        "totals": wins.in_words(numbers),
        "hidden": len(found) - len(visible),
        "undated": wins.count_undated(request.user),
        "earlier": since.isoformat() if has_earlier else "",
        "is_latest": is_latest,
    }
    return render(request, "feedback/win_list.html", context, status=422 if form.errors else 200)


def _date(text: str | None) -> dt.date | None:
    try:
        date = dt.date.fromisoformat(text or "")
    except ValueError:
        return None
    return date if 1990 <= date.year <= 2100 else None


@require_POST
def win_hide(request):
    """Hides one; it still counts. Undo shows it again."""
    key = request.POST.get("key", "")[:60]
    recorder = Recorder(request.user)
    on = _date(request.POST.get("on"))
    until = on + dt.timedelta(days=1) if on else None
    if any(win.key == key for win in wins.wins_of(request.user, since=on, until=until)):
        try:
            with transaction.atomic():
                recorder.create(HiddenWin(owner=request.user, key=key))
        except IntegrityError:
            recorder.steps.clear()
    toast(request, "Win hidden. It still counts.", recorder.action("win", "Win hidden"))
    return redirect("win_list")
