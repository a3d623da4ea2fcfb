"""Texts that name rows keep meaning the same rows."""

import pytest

from feedback.archive.naming import by_beginning

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
