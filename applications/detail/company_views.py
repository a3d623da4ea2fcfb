from django.db import transaction
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from applications.board.move_forms import MOVE_CHOICES
from applications.models import Company
from applications.shell.toasts import toast

from . import companies
from .company_form import CompanyForm


@require_safe
def company_detail(request, key):
    overview = _overview(request, key)
    return render(
        request,
        "applications/detail/company_detail.html",
        {"overview": overview, "form": CompanyForm(instance=overview.company), **MOVE_CHOICES},
    )


@require_POST
def company_edit(request, key):
    """Save the note, other spellings and “Don’t apply here again”. Creates the company’s row the first time."""
    with transaction.atomic():
        overview = _overview(request, key)
        company = overview.company or Company(owner=request.user, key=overview.key, name=overview.name)
        form = CompanyForm(request.POST, instance=company)
        if not form.is_valid():
            context = {"overview": overview, "form": form, **MOVE_CHOICES}
            return render(request, "applications/detail/company_detail.html", context, status=422)
        form.save()
    toast(
        request,
        f"Note on {overview.name} saved." if company.pk else f"Note on {overview.name} removed.",
    )
    still_there = companies.overview(request.user, overview.key, today=request.today)
    return redirect("company_detail", overview.key) if still_there else redirect("application_list")


def _overview(request, key) -> companies.Overview:
    overview = companies.overview(request.user, key, today=request.today)
    if overview is None:
        raise Http404
    return overview
