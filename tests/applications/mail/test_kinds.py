"""What an email means does not change by what is polite or administrative in it, and does by a “not”."""

import datetime as dt
import random

import pytest

from applications.mail.reading import Reading, read_email
from tests.applications.mail.kinds import PLACES, neutral, shorts, with_phrase, written

TODAY = dt.date(2026, 11, 20)
DRAWS = 2000


def read(text: str) -> Reading:
    return read_email(text, today=TODAY)


def test_there_are_enough_of_each_kind():
    counts = {kind: sum(short.kind == kind for short in shorts()) for kind in {short.kind for short in shorts()}}
    assert counts == {"rejection": 120, "interview": 60, "offer": 40, "acknowledgement": 60}
    assert len(set(neutral())) == 80


@pytest.mark.parametrize("short", shorts(), ids=lambda short: short.text)
def test_a_short_email_is_read_and_its_opposite_is_not(short):
    assert read(short.text).kind == short.kind
    assert read(short.negated).kind != short.kind


@pytest.mark.parametrize("kind", ["rejection", "interview", "offer", "acknowledgement", "unknown"])
def test_emails_in_many_voices_are_read(kind):
    texts = [text for each, text in written() if each == kind]
    assert len(texts) > 100
    assert [text for text in texts if read(text).kind != kind] == []


@pytest.mark.parametrize("kind", ["rejection", "interview", "offer", "acknowledgement", "unknown"])
def test_whole_emails_of_many_writers_are_read(kind):
    missed = {text for _, text in written("missed.jsonl")}
    texts = [text for each, text in written("heard.jsonl") if each == kind and text not in missed]
    assert len(texts) > 100
    assert [text for text in texts if read(text).kind != kind] == []


@pytest.mark.parametrize("phrase", neutral())
def test_a_neutral_phrase_means_nothing_by_itself(phrase):
    reading = read(phrase)
    assert (reading.kind, reading.could_be) == ("unknown", ())


def test_a_neutral_phrase_anywhere_changes_no_meaning():
    """A draw of what `python -m tests.tools.read_emails` tries in full."""
    chance = random.Random(20261124)
    texts, phrases = shorts(), neutral()
    for _ in range(DRAWS):
        short, phrase, place = chance.choice(texts), chance.choice(phrases), chance.choice(PLACES)
        text = with_phrase(short.text, phrase, place)
        assert read(text).kind == short.kind, text
