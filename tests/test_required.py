"""What a form says of an empty field: what to enter, in the words of that page."""

import pytest

from tests.builders import confirm_password

SAID = [
    ("/applications/new/", {"status": "applied"}, "Enter the job title."),
    ("/reminders/new/", {"due_on": "2026-12-01"}, "Enter what to remind you about."),
    ("/reminders/new/", {"words": "Call"}, "Enter a date."),
    ("/people/new/", {}, "Enter a name."),
    (
        "/people/supporters/",
        {"what": "Read my CV", "helped_on": "2026-11-01"},
        "Enter the name of the person who helped.",
    ),
    ("/people/supporters/", {"who": "Sam", "helped_on": "2026-11-01"}, "Enter what they did."),
    ("/wins/", {"happened_on": "2026-11-01"}, "Enter what went right."),
    ("/wins/", {"words": "I asked"}, "Enter the date."),
    ("/export/restore/", {}, "Choose a file first."),
    ("/people/connections/", {"q": "Sam"}, "Choose a file first."),
    ("/people/connections/", {}, "Enter part of a name or company."),
    ("/accounts/password/change/", {}, "Enter your password."),
    ("/accounts/password/change/", {}, "Enter a password."),
    ("/accounts/email/", {"action_add": "1"}, "Enter your email address."),
    ("/accounts/delete/", {}, "Enter your password."),
]


@pytest.mark.parametrize(("address", "fields", "words"), SAID)
def test_an_empty_field_says_what_to_enter(client, alice, address, fields, words):
    client.force_login(alice)
    confirm_password(client)
    page = client.post(address, {"csrfmiddlewaretoken": "x"} | fields).content.decode()
    assert words in page
    assert "Enter or choose something here." not in page


def test_signing_in_says_what_to_enter(client, db, alice):
    page = client.post("/accounts/login/", {}).content.decode()
    assert ("Enter your email address." in page, "Enter your password." in page) == (True, True)
