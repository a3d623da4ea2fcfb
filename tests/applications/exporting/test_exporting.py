"""Tables, the proof of search and one application as text: what stands in them, and what never does."""

import csv
import datetime as dt
import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from applications.exporting import proof
from applications.exporting.tables import HEADER, LARGEST_CELL
from applications.formulas import guard, unguard
from applications.models import Application, Search
from tests.builders import TODAY, make_application, make_contact, make_stage

AGREED = "Onward id,Company,Agency,Title,Location,Work mode,Status,Outcome,Applied on,Status on,Ended on,Deadline,Source,Sent via,CV version,Link,Pay min,Pay max,Currency,Pay period,Tags,Notes,Advert,Search,Added on"


@pytest.fixture
def me(client, alice):
    client.force_login(alice)
    return client


def rows(response) -> list[dict]:
    return list(csv.DictReader(io.StringIO(response.getvalue().decode("utf-8-sig"), newline="")))


def full(owner, **overrides) -> Application:
    said = {
        "status": "interviewing",
        "applied_on": dt.date(2026, 10, 1),
        "on": dt.date(2026, 10, 9),
        "closed_as": "rejected",
        "closed_on": dt.date(2026, 10, 20),
        "tags": ["Remote", "Housing"],
        "location": "Bristol",
        "work_mode": "on_site",
        "source": "job_board",
        "source_name": "Indeed",
        "sent_via": "in_person",
        "cv_version": "September",
        "link": "https://example.org/7",
        "pay_min": "38000",
        "pay_max": "42000.50",
        "pay_currency": "GBP",
        "pay_period": "year",
        "notes": "Two lines,\nand a “quote”",
        "advert": "Wanted",
        "deadline_on": dt.date(2026, 10, 3),
        "created_at": dt.datetime(2026, 9, 30, 23, 30, tzinfo=dt.UTC),
    }
    return make_application(owner, **(said | overrides))


def test_a_row_says_everything_in_words_and_plain_days(me, alice):
    alice.profile.time_zone = "Europe/Berlin"
    alice.profile.save()
    Search.objects.create(owner=alice, name="Autumn", began_on=dt.date(2026, 9, 1))
    application = full(alice)
    response = me.get("/applications/export.csv")
    assert response["Content-Disposition"].startswith('attachment; filename="onward-applications-20')
    assert response.getvalue().decode("utf-8-sig").splitlines()[0] == AGREED
    assert rows(me.get("/applications/export.csv")) == [
        {
            "Onward id": str(application.pk),
            "Company": "Stillwater Housing",
            "Agency": "",
            "Title": "Operations analyst",
            "Location": "Bristol",
            "Work mode": "On-site",
            "Status": "Interviewing",
            "Outcome": "Rejected",
            "Applied on": "2026-10-01",
            "Status on": "2026-10-09",
            "Ended on": "2026-10-20",
            "Deadline": "2026-10-03",
            "Source": "Job board: Indeed",
            "Sent via": "In person",
            "CV version": "September",
            "Link": "https://example.org/7",
            "Pay min": "38000",
            "Pay max": "42000.50",
            "Currency": "GBP",
            "Pay period": "Year",
            "Tags": "Housing; Remote",
            "Notes": "Two lines,\nand a “quote”",
            "Advert": "Wanted",
            "Search": "Autumn",
            "Added on": "2026-10-01",
        }
    ]
    assert ",".join(HEADER) == AGREED


def test_the_workbook_holds_the_same_with_real_days_and_numbers(me, alice):
    full(alice, title="=1+1", advert="x" * 40_000, notes="bell\x07 rings")
    sheet = load_workbook(io.BytesIO(me.get("/applications/export.xlsx").getvalue())).active
    head, row = [[cell.value for cell in line] for line in sheet.iter_rows()]
    said = dict(zip(head, row, strict=True))
    assert ",".join(head) == AGREED
    assert said["Title"] == "'=1+1"
    assert said["Applied on"] == dt.datetime(2026, 10, 1)
    assert (said["Pay min"], said["Pay max"]) == (38000, 42000.5)
    assert said["Notes"] == "bell rings"
    assert len(said["Advert"]) == LARGEST_CELL
    assert said["Advert"].endswith("The CSV has the whole text.)")


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"sent_via": "email", "source": "job_board"}, "Email"),
        ({"sent_via": "online", "source": "job_board"}, "Online, found through a job board"),
        ({"sent_via": "", "source": "referral"}, "Found through a referral"),
        ({"sent_via": "", "source": ""}, ""),
        ({"agency": "Redcliffe Talent", "company": "Acorn"}, "Through Redcliffe Talent"),
    ],
)
def test_the_proof_does_not_take_where_a_job_was_found_for_the_way_they_applied(alice, said, words):
    one = make_application(alice, on=TODAY)
    Application.objects.filter(pk=one.pk).update(**said)
    assert [line.sent for line in proof.lines(alice, since=TODAY, until=TODAY)] == [words]


