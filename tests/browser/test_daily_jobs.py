"""How many clicks and keys the jobs of a day take, counted from Today or from the page where the person is.

Words that are typed count as none, Enter and each click, tap and other key as one.
"""

import datetime as dt
import json
import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from playwright.sync_api import expect

from applications.models import Application, InterviewStage, Profile, StagedImport
from feedback.models import FeedbackRequest, Reminder
from tests.browser.test_capture import bring
from tests.builders import make_application, make_contact, make_document, make_request, make_stage

PHONE = {"width": 390, "height": 844}
SIZES = pytest.mark.parametrize("size", [{"width": 1440, "height": 900}, PHONE], ids=["desk", "phone"])


class Hand:
    """Uses a page as a person does, and counts: `done` is how many clicks and keys it took so far."""

    def __init__(self, page):
        self.page, self.done = page, 0

    def click(self, what) -> None:
        what.click()
        self.done += 1

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)
        self.done += 1

    def type(self, words: str) -> None:
        self.page.keyboard.type(words)


def no_problems(page) -> None:
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()


@pytest.fixture
def day(alice):
    return Profile.of(alice).today()


@pytest.fixture
def kestrel(alice, day):
    return make_application(alice, company="Kestrel Freight", title="Route planner", on=day, location="Hull")


def state_of(application) -> str:
    application.refresh_from_db()
    return application.state


def open_menus(page):
    return page.get_by_role("button", name="Move or close Kestrel Freight")


def pages_with_a_line(alice, kestrel, day) -> dict[str, str]:
    """{address: where on that page the line is}."""
    zoe = make_contact(alice, name="Zoë Marsh")
    kestrel.contacts.add(zoe)
    return {
        "/": ".next-up",
        "/board/": ".card",
        "/applications/": "tbody",
        "/applications/?q=kestrel": "tbody",
        f"/companies/{kestrel.company_key}/": "#lines",
        f"/people/{zoe.pk}/": "#lines",
    }


def test_a_no_takes_two_clicks_from_each_page_and_the_person_stays_there(visit, alice, kestrel, day):
    make_stage(kestrel, starts_at=timezone.now() + dt.timedelta(hours=30))
    page = visit(alice)
    for address, where in pages_with_a_line(alice, kestrel, day).items():
        page.goto(address)
        hand = Hand(page)
        hand.click(page.locator(where).get_by_role("button", name="Move or close Kestrel Freight"))
        hand.click(page.locator("#move").get_by_role("button", name="Rejected"))
        expect(page.locator("#toasts")).to_contain_text("they said no.")
        assert (hand.done, state_of(kestrel)) == (2, "rejected"), address
        hand.press("u")
        expect(page.locator("#toasts")).to_contain_text("Undone")
        assert (hand.done, state_of(kestrel)) == (3, "applied"), address
        assert page.url.endswith(address)


def test_each_kind_of_line_on_today_has_the_menu_and_follows_it(visit, alice, day):
    soon = make_application(alice, company="Soon Ltd", status="screening", on=day)
    make_stage(soon, starts_at=timezone.now() + dt.timedelta(hours=30))
    make_application(alice, company="Offer Ltd", status="offer", on=day)
    make_application(alice, company="Quiet Ltd", on=day - dt.timedelta(days=90))
    page = visit(alice)
    page.goto("/")
    for where, company in {
        ".next-up": "Soon Ltd",
        ".coming": "Soon Ltd",
        ".offers-open": "Offer Ltd",
        ".quiet": "Quiet Ltd",
        "section:has(> .section-head #lately)": "Offer Ltd",
    }.items():
        expect(page.locator(where).get_by_role("button", name=f"Move or close {company}").first).to_be_visible()
    page.locator(".quiet").get_by_role("button", name="Move or close Quiet Ltd").click()
    expect(page.locator("#move [aria-current]")).to_have_text("Applied")
    page.locator("#move").get_by_role("button", name="No response").click()
    expect(page.locator(".quiet")).to_have_count(0)
    expect(page.locator("#toasts [data-undo]")).to_be_focused()
    expect(page.locator("#toasts")).to_contain_text("Add a note")
    page.keyboard.press("u")
    expect(page.locator(".quiet").get_by_role("button", name="Move or close Quiet Ltd")).to_have_count(1)


