"""Requests that no browser sends: what the fuzzer found stays mended, and a sample of it runs each time."""

import pytest

from tests.builders import make_application, make_stage

NO_ADDRESS = [
    '"><',
    "＜zq9＞",
    "http://[::1",
    "http://[zq9]/board/",
    "//elsewhere.example/",
    "https://elsewhere.example/",
]


@pytest.mark.parametrize("address", NO_ADDRESS)
@pytest.mark.parametrize("header", ["HX-Current-URL", "Referer"])
def test_a_nonsense_address_to_come_back_to_leads_to_today(client, alice, address, header):
    client.force_login(alice)
    answer = client.post("/settings/theme/", {"theme": "dark"}, headers={header: address})
    assert answer["Location"] == "/"


@pytest.mark.parametrize("address", NO_ADDRESS)
def test_a_move_from_a_nonsense_page_is_a_move(client, alice, address):
    application = make_application(alice)
    client.force_login(alice)
    answer = client.post(
        f"/applications/{application.pk}/status/",
        {"status": "screening", "day": "today"},
        headers={"HX-Request": "true", "HX-Current-URL": address, "HX-Target": f"row-{application.pk}"},
    )
    assert answer.status_code < 400
    application.refresh_from_db()
    assert application.status == "screening"


@pytest.mark.parametrize("number", [2**63, 10**30])
@pytest.mark.parametrize("path", ["", "status/", "outcome/", "outcome/delete/", "text/", "edit/", "ready/"])
def test_a_number_larger_than_any_row_has_does_not_exist(client, alice, number, path):
    make_application(alice)
    client.force_login(alice)
    ask = client.post if path.startswith("outcome") else client.get
    assert ask(f"/applications/{number}/{path}", {"outcome": "rejected"}).status_code == 404


@pytest.mark.parametrize("zone", ["stillwater-housing", "../../etc/passwd", "/etc/localtime", "posixrules"])
def test_an_interview_in_a_time_zone_that_is_none_gets_a_message(client, alice, zone):
    application = make_application(alice)
    client.force_login(alice)
    typed = {"kind": "screen", "day": "2026-11-12", "time": "10:00", "time_zone": zone, "preparation": "long notes"}
    answer = client.post(f"/applications/{application.pk}/stages/new/", typed)
    assert answer.status_code == 422
    assert "long notes" in answer.content.decode()
    assert not application.stages.exists()


def test_two_tabs_with_one_interview_lose_nothing(client, alice):
    stage = make_stage(make_application(alice))
    client.force_login(alice)
    typed = {"kind": "screen", "time_zone": "UTC", "version": str(stage.version)}
    first = client.post(f"/stages/{stage.pk}/", typed | {"preparation": "from the first tab"})
    second = client.post(f"/stages/{stage.pk}/", typed | {"preparation": "from the second tab"})
    assert (first.status_code, second.status_code) == (302, 409)
    text = second.content.decode()
    assert "from the first tab" in text
    assert "from the second tab" in text
    third = client.post(f"/stages/{stage.pk}/capture/", {"version": str(stage.version), "went_well": "calm"})
    assert third.status_code == 409
    stage.refresh_from_db()
    assert (stage.preparation, stage.went_well) == ("from the first tab", "")


def test_a_scripts_address_is_no_link_whatever_way_it_got_in(client, alice):
    application = make_application(alice, link="javascript:alert(1)")
    client.force_login(alice)
    assert "javascript:" not in client.get(f"/applications/{application.pk}/").content.decode()


@pytest.mark.parametrize("back", ["/closing/", "https://elsewhere.example.org/", "//elsewhere.example.org"])
def test_a_form_with_a_way_back_is_carried_by_the_sign_in_page(client, db, back):
    answer = client.post("/applications/bulk/", {"do": "outcome", "outcome": "withdrawn", "next": back, "pick": "11"})
    assert answer.status_code == 403
    page = answer.content.decode()
    assert "withdrawn" in page
    assert 'href="https://elsewhere' not in page


def test_a_sample_of_the_fuzzer_finds_nothing(db, settings):
    """One in a hundred of what `uv run python -m tests.fuzz` sends, the same each time; the command chooses anew."""
    from tests.fuzz.run import World, fuzz

    report = fuzz(World(886428, made=50), 500)
    assert not report.found, report
    assert len(report.routes) > 100
