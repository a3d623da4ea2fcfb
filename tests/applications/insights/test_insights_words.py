"""The sentences of Insights with a figure in them: for nothing, one, two and many."""

import datetime as dt

import pytest

from applications.insights import flow, rates
from applications.insights.comparing import Comparison, compare
from applications.insights.curves import curve_of
from applications.insights.figures import Figures, figures_of
from applications.insights.flow import FunnelStage
from applications.insights.forecast import forecast
from applications.insights.journeys import Journey
from applications.insights.rates import Rate
from applications.insights.search_length import search_length
from applications.insights.waiting import Placed, Waiting, waiting_of
from applications.models import Search
from tests.applications.insights.journeys import journey_of
from tests.builders import make_application

TODAY = dt.date(2026, 11, 10)
DAY = dt.timedelta(days=1)


def journey(*steps, ago=50, pk=1, company="Alder"):
    """Applied `ago` days before today; each step happened on the day it names, counted from then."""
    first = TODAY - ago * DAY
    found = [("applied", first), *((state, first + days * DAY) for state, days in steps)]
    return journey_of(found, pk=pk, company=company)


def reached(number: int, of: int) -> list[Journey]:
    """So many with a no, of whom some had reached an interview."""
    far = [journey(("interviewing", 3), ("rejected", 9))] * number
    return far + [journey(("rejected", 9))] * (of - number)


class TestRates:
    @pytest.mark.parametrize(
        ("number", "of", "said"),
        [
            (0, 0, "Too few results to show a rate yet"),
            (1, 9, "Too few results to show a rate yet"),
            (0, 12, "0 of 12 led to an interview (0%; the true rate is probably below 24%)"),
            (1, 12, "1 of 12 led to an interview (8%; the true rate is probably between 1% and 35%)"),
            (2, 12, "2 of 12 led to an interview (17%; the true rate is probably between 5% and 45%)"),
            (12, 12, "12 of 12 led to an interview (100%; the true rate is probably above 76%)"),
            (27, 282, "27 of 282 led to an interview (10%; the true rate is probably between 7% and 14%)"),
        ],
    )
    def test_the_finding(self, number, of, said):
        assert rates.finding(rates.overall(reached(number, of))) == said

    def test_the_finding_is_about_conversations_while_interviews_are_undecided(self):
        cases = [journey(("screening", 3))] * 4 + [journey(("rejected", 9))] * 8
        said = rates.finding(rates.overall(cases))
        assert said == "4 of 12 led to a conversation (33%; the true rate is probably between 14% and 61%)"

    @pytest.mark.parametrize(
        ("rate", "counts", "in_words"),
        [
            (Rate("An offer", 0, 0), "No results yet", "too few to say"),
            (Rate("An offer", 1, 1), "1 of 1", "too few to say"),
            (Rate("An offer", 0, 12, 0.0, 0.0, 0.242), "0 of 12", "0%, probably below 24%"),
            (Rate("An offer", 12, 12, 1.0, 0.758, 1.0), "12 of 12", "100%, probably above 76%"),
            (Rate("An offer", 300, 1200, 0.25, 0.226, 0.275), "300 of 1,200", "25%, probably between 23% and 28%"),
            (Rate("An offer", 500, 50_000, 0.01, 0.0099, 0.0101), "500 of 50,000", "1%, probably about 1%"),
        ],
    )
    def test_counts_come_first_and_then_the_range(self, rate, counts, in_words):
        assert (rate.counts, rate.in_words) == (counts, in_words)

    def test_no_page_says_0_of_0(self, client, alice):
        make_application(alice)
        client.force_login(alice)
        text = client.get("/insights/").text
        assert "0 of 0" not in text
        assert "<span>No results yet</span>" in text

    @pytest.mark.parametrize(
        ("told", "said"),
        [
            ([], "Too few results to compare sources"),
            ([("A", 0.1, 0.2)], "Too few results to compare sources"),
            ([("A", 0.1, 0.3), ("B", 0.2, 0.4)], "The ranges of the sources overlap, so it’s too early to say which "
                "work better for you"),
            ([("A", 0.5, 0.6), ("B", 0.1, 0.2)], "A led to a conversation more often than B"),
            (
                [("A", 0.5, 0.6), ("B", 0.1, 0.2), ("C", 0.1, 0.2), ("D", 0.1, 0.2)],
                "A led to a conversation more often than B, C and D. It’s too early to say for the others",
            ),
            (
                [("A", 0.5, 0.6), ("B", 0.3, 0.4), ("C", 0.1, 0.2)],
                "A led to a conversation more often than C and B. B led to a conversation more often than C",
            ),
        ],
    )  # fmt: skip
    def test_what_differs(self, told, said):
        assert rates.verdict([Rate(name, 5, 20, (low + high) / 2, low, high) for name, low, high in told]) == said


