"""An invitation is no conversation: figures, documents and sentences count interviews once they took place."""

import datetime as dt

import pytest
import time_machine

from applications.detail import interviewing
from applications.documents import usage
from applications.insights.figures import figures_for
from applications.models import Recorder
from tests.builders import TODAY, make_application, make_document, make_stage

DAY = dt.timedelta(days=1)
NOON = dt.datetime(2026, 11, 10, 12, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def travel():
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


def reached(user):
    """How many led to a conversation, an interview and an offer."""
    return [one.reached for one in figures_for(user, today=TODAY).overall]


class TestFigures:
    def test_a_call_that_a_no_came_before_led_to_no_conversation(self, alice):
        application = make_application(alice, status="screening", on=TODAY - 9 * DAY)
        stage = make_stage(application, starts_at=NOON + DAY)
        assert reached(alice) == [0, 0, 0]
        application.close("rejected", today=TODAY)
        assert reached(alice) == [0, 0, 0]
        figures = figures_for(alice, today=TODAY)
        assert [one.reached for one in figures.stations] == [1, 0, 0, 0]
        assert figures.stations[0].left == {"rejected": 1}
        assert figures.waiting.answered == 1, "they answered with an invitation all the same"
        interviewing.say(Recorder(alice), stage, happened=True)
        assert reached(alice) == [1, 0, 0]

    def test_an_interview_counts_from_its_hour_on(self, alice, travel):
        make_stage(make_application(alice, status="interviewing"), kind="panel", starts_at=NOON + DAY / 24)
        assert reached(alice) == [0, 0, 0]
        travel.shift(DAY / 12)
        assert reached(alice) == [1, 1, 0]

    def test_a_status_without_any_interview_counts_as_before(self, alice):
        make_application(alice, status="interviewing")
        make_application(alice, status="screening", closed_as="rejected")
        make_application(alice, status="applied")
        assert reached(alice) == [2, 1, 0]

    def test_an_interview_that_was_never_moved_for_counts_too(self, alice):
        make_stage(make_application(alice, on=TODAY - 9 * DAY), kind="manager", starts_at=NOON - DAY)
        assert reached(alice) == [1, 1, 0]

    def test_insights_say_the_same(self, client, alice):
        client.force_login(alice)
        make_stage(make_application(alice, status="screening"), starts_at=NOON + DAY)
        page = client.get("/insights/").text
        assert "None has led to a conversation yet." in page
        assert "No application has led to a conversation yet" in page


def test_a_document_led_to_a_conversation_once_it_took_place(alice):
    application = make_application(alice, status="screening")
    document = make_document(alice, application)
    stage = make_stage(application, starts_at=NOON + DAY)
    assert usage.usage_of(alice)[document.pk].outcome_text() == "The application is open."
    stage.starts_at = NOON - DAY
    stage.save()
    assert usage.usage_of(alice)[document.pk].outcome_text() == "It led to a conversation. The application is open."
