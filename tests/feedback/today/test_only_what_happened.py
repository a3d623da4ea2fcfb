"""What did not take place is stated nowhere as a fact: a call that a no came before, and one that was called off."""

import datetime as dt

import pytest
import time_machine

from applications.board import cards
from applications.detail import interviewing
from applications.exporting import proof
from applications.models import InterviewStage, KeptMail, Recorder
from feedback.learning.gave import gave
from feedback.models import Reminder
from feedback.people import history
from feedback.practice import sessions
from feedback.reminders import calendar, next_steps
from feedback.reminders.due import suggested_today
from feedback.today.page import digest_of, today_for
from feedback.wins import derived
from tests.builders import TODAY, make_application, make_contact, make_stage

pytestmark = pytest.mark.django_db

NOON = dt.datetime(2026, 11, 10, 12, tzinfo=dt.UTC)
HOUR, DAY = dt.timedelta(hours=1), dt.timedelta(days=1)


@pytest.fixture(autouse=True)
def travel():
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


@pytest.fixture
def sanna(alice):
    return make_contact(alice, name="Sanna Peltola", company="Kestrel Maps", role="interviewer")


@pytest.fixture
def call(alice, sanna):
    """A call tomorrow, of an application to which they say no today."""
    application = make_application(alice, company="Kestrel Maps", status="screening", on=TODAY - 6 * DAY)
    stage = make_stage(application, starts_at=NOON + DAY, contacts=[sanna], questions="Why maps?")
    application.contacts.add(sanna)
    application.close("rejected", today=TODAY)
    return InterviewStage.objects.select_related("application").get(pk=stage.pk)


def summaries(user):
    text = calendar.feed(user, today=TODAY).decode()
    return [line.removeprefix("SUMMARY:") for line in text.splitlines() if line.startswith("SUMMARY:")]


def proof_lines(user):
    return proof.lines(user, since=TODAY - 60 * DAY, until=TODAY)


def page(client, user, url, **headers):
    client.force_login(user)
    return client.get(url, headers=headers).text


class TestCallAfterTheNo:
    def test_the_proof_says_that_they_invited(self, alice, call):
        [line] = proof_lines(alice)
        assert line.events == [("Invited to a call", TODAY - 6 * DAY)]

    def test_the_calendar_does_not_hold_it(self, alice, call):
        assert summaries(alice) == []

    def test_it_gave_no_interview_and_no_question(self, client, alice, call):
        found = gave(call.application, today=TODAY)
        assert (found.furthest, found.rounds, found.questions) == ("Invited to a screening call", [], [])
        text = page(client, alice, f"/applications/{call.application_id}/gave/")
        assert "Invited to a screening call" in text
        assert "Why maps?" not in text

    def test_its_page_says_what_was_planned_and_keeps_the_notes(self, client, alice, call):
        text = page(client, alice, call.application.get_absolute_url())
        assert "Planned for tomorrow, won’t take place." in text
        assert "Why maps?" in text
        assert "Add notes" not in text

    def test_what_to_do_next_does_not_speak_of_a_conversation(self, client, alice, call):
        text = page(client, alice, f"/applications/{call.application_id}/after/")
        assert "They said no before the interview" in text
        assert "after screening" not in text
        assert "Invited to a screening call" in text
        assert "enjoyed" not in text

    def test_the_person_was_not_met(self, client, alice, call, sanna):
        [line] = history.lines([sanna], today=TODAY)
        assert (line.between, line.last) == ("Rejected", "")
        assert history.between(sanna, today=TODAY).last_on is None, "nobody knows that the no came from her"
        assert [one.title for one in history.between(sanna, today=TODAY).moments] == ["They said no"]

    def test_its_questions_were_not_asked(self, client, alice, call):
        assert "Why maps?" not in {one.text for one in sessions.candidates(alice).values()}
        assert "Why maps?" not in page(client, alice, "/learn/")

    def test_no_win_says_that_they_met(self, alice, call):
        assert {win.kind for win in derived.wins_of(alice)} == {"heard_back"}

    def test_nothing_asks_to_write_it_up_or_to_look_back(self, alice, call, travel):
        Reminder.objects.create(
            owner=alice, kind="capture", stage=call, application=call.application, key=f"capture:{call.pk}",
            due_on=TODAY, state="snoozed",
        )  # fmt: skip
        assert today_for(alice, today=TODAY).next == []
        travel.shift(DAY + 2 * HOUR)
        assert {one.kind for one in suggested_today(alice, today=TODAY + DAY)} == {"ask"}
        assert today_for(alice, today=TODAY + DAY).next[0].kind == "ask", "someone there is known"

    def test_one_tap_says_that_it_took_place(self, client, alice, call):
        client.force_login(alice)
        client.post(f"/stages/{call.pk}/happened/", {"happened": "yes"})
        [line] = proof_lines(alice)
        assert line.events == [("Call", TODAY + DAY)]
        assert [one.label for one in gave(call.application, today=TODAY).rounds] == ["Screening call"]


