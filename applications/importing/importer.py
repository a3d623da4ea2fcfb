"""Staging, checking in chunks, confirming. Nothing counts before it is confirmed, and all of it goes back with one undo."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django import forms
from django.db import transaction
from django.utils import timezone

from applications.forms.application import LinkField
from applications.models import (
    Action,
    Application,
    ImportBatch,
    NewApplication,
    Profile,
    Source,
    StagedImport,
    created_steps,
    history_for,
    link_key,
    store,
)

from . import linkedin
from .reading import MOST_ROWS, UnreadableFile

A_CHUNK = 1000
KEPT_FOR = dt.timedelta(days=1)


class RowForm(forms.Form):
    """The same rules as for what is typed, for the few fields a row has."""

    company = forms.CharField(max_length=200, error_messages={"required": "The company is missing.", "max_length": "The company's name is too long."})
    title = forms.CharField(max_length=300, error_messages={"required": "The title is missing.", "max_length": "The title is too long."})
    link = LinkField(required=False, max_length=2000, error_messages={"max_length": "The link is too long."})


@dataclass(frozen=True, slots=True)
class Preview:
    new: list[dict]
    here: list[dict]
    unreadable: list[dict]
    total: int


def stage(owner, files: Iterable[tuple[str, bytes]]) -> StagedImport:
    """Keep the useful columns of the files until they are confirmed. Raises UnreadableFile."""
    StagedImport.objects.filter(created_at__lt=timezone.now() - KEPT_FOR).delete()
    rows, names = [], []
    for name, content in files:
        names.append(name)
        for table in linkedin.tables(name, content):
            rows += [[table.header, line, cells] for line, cells in table.rows]
    if not rows:
        raise UnreadableFile("There are no applications in this file.")
    if len(rows) > MOST_ROWS:
        raise UnreadableFile(f"Together these files have more than {MOST_ROWS:,} rows. Bring them in two goes.")
    return StagedImport.objects.create(
        owner=owner, file_name=", ".join(names)[:250], format=linkedin.NAME, rows=rows, state={"read": 0, "total": len(rows), "seen": [], "rows": []}
    )


def read_more(staged: StagedImport, *, today: dt.date) -> bool:
    """Check the next thousand rows. Gives whether all are checked now; each row is validated once."""
    state = staged.state
    start = state["read"]
    chunk = staged.rows[start : start + A_CHUNK]
    if chunk:
        checked = [_checked(header, line, cells, today) for header, line, cells in chunk]
        _mark_known(staged.owner, checked, {row["key"] for row in state["rows"] if row.get("key")})
        state["rows"] += checked
        state["read"] = start + len(chunk)
        if state["read"] >= state["total"]:
            staged.rows = []
        updated = StagedImport.objects.filter(pk=staged.pk, state__read=start).update(rows=staged.rows, state=state)
        if not updated:
            staged.refresh_from_db()
    return staged.state["read"] >= staged.state["total"]


def _checked(header: list[str], line: int, cells: list[str], today: dt.date) -> dict:
    try:
        row = linkedin.row_of(header, line, cells)
    except ValueError as error:
        return {"line": line, "why": str(error), "text": " · ".join(cell[:60] for cell in cells if cell)[:200]}
    form = RowForm({"company": row.company, "title": row.title, "link": row.link})
    why = "" if form.is_valid() else next(iter(form.errors.values()))[0]
    if row.on > today:
        why = "The day lies in the future."
    elif row.on.year < 1990:
        why = "The day lies too far back."
    if why:
        return {"line": line, "why": why, "text": f"{row.company[:80]} · {row.title[:80]}"}
    key = row.source_id or link_key(form.cleaned_data["link"]) or f"{row.company.casefold()}|{row.title.casefold()}|{row.on}"
    return {
        "line": line,
        "company": form.cleaned_data["company"],
        "title": form.cleaned_data["title"],
        "link": form.cleaned_data["link"],
        "on": row.on.isoformat(),
        "status": row.status,
        "source_id": row.source_id,
        "cv_version": row.cv_version,
        "key": key,
    }


def _mark_known(owner, rows: list[dict], seen: set[str]) -> None:
    """Say which rows are here already, by the job's id or link, or stand twice in the files."""
    good = [row for row in rows if "why" not in row]
    ids = [row["source_id"] for row in good if row["source_id"]]
    links = [link_key(row["link"]) for row in good if row["link"]]
    mine = Application.objects.for_user(owner).order_by()
    known: dict[str, int] = {}
    for start in range(0, len(good), 500):
        known |= dict(mine.filter(source_id__in=ids[start : start + 500]).values_list("source_id", "pk"))
        known |= dict(mine.filter(link_key__in=links[start : start + 500]).exclude(link_key="").values_list("link_key", "pk"))
    for row in good:
        here = known.get(row["source_id"]) or known.get(link_key(row["link"])) if row["link"] or row["source_id"] else None
        if here:
            row["here"] = here
        elif row["key"] in seen:
            row["twice"] = True
        seen.add(row["key"])


