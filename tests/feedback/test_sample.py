"""The invented search shows what a no gave, and takes all of it with it."""

import datetime as dt

import pytest

from applications.preferences import sample
from feedback.models import FeedbackRequest, IfThen, Reflection, Reminder, Theme
from tests.builders import TODAY, make_application


@pytest.fixture(autouse=True)
def _today(time_machine):
    time_machine.move_to(dt.datetime(2026, 11, 10, 9, tzinfo=dt.UTC))


def everything(owner):
    return [
        model.objects.filter(owner=owner).count() for model in (FeedbackRequest, Reflection, Reminder, IfThen, Theme)
    ]


def test_it_shows_answers_themes_a_plan_and_something_to_do(client, alice):
    sample.create(alice, today=TODAY)
    client.force_login(alice)
    assert "The result comes late" in client.get("/learn/").content.decode()
    assert "Start with the result" in client.get("/feedback/").content.decode()
    assert "A draft is ready." in client.get("/").content.decode()


def test_removing_it_takes_all_of_it_and_nothing_of_ones_own(alice):
    mine = Reflection.objects.create(owner=alice, application=make_application(alice), written_on=TODAY)
    mine.themes.add(Theme.objects.create(owner=alice, name="Examples"))
    before = everything(alice)
    sample.create(alice, today=TODAY)
    assert everything(alice) != before
    sample.remove(alice)
    assert everything(alice) == before
