"""Tables of applications as files, the proof of job search, and one application as text."""

import datetime as dt
import tempfile

from django.http import FileResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from applications import wording
from applications.board import application_list
from applications.board.filter_form import FilterForm
from applications.detail import timeline
from applications.models import Application, Profile, Search

from . import plaintext, proof, tables
from .proof_form import ProofForm

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
def application_csv(request):
    """The applications that the filter in the address finds, or all of them, streamed line by line."""
    return csv_file(tables.csv_lines(_table(request)), tables.file_name("applications", request.today, "csv"))


@require_safe
def application_xlsx(request):
    """The same as a workbook, in a temporary file until it is sent."""
    file = tempfile.TemporaryFile()  # noqa: SIM115, the response closes it
    tables.write_xlsx(_table(request), file)
    file.seek(0)
    name = tables.file_name("applications", request.today, "xlsx")
    return FileResponse(file, as_attachment=True, filename=name, content_type=XLSX)


def _table(request):
    asked = FilterForm(request.GET, owner=request.user).chosen
    return tables.table_of(
        application_list.matching(request.user, asked, today=request.today),
        searches=list(Search.objects.filter(owner=request.user)),
        zone=Profile.of(request.user).zone,
    )


def csv_file(lines, name: str) -> StreamingHttpResponse:
    response = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@require_safe
def proof_page(request):
    form = _proof_form(request)
    found = proof.lines(request.user, since=form.cleaned_data["since"], until=form.cleaned_data["until"]) if form.is_valid() else []  # fmt: skip
    context = {
        "form": form,
        "columns": proof.COLUMNS,
        "most": wording.figure(proof.MOST),
        "is_too_long": len(found) > proof.MOST,
    }
    if form.is_valid():
        context |= _proof_context(form.cleaned_data, found[: proof.MOST], request.today)
        context["sent"] = _applications_sent(found)
        context["undated"] = proof.count_undated(request.user)
    return render(request, "applications/exporting/proof.html", context, status=422 if form.errors else 200)


def _proof_form(request) -> ProofForm:
    return ProofForm(request.GET, today=request.today, name=Profile.of(request.user).full_name)


def _proof_context(asked: dict, found: list[proof.Line], today: dt.date) -> dict:
    def day(on: dt.date) -> str:
        text = f"{on.day}\N{NO-BREAK SPACE}{on:%b}"
        return text if years == 1 else f"{text}\N{NO-BREAK SPACE}{on.year}"

    years = len({asked["since"].year, asked["until"].year, today.year})
    rows = [
        {
            "on": line.on.isoformat(),
            "day": day(line.on),
            "company": line.company,
            "title": line.title,
            "sent": line.sent,
            "contact": line.contact,
            "link": line.link,
            "events": "; ".join(f"{label} {day(on)}" if on else label for label, on in line.events),
            "result": f"{line.result}, {day(line.ended_on)}" if line.ended_on else line.result,
        }
        for line in found
    ]
    same_year = asked["since"].year == asked["until"].year
    since = f"{asked['since'].day} {asked['since']:%B}" if same_year else wording.full_date(asked["since"])
    period = f"{since} to {wording.full_date(asked['until'])}"
    return {"rows": rows, "period": period, "name": asked["name"], "number": asked["number"], "asked": asked}


def _applications_sent(found: list[proof.Line]) -> str:
    if len(found) > proof.MOST:
        return f"more than {wording.figure(proof.MOST)} applications sent"
    return wording.counted(
        len(found), one="1 application sent", other="{n} applications sent", zero="no applications sent"
    )


@require_safe
def proof_csv(request):
    form = _proof_form(request)
    if not form.is_valid():
        return proof_page(request)
    since, until = form.cleaned_data["since"], form.cleaned_data["until"]
    found = proof.lines(request.user, since=since, until=until)[: proof.MOST]
    lines = tables.csv_lines(proof.cells(found, form.columns))
    return csv_file(lines, f"proof-of-search-{since.isoformat()}-to-{until.isoformat()}.csv")


@require_safe
def application_text(request, pk):
    """One application as plain text, to copy. Notes and the job ad only if asked for."""
    application = get_object_or_404(Application.objects.for_user(request.user), pk=pk)
    story = timeline.load_story(application)
    asked = {name: name in request.GET for name in ("notes", "advert")}
    others = [stage for stage in story.stages if stage not in story.held]
    sections = {
        "Questions they asked": "\n".join(timeline.questions(story.held)),
        "Notes for other interviews": "\n".join(timeline.questions(others)),
        "Notes": application.notes,
    }
    text = plaintext.as_text(
        application,
        entries=timeline.entries(story, request.today),
        tags=[tag.name for tag in application.tags.all()],
        people=[one.name for one in application.contacts.filter(deleted_at=None)],
        sections=(sections if asked["notes"] else {}) | ({"Job ad": application.advert} if asked["advert"] else {}),
    )
    context = {"application": application, "text": text, "asked": asked, "lines": min(text.count("\n") + 1, 40)}
    return render(request, "applications/exporting/application_text.html", context)