class TestCalledOff:
    """The application is open, and the person said that the interview will not take place."""

    @pytest.fixture
    def panel(self, alice, sanna):
        application = make_application(alice, company="Kestrel Maps", status="interviewing", on=TODAY - 6 * DAY)
        stage = make_stage(
            application, kind="panel", starts_at=NOON + DAY, contacts=[sanna], promised_on=TODAY + 9 * DAY
        )
        interviewing.say(Recorder(alice), stage, happened=False)
        return stage

    def test_nothing_is_coming_but_the_news_they_promised(self, client, alice, panel):
        found = today_for(alice, today=TODAY)
        assert found.agenda == []
        assert "prepare" not in {one.kind for one in found.next}
        assert summaries(alice) == ["Kestrel Maps: they promised news by today"]
        assert digest_of(alice, today=TODAY)[1] == []
        coming = cards.next_stages([panel.application_id], NOON)
        assert coming == {panel.application_id: ("They promised news by", TODAY + 9 * DAY)}
        assert "Planned for tomorrow, won’t take place." in page(client, alice, panel.application.get_absolute_url())

    def test_it_leads_to_no_practice(self, alice, panel):
        [(label, focus)] = sessions.focuses(alice, now=NOON).values()
        assert (label, focus.round_kind) == ("Kestrel Maps", "other")

    def test_sorted_by_what_is_next_the_promise_counts(self, client, alice, panel):
        other = make_application(alice, company="Alder Books", status="interviewing", on=TODAY - 6 * DAY)
        make_stage(other, kind="panel", starts_at=NOON + 3 * DAY)
        text = page(client, alice, "/applications/?sort=next")
        assert text.index("Alder Books") < text.index("Kestrel Maps")

    def test_a_reminder_about_it_is_gone(self, alice, panel):
        Reminder.objects.create(
            owner=alice, kind="prepare", stage=panel, application=panel.application, key=f"prepare:{panel.pk}",
            due_on=TODAY, state="snoozed",
        )  # fmt: skip
        assert today_for(alice, today=TODAY).next == []


