"""The board in a browser: focus, scroll, dragging, a phone, no JavaScript, and an application that is gone."""

import datetime as dt
import re

import pytest
from playwright.sync_api import expect

from applications.models import Application, Profile
from tests.builders import make_application

PHONE = {"width": 390, "height": 844}
MENU = "Move or close Castell Rail"


@pytest.fixture
def day(alice):
    return Profile.of(alice).today()


@pytest.fixture
def rail(alice, day):
    return make_application(alice, on=day, company="Castell Rail", title="Planner")


def choose(page, name):
    page.get_by_role("button", name=MENU).click()
    page.locator("#move").get_by_role("button", name=name).click()


def test_a_move_and_its_undo_keep_scroll_focus_and_the_open_drawer_and_fetch_nothing_more(visit, alice, day, rail):
    for number in range(10):
        make_application(alice, on=day, company=f"Company {number}")
    rail.move_to("screening", today=day)
    page = visit(alice, viewport={"width": 1440, "height": 600}, reduced_motion="reduce")
    page.goto("/board/")
    page.locator(".drawer summary").click()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.get_by_role("button", name="Move or close Company 1", exact=True).press("Enter")
    page.locator("#move button[value=rejected]").focus()
    neighbour = page.get_by_role("link", name="Company 2", exact=True)
    neighbour.evaluate("element => scrollBy(0, element.getBoundingClientRect().top - 200)")
    at = neighbour.bounding_box()["y"]
    assert page.evaluate("scrollY") > 500
    page.keyboard.press("Enter")
    expect(page.locator("#closed-rows")).to_contain_text("Company 1")
    expect(page.locator("#toasts [data-undo]")).to_be_focused()
    expect(page.locator("#n-applied")).to_have_text("9")
    expect(page.locator("#n-closed")).to_have_text("1")
    assert abs(neighbour.bounding_box()["y"] - at) < 2
    page.keyboard.press("Enter")
    expect(page.locator("#toasts")).to_contain_text("Undone.")
    expect(page.get_by_role("button", name="Move or close Company 1", exact=True)).to_be_focused()
    expect(page.locator("#closed-rows tr")).to_have_count(0)
    expect(page.locator(".drawer")).to_have_attribute("open", "")
    expect(page.locator("#n-applied")).to_have_text("10")
    assert page.evaluate("scrollY") > 500
    assert len(asked) == 2


def test_a_toast_is_seen_wherever_the_page_is_scrolled(visit, alice, day, rail):
    for number in range(40):
        make_application(alice, on=day, company=f"Company {number}")
    page = visit(alice, viewport={"width": 1440, "height": 600})
    page.goto("/board/")
    page.get_by_role("button", name="Move or close Company 31", exact=True).click()
    page.locator("#move button[value=offer]").click()
    expect(page.locator("#toasts .toast")).to_be_in_viewport()


