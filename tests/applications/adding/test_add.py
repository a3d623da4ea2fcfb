"""Adding and changing one application."""

import datetime as dt
import re
from decimal import Decimal
from threading import Thread

import pytest
from django.db import connection

from applications.adding.forms import ApplicationForm, PayField
from applications.models import Action, Application, check_applications, delete_applications
from tests.builders import TODAY, make_application

DAY = dt.timedelta(days=1)
ADD = "/applications/new/"
SMALL = {"company": "Kestrel Freight", "title": "Analyst", "status": "applied", "day": "today"}


@pytest.fixture(autouse=True)
def _today(time_machine):
    time_machine.move_to(dt.datetime(2026, 11, 10, 9, tzinfo=dt.UTC))


@pytest.fixture
def page(client, alice):
    client.force_login(alice)
    return client


def body(response) -> str:
    return response.content.decode()


class TestAdding:
    @pytest.mark.parametrize("status", ["saved", "applied", "screening", "interviewing", "offer"])
    def test_each_status_gets_a_history_that_fits(self, page, alice, status):
        page.post(ADD, SMALL | {"status": status, "day": "yesterday"})
        application = Application.objects.get()
        assert application.status == status
        assert application.applied_on == (None if status == "saved" else TODAY - DAY)
        assert list(check_applications(alice)) == []

    @pytest.mark.parametrize(
        ("day", "expected"),
        [
            ({"day": "today"}, TODAY),
            ({"day": "yesterday"}, TODAY - DAY),
            ({"day": "pick", "on": "2026-11-01"}, dt.date(2026, 11, 1)),
            ({"day": "", "on": "2026-11-02"}, dt.date(2026, 11, 2)),
            ({"day": ""}, TODAY),
        ],
    )
    def test_the_day_in_one_tap(self, page, alice, day, expected):
        page.post(ADD, SMALL | day)
        assert Application.objects.get().applied_on == expected

    @pytest.mark.parametrize(
        "day",
        [
            {"day": "pick", "on": "2026-11-11"},
            {"day": "pick"},
            {"day": "pick", "on": "1815-06-18"},
            {"day": "pick", "on": "soon"},
            {"day": "never"},
        ],
    )
    def test_a_day_that_cannot_be_is_answered_with_a_message(self, page, alice, day):
        response = page.post(ADD, SMALL | day)
        assert response.status_code == 422
        assert "Kestrel Freight" in body(response)
        assert not Application.objects.exists()

    def test_an_agency_is_enough_while_the_company_is_unknown(self, page, alice):
        response = page.post(ADD, SMALL | {"company": "", "agency": "Brook Street"}, follow=True)
        assert "Brook Street added." in body(response)
        assert page.get(Application.objects.get().get_absolute_url()).status_code == 200

    def test_it_starts_from_what_another_page_brings_along(self, page, alice):
        text = body(page.get(ADD, {"company": "Alder & Vale", "title": "<b>Analyst</b>", "advert": "Job ad."}))
        assert 'value="Alder &amp; Vale"' in text
        assert "<b>Analyst" not in text
        assert '<details class="drawer more" open>' in text

    def test_the_rest_is_folded_until_it_holds_something(self, page, alice):
        assert '<details class="drawer more">' in body(page.get(ADD))
        assert '<details class="drawer more" open>' in body(page.post(ADD, {"notes": "typed"}))

    def test_an_empty_form_says_what_is_missing(self, page, alice):
        response = page.post(ADD)
        assert response.status_code == 422
        assert "Enter the company, or the agency" in body(response)

    def test_tags_are_kept_once_each_whatever_their_case(self, page, alice):
        page.post(ADD, SMALL | {"tag_names": "Remote, remote;  far   away ,"})
        assert sorted(tag.name for tag in Application.objects.get().tags.all()) == ["far away", "remote"]

    def test_adding_can_be_undone(self, page, alice):
        page.post(ADD, SMALL)
        page.post(Action.objects.get().undo_url)
        assert not Application.objects.for_user(alice).exists()

    def test_the_form_keeps_drafts(self, page):
        assert 'data-draft="application"' in body(page.get(ADD))


