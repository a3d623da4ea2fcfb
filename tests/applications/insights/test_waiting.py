"""Time to hear and the next twenty: the page's numbers equal a slow, obvious recount."""

import datetime as dt
import json
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from applications.insights.curves import curve_of
from applications.insights.forecast import forecast
from applications.insights.journeys import INVITED, REFUSED
from applications.insights.rates import Rate, ends_of, rate
from applications.insights.search_length import search_length
from applications.insights.waiting import waiting_of
from applications.models import Status
from tests.applications.insights.journeys import journey_of
from tests.builders import make_application

TODAY = dt.date(2026, 11, 10)


def journey(ago, *steps, pk=1):
    """Applied `ago` days before today; steps are (state, days after applying)."""
    first = TODAY - dt.timedelta(days=ago)
    found = [("applied", first), *((state, first + dt.timedelta(days=days)) for state, days in steps)]
    return journey_of(found, pk=pk, company=f"Company {pk}")


def cases():
    step = st.sampled_from(["screening", "interviewing", "rejected", "no_response", "withdrawn", "cancelled", None])
    one = st.tuples(st.integers(0, 120), step, st.integers(0, 60))
    return st.lists(
        one.map(lambda row: journey(row[0], *([(row[1], min(row[2], row[0]))] if row[1] else []))), max_size=40
    )


@given(cases())
def test_the_counts_equal_a_recount_and_the_shares_stay_shares(found):
    told = waiting_of(found, TODAY)
    answers = [case.first_answer() for case in found]
    assert told.answered == sum(answer is not None for answer in answers)
    assert told.still_open == sum(not case.is_closed and case.furthest == "applied" for case in found)
    assert bool(told.curve) == (told.answered >= 10)
    shares = [share for _, share, _ in told.curve]
    assert shares == sorted(shares)
    for _, share, invited in told.curve:
        assert -1e-9 <= invited <= share + 1e-9 <= 1 + 2e-9


@given(cases())
def test_without_open_or_silent_ones_the_curve_is_the_plain_share(found):
    found = [case for case in found if case.first_answer()]
    told = waiting_of(found, TODAY)
    for day, share, _ in told.curve:
        plain = sum((case.first_answer()[0] - case.applied_on).days <= day for case in found) / len(found)
        assert share == pytest.approx(plain)


def test_half_of_those_that_answered():
    found = [journey(100, ("rejected", days)) for days in range(1, 12)] + [journey(12, pk=9)]
    told = waiting_of(found, TODAY)
    assert told.half_within == 6
    assert [(one.company, one.day) for one in told.placed] == [("Company 9", 12)]


def test_of_many_that_wait_twelve_stand_for_all():
    found = [journey(100, ("rejected", days)) for days in range(1, 12)] + [
        journey(day, pk=day + 1) for day in range(100)
    ]
    told = waiting_of(found, TODAY)
    assert (told.placed[0].day, told.placed[-1].day, len(told.placed), told.more_open) == (0, 99, 12, 88)
    assert len(waiting_of([journey(day, pk=day + 1) for day in range(12)], TODAY).placed) == 12


def test_nine_answers_are_too_few():
    assert waiting_of([journey(50, ("rejected", 3))] * 9, TODAY).curve == []


def test_an_answer_is_an_invitation_or_a_no_and_silence_is_none():
    assert journey(50, ("screening", 4), ("rejected", 9)).first_answer() == (TODAY - dt.timedelta(days=46), INVITED)
    assert journey(50, ("rejected", 9)).first_answer()[1] == REFUSED
    assert journey(50, ("no_response", 40)).first_answer() is None
    assert journey(50, ("screening", 4), ("applied", 5)).first_answer() is None


@pytest.mark.parametrize(("reached", "known", "chance"), [(0, 15, 37), (3, 15, 85)])
def test_the_next_twenty_as_worked_out_by_hand(reached, known, chance):
    found = [journey(90, ("interviewing", 5))] * reached + [journey(90, ("rejected", 5))] * (known - reached)
    told = forecast(rate("An interview", Status.INTERVIEWING, ends_of(found)))
    assert round(100 * told.at_least_one) == chance
    assert sum(share for _, share in told.chances) == pytest.approx(1)
    assert (told.reached, told.known) == (reached, known)


@given(st.integers(1, 200), st.floats(0.5, 90), st.integers(1, 500))
def test_any_starting_guess_gives_a_range_within_the_number(number, mean, weight):
    told = forecast(Rate("An interview", 0, 0), number=number, mean=mean, weight=weight)
    assert 0 <= told.low <= told.high <= number
    assert 0 <= told.at_least_one <= 1


