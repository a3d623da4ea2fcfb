"""The preview of an import: what would be added, page by page, and what the person says about it."""

import csv
import datetime as dt
import re

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from applications import wording
from applications.importing import staging
from applications.importing.candidates import ImportCandidate
from applications.importing.preview import OpenQuestion, Preview, preview
from applications.models import STATE_LABELS, OutcomeKind, StagedImport, Status
from applications.shell.toasts import toast

from .forms import ChoicesForm, question_name

A_PAGE = 100
MOST_QUESTIONS = 20
SINGLE = 50


@require_http_methods(["GET", "POST"])
def import_preview(request, pk):
    """What is new, what is here already, what cannot be read; the progress bar until that is known.

    POST keeps what was chosen on one page of the rows and shows another page.
    """
    staged = get_object_or_404(StagedImport.objects.for_user(request.user), pk=pk)
    staged.owner = request.user
    if staged.upload.needs_answer:
        return redirect(staged)
    if not staged.upload.is_read:
        return render(request, "applications/importing/import_progress.html", {"staged": staged})
    if request.method == "POST":
        form = keep_choices(request, staged)
        where = f"page={form.cleaned_data.get('page') or 1}&here_page={form.cleaned_data.get('here_page') or 1}"
        return redirect(f"{request.path}?{where}#{request.POST.get('to', 'new')[:20]}")
    return render(
        request,
        "applications/importing/import_preview.html",
        _context(request, staged, preview(staged, today=request.today)),
    )


def _context(request, staged: StagedImport, shown: Preview) -> dict:
    page = Paginator(shown.new, A_PAGE).get_page(request.GET.get("page"))
    here = Paginator(shown.here, A_PAGE).get_page(request.GET.get("here_page"))
    pages = f"?page={page.number}&here_page={here.number}"
    upload, today = staged.upload, request.today
    return {
        "staged": staged,
        "preview": shown,
        "page": page,
        "here_page": here,
        "keep_url": f"{request.path}{pages}",
        "confirm_url": f"{reverse('import_confirm', args=[staged.pk])}{pages}",
        "new": [(row, row.when(today)) for row in page],
        "here": [(row, _existing(row, today)) for row in here],
        "here_all": upload.here_all or "skip",
        "questions": [_question(one, staged) for one in shown.questions[:MOST_QUESTIONS]],
        "more_questions": max(0, len(shown.questions) - MOST_QUESTIONS),
        "several": [_several(row, shown, today) for row in shown.of_one_job[:SINGLE]],
        "more_several": max(0, len(shown.of_one_job) - SINGLE),
        "extras": list(dict.fromkeys(name for part in upload.parts for name in part.extras)),
        "unused": [(part.name, part.unused) for part in upload.parts if part.unused],
        "parts": [(place, part) for place, part in enumerate(upload.parts) if not part.is_left_out],
        "is_known": any(not part.is_sheet for part in upload.parts),
        "unreadable": [(row, _offers(row)) for row in shown.unreadable[:A_PAGE]],
        "unreadable_more": max(0, len(shown.unreadable) - A_PAGE),
        "without_title": sum("title" in row.wrong for row in shown.unreadable),
        "without_date": sum(row.wrong == ["on"] for row in shown.unreadable),
        "statuses": Status.choices,
        "outcomes": OutcomeKind.choices,
        "adding": len(shown.to_add),
        "updating": shown.to_update,
        "adding_in_words": wording.figure(len(shown.to_add)),
    }


def _existing(row: ImportCandidate, today: dt.date) -> dict[str, str]:
    """What is known in Onward of the application that this row is."""
    if not (one := row.existing):
        return {}
    return {
        "on": wording.on_date(one.on, today),
        "state": STATE_LABELS[one.state],
        "adds": wording.listed(row.adds_in_words),
    }


def _offers(row: ImportCandidate) -> list[tuple[str, str, str]]:
    """(field, value, what the button says) of what the file suggests."""
    found = []
    for name, value in row.offers.items():
        if name == "on":
            found.append((name, value, f"Use {wording.full_date(dt.date.fromisoformat(value))}"))
        elif name == "company":
            found.append((name, value, f"Use {value[:60]}, the company above"))
    return found


