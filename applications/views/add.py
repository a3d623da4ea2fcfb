import datetime as dt

from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from applications import earlier
from applications.forms.application import ApplicationForm, NewApplicationForm
from applications.models import Application, MoveError, Tag, create_application

from .conflicts import conflict_page, is_older
from .moves import back
from .toasts import toast

TWICE = dt.timedelta(seconds=15)


@require_http_methods(["GET", "POST"])
def application_create(request):
    form = NewApplicationForm(request.POST or None, today=request.today, initial=_given(request))
    if request.method == "POST" and form.is_valid():
        if same := _sent_twice(request, form):
            return redirect(same)
        fields = {name: form.cleaned_data[name] for name in ApplicationForm.Meta.fields}
        try:
            application, action = create_application(
                request.user,
                today=request.today,
                status=form.cleaned_data["status"],
                on=form.happened_on,
                tags=form.cleaned_data["tag_names"],
                **fields,
            )
        except MoveError as error:
            form.add_error("on", error)
        else:
            toast(request, f"{application.display_company} is added.", action, link=application.get_absolute_url(), link_label="Open it")
            if "again" in request.POST:
                return redirect(f"{reverse('application_create')}?next={back(request, default=reverse('board'))}")
            return redirect(back(request, default=reverse("board")))
    context = {
        "form": form,
        "next": back(request, default=reverse("board")),
        "before": _before(request, form),
        "companies": _companies(request.user),
    }
    return render(request, "applications/application_form.html", context, status=422 if form.errors else 200)


def _given(request) -> dict[str, str]:
    """What the address or another page brings along to start from."""
    names = ("company", "title", "link", "location", "agency", "advert")
    return {name: request.GET[name] for name in names if name in request.GET}


def _sent_twice(request, form) -> Application | None:
    """The row that a double click, seconds ago, has made already."""
    same = {name: form.cleaned_data[name] for name in ("company", "agency", "title", "link")}
    recent = Application.objects.for_user(request.user).filter(created_at__gte=timezone.now() - TWICE, **same)
    return recent.first()


def _before(request, form, leave_out: int | None = None):
    company, link = form["company"].value() or "", form["link"].value() or ""
    return earlier.before(request.user, company=company, link=link, today=request.today, leave_out=leave_out) if company or link else None


def _companies(user) -> list[str]:
    names = Application.objects.for_user(user).exclude(company="").order_by("company").values_list("company", flat=True).distinct()
    return list(names[:300])


@require_safe
def application_seen(request):
    """While typing: what is known about this company or link."""
    found = earlier.before(
        request.user, company=request.GET.get("company", "")[:200], link=request.GET.get("link", "")[:2000], today=request.today
    )
    return render(request, "applications/_before.html", {"before": found})


@require_http_methods(["GET", "POST"])
def application_edit(request, pk):
    application = get_object_or_404(Application.objects.for_user(request.user), pk=pk)
    form = ApplicationForm(request.POST or None, instance=application)
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            theirs = Application.objects.select_for_update().get(pk=pk)
            if is_older(request, theirs):
                return conflict_page(request, form, theirs)
            application.version = theirs.version + 1
            fields = [name for name in form.changed_data if name in ApplicationForm.Meta.fields]
            application.save(update_fields=[*fields, "version"])
            application.tags.set([Tag.objects.named(request.user, name) for name in form.cleaned_data["tag_names"]])
        toast(request, f"{application.display_company} is saved.")
        return redirect(application)
    context = {"form": form, "application": application, "version": request.POST.get("version") or application.version, "next": application.get_absolute_url(), "companies": _companies(request.user)}
    return render(request, "applications/application_form.html", context, status=422 if form.errors else 200)
