"""Whether an interview took place: what letters, papers and numbers may say of it."""

import datetime as dt

import pytest
from django.contrib.auth import get_user_model
from django.db import IntegrityError, transaction
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from applications.models import (
    Application,
    InterviewKind,
    InterviewStage,
    Outcome,
    Profile,
    Status,
    recompute_quiet_for,
)
from applications.models.interviews import (
    DID_NOT,
    PLANNED,
    TOOK_PLACE,
    by_application,
    had_conversation,
    reached,
)
from tests.builders import make_application, make_stage

pytestmark = pytest.mark.django_db
NOON = dt.datetime(2026, 11, 10, 12, tzinfo=dt.UTC)


def hours(number: float) -> dt.timedelta:
    return dt.timedelta(hours=number)


def closed(owner, on: dt.date, recorded_at: dt.datetime, kind="rejected", unknown=()):
    application = make_application(owner, on=dt.date(2026, 11, 1), closed_as=kind, closed_on=on, unknown=unknown)
    Outcome.objects.filter(application=application).update(created_at=recorded_at)
    return application


@pytest.mark.parametrize(("starts_in", "expected"), [(-48, True), (-0.1, True), (0, False), (0.1, False), (48, False)])
def test_of_an_open_application_it_took_place_once_it_has_begun(alice, starts_in, expected):
    stage = make_stage(make_application(alice), starts_at=NOON + hours(starts_in))
    assert stage.took_place(NOON) is expected


def test_one_planned_for_a_date_after_the_ending_did_not_take_place_even_when_that_date_has_passed(alice):
    application = closed(alice, dt.date(2026, 11, 8), NOON - hours(48))
    assert not make_stage(application, starts_at=NOON - hours(20)).took_place(NOON)
    assert make_stage(application, starts_at=NOON - hours(72)).took_place(NOON)


@pytest.mark.parametrize(
    ("hour", "recorded", "expected"),
    [
        (9, NOON, True),
        (15, NOON, False),
        (15, NOON + hours(30), True),
    ],
)
def test_on_the_date_of_the_ending_the_hour_decides_if_it_was_recorded_that_date(alice, hour, recorded, expected):
    application = closed(alice, NOON.date(), recorded)
    stage = make_stage(application, starts_at=NOON.replace(hour=hour))
    assert stage.took_place(NOON + hours(72)) is expected


@pytest.mark.parametrize(("starts_in", "expected"), [(-48, TOOK_PLACE), (-1, TOOK_PLACE), (1, DID_NOT), (48, DID_NOT)])
def test_of_an_ending_without_a_date_it_took_place_if_it_has_begun(alice, starts_in, expected):
    application = closed(alice, dt.date(2026, 11, 3), NOON, unknown=["rejected"])
    assert make_stage(application, starts_at=NOON + hours(starts_in)).state(NOON) == expected


def test_the_date_is_the_one_where_the_person_is(alice):
    application = closed(alice, dt.date(2026, 11, 9), NOON + hours(48))
    late = make_stage(application, starts_at=dt.datetime(2026, 11, 10, 3, tzinfo=dt.UTC))
    assert not late.took_place(NOON + hours(72))
    with timezone.override("America/New_York"):
        assert late.took_place(NOON + hours(72))


def test_an_ending_that_was_taken_back_does_not_count(alice):
    application = closed(alice, dt.date(2026, 11, 5), NOON - hours(100))
    application.reopen(today=NOON.date())
    assert make_stage(application, starts_at=NOON - hours(1)).took_place(NOON)


@pytest.mark.parametrize(("due", "expected"), [(9, True), (10, False), (11, False)])
def test_a_task_took_place_when_its_due_date_has_passed(alice, due, expected):
    stage = make_stage(make_application(alice), kind="take_home", starts_at=None, due_on=dt.date(2026, 11, due))
    assert stage.took_place(NOON) is expected