def _several(row: ImportCandidate, shown: Preview, today) -> dict:
    """Rows about one job, with what becomes of them."""
    steps = [
        f"{STATE_LABELS[step.state]} {wording.short_date(step.on, today) if step.is_dated else ''}".strip()
        for step in row.history
    ]
    return {
        "row": row,
        "rows": _rows_of(row),
        "is_apart": row.place in shown.apart,
        "say_the_same": bool(row.repeats) and len(row.steps) < 2,
        "steps": ", ".join(steps),
    }


def _rows_of(row: ImportCandidate) -> str:
    """“Rows 2 and 5”; with the names of the files where there are several."""
    wheres = row.wheres
    if all(re.fullmatch(r"Row \d+", where) for where in wheres):
        return f"Rows {wording.listed([where.removeprefix('Row ') for where in wheres])}"
    return wording.listed(wheres)


def _question(question: OpenQuestion, staged: StagedImport) -> dict:
    return {
        "question": question,
        "name": question_name(question.key),
        "rows": [(row, staged.upload.single.get(str(row.place), "")) for row in question.rows[:SINGLE]],
        "more": max(0, len(question.rows) - SINGLE),
        "format": staged.format,
    }


def keep_choices(request, staged: StagedImport) -> ChoicesForm:
    """Takes over what was posted for the rows of the page it came from; choices on other pages stay."""
    shown = preview(staged, today=request.today)
    form = ChoicesForm(request.POST, questions=[one.key for one in shown.questions], today=request.today)
    form.is_valid()
    for errors in form.errors.values():
        toast(request, " ".join(map(str, errors)))
    chosen, upload = form.cleaned_data, staged.upload
    on_page = {row.place for row in Paginator(shown.new, A_PAGE).get_page(request.GET.get("page"))}
    upload.leave_out = (upload.leave_out - on_page) | (chosen.get("leave_out", set()) & on_page)
    several = {str(row.place): row.place for row in shown.of_one_job}
    for place, choice in chosen.get("same", {}).items():
        if place in several:
            (upload.apart.add if choice else upload.apart.discard)(several[place])
    here = {str(row.place) for row in shown.here}
    asked = {str(row.place) for one in shown.questions for row in one.rows}
    upload.here = _taken_over(upload.here, chosen.get("here", {}), here)
    upload.single = _taken_over(upload.single, chosen.get("single", {}), asked)
    upload.answers |= chosen.get("answers", {})
    upload.here_all = chosen.get("here_all") or upload.here_all
    if chosen.get("extras_shown"):
        upload.without_extras = not chosen["extras"]
    staging.correct_rows(staged, _corrections(form, shown), today=request.today)
    staged.save_upload()
    return form


def _corrections(form: ChoicesForm, shown: Preview) -> dict[int, dict[str, str]]:
    """What was said about single rows that cannot be read, and about all of them."""
    wrong = {row.place: row.wrong for row in shown.unreadable}
    found = {place: said for place, said in form.corrections().items() if place in wrong}
    title = form.cleaned_data.get("title_for_all", "")
    for place, names in wrong.items():
        if title and "title" in names:
            found[place] = {"title": title, **found.get(place, {})}
        if form.cleaned_data.get("without_date") and names == ["on"]:
            found[place] = {"on": "", **found.get(place, {})}
    return found


def _taken_over(before: dict[str, str], posted: dict[str, str], there: set[str]) -> dict[str, str]:
    return {place: value for place, value in {**before, **posted}.items() if value and place in there}


@require_safe
def import_unread(request, pk):
    """The rows that cannot be read, with the reasons, as CSV. No cell of it runs as a formula."""
    staged = get_object_or_404(StagedImport.objects.for_user(request.user), pk=pk)
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="rows-not-read.csv"'
    writer = csv.writer(response)
    for cells in staging.unread(staged):
        writer.writerow([f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t", "\r", "'") else cell for cell in cells])
    return response
