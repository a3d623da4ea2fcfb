from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from applications import wording
from applications.board.bulk_views import offer_earlier
from applications.importing import importer, staging, update_outcomes
from applications.importing.limits import PeopleFile, UnreadableFile, WholeArchive
from applications.models import ImportBatch, StagedImport
from applications.models.bulk import in_the_way
from applications.models.undo import Moved, read_steps
from applications.shell.toasts import toast

from .forms import UpdateForm, UploadForm
from .preview_views import keep_choices

SINGLE = 100
PAST = 50


@require_http_methods(["GET", "POST"])
def import_start(request):
    """Choose files, or paste cells. What is useful in them becomes a staged import; nothing counts yet."""
    form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
    error: UnreadableFile | None = None
    if request.method == "POST" and form.is_valid():
        try:
            staged = staging.stage(request.user, form.contents())
        except UnreadableFile as found:
            error = found
            form.add_error("files" if form.cleaned_data["files"] else "pasted", str(error))
        else:
            return redirect(staged)
    context = {
        "form": form,
        "is_archive": isinstance(error, WholeArchive),
        "is_people": isinstance(error, PeopleFile),
        "waiting": StagedImport.objects.for_user(request.user),
        "batches": ImportBatch.objects.for_user(request.user).select_related("action").defer("action__steps")[:PAST],
    }
    return render(request, "applications/importing/import_start.html", context, status=422 if form.errors else 200)


@require_POST
def import_progress(request, pk):
    """Validates the next rows; asked again by the page, or by its button, until all are done."""
    staged = staged_of(request, pk)
    is_read = staging.read_more(staged, today=request.today)
    if request.htmx and not is_read:
        return render(request, "applications/importing/import_progress.html#progress", {"staged": staged})
    return redirect(staged)


@require_POST
def import_confirm(request, pk):
    if before := ImportBatch.objects.for_user(request.user).filter(counts__staged=pk).first():
        return _confirmed_before(request, before)
    staged = staged_of(request, pk)
    if staged.upload.needs_answer or not staged.upload.is_read:
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
        said.append(wording.counted(added, one="1 application added.", other="{n} applications added."))
    if moved:
        said.append(wording.counted(moved, one="1 status updated.", other="{n} statuses updated."))
    if filled:
        said.append(
            wording.counted(
                filled,
                one="Empty fields filled in for 1 application.",
                other="Empty fields filled in for {n} applications.",
            )
        )
    return " ".join(said)


@require_POST
def import_discard(request, pk):
    staged_of(request, pk).delete()
    toast(request, "Import cancelled. Nothing was changed.")
    return redirect("import_start")


@require_safe
def import_done(request, pk):
    """What came of one import, its undo, and once the offer to update its outcomes."""
    batch = _batch(request, pk)
    groups = [] if batch.is_undone else update_outcomes.by_age(batch, today=request.today)
    context = {"batch": batch, "groups": groups, "waiting": sum(len(group.rows) for group in groups)}
    return render(request, "applications/importing/import_done.html", context)


@require_POST
def import_undo(request, pk):
    result = importer.undo_import(_batch(request, pk))
    if result.already:
        toast(request, "That import has already been undone or is more than 30 days old.")
    elif result.skipped:
        toast(request, _undone_in_part(result.undone, result.skipped))
    else:
        toast(request, "Import undone. Everything is as it was before.")
    return redirect("import_done", pk)


def _undone_in_part(undone: int, left: list[str]) -> str:
    more = len(left) - 5
    names = wording.listed([*left[:5], f"{more} more"] if more > 0 else left)
    removed = wording.counted(
        undone, zero="Nothing was removed.", one="1 application removed.", other="{n} applications removed."
    )
    stayed = wording.counted(
        len(left),
        one="{names} was not removed, because you’ve changed it since.",
        other="{names} were not removed, because you’ve changed them since.",
        names=names,
    )
    return f"{removed} {stayed}"


@require_safe
def import_latest(request):
    """Leads to the import whose outcomes may need an update, from where no import is named."""
    batch = update_outcomes.import_to_update(request.user, today=request.today)
    return redirect("import_update", batch.pk) if batch else redirect("import_start")


@require_http_methods(["GET", "POST"])
def import_update(request, pk):
    """Update outcomes: groups and single rows as no response, rejected or still open, with one undo."""
    batch = _batch(request, pk)
    if batch.is_undone:
        return redirect("import_done", pk)
    groups = update_outcomes.by_age(batch, today=request.today)
    form = UpdateForm(request.POST if request.method == "POST" else None, groups=groups, today=request.today)
    if request.method == "POST" and form.is_valid():
        action, stayed = update_outcomes.record_outcomes(batch, form.endings(), today=request.today)
        toast(request, _updated(action, stayed), action)
        for kind, on in dict.fromkeys((one.kind, one.on) for one in stayed if one.on):
            alike = [(one.application, one.reason) for one in stayed if (one.kind, one.on) == (kind, on)]
            if later := in_the_way(alike, on):
                return offer_earlier(request, later, action, do="outcome", value=kind, on=on)
        return redirect("import_done", pk)
    shown = [
        {
            "group": group,
            "choice": None if group.is_one_by_one else form[group.name],
            "day": None if group.is_one_by_one else form[f"{group.name}_on"],
            "rows": [
                (row, wording.on_date(row.applied_on, request.today) if row.applied_on else "", form.chosen(row.pk))
                for row in group.rows[:SINGLE]
            ],
            "more": max(0, len(group.rows) - SINGLE),
        }
        for group in groups
    ]
    context = {"batch": batch, "form": form, "groups": shown, "waiting": sum(len(group.rows) for group in groups)}
    return render(request, "applications/importing/import_update.html", context, status=422 if form.errors else 200)


def _updated(action, stayed: list[update_outcomes.Stayed]) -> str:
    closed = sum(isinstance(step, Moved) for step in read_steps(action.steps)) if action else 0
    text = wording.counted(
        closed,
        zero="All of them are still open.",
        one="1 application closed. The rest are still open.",
        other="{n} applications closed. The rest are still open.",
    )
    if stayed:
        text += " " + wording.counted(
            len(stayed), one="1 could not be closed on that date.", other="{n} could not be closed on that date."
        )
        text += f" {stayed[0].application.display_company}: {stayed[0].reason}"
    return text


def staged_of(request, pk: int) -> StagedImport:
    staged = get_object_or_404(StagedImport.objects.for_user(request.user), pk=pk)
    staged.owner = request.user
    return staged


def _batch(request, pk: int) -> ImportBatch:
    batch = get_object_or_404(ImportBatch.objects.for_user(request.user).select_related("action"), pk=pk)
    batch.owner = request.user
    return batch
