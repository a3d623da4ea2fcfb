"""From a job's page into Add in a browser: the bookmark on other sites' pages, the share menu, paste and drop."""

import datetime as dt
import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import expect

from applications.adding.bookmarklet import bookmarklet
from applications.models import Application
from tests.browser.looking import EVERYTHING, axe

ADVERTS = Path(__file__).parent.parent / "applications" / "adding" / "adverts"
STRICTEST = "default-src 'none'; script-src 'none'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
PHONE = {"width": 390, "height": 844}


def made_up(name: str) -> bytes | None:
    """Pages that are too long or too many to keep as files."""
    if name == "long":
        posting = {"@type": "JobPosting", "title": "Cook", "description": "<p>料理をする。 100% & #1</p>" * 50_000}
        return f'<title>x</title><script type="application/ld+json">{json.dumps(posting, ensure_ascii=False)}</script>'.encode()
    if name == "list":
        one = '<li itemscope itemtype="https://schema.org/JobPosting"><h2 itemprop="title">{}</h2></li>'
        return f"<main><ul>{one.format('Cook')}{one.format('Baker')}</ul></main>".encode()
    if name == "bare":
        return b'<main><h1>Cook</h1><p>We cook.</p></main><script type="application/ld+json">{"@type": "JobPosting", "title": "Head cook"}</script>'
    file = ADVERTS / f"{name}.html"
    return file.read_bytes() if file.exists() else None


class Adverts(BaseHTTPRequestHandler):
    """Another site: pages of jobs under the strictest policy there is."""

    def do_GET(self):
        content = made_up(self.path.strip("/"))
        self.send_response(404 if content is None else 200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Security-Policy", STRICTEST)
        self.end_headers()
        self.wfile.write(content or b"")

    def log_message(self, *arguments):
        pass


@pytest.fixture(scope="module")
def elsewhere():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Adverts)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def job_page(visit, elsewhere, live_server):
    """Opens a job's page for someone and clicks the bookmark there; gives the tab that opens.

    The address goes to the browser itself, as a click in the bookmarks bar does: no script of the page is involved.
    """

    def click(name, user=None, *, mark=""):
        page = visit(user)
        context, tab = page.context, page.context.new_page()
        tab.goto(f"{elsewhere}/{name}")
        refused = tab.evaluate_handle(
            "() => { const all = []; document.addEventListener('securitypolicyviolation', (one) => "
            "all.push(one.violatedDirective)); return all; }"
        )
        if mark:
            tab.evaluate("(what) => getSelection().selectAllChildren(document.querySelector(what))", mark)
        with context.expect_page() as opened:
            context.new_cdp_session(tab).send("Page.navigate", {"url": bookmarklet(live_server.url)})
        assert refused.json_value() == []
        if user:
            fill_in(opened.value)
        return opened.value

    return click


def fill_in(page) -> None:
    page.get_by_role("button", name="Fill in the form").click()


def no_problems(page) -> None:
    assert axe(page, EVERYTHING) == []


def sign_in(page) -> None:
    page.get_by_label("Email").fill("alice@example.org")
    page.get_by_label("Password").fill("correct horse battery")
    page.get_by_role("button", name="Sign in").click()


def bring(page, where: str, kind: str, **types: str) -> None:
    """Pastes or drops there what other programs put on the clipboard: {text_html: …}."""
    page.evaluate(
        """([where, kind, types]) => {
            const carried = new DataTransfer();
            for (const [type, text] of Object.entries(types)) carried.setData(type.replace("_", "/").replace("uri_list",
            "uri-list"), text);
            const options = { bubbles: true, cancelable: true };
            const event = kind === "paste" ? new ClipboardEvent("paste", { ...options, clipboardData: carried }) : new
            DragEvent("drop", { ...options, dataTransfer: carried });
            document.querySelector(where).dispatchEvent(event);
        }""",
        [where, kind, types],
    )


