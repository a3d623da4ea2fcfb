"""People who help: a message ready to send, what they did, and thanks; nothing is sent from here."""

import datetime as dt
import itertools
import re

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext

from applications.models import Action, Contact, Profile
from feedback.letters.favours import FAVOURS, ask_to_practise, message, thank_for_practising, thanks
from feedback.models import Support
from feedback.wins import derived
from tests.builders import TODAY, make_application, make_contact

ASK, LIST = "/people/ask/", "/people/supporters/"
LINK = "https://a.example/x"


@pytest.fixture
def page(client, alice):
    client.force_login(alice)
    return client


def help_from(owner, name="Tom", **more):
    contact = more.pop("contact", None) or make_contact(owner, name=name, role="supporter")
    return Support.objects.create(
        owner=owner, contact=contact, **({"what": "Practised with me", "helped_on": TODAY} | more)
    )


class TestTheMessage:
    @pytest.mark.parametrize("ending", ["", "rejected", "no_response", "cancelled", "withdrawn"])
    @pytest.mark.parametrize("favour", FAVOURS.values(), ids=FAVOURS)
    @pytest.mark.parametrize(
        "fields", [{}, {"company": "Harrow Inc."}, {"agency": "Redcliffe"}, {"title": "(m/w/d)"}], ids=str
    )
    def test_it_is_short_calm_and_easy_to_refuse(self, alice, favour, ending, fields):
        tom = make_contact(alice, name="Tom Reed")
        application = make_application(alice, closed_as=ending, **fields)
        for to, about, link, signature in itertools.product((tom, None), (application, None), ("", LINK), ("Nora", "")):
            draft = message(favour, to=to, application=about, link=link, signature=signature)
            assert draft.words < 90
            assert draft.body.startswith("Hi Tom,\n\n" if to else "Hi,\n\n")
            assert draft.body.endswith("Thank you,\nNora" if signature else "Thank you.")
            assert "No problem if you can’t." in draft.body
            assert not re.search(r"[!{}]|  | ,| \.|\.\.|\bNone\b|m/w/d|'|the the", draft.subject + draft.body)
            assert all(part[0].isupper() for part in draft.body.split("\n\n"))
            assert ("account" in draft.body) == (bool(link) and favour.key in ("practice", "presence"))

    def test_the_interview_is_named_with_its_role(self, alice):
        application = make_application(alice, title="Planner (m/w/d)", company="Harrow Inc.")
        body = message(FAVOURS["interview"], application=application).body
        assert "I have an interview coming up for the Planner role at Harrow Inc. Could we talk" in body

    @pytest.mark.parametrize(
        ("ending", "said"),
        [
            ("rejected", "I heard back about the Planner role at Harrow, and it was a no."),
            ("no_response", "I never heard back about the Planner role at Harrow."),
            ("cancelled", "They aren’t filling the Planner role at Harrow after all."),
            ("withdrawn", "I heard back about a job I applied for, and it was a no."),
            ("", "I heard back about a job I applied for, and it was a no."),
        ],
    )
    def test_after_an_ending_it_says_what_happened(self, alice, ending, said):
        application = make_application(alice, title="Planner", company="Harrow", closed_as=ending)
        assert said in message(FAVOURS["no"], application=application).body

    def test_thanks_name_no_more_than_the_help(self, alice):
        tom = make_contact(alice, name="Tom Reed")
        recent = thanks(TODAY - dt.timedelta(days=3), to=tom, today=TODAY, signature="Nora").body
        assert recent == (
            "Hi Tom,\n\nThank you for your help the other day. It made a real difference.\n\n"
            "If there’s ever anything I can do for you, just say.\n\nNora"
        )
        assert "Thank you for your help. It" in thanks(TODAY - dt.timedelta(days=60), to=tom, today=TODAY).body
        assert "Thank you for your help. It" in thanks(TODAY, to=tom, today=TODAY).body

    @pytest.mark.parametrize(
        ("change", "said"),
        [
            ("Say the result first", "The main thing I’ll work on: Say the result first."),
            ("Say the result first.", "The main thing I’ll work on: Say the result first."),
            ("", "It really helps to know how I come across."),
            ("Slow down. " * 20, "It really helps to know how I come across."),
        ],
    )
    def test_a_friend_who_practised_is_told_what_it_led_to(self, change, said):
        draft = thank_for_practising("tom", change=change, signature="Nora")
        assert draft.body.startswith("Hi Tom,\n\nThank you for practising with me and telling me what you noticed.")
        assert said in draft.body

    @pytest.mark.parametrize("is_brief", [False, True])
    def test_the_message_with_a_practice_link_says_until_when_it_works(self, is_brief):
        draft = ask_to_practise(link=LINK, until="24 November", signature="Nora", is_brief=is_brief)
        assert f"You don’t need an account, and the link works until 24 November:\n{LINK}" in draft.body
        assert ("Please be honest" in draft.body) is not is_brief

    def test_a_friend_gets_a_hello_that_asks_for_nothing(self, page, alice):
        tom = make_contact(alice, name="Tom Reed", role="supporter")
        Profile.objects.filter(user=alice).update(full_name="Nora Whitfield")
        text = page.get(f"/people/{tom.pk}/").content.decode()
        assert "Hi Tom,\n\nHow are you? I just wanted to say hello and hear how things are with you.\n\nNora<" in text


