"""The private calendar of interviews, reminders and deadlines. An unchanged event keeps its UID and SEQUENCE."""

import base64
import datetime as dt
import hmac
import secrets
from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import salted_hmac

from applications.board.cards import AROUND_THE_EARTH
from applications.models import Application, InterviewKind, InterviewStage
from applications.models.interviews import DID_NOT
from feedback.models import Preferences, Reminder

from .next_steps import to_todo_item

PRODUCT = "-//Onward//Job search//EN"
BACK = dt.timedelta(days=90)
ONE_HOUR_BEFORE = dt.timedelta(hours=-1)
SALT = "onward.calendar"


@dataclass(frozen=True, slots=True)
class Event:
    """An event of the calendar. `end` is None for a whole day. `stamp` and `version` change only with the row."""

    uid: str
    summary: str
    start: dt.datetime | dt.date
    end: dt.datetime | None
    stamp: dt.datetime
    version: int
    place: str = ""
    description: str = ""


def new_nonce() -> str:
    return secrets.token_urlsafe(24)


def token_of(preferences: Preferences) -> str:
    """Return the secret part of the link: an HMAC of the stored nonce, so that the database alone is not enough."""
    digest = salted_hmac(SALT, f"{preferences.pk}:{preferences.calendar_nonce}", algorithm="sha256").digest()
    return base64.urlsafe_b64encode(digest).decode().rstrip("=")


def address_of(preferences: Preferences) -> str:
    """Return the path of the feed, or an empty string while it is off."""
    if not preferences.calendar_nonce:
        return ""
    return reverse("calendar_feed", args=[preferences.pk, token_of(preferences)])


def owner_of(pk: int, token: str) -> Preferences | None:
    """Return the preferences that this link belongs to, or None if it is wrong, old or turned off."""
    preferences = Preferences.objects.select_related("user__profile").filter(pk=pk, user__is_active=True).first()
    if preferences is None or not preferences.calendar_nonce:
        return None
    return preferences if hmac.compare_digest(token_of(preferences).encode(), token.encode()) else None


def feed(user, *, today: dt.date) -> bytes:
    """Return the calendar with interviews, reminders and deadlines from 90 days ago on.

    An interview that did not take place is left out, and the news that were promised once the application is closed.
    """
    since = today - BACK
    rounds = (
        InterviewStage.objects.for_user(user)
        .with_state(timezone.now())
        # no round of an application is later than the day on which news of it was expected, give or take the date line
        .filter(application__news_expected_on__gte=since - AROUND_THE_EARTH)
        .filter(Q(application__closed_as="") | ~Q(state_at=DID_NOT))
        .filter(Q(starts_at__date__gte=since) | Q(due_on__gte=since) | Q(promised_on__gte=since))
        .select_related("application")
        .only(
            *("kind", "starts_at", "time_zone", "minutes", "due_on", "promised_on", "place", "link"),
            *("created_at", "version", "application__company", "application__agency", "application__closed_as"),
        )
    )
    reminders = Reminder.objects.for_user(user).waiting().filter(due_on__gte=since).relevant()
    applications = Application.objects.for_user(user).open().filter(Q(deadline_on__gte=since) | Q(answer_by__gte=since))
    deadlines = applications.order_by("pk").defer("advert", "notes", "search_words")
    held_or_ahead = [stage for stage in rounds if stage.state_at != DID_NOT]
    return calendar_of(
        [*_interviews(held_or_ahead), *_promises(rounds), *_reminders(reminders, today), *_deadlines(deadlines)]
    )


def one_round(stage: InterviewStage) -> bytes:
    """Return a calendar with a single interview."""
    return calendar_of([*_interviews([stage]), *_promises([stage])])


def calendar_of(events: Iterable[Event]) -> bytes:
    from icalendar import Calendar  # takes a while to load: only where someone follows a calendar

    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "Onward")
    for event in events:
        calendar.add_component(_component(event))
    calendar.add_missing_timezones()
    return calendar.to_ical()


def _component(event: Event):
    from icalendar import Alarm
    from icalendar import Event as Component

    made = Component()
    made.add("uid", f"{event.uid}@onward")
    made.add("summary", event.summary)
    made.add("dtstart", event.start)
    made.add("dtend", event.end or event.start + dt.timedelta(days=1))
    made.add("dtstamp", event.stamp.astimezone(dt.UTC))
    made.add("sequence", max(0, event.version - 1))
    for name, text in (("location", event.place), ("description", event.description)):
        if text:
            made.add(name, text)
    if event.end is None:
        made.add("transp", "TRANSPARENT")
        return made
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", "Interview")
    alarm.add("trigger", ONE_HOUR_BEFORE)
    made.add_component(alarm)
    return made


def _interviews(stages: Iterable[InterviewStage]) -> Iterable[Event]:
    for stage in stages:
        company, kind = stage.application.display_company, stage.kind_as_heading
        url = settings.SITE_URL + stage.application.get_absolute_url() if settings.SITE_URL else ""
        place = stage.place or stage.link
        description = "\n".join(part for part in (stage.link, url) if part)
        if stage.starts_at and stage.ends_at:
            start, end = stage.starts_at.astimezone(stage.zone), stage.ends_at.astimezone(stage.zone)
            summary = f"{company}: {kind}"
            yield Event(f"stage-{stage.pk}", summary, start, end, stage.created_at, stage.version, place, description)
        elif stage.due_on:
            summary, day = f"{company}: {kind}{' due' if stage.kind == InterviewKind.TAKE_HOME else ''}", stage.due_on
            yield Event(f"stage-{stage.pk}", summary, day, None, stage.created_at, stage.version, place, description)


def _promises(stages: Iterable[InterviewStage]) -> Iterable[Event]:
    for stage in stages:
        if stage.promised_on and not stage.application.closed_as:
            summary = f"{stage.application.display_company}: they promised news by today"
            yield Event(f"promise-{stage.pk}", summary, stage.promised_on, None, stage.created_at, stage.version)


def _reminders(reminders: Iterable[Reminder], today: dt.date) -> Iterable[Event]:
    for reminder in reminders:
        title = to_todo_item(reminder, today).title
        yield Event(f"reminder-{reminder.pk}", title, reminder.due_on, None, reminder.created_at, reminder.version)


def _deadlines(applications: Iterable[Application]) -> Iterable[Event]:
    for one in applications:
        for name, day, text in (
            ("deadline", one.deadline_on, "closing date"),
            ("answer", one.answer_by, "reply to the offer"),
        ):
            if day:
                summary = f"{one.display_company}: {text}"
                yield Event(f"{name}-{one.pk}", summary, day, None, one.created_at, one.version)
