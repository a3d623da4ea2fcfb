"""Help is there for anyone, whatever state the database is in, and no one sees that it was asked for."""

import logging

import pytest
from django.db import connection
from django.test import Client

from applications.models import Action, Profile
from feedback.models import Preferences
from tests.builders import make_application

MOST = b"findahelpline.com"


class Broken:
    """A database that answers nothing."""

    def __call__(self, execute, sql, params, many, context):
        raise AssertionError(f"The database was asked: {sql[:80]}")


@pytest.fixture
def no_database():
    with connection.execute_wrapper(Broken()):
        yield


def test_a_visitor_reads_it_without_a_query(client, db, no_database):
    response = client.get("/help/")
    assert response.status_code == 200
    assert MOST in response.content


def test_somebody_signed_in_reads_it_without_a_query(client, alice):
    make_application(alice)
    client.force_login(alice)
    with connection.execute_wrapper(Broken()):
        response = client.get("/help/")
    assert response.status_code == 200
    assert MOST in response.content
    assert b"Pause for a week" in response.content
    assert b'id="open-count"' not in response.content


def test_the_icons_need_no_database_either(client, alice, settings):
    from applications.shell.sprite import sprite_url

    client.force_login(alice)
    with connection.execute_wrapper(Broken()):
        assert client.get(sprite_url()).status_code == 200


def test_a_visit_leaves_no_trace(client, db, caplog):
    with caplog.at_level(logging.DEBUG):
        response = client.get("/help/")
    assert not response.cookies
    assert "no-store" in response["Cache-Control"]
    assert caplog.records == []
    assert Action.objects.count() == 0
    assert Preferences.objects.count() == 0


def test_a_log_never_says_that_somebody_asked_for_help(alice, capsys):
    from config.logs import WithoutSecretAddresses

    record = logging.LogRecord("django.request", 30, "", 0, "Not Found: %s", ("/help/person/",), None)
    WithoutSecretAddresses().filter(record)
    assert "help" not in record.getMessage()


def test_the_one_link_that_leads_away_says_nothing_of_where_from(client, db):
    text = client.get("/help/").content.decode()
    assert '<a href="https://findahelpline.com" rel="noreferrer noopener">' in text
    assert text.count("https://") == 1


def test_no_number_is_printed_that_nobody_could_keep_right(client, db):
    text = client.get("/help/").content.decode()
    for number in ("112", "911", "999", "116 123", "988"):
        assert f">{number}" not in text
        assert f" {number}" not in text


def test_every_page_leads_there(client, alice):
    assert b'href="/help/"' in client.get("/accounts/login/").content
    assert b'href="/help/"' in client.get("/accounts/signup/").content
    client.force_login(alice)
    for path in ("/", "/board/", "/settings/", "/learn/"):
        assert client.get(path).content.count(b'href="/help/"') == 3
    assert b'href="/help/"' in client.get("/nowhere/").content


@pytest.mark.parametrize("name", ["400", "403", "403_csrf", "404", "413", "500"])
def test_so_does_every_page_about_an_error(name):
    from django.template.loader import render_to_string

    assert 'href="/help/"' in render_to_string(f"{name}.html")


class TestTheirOwnPerson:
    def test_a_name_and_a_number_are_kept_and_shown(self, client, alice):
        client.force_login(alice)
        client.post("/help/person/", {"trusted_name": "Tom", "trusted_number": "01632 960 118"})
        text = client.get("/help/mine/").content.decode()
        assert "Tom" in text
        assert 'href="tel:01632960118"' in text

    def test_the_message_says_only_what_was_done(self, client, alice):
        client.force_login(alice)
        said = [
            client.post("/help/person/", {"trusted_name": name, "trusted_number": ""}, follow=True).content.decode()
            for name in ("", "Tom", "")
        ]
        for text, message in zip(said, ("Nothing was saved.", "Tom saved.", "Name and number removed."), strict=True):
            assert message in text

    def test_both_empty_takes_it_away(self, client, alice):
        client.force_login(alice)
        client.post("/help/person/", {"trusted_name": "Tom", "trusted_number": "01632 960 118"})
        client.post("/help/person/", {"trusted_name": "", "trusted_number": ""})
        assert "Tom" not in client.get("/help/mine/").content.decode()
        assert Preferences.objects.get(user=alice).trusted_on is None

    @pytest.mark.parametrize("fields", [("", "01632 960 118"), ("Tom", "javascript:alert(1)"), ("Tom", "call me")])
    def test_bad_input_says_why_and_keeps_what_was_typed(self, client, alice, fields):
        client.force_login(alice)
        response = client.post("/help/person/", {"trusted_name": fields[0], "trusted_number": fields[1]})
        assert response.status_code == 422
        assert not Preferences.objects.exclude(trusted_name="").exists()
        for typed in fields:
            assert typed in response.content.decode()

    def test_nobody_else_sees_it(self, client, alice, bob):
        Preferences.objects.create(user=alice, trusted_name="Tom", trusted_number="01632 960 118")
        client.force_login(bob)
        assert "Tom" not in client.get("/help/mine/").content.decode()
        assert "Tom" not in client.get("/help/").content.decode()

    def test_an_ended_session_shows_nothing_and_sends_nobody_to_sign_in(self, client, db):
        response = client.get("/help/mine/", headers={"HX-Request": "true"})
        assert response.status_code == 200
        assert "HX-Redirect" not in response


class TestPausingFromThere:
    def test_a_week_with_one_click(self, client, alice):
        client.force_login(alice)
        client.post("/settings/reminders/pause/", {"days": "7"})
        preferences = Preferences.objects.get(user=alice)
        assert (preferences.paused_until - Profile.of(alice).today()).days == 7

    def test_until_they_come_back(self, client, alice):
        client.force_login(alice)
        client.post("/settings/reminders/pause/", {"until": ""})
        preferences = Preferences.objects.get(user=alice)
        assert preferences.paused_on
        assert preferences.paused_until is None

    def test_a_number_out_of_range_changes_nothing(self, client, alice):
        client.force_login(alice)
        assert client.post("/settings/reminders/pause/", {"days": "-3"}).status_code == 422
        assert not Preferences.objects.exclude(paused_on=None).exists()

    def test_the_button_carries_a_token_that_works(self, alice):
        client = Client(enforce_csrf_checks=True)
        client.force_login(alice)
        client.get("/settings/")
        text = client.get("/help/").content.decode()
        token = text.split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]
        assert client.post("/settings/reminders/pause/", {"days": "7", "csrfmiddlewaretoken": token}).status_code == 302