class TestWhoCouldIAsk:
    def test_it_stands_beside_every_place_where_help_is_possible(self, page, alice):
        open_one = make_application(alice, status="interviewing")
        closed = make_application(alice, status="interviewing", closed_as="rejected")
        for path, favour in (
            ("/learn/", "presence"),
            ("/learn/presence/", "presence"),
            ("/learn/presence/cv/", "presence"),
            (f"/applications/{open_one.pk}/ready/", "interview"),
            (f"/applications/{closed.pk}/after/", "no"),
        ):
            assert f"/people/ask/?favour={favour}" in page.get(path).content.decode()

    def test_the_draft_is_for_the_one_who_is_chosen_and_leaves_by_their_own_mail(self, page, alice):
        tom = make_contact(alice, name="Tom Reed", role="supporter", email="tom@example.org")
        application = make_application(alice, company="Harrow & Finch", title="Analyst", closed_as="rejected")
        text = page.get(ASK, {"favour": "no", "contact": tom.pk, "application": application.pk}).content.decode()
        assert "Hi Tom," in text
        assert "I heard back about the Analyst role at Harrow &amp; Finch, and it was a no." in text
        assert 'href="mailto:tom@example.org?subject=' in text
        assert mail.outbox == []

    def test_a_name_that_is_added_is_chosen_at_once(self, page, alice):
        response = page.post(f"{ASK}?favour=presence", {"name": "Tom", "email": "tom@example.org"})
        contact = Contact.objects.get(owner=alice)
        assert (contact.role, contact.email) == ("supporter", "tom@example.org")
        assert response["Location"] == f"{ASK}?favour=presence&contact={contact.pk}"

    def test_somebody_who_is_known_already_is_not_made_twice(self, page, alice):
        known = make_contact(alice, name="Elena Marsh", role="hiring_manager", company="Harrow")
        page.post(f"{ASK}?favour=presence", {"name": "elena marsh"})
        assert Contact.objects.get() == known
        known.refresh_from_db()
        assert known.role == "hiring_manager"

    def test_somebody_of_the_same_name_with_another_address_is_somebody_else(self, page, alice):
        make_contact(alice, name="Elena Marsh", email="elena@harrow.example")
        page.post(f"{ASK}?favour=presence", {"name": "Elena Marsh", "email": "elena@home.example"})
        page.post(f"{ASK}?favour=presence", {"name": "Elena Marsh", "email": "Elena@Home.example"})
        assert sorted(Contact.objects.values_list("email", flat=True)) == ["elena@harrow.example", "elena@home.example"]

    def test_an_empty_name_says_so(self, page):
        assert page.post(f"{ASK}?favour=presence", {"name": " "}).status_code == 422
        assert Contact.objects.count() == 0

    @pytest.mark.parametrize("name", ["contact", "application"])
    def test_somebody_elses_rows_do_not_exist(self, page, bob, name):
        row = make_contact(bob) if name == "contact" else make_application(bob)
        assert page.get(ASK, {"favour": "no", name: row.pk}).status_code == 404

    def test_an_unknown_purpose_does_not_exist(self, page):
        assert page.get(ASK, {"favour": "money"}).status_code == 404


