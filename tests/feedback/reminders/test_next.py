"""Suggestions are derived and become rows only when answered; reminders are done, moved or dropped with one undo."""

import datetime as dt

import pytest
import time_machine

from applications.models import Action, Profile
from feedback.models import Preferences, Reminder
from feedback.reminders.due import due_today, suggested_today
from feedback.reminders.next_steps import to_todo_item
from feedback.today.page import digest_of, today_for
from tests.builders import TODAY, make_application, make_contact, make_stage

NOON = dt.datetime(2026, 11, 10, 12, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)


def day(number):
    return TODAY - dt.timedelta(days=number)


@pytest.fixture(autouse=True)
def travel():
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


def make_known(owner, **overrides):
    """An application with someone there to write to."""
    application = make_application(owner, **overrides)
    application.contacts.add(make_contact(owner, role="recruiter"))
    return application


def kinds(user, today=TODAY):
    return [(one.kind, one.application_id) for one in suggested_today(user, today=today)]


def answer(client, key, do="done", **fields):
    return client.post("/reminders/answer/", {"key": key, "do": do, **fields})


class TestFollowUps:
    def test_ten_days_after_applying(self, alice):
        make_known(alice, on=day(9))
        due = make_known(alice, on=day(10), company="Merrow Foods")
        assert kinds(alice) == [("follow_up", due.pk)]

    def test_those_for_which_nothing_is_due_yet_take_nobodys_place(self, alice):
        due = make_known(alice, on=day(12), company="Merrow Foods")
        refused = make_application(alice, status="screening", on=day(25), closed_as="rejected", closed_on=day(20))
        for number in range(60):
            make_application(alice, on=day(8), company=f"Sent lately {number}")
            make_application(alice, status="screening", on=day(0), closed_as="rejected", company=f"Ended {number}")
            make_stage(
                make_application(alice, status="screening", on=day(9), company=f"Meeting {number}"),
                starts_at=NOON + dt.timedelta(days=30),
            )
        assert {one for one in kinds(alice) if one[1]} == {("reflect", refused.pk), ("follow_up", due.pk)}

    def test_it_comes_after_applying_though_a_talk_before_that_was_later_than_it_would_be_after_one(self, alice):
        Preferences.objects.create(user=alice, follow_up_days=5, follow_up_interview_days=20)
        application = make_application(alice, on=day(6))
        make_stage(application, starts_at=NOON - dt.timedelta(days=8), questions="x")
        assert kinds(alice) == [("follow_up", application.pk)]

    def test_seven_days_after_an_interview_or_the_promised_day(self, alice):
        met = make_application(alice, status="interviewing", on=day(20))
        make_stage(met, starts_at=NOON - dt.timedelta(days=7), questions="x")
        from applications.models import recompute_quiet_for

        recompute_quiet_for(met)
        assert kinds(alice) == [("follow_up", met.pk)]

    def test_at_most_two_a_wait_the_second_a_week_later(self, client, alice, travel):
        client.force_login(alice)
        application = make_known(alice, on=day(10))
        [first] = suggested_today(alice, today=TODAY)
        answer(client, first.key)
        assert kinds(alice) == []
        travel.move_to(NOON + dt.timedelta(days=7))
        later = TODAY + dt.timedelta(days=7)
        [second] = suggested_today(alice, today=later)
        assert second.key.endswith(":2")
        answer(client, second.key)
        travel.move_to(NOON + dt.timedelta(days=15))
        assert kinds(alice, TODAY + dt.timedelta(days=15)) == []
        application.move_to("screening", on=later, today=later)
        travel.move_to(NOON + dt.timedelta(days=14))
        assert kinds(alice, later + dt.timedelta(days=7)) == [("follow_up", application.pk)]

    def test_it_vanishes_when_something_happens(self, alice):
        application = make_application(alice, on=day(10))
        application.move_to("screening", on=TODAY, today=TODAY)
        assert kinds(alice) == []

    def test_a_moved_one_vanishes_as_well_when_they_write(self, client, alice, travel):
        client.force_login(alice)
        application = make_known(alice, on=day(10), company="Merrow Foods")
        [one] = suggested_today(alice, today=TODAY)
        answer(client, one.key, "snooze", days=3)
        travel.move_to(NOON + dt.timedelta(days=3))
        assert "Follow up with Merrow Foods" in client.get("/").content.decode()
        application.move_to("screening", today=TODAY + dt.timedelta(days=3))
        assert "Follow up with Merrow Foods" not in client.get("/").content.decode()

    def test_it_can_be_switched_off(self, alice):
        make_application(alice, on=day(10))
        Preferences.objects.create(user=alice, suggests_follow_ups=False)
        alice.refresh_from_db()
        assert kinds(alice) == []


