"""A private calendar: interviews, reminders, deadlines. An unchanged event keeps its UID and SEQUENCE."""

import base64
import datetime as dt
import hmac
import secrets
from collections.abc import Iterable

from django.conf import settings
from django.db.models import Q
from django.urls import reverse
from django.utils.crypto import salted_hmac
from icalendar import Alarm, Calendar, Event

from applications.models import Application, InterviewStage

from .models import Preferences, Reminder
from .models.reminders import WAITING
from .next_steps import as_next

PRODUCT = "-//Onward//Job search//EN"
BACK = dt.timedelta(days=90)
ALARM = dt.timedelta(minutes=-60)
SALT = "onward.calendar"


def new_nonce() -> str:
    return secrets.token_urlsafe(24)


def token_of(preferences: Preferences) -> str:
    """The secret part of the address: an HMAC of the stored nonce under the secret key; the database alone opens nothing."""
    digest = salted_hmac(SALT, f"{preferences.pk}:{preferences.calendar_nonce}", algorithm="sha256").digest()
    return base64.urlsafe_b64encode(digest).decode().rstrip("=")


def address_of(preferences: Preferences) -> str:
    """The path of the feed; empty while it is switched off."""
    if not preferences.calendar_nonce:
        return ""
    return reverse("calendar_feed", args=[preferences.pk, token_of(preferences)])


def owner_of(pk: int, token: str) -> Preferences | None:
    """Whose feed this is; None for a wrong, old or switched-off address."""
    preferences = Preferences.objects.select_related("user__profile").filter(pk=pk, user__is_active=True).first()
    if preferences is None or not preferences.calendar_nonce:
        return None
    return preferences if hmac.compare_digest(token_of(preferences), token) else None


def feed(user, *, today: dt.date) -> bytes:
    """Three queries: rounds, reminders, deadlines; from ninety days back."""
    since = today - BACK
    stages = (
        InterviewStage.objects.for_user(user)
        .filter(Q(application__closed_as="") | Q(starts_at__date__lte=today) | Q(starts_at=None, due_on__lte=today))
        .filter(Q(starts_at__date__gte=since) | Q(due_on__gte=since) | Q(promised_on__gte=since))
        .select_related("application")
        .defer("application__advert", "application__notes", "application__search_words", "preparation", "questions")
    )
    reminders = (
        Reminder.objects.for_user(user)
        .standing()
        .filter(state__in=WAITING, due_on__gte=since)
        .select_related("application", "request", "contact")
    )
    deadlines = (
        Application.objects.for_user(user)
        .open()
        .filter(Q(deadline_on__gte=since) | Q(answer_by__gte=since))
        .only("company", "agency", "deadline_on", "answer_by", "version", "created_at")
    )
    return calendar_of([*_rounds(stages), *_reminders(reminders, today), *_deadlines(deadlines)])


def one_round(stage: InterviewStage) -> bytes:
    """A single interview as a file."""
    return calendar_of(_rounds([stage]))


def calendar_of(events: Iterable[Event]) -> bytes:
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "Onward")
    calendar.add("refresh-interval;value=duration", "PT1H")
    for event in events:
        calendar.add_component(event)
    calendar.add_missing_timezones()
    return calendar.to_ical()


def _rounds(stages: Iterable[InterviewStage]) -> Iterable[Event]:
    for stage in stages:
        company, kind = stage.application.display_company, stage.get_kind_display()
        url = settings.SITE_URL + stage.application.get_absolute_url() if settings.SITE_URL else ""
        description = "\n".join(part for part in (stage.link, url) if part)
        if stage.starts_at and stage.ends_at:
            start, end = stage.starts_at.astimezone(stage.zone), stage.ends_at.astimezone(stage.zone)
            event = _event(f"stage-{stage.pk}", f"{company}: {kind}", start, end, stage.created_at, stage.version)
            event.add_component(_alarm(f"{company}: {kind}"))
        elif stage.due_on:
            event = _event(
                f"stage-{stage.pk}", f"{company}: {kind}, hand in", stage.due_on, None, stage.created_at, stage.version
            )
        else:
            event = None
        if event is not None:
            if place := stage.place or stage.link:
                event.add("location", place)
            if description:
                event.add("description", description)
            yield event
        if stage.promised_on and not stage.application.closed_as:
            summary = f"{company}: news promised by today"
            yield _event(f"promise-{stage.pk}", summary, stage.promised_on, None, stage.created_at, stage.version)


def _reminders(reminders: Iterable[Reminder], today: dt.date) -> Iterable[Event]:
    for reminder in reminders:
        title = as_next(reminder, today).title
        yield _event(f"reminder-{reminder.pk}", title, reminder.due_on, None, reminder.created_at, reminder.version)


def _deadlines(applications: Iterable[Application]) -> Iterable[Event]:
    for one in applications:
        for name, day, text in (
            ("deadline", one.deadline_on, "closing date"),
            ("answer", one.answer_by, "answer the offer"),
        ):
            if day:
                summary = f"{one.display_company}: {text}"
                yield _event(f"{name}-{one.pk}", summary, day, None, one.created_at, one.version)


def _event(
    uid: str, summary: str, start: dt.datetime | dt.date, end: dt.datetime | None, stamp: dt.datetime, version: int
) -> Event:
    """An all-day event without `end`. `stamp` and `version` stay as they are while the row does."""
    event = Event()
    event.add("uid", f"{uid}@onward")
    event.add("summary", summary)
    event.add("dtstart", start)
    event.add("dtend", end or start + dt.timedelta(days=1))
    event.add("dtstamp", stamp)
    event.add("sequence", max(0, version - 1))
    if end is None:
        event.add("transp", "TRANSPARENT")
    return event


def _alarm(text: str) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", text)
    alarm.add("trigger", ALARM)
    return alarm
