"""Where people choose a time zone: every place, and the one that is stored."""

import re

import pytest

from applications.models import Profile
from applications.shell.time_zones import zones
from tests.builders import make_application, make_stage


def options(text: str) -> dict[str, bool]:
    """Value and whether it is selected, of the field of the page."""
    [field] = re.findall(r'<select name="time_zone".*?</select>', text, re.DOTALL)
    return {value: bool(chosen) for value, chosen in re.findall(r'<option value="([^"]*)"( selected)?>', field)}


@pytest.fixture(autouse=True)
def signed_in(client, alice):
    client.force_login(alice)


def test_every_place_is_offered_once_and_utc_last():
    names = [name for name, _ in zones()]
    assert len(names) == len(set(names)) > 400
    assert names[-1] == "UTC"
    assert ("America/New_York", "America/New York") in zones()


def test_the_stored_one_is_selected_on_the_settings_and_for_an_interview(client, alice):
    Profile.objects.filter(user=alice).update(time_zone="Europe/Berlin")
    stage = make_stage(make_application(alice), time_zone="Asia/Tokyo")
    for path, zone in (("/settings/", "Europe/Berlin"), (f"/stages/{stage.pk}/", "Asia/Tokyo")):
        found = options(client.get(path).content.decode())
        assert [name for name, is_chosen in found.items() if is_chosen] == [zone]
        assert len(found) == len(zones())


def test_one_that_is_not_offered_stays_chosen(client, alice):
    Profile.objects.filter(user=alice).update(time_zone="CET")
    assert options(client.get("/settings/").content.decode())["CET"]


def test_what_is_posted_is_selected_again_and_a_wrong_one_is_refused(client, alice):
    stage = make_stage(make_application(alice))
    answer = client.post(f"/stages/{stage.pk}/", {"time_zone": "Mars/<b>", "kind": "panel"})
    assert answer.status_code == 422
    text = answer.content.decode()
    assert "Mars/<b>" not in text
    assert "Choose a time zone from the list" in text
