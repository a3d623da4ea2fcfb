import hashlib
import secrets
from urllib.parse import urlsplit

from django.core.cache import cache
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import Resolver404, resolve, reverse
from django.views.decorators.http import require_http_methods, require_safe

from applications.detail import earlier
from applications.documents import usage
from applications.models import Application, MoveError, Profile, Recorder, create_application
from applications.shell.came_from import back
from applications.shell.conflicts import conflict_page, is_stale, shown_version
from applications.shell.toasts import toast

from .capture_forms import ReadingForm
from .editing import save_facts
from .forms import ApplicationForm, NewApplicationForm

NUMBER = "form_number"  # of the form as it was shown: a second click sends the same one
KNOWN_SECONDS = 60 * 60
NOT_TYPED = ("csrfmiddlewaretoken", "seen", "again", "next")


@require_http_methods(["GET", "POST"])
def application_create(request):
    form = NewApplicationForm(_posted(request), today=request.today, initial=_given(request))
    came_from, before = lead_back(request), known_before(request, form)
    is_asked = False
    if request.method == "POST" and form.is_valid():
        is_asked = _is_here_already(request, before) and not _sent_twice(request)
        if not is_asked and _create_once(request, form, mention=before.in_short if before else ""):
            again = reverse("application_create", query={"next": came_from})
            return redirect(again if "again" in request.POST else came_from)
    return add_page(
        request,
        form,
        came_from=came_from,
        before=before,
        is_asked=is_asked,
        status=422 if form.errors else 409 if is_asked else 200,
    )


def add_page(request, form, *, came_from: str, before, reading_form=None, status=200, **also):
    context = {
        "form": form,
        "form_number": request.POST.get(NUMBER) or secrets.token_urlsafe(12),
        "reading_form": reading_form or ReadingForm(),
        "next": came_from,
        "before": before,
        "companies": _companies(request.user),
        "cvs": usage.cv_labels(request.user),
    }
    return render(request, "applications/adding/application_form.html", context | also, status=status)


def _posted(request):
    return request.POST if request.method == "POST" else None


def lead_back(request) -> str:
    """Where saving leads back to: never sign-in, nor another form."""
    address, board = back(request, default=reverse("board")), reverse("board")
    try:
        name = resolve(urlsplit(address).path).url_name or ""
    except Resolver404:
        return board
    is_form = name.startswith(("account_", "mfa_", "kept_", "capture")) or name.endswith(
        ("_create", "_edit", "_delete", "_add")
    )
    return board if is_form else address


def _is_here_already(request, before) -> bool:
    """Whether the same job ad was added before and the user has not been told yet."""
    return bool(before and before.link_key) and request.POST.get("seen") != before.link_key


def _create_once(request, form, *, mention: str) -> bool:
    """Save it, unless a double click did so a moment ago. Two at the same time wait for each other."""
    with transaction.atomic():
        Profile.objects.select_for_update().get(pk=Profile.of(request.user).pk)
        if same := _sent_twice(request):
            toast(
                request,
                f"{same.company_or_agency} was already added a moment ago.",
                link=same.get_absolute_url(),
                link_label="Open it",
            )
            return True
        try:
            application, action = create_application(
                request.user,
                today=request.today,
                status=form.cleaned_data["status"],
                on=form.happened_on,
                day_known=form.day_known,
                tags=form.cleaned_data["tag_names"],
                **{name: form.cleaned_data[name] for name in ApplicationForm.Meta.fields},
            )
        except MoveError as error:
            form.add_error("on", error)
            return False
        usage.follow_cv_version(Recorder(request.user), application, before="")
        if NUMBER in request.POST:
            cache.set(_sent_key(request), application.pk, KNOWN_SECONDS)
    toast(
        request,
        f"{application.company_or_agency} added. {mention}".strip(),
        action,
        link=application.get_absolute_url(),
        link_label="Open it",
    )
    return True


def _given(request) -> dict[str, str]:
    """Initial values from the query string."""
    names = ("company", "title", "link", "location", "agency", "advert")
    return {name: request.GET[name] for name in names if name in request.GET}


def _sent_twice(request) -> Application | None:
    """The application that a first click on the same form made. Forms that only say the same are two applications."""
    pk = cache.get(_sent_key(request)) if NUMBER in request.POST else None
    return Application.objects.for_user(request.user).filter(pk=pk).first() if pk else None


def _sent_key(request) -> str:
    """The number of a form with all that was typed: whoever goes back to it and adds another application has
    another key.
    """
    typed = [(name, values) for name, values in sorted(request.POST.lists()) if name not in NOT_TYPED]
    return f"added:{request.user.pk}:{hashlib.sha256(repr(typed).encode('utf-8', 'replace')).hexdigest()}"


def known_before(request, form):
    company, link = form["company"].value() or "", form["link"].value() or ""
    return earlier.before(request.user, company=company, link=link, today=request.today) if company or link else None


def _companies(user) -> list[str]:
    names = (
        Application.objects.for_user(user)
        .exclude(company="")
        .order_by("company")
        .values_list("company", flat=True)
        .distinct()
    )
    return list(names[:300])


@require_safe
def application_seen(request):
    """What is known about this company or link, while someone types."""
    found = earlier.before(
        request.user,
        company=request.GET.get("company", "")[:200],
        link=request.GET.get("link", "")[:2000],
        today=request.today,
    )
    return render(request, "applications/adding/_before.html", {"before": found})


@require_http_methods(["GET", "POST"])
def application_edit(request, pk):
    application = get_object_or_404(Application.objects.for_user(request.user), pk=pk)
    heading, version = {"company": application.display_company, "title": application.title}, application.version
    form = ApplicationForm(_posted(request), instance=application)
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            stored = get_object_or_404(Application.objects.for_user(request.user).select_for_update(), pk=pk)
            if is_stale(request, stored):
                return conflict_page(request, form, stored)
            action = save_facts(
                application, stored=stored, fields=ApplicationForm.Meta.fields, tags=form.cleaned_data["tag_names"]
            )
        toast(request, f"{application.company_or_agency} saved." if action else "Nothing changed.", action)
        return redirect(application)
    context = {
        "form": form,
        "application": application,
        "heading": heading,
        "version": shown_version(request, version),
        "next": application.get_absolute_url(),
        "companies": _companies(request.user),
        "cvs": usage.cv_labels(request.user),
    }
    return render(request, "applications/adding/application_form.html", context, status=422 if form.errors else 200)
