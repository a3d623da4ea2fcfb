"""Adding an interview moves its application, and one tap says whether it took place; each with one undo."""

import datetime as dt

import pytest
import time_machine

from applications.models import Action, Contact, InterviewStage, Profile, check_applications
from tests.builders import TODAY, make_application, make_contact, make_stage

DAY = dt.timedelta(days=1)
NOON = dt.datetime(2026, 11, 10, 12, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def travel():
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


@pytest.fixture
def signed_in(client, alice):
    client.force_login(alice)
    return client


def add(client, application, day=TODAY + DAY, **fields):
    typed = {"kind": "screen", "day": day or "", "time": "14:00" if day else "", "time_zone": "UTC"} | fields
    page = client.post(f"/applications/{application.pk}/stages/new/", typed, follow=True)
    application.refresh_from_db()
    return page.text


def undo():
    return Action.objects.latest("pk").undo()


class TestAdding:
    @pytest.mark.parametrize(
        ("kind", "status", "label"),
        [
            ("screen", "screening", "Screening"),
            ("interview", "interviewing", "Interviewing"),
            ("manager", "interviewing", "Interviewing"),
            ("take_home", "interviewing", "Interviewing"),
            ("other", "interviewing", "Interviewing"),
        ],
    )
    def test_it_moves_the_application_says_so_and_is_undone_together(self, signed_in, alice, kind, status, label):
        application = make_application(alice, on=TODAY - 9 * DAY, company="Merrow Foods")
        page = add(signed_in, application, kind=kind)
        assert (application.status, application.status_since) == (status, TODAY)
        said = "Interview added for Wednesday 11\N{NO-BREAK SPACE}November at 14:00."
        assert f"{said} Merrow Foods moved to {label}." in page
        assert undo().skipped == []
        application.refresh_from_db()
        assert (application.status, application.news_expected_on) == ("applied", None)
        assert not InterviewStage.objects.for_user(alice).exists()
        assert list(check_applications(alice)) == []

    def test_it_can_be_told_not_to(self, signed_in, alice):
        application = make_application(alice)
        page = add(signed_in, application, stays="on")
        assert application.status == "applied"
        assert "Interview added for " in page
        assert " moved to " not in page

    @pytest.mark.parametrize(
        ("fields", "kind"),
        [
            ({"status": "screening"}, "screen"),
            ({"status": "interviewing"}, "screen"),
            ({"status": "offer"}, "final"),
            ({"closed_as": "rejected"}, "panel"),
            ({"status": "screening", "closed_as": "no_response"}, "panel"),
        ],
    )
    def test_never_backwards_and_never_a_closed_one(self, signed_in, alice, fields, kind):
        application = make_application(alice, **fields)
        before = application.folded_state
        add(signed_in, application, kind=kind)
        assert application.folded_state == before

    def test_where_no_interview_could_move_it_the_form_does_not_ask(self, signed_in, alice):
        for fields, asks in [({}, True), ({"status": "screening"}, True), ({"status": "interviewing"}, False)]:
            application = make_application(alice, **fields)
            page = signed_in.get(f"/applications/{application.pk}/stages/new/").text
            assert ('name="stays"' in page) is asks

    def test_one_in_the_past_moves_it_on_the_date_it_took_place(self, signed_in, alice):
        application = make_application(alice, on=TODAY - 20 * DAY)
        add(signed_in, application, TODAY - 3 * DAY, kind="panel")
        assert (application.status, application.status_since) == ("interviewing", TODAY - 3 * DAY)

    def test_one_before_the_latest_news_never_stands_in_the_way(self, signed_in, alice):
        application = make_application(alice, on=TODAY - 2 * DAY)
        add(signed_in, application, TODAY - 6 * DAY, kind="panel")
        assert (application.status, application.status_since) == ("interviewing", TODAY - 2 * DAY)
        assert application.known_status_since is None, "nobody said when they invited"

    def test_from_saved_it_was_applied_for_on_a_date_that_is_not_known(self, signed_in, alice):
        application = make_application(alice, status="saved", on=TODAY - 9 * DAY)
        add(signed_in, application, TODAY + 2 * DAY, kind="panel")
        assert (application.status, application.known_status_since) == ("interviewing", TODAY)
        assert application.applied_on is not None
        assert application.known_applied_on is None

    def test_what_was_prepared_in_the_same_form_goes_with_its_undo_and_later_notes_do_not(self, signed_in, alice):
        application = make_application(alice)
        add(signed_in, application, preparation="Read their report.", people="Elena Marsh")
        assert [one.name for one in application.contacts.all()] == ["Elena Marsh"]
        assert undo().skipped == []
        assert not InterviewStage.objects.for_user(alice).exists()
        assert not application.contacts.exists()
        assert Contact.objects.for_user(alice).exists(), "people outlive applications"
        add(signed_in, application)
        stage = InterviewStage.objects.for_user(alice).get()
        stage.questions = "Why us?"
        stage.save()
        assert undo().skipped != []
        assert InterviewStage.objects.for_user(alice).get().questions == "Why us?"

    def test_someone_who_was_there_before_stays_when_it_is_undone(self, signed_in, alice):
        application = make_application(alice)
        application.contacts.add(make_contact(alice, name="Elena Marsh"))
        add(signed_in, application, people="Elena Marsh")
        undo()
        assert [one.name for one in application.contacts.all()] == ["Elena Marsh"]


SHOWN = {"when": "Thu 12 Nov 2026 14:00", "day": "2026-11-12", "time": "14:00"}
SHOWN |= {f"initial-{name}": value for name, value in SHOWN.items()}  # as the page has them


class TestWhen:
    """One field for the date and the time, with pickers beside it that say the same."""

    @pytest.fixture
    def post(self, signed_in, alice):
        self.application = make_application(alice, on=TODAY - 9 * DAY)

        def posting(to="", **fields):
            typed = {"kind": "panel", "time_zone": "UTC", "when": "", "day": "", "time": ""} | fields
            return signed_in.post(to or f"/applications/{self.application.pk}/stages/new/", typed)

        return posting

    @property
    def stage(self) -> InterviewStage:
        return InterviewStage.objects.get()

    def test_words_are_enough(self, post):
        assert post(when="Thu 12 Nov 2pm-2:45pm").status_code == 302
        assert (self.stage.starts_at, self.stage.minutes) == (dt.datetime(2026, 11, 12, 14, tzinfo=dt.UTC), 45)

    def test_pickers_are_enough(self, post):
        post(day="2026-11-12", time="14:00")
        assert self.stage.starts_at == dt.datetime(2026, 11, 12, 14, tzinfo=dt.UTC)

    def test_both_may_say_the_same(self, post):
        post(when="Thu 12 Nov 2pm", day="2026-11-12", time="14:00")
        assert self.stage.starts_at == dt.datetime(2026, 11, 12, 14, tzinfo=dt.UTC)

    @pytest.mark.parametrize(
        ("fields", "asked"),
        [
            ({"when": "Thu 13 Nov 14:00"}, "Enter a date and weekday that match."),
            ({"when": "12 Nov 14:00 at the pub"}, "Enter a date and time like “Fri 13 Nov 10:00”."),
            ({"when": "12 Nov 14:00", "day": "2026-11-13", "time": "14:00"}, "Enter one date."),
            ({"when": "14:00"}, "Enter a date as well as the time."),
            ({"time": "14:00"}, "Enter a date as well as the time."),
            ({"when": "12 Nov 2pm our time"}, "Choose their time zone."),
            ({"when": "12 Nov 2pm IST"}, "It could be that of Kolkata, Dublin or Jerusalem."),
            ({"when": "12 Nov 2pm ET", "time_zone": "Asia/Tokyo"}, "Choose the time zone that you typed"),
            ({"when": "12 Nov 14:00-14:30", "minutes": "60"}, "Enter the length that you typed"),
            ({"when": "12 Nov 1850 14:00"}, "Enter a date and time like"),
        ],
    )
    def test_what_is_not_clear_is_asked_and_nothing_typed_is_lost(self, post, fields, asked):
        answer = post(**fields, preparation="Read their report.")
        assert answer.status_code == 422
        assert asked in answer.text
        assert "Read their report." in answer.text
        assert fields.get("when", "") in answer.text
        assert not InterviewStage.objects.exists()

    def test_a_zone_that_is_typed_counts(self, post):
        post(when="Thu 12 Nov 2pm ET")
        assert self.stage.time_zone == "America/New_York"
        assert self.stage.starts_at == dt.datetime(2026, 11, 12, 19, tzinfo=dt.UTC)

    @pytest.mark.parametrize("words", ["Thu 12 Nov 14:00 GMT", "Thu 12 Nov 16:00 GMT+2", "2026-11-12T15:00+01:00"])
    def test_one_with_the_same_hour_or_without_a_name_stays_in_the_zone_that_is_chosen(self, post, words):
        post(when=words, time_zone="Europe/London")
        assert (self.stage.time_zone, self.stage.starts_at) == (
            "Europe/London",
            dt.datetime(2026, 11, 12, 14, tzinfo=dt.UTC),
        )

    def test_a_name_of_several_zones_is_settled_by_the_one_that_is_chosen(self, post):
        post(when="Thu 12 Nov 2pm IST", time_zone="Asia/Kolkata")
        assert (self.stage.time_zone, self.stage.starts_at) == (
            "Asia/Kolkata",
            dt.datetime(2026, 11, 12, 8, 30, tzinfo=dt.UTC),
        )

    def test_a_date_without_a_time_stays_a_date(self, post):
        post(when="Thu 12 Nov")
        assert (self.stage.starts_at, self.stage.due_on) == (None, dt.date(2026, 11, 12))

    def test_an_interview_is_opened_with_the_words_that_say_when_it_is(self, post, signed_in):
        post(when="Thu 12 Nov 14:00")
        page = signed_in.get(self.stage.get_absolute_url()).text
        assert 'value="Thu 12 Nov 2026 14:00"' in page
        assert 'value="2026-11-12"' in page

    @pytest.mark.parametrize(
        ("fields", "expected"),
        [
            ({"when": "Fri 13 Nov 9:30am"}, (13, 9, 30)),  # without scripts the pickers still say the old one
            ({"day": "2026-11-13", "time": "09:30"}, (13, 9, 30)),
            ({"when": "Fri 13 Nov 9:30am", "day": "", "time": ""}, (13, 9, 30)),
            ({"when": "Fri 13 Nov 9:30am", "day": "2026-11-13", "time": "09:30"}, (13, 9, 30)),
            ({}, (12, 14, 0)),
        ],
    )
    def test_whichever_was_changed_counts(self, post, fields, expected):
        post(when="Thu 12 Nov 14:00")
        stage = self.stage
        shown = SHOWN | {"version": stage.version}
        assert post(stage.get_absolute_url(), **shown | fields).status_code == 302
        day, hour, minute = expected
        assert self.stage.starts_at == dt.datetime(2026, 11, day, hour, minute, tzinfo=dt.UTC)

    def test_words_that_are_taken_out_take_the_date_out(self, post):
        post(when="Thu 12 Nov 14:00")
        stage = self.stage
        post(stage.get_absolute_url(), **SHOWN | {"when": "", "version": stage.version})
        assert self.stage.starts_at is None

    def test_two_versions_name_it_once(self, post):
        post(when="Thu 12 Nov 14:00")
        stage = self.stage
        shown = SHOWN | {"version": stage.version}
        post(stage.get_absolute_url(), **shown | {"day": "2026-11-13"})
        answer = post(stage.get_absolute_url(), **shown | {"day": "2026-11-16", "time": "08:00"})
        assert answer.status_code == 409
        assert 'name="when" value="Mon 16 Nov 2026 08:00"' in answer.text
        assert 'name="day"' not in answer.text

    @pytest.mark.parametrize(
        ("asked", "said"),
        [
            ({"when": "thu 12 nov 2pm"}, "Thursday 12\N{NO-BREAK SPACE}November, 14:00"),
            ({"when": "12 nov 2pm-3pm"}, "14:00 to 15:00"),
            ({"when": "12 nov 2pm"}, "in 2 days"),
            ({"when": "12 nov"}, "no time yet"),
            ({"when": "12 nov 2pm ET"}, "in New York. For you: Thu\N{NO-BREAK SPACE}12\N{NO-BREAK SPACE}Nov, 19:00"),
            ({"when": "12 nov 14:00", "time_zone": "Asia/Tokyo"}, "in Tokyo."),
            ({"when": "12 nov 14:00", "time_zone": "Mars/Base"}, "14:00"),
            ({"when": "fri 12 nov 14:00"}, "Enter a date and weekday that match."),
            ({"when": "fri 12 nov 14:00"}, 'data-offer="Thu 12 Nov 2026 14:00"'),
        ],
    )
    def test_beside_the_field_it_says_how_it_is_read(self, signed_in, asked, said):
        assert said in signed_in.get("/stages/when/", asked).text

    @pytest.mark.parametrize("asked", [{}, {"when": "  "}, {"when": "3" * 500}])
    def test_nothing_is_said_of_nothing(self, signed_in, asked):
        assert signed_in.get("/stages/when/", asked).text.strip() == ""


class TestOneTap:
    def say(self, client, stage, happened):
        page = client.post(f"/stages/{stage.pk}/happened/", {"happened": happened}, follow=True)
        stage.refresh_from_db()
        return page.text

    def page(self, client, stage):
        return client.get(stage.application.get_absolute_url()).text

    @pytest.mark.parametrize(
        ("fields", "offered", "not_offered"),
        [
            ({"starts_at": None}, ["It took place", "It didn’t take place"], ["It won’t take place"]),
            ({"starts_at": NOON - 9 * DAY}, ["It didn’t take place"], ["It took place", "It won’t take place"]),
            ({"starts_at": NOON + DAY / 12}, ["It won’t take place"], ["It took place", "It didn’t take place"]),
            ({"starts_at": None, "due_on": TODAY}, ["It took place", "It didn’t take place"], []),
            ({"starts_at": NOON - 9 * DAY, "happened": False}, ["It took place"], ["It didn’t take place"]),
            ({"starts_at": NOON + DAY, "happened": False}, ["It’s on again"], ["It took place", "It won’t take place"]),
            ({"starts_at": NOON - DAY, "questions": "Why us?"}, [], ["It took place", "It didn’t take place"]),
            (
                {"kind": "take_home", "starts_at": None, "due_on": TODAY + DAY},
                ["I handed it in"],
                ["It won’t take place"],
            ),
            (
                {"kind": "take_home", "starts_at": None, "due_on": TODAY - DAY},
                ["I didn’t hand it in"],
                ["I handed it in"],
            ),
        ],
    )
    def test_the_timeline_offers_what_can_be_said(self, signed_in, alice, fields, offered, not_offered):
        page = self.page(signed_in, make_stage(make_application(alice, on=TODAY - 20 * DAY), **fields))
        assert [one for one in offered if one not in page] == []
        assert [one for one in not_offered if one in page] == []

    def test_it_is_recorded_with_undo(self, signed_in, alice):
        stage = make_stage(make_application(alice, on=TODAY - 20 * DAY), starts_at=NOON - 2 * DAY, kind="panel")
        assert "Saved: the panel interview did not take place." in self.say(signed_in, stage, "no")
        assert stage.happened is False
        assert undo().undone == 1
        stage.refresh_from_db()
        assert stage.happened is None
        assert "Saved: the panel interview took place." in self.say(signed_in, stage, "yes")
        assert stage.happened is True

    def test_one_that_will_not_happen_is_no_longer_expected(self, signed_in, alice):
        application = make_application(alice, status="screening", on=TODAY - 9 * DAY)
        stage = make_stage(application)
        quiet = Profile.of(alice).quiet_days
        assert "Saved: the screening call won’t take place." in self.say(signed_in, stage, "no")
        application.refresh_from_db()
        assert application.news_expected_on is None
        assert application.quiet_on == TODAY + (quiet - 9) * DAY
        undo()
        application.refresh_from_db()
        assert application.news_expected_on == TODAY + 2 * DAY

    def test_anything_else_changes_nothing(self, signed_in, alice, bob):
        stage = make_stage(make_application(alice))
        assert "Choose whether it took place." in self.say(signed_in, stage, "perhaps")
        assert stage.happened is None
        theirs = make_stage(make_application(bob))
        assert signed_in.post(f"/stages/{theirs.pk}/happened/", {"happened": "no"}).status_code == 404
        assert signed_in.get(f"/stages/{stage.pk}/happened/").status_code == 405

    @pytest.mark.parametrize(("day", "expected"), [(TODAY + 5 * DAY, None), (TODAY - 5 * DAY, False)])
    def test_a_new_date_ahead_makes_it_planned_again(self, signed_in, alice, day, expected):
        stage = make_stage(make_application(alice, on=TODAY - 20 * DAY), starts_at=NOON - DAY, happened=False)
        typed = {"kind": "screen", "day": day, "time": "14:00", "time_zone": "UTC", "version": stage.version}
        signed_in.post(stage.get_absolute_url(), typed)
        stage.refresh_from_db()
        assert stage.happened is expected


class TestTheApplicationsPage:
    def test_a_call_for_tomorrow_that_a_no_came_before_did_not_take_place(self, signed_in, alice):
        application = make_application(alice, status="screening", on=TODAY - 9 * DAY)
        make_stage(application, starts_at=NOON + DAY, preparation="Read their annual report.")
        application.close("rejected", today=TODAY)
        page = signed_in.get(application.get_absolute_url()).text
        assert "Planned for tomorrow, won’t take place." in page
        assert "Read their annual report." in page
        assert "Add notes" not in page
        text = signed_in.get(f"/applications/{application.pk}/text/?notes=on").text
        assert "won’t take place" in text

    def test_what_is_ahead_is_shown_as_planned(self, signed_in, alice):
        application = make_application(alice, status="screening")
        make_stage(application, starts_at=NOON + DAY)
        page = signed_in.get(application.get_absolute_url()).text
        assert "Planned." in page
        assert "Add notes" not in page

    def test_what_will_not_happen_is_not_coming_up(self, signed_in, alice):
        application = make_application(alice, status="screening", on=TODAY)
        make_stage(application, starts_at=NOON + DAY, happened=False)
        page = signed_in.get(application.get_absolute_url()).text
        assert "Screening since today." in page
        assert "Edit or prepare" not in page

    def test_questions_of_an_interview_that_did_not_take_place_were_not_asked(self, signed_in, alice):
        application = make_application(alice, on=TODAY - 9 * DAY, closed_as="rejected", closed_on=TODAY - 3 * DAY)
        make_stage(application, starts_at=NOON - DAY, questions="Why would you leave?", do_differently="Be brief.")
        page = signed_in.get(application.get_absolute_url()).text
        assert "1 question." not in page
        assert "Why would you leave?" in page, "the notes are still in the timeline"
        text = signed_in.get(f"/applications/{application.pk}/text/?notes=on").text
        assert "Questions they asked" not in text
        assert "Notes for other interviews" in text
