"""Export, download everything, and restore an archive."""

from allauth.account.decorators import reauthentication_required
from allauth.core.exceptions import ReauthenticationRequired
from django.http import StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from applications import wording
from applications.board import application_list
from applications.board.filter_form import FilterForm
from applications.exporting.tables import file_name
from applications.models import Application
from applications.preferences import second_step
from applications.shell.toasts import toast
from feedback import archive

from .forms import RestoreForm

DOWNLOADS = {"zip": "archive_zip", "json": "archive_json"}


@require_safe
def export(request):
    """Show all exports. With a filter in the query string, the filtered table comes first."""
    form = FilterForm(request.GET, owner=request.user)
    chosen = form.chosen
    chips = application_list.chips(chosen)
    context = {
        "chips": chips,
        "query": request.GET.urlencode(),
        "found": application_list.matching(request.user, chosen, today=request.today).count() if chips else 0,
        "total": Application.objects.for_user(request.user).count(),
        "is_empty": archive.is_empty(request.user),
        "is_sure": second_step.is_sure(request),
    }
    return render(request, "feedback/archive/export.html", context)


@require_safe
@reauthentication_required
def archive_page(request):
    """Show what is in the archive, after the password and two-step verification were given again.

    `start` begins the download that was asked for before.
    """
    wanted = DOWNLOADS.get(request.GET.get("start", ""), "")
    start_url = reverse(wanted) if wanted and second_step.is_sure(request) else ""
    counts = [(kept.label, kept.rows(request.user).count()) for kept in archive.KEPT if not kept.is_settings]
    return render(
        request,
        "feedback/archive/archive.html",
        {"counts": [pair for pair in counts if pair[1]], "start_url": start_url},
    )


@require_safe
def archive_json(request):
    return _download(request, archive.json_pieces, "json", "application/json")


@require_safe
def archive_zip(request):
    return _download(request, archive.zip_pieces, "zip", "application/zip")


def _download(request, pieces, ending: str, content_type: str):
    """Stream the archive if both were given recently, else redirect to the page that asks for them."""
    if not second_step.is_sure(request):
        return redirect(f"{reverse('archive')}?start={ending}")
    response = StreamingHttpResponse(pieces(request.user, now=timezone.now()), content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{file_name("archive", request.today, ending)}"'
    return response


@require_http_methods(["GET", "POST"])
def archive_restore(request):
    """Restore an archive into an empty account. If something is wrong with it, say so and change nothing."""
    is_empty = archive.is_empty(request.user)
    if is_empty and not second_step.is_sure(request):
        if request.method == "GET":
            raise ReauthenticationRequired
        toast(request, "Please confirm it’s you, then choose the file again.")
        return redirect("archive_restore")
    form = RestoreForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and is_empty and form.is_valid():
        try:
            counts = archive.restore(request.user, form.cleaned_data["file"].file)
        except archive.UnreadableArchive as error:
            form.add_error("file", f"{error} Nothing was changed.")
        else:
            number = counts.get("applications", 0)
            text = wording.counted(
                number,
                zero="Archive restored. It contained no applications.",
                one="Archive restored: 1 application with its history.",
                other="Archive restored: {n} applications with their history.",
            )
            toast(request, text)
            return redirect("application_list")
    status = 422 if request.method == "POST" else 200
    return render(request, "feedback/archive/archive_restore.html", {"form": form, "is_empty": is_empty}, status=status)
