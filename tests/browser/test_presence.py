"""Help on a bad day, a friend's half minute from another browser, and a note that saves itself."""

import datetime as dt
import re

import pytest
from django.core.cache import cache
from playwright.sync_api import expect

from applications.models import Profile
from feedback.models import Impression, Look, NoteToSelf, Preferences, PresenceReview, Recorder, Support
from tests.browser.looking import DESKTOP, problems
from tests.builders import make_application, make_contact, make_stage

PHONE = {"width": 390, "height": 844}
SMALL = {"width": 360, "height": 740}


@pytest.fixture
def day(alice):
    cache.clear()
    return Profile.of(alice).today()


@pytest.fixture
def look(alice, day):
    look = Look.objects.create(owner=alice, text="Analyst who likes maps.", shown_name="Nora", made_on=day)
    look.open_link(Recorder(alice), today=day)
    return look


@pytest.fixture
def closed(alice, day):
    application = make_application(
        alice, status="interviewing", closed_as="rejected", on=day - dt.timedelta(days=3), company="Harrow & Finch"
    )
    make_stage(application, questions="Why us?", do_differently="Shorter.")
    return application


def test_help_without_scripts_signed_out_and_signed_in(visit, alice):
    page = visit(viewport=SMALL, java_script_enabled=False)
    page.goto("/accounts/login/")
    page.get_by_role("link", name="Having a hard time?").click()
    expect(page.get_by_role("link", name="findahelpline.com")).to_be_visible()
    assert page.context.cookies() == [one for one in page.context.cookies() if one["name"] == "csrf"]

    page = visit(alice, java_script_enabled=False)
    page.goto("/help/")
    page.get_by_role("link", name="The name and number you saved").click()
    page.get_by_label("Their name").fill("Tom")
    page.get_by_role("button", name="Save").click()
    page.goto("/help/")
    page.get_by_role("button", name="Pause for a week").click()
    expect(page.locator("#toasts")).to_contain_text("Reminders paused until")


def test_their_person_comes_by_itself_and_the_page_stays_without(visit, alice):
    Preferences.objects.create(user=alice, trusted_name="Tom", trusted_number="01632 960 118")
    page = visit(alice)
    page.goto("/help/")
    expect(page.get_by_role("link", name="01632 960 118")).to_have_attribute("href", "tel:01632960118")

    page = visit(alice)
    page.route("**/help/mine/", lambda route: route.fulfill(status=404, body="broken"))
    page.goto("/help/")
    expect(page.get_by_role("link", name="The name and number you saved")).to_be_visible()
    expect(page.get_by_role("link", name="findahelpline.com")).to_be_visible()


def test_a_friend_answers_from_another_browser_also_after_a_lost_connection(visit, alice, day):
    person = visit(alice)
    person.goto("/learn/presence/")
    person.get_by_role("link", name="Ask for a first impression").click()
    person.get_by_label("Text", exact=True).fill("Analyst who likes maps.")
    person.get_by_label("Your first name").fill("Nora")
    person.get_by_role("button", name="Copy link").click()
    expect(person.locator("#look-message")).to_have_value(re.compile("need an account: http"))
    address = person.get_by_label("Link", exact=True).input_value()

    friend = visit(viewport=SMALL, color_scheme="dark")
    friend.goto(address)
    expect(friend.get_by_role("heading", level=1)).to_have_text("Nora would like your first impression")
    friend.get_by_label("What do you remember?").fill("The map.")
    friend.context.set_offline(True)
    friend.get_by_role("button", name="Send to Nora").click()
    expect(friend.locator("[data-friend-state]")).to_contain_text("You’re offline.")
    friend.get_by_label("One thing you’d change").fill("Shorter.")
    friend.context.set_offline(False)
    friend.reload()
    expect(friend.get_by_label("What do you remember?")).to_have_value("The map.")
    friend.get_by_label("Your name").fill("Tom")
    friend.get_by_role("button", name="Send to Nora").click()
    expect(friend.get_by_role("heading", level=1)).to_have_text("Thank you. Nora has your answers.")

    person.reload()
    expect(person.locator(".impression")).to_contain_text("The map.")
    expect(person.locator(".impression")).to_contain_text("Shorter.")
    person.get_by_role("link", name="Turn it into a next step").click()
    person.get_by_label("A result with a number").check()
    person.get_by_label("One next step").fill("Say the job first")
    person.get_by_role("button", name="Save check").click()
    expect(person.get_by_text("Say the job first").first).to_be_visible()
    assert Impression.objects.get().name == "Tom"
    assert PresenceReview.objects.get(owner=alice).looked_on == day


def test_a_note_to_oneself_saves_as_it_is_typed(visit, alice, closed):
    page = visit(alice)
    page.goto(f"/applications/{closed.pk}/after/")
    page.get_by_role("link", name="Write a note to yourself").click()
    page.get_by_label("Your note").press_sequentially("You did it anyway.")
    expect(page.locator(".saved")).to_contain_text("Saved at")
    assert NoteToSelf.objects.get().text == "You did it anyway."
    with page.expect_response(lambda answer: "Twice." in (answer.request.post_data or "")):
        page.get_by_label("Your note").press_sequentially(" Twice.")
    assert NoteToSelf.objects.get().text == "You did it anyway. Twice."


def test_what_it_gave_comes_to_the_page_of_a_closed_one(visit, alice, closed):
    page = visit(alice)
    page.goto(closed.get_absolute_url())
    expect(page.locator("#gave-box")).to_contain_text("1 question, new to you.")
    expect(page.locator("#gave-box")).to_contain_text("Shorter.")


def test_axe_finds_nothing_and_nothing_is_wider_than_the_page(visit, alice, day, look, closed):
    contact = make_contact(alice, name="Tom", role="supporter", email="tom@example.org")
    support = Support.objects.create(owner=alice, contact=contact, what="Read my CV", helped_on=day)
    PresenceReview.objects.create(owner=alice, kind="cv", looked_on=day, fine=["results"], next_step="One number")
    Impression.objects.create(owner=alice, look=look, visitor="v", stays="The map.", written_on=day)
    page = visit(alice)
    for path in (
        "/help/", "/help/person/", "/learn/", "/learn/presence/", "/learn/presence/cv/", "/learn/presence/looks/new/",
        look.get_absolute_url(), "/people/supporters/", f"/people/ask/?favour=presence&look={look.pk}&contact={contact.pk}",
        f"/supports/{support.pk}/thanks/", f"/applications/{closed.pk}/gave/", f"/applications/{closed.pk}/note/",
        f"/applications/{closed.pk}/after/", f"/people/{contact.pk}/",
    ):  # fmt: skip
        page.goto(path)
        assert problems(page, [("light", DESKTOP), ("dark", PHONE)]) == [], path
    friend = visit()
    for path in (look.link_path, "/help/"):
        friend.goto(path)
        assert problems(friend, [("light", DESKTOP), ("dark", SMALL)]) == [], path
