"""Practising with a friend: two browsers at once, a connection that is lost, a small phone."""

import re

import pytest
from django.core.cache import cache
from playwright.sync_api import expect

from applications.models import Profile
from feedback.models import Evaluation, PracticeSession, Question, Theme
from tests.browser.looking import DESKTOP, problems, settle
from tests.builders import make_application, make_evaluation, make_practice

PHONE = {"width": 360, "height": 740}


@pytest.fixture
def session(alice):
    cache.clear()
    Profile.objects.filter(user=alice).update(called="Nora")
    return make_practice(alice, application=make_application(alice, status="interviewing"))


def clear_of(session, place=0):
    return f"points_{session.questions.all()[place].pk}_clear"


def test_from_a_draw_to_a_friends_words_and_a_plan(visit, alice, session):
    person, friend = visit(alice), visit(viewport=PHONE, has_touch=True)
    person.goto("/learn/")
    person.get_by_role("link", name="Start practising", exact=True).click()
    person.get_by_label("Practise for", exact=True).select_option(label="Stillwater Housing")
    person.get_by_role("button", name="Suggest questions").click()
    expect(person.locator(".picks:not(.plain) input:checked")).to_have_count(4)
    person.get_by_role("button", name="Use these questions").click()
    person.get_by_role("button", name="Start timer").first.click()
    expect(person.locator("[data-timer] output").first).to_have_text("0:01")
    person.get_by_label(re.compile("^Notes")).first.fill("Begin with the result.")
    expect(person.locator(".saved")).to_have_text(re.compile(r"Saved at \d\d:\d\d"))
    person.get_by_role("button", name="Create link").click()
    address = person.get_by_label("Link", exact=True).input_value()
    assert address in person.locator("#friend-message").input_value()

    friend.goto(address)
    expect(friend.get_by_role("heading", level=1)).to_have_text("Nora would like your honest opinion")
    friend.locator(".answer").first.get_by_role("radio", name="4: between 3 and 5").first.check()
    friend.locator(".answer").first.get_by_role("radio", name="1: No clear beginning or end").check()
    friend.locator(".answer").nth(1).locator("summary").click()
    friend.locator(".answer").nth(1).get_by_role("radio", name="5: I could retell it in one sentence").check()
    friend.get_by_label("Change one thing").fill("Say the result first.")
    friend.get_by_label("A question I’d ask next").fill("Who paid for it?")
    friend.get_by_label(re.compile("^Your name")).fill("Tom")
    friend.get_by_role("button", name="Send to Nora").click()
    expect(friend.get_by_role("heading", level=1)).to_have_text("Thank you. Nora has your answers.")
    assert friend.evaluate("localStorage.length") == 0

    person.reload()
    came = person.locator(".from-friend")
    expect(came).to_contain_text("Say the result first.")
    expect(came).to_contain_text("Strongest: Clear. Weakest: Structured.")
    came.get_by_text("Make a plan from this").click()
    came.get_by_label("If", exact=True).fill("they ask for an example")
    came.get_by_label("then I").fill("begin with the result")
    came.get_by_role("button", name="Save plan").click()
    person.get_by_role("button", name="Add their question to yours").click()
    expect(person.locator("#toasts")).to_contain_text("Question added to your list")
    assert Question.objects.get(is_own=True).text == "Who paid for it?"

    friend.get_by_text("Change what you wrote", exact=True).click()
    expect(friend.get_by_label("Change one thing")).to_have_value("Say the result first.")
    friend.get_by_label("Change one thing").fill("Say the number first.")
    with friend.expect_response(lambda answer: answer.request.method == "POST"):
        friend.get_by_role("button", name="Update my answers").click()
    expect(friend.get_by_role("heading", level=1)).to_have_text("Thank you. Nora has your answers.")
    person.goto("/learn/")
    expect(person.locator("#practice")).to_contain_text("Say the number first.")
    person.goto("/practice/")
    person.get_by_role("link", name=re.compile("^Tom")).click()
    person.get_by_role("button", name="Close link").click()
    friend.goto(address)
    expect(friend.get_by_role("heading", level=1)).to_have_text("This link doesn’t work")


