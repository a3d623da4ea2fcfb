from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from applications import wording
from applications.forms.rows import RowForm
from applications.importing import sheet, staging
from applications.importing.columns import study
from applications.importing.mapping import MappingForm
from applications.importing.matching import row_of
from applications.importing.sheet import SheetMap
from applications.models import RememberedMap, StagedImport

FIRST = 5


@require_http_methods(["GET", "POST"])
def import_columns(request, pk):
    """Which column of someone's own sheet is which. With `look` it only shows what the rows would become."""
    staged = get_object_or_404(StagedImport.objects.for_user(request.user), pk=pk)
    part = _part(staged, request.GET.get("part", ""))
    if part is None:
        return redirect("import_preview", pk)
    rows = staging.rows_of(staged, part["shape"])
    stored = part.get("map") or part.get("guess")
    mapped = SheetMap.from_stored(stored) if stored and "columns" in stored else None
    form = MappingForm(
        request.POST if request.method == "POST" else None,
        columns=study(dict(part["columns"]), rows), rows=rows, mapped=mapped, today=request.today,
    )  # fmt: skip
    if request.method == "POST":
        if "left_out" in request.POST and len(staged.state["parts"]) > 1:
            staging.agree(staged, part["shape"], None)
            return redirect(staged)
        if "look" not in request.GET and form.is_valid():
            staging.agree(staged, part["shape"], form.map_so_far())
            _remember(request.user, part["shape"], form)
            return redirect(staged)
    context = {
        "staged": staged,
        "part": part,
        "form": form,
        "number": len(rows),
        **_first_rows(form, rows, request.today),
    }
    if request.htmx:
        return render(request, "applications/import_columns.html#understood", context)
    wrong = request.method == "POST" and "look" not in request.GET
    return render(request, "applications/import_columns.html", context, status=422 if wrong else 200)


def _part(staged: StagedImport, place: str) -> dict | None:
    """The sheet that is asked for, else the first without a map, else the first."""
    sheets = staged.sheets
    if place.isdecimal() and int(place) < len(staged.state["parts"]):
        asked = staged.state["parts"][int(place)]
        if asked in sheets:
            return asked
    return next((part for part in sheets if not part.get("map")), sheets[0] if sheets else None)


def _remember(user, shape: str, form: MappingForm) -> None:
    if form.cleaned_data["remember"]:
        RememberedMap.objects.update_or_create(
            owner=user, shape=shape, defaults={"map": form.map_so_far().stored(), "used_at": timezone.now()}
        )
    else:
        RememberedMap.objects.filter(owner=user, shape=shape).delete()


def _first_rows(form: MappingForm, rows: list[dict[str, str]], today) -> dict:
    """What the first rows would become, by the choices so far."""
    mapped, row_form, found = form.map_so_far(), RowForm(today=today), []
    for cells in rows[:FIRST]:
        stored, _ = staging.checked(sheet.read(cells, mapped, today=today), cells, row_form, {})
        row = row_of(stored, today=today)
        found.append((row, "" if row.why else wording.short_date(row.on, today)))
    sure = sum(column.is_sure for column in form.columns)
    return {"first": found, "sure": sure, "unsure": len(form.columns) - sure}
