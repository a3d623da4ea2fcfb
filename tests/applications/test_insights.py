"""Honest numbers: counts first, an interval with every rate, no rate under ten."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from applications.insights.journeys import Journey, Step
from applications.insights.rates import overall, rate, verdict
from applications.insights.statistics import wilson_interval
from applications.models import Status, standing_of
from tests.builders import make_application


@pytest.mark.parametrize(
    ("successes", "n", "low", "high"),
    [
        (0, 5, 0.0, 0.4345),
        (0, 30, 0.0, 0.1135),
        (1, 10, 0.0179, 0.4042),
        (3, 40, 0.0258, 0.1986),
        (5, 100, 0.0215, 0.1118),
        (6, 6, 0.6097, 1.0),
    ],
)
def test_wilson_intervals(successes, n, low, high):
    assert wilson_interval(successes, n) == (pytest.approx(low, abs=5e-4), pytest.approx(high, abs=5e-4))


@pytest.mark.parametrize(("successes", "n", "confidence"), [(1, 0, 0.95), (3, 2, 0.95), (-1, 2, 0.95), (1, 2, 1.0)])
def test_nonsense_has_no_interval(successes, n, confidence):
    with pytest.raises(ValueError, match="cases"):
        wilson_interval(successes, n, confidence)


def journeys(number, furthest="applied", closed=True, source="job_board"):
    day = dt.date(2026, 10, 1)
    steps = [Step(furthest, day), *([Step("rejected", day)] if closed else [])]
    return [Journey(1, "", source, "", tuple(steps), standing_of(steps))] * number


def test_open_ones_are_not_failures():
    cases = journeys(8) + journeys(4, "screening", closed=False) + journeys(50, closed=False)
    conversation, interview, _ = overall(cases)
    assert (conversation.reached, conversation.known) == (4, 12)
    assert (interview.reached, interview.known) == (0, 8)
    assert conversation.is_told
    assert not interview.is_told


def test_sources_are_told_apart_only_when_their_intervals_do_not_overlap():
    often = rate("Referral", Status.SCREENING, journeys(40, "screening"))
    rarely = rate("Job board", Status.SCREENING, journeys(40) + journeys(1, "screening"))
    between = rate("Recruiter", Status.SCREENING, journeys(10) + journeys(3, "screening"))
    few = rate("Direct", Status.SCREENING, journeys(9, "screening"))
    assert "Referral led to a conversation more often than Job board" in verdict([rarely, often, few])
    assert "can’t tell yet" in verdict([rarely, between])
    assert "Too few" in verdict([often, few])


@pytest.mark.django_db
class TestPage:
    def test_a_rejection_still_counts_for_how_far_it_got(self, client, alice, bob):
        for number in range(12):
            make_application(
                alice, status="interviewing" if number < 3 else "applied", closed_as="rejected", source="referral"
            )
            make_application(bob, status="offer")
        client.force_login(alice)
        text = client.get("/insights/").content.decode()
        assert "3 of 12 known" in text
        assert "25 %, interval 9 to 53 %" in text
        assert "CareerPlug, small US businesses, 2024" in text

    def test_it_costs_the_same_for_ten_and_for_thirty(self, client, alice):
        client.force_login(alice)
        counted = []
        for number in (1, 9, 20):
            for _ in range(number):
                make_application(alice, closed_as="rejected")
            with CaptureQueriesContext(connection) as captured:
                client.get("/insights/")
            counted.append(len(captured))
        assert counted[1] == counted[2] <= 12

    def test_before_anything_was_sent_it_is_calm(self, client, alice):
        client.force_login(alice)
        assert "Nothing was sent yet" in client.get("/insights/").content.decode()