@pytest.mark.parametrize(
    ("name", "company", "title", "text"),
    [
        ("greenhouse", "Stillwater Housing", "Operations Analyst", "- plan repairs"),
        ("smartrecruiters", "Harrow and Finch", "Planning Officer", "- hear people"),
        ("ashby", "Alder & Vale", "Data Engineer", "- Python"),
        ("indeed", "Castell Rail", "Warehouse Coordinator", "Count, lift, and note."),
        ("plain", "Meadow Trust", "Gardener", "We keep nine gardens."),
    ],
)
def test_the_bookmark_opens_add_filled_in_from_pages_under_the_strictest_policy(
    job_page, alice, name, company, title, text
):
    page = job_page(name, alice)
    expect(page.get_by_label("Company", exact=True)).to_have_value(company)
    expect(page.get_by_label("Title")).to_have_value(title)
    assert text in page.get_by_label("Job ad", exact=True).input_value()
    assert page.url.endswith("/applications/new/")
    assert page.get_by_label("Saved").is_checked()
    assert not Application.objects.exists()
    no_problems(page)
    page.get_by_role("button", name="Add application").click()
    expect(page.locator("#toasts")).to_contain_text(" added.")
    added = Application.objects.get()
    assert (added.company, added.title, added.status) == (company, title, "saved")


def test_a_sign_in_in_between_loses_nothing(job_page, alice):
    page = job_page("lever")
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    assert "#" not in page.url
    assert "Kestrel" not in page.url
    sign_in(page)
    fill_in(page)
    expect(page.get_by_label("Company", exact=True)).to_have_value("Kestrel Freight")
    page.reload()
    expect(page.get_by_label("Company", exact=True)).to_have_value("Kestrel Freight")
    assert page.evaluate("sessionStorage.getItem('draft-captured')") is None


JOB = "Cook%0ACompany: Meadow Trust%0A%0AWe cook."
WAITS = "sessionStorage.getItem('draft-captured')"


def sign_in_as(page, name) -> None:
    page.goto("/accounts/login/")
    page.get_by_label("Email").fill(f"{name}@example.org")
    page.get_by_label("Password").fill("correct horse battery")
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_role("heading", level=1)).not_to_have_text("Sign in")


def is_not_there(page) -> None:
    page.goto("/applications/new/")
    page.wait_for_load_state("networkidle")
    expect(page.get_by_label("Company", exact=True)).to_have_value("")
    expect(page.get_by_text("A job’s page is waiting")).to_have_count(0)
    assert page.evaluate(WAITS) is None


def waiting_for(page) -> None:
    """A job's page that whoever is signed in has carried to Add and not yet taken in."""
    page.goto("/applications/new/")
    page.get_by_label("Company", exact=True).fill("Half typed")
    page.goto(f"/capture/#{JOB}")
    expect(page.get_by_text("this form isn’t empty")).to_be_visible()


def test_a_job_that_one_person_carried_is_not_shown_to_another_who_signs_in_in_the_same_tab(visit, alice, bob):
    page = visit(alice)
    waiting_for(page)
    page.context.clear_cookies(name="session")
    sign_in_as(page, "bob")
    is_not_there(page)


def test_what_one_person_pasted_when_the_session_had_ended_is_not_shown_to_another(visit, alice, bob):
    page = visit(alice)
    page.goto("/applications/new/")
    page.context.clear_cookies(name="session")
    bring(page, "h1", "paste", text_plain="Cook\nCompany: Meadow Trust\n\nWe cook.")
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    sign_in_as(page, "bob")
    is_not_there(page)


def test_it_waits_for_the_person_who_carried_it(visit, alice):
    page = visit(alice)
    waiting_for(page)
    page.context.clear_cookies(name="session")
    sign_in_as(page, "alice")
    page.goto("/applications/new/")
    page.get_by_role("button", name="Replace everything").click()
    expect(page.get_by_label("Company", exact=True)).to_have_value("Meadow Trust")


def test_what_nobody_carried_belongs_to_who_signs_in_next_and_to_nobody_after(visit, alice, bob):
    page = visit()
    page.goto(f"/capture/#{JOB}")
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    sign_in_as(page, "alice")
    page.goto("/board/")
    page.context.clear_cookies(name="session")
    sign_in_as(page, "bob")
    is_not_there(page)


