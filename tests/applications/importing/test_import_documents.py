"""Tables from elsewhere than CSV: Markdown, pasted cells, JSON, and what stands behind the cells of a workbook."""

import datetime as dt
import io
import json

import pytest
import time_machine
from django.urls import reverse
from openpyxl import Workbook

from applications.importing.limits import PeopleFile, UnreadableFile
from applications.importing.recognising import tables
from applications.importing.tables import clean
from applications.models import Application, StagedImport
from tests.applications.importing.test_import_reading import zip_of
from tests.uploads import confirmed, proposed, staged_of, steps_of

NOW = dt.datetime(2026, 11, 10, 12, tzinfo=dt.UTC)


def rows_of(content: str | bytes, name: str = "notes.md") -> list[list[str]]:
    [table] = tables(name, content.encode() if isinstance(content, str) else content)
    return [list(cells.values()) for _, cells in table.rows]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("| Firm | Role |\n|---|:-:|\n| Ash | Baker |\n| Elm | Cook |\n", [["Ash", "Baker"], ["Elm", "Cook"]]),
        ("Firm | Role\n-|-\nAsh | Baker\n", [["Ash", "Baker"]]),
        ("|Firm|Role|\n|:--|--:|\n||Baker|\n|Elm|Cook \\| Chef|\n", [["Baker"], ["Elm", "Cook | Chef"]]),
        ("# Mine\n\ntext | with a bar\n\n| Firm | Role |\n| --- | --- |\n| **Ash** | _Baker_ |\n\nmore text\n", [["Ash", "_Baker_"]]),
        ("| Firm | Role | Notes |\n|---|---|---|\n| `Ash` | Baker | one<br>two |\n| Elm | – | N/A |\n", [["Ash", "Baker", "one\ntwo"], ["Elm"]]),
        ("| Firm | Role |\n|------+------|\n| Ash | Baker |\n", [["Ash", "Baker"]]),
    ],
)  # fmt: skip
def test_a_table_in_markdown_gives_its_cells(text, rows):
    assert rows_of(text) == rows


def test_the_table_of_applications_is_found_among_others_and_the_rest_is_named():
    text = "| Day | Weather |\n|---|---|\n| Mon | rain |\n\n| Company | Role | Status |\n|---|---|---|\n| Ash | Baker | Applied |\n"
    [table] = tables("diary.md", text.encode())
    assert list(table.columns.values()) == ["Company", "Role", "Status"]
    assert table.unused == ["diary.md, table 1"]


def test_rows_of_a_document_are_numbered_by_its_lines():
    [table] = tables("a.md", b"# Mine\n\n| Company | Role |\n|---|---|\n| Ash | Baker |\n")
    assert [number for number, _ in table.rows] == [5]


def test_links_in_cells_become_addresses_beside_them():
    text = (
        "| Company | Role | Ad |\n|---|---|---|\n"
        "| [Ash](https://ash.example/1) | Baker | [here](https://ads.example/1) |\n| Elm | Cook "
        "| <https://ads.example/2> |\n"
    )
    [table] = tables("a.md", text.encode())
    first, second = (cells for _, cells in table.rows)
    assert (first["company"], first["companylink"], first["ad"]) == (
        "Ash",
        "https://ash.example/1",
        "https://ads.example/1",
    )
    assert (second["company"], second["ad"]) == ("Elm", "https://ads.example/2")


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ('=HYPERLINK("https://a.example/1","Apply")', "Apply\x1fhttps://a.example/1"),
        ('=HYPERLINK("https://a.example/1";"Ad ""A""")', 'Ad "A"\x1fhttps://a.example/1'),
        ('=hyperlink("https://a.example/1")', "https://a.example/1"),
        ("=HYPERLINK(A1)", "=HYPERLINK(A1)"),
        ('=HYPERLINK("javascript:alert(1)")', '=HYPERLINK("javascript:alert(1)")'),
        ("'=HYPERLINK(1)", "=HYPERLINK(1)"),
        (" n/a ", ""), ("—", ""), ("NaN", ""), ("None", ""), ("null", ""), ("TBD", ""), ("?", ""), ("-", ""), ("No", "No"), ("0", "0"), ("N/A for now", "N/A for now"),
    ],
)  # fmt: skip
def test_a_cell_is_cleaned_before_it_is_weighed(cell, text):
    assert clean(cell) == text


def book(fill) -> bytes:
    made = Workbook()
    fill(made.active)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def linked(page) -> None:
    page.append(["Company", "Role", "Date applied", "Posting", "Site"])
    page.append(["Ash", "Baker", "2026-05-01", "see ad", "Ash"])
    page.append(["Elm", "Cook", "2026-05-02", '=HYPERLINK("https://ads.example/2","ad")', "Elm"])
    page.append(["Fir", "Vet", "2026-05-03", "none", "Fir"])
    page["D2"].hyperlink = "https://ads.example/1"
    page["A2"].hyperlink = "https://ash.example/"
    page["B4"].hyperlink = "#Sheet2!A1"