def test_what_is_open_or_ticked_on_today_stays_so_after_a_move(visit, alice, day):
    for name in ("Alder", "Basalt", "Cobalt"):
        make_application(alice, company=name, on=day - dt.timedelta(days=90))
    page = visit(alice)
    page.goto("/")
    page.locator(".quiet").get_by_role("checkbox", name="Alder").check()
    page.locator(".quiet").get_by_role("button", name="Move or close Basalt").click()
    page.locator("#move").get_by_role("button", name="Screening").click()
    expect(page.locator(".quiet .row")).to_have_count(2)
    expect(page.locator(".quiet").get_by_role("checkbox", name="Alder")).to_be_checked()
    expect(page.locator(".quiet").get_by_role("checkbox", name="Cobalt")).not_to_be_checked()


def test_what_is_typed_on_a_companys_page_stays_there_when_something_moves(visit, alice, kestrel):
    page = visit(alice)
    page.goto(f"/companies/{kestrel.company_key}/")
    page.locator("#id_note").fill("Ask for Ms Hale.")
    open_menus(page).click()
    page.locator("#move").get_by_role("button", name="Rejected").click()
    expect(page.locator("#lines .chip")).to_have_text("Rejected")
    expect(page.locator("#standing")).to_contain_text("closed")
    expect(page.locator("#id_note")).to_have_value("Ask for Ms Hale.")
    expect(open_menus(page)).to_be_focused()


@pytest.mark.parametrize("address", ["/find/", "/settings/"])
def test_a_suggestion_of_the_search_has_the_menu_too(visit, alice, kestrel, address):
    page = visit(alice)
    page.goto(address)
    hand = Hand(page)
    field = page.locator("#find" if address == "/find/" else "#side-search")
    field.focus()
    hand.type("kest")
    found = page.locator(f"#{field.get_attribute('id')}-found")
    hand.click(found.get_by_label("Move or close Kestrel Freight"))
    hand.click(page.locator("form").get_by_role("button", name="Rejected"))
    expect(page.locator("#toasts")).to_contain_text("they said no.")
    assert page.url.endswith(address)
    assert (hand.done, state_of(kestrel)) == (2, "rejected")
    if address == "/find/":
        expect(found).to_contain_text("they said no")
        page.locator("#toasts [data-undo]").click()
        expect(found).not_to_contain_text("they said no")
        assert state_of(kestrel) == "applied"


def test_suggestions_stay_while_the_menu_of_one_is_open(visit, alice, kestrel):
    page = visit(alice)
    page.goto("/board/")
    page.keyboard.press("/")
    page.keyboard.type("kest")
    found = page.locator("#side-search-found")
    found.get_by_role("button", name="Move or close Kestrel Freight").click()
    expect(found.get_by_role("link")).to_be_visible()
    page.locator("#move").get_by_role("button", name="Offer").click()
    expect(page.locator("#cards-offer .card")).to_have_count(1)
    expect(found.get_by_role("link")).to_have_count(0)


def test_without_javascript_a_no_takes_the_same_clicks_and_the_person_stays_there(visit, alice, kestrel, day):
    make_stage(kestrel, starts_at=timezone.now() + dt.timedelta(hours=30))
    page = visit(alice, java_script_enabled=False)
    for address, where in pages_with_a_line(alice, kestrel, day).items():
        page.goto(address)
        hand = Hand(page)
        hand.click(page.locator(where).get_by_role("link", name="Move or close Kestrel Freight"))
        hand.click(page.get_by_role("button", name="Rejected"))
        expect(page.locator("#toasts")).to_contain_text("they said no.")
        assert page.url.endswith(address)
        assert (hand.done, state_of(kestrel)) == (2, "rejected"), address
        page.locator("#toasts").get_by_role("button", name="Undo").click()
        assert state_of(kestrel) == "applied", address


