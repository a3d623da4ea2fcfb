from collections.abc import Iterator

from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from applications import wording
from applications.forms.importing import UpdateForm, UploadForm
from applications.importing import importer, staging, update_outcomes
from applications.importing.limits import UnreadableFile, WholeArchive
from applications.models import ImportBatch, StagedImport

from .import_preview import keep_choices
from .toasts import toast

SINGLE = 100
PAST = 50


@require_http_methods(["GET", "POST"])
def import_start(request):
    """Choose files. What is useful in them becomes a staged import; nothing counts yet."""
    form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
    is_archive = False
    if request.method == "POST" and form.is_valid():
        try:
            staged = staging.stage(request.user, _contents(form.cleaned_data["files"]))
        except UnreadableFile as error:
            form.add_error("files", str(error))
            is_archive = isinstance(error, WholeArchive)
        else:
            return redirect(staged)
    context = {
        "form": form,
        "is_archive": is_archive,
        "waiting": StagedImport.objects.for_user(request.user),
        "batches": ImportBatch.objects.for_user(request.user).select_related("action").defer("action__steps")[:PAST],
    }
    return render(request, "applications/import_start.html", context, status=422 if form.errors else 200)


def _contents(files) -> Iterator[tuple[str, bytes]]:
    """One file at a time in memory."""
    for one in files:
        yield one.name, one.read()


@require_POST
def import_progress(request, pk):
    """Validates the next rows; asked again by the page, or by its button, until all are done."""
    staged = staged_of(request, pk)
    is_read = staging.read_more(staged, today=request.today)
    if request.htmx and not is_read:
        return render(request, "applications/import_progress.html#progress", {"staged": staged})
    return redirect(staged)


@require_POST
def import_confirm(request, pk):
    if before := ImportBatch.objects.for_user(request.user).filter(counts__staged=pk).first():
        return _confirmed_before(request, before)
    staged = staged_of(request, pk)
    if staged.needs_map or not staged.is_read:
        return redirect(staged)
    if keep_choices(request, staged).errors:
        return redirect("import_preview", pk)
    try:
        batch = importer.confirm(staged, today=request.today)
    except importer.AlreadyConfirmed:
        return redirect("import_start")
    if batch is None:
        toast(request, "You didn’t choose any rows, so nothing was added.")
        return redirect("import_preview", pk)
    toast(request, _added(batch), batch)
    return redirect("import_done", batch.pk)


def _confirmed_before(request, batch: ImportBatch):
    """A second click, or another tab."""
    toast(request, "That file has already been imported.")
    return redirect("import_done", batch.pk)


def _added(batch: ImportBatch) -> str:
    added, moved, filled = (batch.counts[name] for name in ("added", "moved", "filled"))
    said = []
    if added or not (moved or filled):
        said.append(f"{wording.figure(added)} application{' was' if added == 1 else 's were'} added.")
    if moved:
        said.append(f"{wording.figure(moved)} moved on.")
    if filled:
        said.append(f"{wording.figure(filled)} filled in.")
    return " ".join(said)


@require_POST
def import_discard(request, pk):
    staged_of(request, pk).delete()
    toast(request, "Import cancelled. Nothing was changed.")
    return redirect("import_start")


@require_safe
def import_done(request, pk):
    """What came of one import, its undo, and once the offer to bring it up to date."""
    batch = _batch(request, pk)
    groups = [] if batch.is_undone else update_outcomes.by_age(batch, today=request.today)
    context = {"batch": batch, "groups": groups, "waiting": sum(len(group.rows) for group in groups)}
    return render(request, "applications/import_done.html", context)


@require_POST
def import_undo(request, pk):
    result = importer.take_back(_batch(request, pk))
    if result.already:
        toast(request, "That import has already been undone or is more than 30 days old.")
    elif result.left:
        names = ", ".join(result.left[:5]) + (f" and {len(result.left) - 5} more" if len(result.left) > 5 else "")
        toast(request, f"{result.undone} removed. {names} were not removed because you’ve changed them since.")
    else:
        toast(request, "Import undone. Everything is as it was before.")
    return redirect("import_done", pk)


@require_http_methods(["GET", "POST"])
def import_update(request, pk):
    """Bring it up to date: groups and single rows as no response, rejected or still open, with one undo."""
    batch = _batch(request, pk)
    if batch.is_undone:
        return redirect("import_done", pk)
    groups = update_outcomes.by_age(batch, today=request.today)
    form = UpdateForm(request.POST if request.method == "POST" else None, groups=groups, today=request.today)
    if request.method == "POST" and form.is_valid():
        action, stayed = update_outcomes.bring_up_to_date(batch, form.endings(), today=request.today)
        toast(request, _brought(action, stayed), action)
        return redirect("import_done", pk)
    shown = [
        {
            "group": group,
            "choice": form[group.name],
            "day": form[f"{group.name}_on"],
            "rows": [
                (row, wording.short_date(row.applied_on or request.today, request.today), form.chosen(row.pk))
                for row in group.rows[:SINGLE]
            ],
            "more": max(0, len(group.rows) - SINGLE),
        }
        for group in groups
    ]
    context = {"batch": batch, "form": form, "groups": shown, "waiting": sum(len(group.rows) for group in groups)}
    return render(request, "applications/import_update.html", context, status=422 if form.errors else 200)


def _brought(action, stayed: list[str]) -> str:
    closed = len(action.steps) if action else 0
    text = f"{wording.figure(closed)} closed; the rest are still open." if closed else "All of them stay open."
    if stayed:
        text += f" {len(stayed)} could not be closed on that day. {stayed[0]}"
    return text


def staged_of(request, pk: int) -> StagedImport:
    staged = get_object_or_404(StagedImport.objects.for_user(request.user), pk=pk)
    staged.owner = request.user
    return staged


def _batch(request, pk: int) -> ImportBatch:
    batch = get_object_or_404(ImportBatch.objects.for_user(request.user).select_related("action"), pk=pk)
    batch.owner = request.user
    return batch