def test_a_task_that_was_due_on_the_date_of_the_ending_or_later_did_not_take_place(alice):
    application = closed(alice, dt.date(2026, 11, 8), NOON)
    for day, expected in ((7, True), (8, False), (9, False)):
        stage = make_stage(application, kind="take_home", starts_at=None, due_on=dt.date(2026, 11, day))
        assert stage.took_place(NOON) is expected


def test_without_a_date_it_took_place_only_if_something_was_written_about_it(alice):
    application = make_application(alice)
    assert not make_stage(application, starts_at=None, preparation="Read their report").took_place(NOON)
    assert make_stage(application, starts_at=None, questions="Why us?").took_place(NOON)


@pytest.mark.parametrize(
    ("happened", "starts_in", "expected"), [(True, -200, TOOK_PLACE), (False, -24, DID_NOT), (False, 24, DID_NOT)]
)
def test_what_the_person_says_counts_first(alice, happened, starts_in, expected):
    application = closed(alice, dt.date(2026, 11, 1), NOON) if happened else make_application(alice)
    stage = make_stage(application, starts_at=NOON + hours(starts_in), happened=happened)
    assert stage.state(NOON) == expected
    assert not stage.is_ahead(NOON)


def test_a_task_took_place_when_it_was_handed_in_before_its_due_date(alice):
    task = make_stage(make_application(alice), kind="take_home", starts_at=None, due_on=dt.date(2026, 11, 20))
    assert task.is_ahead(NOON)
    task.happened = True
    assert task.took_place(NOON)


@pytest.mark.parametrize(("on", "expected"), [(9, TOOK_PLACE), (10, PLANNED), (11, PLANNED)])
def test_an_interview_of_which_only_the_date_is_known_took_place_once_that_date_has_passed(alice, on, expected):
    stage = make_stage(make_application(alice), kind="panel", starts_at=None, due_on=dt.date(2026, 11, on))
    assert stage.state(NOON) == expected


@pytest.mark.parametrize(("on", "expected"), [(7, TOOK_PLACE), (8, PLANNED), (9, DID_NOT)])
def test_without_an_hour_the_date_of_the_ending_leaves_it_in_doubt(alice, on, expected):
    application = closed(alice, dt.date(2026, 11, 8), NOON)
    stage = make_stage(application, kind="panel", starts_at=None, due_on=dt.date(2026, 11, on))
    assert stage.state(NOON) == expected
    assert not stage.is_ahead(NOON)


def test_one_that_did_not_take_place_gives_no_news_but_what_they_promised_is_still_expected(alice):
    application = make_application(alice, on=dt.date(2026, 11, 1))
    stage = make_stage(application, happened=False)
    assert application.news_expected_on is None
    stage.promised_on = dt.date(2026, 11, 20)
    stage.save()
    recompute_quiet_for(application)
    assert application.news_expected_on == dt.date(2026, 11, 20)


def test_the_types_of_interviews_and_one_that_is_not_known(alice):
    assert InterviewKind.labels == [
        "Screening call", "Interview", "Hiring manager", "Panel interview", "Technical interview", "Take-home task",
        "Final interview", "Other",
    ]  # fmt: skip
    application = make_application(alice)
    for kind in InterviewKind.values:
        make_stage(application, kind=kind)
    with pytest.raises(IntegrityError), transaction.atomic():
        make_stage(application, kind="brunch")
    assert InterviewStage(kind="brunch").kind_as_heading == "Interview"


moments = st.integers(-80, 80)
about_a_stage = {
    "kind": st.sampled_from(InterviewKind.values),
    "starts_at": st.none() | moments.map(lambda number: NOON + hours(number)),
    "due_on": st.none() | moments.map(lambda number: (NOON + hours(number)).date()),
    "happened": st.sampled_from([None, None, None, True, False]),
    "questions": st.sampled_from(["", "Why us?"]),
}
# days from today, hours until it was recorded, states with a date that is not known
endings = st.none() | st.tuples(
    st.integers(-4, 0), st.integers(0, 90), st.sampled_from([(), (), ("rejected",), ("applied",)])
)


