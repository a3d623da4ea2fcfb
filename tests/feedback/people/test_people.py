"""People outlive applications: search, one page each, a day to say hello, and looking someone up without importing."""

import datetime as dt

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile

from applications.models import Action, Contact, Profile
from feedback.models import Reminder
from tests.builders import TODAY, make_application, make_contact, make_request, make_stage

CONNECTIONS = """Notes:
"When exporting your connection data, you may notice that some of the email addresses are missing."

First Name,Last Name,URL,Email Address,Company,Position,Connected On
Robin,Vale,https://www.linkedin.com/in/example-robin,,Quarry Software,Talent partner,05 Mar 2024
Zoë,Möller,https://www.linkedin.com/in/example-zoe,zoe@example.org,Harrow & Finch,Director,06 Mar 2024
"""


@pytest.fixture(autouse=True)
def noon():
    with time_machine.travel(dt.datetime(2026, 11, 10, 12, tzinfo=dt.UTC), tick=False):
        yield


@pytest.fixture
def elena(alice, client):
    client.force_login(alice)
    return make_contact(alice, name="Elena Marsh", company="Harrow & Finch", role="hiring_manager")


def upload(client, q, content=CONNECTIONS, name="Connections.csv"):
    file = SimpleUploadedFile(name, content.encode() if isinstance(content, str) else content)
    return client.post("/people/connections/", {"q": q, "file": file})


def test_the_page_shows_everything_between_the_two(client, alice, elena):
    application = make_application(alice, company="Harrow & Finch", status="interviewing", closed_as="rejected")
    application.contacts.add(elena)
    make_stage(application, contacts=[elena], starts_at=dt.datetime(2026, 11, 2, 14, tzinfo=dt.UTC))
    make_request(application, contact=elena, state="answered", sent_on=TODAY, ended_on=TODAY, answer="Result first.")
    text = client.get(f"/people/{elena.pk}/").content.decode()
    for words in (
        "Screening call",
        "They said no",
        "You asked for one piece of advice",
        "Result first.",
        "Hiring manager",
    ):
        assert words in text


def test_an_interview_ahead_is_not_the_last_word(client, alice, elena):
    make_stage(make_application(alice), contacts=[elena], starts_at=dt.datetime(2026, 11, 20, 14, tzinfo=dt.UTC))
    assert "No contact recorded yet." in client.get(f"/people/{elena.pk}/").content.decode()


@pytest.mark.parametrize(("q", "found"), [("marsh", True), ("harrow", True), ("elena finch", True), ("priya", False)])
def test_people_are_searched_by_every_word(client, elena, q, found):
    assert ("Elena Marsh" in client.get("/people/", {"q": q}).content.decode()) is found


def test_a_day_to_say_hello_is_set_moved_and_undone(client, elena):
    for day in ("2027-02-08", "2027-03-01"):
        client.post(f"/people/{elena.pk}/keep-in-touch/", {"due_on": day})
    [reminder] = Reminder.objects.all()
    assert reminder.due_on == dt.date(2027, 3, 1)
    client.post(Action.objects.latest("pk").undo_url)
    reminder.refresh_from_db()
    assert reminder.due_on == dt.date(2027, 2, 8)


@pytest.mark.parametrize("day", ["2026-11-10", "2020-01-01", "2099-01-01", "soon", ""])
def test_a_day_that_cannot_be_changes_nothing(client, elena, day):
    client.post(f"/people/{elena.pk}/keep-in-touch/", {"due_on": day})
    assert not Reminder.objects.exists()


def test_deleting_can_be_undone(client, elena):
    client.post(f"/people/{elena.pk}/delete/")
    assert client.get(f"/people/{elena.pk}/").status_code == 404
    client.post(Action.objects.latest("pk").undo_url)
    assert client.get(f"/people/{elena.pk}/").status_code == 200


class TestLookingSomebodyUp:
    def test_accents_and_case_do_not_matter_and_nothing_is_imported(self, client, elena):
        text = upload(client, "moller").content.decode()
        assert "Zoë Möller" in text
        assert "Robin Vale" not in text
        assert Contact.objects.count() == 1

    @pytest.mark.parametrize(
        ("content", "name"),
        [("", "Connections.csv"), ("a,b\n1,2\n", "Connections.csv"), (b"PK\x03\x04nonsense", "a.zip")],
    )
    def test_a_file_that_is_not_it_gets_a_message(self, client, elena, content, name):
        assert upload(client, "moller", content, name).status_code == 422


@pytest.mark.parametrize(("country", "shown"), [("United Kingdom", True), ("DE", True), ("USA", False), ("", False)])
def test_the_right_to_see_ones_data_shows_only_where_it_exists(client, alice, country, shown):
    Profile.objects.filter(user=alice).update(country=country)
    client.force_login(alice)
    application = make_application(alice, closed_as="rejected")
    assert (
        "Ask for a copy of your data" in client.get(f"/applications/{application.pk}/after/").content.decode()
    ) is shown
    assert ("Article 15" in client.get(f"/applications/{application.pk}/my-data/").content.decode()) is shown


@pytest.mark.parametrize("number", [10, 40])
def test_the_list_costs_the_same_for_any_number(client, alice, number, django_assert_max_num_queries):
    for n in range(number):
        contact = make_contact(alice, name=f"Person {n}")
        application = make_application(alice, company=f"C{n}", closed_as="rejected")
        application.contacts.add(contact)
        make_request(application, contact=contact, state="sent", sent_on=TODAY)
    client.force_login(alice)
    with django_assert_max_num_queries(10):
        client.get("/people/")


@pytest.mark.parametrize(
    ("number", "words"), [(1, "You’ve added 1 person."), (2, "You’ve added 2 people."), (12, "You’ve added 12 people.")]
)
def test_the_list_counts_people_in_words(client, alice, number, words):
    client.force_login(alice)
    assert "The people you meet stay here" in client.get("/people/").content.decode()
    for _ in range(number):
        make_contact(alice)
    assert words in client.get("/people/").content.decode()


@pytest.mark.parametrize(("number", "words"), [(1, "1 interview, "), (2, "2 interviews, "), (12, "12 interviews, ")])
def test_the_list_counts_interviews_in_words(client, alice, elena, number, words):
    application = make_application(alice)
    application.contacts.add(elena)
    for _ in range(number):
        make_stage(application, contacts=[elena], starts_at=dt.datetime(2026, 11, 2, 14, tzinfo=dt.UTC))
    assert f">{words}Applied<" in client.get("/people/").content.decode()
