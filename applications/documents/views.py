from typing import Any

from django.conf import settings
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.csp import CSP
from django.views.decorators.csp import csp_override
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from applications import wording
from applications.filetypes import UnwelcomeFile
from applications.models import Application, Document, DocumentKind, add_document, megabytes
from applications.shell.toasts import toast

from . import usage
from .forms import DocumentForm, UploadForm

SHOWN = 200
NOTHING_RUNS: dict[str, Any] = {
    "default-src": [CSP.NONE],
    "base-uri": [CSP.NONE],
    "form-action": [CSP.NONE],
    "frame-ancestors": [CSP.NONE],
    "sandbox": True,
}


def _mine(request, pk) -> Document:
    return get_object_or_404(Document.objects.for_user(request.user), pk=pk)


@require_safe
def document_list(request):
    deleted = [(one, usage.deletion_text(one, request.today)) for one in Document.objects.deleted(request.user)]
    context = {
        "series": usage.series(request.user, request.today),
        "deleted": deleted,
        "used": megabytes(Document.objects.filter(owner=request.user).size()),
        "room": megabytes(settings.DOCUMENTS_QUOTA),
    }
    return render(request, "applications/documents/document_list.html", context)


@require_http_methods(["GET", "POST"])
def document_create(request):
    given = {name: request.GET[name] for name in ("kind", "name") if name in request.GET}
    is_sent = request.method == "POST"
    form = UploadForm(
        request.POST if is_sent else None, request.FILES if is_sent else None, owner=request.user, initial=given
    )
    if is_sent and form.is_valid() and (document := save_upload(request, form)):
        return redirect(document)
    context = {"form": form, "names": _names(request.user)}
    return render(request, "applications/documents/document_form.html", context, status=422 if form.errors else 200)


def save_upload(request, form: UploadForm, application: Application | None = None) -> Document | None:
    """Save what was uploaded. None if another upload has used up the space meanwhile."""
    chosen, kind = form.cleaned_data, DocumentKind(form.cleaned_data["kind"])
    try:
        document, action = add_document(
            request.user,
            chosen["file"].chunks(),
            kind=kind,
            name=chosen["name"],
            file_name=chosen["file"].name,
            file_type=form.file_type.key,
            application=application,
            is_kept=kind in (DocumentKind.CV, DocumentKind.PORTFOLIO),
        )
    except UnwelcomeFile as error:
        form.add_error("file", str(error))
        return None
    toast(request, f"{document.name} uploaded.", action)
    return document


def _names(user) -> list[str]:
    return list(Document.objects.for_user(user).order_by("name").values_list("name", flat=True).distinct()[:100])


@require_http_methods(["GET", "POST"])
def document_detail(request, pk):
    """Where one version was sent. Its name and type can be changed."""
    document = _mine(request, pk)
    form = DocumentForm(request.POST if request.method == "POST" else None, instance=document)
    if request.method == "POST" and form.is_valid():
        form.save()
        toast(request, f"{document.name} saved.")
        return redirect(document)
    stored = _mine(request, pk)
    there = usage.usage_of(request.user, [stored]).get(pk, usage.DocumentUsage())
    context = {
        "document": stored,
        "size": megabytes(stored.size),
        "form": form,
        "where": there.where(stored),
        "outcome_text": there.outcome_text() if stored.was_sent else "",
        "applications": stored.applications.filter(deleted_at=None)[:SHOWN],
        "more": max(0, there.linked - SHOWN),
        "names": _names(request.user),
    }
    return render(request, "applications/documents/document_detail.html", context, status=422 if form.errors else 200)


@require_safe
@csp_override(NOTHING_RUNS)
def document_file(request, pk):
    """Return the file, always as a download. The browser is told its type, not to guess, and to run nothing in it."""
    document = _mine(request, pk)
    try:
        file = document.open()
    except OSError:
        raise Http404 from None
    response = FileResponse(
        file, as_attachment=True, filename=document.file_name, content_type=document.type.media_type
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    response["Content-Encoding"] = "identity"  # most are compressed already; and the length stays known
    return response


@require_http_methods(["GET", "POST"])
def document_delete(request, pk):
    """Delete it for 30 days. One that is deleted already is deleted permanently, after asking."""
    hidden = Document.objects.deleted(request.user).filter(pk=pk).first()
    document = hidden or _mine(request, pk)
    if request.method == "POST" and hidden:
        hidden.delete()
        toast(request, f"{hidden.name} permanently deleted.")
        return redirect("document_list")
    if request.method == "POST":
        toast(request, f"{document.name} deleted. You can undo this for 30 days.", document.delete_for_now())
        return redirect("document_list")
    context = {
        "document": document,
        "is_for_good": hidden is not None,
        "linked": document.applications.filter(deleted_at=None).count(),
    }
    return render(request, "applications/documents/document_delete.html", context)


@require_POST
def document_restore(request, pk):
    document = get_object_or_404(Document.objects.deleted(request.user), pk=pk)
    document.bring_back()
    toast(request, f"{document.name} restored.", link=document.get_absolute_url(), link_label="Open it")
    return redirect("document_list")


@require_POST
def document_named(request, pk):
    """Attach a CV to the applications that name it as their CV version."""
    document = _mine(request, pk)
    applications = usage.applications_naming(request.user, document)
    action = document.link_to(applications)
    said = wording.counted(
        len(applications),
        one="{name} attached to 1 application.",
        other="{name} attached to {n} applications.",
        zero="Nothing changed.",
        name=document.name,
    )
    toast(request, said, action)
    return redirect("document_list")