class TestWhoHelped:
    def test_it_is_written_down_and_leads_to_thanks(self, page, alice):
        response = page.post(LIST, {"who": "Tom", "what": "Read my CV", "helped_on": "2026-11-09"})
        row = Support.objects.get(owner=alice)
        assert (row.contact.name, row.contact.role, row.thanked_on) == ("Tom", "supporter", None)
        assert response["Location"] == f"/supports/{row.pk}/thanks/"
        page.post(Action.objects.get(kind="support").undo_url)
        assert Support.objects.count() == 0

    def test_thanks_are_kept_with_their_day_and_one_undo(self, page, alice):
        row = help_from(alice)
        page.post(f"/supports/{row.pk}/thanks/")
        row.refresh_from_db()
        assert row.thanked_on == Profile.of(alice).today()
        assert "thanked on" in page.get(LIST).content.decode()
        page.post(Action.objects.get(kind="support").undo_url)
        row.refresh_from_db()
        assert row.thanked_on is None

    @pytest.mark.parametrize(
        "fields",
        [{"who": ""}, {"what": ""}, {"helped_on": ""}, {"helped_on": "2999-01-01"}, {"helped_on": "0001-01-01"}],
    )
    def test_bad_input_changes_nothing_and_keeps_what_was_typed(self, page, fields):
        response = page.post(LIST, {"who": "Tom", "what": "Read my CV", "helped_on": "2026-11-09"} | fields)
        assert response.status_code == 422
        assert Support.objects.count() == Contact.objects.count() == 0
        assert ("Read my CV" in response.content.decode()) == ("what" not in fields)

    def test_taking_it_out_asks_first_and_leaves_the_person(self, page, alice):
        row = help_from(alice)
        page.get(f"/supports/{row.pk}/delete/")
        assert Support.objects.count() == 1
        page.post(f"/supports/{row.pk}/delete/")
        assert Support.objects.count() == 0
        assert Contact.objects.count() == 1

    def test_their_own_page_says_it_too(self, page, alice):
        row = help_from(alice)
        assert "Practised with me" in page.get(f"/people/{row.contact_id}/").content.decode()


class TestTheWin:
    def kinds(self, user):
        return [win.kind for win in derived.wins_of(user)]

    def test_help_from_a_person_is_one(self, page, alice):
        row = help_from(alice)
        assert self.kinds(alice) == ["helped"]
        assert "Tom helped you" in page.get("/wins/").content.decode()
        row.delete()
        assert self.kinds(alice) == []

    def test_deleting_the_person_takes_none_away(self, page, alice):
        page.post(LIST, {"who": "Tom", "what": "Read my CV", "helped_on": "2026-11-09"})
        contact = Contact.objects.get()
        page.post(f"/people/{contact.pk}/delete/")
        assert self.kinds(alice) == ["helped"]
        assert "Read my CV" not in page.get(LIST).content.decode()
        contact.delete()
        assert [win.title for win in derived.wins_of(alice)] == ["Tom helped you"]

    def test_a_supporter_who_was_not_asked_yet_is_none(self, alice):
        make_contact(alice, role="supporter")
        assert self.kinds(alice) == []

    def test_help_for_somebody_else_is_none(self, alice, bob):
        help_from(bob)
        assert self.kinds(alice) == []


@pytest.mark.parametrize("path", [LIST, ASK])
def test_it_costs_the_same_for_any_number(page, alice, path):
    counts = []
    for number in (1, 30):
        for one in range(number):
            help_from(alice, f"Person {number} {one}", helped_on=TODAY - dt.timedelta(days=one))
        with CaptureQueriesContext(connection) as captured:
            page.get(path)
        counts.append(len(captured))
    assert counts[0] == counts[1]


@pytest.mark.parametrize(
    ("people", "waiting", "words"),
    [
        (0, 0, "Friends, family, former colleagues: one name is enough to start."),
        (1, 0, "1 person is on your side."),
        (1, 1, "1 person is on your side. You haven’t thanked them yet."),
        (2, 1, "2 people are on your side. You haven’t thanked 1 of them yet."),
        (12, 2, "12 people are on your side. You haven’t thanked 2 of them yet."),
    ],
)
def test_the_list_opens_with_a_sentence_for_each_number(page, alice, people, waiting, words):
    for number in range(people):
        help_from(alice, f"Tom {number}", thanked_on=None if number < waiting else TODAY)
    text = page.get(LIST).content.decode()
    assert f'<p class="standfirst">{words}' in text
    assert ("You haven’t thanked" in text) == bool(waiting)
