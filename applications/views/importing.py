from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from applications.forms.importing import UpdateForm, UploadForm
from applications.importing import importer
from applications.importing.reading import UnreadableFile
from applications.models import Action, ImportBatch, StagedImport, close_applications

from .toasts import toast

SHOWN = 300


@require_http_methods(["GET", "POST"])
def import_start(request):
    """Choose files. What is useful in them becomes a staged import; nothing counts yet."""
    form = UploadForm(request.POST or None, request.FILES or None) if request.method == "POST" else UploadForm()
    if request.method == "POST" and form.is_valid():
        try:
            staged = importer.stage(request.user, [(one.name, one.read()) for one in form.cleaned_data["files"]])
        except UnreadableFile as error:
            form.add_error("files", str(error))
        else:
            return redirect("import_preview", staged.pk)
    context = {"form": form, "batches": ImportBatch.objects.for_user(request.user).select_related("action")[:20]}
    return render(request, "applications/import_start.html", context, status=422 if form.errors else 200)


@require_safe
def import_preview(request, pk):
    """What is new, what is here already, what cannot be read; the progress bar until that is known."""
    staged = get_object_or_404(StagedImport.objects.for_user(request.user), pk=pk)
    if staged.state["read"] < staged.state["total"]:
        return render(request, "applications/import_progress.html", {"staged": staged})
    shown = importer.preview(staged)
    context = {"staged": staged, "preview": shown, "new": shown.new[:SHOWN], "here": shown.here[:SHOWN], "unreadable": shown.unreadable[:SHOWN], "more": max(0, len(shown.new) - SHOWN)}
    return render(request, "applications/import_preview.html", context)


@require_POST
def import_progress(request, pk):
    """Checks the next thousand rows; asked again by the page until all are checked."""
    staged = get_object_or_404(StagedImport.objects.for_user(request.user), pk=pk)
    done = importer.read_more(staged, today=request.today)
    if request.htmx and not done:
        return render(request, "applications/import_progress.html#progress", {"staged": staged})
    return redirect("import_preview", pk)


@require_POST
def import_confirm(request, pk):
    staged = get_object_or_404(StagedImport.objects.for_user(request.user), pk=pk)
    if staged.state["read"] < staged.state["total"]:
        return redirect("import_preview", pk)
    places = {name: {int(value) for value in request.POST.getlist(name) if value.isdecimal()} for name in ("leave_out", "add_anyway")}
    try:
        batch = importer.confirm(staged, **places)
    except UnreadableFile as error:
        toast(request, str(error))
        return redirect("import_start")
    added = batch.counts["added"]
    toast(request, f"{added} application{'s' if added != 1 else ''} imported.", batch.action)
    return redirect("import_done", batch.pk)


@require_POST
def import_discard(request, pk):
    get_object_or_404(StagedImport.objects.for_user(request.user), pk=pk).delete()
    toast(request, "The file is let go. Nothing was changed.")
    return redirect("import_start")


@require_safe
def import_done(request, pk):
    batch = get_object_or_404(ImportBatch.objects.for_user(request.user).select_related("action"), pk=pk)
    groups = importer.by_age(batch, today=request.today)
    context = {"batch": batch, "waiting": sum(len(group.rows) for group in groups)}
    return render(request, "applications/import_done.html", context)


@require_http_methods(["GET", "POST"])
def import_update(request, pk):
    """Bring it up to date: each group or row as no response, rejected or still open, with its day, with one undo."""
    batch = get_object_or_404(ImportBatch.objects.for_user(request.user), pk=pk)
    groups = importer.by_age(batch, today=request.today)
    form = UpdateForm(request.POST or None, groups=groups, today=request.today)
    if request.method == "POST" and form.is_valid():
        closed, action, refused = _close(request, form)
        ImportBatch.objects.filter(pk=batch.pk).update(brought_up_to_date=True)
        text = f"{closed} closed, the rest stays open." if closed else "All of them stay open."
        if refused:
            text += f" {len(refused)} stayed as they were: {refused[0][1]}"
        toast(request, text, action)
        return redirect("board")
    shown = [(group, form[group.name], form[f"{group.name}_on"], [(row, form[f"row_{row.pk}"]) for row in group.rows[:SHOWN]]) for group in groups if group.rows]
    return render(request, "applications/import_update.html", {"batch": batch, "form": form, "groups": shown}, status=422 if form.errors else 200)


def _close(request, form) -> tuple[int, Action | None, list]:
    steps, refused = [], []
    with transaction.atomic():
        for (kind, day), ids in form.wishes().items():
            action, left = close_applications(request.user, ids, kind, on=day, today=request.today)
            refused += left
            if action:
                steps += action.steps
                action.delete()
        if not steps:
            return 0, None, refused
        action = Action.objects.create(owner=request.user, kind="bulk", summary=f"{len(steps)} brought up to date", steps=steps)
    return len(steps), action, refused
