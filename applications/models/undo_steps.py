"""How moves and additions of applications are undone, and what putting back their rows entails."""

import datetime as dt
from collections.abc import Iterable
from itertools import batched, pairwise
from typing import Any

from django.db import models

from .application import KEYED_FIELDS, Application
from .derived import LONG_TEXTS, live_changes, recompute_derived, recompute_quiet_for, save_quiet_dates
from .history import Outcome, StatusChange
from .interviews import InterviewStage
from .mails import KeptMail
from .profile import Profile
from .recording import set_change_dates
from .redating import dated
from .undo import CHUNK, Created, Moved, Undone, UndoRows, Values, reverses, undoes
from .vocabulary import Reason

KEYS = ("company_key", "link_key", "search_words")
NO_FACTS = {"deleted_at", "wait_until"}


def _names(owner_id: int, ids: Iterable[int]) -> dict[int, str]:
    rows = Application.objects.for_user(owner_id).filter(pk__in=ids).order_by()
    return {pk: company or agency for pk, company, agency in rows.values_list("pk", "company", "agency")}


@reverses(Moved)
def _reverse_moves(owner_id: int, steps: list[Moved], now: dt.datetime) -> Undone:
    """Only where nothing was recorded after them. `steps` come last one first."""
    wanted: dict[int, list[int]] = {}
    for step in steps:
        wanted[step.application] = step.changes + wanted.get(step.application, [])
    skipped: list[str] = []
    undone: list[StatusChange] = []
    for some in batched(wanted, CHUNK):
        changes, names = live_changes(some), _names(owner_id, some)
        for pk in some:
            last = changes[pk][-len(wanted[pk]) :]
            if pk in names and [change.pk for change in last] == wanted[pk]:
                undone += last
            elif pk in names:
                skipped.append(names[pk])
    _mark_undone(undone, now)
    touched = {change.application_id for change in undone}
    recompute_derived(touched)
    return len(touched), skipped


def _mark_undone(changes: list[StatusChange], now: dt.datetime) -> None:
    """Outcomes that the changes began end, outcomes they ended live again; what was written about them stays."""
    began = [change.outcome_id for change in changes if change.outcome_id]
    ended = [change.ended_outcome_id for change in changes if change.ended_outcome_id]
    for some in batched(began, CHUNK):
        Outcome.objects.filter(pk__in=some, message="", reason=Reason.NONE).delete()
        Outcome.objects.filter(pk__in=some).update(reopened_at=now)
    for some in batched(set(ended) - set(began), CHUNK):
        Outcome.objects.filter(pk__in=some).update(reopened_at=None)
    for some in batched([change.pk for change in changes], CHUNK):
        StatusChange.objects.filter(pk__in=some).update(undone_at=now)


@reverses(Created)
def _reverse_creations(owner_id: int, steps: list[Created], now: dt.datetime) -> Undone:
    """Hide what was added, unless someone has worked on it since."""
    versions = {step.application: (step.version, step.history_version) for step in steps}
    undone, skipped = 0, []
    for some in batched(versions, CHUNK):
        untouched = []
        rows = Application.objects.for_user(owner_id).filter(pk__in=some).order_by()
        for row in rows.only("version", "history_version", "company", "agency"):
            if (row.version, row.history_version) == versions[row.pk]:
                untouched.append(row.pk)
            else:
                skipped.append(row.company_or_agency)
        undone += Application.objects.filter(pk__in=untouched).update(deleted_at=now)
    return undone, skipped


@undoes(Application)
class _Applications(UndoRows):
    def rows(self, owner_id: int, names: Iterable[str]) -> models.QuerySet:
        rows = super().rows(owner_id, names)
        return rows if KEYED_FIELDS & set(names) else rows.defer(*LONG_TEXTS)

    def restore(self, rows: list[Any], values: Values, now: dt.datetime) -> None:
        """The keys follow the texts, and a quiet date what is waited for. Facts count as an edit; a restored row
        does not.
        """
        for row in rows:
            for name, value in values.items():
                setattr(row, name, value)
        pks = [row.pk for row in rows]
        counted = {"version": models.F("version") + 1} if set(values) - NO_FACTS else {}
        if "wait_until" in values:
            save_quiet_dates(rows, Profile.of(rows[0].owner))
        elif KEYED_FIELDS & set(values):
            for row in rows:
                row.version += 1
                row.updated_at = now
                row.refresh_keys()
            Application.objects.bulk_update(rows, [*values, *KEYS, "version", "updated_at"])
        else:
            Application.objects.filter(pk__in=pks).update(**values, **counted, updated_at=now)

    def name(self, row: Any) -> str:
        return row.company_or_agency


@undoes(StatusChange)
class _Changes(UndoRows):
    owner = "application__owner_id"

    def rows(self, owner_id: int, names: Iterable[str]) -> models.QuerySet:
        return super().rows(owner_id, names).filter(application__deleted_at=None).select_related("application")

    def restorable(self, wanted: list[tuple[Any, Values]]) -> list[bool]:
        """Those that are still part of the history, where all of the dates together stay in order."""
        values = {row.pk: before for row, before in wanted}
        found: dict[int, bool] = {}
        for changes in live_changes({row.application_id for row, _ in wanted}).values():
            history = dated(changes)
            for one in history:
                one.on = values.get(one.change.pk, {}).get("happened_on", one.on)
            is_in_order = all(one.on <= other.on for one, other in pairwise(history))
            found |= dict.fromkeys((one.change.pk for one in history), is_in_order)
        return [found.get(row.pk, False) for row, _ in wanted]

    def restore(self, rows: list[Any], values: Values, now: dt.datetime) -> None:
        set_change_dates([row.pk for row in rows], **values)

    def put_back(self, rows: list[Any]) -> None:
        recompute_derived({row.application_id for row in rows})

    def name(self, row: Any) -> str:
        return row.application.company_or_agency


@undoes(Outcome)
class _Outcomes(UndoRows):
    owner = "application__owner_id"


@undoes(KeptMail)
class _Mails(UndoRows):
    owner = "application__owner_id"


@undoes(InterviewStage)
class _Interviews(UndoRows):
    owner = "application__owner_id"

    def can_delete(self, row: Any) -> bool:
        """What someone wrote about an interview stays."""
        return not (row.is_written_up or row.preparation)

    def put_back(self, rows: list[Any]) -> None:
        for row in rows:
            recompute_quiet_for(row.application)
