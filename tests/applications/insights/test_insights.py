"""Honest numbers: counts first, an interval with every rate, no rate under ten."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from applications.insights.rates import ends_of, overall, rate, verdict
from applications.insights.statistics import wilson_interval
from applications.models import Search, Status
from tests.applications.insights.journeys import journey_of
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
    return [journey_of([(furthest, day), *([("rejected", day)] if closed else [])], source=source)] * number


def test_open_ones_are_not_failures():
    cases = journeys(8) + journeys(4, "screening", closed=False) + journeys(50, closed=False)
    conversation, interview, _ = overall(cases)
    assert (conversation.reached, conversation.known) == (4, 12)
    assert (interview.reached, interview.known) == (0, 8)
    assert conversation.has_rate
    assert not interview.has_rate


def test_sources_are_told_apart_only_when_their_intervals_do_not_overlap():
    often = rate("Referral", Status.SCREENING, ends_of(journeys(40, "screening")))
    rarely = rate("Job board", Status.SCREENING, ends_of(journeys(40) + journeys(1, "screening")))
    between = rate("Recruiter", Status.SCREENING, ends_of(journeys(10) + journeys(3, "screening")))
    few = rate("Direct", Status.SCREENING, ends_of(journeys(9, "screening")))
    assert "Referral led to a conversation more often than Job board" in verdict([rarely, often, few])
    assert "too early to say" in verdict([rarely, between])
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
        assert "3 of 12 with a result: 25%, probably between 9% and 53%" in text
        assert "3 of 12 led to an interview (25%; the true rate is probably between 9% and 53%)" in text
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
        text = client.get("/insights/").content.decode()
        assert "You haven’t applied for a job yet." in text
        main = text[text.index("<main") :]
        assert 'href="/applications/new/"' in main
        assert 'href="/import/"' in main

    def test_tags_and_work_modes_stand_side_by_side(self, client, alice):
        for number in range(24):
            make_application(
                alice, status="screening" if number < 11 else "applied", closed_as="rejected",
                work_mode="remote" if number < 12 else "on_site", tags=["Charity" if number % 2 else "Data"],
            )  # fmt: skip
        client.force_login(alice)
        text = client.get("/insights/").content.decode()
        assert "Remote led to a conversation more often than On-site" in text
        assert "The ranges of the tags overlap, so it’s too early to say which work better for you" in text
        assert "Too few results to compare sources" not in text

    def test_each_form_keeps_what_the_other_chose(self, client, alice):
        make_application(alice, source="referral")
        client.force_login(alice)
        text = client.get("/insights/?source=referral&n=7&weight=30").content.decode()
        which, guess = text.split('class="drawer which"')[1], text.split('id="next"')[1]
        assert '<input type="hidden" name="n" value="7">' in which.split("</form>")[0]
        assert '<input type="hidden" name="source" value="referral">' in guess.split("</form>")[0]

    def test_the_next_ones_come_alone_when_the_slider_asks(self, client, alice):
        make_application(alice)
        client.force_login(alice)
        headers = {"HX-Request": "true", "HX-Target": "next"}
        text = client.get("/insights/?n=30", headers=headers).content.decode()
        assert "The next 30 applications may lead to" in text
        assert "<html" not in text
        assert 'id="flow"' not in text

    def test_it_says_what_it_was_computed_from(self, client, alice, time_machine):
        time_machine.move_to(dt.datetime(2026, 11, 10, 12, tzinfo=dt.UTC))
        make_application(alice, on=dt.date(2026, 9, 3), closed_as="rejected", closed_on=dt.date(2026, 9, 9))
        make_application(alice, on=dt.date(2026, 11, 1))
        client.force_login(alice)
        text = client.get("/insights/").content.decode().replace("\xa0", " ")
        assert (
            "Calculated today from 2 applications, sent from 3 September to 1 November. You recorded 3 status changes."
            in text
        )


@pytest.mark.django_db
class TestTwoSearches:
    @pytest.fixture
    def searches(self, client, alice, time_machine):
        time_machine.move_to(dt.datetime(2026, 11, 10, 12, tzinfo=dt.UTC))
        client.force_login(alice)
        old = Search.objects.create(
            owner=alice, name="Spring", began_on=dt.date(2026, 3, 1), ended_on=dt.date(2026, 5, 31)
        )
        return [old, Search.objects.create(owner=alice, name="Autumn", began_on=dt.date(2026, 9, 1))]

    def test_each_has_its_own_numbers_by_the_day_of_applying(self, client, alice, searches):
        for number in range(12):
            make_application(alice, status="screening", on=dt.date(2026, 4, 1), closed_as="rejected")
            make_application(alice, on=dt.date(2026, 10, 1), closed_as="rejected", company=f"C{number}")
        make_application(alice, on=dt.date(2026, 7, 1), company="Between them")
        text = client.get("/insights/searches/").content.decode()
        assert "“Spring” led to a conversation more often than “Autumn”." in text
        assert "12 of 12" in text
        assert "0 of 12" in text

    def test_what_overlaps_can_not_be_told_yet_and_few_are_too_few(self, client, alice, searches):
        make_application(alice, on=dt.date(2026, 4, 1), closed_as="rejected")
        text = client.get("/insights/searches/").content.decode()
        assert "One of the job searches has too few results to say." in text
        for _ in range(12):
            make_application(alice, on=dt.date(2026, 4, 1), closed_as="rejected")
            make_application(alice, on=dt.date(2026, 10, 1), closed_as="rejected")
        assert (
            "It’s too early to say whether one went better than the other."
            in client.get("/insights/searches/").content.decode()
        )

    def test_any_two_can_be_chosen_and_nonsense_is_left_out(self, client, alice, bob, searches):
        third = Search.objects.create(
            owner=alice, name="Long ago", began_on=dt.date(2024, 1, 1), ended_on=dt.date(2024, 2, 1)
        )
        foreign = Search.objects.create(owner=bob, name="Not yours", began_on=dt.date(2026, 1, 1))
        text = client.get(f"/insights/searches/?first={third.pk}&second={searches[0].pk}").content.decode()
        assert text.index("Long ago</a>") < text.index("Spring</a>")
        for query in (f"first={foreign.pk}", "first=x&second=", f"first={third.pk}&second={third.pk}"):
            response = client.get(f"/insights/searches/?{query}")
            assert response.status_code == 200
            assert "Not yours" not in response.content.decode()

    def test_with_one_or_none_it_says_how_to_begin(self, client, alice, searches):
        searches[0].delete()
        assert "“Autumn” is your only job search so far." in client.get("/insights/searches/").content.decode()
        searches[1].delete()
        assert "You haven’t named a job search yet." in client.get("/insights/searches/").content.decode()

    def test_an_old_one_stays_readable(self, client, alice, searches):
        make_application(alice, on=dt.date(2026, 4, 1))
        text = client.get(f"/insights/?search={searches[0].pk}").content.decode()
        assert "Flow of 1 application" in text
        assert "This job search took 13 weeks. 17% of people surveyed had been looking for 3 to 6 months" in text
