"""Replies: from Today straight to the field, from a pasted email, and advice that nobody asked for."""

import datetime as dt

import pytest
import time_machine

from applications.models import Action
from feedback.models import FeedbackRequest, Reminder
from feedback.today.page import digest_of, today_for
from tests.builders import TODAY, make_application, make_contact, make_request

DAY = dt.timedelta(days=1)
MAIL = """From: Hanna Brandt <h.brandt@fernway.example>
Subject: Re: Thank you, and one question
Date: Mon, 9 Nov 2026 10:00:00 +0000

Hello,

Bring one example where the figures changed a decision. That was what we missed.

Hanna
"""


@pytest.fixture(autouse=True)
def travel():
    with time_machine.travel(dt.datetime(2026, 11, 10, 12, tzinfo=dt.UTC), tick=False) as traveller:
        yield traveller


@pytest.fixture
def signed_in(client, alice):
    client.force_login(alice)
    return client


@pytest.fixture
def closed(alice):
    return make_application(
        alice, company="Fernway Trust", on=TODAY - 30 * DAY, closed_as="rejected", closed_on=TODAY - 9 * DAY
    )


def make_sent(application, *, days=3, after=14, **overrides):
    """A request that went out some days ago, with its reminder to check for a reply."""
    sent_on = TODAY - days * DAY
    fields = {"contact": make_contact(application.owner, name="Hanna Brandt"), "state": "sent", "sent_on": sent_on}
    asked = make_request(application, **(fields | overrides))
    since = asked.close_from
    Reminder.objects.create(
        owner=application.owner, kind="look", application=application, request=asked, contact=asked.contact,
        due_on=since + after * DAY,
    )  # fmt: skip
    return asked


class TestOnToday:
    def lines(self, user):
        return [(one.title, one.url) for one in today_for(user, today=TODAY).next]

    def test_a_request_that_is_out_has_a_line_that_leads_to_the_field_for_the_reply(self, signed_in, alice, closed):
        asked = make_sent(closed)
        line = ("Did Hanna Brandt reply?", f"/feedback/{asked.pk}/#answer_answer")
        assert line in self.lines(alice)
        assert 'id="answer_answer"' in signed_in.get(f"/feedback/{asked.pk}/").content.decode()

    def test_it_has_the_same_line_once_the_reminder_is_due(self, alice, closed):
        asked = make_sent(closed, days=20)
        assert self.lines(alice).count(("Did Hanna Brandt reply?", f"/feedback/{asked.pk}/#answer_answer")) == 1

    def test_a_follow_up_question_that_is_out_has_one_too(self, alice, closed):
        make_sent(
            closed, days=9, state="answered", answer="Others were a better fit.", is_generic=True, ended_on=TODAY - 5 * DAY,
            clarified_on=TODAY - 4 * DAY,
        )  # fmt: skip
        assert [title for title, _ in self.lines(alice)][-1] == "Did Hanna Brandt reply?"

    @pytest.mark.parametrize("state", ["done", "dismissed", "snoozed"])
    def test_whoever_ticked_skipped_or_put_off_the_line_is_not_asked_again(self, alice, closed, state):
        asked = make_sent(closed)
        asked.reminders.update(state=state)
        assert "Did Hanna Brandt reply?" not in dict(self.lines(alice))

    def test_not_on_the_day_it_was_sent_and_not_after_the_reply(self, alice, closed):
        make_sent(closed, days=0)
        assert "Did Hanna Brandt reply?" not in dict(self.lines(alice))
        FeedbackRequest.objects.update(state="answered", answer="Bring an example.", ended_on=TODAY)
        with time_machine.travel(dt.datetime(2026, 11, 12, 12, tzinfo=dt.UTC)):
            assert "Did Hanna Brandt reply?" not in dict(self.lines(alice))

    def test_it_takes_no_place_from_what_is_due_and_no_place_in_the_email_of_the_day(self, alice, closed):
        make_sent(closed)
        assert "Did Hanna Brandt reply?" not in [one.title for one in digest_of(alice, today=TODAY)[0]]
        for number in range(5):
            Reminder.objects.create(owner=alice, kind="own", words=f"Call {number}", due_on=TODAY)
        page = today_for(alice, today=TODAY)
        assert "Did Hanna Brandt reply?" not in [one.title for one in page.next]
        assert "Did Hanna Brandt reply?" in [one.title for one in page.later]

    def test_it_is_listed_once(self, alice, closed):
        make_sent(closed)
        page = today_for(alice, today=TODAY)
        assert [one.title for one in [*page.next, *page.later]].count("Did Hanna Brandt reply?") == 1


