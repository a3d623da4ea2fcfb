"""After a "no": the plan, requests, answers, one question, and what taking the "no" back does."""

import datetime as dt

import pytest
import time_machine

from applications.models import Action, close_applications
from feedback.models import FeedbackRequest, Reminder
from tests.builders import TODAY, make_application, make_contact, make_request, make_stage

NOON = dt.datetime(2026, 11, 10, 12, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def travel():
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


@pytest.fixture
def no(alice, client):
    """A no after an interview with Elena."""
    client.force_login(alice)
    application = make_application(
        alice, company="Harrow & Finch", status="interviewing", on=dt.date(2026, 11, 2), closed_as="rejected",
        closed_on=TODAY,
    )  # fmt: skip
    elena = make_contact(alice, name="Elena Marsh", email="elena@harrowfinch.example", role="hiring_manager")
    application.contacts.add(elena)
    make_stage(
        application, starts_at=dt.datetime(2026, 11, 2, 14, tzinfo=dt.UTC), questions="Your first month here?",
        contacts=[elena],
    )  # fmt: skip
    return application


def page(client, application, **extra):
    return client.get(f"/applications/{application.pk}/after/", **extra).content.decode()


TOMORROW = {
    "ask-choice": "later",
    "ask-due_on": "2026-11-11",
    "reflect-choice": "later",
    "reflect-due_on": "2026-11-11",
}


def keep(client, application, fields):
    return client.post(f"/applications/{application.pk}/after/", fields, follow=True)


class TestThePlan:
    def test_nothing_is_made_until_somebody_accepts_it(self, client, no):
        text = page(client, no)
        assert "Ask Elena Marsh for one piece of advice" in text
        assert "Look back for ten minutes" in text
        assert not Reminder.objects.exists()
        assert not FeedbackRequest.objects.exists()

    def test_nothing_is_chosen_in_advance(self, client, no):
        form = client.get(f"/applications/{no.pk}/after/").context["forms"]
        assert [one["choice"].value() for one in form] == [None, None, None]
        response = keep(client, no, {"ask-due_on": "2026-11-11", "reflect-due_on": "2026-11-11"})
        assert "Nothing was selected, so nothing has been planned." in response.content.decode()
        assert not Reminder.objects.exists()

    def test_one_button_keeps_all_that_was_chosen_and_one_undo_takes_it_away(self, client, no):
        chosen = TOMORROW | {"keep_in_touch-choice": "later", "keep_in_touch-due_on": "2027-02-08"}
        for _ in range(2):
            keep(client, no, chosen | {"contact": no.contacts.get().pk})
        assert FeedbackRequest.objects.count() == 1
        assert sorted(Reminder.objects.values_list("kind", "due_on")) == [
            ("ask", dt.date(2026, 11, 11)),
            ("keep_in_touch", dt.date(2027, 2, 8)),
            ("reflect", dt.date(2026, 11, 11)),
        ]
        client.post(Action.objects.filter(kind="plan").last().undo_url)
        assert not Reminder.objects.exists()
        assert not FeedbackRequest.objects.exists()

    def test_what_is_planned_already_is_not_said_to_be_missing(self, client, no):
        for said in ("Plan saved.", "That was already in your plan."):
            assert said in keep(client, no, {"reflect-choice": "later", "reflect-due_on": "2026-11-12"}).text

    @pytest.mark.parametrize("wrong", [{"who": "P" * 201}, {"contact": "999"}])
    def test_whom_to_ask_says_what_is_wrong(self, client, no, wrong):
        response = keep(client, no, {"ask-choice": "now", **wrong})
        assert response.status_code == 422
        [message] = [error for errors in response.context["who_form"].errors.values() for error in errors]
        assert message in response.text
        assert not FeedbackRequest.objects.exists()

    def test_another_day_can_be_chosen_for_each(self, client, no):
        keep(client, no, {"ask-choice": "later", "ask-due_on": "2026-11-20", "contact": no.contacts.get().pk})
        assert FeedbackRequest.objects.get().due_on == dt.date(2026, 11, 20)
        assert Reminder.objects.get().due_on == dt.date(2026, 11, 20)

    @pytest.mark.parametrize("day", ["", "2026-11-09", "2036-11-09", "tomorrow"])
    def test_a_day_that_cannot_be_is_refused_and_the_choices_stay(self, client, no, day):
        chosen = {"ask-choice": "now", "reflect-choice": "later", "reflect-due_on": day, "who": "Priya Raman"}
        response = keep(client, no, chosen)
        text = response.content.decode()
        assert response.status_code == 422
        assert "Nothing you typed has been lost" in text
        assert "Priya Raman" in text
        assert [form["choice"].value() for form in response.context["forms"]] == ["now", "later", None]
        assert not Reminder.objects.exists()
        assert not FeedbackRequest.objects.exists()

    def test_the_day_beside_another_choice_does_not_matter(self, client, no):
        keep(client, no, {"reflect-choice": "skip", "reflect-due_on": "nonsense"})
        assert Reminder.objects.get().state == "dismissed"

    def test_a_step_can_be_skipped_for_this_one_and_that_undone(self, client, no):
        for _ in range(2):
            keep(client, no, {"reflect-choice": "skip"})
        assert "Look back for ten minutes" not in page(client, no)
        client.post(Action.objects.get(kind="plan").undo_url)
        assert "Look back for ten minutes" in page(client, no)

    def test_what_is_done_now_leads_to_its_page(self, client, no):
        [elena] = no.contacts.all()
        response = keep(client, no, {"reflect-choice": "now"})
        assert response.request["PATH_INFO"] == f"/applications/{no.pk}/reflection/"
        assert not Reminder.objects.exists()
        response = keep(client, no, {"keep_in_touch-choice": "now"})
        assert response.request["PATH_INFO"] == f"/people/{elena.pk}/"
        response = keep(client, no, {"ask-choice": "now", "contact": elena.pk, "reflect-choice": "skip"})
        assert response.request["PATH_INFO"] == FeedbackRequest.objects.get().get_absolute_url()
        assert sorted(Reminder.objects.values_list("kind", "state", "due_on")) == [
            ("ask", "open", TODAY),
            ("keep_in_touch", "open", TODAY),
            ("reflect", "dismissed", TODAY + dt.timedelta(days=1)),
        ]

    def test_after_sending_the_way_leads_back_to_what_is_left(self, client, no):
        keep(client, no, {"ask-choice": "now", "contact": no.contacts.get().pk})
        asked = FeedbackRequest.objects.get()
        response = client.post(f"{asked.get_absolute_url()}sent/", {"version": asked.version}, follow=True)
        assert response.request["PATH_INFO"] == f"/applications/{no.pk}/after/"
        text = response.content.decode()
        assert "You asked Elena Marsh" in text
        assert "Look back for ten minutes" in text
        keep(client, no, {"reflect-choice": "skip", "keep_in_touch-choice": "skip"})
        other = make_request(no, contact=None)
        response = client.post(f"{other.get_absolute_url()}sent/", {"version": other.version}, follow=True)
        assert response.request["PATH_INFO"] == other.get_absolute_url()

    def test_with_nobody_known_one_field_is_enough(self, client, alice):
        client.force_login(alice)
        application = make_application(alice, status="screening", closed_as="rejected")
        keep(client, application, {"ask-choice": "now", "who": "Priya Raman"})
        [asked] = FeedbackRequest.objects.all()
        assert asked.contact.name == "Priya Raman"
        assert asked.body
        assert application.contacts.count() == 1

    def test_the_reason_and_their_words_are_asked_for_right_there_while_they_are_missing(self, client, no):
        path = f"/applications/{no.pk}/after/"
        assert 'name="message"' in page(client, no)
        typed = {"reason": "comparative", "message": "Someone was closer to it.", "next": path}
        response = client.post(f"/applications/{no.pk}/outcome/details/", typed, follow=True)
        assert response.request["PATH_INFO"] == path
        text = response.content.decode()
        assert "Someone was closer to it." in text
        assert 'name="message"' not in text

    def test_the_way_back_is_never_another_site(self, client, no):
        typed = {"reason": "none", "message": "", "next": "https://elsewhere.example/"}
        response = client.post(f"/applications/{no.pk}/outcome/details/", typed)
        assert response["Location"] == no.get_absolute_url()

    def test_silence_has_one_calm_fact_and_nothing_to_ask(self, client, alice):
        client.force_login(alice)
        text = page(client, make_application(alice, closed_as="no_response"))
        assert "Resume Genius" in text
        assert "one piece of advice" not in text

    def test_the_section_comes_alone_when_the_page_asks_for_it(self, client, no):
        text = page(client, no, headers={"HX-Request": "true", "HX-Target": "after"})
        assert '<section id="after"' in text
        assert "<html" not in text

    def test_a_bulk_rejection_leads_to_a_plan_as_well(self, client, alice, travel):
        client.force_login(alice)
        rows = [make_application(alice, status="screening", company=f"Company {n}") for n in range(3)]
        close_applications(alice, [row.pk for row in rows], "rejected", on=TODAY, today=TODAY)
        travel.move_to(NOON + dt.timedelta(days=1))
        assert "Ask Company 1 for one piece of advice" in client.get("/").content.decode()


class TestTheNoTakenBack:
    def test_an_untouched_plan_goes_and_what_was_written_stays(self, client, no, travel):
        keep(client, no, TOMORROW | {"contact": no.contacts.get().pk})
        travel.move_to(NOON + dt.timedelta(days=1))
        assert "Ask Elena Marsh" in client.get("/").content.decode()
        no.refresh_from_db()
        no.reopen(today=TODAY + dt.timedelta(days=1))
        assert "Ask Elena Marsh" not in client.get("/").content.decode()
        assert "Elena Marsh" not in client.get("/feedback/").content.decode()
        FeedbackRequest.objects.update(is_edited=True)
        assert "Elena Marsh" in client.get("/feedback/").content.decode()


class TestARequest:
    @pytest.fixture
    def asked(self, no):
        return make_request(no, contact=no.contacts.get())

    def post(self, client, asked, what, **fields):
        path = f"/feedback/{asked.pk}/" + (f"{what}/" if what else "")
        response = client.post(path, {"version": asked.version} | fields, follow=True)
        asked.refresh_from_db()
        return response

    def test_sending_it_sets_the_day_and_one_look_fourteen_days_later(self, client, asked):
        self.post(client, asked, "sent", body="Dear Elena, one question?", subject="Hi", tone="warm", channel="email")
        assert (asked.state, asked.sent_on, asked.body) == ("sent", TODAY, "Dear Elena, one question?")
        [look] = Reminder.objects.filter(kind="look")
        assert look.due_on == TODAY + dt.timedelta(days=14)

    def test_it_may_have_gone_out_on_an_earlier_day_but_not_on_a_later_one(self, client, asked):
        assert self.post(client, asked, "sent", sent_on="2026-11-11").status_code == 422
        assert asked.state == "planned"
        self.post(client, asked, "sent", sent_on="2026-11-08")
        assert asked.sent_on == dt.date(2026, 11, 8)

    def test_sending_twice_plans_one_look(self, client, asked):
        for _ in range(2):
            self.post(client, asked, "sent")
        assert Reminder.objects.filter(kind="look").count() == 1

    def test_another_tone_brings_another_draft_and_the_edit_comes_back(self, client, asked):
        self.post(client, asked, "", body="My warm words.", subject="S", tone="brief")
        assert asked.tone == "brief"
        assert asked.body.startswith("Hi Elena")
        self.post(client, asked, "", body=asked.body, subject="S", tone="warm")
        assert asked.body == "My warm words."

    def test_two_tabs_lose_neither_draft(self, client, asked):
        self.post(client, asked, "", body="The first tab.", tone="warm", version="1")
        response = self.post(client, asked, "", body="The second tab.", tone="warm", version="1")
        text = response.content.decode()
        assert "The first tab." in text
        assert "The second tab." in text
        assert asked.body == "The first tab."

    def test_a_generic_answer_gets_one_clarifying_question_and_no_second(self, client, asked):
        self.post(client, asked, "sent")
        response = self.post(client, asked, "answer", answer="We went with someone who was a better fit.")
        text = response.content.decode()
        assert "Suggested because of" in text
        assert "my answer to “Your first month here”" in text
        assert asked.is_generic is None
        self.post(client, asked, "clarification", clarification="Was it A or B?")
        assert asked.clarified_on == TODAY
        self.post(client, asked, "clarification", clarification="And another thing?")
        assert asked.clarification == "Was it A or B?"
        response = self.post(client, asked, "answer", answer="It was more about A.")
        assert asked.clarification_answer == "It was more about A."
        assert asked.answer == "We went with someone who was a better fit."
        assert "One follow-up question, then leave it there" not in response.content.decode()

    def test_a_specific_answer_becomes_a_plan_and_a_theme(self, client, asked):
        self.post(client, asked, "answer", answer="Start with the result, then tell us how.")
        self.post(
            client, asked, "reading", specific="specific", agreement="yes", would_try="The result first",
            condition="they ask for an example", action="say the result first", themes="Examples, The result comes late",
        )  # fmt: skip
        assert asked.is_generic is False
        text = client.get("/learn/").content.decode()
        for words in ("The result comes late", "they ask for an example", "Start with the result"):
            assert words in text

    def test_no_reply_is_closed_kindly_and_can_be_undone(self, client, asked, travel):
        self.post(client, asked, "sent")
        travel.move_to(NOON + dt.timedelta(days=14))
        assert "Did Elena Marsh reply?" in client.get("/").content.decode()
        self.post(client, asked, "end", how="no_reply")
        assert asked.state == "no_reply"
        client.post(Action.objects.filter(kind="request").order_by("-pk")[0].undo_url)
        asked.refresh_from_db()
        assert (asked.state, asked.is_at_rest) == ("sent", False)
        assert Reminder.objects.get(kind="look").state == "open"

    def test_left_out_keeps_what_was_typed_in_its_letter(self, client, asked):
        typed = {"body": "Dear Elena, half a thought", "subject": "One thing", "to": "elena@new.example"}
        self.post(client, asked, "end", how="skip", tone="warm", channel="email", **typed)
        assert (asked.state, asked.subject, asked.body) == ("skipped", "One thing", "Dear Elena, half a thought")
        assert asked.contact.email == "elena@new.example"
        assert "Dear Elena, half a thought" in client.get(f"/feedback/{asked.pk}/").content.decode()
        client.post(Action.objects.filter(kind="request").order_by("-pk")[0].undo_url)
        asked.refresh_from_db()
        assert (asked.state, asked.body) == ("planned", "Dear Elena, half a thought")

    def test_left_out_with_something_amiss_in_its_letter_shows_it_again(self, client, asked):
        response = self.post(client, asked, "end", how="skip", body="Half a thought", to="no address")
        assert response.status_code == 422
        assert "Half a thought" in response.content.decode()
        assert asked.state == "planned"

    def test_left_out_twice_can_still_be_planned_and_asked_once_more(self, client, asked):
        for body in ("The first thought", "The second thought"):
            self.post(client, asked, "end", how="skip", body=body)
        assert (asked.state, asked.body, asked.is_at_rest) == ("skipped", "The second thought", False)

    def test_a_letter_that_was_sent_is_not_written_over_by_leaving_it_out(self, client, asked):
        self.post(client, asked, "sent", body="As it was sent")
        response = self.post(client, asked, "end", how="skip", body="Another", version="1")
        assert "Another" in response.content.decode()
        assert (asked.state, asked.body) == ("sent", "As it was sent")
        self.post(client, asked, "end", how="skip", body="Another")
        assert (asked.state, asked.body) == ("sent", "As it was sent")

    def test_closing_without_a_reply_asks_what_to_do_with_an_answer_that_was_typed(self, client, asked):
        self.post(client, asked, "sent")
        response = self.post(client, asked, "end", how="no_reply", answer="They wrote something")
        assert response.status_code == 422
        assert "They wrote something" in response.content.decode()
        assert asked.state == "sent"
        self.post(client, asked, "end", how="no_reply", answer=" ")
        assert asked.state == "no_reply"

    def test_letting_it_rest_keeps_what_was_typed_beside_it(self, client, asked):
        self.post(client, asked, "answer", answer="A better fit.")
        self.post(client, asked, "end", how="rest", clarification="Was it A, or rather B?")
        assert asked.is_at_rest
        assert asked.clarified_on is None
        client.post(Action.objects.filter(kind="request").order_by("-pk")[0].undo_url)
        assert "Was it A, or rather B?" in client.get(f"/feedback/{asked.pk}/").content.decode()
        self.post(client, asked, "clarification", clarification="Was it A, or rather B?")
        self.post(client, asked, "end", how="rest", answer="It was B.")
        assert (asked.clarification_answer, asked.is_at_rest) == ("It was B.", True)

    def test_deleting_the_person_keeps_what_they_said(self, client, asked):
        self.post(client, asked, "answer", answer="Start with the result.")
        client.post(f"/people/{asked.contact_id}/delete/")
        text = client.get(f"/feedback/{asked.pk}/").content.decode()
        assert "Elena Marsh replied" in text
        assert "Start with the result." in text

    def test_a_hostile_answer_is_shown_as_text(self, client, asked):
        self.post(client, asked, "answer", answer="<script>alert(1)</script>")
        assert "<script>alert" not in client.get(f"/feedback/{asked.pk}/").content.decode()


@pytest.mark.parametrize("number", [10, 30])
def test_the_list_costs_the_same_for_any_number(client, alice, number, django_assert_max_num_queries):
    for n in range(number):
        application = make_application(alice, company=f"C{n}", closed_as="rejected")
        make_request(application, contact=make_contact(alice, name=f"P{n}"), state="sent", sent_on=TODAY)
    client.force_login(alice)
    with django_assert_max_num_queries(5):
        client.get("/feedback/")


def test_the_list_shows_the_first_of_each_group_and_leads_to_all_of_it(client, alice):
    for n in range(22):
        application = make_application(alice, company=f"C{n}", closed_as="rejected")
        make_request(application, contact=make_contact(alice, name=f"P{n}"), state="sent", sent_on=TODAY)
    client.force_login(alice)
    page = client.get("/feedback/")
    group = page.context["inbox"].groups[0]
    assert (len(group.items), group.number) == (20, 22)
    assert '<a href="/feedback/?state=sent">See all 22' in page.content.decode()
    whole = client.get("/feedback/?state=sent")
    assert len(whole.context["inbox"].groups[0].items) == 22
    assert "See all" not in whole.content.decode()


def test_someone_who_had_an_offer_is_not_told_that_most_get_none(client, alice):
    client.force_login(alice)
    closed = make_application(alice, status="offer", closed_as="rejected", on=TODAY)
    text = client.get(f"/applications/{closed.pk}/after/").content.decode()
    assert "They said no after an offer" in text
    assert "got an offer" not in text
