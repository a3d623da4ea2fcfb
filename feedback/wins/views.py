"""The page of small wins, by week."""

from django.db import IntegrityError, transaction
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from applications import wording
from applications.shell.came_from import back
from applications.shell.toasts import toast
from feedback.models import HiddenWin, OwnWin, Recorder

from . import derived, picture
from .forms import OwnWinForm
from .page import first_date, win_page

MOST_WEEKS = 1200


@require_http_methods(["GET", "POST"])
def win_list(request):
    """Twelve weeks of wins, newest first, more with `weeks`; `kind` shows all of one kind, `group` one group of the
    picture.
    """
    form = OwnWinForm(request.POST or None, today=request.today, initial={"happened_on": request.today})
    if request.method == "POST" and form.is_valid():
        recorder = Recorder(request.user)
        recorder.create(
            OwnWin(owner=request.user, words=form.cleaned_data["words"], happened_on=form.cleaned_data["happened_on"])
        )
        toast(request, "Win added.", recorder.action("win", "Win added"))
        return redirect("win_list")
    hidden = HiddenWin.objects.filter(owner=request.user).values_list("key", flat=True)
    kind, group, weeks = request.GET.get("kind", ""), request.GET.get("group", ""), _weeks(request.GET.get("weeks"))
    since = derived.wins_since(request.user, first_date(request.today, kind=kind, weeks=weeks))
    page = win_page(since, set(hidden), today=request.today, kind=kind, group=group, weeks=weeks)
    context = {"form": form, "page": page, "file_url": reverse("win_picture", query={"weeks": weeks or "all"})}
    return render(request, "feedback/wins/win_list.html", context, status=422 if form.errors else 200)


def _weeks(text: str | None) -> int | None:
    """Return how many weeks are asked for, in rows of twelve; None for all."""
    if text == "all":
        return None
    try:
        rows = -(-int(text or picture.A_ROW) // picture.A_ROW)
    except ValueError:
        rows = 1
    return min(max(rows, 1) * picture.A_ROW, MOST_WEEKS)


@require_safe
def win_picture(request):
    """The picture alone, with its own colours and title and no names, to download and to draw on a canvas."""
    weeks = _weeks(request.GET.get("weeks"))
    since = derived.wins_since(request.user, first_date(request.today, weeks=weeks))
    dated = [(win.on, win.group) for win in since.found if win.day_known]
    drawn = picture.picture_of(dated, today=request.today, weeks=weeks)
    if drawn is None:
        raise Http404("There are too few wins for a picture.")
    context = {"picture": drawn, "sheet": picture.sheet_of(drawn), "on": wording.full_date(request.today)}
    return render(request, "feedback/wins/wins.svg", context, content_type="image/svg+xml")


@require_POST
def win_hide(request):
    """Hide one, and show the same list again. It still counts; Undo shows it again."""
    key = request.POST.get("key", "")[:60]
    recorder = Recorder(request.user)
    if any(win.key == key for win in derived.wins_of(request.user)):
        try:
            with transaction.atomic():
                recorder.create(HiddenWin(owner=request.user, key=key))
        except IntegrityError:
            recorder.steps.clear()
    toast(request, "Win hidden. It still counts.", recorder.action("win", "Win hidden"))
    return redirect(back(request, reverse("win_list")))
