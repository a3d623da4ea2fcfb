"""What is posted: without its token, over a newer version, with someone else's rows in it."""

import pytest
from django.test import Client

from applications.preferences import sample
from feedback.models import Reflection
from tests.builders import TODAY, make_application, sign_in_freshly
from tests.fuzz.harvest import Target, forms_of
from tests.ownership import everything, fill, find_foreign_rows, own_models, way_to_owner
from tests.test_access import ROUTES, address, everything_of

# a phone has none to send, and nothing is written; for the others the link itself is the right to post, and no cookie
# counts
NEEDS_NO_TOKEN = {"capture_shared", "friend_practice", "friend_look", "digest_off"}
POSTS = [(name, *route) for name, route in ROUTES.items() if "POST" in route[1]]
# pages that two tabs can have open: what the later one posts over the newer version is refused and shown
VERSIONED = {
    "application_edit",
    "application_notes",
    "offer_edit",
    "stage_edit",
    "stage_capture",
    "request_detail",
    "reflection",
    "practice_detail",
    "note_to_self",
}


@pytest.fixture
def rows(alice):
    return everything_of(alice)


@pytest.mark.parametrize(("name", "who", "methods", "arguments"), POSTS)
def test_without_its_token_nothing_is_posted(alice, rows, name, who, methods, arguments):
    client = sign_in_freshly(alice, Client(enforce_csrf_checks=True))
    before = everything(alice)
    answer = client.post(address(name, arguments, rows), {"notes": "x", "status": "offer", "name": "x"})
    if name in NEEDS_NO_TOKEN:
        assert answer.status_code in (200, 422)
        return
    assert answer.status_code == 403
    assert everything(alice) == before


def pages(client, rows) -> dict[str, list[Target]]:
    """The forms of every page, by the address that shows them."""
    return {
        path: forms_of(client.get(path))
        for name, (_, methods, arguments) in ROUTES.items()
        if "GET" in methods and name != "document_file"
        for path in [address(name, arguments, rows)]
    }


def own_forms(client, rows) -> list[Target]:
    found = {
        (one.path, one.method, *sorted({name for name, _ in one.fields})): one
        for forms in pages(client, rows).values()
        for one in forms
        if one.route in ROUTES and one.method == "POST"
    }
    return list(found.values())


def test_an_older_version_never_overwrites_a_newer_one(alice, rows):
    make_application(alice, status="offer")
    Reflection.objects.create(owner=alice, application_id=rows["closed"], written_on=TODAY)
    client = sign_in_freshly(alice)
    versioned = [form for form in own_forms(client, rows) if "version" in dict(form.fields)]
    assert {form.route for form in versioned} == VERSIONED
    for form in versioned:
        fields = {name: value or _something(name) for name, value in form.fields if name != "csrfmiddlewaretoken"}
        before = everything(alice)
        answer = client.post(form.path, fields | {"version": "0"})
        assert answer.status_code in (409, 422), form.route
        assert everything(alice) == before


def _something(name: str) -> str:
    return {"starts_at": "2026-11-12T14:00", "minutes": "45", "link": ""}.get(name, "typed in the older tab")


def test_every_model_says_whose_its_rows_are(rows, alice, bob):
    assert all(way_to_owner(model).endswith(("owner_id", "user_id")) for model in own_models())
    assert find_foreign_rows() == []


def test_rows_of_somebody_else_in_a_form_are_neither_used_nor_shown(alice, bob, rows):
    """Each field of each form of each page, with the number of each row of bob's in it."""
    theirs = everything_of(bob)
    sample.create(alice, today=TODAY)
    fill(bob, "only bob knows", "https://only-bob-knows.example/")
    before = everything(bob)
    client = sign_in_freshly(alice)
    for form in own_forms(client, rows):
        fields = [(name, value) for name, value in form.fields if name != "csrfmiddlewaretoken"]
        for name in {name for name, _ in fields if form.options.get(name)}:
            others = [pair for pair in fields if pair[0] != name]
            posted = {}
            for key, value in [*others, *((name, str(pk)) for pk in set(theirs.values()))]:
                posted.setdefault(key, []).append(value)
            answer = client.post(form.path, posted, follow=True)
            assert "only bob knows" not in answer.getvalue().decode(errors="replace"), f"{form.route} {name}"
            assert find_foreign_rows() == [], f"{form.route} {name}"
            assert everything(bob) == before, f"{form.route} {name}"
