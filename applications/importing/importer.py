"""Confirming a staged import, and taking one back."""

import datetime as dt

from django.db import transaction

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
    history_for,
    prepare,
    write,
)

from .matching import Preview, Row, preview

REASONS_KEPT = 200


class AlreadyConfirmed(Exception):
    """Another tab was faster."""


def confirm(staged: StagedImport, *, today: dt.date) -> ImportBatch | None:
    """Store what the preview shows as one batch with one action, in one short transaction; None when nothing is chosen.

    What came to be here since the preview was shown is not stored again. Raises AlreadyConfirmed.
    """
    shown = preview(staged)
    if not shown.to_add and not shown.to_move:
        return None
    profile = Profile.of(staged.owner)
    batch = ImportBatch(
        owner=staged.owner,
        format=staged.format,
        file_name=staged.file_name,
        counts={**_counts(shown), "staged": staged.pk},
    )
    new = [_new(row, batch) for row in shown.to_add]
    prepare(new, profile)
    with transaction.atomic():
        if not StagedImport.objects.filter(pk=staged.pk).delete()[0]:
            raise AlreadyConfirmed
        batch.save()
        steps = _move_on(staged.owner, shown.to_move, today)
        batch.counts["moved"] = len(steps)
        steps += created_steps(write(new, profile))
        number = f"{len(new)} application{'' if len(new) == 1 else 's'}"
        batch.action = Action.objects.create(
            owner=staged.owner, kind="import", summary=f"{number} imported from {staged.format}", steps=steps
        )
        batch.save()
    return batch


def _counts(shown: Preview) -> dict:
    return {
        "added": len(shown.to_add),
        "saved": sum(row.status == Status.SAVED for row in shown.to_add),
        "here": sum(row.choice not in ("add_anyway", "move_on") for row in shown.here),
        "twice": shown.twice,
        "left_out": shown.left_out,
        "unread": len(shown.unreadable),
        "reasons": [[row.where, row.why, row.company] for row in shown.unreadable[:REASONS_KEPT]],
        "updates": [],
    }


def _new(row: Row, batch: ImportBatch) -> NewApplication:
    application = Application(
        owner=batch.owner, company=row.company, title=row.title, link=row.link, import_batch=batch, **row.facts
    )
    assert row.on is not None  # noqa: S101, rows that cannot be read never come here
    return NewApplication(application, history_for(row.status, row.on))


def _move_on(owner, rows: list[Row], today: dt.date) -> list[list]:
    """Saved ones that the file knows as applied for. What cannot be moved any more stays as it is."""
    steps: list[list] = []
    wanted = {row.here.pk: row for row in rows if row.here}
    for application in Application.objects.for_user(owner).filter(pk__in=wanted):
        try:
            action = application.move_to(Status.APPLIED, on=wanted[application.pk].on, today=today)
        except MoveError:
            continue
        if action:
            steps += action.steps
            action.delete()
    return steps


def take_back(batch: ImportBatch) -> UndoResult:
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
