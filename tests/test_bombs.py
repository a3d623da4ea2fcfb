"""Inputs of the allowed size that mean harm take bounded work: counted, not timed. `tests.tools.bombs` measures all of them."""

import datetime as dt

import pytest

from applications import capture
from applications.reading import read_email
from applications.reading.tags import Budget, tags_and_text
from tests.tools.bombs import adverts, mails
from tests.work import calls_of

TODAY = dt.date(2026, 11, 10)
MOST_CALLS = 3_500_000  # less than two seconds
TANGLED = (
    "formatting opened again in each paragraph (19 kB)",
    "few of them, opened again behind many ends (30 kB)",
    "anchors that adopt",
    "deep divs that each look for a paragraph",
    "deep divs, closed in attributes",
    "microdata that is text",
    "paragraphs and letters",
    "tags that begin tags",
    "entities without their end",
    "script tags that never end",
    "one line of stars",
    "a posting that refers",
    "a description that is referred to",
    "a posting whose parts are lists of markup",
    "a page handed over with markup and data",
)


@pytest.mark.parametrize("name", TANGLED)
def test_a_page_of_a_job_takes_bounded_work(name):
    text = adverts.TEXTS[name]()
    assert calls_of(lambda: capture.read(text, today=TODAY)) < MOST_CALLS


@pytest.mark.parametrize(
    "name", ["a source of many pages", "a page of hidden parts", "headers again and again", "hours"]
)
def test_an_email_takes_bounded_work(name):
    text = mails.TEXTS[name]()
    assert calls_of(lambda: read_email(text, today=TODAY)) < MOST_CALLS


@pytest.mark.parametrize("piece", ["<!--", "<p ", '<p a="', "</p ", "<!", "<?", "<", "<title>", "<p a=\"'", "<style>"])
def test_broken_tags_are_looked_at_once(piece):
    def work(number: int) -> int:
        return calls_of(lambda: list(tags_and_text(piece * number)))

    assert work(8000) < 2.2 * work(4000) + 1000


def test_what_one_request_has_read_is_counted_together():
    budget = Budget(characters=10, tags=1)
    assert budget.take("abcdefgh", 6) == "abcdef"
    assert budget.take("abcdefgh", 6) == "abcd"
    assert budget.take("abcdefgh", 6) == ""