class TestWhereItLeads:
    def test_add_and_start_another_keeps_the_way_back(self, page, alice):
        response = page.post(ADD, SMALL | {"again": "1", "next": "/applications/?q=a&sort=title"})
        assert response["Location"] == f"{ADD}?next=%2Fapplications%2F%3Fq%3Da%26sort%3Dtitle"
        assert 'value="/applications/?q=a&amp;sort=title"' in body(page.get(response["Location"]))

    def test_the_page_it_was_opened_from(self, page):
        assert 'name="next" value="http://testserver/applications/?q=x"' in body(
            page.get(ADD, headers={"Referer": "http://testserver/applications/?q=x"})
        )

    @pytest.mark.parametrize(
        "came_from",
        [
            "http://testserver/accounts/login/?next=/",
            f"http://testserver{ADD}",
            "http://elsewhere.example/",
            "//elsewhere.example/",
            "javascript:alert(1)",
            "/no/such/page/",
            "/companies/x/edit/",
        ],
    )
    def test_never_to_another_host_a_form_or_sign_in(self, page, came_from):
        assert page.post(ADD, SMALL | {"next": came_from})["Location"] == "/board/"


class TestTwice:
    def test_a_second_click_leads_to_the_same_page_and_makes_nothing(self, page, alice):
        first, second = (page.post(ADD, SMALL | {"next": "/", "form_number": "a"}) for _ in range(2))
        assert first["Location"] == second["Location"] == "/"
        assert Application.objects.count() == 1

    def test_the_same_again_later_is_another_application(self, page, alice, time_machine):
        page.post(ADD, SMALL)
        time_machine.move_to(dt.datetime(2026, 11, 10, 9, 1, tzinfo=dt.UTC))
        page.post(ADD, SMALL)
        assert Application.objects.count() == 2

    def test_somebody_else_may_add_the_same(self, client, alice, bob):
        for person in (alice, bob):
            client.force_login(person)
            client.post(ADD, SMALL)
        assert Application.objects.count() == 2


class TestBefore:
    def test_saving_mentions_how_the_last_one_there_went(self, page, alice):
        make_application(
            alice,
            company="Wrenfield University",
            status="screening",
            on=dt.date(2026, 3, 20),
            applied_on=dt.date(2026, 3, 3),
            closed_as="rejected",
            closed_on=dt.date(2026, 3, 27),
        )
        text = body(page.post(ADD, SMALL | {"company": "WRENFIELD university"}, follow=True))
        assert (
            "WRENFIELD university added. You applied here in March. They invited you to a screening call. They said no."
            in text
        )

    def test_the_very_advert_asks_once_and_then_goes_on(self, page, alice):
        make_application(alice, company="Alder", link="https://jobs.example.org/7?utm_source=x")
        data = SMALL | {"link": "jobs.example.org/7/", "notes": "kept"}
        response = page.post(ADD, data)
        text = body(response)
        assert response.status_code == 409
        assert "You’ve already added this job, so nothing has been added." in text
        assert "kept" in text
        assert Application.objects.count() == 1
        assert 'name="seen" value="jobs.example.org/7"' in text
        page.post(ADD, data | {"seen": "jobs.example.org/7"})
        assert Application.objects.count() == 2

    def test_a_double_click_on_a_new_advert_is_not_asked(self, page, alice):
        data = SMALL | {"link": "https://jobs.example.org/8", "form_number": "a"}
        assert [page.post(ADD, data).status_code for _ in range(2)] == [302, 302]
        assert Application.objects.count() == 1

    @pytest.mark.parametrize(
        ("fields", "sentence"),
        [
            ({"status": "saved"}, "You’ve saved a job here but haven’t applied yet."),
            ({}, "You applied here in November. No reply yet."),
            ({"status": "interviewing"}, "You applied here in November. It’s still open: Interviewing since today."),
            ({"closed_as": "no_response"}, "You applied here in November. No response."),
            ({"status": "saved", "closed_as": "withdrawn"}, "You saved a job here and didn’t apply. You withdrew."),
            (
                {"status": "offer", "closed_as": "declined"},
                "You applied here in November. They made you an offer. You declined.",
            ),
            ({"on": dt.date(2025, 2, 3)}, "You applied here in February 2025. No reply yet."),
        ],
    )
    def test_it_is_said_in_one_sentence(self, page, alice, fields, sentence):
        make_application(alice, company="Alder & Vale", **fields)
        assert sentence in body(page.get("/applications/seen/", {"company": "alder and vale ltd"}))

    def test_a_link_that_leads_to_another_company_names_that_one(self, page, alice):
        make_application(alice, company="Alder", link="https://jobs.example.org/7")
        text = body(page.get("/applications/seen/", {"company": "New Company", "link": "https://jobs.example.org/7"}))
        assert "/companies/alder/" in text
        assert "new-company" not in text

    def test_deleted_ones_and_other_people_are_not_mentioned(self, page, alice, bob):
        make_application(bob, company="Alder")
        make_application(alice, company="Alder").delete()
        assert body(page.get("/applications/seen/", {"company": "Alder"})).strip() == ""

    @pytest.mark.parametrize(
        "query",
        [
            {},
            {"company": "   "},
            {"company": "?/#"},
            {"link": "not a link"},
            {"company": "x" * 5000, "link": "y" * 5000},
        ],
    )
    def test_nonsense_is_answered_with_nothing(self, page, query):
        response = page.get("/applications/seen/", query)
        assert response.status_code == 200
        assert body(response).strip() == ""

    def test_it_costs_the_same_for_ten_and_for_thirty(self, page, alice, django_assert_num_queries):
        for number in range(30):
            make_application(alice, company="Alder", title=f"Job {number}")
            if number in (9, 29):
                with django_assert_num_queries(4):
                    page.get("/applications/seen/", {"company": "Alder"})


