"""What was planned after a “no” belongs to that “no”: it goes when the no is taken back and another one comes later."""

import datetime as dt

import pytest
import time_machine

from applications.models import StatusChange
from feedback.models import FeedbackRequest, Reminder
from feedback.today.page import today_for
from tests.builders import TODAY, make_application, make_contact

pytestmark = pytest.mark.django_db

NOON = dt.datetime(2026, 11, 10, 12, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)


@pytest.fixture(autouse=True)
def travel():
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


@pytest.fixture
def application(client, alice):
    """They said no on TODAY, and everything that is offered then is planned."""
    application = make_application(alice, company="Kestrel Maps", status="interviewing", on=TODAY - 9 * DAY)
    application.contacts.add(make_contact(alice, name="Sanna Peltola", role="interviewer"))
    application.close("rejected", today=TODAY)
    client.force_login(alice)
    plan(client, application)
    return application


def plan(client, application):
    contact = application.contacts.get()
    url = f"/applications/{application.pk}/after/"
    tomorrow = dt.datetime.now(tz=dt.UTC).date() + DAY
    later = {"ask-choice": "later", "ask-due_on": tomorrow, "reflect-choice": "later", "reflect-due_on": tomorrow}
    client.post(url, later | {"contact": contact.pk})


def shown(user, today):
    found = today_for(user, today=today)
    return sorted(f"{one.kind} {one.due_on:%m-%d}" for one in [*found.next, *found.later])


def test_reopened_it_asks_for_nothing_and_its_plan_is_not_listed(client, alice, application):
    assert shown(alice, TODAY) == ["ask 11-11", "reflect 11-11"]
    application.reopen(today=TODAY)
    assert shown(alice, TODAY) == []
    assert not FeedbackRequest.objects.standing().exists()


def test_closed_again_later_it_begins_anew(client, alice, application, travel):
    application.reopen(today=TODAY)
    travel.shift(20 * DAY)
    later = TODAY + 20 * DAY
    application.close("rejected", today=later)
    assert shown(alice, later) == []
    assert not FeedbackRequest.objects.standing().exists()
    assert "<b>Planned</b>" not in client.get(f"/applications/{application.pk}/after/").text
    plan(client, application)
    assert shown(alice, later) == ["ask 12-01", "reflect 12-01"]
    [request] = FeedbackRequest.objects.standing()
    assert (request.due_on, request.outcome) == (later + DAY, application.live_outcome())


def test_closed_again_on_the_same_date_its_plan_is_there_again(alice, application, travel):
    application.reopen(today=TODAY)
    travel.shift(dt.timedelta(hours=1))
    application.close("rejected", today=TODAY)
    assert shown(alice, TODAY) == ["ask 11-11", "reflect 11-11"]
    assert FeedbackRequest.objects.standing().count() == 1


def test_undoing_the_reopening_brings_the_plan_back(alice, application, travel):
    action = application.reopen(today=TODAY)
    travel.shift(3 * DAY)
    action.undo()
    assert shown(alice, TODAY + 3 * DAY) == ["ask 11-11", "reflect 11-11"]


def test_correcting_the_date_of_the_no_keeps_the_plan(client, alice, application):
    change = StatusChange.objects.get(application=application, to_state="rejected")
    client.post(f"/changes/{change.pk}/day/", {"happened_on": TODAY - 2 * DAY, "day": "pick", "on": TODAY - 2 * DAY})
    application.refresh_from_db()
    assert application.closed_on == TODAY - 2 * DAY
    assert len(Reminder.objects.relevant()) == 2


def test_words_of_ones_own_stay_whatever_happens(client, alice, application, travel):
    FeedbackRequest.objects.update(is_edited=True, body="Dear Sanna, one question.")
    application.reopen(today=TODAY)
    travel.shift(20 * DAY)
    application.close("rejected", today=TODAY + 20 * DAY)
    assert FeedbackRequest.objects.standing().get().body == "Dear Sanna, one question."


def test_deleted_and_restored_it_takes_its_plan_along(alice, application):
    from applications.models import delete_applications

    action = delete_applications(alice, [application.pk])
    assert shown(alice, TODAY) == []
    action.undo()
    assert shown(alice, TODAY) == ["ask 11-11", "reflect 11-11"]
