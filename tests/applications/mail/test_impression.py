"""What an email sounds like as a whole is weighed beside what its clauses say."""

import datetime as dt

import pytest

from applications.mail.reading import Reading, read_email
from applications.mail.reading.evidence import MEANINGS, findings
from applications.mail.reading.impression import WEIGHTS, impression
from applications.mail.reading.verdict import judge, sentences_in

TODAY = dt.date(2026, 11, 20)


def read(text: str) -> Reading:
    return read_email(text, today=TODAY)


def sounds(text: str) -> dict[str, float]:
    return impression([sentence.told for sentence in sentences_in(text)])


UNPHRASED = [
    (
        "rejection",
        "Hi Sam, it is Jo from the bakery. We have had to make some hard choices and your application is not one that "
        "we are carrying on with.",
    ),
    (
        "acknowledgement",
        "Hello Sam, thank you for the papers that came today. The head of the bakery will go through your documents in "
        "the coming days.",
    ),
]


@pytest.mark.parametrize(("kind", "text"), UNPHRASED)
def test_an_email_that_no_phrase_fits_is_read_by_its_sound(kind, text):
    assert judge(findings(sentences_in(text))).kind == "unknown"
    reading = read(text)
    assert reading.kind == kind
    assert reading.evidence in text


def test_a_sentence_taken_too_literally_gives_way_to_the_rest_of_the_email():
    text = "We'd love to have you behind the counter from January at £13 an hour. Say yes and I'll send the paperwork."
    assert judge(findings(sentences_in(text))).kind == "interview"
    assert read(text).kind == "offer"


def test_the_evidence_is_the_sentence_that_speaks_most():
    said = "Your application is sadly not one that we are carrying on with."
    reading = read(
        f"Dear Sam, the baker and I met on Monday. {said} The bakery opens at six, and cakes are cheap today."
    )
    assert (reading.kind, reading.evidence) == ("rejection", said)


def test_what_holds_on_a_condition_is_not_heard():
    plain = sounds("We have your application. We would love to meet you for an interview next week in Leeds.")
    if_so = sounds(
        "We have your application. If it fits, we would love to meet you for an interview next week in Leeds."
    )
    assert plain["interview"] > 0.5 > if_so.get("interview", 0.0)


def test_the_shares_of_all_kinds_make_one():
    found = sounds("Thank you for applying. We will read your application soon and write to you.")
    assert found.keys() == {*MEANINGS, "unknown"}
    assert sum(found.values()) == pytest.approx(1)


def test_few_known_words_sound_like_nothing():
    assert sounds("Zwrbl grmpf.") == {}


def test_each_feature_stands_once_with_a_weight_for_each_kind():
    head, *lines = WEIGHTS.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines]
    assert head.split("\t")[1:] == sorted({*MEANINGS, "unknown"})
    assert {len(row) for row in rows} == {6}
    assert len({row[0] for row in rows}) == len(rows)