class TestWhatIsTyped:
    @pytest.mark.parametrize(
        ("typed", "stored"),
        [
            ("38000", 38000),
            ("38,000", 38000),
            ("38.000", 38000),
            ("£38k", 38000),
            ("38.5k", 38500),
            ("38K GBP", 38000),
            ("GBP 38 000", 38000),
            ("1.234,50", "1234.5"),
            ("1,234.50", "1234.5"),
            ("12.50", "12.5"),
            ("12,5", "12.5"),
            ("0", 0),
            ("1,234,567", 1234567),
        ],
    )
    def test_pay_is_read(self, typed, stored):
        assert PayField().clean(typed) == Decimal(stored)

    @pytest.mark.parametrize(
        "typed", ["tbd", "nan", "Infinity", "-5", "1e9", "38k-42k", "9" * 30, "1.2.3", ".", "k", "٣٨"]
    )
    def test_pay_that_is_no_number_is_said_and_kept(self, page, alice, typed):
        response = page.post(ADD, SMALL | {"pay_min": typed})
        assert response.status_code == 422
        assert "Enter the salary as a number" in body(response) or "Enter a salary below" in body(response)
        assert f'value="{typed}"' in body(response)

    def test_the_lower_pay_comes_first(self, page, alice):
        response = page.post(ADD, SMALL | {"pay_min": "42k", "pay_max": "38k"})
        assert response.status_code == 422
        assert "The higher salary is below the lower one." in body(response)

    @pytest.mark.parametrize(
        "typed",
        [
            "javascript:alert(1)",
            "data:text/html,x",
            "ftp://example.org/a",
            "https://",
            "file:///etc/passwd",
            "two words",
            "https://example.org/" + "a" * 2001,
        ],
    )
    def test_only_web_addresses_are_links(self, page, alice, typed):
        response = page.post(ADD, SMALL | {"link": typed})
        assert response.status_code == 422
        assert not Application.objects.exists()

    def test_https_is_put_in_front(self, page, alice):
        page.post(ADD, SMALL | {"link": " jobs.example.org/7 "})
        assert Application.objects.get().link == "https://jobs.example.org/7"

    @pytest.mark.parametrize(("typed", "stored"), [("gbp", "GBP"), ("€", "EUR"), ("", "")])
    def test_currency(self, page, alice, typed, stored):
        page.post(ADD, SMALL | {"pay_currency": typed})
        assert Application.objects.get().pay_currency == stored

    @pytest.mark.parametrize(
        "data",
        [
            {"pay_currency": "pounds"},
            {"source": "dream"},
            {"work_mode": "moon"},
            {"status": "ghosted"},
            {"title": ""},
            {"company": "x" * 201},
            {"deadline_on": "0001-01-01"},
        ],
    )
    def test_nonsense_changes_nothing(self, page, alice, data):
        assert page.post(ADD, SMALL | data).status_code == 422
        assert not Application.objects.exists()

    def test_a_zero_byte_is_left_out_and_the_rest_is_saved(self, page, alice):
        page.post(ADD, SMALL | {"notes": "a\x00b"})
        assert Application.objects.get().notes == "ab"


