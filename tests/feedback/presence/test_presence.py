"""How the person comes across: a look has a date and one next step, and is suggested again once."""

import datetime as dt

import pytest
import time_machine
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from applications.models import Action
from feedback.models import PresenceKind, PresenceReview, Reminder
from feedback.presence import checklists
from feedback.reminders.due import suggested_today
from feedback.wins import derived
from tests.builders import TODAY, make_application, make_contact

NOON = dt.datetime(2026, 11, 10, 12, tzinfo=dt.UTC)
CV = "/learn/presence/cv/"


def day(number):
    return TODAY - dt.timedelta(days=number)


@pytest.fixture(autouse=True)
def travel():
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


@pytest.fixture
def page(client, alice):
    client.force_login(alice)
    return client


def look(owner, kind="cv", on=TODAY, **more):
    return PresenceReview.objects.create(
        owner=owner, kind=kind, looked_on=on, **({"next_step": "Find one number"} | more)
    )


class TestALook:
    def test_it_is_kept_with_its_day_and_one_next_step(self, page, alice):
        page.post(CV, {"fine": ["results", "layout"], "next_step": " Compare  the dates "})
        row = PresenceReview.objects.get(owner=alice)
        assert (row.kind, row.looked_on, row.fine, row.next_step) == (
            "cv", TODAY, ["results", "layout"], "Compare the dates",
        )  # fmt: skip
        for path in ("/learn/", "/learn/presence/", CV):
            assert "Compare the dates" in page.get(path).content.decode()

    @pytest.mark.parametrize("step", ["", "   ", "x" * 201])
    def test_without_one_next_step_nothing_is_kept_and_the_ticks_stay(self, page, step):
        response = page.post(CV, {"fine": ["results"], "next_step": step})
        assert response.status_code == 422
        assert PresenceReview.objects.count() == 0
        assert 'value="results" aria-describedby="why-results" checked' in response.content.decode()

    def test_a_line_that_does_not_exist_is_refused(self, page):
        assert page.post(CV, {"fine": ["nothing"], "next_step": "x"}).status_code == 422

    def test_a_second_one_on_the_same_day_mends_the_first(self, page):
        page.post(CV, {"fine": ["results"], "next_step": "One"})
        page.post(CV, {"fine": ["layout"], "next_step": "Another"})
        assert PresenceReview.objects.get().next_step == "Another"
        page.post(Action.objects.latest("pk").undo_url)
        assert PresenceReview.objects.get().next_step == "One"

    def test_it_can_be_undone(self, page):
        page.post(CV, {"fine": [], "next_step": "One"})
        page.post(Action.objects.get(kind="presence").undo_url)
        assert PresenceReview.objects.count() == 0

    def test_the_step_is_done_with_one_click_and_one_undo(self, page, alice):
        row = look(alice)
        page.post(f"/learn/presence/steps/{row.pk}/")
        row.refresh_from_db()
        assert row.step_done_on == TODAY
        page.post(Action.objects.get().undo_url)
        row.refresh_from_db()
        assert row.step_done_on is None

    def test_history_stays_readable(self, page, alice):
        look(alice, on=day(70), next_step="The old step")
        look(alice, next_step="The new step")
        text = page.get("/learn/presence/").content.decode()
        assert "The old step" in text
        assert "The new step" in text

    def test_there_is_no_fifth_one(self, page):
        assert page.get("/learn/presence/haircut/").status_code == 404
        assert page.post("/learn/presence/haircut/", {"next_step": "x"}).status_code == 404

    def test_the_database_wants_a_next_step_too(self, alice):
        with pytest.raises(IntegrityError), transaction.atomic():
            look(alice, next_step="")

    @pytest.mark.parametrize("kind", PresenceKind.values)
    def test_each_line_has_its_reason_and_its_source(self, page, kind):
        text = page.get(f"/learn/presence/{kind}/").content.decode()
        for line in checklists.CHECKLISTS[PresenceKind(kind)].lines:
            assert line.reason
            assert line.source
            assert line.text in text


class TestThroughSomebody:
    def test_referrals_and_named_referrers_count_once(self, alice):
        make_application(alice, status="saved", source="referral")
        both = make_application(alice, source="referral")
        named = make_application(alice)
        make_application(alice)
        for name in ("Ada", "Ben"):
            contact = make_contact(alice, name=name, role="referrer")
            both.contacts.add(contact)
            named.contacts.add(contact)
        share = checklists.through_people(alice)
        assert (share.through, share.sent, share.low) == (2, 3, None)

    def test_under_ten_there_is_no_rate(self, page, alice):
        for _ in range(9):
            make_application(alice)
        assert "Too few to say more." in page.get("/learn/presence/network/").content.decode()

    def test_from_ten_there_is_an_interval_beside_the_sourced_figure(self, page, alice):
        for number in range(10):
            make_application(alice, source="referral" if number == 0 else "job_board")
        text = page.get("/learn/presence/network/").content.decode()
        assert "1 of your 10 applications came through a person." in text
        assert "The true share is probably between 2% and 40%." in text
        assert "CareerPlug, more than 60,000 firms, 2024" in text