@pytest.mark.django_db
def test_addresses_behind_the_cells_of_a_workbook_are_links(client, alice):
    client.force_login(alice)
    confirmed(client, staged_of(client, book(linked), name="mine.xlsx"))
    found = dict(Application.objects.values_list("company", "link"))
    assert found == {"Ash": "https://ads.example/1", "Elm": "https://ads.example/2", "Fir": ""}


def merged(page) -> None:
    for row in (["Company", "Role", "Applied"], ["Ash", "Baker", "2026-05-01"], [None, "Clerk", None], [None, "Cook", "2026-05-03"], ["Elm", "Vet", "2026-05-04"]):  # fmt: skip
        page.append(row)
    page.merge_cells("A2:A4")
    page.merge_cells("C2:C3")


def test_a_merged_cell_stands_for_each_of_its_rows():
    assert rows_of(book(merged), "mine.xlsx") == [
        ["Ash", "Baker", "2026-05-01"], ["Ash", "Clerk", "2026-05-01"], ["Ash", "Cook", "2026-05-03"], ["Elm", "Vet", "2026-05-04"],
    ]  # fmt: skip


MERGED = "Company,Role,Date applied\nAsh,Baker,2026-05-01\n,Clerk,2026-05-02\n,Cook,2026-05-03\nElm,Vet,2026-05-04\n"


@pytest.mark.django_db
def test_companies_that_were_merged_are_filled_from_above_in_a_text_file_too(client, alice):
    client.force_login(alice)
    confirmed(client, staged_of(client, MERGED))
    assert sorted(Application.objects.values_list("company", "title")) == [
        ("Ash", "Baker"), ("Ash", "Clerk"), ("Ash", "Cook"), ("Elm", "Vet"),
    ]  # fmt: skip


@pytest.mark.django_db
def test_one_missing_company_is_asked_about_with_the_one_above_as_an_offer(client, alice):
    client.force_login(alice)
    content = "Company,Role,Date applied\nAsh,Baker,2026-05-01\nElm,Vet,2026-05-02\n,Cook,2026-05-03\nFir,Clerk,2026-05-04\nOak,Groom,2026-05-05\n"
    staged = staged_of(client, content)
    page = client.get(reverse("import_preview", args=[staged.pk]))
    [(row, offers)] = page.context["unreadable"]
    assert (row.why, offers) == ("The company is missing.", [("company", "Elm", "Use Elm, the company above")])
    client.post(reverse("import_preview", args=[staged.pk]), {f"mend-{row.place}-company": "Elm"})
    confirmed(client, StagedImport.objects.get())
    assert Application.objects.filter(company="Elm").count() == 2


PASTED = {
    "cells of a spreadsheet": "Company\tRole\tApplied\tStatus\r\nAsh\tBaker\t2026-05-01\tRejected\r\nElm\tCook\t2026-05-02\tApplied\r\n",
    "CSV": 'Company,Role,Applied,Status\n"Ash",Baker,2026-05-01,Rejected\nElm,Cook,2026-05-02,Applied\n',
    "a table in Markdown": "| Company | Role | Applied | Status |\n|--|--|--|--|\n| Ash | Baker | 2026-05-01 "
    "| Rejected |\n| Elm | Cook | 2026-05-02 | Applied |\n",
}


@pytest.mark.django_db
@pytest.mark.parametrize("what", PASTED)
def test_pasted_cells_are_read_like_a_file(client, alice, what):
    client.force_login(alice)
    answer = client.post(reverse("import_start"), {"pasted": PASTED[what]})
    url = answer["Location"]
    client.post(url, proposed(client, url))
    staged = StagedImport.objects.get()
    assert staged.file_name == "Pasted cells"
    client.post(reverse("import_progress", args=[staged.pk]))
    confirmed(client, staged)
    found = {one.company: (one.title, one.closed_as) for one in Application.objects.all()}
    assert found == {"Ash": ("Baker", "rejected"), "Elm": ("Cook", "")}


