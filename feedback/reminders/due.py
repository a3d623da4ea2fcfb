"""What is due: reminders and suggestions together, the most helpful first. Today, the digest and the feed ask here."""

import datetime as dt

from django.db.models import Q, prefetch_related_objects
from django.utils import timezone

from applications.models import InterviewStage
from feedback.known import Known
from feedback.models import Preferences, Reminder
from feedback.presence import checklists

from . import next_steps
from .next_steps import SuggestionSource, TodoItem

MOST = 5
MOST_AFTER_A_PAUSE = 3
AGENDA_DAYS = 14


def due_and_later(
    known: Known,
    stages: list[InterviewStage],
    applications: list[SuggestionSource],
    reminders: list[Reminder],
    preferences: Preferences,
    *,
    today: dt.date,
) -> tuple[list[TodoItem], list[TodoItem]]:
    """What is due, most helpful first, and what comes within a month: reminders and suggestions together."""
    user, several = known.user, known.several
    due, later = next_steps.due_and_later(reminders, today=today, several=several)
    answered = next_steps.by_key(reminders)
    derived = next_steps.suggestions(
        applications, stages, answered, preferences, today=today, now=timezone.now(), several=several
    )
    derived += next_steps.presence_again(checklists.since_the_last_look(user, known.reviews), answered, today=today)
    derived += next_steps.told_by_friends(user, known.impressions, answered, today=today)
    return sorted([*due, *derived], key=lambda one: one.order), later


def suggested_today(user, *, today: dt.date) -> list[TodoItem]:
    """What would be suggested now, whether or not it fits on the page."""
    return [one for one in due_today(user, today=today) if one.is_suggestion]


def due_today(user, *, today: dt.date) -> list[TodoItem]:
    """All that is due, reminders and suggestions, most helpful first."""
    return due_of(Known(user), near_stages(user, today), today)


def shown_today(user, *, today: dt.date) -> tuple[list[TodoItem], list[TodoItem]]:
    """What Today names, and the rest: look-backs are one line, and what is in that line is in neither list."""
    most, due = most_shown(Preferences.of(user), today), next_steps.grouped(due_today(user, today=today))
    return due[:most], due[most:]


def due_of(known: Known, stages: list[InterviewStage], today: dt.date) -> list[TodoItem]:
    user = known.user
    preferences = Preferences.of(user)
    reminders = next_steps.reminder_rows(user, today=today)
    rows = next_steps.candidates(user, preferences, reminders, today=today)
    return due_and_later(known, stages, rows, reminders, preferences, today=today)[0]


def most_shown(preferences: Preferences, today: dt.date) -> int:
    """How many things Today names; the rest is there when asked for."""
    return MOST_AFTER_A_PAUSE if preferences.is_back(today) else MOST


def near_stages(user, today: dt.date) -> list[InterviewStage]:
    """Rounds from two days ago (they may still be written down) to two weeks ahead."""
    now, ahead = timezone.now(), dt.timedelta(days=AGENDA_DAYS)
    stages = (
        InterviewStage.objects.for_user(user)
        # no round of an application is later; a day more for zones
        .filter(application__news_expected_on__gte=today - dt.timedelta(days=5))
        .filter(
            Q(starts_at__gte=now - dt.timedelta(days=3), starts_at__lt=now + ahead)
            | Q(due_on__gte=today, due_on__lt=today + ahead)
        )
        .select_related("application")
        .only(
            "kind", "happened", "starts_at", "time_zone", "due_on", "minutes", "place", "how_it_went", "questions",
            "went_well", "do_differently", "application__company", "application__agency", "application__title",
            "application__company_key", "application__status", "application__closed_as", "application__closed_on",
            "application__closed_day_known",
        )
    )  # fmt: skip
    found = list(stages[:60])
    closed_that_day = [one.application for one in found if one.application.closed_on == one.day]
    prefetch_related_objects(closed_that_day, "outcomes")  # by which they know whether they took place
    return found
