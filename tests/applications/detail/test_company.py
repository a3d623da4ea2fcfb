"""One company: everything with it, and what the person says about it."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from applications.detail import companies
from applications.models import Company, CompanySpelling, company_key
from tests.builders import TODAY, make_application, make_contact

DAY = dt.timedelta(days=1)


@pytest.fixture(autouse=True)
def _today(time_machine):
    time_machine.move_to(dt.datetime(2026, 11, 10, 9, tzinfo=dt.UTC))


@pytest.fixture
def page(client, alice):
    client.force_login(alice)
    return client


def body(response) -> str:
    return response.content.decode()


def say(page, key, **said):
    return page.post(f"/companies/{key}/edit/", {"note": "", "spellings": ""} | said)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Alder & Vale Ltd.", "alder-and-vale"), ("ALDER AND VALE", "alder-and-vale"), ("Müller GmbH & Co. KG", "muller"),
        ("Sainsbury’s", "sainsburys"), ("S.A.", "sa"), ("株式会社", "株式会社"), ("???", "???"), ("", ""), ("  ", ""),
    ],
)  # fmt: skip
def test_names_are_compared_without_case_accents_and_legal_form(name, key):
    assert company_key(name) == key


class TestPage:
    def test_all_spellings_of_the_name_stand_together_open_ones_first(self, page, alice, bob):
        make_application(alice, company="Wrenfield University", title="Closed one", closed_as="rejected")
        make_application(alice, company="WRENFIELD university Ltd", title="Open one", on=TODAY - 9 * DAY)
        make_application(alice, company="Elsewhere", title="Not this")
        make_application(bob, company="Wrenfield University", title="Of bob")
        text = body(page.get("/companies/wrenfield-university/"))
        assert "2 applications, 1 open." in text
        assert text.index("Open one") < text.index("Closed one")
        assert "Not this" not in text
        assert "Of bob" not in text

    @pytest.mark.parametrize(
        ("still_open", "closed", "said"),
        [
            (1, 0, "1 application, open."),
            (0, 1, "1 application, closed."),
            (0, 2, "2 applications, all closed."),
            (1, 11, "12 applications, 1 open."),
            (2, 0, "2 applications, 2 open."),
        ],
    )
    def test_it_opens_with_how_many_there_are(self, page, alice, still_open, closed, said):
        for _ in range(still_open):
            make_application(alice, company="Alder")
        for _ in range(closed):
            make_application(alice, company="Alder", closed_as="rejected")
        assert said in body(page.get("/companies/alder/"))

    @pytest.mark.parametrize("name", ["株式会社", "???", "50% Off", "A/B", "Æther #1"])
    def test_any_name_has_an_address(self, page, alice, name):
        application = make_application(alice, company=name)
        found = body(page.get("/applications/seen/", {"company": name}))
        url = found.split('class="btn btn-small" href="')[1].split('"')[0]
        assert page.get(url).status_code == 200
        assert "Don’t apply here again" in body(page.get(url))
        assert page.get(application.get_absolute_url()).status_code == 200

    def test_people_named_on_an_application_or_working_there(self, page, alice, bob):
        application = make_application(alice, company="Alder")
        application.contacts.add(make_contact(alice, name="Beth Okonkwo", role="recruiter", email="beth@alder.example"))
        make_contact(alice, name="Hugh Pennant", company="alder")
        make_contact(alice, name="Someone Else")
        make_contact(bob, name="Secret Friend", company="Alder")
        text = body(page.get("/companies/alder/"))
        assert "mailto:beth@alder.example" in text
        assert "Hugh Pennant" in text
        assert "Someone Else" not in text
        assert "Secret Friend" not in text

    def test_adding_there_starts_with_its_name_and_comes_back(self, page, alice):
        make_application(alice, company="Alder & Vale")
        text = body(page.get("/companies/alder-and-vale/"))
        assert "/applications/new/?company=Alder%20%26%20Vale&amp;next=/companies/alder-and-vale/" in text

    def test_an_unknown_company_and_somebody_elses_are_not_there(self, page, client, alice, bob):
        make_application(bob, company="Alder")
        assert page.get("/companies/alder/").status_code == 404
        assert say(page, "alder", note="x").status_code == 404
        assert not Company.objects.exists()

    def test_it_costs_the_same_for_ten_and_for_thirty(self, page, alice):
        counts = []
        for number in range(30):
            application = make_application(alice, company="Alder", status="screening", on=TODAY, applied_on=TODAY - DAY)
            application.contacts.add(make_contact(alice, name=f"Person {number}"))
            if number in (9, 29):
                with CaptureQueriesContext(connection) as captured:
                    page.get("/companies/alder/")
                counts.append(len(captured))
        assert counts[0] == counts[1] <= 10


class TestHowLongTheyTook:
    @pytest.mark.parametrize(
        ("waits", "words"),
        [
            ([], ""),
            ([None], "No reply so far."),
            ([0], "They replied on the same day."),
            ([1], "They replied after 1 day."),
            ([12], "They replied after 12 days."),
            ([0, None], "They replied to 1 of 2 applications, on the same day."),
            ([1, None], "They replied to 1 of 2 applications, after 1 day."),
            ([12, None, None], "They replied to 1 of 3 applications, after 12 days."),
            ([21, 19, None], "They replied to 2 of 3 applications, after 19 and 21 days."),
            ([8, 21, 19], "They replied to 3 of 3 applications, after 8, 19 and 21 days."),
            ([3, 9, 5, 40, 7, None], "They replied to 5 of 6 applications, after 3 to 40 days (median 7 days)."),
            ([3, 9, 5, 40], "They replied to 4 of 4 applications, after 3 to 40 days (median 7 days)."),
        ],
    )
    def test_counts_and_never_a_rate(self, alice, waits, words):
        make_application(alice, company="Alder", status="saved")
        for wait in waits:
            applied_on = TODAY - 60 * DAY
            if wait is None:
                make_application(alice, company="Alder", on=applied_on, closed_as="no_response", closed_on=TODAY)
            else:
                make_application(
                    alice, company="Alder", status="screening", on=applied_on + wait * DAY, applied_on=applied_on
                )
        overview = companies.overview(alice, "alder", today=TODAY)
        assert overview.took == words
        assert "%" not in overview.took

    def test_a_no_is_an_answer(self, alice):
        make_application(alice, company="Alder", on=TODAY - 9 * DAY, closed_as="rejected", closed_on=TODAY - 2 * DAY)
        assert companies.overview(alice, "alder", today=TODAY).took == "They replied after 7 days."


class TestWhatYouSay:
    def test_a_note_is_kept_and_shown(self, page, alice):
        make_application(alice, company="Alder")
        say(page, "alder", note="Kind people, <i>slow</i> letters.")
        text = body(page.get("/companies/alder/"))
        assert "&lt;i&gt;slow" in text
        assert Company.objects.get().owner == alice

    def test_other_spellings_bring_their_applications(self, page, alice):
        make_application(alice, company="Wrenfield University", title="First")
        make_application(alice, company="Univ. of Wrenfield", title="Second")
        say(page, "wrenfield-university", spellings="Univ. of Wrenfield\n\nWrenfield University Ltd\nUNIV OF WRENFIELD")
        assert [spelling.key for spelling in CompanySpelling.objects.all()] == ["univ-of-wrenfield"]
        for key in ("wrenfield-university", "univ-of-wrenfield"):
            text = body(page.get(f"/companies/{key}/"))
            assert "<h1>Wrenfield University</h1>" in text
            assert "First" in text
            assert "Second" in text

    def test_rather_not_again_is_mentioned_and_hides_nothing(self, page, alice):
        make_application(alice, company="Alder")
        say(page, "alder", rather_not="on")
        assert "You chose not to apply here again." in body(page.get("/companies/alder/"))
        text = body(page.get("/applications/seen/", {"company": "Alder"}))
        assert "You chose not to apply here again." in text
        assert "Nothing stops you" not in text
        response = page.post("/applications/new/", {"company": "Alder", "title": "B", "status": "saved"}, follow=True)
        assert "Alder added. You chose not to apply here again." in body(response)

    def test_taking_everything_back_leaves_no_row(self, page, alice):
        make_application(alice, company="Alder")
        say(page, "alder", note="x", rather_not="on", spellings="Alder Group")
        response = say(page, "alder")
        assert response["Location"] == "/companies/alder/"
        assert not Company.objects.exists()

    def test_when_nothing_is_left_it_leads_to_the_list(self, page, alice):
        application = make_application(alice, company="Alder")
        say(page, "alder", note="x")
        page.post(f"/applications/{application.pk}/delete/")
        assert "No applications at the moment." in body(page.get("/companies/alder/"))
        assert say(page, "alder")["Location"] == "/applications/"

    def test_two_companies_with_notes_do_not_become_one_by_accident(self, page, alice):
        for name in ("Alder", "Birch"):
            make_application(alice, company=name)
            say(page, name.lower(), note=f"About {name}")
        response = say(page, "alder", note="typed", spellings="Birch")
        assert response.status_code == 422
        assert "typed" in body(response)
        assert "About Birch" in body(page.get("/companies/birch/"))

    def test_too_much_text_is_refused_and_kept(self, page, alice):
        make_application(alice, company="Alder")
        response = say(page, "alder", note="mine", spellings="x" * 3000)
        assert response.status_code == 422
        assert "mine" in body(response)
        assert not Company.objects.exists()

    def test_it_is_posted(self, page, alice):
        make_application(alice, company="Alder")
        assert page.get("/companies/alder/edit/").status_code == 405
        assert page.post("/companies/alder/").status_code == 405
