"""Offers beside each other: as they were given, with what the person thinks of them."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from applications.models import Application
from tests.builders import TODAY, make_application


@pytest.fixture(autouse=True)
def _today(time_machine):
    time_machine.move_to(dt.datetime(2026, 11, 10, 9, tzinfo=dt.UTC))


@pytest.fixture
def page(client, alice):
    client.force_login(alice)
    return client


@pytest.fixture
def offer(alice):
    return make_application(
        alice, company="Alder", status="offer", pay_min=38000, pay_currency="GBP", pay_period="year"
    )


def save(page, offer, *, version, pros="", cons="", **headers):
    return page.post(
        f"/applications/{offer.pk}/offer/",
        {"version": version, "offer_pros": pros, "offer_cons": cons},
        headers=headers,
        follow=True,
    )


class TestTable:
    def test_each_stands_as_it_was_given_the_soonest_answer_first(self, page, alice, bob, offer):
        make_application(
            alice,
            company="Birch",
            status="offer",
            pay_min=4000,
            pay_max=4200,
            pay_currency="EUR",
            pay_period="month",
            location="Gent",
            work_mode="hybrid",
            answer_by=TODAY + dt.timedelta(days=3),
        )
        make_application(alice, company="No offer", status="interviewing")
        make_application(bob, company="Theirs", status="offer")
        text = page.get("/offers/").content.decode()
        assert text.index("Birch") < text.index("Alder")
        for shown in ("GBP 38,000 a year", "EUR 4,000 to 4,200 a month", "Gent", "Hybrid", "Friday 13\N{NO-BREAK SPACE}November", "Not specified"):  # fmt: skip
            assert shown in text
        assert "No offer<" not in text
        assert "Theirs" not in text

    def test_without_an_offer_it_says_so(self, page, alice):
        text = page.get("/offers/").content.decode()
        assert "No offers are waiting for your reply." in text
        assert "Go to the board" in text

    def test_an_answered_one_moves_below_and_its_words_stay_on_its_page(self, page, alice, offer):
        Application.objects.filter(pk=offer.pk).update(offer_pros="Near the sea")
        offer.refresh_from_db()
        offer.close("declined", today=TODAY)
        text = page.get("/offers/").content.decode()
        assert "No offers are waiting" in text
        assert "I declined" in text
        assert "Near the sea" in page.get(offer.get_absolute_url()).content.decode()

    def test_it_costs_the_same_for_one_and_for_twenty(self, page, alice, offer):
        def cost():
            with CaptureQueriesContext(connection) as captured:
                page.get("/offers/")
            return len(captured)

        page.get("/offers/")
        one = cost()
        for number in range(20):
            make_application(alice, company=f"Company {number}", status="offer")
            make_application(alice, company=f"Company {number}", status="offer", closed_as="declined")
        assert cost() == one

    def test_the_list_leads_there_when_two_wait(self, page, alice, offer):
        assert "/offers/" not in page.get("/applications/").content.decode()
        make_application(alice, company="Birch", status="offer")
        assert (
            'You have 2 open offers. <a href="/offers/">Compare offers</a>'
            in page.get("/applications/").content.decode()
        )


class TestWords:
    def test_they_are_kept(self, page, offer):
        text = save(page, offer, version=1, pros="Near the sea\nKind people", cons="<b>Far</b>").content.decode()
        assert "Pros and cons saved." in text
        assert "&lt;b&gt;Far&lt;/b&gt;" in text
        offer.refresh_from_db()
        assert (offer.offer_pros, offer.version) == ("Near the sea\r\nKind people".replace("\r", ""), 2)

    def test_as_they_are_typed_the_answer_is_one_line_with_the_new_version(self, page, offer):
        response = save(page, offer, version=1, pros="Near", **{"X-Requested-With": "fetch"})
        assert response.content.decode() == "Saved at 09:00"
        assert response["X-Version"] == "2"

    def test_an_older_tab_overwrites_nothing_and_both_versions_can_be_kept(self, page, offer):
        save(page, offer, version=1, pros="From the first tab", cons="The same")
        typed = save(page, offer, version=1, pros="From the second", cons="The same", **{"X-Requested-With": "fetch"})
        assert typed.status_code == 409
        response = save(page, offer, version=1, pros="From the second", cons="The same")
        text = response.content.decode()
        assert response.status_code == 409
        assert "From the first tab\n\nFrom the second</textarea>" in text
        assert 'type="hidden" name="offer_cons" value="The same"' in text
        save(page, offer, version=2, pros="From the first tab\n\nFrom the second", cons="The same")
        offer.refresh_from_db()
        assert offer.offer_pros == "From the first tab\n\nFrom the second"

    def test_a_zero_byte_is_left_out_and_the_rest_is_saved(self, page, alice, offer):
        make_application(alice, company="Birch", status="offer")
        save(page, offer, version=1, pros="Near\x00", cons="A long list")
        offer.refresh_from_db()
        assert (offer.offer_pros, offer.offer_cons) == ("Near", "A long list")
