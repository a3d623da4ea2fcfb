"""Without a mouse, and without seeing: keys, focus, names, and what is said when something changes."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from applications.models import Profile
from feedback.models import Reminder
from tests.builders import make_application

PHONE = {"width": 390, "height": 844}


@pytest.fixture
def day(alice):
    return Profile.of(alice).today()


@pytest.fixture
def rail(alice, day):
    return make_application(alice, on=day, company="Castell Rail", title="Planner", location="Leeds")


def open_menu(page):
    page.goto("/board/")
    page.get_by_role("button", name="Move or close Castell Rail").press("Enter")


def tab_to(page, where):
    """Only by Tab, as someone without a mouse comes there."""
    where.wait_for()
    for _ in range(90):
        page.keyboard.press("Tab")
        if where.evaluate("one => one === document.activeElement"):
            return
    pytest.fail(f"Tab does not come to {where}")


def test_from_a_new_application_to_what_a_no_still_gives_with_keys_alone(visit, alice):
    page = visit(alice)
    page.goto("/")
    page.keyboard.press("n")
    page.wait_for_url("**/applications/new/")
    expect(page.get_by_label("Company", exact=True)).to_be_focused()
    page.keyboard.type("Castell Rail")
    tab_to(page, page.get_by_label("Job title", exact=True))
    page.keyboard.type("Planner")
    page.keyboard.press("Enter")
    expect(page.locator("#toasts")).to_contain_text("Castell Rail")
    page.keyboard.press("g")
    page.keyboard.press("b")
    page.wait_for_url("**/board/")
    tab_to(page, page.get_by_role("button", name="Move or close Castell Rail"))
    page.keyboard.press("Enter")
    tab_to(page, page.locator("#move button[value=rejected]"))
    page.keyboard.press("Enter")
    expect(page.locator("#toasts [data-undo]")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    expect(page.get_by_role("link", name="What you could do next")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("They said no early on")
    page.keyboard.press("g")
    page.keyboard.press("l")
    page.wait_for_url("**/applications/")
    tab_to(page, page.locator("tbody input[type=checkbox]").first)
    page.keyboard.press("Space")
    tab_to(page, page.locator(".bulkbar").get_by_role("button", name="Source"))
    page.keyboard.press("Enter")
    tab_to(page, page.locator("#bulk-source").get_by_role("button", name="Referral"))
    page.keyboard.press("Enter")
    expect(page.locator("#toasts")).to_contain_text("Undo")
    page.keyboard.press("/")
    page.keyboard.type("castell")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Castell Rail")


def test_the_board_as_it_is_read_out(visit, alice, rail):
    page = visit(alice)
    page.goto("/board/")
    expect(page.locator("#board-body")).to_match_aria_snapshot("""
        - region "Applied":
          - heading "Applied" [level=2]
          - text: "1"
          - article:
            - heading "Castell Rail" [level=3]:
              - link "Castell Rail"
            - paragraph: Planner
            - paragraph: Today · Leeds
            - button "Move or close Castell Rail"
            - checkbox "Select Castell Rail, Planner"
        - region "Screening":
          - heading "Screening" [level=2]
          - text: "0"
          - paragraph: No screening calls at the moment.
        """)


def test_the_menu_as_it_is_read_out(visit, alice, rail):
    page = visit(alice)
    open_menu(page)
    expect(page.locator("#move")).to_match_aria_snapshot("""
        - form "Move Castell Rail to":
          - group "Date":
            - radio "Today" [checked]
            - radio "Yesterday"
            - radio "Choose a date"
          - separator
          - paragraph: Move Castell Rail to
          - button "Saved"
          - button "Applied current"
          - button "Screening"
          - button "Interviewing"
          - button "Offer"
          - separator
          - paragraph: Or close as
          - button "Accepted"
          - button "Rejected"
          - button "No response"
          - button "Role cancelled"
          - button "I withdrew"
          - button "I declined"
          - separator
          - link "Add an interview"
        """)


def test_a_toast_is_said_in_a_region_that_was_there_before(visit, alice, rail):
    page = visit(alice)
    open_menu(page)
    region = page.locator("#toasts").element_handle()
    page.locator("#move button[value=rejected]").press("Enter")
    expect(page.locator("#toasts")).to_contain_text("they said no.")
    assert region.evaluate("region => region.isConnected && region.childElementCount") == 1
    expect(page.locator("#toasts")).to_match_aria_snapshot("""
        - status:
          - paragraph: "Castell Rail: they said no. How far you got still counts."
          - link "What you could do next"
          - button "Undo"
        """)


def test_a_sheet_of_todays_things_as_it_is_read_out(visit, alice, day):
    make_application(alice, on=day)
    Reminder.objects.create(owner=alice, kind="own", words="Call Tom", due_on=day)
    page = visit(alice, viewport=PHONE)
    page.goto("/")
    page.get_by_role("button", name="Options for Call Tom").press("Enter")
    expect(page.locator("form:popover-open")).to_match_aria_snapshot("""
        - form "Call Tom":
          - paragraph: Call Tom
          - button "Tomorrow"
          - button "In three days"
          - button "Next week"
          - 'textbox "Date: Call Tom"'
          - button "Remind me on this date"
          - separator
          - button "Skip"
        """)


def test_a_toast_that_came_with_the_page_is_said_after_it(visit, alice, day):
    page = visit(alice)
    page.goto("/people/new/")
    page.get_by_label("Name").fill("Josie Lamb")
    page.add_init_script("""new MutationObserver((changes) => {
      if (changes.some((one) => one.target.id === "toasts" && one.removedNodes.length)) document.body.dataset.said = "yes";
    }).observe(document, { childList: true, subtree: true })""")
    page.get_by_role("button", name="Save").click()
    expect(page.locator("body[data-said]")).to_be_attached()
    expect(page.locator("#toasts .toast")).to_have_count(1)


def test_a_form_that_was_refused_puts_the_focus_on_what_to_look_at(visit, alice):
    page = visit(alice)
    page.goto("/people/new/")
    page.evaluate("document.querySelector('main form').noValidate = true")
    page.locator("main .btn-primary").press("Enter")
    expect(page.locator(".problem")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Name")).to_be_focused()


def test_each_key_of_the_list_does_what_the_list_says(visit, alice, rail):
    page = visit(alice)
    for keys, path in {
        "n": "/applications/new/", "g b": "/board/", "g l": "/applications/", "g p": "/people/", "g t": "/",
    }.items():  # fmt: skip
        page.goto("/settings/")
        for key in keys.split():
            page.keyboard.press(key)
        page.wait_for_url(lambda url, path=path: urlsplit(url).path == path)
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog", name="Keyboard shortcuts")
    expect(dialog).to_be_visible()
    assert urlsplit(page.url).path == "/"
    said = [row.replace("then", "").split() for row in page.locator(".keys tbody th").all_inner_texts()]
    single, twos = ["n", "/", "j", "k", "Enter", "x", "m", "u", "Esc", "?"], ["g b", "g l", "g p", "g t"]
    assert sorted(" ".join(keys) for keys in said) == sorted([*single, *twos, "↓ ↑ Home End"])
    page.keyboard.press("n")
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    assert urlsplit(page.url).path == "/"
    open_menu(page)
    page.locator("#move button[value=offer]").press("Enter")
    expect(page.locator("#cards-offer .card")).to_have_count(1)
    page.keyboard.press("u")
    expect(page.locator("#cards-applied .card")).to_have_count(1)
    page.keyboard.press("/")
    expect(page.locator(".side-search input")).to_be_focused()


def test_keys_do_nothing_in_a_field_with_a_modifier_in_a_menu_or_when_they_are_off(visit, alice, rail):
    page = visit(alice)
    page.goto("/settings/")
    page.get_by_label("Full name").press_sequentially("g b n ? u /")
    page.locator("main").focus()
    for keys in ("Control+/", "Alt+n", "Shift+n"):
        page.keyboard.press(keys)
    page.get_by_role("button", name="Account").press("Enter")
    page.keyboard.press("n")
    page.keyboard.press("Escape")
    page.get_by_role("checkbox", name="Keyboard shortcuts").uncheck()
    page.get_by_role("button", name="Save changes").click()
    expect(page.locator("#toasts")).to_contain_text("saved")
    page.locator("main").focus()
    for keys in ("n", "/", "?", "g", "b"):
        page.keyboard.press(keys)
    assert page.url.endswith("/settings/")
    expect(page.locator("main")).to_be_focused()
    assert not Profile.objects.get(user=alice).shortcuts


def test_the_way_through_a_page_begins_with_the_content_and_the_menu_gives_the_focus_back(visit, alice, rail):
    page = visit(alice)
    page.goto("/board/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to main content")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("navigation", name="View").get_by_role("link", name="Board")).to_be_focused()
    page.get_by_role("button", name="Account").press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator("#account").get_by_role("link", name="Settings")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Account")).to_be_focused()


def test_at_400_percent_the_bars_leave_room(visit, alice, rail):
    """1280 × 1024 at 400%: what stays in its place may not fill a window this small."""
    page = visit(alice, viewport={"width": 320, "height": 256})
    page.goto("/board/")
    kept = page.evaluate("""() => [...document.querySelectorAll("body *")].filter(one => one.checkVisibility()
      && ["fixed", "sticky"].includes(getComputedStyle(one).position)).reduce((sum, one) => sum + one.offsetHeight, 0)""")
    assert kept <= 64


def test_whoever_asks_for_less_motion_gets_none(visit, alice, rail):
    page = visit(alice, reduced_motion="reduce")
    open_menu(page)
    moving = page.evaluate("""() => [...document.querySelectorAll("body *")].filter(one => {
      const style = getComputedStyle(one);
      return style.animationName !== "none" || style.transitionDuration.split(",").some(time => parseFloat(time));
    }).map(one => one.outerHTML.slice(0, 100))""")
    assert moving == []
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"


def test_j_and_k_lead_through_cards_enter_opens_x_selects_and_m_moves(visit, alice, rail, day):
    make_application(alice, on=day, status="screening", company="Alder", title="Clerk")
    page = visit(alice)
    page.goto("/board/")
    page.keyboard.press("k")
    expect(page.get_by_role("link", name="Alder", exact=True)).to_be_focused()
    page.keyboard.press("k")
    expect(page.get_by_role("link", name="Castell Rail", exact=True)).to_be_focused()
    page.keyboard.press("k")
    expect(page.get_by_role("link", name="Castell Rail", exact=True)).to_be_focused()
    for key in ("x", "j", "x"):
        page.keyboard.press(key)
    expect(page.locator("#bulk [data-selected]")).to_have_text("2")
    expect(page.get_by_role("link", name="Alder", exact=True)).to_be_focused()
    page.keyboard.press("x")
    expect(page.locator("#bulk [data-selected]")).to_have_text("1")
    page.keyboard.press("m")
    expect(page.locator("#move-label")).to_have_text("Move Alder to")
    page.keyboard.press("Escape")
    page.locator("#bulk").get_by_role("button", name="Close", exact=True).click()
    page.locator("#bulk-close").get_by_role("button", name="Role cancelled").click()
    expect(page.locator("#toasts")).to_contain_text("Castell Rail closed as “Role cancelled”.")
    assert urlsplit(page.url).path == "/board/"
    expect(page.locator(".card")).to_have_count(1)
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Alder")


def test_so_they_do_through_rows_of_the_list(visit, alice, rail, day):
    make_application(alice, on=day, company="Alder", title="Clerk")
    page = visit(alice)
    page.goto("/applications/")
    rows = page.locator("tbody tr")
    for key in ("j", "j", "x"):
        page.keyboard.press(key)
    expect(rows.nth(1).get_by_role("checkbox")).to_be_checked()
    expect(rows.nth(0).get_by_role("checkbox")).not_to_be_checked()
    page.keyboard.press("Escape")
    expect(page.locator("#bulk")).to_be_hidden()
    page.keyboard.press("x")
    expect(page.locator("#bulk")).to_be_visible()
    rows.nth(1).get_by_role("checkbox").focus()
    page.keyboard.press("k")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: urlsplit(url).path.strip("/").split("/")[-1].isdecimal())


def test_so_they_do_through_what_is_next(visit, alice, rail, day):
    Reminder.objects.create(owner=alice, kind="own", words="Call Tom", due_on=day)
    Reminder.objects.create(owner=alice, kind="own", words="Ring them", application=rail, due_on=day)
    page = visit(alice)
    page.goto("/")
    page.keyboard.press("j")
    expect(page.get_by_role("button", name="Options for Call Tom")).to_be_focused()
    page.keyboard.press("j")
    expect(page.get_by_role("link", name="Ring them")).to_be_focused()
    page.keyboard.press("m")
    expect(page.locator("#move-label")).to_have_text("Move Castell Rail to")
    page.keyboard.press("Escape")
    page.keyboard.press("k")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Castell Rail")


def test_arrows_home_and_end_lead_through_menus_and_escape_leads_back(visit, alice, rail):
    page = visit(alice)
    page.goto("/board/")
    account = page.get_by_role("button", name="Account")
    account.focus()
    page.keyboard.press("ArrowDown")
    menu = page.locator("#account")
    expect(menu.get_by_role("link", name="Settings")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(menu.get_by_role("link", name="Keyboard shortcuts")).to_be_focused()
    page.keyboard.press("End")
    expect(menu.get_by_role("button", name="Sign out")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(menu.get_by_role("link", name="Settings")).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Home")
    expect(menu.get_by_role("link", name="Settings")).to_be_focused()
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    expect(account).to_be_focused()
    move = page.get_by_role("button", name="Move or close Castell Rail")
    expect(move).to_have_attribute("aria-expanded", "false")
    move.focus()
    page.keyboard.press("ArrowDown")
    expect(move).to_have_attribute("aria-expanded", "true")
    expect(page.locator("#move button[value=applied]")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.locator("#move button[value=screening]")).to_be_focused()
    page.locator("#move").get_by_label("Today").focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator("#move").get_by_label("Yesterday")).to_be_focused()
    page.keyboard.press("Escape")
    expect(move).to_have_attribute("aria-expanded", "false")
    expect(move).to_be_focused()


def test_the_list_of_keys_has_a_page_where_it_cannot_be_loaded(visit, alice):
    page = visit(alice)
    page.goto("/settings/")
    page.evaluate("window.htmx = undefined")
    page.locator("main").focus()
    page.keyboard.press("?")
    page.wait_for_url("**/shortcuts/")
