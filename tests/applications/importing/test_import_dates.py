"""Dates of a column: their zone, their missing years, their order, and what else is written beside them."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from applications.importing.histories import history_of
from applications.written_dates import (
    DAY_FIRST,
    MONTH_FIRST,
    DateRules,
    has_no_year,
    is_date,
    leading_date,
    neighbours,
    other_order,
    read_date,
)

TODAY = dt.date(2026, 11, 10)


@pytest.mark.parametrize(
    ("text", "zone", "date"),
    [
        ("2026-05-02T03:10:00Z", "America/Los_Angeles", "2026-05-01"),
        ("2026-05-02T03:10:00Z", "Europe/Berlin", "2026-05-02"),
        ("2026-05-01T22:30:00Z", "Europe/Berlin", "2026-05-02"),
        ("2026-05-01T23:30:00+00:00", "Asia/Tokyo", "2026-05-02"),
        ("2026-05-02T00:00:00Z", "America/Los_Angeles", "2026-05-02"),
        ("2026-05-02T00:00:00.000Z", "Asia/Tokyo", "2026-05-02"),
        ("2026-05-02T00:30:00+02:00", "America/New_York", "2026-05-01"),
        ("2026-05-02 03:10:00", "America/Los_Angeles", "2026-05-02"),
        ("2026-05-02", "Pacific/Auckland", "2026-05-02"),
        ("1777691400", "America/Los_Angeles", "2026-05-01"),
    ],
)
def test_a_moment_is_the_date_it_was_where_the_person_is(text, zone, date):
    assert read_date(text, DateRules(TODAY, zone=ZoneInfo(zone))).isoformat() == date


def years(*texts: str, order: str = DAY_FIRST) -> list[str]:
    rules = DateRules(TODAY, order)
    near = neighbours(texts, rules)
    return [
        read_date(text, DateRules(TODAY, order, near=one)).isoformat() for text, one in zip(texts, near, strict=True)
    ]


@pytest.mark.parametrize(
    ("texts", "dates"),
    [
        (["2-May", "9/5/2021", "17/5/2021"], ["2021-05-02", "2021-05-09", "2021-05-17"]),
        (["28 Dec", "4 Jan 2024", "6 Jan"], ["2023-12-28", "2024-01-04", "2024-01-06"]),
        (["3/11/2022", "30/12", "2/1", "15/2"], ["2022-11-03", "2022-12-30", "2023-01-02", "2023-02-15"]),
        (["20/2/2023", "11/2", "30/12", "1/12/2022"], ["2023-02-20", "2023-02-11", "2022-12-30", "2022-12-01"]),
        (["1 Nov 2026", "5 Dec"], ["2026-11-01", "2025-12-05"]),
        (["5 Dec", "3 Feb"], ["2025-12-05", "2026-02-03"]),
        (["9 Nov", "20 Sep", "11 Feb", "2 Dec 2025"], ["2026-11-09", "2026-09-20", "2026-02-11", "2025-12-02"]),
        (["2 Dec 2024", "11 Feb", "20 Sep", "9 Nov"], ["2024-12-02", "2025-02-11", "2025-09-20", "2025-11-09"]),
        (["3/11/2022", "30/12", "22/12", "2/1"], ["2022-11-03", "2022-12-30", "2022-12-22", "2023-01-02"]),
    ],
)
def test_dates_without_a_year_follow_the_rows_beside_them(texts, dates):
    assert years(*texts) == dates


@pytest.mark.parametrize(
    ("text", "missing"),
    [("8-Jul", True), ("8.7.", True), ("7/8", True), ("8月7日", True), ("8-Jul-19", False), ("8/7/19", False), ("Jul 2019", False), ("soon", False), ("", False)],
)  # fmt: skip
def test_it_is_known_whether_a_year_is_missing(text, missing):
    assert has_no_year(text) is missing


@pytest.mark.parametrize(
    ("text", "order", "other"),
    [
        ("11/12/2026", DAY_FIRST, dt.date(2026, 11, 12)),
        ("12/10/2026", MONTH_FIRST, dt.date(2026, 10, 12)),
        ("3/13/2026", DAY_FIRST, dt.date(2026, 3, 13)),
        ("13/12/2026", DAY_FIRST, None),
        ("2026-12-01", DAY_FIRST, None),
        ("12/12/2026", DAY_FIRST, None),
    ],
)
def test_the_other_order_is_offered_where_it_gives_a_date_that_has_come(text, order, other):
    today = dt.date(2026, 11, 29)
    assert other_order(text, DateRules(today, order)) == other


@pytest.mark.parametrize(
    ("text", "date"),
    [("9/5/2026 with Kim", "2026-05-09"), ("2026-05-09, online", "2026-05-09"), ("May 9, 2026 (by phone)", "2026-05-09"), ("with Kim 9/5/2026", None), ("9/5 with Kim", None)],
)  # fmt: skip
def test_a_date_before_other_words_is_read(text, date):
    found = leading_date(text, DateRules(TODAY))
    assert (found.isoformat() if found else None) == date


def test_a_bare_number_is_a_date_only_where_a_column_is_called_one():
    assert is_date("46085")
    assert not is_date("46085", with_serials=False)
    assert is_date("5.3.2026", with_serials=False)


DAY = [dt.date(2026, 3, number) for number in range(1, 9)]


def test_it_is_known_of_each_step_whether_the_file_gave_its_date():
    found = history_of("interviewing", "rejected", {"applied_on": DAY[0], "ended_on": DAY[5]}, undated_on=TODAY)
    assert [(step.state, step.is_dated) for step in found] == [
        ("applied", True), ("interviewing", False), ("rejected", True),
    ]  # fmt: skip
    assert [step.is_dated for step in history_of("applied", "rejected", {}, undated_on=TODAY)] == [False, False]
    only_near = history_of(
        "offer", "", {"applied_on": DAY[0], "status_on": DAY[3]}, inexact={"status_on"}, undated_on=TODAY
    )
    assert [(step.on, step.is_dated) for step in only_near] == [(DAY[0], True), (DAY[3], False)]


def test_steps_that_the_file_names_one_by_one_keep_their_dates():
    reached = {"screening": DAY[1], "interviewing": None, "offer": DAY[4]}
    found = history_of("applied", "declined", {"applied_on": DAY[0]}, reached, undated_on=TODAY)
    assert [(step.state, step.on, step.is_dated) for step in found] == [
        ("applied", DAY[0], True), ("screening", DAY[1], True), ("interviewing", DAY[1], False), ("offer", DAY[4], True),
        ("declined", DAY[4], False),
    ]  # fmt: skip
