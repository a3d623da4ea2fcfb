"""What the pages show, and that they cost the same for ten applications and for three hundred."""

import datetime as dt
import re

import pytest
from django.core.paginator import Paginator
from django.db import connection
from django.template.autoreload import reset_loaders
from django.template.loader import render_to_string
from django.test.utils import CaptureQueriesContext

from applications.models import Application, Company, Contact, Outcome, Profile
from tests.builders import TODAY, make_application, make_contact, make_stage

DAY = dt.timedelta(days=1)


@pytest.fixture(autouse=True)
def _today(time_machine):
    time_machine.move_to(dt.datetime(2026, 11, 10, 9, tzinfo=dt.UTC))


@pytest.fixture
def page(client, alice):
    client.force_login(alice)
    return client


def htmx(at):
    return {"HX-Request": "true", "HX-Current-URL": f"http://testserver{at}"}


def queries(call):
    with CaptureQueriesContext(connection) as captured:
        response = call()
    counted = [one for one in captured if not one["sql"].startswith(("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE"))]
    return len(counted), response


class TestQueries:
    @pytest.mark.parametrize(
        ("path", "most"),
        [("/board/", 11), ("/applications/", 8), ("/applications/?q=analyst&outcome=open&sort=-status", 8), ("/", 30)],
    )
    def test_lists_cost_the_same_for_ten_and_for_three_hundred(self, page, alice, path, most):
        make_application(alice, on=TODAY - 40 * DAY)
        for number in range(9):
            make_stage(make_application(alice, company=f"Company {number}", status="interviewing"))
        page.get(path)
        ten, _ = queries(lambda: page.get(path))
        for number in range(290):
            make_application(
                alice,
                company=f"Other {number}",
                closed_as="rejected" if number % 2 else "",
                on=TODAY - (number % 60) * DAY,
            )
        page.get(path)
        many, response = queries(lambda: page.get(path))
        assert response.status_code == 200
        assert many <= ten + 1  # what fills a page is counted
        assert many <= most

    def test_an_application_page_costs_at_most_twelve(self, page, alice):
        application = make_application(alice, status="interviewing")
        few, _ = queries(lambda: page.get(application.get_absolute_url()))
        for number in range(30):
            stage = make_stage(application, contacts=[make_contact(alice, name=f"Person {number}")])
            application.contacts.set(stage.contacts.all())
            application.move_to("screening" if number % 2 else "interviewing", today=TODAY)
        many, _ = queries(lambda: page.get(application.get_absolute_url()))
        assert few <= many <= 12

    @pytest.mark.parametrize("data", [{"status": "screening"}, {"outcome": "rejected"}])
    def test_a_status_change_costs_little_and_sends_at_most_three_kilobytes(self, page, alice, data):
        application = make_application(alice)
        url = f"/applications/{application.pk}/status/"
        number, response = queries(
            lambda: page.post(url, {**data, "day": "today", "from": "board"}, headers=htmx("/board/"))
        )
        assert response.status_code == 200
        assert number <= 10
        assert len(response.content) <= 3072


