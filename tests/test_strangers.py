"""What a visitor without an account can cause to be stored, and what bounds it."""

from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.urls import NoReverseMatch, get_resolver, reverse

from applications.models import SavedPost
from feedback.models import Evaluation, Impression
from tests.test_access import ROUTES, address, everything_of, names

# Tables to which a visitor can add a row, each with a bound that docs/threat-model.md states.
BOUNDED = {
    "cache_entries",
    "applications_savedpost",
    "auth_user",
    "applications_profile",
    "account_emailaddress",
    "django_session",
    "usersessions_usersession",
    "feedback_evaluation",
    "feedback_impression",
}
TYPED = {
    "notes": "x" * 1000,
    "name": "x",
    "login": "nobody@example.org",
    "email": "nobody@example.org",
    "password": "x",
}


def rows() -> dict[str, int]:
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        found = {}
        for table in tables:
            cursor.execute(f"SELECT COUNT(*) FROM {connection.ops.quote_name(table)}")
            found[table] = cursor.fetchone()[0]
    return found


def grown(before: dict[str, int]) -> set[str]:
    return {table for table, number in rows().items() if number > before.get(table, 0)}


@pytest.fixture
def stranger(client):
    """With an invented session, and cookies that nobody signed."""
    for name in ("session", "last", "messages", "csrf"):
        client.cookies[name] = "invented"
    return client


def public_paths() -> list[str]:
    found = []
    for name, _ in names(get_resolver().url_patterns):
        if name and name not in ROUTES:
            try:
                found.append(reverse(name))
            except NoReverseMatch:
                continue
    return found


def test_no_page_of_ours_stores_anything_for_a_stranger(stranger, alice):
    known = everything_of(alice)
    before = rows()
    for name, (_, methods, arguments) in ROUTES.items():
        if {"practice_token", "look_token", "token", "digest"} & set(map(str, arguments)):
            continue  # a valid link is no stranger's
        for method in methods.split():
            getattr(stranger, method.lower())(address(name, arguments, known), TYPED)
    assert grown(before) <= {"cache_entries"}
    assert not Session.objects.exists()


def test_nor_does_any_page_of_accounts(stranger, alice):
    before = rows()
    for path in public_paths():
        stranger.get(path)
        stranger.post(path, TYPED)
    assert grown(before) <= {"cache_entries"}
    assert not Session.objects.exists()


def test_each_table_that_a_visitor_can_add_to_has_its_bound_in_the_threat_model():
    text = Path(settings.BASE_DIR / "docs" / "threat-model.md").read_text()
    for table in BOUNDED:
        assert f"`{table}`" in text, table


def test_signing_up_and_answering_as_a_friend_add_to_no_other_table(alice, settings):
    settings.SIGNUP = "open"
    known = everything_of(alice)
    before = rows()
    visitor = Client()
    visitor.post("/accounts/signup/", {"email": "nora@example.org", "password1": "a long enough phrase 7"})
    friend = Client()
    friend.post(address("friend_practice", ["practice", "practice_token"], known), {"name": "Tom", "keep": "Calm."})
    friend.post(address("friend_look", ["look", "look_token"], known), {"name": "Tom", "stays": "Maps."})
    late = Client()
    late.force_login(alice)
    late.get("/board/")
    Session.objects.filter(pk=late.session.session_key).delete()
    late.post("/applications/1/notes/", {"notes": "typed too late"})
    assert grown(before) <= BOUNDED
    assert SavedPost.objects.count() == 1
    assert Evaluation.objects.count() + Impression.objects.count() >= 1