def test_an_application_is_added_with_one_key_and_a_paste(visit, alice):
    page = visit(alice)
    page.goto("/")
    hand = Hand(page)
    hand.press("n")
    page.wait_for_url(re.compile("/applications/new/"))
    expect(page.get_by_label("Company", exact=True)).to_be_focused()
    assert hand.done == 1
    bring(page, ":focus", "paste", text_plain="Cook\nCompany: Meadow Trust\n\nWe cook.")
    expect(page.get_by_label("Company", exact=True)).to_have_value("Meadow Trust")


def test_something_is_found_with_one_key_its_name_and_enter(visit, alice, kestrel):
    page = visit(alice)
    page.goto("/")
    hand = Hand(page)
    hand.press("/")
    hand.type("kestrel")
    hand.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Kestrel Freight")
    assert hand.done == 2


@pytest.fixture
def closed(alice, day):
    ended = {"closed_as": "rejected", "closed_on": day - dt.timedelta(days=40)}
    return make_application(alice, company="Fernway Trust", on=day - dt.timedelta(days=60), **ended)


@SIZES
def test_a_reply_is_recorded_in_two(visit, alice, day, closed, size):
    sent_on = day - dt.timedelta(days=3)
    asked = make_request(
        closed, contact=make_contact(alice, name="Hanna Brandt"), state="sent", sent_on=sent_on, due_on=sent_on
    )
    Reminder.objects.create(
        owner=alice, kind="look", application=closed, request=asked, due_on=sent_on + dt.timedelta(days=14)
    )
    page = visit(alice, viewport=size)
    page.goto("/")
    hand = Hand(page)
    hand.click(page.get_by_role("link", name="Did Hanna Brandt reply?"))
    expect(page.get_by_label("Their reply")).to_be_focused()
    hand.type("Bring one example where the figures changed a decision.")
    hand.click(page.get_by_role("button", name="Save reply"))
    page.get_by_role("heading", name="Hanna Brandt replied").wait_for()
    assert hand.done == 2
    asked.refresh_from_db()
    assert asked.answer.startswith("Bring one example")


@SIZES
def test_advice_nobody_asked_for_is_saved_from_its_application_in_two(visit, alice, closed, size):
    page = visit(alice, viewport=size)
    page.goto(closed.get_absolute_url())
    hand = Hand(page)
    hand.click(page.get_by_role("link", name="Advice they gave you"))
    expect(page.get_by_label("What they wrote or said")).to_be_focused()
    hand.type("Say the result first.")
    hand.click(page.get_by_role("button", name="Save advice"))
    page.get_by_role("heading", name="Someone there gave you advice").wait_for()
    assert hand.done == 2
    assert FeedbackRequest.objects.get().answer == "Say the result first."


SHARES = "navigator.share = async (shared) => { sessionStorage.shared = JSON.stringify(shared); };"
FRIENDS = pytest.mark.parametrize(
    ("entry", "heading"),
    [
        ("Practise with a friend", "Practice"),
        ("Get a first impression", "First impressions: CV"),
    ],
)


@pytest.fixture
def nora(alice, documents_folder):
    cache.clear()
    Profile.objects.filter(user=alice).update(called="Nora")
    make_document(alice)
    return alice


@FRIENDS
def test_a_link_for_a_friend_is_in_the_phones_share_sheet_in_three(visit, nora, entry, heading):
    page = visit(nora, viewport=PHONE, has_touch=True)
    page.add_init_script(SHARES)
    page.goto("/")
    hand = Hand(page)
    hand.click(page.get_by_role("button", name="More", exact=True))
    hand.click(page.locator("#more").get_by_role("link", name=entry))
    hand.click(page.get_by_role("button", name="Share link"))
    page.get_by_role("heading", name=heading, exact=True).wait_for()
    shared = json.loads(page.evaluate("sessionStorage.shared"))
    assert page.get_by_label("Link", exact=True).input_value() in shared["text"]
    assert hand.done == 3
    page.evaluate("delete sessionStorage.shared")
    page.get_by_role("button", name="Share…").click()
    assert json.loads(page.evaluate("sessionStorage.shared")) == shared


