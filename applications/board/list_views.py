from django.core.paginator import Page, Paginator
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from applications.models import Application, PayPeriod, Source, Tag
from applications.shell.came_from import htmx_page_url
from applications.shell.views import saved_views

from . import application_list as table
from .filter_form import FilterForm
from .move_forms import MOVE_CHOICES


@require_safe
def application_list(request):
    """Show the list. The bare address leads to the default view, if there is one."""
    if not request.GET:
        for one in saved_views(request):
            if one.is_default:
                return redirect(one)
    form = FilterForm(request.GET, owner=request.user)
    chosen = form.chosen
    view = next((one for one in saved_views(request) if one.pk == chosen.get("view")), None)
    chosen["view"] = view.pk if view else None
    tabs, offers = table.tabs(request.user, chosen, today=request.today)
    shown = _page(request, chosen, tabs)
    context = {
        "tabs": tabs,
        "offers": offers,
        "is_empty": tabs[0].count == 0,
        "standfirst": _standfirst(chosen, tabs, shown["page"].paginator.count),
        "open_count": table.waiting(tabs, offers),
        "view": view,
        "is_changed": view and view.query != table.as_text(chosen),
    }
    return render(
        request,
        "applications/board/application_list.html",
        context | MOVE_CHOICES | _asked(request.user, form, chosen) | shown,
    )


def _standfirst(chosen: dict, tabs: list[table.Tab], found: int) -> str:
    """What the list shows: how many match its filter, or how all of them stand."""
    return table.matched(found, tabs[0].count) if table.is_narrowed(chosen) else table.standing(tabs)


def _asked(user, form: FilterForm, chosen: dict) -> dict:
    """Return what the toolbar shows: the filter, the order, and the tags to choose from."""
    names = Tag.objects.for_user(user).values_list("name", flat=True)
    tag = chosen["tag"].name if chosen.get("tag") else ""
    return {
        "boxes": form.boxes(),
        "chips": table.chips(chosen),
        "heads": table.heads(chosen),
        "orders": table.orders(chosen),
        "asked": table.as_text(chosen),
        "tags": [(name, name, name == tag) for name in names],
        "since": f"{chosen['since']:%Y-%m-%d}" if chosen.get("since") else "",
        "until": f"{chosen['until']:%Y-%m-%d}" if chosen.get("until") else "",
        "quiet": chosen.get("quiet"),
        "q": chosen.get("q", ""),
        "company": chosen.get("company", ""),
        "place": chosen.get("place", ""),
        "pay": chosen.get("pay") or "",
        "periods": [(value, label, value == chosen.get("per")) for value, label in PayPeriod.choices],
        "known": table.values_to_choose(user, chosen),
        "unread": sorted(form.errors),
    }


def _page(request, chosen: dict, tabs: list[table.Tab]) -> dict:
    number, open_number = tabs[0].count, tabs[0].count - tabs[-1].count
    is_narrowed = table.is_narrowed(chosen)
    matching = table.matching(request.user, chosen, today=request.today)
    wanted = chosen.get("page") or 1
    records = table.first_page(matching, chosen) if wanted == 1 else []
    if wanted == 1 and len(records) < table.A_PAGE:
        number = len(records)  # so a search looks through every text once, not once more to count what it found
    elif is_narrowed:
        number, open_number = table.numbers(matching)
    page = Paginator(range(number), table.A_PAGE).get_page(wanted)
    if wanted != 1:
        records = table.part(matching, chosen, max(page.start_index() - 1, 0), page.end_index(), open_number)
    return {
        "rows": table.rows_of(records, shown=table.columns(chosen), today=request.today),
        "page": page,
        "pages": _pages(chosen, page),
        "sources": Source.choices,
    }


def _pages(chosen: dict, page: Page) -> dict[str, str]:
    number, last = page.number, page.paginator.num_pages
    leads_to = {"first": 1, "previous": number - 1, "next": number + 1, "last": last}
    shown = {name for name in ("first", "previous") if number > 1} | {
        name for name in ("next", "last") if number < last
    }
    return {name: table.url({**table.as_query(chosen), "page": leads_to[name]}) for name in shown}


def moved_row(request, application: Application) -> dict:
    """Return the context of `moved.html`: the row, with the columns of the list it is in, and the list's counts."""
    chosen = FilterForm.of(htmx_page_url(request).query, owner=request.user).chosen
    tabs, offers = table.tabs(request.user, chosen, today=request.today)
    found = tabs[0].count
    if table.is_narrowed(chosen):
        found, _ = table.numbers(table.matching(request.user, chosen, today=request.today))
    return {
        "list_row": table.row_of(application, shown=table.columns(chosen), today=request.today),
        "tabs": tabs,
        "offers": offers,
        "standfirst": _standfirst(chosen, tabs, found),
        "open_count": table.waiting(tabs, offers),
    }
