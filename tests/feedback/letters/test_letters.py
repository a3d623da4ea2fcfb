"""Letters as their pages show them: from what took place, addressed as the person wants, signed, without a private note."""

import datetime as dt
import html
import re

import pytest
import time_machine
from django.db import models

from applications.models import Contact, InterviewStage, Outcome, Profile
from feedback.letters import occasions
from feedback.letters.favours import FAVOURS
from feedback.models import FeedbackRequest, Preferences, Reminder
from tests.builders import (
    TODAY,
    make_application,
    make_contact,
    make_evaluation,
    make_practice,
    make_request,
    make_stage,
)

NOON = dt.datetime(2026, 11, 10, 12, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def travel():
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


@pytest.fixture
def page(client, alice):
    client.force_login(alice)
    return client


@pytest.fixture
def signed(alice):
    Profile.objects.filter(user=alice).update(full_name="Nora Whitfield")


def letter_of(response) -> str:
    """The first letter on a page."""
    return texts_of(response)[0]


def text_of(response) -> str:
    return "\n".join(texts_of(response))


def texts_of(response) -> list[str]:
    """The words of its letters, as someone would read them."""
    areas = re.findall(r"<textarea[^>]*data-letter-body>(.*?)</textarea>", response.content.decode(), re.DOTALL)
    return [html.unescape(area) for area in areas]


def page_text(response) -> str:
    """The words of a whole page, without its markup."""
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


SUBJECT = "Operations analyst: thank you, and a quick question"


def days(number: float) -> dt.datetime:
    return NOON + dt.timedelta(days=number)


def rejected(owner, **fields):
    return make_application(
        owner, status="screening", on=dt.date(2026, 11, 1), closed_as="rejected", closed_on=TODAY, **fields
    )


class TestWhatTookPlace:
    def test_a_call_that_was_planned_for_tomorrow_is_not_thanked_for(self, page, alice):
        application = rejected(alice)
        make_stage(application, starts_at=days(1))
        letter = page.post(f"/applications/{application.pk}/after/", {"ask-choice": "now", "who": "Priya Raman"})
        assert "for considering my application" in text_of(page.get(letter["Location"]))
        make_stage(application, starts_at=days(-3))
        assert "for taking the time to speak with me" in text_of(page.get(letter["Location"]))

    def test_an_untouched_draft_follows_what_is_recorded_and_a_typed_one_stays(self, page, alice):
        application = rejected(alice)
        elena = make_contact(alice, name="Dr. Elena Marsh")
        asked = make_request(application, contact=elena)
        other = make_request(application, body="My own words.", is_edited=True)
        assert "Dear Dr Marsh," in text_of(page.get(asked.get_absolute_url()))
        make_stage(application, kind="panel", starts_at=days(-3), contacts=[elena])
        assert "taking the time to interview me" in text_of(page.get(asked.get_absolute_url()))
        assert "My own words." in text_of(page.get(other.get_absolute_url()))

    def test_what_was_sent_stays_as_it_was_sent(self, page, alice):
        application = rejected(alice)
        asked = make_request(application, contact=make_contact(alice, name="Elena Marsh"))
        page.post(f"/feedback/{asked.pk}/sent/", {"version": 1})
        asked.refresh_from_db()
        assert "considering my application" in asked.body
        make_stage(application, starts_at=days(-3))
        assert "considering my application" in page.get(asked.get_absolute_url()).content.decode()

    def test_someone_who_was_not_at_the_interview_is_not_thanked_for_holding_it(self, page, alice):
        application = rejected(alice)
        make_stage(application, kind="panel", starts_at=days(-3), contacts=[make_contact(alice, name="Tom Reed")])
        asked = make_request(application, contact=make_contact(alice, name="Elena Marsh"))
        assert "for the time the team spent with me" in text_of(page.get(asked.get_absolute_url()))


class TestWhileWaiting:
    def ready(self, page, application):
        return page.get(f"/applications/{application.pk}/ready/")

    def test_with_nothing_ahead_it_asks_where_things_stand(self, page, alice):
        application = make_application(alice, on=dt.date(2026, 10, 20))
        text = text_of(self.ready(page, application))
        assert "I applied for the Operations analyst role on 20 October" in text
        assert "when you expect to make a decision" in text

    def test_what_is_said_of_the_wait_is_what_happened(self, page, alice):
        def intro(application):
            return page_text(self.ready(page, application))

        assert "You applied 10 days ago." in intro(make_application(alice, on=TODAY - dt.timedelta(days=10)))
        assert "You applied today." in intro(make_application(alice))
        talked = make_application(alice, status="screening", on=TODAY - dt.timedelta(days=1))
        assert "The last news was 1 day ago." in intro(talked)
        saved = intro(make_application(alice, status="saved"))
        assert "Before you apply" in saved
        assert not re.search("last news|You applied|A short note", saved)

    def test_with_an_interview_ahead_it_confirms_that_one(self, page, alice):
        application = make_application(alice, status="interviewing", on=dt.date(2026, 11, 1))
        make_stage(application, starts_at=days(-3))
        make_stage(application, kind="panel", starts_at=days(9))
        make_stage(application, kind="final", starts_at=days(2))
        text = text_of(self.ready(page, application))
        assert "happy to confirm Thursday 12 November at 12:00, and I look forward to meeting you." in text
        assert "decision" not in text

    def test_its_time_is_the_one_the_employer_named_with_the_place_where_clocks_differ(self, page, alice):
        Profile.objects.filter(user=alice).update(time_zone="Europe/Berlin")
        application = make_application(alice)
        stage = make_stage(application, starts_at=days(2), time_zone="America/New_York")
        assert "confirm Thursday 12 November at 07:00 (New York time)" in text_of(self.ready(page, application))
        InterviewStage.objects.filter(pk=stage.pk).update(time_zone="Europe/Paris")
        assert "at 13:00, and I look forward to speaking with you." in text_of(self.ready(page, application))

    def test_a_task_that_is_not_due_yet_is_promised(self, page, alice):
        application = make_application(alice)
        make_stage(application, kind="take_home", starts_at=None, due_on=dt.date(2026, 11, 13))
        assert "I will send it to you by Friday 13 November." in text_of(self.ready(page, application))

    def test_an_interview_without_a_date_gets_no_note_but_the_way_to_date_it(self, page, alice):
        application = make_application(alice)
        stage = make_stage(application, starts_at=None)
        response = self.ready(page, application)
        assert text_of(response) == ""
        assert f'href="{stage.get_absolute_url()}">Add its date</a>' in response.content.decode()

    def test_the_second_note_names_the_first_and_there_is_no_third(self, page, alice):
        application = make_application(alice, on=dt.date(2026, 10, 20))

        def wrote(day):
            Reminder.objects.create(
                owner=alice, application=application, kind="follow_up", state="done", due_on=day, ended_on=day,
                key=f"follow_up:{day}",
            )  # fmt: skip

        wrote(dt.date(2026, 10, 30))
        assert "I wrote on 30 October about" in text_of(self.ready(page, application))
        wrote(dt.date(2026, 11, 6))
        response = self.ready(page, application)
        assert text_of(response) == ""
        assert "Two notes are enough." in response.content.decode()

    def test_news_begin_a_new_wait(self, page, alice):
        application = make_application(alice, on=dt.date(2026, 10, 20))
        Reminder.objects.create(
            owner=alice, application=application, kind="follow_up", state="done", due_on=TODAY,
            ended_on=dt.date(2026, 10, 30), key="k",
        )  # fmt: skip
        make_stage(application, starts_at=days(-3))
        assert "Thank you again for taking the time to speak with me." in text_of(self.ready(page, application))

    def test_it_is_addressed_to_someone_at_work_never_to_a_friend(self, page, alice):
        application = make_application(alice)
        for name, role in (("Ann Friend", "supporter"), ("Bea Insider", "referrer"), ("Cleo Hale", "recruiter")):
            application.contacts.add(make_contact(alice, name=name, role=role, email=f"{name[:3]}@example.org"))
        response = self.ready(page, application)
        assert text_of(response).startswith("Dear Cleo,")
        assert "mailto:Cle@example.org" in response.content.decode()


class TestHowSomeoneIsAddressed:
    def test_what_is_typed_with_a_person_is_used_in_every_letter(self, page, alice):
        application = rejected(alice)
        elena = make_contact(alice, name="Elena Marsh", role="hiring_manager")
        application.contacts.add(elena)
        page.post(f"/people/{elena.pk}/edit/", {"name": "Elena Marsh", "address_as": " Dear  Ms Marsh, "})
        assert letter_of(page.get(f"/people/{elena.pk}/")).startswith("Dear Ms Marsh,")
        asked = make_request(application, contact=elena)
        assert letter_of(page.get(asked.get_absolute_url())).startswith("Dear Ms Marsh,")
        assert "<dt>Address as</dt><dd>Ms Marsh</dd>" in page.get(f"/people/{elena.pk}/").content.decode()

    def test_a_greeting_that_was_changed_in_a_draft_is_kept_with_the_person_and_said(self, page, alice):
        elena = make_contact(alice, name="Elena Marsh")
        asked = make_request(rejected(alice), contact=elena)
        body = letter_of(page.get(asked.get_absolute_url())).replace("Dear Elena,", "Dear Ms Marsh,")
        response = page.post(
            asked.get_absolute_url(), {"version": 1, "body": body, "subject": SUBJECT, "tone": "warm"}, follow=True
        )
        elena.refresh_from_db()
        assert elena.address_as == "Ms Marsh"
        assert "From now on, drafts to Elena Marsh will address them as “Ms Marsh”." in response.content.decode()
        page.post(asked.get_absolute_url(), {"version": 2, "body": body, "subject": SUBJECT, "tone": "plain"})
        assert text_of(page.get(asked.get_absolute_url())).startswith("Hello Ms Marsh,")

    @pytest.mark.parametrize(
        "first", ["Dear all,", "Hello,", "Dear Sir or Madam,", "Dear Elena and Tom,", "Liebe Elena,", ""]
    )
    def test_a_greeting_to_no_one_in_particular_is_not_kept(self, page, alice, first):
        elena = make_contact(alice, name="Elena Marsh")
        asked = make_request(rejected(alice), contact=elena)
        page.post(asked.get_absolute_url(), {"version": 1, "body": f"{first}\n\nThank you.", "tone": "warm"})
        elena.refresh_from_db()
        assert elena.address_as == ""

    def test_a_friend_is_not_offered_as_the_one_who_said_no(self, page, alice):
        application = rejected(alice)
        application.contacts.add(make_contact(alice, name="Tom Reed", role="supporter"))
        response = page.get(f"/applications/{application.pk}/after/")
        assert response.context["to_ask"] == []
        assert 'name="contact"' not in response.content.decode()

    def test_the_form_shows_how_drafts_would_begin(self, page, alice):
        elena = make_contact(alice, name="Prof. Dr. Elena Marsh")
        assert 'placeholder="Professor Marsh"' in page.get(f"/people/{elena.pk}/edit/").content.decode()


class TestTheNameUnderIt:
    def letters_without_a_name(self, alice):
        application = rejected(alice)
        elena = make_contact(alice, name="Elena Marsh")
        application.contacts.add(elena)
        Profile.objects.filter(user=alice).update(country="Germany")
        return [
            make_request(rejected(alice), contact=elena).get_absolute_url(),
            f"/people/{elena.pk}/",
            f"/applications/{application.pk}/my-data/",
            f"/applications/{make_application(alice).pk}/ready/",
            "/people/ask/",
        ]

    def test_it_is_asked_for_beside_the_first_draft_saved_and_not_asked_for_again(self, page, alice):
        paths = self.letters_without_a_name(alice)
        for path in paths:
            text = page.get(path).content.decode()
            assert text.count('name="full_name" form="sign"') == 1, path
            assert text.count('<form id="sign"') == 1, path
        response = page.post("/letters/name/", {"full_name": " Nora  Whitfield ", "next": paths[0]})
        assert response["Location"] == paths[0]
        assert Profile.objects.get(user=alice).full_name == "Nora Whitfield"
        for path in paths:
            response = page.get(path)
            assert 'name="full_name"' not in response.content.decode(), path
            assert letter_of(response).endswith("Nora" if path == "/people/ask/" else "Nora Whitfield"), path

    def test_the_person_can_say_that_drafts_stay_without_one(self, page, alice):
        paths = self.letters_without_a_name(alice)
        page.post("/letters/name/", {"do": "never", "full_name": ""})
        assert all('name="full_name"' not in page.get(path).content.decode() for path in paths)
        assert letter_of(page.get(paths[0])).endswith("With best wishes,")

    def test_an_empty_name_changes_nothing_and_says_so(self, page, alice):
        response = page.post("/letters/name/", {"full_name": "  ", "next": "/people/ask/"}, follow=True)
        assert "Enter your full name." in response.content.decode()
        assert page.post("/letters/name/", {"full_name": ""}, headers={"X-Requested-With": "fetch"}).status_code == 422
        assert Profile.objects.get(user=alice).full_name == ""

    def test_a_script_gets_a_short_answer(self, page, alice):
        response = page.post("/letters/name/", {"full_name": "Nora"}, headers={"X-Requested-With": "fetch"})
        assert (response.status_code, Profile.objects.get(user=alice).full_name) == (204, "Nora")

    def test_who_gave_friends_a_name_is_not_asked_for_another_beside_a_message_to_them(self, page, alice):
        Profile.objects.filter(user=alice).update(called="Nora")
        assert 'name="full_name"' not in page.get("/people/ask/").content.decode()


class TestTones:
    def test_each_tone_keeps_its_own_edit_and_an_untouched_one_stays_fresh(self, page, alice, signed):
        application = rejected(alice)
        asked = make_request(application, contact=make_contact(alice, name="Elena Marsh"))
        url = asked.get_absolute_url()
        page.post(url, {"version": 1, "body": letter_of(page.get(url)), "subject": SUBJECT, "tone": "plain"})
        asked.refresh_from_db()
        assert (asked.is_edited, asked.edits) == (False, {})
        page.post(url, {"version": 2, "body": "Mine.", "subject": "S", "tone": "brief"})
        asked.refresh_from_db()
        assert (asked.is_edited, asked.edits) == (True, {"plain": ["S", "Mine."]})
        make_stage(application, starts_at=days(-3))
        assert "taking the time to speak with me" in text_of(page.get(url))
        page.post(url, {"version": 3, "body": letter_of(page.get(url)), "subject": SUBJECT, "tone": "plain"})
        assert text_of(page.get(url)).startswith("Mine.")

    def test_the_note_for_linkedin_is_short_and_uses_own_words_that_fit(self, page, alice):
        application = rejected(alice)
        asked = make_request(application, contact=make_contact(alice, name="Elena Marsh"))
        assert "Hi Elena, thank you for letting me know about the Operations analyst role." in text_of(
            page.get(asked.get_absolute_url())
        )
        FeedbackRequest.objects.filter(pk=asked.pk).update(body="Just this line.", is_edited=True)
        assert text_of(page.get(asked.get_absolute_url())) == "Just this line.\nJust this line."


class TestTheFollowUpQuestion:
    def test_only_a_line_that_is_one_question_of_theirs_is_quoted(self):
        told = (
            "Tell me about yourself\nWhy did you leave? I cried.\nWhy did I leave?\n- Why our team?\n(Why us?)\n"
            "Where do you see yourself in five years?"
        )
        assert occasions.questions_in(told) == ["Why our team", "Where do you see yourself in five years"]

    @pytest.mark.parametrize(
        ("advert", "expected"),
        [
            ("Experience with clinical data and reports", ["clinical data"]),
            ("You have experience in SAP or similar.", ["SAP"]),
            ("Knowledge of C++, Python", ["C++"]),
            ("Experience with our customers is a plus", []),
            ("at least 3 years of experience in a similar role", []),
            ("Proficiency in Excel is required", ["Excel"]),
            ("experience with AWS\nexperience with AWS\nknowledge of German law", ["AWS", "German law"]),
            ("", []),
        ],
    )
    def test_what_a_job_ad_asks_for_is_said_in_few_words(self, advert, expected):
        assert occasions.requirements(advert) == expected

    def test_a_question_from_an_interview_that_did_not_take_place_is_not_used(self, page, alice):
        application = rejected(alice)
        make_stage(application, starts_at=days(3), questions="Why our team?")
        asked = make_request(application, state="answered", sent_on=TODAY, ended_on=TODAY, answer="Others were better.")
        assert "Why our team" not in text_of(page.get(asked.get_absolute_url()))


class TestTheHello:
    def test_it_names_the_application_they_met_for_then_one_at_their_company_then_the_latest(self, page, alice):
        elena = make_contact(alice, name="Elena Marsh", role="hiring_manager", company="Harrow")
        first, second, third = (make_application(alice, company=name) for name in ("Birch", "Harrow", "Cedar"))

        def hello():
            return letter_of(page.get(f"/people/{elena.pk}/"))

        assert "applied" not in hello()
        third.contacts.add(elena)
        assert "at Cedar. I hope you" in hello()
        second.contacts.add(elena)
        make_application(alice, company="Alder").contacts.add(elena)
        assert "at Harrow. I hope you" in hello()
        make_stage(first, starts_at=days(2), contacts=[elena])
        assert "at Harrow. I hope you" in hello()
        make_stage(first, starts_at=days(-2), contacts=[elena])
        assert "at Birch. I enjoyed our conversation, and I hope you" in hello()

    def test_a_job_that_was_only_saved_is_not_said_to_have_been_applied_for(self, page, alice):
        elena = make_contact(alice, name="Elena Marsh")
        make_application(alice, status="saved").contacts.add(elena)
        assert "applied" not in letter_of(page.get(f"/people/{elena.pk}/"))


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ("Start with the result, then tell us how you got there.", "I will put it into practice."),
        ("We went with someone who was a better fit.", "I really appreciate it."),
    ],
)
def test_a_reply_that_says_nothing_in_particular_is_thanked_for_without_a_promise(page, alice, answer, said):
    asked = make_request(rejected(alice), state="answered", sent_on=TODAY, ended_on=TODAY, answer=answer)
    assert (
        f"Thank you so much for taking the time to reply. {'That is really useful, and ' * ('put' in said)}{said}"
        in (texts_of(page.get(asked.get_absolute_url()))[-1])
    )