@given(cases())
def test_the_curve_is_drawn_inside_its_frame(found):
    curve = curve_of(waiting_of(found * 3, TODAY))
    for line in curve.lines if curve else []:
        assert all(-0.01 <= float(place.rstrip("%")) <= 100.01 for place in line)


class TestThePage:
    @pytest.fixture(autouse=True)
    def signed_in(self, client, alice, time_machine):
        time_machine.move_to(dt.datetime(2026, 11, 10, 9, tzinfo=dt.UTC))
        client.force_login(alice)

    @pytest.mark.parametrize(
        "query", ["?n=0", "?n=99999999999999999999&mean=nan&weight=-1", "?mean=inf&n=x", "?n=200&mean=0.5&weight=500"]
    )
    def test_nonsense_falls_back_to_the_default(self, client, alice, query):
        make_application(alice)
        assert client.get(f"/insights/{query}").status_code == 200

    @pytest.mark.parametrize("number", [1, 12, 60])
    def test_its_charts_are_well_formed(self, client, alice, number):
        for n in range(number):
            make_application(
                alice, company=f"<C{n}>", status="screening" if n % 3 else "applied", on=dt.date(2026, 10, 1 + n % 28),
                closed_as="rejected" if n % 2 else "",
            )  # fmt: skip
        text = client.get("/insights/").content.decode()
        for part in text.split("<svg")[1:]:
            ET.fromstring("<svg" + part.split("</svg>")[0] + "</svg>")
        assert "<C1>" not in text


@pytest.mark.parametrize(("days", "weeks", "band"), [(0, 0, 0), (70, 10, 0), (91, 13, 1), (200, 28, 2), (800, 114, 3)])
def test_the_length_so_far_falls_into_one_band(days, weeks, band):
    told = search_length(TODAY - dt.timedelta(days=days), TODAY)
    assert told.weeks == weeks
    assert [one.is_yours for one in told.bands].index(True) == band


STORED = json.loads((Path(__file__).parent / "time_to_hear.json").read_text())


def as_cases(waits):
    return [
        journey(200, (end, day), pk=pk) if end != "open" else journey(day, pk=pk) for pk, (day, end) in enumerate(waits)
    ]


@pytest.mark.parametrize("case", STORED["cases"], ids=lambda case: str(len(case["waits"])))
def test_the_curve_is_that_of_a_statistics_library(case):
    told = waiting_of(as_cases(case["waits"]), TODAY)
    assert [(day, pytest.approx(share)) for day, share in case["answered"]] == [one[:2] for one in told.curve]
    assert [pytest.approx(share) for _, share in case["invited"]] == [one[2] for one in told.curve]


def test_with_every_wait_ended_the_curve_ends_at_the_share_that_was_answered():
    found = [journey(90, ("rejected", day % 40)) for day in range(156)] + [journey(90, ("no_response", 60))] * 144
    told = waiting_of(found, TODAY)
    assert told.curve[-1][1] == pytest.approx(156 / 300)
    assert told.replied == "156 of 300 have had a reply. 144 closed without a response. None is still waiting."
    assert curve_of(told).answered[1] == "52% got a reply"


def test_silence_is_no_reply_that_is_still_to_come():
    """156 answers of 300, 120 closed as silent, 24 open: far from the 89% of those that were not silent."""
    waits = next(case["waits"] for case in STORED["cases"] if len(case["waits"]) == 300)
    told = waiting_of(as_cases(waits), TODAY)
    assert (told.answered, told.silent, told.still_open) == (156, 120, 24)
    assert 0.52 <= told.curve[-1][1] < 0.57
    assert curve_of(told).answered[1].startswith("about 5")


def test_what_has_no_known_date_is_left_out_and_counted():
    dated = [journey(90, ("rejected", day)) for day in range(12)]
    first = TODAY - dt.timedelta(days=90)
    undated = []
    for state in ("rejected", "no_response", "withdrawn", "screening"):
        undated.append(journey_of([("applied", first), (state, first, False)], pk=7))
    undated.append(journey_of([("applied", first, False)], pk=8))
    told, without = waiting_of([*dated, *undated], TODAY), waiting_of(dated, TODAY)
    assert (told.curve, told.half_within, told.placed) == (without.curve, without.half_within, without.placed)
    assert (told.sent, told.undated, told.answered, told.silent, told.still_open) == (17, 5, 14, 1, 1)
