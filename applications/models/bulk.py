"""One action for many applications, with one undo."""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from applications import wording

from .application import Application
from .history import MoveError, Outcome, Standing, StatusChange, check_day
from .people import Tag
from .profile import Profile
from .reversal import chunks, kept_in_step, write_kept, write_waits
from .undo import Action
from .vocabulary import FROM_SAVED, NEEDS_OFFER, OutcomeKind, Source, Status

Refused = list[tuple[Application, str]]
Steps = list[tuple[str, dt.date]]
TAGGED = {"one": "Tag “{tag}” added to 1 application", "other": "Tag “{tag}” added to {n} applications"}
UNTAGGED = {"one": "Tag “{tag}” removed from 1 application", "other": "Tag “{tag}” removed from {n} applications"}


def move_applications(
    owner, ids: Iterable[int], status: str, *, on: dt.date, today: dt.date
) -> tuple[Action | None, Refused]:
    """Move many to one status. Return the action, if anything changed, and those left alone with the reason."""
    status = Status(status)

    def steps(standing: Standing) -> Steps:
        if standing.state == status:
            return []
        reopened = [(standing.status, on)] if standing.closed_as and standing.status != status else []
        return [*reopened, (status, on)]

    return _record(
        owner,
        ids,
        steps,
        today=today,
        one="{name} moved to {label}",
        other="{n} applications moved to {label}",
        label=status.label,
    )


def close_applications(
    owner, ids: Iterable[int], kind: str, *, on: dt.date, today: dt.date
) -> tuple[Action | None, Refused]:
    """Close many with one outcome. Those that were only saved, or have no offer where one is needed, are left alone."""
    kind = OutcomeKind(kind)

    def steps(standing: Standing) -> Steps:
        if standing.closed_as == kind:
            return []
        if standing.status == Status.SAVED and kind not in FROM_SAVED:
            raise MoveError("Saved, but not applied yet. Move to Applied first.", code="needs_applied_on")
        if kind in NEEDS_OFFER and standing.status != Status.OFFER:
            raise MoveError("No offer recorded yet. Move to Offer first.", code="needs_offer")
        return [(kind, on)]

    return _record(
        owner,
        ids,
        steps,
        today=today,
        one="{name} closed as “{label}”",
        other="{n} applications closed as “{label}”",
        label=kind.label,
    )


def wait_for(owner, ids: Iterable[int], *, until: dt.date) -> Action | None:
    """Stop counting them as quiet before a date."""
    profile, undo, names = Profile.of(owner), [], []
    with transaction.atomic():
        for some in chunks(ids):
            rows = Application.objects.for_user(owner).open().filter(pk__in=some).select_for_update(of=("self",))
            waiting = list(rows.defer("advert", "notes", "search_words"))
            names += [application.display_company for application in waiting]
            for application in waiting:
                undo.append(["waited", application.pk, str(application.wait_until or ""), until.isoformat()])
                application.wait_until = until
            write_waits(waiting, profile)
        if not undo:
            return None
        summary = _summary(
            names,
            one="{name} won’t be listed as quiet before {date}",
            other="{n} applications won’t be listed as quiet before {date}",
            date=wording.full_date(until),
        )
        return Action.objects.create(owner=owner, kind="waited", summary=summary, steps=undo)


def set_source(owner, ids: Iterable[int], source: str) -> Action | None:
    """Set where many were found."""
    source, undo = Source(source), []
    with transaction.atomic():
        for some in chunks(ids):
            rows = Application.objects.for_user(owner).filter(pk__in=some).exclude(source=source)
            before = list(rows.select_for_update(of=("self",)).values_list("pk", "source"))
            Application.objects.filter(pk__in=[pk for pk, _ in before]).update(
                source=source, version=F("version") + 1, updated_at=timezone.now()
            )
            undo += [["set", pk, "source", was, source.value] for pk, was in before]
        if not undo:
            return None
        summary = wording.counted(
            len(undo),
            one="Source of 1 application set to {label}",
            other="Source of {n} applications set to {label}",
            label=source.label,
        )
        return Action.objects.create(owner=owner, kind="edited", summary=summary, steps=undo)


def _summary(names: Sequence[str], *, one: str, other: str, **places: str) -> str:
    """Return what was done, as the action stores it: `one` may name the application, `other` counts them."""
    return wording.counted(len(names), one=one, other=other, name=names[0], **places)[:250]


