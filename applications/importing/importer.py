"""Confirming a staged import, and taking one back."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from django.db import transaction

from applications.models import (
    Action,
    Application,
    ImportBatch,
    MoveError,
    NewApplication,
    Recorder,
    StagedImport,
    Status,
    UndoResult,
    field_value,
    prepare,
    write,
)
from applications.models.derived import LONG_TEXTS
from applications.models.history import ApplicationState, Plan, Step, Steps, closing_as, moving_to
from applications.models.recording import Change, record
from applications.models.undo import Created, Moved, read_steps, to_json
from applications.models.vocabulary import STATUS_ORDER
from applications.wording import counted, full_date

from .candidates import OPEN, SHEET_ID, ImportCandidate
from .matches import PAY
from .preview import Preview, preview

REASONS_KEPT = 200
A_CHUNK = 500
Texts = dict[int, dict]


class AlreadyConfirmed(Exception):
    """Another tab was faster."""


def confirm(staged: StagedImport, *, today: dt.date) -> ImportBatch | None:
    """Store what the preview shows as one batch with one action, in one short transaction; None when nothing is chosen.

    What came to be here since the preview was shown is not stored again. Raises AlreadyConfirmed.
    """
    shown = preview(staged, today=today)
    if not shown.to_add and not shown.to_move and not shown.to_fill:
        if not StagedImport.objects.filter(pk=staged.pk).exists():
            raise AlreadyConfirmed
        return None
    texts = _texts(staged)
    counts = {**_counts(shown), "staged": staged.pk}
    batch = ImportBatch(owner=staged.owner, format=staged.format, file_name=staged.file_name, counts=counts)
    new = [_new(row, batch, texts) for row in shown.to_add]
    prepare(new)
    with transaction.atomic():
        if not StagedImport.objects.filter(pk=staged.pk).delete()[0]:
            raise AlreadyConfirmed
        batch.save()
        recorder = Recorder(staged.owner)
        batch.counts |= {
            "filled": _fill(recorder, shown.to_fill, texts),
            "moved": move_on(recorder, shown.to_move, today),
        }
        write(recorder, new)
        summary = counted(
            len(new),
            one="1 application imported from {place}",
            other="{n} applications imported from {place}",
            place=staged.format,
        )
        batch.action = recorder.action("import", summary)
        batch.save()
    return batch


def _counts(shown: Preview) -> dict:
    return {
        "added": len(shown.to_add),
        "saved": sum(row.state == Status.SAVED for row in shown.to_add),
        "closed": sum(row.is_closed for row in shown.to_add),
        "here": sum(row.choice == "skip" for row in shown.here),
        "twice": shown.duplicates,
        "joined": shown.joined,
        "left_out": shown.left_out,
        "unread": len(shown.unreadable),
        "reasons": [[row.where, row.why, row.company] for row in shown.unreadable[:REASONS_KEPT]],
        "updates": [],
    }


def _texts(staged: StagedImport) -> Texts:
    """{place: notes and advert} as they are to be stored."""
    with_extras = not staged.upload.without_extras
    found: Texts = {}
    for number, texts in staged.chunks.values_list("number", "texts"):
        for place, one in texts.items():
            lines = [one.get("notes", "")]
            if with_extras:
                lines += [f"{name}: {text}" for name, text in one.get("extras", ())]
            notes = "\n".join(line for line in lines if line)
            found[number * staged.upload.size + int(place)] = {"notes": notes, "advert": one.get("advert", "")}
    return found


def _new(row: ImportCandidate, batch: ImportBatch, texts: Texts) -> NewApplication:
    own = _texts_of(row, texts)
    application = Application(
        owner=batch.owner,
        company=row.company,
        title=row.title,
        link=row.link,
        source_id=row.key,
        import_batch=batch,
        notes="\n".join(line for line in (own["notes"], *_left_open(row, batch.format)) if line),
        advert=own["advert"],
        **_converted(row.facts),
    )
    return NewApplication(application, list(row.history), row.tags)


def _texts_of(row: ImportCandidate, texts: Texts) -> dict[str, str]:
    """The notes of all rows that it stands for, by date, each line once; the first job ad."""
    found = [texts.get(one.place, {}) for one in row.rows]
    said = [one["notes"] for one in found if one.get("notes")]
    lines = [line for one in said for line in one.split("\n")]
    notes = "\n".join(dict.fromkeys(lines) if len(said) > 1 else lines)
    return {"notes": notes, "advert": next((one["advert"] for one in found if one.get("advert")), "")}


def _converted(facts: dict[str, str]) -> dict[str, object]:
    return {name: field_value(name, value) for name, value in facts.items()}


def _left_open(row: ImportCandidate, format_name: str) -> list[str]:
    """What no one answered is kept in words."""
    return [_in_words(one, format_name) for one in row.rows if one.asks and one.answer in ("", OPEN)]


def _in_words(row: ImportCandidate, format_name: str) -> str:
    if row.asks == "archived":
        date = row.dates.get("ended_on")
        return f"Archived in {format_name} on {full_date(date)}" if date else f"Archived in {format_name}"
    word = row.asks.removeprefix("word:")
    has_date = row.is_step and not row.is_undated
    return f"Status in the file on {full_date(row.on)}: {word}" if has_date else f"Status in the file: {word}"


def _fill(recorder: Recorder, rows: Iterable[ImportCandidate], texts: Texts) -> int:
    """Fill fields that are empty here from the file, and say of how many rows. What someone filled meanwhile stays."""
    wanted = {row.existing.pk: row for row in rows if row.existing}
    ids, filled = list(wanted), 0
    for start in range(0, len(ids), A_CHUNK):
        some = (
            Application.objects.for_user(recorder.owner)
            .filter(pk__in=ids[start : start + A_CHUNK])
            .select_for_update(of=("self",))
        )
        changed, names = [], set()
        for application in some:
            fields = _fields(application, wanted[application.pk], texts)
            if not fields:
                continue
            before = {name: getattr(application, name) for name in fields}
            recorder.changed_alike(Application, [application.pk], before, fields)
            for name, value in fields.items():
                setattr(application, name, value)
            application.version += 1
            application.refresh_keys()
            changed.append(application)
            names |= set(fields)
            filled += set(fields) != {"source_id"}
        if changed:
            Application.objects.bulk_update(changed, [*names, "version", "company_key", "link_key", "search_words"])
    return filled


def _fields(application: Application, row: ImportCandidate, texts: Texts) -> dict[str, object]:
    values: dict[str, object] = {**_converted(row.facts), "link": row.link, **_texts_of(row, texts)}
    adds = [name for name in row.adds if getattr(application, name) in ("", None)]
    if any(name in PAY for name in adds):
        adds = [*dict.fromkeys([*adds, *(name for name in PAY if values.get(name))])]
    is_of_a_sheet = application.source_id.startswith(SHEET_ID)
    if row.key and (not application.source_id or (is_of_a_sheet and row.key != application.source_id)):
        adds.append("source_id")
        values["source_id"] = row.key
    return {name: values[name] for name in adds if values.get(name) not in ("", None)}


def move_on(recorder: Recorder, rows: list[ImportCandidate], today: dt.date) -> int:
    """Record what is not here of open ones that the file knows as further or ended, and say of how many.

    What cannot be moved stays as it is.
    """
    wanted = {row.existing.pk: row for row in rows if row.existing}
    found = Application.objects.for_user(recorder.owner).filter(pk__in=wanted).defer(*LONG_TEXTS)
    changes = [Change(one, _further(wanted[one.pk].history, today), is_partial=True) for one in found]
    record(recorder, changes, today=today)
    return sum(isinstance(step, Moved) for step in recorder.steps)


def _further(history: Sequence[tuple[str, dt.date, bool]], today: dt.date) -> Plan:
    """The steps of a file that lead further than an application got, up to the first that its state does not allow."""

    def plan(state: ApplicationState) -> Steps:
        steps: list[Step] = []
        for to_state, on, day_known in history:
            if to_state in STATUS_ORDER and STATUS_ORDER[to_state] <= STATUS_ORDER[state.status]:
                continue
            say = moving_to if to_state in STATUS_ORDER else closing_as
            try:
                more = say(to_state, on, day_known=day_known)(state)
            except MoveError:
                break
            steps += more
            for step in more:
                state = state.apply(step.to_state, step.on or today, step.day_known)
        return steps

    return plan


def undo_import(batch: ImportBatch) -> UndoResult:
    """Undo an import and whatever brought it up to date; what was changed by hand since stays and is named.

    Closing a row in bulk, and undoing that, each raise its history version by one: the versions at which a row counts
    as untouched are brought in step, so that only changes by hand keep it.
    """
    with transaction.atomic():
        if batch.action is None or not batch.action.is_open:
            return UndoResult(already=True)
        touched: Counter[int] = Counter()
        updates = Action.objects.for_user(batch.owner).filter(pk__in=batch.counts.get("updates", []))
        for update in updates.order_by("-pk"):
            update.undo()
            for step in read_steps(update.steps):
                if isinstance(step, Moved):
                    touched[step.application] += 2
        steps = [
            replace(step, history_version=step.history_version + touched[step.application])
            if isinstance(step, Created)
            else step
            for step in read_steps(batch.action.steps)
        ]
        batch.action.steps = [to_json(step) for step in steps]
        batch.action.save(update_fields=["steps"])
        return batch.action.undo()
