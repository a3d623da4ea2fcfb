"""Insights in a browser: the slider, the picture, and reading it without eyes, mouse or script."""

import datetime as dt

import pytest
from playwright.sync_api import expect

from applications.models import Profile, Search
from tests.browser.looking import DESKTOP, problems, settle
from tests.builders import make_application, make_contact

PHONE = {"width": 390, "height": 844}


@pytest.fixture
def searched(alice):
    """Twelve that were answered, three that wait, one of them accepted, and two searches with a name."""
    day = Profile.of(alice).today()
    for number in range(12):
        make_application(
            alice, company=f"Company {number}", status="interviewing" if number % 4 == 0 else "applied", tags=["Data"],
            source="referral" if number % 2 else "job_board", on=day - dt.timedelta(days=20 - number),
            applied_on=day - dt.timedelta(days=30), closed_as="rejected", closed_on=day - dt.timedelta(days=5),
        )  # fmt: skip
    for number in range(3):
        make_application(alice, company=f"Waits {number}", on=day - dt.timedelta(days=4 + 3 * number))
    accepted = make_application(alice, company="Castell Rail", status="offer", on=day, closed_as="accepted")
    accepted.contacts.add(make_contact(alice))
    Search.objects.create(
        owner=alice, name="Spring", began_on=day - dt.timedelta(days=40), ended_on=day - dt.timedelta(days=20)
    )
    Search.objects.create(owner=alice, name="Autumn", began_on=day - dt.timedelta(days=19))
    return day


def test_the_slider_moves_the_number_and_the_figure_with_the_keyboard_too(visit, alice, searched):
    page = visit(alice)
    page.goto("/insights/?source=referral")
    slider = page.get_by_label("How many more, as a slider")
    number = page.locator("#f-n")
    slider.focus()
    with page.expect_response(lambda answer: "n=21" in answer.url):
        slider.press("ArrowRight")
    expect(number).to_have_value("21")
    expect(page.get_by_role("heading", name="The next 21 applications may lead to")).to_be_visible()
    expect(page.get_by_label("How many more, as a slider")).to_be_visible()
    expect(page.get_by_label("How many more, as a slider")).to_be_focused()
    number.fill("33")
    expect(page.get_by_label("How many more, as a slider")).to_have_value("33")
    with page.expect_response(lambda answer: "n=33" in answer.url and "source=referral" in answer.url):
        number.press("Enter")
    expect(page.locator("#flow")).to_contain_text("Flow of 6 applications")


def test_without_script_the_number_field_does_it_and_keeps_the_filter(visit, alice, searched):
    page = visit(alice, java_script_enabled=False)
    page.goto("/insights/?source=referral")
    expect(page.locator("[data-slider]")).to_be_hidden()
    page.locator("#f-n").fill("7")
    page.locator("#next").get_by_role("button", name="Update").click()
    expect(page.get_by_role("heading", name="The next 7 applications may lead to")).to_be_visible()
    expect(page.locator("#flow-title")).to_have_text("Flow of 6 applications")
    page.get_by_role("link", name="What employers said").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("What employers said")


def test_the_picture_is_drawn_as_a_png_twice_as_fine(visit, alice, searched):
    page = visit(alice)
    page.goto("/insights/")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download as PNG").click()
    content = waiting.value.path().read_bytes()
    assert content.startswith(b"\x89PNG")
    assert int.from_bytes(content[16:20]) == 2 * 1190


def test_those_that_wait_are_reached_on_the_curve_with_the_keyboard(visit, alice, searched):
    page = visit(alice)
    page.goto("/insights/")
    dot = page.get_by_role("link", name="Waits 0: day 4")
    dot.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Waits 0")


def test_the_pages_are_accessible_and_fit_a_phone(visit, alice, searched):
    page = visit(alice)
    for path in ("/insights/", "/insights/searches/", "/insights/said/", "/closing/", "/wins/"):
        page.goto(path)
        settle(page)
        assert problems(page, [("light", DESKTOP), ("dark", DESKTOP)]) == [], path
        page.set_viewport_size(PHONE)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path


def test_on_paper_there_is_the_picture_and_no_form(visit, alice, searched):
    page = visit(alice)
    page.goto("/insights/")
    page.wait_for_load_state("networkidle")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 700, "height": 1000})
    expect(page.locator("svg.flow")).to_be_visible()
    for hidden in (".guess", ".which", ".flow-list", "#flow .btn-row"):
        expect(page.locator(hidden).first).to_be_hidden()
