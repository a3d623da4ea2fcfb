"""Steps that an import put on the date of applying, or on the date of the import itself, are marked as not known.

Until 0.2.0 an import gave each step whose date the file did not know the last date that it did know, or the date of the
import. Nothing but the mark is set. Each import remembers which steps were marked, so that its owner can say that the
dates are right, and so that this can be reversed.
"""

import datetime as dt
from collections import defaultdict
from itertools import batched
from zoneinfo import ZoneInfo

from django.db import migrations

CHUNK = 500
AT_ONCE = dt.timedelta(seconds=5)  # an import records all steps of one application together
ORDER = {"saved": 1, "applied": 2, "screening": 3, "interviewing": 4, "offer": 5}
WAITING = ("applied", "screening", "interviewing")
FLAGS = ("status_day_known", "applied_day_known", "news_day_known", "closed_day_known")


def mark(apps, schema_editor):
    ImportBatch = apps.get_model("applications", "ImportBatch")
    touched = set(jumped(apps))
    for batch in ImportBatch.objects.select_related("owner__profile", "action").order_by("pk"):
        marked = imported_without_a_date(apps, batch)
        if marked:
            touched |= say(apps, marked, day_known=False)
            batch.counts["days_marked"] = marked
            batch.save(update_fields=["counts"])
    derive(apps, touched)


def unmark(apps, schema_editor):
    ImportBatch = apps.get_model("applications", "ImportBatch")
    touched = set()
    for batch in ImportBatch.objects.order_by("pk"):
        marked = batch.counts.pop("days_marked", None)
        if marked is not None:
            touched |= say(apps, marked, day_known=True)
            batch.save(update_fields=["counts"])
    derive(apps, touched)


def imported_without_a_date(apps, batch) -> list[int]:
    """The primary keys of changes that this import recorded on the date of applying, or of the import."""
    StatusChange = apps.get_model("applications", "StatusChange")
    profile = getattr(batch.owner, "profile", None)
    day = batch.created_at.astimezone(ZoneInfo(profile.time_zone if profile else "UTC")).date()
    by_hand = dated_by_hand(apps, batch.owner_id)
    found = []
    live = StatusChange.objects.filter(undone_at=None).exclude(pk__in=by_hand).order_by("pk")
    histories = defaultdict(list)
    for change in live.filter(application__import_batch=batch).iterator():
        histories[change.application_id].append(change)
    for changes in histories.values():
        mine = [one for one in changes if one.recorded_at - changes[0].recorded_at <= AT_ONCE]
        applied_on = next((one.happened_on for one in mine if one.to_state == "applied"), None)
        found += [one.pk for one in mine if is_doubtful(one, applied_on, day)]
    for some in batched(moved_by(batch), CHUNK):
        for change in live.filter(pk__in=some).select_related("application"):
            if is_doubtful(change, change.application.applied_on, day):
                found.append(change.pk)
    return sorted(set(found))


def is_doubtful(change, applied_on, import_day) -> bool:
    is_later = change.to_state not in ("saved", "applied")
    return change.happened_on == import_day or (is_later and change.happened_on == applied_on)


def moved_by(batch) -> list[int]:
    """The changes that the import recorded for applications that were there before."""
    steps = batch.action.steps if batch.action and batch.action.undone_at is None else []
    return [pk for step in steps if step[0] == "moved" for pk in step[2]]


def dated_by_hand(apps, owner_id) -> set[int]:
    """The changes whose date the person has corrected, as far as that can still be undone."""
    Action = apps.get_model("applications", "Action")
    found = set()
    for steps in Action.objects.filter(owner=owner_id, kind="day", undone_at=None).values_list("steps", flat=True):
        for verb, *values in steps:
            if verb == "day":
                found.add(values[1])
            elif verb == "changed" and values[0] == "applications.statuschange":
                found |= set(values[1])
    return found


def jumped(apps) -> set[int]:
    """Applications that went from saved to a later status at once: nobody said when they were applied for."""
    StatusChange = apps.get_model("applications", "StatusChange")
    jumps = StatusChange.objects.filter(
        undone_at=None, from_state__in=["", "saved"], to_state__in=["screening", "interviewing", "offer"]
    )
    return set(jumps.values_list("application_id", flat=True))


def say(apps, pks, *, day_known: bool) -> set[int]:
    """Set the mark of these changes and of the outcomes that began with them; gives their applications."""
    StatusChange, Outcome = (apps.get_model("applications", name) for name in ("StatusChange", "Outcome"))
    touched = set()
    for some in batched(pks, CHUNK):
        rows = StatusChange.objects.filter(pk__in=some)
        rows.update(day_known=day_known)
        Outcome.objects.filter(pk__in=rows.exclude(outcome=None).values("outcome")).update(day_known=day_known)
        touched |= set(rows.values_list("application_id", flat=True))
    return touched


def derive(apps, ids) -> None:
    """Bring what follows from the marks in step: those of the application, and when it counts as quiet."""
    Application, StatusChange, Profile = (
        apps.get_model("applications", name) for name in ("Application", "StatusChange", "Profile")
    )
    for some in batched(sorted(ids), CHUNK):
        histories = defaultdict(list)
        for change in StatusChange.objects.filter(undone_at=None, application_id__in=some).order_by("pk"):
            histories[change.application_id].append(change)
        rows = list(Application.objects.filter(pk__in=some).defer("advert", "notes", "search_words"))
        owners = {row.owner_id for row in rows}
        profiles = {profile.user_id: profile for profile in Profile.objects.filter(user__in=owners)}
        for row in rows:
            for name, value in zip(FLAGS, flags_of(histories[row.pk]), strict=True):
                setattr(row, name, value)
            if not row.closed_as and row.status in WAITING and row.owner_id in profiles:
                row.quiet_on = quiet_day(row, profiles[row.owner_id])
        Application.objects.bulk_update(rows, [*FLAGS, "quiet_on"], batch_size=100)


def flags_of(changes) -> tuple[bool, bool, bool, bool]:
    status, since, applied, news, closed = "", True, None, True, True
    for change in changes:
        news = change.day_known
        if change.to_state not in ORDER:
            closed = change.day_known
            continue
        closed = True
        if change.to_state != status:
            since = change.day_known
        status = change.to_state
        if status == "saved":
            applied = None
        elif applied is None:
            applied = change.day_known and status == "applied"
    return since, applied is not False, news, closed


def quiet_day(row, profile):
    quiet_on = row.last_news_on + dt.timedelta(days=profile.quiet_days) if row.news_day_known else None
    if row.news_expected_on and (not row.news_day_known or row.news_expected_on >= row.last_news_on):
        quiet_on = row.news_expected_on + dt.timedelta(days=profile.quiet_after_interview_days)
    return max(quiet_on, row.wait_until) if quiet_on and row.wait_until else quiet_on


class Migration(migrations.Migration):
    dependencies = [("applications", "0020_whether_a_date_is_known")]

    operations = [migrations.RunPython(mark, unmark)]
