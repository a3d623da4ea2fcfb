"""Keys that do something by themselves: a list of them, and a way to turn them off."""

import pytest

from applications.models import Profile


@pytest.fixture(autouse=True)
def _signed_in(client, alice):
    client.force_login(alice)


def test_the_list_stands_on_a_page_of_its_own(client):
    text = client.get("/shortcuts/").content.decode()
    assert text.count("<kbd>") == 23
    assert '<a href="/board/">Go to the board</a>' in text
    assert "data-shortcuts" in text


def test_over_a_page_only_the_list_comes(client):
    text = client.get("/shortcuts/", headers={"HX-Request": "true"}).content.decode()
    assert text.count("<kbd>") == 23
    assert "<html" not in text


def test_turned_off_no_page_has_them(client, alice):
    Profile.objects.filter(user=alice).update(shortcuts=False)
    text = client.get("/shortcuts/").content.decode()
    assert "Shortcuts are off, so single keys do nothing." in text
    assert "data-shortcuts" not in text
    assert 'id="keys"' not in text
    assert "aria-keyshortcuts" not in text


def test_they_are_turned_off_in_the_settings(client, alice):
    form = client.get("/settings/").context["form"]
    values = {name: value for name in form.fields if (value := form.get_initial_for_field(form.fields[name], name))}
    client.post("/settings/", {name: value for name, value in values.items() if name != "shortcuts"})
    assert not Profile.objects.get(user=alice).shortcuts
    client.post("/settings/", values | {"shortcuts": "on"})
    assert Profile.objects.get(user=alice).shortcuts
