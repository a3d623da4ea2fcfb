"""Days, words, pay and adverts as files write them."""

import datetime as dt

import pytest

from applications import written_dates
from applications.importing import values, words
from applications.importing.histories import history_of
from applications.written_dates import DateRules

TODAY = dt.date(2026, 11, 10)
MARCH = dt.date(2026, 3, 5)


@pytest.mark.parametrize(
    "text",
    [
        "2026-03-05", "2026-03-05T09:28:49Z", "2026-03-05 09:28:49.123+01:00", "2026/3/5", "2026.03.05", "2026年3月5日",
        "5/3/2026", "05.03.2026", "5.3.26", "05-03-2026", "5/3/26, 8:15 AM", "05.03.2026 14:30",
        "March 5, 2026", "March 5, 2026 9:00 AM", "5 March 2026", "5. März 2026", "5 mars 2026", "5 de marzo de 2026", "05-Mar-26",
        "Thu 5 Mar 2026", "Mar 5th, 2026", "2026 March 5", "5 Mar", "05.03.",
        "46086", "46086.5", "1772668800", "1772668800000",
    ],
)  # fmt: skip
def test_a_day_is_understood_however_it_is_written(text):
    assert written_dates.read_date(text, DateRules(TODAY)) == MARCH


@pytest.mark.parametrize("text", ["3/5/2026", "3-5-26", "03/05/2026 8:15 PM"])
def test_the_month_may_come_first(text):
    assert written_dates.read_date(text, DateRules(TODAY, written_dates.MONTH_FIRST)) == MARCH


def test_a_day_without_a_year_is_the_last_that_has_come():
    assert written_dates.read_date("5 Dec", DateRules(TODAY)) == dt.date(2025, 12, 5)


@pytest.mark.parametrize(
    "text",
    ["early April?", "soon", "", "0000-01-01", "2026-02-30", "31/02/2026", "13/13/2026", "99999", "9" * 5000, "5 Foo 2026", "1/2/3/4", "٣/٤/٢٠٢٦٥", "-", "n/a"],
)  # fmt: skip
def test_what_is_no_day_says_so_in_one_short_sentence(text):
    with pytest.raises(ValueError, match=r"^(“).{0,100}\.$"):
        written_dates.read_date(text, DateRules(TODAY))


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (["02/03/2026", "13/03/2026"], ("dmy", "")),
        (["2/3/2026", "3/13/2026"], ("mdy", "")),
        (["02.03.2026"], ("dmy", "")),
        (["02/03/2026", "05/04/2026"], ("", "02/03/2026")),
        (["02/02/2026"], ("", "")),
        (["2026-03-02", "March 3, 2026", "46086"], ("", "")),
        (["13/3/2026", "3/13/2026", "4/5/2026"], ("", "4/5/2026")),
    ],
)
def test_the_whole_column_settles_the_order_or_gives_an_example(texts, found):
    assert written_dates.order_of(texts) == found


@pytest.mark.parametrize(
    ("word", "status", "outcome"),
    [
        ("Wishlist", "saved", ""), ("ready to apply", "saved", ""), ("Applied", "applied", ""), ("BEWORBEN", "applied", ""),
        ("✅ Applied", "applied", ""), ("2. Phone Screen", "screening", ""), ("Online-Assessment", "screening", ""), ("Gespräch", "interviewing", ""),
        ("Final interview", "interviewing", ""), ("Offer received", "offer", ""), ("Zusage", "offer", ""), ("accepted", "offer", "accepted"),
        ("Absage", "", "rejected"), ("no offer", "", "rejected"), ("ghosted", "", "no_response"),
        ("no reply", "", "no_response"), ("keine Antwort", "", "no_response"), ("position cancelled", "", "cancelled"),
        ("Not interested", "", "withdrawn"), ("said no thanks", "offer", "declined"),
        ("no after call", "screening", "rejected"), ("Rejected (after interview)", "interviewing", "rejected"), ("Absage nach Gespräch", "interviewing", "rejected"),
    ],
)  # fmt: skip
def test_known_words_mean_something(word, status, outcome):
    assert words.meaning(word) == words.Meaning(status, outcome)


@pytest.mark.parametrize(
    "word", ["closed", "declined", "expired", "archived", "passed", "yes", "no", "", "🙃", "x" * 9999]
)
def test_what_could_mean_two_things_is_not_guessed(word):
    assert words.meaning(word) is None