@FRIENDS
def test_without_a_share_sheet_it_is_in_the_clipboard_in_three(visit, nora, entry, heading):
    page = visit(nora, permissions=["clipboard-read", "clipboard-write"])
    page.goto("/")
    hand = Hand(page)
    hand.click(page.get_by_role("navigation", name="Main").get_by_role("link", name="Learn"))
    hand.click(page.get_by_role("link", name=entry.replace("Get a", "Ask for a")))
    hand.click(page.get_by_role("button", name="Copy link"))
    page.get_by_role("heading", name=heading, exact=True).wait_for()
    expect(page.locator("[data-letter-state]")).to_have_text("Copied.")
    assert page.get_by_label("Link", exact=True).input_value() == page.evaluate("navigator.clipboard.readText()")
    assert hand.done == 3


@FRIENDS
def test_without_javascript_the_link_is_a_text_in_a_field(visit, nora, entry, heading):
    page = visit(nora, java_script_enabled=False)
    page.goto("/learn/")
    page.get_by_role("link", name=entry.replace("Get a", "Ask for a")).click()
    page.get_by_role("button", name="Create link").click()
    assert "/friend/" in page.get_by_label("Link", exact=True).input_value()


def test_a_link_that_lacks_a_name_says_so_and_loses_nothing(visit, nora):
    page = visit(nora, viewport=PHONE)
    page.add_init_script(SHARES)
    page.goto("/practice/new/?with=friend")
    page.get_by_label("Your own question").fill("What do maps hide?")
    page.get_by_label("Your first name, as friends see it").evaluate("one => { one.required = false; one.value = ''; }")
    page.get_by_role("button", name="Share link").click()
    expect(page.locator(".problem")).to_contain_text("Your first name, as friends see it")
    expect(page.get_by_label("Your own question")).to_have_value("What do maps hide?")
    assert page.evaluate("sessionStorage.shared") is None


def test_an_interview_takes_three_from_a_card_with_its_words_typed(visit, alice, kestrel):
    page = visit(alice)
    page.goto("/board/")
    hand = Hand(page)
    hand.click(open_menus(page))
    hand.click(page.locator("#move").get_by_role("link", name="Add an interview"))
    expect(page.locator("#id_when")).to_be_focused()
    hand.type("1 Dec 2099 2pm for 45 min")
    expect(page.locator("#read-as")).to_contain_text(
        "Tuesday 1\N{NO-BREAK SPACE}December\N{NO-BREAK SPACE}2099, 14:00 to 14:45"
    )
    hand.press("Enter")
    expect(page.locator("#toasts")).to_contain_text("2099 at 14:00. Kestrel Freight moved to Screening.")
    assert hand.done == 3
    stage = InterviewStage.objects.get()
    assert (stage.kind, stage.minutes, stage.starts_at) == ("screen", 45, dt.datetime(2099, 12, 1, 14, tzinfo=dt.UTC))


def test_the_words_and_the_pickers_of_an_interview_fill_each_other(visit, alice, kestrel):
    page = visit(alice)
    page.goto(f"/applications/{kestrel.pk}/stages/new/")
    words, date, time = page.locator("#id_when"), page.locator("#id_day"), page.locator("#id_time")
    words.fill("1 Dec 2099 2pm")
    expect(date).to_have_value("2099-12-01")
    expect(time).to_have_value("14:00")
    date.fill("2099-12-03")
    expect(words).to_have_value("Thu 3 Dec 2099 14:00")
    expect(page.locator("#read-as")).to_contain_text("Thursday 3")
    words.fill("Fri 3 Dec 2099 14:00")
    expect(page.locator("#read-as")).to_contain_text("Enter a date and weekday that match.")
    expect(date).to_have_value("")
    page.locator("#read-as").get_by_role("button", name="Thu 3 Dec 2099 14:00").click()
    expect(words).to_have_value("Thu 3 Dec 2099 14:00")
    expect(date).to_have_value("2099-12-03")
    page.locator(".interview-form summary").first.click()
    page.locator("#id_time_zone").select_option("Asia/Tokyo")
    expect(page.locator("#read-as")).to_contain_text("in Tokyo. For you:")
    page.locator("#id_time_zone").select_option("UTC")
    expect(page.locator("#read-as")).not_to_contain_text("Tokyo")
    no_problems(page)
    page.get_by_role("button", name="Save").click()
    expect(page.locator("#toasts")).to_contain_text("Interview added for Thursday 3")


