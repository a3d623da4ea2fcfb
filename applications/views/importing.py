from collections.abc import Iterator

from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from applications import days
from applications.forms.importing import ChoicesForm, UpdateForm, UploadForm
from applications.importing import importer, staging, uptodate
from applications.importing.matching import CHOICES, Preview, preview
from applications.importing.reading import UnreadableFile
from applications.models import ImportBatch, StagedImport

from .toasts import toast

A_PAGE = 100
SINGLE = 100
PAST = 50


@require_http_methods(["GET", "POST"])
def import_start(request):
    """Choose files. What is useful in them becomes a staged import; nothing counts yet."""
    form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
    if request.method == "POST" and form.is_valid():
        try:
            staged = staging.stage(request.user, _contents(form.cleaned_data["files"]))
        except UnreadableFile as error:
            form.add_error("files", str(error))
        else:
            return redirect("import_preview", staged.pk)
    context = {
        "form": form,
        "waiting": StagedImport.objects.for_user(request.user).defer("rows"),
        "batches": ImportBatch.objects.for_user(request.user).select_related("action").defer("action__steps")[:PAST],
    }
    return render(request, "applications/import_start.html", context, status=422 if form.errors else 200)


def _contents(files) -> Iterator[tuple[str, bytes]]:
    """One file at a time in memory."""
    for one in files:
        yield one.name, one.read()


@require_http_methods(["GET", "POST"])
def import_preview(request, pk):
    """What is new, what is here already, what cannot be read; the progress bar until that is known.

    POST keeps what was chosen on one page of the rows and shows another page.
    """
    staged = _staged(request, pk)
    if not staged.is_read:
        return render(request, "applications/import_progress.html", {"staged": staged})
    shown = preview(staged)
    if request.method == "POST":
        form = _keep_choices(request, staged, shown)
        return redirect(f"{request.path}?page={form.cleaned_data.get('page') or 1}#new")
    page = Paginator(shown.new, A_PAGE).get_page(request.GET.get("page"))
    return render(request, "applications/import_preview.html", _preview_context(request, staged, shown, page))


def _preview_context(request, staged: StagedImport, shown: Preview, page) -> dict:
    return {
        "staged": staged,
        "preview": shown,
        "page": page,
        "new": [(row, days.short(row.on, request.today)) for row in page],
        "here": [(row, days.long(row.on, request.today)) for row in shown.here[:A_PAGE] if row.on],
        "here_more": max(0, len(shown.here) - A_PAGE),
        "unreadable": shown.unreadable[:A_PAGE],
        "unreadable_more": max(0, len(shown.unreadable) - A_PAGE),
        "adding": len(shown.to_add),
        "adding_in_words": days.in_words(len(shown.to_add)),
    }


def _keep_choices(request, staged: StagedImport, shown: Preview) -> ChoicesForm:
    """Takes over what was posted for the rows of the page it came from; choices on other pages stay."""
    form = ChoicesForm(request.POST, names=CHOICES)
    form.is_valid()
    on_page = {row.place for row in Paginator(shown.new, A_PAGE).get_page(request.GET.get("page"))}
    on_page |= {row.place for row in shown.here[:A_PAGE]}
    for name in CHOICES:
        elsewhere = set(staged.state.get(name, ())) - on_page
        staged.state[name] = sorted(elsewhere | (form.cleaned_data[name] & on_page))
    staged.save(update_fields=["state"])
    return form


@require_POST
def import_progress(request, pk):
    """Validates the next rows; asked again by the page, or by its button, until all are done."""
    staged = _staged(request, pk)
    is_read = staging.read_more(staged, today=request.today)
    if request.htmx and not is_read:
        return render(request, "applications/import_progress.html#progress", {"staged": staged})
    return redirect("import_preview", pk)


@require_POST
def import_confirm(request, pk):
    if before := ImportBatch.objects.for_user(request.user).filter(counts__staged=pk).first():
        return _confirmed_before(request, before)
    staged = _staged(request, pk)
    if not staged.is_read:
        return redirect("import_preview", pk)
    _keep_choices(request, staged, preview(staged))
    try:
        batch = importer.confirm(staged, today=request.today)
    except importer.AlreadyConfirmed:
        return redirect("import_start")
    if batch is None:
        toast(request, "Nothing is chosen, so nothing was added.")
        return redirect("import_preview", pk)
    toast(request, _added(batch), batch)
    return redirect("import_done", batch.pk)


def _confirmed_before(request, batch: ImportBatch):
    """A second click, or another tab."""
    toast(request, "That file was added already.")
    return redirect("import_done", batch.pk)


def _added(batch: ImportBatch) -> str:
    added, moved = batch.counts["added"], batch.counts["moved"]
    text = (
        f"{days.in_words(added)} application{' was' if added == 1 else 's were'} added." if added or not moved else ""
    )
    return f"{text} {days.in_words(moved)} moved on to applied.".strip() if moved else text


@require_POST
def import_discard(request, pk):
    _staged(request, pk).delete()
    toast(request, "The file is let go. Nothing was changed.")
    return redirect("import_start")


@require_safe
def import_done(request, pk):
    """What came of one import, its undo, and once the offer to bring it up to date."""
    batch = _batch(request, pk)
    groups = [] if batch.is_undone else uptodate.by_age(batch, today=request.today)
    context = {"batch": batch, "groups": groups, "waiting": sum(len(group.rows) for group in groups)}
    return render(request, "applications/import_done.html", context)


@require_POST
def import_undo(request, pk):
    result = importer.take_back(_batch(request, pk))
    if result.already:
        toast(request, "That import was undone already, or is older than 30 days.")
    elif result.left:
        names = ", ".join(result.left[:5]) + (f" and {len(result.left) - 5} more" if len(result.left) > 5 else "")
        toast(request, f"{result.undone} taken back. You changed {names} since; they stayed.")
    else:
        toast(request, "The import is undone. Everything is as it was before.")
    return redirect("import_done", pk)


@require_http_methods(["GET", "POST"])
def import_update(request, pk):
    """Bring it up to date: groups and single rows as no response, rejected or still open, with one undo."""
    batch = _batch(request, pk)
    if batch.is_undone:
        return redirect("import_done", pk)
    groups = uptodate.by_age(batch, today=request.today)
    form = UpdateForm(request.POST if request.method == "POST" else None, groups=groups, today=request.today)
    if request.method == "POST" and form.is_valid():
        action, stayed = uptodate.bring_up_to_date(batch, form.endings(), today=request.today)
        toast(request, _brought(action, stayed), action)
        return redirect("import_done", pk)
    shown = [
        {
            "group": group,
            "choice": form[group.name],
            "day": form[f"{group.name}_on"],
            "rows": [
                (row, days.short(row.applied_on or request.today, request.today), form.chosen(row.pk))
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
    text = f"{days.in_words(closed)} closed; the rest stays open." if closed else "All of them stay open."
    if stayed:
        text += f" {len(stayed)} could not be closed on that day. {stayed[0]}"
    return text


def _staged(request, pk: int) -> StagedImport:
    staged = get_object_or_404(StagedImport.objects.for_user(request.user), pk=pk)
    staged.owner = request.user
    return staged


def _batch(request, pk: int) -> ImportBatch:
    batch = get_object_or_404(ImportBatch.objects.for_user(request.user).select_related("action"), pk=pk)
    batch.owner = request.user
    return batch
