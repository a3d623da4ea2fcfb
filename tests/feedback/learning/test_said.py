"""What was said, in counts; Insights loads it, and links to it without JavaScript."""

import datetime as dt

import pytest

from feedback.learning.said import Cell, EmployerFeedback, ThemeOverTime, said_to
from feedback.models import Reflection, Theme
from tests.builders import TODAY, make_application, make_request


def test_counts_of_answers_and_reasons(alice):
    for number in range(12):
        application = make_application(alice, company=f"C{number}", closed_as="rejected", on=TODAY)
        make_request(
            application, state="answered" if number < 3 else "sent", sent_on=TODAY, answer="x" if number < 3 else "",
            is_generic={0: True, 1: False}.get(number),
        )  # fmt: skip
    told = said_to(alice, today=TODAY)
    assert (told.asked, told.answered, told.specific, told.generic) == (12, 3, 1, 1)
    assert told.answer_rate == "25%; the true rate is probably between 9% and 53%"
    assert told.reasons == [("No reason given", 12, "100.0%")]
    assert told.reason_finding == "None of your 12 rejections and cancelled roles came with a reason"


def test_under_ten_requests_there_is_no_rate(alice):
    make_request(make_application(alice, closed_as="rejected"), state="sent", sent_on=TODAY)
    assert said_to(alice, today=TODAY).answer_rate == "too few to say"


def test_insights_loads_it_and_links_to_it(client, alice, bob):
    client.force_login(alice)
    make_request(make_application(bob, closed_as="rejected"), state="sent", sent_on=TODAY)
    make_application(alice)
    assert 'href="/insights/said/"' in client.get("/insights/").content.decode()
    fragment = client.get("/insights/said/", headers={"HX-Request": "true", "HX-Target": "said"}).content.decode()
    assert "You haven’t asked anyone yet" in fragment
    assert "<html" not in fragment


def test_themes_are_counted_by_month_for_half_a_year(alice, bob):
    theme, rare = Theme.objects.named(alice, "The result comes late"), Theme.objects.named(alice, "Pay")
    for day in (dt.date(2026, 11, 3), dt.date(2026, 9, 30), dt.date(2026, 5, 31)):
        application = make_application(alice, closed_as="rejected")
        Reflection.objects.create(owner=alice, application=application, written_on=day).themes.add(theme)
    make_request(
        make_application(alice, closed_as="rejected"),
        state="answered",
        sent_on=TODAY,
        ended_on=dt.date(2026, 9, 2),
        answer="x",
    ).themes.add(theme, rare)
    foreign = Reflection.objects.create(owner=bob, application=make_application(bob), written_on=TODAY)
    foreign.themes.add(Theme.objects.named(bob, "Not yours"))
    told = said_to(alice, today=TODAY)
    assert [short for short, _ in told.months] == ["Jun", "Jul", "Aug", "Sep", "Oct", "Nov"]
    assert [(one.name, [cell.count for cell in one.cells]) for one in told.themes] == [
        ("The result comes late", [0, 0, 0, 2, 0, 1]),
        ("Pay", [0, 0, 0, 1, 0, 0]),
    ]
    assert told.theme_finding == "“The result comes late” came up 3 times in the last six months"


def test_the_months_reach_over_the_new_year(alice):
    months = said_to(alice, today=dt.date(2027, 2, 1)).months
    assert [long for _, long in months][::5] == ["September 2026", "February 2027"]


def said(**numbers) -> EmployerFeedback:
    fields = {"reasons": [], "ended": 0, "asked": 0, "answered": 0, "specific": 0, "generic": 0, "answer_rate": ""}
    return EmployerFeedback(**(fields | {"months": [], "themes": []} | numbers))


@pytest.mark.parametrize(
    ("asked", "answered", "words"),
    [
        (0, 0, "You haven’t asked anyone yet"),
        (1, 0, "You asked once and have no reply so far"),
        (1, 1, "You asked once and got a reply"),
        (2, 0, "You asked twice and have no reply so far"),
        (2, 1, "You asked twice and got 1 reply"),
        (12, 2, "You asked 12 times and got 2 replies"),
    ],
)
def test_requests_and_replies_are_said_in_words(asked, answered, words):
    assert said(asked=asked, answered=answered).finding == words


@pytest.mark.parametrize(
    ("ended", "unsaid", "words"),
    [
        (1, 1, "Your one rejection or cancelled role came without a reason"),
        (1, 0, "Your one rejection or cancelled role came with a reason"),
        (2, 2, "None of your 2 rejections and cancelled roles came with a reason"),
        (2, 1, "1 of 2 rejections and cancelled roles came with a reason"),
        (12, 2, "10 of 12 rejections and cancelled roles came with a reason"),
    ],
)
def test_reasons_are_said_in_words(ended, unsaid, words):
    assert said(ended=ended, reasons=[("No reason given", unsaid, "")]).reason_finding == words


@pytest.mark.parametrize(("number", "words"), [(1, "came up once"), (2, "came up twice"), (12, "came up 12 times")])
def test_a_theme_is_said_in_words(number, words):
    theme = ThemeOverTime("{Pay} & so on", number, [Cell(number, "")])
    assert said(themes=[theme]).theme_finding == f"“{{Pay}} & so on” {words} in the last six months"
    assert said().theme_finding == "No theme in the last six months"