class TestTheDateOfAReply:
    def reply(self, client, asked, **fields):
        return client.post(f"/feedback/{asked.pk}/answer/", {"answer": "Bring an example.", **fields})

    def test_it_is_today_unless_another_one_is_given(self, signed_in, closed):
        asked = make_sent(closed)
        self.reply(signed_in, asked)
        asked.refresh_from_db()
        assert asked.ended_on == TODAY
        self.reply(signed_in, asked, on="2026-11-08")
        asked.refresh_from_db()
        assert asked.ended_on == dt.date(2026, 11, 8)

    @pytest.mark.parametrize(
        ("on", "said"),
        [
            ("2026-11-11", "The date must be today or in the past."),
            ("2026-11-05", "The date must be on or after the day you asked, 7\xa0November."),
        ],
    )
    def test_one_that_cannot_be_is_refused_and_nothing_typed_is_lost(self, signed_in, closed, on, said):
        asked = make_sent(closed)
        response = self.reply(signed_in, asked, on=on)
        text = response.content.decode()
        assert response.status_code == 422
        assert said in text
        assert "Bring an example." in text
        asked.refresh_from_db()
        assert asked.answer == ""


class TestAPastedEmail:
    def paste(self, client, text=MAIL):
        return client.post("/mail/", {"text": text}).content.decode()

    def test_one_from_whoever_was_asked_is_proposed_as_their_reply_and_changes_nothing(self, signed_in, alice, closed):
        contact = make_contact(alice, name="Hanna Brandt", email="H.Brandt@fernway.example")
        asked = make_sent(closed, contact=contact)
        text = self.paste(signed_in)
        assert "This looks like a reply you’re waiting for" in text
        assert (
            "You asked Hanna Brandt for one piece of advice on 7\xa0November, about your application to Fernway Trust."
            in text
        )
        assert f'action="/feedback/{asked.pk}/answer/"' in text
        assert 'name="on" value="2026-11-09"' in text
        asked.refresh_from_db()
        assert (asked.state, asked.answer) == ("sent", "")

    def test_one_from_someone_of_that_name_whose_address_is_not_known(self, signed_in, closed):
        assert f'action="/feedback/{make_sent(closed).pk}/answer/"' in self.paste(signed_in)

    def test_one_about_the_application_from_someone_else(self, signed_in, alice, closed):
        asked = make_sent(closed, contact=make_contact(alice, name="Ines Roth", email="i.roth@fernway.example"))
        text = MAIL.replace("what we missed", "what we at Fernway Trust missed").replace(
            "h.brandt@fernway", "desk@post"
        )
        assert f'action="/feedback/{asked.pk}/answer/"' in self.paste(signed_in, text)

    def test_saving_it_leads_to_the_request_with_one_undo(self, signed_in, closed):
        asked = make_sent(closed)
        response = signed_in.post(f"/feedback/{asked.pk}/answer/", {"answer": "Bring one example.", "on": "2026-11-09"})
        assert response["Location"] == f"/feedback/{asked.pk}/"
        asked.refresh_from_db()
        assert (asked.state, asked.answer, asked.ended_on) == ("answered", "Bring one example.", dt.date(2026, 11, 9))
        signed_in.post(Action.objects.latest("pk").undo_url)
        asked.refresh_from_db()
        assert (asked.state, asked.answer) == ("sent", "")

    def test_a_reply_to_the_follow_up_question_goes_there(self, signed_in, closed):
        make_sent(
            closed, days=9, state="answered", answer="Others were a better fit.", is_generic=True, ended_on=TODAY - 5 * DAY,
            clarified_on=TODAY - 4 * DAY,
        )  # fmt: skip
        assert "You asked Hanna Brandt a follow-up question on 6\xa0November" in self.paste(signed_in)

    def test_none_where_the_email_is_older_than_the_request_or_the_reply_is_there(self, signed_in, closed):
        asked = make_sent(closed, days=0)
        assert "a reply you’re waiting for" not in self.paste(signed_in)
        FeedbackRequest.objects.update(sent_on=TODAY - 3 * DAY, state="answered", answer="x", ended_on=TODAY)
        assert "a reply you’re waiting for" not in self.paste(signed_in)
        assert asked.pk

    def test_none_of_somebody_elses(self, signed_in, bob):
        theirs = make_application(bob, company="Fernway Trust", closed_as="rejected")
        make_sent(theirs)
        assert "a reply you’re waiting for" not in self.paste(signed_in)

    def test_none_for_what_the_person_wrote(self, signed_in, alice, closed):
        make_sent(closed)
        own = MAIL.replace("Hanna Brandt <h.brandt@fernway.example>", f"Alice <{alice.email}>")
        assert "a reply you’re waiting for" not in self.paste(signed_in, own)


