"""Changing the status or the outcome of an application, with its date, from every page; and undo."""

import datetime as dt

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST
from django_htmx.http import trigger_client_event

from applications import counting, wording
from applications.models import (
    NEEDS_OFFER,
    OUTCOMES_WITHOUT_APPLYING,
    Action,
    Application,
    MoveError,
    OutcomeKind,
    Status,
    StatusChange,
    UndoResult,
    change_date,
)
from applications.models.redating import later_than
from applications.models.undo import Moved, RowsChanged, Step, read_steps
from applications.models.vocabulary import INVITATIONS
from applications.shell.came_from import back, htmx_page_url
from applications.shell.owned import LONG_TEXTS, own_application
from applications.shell.toasts import toast

from . import cards as boards
from .board_views import board_context, focus_on
from .list_views import moved_row
from .move_forms import MOVE_CHOICES, DayForm, OutcomeForm, StatusForm, StepForm

OUTCOME_MESSAGES = {
    OutcomeKind.ACCEPTED: "you accepted. Congratulations on the new job.",
    OutcomeKind.REJECTED: "they said no. How far you got still counts.",
    OutcomeKind.NO_RESPONSE: "closed as no response. If they do reply, you can reopen it with one click.",
    OutcomeKind.CANCELLED: "the role was cancelled. That was out of your hands.",
    OutcomeKind.WITHDRAWN: "you withdrew. That’s a decision too.",
    OutcomeKind.DECLINED: "you declined. Your record of the offer is still here.",
}


@require_http_methods(["GET", "POST"])
def application_status(request, pk):
    """Show all choices on a page of their own; POST moves or, with `outcome`, closes."""
    if request.method == "POST" and "outcome" in request.POST:
        return application_outcome(request, pk)
    application = own_application(request, pk)
    if request.method == "GET":
        return move_page(request, application, DayForm(today=request.today), status=200)
    form = StatusForm(request.POST, today=request.today)
    before = application.state
    if form.is_valid():
        try:
            action = application.move_to(
                form.cleaned_data["status"],
                on=form.happened_on,
                day_known=form.day_known,
                today=request.today,
                earlier=form.earlier,
            )
        except MoveError as error:
            refuse(form, error, application.changes.live(), form.happened_on or request.today)
        else:
            text = f"{application.company_or_agency} moved to {Status(application.status).label}."
            return moved(request, application, before, text, action)
    return move_page(request, application, form)


@require_POST
def application_outcome(request, pk):
    application = own_application(request, pk)
    form = OutcomeForm(request.POST, today=request.today)
    before = application.state
    if form.is_valid():
        kind, chosen = form.cleaned_data["outcome"], form.cleaned_data
        try:
            action = application.close(
                kind,
                on=form.happened_on,
                day_known=form.day_known,
                today=request.today,
                applied_on=chosen["applied_on"],
                applied_day_known=not chosen["applied_unknown"],
                via_offer=chosen["via_offer"],
                earlier=form.earlier,
            )
        except MoveError as error:
            on = chosen["applied_on"] or form.happened_on or request.today
            refuse(form, error, application.changes.live(), on, field=_field_for_error(error, chosen))
        else:
            return moved(
                request,
                application,
                before,
                f"{application.company_or_agency}: {OUTCOME_MESSAGES[OutcomeKind(kind)]}",
                action,
                closed=True,
            )
    return move_page(request, application, form)


@require_POST
def outcome_delete(request, pk):
    """Reopen an application. What was saved about its outcome is kept for the next time."""
    application = own_application(request, pk)
    before = application.state
    action = application.reopen(today=request.today)
    return moved(request, application, before, f"{application.company_or_agency} reopened.", action)


