"""Import in a browser: progress, dropping a file, exceptions, bringing it up to date, without JavaScript, on a phone, in the dark."""

import re

import pytest
from playwright.sync_api import expect

from applications.models import Application, ImportBatch
from tests.browser.looking import HIDDEN_FOCUS, problems_in_each_theme

HEADER = "Application Date,Company Name,Job Title,Job Url\n"
PHONE = {"width": 390, "height": 844}


def file_of(rows: int, *, name: str = "Job Applications.csv", bad: int = 0) -> dict:
    lines = [
        f'"{1 + number % 10}/{1 + number % 28}/26, 10:09 AM",Company {number},Analyst,http://www.linkedin.com/jobs/view/{4311000000 + number}'
        for number in range(rows)
    ]
    lines += ["never,No one,Analyst,"] * bad
    return {"name": name, "mimeType": "text/csv", "buffer": (HEADER + "\n".join(lines) + "\n").encode()}


def bring(page, *files) -> None:
    page.goto("/import/")
    page.locator("input[type=file]").set_input_files(list(files))
    page.get_by_role("button", name="Check rows").click()


def no_problems(page) -> None:
    assert problems_in_each_theme(page) == []
    if page.viewport_size == PHONE:
        page.emulate_media(reduced_motion="reduce")
        assert page.evaluate(HIDDEN_FOCUS) == []


def test_a_long_file_is_read_with_progress_and_added(visit, alice):
    page = visit(alice)
    bring(page, file_of(1700, bad=2))
    page.get_by_role("button", name="Add 1700 applications").click()
    expect(page.get_by_role("heading", name="Import finished")).to_be_visible()
    assert Application.objects.for_user(alice).count() == 1700
    page.locator("#toasts").get_by_role("button", name="Undo").click()
    expect(page.get_by_role("heading", name="This import was undone")).to_be_visible()
    assert Application.objects.for_user(alice).count() == 0


def test_ticking_a_row_changes_what_the_button_says_and_pages_keep_it(visit, alice):
    page = visit(alice)
    bring(page, file_of(150))
    page.get_by_label("Skip Company 3, Analyst").check()
    expect(page.get_by_role("button", name="Add 149 applications")).to_be_visible()
    page.get_by_role("button", name="More rows").click()
    expect(page.get_by_text("101 to 150 of 150")).to_be_visible()
    page.get_by_label("Skip Company 120, Analyst").check()
    expect(page.get_by_role("button", name="Add 148 applications")).to_be_visible()
    page.get_by_role("button", name="Earlier rows").click()
    expect(page.get_by_label("Skip Company 3, Analyst")).to_be_checked()
    page.get_by_role("button", name="Add 148 applications").click()
    expect(page.get_by_role("heading", name="Import finished")).to_be_visible()
    assert Application.objects.for_user(alice).count() == 148


def test_a_file_is_dropped_anywhere_on_the_page(visit, alice):
    page = visit(alice)
    page.goto("/import/")
    page.evaluate(
        """(text) => {
            const carried = new DataTransfer();
            carried.items.add(new File([text], "Job Applications.csv", { type: "text/csv" }));
            document.querySelector("h1").dispatchEvent(new DragEvent("drop", { bubbles: true, cancelable: true,
            dataTransfer: carried }));
        }""",
        file_of(3)["buffer"].decode(),
    )
    expect(page.get_by_role("button", name="Add 3 applications")).to_be_visible()


SHEET = """Firm,Role,Sent,What happened,Where,Stars
Harbourline,Planner,02/03/2026,no after call,Bath (hybrid),3
Wrenfield Uni,Timetabling officer,05/03/2026,ghosted,remote,5
Tolland & Sons,Stock planner,11/04/2026,closed,Bristol,2
Marsh Barton,Analyst,early April?,rej,Exeter,
"""


def sheet(text: str = SHEET) -> dict:
    return {"name": "spring.csv", "mimeType": "text/csv", "buffer": text.encode()}


def test_a_table_may_be_dropped_on_any_page_and_other_files_change_nothing(visit, alice):
    page = visit(alice)
    page.goto("/board/")
    drop = """([name, text]) => {
        const carried = new DataTransfer();
        carried.items.add(new File([text], name));
        document.querySelector("h1").dispatchEvent(new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer: carried }));
    }"""
    page.evaluate(drop, ["photo.png", "x"])
    expect(page).to_have_url(re.compile("/board/$"))
    page.evaluate(drop, ["spring.csv", SHEET])
    expect(page.get_by_role("heading", name="Which column is which?")).to_be_visible()