@pytest.mark.django_db
def test_pasted_text_that_is_no_table_stays_in_its_box_with_the_reason(client, alice):
    client.force_login(alice)
    answer = client.post(reverse("import_start"), {"pasted": "I applied to Ash last week"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "no row has more than one column" in page
    assert "I applied to Ash last week</textarea>" in page


def test_a_list_of_objects_in_json_is_a_table():
    data = {
        "exported": "2026-05-09",
        "jobs": [
            {
                "companyName": "Ash",
                "jobTitle": "Baker",
                "remote": True,
                "tags": ["a", "b"],
                "pay": {"min": 30000.0, "max": None},
            }
        ],
    }
    [table] = tables("jobs.json", json.dumps(data).encode())
    [(_, cells)] = table.rows
    assert cells == {"companyname": "Ash", "jobtitle": "Baker", "remote": "yes", "tags": "a, b", "paymin": "30000"}


def test_objects_by_their_keys_are_a_list_too():
    data = {"a1": {"company": "Ash", "role": "Baker"}, "a2": {"company": "Elm", "role": "Cook"}}
    assert rows_of(json.dumps(data), "jobs.json") == [["Ash", "Baker"], ["Elm", "Cook"]]


@pytest.mark.parametrize(
    ("content", "says"),
    [(b"[1, 2]", "contains no list of applications"), (b'{"a": ', "isn’t valid JSON"), (b'[{"colour": "red"}]', "contains no list of applications"),
     (b"[" * 100_000, "isn’t valid JSON"), (b'{"format": "onward", "version": 1}', "archive of everything")],
)  # fmt: skip
def test_other_json_is_refused_with_a_sentence(content, says):
    with pytest.raises(UnreadableFile, match=says):
        list(tables("a.json", content))


TRAK = {
    "applications": [
        {"id": "7", "company": "Ash", "position": "Baker", "dateApplied": "2026-05-01", "status": "Offer", "type": "Hybrid", "jobUrl": "https://a.example/1",
         "jobSource": "Indeed", "createdAt": "2026-05-09T10:00:00Z", "updatedAt": "2026-06-09T10:00:00Z", "attachments": [{"data": "QUJD" * 99}]},
        {"id": "8", "company": "Elm", "position": "Cook", "dateApplied": "2026-05-02", "status": "Rejected", "type": "Onsite",
         "createdAt": "2026-05-09T10:00:00Z", "updatedAt": "2026-06-09T10:00:00Z"},
    ]
}  # fmt: skip
OS_TRACK = [
    {"name": "ash.md", "company": "Ash", "role": "Baker", "lane": "hybrid", "status": "screen", "link": "https://a.example/1", "applied": "2026-05-01", "created": "2026-04-28",
     "contact_email": "kim@ash.example", "followup": "2026-05-20", "score": 71},
    {"name": "elm.md", "company": "Elm", "role": "Cook", "lane": "", "status": "ready", "link": "", "applied": "", "created": "2026-04-29", "notes": "nice"},
]  # fmt: skip
OPS = (
    "# Applications Tracker\n\n| # | Date | Company | Role | Score | Status | PDF | Report | Notes |\n|---|---|---|---"
    "|---|---|---|---|---|\n"
    "| 1 | 2026-05-01 | Ash | Baker | 4.1/5 | Interview | ✅ | [001](reports/001.md) | keen |\n| 2 | 2026-05-02 | Elm "
    "| Cook | 2.0/5 | SKIP | ❌ | [002](reports/002.md) | |\n"
)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "content", "format_name", "expected"),
    [
        ("applytrak.json", json.dumps(TRAK), "ApplyTrak", {"Ash": [("applied", "2026-05-01"), ("offer", "2026-05-01")], "Elm": [("applied", "2026-05-02"), ("rejected", "2026-05-02")]}),
        ("applytrack.json", json.dumps(OS_TRACK), "OSApplyTrack", {"Ash": [("saved", "2026-04-28"), ("applied", "2026-05-01"), ("screening", "2026-05-01")], "Elm": [("saved", "2026-04-29")]}),
        ("applications.md", OPS, "career-ops", {"Ash": [("applied", "2026-05-01"), ("interviewing", "2026-05-01")], "Elm": [("saved", "2026-05-02"), ("withdrawn", "2026-05-02")]}),
    ],
)  # fmt: skip
def test_the_files_of_other_trackers_are_known(client, alice, name, content, format_name, expected):
    with time_machine.travel(NOW, tick=False):
        client.force_login(alice)
        staged = staged_of(client, content, name=name)
        assert staged.format == format_name
        confirmed(client, staged)
    found = {one.company: one for one in Application.objects.all()}
    assert {company: steps_of(one) for company, one in found.items()} == expected
    if format_name != "career-ops":
        assert (found["Ash"].work_mode, found["Ash"].link) == ("hybrid", "https://a.example/1")


PEOPLE = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\nKim,Poe,https://www.linkedin.com/in/kim,,Ash,Baker,05 Mar 2024\n"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("Connections.csv", PEOPLE),
        ("friends.csv", 'Notes:\n"When exporting, you may notice something."\n\n' + PEOPLE),
        ("Basic.zip", zip_of({"Connections.csv": PEOPLE})),
        ("people.xlsx", book(lambda page: [page.append(line.split(",")) for line in PEOPLE.splitlines()])),
    ],
)
def test_a_list_of_people_is_no_list_of_applications(name, content):
    with pytest.raises(PeopleFile, match="a list of people"):
        list(tables(name, content.encode() if isinstance(content, str) else content))


def test_people_beside_applications_are_passed_over():
    jobs = "Application Date,Company Name,Job Title,Job Url,Question And Answers\n5/1/26,Ash,Baker,https://www.linkedin.com/jobs/view/4311000000,\n"
    found = list(tables("Basic.zip", zip_of({"Connections.csv": PEOPLE, "Jobs/Job Applications.csv": jobs})))
    assert [table.format.key for table in found] == ["linkedin"]
