"""From a no to what was learned: the walk a person makes, in a browser."""

import datetime as dt
import re

import pytest
from playwright.sync_api import expect

from applications.models import Profile
from feedback.models import FeedbackRequest, IfThen, Reflection, Reminder, Theme
from tests.browser.looking import DESKTOP, problems, settle
from tests.builders import make_application, make_contact, make_request, make_stage

PHONE = {"width": 390, "height": 844}


@pytest.fixture
def day(alice):
    return Profile.of(alice).today()


@pytest.fixture
def interviewed(alice, day):
    application = make_application(
        alice, company="Oakhill Health", status="interviewing", on=day - dt.timedelta(days=3)
    )
    josie = make_contact(alice, name="Josie Lamb", email="josie@oakhill.example", role="hiring_manager")
    application.contacts.add(josie)
    start = dt.datetime.combine(day - dt.timedelta(days=3), dt.time(10), tzinfo=dt.UTC)
    make_stage(application, starts_at=start, contacts=[josie], questions="Your first month here?", went_well="The map.")
    make_application(alice, company="Stillwater Housing", status="interviewing", on=day)
    return application


def test_from_a_no_to_a_plan_shown_before_the_next_interview(visit, alice, interviewed, day):
    page = visit(alice)
    page.goto("/board/")
    page.get_by_role("button", name="Move or close Oakhill Health").click()
    page.locator("#move").get_by_role("button", name="Rejected").click()
    page.locator("#toasts").get_by_role("link", name="What you could do next").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("They said no after the interview stage")
    ask = page.get_by_role("group", name="Ask Josie Lamb for one piece of advice")
    expect(ask.get_by_label("Remind me on")).to_be_hidden()
    expect(ask.get_by_text("Who would you like to ask?")).to_be_hidden()
    ask.get_by_text("Remind me", exact=True).click()
    ask.get_by_label("Remind me on").fill(str(day + dt.timedelta(days=4)))
    expect(ask.get_by_label("Josie Lamb")).to_be_checked()
    page.get_by_role("button", name="Save plan").click()
    expect(page.locator("section#after")).to_contain_text("Ask Josie Lamb for one piece of advice")
    assert FeedbackRequest.objects.get().due_on == day + dt.timedelta(days=4)

    page.goto("/feedback/")
    page.get_by_role("link", name=re.compile("Josie Lamb")).click()
    body = page.locator("[data-letter-body]").first
    body.fill("Dear Josie,\n\nOne piece of advice?")
    expect(page.locator("[data-letter-words]").first).to_have_text("6 words")
    assert "One%20piece%20of%20advice%3F" in page.locator("[data-letter-mail]").first.get_attribute("href")
    page.get_by_role("button", name="Mark as sent").click()
    expect(page.get_by_role("link", name="You asked Josie Lamb")).to_be_visible()
    expect(page.get_by_role("group", name="Look back for ten minutes")).to_be_visible()

    request = FeedbackRequest.objects.get()
    request.sent_on = day - dt.timedelta(days=14)
    request.save()
    Reminder.objects.filter(kind="look").update(due_on=day)
    page.goto("/")
    page.get_by_role("link", name="Did Josie Lamb reply?").click()
    page.get_by_label("Their reply").fill("We went with someone who was a better fit for the team.")
    page.get_by_role("button", name="Save reply").click()
    expect(page.locator("section.clarify textarea")).to_have_value(re.compile("Your first month here"))
    page.locator("section.clarify").get_by_role("button", name="Mark as sent").click()
    expect(page.locator("section.clarify")).to_have_count(0)

    page.goto(f"/applications/{interviewed.pk}/reflection/")
    expect(page.locator(".evening")).to_contain_text("The map.")
    page.get_by_label("What would I do differently?").fill("Begin with the first week.")
    expect(page.locator(".saved")).to_have_text(re.compile(r"Saved at \d\d:\d\d"))
    page.get_by_label("If", exact=True).fill("they ask about my first month")
    page.get_by_label("then I").fill("begin with the first week")
    page.get_by_label("Themes").fill("First month")
    page.get_by_role("button", name="Save", exact=True).click()
    page.goto("/learn/")
    expect(page.locator(".theme")).to_contain_text("Begin with the first week.")

    page.goto("/applications/?q=stillwater")
    page.get_by_role("link", name="Stillwater Housing").first.click()
    expect(page.locator("section#ready")).to_contain_text("they ask about my first month")
    assert Reflection.objects.count() == 1
    assert IfThen.objects.count() == 1


