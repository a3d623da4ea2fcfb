"""The one writer of history. Whatever anyone says happened to an application, on its card, for many at once, in a form, a
file, an email or an example, is written here, and the same words give the same history everywhere.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import batched

from django.db import transaction
from django.utils import timezone

from .application import Application
from .derived import DERIVED_FIELDS, derived_fields, live_changes, recompute_derived, save_derived_fields
from .history import ApplicationState, MoveError, Outcome, Plan, StatusChange, Steps, validate_change_date
from .profile import Profile
from .undo import CHUNK, Action, Created, Moved, Recorder
from .vocabulary import OutcomeKind, Reason, Status

Refused = list[tuple[Application, MoveError]]
LOCKED = [*DERIVED_FIELDS, "wait_until", "history_version"]


@dataclass(slots=True)
class Change:
    """What someone says happened to one application, stored or new.

    `plan` gives the steps from the state it is in: states with their dates, oldest first. No date means today, or the date of
    the change before where that is later. It raises MoveError where the state does not allow them. `reason` and `message`
    belong to the outcome, if there is one among the steps. A partial one is followed as far as its dates allow.
    """

    application: Application
    plan: Plan
    reason: str = Reason.NONE
    message: str = ""
    is_partial: bool = False


@dataclass(slots=True)
class _Entry:
    """A change that history allows: (from, to, date) for each row to write, and a first date that moves with it."""

    change: Change
    before: dict[str, object]
    state: ApplicationState
    rows: list[tuple[str, str, dt.date]]
    saved: StatusChange | None = None
    written: list[StatusChange] = field(default_factory=list)

    @property
    def application(self) -> Application:
        return self.change.application


def record(recorder: Recorder, changes: Iterable[Change], *, today: dt.date | None) -> Refused:
    """Write what happened to one application or to many, with all that follows from it, and note how it is undone.

    Gives the applications that history does not let change like this, each with its MoveError. Without `today`, dates in the
    future are not refused: rows of a file were checked when they were read.
    """
    profile = Profile.of(recorder.owner)
    refused: Refused = []
    with transaction.atomic():
        for some in batched(changes, CHUNK):
            _lock([one.application for one in some if one.application.pk])
            planned = [one for change in some if (one := _planned(change, refused))]
            saved = _saved_later(planned)
            entries = []
            for change, state, steps in planned:
                try:
                    entries.append(_follow(change, state, steps, saved.get(change.application.pk or 0), today))
                except MoveError as error:
                    refused.append((change.application, error))
            _write(recorder, entries, profile)
    return refused


def _lock(applications: list[Application]) -> None:
    """Hold their rows, so that of two clicks at the same time the later one sees what the first did."""
    rows = Application.objects.select_for_update().filter(pk__in=[one.pk for one in applications], deleted_at=None)
    stored = {row["pk"]: row for row in rows.order_by("pk").values("pk", *LOCKED)} if applications else {}
    for application in applications:
        if row := stored.get(application.pk):
            application.deleted_at = None
            for name in LOCKED:
                setattr(application, name, row[name])
        else:
            application.deleted_at = application.deleted_at or timezone.now()


def _planned(change: Change, refused: Refused) -> tuple[Change, ApplicationState, Steps] | None:
    """The state that the application is in and the steps from there; None where there are none."""
    application = change.application
    try:
        if application.deleted_at:
            raise MoveError("This application has been deleted. Undo that first.", code="deleted")
        state = application.folded_state if application.pk else ApplicationState()
        steps = change.plan(state)
    except MoveError as error:
        refused.append((application, error))
        return None
    return (change, state, steps) if steps else None


def _saved_later(planned: list[tuple[Change, ApplicationState, Steps]]) -> dict[int, StatusChange]:
    """The change that saved an application, where it was recorded after the date it is now said to have gone further.

    Saved today, applied for two days ago: then it was saved two days ago as well.
    """
    pks = [
        change.application.pk
        for change, state, steps in planned
        if state.state == Status.SAVED and steps[0][1] and steps[0][1] < state.last_news_on
    ]
    return {pk: changes[0] for pk, changes in live_changes(pks).items() if len(changes) == 1} if pks else {}


def _follow(
    change: Change, state: ApplicationState, steps: Steps, saved: StatusChange | None, today: dt.date | None
) -> _Entry:
    entry = _Entry(change, derived_fields(change.application), state, [], saved)
    if saved and steps[0][1]:
        state = replace(state, last_news_on=steps[0][1], status_since=steps[0][1])
    for to_state, on in steps:
        last = state.last_news_on if state.state else None
        day = on or max(today or dt.date.min, last or dt.date.min)
        try:
            validate_change_date(day, today=today or day, after=last)
        except MoveError:
            if change.is_partial and entry.rows:
                break
            raise
        if to_state == state.status and not state.closed_as:
            continue
        entry.rows.append((state.state, to_state, day))
        state = state.apply(to_state, day)
    entry.state = state
    return entry


def _write(recorder: Recorder, entries: list[_Entry], profile: Profile) -> None:
    new = [one for one in entries if one.application.pk is None]
    stored = [one for one in entries if one.application.pk]
    for one in entries:
        one.application.apply_state(one.state, profile)
    for one in new:
        one.application.history_version = len(one.rows)
    Application.objects.bulk_create([one.application for one in new])
    _write_rows(entries, _end_outcomes(stored))
    _mend_saved(recorder, [one for one in stored if one.saved])
    save_derived_fields((one.application, one.before) for one in stored)
    recorder.add(*(Moved(one.application.pk, [row.pk for row in one.written]) for one in stored))
    recorder.add(
        *(Created(one.application.pk, one.application.version, one.application.history_version) for one in new)
    )


def _end_outcomes(entries: list[_Entry]) -> dict[int, Outcome]:
    """End the outcomes that these changes leave behind; gives them by application."""
    pks = [one.application.pk for one in entries if any(before in OutcomeKind.values for before, _, _ in one.rows)]
    if not pks:
        return {}
    ended = {one.application_id: one for one in Outcome.objects.filter(application_id__in=pks, reopened_at=None)}
    Outcome.objects.filter(pk__in=[one.pk for one in ended.values()]).update(reopened_at=timezone.now())
    return ended


def _write_rows(entries: list[_Entry], ended: dict[int, Outcome]) -> None:
    outcomes = []
    for one in entries:
        for from_state, to_state, on in one.rows:
            row = StatusChange(application=one.application, from_state=from_state, to_state=to_state, happened_on=on)
            if from_state in OutcomeKind.values:
                row.ended_outcome = ended.get(one.application.pk)
            if to_state in OutcomeKind.values:
                row.outcome = Outcome(
                    application=one.application,
                    kind=to_state,
                    ended_on=on,
                    reason=one.change.reason or Reason.NONE,
                    message=one.change.message,
                )
                outcomes.append(row.outcome)
            one.written.append(row)
    Outcome.objects.bulk_create(outcomes)
    rows = [row for one in entries for row in one.written]
    for row in rows:
        row.outcome = row.outcome  # takes over the key that storing the outcome gave it
    StatusChange.objects.bulk_create(rows)


def _mend_saved(recorder: Recorder, entries: list[_Entry]) -> None:
    for one in entries:
        assert one.saved  # noqa: S101 - asked for only where there is one
        on = one.rows[0][2]
        recorder.changed_alike(
            StatusChange, [one.saved.pk], {"happened_on": one.saved.happened_on}, {"happened_on": on}
        )
        StatusChange.objects.filter(pk=one.saved.pk).update(happened_on=on)


def change_date(change: StatusChange, on: dt.date, *, today: dt.date) -> Action | None:
    """Say that a change happened on another date: between the change before it and the one after it."""
    with transaction.atomic():
        application = (
            Application.objects.select_for_update(of=("self",))
            .select_related("owner__profile")
            .get(pk=change.application_id)
        )
        changes = list(application.changes.live())
        place = next((number for number, one in enumerate(changes) if one.pk == change.pk), None)
        if place is None:
            raise MoveError("That step was undone in the meantime.", code="undone")
        before = changes[place].happened_on
        if before == on:
            return None
        validate_change_date(
            on,
            today=today,
            after=changes[place - 1].happened_on if place else None,
            before=changes[place + 1].happened_on if place + 1 < len(changes) else None,
        )
        set_change_date(change.pk, on)
        recompute_derived([application.pk])
        change.happened_on = on
        recorder = Recorder(application.owner)
        recorder.changed_alike(StatusChange, [change.pk], {"happened_on": before}, {"happened_on": on})
        return recorder.action("day", f"{application.company_or_agency}: date changed")


def set_change_date(change_id: int, on: dt.date) -> None:
    """An outcome that began with the change ends on the same date."""
    StatusChange.objects.filter(pk=change_id).update(happened_on=on)
    Outcome.objects.filter(pk__in=StatusChange.objects.filter(pk=change_id).values("outcome")).update(ended_on=on)
