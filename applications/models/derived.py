"""The fields of an application that follow from its history and its interviews, and how they are brought up to date."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from itertools import batched

from django.db import models, transaction
from django.utils import timezone

from .application import Application
from .history import StatusChange, fold_changes
from .interviews import InterviewStage
from .profile import Profile

CHUNK = 500
LONG_TEXTS = ("advert", "notes", "search_words")
DERIVED_FIELDS = [
    "status",
    "furthest",
    "status_since",
    "status_day_known",
    "applied_on",
    "applied_day_known",
    "closed_as",
    "closed_on",
    "closed_day_known",
    "last_news_on",
    "news_day_known",
    "news_expected_on",
    "quiet_on",
]


def live_changes(ids: Iterable[int]) -> dict[int, list[StatusChange]]:
    """The changes of each application that were not undone, in the order in which they were recorded."""
    found: dict[int, list[StatusChange]] = defaultdict(list)
    for change in StatusChange.objects.live().filter(application_id__in=ids):
        found[change.application_id].append(change)
    return found


def expected_news_dates(ids: Iterable[int]) -> dict[int, dt.date]:
    """For each application the latest date on which an interview or the promised news was due."""
    expected: dict[int, dt.date] = {}
    for stage in InterviewStage.objects.filter(application_id__in=ids, deleted_at=None):
        day = stage.news_expected_on()
        if day and day > expected.get(stage.application_id, dt.date.min):
            expected[stage.application_id] = day
    return expected


def derived_fields(application: Application) -> dict[str, object]:
    return {name: getattr(application, name) for name in DERIVED_FIELDS}


def save_derived_fields(changed: Iterable[tuple[Application, dict[str, object]]]) -> None:
    """Store the derived fields of applications, each given with what they were before, and count a version of its
    history.

    One statement for all that changed alike: a bulk_update of 10,000 takes ten times as long.
    """
    alike: dict[tuple, list[int]] = defaultdict(list)
    for application, before in changed:
        application.history_version += 1
        differ = tuple((name, value) for name, value in derived_fields(application).items() if value != before[name])
        alike[differ].append(application.pk)
    for fields, ids in alike.items():
        for some in batched(ids, CHUNK):
            Application.objects.filter(pk__in=some).update(
                **dict(fields), history_version=models.F("history_version") + 1, updated_at=timezone.now()
            )


def recompute_derived(ids: Iterable[int]) -> None:
    """Derive everything from history again and store it."""
    changed: list[tuple[Application, dict[str, object]]] = []
    for some in batched(ids, CHUNK):
        changes, expected = live_changes(some), expected_news_dates(some)
        rows = Application.objects.filter(pk__in=some).select_related("owner__profile")
        for application in rows.defer(*LONG_TEXTS):
            before = derived_fields(application)
            application.news_expected_on = expected.get(application.pk)
            state = fold_changes(change.step for change in changes[application.pk])
            application.apply_state(state, Profile.of(application.owner))
            changed.append((application, before))
    save_derived_fields(changed)


def save_quiet_dates(waiting: Iterable[Application], profile: Profile) -> None:
    """Store until when each is left alone and when it counts as quiet: one statement for all that are alike."""
    alike: dict[tuple, list[int]] = defaultdict(list)
    for application in waiting:
        alike[application.wait_until, application.quiet_day(profile)].append(application.pk)
    for (wait_until, quiet_on), ids in alike.items():
        Application.objects.filter(pk__in=ids).update(wait_until=wait_until, quiet_on=quiet_on)


def recompute_quiet_for(application: Application) -> None:
    """After an interview was added, changed or removed, which is a new version of its history.

    The lock lets the later of two tabs see what the first added.
    """
    with transaction.atomic():
        Application.objects.select_for_update().filter(pk=application.pk).values_list("pk").first()
        application.news_expected_on = expected_news_dates([application.pk]).get(application.pk)
        application.quiet_on = application.quiet_day(Profile.of(application.owner))
        Application.objects.filter(pk=application.pk).update(
            news_expected_on=application.news_expected_on,
            quiet_on=application.quiet_on,
            history_version=models.F("history_version") + 1,
        )


def recompute_quiet(user) -> None:
    """After someone changed how long silence has to last before it counts as quiet."""
    profile = Profile.of(user)
    applications = Application.objects.filter(owner=user, closed_as="").only(
        "owner_id",
        "status",
        "closed_as",
        "last_news_on",
        "news_day_known",
        "news_expected_on",
        "quiet_on",
        "wait_until",
    )
    changed = []
    for application in applications.iterator():
        day = application.quiet_day(profile)
        if day != application.quiet_on:
            application.quiet_on = day
            changed.append(application)
    Application.objects.bulk_update(changed, ["quiet_on"], batch_size=CHUNK)