class TestBoard:
    def test_a_card_says_what_comes_next(self, page, alice):
        application = make_application(
            alice, status="interviewing", company="Castell Rail", location="Bristol", work_mode="hybrid"
        )
        make_stage(application, kind="panel")
        text = page.get("/board/").content.decode()
        assert "Castell Rail" in text
        assert "Panel interview, Thu\N{NO-BREAK SPACE}12\N{NO-BREAK SPACE}Nov, 14:00" in text
        assert "Bristol, hybrid" in text

    def test_the_newest_ten_then_more(self, page, alice):
        for number in range(18):
            make_application(alice, company=f"Company {number}", on=TODAY - number * DAY)
        text = page.get("/board/").content.decode()
        assert text.count('class="card"') == 10
        assert "8 more" in text
        path = re.search(r'hx-get="(/board/applied/more/[^"]+)"', text)[1]
        more = page.get(path, headers=htmx("/board/")).content.decode()
        assert more.count('class="card"') == 8
        assert "more-applied" not in more

    def test_a_move_answers_with_the_card_the_counts_and_a_toast(self, page, alice):
        application = make_application(alice)
        response = page.post(
            f"/applications/{application.pk}/status/",
            {"status": "screening", "day": "yesterday", "from": "board"},
            headers=htmx("/board/"),
        )
        assert response.status_code == 422  # yesterday is before the day it was applied for
        make_application(alice, on=TODAY - 5 * DAY)
        later = Application.objects.latest("pk")
        text = page.post(
            f"/applications/{later.pk}/status/",
            {"status": "screening", "day": "yesterday", "from": "board"},
            headers=htmx("/board/"),
        ).content.decode()
        assert 'hx-swap-oob="afterbegin:#cards-screening"' in text
        assert re.search(r'id="n-screening"[^>]*>1<', text)
        assert 'id="standing" hx-swap-oob="true">2 applications are under way. 1 is at interview stage.<' in text
        assert "/undo/" in text
        later.refresh_from_db()
        assert later.status_since == TODAY - DAY

    @pytest.mark.parametrize("mine", ["Pacific/Kiritimati", "UTC", "Pacific/Pago_Pago"])
    @pytest.mark.parametrize("theirs", ["Pacific/Kiritimati", "UTC", "Pacific/Pago_Pago"])
    @pytest.mark.parametrize("minutes", [-20, 20, 55, 65])
    def test_a_moved_card_says_what_it_says_on_the_board_on_either_side_of_the_date_line(
        self, page, alice, mine, theirs, minutes, time_machine
    ):
        Profile.objects.filter(user=alice).update(time_zone=mine)
        application = make_application(alice, on=TODAY - 9 * DAY)
        start = dt.datetime(2026, 11, 9, 9, 50, tzinfo=dt.UTC)
        make_stage(application, starts_at=start, time_zone=theirs, kind="panel")
        time_machine.move_to(start + dt.timedelta(minutes=minutes))
        moved = page.post(
            f"/applications/{application.pk}/status/",
            {"status": "screening", "day": "today", "from": "board"},
            headers=htmx("/board/"),
        ).content.decode()
        card = re.compile(rf'<article class="card" id="card-{application.pk}".*?</article>', re.DOTALL)
        assert card.search(moved)[0] == card.search(page.get("/board/").content.decode())[0]

    @pytest.mark.parametrize(
        ("status", "kind", "asks"),
        [
            ("applied", "rejected", True),
            ("applied", "cancelled", True),
            ("offer", "accepted", False),
            ("applied", "no_response", False),
            ("applied", "withdrawn", False),
            ("offer", "declined", False),
        ],
    )
    def test_why_is_only_asked_where_the_employer_may_have_said_it(self, page, alice, status, kind, asks):
        application = make_application(alice, status=status, closed_as=kind)
        assert ("The reason they gave" in page.get(application.get_absolute_url()).content.decode()) == asks
        Outcome.objects.update(message="Their words")
        assert "The reason they gave" in page.get(application.get_absolute_url()).content.decode()

    def test_rejected_is_marked_at_once_with_one_calm_sentence(self, page, alice):
        application = make_application(alice, status="screening")
        text = page.post(
            f"/applications/{application.pk}/status/",
            {"outcome": "rejected", "day": "today", "from": "board"},
            headers=htmx("/board/"),
        ).content.decode()
        assert "they said no. How far you got still counts." in text
        assert f'hx-swap-oob="delete:#card-{application.pk},#closed-{application.pk}"' in text
        assert 'hx-swap-oob="afterbegin:#closed-rows"' in text
        application.refresh_from_db()
        assert (application.closed_as, application.furthest) == ("rejected", "screening")

    def test_without_javascript_a_move_leads_back(self, page, alice):
        application = make_application(alice)
        response = page.post(
            f"/applications/{application.pk}/status/",
            {"status": "offer", "day": "today", "next": "/board/"},
            follow=True,
        )
        assert response.redirect_chain == [("/board/", 302)]
        assert "moved to Offer" in response.content.decode()

    def test_a_saved_one_is_asked_for_the_day_before_it_is_rejected(self, page, alice):
        application = make_application(alice, status="saved")
        url = f"/applications/{application.pk}/status/"
        response = page.post(url, {"outcome": "rejected", "day": "today"})
        assert response.status_code == 422
        assert 'name="applied_on"' in response.content.decode()
        page.post(url, {"outcome": "rejected", "day": "today", "applied_on": "2026-11-01"})
        application.refresh_from_db()
        assert (application.closed_as, application.applied_on) == ("rejected", dt.date(2026, 11, 1))

    def test_accepting_offers_to_record_the_offer(self, page, alice):
        application = make_application(alice, status="interviewing")
        url = f"/applications/{application.pk}/status/"
        assert "Record the offer" in page.post(url, {"outcome": "accepted", "day": "today"}).content.decode()
        page.post(url, {"outcome": "accepted", "day": "today", "via_offer": "1"})
        application.refresh_from_db()
        assert (application.closed_as, application.furthest) == ("accepted", "offer")

    @pytest.mark.parametrize(
        "data",
        [
            {"status": "ghosted"},
            {"outcome": "sad"},
            {"status": "offer", "day": "pick"},
            {"status": "offer", "day": "pick", "on": "2027-01-01"},
            {},
        ],
    )
    def test_nonsense_changes_nothing(self, page, alice, data):
        application = make_application(alice)
        assert page.post(f"/applications/{application.pk}/status/", data).status_code == 422
        application.refresh_from_db()
        assert application.status == "applied"

    def test_undo_from_the_board_and_once_more(self, page, alice):
        application = make_application(alice)
        action = application.close("rejected", today=TODAY)
        text = page.post(action.undo_url, headers=htmx("/board/")).content.decode()
        assert f'id="card-{application.pk}"' in text
        assert "Undone." in text
        assert "Already undone." in page.post(action.undo_url, headers=htmx("/board/")).content.decode()