@pytest.mark.parametrize(("minutes", "company"), [(29, "Meadow Trust"), (31, "")])
def test_what_nobody_carried_waits_for_half_an_hour(visit, alice, minutes, company):
    page = visit()
    page.goto(f"/capture/#{JOB}")
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    page.clock.set_system_time(dt.datetime.now() + dt.timedelta(minutes=minutes))
    sign_in_as(page, "alice")
    page.goto("/applications/new/")
    page.wait_for_load_state("networkidle")
    if company:
        fill_in(page)
    expect(page.get_by_label("Company", exact=True)).to_have_value(company)
    assert page.evaluate(WAITS) is None


@pytest.mark.parametrize("where", ["the menu", "the page"])
def test_signing_out_lets_it_go(visit, alice, where):
    page = visit(alice)
    waiting_for(page)
    if where == "the menu":
        page.get_by_role("button", name="Account").click()
        page.locator("#account").get_by_role("button", name="Sign out").click()
    else:
        page.goto("/accounts/logout/")
        page.locator("main").get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    assert page.evaluate(WAITS) is None


def test_what_any_other_page_can_hand_over_is_read_after_a_click(visit, alice):
    page = visit(alice)
    read = []
    page.on("request", lambda request: read.append(request.url) if "/capture/reading/" in request.url else None)
    page.goto(f"/capture/#{JOB}")
    expect(page.get_by_text("Nothing has been read or saved yet.")).to_be_visible()
    expect(page.get_by_role("button", name="Fill in the form")).to_be_focused()
    page.wait_for_load_state("networkidle")
    assert read == []
    expect(page.get_by_label("Company", exact=True)).to_have_value("")
    no_problems(page)
    page.get_by_role("button", name="Discard the job ad").click()
    is_not_there(page)
    assert read == []


def test_marked_text_becomes_the_advert(job_page, alice):
    page = job_page("greenhouse", alice, mark="main")
    expect(page.get_by_label("Title")).to_have_value("Operations Analyst")
    assert page.get_by_label("Job ad", exact=True).input_value().startswith("Operations Analyst\nLeeds\nAbout us")


def test_a_very_long_page_is_handed_over_as_far_as_it_fits(job_page, alice):
    page = job_page("long", alice)
    expect(page.get_by_label("Title")).to_have_value("Cook")
    text = page.get_by_label("Job ad", exact=True).input_value()
    assert len(text) > 10_000
    assert "料理をする。 100% & #1" in text
    assert text.endswith("[Shortened: the job ad was longer than Onward can save.]")
    expect(page.locator("#reading")).to_contain_text("only its first part was filled in")


def test_a_list_of_jobs_is_not_taken_for_one(job_page, alice):
    page = job_page("list", alice)
    expect(page.locator("#reading")).to_contain_text("This page lists several jobs.")
    expect(page.get_by_label("Title")).to_have_value("")


def test_what_the_structured_data_leaves_out_comes_from_the_page(job_page, alice):
    page = job_page("bare", alice)
    expect(page.get_by_label("Title")).to_have_value("Head cook")
    expect(page.get_by_label("Job ad", exact=True)).to_have_value("Cook\n\nWe cook.")


def test_what_was_begun_before_is_not_overwritten_unasked(visit, alice):
    page = visit(alice)
    page.goto("/applications/new/")
    page.get_by_label("Company", exact=True).fill("Half typed")
    page.goto("/capture/#" + "Cook%0ACompany: Meadow Trust%0A%0AWe cook. 100%25")
    expect(page.get_by_text("this form isn’t empty")).to_be_visible()
    expect(page.get_by_label("Company", exact=True)).to_have_value("Half typed")
    page.get_by_role("button", name="Replace everything").click()
    expect(page.get_by_label("Company", exact=True)).to_have_value("Meadow Trust")
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_label("Company", exact=True)).to_have_value("Half typed")


