"""Views, the bulk bar and offers in a browser: keyboard, ranges, a phone, no JavaScript."""

import re

import pytest
from playwright.sync_api import expect

from applications.models import Application, Profile, SavedView, create_view
from tests.browser.looking import DESKTOP, problems
from tests.builders import make_application

PHONE = {"width": 390, "height": 844}


@pytest.fixture
def day(alice):
    return Profile.of(alice).today()


@pytest.fixture
def sixty(alice, day):
    return [make_application(alice, on=day, company=f"Company {n:02d}", title="Analyst") for n in range(60)]


def box(page, number):
    return page.get_by_label(f"Select Company {number:02d}, Analyst", exact=True)


def test_a_range_with_shift_then_the_keyboard_alone_tags_them_and_undoes_it(visit, alice, sixty):
    page = visit(alice)
    page.goto("/applications/?sort=company")
    expect(page.locator("#bulk")).to_be_hidden()
    box(page, 3).click()
    box(page, 8).click(modifiers=["Shift"])
    expect(page.locator("[data-selected]")).to_have_text("6")
    box(page, 5).click()
    expect(page.locator("[data-selected]")).to_have_text("5")
    box(page, 5).press("Enter")
    expect(page.get_by_role("button", name="Tag", exact=True)).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_label("Tag", exact=True)).to_be_focused()
    page.keyboard.type("Housing")
    page.keyboard.press("Enter")
    expect(page.locator("#toasts")).to_contain_text("Tag “Housing” added to 5 applications.")
    assert Application.objects.filter(tags__name="Housing").count() == 5
    page.locator("#toasts [data-undo]").click()
    expect(page.locator("#toasts")).to_contain_text("Undone. 5 changes reversed.")


def test_a_menu_of_the_bar_at_the_bottom_opens_right_above_its_button(visit, alice, sixty):
    page = visit(alice, viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    page.goto("/applications/?sort=company")
    box(page, 3).check()
    for name in ("Tag", "Close", "Source"):
        button = page.get_by_role("button", name=name, exact=True)
        button.click()
        menu = page.locator("#bulk .menu:popover-open")
        expect(menu).to_have_attribute("style", re.compile("inset"))
        above = button.bounding_box()["y"] - menu.bounding_box()["y"] - menu.bounding_box()["height"]
        assert 0 <= above < 16
        page.keyboard.press("Escape")


def test_escape_lets_go_of_all(visit, alice, sixty):
    page = visit(alice)
    page.goto("/applications/?sort=company")
    page.get_by_label("Select all on this page").check()
    page.get_by_label("Select all 60 that match").check()
    expect(page.locator("[data-selected]")).to_have_text("60")
    page.keyboard.press("Escape")
    expect(page.locator("#bulk")).to_be_hidden()
    expect(page.locator("input[name=pick]:checked")).to_have_count(0)


def test_every_one_on_all_pages_is_closed_and_brought_back(visit, alice, sixty):
    page = visit(alice)
    page.goto("/applications/?q=analyst")
    page.get_by_label("Select all on this page").check()
    page.get_by_label("Select all 60 that match").check()
    page.get_by_role("button", name="Close", exact=True).click()
    page.get_by_role("button", name="No response", exact=True).click()
    expect(page.locator("#toasts")).to_contain_text("60 applications closed as “No response”.")
    page.locator("#toasts [data-undo]").click()
    expect(page.locator("#toasts")).to_contain_text("Undone. 60 changes reversed.")
    assert not Application.objects.exclude(closed_as="").exists()


def test_without_javascript_every_one_is_moved_and_columns_are_chosen(visit, alice, sixty):
    page = visit(alice, java_script_enabled=False)
    page.goto("/applications/?sort=company")
    page.get_by_text("Columns", exact=True).click()
    for name in ("Source", "Location", "Last news", "Next"):
        page.locator(".columns").get_by_label(name, exact=True).uncheck()
    page.locator(".columns").get_by_role("button", name="Apply").click()
    expect(page.locator("thead th")).to_have_count(3)
    page.get_by_role("link", name="Applied", exact=True).click()
    expect(page.locator("th[aria-sort=descending]")).to_have_text("Applied")
    box(page, 59).check()
    page.get_by_label("Select all 60 that match").check()
    page.get_by_role("button", name="Move", exact=True).click()
    page.locator("#bulk-move").get_by_role("button", name="Interviewing").click()
    expect(page.locator("#toasts")).to_contain_text("60 applications moved to Interviewing.")


def test_a_view_is_saved_found_on_a_phone_and_brought_up_to_date(visit, alice, sixty):
    page = visit(alice, viewport=PHONE, has_touch=True)
    page.goto("/applications/?q=analyst&sort=company")
    page.get_by_role("link", name="Save as view").tap()
    page.get_by_label("Name of the view").fill("Analysts")
    page.get_by_role("button", name="Save view").tap()
    expect(page.locator("#toasts")).to_contain_text("View “Analysts” saved.")
    page.goto("/board/")
    page.get_by_role("button", name="More").tap()
    page.locator("#more").get_by_role("link", name="Analysts").tap()
    expect(page.locator(".tabs [aria-current]")).to_have_text("Analysts")
    expect(page.locator(".tabs [aria-current]")).to_be_in_viewport()
    page.get_by_text("Filter", exact=True).tap()
    page.get_by_role("checkbox", name="Open", exact=True).check()
    page.locator(".filters").first.get_by_role("button", name="Apply").tap()
    page.get_by_role("button", name="Update view").tap()
    expect(page.locator("#toasts")).to_contain_text("View “Analysts” updated.")
    assert SavedView.objects.get().query == "q=analyst&outcome=open&sort=company"


def test_what_is_said_of_an_offer_is_kept_as_it_is_typed_and_never_overwritten(visit, alice, day):
    for company in ("Alder", "Birch"):
        make_application(alice, on=day, company=company, status="offer")
    first, second = visit(alice), visit(alice)
    first.goto("/board/")
    first.get_by_role("link", name="Compare offers").click()
    second.goto("/offers/")
    words = [page.get_by_role("form", name="Pros and cons: Alder") for page in (first, second)]
    words[0].get_by_label("Pros").fill("Near the sea")
    expect(words[0].get_by_role("status")).to_contain_text("Saved at")
    words[1].get_by_label("Pros").fill("Kind people")
    expect(words[1].get_by_role("status")).to_contain_text("Nothing has been overwritten")
    words[1].get_by_role("button", name="Save now").click()
    second.get_by_role("button", name="Save", exact=True).click()
    expect(words[1].get_by_label("Pros")).to_have_value("Near the sea\n\nKind people")


def test_axe_finds_nothing_and_nothing_is_wider_than_the_page(visit, alice, day, sixty):
    create_view(alice, "Analysts", "q=analyst&columns=pay&columns=tags")
    for company in ("Alder", "Birch"):
        make_application(alice, on=day, company=company, status="offer")
    page = visit(alice)
    for path in (SavedView.objects.get().get_absolute_url(), "/views/", "/views/new/?mode=remote", "/offers/"):
        page.goto(path)
        if "analyst" in path:
            box(page, 55).check()
        assert problems(page, [("light", DESKTOP), ("dark", PHONE)]) == [], path