def test_the_mapping_page_shows_at_once_what_a_choice_does(visit, alice):
    page = visit(alice)
    bring(page, sheet())
    expect(page.get_by_label("Firm")).to_have_value("company")
    page.get_by_role("button", name="Check rows").click()
    expect(page.get_by_role("alert")).to_contain_text("whether the day or the month comes first")
    first = page.locator("#understood .rows .row").first
    page.get_by_label("3 February 2026").check()
    expect(first).to_contain_text("Rejected, applied 3")
    page.get_by_label("2 March 2026").check()
    expect(first).to_contain_text("2\u00a0Mar")
    page.get_by_label("What happened").select_option("Notes")
    expect(page.get_by_role("heading", name="What your status words mean")).to_have_count(0)
    expect(first).to_contain_text("Applied")
    page.get_by_label("What happened").select_option("Status and outcome")
    page.get_by_label("closed").select_option("Role cancelled")
    page.get_by_label("2 March 2026").check()
    page.get_by_role("button", name="Check rows").click()
    page.get_by_label("Date for Row 5").fill("2026-04-02")
    page.get_by_role("button", name="Check again").click()
    page.get_by_role("button", name="Add 4 applications").click()
    expect(page.get_by_role("heading", name="Import finished")).to_be_visible()
    assert Application.objects.get(owner=alice, company="Tolland & Sons").closed_as == "cancelled"
    page.locator("#toasts").get_by_role("button", name="Undo").click()
    expect(page.get_by_role("heading", name="This import was undone")).to_be_visible()
    assert not Application.objects.for_user(alice).exists()


def test_an_own_sheet_works_without_javascript(visit, alice):
    page = visit(alice, java_script_enabled=False)
    bring(page, sheet())
    page.get_by_label("3 February 2026").check()
    page.get_by_role("button", name="Update preview").click()
    expect(page.locator("#understood .rows .row").first).to_contain_text("Rejected, applied 3")
    page.get_by_role("button", name="Check rows").click()
    page.get_by_role("button", name="Continue").click()
    page.get_by_label("What does that mean?").select_option("Rejected")
    page.get_by_role("button", name="Add 3 applications").click()
    expect(page.get_by_role("heading", name="Import finished")).to_be_visible()
    assert Application.objects.for_user(alice).filter(closed_as="rejected").count() == 2


def test_a_file_that_is_too_large_is_told_before_it_is_sent(visit, alice):
    page = visit(alice)
    page.goto("/import/")
    page.locator("input[type=file]").evaluate("field => { field.dataset.most = 50; }")
    page.locator("input[type=file]").set_input_files(file_of(3))
    expect(page.get_by_text("The limit is 50 MB.")).to_be_visible()
    page.get_by_role("button", name="Check rows").click()
    expect(page).to_have_url(re.compile("/import/$"))


def test_bringing_it_up_to_date_and_back(visit, alice):
    page = visit(alice)
    bring(page, file_of(30))
    page.get_by_role("button", name="Add 30 applications").click()
    page.get_by_role("link", name="Update outcomes").click()
    first = page.locator(".up-to-date").first
    first.get_by_role("group", name=re.compile("^Outcome of all")).get_by_text("No response").click()
    first.get_by_text("One by one").click()
    first.locator(".row").first.get_by_text("Rejected").click()
    page.get_by_role("button", name="Save").click()
    expect(page.locator("#toasts")).to_contain_text("24 applications closed. The rest are still open.")
    assert Application.objects.for_user(alice).filter(closed_as="rejected").count() == 1
    assert Application.objects.for_user(alice).filter(closed_as="no_response").exists()
    page.locator("#toasts").get_by_role("button", name="Undo").click()
    expect(page.locator("#toasts")).to_contain_text("Undone")
    assert Application.objects.for_user(alice).open().count() == 30


AGAIN = """Company,Role,Date applied,Status,Location
Acorn,Engineer,2026-05-01,{},Leeds
Birch,Analyst,2026-05-02,{},York
"""


def test_pasted_cells_come_in_and_are_brought_up_to_date_by_pasting_again(visit, alice):
    page = visit(alice)
    for states in (("Applied", "Applied"), ("Rejected", "Interview")):
        page.goto("/import/")
        page.get_by_text("Paste cells instead").click()
        page.get_by_label("Cells from a spreadsheet").fill(AGAIN.format(*states).replace(",", "\t"))
        page.get_by_role("button", name="Check rows").click()
        if states[0] == "Applied":
            page.get_by_role("button", name="Check rows").click()
            page.get_by_role("button", name="Add 2 applications").click()
            expect(page.get_by_role("heading", name="Import finished")).to_be_visible()
    page.get_by_role("button", name="Update all 2").click()
    expect(page.locator("#toasts")).to_contain_text("2 statuses updated.")
    assert dict(Application.objects.for_user(alice).values_list("company", "status")) == {
        "Acorn": "applied", "Birch": "interviewing",
    }  # fmt: skip
    page.locator("#toasts").get_by_role("button", name="Undo").click()
    expect(page.get_by_role("heading", name="This import was undone")).to_be_visible()
    assert set(Application.objects.for_user(alice).values_list("status", "closed_as")) == {("applied", "")}


