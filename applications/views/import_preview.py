"""The preview of an import: what would be added, page by page, and what the person says about it."""

import csv

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from applications import wording
from applications.forms.importing import ChoicesForm, question_name
from applications.importing import staging
from applications.importing.matching import Preview, Question, preview
from applications.models import OutcomeKind, StagedImport, Status

from .toasts import toast

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
    if staged.needs_map:
        return redirect(staged)
    if not staged.is_read:
        return render(request, "applications/import_progress.html", {"staged": staged})
    if request.method == "POST":
        form = keep_choices(request, staged)
        where = f"page={form.cleaned_data.get('page') or 1}&here_page={form.cleaned_data.get('here_page') or 1}"
        return redirect(f"{request.path}?{where}#{request.POST.get('to', 'new')[:20]}")
    return render(
        request, "applications/import_preview.html", _context(request, staged, preview(staged, today=request.today))
    )


def _context(request, staged: StagedImport, shown: Preview) -> dict:
    page = Paginator(shown.new, A_PAGE).get_page(request.GET.get("page"))
    here = Paginator(shown.here, A_PAGE).get_page(request.GET.get("here_page"))
    return {
        "staged": staged,
        "preview": shown,
        "page": page,
        "here_page": here,
        "new": [(row, wording.short_date(row.on, request.today)) for row in page],
        "here": [(row, wording.long_date(row.on, request.today)) for row in here],
        "here_all": staged.state.get("here_all", "skip"),
        "questions": [_question(one, staged) for one in shown.questions[:MOST_QUESTIONS]],
        "more_questions": max(0, len(shown.questions) - MOST_QUESTIONS),
        "undated_on": staged.state.get("undated_on") or request.today.isoformat(),
        "extras": list(dict.fromkeys(name for part in staged.state["parts"] for name in part["extras"])),
        "unused": [(part["name"], part["unused"]) for part in staged.state["parts"] if part["unused"]],
        "unreadable": shown.unreadable[:A_PAGE],
        "unreadable_more": max(0, len(shown.unreadable) - A_PAGE),
        "statuses": Status.choices,
        "outcomes": OutcomeKind.choices,
        "adding": len(shown.to_add),
        "adding_in_words": wording.figure(len(shown.to_add)),
    }


def _question(question: Question, staged: StagedImport) -> dict:
    return {
        "question": question,
        "name": question_name(question.key),
        "rows": [(row, staged.state.get("single", {}).get(str(row.place), "")) for row in question.rows[:SINGLE]],
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
    chosen = form.cleaned_data
    on_page = {row.place for row in Paginator(shown.new, A_PAGE).get_page(request.GET.get("page"))}
    state = staged.state
    state["leave_out"] = sorted(
        (set(state.get("leave_out", ())) - on_page) | (chosen.get("leave_out", set()) & on_page)
    )
    here, asked = (
        {str(row.place) for row in shown.here},
        {str(row.place) for one in shown.questions for row in one.rows},
    )
    state["here"] = _taken_over(state.get("here", {}), chosen.get("here", {}), here)
    state["single"] = _taken_over(state.get("single", {}), chosen.get("single", {}), asked)
    state["answers"] = {**state.get("answers", {}), **chosen.get("answers", {})}
    if chosen.get("here_all"):
        state["here_all"] = chosen["here_all"]
    if chosen.get("undated_on"):
        state["undated_on"] = chosen["undated_on"].isoformat()
    if chosen.get("extras_shown"):
        state["without_extras"] = not chosen["extras"]
    unreadable = {row.place for row in shown.unreadable}
    staging.mend(
        staged, {place: said for place, said in form.mended().items() if place in unreadable}, today=request.today
    )
    staged.save(update_fields=["state"])
    return form


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