@require_http_methods(["GET", "POST"])
def change_day(request, pk):
    """Correct the date of a change."""
    change = get_object_or_404(StatusChange.objects.for_user(request.user).select_related("application"), pk=pk)
    form = StepForm(request.POST or None, today=request.today, initial={"day": "pick", "on": change.known_on})
    if request.method == "POST" and form.is_valid():
        try:
            on = (form.happened_on or request.today) if form.day_known else None
            action = change_date(change, on, today=request.today, earlier=form.earlier)
        except MoveError as error:
            before = change.application.changes.live().filter(pk__lt=change.pk)
            refuse(form, error, before, on or request.today)
        else:
            toast(request, _date_changed(on, request.today, bool(action)), action)
            return redirect(change.application)
    context = {"form": form, "change": change, "application": change.application}
    return render(request, "applications/board/change_day.html", context, status=422 if form.errors else 200)


def refuse(form: StepForm, error: MoveError, before, on: dt.date, *, field: str = "on") -> None:
    """Show why history does not allow it; where earlier steps are in the way, `before`, offer to move them too."""
    form.add_error(field, error)
    if error.code == "day_before":
        form.in_the_way = later_than(list(before), on)


def _date_changed(on: dt.date | None, today: dt.date, is_changed: bool) -> str:
    if on is None:
        return "The date is marked as not known." if is_changed else "The date is still not known."
    date = wording.inside_date(on, today)
    return f"Date changed to {date}." if is_changed else f"The date is still {date}."


@require_POST
def action_undo(request, pk):
    """Reverse what one click did. A second click, or another tab, does nothing more."""
    action = get_object_or_404(Action.objects.for_user(request.user), pk=pk)
    toast(request, undone_text(action.undo(), is_too_late=action.is_too_late))
    if request.htmx and request.POST.get("from") == "lines":
        return lines_follow()
    if not request.htmx or not came_from_board(request):
        return redirect(back(request))
    if application := _the_one_moved(request.user, action):
        return moved_card(request, application, *Status.values)
    return render(request, "applications/board/moved.html", board_context(request))


def undone_text(result: UndoResult, *, is_too_late: bool = False) -> str:
    """Say what was reversed, and name the first five of those that have changed since and were left alone."""
    if is_too_late:
        return "This can’t be undone any more. Changes can be undone for 30 days."
    if result.already:
        return "Already undone."
    if not result.skipped:
        return wording.counted(
            result.undone, zero="There was nothing left to undo.", one="Undone.", other="Undone. {n} changes reversed."
        )
    named, more = result.skipped[:5], len(result.skipped) - 5
    left = wording.counted(
        len(result.skipped),
        one="{names} has changed since and was left as it is.",
        other="{names} have changed since and were left as they are.",
        names=wording.listed([*named, f"{more} more"] if more > 0 else named),
    )
    if not result.undone:
        return left
    return left + wording.counted(result.undone, one=" 1 change reversed.", other=" {n} changes reversed.")


def _the_one_moved(user, action: Action) -> Application | None:
    """Return the application if the action moved just one."""
    steps = read_steps(action.steps)
    moved = {step.application for step in steps if isinstance(step, Moved)}
    is_history = all(isinstance(step, Moved) or _is_date(step) for step in steps)
    if len(moved) != 1 or not is_history:
        return None
    return Application.objects.for_user(user).filter(pk__in=moved).defer(*LONG_TEXTS).first()


def _is_date(step: Step) -> bool:
    """Whether it changed the date of something that happened, as moving a saved one may do."""
    return isinstance(step, RowsChanged) and step.model == StatusChange._meta.label_lower


def _field_for_error(error: MoveError, chosen: dict) -> str:
    """Return the form field to attach a MoveError to.

    The form has already refused a date applied after the outcome, so any other wrong date is the one applied.
    """
    fields = {"needs_applied_on": "applied_on", "needs_offer": "via_offer"}
    return fields.get(error.code or "", "applied_on" if chosen["applied_on"] else "on")


