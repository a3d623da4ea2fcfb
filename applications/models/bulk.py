"""One action for many applications, with one undo."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import batched

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from applications import wording

from .application import Application
from .derived import LONG_TEXTS, live_changes, save_quiet_dates
from .history import MoveError, Plan, closing_as, moving_to
from .people import Tag
from .profile import Profile
from .recording import Change, record
from .redating import EarlierDate, later_than
from .undo import CHUNK, Action, Moved, Recorder
from .vocabulary import OutcomeKind, Source, Status

Refused = list[tuple[Application, str]]
TAGGED = {"one": "Tag “{tag}” added to 1 application", "other": "Tag “{tag}” added to {n} applications"}
UNTAGGED = {"one": "Tag “{tag}” removed from 1 application", "other": "Tag “{tag}” removed from {n} applications"}
REASONS = {
    "needs_applied_on": "Saved, but not applied yet. Move to Applied first.",
    "needs_offer": "No offer recorded yet. Move to Offer first.",
}


def move_applications(
    owner,
    ids: Iterable[int],
    status: str,
    *,
    on: dt.date | None,
    day_known: bool = True,
    today: dt.date,
    earlier: EarlierDate | None = None,
    after: int | None = None,
) -> tuple[Action | None, Refused]:
    """Move many to one status. Return the action, if anything changed, and those that history does not let move."""
    status = Status(status)
    return _record(
        owner,
        ids,
        moving_to(status, on, day_known=day_known),
        today=today,
        earlier=earlier,
        after=after,
        one="{name} moved to {label}",
        other="{n} applications moved to {label}",
        label=status.label,
    )


def close_applications(
    owner,
    ids: Iterable[int],
    kind: str,
    *,
    on: dt.date | None,
    day_known: bool = True,
    today: dt.date,
    earlier: EarlierDate | None = None,
    after: int | None = None,
) -> tuple[Action | None, Refused]:
    """Close many with one outcome. Those that were only saved, or have no offer where one is needed, are refused."""
    kind = OutcomeKind(kind)
    return _record(
        owner,
        ids,
        closing_as(kind, on, day_known=day_known),
        today=today,
        earlier=earlier,
        after=after,
        one="{name} closed as “{label}”",
        other="{n} applications closed as “{label}”",
        label=kind.label,
    )


def each(owner, ids: Iterable[int], plan: Plan, *, earlier: EarlierDate | None = None) -> Iterator[Change]:
    """The same change of each of these applications, read a chunk at a time."""
    for some in batched(ids, CHUNK):
        for application in Application.objects.for_user(owner).filter(pk__in=some).defer(*LONG_TEXTS):
            yield Change(application, plan, earlier=earlier)


def in_the_way(refused: Refused, on: dt.date) -> list[Application]:
    """Those of the refused whose recorded steps are later than this date: the steps could be earlier, too."""
    asked = [application for application, reason in refused if reason not in REASONS.values()]
    histories = live_changes(application.pk for application in asked)
    return [application for application in asked if later_than(histories[application.pk], on)]


def reason_of(error: MoveError) -> str:
    """Why one of many was left alone: what to do about it first, there where only a date and an outcome can be
    given.
    """
    return REASONS.get(error.code or "", error.messages[0])


def _record(
    owner,
    ids: Iterable[int],
    plan: Plan,
    *,
    today: dt.date,
    earlier: EarlierDate | None,
    after: int | None,
    **sentences: str,
) -> tuple[Action | None, Refused]:
    """`sentences`: `one`, which may name the application, and `other`, which counts them, with their places.

    `after`: the key of the action that changed those that were not in the way, for one undo of both.
    """
    recorder = Recorder(owner)
    with transaction.atomic():
        errors = record(recorder, each(owner, ids, plan, earlier=earlier), today=today)
        refused = [(application, reason_of(error)) for application, error in errors]
        moved = [step.application for step in recorder.steps if isinstance(step, Moved)]
        if not moved:
            return None, refused
        first = Application.objects.only("company", "agency").get(pk=moved[0])
        summary = wording.counted(len(moved), name=first.company_or_agency, **sentences)
        return recorder.action("bulk", summary, after=Action.objects.latest_open(owner, after)), refused


def _summary(names: Sequence[str], *, one: str, other: str, **places: str) -> str:
    """Return what was done, as the action stores it: `one` may name the application, `other` counts them."""
    return wording.counted(len(names), one=one, other=other, name=names[0], **places)


def snooze_quiet(owner, ids: Iterable[int], *, until: dt.date) -> Action | None:
    """Stop counting them as quiet before a date."""
    recorder, profile, names = Recorder(owner), Profile.of(owner), []
    with transaction.atomic():
        for some in batched(ids, CHUNK):
            rows = Application.objects.for_user(owner).open().filter(pk__in=some).select_for_update(of=("self",))
            waiting = list(rows.defer(*LONG_TEXTS))
            for before, pks in _alike(waiting, lambda one: one.wait_until):
                recorder.changed_alike(Application, pks, {"wait_until": before}, {"wait_until": until})
            for application in waiting:
                application.wait_until = until
            save_quiet_dates(waiting, profile)
            names += [application.display_company for application in waiting]
        if not names:
            return None
        summary = _summary(
            names,
            one="{name} won’t be listed as quiet before {date}",
            other="{n} applications won’t be listed as quiet before {date}",
            date=wording.full_date(until),
        )
        return recorder.action("waited", summary)


def set_source(owner, ids: Iterable[int], source: str) -> Action | None:
    """Set where many were found."""
    recorder, source, number = Recorder(owner), Source(source), 0
    with transaction.atomic():
        for some in batched(ids, CHUNK):
            rows = Application.objects.for_user(owner).filter(pk__in=some).exclude(source=source)
            others = list(rows.select_for_update(of=("self",)).only("source"))
            for before, pks in _alike(others, lambda one: one.source):
                recorder.changed_alike(Application, pks, {"source": before}, {"source": source})
            Application.objects.filter(pk__in=[one.pk for one in others]).update(
                source=source, version=F("version") + 1, updated_at=timezone.now()
            )
            number += len(others)
        summary = wording.counted(
            number,
            one="Source of 1 application set to {label}",
            other="Source of {n} applications set to {label}",
            label=source.label,
        )
        return recorder.action("edited", summary)


def _alike(applications: Iterable[Application], value: Callable[[Application], object]) -> list[tuple]:
    """(value, primary keys of those that have it)."""
    found: dict[object, list[int]] = defaultdict(list)
    for application in applications:
        found[value(application)].append(application.pk)
    return list(found.items())


def delete_applications(owner, ids: Iterable[int]) -> Action | None:
    """Hide them everywhere. They are deleted permanently after 30 days; until then the action restores them."""
    recorder, names, now = Recorder(owner), [], timezone.now()
    with transaction.atomic():
        for some in batched(ids, CHUNK):
            rows = list(Application.objects.for_user(owner).filter(pk__in=some).only("company", "agency"))
            pks = [row.pk for row in rows]
            Application.objects.filter(pk__in=pks).update(deleted_at=now)
            recorder.changed_alike(Application, pks, {"deleted_at": None}, {"deleted_at": now})
            names += [row.display_company for row in rows]
        if not names:
            return None
        return recorder.action("deleted", _summary(names, one="{name} deleted", other="{n} applications deleted"))


def tag_applications(owner, ids: Iterable[int], name: str, *, add: bool = True) -> Action | None:
    """Add a tag to many, or remove it."""
    recorder, number = Recorder(owner), 0
    with transaction.atomic():
        tag = Tag.objects.named(owner, name) if add else Tag.objects.for_user(owner).filter(name__iexact=name).first()
        if tag is None:
            return None
        for some in batched(ids, CHUNK):
            rows = Application.objects.for_user(owner).filter(pk__in=some).order_by()
            changed = rows.exclude(tags=tag) if add else rows.filter(tags=tag)
            pks = list(changed.values_list("pk", flat=True))
            recorder.link(tag, "applications", pks, add=add)
            number += len(pks)
        summary = wording.counted(number, **(TAGGED if add else UNTAGGED), tag=tag.name)
        return recorder.action("tagged", summary)
