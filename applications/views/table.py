import datetime as dt

from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from applications import table
from applications.forms.filtering import BulkForm, FilterForm
from applications.models import (
    Application,
    OutcomeKind,
    Status,
    Tag,
    close_applications,
    delete_applications,
    move_applications,
    tag_applications,
    wait_for,
)
from applications.templatetags.rows import row_moved

from .moves import back
from .toasts import toast

WAIT = dt.timedelta(days=14)


@require_safe
def application_list(request):
    """Costs: tabs (two), how many match, the rows, what comes next of them."""
    form = FilterForm(request.GET, owner=request.user)
    chosen = form.chosen
    tabs = table.tabs(request.user, chosen, today=request.today)
    matching = table.matching(request.user, chosen, today=request.today)
    page = Paginator(matching, table.A_PAGE).get_page(chosen.get("page") or 1)
    context = {
        "boxes": form.boxes(),
        "rows": table.rows_of(
            matching[page.start_index() - 1 if page.paginator.count else 0 : page.end_index()], today=request.today
        ),
        "page": page,
        "pages": _pages(chosen, page),
        "tabs": tabs,
        "chips": table.chips(chosen),
        "heads": table.heads(chosen),
        "tags": list(Tag.objects.for_user(request.user)),
        "chosen_tag": chosen["tag"].pk if chosen.get("tag") else None,
        "since": f"{chosen['since']:%Y-%m-%d}" if chosen.get("since") else "",
        "until": f"{chosen['until']:%Y-%m-%d}" if chosen.get("until") else "",
        "quiet": chosen.get("quiet"),
        "q": chosen.get("q", ""),
        "sort": chosen.get("sort", ""),
        "is_empty": tabs[0].count == 0,
        "open_count": tabs[1].count + tabs[2].count,
        "unread": sorted(form.errors),
        "statuses": Status.choices,
        "outcomes": OutcomeKind.choices,
    }
    return render(request, "applications/application_list.html", context)


def _pages(chosen: dict, page) -> dict[str, str]:
    def url(number: int) -> str:
        return table._url({**table.as_query(chosen), "page": number})

    return {
        "previous": url(page.previous_page_number()) if page.has_previous() else "",
        "next": url(page.next_page_number()) if page.has_next() else "",
    }


def row_fragment(request, application: Application) -> str:
    """The row of one application, for an htmx answer."""
    return row_moved(table.row_of(application, today=request.today))


@require_POST
def application_bulk(request):
    """One thing for all that are selected, with one undo. Deleting asks first."""
    form = BulkForm(request.POST)
    if not form.is_valid():
        for errors in form.errors.values():
            toast(request, f"{errors[0]} Nothing was changed.")
        return redirect(back(request, default="/applications/"))
    chosen, ids, today = form.cleaned_data, form.cleaned_data["pick"], request.today
    refused: list = []
    match chosen["do"]:
        case "status":
            action, refused = move_applications(request.user, ids, chosen["status"], on=today, today=today)
        case "outcome":
            action, refused = close_applications(request.user, ids, chosen["outcome"], on=today, today=today)
        case "tag" | "untag":
            action = tag_applications(request.user, ids, chosen["tag_name"], add=chosen["do"] == "tag")
        case "wait":
            action = wait_for(request.user, ids, until=today + WAIT)
        case _ if not chosen["sure"]:
            applications = (
                Application.objects.for_user(request.user).filter(pk__in=ids).only("company", "agency", "title")
            )
            context = {"applications": applications, "next": back(request, default="/applications/")}
            return render(request, "applications/bulk_delete.html", context)
        case _:
            action = delete_applications(request.user, ids)
    text = f"{action.summary[0].upper()}{action.summary[1:]}." if action else "Nothing had to change."
    if refused:
        names = ", ".join(application.display_company for application, _ in refused[:5])
        text += f" Left as they were: {names}{' and others' if len(refused) > 5 else ''}. {refused[0][1]}"
    toast(request, text, action)
    return redirect(back(request, default="/applications/"))
