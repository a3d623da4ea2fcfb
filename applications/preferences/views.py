from django.conf import settings as django_settings
from django.contrib.auth import logout
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from applications import wording
from applications.models import Application, Contact, Document, Profile, Search, recompute_quiet
from applications.shell.came_from import back
from applications.shell.toasts import toast

from .forms import DeleteAccountForm, ProfileForm, SearchForm

VERSION = django_settings.VERSION
QUIET_FIELDS = {"quiet_days", "quiet_after_interview_days"}


@require_http_methods(["GET", "POST"])
def settings(request):
    profile = Profile.of(request.user)
    form = ProfileForm(request.POST or None, instance=profile)
    if request.method == "POST" and form.is_valid():
        form.save()
        if QUIET_FIELDS & set(form.changed_data):
            recompute_quiet(request.user)
        toast(request, "Settings saved.")
        return redirect("settings")
    return _settings_page(request, form, SearchForm(owner=request.user, initial={"began_on": request.today}))


def _settings_page(request, form: ProfileForm, search_form: SearchForm) -> HttpResponse:
    context = {
        "form": form,
        "searches": Search.objects.filter(owner=request.user),
        "search_form": search_form,
        "version": VERSION,
    }
    is_wrong = form.errors or search_form.errors
    return render(request, "applications/preferences/settings.html", context, status=422 if is_wrong else 200)


@require_safe
def shortcuts(request):
    """The list of keys: a page, or what opens over one."""
    template = (
        "applications/preferences/shortcuts.html#shortcut-list"
        if request.htmx
        else "applications/preferences/shortcuts.html"
    )
    return render(request, template, {"is_on": Profile.of(request.user).shortcuts})


@require_POST
def theme_set(request):
    theme = request.POST.get("theme", "")
    profile = Profile.of(request.user)
    if theme in ("", "light", "dark"):
        profile.theme = theme
        profile.save(update_fields=["theme"])
    if request.headers.get("X-Requested-With") == "fetch":
        return HttpResponse(status=204)
    return redirect(back(request, reverse("today")))


@require_POST
def search_create(request):
    form = SearchForm(request.POST, owner=request.user)
    if not form.is_valid():
        return _settings_page(request, ProfileForm(instance=Profile.of(request.user)), form)
    form.save()
    toast(request, f"Job search “{form.instance.name}” created.")
    return redirect("settings")


@require_POST
def search_end(request, pk):
    search = get_object_or_404(Search, owner=request.user, pk=pk)
    search.ended_on = max(request.today, search.began_on)
    search.save(update_fields=["ended_on"])
    toast(request, f"Job search “{search.name}” ended. Everything in it is still here.")
    return redirect(back(request, default="/settings/"))


@require_POST
def search_reopen(request, pk):
    """Reopen a job search, unless another one is running."""
    search = get_object_or_404(Search, owner=request.user, pk=pk)
    search.ended_on = None
    try:
        search.full_clean()
    except ValidationError as error:
        toast(request, error.messages[0])
    else:
        search.save(update_fields=["ended_on"])
        toast(request, f"Job search “{search.name}” reopened.")
    return redirect(back(request, default="/settings/"))


@require_http_methods(["GET", "POST"])
def account_delete(request):
    """Delete the account and everything in it, after the password and two-step verification were given."""
    form = DeleteAccountForm(request.POST or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        user = request.user
        logout(request)
        user.delete()
        toast(request, "Your account and everything in it were deleted.")
        return redirect("account_login")
    context = {"form": form, "what_goes": _everything_of(request.user)}
    return render(request, "account/delete.html", context, status=422 if form.errors else 200)


def _everything_of(user) -> str:
    """“3 applications with their history and notes, 1 person, your settings and the account itself”."""
    counts = [
        (Application, "1 application with its history and notes", "{n} applications with their history and notes"),
        (Contact, "1 person", "{n} people"),
        (Document, "1 document", "{n} documents"),
    ]
    rows = [
        wording.counted(number, one=one, other=other)
        for model, one, other in counts
        if (number := model._default_manager.filter(owner=user).count())
    ]
    return wording.listed([*rows, "your settings", "the account itself"])
