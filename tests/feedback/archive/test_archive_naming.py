"""Texts that name rows keep meaning the same rows."""

import pytest

from feedback.archive.naming import by_beginning, of_suggestion
from feedback.keys import SuggestionKey, reminder_key, reminder_pk

NUMBERS = {"interviews": {12: 3}, "applications": {7: 1}}


@pytest.mark.parametrize(
    ("key", "there"),
    [
        ("capture:12", "capture:3"),
        ("ask:7:2026-11-10", "ask:1:2026-11-10"),
        ("capture:13", ""),
        ("capture:", "capture:"),
        ("capture:x", "capture:x"),
        ("presence:cv:2026-11-10", "presence:cv:2026-11-10"),
        ("", ""),
        (f"capture:{'9' * 5000}", ""),
        ("capture:²", "capture:²"),
    ],
)
def test_a_key_names_its_row_by_the_other_number(key, there):
    assert by_beginning({"capture": "interviews", "ask": "applications"})(key, NUMBERS) == there
    assert of_suggestion(key, NUMBERS) == there


@pytest.mark.parametrize("text", ["capture:12", "ask:7:2026-11-09", "follow_up:7:2026-10-28:2", "reflect:1:2026-01-02"])
def test_the_key_of_a_suggestion_is_read_as_it_is_written(text):
    assert str(SuggestionKey.read(text)) == text


@pytest.mark.parametrize(
    "text", ["", "r12", "presence:first", "presence:2026-11-10", "capture:", "capture:x", "ask:²:1"]
)
def test_what_names_no_application_or_interview_is_none(text):
    assert SuggestionKey.read(text) is None


def test_a_reminder_is_told_from_a_suggestion():
    assert reminder_pk(reminder_key(12)) == 12
    for text in ("reflect:1:2026-11-10", "r", "r²", "rx", f"r{'9' * 5000}", "12"):
        assert reminder_pk(text) is None