def moved(request, application: Application, before: str, text: str, action, *, closed: bool = False):
    """Answer a move: with what it changed on the board or in the list, else with the page it came from."""
    place = request.POST.get("from", "")
    if action is None:
        text = f"{application.company_or_agency} already has that status. Nothing changed."
    on_page = place not in ("board", "more", "list", "today", "lines")
    link, label = ("", "")
    if closed and not on_page:
        link, label = after_link(application)
    elif action and not on_page and application.is_open and application.status in INVITATIONS:
        link, label = reverse("stage_create", args=[application.pk]), "Add the interview"
    toast(request, text, action, link=link, link_label=label)
    if request.htmx and place == "board":
        return moved_card(request, application, before)
    if request.htmx and place == "list":
        answer = render(request, "applications/board/moved.html", moved_row(request, application))
        return focus_on(answer, _menu_button(application))
    if request.htmx and place == "lines":
        return lines_follow(_menu_button(application))
    return redirect(back(request, default=application.get_absolute_url()))


def after_link(application: Application) -> tuple[str, str]:
    """Return address and text of the link beside the toast after closing."""
    if application.closed_as in (OutcomeKind.REJECTED, OutcomeKind.CANCELLED):
        return reverse("application_after", args=[application.pk]), "What you could do next"
    if application.closed_as == OutcomeKind.ACCEPTED:
        return reverse("application_after", args=[application.pk]), "What to do now"
    return application.get_absolute_url(), "Add a note"


def moved_card(request, application: Application, *states: str):
    """Answer a move on the board: the card in its column or the row among the closed, and the counts of `states`."""
    numbers = counting.counts(request.user)
    context: dict = {
        "counts": {state: numbers[state] for state in numbers if state in {*states, application.state} - {"closed"}},
        "closed_count": numbers["closed"],
        "standfirst": boards.standfirst(numbers),
        "open_count": counting.open_count(numbers),
    }
    if application.is_open:
        row = tuple(getattr(application, name) for name in boards.CARD_FIELDS)
        coming = boards.next_stages(_pk_if_interview_ahead(application, request.today), timezone.now())
        context["card"] = boards.card_of(row, coming, today=request.today)
    else:
        row = tuple(getattr(application, name) for name in boards.CLOSED_FIELDS)
        context["closed_row"] = boards.closed_row(row, today=request.today)
    return focus_on(render(request, "applications/board/moved.html", context), _menu_button(application))


def lines_follow(selector: str = "") -> HttpResponse:
    """Let the page that has asked bring its lines up to date, and then put the focus where it was, else on Undo."""
    return trigger_client_event(HttpResponse(status=204), "moved", {"at": selector})


def _menu_button(application: Application) -> str:
    """A selector of the button that opens the menu for moving it."""
    return f'[data-move="{reverse("application_status", args=[application.pk])}"]'


def _pk_if_interview_ahead(application: Application, today: dt.date) -> list[int]:
    """Return its key in a list if an interview or promised news may be ahead: most have none, which saves a query."""
    expected = application.news_expected_on
    return [application.pk] if expected and expected >= today - boards.AROUND_THE_EARTH else []


def move_page(request, application: Application, form, *, status: int = 422):
    """Show all choices on one page: without JavaScript, and when a move needs something more."""
    outcome = request.POST.get("outcome", "")
    ending = OutcomeKind(outcome) if outcome in OutcomeKind.values else None
    context = {
        "application": application,
        "form": form,
        "ending": ending,
        "needs_applied_on": ending and application.status == Status.SAVED and ending not in OUTCOMES_WITHOUT_APPLYING,
        "needs_offer": ending in NEEDS_OFFER and application.status != Status.OFFER,
        "typed_applied_on": request.POST.get("applied_on", ""),
        "next": back(request, default=application.get_absolute_url()),
        "move_url": reverse("application_status", args=[application.pk]),
        **MOVE_CHOICES,
    }
    if request.htmx:
        response = render(request, "applications/board/move.html", context, status=422)
        response["HX-Retarget"], response["HX-Reswap"] = "body", "innerHTML show:window:top"
        return response
    return render(request, "applications/board/move.html", context, status=status)


def came_from_board(request) -> bool:
    return htmx_page_url(request).path == reverse("board")