def test_on_a_phone_an_interview_takes_three_as_well(visit, alice, kestrel):
    page = visit(alice, viewport=PHONE, has_touch=True)
    page.goto("/board/")
    hand = Hand(page)
    hand.click(open_menus(page))
    hand.click(page.locator("#move").get_by_role("link", name="Add an interview"))
    page.locator("#id_when").fill("3 Dec 2099 10:00")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    hand.click(page.get_by_role("button", name="Save"))
    expect(page.locator("#toasts")).to_contain_text("Interview added for Thursday 3")
    assert hand.done == 3


@pytest.mark.parametrize("fields", [{"#id_when": "3 Dec 2099 10:00"}, {"#id_day": "2099-12-03", "#id_time": "10:00"}])
def test_without_javascript_either_says_when_an_interview_is(visit, alice, kestrel, fields):
    page = visit(alice, java_script_enabled=False)
    page.goto("/board/")
    page.get_by_role("link", name="Move or close Kestrel Freight").click()
    page.get_by_role("link", name="Add an interview").click()
    for where, words in fields.items():
        page.locator(where).fill(words)
    page.get_by_role("button", name="Save").click()
    expect(page.locator("#toasts")).to_contain_text("Interview added for Thursday 3")
    page.get_by_role("link", name="Edit or prepare").click()
    page.locator("#id_when").fill("4 Dec 2099 10:00")
    page.get_by_role("button", name="Save").click()
    assert InterviewStage.objects.get().starts_at == dt.datetime(2099, 12, 4, 10, tzinfo=dt.UTC)


FILES = {"CSV": "csv", "Excel (XLSX)": "xlsx", "Download everything": "zip"}


@pytest.mark.parametrize(
    ("size", "where", "way"),
    [
        (None, ".side", "Export"),
        (PHONE, ".colophon", "Export"),
        (PHONE, ".colophon", "Settings"),
    ],
)
def test_a_file_is_downloaded_in_two_from_any_page(visit, alice, kestrel, size, where, way):
    page = visit(alice, **({"viewport": size} if size else {}))
    confirm_password(page)
    for path, (label, ending) in zip(("/", "/people/", kestrel.get_absolute_url()), FILES.items(), strict=True):
        page.goto(path)
        hand = Hand(page)
        hand.click(page.locator(where).get_by_role("link", name=way))
        with page.expect_download() as found:
            hand.click(page.get_by_role("link", name=re.compile(f"^(All as )?{re.escape(label)}$")))
        assert found.value.suggested_filename.endswith(f".{ending}")
        assert hand.done == 2


def test_everything_starts_by_itself_after_the_password(visit, alice, kestrel):
    page = visit(alice)
    page.goto("/export/")
    page.get_by_role("link", name="Download everything").click()
    page.get_by_label("Password").fill("correct horse battery")
    with page.expect_download() as found:
        page.get_by_role("button", name="Continue").click()
    assert found.value.suggested_filename.endswith(".zip")
    expect(page.get_by_role("heading", name="Download everything")).to_be_visible()
    expect(page.get_by_text("Your download has started.")).to_be_visible()


def confirm_password(page) -> None:
    """It is not asked for again for a quarter of an hour."""
    page.goto("/accounts/reauthenticate/?next=/")
    page.get_by_label("Password").fill("correct horse battery")
    with page.expect_navigation():
        page.get_by_role("button", name="Continue").click()


SHEET = "Firm,Role,Sent,State\n" + "".join(f"Tern {n},Planner,2026-10-{n + 1:02},{{}}\n" for n in range(3))
DROP = """([name, text]) => {
  const carried = new DataTransfer();
  carried.items.add(new File([text], name));
  const dropped = new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer: carried });
  document.querySelector("h1").dispatchEvent(dropped);
}"""