class TestFlow:
    @pytest.mark.parametrize(
        ("numbers", "said"),
        [
            ((0, 0, 0), "No application has led to a conversation yet"),
            ((), "No applications"),
            ((1, 0, 0), "1 led to a conversation"),
            ((2, 1, 0), "2 led to a conversation and 1 to an interview"),
            ((12, 6, 2), "12 led to a conversation, 6 to an interview and 2 to an offer"),
            ((1200, 0, 0), "1,200 led to a conversation"),
        ],
    )
    def test_the_finding(self, numbers, said):
        assert (
            flow.finding(
                [FunnelStage("x", number, 0, {}) for number in ((2000, *numbers) if numbers else (0, 0, 0, 0))]
            )
            == said
        )

    @pytest.mark.parametrize(
        ("went_on", "left", "said"),
        [
            (0, {"waiting": 1}, "1 still open."),
            (1, {}, "1 went on."),
            (2, {"rejected": 1, "no_response": 12}, "2 went on, 1 rejected, 12 no response."),
            (1200, {"withdrawn": 2}, "1,200 went on, 2 withdrawn."),
        ],
    )
    def test_each_stage_in_words(self, went_on, left, said):
        assert flow.in_words(FunnelStage("Applied", went_on + sum(left.values()), went_on, left)) == said

    @pytest.mark.parametrize(
        ("sent", "weeks", "headline", "title"),
        [
            (0, 0, "0 applications", "Flow of 0 applications"),
            (1, 1, "1 application", "Flow of 1 application"),
            (1, 9, "1 application in 9 weeks", "Flow of 1 application"),
            (2, 2, "2 applications in 2 weeks", "Flow of 2 applications"),
            (56, 10, "56 applications in 10 weeks", "Flow of 56 applications"),
        ],
    )
    def test_the_picture_alone(self, sent, weeks, headline, title):
        found = [FunnelStage("Applied", sent, 0, {})]
        assert (flow.headline(found, weeks), flow.title(found)) == (headline, title)


class TestWaiting:
    @pytest.mark.parametrize(
        ("sent", "answered", "still", "said"),
        [
            (1, 0, 1, "None has had a reply yet. 1 is still waiting."),
            (2, 1, 0, "1 of 2 has had a reply. None is still waiting."),
            (12, 2, 3, "2 of 12 have had a reply. 3 are still waiting."),
            (1300, 156, 1002, "156 of 1,300 have had a reply. 1,002 are still waiting."),
        ],
    )
    def test_replies_are_counted(self, sent, answered, still, said):
        assert Waiting(sent, answered, still).replied == said

    @pytest.mark.parametrize(
        ("half", "said"),
        [
            (None, "Too few replies to say how long they take"),
            (0, "Half the replies came on the same day"),
            (1, "Half the replies came within 1 day"),
            (2, "Half the replies came within 2 days"),
            (19, "Half the replies came within 19 days"),
        ],
    )
    def test_the_finding(self, half, said):
        assert Waiting(12, 10, 0, half).finding == said

    def test_dots_name_who_is_waited_for(self):
        told = waiting_of([journey(("rejected", 3))] * 10 + [journey(ago=5), journey(ago=5, company="")], TODAY)
        assert [dot.words for dot in curve_of(told).dots] == ["Alder and one through an agency: day 5"]
        assert told.placed == [Placed(1, "Alder", 5), Placed(1, "", 5)]


class TestForecast:
    @pytest.mark.parametrize(
        ("asked", "said"),
        [
            ({"number": 1}, "The chance that the next application leads to an interview is about 5%"),
            ({"number": 2}, "The next 2 applications may lead to no interviews"),
            ({"number": 20}, "The next 20 applications may lead to 0 to 3 interviews"),
            ({"number": 2, "mean": 90.0, "weight": 500}, "The next 2 applications may lead to 1 to 2 interviews"),
            ({"number": 2, "mean": 50.0, "weight": 500}, "The next 2 applications may lead to 0 to 2 interviews"),
        ],
    )
    def test_the_finding(self, asked, said):
        assert forecast(Rate("An interview", 0, 0), **asked).finding == said

    @pytest.mark.parametrize(
        ("reached", "known", "asked", "said"),
        [
            (0, 0, {}, "Calculated from a starting estimate of 5% that counts as 20 applications alone, because none "
                "of your applications has a result yet."),
            (1, 1, {"weight": 1}, "Calculated from your 1 application with a result (1 led to an interview) and a "
                "starting estimate of 5% that counts as 1 application."),
            (0, 12, {"mean": 7.5}, "Calculated from your 12 applications with a result (0 led to an interview) and a "
                "starting estimate of 7.5% that counts as 20 applications."),
        ],
    )  # fmt: skip
    def test_what_it_was_computed_from(self, reached, known, asked, said):
        assert forecast(Rate("An interview", reached, known), **asked).computed_from == said

    @pytest.mark.parametrize(
        ("number", "names"), [(1, ["0", "1"]), (2, ["0", "1", "2"]), (20, ["0", "1", "2", "3", "4", "5 or more"])]
    )
    def test_each_chance_has_its_number(self, number, names):
        assert [name for name, _ in forecast(Rate("An interview", 1, 12), number=number).chances] == names