class TestCapture:
    def test_on_the_day_and_the_day_after_then_silent(self, alice, travel):
        application = make_application(alice, status="interviewing", on=TODAY)
        make_stage(application, starts_at=NOON - dt.timedelta(hours=1), minutes=45)
        assert kinds(alice) == [("capture", application.pk)]
        travel.move_to(NOON + dt.timedelta(days=1))
        assert kinds(alice, TODAY + dt.timedelta(days=1)) == [("capture", application.pk)]
        travel.move_to(NOON + dt.timedelta(days=2))
        assert kinds(alice, TODAY + dt.timedelta(days=2)) == []

    def test_not_before_it_is_over_and_not_once_it_is_written(self, alice):
        application = make_application(alice, status="interviewing", on=TODAY)
        stage = make_stage(application, starts_at=NOON - dt.timedelta(minutes=10), minutes=45)
        assert kinds(alice) == []
        stage.starts_at, stage.questions = NOON - dt.timedelta(hours=3), "Why us?"
        stage.save()
        assert kinds(alice) == []


class TestAnswering:
    def test_a_suggestion_left_out_does_not_come_back_and_undo_brings_it(self, client, alice):
        client.force_login(alice)
        make_known(alice, on=day(12))
        [one] = suggested_today(alice, today=TODAY)
        answer(client, one.key, "dismiss")
        assert kinds(alice) == []
        client.post(Action.objects.get(kind="reminder").undo_url)
        assert len(kinds(alice)) == 1
        assert not Reminder.objects.exists()

    def test_later_moves_it_and_a_double_click_does_nothing_more(self, client, alice):
        client.force_login(alice)
        make_known(alice, on=day(12))
        [one] = suggested_today(alice, today=TODAY)
        for _ in range(2):
            answer(client, one.key, "snooze", days=3)
        [reminder] = Reminder.objects.all()
        assert (reminder.state, reminder.due_on) == ("snoozed", TODAY + dt.timedelta(days=3))

    def test_the_last_button_wins_over_the_hidden_field(self, client, alice):
        client.force_login(alice)
        reminder = Reminder.objects.create(owner=alice, kind="own", words="Call", due_on=TODAY)
        client.post("/reminders/answer/", {"key": f"r{reminder.pk}", "do": ["snooze", "dismiss"]})
        reminder.refresh_from_db()
        assert reminder.state == "dismissed"

    def test_somebody_elses_and_invented_ones_do_not_exist(self, client, alice, bob):
        make_known(alice, on=day(12))
        [one] = suggested_today(alice, today=TODAY)
        mine = Reminder.objects.create(owner=alice, kind="own", words="Call", due_on=TODAY)
        client.force_login(bob)
        assert answer(client, one.key).status_code == 404
        assert answer(client, f"r{mine.pk}").status_code == 404
        assert answer(client, "capture:999999").status_code == 404
        assert answer(client, "r99999999999999999999999").status_code == 404

    def test_ones_own_reminder_shows_on_its_day(self, client, alice, travel):
        client.force_login(alice)
        client.post("/reminders/new/", {"words": "Ask Tom about Copperline", "due_on": "2026-11-12"})
        assert "Ask Tom about Copperline" in client.get("/").content.decode()
        travel.move_to(NOON + dt.timedelta(days=2))
        assert "Done: Ask Tom about Copperline" in client.get("/").content.decode()