class TestList:
    def test_search_finds_words_in_any_order_without_accents(self, page, alice):
        make_application(
            alice, company="Müller & Söhne", title="C++ engineer", notes="Straße 5", advert="We use .NET and Node.js"
        )
        make_application(alice, company="Oakhill", title="C engineer")
        for words in ("sohne muller", "MULL c++", "strasse", ".net", "node", "engineer c++"):
            text = page.get("/applications/", {"q": words}).content.decode()
            assert "Müller" in text, words
            assert "Oakhill" not in text, words
        assert "No applications match." in page.get("/applications/", {"q": "zebra"}).content.decode()

    def test_filters(self, page, alice):
        make_application(alice, company="Alder", source="referral", tags=["remote"], on=TODAY - 40 * DAY)
        make_application(alice, company="Birch", closed_as="rejected", on=TODAY - 3 * DAY)
        found = {
            "outcome=closed": "Birch",
            "outcome=open": "Alder",
            "outcome=rejected": "Birch",
            "source=referral": "Alder",
            "tag=remote": "Alder",
            "quiet=on": "Alder",
            "since=2026-11-01": "Birch",
            "until=2026-10-31": "Alder",
        }
        for query, company in found.items():
            text = page.get(f"/applications/?{query}").content.decode()
            assert company in text, query
            assert {"Alder": "Birch", "Birch": "Alder"}[company] not in text, query

    def test_nonsense_in_the_address_is_left_out_and_said(self, page, alice):
        make_application(alice)
        response = page.get("/applications/?status=ghosted&since=yesterday&page=0&sort=x&tag=999")
        assert response.status_code == 200
        assert "wasn’t recognised" in response.content.decode()

    def test_open_ones_come_first(self, page, alice):
        make_application(alice, company="Closed one", closed_as="rejected", on=TODAY)
        make_application(alice, company="Open one", on=TODAY - 9 * DAY)
        text = page.get("/applications/").content.decode()
        assert text.index("Open one") < text.index("Closed one")

    def test_bulk_closes_with_one_undo_and_says_what_stayed(self, page, alice, bob):
        ids = [make_application(alice, company=f"Company {number}").pk for number in range(3)]
        saved, theirs = make_application(alice, status="saved", company="Only saved"), make_application(bob)
        response = page.post(
            "/applications/bulk/",
            {"do": "outcome", "outcome": "no_response", "pick": [*ids, saved.pk, theirs.pk]},
            follow=True,
        )
        text = response.content.decode()
        assert "3 applications closed as “No response”." in text
        assert "Only saved" in text
        assert Application.objects.filter(closed_as="no_response").count() == 3
        page.post(re.search(r"/actions/\d+/undo/", text)[0])
        assert not Application.objects.exclude(closed_as="").exists()

    def test_bulk_delete_asks_first(self, page, alice):
        ids = [make_application(alice).pk for _ in range(2)]
        assert (
            "Delete 2 applications?" in page.post("/applications/bulk/", {"do": "delete", "pick": ids}).content.decode()
        )
        assert Application.objects.for_user(alice).count() == 2
        page.post("/applications/bulk/", {"do": "delete", "pick": ids, "sure": "1"})
        assert not Application.objects.for_user(alice).exists()

    @pytest.mark.parametrize(
        "data",
        [
            {"do": "status"},
            {"do": "status", "pick": "1", "status": "x"},
            {"do": "dance", "pick": "1"},
            {"do": "delete", "pick": "../../etc/passwd"},
            {"do": "delete", "pick": ["1", "99999999999999999999"]},
            {"do": "tag", "pick": "1"},
        ],
    )
    def test_bulk_nonsense_changes_nothing(self, page, alice, data):
        make_application(alice)
        assert "Nothing was changed" in page.post("/applications/bulk/", data, follow=True).content.decode()

    def test_a_move_in_the_list_answers_with_the_row(self, page, alice):
        application = make_application(alice)
        text = page.post(
            f"/applications/{application.pk}/status/",
            {"status": "offer", "day": "today", "from": "list"},
            headers=htmx("/applications/"),
        ).content.decode()
        assert re.search(rf'<template>\s*<tr id="row-{application.pk}"', text)


