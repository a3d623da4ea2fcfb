"""Finding something in a browser: by keyboard, on a phone and without JavaScript."""

import re

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.builders import make_application, make_contact

PHONE = {"width": 390, "height": 844}


def no_problems(page) -> None:
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()


def test_suggestions_come_while_typing_and_are_reached_by_arrows(visit, alice):
    make_application(alice, company="Kestrel Freight", title="Route planner")
    make_application(alice, company="Kestrel Freight", title="Data analyst")
    zoe = make_contact(alice, name="Zoë Kestrel")
    page = visit(alice)
    page.goto("/")
    page.keyboard.press("/")
    page.keyboard.type("kes")
    found = page.locator("#side-search-found")
    expect(found.get_by_role("link")).to_have_count(3)
    expect(found.get_by_role("status")).to_contain_text("3 suggestions")
    no_problems(page)
    page.keyboard.press("ArrowDown")
    expect(found.get_by_role("link", name="Kestrel Freight Data analyst")).to_be_focused()
    page.keyboard.press("Escape")
    expect(found.get_by_role("link")).to_have_count(0)
    page.keyboard.type("trel")
    expect(found.get_by_role("link")).to_have_count(3)
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(f"/people/{zoe.pk}/$"))
    page.wait_for_load_state()
    page.keyboard.press("/")
    page.keyboard.type("route kes")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Kestrel Freight")


def test_on_a_phone_it_has_a_page_of_its_own(visit, alice):
    make_application(alice, company="Kestrel Freight", title="Route planner")
    page = visit(alice, viewport=PHONE, has_touch=True)
    page.goto("/")
    page.get_by_role("link", name="Search", exact=True).tap()
    expect(page.locator("#find")).to_be_focused()
    page.keyboard.type("kest")
    expect(page.locator("#find-found").get_by_role("link")).to_have_count(1)
    no_problems(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.locator("#find-found").get_by_role("link").tap()
    expect(page.get_by_role("heading", level=1)).to_have_text("Kestrel Freight")


def test_without_javascript_the_only_match_opens_and_several_are_listed(visit, alice):
    make_application(alice, company="Kestrel Freight", title="Route planner")
    make_application(alice, company="Kestrel Freight", title="Data analyst")
    page = visit(alice, java_script_enabled=False)
    page.goto("/find/")
    page.locator("#find").fill("kestrel")
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="Kestrel Freight", exact=True)).to_have_count(2)
    page.goto("/find/")
    page.locator("#find").fill("route")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Kestrel Freight")
