"""Adding in a browser: what is known shows while typing, nothing typed is lost, and it works without JavaScript and on a phone."""

from playwright.sync_api import expect

from applications.models import Application
from tests.browser.looking import DESKTOP, EVERYTHING, axe, problems
from tests.builders import make_application

PHONE = {"width": 390, "height": 844}


def no_problems(page) -> None:
    assert axe(page, EVERYTHING) == []


def test_what_is_known_shows_while_typing_and_adding_goes_on(visit, alice):
    make_application(
        alice, company="Wrenfield University", title="Timetabling officer", status="screening", closed_as="rejected"
    )
    page = visit(alice)
    page.goto("/applications/?sort=company")
    page.get_by_role("link", name="Add application").first.click()
    page.get_by_label("Company", exact=True).press_sequentially("wrenfield university ltd")
    known = page.locator("#before")
    expect(known).to_contain_text("They invited you to a screening call. They said no.")
    expect(known.get_by_role("link", name="Everything about Wrenfield University")).to_be_visible()
    no_problems(page)
    page.get_by_label("Title").fill("Service analyst")
    page.get_by_text("Yesterday", exact=True).click()
    page.get_by_role("button", name="Add application").click()
    expect(page.locator("#toasts")).to_contain_text("wrenfield university ltd added.")
    assert page.url.endswith("/applications/?sort=company")
    page.locator("#toasts").get_by_role("button", name="Undo").click()
    expect(page.locator("#toasts")).to_contain_text("Undone")
    assert Application.objects.for_user(alice).count() == 1


def test_the_very_advert_is_shown_by_its_link_and_then_not_asked_again(visit, alice):
    make_application(alice, company="Alder", link="https://jobs.example.org/7?utm_source=mail")
    page = visit(alice)
    page.goto("/applications/new/")
    page.get_by_label("Link to the job ad").press_sequentially("jobs.example.org/7")
    expect(page.locator("#before")).to_contain_text("(the same job ad)")
    page.get_by_label("Company", exact=True).fill("Alder")
    page.get_by_label("Title").fill("Analyst")
    expect(page.locator("#before input[name=seen]")).to_have_count(1)
    page.get_by_role("button", name="Add application").click()
    expect(page.locator("#toasts")).to_contain_text("Alder added.")
    assert Application.objects.for_user(alice).count() == 2


def test_companies_are_suggested(visit, alice):
    make_application(alice, company="Kestrel Freight")
    page = visit(alice)
    page.goto("/applications/new/")
    assert page.locator("#companies option").evaluate_all("options => options.map((option) => option.value)") == [
        "Kestrel Freight"
    ]


def test_what_was_typed_survives_leaving_and_coming_back(visit, alice):
    page = visit(alice)
    page.goto("/applications/new/")
    page.get_by_label("Company", exact=True).fill("Kestrel Freight")
    page.locator("details.more > summary").click()
    page.get_by_label("Notes").fill("A long note")
    page.goto("/board/")
    page.goto("/applications/new/")
    expect(page.get_by_label("Notes")).to_have_value("A long note")
    page.get_by_label("Title").fill("Analyst")
    page.get_by_role("button", name="Add and start another").click()
    expect(page.locator("#toasts")).to_contain_text("Kestrel Freight added.")
    expect(page.get_by_label("Company", exact=True)).to_have_value("")
    assert Application.objects.get().notes == "A long note"


def test_a_mistake_is_shown_beside_its_field_with_everything_kept(visit, alice):
    page = visit(alice)
    page.goto("/applications/new/")
    page.get_by_label("Company", exact=True).fill("Kestrel Freight")
    page.get_by_label("Title").fill("Analyst")
    page.locator("details.more > summary").click()
    page.get_by_label("Salary from").fill("plenty")
    page.get_by_role("button", name="Add application").click()
    expect(page.get_by_role("alert")).to_contain_text("Enter the salary as a number")
    expect(page.get_by_label("Salary from")).to_have_value("plenty")
    expect(page.get_by_label("Salary from")).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_label("Company", exact=True)).to_have_value("Kestrel Freight")
    no_problems(page)


def waiting_draft(visit, alice):
    """The edit page in a tab where notes were typed, after another tab has saved others, and the application."""
    application = make_application(alice)
    page = visit(alice)
    other = page.context.new_page()
    page.goto(f"/applications/{application.pk}/edit/")
    page.get_by_label("Notes").fill("waited in the first tab")
    other.goto(f"/applications/{application.pk}/edit/")
    other.get_by_label("Notes").fill("saved in the second tab")
    other.get_by_role("button", name="Save changes").click()
    expect(other.locator("#toasts")).to_contain_text(" saved.")
    page.reload()
    return page, application