class TestAdd:
    def test_company_and_title_are_enough(self, page, alice):
        response = page.post(
            "/applications/new/",
            {"company": "Kestrel Freight", "title": "Analyst", "status": "applied", "day": "today", "next": "/board/"},
        )
        assert response["Location"] == "/board/"
        application = Application.objects.get()
        assert (application.owner, application.status, application.applied_on) == (alice, "applied", TODAY)

    def test_a_double_click_makes_one(self, page, alice):
        data = {
            "company": "Kestrel Freight",
            "title": "Analyst",
            "status": "applied",
            "day": "today",
            "form_number": "a",
        }
        for _ in range(2):
            page.post("/applications/new/", data)
        assert Application.objects.count() == 1

    def test_what_was_typed_comes_back_with_a_message(self, page, alice):
        response = page.post(
            "/applications/new/",
            {
                "title": "Analyst",
                "notes": "a long note",
                "status": "applied",
                "pay_min": "lots",
                "link": "javascript:alert(1)",
            },
        )
        text = response.content.decode()
        assert response.status_code == 422
        assert "a long note" in text
        assert "Enter the company, or the agency" in text
        assert "Enter the salary as a number" in text
        assert "Enter a web address" in text
        assert not Application.objects.exists()

    @pytest.mark.parametrize(
        ("typed", "stored"),
        [("38,000", 38000), ("38.000", 38000), ("£38k", 38000), ("12.50", 12.5), ("38 000 EUR", 38000)],
    )
    def test_pay_is_read_as_people_write_it(self, page, alice, typed, stored):
        page.post("/applications/new/", {"company": "A", "title": "B", "status": "saved", "pay_min": typed})
        assert Application.objects.get().pay_min == stored

    def test_an_earlier_application_there_is_mentioned(self, page, alice, bob):
        make_application(
            alice,
            company="Wrenfield University Ltd",
            status="screening",
            on=dt.date(2026, 3, 20),
            applied_on=dt.date(2026, 3, 3),
            closed_as="rejected",
            closed_on=dt.date(2026, 3, 27),
        )
        make_application(bob, company="Secret")
        text = page.get("/applications/seen/", {"company": "wrenfield university"}).content.decode()
        assert "You applied here in March. They invited you to a screening call. They said no." in text
        assert "Secret" not in page.get("/applications/seen/", {"company": "Secret"}).content.decode()

    def test_the_same_advert_is_found_by_its_link(self, page, alice):
        make_application(
            alice,
            company="Alder",
            link="https://www.linkedin.com/jobs/view/analyst-at-alder-4077276177/?trackingId=abc",
        )
        text = page.get("/applications/seen/", {"link": "http://linkedin.com/jobs/view/4077276177"}).content.decode()
        assert "(the same job ad)" in text

    def test_rather_not_again_is_mentioned(self, page, alice):
        application = make_application(alice, company="Pell & Tanner")
        page.post(
            f"/companies/{application.company_key}/edit/",
            {"note": "Three rounds, no word.", "rather_not": "on", "spellings": "Pell Tanner Group"},
        )
        assert (
            "You chose not to apply here again."
            in page.get("/applications/seen/", {"company": "Pell Tanner Group"}).content.decode()
        )
        assert Company.objects.get().owner == alice

    def test_next_never_leads_elsewhere(self, page, alice):
        response = page.post(
            "/applications/new/", {"company": "A", "title": "B", "status": "saved", "next": "https://evil.example/"}
        )
        assert response["Location"].startswith("/board/")