class TestPause:
    def test_nothing_is_asked_until_the_day_and_interviews_still_show(self, client, alice, travel):
        client.force_login(alice)
        application = make_application(alice, on=day(12), company="Merrow Foods")
        make_stage(application)
        Reminder.objects.create(owner=alice, kind="own", words="Call Tom", due_on=TODAY)
        client.post("/settings/reminders/pause/", {"until": "2026-11-17"})
        text = client.get("/").content.decode()
        assert "Reminders are paused until 17" in text
        assert "Call Tom" not in text
        assert "Screening call" in text
        travel.move_to(NOON + dt.timedelta(days=7))
        assert "Call Tom" in client.get("/").content.decode()

    def test_on_return_the_rest_goes_with_one_click_and_one_undo(self, client, alice):
        client.force_login(alice)
        make_application(alice)
        for number in range(8):
            Reminder.objects.create(owner=alice, kind="own", words=f"Thing {number}", due_on=day(number))
        client.post("/settings/reminders/pause/", {})
        assert "Thing 1" not in client.get("/").content.decode()
        client.post("/settings/reminders/resume/")
        assert "5 more came up while you were on pause." in client.get("/").content.decode()
        client.post("/reminders/let-go/")
        assert Reminder.objects.filter(state="open").count() == 3
        client.post(Action.objects.get(kind="reminder").undo_url)
        assert Reminder.objects.filter(state="open").count() == 8


@pytest.mark.parametrize("number", [10, 300])
def test_today_costs_the_same_for_any_number(client, alice, number, django_assert_max_num_queries):
    from applications.models import Application, NewApplication, Profile, history_for, store

    store(
        [
            NewApplication(
                Application(owner=alice, company=f"C{n}", title="T"), history_for("applied", day(10 + n % 50), None), ()
            )
            for n in range(number)
        ],
        Profile.of(alice),
    )
    rejected = make_application(alice, status="screening", closed_as="rejected", on=day(2))
    Reminder.objects.create(owner=alice, kind="keep_in_touch", contact=make_contact(alice), due_on=TODAY)
    Reminder.objects.create(owner=alice, kind="reflect", application=rejected, due_on=TODAY)
    client.force_login(alice)
    client.get("/")
    with django_assert_max_num_queries(29):
        client.get("/")


@pytest.mark.parametrize("number", [1, 20])
def test_interviews_on_the_date_of_a_no_cost_the_same_for_any_number(
    client, alice, number, django_assert_max_num_queries
):
    for n in range(number):
        refused = make_application(
            alice, company=f"C{n}", status="screening", on=day(3), closed_as="rejected", closed_on=TODAY
        )
        make_stage(refused, starts_at=NOON - dt.timedelta(hours=3))
    assert [kind for kind, _ in kinds(alice)].count("capture") == number
    client.force_login(alice)
    client.get("/")
    with django_assert_max_num_queries(29):
        client.get("/")


class TestPreparing:
    def test_an_interview_within_two_days_comes_first(self, alice):
        application = make_application(alice, status="interviewing", on=day(1))
        make_application(alice, on=day(12))
        make_stage(application, starts_at=NOON + dt.timedelta(hours=47))
        assert next(one.kind for one in suggested_today(alice, today=TODAY)) == "prepare"

    def test_a_later_one_or_one_that_ended_does_not(self, alice):
        application = make_application(alice, status="interviewing", on=day(1))
        make_stage(application, starts_at=NOON + dt.timedelta(hours=49))
        over = make_application(alice, status="interviewing", on=day(1), closed_as="withdrawn")
        make_stage(over, starts_at=NOON + dt.timedelta(hours=5))
        assert kinds(alice) == []