def _record(
    owner, ids: Iterable[int], steps: Callable[[Standing], Steps], *, today: dt.date, **sentences: str
) -> tuple[Action | None, Refused]:
    """`sentences`: what `_summary` takes."""
    profile, undo, refused, names = Profile.of(owner), [], [], []
    with transaction.atomic():
        for some in chunks(ids):
            rows = Application.objects.for_user(owner).filter(pk__in=some).select_for_update(of=("self",))
            moved: list[tuple[Application, list[tuple[str, str, dt.date]]]] = []
            before = []
            for application in rows.defer("advert", "notes", "search_words"):
                stood = kept_in_step(application)
                try:
                    if changes := _follow(application, steps(application.standing), profile, today):
                        moved.append((application, changes))
                        before.append((application, stood))
                except MoveError as error:
                    refused.append((application, error.messages[0]))
            undo += _write(moved)
            names += [application.display_company for application, _ in moved]
            write_kept(before)
        if not undo:
            return None, refused
        summary = _summary(names, **sentences)
        return Action.objects.create(owner=owner, kind="bulk", summary=summary, steps=undo), refused


def _follow(application: Application, steps: Steps, profile: Profile, today: dt.date) -> list[tuple[str, str, dt.date]]:
    standing, changes = application.standing, []
    for state, day in steps:
        check_day(day, today=today, after=standing.last_news_on)
        changes.append((standing.state, state, day))
        standing = standing.after(state, day)
    if changes:
        application.stand(standing, profile)
    return changes


def _write(moved: list[tuple[Application, list[tuple[str, str, dt.date]]]]) -> list[list]:
    ids = [application.pk for application, _ in moved]
    ended = {one.application_id: one for one in Outcome.objects.filter(application_id__in=ids, reopened_at=None)}
    Outcome.objects.filter(pk__in=[one.pk for one in ended.values()]).update(reopened_at=timezone.now())
    rows, outcomes = [], []
    for application, changes in moved:
        for from_state, to_state, day in changes:
            change = StatusChange(application=application, from_state=from_state, to_state=to_state, happened_on=day)
            if from_state in OutcomeKind.values:
                change.ended_outcome = ended.get(application.pk)
            if to_state in OutcomeKind.values:
                change.outcome = Outcome(application=application, kind=to_state, ended_on=day)
                outcomes.append(change.outcome)
            rows.append(change)
    Outcome.objects.bulk_create(outcomes)
    for change in rows:
        change.outcome = change.outcome  # takes over the key that storing the outcome gave it
    StatusChange.objects.bulk_create(rows)
    made: dict[int, list[int]] = {}
    for change in rows:
        made.setdefault(change.application_id, []).append(change.pk)
    return [["moved", pk, changes] for pk, changes in made.items()]


def delete_applications(owner, ids: Iterable[int]) -> Action | None:
    """Hide them everywhere. They are deleted permanently after 30 days; until then the action restores them."""
    names: dict[int, str] = {}
    with transaction.atomic():
        for some in chunks(ids):
            rows = Application.objects.for_user(owner).filter(pk__in=some).only("pk", "company", "agency")
            here = {row.pk: row.display_company for row in rows}
            Application.objects.filter(pk__in=here).update(deleted_at=timezone.now())
            names |= here
        if not names:
            return None
        summary = _summary([*names.values()], one="{name} deleted", other="{n} applications deleted")
        steps = [["deleted", pk] for pk in names]
        return Action.objects.create(owner=owner, kind="deleted", summary=summary, steps=steps)


def tag_applications(owner, ids: Iterable[int], name: str, *, add: bool = True) -> Action | None:
    """Add a tag to many, or remove it."""
    through = Application.tags.through
    changed: list[int] = []
    with transaction.atomic():
        tag = Tag.objects.named(owner, name) if add else Tag.objects.for_user(owner).filter(name__iexact=name).first()
        if tag is None:
            return None
        for some in chunks(ids):
            mine = set(Application.objects.for_user(owner).filter(pk__in=some).values_list("pk", flat=True))
            tagged = through.objects.filter(tag_id=tag.pk, application_id__in=mine)
            had = set(tagged.values_list("application_id", flat=True))
            if add:
                new = [through(application_id=pk, tag_id=tag.pk) for pk in sorted(mine - had)]
                through.objects.bulk_create(new, ignore_conflicts=True)
            else:
                tagged.delete()
            changed += sorted(mine - had if add else had)
        if not changed:
            return None
        steps = [["tagged", pk, tag.pk, add] for pk in changed]
        sentences = TAGGED if add else UNTAGGED
        summary = wording.counted(len(changed), **sentences, tag=tag.name)
        return Action.objects.create(owner=owner, kind="tagged", summary=summary, steps=steps)