def test_the_proof_names_the_stage_where_no_interview_is_recorded(alice):
    """A status says which stage it is at, not that an interview took place on that date."""
    make_application(alice, status="interviewing", on=TODAY, applied_on=TODAY)
    [line] = proof.lines(alice, since=TODAY, until=TODAY)
    assert line.events == [("Interview stage", TODAY)]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("=1+1", "'=1+1"),
        ("'=1", "''=1"),
        ("seen;=1+1", "seen;'=1+1"),
        ("seen\t@SUM(A1)", "seen\t'@SUM(A1)"),
        ("a|+1", "a|'+1"),
        ("first\n-2", "first\n'-2"),
        ("\uff1d1+1", "'\uff1d1+1"),
        ("; =1", "; '=1"),
        ("'tis", "'tis"),
        ("a-b = c", "a-b = c"),
        ("", ""),
    ],
)
def test_no_cell_is_a_formula_wherever_a_program_splits_it(me, alice, text, written):
    full(alice, notes=f"{text}x")
    assert rows(me.get("/applications/export.csv"))[0]["Notes"] == f"{written}x"


@given(st.text(alphabet="=+-@;|\t\r\n'\" a\uff1d\uff0b\uff0d\uff20,"))
def test_what_was_guarded_comes_back_as_it_was(text):
    assert unguard(guard(text)) == text


def test_only_what_the_list_is_filtered_to_and_in_its_order(me, alice, bob):
    full(alice, company="Alder & Vale")
    make_application(alice, company="Zennor Coast", tags=["Remote"])
    make_application(alice, company="Oakhill Health", tags=["Remote"])
    make_application(bob, company="Someone else's")
    tag = alice.tags.get(name="Remote").pk
    found = rows(me.get(f"/applications/export.csv?outcome=open&tag={tag}&sort=company"))
    assert [row["Company"] for row in found] == ["Oakhill Health", "Zennor Coast"]
    assert len(rows(me.get("/applications/export.csv"))) == 3
    assert len(rows(me.get("/applications/export.csv?status=nonsense"))) == 3


def test_the_number_of_queries_is_the_same_for_ten_and_three_hundred(me, alice):
    def count(path: str) -> int:
        with CaptureQueriesContext(connection) as queries:
            me.get(path).getvalue()
        return len(queries)

    def add(number: int) -> None:
        for _ in range(number):
            application = make_application(alice, tags=["Remote"])
            application.contacts.add(person)
            make_stage(application)

    person = make_contact(alice)
    paths = ["/applications/export.csv", "/applications/export.xlsx", f"/proof/?since={TODAY}&until={TODAY}&col=sent"]
    add(10)
    before = [count(path) for path in paths]
    add(290)
    assert [count(path) for path in paths] == before


PERIOD = "since=2026-10-01&until=2026-11-10"


def test_the_proof_says_what_an_office_asks_for_and_nothing_private(me, alice):
    application = full(alice, notes="PRIVATE", advert="PRIVATE", company="Quillstone")
    application.contacts.add(
        make_contact(alice, name="Amara Cole", email="amara@example.org", role="recruiter", notes="PRIVATE"),
        make_contact(alice, name="A friend", role="supporter"),
    )
    make_stage(application, starts_at=dt.datetime(2026, 10, 12, 14, tzinfo=dt.UTC), preparation="PRIVATE")
    full(alice, company="Bluebell Analytics", closed_as="no_response", sent_via="", source="")
    full(alice, company="Too early", applied_on=dt.date(2026, 9, 30))
    make_application(alice, company="Only saved", status="saved")
    page = me.get(
        f"/proof/?{PERIOD}&name=Nora+Whitfield&number=AB-7&col=title&col=sent&col=contact&col=history&col=result"
    )
    text = page.content.decode()
    for words in ("Nora Whitfield, 1 October to 10 November 2026: 2 applications sent.", "Reference AB-7"):
        assert words in text
    for words in ("Quillstone", "In person", "Amara Cole, amara@example.org", "Call 12\xa0Oct", "Rejected, 20\xa0Oct"):
        assert words in text
    for words in ("PRIVATE", "A friend", "38000", "Too early", "Only saved", "Remote"):
        assert words not in text


@pytest.mark.parametrize(
    ("number", "above", "below"),
    [
        (0, "no applications sent.", "No applications were sent between these dates."),
        (1, "1 application sent.", "1 application. Results as of"),
        (2, "2 applications sent.", "2 applications. Results as of"),
        (12, "12 applications sent.", "12 applications. Results as of"),
    ],
)
def test_the_proof_counts_what_was_sent(me, alice, number, above, below):
    for _ in range(number):
        make_application(alice, on=dt.date(2026, 10, 2))
    text = me.get(f"/proof/?{PERIOD}").text
    assert above in text
    assert below in text


