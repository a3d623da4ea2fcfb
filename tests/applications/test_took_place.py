"""Whether an interview took place: what letters, papers and numbers may say of it."""

import datetime as dt

import pytest
from django.utils import timezone

from applications.models import Outcome
from tests.builders import make_application, make_stage

pytestmark = pytest.mark.django_db
NOON = dt.datetime(2026, 11, 10, 12, tzinfo=dt.UTC)


def hours(number: float) -> dt.timedelta:
    return dt.timedelta(hours=number)


def closed(owner, on: dt.date, recorded_at: dt.datetime, kind="rejected"):
    application = make_application(owner, on=dt.date(2026, 11, 1), closed_as=kind, closed_on=on)
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