class TestAdviceNobodyAskedFor:
    def save(self, client, application, **fields):
        return client.post(f"/applications/{application.pk}/advice/", {"answer": "Bring an example.", **fields})

    def test_the_application_leads_there_and_one_more_click_saves_it(self, signed_in, closed):
        text = signed_in.get(
            f"/applications/{closed.pk}/after/", HTTP_HX_REQUEST="true", HTTP_HX_TARGET="after"
        ).content
        assert f"/applications/{closed.pk}/advice/".encode() in text
        assert b"autofocus" in signed_in.get(f"/applications/{closed.pk}/advice/").content
        response = self.save(signed_in, closed, who="Hanna Brandt", on="2026-11-09")
        saved = FeedbackRequest.objects.get()
        assert response["Location"] == saved.get_absolute_url()
        assert (saved.state, saved.answer, saved.ended_on, saved.sent_on) == (
            "answered", "Bring an example.", dt.date(2026, 11, 9), None,
        )  # fmt: skip
        assert saved.contact.name == "Hanna Brandt"
        signed_in.post(Action.objects.latest("pk").undo_url)
        assert not FeedbackRequest.objects.exists()

    def test_nothing_says_that_it_was_asked_for(self, signed_in, closed):
        self.save(signed_in, closed, who="Hanna Brandt")
        saved = FeedbackRequest.objects.get()
        text = signed_in.get(saved.get_absolute_url()).content.decode()
        assert "<h1>Hanna Brandt gave you advice</h1>" in text
        assert "They told you today." in text
        assert "follow-up question" not in text
        assert "Thank you so much for taking the time to give me your advice." in text
        assert "You asked" not in text
        assert "Someone gave you advice." in signed_in.get("/feedback/").content.decode()
        assert "You haven’t asked anyone yet" in signed_in.get("/insights/said/").content.decode()
        assert "They gave you advice" in signed_in.get(f"/people/{saved.contact_id}/").content.decode()
        assert "Gave you advice" in signed_in.get("/people/").content.decode()
        assert "Hanna Brandt gave you advice" in signed_in.get(f"/applications/{closed.pk}/after/").content.decode()

    def test_it_is_the_reply_to_a_request_that_is_out(self, signed_in, closed):
        asked = make_sent(closed)
        closed.contacts.add(asked.contact)
        self.save(signed_in, closed, contact=asked.contact_id)
        asked.refresh_from_db()
        assert (asked.state, asked.answer, asked.sent_on) == ("answered", "Bring an example.", TODAY - 3 * DAY)
        assert not asked.reminders.waiting().exists()

    def test_it_never_replaces_a_reply(self, signed_in, closed):
        asked = make_sent(closed, state="answered", answer="Be brief.", ended_on=TODAY)
        closed.contacts.add(asked.contact)
        response = self.save(signed_in, closed, contact=asked.contact_id)
        assert response.status_code == 422
        assert "Bring an example." in response.content.decode()
        asked.refresh_from_db()
        assert asked.answer == "Be brief."

    @pytest.mark.parametrize("fields", [{"answer": " "}, {"on": "2026-11-11"}, {"on": "x"}])
    def test_what_cannot_be_is_said_and_changes_nothing(self, signed_in, closed, fields):
        assert self.save(signed_in, closed, **fields).status_code == 422
        assert not FeedbackRequest.objects.exists()

    def test_an_open_application_is_left_alone(self, signed_in, alice):
        application = make_application(alice)
        assert self.save(signed_in, application)["Location"] == application.get_absolute_url()
        assert not FeedbackRequest.objects.exists()