class TestEdit:
    def test_saving_over_a_newer_version_shows_both_and_loses_neither(self, page, alice):
        application = make_application(alice, notes="old")
        form = {"company": application.company, "title": "Analyst", "version": "1"}
        page.post(f"/applications/{application.pk}/edit/", {**form, "notes": "from the first tab"})
        response = page.post(f"/applications/{application.pk}/edit/", {**form, "notes": "from the second tab"})
        text = response.content.decode()
        assert response.status_code == 409
        assert "from the first tab" in text
        assert "from the second tab" in text
        application.refresh_from_db()
        assert application.notes == "from the first tab"
        page.post(f"/applications/{application.pk}/edit/", {**form, "notes": "both", "version": "2"})
        application.refresh_from_db()
        assert application.notes == "both"

    def test_notes_save_as_they_are_typed_but_never_over_a_newer_version(self, page, alice):
        application = make_application(alice)
        url, fetch = f"/applications/{application.pk}/notes/", {"X-Requested-With": "fetch"}
        response = page.post(url, {"notes": "first", "version": "1"}, headers=fetch)
        assert response["X-Version"] == "2"
        assert page.post(url, {"notes": "older tab", "version": "1"}, headers=fetch).status_code == 409
        application.refresh_from_db()
        assert application.notes == "first"
        assert "older tab" in page.post(url, {"notes": "older tab", "version": "1"}).content.decode()

    def test_a_move_in_another_tab_is_no_conflict(self, page, alice):
        application = make_application(alice)
        application.move_to("screening", today=TODAY)
        page.post(
            f"/applications/{application.pk}/edit/", {"company": "Castell Rail", "title": "Analyst", "version": "1"}
        )
        application.refresh_from_db()
        assert (application.company, application.status) == ("Castell Rail", "screening")


class TestApplicationPage:
    def test_two_clocks_when_the_zones_differ(self, page, alice):
        profile = Profile.of(alice)
        profile.time_zone = "Europe/London"
        profile.save()
        application = make_application(alice, status="interviewing")
        make_stage(application, time_zone="Europe/Warsaw")
        text = page.get(application.get_absolute_url()).content.decode()
        assert "14:00 to 14:45" in text
        assert "15:00 to 15:45" in text
        assert "Warsaw" in text

    def test_a_stage_is_added_in_its_own_zone(self, page, alice):
        application = make_application(alice, status="interviewing")
        page.post(
            f"/applications/{application.pk}/stages/new/",
            {
                "kind": "panel",
                "day": "2026-11-12",
                "time": "15:00",
                "time_zone": "Europe/Warsaw",
                "minutes": "45",
                "people": "Marta Kowalczyk, Sam Osei",
            },
        )
        stage = application.stages.get()
        assert stage.starts_at == dt.datetime(2026, 11, 12, 14, tzinfo=dt.UTC)
        assert sorted(contact.name for contact in stage.contacts.all()) == ["Marta Kowalczyk", "Sam Osei"]
        application.refresh_from_db()
        assert application.quiet_on == dt.date(2026, 11, 26)

    def test_a_removed_stage_comes_back_with_undo(self, page, alice):
        stage = make_stage(make_application(alice))
        text = page.post(f"/stages/{stage.pk}/delete/", follow=True).content.decode()
        assert "Screening call deleted." in text
        page.post(re.search(r"/actions/\d+/undo/", text)[0])
        stage.refresh_from_db()
        assert stage.deleted_at is None

    def test_what_they_said_is_kept_with_the_ending(self, page, alice):
        application = make_application(alice, closed_as="rejected")
        page.post(
            f"/applications/{application.pk}/outcome/details/",
            {"reason": "comparative", "message": "Others were closer. <b>Sorry</b>"},
        )
        assert Outcome.objects.get().reason == "comparative"
        text = page.get(application.get_absolute_url()).content.decode()
        assert "&lt;b&gt;Sorry" in text
        page.post(f"/applications/{application.pk}/outcome/delete/")
        application.refresh_from_db()
        assert application.is_open
        assert Outcome.objects.get().message.startswith("Others were closer")

    def test_somebody_is_named_with_one_field(self, page, alice):
        application = make_application(alice)
        page.post(f"/applications/{application.pk}/people/", {"name": "Joan Ferris"})
        contact = Contact.objects.get()
        page.post(f"/applications/{application.pk}/people/{contact.pk}/delete/")
        assert not application.contacts.exists()
        assert Contact.objects.exists()

    def test_deleting_asks_and_can_be_undone(self, page, alice):
        application = make_application(alice)
        assert (
            "Its notes and its timeline are deleted too."
            in page.get(f"/applications/{application.pk}/delete/").content.decode()
        )
        text = page.post(f"/applications/{application.pk}/delete/", follow=True).content.decode()
        assert page.get(application.get_absolute_url()).status_code == 404
        page.post(re.search(r"/actions/\d+/undo/", text)[0])
        assert page.get(application.get_absolute_url()).status_code == 200

    def test_a_day_is_mended_between_its_neighbours(self, page, alice):
        application = make_application(alice, status="screening", on=TODAY, applied_on=TODAY - 9 * DAY)
        _, second = application.changes.live()
        assert page.post(f"/changes/{second.pk}/day/", {"day": "pick", "on": "2026-10-01"}).status_code == 422
        page.post(f"/changes/{second.pk}/day/", {"day": "pick", "on": "2026-11-05"})
        application.refresh_from_db()
        assert application.status_since == dt.date(2026, 11, 5)


