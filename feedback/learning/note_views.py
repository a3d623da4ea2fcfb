"""A note to yourself after a no. Shown here, and read by nothing else."""

from django.db import IntegrityError, transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from applications.models import Application
from applications.shell.conflicts import is_stale
from applications.shell.toasts import toast
from feedback import facts
from feedback.models import NoteToSelf

from .note_form import NoteToSelfForm


@require_http_methods(["GET", "POST"])
def note_to_self(request, pk):
    """Saved as it is typed. A stale tab never overwrites a newer version."""
    application = get_object_or_404(Application.objects.for_user(request.user).defer("search_words"), pk=pk)
    typing = request.headers.get("X-Requested-With") == "fetch"
    if request.method == "POST":
        form, theirs = _keep(request, application)
        if form.is_valid():
            if typing:
                response = HttpResponse(f"Saved at {timezone.localtime():%H:%M}")
                response["X-Version"] = str(form.instance.version)
                return response
            toast(request, "Note saved. Only you can see it.")
            return redirect("application_after" if not application.is_open else "application_detail", pk)
        if typing:
            return HttpResponse("Not saved yet. Choose “Save note” to see why.", status=409)
    else:
        form = NoteToSelfForm(instance=_note_of(request, application, NoteToSelf.objects.all()))
        theirs = form.instance.text
    row = form.instance
    context = {
        "form": form,
        "application": application,
        "version": row.version if row.pk else 0,
        "is_kept": bool(theirs),
        "theirs": theirs if form.errors and theirs else "",
        "fact": facts.SELF_COMPASSION,
    }
    return render(request, "feedback/learning/note_to_self.html", context, status=422 if form.errors else 200)


def _note_of(request, application: Application, rows) -> NoteToSelf:
    """Return the saved note, or a new unsaved one."""
    return rows.filter(application=application).first() or NoteToSelf(
        owner=request.user, application=application, written_on=request.today
    )


def _keep(request, application: Application, *, is_again: bool = False) -> tuple[NoteToSelfForm, str]:
    """Save the posted form. Return it, and the text that was saved before."""
    try:
        with transaction.atomic():
            row = _note_of(request, application, NoteToSelf.objects.select_for_update())
            theirs, is_behind = row.text, bool(row.pk) and is_stale(request, row)
            form = NoteToSelfForm(request.POST, instance=row)
            if is_behind:
                form.add_error(
                    None,
                    "A newer version was saved in another tab or on another device; it’s shown below. "
                    "Save again to keep yours.",
                )
            if form.is_valid():
                form.save()
            return form, theirs
    except IntegrityError:  # another tab created it at the same moment
        if is_again:
            raise
        return _keep(request, application, is_again=True)


@require_http_methods(["GET", "POST"])
def note_delete(request, pk):
    """Ask first: this cannot be undone."""
    row = get_object_or_404(NoteToSelf.objects.for_user(request.user).select_related("application"), application=pk)
    if request.method == "POST":
        row.delete()
        toast(request, "Note deleted.")
        return redirect("application_detail", pk)
    return render(request, "feedback/learning/note_delete.html", {"application": row.application})
