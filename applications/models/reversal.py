"""Putting back what an action did, and keeping what follows from history in step with it."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from django.db import models, transaction
from django.utils import timezone

from .application import Application, field_value
from .documents import reverse_document_additions, reverse_document_deletions, reverse_links
from .history import MoveError, Outcome, StatusChange, check_day, standing_of
from .interviews import InterviewStage
from .mails import KeptMail
from .people import Contact, Tag
from .profile import Profile
from .saved_views import change_back, put_back
from .undo import Action, UndoResult

CHUNK = 500
KEYS = ["company_key", "link_key", "search_words"]
KEPT_IN_STEP = [
    "status",
    "furthest",
    "status_since",
    "applied_on",
    "closed_as",
    "closed_on",
    "last_news_on",
    "news_expected_on",
    "quiet_on",
]


def chunks(ids: Iterable[int]) -> Iterator[list[int]]:
    ids = list(ids)
    for start in range(0, len(ids), CHUNK):
        yield ids[start : start + CHUNK]


def live_changes(ids: list[int]) -> dict[int, list[StatusChange]]:
    found: dict[int, list[StatusChange]] = defaultdict(list)
    for change in StatusChange.objects.live().filter(application_id__in=ids):
        found[change.application_id].append(change)
    return found


def news_expected(ids: list[int]) -> dict[int, dt.date]:
    """For each application the latest day on which an interview or the promised news was due."""
    expected: dict[int, dt.date] = {}
    for stage in InterviewStage.objects.filter(application_id__in=ids, deleted_at=None):
        day = stage.news_expected_on()
        if day and day > expected.get(stage.application_id, dt.date.min):
            expected[stage.application_id] = day
    return expected


def kept_in_step(application: Application) -> dict[str, object]:
    return {name: getattr(application, name) for name in KEPT_IN_STEP}


def write_kept(moved: Iterable[tuple[Application, dict[str, object]]]) -> None:
    """Store what follows from history, given with what it was before, and count the change.

    One statement for all that changed alike: a bulk_update of 10,000 takes ten times as long.
    """
    alike: dict[tuple, list[int]] = defaultdict(list)
    for application, before in moved:
        application.history_version += 1
        changed = tuple((name, value) for name, value in kept_in_step(application).items() if value != before[name])
        alike[changed].append(application.pk)
    for fields, ids in alike.items():
        for some in chunks(ids):
            Application.objects.filter(pk__in=some).update(
                **dict(fields), history_version=models.F("history_version") + 1, updated_at=timezone.now()
            )


def rebuild(ids: Iterable[int]) -> None:
    """Derive everything that follows from history again and store it: three queries for 500 applications, and what `write_kept` costs.

    It is stored at the end, so that those alike are written together wherever they stand.
    """
    moved: list[tuple[Application, dict[str, object]]] = []
    for some in chunks(ids):
        changes, expected = live_changes(some), news_expected(some)
        rows = Application.objects.filter(pk__in=some).select_related("owner__profile")
        for application in rows.defer("advert", "notes", "search_words"):
            before = kept_in_step(application)
            application.news_expected_on = expected.get(application.pk)
            standing = standing_of((change.to_state, change.happened_on) for change in changes[application.pk])
            application.stand(standing, Profile.of(application.owner))
            moved.append((application, before))
    write_kept(moved)


def write_waits(waiting: Iterable[Application], profile: Profile) -> None:
    """Store until when each was left alone and when it counts as quiet: one statement for all that are alike."""
    alike: dict[tuple, list[int]] = defaultdict(list)
    for application in waiting:
        alike[application.wait_until, application.quiet_day(profile)].append(application.pk)
    for (wait_until, quiet_on), ids in alike.items():
        Application.objects.filter(pk__in=ids).update(wait_until=wait_until, quiet_on=quiet_on)


def rebuild_quiet(application: Application) -> None:
    """After an interview stage was added, changed or removed. One at a time: what two tabs add at once is seen by the later one."""
    with transaction.atomic():
        Application.objects.select_for_update().filter(pk=application.pk).values_list("pk").first()
        application.news_expected_on = news_expected([application.pk]).get(application.pk)
        application.quiet_on = application.quiet_day(Profile.of(application.owner))
        Application.objects.filter(pk=application.pk).update(
            news_expected_on=application.news_expected_on, quiet_on=application.quiet_on
        )


def recompute_quiet(user) -> None:
    """After the person changed how long silence has to last before it counts as quiet."""
    profile = Profile.of(user)
    applications = Application.objects.filter(owner=user, closed_as="").only(
        "owner_id", "status", "closed_as", "last_news_on", "news_expected_on", "quiet_on", "wait_until"
    )
    changed = []
    for application in applications.iterator():
        day = application.quiet_day(profile)
        if day != application.quiet_on:
            application.quiet_on = day
            changed.append(application)
    Application.objects.bulk_update(changed, ["quiet_on"], batch_size=CHUNK)


def mend_day(change: StatusChange, on: dt.date, *, today: dt.date) -> Action | None:
    """Say that a change happened on another day: between the change before it and the one after it."""
    with transaction.atomic():
        application = (
            Application.objects.select_for_update(of=("self",))
            .select_related("owner__profile")
            .get(pk=change.application_id)
        )
        changes = list(application.changes.live())
        place = next((number for number, one in enumerate(changes) if one.pk == change.pk), None)
        if place is None:
            raise MoveError("That change was undone in the meantime.", code="undone")
        before = changes[place].happened_on
        if before == on:
            return None
        check_day(
            on,
            today=today,
            after=changes[place - 1].happened_on if place else None,
            before=changes[place + 1].happened_on if place + 1 < len(changes) else None,
        )
        _set_day(change.pk, on)
        rebuild([application.pk])
        change.happened_on = on
        return Action.objects.create(
            owner=application.owner,
            kind="day",
            summary=f"{application.display_company}: date changed"[:250],
            steps=[["day", application.pk, change.pk, before.isoformat(), on.isoformat()]],
        )


def _set_day(change_id: int, on: dt.date) -> None:
    StatusChange.objects.filter(pk=change_id).update(happened_on=on)
    Outcome.objects.filter(pk__in=StatusChange.objects.filter(pk=change_id).values("outcome")).update(ended_on=on)


def reverse_steps(owner_id: int, steps: list[list], *, now: dt.datetime) -> UndoResult:
    """Reverse the steps, the last one first. What changed since stays as it is and is named."""
    by_verb: dict[str, list[list]] = defaultdict(list)
    for step in reversed(steps):
        by_verb[step[0]].append(step)
    undone, left = 0, []
    for verb, some in by_verb.items():
        done, names = REVERSE[verb](owner_id, some, now)
        undone += done
        left += names
    return UndoResult(undone=undone, left=sorted(set(left)))


def _reverse_moves(owner_id: int, steps: list[list], now: dt.datetime) -> tuple[int, list[str]]:
    wanted = {step[1]: step[2] for step in steps}
    left: list[str] = []
    taken_back: list[StatusChange] = []
    for some in chunks(wanted):
        changes = live_changes(some)
        names = _names(owner_id, some)
        for pk in some:
            mine = changes[pk][-len(wanted[pk]) :]
            if pk in names and [change.pk for change in mine] == wanted[pk]:
                taken_back += mine
            elif pk in names:
                left.append(names[pk])
    _take_back(taken_back, now)
    touched = {change.application_id for change in taken_back}
    rebuild(touched)
    return len(touched), left


def _take_back(changes: list[StatusChange], now: dt.datetime) -> None:
    """Mark changes as undone: endings they began end, endings they ended live again, words stay."""
    began = [change.outcome_id for change in changes if change.outcome_id]
    ended = [change.ended_outcome_id for change in changes if change.ended_outcome_id]
    for some in chunks(began):
        Outcome.objects.filter(pk__in=some, message="", reason="none").delete()
        Outcome.objects.filter(pk__in=some).update(reopened_at=now)
    for some in chunks(set(ended) - set(began)):
        Outcome.objects.filter(pk__in=some).update(reopened_at=None)
    for some in chunks(change.pk for change in changes):
        StatusChange.objects.filter(pk__in=some).update(undone_at=now)


def _reverse_days(owner_id: int, steps: list[list], now: dt.datetime) -> tuple[int, list[str]]:
    undone, left = 0, []
    for _, pk, change_id, before, after in steps:
        names = _names(owner_id, [pk])
        change = StatusChange.objects.filter(pk=change_id, application_id=pk, undone_at=None).first()
        if not names:
            continue
        if (
            change is None
            or change.happened_on.isoformat() != after
            or not _fits(change, dt.date.fromisoformat(before))
        ):
            left.append(names[pk])
            continue
        _set_day(change_id, dt.date.fromisoformat(before))
        rebuild([pk])
        undone += 1
    return undone, left


def _fits(change: StatusChange, on: dt.date) -> bool:
    beside = StatusChange.objects.live().filter(application_id=change.application_id)
    earlier = beside.filter(pk__lt=change.pk).last()
    later = beside.filter(pk__gt=change.pk).first()
    return not (earlier and earlier.happened_on > on) and not (later and later.happened_on < on)


def _reverse_creations(owner_id: int, steps: list[list], now: dt.datetime) -> tuple[int, list[str]]:
    versions = {step[1]: tuple(step[2:4]) for step in steps}
    undone, left = 0, []
    for some in chunks(versions):
        rows = Application.objects.filter(owner_id=owner_id, pk__in=some, deleted_at=None)
        same = []
        for pk, version, history_version, company, agency in rows.values_list(
            "pk", "version", "history_version", "company", "agency"
        ):
            if (version, history_version) == versions[pk]:
                same.append(pk)
            else:
                left.append(company or agency)
        undone += Application.objects.filter(pk__in=same).update(deleted_at=now)
    return undone, left


def _reverse_deletions(owner_id: int, steps: list[list], now: dt.datetime) -> tuple[int, list[str]]:
    undone = 0
    for some in chunks(step[1] for step in steps):
        removed = Application.objects.filter(owner_id=owner_id, pk__in=some).exclude(deleted_at=None)
        undone += removed.update(deleted_at=None, updated_at=now)  # an edit, so that no stamp of a history comes back
    return undone, []


def _reverse_tags(owner_id: int, steps: list[list], now: dt.datetime) -> tuple[int, list[str]]:
    """Steps are ["tagged", application id, tag id, whether it was put on]."""
    through = Application.tags.through
    alike: dict[tuple[int, bool], list[int]] = defaultdict(list)
    for _, pk, tag_id, was_added in steps:
        alike[tag_id, was_added].append(pk)
    tags = set(
        Tag.objects.filter(owner_id=owner_id, pk__in={tag_id for tag_id, _ in alike}).values_list("pk", flat=True)
    )
    undone = 0
    for (tag_id, was_added), ids in alike.items():
        for some in chunks(ids) if tag_id in tags else ():
            owned = Application.objects.for_user(owner_id).filter(pk__in=some)
            if was_added:
                undone += through.objects.filter(application__in=owned, tag_id=tag_id).delete()[0]
            else:
                again = [
                    through(application_id=pk, tag_id=tag_id) for pk in owned.order_by().values_list("pk", flat=True)
                ]
                through.objects.bulk_create(again, ignore_conflicts=True)
                undone += len(again)
    return undone, []


def _reverse_sets(owner_id: int, steps: list[list], now: dt.datetime) -> tuple[int, list[str]]:
    """Steps are ["set", application id, field, before, after], of fields that nothing else follows from."""
    alike: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    for _, pk, name, before, after in steps:
        alike[name, before, after].append(pk)
    undone = 0
    left: list[str] = []
    for (name, before, after), ids in alike.items():
        for some in chunks(ids):
            rows = Application.objects.for_user(owner_id).filter(pk__in=some)
            left += _names(owner_id, rows.exclude(**{name: after}).order_by().values_list("pk", flat=True)).values()
            undone += rows.filter(**{name: after}).update(
                **{name: before}, version=models.F("version") + 1, updated_at=now
            )
    return undone, left


def _reverse_fields(owner_id: int, steps: list[list], now: dt.datetime) -> tuple[int, list[str]]:
    """Steps are ["fields", application id, {field: [before, after]}]."""
    undone, left = 0, []
    for some in chunks(range(len(steps))):
        wanted = {steps[place][1]: steps[place][2] for place in some}
        found = list(Application.objects.for_user(owner_id).filter(pk__in=wanted))
        changed = []
        for application in found:
            fields = wanted[application.pk]
            if any(str(getattr(application, name)) != str(after) for name, (_, after) in fields.items()):
                left.append(application.display_company)
                continue
            for name, (before, _) in fields.items():
                setattr(application, name, field_value(name, before))
            application.version += 1
            application.updated_at = now
            application.refresh_keys()
            changed.append(application)
        names = {name for application in changed for name in wanted[application.pk]}
        if changed:
            Application.objects.bulk_update(changed, [*names, *KEYS, "version", "updated_at"])
        undone += len(changed)
    return undone, left


def _reverse_stage_deletions(owner_id: int, steps: list[list], now: dt.datetime) -> tuple[int, list[str]]:
    removed = InterviewStage.objects.filter(pk__in=[step[1] for step in steps], application__owner_id=owner_id).exclude(
        deleted_at=None
    )
    stages = list(removed.select_related("application__owner__profile"))
    for stage in stages:
        stage.deleted_at = None
        stage.save(update_fields=["deleted_at"])
        rebuild_quiet(stage.application)
    return len(stages), []


def _reverse_additions(owner_id: int, steps: list[list], now: dt.datetime) -> tuple[int, list[str]]:
    """Steps are ["added", "stage" or "mail", id]. A round that someone wrote about since stays."""
    undone, left = 0, []
    for _, what, pk in steps:
        if what == "mail":
            undone += KeptMail.objects.filter(pk=pk, application__owner_id=owner_id).delete()[0]
            continue
        stage = InterviewStage.objects.filter(pk=pk, application__owner_id=owner_id, deleted_at=None).first()
        if stage is None:
            continue
        if stage.is_written_up or stage.preparation:
            left.append(str(stage))
            continue
        stage.deleted_at = now
        stage.save(update_fields=["deleted_at"])
        rebuild_quiet(stage.application)
        undone += 1
    return undone, left


def _reverse_waits(owner_id: int, steps: list[list], now: dt.datetime) -> tuple[int, list[str]]:
    until = {step[1]: step[3] for step in steps}
    before = {step[1]: step[2] for step in steps}
    undone = 0
    for some in chunks(until):
        rows = Application.objects.for_user(owner_id).filter(pk__in=some).select_related("owner__profile")
        waiting = [one for one in rows.defer("advert", "notes", "search_words") if str(one.wait_until) == until[one.pk]]
        for application in waiting:
            was = before[application.pk]
            application.wait_until = dt.date.fromisoformat(was) if was else None
        if waiting:
            write_waits(waiting, Profile.of(waiting[0].owner))
        undone += len(waiting)
    return undone, []


def _reverse_contact_deletions(owner_id: int, steps: list[list], now: dt.datetime) -> tuple[int, list[str]]:
    removed = Contact.objects.filter(owner_id=owner_id, pk__in=[step[1] for step in steps])
    return removed.exclude(deleted_at=None).update(deleted_at=None), []


def _names(owner_id: int, ids: Iterable[int]) -> dict[int, str]:
    rows = Application.objects.filter(owner_id=owner_id, pk__in=ids, deleted_at=None).values_list(
        "pk", "company", "agency"
    )
    return {pk: company or agency for pk, company, agency in rows}


REVERSE: dict[str, Callable[[int, list[list], dt.datetime], tuple[int, list[str]]]] = {
    "moved": _reverse_moves,
    "day": _reverse_days,
    "created": _reverse_creations,
    "deleted": _reverse_deletions,
    "tagged": _reverse_tags,
    "fields": _reverse_fields,
    "stage_deleted": _reverse_stage_deletions,
    "contact_deleted": _reverse_contact_deletions,
    "added": _reverse_additions,
    "waited": _reverse_waits,
    "document": reverse_links,
    "document_added": reverse_document_additions,
    "document_deleted": reverse_document_deletions,
    "set": _reverse_sets,
    "view_changed": lambda owner_id, steps, now: change_back(owner_id, steps),
    "view_deleted": lambda owner_id, steps, now: put_back(owner_id, steps),
}