def test_the_menu_says_where_it_is_and_escape_gives_the_focus_back(visit, alice, rail):
    page = visit(alice)
    page.goto("/board/")
    page.get_by_role("button", name=MENU).press("Enter")
    expect(page.locator("#move-label")).to_have_text("Move Castell Rail to")
    expect(page.locator("#move button[value=applied]")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#move")).to_be_hidden()
    expect(page.get_by_role("button", name=MENU)).to_be_focused()


def test_another_day_is_picked_in_the_menu(visit, alice, day, rail):
    page = visit(alice)
    page.goto("/board/")
    page.get_by_role("button", name=MENU).click()
    page.locator("#move").get_by_text("Choose a date").click()
    page.locator("#move-day").fill(day.isoformat())
    page.locator("#move button[value=screening]").click()
    expect(page.locator("#cards-screening .card")).to_have_count(1)
    rail.refresh_from_db()
    assert rail.status_since == day


def test_a_saved_one_is_accepted_in_one_more_step(visit, alice, day):
    saved = make_application(alice, on=day, status="saved", company="Castell Rail")
    page = visit(alice)
    page.goto("/board/")
    choose(page, "Accepted")
    expect(page.get_by_label("You applied on")).to_be_focused()
    page.get_by_label("You applied on").fill(day.isoformat())
    page.get_by_role("button", name="Save offer and “Accepted”").click()
    expect(page).to_have_url(page.url.split("/board/")[0] + "/board/")
    expect(page.locator("#toasts")).to_contain_text("you accepted.")
    saved.refresh_from_db()
    assert (saved.closed_as, saved.furthest) == ("accepted", "offer")


def test_one_that_was_deleted_in_another_tab_says_so(visit, alice, rail):
    page = visit(alice)
    page.goto("/board/")
    Application.objects.update(deleted_at="2026-11-10T00:00Z")
    choose(page, "Offer")
    expect(page.locator("#toasts")).to_contain_text("This no longer exists.")
    expect(page.locator("#move")).to_be_hidden()


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (None, "Onward didn’t respond. Reload the page to see whether your change was saved."),
        (500, "Something went wrong. Reload the page to see whether your change was saved."),
        (403, "That didn’t work and nothing was changed. Reload the page and try again."),
    ],
)
def test_a_move_that_failed_says_what_is_known_of_it(visit, alice, rail, answer, said):
    page = visit(alice, refused="status of|ERR_FAILED|htmx:|Error Code")
    page.goto("/board/")
    page.route("**/status/", lambda route: route.fulfill(status=answer) if answer else route.abort())
    choose(page, "Offer")
    expect(page.locator("#toasts")).to_have_text(said)
    expect(page.locator("#cards-applied .card")).to_have_count(1)


def test_dragging_moves_counts_and_toast_and_a_drop_at_home_does_nothing(visit, alice, rail):
    page = visit(alice)
    page.goto("/board/")
    page.locator(".card").drag_to(page.locator("#applied header"))
    page.locator(".card").drag_to(page.locator("[data-column=offer]"))
    expect(page.locator("#cards-offer .card")).to_have_count(1)
    expect(page.locator("#n-applied")).to_have_text("0")
    expect(page.locator("#n-offer")).to_have_text("1")
    expect(page.locator("#toasts")).to_contain_text("Castell Rail moved to Offer.")
    assert rail.changes.live().count() == 2


def test_more_come_in_place_when_asked_for_and_can_be_moved(visit, alice, day):
    for number in range(20):
        make_application(alice, on=day, company=f"Company {number}")
    page = visit(alice)
    page.goto("/board/")
    expect(page.locator("#cards-applied .card")).to_have_count(10)
    page.get_by_role("link", name="10 more").evaluate("link => { link.focus({ preventScroll: true }); link.click() }")
    expect(page.locator("#cards-applied .card")).to_have_count(20)
    expect(page.get_by_role("link", name="Company 9", exact=True)).to_be_focused()
    page.get_by_role("button", name="Move or close Company 4", exact=True).click()
    page.locator("#move button[value=offer]").click()
    expect(page.locator("#cards-offer .card")).to_have_count(1)


def test_the_menu_opens_inside_the_window_and_stands_still_while_the_page_scrolls(visit, alice, day):
    for number in range(12):
        make_application(alice, on=day, company=f"Company {number}")
    page = visit(alice, viewport={"width": 1000, "height": 500}, reduced_motion="reduce")
    page.goto("/board/")
    button = page.get_by_role("button", name="Move or close Company 3", exact=True)
    button.evaluate("button => scrollBy(0, button.getBoundingClientRect().top - innerHeight + 60)")
    button.evaluate("button => button.click()")
    expect(page.locator("#move")).to_be_visible()
    expect(page.locator("#move")).to_have_attribute("style", re.compile("inset"))
    before = page.locator("#move").bounding_box()
    scrolled = page.evaluate("const from = scrollY; scrollBy(0, from > 120 ? -120 : 120); Math.abs(scrollY - from)")
    assert scrolled > 0
    assert page.locator("#move").bounding_box() == before
    assert before["x"] >= 0
    assert before["y"] >= 0
    assert before["x"] + before["width"] <= 1000
    assert before["y"] + before["height"] <= 500
    page.locator("#move button[value=offer]").click()
    expect(page.locator("#cards-offer .card")).to_have_count(1)


