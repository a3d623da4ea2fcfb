"""The picture of small wins: each one in its week, and the same numbers in marks, words and table."""

import datetime as dt
from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedback.wins.picture import GROUPS, MOST_MARKS, first_monday, monday_of, picture_of
from tests.builders import TODAY

DAY = dt.timedelta(days=1)
MONDAY = dt.date(2026, 11, 9)


def drawn(*wins, **options):
    return picture_of(wins, today=TODAY, **options)


def marks(picture):
    return [(week.monday, mark.group) for row in picture.rows for week in row.weeks for mark in week.marks]


def week_of(picture, monday):
    return next(week for row in picture.rows for week in row.weeks if week.monday == monday)


@pytest.mark.parametrize("number", [0, 1, 2])
def test_under_three_there_is_no_picture(number):
    assert drawn(*[(TODAY, "act")] * number) is None


def test_each_one_has_a_mark_in_its_week_monday_to_sunday():
    picture = drawn((MONDAY, "reply"), (MONDAY - DAY, "act"), (MONDAY - 7 * DAY, "far"))
    assert sorted(marks(picture)) == [
        (MONDAY - 7 * DAY, "act"), (MONDAY - 7 * DAY, "far"), (MONDAY, "reply"),
    ]  # fmt: skip
    assert week_of(picture, MONDAY).title == "This week: 1 win"
    assert week_of(picture, MONDAY - 7 * DAY).title == "Week of 2\N{NO-BREAK SPACE}November: 2 wins"


def test_twelve_weeks_begin_eleven_mondays_ago_and_what_was_before_is_left_out():
    first = first_monday(TODAY)
    assert first == dt.date(2026, 8, 24)
    picture = drawn(*[(first, "act")] * 3, (first - DAY, "act"), (TODAY + DAY, "act"))
    assert picture.total == 3
    assert [(mark[0]) for mark in marks(picture)] == [first] * 3


def test_marks_are_stacked_from_the_ground_and_never_lie_upon_each_other():
    wins = [(MONDAY, group) for group in ("far", "reply", "act", "act", "job")]
    picture = drawn(*wins)
    [row] = picture.rows
    week = week_of(picture, MONDAY)
    assert [mark.group for mark in week.marks] == ["act", "act", "reply", "far", "job"]
    edges = [(mark.top, mark.top + mark.size) for mark in week.marks]
    assert edges[0][1] <= row.ground
    for lower, higher in pairwise(edges):
        assert higher[1] <= lower[0] + 2
    assert edges[-1][0] >= 0


def test_more_than_nine_in_a_week_are_said_in_figures_and_each_kind_keeps_its_mark():
    picture = drawn(*[(MONDAY, "act")] * 64, (MONDAY, "far"), (MONDAY, "reply"), (MONDAY, "reply"))
    week = week_of(picture, MONDAY)
    assert Counter(mark.group for mark in week.marks) == {"act": 6, "reply": 2, "far": 1}
    assert week.more == 58
    assert week.more_top > 0
    assert week.title == "This week: 67 wins"


def test_quiet_weeks_say_nothing_and_have_nothing():
    picture = drawn(*[(TODAY, "act")] * 3)
    [row] = picture.rows
    quiet = [week for week in row.weeks if week.monday != MONDAY]
    assert all(not week.marks and not week.title and not week.more for week in quiet)
    assert "0" not in picture.description.replace("10", "")


def test_further_back_in_rows_of_twelve_without_rows_that_were_quiet_throughout():
    long_ago = dt.date(2025, 1, 6)
    picture = drawn((long_ago, "reply"), *[(TODAY, "act")] * 3, weeks=None)
    assert len(picture.rows) == 2
    assert (picture.rows[0].last, picture.rows[1].last != "This week") == ("This week", True)
    assert (long_ago, "reply") in marks(picture)
    assert drawn((long_ago, "reply"), *[(TODAY, "act")] * 3, weeks=24).total == 3


def test_words_table_and_legend_give_the_same_numbers():
    picture = drawn(*[(MONDAY, "act")] * 12, (MONDAY - 21 * DAY, "reply"), (MONDAY - 21 * DAY, "job"))
    assert picture.title == "14 small wins in the last twelve weeks"
    assert picture.legend == (("reply", "They replied or helped", 1), ("act", "You acted", 12), ("job", "The job", 1))
    assert [(anchor, numbers) for anchor, _, numbers in picture.table] == [
        ("w-2026-11-09", (0, 12, 0)), ("w-2026-10-19", (1, 0, 1)),
    ]  # fmt: skip
    assert picture.description == (
        "Small wins by week, each named by its Monday: 19\N{NO-BREAK SPACE}October, 2; 9\N{NO-BREAK SPACE}November, "
        "12. "
        "The other weeks were quiet. "
        "The large mark in the week of 19\N{NO-BREAK SPACE}October is the job you accepted."
    )


def test_another_year_is_named():
    picture = picture_of([(dt.date(2026, 12, 22), "act")] * 3, today=dt.date(2027, 1, 12))
    [row] = picture.rows
    assert row.first == "26\N{NO-BREAK SPACE}Oct 26"
    assert "Week of 21\N{NO-BREAK SPACE}December\N{NO-BREAK SPACE}2026: 3 wins" in [week.title for week in row.weeks]


@given(
    wins=st.lists(st.tuples(st.integers(-3, 400), st.sampled_from(sorted(GROUPS))), max_size=80),
    today=st.dates(dt.date(2020, 1, 1), dt.date(2030, 1, 1)),
    weeks=st.sampled_from([12, 24, 60, None]),
)
def test_every_win_of_the_time_is_counted_once_wherever_it_is_shown(wins, today, weeks):
    dated = [(today - ago * DAY, group) for ago, group in wins]
    since = first_monday(today, weeks) if weeks else dt.date.min
    expected = Counter((monday_of(date), group) for date, group in dated if since <= date <= today)
    picture = picture_of(dated, today=today, weeks=weeks)
    if picture is None:
        assert expected.total() < 3
        return
    assert picture.total == expected.total() == sum(number for _, _, number in picture.legend)
    assert sum(sum(numbers) for _, _, numbers in picture.table) == picture.total
    shown = {week.monday: week for row in picture.rows for week in row.weeks}
    for monday in {monday for monday, _ in expected}:
        week = shown[monday]
        groups = {group: number for (its_monday, group), number in expected.items() if its_monday == monday}
        assert len(week.marks) + week.more == sum(groups.values())
        assert {mark.group for mark in week.marks} == set(groups)
        assert len(week.marks) <= MOST_MARKS
        assert all(mark.top >= 0 for mark in week.marks)
        assert not week.more or week.more_top >= 10
    assert all(not week.marks for monday, week in shown.items() if monday not in {one for one, _ in expected})