def preview(staged: StagedImport) -> Preview:
    rows = staged.state["rows"]
    return Preview(
        new=[row for row in rows if "why" not in row and "here" not in row and not row.get("twice")],
        here=[row for row in rows if "here" in row or row.get("twice")],
        unreadable=[row for row in rows if "why" in row],
        total=len(rows),
    )


def confirm(staged: StagedImport, *, leave_out: set[int], add_anyway: set[int]) -> ImportBatch:
    """Store what was previewed, but for the exceptions, in one short transaction. `leave_out`, `add_anyway`: places in the preview."""
    profile = Profile.of(staged.owner)
    shown = preview(staged)
    chosen = [row for place, row in enumerate(shown.new) if place not in leave_out]
    chosen += [row for place, row in enumerate(shown.here) if place in add_anyway]
    batch = ImportBatch(owner=staged.owner, format=staged.format, file_name=staged.file_name)
    new = [_new(row, staged.owner, batch) for row in chosen]
    with transaction.atomic():
        claimed = StagedImport.objects.filter(pk=staged.pk).delete()[0]
        if not claimed:
            raise UnreadableFile("This import was confirmed already in another tab.")
        batch.save()
        applications = store(new, profile)
        batch.action = Action.objects.create(
            owner=staged.owner, kind="import", summary=f"{len(applications)} imported from {staged.format}", steps=created_steps(applications)
        )
        batch.counts = {"added": len(applications), "here": len(shown.here), "unreadable": len(shown.unreadable)}
        batch.save()
    return batch


def _new(row: dict, owner, batch: ImportBatch) -> NewApplication:
    application = Application(
        owner=owner,
        company=row["company"],
        title=row["title"],
        link=row["link"],
        source=Source.JOB_BOARD,
        source_name="LinkedIn",
        sent_via="online" if row["status"] == "applied" else "",
        source_id=row["source_id"],
        cv_version=row["cv_version"],
        import_batch=batch,
    )
    return NewApplication(application, history_for(row["status"], dt.date.fromisoformat(row["on"])))


@dataclass(frozen=True, slots=True)
class AgeGroup:
    name: str
    label: str
    rows: list[Application]


def by_age(batch: ImportBatch, *, today: dt.date) -> list[AgeGroup]:
    """What an import left open, by how long ago it was applied for: over 90 days, 30 to 90, under 30."""
    rows = list(
        Application.objects.for_user(batch.owner)
        .open()
        .filter(import_batch=batch, status="applied")
        .order_by("applied_on")
        .only("company", "agency", "title", "applied_on")
    )
    ages = [(row, (today - row.applied_on).days) for row in rows]
    return [
        AgeGroup("old", "More than 90 days ago", [row for row, age in ages if age > 90]),
        AgeGroup("middle", "30 to 90 days ago", [row for row, age in ages if 30 <= age <= 90]),
        AgeGroup("young", "Less than 30 days ago", [row for row, age in ages if age < 30]),
    ]