def test_a_draft_that_waited_is_compared_with_what_another_tab_saved_meanwhile(visit, alice):
    page, application = waiting_draft(visit, alice)
    expect(page.get_by_label("Notes")).to_have_value("waited in the first tab")
    page.get_by_role("button", name="Save changes").click()
    expect(page.get_by_role("heading", name="Two versions")).to_be_visible()
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator("#toasts")).to_contain_text(" saved.")
    application.refresh_from_db()
    assert application.notes.split() == "saved in the second tab waited in the first tab".split()


def test_a_draft_that_is_discarded_leaves_the_page_as_it_is_now(visit, alice):
    page, application = waiting_draft(visit, alice)
    page.get_by_role("button", name="Discard").click()
    expect(page.get_by_label("Notes")).to_have_value("saved in the second tab")
    page.get_by_label("Notes").fill("seen, and written anew")
    page.get_by_role("button", name="Save changes").click()
    expect(page.locator("#toasts")).to_contain_text(" saved.")
    application.refresh_from_db()
    assert application.notes == "seen, and written anew"


def test_two_tabs_show_both_versions(visit, alice):
    application = make_application(alice, notes="")
    page = visit(alice)
    other = page.context.new_page()
    for tab, note in ((page, "from the first tab"), (other, "from the second tab")):
        tab.goto(f"/applications/{application.pk}/edit/")
        tab.get_by_label("Notes").fill(note)
    page.get_by_role("button", name="Save changes").click()
    expect(page.locator("#toasts")).to_contain_text(" saved")
    other.get_by_role("button", name="Save changes").click()
    expect(other.get_by_role("heading", name="Two versions")).to_be_visible()
    expect(other.locator("[data-version]").filter(has_text="from the first tab")).to_be_visible()
    expect(other.locator("[data-version]").filter(has_text="from the second tab")).to_be_visible()
    other.get_by_role("button", name="Save", exact=True).click()
    expect(other.locator("#toasts")).to_contain_text(" saved")
    application.refresh_from_db()
    assert "from the first tab" in application.notes
    assert "from the second tab" in application.notes


def test_without_javascript_and_with_a_picked_day(visit, alice):
    make_application(alice, company="Alder", closed_as="no_response")
    page = visit(alice, java_script_enabled=False)
    page.goto("/board/")
    page.get_by_role("link", name="Add application").first.click()
    page.get_by_label("Company", exact=True).fill("Alder")
    page.get_by_label("Title").fill("Analyst")
    page.get_by_text("Choose a date").click()
    page.get_by_label("Date", exact=True).fill("2026-01-05")
    page.get_by_role("button", name="Add application").click()
    expect(page.locator("#toasts")).to_contain_text("Alder added. You applied here")
    assert page.url.endswith("/board/")
    assert str(Application.objects.latest("pk").applied_on) == "2026-01-05"


def test_the_pages_around_it_have_no_problems(visit, alice):
    page = visit(alice)
    looks = [("dark", DESKTOP), ("light", PHONE), ("dark", PHONE)]
    page.goto("/")
    assert problems(page, looks) == []
    page.get_by_role("button", name="Look around with sample data").click()
    application = Application.objects.filter(status="interviewing", closed_as="").first()
    for path in (
        "/",
        "/applications/new/?company=Harrow+and+Finch",
        f"/applications/{application.pk}/edit/",
        f"/companies/{application.company_key}/",
    ):
        page.goto(path)
        assert problems(page, looks) == [], path


def test_sample_data_comes_and_goes_with_one_click_each(visit, alice):
    page = visit(alice)
    page.goto("/")
    page.get_by_role("button", name="Look around with sample data").click()
    expect(page.get_by_text("You’re looking at sample data.")).to_be_visible()
    page.get_by_role("button", name="Remove the sample data").click()
    expect(page.get_by_role("button", name="Look around with sample data")).to_be_visible()
    assert not Application.objects.exists()


def test_everything_by_keyboard(visit, alice):
    page = visit(alice)
    page.goto("/applications/new/")
    page.keyboard.type("Kestrel Freight")
    page.keyboard.press("Tab")
    page.keyboard.type("Analyst")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(page.locator("#toasts")).to_contain_text("Kestrel Freight added.")
    assert Application.objects.get().status == "screening"