def test_the_button_counts_what_is_added_and_what_is_updated(visit, alice):
    page = visit(alice)
    bring(page, sheet(AGAIN.format("Applied", "Applied")))
    page.get_by_role("button", name="Check rows").click()
    page.get_by_role("button", name="Add 2 applications").click()
    expect(page.get_by_role("heading", name="Import finished")).to_be_visible()
    bring(page, sheet(AGAIN.format("Rejected", "Interview") + "Cedar,Clerk,2026-05-03,Applied,Hull\n"))
    page.get_by_role("button", name="Add 1 application").wait_for()
    page.get_by_label("All 2").select_option("update")
    expect(page.get_by_role("button", name="Add 1 and update 2")).to_be_visible()
    page.get_by_label("Acorn, Engineer").select_option("skip")
    expect(page.get_by_role("button", name="Add 1 and update 1")).to_be_visible()
    page.get_by_label("Skip Cedar, Clerk").check()
    page.get_by_role("button", name="Update 1 application").click()
    expect(page.locator("#toasts")).to_contain_text("1 status updated.")
    assert Application.objects.for_user(alice).count() == 2


POLISH = (
    "Firma;Stanowisko;Data aplikacji;Status\nŻubr Sp. z o.o.;Kierowca;03.09.2026;wysłano\n;Księgowa;04.09.2026;cisza\n"
)
EITHER = (
    "Job Title,Company Name,Job URL,Applied Date,Status,Archived\nCook,Ash,https://a.example/1,4/5/2026,Applied,false\n"
)
SEVERAL = "Date,Company,Role,Status\n2026-05-01,Ash,Cook,Applied\n2026-05-09,Ash,Cook,Rejected\nsoon,Elm,Vet,Applied\n"


@pytest.mark.parametrize("options", [{}, {"viewport": PHONE, "has_touch": True}], ids=["desktop", "phone"])
def test_what_only_some_files_bring_up_is_free_of_accessibility_problems(visit, alice, options):
    page = visit(alice, **options)
    bring(page, {"name": "a.csv", "mimeType": "text/csv", "buffer": POLISH.encode("cp1250")})
    expect(page.get_by_label("Text encoding")).to_have_value("cp1250")
    no_problems(page)
    bring(page, sheet(EITHER))
    expect(page.get_by_role("heading", name="Day first or month first?")).to_be_visible()
    no_problems(page)
    bring(page, sheet(SEVERAL))
    page.get_by_role("button", name="Check rows").click()
    expect(page.get_by_role("heading", name="Rows about the same job")).to_be_visible()
    no_problems(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_all_of_it_works_without_javascript(visit, alice):
    page = visit(alice, java_script_enabled=False)
    bring(page, file_of(700))
    expect(page.get_by_text("0 of 700 rows checked")).to_be_visible()
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_text("500 of 700 rows checked")).to_be_visible()
    page.get_by_role("button", name="Continue").click()
    page.get_by_label("Skip Company 0, Analyst").check()
    page.get_by_role("button", name="Add 700 applications").click()
    expect(page.get_by_role("heading", name="Import finished")).to_be_visible()
    assert Application.objects.for_user(alice).count() == 699
    page.get_by_role("button", name="Undo import").click()
    expect(page.get_by_role("heading", name="This import was undone")).to_be_visible()


@pytest.mark.parametrize("options", [{}, {"viewport": PHONE, "has_touch": True}], ids=["desktop", "phone"])
def test_every_import_page_is_free_of_accessibility_problems(visit, alice, options):
    page = visit(alice, **options)
    bring(page, {"name": "x.csv", "mimeType": "text/csv", "buffer": b"nonsense"})
    no_problems(page)
    bring(page, file_of(12))
    page.get_by_role("button", name="Add 12 applications").click()
    no_problems(page)
    bring(page, file_of(130, bad=3))
    expect(page.get_by_role("button", name="Add 118 applications")).to_be_visible()
    no_problems(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.get_by_role("button", name="Add 118 applications").click()
    expect(page.get_by_role("heading", name="Import finished")).to_be_visible()
    page.goto(f"/import/done/{ImportBatch.objects.earliest('pk').pk}/update/")
    for fold in page.get_by_text("One by one").all():
        fold.click()
    no_problems(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    bring(page, sheet())
    no_problems(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.get_by_label("2 March 2026").check()
    page.get_by_role("button", name="Check rows").click()
    expect(page.get_by_role("heading", name="1 row says “closed”")).to_be_visible()
    no_problems(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    bring(page, file_of(12))
    expect(page.get_by_role("heading", name="Already in Onward")).to_be_visible()
    no_problems(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.goto("/import/")
    no_problems(page)


def test_enter_in_a_field_neither_confirms_nor_skips(visit, alice):
    """Enter presses the first button of a form, whatever that is called."""
    page = visit(alice)
    bring(
        page, {"name": "kept.csv", "mimeType": "text/csv", "buffer": "Firma;Status\nMüller;applied\n".encode("cp1252")}
    )
    page.get_by_label("Job title for all rows").fill("Clerk")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="1 application ready to add")).to_be_visible()
    bring(page, file_of(1, bad=1))
    page.get_by_label("Date for Row 3").fill("2026-03-02")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="2 applications ready to add")).to_be_visible()
    assert not Application.objects.for_user(alice).exists()
