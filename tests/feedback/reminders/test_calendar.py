"""The private calendar: right hours, stable events, an address that can be taken back and never reaches a log."""

import datetime as dt
import logging
import re
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.utils import timezone
from icalendar import Calendar

from feedback.models import Preferences, Reminder
from feedback.reminders.calendar import address_of, feed
from tests.builders import TODAY, make_application, make_stage

NOON = dt.datetime(2026, 11, 10, 12, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def noon():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def path(alice):
    return address_of(Preferences.objects.create(user=alice, calendar_nonce="nonce"))


def events(user):
    return {str(one["uid"]): one for one in Calendar.from_ical(feed(user, today=TODAY)).walk("VEVENT")}


def test_an_interview_keeps_the_hour_of_its_place_across_daylight_saving(alice):
    zone = ZoneInfo("America/New_York")
    for month, day in ((10, 30), (11, 5)):
        make_stage(
            make_application(alice), starts_at=dt.datetime(2026, month, day, 9, tzinfo=zone), time_zone="America/New_York",
            minutes=45, place="Room 4",
        )  # fmt: skip
    found = list(events(alice).values())
    assert [one.decoded("dtstart").hour for one in found] == [9, 9]
    assert sorted(one.decoded("dtstart").utcoffset() for one in found) == [
        dt.timedelta(hours=-5),
        dt.timedelta(hours=-4),
    ]
    assert found[0].decoded("dtend") - found[0].decoded("dtstart") == dt.timedelta(minutes=45)
    assert found[0]["location"] == "Room 4"
    assert found[0].walk("VALARM")
    assert b"BEGIN:VTIMEZONE" in feed(alice, today=TODAY)


def test_it_goes_ninety_days_back_on_either_side_of_the_date_line(alice):
    start = dt.datetime(2026, 8, 11, 10, 30, tzinfo=dt.UTC)  # on the 12th here, on the 10th there
    make_stage(make_application(alice), starts_at=start, time_zone="Pacific/Pago_Pago")
    with timezone.override(ZoneInfo("Pacific/Kiritimati")):
        assert len(events(alice)) == 1
    assert len(events(alice)) == 0


def test_reminders_and_deadlines_are_whole_days(alice):
    application = make_application(alice, deadline_on=dt.date(2026, 11, 20), answer_by=dt.date(2026, 11, 25))
    make_stage(
        application, starts_at=None, due_on=dt.date(2026, 11, 18), kind="take_home", promised_on=dt.date(2026, 12, 1)
    )
    Reminder.objects.create(owner=alice, kind="own", words="Call Tom", due_on=TODAY)
    days = sorted(one.decoded("dtstart") for one in events(alice).values())
    assert days == [TODAY, *(dt.date(2026, 11, day) for day in (18, 20, 25)), dt.date(2026, 12, 1)]


def test_hostile_text_comes_back_as_it_was(alice):
    name = 'A; B, C\\ "D"\nBEGIN:VEVENT'
    make_stage(make_application(alice, company=name))
    [event] = events(alice).values()
    assert event["summary"].startswith('A; B, C\\ "D"')
    assert len(events(alice)) == 1


@pytest.mark.parametrize("ending", ["\r\n", "\r", "\n", "\u2028"])
def test_lines_are_folded_and_what_is_in_them_stays_one_text(alice, ending):
    name = f"Größe & Söhne, {'Ü' * 90}{ending}DTSTART:19990101"
    make_stage(make_application(alice, company=name), link="https://meet.example.org/a?b=1;c=2,3")
    written = feed(alice, today=TODAY)
    assert all(len(line) <= 75 for line in written.split(b"\r\n"))
    assert b"\nDTSTART:1999" not in written
    [event] = events(alice).values()
    assert "Ü" * 90 in event["summary"]
    assert event["location"] == "https://meet.example.org/a?b=1;c=2,3"


def test_an_event_says_what_programs_rely_on(alice):
    stage = make_stage(make_application(alice, company="Alder & Finch"), time_zone="Europe/Berlin", minutes=45)
    Reminder.objects.create(owner=alice, kind="own", words="Call Tom", due_on=TODAY)
    written = feed(alice, today=TODAY).decode()
    for line in (
        "VERSION:2.0",
        "PRODID:-//Onward//Job search//EN",
        "X-WR-CALNAME:Onward",
        f"UID:stage-{stage.pk}@onward",
        "SUMMARY:Alder & Finch: Screening call",
        "SEQUENCE:0",
        "TRIGGER:-PT1H",
        "TRANSP:TRANSPARENT",
        "DTSTART;VALUE=DATE:20261110",
        "DTEND;VALUE=DATE:20261111",
        "TZID:Europe/Berlin",
    ):
        assert line in written.splitlines()
    start, end = (
        "".join(re.findall(rf"{name};TZID=Europe/Berlin:\d{{8}}T\d{{6}}", written)) for name in ("DTSTART", "DTEND")
    )
    assert start
    assert end
    assert re.search(r"DTSTAMP:\d{8}T\d{6}Z", written)


def test_an_unchanged_event_stays_the_same_and_a_changed_one_counts_up(alice):
    stage = make_stage(make_application(alice))
    before = feed(alice, today=TODAY)
    assert feed(alice, today=TODAY) == before
    stage.minutes = 30
    stage.save()
    [event] = events(alice).values()
    assert event["sequence"] == 1
    assert str(event["uid"]) == f"stage-{stage.pk}@onward"


def test_what_is_cancelled_disappears(alice):
    application = make_application(alice)
    stage, other = make_stage(application), make_stage(make_application(alice))
    other.deleted_at = NOON
    other.save()
    reminder = Reminder.objects.create(owner=alice, kind="own", words="Call", due_on=TODAY)
    assert set(events(alice)) == {f"stage-{stage.pk}@onward", f"reminder-{reminder.pk}@onward"}
    application.close("rejected", today=TODAY)
    reminder.state = "dismissed"
    reminder.save()
    assert events(alice) == {}


def test_the_address_works_signed_out_and_answers_unchanged(client, alice, path):
    make_stage(make_application(alice))
    response = client.get(path)
    assert response["Content-Type"].startswith("text/calendar")
    assert b"BEGIN:VEVENT" in response.content
    again = client.get(path, headers={"If-None-Match": response["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_another_persons_rows_are_not_in_it(client, bob, path):
    make_stage(make_application(bob))
    assert b"BEGIN:VEVENT" not in client.get(path).content


def test_a_new_address_ends_the_old_one_and_off_ends_both(client, alice, path):
    client.force_login(alice)
    client.post("/settings/calendar/", {"do": "renew"})
    assert client.get(path).status_code == 404
    fresh = address_of(Preferences.objects.get(user=alice))
    assert fresh in client.get("/settings/reminders/").content.decode()
    assert client.get(fresh).status_code == 200
    client.post("/settings/calendar/", {"do": "off"})
    assert client.get(fresh).status_code == 404


@pytest.mark.parametrize(
    "change",
    [
        lambda path: path[:-6] + "x.ics",
        lambda path: path.replace("/calendar/", "/calendar/9"),
        lambda path: path[:-6] + "é.ics",
    ],
)
def test_a_wrong_address_does_not_exist_and_reaches_no_log(client, path, change, caplog, settings):
    from config.logs import WithoutSecretAddresses

    wrong = change(path)
    with caplog.at_level(logging.WARNING, logger="django.request"):
        assert client.get(wrong).status_code == 404
    for record in caplog.records:
        WithoutSecretAddresses().filter(record)
        assert wrong not in record.getMessage()
    assert "config.logs.WithoutSecretAddresses" in str(settings.LOGGING["filters"])
    assert settings.LOGGING["handlers"]["console"]["filters"] == ["secrets"]


def test_the_secret_key_is_part_of_the_address(alice, path, settings):
    settings.SECRET_KEY = "another key of this server, long enough to be one"
    assert address_of(Preferences.objects.get(user=alice)) != path


def test_one_interview_is_a_file(client, alice):
    client.force_login(alice)
    response = client.get(f"/stages/{make_stage(make_application(alice)).pk}/interview.ics")
    assert "interview.ics" in response["Content-Disposition"]
    assert len(Calendar.from_ical(response.content).walk("VEVENT")) == 1


@pytest.mark.parametrize("number", [10, 100])
def test_the_feed_costs_the_same_for_any_number(client, alice, path, number, django_assert_max_num_queries):
    for n in range(number):
        make_stage(make_application(alice, company=f"C{n}"))
        Reminder.objects.create(owner=alice, kind="own", words="Call", due_on=TODAY)
    with django_assert_max_num_queries(4 + 12):  # and what counting the visits costs
        client.get(path)


def test_the_link_is_found_in_settings_and_where_interviews_are_listed(client, alice):
    client.force_login(alice)
    make_application(alice)
    for path in ("/", "/settings/"):
        assert 'href="/settings/reminders/#calendar"' in client.get(path).content.decode()
    assert 'id="calendar"' in client.get("/settings/reminders/").content.decode()