class TestLengthOfASearch:
    @pytest.mark.parametrize(
        ("days", "said"),
        [
            (0, "You’ve been looking for less than a week. 46% of people surveyed had been looking for under 3 months"),
            (7, "You’ve been looking for 1 week. 46% of people surveyed had been looking for under 3 months"),
            (14, "You’ve been looking for 2 weeks. 46% of people surveyed had been looking for under 3 months"),
            (400, "You’ve been looking for 57 weeks. 22% of people surveyed had been looking for a year or more"),
        ],
    )
    def test_one_that_goes_on(self, days, said):
        assert search_length(TODAY - days * DAY, TODAY).finding == said

    @pytest.mark.parametrize(
        ("days", "said"), [(3, "less than a week"), (7, "1 week"), (14, "2 weeks"), (91, "13 weeks")]
    )
    def test_one_that_is_over_and_one_that_has_no_name(self, days, said):
        over = search_length(TODAY - days * DAY, TODAY, is_over=True).finding
        assert over.startswith(f"This job search took {said}. ")
        nameless = search_length(TODAY - days * DAY, TODAY, is_named=False).finding
        assert nameless.startswith(f"The first of these applications was {said} ago. ")


class TestPage:
    @pytest.fixture(autouse=True)
    def _signed_in(self, client, alice, time_machine):
        time_machine.move_to(dt.datetime(2026, 11, 10, 12, tzinfo=dt.UTC))
        client.force_login(alice)

    @pytest.mark.parametrize(
        ("sent", "talked", "said"),
        [
            (0, 0, "Once you’ve applied for a job, this page shows how your applications are going."),
            (1, 0, "1 application sent. None has led to a conversation yet. Rates are shown once ten have a result."),
            (2, 1, "2 applications sent. 1 led to a conversation. Rates are shown once ten have a result."),
            (12, 2, "12 applications sent. 2 led to a conversation.<"),
        ],
    )
    def test_it_opens_with_counts(self, client, alice, sent, talked, said):
        for number in range(sent):
            make_application(alice, status="screening" if number < talked else "applied", closed_as="rejected")
        assert said in client.get("/insights/").text

    @pytest.mark.parametrize(
        ("days", "said"),
        [
            (
                [TODAY - 9 * DAY],
                "Calculated today from 1 application, sent on 1 November. You recorded 1 status change.",
            ),
            ([TODAY] * 2, "Calculated today from 2 applications, sent today. You recorded 2 status changes."),
            (
                [TODAY - 9 * DAY] * 12 + [TODAY],
                "Calculated today from 13 applications, sent from 1 November to today. You recorded 13 status changes.",
            ),
        ],
    )
    def test_it_says_what_it_was_computed_from(self, client, alice, days, said):
        for day in days:
            make_application(alice, on=day)
        assert said in client.get("/insights/").text.replace("\N{NO-BREAK SPACE}", " ")

    def test_what_cannot_be_compared_is_named_in_one_sentence(self, client, alice):
        make_application(alice, source="referral", work_mode="remote", tags=["Charity"])
        said = "Too few results to compare sources, work modes or tags yet. Each group needs ten results."
        assert said in client.get("/insights/").text

    def test_two_searches_say_how_long_and_since_when(self, client, alice):
        Search.objects.create(owner=alice, name="Spring", began_on=dt.date(2026, 3, 1), ended_on=dt.date(2026, 5, 31))
        Search.objects.create(owner=alice, name="Autumn", began_on=TODAY - DAY)
        text = client.get("/insights/searches/").text
        assert "1 Mar 2026 to 31 May 2026" in text
        assert "Since 9 Nov 2026" in text
        assert "<dd>13 weeks</dd>" in text
        assert "<dd>1 day so far</dd>" in text


def side(talked: int, of: int) -> Figures:
    return figures_of([journey(("screening", 3), ("rejected", 9))] * talked + [journey(("rejected", 9))] * (of - talked), [], today=TODAY)  # fmt: skip


@pytest.mark.parametrize(
    ("spring", "autumn", "said"),
    [
        ((0, 0), (0, 0), "It’s too early to say whether one went better than the other."),
        ((6, 12), (6, 12), "It’s too early to say whether one went better than the other."),
        ((12, 12), (0, 12), "“Spring” led to a conversation more often than “Autumn”."),
        ((0, 12), (12, 12), "“Autumn” led to a conversation more often than “Spring”."),
    ],
)
def test_two_searches_differ_only_where_their_ranges_do_not_overlap(spring, autumn, said):
    found: Comparison = compare(["Spring", "Autumn"], [side(*spring), side(*autumn)])
    assert found.finding == said
    assert all(step.verdict.endswith(".") for step in found.steps)