@pytest.mark.parametrize(
    ("text", "low", "high", "currency", "period"),
    [
        ("£30k–£36k", "30k", "36k", "GBP", ""), ("$60,000", "60,000", "", "USD", ""), ("45.000 - 55.000 € / Jahr", "45.000", "55.000", "EUR", "year"),
        ("38k", "38k", "", "", ""), ("41–44k", "41k", "44k", "", ""), ("£35,000", "35,000", "", "GBP", ""), ("35000", "35000", "", "", ""),
        ("$25 per hour", "25", "", "USD", "hour"), ("80 000 SEK", "80000", "", "SEK", ""), ("EUR 52.500 p.a.", "52.500", "", "EUR", "year"),
        ("$60k to $80k/yr", "60k", "80k", "USD", "year"), ("up to £42k", "", "42k", "GBP", ""), ("bis zu 52.000 €", "", "52.000", "EUR", ""),
        ("Max. 3000 EUR / Monat", "", "3000", "EUR", "month"), ("from £28,500 a year", "28,500", "", "GBP", "year"), ("ab 40.000 €", "40.000", "", "EUR", ""),
    ],
)  # fmt: skip
def test_pay_is_read_as_a_number_or_a_range(text, low, high, currency, period):
    assert values.pay_of(text) == {"pay_min": low, "pay_max": high, "pay_currency": currency, "pay_period": period}


@pytest.mark.parametrize("text", ["?", "competitive", "DOE", "", "35k + bonus and a car", "9" * 200, "£" * 200])
def test_pay_that_is_more_than_a_number_is_left_as_it_is(text):
    assert values.pay_of(text) is None


def test_an_advert_keeps_its_text_and_never_its_markup():
    markup = "<p>We look for an <b>analyst</b>.</p><ul><li>SQL &amp; Excel</li></ul><script>alert(1)</script><img src=x onerror=alert(2)>"
    assert values.text_of_html(markup) == "We look for an analyst.\n\n– SQL & Excel"
    assert values.text_of_html("plain < text & more") == "plain < text & more"
    assert "script" not in values.text_of_html("<scr<script>ipt>alert(1)</script>")


DAY = [dt.date(2026, 3, number) for number in range(1, 9)]


@pytest.mark.parametrize(
    ("status", "outcome", "days", "history"),
    [
        ("saved", "", {}, [("saved", TODAY)]),
        ("saved", "", {"saved_on": DAY[0]}, [("saved", DAY[0])]),
        ("applied", "", {"saved_on": DAY[0], "applied_on": DAY[1]}, [("saved", DAY[0]), ("applied", DAY[1])]),
        ("applied", "", {"saved_on": DAY[3], "applied_on": DAY[1]}, [("applied", DAY[1])]),
        ("interviewing", "", {"applied_on": DAY[1], "status_on": DAY[4]}, [("applied", DAY[1]), ("interviewing", DAY[4])]),
        ("interviewing", "rejected", {"applied_on": DAY[1], "ended_on": DAY[5]}, [("applied", DAY[1]), ("interviewing", DAY[1]), ("rejected", DAY[5])]),
        ("interviewing", "rejected", {"applied_on": DAY[1], "status_on": DAY[7], "ended_on": DAY[5]}, [("applied", DAY[1]), ("interviewing", DAY[5]), ("rejected", DAY[5])]),
        ("applied", "accepted", {"applied_on": DAY[1], "ended_on": DAY[2]}, [("applied", DAY[1]), ("offer", DAY[1]), ("accepted", DAY[2])]),
        ("saved", "withdrawn", {"saved_on": DAY[1], "ended_on": DAY[2]}, [("saved", DAY[1]), ("withdrawn", DAY[2])]),
        ("saved", "rejected", {"saved_on": DAY[1]}, [("applied", DAY[1]), ("rejected", DAY[1])]),
        ("applied", "rejected", {"applied_on": DAY[5], "ended_on": DAY[1]}, [("applied", DAY[5]), ("rejected", DAY[5])]),
    ],
)  # fmt: skip
def test_steps_never_go_back_in_time(status, outcome, days, history):
    found = history_of(status, outcome, days, undated_on=TODAY)
    assert [(step.state, step.on) for step in found] == history