class TestSuggestedAgain:
    def keys(self, user, today=TODAY):
        return [one.key for one in suggested_today(user, today=today) if one.kind == "presence"]

    def test_eight_weeks_after_the_last_look_for_two_weeks(self, alice):
        look(alice, on=day(56))
        assert self.keys(alice) == [f"presence:{day(56)}"]
        assert self.keys(alice, day(1)) == []
        assert self.keys(alice, TODAY + dt.timedelta(days=13)) == [f"presence:{day(56)}"]
        assert self.keys(alice, TODAY + dt.timedelta(days=14)) == []

    def test_any_of_the_four_counts_as_a_look(self, alice):
        look(alice, on=day(56))
        look(alice, kind="social", on=day(3))
        assert self.keys(alice) == []

    def test_after_ten_rejections_and_not_after_nine(self, alice):
        look(alice, on=day(20))
        for _ in range(9):
            make_application(alice, closed_as="rejected", on=day(30), closed_on=day(2))
        make_application(alice, closed_as="rejected", on=day(30), closed_on=day(21))
        make_application(alice, closed_as="no_response", on=day(30), closed_on=day(2))
        assert self.keys(alice) == []
        make_application(alice, closed_as="rejected", on=day(30), closed_on=day(1))
        assert self.keys(alice) == [f"presence:{day(20)}"]

    def test_ten_rejections_suggest_a_first_look(self, alice):
        for _ in range(10):
            make_application(alice, closed_as="rejected", on=day(5))
        assert self.keys(alice) == ["presence:first"]

    def test_nobody_is_asked_without_a_look_or_rejections(self, alice):
        make_application(alice, on=day(300))
        assert self.keys(alice) == []

    def test_what_was_old_when_it_was_imported_does_not_count(self, alice):
        from applications.models import Application, ImportBatch

        batch = ImportBatch.objects.create(owner=alice, format="LinkedIn", file_name="a.csv", counts={})
        for _ in range(10):
            make_application(alice, closed_as="rejected", on=day(5))
        Application.objects.update(import_batch=batch)
        assert self.keys(alice) == []

    @pytest.mark.parametrize("do", ["done", "dismiss"])
    def test_once_answered_it_does_not_come_back(self, page, alice, do):
        look(alice, on=day(56))
        [key] = self.keys(alice)
        page.post("/reminders/answer/", {"key": key, "do": do})
        assert Reminder.objects.get().kind == "presence"
        assert self.keys(alice) == []

    def test_later_means_on_that_day(self, page, alice, travel):
        look(alice, on=day(56))
        [key] = self.keys(alice)
        page.post("/reminders/answer/", {"key": key, "do": "snooze", "days": 7})
        assert "how you come across, if you like" not in page.get("/").content.decode()
        travel.move_to(NOON + dt.timedelta(days=7))
        assert 'href="/learn/presence/">Check how you come across' in page.get("/").content.decode()

    def test_a_look_ends_the_reminder(self, page, alice):
        Reminder.objects.create(owner=alice, kind="presence", due_on=TODAY)
        page.post(CV, {"fine": [], "next_step": "x"})
        assert Reminder.objects.get().state == "done"
        page.post(Action.objects.get(kind="presence").undo_url)
        assert Reminder.objects.get().state == "open"


class TestTheWin:
    def kinds(self, user):
        return [win.kind for win in derived.wins_of(user)]

    def test_a_look_is_one_and_undoing_it_takes_it_away(self, page, alice):
        page.get("/")
        page.post(CV, {"fine": [], "next_step": "x"})
        assert self.kinds(alice) == ["presence"]
        assert "You checked how you come across: CV" in page.get("/wins/").content.decode()
        page.post(Action.objects.get(kind="presence").undo_url)
        assert self.kinds(alice) == []

    def test_a_suggestion_that_was_ticked_off_without_a_look_is_none(self, alice):
        Reminder.objects.create(owner=alice, kind="presence", due_on=TODAY, state="done", ended_on=TODAY)
        assert self.kinds(alice) == []

    def test_somebody_elses_look_is_none(self, alice, bob):
        look(bob)
        assert self.kinds(alice) == []


@pytest.mark.parametrize("path", ["/learn/presence/", CV, "/learn/"])
def test_it_costs_the_same_for_any_number(page, alice, path):
    counts = []
    for number in (1, 30):
        for one in range(number):
            look(alice, on=day(one + number))
            make_application(alice)
        with CaptureQueriesContext(connection) as captured:
            page.get(path)
        counts.append(len(captured))
    assert counts[0] == counts[1]


class TestWords:
    @pytest.mark.parametrize(
        ("waiting", "words"),
        [
            (0, "Nothing left to do."),
            (1, "You have 1 next step, with no deadline."),
            (2, "You have 2 next steps, with no deadline."),
        ],
    )
    def test_next_steps_are_counted(self, page, alice, waiting, words):
        for number, kind in enumerate(("cv", "linkedin")):
            look(alice, kind, on=day(number), step_done_on=None if number < waiting else TODAY)
        assert f"Last checked today: CV. {words}" in page.get("/learn/presence/").content.decode()

    @pytest.mark.parametrize(
        ("through", "sent", "words"),
        [
            (0, 1, "Your one application didn’t come through a person."),
            (1, 1, "Your one application came through a person."),
            (0, 2, "None of your 2 applications came through a person."),
            (1, 2, "1 of your 2 applications came through a person."),
            (12, 1204, "12 of your 1,204 applications came through a person."),
        ],
    )
    def test_the_share_is_counted(self, through, sent, words):
        assert checklists.Share(through, sent).sentence == words

    @pytest.mark.parametrize(
        ("looked_on", "words"),
        [
            (None, "You’ve had at least ten rejections so far."),
            (day(30), "You’ve had at least ten rejections since your last check."),
        ],
    )
    def test_a_second_check_says_why(self, alice, looked_on, words):
        if looked_on:
            look(alice, on=looked_on)
        for _ in range(10):
            make_application(alice, closed_as="rejected", on=day(1))
        [text] = [one.text for one in suggested_today(alice, today=TODAY) if one.kind == "presence"]
        assert text.startswith(words)