class TestSample:
    def test_it_is_whole_and_goes_without_touching_anything_real(self, page, alice):
        mine = make_application(alice, company="Mine")
        page.post("/sample/")
        page.post("/sample/")
        assert Application.objects.filter(is_sample=True).count() == 72
        assert "sample data" in page.get("/board/").content.decode()
        contact = Contact.objects.first()
        mine.contacts.add(contact)
        page.post("/sample/delete/")
        assert list(Application.objects.all()) == [mine]
        assert list(Contact.objects.all()) == [contact]

    def test_the_first_page_says_how_to_begin(self, page):
        for path in ("/", "/board/", "/applications/"):
            assert "Look around with sample data" in page.get(path).content.decode()


class TestToday:
    def test_it_says_what_happened_and_what_comes(self, page, alice):
        application = make_application(alice, company="Castell Rail", status="interviewing", on=TODAY - DAY)
        make_stage(application, kind="panel")
        make_application(alice, company="Saltmarsh Energy", on=TODAY - 34 * DAY)
        text = page.get("/").content.decode()
        assert "Tuesday 10 November" in text
        assert "Castell Rail invited you to an interview." in text
        assert "Panel interview, 14:00, 45 min" in text
        assert "no news for 34 days" in text


@pytest.mark.parametrize(
    "address", ["nan", "%s %d", "{{ 7*7 }}", "//evil.example/", "https://evil.example/", "javascript:alert(1)"]
)
def test_a_move_never_leads_to_an_address_that_is_not_ours(page, alice, address):
    application = make_application(alice)
    response = page.post(
        f"/applications/{application.pk}/status/", {"status": "offer", "day": "today", "next": address}
    )
    assert response["Location"] == application.get_absolute_url()


@pytest.mark.parametrize("part", ["_nav.html", "_tabs.html"])
def test_a_part_that_is_made_once_follows_its_file_while_one_develops(page, settings, tmp_path, part):
    (engine,) = settings.TEMPLATES
    settings.TEMPLATES = [engine | {"DIRS": [tmp_path, *engine["DIRS"]]}]
    settings.DEBUG = True
    for words in ("As it was", "As it is"):
        (tmp_path / part).write_text(f"{words}<!--count-->")
        reset_loaders()  # as the server does when it sees that a file is another one
        assert words in page.get("/").content.decode()


def test_counts_above_a_thousand_are_written_with_a_comma():
    rows = Paginator(range(1204), 50)
    page = render_to_string("applications/importing/_import_pager.html", {"pages": rows.page(22), "name": "page"})
    assert "1,051 to 1,100 of 1,204" in page


def test_what_happened_to_an_application_through_an_agency_names_the_agency(client, alice):
    client.force_login(alice)
    application = make_application(alice, agency="Hays")
    client.post(f"/applications/{application.pk}/delete/")
    page = client.get("/applications/").content.decode()
    assert "Hays deleted." in page
    assert "Through Hays deleted." not in page


@pytest.mark.parametrize(
    ("name", "initial"),
    [
        ("Prof. Dr. Jens Kolb", "J"),
        ("Dr. Kolb", "K"),
        ("petersen", "P"),
        ("Okafor, Amara", "A"),
        ("李", "李"),
        ("Dr.", "D"),
    ],
)
def test_the_letter_beside_a_person_is_of_their_name_not_of_a_title(name, initial):
    assert Contact(name=name).initial == initial
