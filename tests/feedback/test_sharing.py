"""A link for a friend: what stands between a person and sending it is filled in already."""

import datetime as dt

import pytest
import time_machine
from django.core.cache import cache

from applications.models import Profile
from feedback.models import Look, PracticeSession
from feedback.models.practice import key_of
from tests.builders import PDF, TODAY, make_document

FIRST_MONTH = "What would you do in your first month here?"
SCRIPT = {"HTTP_X_REQUESTED_WITH": "fetch"}


@pytest.fixture(autouse=True)
def travel(db):
    cache.clear()
    with time_machine.travel(dt.datetime(2026, 11, 10, 12, tzinfo=dt.UTC), tick=False) as traveller:
        yield traveller


@pytest.fixture
def page(client, alice):
    Profile.objects.filter(user=alice).update(called="Nora")
    client.force_login(alice)
    return client


class TestPractising:
    fields = {"pick": [key_of(FIRST_MONTH)], "do": "link", "shown_name": "Nora"}

    def test_the_page_has_questions_and_the_name_already(self, page):
        text = page.get("/practice/new/?with=friend").content.decode()
        assert "<h1>Practise with a friend</h1>" in text
        assert text.count(" checked>") == 4
        assert 'name="number" value="4"' in text
        assert 'value="Nora"' in text

    def test_the_link_is_created_with_the_session(self, page):
        response = page.post("/practice/new/", self.fields)
        session = PracticeSession.objects.get()
        assert response["Location"] == f"{session.get_absolute_url()}#with"
        assert (session.shown_name, session.has_open_link(TODAY)) == ("Nora", True)
        text = page.get(session.get_absolute_url()).content.decode()
        assert f'value="http://testserver{session.link_path}" readonly' in text

    def test_a_script_gets_the_message_with_the_link(self, page):
        answer = page.post("/practice/new/", self.fields, **SCRIPT).json()
        session = PracticeSession.objects.get()
        assert answer["page"] == f"{session.get_absolute_url()}#with"
        assert answer["address"] == f"http://testserver{session.link_path}"
        assert f"http://testserver{session.link_path}" in answer["text"]
        assert answer["text"].endswith("Thank you,\nNora")
        assert answer["title"] == "Could you help me practise for an interview?"

    @pytest.mark.parametrize("fields", [{"shown_name": " "}, {"shown_name": "x" * 41}, {"pick": []}])
    def test_without_a_name_or_a_question_nothing_is_created_and_the_page_says_so(self, page, fields):
        response = page.post("/practice/new/", self.fields | fields, **SCRIPT)
        assert response.status_code == 422
        assert "<h1>Practise with a friend</h1>" in response.content.decode()
        assert not PracticeSession.objects.exists()

    def test_without_a_friend_it_needs_no_name_and_has_no_link(self, page):
        page.post("/practice/new/", {"pick": [key_of(FIRST_MONTH)], "shown_name": ""})
        assert PracticeSession.objects.get().link_nonce == ""


class TestFirstImpressions:
    def send(self, page, **fields):
        return page.post("/learn/presence/looks/new/", {"kind": "cv", "shown_name": "Nora", **fields}, **SCRIPT)

    def test_the_newest_cv_is_chosen_at_first(self, page, alice):
        make_document(alice)
        newest = make_document(alice, content=PDF + b"2", name="CV, public sector")
        make_document(alice, content=PDF + b"3", kind="letter", name="Letter")
        text = page.get("/learn/presence/looks/new/").content.decode()
        assert f'<option value="{newest.pk}" selected>' in text
        assert 'value="Nora"' in text

    def test_a_script_gets_the_message_with_the_link(self, page):
        answer = self.send(page, text="Analyst who likes maps.").json()
        look = Look.objects.get()
        assert answer["page"] == look.get_absolute_url()
        assert answer["address"] == f"http://testserver{look.link_path}"
        assert f"http://testserver{look.link_path}" in answer["text"]
        assert answer["text"].endswith("Thank you,\nNora")

    def test_what_was_shown_last_is_filled_in_and_sent_again_with_the_same_link(self, page):
        first = self.send(page, kind="linkedin", url="https://example.org/nora").json()
        text = page.get("/learn/presence/looks/new/").content.decode()
        assert 'value="https://example.org/nora"' in text
        assert '<option value="linkedin" selected>' in text
        assert self.send(page, kind="linkedin", url="https://example.org/nora").json() == first
        assert Look.objects.count() == 1

    def test_a_link_that_was_closed_is_not_opened_again(self, page):
        self.send(page, text="Analyst.")
        Look.objects.update(link_nonce="")
        self.send(page, text="Analyst.")
        assert Look.objects.count() == 2

    def test_something_else_replaces_what_was_filled_in(self, page, alice):
        self.send(page, text="Analyst who likes maps.")
        document = make_document(alice)
        answer = self.send(page, text="Analyst who likes maps.", document=document.pk)
        assert answer.status_code == 200
        newest = Look.objects.first()
        assert (newest.text, newest.document) == ("", document)

    def test_two_new_things_are_one_too_many(self, page):
        response = self.send(page, text="Analyst.", url="https://example.org/nora")
        assert response.status_code == 422
        assert "Choose only one" in response.content.decode()

    def test_nothing_of_another_kind_or_of_someone_else_is_filled_in(self, page, alice, bob):
        make_document(bob)
        self.send(page, text="Analyst who likes maps.")
        text = page.get("/learn/presence/looks/new/?kind=linkedin").content.decode()
        assert "Analyst who likes maps." not in text
        assert '<option value="linkedin" selected>' in text
