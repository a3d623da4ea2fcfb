"""How the columns of an upload are matched, and what else has to be known before its rows are read."""

from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from applications.importing import sheet, staging
from applications.importing.candidates import ImportCandidate
from applications.importing.columns import guess_columns
from applications.importing.formats.known import FORMATS
from applications.importing.mapping import MappingForm, OrderForm
from applications.importing.sheet import SheetMap
from applications.importing.texts import LETTERS, first_letters
from applications.models import RememberedMap, StagedImport, UploadPart
from applications.shell.toasts import toast
from applications.written_dates import DateRules

from .row_form import RowForm

FIRST = 5


@require_http_methods(["GET", "POST"])
def import_columns(request, pk):
    """Which column of a table is which. With `look` it only shows what the rows would become."""
    staged = get_object_or_404(StagedImport.objects.for_user(request.user), pk=pk)
    staged.owner = request.user
    part = _part(staged, request.GET.get("part", ""))
    if part is None:
        return redirect("import_preview", pk)
    if request.method == "POST" and (done := _other_choice(request, staged, part)):
        return done
    if not part.is_sheet and "match" not in request.GET:
        return _ask_for_order(request, staged, part)
    rows = staging.rows_of(staged, part)
    stored = part.map or part.guess
    mapped = SheetMap.from_json(stored) if stored and "columns" in stored else None
    form = MappingForm(
        request.POST if request.method == "POST" else None,
        columns=guess_columns(dict(staging.columns_of(part, rows)), rows),
        rows=rows,
        mapped=mapped,
        today=request.today,
    )
    if request.method == "POST" and "look" not in request.GET and form.is_valid():
        staging.set_mapping(staged, part, form.map_so_far())
        _remember(request.user, part.shape, form)
        return redirect(staged)
    context = {
        **_about(staged, part),
        "form": form,
        "number": len(rows),
        "letters": first_letters(text for row in rows[:200] for text in row.values()) if part.letters else "",
        "letters_choices": LETTERS.items(),
        "known": FORMATS[part.key or part.known].name if (part.key or part.known) in FORMATS else "",
        **_first_rows(form, rows, request),
    }
    if request.htmx:
        return render(request, "applications/importing/import_columns.html#understood", context)
    wrong = request.method == "POST" and "look" not in request.GET
    return render(request, "applications/importing/import_columns.html", context, status=422 if wrong else 200)


def _about(staged: StagedImport, part: UploadPart) -> dict:
    return {"staged": staged, "part": part, "part_number": staged.upload.parts.index(part)}


def _part(staged: StagedImport, place: str) -> UploadPart | None:
    """The part that is asked for, else the first that needs an answer, else the first sheet, else the first."""
    parts = staged.upload.parts
    if place.isdecimal() and int(place) < len(parts):
        return parts[int(place)]
    waiting = next((part for part in parts if part.needs_answer), None)
    return waiting or next(iter(staged.upload.sheets or parts), None)


def _other_choice(request, staged: StagedImport, part: UploadPart):
    """Leaving a sheet out, reading it as the tracker's that it looked like, or reading its letters in another way."""
    if "left_out" in request.POST and len(staged.upload.parts) > 1:
        staging.set_mapping(staged, part, None)
    elif "as_known" in request.POST and part.known:
        staging.read_as_format(staged, part)
    elif "read_letters" in request.POST and part.letters and request.POST.get("letters") in LETTERS:
        staging.set_letters(staged, part, request.POST["letters"])
        toast(request, f"Read again as {LETTERS[part.letters]}.")
        return redirect(request.get_full_path())
    else:
        return None
    return redirect(staged)


def _ask_for_order(request, staged: StagedImport, part: UploadPart):
    """In a known format nothing else is open. What is settled already leads to matching the columns by hand."""
    if not part.example:
        return redirect(f"{request.path}?part={staged.upload.parts.index(part)}&match=1")
    rows = staging.rows_of(staged, part)
    fmt = FORMATS[part.key]
    texts = [row[key] for row in rows for key in fmt.dates if row.get(key)]
    form = OrderForm(
        request.POST if request.method == "POST" else None, texts=texts, example=part.example, today=request.today
    )
    if request.method == "POST" and form.is_valid():
        staging.set_order(staged, part, form.cleaned_data["order"])
        return redirect(staged)
    context = {**_about(staged, part), "form": form, "known": fmt.name, "number": len(rows)}
    return render(request, "applications/importing/import_order.html", context, status=422 if form.errors else 200)


def _remember(user, shape: str, form: MappingForm) -> None:
    if form.cleaned_data["remember"]:
        RememberedMap.objects.update_or_create(
            owner=user, shape=shape, defaults={"map": form.map_so_far().to_json(), "used_at": timezone.now()}
        )
    else:
        RememberedMap.objects.filter(owner=user, shape=shape).delete()


def _first_rows(form: MappingForm, rows: list[dict[str, str]], request) -> dict:
    """What the first rows would become, by the choices so far."""
    mapped, row_form, found = form.map_so_far(), RowForm(today=request.today), []
    rules = DateRules(request.today, zone=request.user.profile.zone)
    beside = staging.Beside(rows, mapped, rules)
    for place, cells in enumerate(rows[:FIRST]):
        read = sheet.read(cells, mapped, rules, above=beside.above(place), near=beside.near(place))
        checked, _ = staging.validate_row(read, cells, row_form, {})
        row = ImportCandidate.from_row(checked, undated_on=request.today)
        found.append((row, "" if row.why else row.when(request.today)))
    sure = sum(column.is_sure for column in form.columns)
    return {"first": found, "sure": sure, "unsure": len(form.columns) - sure}