MARKER = "zyxprivate"
# What a letter may say. Every other text of these models belongs to the person alone.
SAID = {
    Contact: {"name", "address_as", "email", "role", "company"},
    InterviewStage: {"kind", "time_zone"},
    Outcome: {"kind"},
}
ABOUT_THE_JOB = {
    "company", "agency", "title", "advert", "status", "furthest", "closed_as", "company_key", "link_key", "search_words",
    "work_mode", "pay_period", "pay_currency", "source", "sent_via", "source_id",
}  # fmt: skip


def fill_with_marker(row: models.Model, said: set[str]) -> None:
    for field in row._meta.concrete_fields:
        if isinstance(field, models.CharField | models.TextField) and not field.choices and field.name not in said:
            marker = f"{MARKER}-{field.name}"
            if isinstance(field, models.URLField):
                marker = f"https://{marker}.example/"
            setattr(row, field.name, marker[: field.max_length])
    models.Model.save(row)


@pytest.mark.parametrize("tone", ["warm", "plain", "brief"])
def test_no_private_note_reaches_a_letter(page, alice, signed, tone):
    Preferences.objects.create(user=alice, tone=tone, trusted_name=MARKER, trusted_number=MARKER)
    Profile.objects.filter(user=alice).update(country="Germany", region=MARKER)
    elena = make_contact(
        alice, name="Elena Marsh", role="hiring_manager", email="elena@harrow.example", company="Harrow"
    )
    tom = make_contact(alice, name="Tom Reed", role="supporter")
    closed, ended = rejected(alice, company="Harrow"), rejected(alice, company="Cedar")
    waiting = make_application(alice, company="Birch", status="interviewing")
    for application in (closed, ended, waiting):
        application.contacts.add(elena)
        for number, kind in enumerate(("screen", "technical", "take_home", "panel", "final", "other")):
            when = 3 if application == waiting and kind == "final" else -3 - number
            fill_with_marker(
                make_stage(application, kind=kind, starts_at=days(when), contacts=[elena]), SAID[InterviewStage]
            )
        fill_with_marker(application, ABOUT_THE_JOB)
    for contact in (elena, tom):
        fill_with_marker(contact, SAID[Contact])
    fill_with_marker(closed.live_outcome(), SAID[Outcome])
    fill_with_marker(ended.live_outcome(), SAID[Outcome])
    asked = make_request(closed, contact=elena, tone=tone, would_try=MARKER)
    answered = make_request(
        closed,
        tone=tone,
        state="answered",
        sent_on=TODAY,
        ended_on=TODAY,
        answer=f"{MARKER}: others were a better fit.",
    )
    page.post(
        f"/applications/{closed.pk}/reflection/", dict.fromkeys(("went_well", "differently", "outside_hands"), MARKER)
    )
    page.post(
        f"/applications/{closed.pk}/note/", {"text": MARKER, "kindness": MARKER, "common": MARKER, "advice": MARKER}
    )
    session = make_practice(alice, application=waiting)
    session.questions.update(notes=MARKER)
    make_evaluation(session, name="Tom", keep=MARKER, next_question=MARKER, change="")
    paths = [
        page.post(f"/applications/{ended.pk}/after/", {"ask-choice": "now", "contact": elena.pk})["Location"],
        f"/applications/{closed.pk}/my-data/",
        f"/applications/{waiting.pk}/ready/",
        asked.get_absolute_url(),
        answered.get_absolute_url(),
        f"/people/{elena.pk}/",
        f"/people/{tom.pk}/",
        session.get_absolute_url(),
        *(
            f"/people/ask/?favour={favour}&contact={tom.pk}&application={application.pk}"
            for favour in FAVOURS
            for application in (closed, waiting)
        ),
    ]
    for path in paths:
        text = text_of(page.get(path))
        assert text, path
        assert MARKER not in text, path
    page.post("/people/supporters/", {"who": "Tom Reed", "what": MARKER, "helped_on": TODAY})
    support = alice.supports.get()
    assert MARKER not in text_of(page.get(f"/supports/{support.pk}/thanks/"))
