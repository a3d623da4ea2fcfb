"""What was said, in counts; Insights loads it, and links to it without JavaScript."""

import datetime as dt

from feedback.models import Reflection, Theme
from feedback.said import said_to
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
    assert told.answer_rate == "25%, interval 9 to 53%"
    assert told.reasons == [("No reason given", 12, "100.0%")]
    assert told.reason_finding == "0 of 12 rejections or cancelled roles came with a reason"


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
    assert told.theme_finding == "“The result comes late” came up 3 times in six months"


def test_the_months_reach_over_the_new_year(alice):
    months = said_to(alice, today=dt.date(2027, 2, 1)).months
    assert [long for _, long in months][::5] == ["September 2026", "February 2027"]
