"""Requests for advice: the words of the list and of each page, for every number."""

import datetime as dt

import pytest
import time_machine

from feedback.asking.inbox import inbox_of
from feedback.models import FeedbackRequest, Preferences
from tests.builders import TODAY, make_application, make_contact, make_request

DAY = dt.timedelta(days=1)


@pytest.fixture(autouse=True)
def travel():
    with time_machine.travel(dt.datetime(2026, 11, 10, 12, tzinfo=dt.UTC), tick=False) as traveller:
        yield traveller


@pytest.fixture
def page(client, alice):
    client.force_login(alice)
    return client


def requests(*, planned=0, useful=0, vague=0, silent=0):
    rows = [FeedbackRequest(state="planned", due_on=TODAY)] * planned
    rows += [FeedbackRequest(state="answered", due_on=TODAY, sent_on=TODAY, answer="x", is_generic=False)] * useful
    rows += [FeedbackRequest(state="answered", due_on=TODAY, sent_on=TODAY, answer="x", is_generic=True)] * vague
    return rows + [FeedbackRequest(state="sent", due_on=TODAY, sent_on=TODAY)] * silent


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        ({}, "Ask one person who met you for one piece of advice. It takes a minute."),
        ({"planned": 1}, "1 request planned, not sent yet."),
        ({"planned": 2}, "2 requests planned, none sent yet."),
        ({"planned": 12}, "12 requests planned, none sent yet."),
        ({"silent": 1}, "You’ve asked once. No one has replied yet. Asking is the part you control."),
        ({"silent": 2}, "You’ve asked twice. No one has replied yet. Asking is the part you control."),
        ({"vague": 1}, "You’ve asked once. 1 replied."),
        ({"vague": 1, "silent": 1}, "You’ve asked twice. 1 replied."),
        ({"useful": 1}, "You’ve asked once. 1 replied, 1 with something you can use."),
        ({"useful": 2, "vague": 1}, "You’ve asked 3 times. 3 replied, 2 with something you can use."),
        ({"useful": 12}, "You’ve asked 12 times. 12 replied, 12 with something you can use."),
    ],
)
def test_the_list_opens_with_a_sentence_for_each_number(alice, numbers, words):
    application = make_application(alice, closed_as="rejected")
    rows = requests(**numbers)
    for number, row in enumerate(rows, start=1):
        row.pk, row.application = number, application
    assert inbox_of(rows, "", today=TODAY).standfirst == words


@pytest.mark.parametrize(
    ("due_on", "words"),
    [(TODAY, "Due today."), (TODAY + DAY, "Due tomorrow."), (TODAY + 5 * DAY, "Due on 15\xa0November.")],
)
def test_a_planned_one_says_when_it_is_due(page, alice, due_on, words):
    asked = make_request(make_application(alice, closed_as="rejected"), due_on=due_on)
    assert words in page.get(asked.get_absolute_url()).content.decode()


@pytest.mark.parametrize(
    ("days", "words"),
    [(1, "remind you tomorrow to check"), (2, "remind you in 2 days to check"), (14, "remind you in 14 days to check")],
)
def test_marking_as_sent_says_when_to_check_for_a_reply(page, alice, days, words):
    Preferences.objects.create(user=alice, no_reply_days=days)
    contact = make_contact(alice)
    asked = make_request(make_application(alice, closed_as="rejected"), contact=contact)
    text = page.post(f"{asked.get_absolute_url()}sent/", follow=True).content.decode()
    assert f"You asked {contact.name}. You’ve done your part. Onward will {words}" in text


def test_without_a_name_the_page_still_begins_with_a_capital(page, alice):
    asked = make_request(
        make_application(alice, closed_as="rejected"), state="answered", sent_on=TODAY, ended_on=TODAY, answer="Thanks."
    )
    text = page.get(asked.get_absolute_url()).content.decode()
    assert "<h1>Someone there replied</h1>" in text
    assert "You asked today and they replied today." in text
