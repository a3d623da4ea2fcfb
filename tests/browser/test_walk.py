"""What only a browser can show."""

import re

import pytest
from playwright.sync_api import expect

from applications.models import Application, Profile
from applications.preferences import sample
from tests.builders import make_application

PHONE = {"width": 390, "height": 844}
CSV = b'Application Date,Company Name,Job Title,Job Url\n"8/3/26, 10:09 AM",Alder & Finch,Data analyst,http://www.linkedin.com/jobs/view/4311000000\n"10/5/26, 9:00 AM",Basalt,Analyst,http://www.linkedin.com/jobs/view/4311000001\n'


@pytest.fixture
def day(alice):
    return Profile.of(alice).today()


def test_from_sign_up_through_import_to_a_rejection_and_back(visit, transactional_db):
    page = visit()
    page.goto("/")
    page.get_by_label("Email address").fill("nora@example.org")
    page.get_by_label("Password").fill("a long enough phrase 7")
    page.get_by_role("button", name="Create account").click()
    page.locator(".doors").get_by_role("link", name="Import").click()
    page.locator("input[type=file]").set_input_files(
        {"name": "Job Applications.csv", "mimeType": "text/csv", "buffer": CSV}
    )
    page.get_by_role("button", name="Check rows").click()
    page.get_by_role("button", name=re.compile("^Add 2")).click()
    page.get_by_role("link", name="Update outcomes").first.click()
    page.locator(".up-to-date").first.get_by_text("No response").click()
    page.get_by_role("button", name=re.compile("^Save")).click()
    expect(page.locator("#toasts")).to_contain_text("1 application closed.")
    page.goto("/board/")
    page.get_by_role("button", name="Move or close Basalt").click()
    page.locator("#move").get_by_role("button", name="Screening").click()
    expect(page.locator("#cards-screening .card")).to_have_count(1)
    expect(page.locator("#n-screening")).to_have_text("1")
    page.get_by_role("button", name="Move or close Basalt").click()
    page.locator("#move").get_by_role("button", name="Rejected").click()
    expect(page.locator("#toasts")).to_contain_text("they said no. How far you got still counts.")
    expect(page.locator(".card")).to_have_count(0)
    page.locator("#toasts").get_by_role("button", name="Undo").click()
    expect(page.locator("#cards-screening .card")).to_have_count(1)
    assert Application.objects.get(company="Basalt").status == "screening"


def test_a_card_is_dragged_to_another_column(visit, alice, day):
    make_application(alice, on=day)
    page = visit(alice)
    page.goto("/board/")
    page.locator(".card").drag_to(page.locator("[data-column=interviewing]"))
    expect(page.locator("#cards-interviewing .card")).to_have_count(1)
    expect(page.locator("#cards-applied .card")).to_have_count(0)


def test_the_keyboard_alone_moves_a_card(visit, alice, day):
    make_application(alice, on=day)
    page = visit(alice)
    page.goto("/board/")
    page.get_by_role("button", name="Move or close Stillwater Housing").focus()
    page.keyboard.press("Enter")
    page.locator("#move button[value=offer]").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#cards-offer .card")).to_have_count(1)
    expect(page.get_by_role("button", name="Move or close Stillwater Housing")).to_be_focused()


def test_slash_focuses_the_search(visit, alice):
    page = visit(alice)
    page.goto("/settings/")
    page.keyboard.press("/")
    expect(page.locator(".side-search input")).to_be_focused()


def test_the_phone_board_has_no_sideways_scroll_and_jumps(visit, alice, day):
    sample.create(alice, today=day)
    page = visit(alice, viewport=PHONE)
    for path in ("/", "/board/", "/applications/", "/applications/new/", "/settings/", "/import/"):
        page.goto(path)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
    page.goto("/board/")
    page.locator(".jump a", has_text="Interviewing").click()
    expect(page.locator("#interviewing h2")).to_be_in_viewport()


def test_without_javascript_a_card_is_moved(visit, alice, day):
    application = make_application(alice, on=day)
    page = visit(alice, java_script_enabled=False)
    page.goto("/board/")
    page.get_by_role("link", name="Move or close Stillwater Housing").click()
    page.get_by_role("button", name="Screening").click()
    expect(page.locator("#toasts")).to_contain_text("moved to Screening")
    application.refresh_from_db()
    assert application.status == "screening"


def test_an_expired_session_never_loses_a_long_note(visit, alice, day):
    application = make_application(alice, on=day)
    page = visit(alice)
    page.goto(application.get_absolute_url() + "edit/")
    page.get_by_label("Notes").fill("A long note that took ten minutes.")
    page.context.clear_cookies(name="session")
    page.get_by_role("button", name="Save changes").click()
    page.get_by_label("Email").fill(alice.email)
    page.get_by_label("Password").fill("correct horse battery")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", name="What you typed is still here")).to_be_visible()
    expect(page.get_by_label("Notes")).to_have_value("A long note that took ten minutes.")
    page.get_by_role("button", name="Save it now").click()
    page.wait_for_url(re.compile(r"/applications/\d+/$"))
    application.refresh_from_db()
    assert application.notes == "A long note that took ten minutes."


def test_notes_are_saved_as_they_are_typed(visit, alice, day):
    application = make_application(alice, on=day)
    page = visit(alice)
    page.goto(application.get_absolute_url())
    page.get_by_label("Your notes on").fill("Ask who decides.")
    expect(page.locator("#note-state")).to_contain_text("Saved at")
    application.refresh_from_db()
    assert application.notes == "Ask who decides."


def test_two_tabs_lose_nothing(visit, alice, day):
    application = make_application(alice, on=day)
    one, two = visit(alice), visit(alice)
    for page in (one, two):
        page.goto(application.get_absolute_url() + "edit/")
    one.get_by_label("Notes").fill("from the first tab")
    one.get_by_role("button", name="Save changes").click()
    one.wait_for_url(re.compile(r"/applications/\d+/$"))
    two.get_by_label("Notes").fill("from the second tab")
    two.get_by_role("button", name="Save changes").click()
    expect(two.locator("textarea[name=notes]")).to_have_value("from the first tab\n\nfrom the second tab")


def test_dark_colours_stay(visit, alice):
    page = visit(alice)
    page.goto("/settings/")
    page.get_by_role("button", name="Account").click()
    with page.expect_navigation():  # it loads the page again once the choice is kept
        page.get_by_role("button", name="Dark mode").click()
    expect(page.locator("html[data-theme=dark]")).to_be_attached()
    page.goto("/")
    expect(page.locator("html[data-theme=dark]")).to_be_attached()