def test_more_come_by_themselves_when_the_end_of_a_column_is_reached(visit, alice, day):
    for number in range(40):
        make_application(alice, on=day, company=f"Company {number}")
    page = visit(alice)
    page.goto("/board/")
    cards = page.locator("#cards-applied .card")
    for loaded in (10, 20, 30, 40):
        expect(cards).to_have_count(loaded)
        cards.last.scroll_into_view_if_needed()
        page.mouse.wheel(0, 400)
    expect(page.locator("#more-applied")).to_have_count(0)
    assert page.evaluate("document.activeElement === document.body")


def test_each_is_there_once_after_moves_into_and_out_of_columns_that_go_on(visit, alice, day):
    for status, before in (("applied", 30), ("screening", 0)):
        for number in range(25):
            on = day - dt.timedelta(days=before + number)
            make_application(alice, on=on, status=status, applied_on=on, company=f"{status} {number}")
    page = visit(alice, reduced_motion="reduce")
    page.goto("/board/")
    page.get_by_role("link", name="applied 4", exact=True).drag_to(page.locator("#screening header"))
    expect(page.locator("#n-screening")).to_have_text("26")
    page.get_by_role("button", name="Move or close applied 7", exact=True).press("Enter")
    page.locator("#move").get_by_text("Choose a date").click()
    page.locator("#move-day").fill((day - dt.timedelta(days=20)).isoformat())
    page.locator("#move button[value=screening]").click()
    expect(page.locator("#n-screening")).to_have_text("27")
    page.get_by_role("button", name="Move or close screening 2", exact=True).press("Enter")
    page.locator("#move button[value=applied]").click()
    expect(page.locator("#n-applied")).to_have_text("24")
    page.locator("#toasts [data-undo]").click()
    expect(page.locator("#n-applied")).to_have_text("23")
    page.wait_for_function("""() => {
      const ends = [...document.querySelectorAll("[id^=more-]")];
      ends.forEach((end) => end.scrollIntoView());
      return !ends.length;
    }""")
    assert len(set(page.locator("#cards-applied .card h3").all_inner_texts())) == 23
    expect(page.locator("#cards-applied .card")).to_have_count(23)
    assert len(set(page.locator("#cards-screening .card h3").all_inner_texts())) == 27
    expect(page.locator("#cards-screening .card")).to_have_count(27)


def test_a_move_on_the_page_with_the_earlier_ones_comes_back_to_it(visit, alice, day):
    rows = [make_application(alice, on=day, company=f"Company {number}") for number in range(12)]
    page = visit(alice)
    page.goto(f"/board/applied/more/?after={day}.{rows[2].pk}")
    page.get_by_role("button", name="Move or close Company 0", exact=True).click()
    page.locator("#move button[value=offer]").click()
    expect(page.locator("#toasts")).to_contain_text("Company 0 moved to Offer.")
    expect(page.get_by_role("heading", name="Applied")).to_be_visible()


def test_the_phone_menu_fits_and_moves(visit, alice, rail):
    page = visit(alice, viewport=PHONE, has_touch=True)
    page.goto("/board/")
    page.get_by_role("button", name=MENU).tap()
    box = page.locator("#move").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= PHONE["width"]
    assert box["y"] + box["height"] <= PHONE["height"]
    page.locator("#move button[value=interviewing]").tap()
    expect(page.locator("#j-interviewing")).to_have_text("1")
    expect(page.locator("#j-applied")).to_have_text("0")


def test_without_javascript_one_is_rejected_and_undone(visit, alice, rail):
    page = visit(alice, java_script_enabled=False)
    page.goto("/board/")
    page.get_by_role("link", name=MENU).click()
    page.get_by_role("button", name="Rejected").click()
    expect(page.locator("#toasts")).to_contain_text("they said no. How far you got still counts.")
    page.locator("#toasts").get_by_role("button", name="Undo").click()
    expect(page.locator("#toasts")).to_contain_text("Undone.")
    rail.refresh_from_db()
    assert rail.state == "applied"
