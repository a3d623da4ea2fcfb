"""When an interview is, typed in one field: what is read, and what is asked instead of guessed."""

import datetime as dt

import pytest

from applications.named_zones import OURS, YOURS
from applications.typed_dates import (
    DAYS,
    HALF,
    LENGTH,
    NO_DAY,
    ORDER,
    TIMES,
    UNREAD,
    WEEKDAY,
    read_when,
    short,
)  # fmt: skip

MONDAY = dt.date(2026, 11, 30)
THURSDAY = dt.date(2026, 12, 3)
TEN = dt.time(10)


def read(text):
    return read_when(text, today=MONDAY)


@pytest.mark.parametrize(
    "text",
    [
        "Thu 3 Dec 10:00", "thu 3 dec 10am", "Thursday, 3 December, at 10:00", "3.12. 10:00", "3.12. 10 Uhr",
        "Do 3.12. 10:00", "10:00 on 3 Dec", "Dec 3, 10am", "2026-12-03 10:00", "2026-12-03T10:00", "03.12.26 10:00",
        "Thu 3/12 10:00", "Thu 03/12/2026 10:00", "Thursday 10:00", "this Thursday at 10 am", "le 3 décembre à 10h",
        "Thu 3 Dec 2026 10:00",
    ],
)  # fmt: skip
def test_a_day_and_an_hour_are_read_as_people_write_them(text):
    found = read(text)
    assert (found.day, found.time, found.asks) == (THURSDAY, TEN, "")


@pytest.mark.parametrize(
    ("text", "day", "time"),
    [
        ("tomorrow 2pm", dt.date(2026, 12, 1), dt.time(14)),
        ("tomorrow (Tue) 14:00", dt.date(2026, 12, 1), dt.time(14)),
        ("today at noon", MONDAY, dt.time(12)),
        ("3 Dec at 7 pm", THURSDAY, dt.time(19)),
        ("3 Dec 2:15pm", THURSDAY, dt.time(14, 15)),
        ("3 Dec 02:15", THURSDAY, dt.time(2, 15)),
        ("3 Dec 9:15", THURSDAY, dt.time(9, 15)),
        ("3 Nov 10:00", dt.date(2026, 11, 3), TEN),
        ("Sun 3 Jan 10:00", dt.date(2027, 1, 3), TEN),
        ("13/12/2026 10:00", dt.date(2026, 12, 13), TEN),
        ("Thu 3 Dec", THURSDAY, None),
    ],
)
def test_days_that_are_near_past_or_without_an_hour(text, day, time):
    found = read(text)
    assert (found.day, found.time, found.asks) == (day, time, "")


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("3 Dec 10:00-10:45", 45), ("3 Dec 10:00–11:30", 90), ("3 Dec 2-3pm", 60), ("3 Dec 9am - 10am", 60),
        ("3 Dec 10:00 to 10:20", 20), ("3 Dec 10:00 for 30 minutes", 30), ("3 Dec 10:00 (45 min)", 45),
    ],
)  # fmt: skip
def test_the_length_is_read_from_the_end_or_the_minutes(text, minutes):
    assert read(text).minutes == minutes


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("3 Dec 2pm ET", "America/New_York"), ("3 Dec 14:00 CET", "Europe/Paris"),
        ("3 Dec 2pm London time", "Europe/London"), ("3 Dec 14:00 GMT+2", "Etc/GMT-2"),
        ("2026-12-03T14:00Z", "UTC"), ("2026-12-03T14:00+02:00", "Etc/GMT-2"),
        ("3 Dec 2pm your time", YOURS), ("3 Dec 2pm our time", OURS),
    ],
)  # fmt: skip
def test_a_zone_is_read_where_one_is_named(text, zone):
    found = read(text)
    assert (found.time, found.zone, found.asks) == (dt.time(14), zone, "")


def test_a_name_of_several_zones_is_left_to_be_asked():
    assert read("3 Dec 2pm IST").zones == ("Asia/Kolkata", "Europe/Dublin", "Asia/Jerusalem")


@pytest.mark.parametrize(
    ("text", "asks", "days"),
    [
        ("Thu 4 Dec 10:00", WEEKDAY, ["Fri 4 Dec 2026", "Thu 3 Dec 2026"]),
        ("Tue 12/03/2026 10:00", WEEKDAY, ["Thu 12 Mar 2026", "Thu 3 Dec 2026"]),
        ("tomorrow (Wed) 10:00", WEEKDAY, ["Tue 1 Dec 2026"]),
        ("tomorrow, Fri 10:00", DAYS, ["Tue 1 Dec 2026", "Fri 4 Dec 2026"]),
        ("3 Dec or 4 Dec 10:00", DAYS, ["Thu 3 Dec 2026", "Fri 4 Dec 2026"]),
        ("03/12/2026 10:00", ORDER, ["Thu 3 Dec 2026", "Thu 12 Mar 2026"]),
        ("next Thursday 10:00", DAYS, ["Thu 3 Dec 2026", "Thu 10 Dec 2026"]),
        ("Monday 10:00", DAYS, ["Mon 30 Nov 2026", "Mon 7 Dec 2026"]),
    ],
)
def test_days_that_contradict_themselves_or_may_be_two_are_asked(text, asks, days):
    found = read(text)
    assert (found.day, found.asks, [short(day) for day in found.days]) == (None, asks, days)


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("10:00", NO_DAY), ("soon", UNREAD), ("3 Dec 2", UNREAD), ("3 Dec 25:00", UNREAD), ("31 Feb 10:00", UNREAD),
        ("3/12 10:00", UNREAD), ("2026-13-03T10:00", UNREAD), ("3 Dec 10:00 with Bob", UNREAD),
        ("3 Dec 10:00 or 11:00", TIMES), ("3 Dec at 2", HALF), ("3 Dec 2:15", HALF), ("3 Dec 2:00-3:00", HALF), ("3 Dec half past two", HALF),
        ("3 Dec 10:00-09:00", LENGTH), ("3 Dec 10:00 for 2000 min", LENGTH),
    ],
)  # fmt: skip
def test_what_is_not_clear_is_asked(text, asks):
    found = read(text)
    assert (found.day, found.asks) == (None, asks)


def test_what_is_not_read_is_named():
    assert read("3 Dec 10:00 with Bob").rest == "with Bob"


@pytest.mark.parametrize(
    ("text", "offers"),
    [
        ("Thu 4 Dec 2pm ET", ("Fri 4 Dec 2026 2pm ET", "Thu 3 Dec 2026 2pm ET")),
        ("3 Dec at 2 for 30 min", ("3 Dec 02:00 for 30 min", "3 Dec 14:00 for 30 min")),
        ("3 Dec 2:15", ("3 Dec 02:15", "3 Dec 14:15")),
        ("tomorrow, Fri 10:00", ()),
    ],
)
def test_offers_keep_the_rest_of_the_words_and_are_clear(text, offers):
    assert read(text).offers == offers
    assert [read(offer).asks for offer in offers] == [""] * len(offers)


@pytest.mark.parametrize("number", range(0, 800, 7))
def test_what_onward_writes_in_the_field_is_read_as_that_date(number):
    day = MONDAY - dt.timedelta(days=400) + dt.timedelta(days=number)
    found = read(f"{short(day)} 09:05")
    assert (found.day, found.time, found.asks) == (day, dt.time(9, 5), "")