class TestChanging:
    @pytest.fixture
    def application(self, alice):
        return make_application(alice, notes="before", pay_min=Decimal(38000), tags=["old"])

    @staticmethod
    def typed(application, **changes):
        form = ApplicationForm(instance=application)
        return {name: form[name].value() or "" for name in form.fields} | {"version": application.version} | changes

    def test_it_saves_and_can_be_undone(self, page, alice, application):
        data = self.typed(
            application, company="Castell Rail", pay_max="42k", deadline_on="2026-12-01", notes="after", tag_names="new"
        )
        assert data["pay_min"] == "38000"
        text = body(page.post(f"/applications/{application.pk}/edit/", data, follow=True))
        assert "Castell Rail saved." in text
        application.refresh_from_db()
        assert (application.company_key, application.pay_max, application.version) == ("castell-rail", 42000, 2)
        assert "castell" in application.search_words
        page.post(Action.objects.get().undo_url)
        application.refresh_from_db()
        assert (application.company, application.pay_max, application.deadline_on, application.notes) == (
            "Stillwater Housing",
            None,
            None,
            "before",
        )
        assert [tag.name for tag in application.tags.all()] == ["old"]
        assert list(check_applications(alice)) == []

    def test_saving_without_a_change_is_no_new_version(self, page, application):
        assert "Nothing changed." in body(
            page.post(f"/applications/{application.pk}/edit/", self.typed(application), follow=True)
        )
        application.refresh_from_db()
        assert application.version == 1

    def test_bad_input_keeps_the_text_and_the_heading(self, page, application):
        response = page.post(
            f"/applications/{application.pk}/edit/", self.typed(application, title="", company="", notes="typed")
        )
        text = body(response)
        assert response.status_code == 422
        assert "typed" in text
        assert "<h1>Stillwater Housing</h1>" in text
        application.refresh_from_db()
        assert application.title == "Operations analyst"

    @pytest.mark.parametrize("version", ["", "0", "x", "-1", "²"])
    def test_a_missing_version_counts_as_older(self, page, application, version):
        assert (
            page.post(
                f"/applications/{application.pk}/edit/", self.typed(application, version=version, notes="mine")
            ).status_code
            == 409
        )
        application.refresh_from_db()
        assert application.notes == "before"

    def test_a_deleted_one_is_gone(self, page, application):
        page.post(f"/applications/{application.pk}/delete/")
        assert page.post(f"/applications/{application.pk}/edit/", self.typed(application)).status_code == 404

    def test_somebody_elses_is_not_there(self, client, bob, application):
        client.force_login(bob)
        assert client.get(f"/applications/{application.pk}/edit/").status_code == 404
        assert (
            client.post(f"/applications/{application.pk}/edit/", self.typed(application, notes="bob")).status_code
            == 404
        )


class TestTheSameForm:
    """Two clicks on one form are one application. Two forms are two, whatever they say."""

    def number(self, page) -> str:
        return re.search(r'name="form_number" value="([^"]{10,})"', body(page.get(ADD)))[1]

    def test_each_form_has_its_own_number(self, page):
        assert self.number(page) != self.number(page)

    def test_two_jobs_of_one_name_are_both_kept(self, page):
        for notes in ("the night shift", "the day shift"):
            page.post(ADD, SMALL | {"form_number": self.number(page), "notes": notes})
        assert set(Application.objects.values_list("notes", flat=True)) == {"the night shift", "the day shift"}

    def test_two_forms_that_say_the_same_are_both_kept(self, page):
        for _ in range(2):
            page.post(ADD, SMALL | {"form_number": self.number(page)})
        assert Application.objects.count() == 2

    def test_a_form_that_was_gone_back_to_and_changed_is_another_application(self, page):
        number = self.number(page)
        for title in ("Analyst", "Analyst", "Planner"):
            page.post(ADD, SMALL | {"form_number": number, "title": title})
        assert sorted(Application.objects.values_list("title", flat=True)) == ["Analyst", "Planner"]

    def test_a_form_that_is_shown_again_keeps_its_number(self, page):
        again = page.post(ADD, {"title": "Analyst", "form_number": "my-own-number"})
        assert again.status_code == 422
        assert 'name="form_number" value="my-own-number"' in body(again)

    def test_the_number_of_another_person_means_nothing(self, page, bob, client):
        page.post(ADD, SMALL | {"form_number": "a"})
        client.force_login(bob)
        client.post(ADD, SMALL | {"form_number": "a"})
        assert Application.objects.for_user(bob).count() == 1

    def test_after_a_deletion_it_is_added_again(self, page, alice):
        page.post(ADD, SMALL | {"form_number": "a"})
        delete_applications(alice, Application.objects.values_list("pk", flat=True))
        page.post(ADD, SMALL | {"form_number": "a"})
        assert Application.objects.for_user(alice).count() == 1


@pytest.mark.django_db(transaction=True)
def test_ten_clicks_at_the_same_moment_make_one(alice, client):
    client.force_login(alice)

    def click():
        client.post(ADD, SMALL | {"form_number": "a"})
        connection.close()

    clicks = [Thread(target=click) for _ in range(10)]
    for one in clicks:
        one.start()
    for one in clicks:
        one.join()
    assert Application.objects.count() == 1