class ByRowAndInTheDatabase(TestCase):
    @settings(max_examples=150, deadline=None)
    @given(
        st.lists(st.fixed_dictionaries(about_a_stage), min_size=1, max_size=4),
        endings,
        st.booleans(),
        st.sampled_from(["UTC", "America/Los_Angeles", "Pacific/Auckland"]),
    )
    def test_a_row_and_the_database_say_the_same(self, stages, ending, is_reopened, zone):
        owner = get_user_model().objects.create_user("rule@example.org")
        Profile.of(owner)
        with timezone.override(zone):
            today = timezone.localdate(NOON)
            if ending is None:
                application = make_application(owner, on=today - dt.timedelta(days=9))
            else:
                days, later, unknown = ending
                on = today + dt.timedelta(days=days)
                recorded_at = NOON + dt.timedelta(days=days) + hours(later - 12)
                application = closed(owner, on, recorded_at, unknown=unknown)
                if is_reopened:
                    application.reopen(today=today)
            rows = [make_stage(application, **fields) for fields in stages]
            found = dict(InterviewStage.objects.with_state(NOON).values_list("pk", "state_at"))
            assert found == {row.pk: row.state(NOON) for row in rows}
            held = {row.pk for row in InterviewStage.objects.for_user(owner).that_took_place(NOON)}
            ahead = {row.pk for row in InterviewStage.objects.for_user(owner).planned(NOON)}
            assert held == {row.pk for row in rows if row.took_place(NOON)}
            assert ahead == {row.pk for row in rows if row.state(NOON) == PLANNED}


CALL, CALL_AHEAD, PANEL, PANEL_AHEAD = (
    ("screen", TOOK_PLACE),
    ("screen", PLANNED),
    ("panel", TOOK_PLACE),
    ("panel", PLANNED),
)
CALL_MISSED, TASK = ("screen", DID_NOT), ("take_home", TOOK_PLACE)


@pytest.mark.parametrize(
    ("furthest", "interviews", "expected"),
    [
        ("applied", [], "applied"),
        ("screening", [], "screening"),
        ("interviewing", [], "interviewing"),
        ("offer", [CALL_MISSED], "offer"),
        ("screening", [CALL_AHEAD], "applied"),
        ("screening", [CALL_MISSED], "applied"),
        ("screening", [CALL], "screening"),
        ("applied", [CALL], "screening"),
        ("applied", [PANEL], "interviewing"),
        ("interviewing", [PANEL_AHEAD], "applied"),
        ("interviewing", [CALL, PANEL_AHEAD], "screening"),
        ("interviewing", [CALL], "interviewing"),
        ("interviewing", [CALL_AHEAD], "applied"),
        ("interviewing", [PANEL, ("final", PLANNED)], "interviewing"),
        ("interviewing", [TASK], "applied"),
        ("interviewing", [CALL, TASK], "screening"),
        ("saved", [CALL_AHEAD], "saved"),
    ],
)
def test_how_far_it_got_is_what_took_place(furthest, interviews, expected):
    assert reached(furthest, interviews) == expected


class Conversations(TestCase):
    @settings(max_examples=60, deadline=None)
    @given(st.sampled_from(Status.values), st.lists(st.fixed_dictionaries(about_a_stage), max_size=3))
    def test_a_conversation_is_the_same_for_one_and_in_the_database(self, status, stages):
        owner = get_user_model().objects.create_user("talks@example.org")
        application = make_application(owner, status=status, on=dt.date(2026, 11, 1))
        for fields in stages:
            make_stage(application, **fields)
        told = by_application(InterviewStage.objects.for_user(owner).told(NOON))[application.pk]
        talked = Application.objects.filter(had_conversation(NOON), owner=owner).exists()
        assert talked is (reached(status, told).order > Status.APPLIED.order)
