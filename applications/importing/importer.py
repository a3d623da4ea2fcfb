"""Confirming a staged import, and taking one back."""

import datetime as dt
from collections.abc import Iterable

from django.db import transaction

from applications.editing import plain
from applications.models import (
    Action,
    Application,
    ImportBatch,
    MoveError,
    NewApplication,
    Profile,
    StagedImport,
    Status,
    UndoResult,
    created_steps,
    field_value,
    prepare,
    write,
)
from applications.models.vocabulary import STATUS_ORDER
from applications.wording import counted, full_date

from .candidates import OPEN, ImportCandidate
from .existing import PAY
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
    profile = Profile.of(staged.owner)
    texts = _texts(staged)
    counts = {**_counts(shown), "staged": staged.pk}
    batch = ImportBatch(owner=staged.owner, format=staged.format, file_name=staged.file_name, counts=counts)
    new = [_new(row, batch, texts) for row in shown.to_add]
    prepare(new, profile)
    with transaction.atomic():
        if not StagedImport.objects.filter(pk=staged.pk).delete()[0]:
            raise AlreadyConfirmed
        batch.save()
        filled = _fill(staged.owner, shown.to_fill, texts)
        moved = _move_on(staged.owner, shown.to_move, today)
        batch.counts |= {"moved": len({step[1] for step in moved}), "filled": len(filled)}
        steps = filled + moved + created_steps(write(new, profile))
        summary = counted(
            len(new),
            one="1 application imported from {place}",
            other="{n} applications imported from {place}",
            place=staged.format,
        )
        batch.action = Action.objects.create(owner=staged.owner, kind="import", summary=summary, steps=steps)
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
    return NewApplication(application, [(step.state, step.on) for step in row.history], row.tags)


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
    return f"Status in the file on {full_date(row.on)}: {word}" if row.is_step else f"Status in the file: {word}"


def _fill(owner, rows: Iterable[ImportCandidate], texts: Texts) -> list[list]:
    """Put what the file knows into fields that are empty here. What someone filled in the meantime stays."""
    wanted = {row.existing.pk: row for row in rows if row.existing}
    ids, steps = list(wanted), []
    for start in range(0, len(ids), A_CHUNK):
        some = (
            Application.objects.for_user(owner)
            .filter(pk__in=ids[start : start + A_CHUNK])
            .select_for_update(of=("self",))
        )
        changed, names = [], set()
        for application in some:
            fields = _fields(application, wanted[application.pk], texts)
            if not fields:
                continue
            steps.append(
                [
                    "fields",
                    application.pk,
                    {name: [plain(getattr(application, name)), plain(value)] for name, value in fields.items()},
                ]
            )
            for name, value in fields.items():
                setattr(application, name, value)
            application.version += 1
            application.refresh_keys()
            changed.append(application)
            names |= set(fields)
        if changed:
            Application.objects.bulk_update(changed, [*names, "version", "company_key", "link_key", "search_words"])
    return steps


def _fields(application: Application, row: ImportCandidate, texts: Texts) -> dict[str, object]:
    values: dict[str, object] = {**_converted(row.facts), "link": row.link, **_texts_of(row, texts)}
    adds = [name for name in row.adds if getattr(application, name) in ("", None)]
    if any(name in PAY for name in adds):
        adds = [*dict.fromkeys([*adds, *(name for name in PAY if values.get(name))])]
    if row.key and not application.source_id:
        adds.append("source_id")
        values["source_id"] = row.key
    return {name: values[name] for name in adds if values.get(name) not in ("", None)}


def _move_on(owner, rows: list[ImportCandidate], today: dt.date) -> list[list]:
    """Open ones that the file knows as further or ended, with the steps that are not here. What cannot be moved stays as it is."""
    steps: list[list] = []
    wanted = {row.existing.pk: row for row in rows if row.existing}
    for application in Application.objects.for_user(owner).filter(pk__in=wanted).select_related("owner__profile"):
        for state, on, _ in wanted[application.pk].history:
            if state in STATUS_ORDER and STATUS_ORDER[state] <= STATUS_ORDER[application.status]:
                continue
            try:
                action = _step(application, state, on, today)
            except MoveError:
                break
            if action:
                steps += action.steps
                action.delete()
    return _merge_steps(steps)


def _step(application: Application, state: str, on: dt.date, today: dt.date) -> Action | None:
    if state in Status.values:
        return application.move_to(state, on=on, today=today)
    return application.close(state, on=on, today=today)


def _merge_steps(steps: list[list]) -> list[list]:
    """The moves of one application as one step, so that they are taken back together."""
    moves: dict[int, list] = {}
    others = []
    for step in steps:
        if step[0] != "moved":
            others.append(step)
        elif step[1] in moves:
            moves[step[1]][2] += step[2]
        else:
            moves[step[1]] = [*step[:2], list(step[2])]
    return others + list(moves.values())


def undo_import(batch: ImportBatch) -> UndoResult:
    """Undo an import and whatever brought it up to date; what was changed by hand since stays and is named.

    Closing a row in bulk, and undoing that, each raise its history version by one: the versions at which a row counts
    as untouched are brought in step, so that only changes by hand keep it.
    """
    with transaction.atomic():
        if batch.action is None or not batch.action.is_open:
            return UndoResult(already=True)
        touched: dict[int, int] = {}
        for update in (
            Action.objects.for_user(batch.owner).filter(pk__in=batch.counts.get("updates", [])).order_by("-pk")
        ):
            update.undo()
            for step in update.steps:
                touched[step[1]] = touched.get(step[1], 0) + 2
        steps = [
            [*step[:3], step[3] + touched.get(step[1], 0)] if step[0] == "created" else step
            for step in batch.action.steps
        ]
        Action.objects.filter(pk=batch.action.pk).update(steps=steps)
        batch.action.steps = steps
        return batch.action.undo()
