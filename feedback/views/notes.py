"""A few kind lines to oneself after a hard ending. They are kept and shown here, and read by nothing else."""

from django.db import IntegrityError, transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from applications.models import Application
from applications.views.toasts import toast
from feedback import facts
from feedback.forms.notes import NoteToSelfForm
from feedback.models import NoteToSelf


@require_http_methods(["GET", "POST"])
def note_to_self(request, pk):
    """Kept as it is typed. A tab that is older than what is kept never overwrites it."""
    application = get_object_or_404(Application.objects.for_user(request.user).defer("search_words"), pk=pk)
    row = NoteToSelf.objects.filter(application=application).first() or NoteToSelf(
        owner=request.user, application=application, written_on=request.today
    )
    theirs = row.text
    form = NoteToSelfForm(request.POST or None, instance=row)
    typing = request.headers.get("X-Requested-With") == "fetch"
    if request.method == "POST":
        if form.is_valid() and _keep(form):
            if typing:
                response = HttpResponse(f"Saved at {timezone.localtime():%H:%M}")
                response["X-Version"] = str(row.version)
                return response
            toast(request, "Kept. Only you see it.")
            return redirect("application_after" if not application.is_open else "application_detail", pk)
        if typing:
            return HttpResponse("Not saved yet; “Keep it” says why.", status=409)
    context = {
        "form": form,
        "application": application,
        "version": NoteToSelf.objects.filter(application=application).values_list("version", flat=True).first() or 0,
        "is_kept": bool(theirs),
        "theirs": theirs if form.errors and theirs else "",
        "fact": facts.SELF_COMPASSION,
    }
    return render(request, "feedback/note_to_self.html", context, status=422 if form.errors else 200)


def _keep(form: NoteToSelfForm) -> bool:
    row, seen = form.instance, form.cleaned_data["version"] or 0
    try:
        with transaction.atomic():
            if row.pk is None:
                row.save()
                return True
            text = row.text
            if NoteToSelf.objects.filter(pk=row.pk, version=seen).update(text=text, version=seen + 1):
                row.version = seen + 1
                return True
    except IntegrityError:
        pass
    form.add_error(None, "Another tab kept a newer version; it stands above. Save again to keep what is typed here.")
    return False


@require_http_methods(["GET", "POST"])
def note_delete(request, pk):
    """Asks first, because nothing of it stays."""
    row = get_object_or_404(NoteToSelf.objects.for_user(request.user).select_related("application"), application=pk)
    if request.method == "POST":
        row.delete()
        toast(request, "The note is gone.")
        return redirect("application_detail", pk)
    return render(request, "feedback/note_delete.html", {"application": row.application})