class TestWhatStandsBesideIt:
    def test_a_fact_fits_what_happened_and_can_be_turned_off(self, client, alice):
        client.force_login(alice)
        make_application(alice, on=day(2))
        assert "It’s not just you" not in client.get("/").content.decode()
        make_application(alice, on=day(2), closed_as="rejected")
        assert "It’s not just you" in client.get("/").content.decode()
        Preferences.objects.create(user=alice, shows_facts=False)
        assert "It’s not just you" not in client.get("/").content.decode()

    def test_a_fact_is_about_the_country_they_entered(self, client, alice, travel):
        Profile.objects.filter(user=alice).update(country="France")
        client.force_login(alice)
        make_application(alice, on=day(2), closed_as="rejected")
        pages = []
        for week in range(2):
            travel.move_to(NOON + dt.timedelta(weeks=week))
            pages.append(client.get("/").content.decode())
        assert any("applicants in France were interviewed" in page for page in pages)
        assert not any("US survey" in page for page in pages)

    def test_another_fitting_fact_each_week_and_the_same_all_week(self, client, alice, travel):
        client.force_login(alice)
        make_application(alice, on=day(4), closed_as="rejected")
        make_application(alice, on=day(40))
        seen = []
        for week in range(2):
            for weekday in (0, 2):
                travel.move_to(NOON + dt.timedelta(days=7 * week + weekday - 1))
                text = client.get("/").content.decode()
                assert text.count('class="fact"') == 1
                seen.append(text.split('class="fact">')[1].split("</p>")[0])
        assert seen[0] == seen[1] != seen[2] == seen[3]

    def test_an_accepted_offer_offers_a_quiet_close(self, client, alice):
        client.force_login(alice)
        make_application(alice, status="offer", on=day(2), closed_as="accepted", company="Castell Rail")
        assert "You got the job at Castell Rail" in client.get("/").content.decode()
        for number in range(120):
            make_application(
                alice, on=day(1), company=f"Merrow Foods {number}", status="screening", closed_as="rejected"
            )
        assert "You got the job at Castell Rail" in client.get("/").content.decode()


class TestMore:
    def due(self, alice, number):
        for n in range(number):
            Reminder.objects.create(owner=alice, kind="own", words=f"Thing {n:02d}", due_on=TODAY)

    def test_today_names_five_and_the_rest_comes_when_asked_for(self, client, alice):
        self.due(alice, 12)
        client.force_login(alice)
        text = client.get("/").content.decode()
        assert "Show 7 more" in text
        assert text.count('class="tick"') == 5
        assert client.get("/reminders/next/").content.decode().count('class="tick"') == 7

    def test_htmx_gets_the_rows_alone_and_never_more_than_fifty(self, client, alice):
        self.due(alice, 60)
        client.force_login(alice)
        text = client.get("/reminders/next/", headers={"HX-Request": "true"}).content.decode()
        assert "<!doctype" not in text
        assert text.count('class="tick"') == 50
        assert "5 more will appear once you’ve dealt with these." in text


class TestAskingForAdvice:
    def test_it_is_not_suggested_again_once_someone_was_asked_from_the_page_of_the_application(self, client, alice):
        client.force_login(alice)
        asked, _ = (
            make_application(
                alice, company=name, status="screening", on=day(20), closed_as="rejected", closed_on=day(2)
            )
            for name in ("Brook", "Hill")
        )

        def titles():
            return {one.title for one in suggested_today(alice, today=TODAY) if one.kind == "ask"}

        assert titles() == {"Ask Brook for one piece of advice", "Ask Hill for one piece of advice"}
        client.post(f"/applications/{asked.pk}/requests/", {"who": "Dan Okafor"})
        assert asked.feedback_requests.count() == 1
        assert titles() == {"Ask Hill for one piece of advice"}
        request = asked.feedback_requests.get()
        client.post(f"/feedback/{request.pk}/sent/", {"version": request.version})
        assert titles() == {"Ask Hill for one piece of advice"}


