"""Change many applications at once, with one undo."""

import datetime as dt
from collections import defaultdict

from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from applications import wording
from applications.models import (
    Action,
    Application,
    close_applications,
    delete_applications,
    move_applications,
    set_source,
    snooze_quiet,
    tag_applications,
)
from applications.models.bulk import Refused, in_the_way
from applications.shell.came_from import back
from applications.shell.toasts import toast

from . import application_list
from .bulk_form import BulkForm
from .filter_form import FilterForm

WAIT = dt.timedelta(days=14)
NAMED, REASONS = 10, 3


@require_POST
def application_bulk(request):
    """Change the selected applications, or all that match on every page of the list. Deleting asks first."""
    form = BulkForm(request.POST, today=request.today)
    if not form.is_valid():
        for errors in form.errors.values():
            toast(request, f"{errors[0]} Nothing was changed.")
        return redirect(back(request, default="/applications/"))
    chosen = form.cleaned_data
    ids = _every(request, chosen) if chosen["every"] else _still_there(request, chosen["pick"])
    if chosen["every"] and len(ids) != chosen["expected"]:
        toast(request, _changed_list(len(ids)))
        return redirect(back(request, default="/applications/"))
    if chosen["do"] == "delete" and ids and not chosen["sure"]:
        return _ask(request, chosen, ids)
    action, refused = _carry_out(request.user, form, ids, today=request.today)
    places = {pk: place for place, pk in enumerate(ids)}
    refused.sort(key=lambda one: places[one[0].pk])
    said = [f"{action.summary}." if action else "", *_left(refused)]
    if action and action.pk == chosen["after"]:
        said.append("Undo also reverses the change just before.")
    toast(request, " ".join(filter(None, said)) or "Nothing to change.", action)
    dates = {"status": chosen["moved_on"], "outcome": chosen["ended_on"]}
    if refused and (on := dates.get(chosen["do"])) and (later := in_the_way(refused, on)):
        return offer_earlier(request, later, action, do=chosen["do"], value=chosen[chosen["do"]], on=on)
    return redirect(back(request, default="/applications/"))


def _changed_list(number: int) -> str:
    return wording.counted(
        number,
        zero="No applications match any more, so nothing was changed.",
        one="1 application matches now, so the list has changed. Nothing was changed. Select it again.",
        other="{n} applications match now, so the list has changed. Nothing was changed. Select them again.",
    )


def _still_there(request, picked: list[int]) -> list[int]:
    """Return those of the selected that are this person's and were not deleted meanwhile, in their order."""
    own = set(Application.objects.for_user(request.user).filter(pk__in=picked).values_list("pk", flat=True))
    return [pk for pk in dict.fromkeys(picked) if pk in own]


def _every(request, chosen: dict) -> list[int]:
    """Return the keys of all that match the list's query, in its order."""
    asked = FilterForm.of(chosen["asked"], owner=request.user).chosen
    return list(application_list.matching(request.user, asked, today=request.today).values_list("pk", flat=True))


def _carry_out(owner, form: BulkForm, ids: list[int], *, today: dt.date) -> tuple[Action | None, Refused]:
    chosen = form.cleaned_data
    told = {"today": today, "earlier": form.earlier, "after": chosen["after"]}
    match chosen["do"]:
        case "status":
            return move_applications(owner, ids, chosen["status"], on=chosen["moved_on"], **told)
        case "outcome":
            return close_applications(owner, ids, chosen["outcome"], on=chosen["ended_on"], **told)
        case "source":
            return set_source(owner, ids, chosen["source"]), []
        case "tag" | "untag":
            return tag_applications(owner, ids, chosen["tag_name"], add=chosen["do"] == "tag"), []
        case "wait":
            return snooze_quiet(owner, ids, until=today + WAIT), []
        case _:
            return delete_applications(owner, ids), []


def _left(refused: Refused) -> list[str]:
    """Return a sentence for each reason why some were left alone, with the names of the first ten."""
    names: dict[str, list[str]] = defaultdict(list)
    for application, reason in refused:
        names[reason].append(application.display_company)
    said = [_not_changed(some, reason) for reason, some in list(names.items())[:REASONS]]
    if others := sum(len(some) for some in list(names.values())[REASONS:]):
        said.append(
            wording.counted(
                others,
                one="1 more was not changed for another reason.",
                other="{n} more were not changed for other reasons.",
            )
        )
    return said


def _not_changed(names: list[str], reason: str) -> str:
    named, more = names[:NAMED], len(names) - NAMED
    return wording.counted(
        len(names),
        one="{names} was not changed. {reason}",
        other="{n} were not changed: {names}. {reason}",
        names=wording.listed([*named, f"{more} more"] if more > 0 else named),
        reason=reason,
    )


def offer_earlier(request, later: list[Application], action: Action | None, *, do: str, value: str, on: dt.date):
    """Offer to move the recorded steps of these too, which are later than the date that was chosen.

    `action` changed the others. `do` is “status” or “outcome”, and `value` the one that was chosen.
    """
    context = {
        "form": BulkForm(None, today=request.today),
        "do": do,
        "value": value,
        "applications": later[: application_list.A_PAGE],
        "more": max(len(later) - application_list.A_PAGE, 0),
        "number": len(later),
        "picked": [application.pk for application in later],
        "on": on,
        "after": action.pk if action else "",
        "next": back(request, default="/applications/"),
    }
    return render(request, "applications/board/bulk_earlier.html", context)


def _ask(request, chosen: dict, ids: list[int]):
    """Ask before deleting. Only the first page of a long list is named."""
    rows = Application.objects.for_user(request.user).filter(pk__in=ids[: application_list.A_PAGE])
    context = {
        "applications": rows.only("company", "agency", "title"),
        "number": len(ids),
        "more": max(len(ids) - application_list.A_PAGE, 0),
        "picked": [] if chosen["every"] else ids,
        "chosen": chosen,
        "next": back(request, default="/applications/"),
    }
    return render(request, "applications/board/bulk_delete.html", context)
