"""Saved views of the list: create, rename, update, sort and delete them."""

from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from applications.models import Profile, SavedView, create_view, delete_view
from applications.shell.came_from import back
from applications.shell.toasts import toast
from applications.shell.views import saved_views

from . import application_list
from .filter_form import FilterForm
from .saved_view_form import NewViewForm, ViewNameForm, ViewQueryForm


@require_safe
def view_list(request):
    return _list_page(request)


@require_http_methods(["GET", "POST"])
def view_create(request):
    """Save what the list shows under a name: its query comes in the address, then in the form."""
    if request.method == "GET":
        asked = application_list.as_text(FilterForm(request.GET, owner=request.user).chosen)
        form = NewViewForm(owner=request.user, initial={"query": asked})
    else:
        form = NewViewForm(request.POST, owner=request.user)
        with transaction.atomic():
            _one_at_a_time(request.user)
            if form.is_valid():
                view = create_view(request.user, form.cleaned_data["name"], form.cleaned_data["query"])
                toast(request, f"View “{view.name}” saved.")
                return redirect(view)
        asked = form.cleaned_data.get("query", "")
    context = {
        "form": form,
        "shows": application_list.describe_view(asked),
        "back": f"/applications/?{asked or 'all=on'}",
    }
    return render(request, "applications/board/view_form.html", context, status=422 if form.errors else 200)


@require_POST
def view_edit(request, pk):
    """Rename a view."""
    view = _owned(request, pk)
    form = ViewNameForm(request.POST, owner=request.user, view=view, auto_id=f"view-{pk}-%s")
    with transaction.atomic():
        _one_at_a_time(request.user)
        if form.is_valid():
            action = view.change(name=form.cleaned_data["name"])
            toast(request, f"View renamed to “{view.name}”." if action else "Nothing to change.", action)
            return redirect("view_list")
    return _list_page(request, form=form)


@require_POST
def view_query(request, pk):
    """Make a view show what the list shows now."""
    view = _owned(request, pk)
    form = ViewQueryForm(request.POST, owner=request.user)
    if not form.is_valid():
        toast(request, "That view couldn’t be read, so it wasn’t changed.")
        return redirect(view)
    action = view.change(query=form.cleaned_data["query"])
    toast(request, f"View “{view.name}” updated." if action else "Nothing to change.", action)
    return redirect(view)


@require_POST
def view_position(request, pk):
    view = _owned(request, pk)
    by = {"up": -1, "down": 1}.get(request.POST.get("to", ""))
    if by is None:
        raise Http404
    view.move(by)
    return redirect(f"{back(request, default='/views/').partition('#')[0]}#view-{view.pk}")


@require_POST
def view_default(request, pk):
    view = _owned(request, pk)
    view.open_first(yes=request.POST.get("first") == "yes")
    first = f"“{view.name}” is now your default view."
    toast(request, first if view.is_default else "The list shows all applications by default again.")
    return redirect("view_list")


@require_POST
def view_delete(request, pk):
    view = _owned(request, pk)
    toast(request, f"View “{view.name}” deleted. Its applications are still here.", delete_view(view))
    return redirect("view_list")


def _owned(request, pk: int) -> SavedView:
    return get_object_or_404(SavedView.objects.for_user(request.user), pk=pk)


def _one_at_a_time(user) -> None:
    """Lock the person's profile, so that two tabs cannot save the same name at once."""
    Profile.objects.select_for_update().get(user=user)


def _list_page(request, *, form: ViewNameForm | None = None):
    views = [
        (view, application_list.describe_view(view.query), form if form and form.view == view else _name_form(view))
        for view in saved_views(request)
    ]
    return render(
        request, "applications/board/view_list.html", {"saved": views, "form": form}, status=422 if form else 200
    )


def _name_form(view: SavedView) -> ViewNameForm:
    return ViewNameForm(owner=view.owner_id, view=view, initial={"name": view.name}, auto_id=f"view-{view.pk}-%s")