class TestAhead:
    def test_the_proof_leaves_it_out_and_the_page_of_the_person_has_it_as_ahead(self, alice, sanna):
        application = make_application(alice, status="interviewing", on=TODAY - 6 * DAY)
        make_stage(application, kind="screen", starts_at=NOON - 2 * DAY)
        make_stage(application, kind="panel", starts_at=NOON + DAY, contacts=[sanna])
        [line] = proof_lines(alice)
        assert line.events == [("Call", TODAY - 2 * DAY)]
        [moment] = history.between(sanna, today=TODAY).moments
        assert moment.is_ahead
        [row] = history.lines([sanna], today=TODAY)
        assert (row.between, row.last) == ("", "")
        assert "Kestrel" not in str(summaries(alice))
        assert len(summaries(alice)) == 2

    def test_an_interview_of_which_only_the_date_is_known_is_not_due(self, client, alice):
        application = make_application(alice, status="interviewing", on=TODAY - 6 * DAY)
        make_stage(application, kind="panel", starts_at=None, due_on=TODAY + 2 * DAY, minutes=None)
        assert [one.text for one in today_for(alice, today=TODAY).agenda] == ["Panel interview, no time yet"]
        assert cards.next_stages([application.pk], NOON) == {application.pk: ("Panel interview", TODAY + 2 * DAY)}
        assert summaries(alice) == ["Stillwater Housing: Panel interview"]
        assert "Due 12 November" not in page(client, alice, application.get_absolute_url())

    def test_the_stages_on_today_say_that_they_invited(self, alice):
        for number in range(3):
            application = make_application(alice, company=f"C{number}", status="interviewing", on=TODAY - 6 * DAY)
            make_stage(application, kind="panel", starts_at=NOON + DAY)
        small = {one.label: one.small for one in today_for(alice, today=TODAY).pipeline}
        assert small["Screening"] == small["Interviewing"] == "3 invited so far"
        assert small["Offer"] == "0 so far"

    def test_an_invitation_leads_further_than_before_once_the_interview_took_place(self, alice, travel):
        application = make_application(alice, status="interviewing", on=TODAY - 6 * DAY)
        make_stage(application, kind="panel", starts_at=NOON + HOUR)
        assert [win.kind for win in derived.wins_of(alice)] == ["invited"]
        travel.shift(2 * HOUR)
        assert [win.kind for win in derived.wins_of(alice)] == ["further"]

    def test_the_first_that_led_to_an_interview_counts(self, alice):
        called_off = make_application(alice, company="Alder", status="interviewing", on=TODAY - 9 * DAY)
        make_stage(called_off, kind="panel", starts_at=NOON - 2 * DAY, happened=False)
        make_application(alice, company="Merrow", status="interviewing", on=TODAY - 6 * DAY)
        found = {win.title: win.kind for win in derived.wins_of(alice)}
        assert [kind for title, kind in found.items() if "Alder" in title] == ["invited"]
        assert [kind for title, kind in found.items() if "Merrow" in title] == ["further"]

    def test_later_today_it_is_not_the_last_contact(self, alice, sanna):
        application = make_application(alice, status="interviewing", on=TODAY - 6 * DAY)
        make_stage(application, kind="panel", starts_at=NOON + HOUR, contacts=[sanna])
        assert history.between(sanna, today=TODAY).last_on is None

    def test_a_task_that_was_handed_in_is_due_no_more(self, alice):
        application = make_application(alice, status="interviewing", on=TODAY - 6 * DAY)
        task = make_stage(application, kind="take_home", starts_at=None, due_on=TODAY + 2 * DAY)
        assert [one.text for one in today_for(alice, today=TODAY).agenda] == ["Take-home task, due, 45 min"]
        interviewing.say(Recorder(alice), task, happened=True)
        assert today_for(alice, today=TODAY).agenda == []
        assert cards.next_stages([application.pk], NOON) == {}
        [line] = proof_lines(alice)
        assert line.events == [("Task", TODAY + 2 * DAY)]


