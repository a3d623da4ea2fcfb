import datetime as dt

import pytest

from feedback.asking.plan import ClosedApplication, Person, plan_after
from feedback.models import Preferences

NO = dt.date(2026, 11, 9)
ELENA = Person(7, "Elena Marsh")


def plan(kind="rejected", furthest="interviewing", people=(ELENA,), today=NO, has_interviews=False, **defaults):
    return plan_after(
        ClosedApplication(kind, NO, furthest, has_interviews, tuple(people)), Preferences(**defaults), today=today
    )


def kinds(steps):
    return [(step.kind, step.is_suggested) for step in steps]


def test_after_interviews_asking_is_suggested_for_the_next_day_and_leaves_after_a_week():
    ask = plan()[0]
    assert (ask.kind, ask.is_suggested, ask.due_on) == ("ask", True, dt.date(2026, 11, 10))
    assert ask.leaves_on == dt.date(2026, 11, 16)
    assert "Elena Marsh" in ask.title
    assert ask.reason
    assert ask.source


def test_reflection_comes_from_the_next_day_and_keeping_in_touch_after_ninety_days_unticked():
    assert kinds(plan()) == [("ask", True), ("reflect", True), ("keep_in_touch", False)]
    assert plan()[1].due_on == dt.date(2026, 11, 10)
    assert plan()[2].due_on == dt.date(2027, 2, 7)


def test_after_an_early_no_asking_is_there_but_not_suggested():
    assert kinds(plan(furthest="applied", people=())) == [("ask", False)]


def test_a_round_counts_as_somebody_met_whatever_the_status_says():
    assert kinds(plan(furthest="applied", people=(), has_interviews=True)) == [("ask", True), ("reflect", True)]


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("no_response", []),
        ("cancelled", [("keep_in_touch", False)]),
        ("withdrawn", [("keep_in_touch", False)]),
        ("declined", [("keep_in_touch", False)]),
        ("accepted", [("keep_in_touch", False)]),
    ],
)
def test_other_endings_ask_nothing(kind, expected):
    assert kinds(plan(kind)) == expected


def test_what_is_long_past_gets_no_plan():
    assert plan(today=NO + dt.timedelta(days=30))
    assert plan(today=NO + dt.timedelta(days=31)) == []


def test_the_days_are_the_persons_own():
    steps = plan(ask_after_days=3, ask_within_days=5, keep_in_touch_days=30)
    assert steps[0].due_on == dt.date(2026, 11, 12)
    assert steps[0].leaves_on == dt.date(2026, 11, 14)
    assert steps[2].due_on == dt.date(2026, 12, 9)