@pytest.fixture
def imported(client, alice, day):
    """A sheet whose columns were matched and remembered, and whose rows were added."""
    client.force_login(alice)
    client.post("/import/", {"files": SimpleUploadedFile("spring.csv", SHEET.format(*["applied"] * 3).encode())})
    staged = StagedImport.objects.get()
    columns = {f"c{place}": name for place, name in enumerate(("company", "title", "applied_on", "state"))}
    client.post(f"/import/{staged.pk}/columns/", {**columns, "remember": "on"})
    client.post(f"/import/{staged.pk}/progress/")
    client.post(f"/import/{staged.pk}/confirm/")
    assert Application.objects.for_user(alice).count() == 3
    return SHEET.format("interviewing", "rejected", "applied") + "Plover,Planner,2026-10-09,applied\n"


def test_a_newer_file_is_dropped_and_brings_everything_up_to_date_in_two(visit, alice, imported):
    page = visit(alice)
    page.goto("/")
    hand = Hand(page)
    page.evaluate(DROP, ["spring.csv", imported])
    hand.done += 1
    hand.click(page.get_by_role("button", name="Add 1 new and update all 2"))
    page.get_by_role("heading", name="Import finished").wait_for()
    assert hand.done == 2
    states = Application.objects.for_user(alice).order_by("company").values_list("status", "closed_as")
    assert list(states) == [("applied", ""), ("interviewing", ""), ("applied", "rejected"), ("applied", "")]
    page.locator("#toasts").get_by_role("button", name="Undo").click()
    page.get_by_role("heading", name="This import was undone").wait_for()
    assert set(Application.objects.for_user(alice).values_list("status", "closed_as")) == {("applied", "")}


def test_what_is_typed_survives_a_drop(visit, alice, imported, kestrel):
    page = visit(alice)
    page.goto("/applications/new/")
    page.get_by_label("Job title").fill("Ferry planner")
    page.evaluate(DROP, ["spring.csv", imported])
    page.get_by_role("heading", name="1 application ready to add").wait_for()
    page.goto("/applications/new/")
    expect(page.get_by_label("Job title")).to_have_value("Ferry planner")

    page.goto(kestrel.get_absolute_url())
    name = page.locator("form.add-person").get_by_label("Name")
    name.fill("Zoë Marsh")
    page.evaluate(DROP, ["spring.csv", imported])
    page.get_by_role("button", name="Stay on this page").click()
    expect(name).to_have_value("Zoë Marsh")
    page.evaluate(DROP, ["spring.csv", imported])
    page.get_by_role("button", name="Import without saving").click()
    page.get_by_role("heading", name="1 application ready to add").wait_for()


@pytest.mark.parametrize("name", ["photo.png", "letter.docx", "csv", "page.html"])
def test_anything_else_that_is_dropped_changes_nothing(visit, alice, name):
    page = visit(alice)
    page.goto("/board/")
    page.evaluate("() => { window.stays = true; }")
    page.evaluate(DROP, [name, "x"])
    page.get_by_role("link", name="Today").first.wait_for()
    assert page.evaluate("window.stays")
    assert not StagedImport.objects.exists()


def test_a_spreadsheet_is_a_document_where_documents_are_uploaded_and_a_csv_is_not(visit, alice, kestrel):
    page = visit(alice)
    page.goto(kestrel.get_absolute_url())
    page.evaluate(DROP, ["task.xlsx", "x"])
    expect(page.locator("form[data-document] [data-chosen]")).to_have_text("task.xlsx, 1 kB")
    page.reload()
    page.evaluate(DROP, ["spring.csv", SHEET])
    page.get_by_role("heading", name="Which column is which?").wait_for()


def test_the_list_of_keys_is_one_key_away_and_the_page_stays(visit, alice):
    page = visit(alice)
    page.goto("/settings/")
    hand = Hand(page)
    hand.press("?")
    dialog = page.get_by_role("dialog", name="Keyboard shortcuts")
    expect(dialog.get_by_role("row")).to_have_count(16)
    assert hand.done == 1
    no_problems(page)
    dialog.get_by_role("button", name="Close").click()
    expect(dialog).to_be_hidden()
    assert page.url.endswith("/settings/")