def test_without_javascript_the_plan_is_a_link_and_everything_posts(visit, alice, interviewed, day):
    interviewed.close("rejected", on=day, today=day)
    page = visit(alice, java_script_enabled=False)
    page.goto(interviewed.get_absolute_url())
    page.get_by_role("link", name="See the options").click()
    page.get_by_role("group", name="Ask Josie Lamb for one piece of advice").get_by_text("Do it now").click()
    page.get_by_role("button", name="Save plan").click()
    page.get_by_role("button", name="Mark as sent").click()
    page.get_by_role("link", name="You asked Josie Lamb").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("You asked Josie Lamb")
    page.get_by_label("Their reply").fill("Start with the result.")
    page.get_by_role("button", name="Save reply").click()
    page.get_by_text("Specific: it mentions").click()
    page.get_by_role("button", name="Save", exact=True).click()
    assert FeedbackRequest.objects.get().is_generic is False


def test_a_thing_of_today_is_moved_from_its_menu(visit, alice, day):
    make_application(alice, on=day)
    Reminder.objects.create(owner=alice, kind="own", words="Call Tom", due_on=day)
    page = visit(alice)
    page.goto("/")
    page.get_by_role("button", name="Options for Call Tom").click()
    page.get_by_role("button", name="In three days").click()
    expect(page.locator("#toasts")).to_contain_text("You’ll be reminded on")
    assert Reminder.objects.get().due_on == day + dt.timedelta(days=3)
    page.locator("#toasts").get_by_role("button", name="Undo").click()
    expect(page.locator("#toasts")).to_contain_text("Undone")
    assert Reminder.objects.get().due_on == day


@pytest.mark.long
def test_axe_finds_nothing_and_nothing_is_wider_than_the_page(visit, alice, interviewed, day):
    interviewed.close("rejected", on=day, today=day)
    asked = make_request(
        interviewed,
        contact=interviewed.contacts.get(),
        state="answered",
        sent_on=day,
        ended_on=day,
        answer="A better fit.",
    )
    planned = make_request(interviewed, contact=make_contact(alice, name="Rob Tindall"))
    row = Reflection.objects.create(owner=alice, application=interviewed, written_on=day, differently="Result first.")
    row.themes.add(Theme.objects.create(owner=alice, name="Examples"))
    IfThen.objects.create(owner=alice, condition="a", action="b", created_on=day)
    Reminder.objects.create(owner=alice, kind="own", words="Call Tom", due_on=day)
    stage = interviewed.stages.get()
    page = visit(alice)
    for path in (
        "/",
        f"/applications/{interviewed.pk}/",
        f"/applications/{interviewed.pk}/after/",
        f"/applications/{interviewed.pk}/reflection/",
        f"/stages/{stage.pk}/capture/",
        asked.get_absolute_url(),
        planned.get_absolute_url(),
        "/feedback/",
        "/learn/",
        "/learn/review/",
        "/people/",
        f"/people/{asked.contact_id}/",
        "/people/new/",
        "/people/connections/",
        "/settings/reminders/",
        "/wins/",
        "/mail/",
        "/reminders/new/",
    ):
        page.goto(path)
        settle(page)
        assert problems(page, [("light", PHONE), ("dark", DESKTOP)]) == [], path


def test_the_name_asked_for_beside_a_draft_is_added_to_what_was_typed(visit, alice, interviewed):
    interviewed.close("rejected", today=interviewed.status_since + dt.timedelta(days=3))
    asked = make_request(interviewed, contact=interviewed.contacts.get())
    page = visit(alice)
    page.goto(asked.get_absolute_url())
    body = page.locator("[data-letter-body]").first
    body.fill("Dear Josie,\n\nOne piece of advice?\n\nKind regards,")
    page.get_by_label("Your full name").fill("Nora Whitfield")
    page.get_by_role("button", name="Add name").click()
    expect(page.locator("[data-signature]")).to_contain_text("Your name is saved")
    expect(body).to_have_value("Dear Josie,\n\nOne piece of advice?\n\nKind regards,\nNora Whitfield")
    page.get_by_role("button", name="Save draft").click()
    expect(body).to_have_value(re.compile("Kind regards,\nNora Whitfield$"))
    expect(page.get_by_label("Your full name")).to_have_count(0)

    page.goto("/people/ask/?favour=no")
    expect(page.locator("[data-letter-body]")).to_have_value(re.compile("Thank you,\nNora$"))