def test_a_proof_that_is_too_long_says_so_and_counts_no_less_than_there_are(me, alice, monkeypatch):
    monkeypatch.setattr("applications.exporting.proof.MOST", 2)
    for _ in range(3):
        make_application(alice, on=dt.date(2026, 10, 2))
    text = me.get(f"/proof/?{PERIOD}").text
    assert "more than 2 applications sent." in text
    assert "Only the first 2 are shown here and in the CSV." in text
    assert len(rows(me.get(f"/proof.csv?{PERIOD}"))) == 2


def test_the_proof_as_a_file_has_the_chosen_columns(me, alice):
    full(alice, company="=Quillstone", agency="Redcliffe Talent")
    make_application(alice, on=dt.date(2026, 10, 2))
    found = rows(me.get(f"/proof.csv?{PERIOD}&col=sent&col=link&col=result"))
    assert found[0] == {
        "Date": "2026-10-01",
        "Company": "'=Quillstone",
        "How it was sent": "Through Redcliffe Talent",
        "Link": "https://example.org/7",
        "Result": "Rejected",
        "Ended on": "2026-10-20",
    }
    assert found[1]["Result"] == "Open"
    assert list(rows(me.get(f"/proof.csv?{PERIOD}"))[0]) == ["Date", "Company"]


@pytest.mark.parametrize("path", ["/proof/", "/proof.csv"])
@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ("since=2026-11-02&until=2026-11-01", "the same as “From” or later"),
        ("since=soon&until=2026-11-01", "Enter a date"),
        ("since=2026-11-01&until=2026-11-02&col=notes", "Choose one of the options"),
        ("since=&until=", "Enter the first date."),
    ],
)
def test_a_period_that_cannot_be_is_said_and_what_was_typed_stays(me, path, asked, message):
    page = me.get(f"{path}?{asked}&name=Nora")
    assert page.status_code == 422
    assert message in page.content.decode()
    assert 'value="Nora"' in page.content.decode()


def test_without_a_period_it_begins_with_the_first_day_of_last_month(me, alice):
    alice.profile.full_name = "Nora Whitfield"
    alice.profile.save()
    text = me.get("/proof/").content.decode()
    assert "Nora Whitfield, 1 " in text
    assert "No applications were sent between these dates" in text


def test_one_application_as_text(me, alice):
    application = full(alice, notes="Ask about <b>depots</b>", advert="Wanted: someone")
    application.contacts.add(make_contact(alice))
    make_stage(application, questions="Why us?")
    page = f"/applications/{application.pk}/text/"
    text = me.get(page).content.decode()
    for words in (
        "Operations analyst, Stillwater Housing",
        "Location: Bristol, on-site",
        "Source: Job board, Indeed",
        "Salary: GBP 38,000 to 42,000.50 a year",
        "Status: Rejected",
        "People: Marta Kowalczyk",
        "1 October 2026: Applied",
        "20 October 2026: They said no. 11 days after reaching Interviewing.",
    ):
        assert words in text
    assert "depots" not in text
    assert "Why us?" not in text
    more = me.get(f"{page}?notes=on&advert=on").content.decode()
    assert "Ask about &lt;b&gt;depots" in more
    assert "Why us?" in more
    assert "Wanted: someone" in more
    assert page in me.get(f"/applications/{application.pk}/").content.decode()


def test_the_place_for_all_of_it_is_linked_and_takes_the_filter_along(me, alice):
    make_application(alice)
    for page in ("/settings/", "/import/", "/applications/"):
        assert 'href="/export/' in me.get(page).content.decode()
    assert (
        'href="/export/?outcome=open&amp;sort=company"'
        in me.get("/applications/?outcome=open&sort=company").content.decode()
    )
    text = me.get("/export/?outcome=open&sort=company").content.decode()
    assert "The 1 application in your filtered list (Open)" in text
    assert '/applications/export.csv?outcome=open&amp;sort=company"' in text
    assert "in your list" not in me.get("/export/").content.decode()


@pytest.mark.parametrize(
    ("number", "everything", "filtered"),
    [
        (0, "No applications yet", "No applications match your filter (Open)"),
        (1, "Your 1 application", "The 1 application in your filtered list (Open)"),
        (2, "All 2 applications", "The 2 applications in your filtered list (Open)"),
        (12, "All 12 applications", "The 12 applications in your filtered list (Open)"),
    ],
)
def test_the_place_for_all_of_it_counts_what_can_be_exported(client, alice, number, everything, filtered):
    for which in range(number):
        make_application(alice, company=f"Acorn {which}")
    client.force_login(alice)
    text = client.get("/export/?outcome=open").content.decode()
    assert everything in text
    assert filtered in text
