"""The flow of a search: numbers that add up, labels that keep apart, and no name in it."""

import datetime as dt
import xml.etree.ElementTree as ET
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from applications.insights.flow import as_sankeymatic, drawing_of, finding, stations
from applications.models import Search, Tag
from tests.applications.insights.journeys import journey_of
from tests.builders import TODAY, make_application

DAY = dt.date(2026, 10, 1)


def journey(*states):
    return journey_of([(state, DAY) for state in ("applied", *states)], company="Secret Company")


OUTCOME_SENTENCES = st.sampled_from(["", "rejected", "no_response", "cancelled", "withdrawn"])
PATHS = st.tuples(st.lists(st.sampled_from(["screening", "interviewing", "offer"]), max_size=3), OUTCOME_SENTENCES)
CASES = st.lists(PATHS.map(lambda one: journey(*one[0], *([one[1]] if one[1] else []))), max_size=200)


@given(CASES)
def test_what_reached_a_station_went_on_or_left_it(cases):
    flow = stations(cases)
    assert flow[0].reached == len(cases)
    for one, after in zip(flow, [*flow[1:], None], strict=True):
        assert one.reached == one.went_on + sum(one.left.values())
        assert one.went_on == (after.reached if after else 0)


@given(CASES)
def test_labels_of_a_column_never_overlap_and_all_lies_inside(cases):
    drawing = drawing_of(stations(cases))
    columns = {}
    for x, y, _, _ in drawing.labels:
        columns.setdefault(x, []).append(float(y))
    for places in columns.values():
        assert all(later - earlier >= 14 for earlier, later in pairwise(places))
    assert all(float(y) + float(height) <= drawing.height for _, y, height, _ in drawing.nodes)


def test_the_title_says_the_finding():
    cases = [journey("rejected")] * 3 + [journey("screening")] * 2 + [journey("screening", "interviewing", "rejected")]
    assert finding(stations(cases)) == "3 led to a conversation and 1 to an interview"
    assert finding(stations([journey()])) == "No application has led to a conversation yet"


def test_the_text_is_what_sankeymatic_reads():
    text = as_sankeymatic(stations([journey("screening", "rejected"), journey("no_response"), journey()]))
    assert text.splitlines() == [
        "Applied [1] Screening", "Applied [1] Still open", "Applied [1] No response", "Screening [1] Rejected",
    ]  # fmt: skip


def test_downloads_hold_no_name_and_are_well_formed(client, alice):
    client.force_login(alice)
    for number in range(12):
        make_application(
            alice, company="Secret & Company", agency="Hidden Agency", on=TODAY, closed_as="rejected" if number % 2 else "",
            status="screening" if number % 3 else "applied",
        )  # fmt: skip
    svg = client.get("/insights/flow.svg")
    assert svg["Content-Type"] == "image/svg+xml"
    ET.fromstring(svg.content)
    for content in (svg.content, client.get("/insights/flow.txt").content):
        assert b"Secret" not in content
        assert b"Hidden" not in content
    assert b"8 led to a conversation" in client.get("/insights/").content


def test_with_nothing_sent_the_picture_is_empty_and_well_formed(client, alice):
    client.force_login(alice)
    ET.fromstring(client.get("/insights/flow.svg").content)


def test_figures_and_downloads_follow_the_filter_and_nonsense_is_left_out(client, alice, bob):
    client.force_login(alice)
    for number in range(4):
        make_application(
            alice, on=dt.date(2026, 9 + number % 2, 1), source="referral" if number else "job_board", tags=["Remote"] if number == 3 else ()
        )  # fmt: skip
    assert "Flow of 3 applications" in client.get("/insights/?source=referral").content.decode()
    assert "Flow of 2 applications" in client.get("/insights/?since=2026-10-01").content.decode()
    tag = Tag.objects.get(owner=alice).pk
    assert "Flow of 1 application" in client.get(f"/insights/flow.svg?tag={tag}").content.decode()
    search = Search.objects.create(owner=alice, name="Autumn", began_on=dt.date(2026, 10, 1))
    assert client.get(f"/insights/flow.txt?search={search.pk}").content == b"Applied [2] Still open\n"
    foreign = Search.objects.create(owner=bob, name="Not yours", began_on=dt.date(2026, 10, 1))
    for query in (f"search={foreign.pk}", "since=soon&until=9999-99-99", "source=x&tag=x", "tag=999999999999999999999"):
        text = client.get(f"/insights/?{query}").content.decode()
        assert "Flow of 4 applications" in text
        assert "Not yours" not in text
