"""What a friend wrote is a line of What’s next, until it is answered or they are thanked."""

import datetime as dt
import io

import pytest
import time_machine

from feedback import archive
from feedback.models import Impression, Look, Reminder
from feedback.reminders.due import suggested_today
from feedback.today.page import today_for
from tests.builders import TODAY, make_application, make_evaluation, make_practice

NOON = dt.datetime(2026, 11, 10, 12, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def travel(client, alice):
    client.force_login(alice)
    make_application(alice)
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


def told(user, today=TODAY):
    return [(one.title, one.text) for one in suggested_today(user, today=today) if one.kind == "told"]


def make_impression(owner, **fields):
    look = Look.objects.create(owner=owner, kind="cv", text="Analyst who likes maps.", made_on=TODAY)
    return Impression.objects.create(look=look, owner=owner, visitor="v", written_on=TODAY, **fields)


def test_an_evaluation_and_a_first_impression_lead_to_what_was_written(client, alice):
    evaluation = make_evaluation(make_practice(alice), name="Sabine")
    impression = make_impression(alice, stays="The maps.")
    assert told(alice) == [
        ("Sabine told you what they noticed", "What they say about your practice session."),
        ("A friend told you what they noticed", "Their first impression: CV."),
    ]
    text = client.get("/").content.decode()
    assert f'href="{evaluation.get_absolute_url()}"' in text
    assert f'href="{impression.look.get_absolute_url()}"' in text


def test_it_goes_when_it_is_done_when_they_are_thanked_and_after_two_weeks(client, alice):
    session = make_practice(alice)
    evaluation = make_evaluation(session)
    client.post("/reminders/answer/", {"key": f"evaluation:{evaluation.pk}", "do": "done"})
    assert told(alice) == []
    other = make_evaluation(session, visitor="w", name="Sabine")
    assert len(told(alice)) == 1
    assert told(alice, today=TODAY + dt.timedelta(days=14)) == []
    other.thanked_on = TODAY
    other.save()
    assert told(alice) == []


def test_it_can_be_put_off_and_comes_back_in_the_same_words(client, alice, travel):
    evaluation = make_evaluation(make_practice(alice), name="Sabine")
    client.post("/reminders/answer/", {"key": f"evaluation:{evaluation.pk}", "do": "snooze", "days": 3})
    assert Reminder.objects.get().kind == "told"
    assert told(alice) == []
    travel.shift(dt.timedelta(days=3))
    [line] = [one for one in today_for(alice, today=TODAY + dt.timedelta(days=3)).next if one.kind == "told"]
    assert (line.title, line.url) == ("Sabine told you what they noticed", "/practice/")


def test_what_was_told_to_somebody_else_is_neither_shown_nor_answered(client, alice, bob):
    evaluation = make_evaluation(make_practice(bob))
    assert told(alice) == []
    answer = client.post("/reminders/answer/", {"key": f"evaluation:{evaluation.pk}", "do": "done"})
    assert answer.status_code == 404
    assert not Reminder.objects.exists()


def test_what_was_answered_stays_answered_in_an_archive(client, alice, bob):
    make_impression(alice)
    second = make_impression(alice, name="Sabine")
    client.post("/reminders/answer/", {"key": f"impression:{second.pk}", "do": "dismiss"})
    content = b"".join(archive.json_pieces(alice, now=NOON))
    archive.restore(bob, io.BytesIO(content))
    kept = bob.impressions.get(name="Sabine")
    assert Reminder.objects.get(owner=bob).key == f"impression:{kept.pk}"
    assert [title for title, text in told(bob) if "impression" in text] == ["A friend told you what they noticed"]
