"""Inputs of the allowed size that mean harm take bounded work: counted, not timed. `tests.tools.bombs` measures all of them."""

import datetime as dt

import pytest

from applications.adding import capture
from applications.foreign_html import Budget as TextBudget
from applications.foreign_html import tags_and_text
from applications.importing.limits import Budget, UnreadableFile
from applications.importing.recognising import tables
from applications.mail.reading import read_email
from tests.tools.bombs import adverts, files, mails
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
    read_email("We have decided not to go on.", today=TODAY)  # what is made once for all emails is not counted
    assert calls_of(lambda: read_email(text, today=TODAY)) < MOST_CALLS


@pytest.mark.parametrize("piece", ["<!--", "<p ", '<p a="', "</p ", "<!", "<?", "<", "<title>", "<p a=\"'", "<style>"])
def test_broken_tags_are_looked_at_once(piece):
    def work(number: int) -> int:
        return calls_of(lambda: list(tags_and_text(piece * number)))

    assert work(8000) < 2.2 * work(4000) + 1000


@pytest.mark.parametrize(
    "name",
    [
        "50 MB of dashes",
        "markdown of many tables",
        "json of many columns",
        "workbook of empty rows",
        "workbook of names",
    ],
)
def test_a_file_takes_bounded_work(name):
    called, make = files.FILES[name]
    content = make()

    def read() -> None:
        with pytest.raises(UnreadableFile):
            list(tables(called, content))

    assert calls_of(read) < MOST_CALLS


def test_files_of_one_upload_are_counted_together():
    book = files.sheet_of("<c><v>1</v></c>", 10, 4000)
    budget = Budget()
    assert list(tables("a.xlsx", book, budget))
    budget.elements = 80_000
    with pytest.raises(UnreadableFile, match="too large"):
        list(tables("b.xlsx", book, budget))
    lines = b"Company,Role\n" + b"\n" * 300_000
    assert list(tables("a.csv", lines + b"Alder,Cook\n", budget))
    with pytest.raises(UnreadableFile, match="500,000 lines"):
        list(tables("b.csv", lines + b"Alder,Cook\n", budget))


def test_of_a_zip_no_table_is_passed_over_for_being_too_long():
    packed = files.packed({f"{n}.csv": b"Company,Role\nAlder,Cook\n" + b"\n" * 300_000 for n in range(2)})
    with pytest.raises(UnreadableFile, match="500,000 lines"):
        list(tables("a.zip", packed))


def test_what_one_request_has_read_is_counted_together():
    budget = TextBudget(characters=10, tags=1)
    assert budget.take("abcdefgh", 6) == "abcdef"
    assert budget.take("abcdefgh", 6) == "abcd"
    assert budget.take("abcdefgh", 6) == ""