class TestNotes:
    """What is offered to write while waiting."""

    @pytest.mark.parametrize(
        ("ahead", "offered", "not_offered"),
        [
            ({"starts_at": NOON + 2 * DAY}, "I look forward to", "where things stand"),
            ({"starts_at": None, "due_on": TODAY + 2 * DAY}, "Add its time", "where things stand"),
            ({"starts_at": None}, "Add its date", "where things stand"),
            ({"starts_at": NOON - 8 * DAY}, "At most two while you wait", "I look forward to"),
            ({"starts_at": NOON + 2 * DAY, "happened": False}, "At most two while you wait", "I look forward to"),
        ],
    )
    def test_it_follows_what_is_ahead(self, client, alice, ahead, offered, not_offered):
        application = make_application(alice, status="interviewing", on=TODAY - 20 * DAY)
        make_stage(application, kind="panel", **ahead)
        text = page(client, alice, f"/applications/{application.pk}/ready/")
        assert offered in text
        assert not_offered not in text

    def test_no_follow_up_is_suggested_while_something_is_ahead(self, alice):
        application = make_application(alice, status="interviewing", on=TODAY - 8 * DAY)
        stage = make_stage(application, kind="panel", starts_at=None)
        assert suggested_today(alice, today=TODAY) == []
        interviewing.say(Recorder(alice), stage, happened=True)
        assert [one.kind for one in suggested_today(alice, today=TODAY)] == ["follow_up"]

    def test_a_note_that_was_put_off_goes_once_an_interview_is_planned(self, alice, travel):
        application = make_application(alice, status="interviewing", on=TODAY - 8 * DAY)
        Reminder.objects.create(
            owner=alice, kind="follow_up", application=application, key=f"follow_up:{application.pk}:2026-11-02:1",
            due_on=TODAY, state="snoozed", created_at=NOON - DAY,
        )  # fmt: skip
        assert [one.title for one in today_for(alice, today=TODAY).next] == ["Follow up with Stillwater Housing"]
        stage = make_stage(application, kind="panel", starts_at=NOON + 3 * DAY)
        assert today_for(alice, today=TODAY).next == []
        travel.shift(4 * DAY)
        assert "follow_up" not in {one.kind for one in today_for(alice, today=TODAY + 4 * DAY).next}, "a new wait"
        travel.shift(-4 * DAY)
        interviewing.say(Recorder(alice), stage, happened=False)
        assert [one.kind for one in today_for(alice, today=TODAY).next] == ["follow_up"]

    def test_without_anyone_to_write_to_the_application_offers_it_and_today_does_not(self, client, alice):
        application = make_application(alice, on=TODAY - 12 * DAY)
        assert suggested_today(alice, today=TODAY) == []
        url = f"/applications/{application.pk}/ready/"
        text = page(client, alice, url, HX_Request="true", HX_Target="ready")
        assert "You applied 12 days ago." in text
        assert "Write a note" in text

    @pytest.mark.parametrize(("days", "shown"), [(9, False), (10, True)])
    def test_the_application_offers_it_once_a_note_is_usual(self, client, alice, days, shown):
        application = make_application(alice, on=TODAY - days * DAY)
        url = f"/applications/{application.pk}/ready/"
        assert ("Write a note" in page(client, alice, url, HX_Request="true", HX_Target="ready")) is shown

    @pytest.mark.parametrize(
        ("known", "suggested"),
        [
            (lambda one, user: one.contacts.add(make_contact(user, role="recruiter")), ["follow_up"]),
            (lambda one, user: one.contacts.add(make_contact(user, role="supporter")), []),
            (lambda one, user: one.contacts.add(make_contact(user, deleted_at=NOON)), []),
            (lambda one, user: KeptMail.objects.create(application=one, sender="jobs@k.example", text="Hi",
                                                       received_on=TODAY), ["follow_up"]),
            (lambda one, user: KeptMail.objects.create(application=one, text="Hi", received_on=TODAY), []),
            (lambda one, user: make_stage(one, starts_at=NOON - 10 * DAY, questions="Why?"), ["follow_up"]),
            (lambda one, user: make_stage(one, starts_at=NOON - 10 * DAY, happened=False), []),
        ],
    )  # fmt: skip
    def test_it_is_suggested_where_someone_or_an_address_is_known_or_they_talked(self, alice, known, suggested):
        known(make_application(alice, on=TODAY - 12 * DAY), alice)
        assert [one.kind for one in suggested_today(alice, today=TODAY) if one.kind != "capture"] == suggested


class TestLookBacks:
    def ended(self, alice, number):
        for day in range(number):
            make_application(
                alice, company=f"Alder {day}", status="interviewing", on=TODAY - 40 * DAY,
                closed_as="rejected", closed_on=TODAY - (12 + day) * DAY,
            )  # fmt: skip

    @pytest.mark.parametrize(
        ("number", "titles"),
        [
            (0, []),
            (1, ["Look back on Alder 0"]),
            (2, ["2 applications you could look back on"]),
            (9, ["9 applications you could look back on"]),
        ],
    )
    def test_several_are_one_line(self, client, alice, number, titles):
        self.ended(alice, number)
        found = today_for(alice, today=TODAY)
        assert [one.title for one in found.next] == titles
        assert found.more == 0
        assert [one.title for one in digest_of(alice, today=TODAY)[0]] == titles
        if titles:
            assert titles[0] in page(client, alice, "/")

    def test_the_line_leads_to_each_of_them(self, client, alice):
        self.ended(alice, 4)
        text = page(client, alice, "/reminders/next/?kind=reflect")
        assert text.count("Look back on Alder") >= 4
        assert text.count('class="tick"') == 4
        assert page(client, alice, "/").count('class="tick"') == 0

    def test_skipping_the_rest_keeps_those_of_a_line_that_is_shown(self, client, alice):
        self.ended(alice, 4)
        for number in range(5):
            Reminder.objects.create(owner=alice, kind="own", words=f"Thing {number}", due_on=TODAY)
        client.force_login(alice)
        client.post("/reminders/let-go/")
        assert len(suggested_today(alice, today=TODAY)) == 0
        assert len(next_steps.grouped(today_for(alice, today=TODAY).next)) == 3

    def test_skipping_keeps_the_line_where_it_is_among_the_first(self, client, alice):
        self.ended(alice, 4)
        client.force_login(alice)
        client.post("/reminders/let-go/")
        assert len(suggested_today(alice, today=TODAY)) == 4