def test_a_lost_connection_loses_nothing_that_was_typed(visit, session):
    friend = visit(viewport=PHONE)
    friend.goto(session.link_path)
    expect(friend.locator("[data-friend-kept]")).to_be_visible()
    friend.context.set_offline(True)
    friend.get_by_label("Keep doing").fill("The calm start.")
    friend.locator(f"[name={clear_of(session)}][value='4']").check()
    friend.get_by_role("button", name="Send to Nora").click()
    expect(friend.locator("[data-friend-state]")).to_contain_text("You’re offline.")
    friend.context.set_offline(False)
    friend.close()

    again = friend.context.new_page()
    again.goto(session.link_path)
    expect(again.get_by_label("Keep doing")).to_have_value("The calm start.")
    expect(again.locator(f"[name={clear_of(session)}][value='4']")).to_be_checked()
    expect(again.locator("[data-friend-state]")).to_contain_text("still here, but haven’t been sent")
    again.get_by_role("button", name="Send to Nora").click()
    expect(again.get_by_role("heading", level=1)).to_have_text("Thank you. Nora has your answers.")
    assert Evaluation.objects.get().keep == "The calm start."
    again.reload()
    expect(again.locator("[data-friend-state]")).to_be_hidden()


def test_a_link_that_was_closed_while_a_friend_typed_leaves_the_words_to_copy(visit, session):
    friend = visit(viewport=PHONE)
    friend.goto(session.link_path)
    friend.get_by_label("Keep doing").fill("The calm start.")
    PracticeSession.objects.update(link_nonce="")
    friend.get_by_role("button", name="Send to Nora").click()
    expect(friend.locator("[data-friend-state]")).to_contain_text("This link no longer works.")
    expect(friend.get_by_label("Keep doing")).to_have_value("The calm start.")


def test_what_was_typed_can_be_discarded_and_nothing_is_sent_empty(visit, session):
    friend = visit(viewport=PHONE)
    friend.goto(session.link_path)
    friend.get_by_role("button", name="Send to Nora").click()
    expect(friend.locator(".problem")).to_contain_text("Give at least one rating or write one line.")
    friend.get_by_label("Keep doing").fill("Never mind.")
    friend.goto(session.link_path)
    friend.get_by_role("button", name="Discard").click()
    expect(friend.get_by_label("Keep doing")).to_have_value("")
    friend.reload()
    expect(friend.get_by_label("Keep doing")).to_have_value("")


def test_without_javascript_a_friend_sends_and_a_line_can_be_left_out_again(visit, session):
    friend = visit(viewport=PHONE, java_script_enabled=False)
    friend.goto(session.link_path)
    scale = friend.locator(f".line-of:has([name={clear_of(session)}])")
    scale.locator("[value='2']").check()
    scale.get_by_text("Skip").click()
    friend.get_by_label("Change one thing").fill("Louder.")
    friend.get_by_role("button", name="Send to Nora").click()
    expect(friend.get_by_role("heading", level=1)).to_have_text("Thank you. Nora has your answers.")
    row = Evaluation.objects.get()
    assert (row.change, row.ratings.count()) == ("Louder.", 0)


def test_the_scale_works_with_the_keyboard(visit, session):
    friend = visit()
    friend.goto(session.link_path)
    friend.locator(".answer summary").first.focus()
    friend.keyboard.press("Tab")
    friend.keyboard.press("Space")
    expect(friend.locator(f"[name={clear_of(session)}][value='1']")).to_be_checked()
    for _ in range(2):
        friend.keyboard.press("ArrowRight")
    expect(friend.locator(f"[name={clear_of(session)}][value='3']")).to_be_checked()
    for _ in range(3):
        friend.keyboard.press("ArrowRight")
    expect(friend.locator(f"[name={clear_of(session)}][value='']")).to_be_checked()
    expect(friend.locator(f"[name={clear_of(session)}][value='']")).to_be_focused()


def test_axe_finds_nothing_and_nothing_is_wider_than_the_page(visit, alice, session):
    row = make_evaluation(session, change="Say it first.", next_question="Why?", points={"clear": 5, "evidence": 2})
    row.themes.add(Theme.objects.create(owner=alice, name="Examples"))
    Question.objects.create(owner=alice, text="What do maps hide?", is_own=True)
    page = visit(alice)
    for path in (
        session.link_path,
        "/friend/practice/1/wrong/",
        "/learn/",
        "/practice/",
        "/practice/new/",
        session.get_absolute_url(),
        f"/practice/{session.pk}/paper/",
        f"/practice/{session.pk}/delete/",
        f"/practice/answers/{row.pk}/delete/",
        "/practice/questions/?show=own",
        "/practice/questions/?show=awkward",
    ):
        page.goto(path)
        settle(page)
        assert problems(page, [("light", PHONE), ("dark", PHONE), ("dark", DESKTOP)]) == [], path