@pytest.mark.parametrize("fragment", ["", "#", "#%E0%A4%A", "#%20"])
def test_a_hand_over_with_nothing_in_it_is_said(visit, alice, fragment):
    page = visit(alice)
    page.goto(f"/capture/{fragment}")
    expect(page.get_by_text("Nothing was shared.")).to_be_visible()
    no_problems(page)


def test_a_phone_shares_before_anybody_signs_in(visit, alice, live_server):
    page = visit(viewport=PHONE)
    page.goto("/capture/")
    page.evaluate(
        """(fields) => {
            const form = document.createElement("form");
            form.method = "post";
            form.action = "/capture/shared/";
            for (const [name, value] of Object.entries(fields)) { const field = document.createElement("input");
            field.name = name; field.value = value; form.append(field); }
            document.body.append(form);
            form.submit();
        }""",
        {"title": "Job Application for Cook at Meadow Trust", "text": "https://boards.greenhouse.io/meadow/jobs/1", "url": ""},
    )  # fmt: skip
    sign_in(page)
    fill_in(page)
    expect(page.get_by_label("Company", exact=True)).to_have_value("Meadow Trust")
    expect(page.get_by_label("Link to the job ad")).to_have_value("https://boards.greenhouse.io/meadow/jobs/1")
    assert not Application.objects.exists()


def test_an_advert_is_pasted_anywhere_and_can_be_put_back(visit, alice):
    page = visit(alice)
    page.goto("/applications/new/")
    page.get_by_label("Title").fill("My own words")
    bring(page, "h1", "paste", text_html=(ADVERTS / "workday.html").read_text(), text_plain="Service Analyst")
    expect(page.get_by_label("Company", exact=True)).to_have_value("Wrenfield University")
    expect(page.get_by_label("Title")).to_have_value("My own words")
    expect(page.locator("#reading")).to_contain_text("What you typed yourself is unchanged: job title.")
    expect(page.get_by_label("Closing date")).to_have_value("2026-12-01")
    no_problems(page)
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_label("Company", exact=True)).to_have_value("")
    expect(page.get_by_label("Title")).to_have_value("My own words")


def test_a_link_is_dropped_with_its_words_and_pasted_into_its_field(visit, alice):
    page = visit(alice)
    page.goto("/applications/new/")
    link = "https://jobs.lever.co/kestrel-freight/9c1d"
    bring(page, "h1", "drop", text_uri_list=link, text_html=f'<a href="{link}">Route Planner</a>', text_plain=link)
    expect(page.get_by_label("Title")).to_have_value("Route Planner")
    expect(page.get_by_label("Link to the job ad")).to_have_value(link)
    page.reload()
    page.goto("/applications/new/?x=1")
    expect(page.get_by_label("Company", exact=True)).to_have_value("Kestrel Freight")


def test_a_paste_after_the_session_ended_comes_back_after_sign_in(visit, alice):
    page = visit(alice)
    page.goto("/applications/new/")
    page.get_by_label("Title").fill("My own words")
    page.context.clear_cookies(name="session")
    bring(page, "h1", "paste", text_plain=(ADVERTS / "workday.html").read_text())
    sign_in(page)
    expect(page.get_by_text("this form isn’t empty")).to_be_visible()
    expect(page.get_by_label("Title")).to_have_value("My own words")
    page.get_by_role("button", name="Fill in empty fields only").click()
    expect(page.get_by_label("Company", exact=True)).to_have_value("Wrenfield University")
    expect(page.get_by_label("Title")).to_have_value("My own words")


def test_a_server_that_does_not_answer_loses_nothing(visit, alice):
    page = visit(alice)
    page.goto("/applications/new/")
    page.route("**/capture/reading/", lambda route: route.fulfill(status=400, body="busy"))
    bring(page, "h1", "paste", text_plain="Cook\nCompany: Meadow Trust\n\nWe cook.")
    expect(page.locator("#reading")).to_contain_text("This couldn’t be read.")
    page.unroute("**/capture/reading/")
    page.get_by_role("button", name="Fill in the form").click()
    expect(page.get_by_label("Company", exact=True)).to_have_value("Meadow Trust")


