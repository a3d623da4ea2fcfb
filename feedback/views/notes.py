"""A few kind lines to oneself after a hard ending. They are kept and shown here, and read by nothing else."""

from django.db import IntegrityError, transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from applications.models import Application
from applications.views.conflicts import is_older
from applications.views.toasts import toast
from feedback import facts
from feedback.forms.notes import NoteToSelfForm
from feedback.models import NoteToSelf


@require_http_methods(["GET", "POST"])
def note_to_self(request, pk):
    """Kept as it is typed. A tab that is older than what is kept never overwrites it."""
    application = get_object_or_404(Application.objects.for_user(request.user).defer("search_words"), pk=pk)
    typing = request.headers.get("X-Requested-With") == "fetch"
    if request.method == "POST":
        form, theirs = _keep(request, application)
        if form.is_valid():
            if typing:
                response = HttpResponse(f"Saved at {timezone.localtime():%H:%M}")
                response["X-Version"] = str(form.instance.version)
                return response
            toast(request, "Kept. Only you see it.")
            return redirect("application_after" if not application.is_open else "application_detail", pk)
        if typing:
            return HttpResponse("Not saved yet; “Keep it” says why.", status=409)
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
    return render(request, "feedback/note_to_self.html", context, status=422 if form.errors else 200)


def _note_of(request, application: Application, rows) -> NoteToSelf:
    """The one that is kept, or one that has no words yet."""
    return rows.filter(application=application).first() or NoteToSelf(
        owner=request.user, application=application, written_on=request.today
    )


def _keep(request, application: Application, *, is_again: bool = False) -> tuple[NoteToSelfForm, str]:
    """The posted form, which is valid once it is kept, and the words that were kept before."""
    try:
        with transaction.atomic():
            row = _note_of(request, application, NoteToSelf.objects.select_for_update())
            theirs, is_behind = row.text, bool(row.pk) and is_older(request, row)
            form = NoteToSelfForm(request.POST, instance=row)
            if is_behind:
                form.add_error(
                    None, "Another tab kept a newer version; it stands above. Save again to keep what is typed here."
                )
            if form.is_valid():
                row.version += 1 if row.pk else 0
                form.save()
            return form, theirs
    except IntegrityError:  # another tab began it at the same moment, and is there now
        if is_again:
            raise
        return _keep(request, application, is_again=True)


@require_http_methods(["GET", "POST"])
def note_delete(request, pk):
    """Asks first, because nothing of it stays."""
    row = get_object_or_404(NoteToSelf.objects.for_user(request.user).select_related("application"), application=pk)
    if request.method == "POST":
        row.delete()
        toast(request, "The note is gone.")
        return redirect("application_detail", pk)
    return render(request, "feedback/note_delete.html", {"application": row.application})
