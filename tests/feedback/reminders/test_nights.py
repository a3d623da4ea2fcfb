"""Nights on which a clock is turned, leap days and year ends, each in the time zone of the person it is about."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from applications.models import Application, Profile
from feedback.digest import sending
from feedback.models import Preferences, Reminder
from feedback.reminders.calendar import feed
from feedback.reminders.next_steps import due_and_later, reminder_rows
from tests.builders import make_application, make_stage

HOUR = dt.timedelta(hours=1)
DAY = dt.timedelta(days=1)
# the evening before; every kind of night there is: an hour less or more, at midnight itself, half an hour, an odd
# offset
NIGHTS = [
    ("Europe/London", dt.date(2027, 3, 27)),
    ("Europe/Berlin", dt.date(2026, 10, 24)),
    ("America/New_York", dt.date(2027, 3, 13)),
    ("America/Santiago", dt.date(2026, 9, 5)),  # there is no midnight
    ("America/Santiago", dt.date(2027, 4, 3)),  # midnight comes twice
    ("Australia/Lord_Howe", dt.date(2026, 10, 3)),  # half an hour
    ("Asia/Kathmandu", dt.date(2026, 12, 31)),  # 5:45 ahead, and a year ends
    ("Pacific/Kiritimati", dt.date(2027, 12, 31)),
    ("Pacific/Pago_Pago", dt.date(2028, 2, 28)),  # the next day is the 29th
    ("America/St_Johns", dt.date(2028, 2, 29)),
]


def quarters(zone: str, evening: dt.date) -> list[dt.datetime]:
    """Each quarter of an hour from 20:00 that evening to about 10:00 the next morning, as moments."""
    start = dt.datetime.combine(evening, dt.time(20), tzinfo=ZoneInfo(zone)).astimezone(dt.UTC)
    return [start + dt.timedelta(minutes=15 * number) for number in range(4 * 14)]


@pytest.fixture
def moving(time_machine):
    return lambda moment: time_machine.move_to(moment, tick=False)


def live_in(user, zone: str) -> Profile:
    Profile.objects.filter(user=user).update(time_zone=zone)
    return Profile.objects.get(user=user)


@pytest.mark.parametrize(("zone", "evening"), NIGHTS)
def test_the_day_of_a_person_changes_once_in_their_own_night(alice, moving, zone, evening):
    profile, days = live_in(alice, zone), []
    for moment in quarters(zone, evening):
        moving(moment)
        days.append(profile.today())
    assert days == sorted(days)
    assert list(dict.fromkeys(days)) == [evening, evening + DAY]


@pytest.mark.parametrize(("zone", "evening"), NIGHTS)
def test_a_reminder_for_tomorrow_is_due_when_tomorrow_comes_there(alice, moving, zone, evening):
    profile = live_in(alice, zone)
    Reminder.objects.create(owner=alice, kind="own", words="Call Tom", due_on=evening + DAY)
    for moment in quarters(zone, evening)[::2]:
        moving(moment)
        today = profile.today()
        now, later = due_and_later(reminder_rows(alice, today=today), today=today)
        assert (len(now), len(later)) == ((1, 0) if today > evening else (0, 1)), moment


@pytest.mark.parametrize("hour", [0, 2, 7])
@pytest.mark.parametrize(("zone", "evening"), NIGHTS)
def test_a_night_brings_one_digest(alice, moving, zone, evening, hour):
    live_in(alice, zone)
    sent = []
    Preferences.objects.create(user=alice, digest="due", digest_hour=hour, digest_claimed_for=evening)
    for moment in quarters(zone, evening):
        moving(moment)
        for preferences, day in sending.due(moment):
            sent.append((day, moment))
            Preferences.objects.filter(pk=preferences.pk).update(digest_claimed_for=day)
    assert [day for day, _ in sent] == [evening + DAY]
    assert sent[0][1].astimezone(ZoneInfo(zone)).hour in (hour, hour + 1)  # the next hour where this one is left out


@pytest.mark.parametrize(("zone", "evening"), NIGHTS)
def test_an_interview_of_the_next_morning_is_at_its_hour_in_the_feed(alice, moving, zone, evening):
    live_in(alice, zone)
    start = dt.datetime.combine(evening + DAY, dt.time(9, 30), tzinfo=ZoneInfo(zone))
    make_stage(make_application(alice), starts_at=start, time_zone=zone)
    for moment in quarters(zone, evening)[:: 4 * 4]:
        moving(moment)
        [event] = Calendar.from_ical(feed(alice, today=Profile.objects.get(user=alice).today())).walk("VEVENT")
        assert event.decoded("dtstart").astimezone(dt.UTC) == start.astimezone(dt.UTC)
        assert (event.decoded("dtstart").hour, event.decoded("dtstart").minute) == (9, 30)


@pytest.mark.parametrize(
    ("applied", "quiet"),
    [
        (dt.date(2028, 1, 30), dt.date(2028, 2, 29)),  # 30 days, of a year with a 29 February
        (dt.date(2027, 1, 30), dt.date(2027, 3, 1)),
        (dt.date(2028, 2, 29), dt.date(2028, 3, 30)),
        (dt.date(2026, 12, 2), dt.date(2027, 1, 1)),
    ],
)
def test_silence_is_counted_over_leap_days_and_year_ends(client, alice, moving, applied, quiet):
    moving(dt.datetime.combine(applied, dt.time(12), tzinfo=dt.UTC))
    application = make_application(alice, on=applied)
    assert Application.objects.get(pk=application.pk).quiet_on == quiet
    for day in (quiet - DAY, quiet, quiet + DAY):
        moving(dt.datetime.combine(day, dt.time(12), tzinfo=dt.UTC))
        assert (application in Application.objects.for_user(alice).quiet(day)) == (day >= quiet)


@pytest.mark.parametrize(
    "day", [dt.date(2026, 12, 31), dt.date(2027, 1, 1), dt.date(2028, 2, 29), dt.date(2028, 12, 31)]
)
def test_every_page_opens_on_days_of_that_kind(client, alice, moving, day):
    moving(dt.datetime.combine(day, dt.time(12), tzinfo=dt.UTC))
    client.force_login(alice)
    application = make_application(alice, on=day)
    make_stage(application, starts_at=dt.datetime.combine(day + DAY, dt.time(9), tzinfo=dt.UTC))
    for path in (
        "/",
        "/board/",
        "/applications/",
        "/insights/",
        "/wins/",
        "/people/",
        "/proof/",
        application.get_absolute_url(),
    ):
        assert client.get(path).status_code == 200, path


@pytest.mark.parametrize("day", [dt.date(2028, 2, 29), dt.date(2026, 12, 31)])
def test_a_reminder_put_off_on_such_a_day_comes_back_on_the_day_it_says(client, alice, moving, day):
    moving(dt.datetime.combine(day, dt.time(12), tzinfo=dt.UTC))
    client.force_login(alice)
    row = Reminder.objects.create(owner=alice, kind="own", words="Call Tom", due_on=day)
    client.post("/reminders/answer/", {"key": f"r{row.pk}", "do": "snooze", "days": "3"})
    row.refresh_from_db()
    assert row.due_on == day + 3 * DAY