def test_a_saved_page_is_dropped_as_a_file(visit, alice):
    page = visit(alice)
    page.goto("/applications/new/")
    drop = """([text, type]) => {
        const carried = new DataTransfer();
        carried.items.add(new File([text], "page", { type }));
        document.querySelector("h1").dispatchEvent(new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer: carried }));
    }"""
    page.evaluate(drop, ["x", "image/png"])
    expect(page.locator("#reading")).to_contain_text("Drop a saved page")
    page.evaluate(drop, [(ADVERTS / "personio.html").read_text(), "text/html"])
    expect(page.get_by_label("Company", exact=True)).to_have_value("Lindenhof Energie GmbH")
    expect(page.get_by_label("Location")).to_have_value("München, DE; Augsburg, DE and 1 more")


def test_one_line_pasted_into_another_field_stays_there(visit, alice):
    page = visit(alice)
    page.goto("/applications/new/")
    bring(page, "#id_company", "paste", text_plain="Meadow Trust")
    page.locator("details.more > summary").click()
    bring(page, "#id_notes", "paste", text_plain="Company: Meadow Trust\n\nWe cook.")
    page.get_by_label("Title").fill("Cook")
    bring(page, "#id_title", "paste", text_plain="Company: Meadow Trust\n\nWe cook.")
    expect(page.locator("#reading")).to_be_empty()


@pytest.mark.parametrize(
    "pasted", ["Cook\nCompany: Meadow Trust\n\nWe cook.", "https://jobs.lever.co/meadow-trust/9c1d"]
)
def test_add_begins_in_the_company_and_what_is_pasted_there_fills_the_form(visit, alice, pasted):
    page = visit(alice)
    page.goto("/")
    page.keyboard.press("n")
    expect(page.get_by_label("Company", exact=True)).to_be_focused()
    bring(page, ":focus", "paste", text_plain=pasted)
    expect(page.get_by_label("Company", exact=True)).to_have_value("Meadow Trust")
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_label("Company", exact=True)).to_have_value("")


def test_on_a_phone_adding_is_always_in_sight(visit, alice):
    page = visit(alice, viewport={"width": 390, "height": 844}, has_touch=True)
    page.goto("/applications/new/")
    page.locator("details.more > summary").click()
    for place in (0, 400, 9_000):
        page.evaluate("place => scrollTo(0, place)", place)
        expect(page.get_by_role("button", name="Add application")).to_be_in_viewport(ratio=1)


def test_enter_in_a_field_adds_and_does_not_read(visit, alice):
    page = visit(alice)
    page.goto("/applications/new/")
    page.get_by_label("Title").fill("Cook")
    page.get_by_label("Company", exact=True).fill("Meadow Trust")
    page.get_by_label("Company", exact=True).press("Enter")
    expect(page.locator("#toasts")).to_contain_text("Meadow Trust added.")


def test_paste_works_without_javascript(visit, alice):
    page = visit(alice, java_script_enabled=False)
    page.goto("/applications/new/")
    page.get_by_label("Title").fill("My own words")
    page.get_by_text("Paste a link or a job ad").click()
    page.get_by_label("A link, a job ad or a whole page").fill((ADVERTS / "indeed.html").read_text())
    page.get_by_role("button", name="Fill in the form").click()
    expect(page.get_by_label("Company", exact=True)).to_have_value("Castell Rail")
    expect(page.get_by_label("Title")).to_have_value("My own words")
    page.get_by_role("button", name="Add application").click()
    expect(page.locator("#toasts")).to_contain_text("Castell Rail added.")
    assert Application.objects.get().title == "My own words"


@pytest.mark.parametrize("look", [{}, {"color_scheme": "dark"}, {"viewport": PHONE}])
def test_the_page_that_explains_it_has_no_problems(visit, alice, look):
    page = visit(alice, **look)
    page.goto("/capture/start/")
    button = page.get_by_role("link", name="Add to Onward")
    assert button.get_attribute("href").startswith("javascript:(()")
    button.click()
    expect(page.get_by_label("Bookmark address")).to_be_visible()
    expect(page.get_by_text("Drag this button to your bookmarks bar")).to_be_visible()
    no_problems(page)
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
