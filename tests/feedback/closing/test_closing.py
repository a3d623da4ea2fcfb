"""The quiet close after an accepted offer: thanks, lessons, what is open, the end of the search, and going on."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from applications.models import Action, Search
from feedback.models import IfThen, Reminder
from tests.builders import TODAY, make_application, make_contact, make_request, make_stage

NOON = dt.datetime(2026, 11, 10, 12, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def signed_in(client, alice, time_machine):
    time_machine.move_to(NOON)
    client.force_login(alice)


@pytest.fixture
def accepted(alice):
    application = make_application(
        alice, company="Castell Rail", status="offer", closed_as="accepted", on=TODAY, applied_on=dt.date(2026, 9, 1)
    )
    application.contacts.add(make_contact(alice, name="Priya Raman"))
    return application


def page(client) -> str:
    return client.get("/closing/").content.decode()


def test_today_leads_to_it_once_an_offer_was_accepted(client, alice, accepted):
    text = client.get("/").content.decode()
    assert "You got the job at Castell Rail" in text
    assert f'href="/applications/{accepted.pk}/after/"' in text


def test_the_page_of_the_job_says_what_to_do_now_and_where(client, alice, accepted):
    make_contact(alice, name="Rafael Referrer", role="referrer")
    make_stage(make_application(alice, company="Merrow Foods", status="screening"))
    text = " ".join(client.get(f"/applications/{accepted.pk}/after/").content.decode().split())
    assert '<h1 id="got">You got the job at Castell Rail</h1>' in text
    assert "You applied on 1 September and accepted" in text
    assert "Rafael Referrer" in text
    assert "Decide about the application that’s still open" in text
    assert "Merrow Foods" in text.split("Still in the diary")[1]
    for place in ("thank", "open", "keep", "end"):
        assert f'href="/closing/#{place}"' in text
        assert f'id="{place}"' in client.get("/closing/").content.decode()
    section = client.get(f"/applications/{accepted.pk}/after/", headers={"HX-Request": "true", "HX-Target": "after"})
    assert section.content.decode().strip().startswith('<section id="after"')


def test_what_was_only_saved_is_nothing_to_withdraw_from(client, alice, accepted):
    make_application(alice, company="Only saved", status="saved")
    assert "Only saved" not in page(client)


def test_the_page_of_the_job_says_no_date_that_nobody_knows(client, alice):
    job = make_application(alice, status="offer", closed_as="accepted", unknown=["applied", "offer", "accepted"])
    text = client.get(f"/applications/{job.pk}/after/").content.decode()
    assert "You accepted the offer." in text
    assert "You got the job" not in client.get("/").content.decode()


def test_nobody_else_sees_it_and_only_while_it_is_accepted(client, alice, bob, accepted):
    secret = make_application(bob, status="offer", closed_as="accepted")
    assert client.get(f"/applications/{secret.pk}/after/").status_code == 404
    accepted.reopen(today=TODAY)
    assert client.get(f"/applications/{accepted.pk}/after/")["Location"] == accepted.get_absolute_url()


def test_people_who_helped_are_named_with_why_and_nobody_else(client, alice, bob, accepted):
    make_contact(alice, name="Rafael Referrer", role="referrer")
    make_contact(alice, name="Sofia Supporter", role="supporter")
    make_contact(alice, name="Passer By", role="interviewer")
    answered = make_contact(alice, name="Anna Answered")
    make_request(make_application(alice, closed_as="rejected"), contact=answered, answer="Result first.")
    make_contact(bob, name="Not Yours", role="referrer")
    text = page(client)
    for name, why in (
        ("Priya Raman", "Part of your application to Castell Rail"),
        ("Rafael Referrer", "Put your name forward"),
        ("Sofia Supporter", "Supported you"),
        ("Anna Answered", "Replied when you asked"),
    ):
        assert why in text.split(name)[1][:200]
    assert "Passer By" not in text
    assert "Not Yours" not in text


def test_without_anything_accepted_nobody_appears_by_accident(client, alice):
    make_contact(alice, name="Passer By")
    text = page(client)
    assert "Passer By" not in text
    assert "People who referred you, helped you or replied to you" in text


def test_thank_yous_go_on_today_once_and_can_be_undone(client, alice, accepted):
    priya = accepted.contacts.get()
    for _ in range(2):
        client.post("/closing/thanks/", {"people": [priya.pk]})
    assert Reminder.objects.filter(kind="thank", contact=priya).count() == 1
    assert "Thank Priya Raman" in client.get("/").content.decode()
    assert "Planned" in page(client)
    client.post(Action.objects.get(kind="reminder").undo_url)
    assert not Reminder.objects.exists()


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "Those thank-yous are already planned."),
        (1, "1 thank-you added to Today."),
        (2, "2 thank-yous added to Today."),
        (12, "12 thank-yous added to Today."),
    ],
)
def test_it_says_how_many_thank_yous_were_added(client, alice, accepted, number, words):
    priya = accepted.contacts.get()
    Reminder.objects.create(owner=alice, kind="thank", contact=priya, due_on=TODAY)
    others = [make_contact(alice, name=f"Tom {n}", role="supporter").pk for n in range(number)]
    text = client.post("/closing/thanks/", {"people": [priya.pk, *others]}, follow=True).content.decode()
    assert words in text


@pytest.mark.parametrize("people", [[], ["x"], ["999999"], ["6", str(-(2**63) - 1)], [str(2**63)]])
def test_nonsense_and_strangers_are_not_thanked(client, alice, bob, accepted, people):
    stranger = make_contact(bob, role="referrer")
    for chosen in (people, [stranger.pk]):
        assert client.post("/closing/thanks/", {"people": chosen}).status_code == 302
    assert not Reminder.objects.exists()


def test_lessons_stay_and_are_shown(client, alice, accepted):
    IfThen.objects.create(
        owner=alice, condition="they ask for an example", action="say the result first", created_on=TODAY
    )
    IfThen.objects.create(owner=alice, condition="dropped", action="x", created_on=TODAY, dropped_on=TODAY)
    text = page(client)
    assert "they ask for an example" in text
    assert "dropped" not in text


def test_those_still_open_can_be_withdrawn_together_and_undone(client, alice, accepted):
    some = [make_application(alice, company=f"C{number}") for number in range(3)]
    assert "Still open" in page(client)
    client.post(
        "/applications/bulk/",
        {"do": "outcome", "outcome": "withdrawn", "pick": [one.pk for one in some], "next": "/closing/"},
    )
    assert "Open" not in page(client)
    client.post(Action.objects.get(kind="bulk").undo_url)
    assert "Still open" in page(client)


def test_a_running_search_ends_here_and_goes_on_again(client, alice, accepted):
    search = Search.objects.create(owner=alice, name="Autumn", began_on=dt.date(2026, 9, 1))
    response = client.post(f"/settings/searches/{search.pk}/end/", {"next": "/closing/"})
    assert response["Location"] == "/closing/"
    assert "“Autumn” ended on 10 November 2026" in page(client)
    client.post(f"/settings/searches/{search.pk}/reopen/", {"next": "/closing/"})
    search.refresh_from_db()
    assert search.ended_on is None
    assert "“Autumn” has been running since" in page(client)


def test_a_search_without_a_name_gets_one_and_ends(client, alice, accepted):
    assert 'value="2026-09-01"' in page(client)
    client.post("/closing/", {"name": "The autumn one", "began_on": "2026-09-01"})
    search = Search.objects.get(owner=alice)
    assert (search.name, search.began_on, search.ended_on) == ("The autumn one", dt.date(2026, 9, 1), TODAY)


@pytest.mark.parametrize("began_on", ["2026-11-11", "soon", ""])
def test_a_day_that_cannot_be_is_refused_and_nothing_typed_is_lost(client, alice, accepted, began_on):
    response = client.post("/closing/", {"name": "The autumn one", "began_on": began_on})
    assert response.status_code == 422
    assert "The autumn one" in response.content.decode()
    assert not Search.objects.exists()


def test_a_search_that_was_over_long_before_is_not_the_one_that_ends(client, alice, accepted):
    Search.objects.create(owner=alice, name="Years ago", began_on=dt.date(2023, 1, 1), ended_on=dt.date(2023, 6, 1))
    text = page(client)
    assert "Years ago" not in text
    assert "End job search today" in text


def test_another_running_search_keeps_an_old_one_closed(client, alice):
    old = Search.objects.create(owner=alice, name="Old", began_on=dt.date(2025, 1, 1), ended_on=dt.date(2025, 6, 1))
    Search.objects.create(owner=alice, name="New", began_on=dt.date(2026, 1, 1))
    response = client.post(f"/settings/searches/{old.pk}/reopen/", follow=True)
    assert "End your current job search before starting another." in response.content.decode()
    old.refresh_from_db()
    assert old.ended_on == dt.date(2025, 6, 1)


def test_it_costs_the_same_for_any_number(client, alice, accepted):
    counted = []
    for number in (3, 20):
        for n in range(number):
            make_contact(alice, name=f"P{number}-{n}", role="referrer")
            make_application(alice, company=f"C{n}")
        with CaptureQueriesContext(connection) as captured:
            client.get("/closing/")
        counted.append(len(captured))
    assert counted[0] == counted[1]


def test_today_costs_no_more_when_an_offer_was_accepted(client, alice, accepted, django_assert_max_num_queries):
    for number in range(5):
        make_application(alice, company=f"Quiet {number}", on=TODAY - dt.timedelta(days=40))
        make_stage(make_application(alice, company=f"Soon {number}", status="screening"))
    client.get("/")
    with django_assert_max_num_queries(29):
        client.get("/")
