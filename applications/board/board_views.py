from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from django_htmx.http import trigger_client_event

from applications import counting
from applications.models import Source, Status

from . import cards as boards
from .move_forms import MOVE_CHOICES

MENUS = MOVE_CHOICES | {"sources": Source.choices}


def board_context(request) -> dict:
    numbers = counting.counts(request.user)
    return MENUS | {
        "columns": boards.columns(request.user, numbers, today=request.today),
        "closed": boards.lately_closed(request.user, today=request.today),
        "closed_count": numbers["closed"],
        "standfirst": boards.standfirst(numbers),
        "is_empty": not any(numbers.values()),
        "open_count": counting.open_count(numbers),
    }


def focus_on(response: HttpResponse, selector: str) -> HttpResponse:
    """Move the focus to `selector`, else to Undo: what had it was replaced by this answer."""
    return trigger_client_event(response, "refocus", {"at": selector}, after="settle")


@require_safe
def board(request):
    return render(request, "applications/board/board.html", board_context(request))


@require_safe
def board_more(request, status):
    """Return the next cards of a column, for its link or because its end came into view."""
    try:
        after = boards.CardCursor.of(request.GET["after"]) if "after" in request.GET else None
        label = Status(status).label
    except ValueError as error:
        raise Http404 from error
    cards, more = boards.later_cards(request.user, status, after=after, today=request.today)
    context = {"status": status, "label": label, "cards": cards, "after": boards.end_of(cards), "more": more}
    context |= MENUS
    template = "applications/board/board_more.html#more-cards" if request.htmx else "applications/board/board_more.html"
    response = render(request, template, context)
    came_by_itself = request.htmx.trigger == f"more-{status}"
    return focus_on(response, f"#card-{cards[0].pk} a") if cards and not came_by_itself else response