class TestWords:
    def test_an_agency_is_named_where_the_company_is_not_known(self, alice):
        make_known(alice, agency="Brook Talent", on=day(10))
        ended = make_application(
            alice, agency="Hill Search", status="screening", on=day(25), closed_as="rejected", closed_on=day(2)
        )
        make_stage(
            make_application(alice, agency="Vale People", status="interviewing", on=day(1)),
            kind="other",
            starts_at=NOON - dt.timedelta(hours=1),
            minutes=30,
        )
        titles = {one.title: one.text for one in suggested_today(alice, today=TODAY)}
        assert ended.display_company == "Through Hill Search"
        assert not any("Through" in words for words in (*titles, *titles.values()))
        assert "Follow up with Brook Talent" in titles
        assert "Ask Hill Search for one piece of advice" in titles
        assert titles["Write up your interview"] == "Vale People, interview. Three minutes, just the facts."

    def test_a_reminder_to_say_hello_to_nobody_known_still_has_a_title(self, alice):
        reminder = Reminder.objects.create(owner=alice, kind="keep_in_touch", due_on=TODAY)
        assert to_todo_item(reminder, TODAY).title == "Keep in touch"

    @pytest.mark.parametrize(
        ("number", "said"),
        [
            (0, "There was nothing left to skip."),
            (1, "1 thing skipped."),
            (2, "2 things skipped."),
            (12, "12 things skipped."),
        ],
    )
    def test_skipping_the_rest_says_how_many(self, client, alice, number, said):
        for n in range(3 + number):
            Reminder.objects.create(owner=alice, kind="own", words=f"Thing {n:02d}", due_on=TODAY)
        client.force_login(alice)
        assert said in client.post("/reminders/let-go/", follow=True).content.decode()

    def test_a_postponed_one_says_when_it_comes_back(self, client, alice):
        reminder = Reminder.objects.create(owner=alice, kind="own", words="Call", due_on=TODAY)
        client.force_login(alice)
        response = client.post("/reminders/answer/", {"key": f"r{reminder.pk}", "do": "snooze", "days": 1}, follow=True)
        assert "You’ll be reminded tomorrow." in response.content.decode()

    def test_the_second_note_of_a_wait_says_that_it_is_the_last(self, client, alice, travel):
        make_known(alice, on=day(10))
        client.force_login(alice)
        [first] = suggested_today(alice, today=TODAY)
        assert first.text == "No news for 10 days. One short note is normal, and so is sending none."
        answer(client, first.key)
        travel.move_to(NOON + dt.timedelta(days=7))
        [second] = suggested_today(alice, today=TODAY + dt.timedelta(days=7))
        assert second.text == "No news for 17 days. This would be the second and last note."


class TestTwoAtOneCompany:
    """A line names the role where the company alone would not say which application is meant."""

    @pytest.fixture
    def two(self, alice):
        first = make_application(
            alice, company="Castell Rail", title="Analyst", status="screening", on=TODAY - 20 * DAY
        )
        make_application(alice, company="Castell Rail", title="Planner", on=TODAY - 3 * DAY)
        return first

    def test_the_interview_ahead_is_named_with_it(self, client, alice, two):
        make_stage(two, starts_at=NOON + dt.timedelta(hours=20))
        page = today_for(alice, today=TODAY)
        assert [one.company for one in page.agenda] == [page.soon.company] == ["Castell Rail (Analyst)"]
        assert [one.title for one in suggested_today(alice, today=TODAY)] == ["Prepare for Castell Rail (Analyst)"]
        assert [one.company for one in digest_of(alice, today=TODAY)[1]] == ["Castell Rail (Analyst)"]

    def test_so_is_what_follows_a_no(self, alice, two):
        two.close("rejected", on=TODAY - 2 * DAY, today=TODAY)
        assert {one.title for one in suggested_today(alice, today=TODAY)} == {
            "Ask Castell Rail (Analyst) for one piece of advice", "Look back on Castell Rail (Analyst)",
        }  # fmt: skip

    def test_so_is_a_reminder(self, alice, two):
        Reminder.objects.create(owner=alice, kind="follow_up", application=two, due_on=TODAY)
        assert [one.title for one in due_today(alice, today=TODAY)] == ["Follow up with Castell Rail (Analyst)"]

    def test_one_alone_is_named_by_its_company(self, alice):
        one = make_application(alice, company="Castell Rail", status="screening", on=TODAY - 20 * DAY)
        make_stage(one, starts_at=NOON + dt.timedelta(hours=20))
        assert [one.company for one in today_for(alice, today=TODAY).agenda] == ["Castell Rail"]

    def test_an_agency_alone_is_shown_as_that(self, alice):
        make_stage(make_application(alice, agency="Brook Street", status="screening"), starts_at=NOON + DAY)
        assert [one.company for one in today_for(alice, today=TODAY).agenda] == ["Through Brook Street"]
