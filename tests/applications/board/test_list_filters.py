"""The list narrowed by company, location, salary and CV version, and the counts that follow it."""

import datetime as dt
import html
import re

import pytest
import time_machine

from applications.board import application_list
from applications.board.filter_form import FilterForm
from applications.models import create_view
from tests.builders import make_application


@pytest.fixture(autouse=True)
def noon():
    with time_machine.travel(dt.datetime(2026, 11, 10, 12, tzinfo=dt.UTC), tick=False):
        yield


@pytest.fixture
def page(client, alice, bob):
    client.force_login(alice)
    pay = {"pay_currency": "GBP", "pay_period": "year"}
    make_application(alice, company="Müller Bräu", location="München", cv_version="Sales", pay_min=38000, **pay)
    make_application(alice, company="Kestrel", location="Hull", cv_version="Ops", pay_min=30000, pay_max=42000, **pay)
    make_application(
        alice, agency="Kestrel Recruiting", location="Hull", pay_min=25, pay_currency="EUR", pay_period="hour"
    )
    make_application(alice, company="Plain", closed_as="rejected")
    make_application(bob, company="Kestrel", location="Hull", cv_version="Bob’s own", pay_min=90000, **pay)
    return client


def shown(page, query):
    text = html.unescape(page.get(f"/applications/?{query}").content.decode())
    return sorted(re.findall(r'<th scope="row"><a href="[^"]+">([^<]+)</a>', text))


def words(page, query):
    return html.unescape(page.get(f"/applications/?{query}").content.decode())


@pytest.mark.parametrize(
    ("query", "companies"),
    [
        ("company=kestrel", ["Kestrel", "Through Kestrel Recruiting"]),
        ("company=muller", ["Müller Bräu"]),
        ("company=MÜLLER+BRÄU", ["Müller Bräu"]),
        ("company=nothing", []),
        ("place=munchen", ["Müller Bräu"]),
        ("place=HULL", ["Kestrel", "Through Kestrel Recruiting"]),
        ("place=%21", []),
        ("cv=Ops", ["Kestrel"]),
        ("cv=Bob’s+own", []),
        ("pay=40000", ["Kestrel"]),
        ("pay=38000", ["Kestrel", "Müller Bräu"]),
        ("pay=20", ["Kestrel", "Müller Bräu", "Through Kestrel Recruiting"]),
        ("pay=20&per=hour", ["Through Kestrel Recruiting"]),
        ("pay=20&currency=GBP", ["Kestrel", "Müller Bräu"]),
        ("pay=20&per=month", []),
        ("company=kestrel&place=hull&pay=100", ["Kestrel"]),
    ],
)
def test_each_finds_what_it_says(page, query, companies):
    assert shown(page, query) == companies


@pytest.mark.parametrize("query", ["pay=-1", "pay=x", "per=decade", "currency=LONG&pay=20"])
def test_what_is_not_understood_is_said_and_ignored(page, query):
    assert len(shown(page, query)) in (3, 4)
    assert "wasn’t recognised" in words(page, query)


def test_a_period_without_a_salary_narrows_nothing(page):
    text = words(page, "per=hour&currency=EUR")
    assert "You have 4 applications." in text
    assert "Remove filter" not in text


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("company=kestrel", "2 of your 4 applications match."),
        ("cv=Ops", "1 of your 4 applications matches."),
        ("cv=No", "None of your 4 applications match."),
        ("status=applied&outcome=open", "3 of your 4 applications match."),
        ("sort=-applied", "You have 4 applications. 1 is closed."),
    ],
)
def test_the_count_at_the_top_follows_the_filter(page, query, sentence):
    assert sentence in words(page, query)


def test_it_does_so_after_a_move_as_well(page, alice):
    application = alice.applications.get(company="Kestrel")
    answer = page.post(
        f"/applications/{application.pk}/status/",
        {"status": "offer", "day": "today", "from": "list"},
        headers={"HX-Request": "true", "HX-Current-URL": "http://testserver/applications/?status=applied&outcome=open"},
    ).content.decode()
    assert "2 of your 4 applications match." in answer


def test_each_is_named_and_can_be_removed(page):
    text = words(page, "company=kestrel&place=hull&cv=Ops&pay=40000&per=year&currency=GBP")
    for name in ("Company: kestrel", "Location: hull", "CV version: Ops", "Salary from GBP 40,000 a year"):
        assert f'aria-label="Remove filter: {name}"' in text
    without_pay = re.search(r'href="([^"]+)" aria-label="Remove filter: Salary', text)[1]
    assert without_pay == "/applications/?company=kestrel&place=hull&cv=Ops"


def test_the_form_shows_what_is_chosen_and_what_there_is(page):
    text = words(page, "company=kestrel&cv=Ops&pay=40000&per=year&currency=GBP")
    assert 'name="company" value="kestrel"' in text
    assert 'name="pay" value="40000"' in text
    assert '<option value="Ops" selected>' in text
    assert '<option value="Sales">' in text
    assert '<option value="EUR">' in text
    assert "Bob’s own" not in text


def test_a_saved_view_says_them_and_finds_the_same(page, alice):
    query = "company=kestrel&place=hull&pay=40000&per=year&currency=GBP&cv=Ops"
    view = create_view(alice, "Hull", query)
    said = "Company: kestrel, Location: hull, CV version: Ops, Salary from GBP 40,000 a year."
    assert application_list.describe_view(query) == said
    assert said in html.unescape(page.get("/views/").content.decode())
    assert shown(page, f"{view.query}&view={view.pk}") == ["Kestrel"]


def test_in_words_leaves_out_what_it_does_not_understand():
    assert application_list.describe_view("pay=x&per=decade") == "All applications."


def test_the_same_filter_is_always_the_same_text(alice):
    form = FilterForm.of("currency=&pay=40000&company=Kestrel&per=year&status=applied", owner=alice)
    again = FilterForm.of(application_list.as_text(form.chosen), owner=alice)
    assert application_list.as_text(form.chosen) == application_list.as_text(again.chosen)
    assert application_list.as_text(form.chosen) == "status=applied&company=Kestrel&pay=40000&per=year"


def test_exports_use_it_and_say_so(page):
    text = html.unescape(page.get("/export/?company=kestrel&pay=40000").content.decode())
    assert "The 1 application in your filtered list" in text
    assert "Company: kestrel" in text
    table = b"".join(page.get("/applications/export.csv?company=kestrel&pay=40000").streaming_content).decode()
    assert "Kestrel" in table
    assert "Müller" not in table


def test_a_change_of_all_that_match_reaches_no_other(page, alice):
    fields = {"every": "on", "asked": "company=kestrel", "expected": 2, "do": "source", "source": "referral"}
    page.post("/applications/bulk/", fields)
    changed = alice.applications.filter(source="referral").values_list("company", "agency")
    assert sorted(changed) == [("", "Kestrel Recruiting"), ("Kestrel", "")]
