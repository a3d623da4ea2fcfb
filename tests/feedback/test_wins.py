"""What went right is found in the rows; only undoing its cause takes one away."""

import datetime as dt

import pytest
import time_machine

from applications.models import Action
from feedback import wins
from feedback.models import OwnWin, Reflection, Reminder
from tests.builders import TODAY, make_application, make_contact, make_request, make_stage

NOON = dt.datetime(2026, 11, 10, 12, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def travel():
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


def kinds(user, today=TODAY):
    return sorted(win.kind for win in wins.wins_of(user, today=today))


def test_sending_and_being_rejected_are_none(alice):
    make_application(alice)
    make_application(alice, closed_as="rejected")
    make_application(alice, closed_as="no_response")
    assert kinds(alice) == []


def test_heard_back_invited_and_offer(alice):
    make_application(alice, status="offer", on=TODAY, applied_on=dt.date(2026, 10, 1))
    other = make_application(alice, status="screening", on=TODAY)
    other.move_to("interviewing", today=TODAY)
    assert kinds(alice).count("heard_back") == 1
    assert "offer" in kinds(alice)
    assert "invited" in kinds(alice)


def test_the_first_interview_is_further_than_before_and_the_second_is_not(alice):
    for _ in range(2):
        application = make_application(alice, status="screening", on=dt.date(2026, 11, 1))
        application.move_to("interviewing", on=dt.date(2026, 11, 5), today=TODAY)
    assert [kind for kind in kinds(alice) if kind in ("further", "invited")] == ["further", "invited"]


def test_a_rejection_takes_none_away_and_undoing_its_cause_does(alice):
    application = make_application(alice, on=dt.date(2026, 11, 1))
    action = application.move_to("screening", today=TODAY)
    assert kinds(alice) == ["heard_back"]
    application.close("rejected", today=TODAY)
    assert kinds(alice) == ["heard_back"]
    Action.objects.latest("pk").undo()
    action.undo()
    assert kinds(alice) == []


def test_a_move_back_and_a_reopening_are_none(alice):
    application = make_application(alice, status="interviewing", on=dt.date(2026, 11, 1))
    before = kinds(alice)
    application.close("rejected", today=TODAY)
    application.reopen(today=TODAY)
    application.move_to("screening", today=TODAY)
    assert len(kinds(alice)) == len(before)


def test_saying_no_to_what_does_not_fit(alice):
    make_application(alice, closed_as="withdrawn")
    assert kinds(alice) == ["own_no"]


def test_a_referral_is_help_by_a_person(alice):
    make_application(alice, source="referral")
    assert kinds(alice) == ["helped"]


def test_interviews_with_someone_new_and_written_down(alice):
    application, marta = make_application(alice, status="saved"), make_contact(alice)
    for day in (2, 3):
        make_stage(application, starts_at=NOON - dt.timedelta(days=day), contacts=[marta])
    make_stage(application, starts_at=NOON + dt.timedelta(days=3), contacts=[make_contact(alice, name="Joan")])
    make_stage(application, starts_at=NOON - dt.timedelta(days=1), questions="Why us?")
    assert kinds(alice) == ["captured", "someone_new"]


def test_asking_counts_whatever_comes_and_specific_advice_once_the_person_says_so(alice):
    application = make_application(alice, closed_as="rejected")
    asked = make_request(application, state="no_reply", sent_on=TODAY, ended_on=TODAY)
    assert kinds(alice) == ["asked"]
    asked.state, asked.answer = "answered", "Result first."
    asked.save()
    assert kinds(alice) == ["asked"]
    asked.is_generic = False
    asked.save()
    assert kinds(alice) == ["asked", "specific"]


def test_looking_back_keeping_in_touch_and_ones_own(alice):
    application = make_application(alice, closed_as="rejected")
    Reflection.objects.create(owner=alice, application=application, written_on=TODAY)
    assert kinds(alice) == []
    Reflection.objects.update(went_well="The map.")
    Reminder.objects.create(owner=alice, kind="keep_in_touch", state="done", ended_on=TODAY, due_on=TODAY)
    OwnWin.objects.create(owner=alice, words="Slept well", happened_on=TODAY)
    assert kinds(alice) == ["kept_in_touch", "own", "reflected"]


class TestThePages:
    @pytest.fixture(autouse=True)
    def signed_in(self, client, alice):
        client.force_login(alice)

    def test_today_shows_this_weeks_and_the_totals(self, client, alice):
        make_application(alice, status="screening", on=TODAY, company="Wrenfield University")
        text = client.get("/").content.decode()
        assert "Wrenfield University wrote back" in text
        assert "Since you began: 1 heard back." in text

    def test_a_week_with_none_is_one_calm_line(self, client, alice):
        make_application(alice, status="screening", on=dt.date(2026, 10, 1))
        text = client.get("/").content.decode()
        assert "A quiet week. What went right before stays." in text
        assert "Since you began: 1 heard back." in text

    def test_the_stored_summary_equals_a_recount_after_every_kind_of_change(self, client, alice, travel):
        def same():
            client.get("/")
            alice.refresh_from_db()
            counted, _ = wins.summary_of(alice, wins.history_stamp(alice), today=TODAY)
            return counted == wins.totals(wins.wins_of(alice, today=TODAY))

        application = make_application(alice, on=dt.date(2026, 11, 1))
        assert same()
        application.move_to("screening", today=TODAY)
        assert same()
        stage = make_stage(application, starts_at=NOON - dt.timedelta(days=1), questions="Why?")
        assert same()
        stage.questions = ""
        stage.save()
        assert same()
        asked = make_request(application, state="sent", sent_on=TODAY)
        assert same()
        asked.delete()
        assert same()
        client.post("/wins/", {"words": "Slept well", "happened_on": "2026-11-10"})
        assert same()
        client.post(Action.objects.latest("pk").undo_url)
        assert same()
        client.post(f"/applications/{application.pk}/delete/")
        assert same()

    def test_hiding_one_leaves_the_count_and_can_be_undone(self, client, alice):
        OwnWin.objects.create(owner=alice, words="Slept well", happened_on=TODAY)
        key = wins.wins_of(alice, today=TODAY)[0].key
        for _ in range(2):
            client.post("/wins/hide/", {"key": key})
        text = client.get("/wins/").content.decode()
        assert "Slept well" not in text
        assert "1 of your own" in text
        client.post(Action.objects.filter(kind="win").first().undo_url)
        assert "Slept well" in client.get("/wins/").content.decode()

    def test_a_day_to_come_is_refused_and_the_words_stay(self, client):
        response = client.post("/wins/", {"words": "Tomorrow", "happened_on": "2026-11-11"})
        assert response.status_code == 422
        assert "Tomorrow" in response.content.decode()

    @pytest.mark.parametrize("number", [10, 60])
    def test_all_of_it_costs_the_same_for_any_number(self, client, alice, number, django_assert_max_num_queries):
        for n in range(number):
            application = make_application(alice, status="screening", company=f"C{n}")
            make_stage(application, starts_at=NOON - dt.timedelta(days=1), contacts=[make_contact(alice, name=f"P{n}")])
        with django_assert_max_num_queries(14):
            client.get("/wins/")
