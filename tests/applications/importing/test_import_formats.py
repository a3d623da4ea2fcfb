"""Every sample as a new user brings it: what is asked, what comes of it, and its undo."""

import csv
import datetime as dt
import io

import pytest
from django.urls import reverse

from applications.importing.formats.format import fold_header
from applications.importing.preview import preview
from applications.importing.recognising import FORMATS, tables
from applications.models import Application, ImportBatch, OutcomeKind, StagedImport, StatusChange, check_applications
from feedback.models import Preferences
from feedback.reminders import due as dues
from tests.applications.importing.test_import_reading import SAMPLES, names_of, zip_of
from tests.applications.importing.test_imports import TODAY, staged_by
from tests.applications.importing.test_imports import _today as _today
from tests.applications.importing.test_imports import signed_in as signed_in
from tests.applications.importing.test_imports import time_machine_at as time_machine_at
from tests.builders import make_application

pytestmark = pytest.mark.django_db


def sample(name: str) -> bytes:
    return (SAMPLES / name).read_bytes()


def bring(client, name: str, content: bytes | None = None) -> StagedImport:
    return staged_by(client, content or sample(name), name=name)


def confirm(client, staged, **posted) -> ImportBatch:
    client.post(reverse("import_confirm", args=[staged.pk]), posted)
    return ImportBatch.objects.latest("pk")


def steps(application) -> list[tuple[str, str]]:
    return [(one.to_state, f"{one.happened_on:%-d %b}") for one in StatusChange.objects.filter(application=application)]


def answer_to(client, staged, key: str, state: str) -> None:
    from applications.importing.forms import question_name

    client.post(reverse("import_preview", args=[staged.pk]), {question_name(key): state})
    staged.refresh_from_db()


@pytest.mark.parametrize(
    ("name", "format_name", "new", "asked"),
    [
        ("Basic_LinkedInDataExport_11-02-2026.zip", "LinkedIn", 41, []),
        ("job-applications.csv", "LinkedIn", 25, []),
        ("teal.csv", "Teal", 18, ["archived"]),
        ("simplify.csv", "Simplify", 18, ["archived"]),
        ("huntr.zip", "Huntr", 15, []),
        ("jobsync.csv", "JobSync", 16, ["word:Expired"]),
        ("reactive-resume.csv", "Reactive Resume", 12, []),
        ("notion.csv", "Notion", 12, []),
    ],
)
def test_a_sample_is_understood_at_once_and_leaves_nothing_when_undone(signed_in, alice, name, format_name, new, asked):
    staged = bring(signed_in, name)
    shown = preview(staged, today=TODAY)
    assert (staged.format, len(shown.new), shown.unreadable) == (format_name, new, [])
    assert [question.key for question in shown.questions] == asked
    assert bool(shown.undated) == (name == "reactive-resume.csv")
    batch = confirm(signed_in, staged)
    assert Application.objects.for_user(alice).count() == new
    assert list(check_applications(alice)) == []
    again = preview(bring(signed_in, name), today=TODAY)
    assert (len(again.new), len(again.here)) == (0, new)
    signed_in.post(reverse("import_undo", args=[batch.pk]))
    assert not Application.objects.for_user(alice).exists()


def test_teal_asks_once_about_what_was_archived(signed_in, alice):
    staged = bring(signed_in, "teal.csv")
    page = signed_in.get(reverse("import_preview", args=[staged.pk])).content.decode()
    assert "2 rows were archived in Teal" in page
    assert "Save excitement in the notes" in page
    answer_to(signed_in, staged, "archived", "rejected")
    confirm(signed_in, staged)
    found = {one.company: one for one in Application.objects.for_user(alice)}
    assert steps(found["Cobble Street Bakery Group"]) == [
        ("saved", "5 Sep"),
        ("applied", "6 Sep"),
        ("rejected", "25 Sep"),
    ]
    assert steps(found["Rowan & Birch, LLP"])[-2:] == [("interviewing", "8 Oct"), ("rejected", "25 Oct")]
    assert steps(found["Harbour Light Insurance"]) == [("saved", "15 Sep"), ("withdrawn", "5 Oct")]
    assert steps(found["Marlow Museum"])[-2:] == [("offer", "28 Sep"), ("accepted", "15 Oct")]
    assert steps(found["Elmfield Council"]) == [("saved", "9 Sep"), ("applied", "10 Sep")]
    assert found["Basalt Analytics"].pay_min == 32000
    assert found["Basalt Analytics"].notes == "excitement: 2"
    assert found["Alder & Finch"].work_mode == "remote"


def test_an_archived_row_without_an_answer_stays_open_and_keeps_the_day(signed_in, alice):
    confirm(signed_in, bring(signed_in, "teal.csv"), extras_shown="1")
    left = Application.objects.get(owner=alice, company="Cobble Street Bakery Group")
    assert (left.is_open, left.notes) == (True, "Archived in Teal on 25 September 2026")


def test_one_row_may_differ_from_the_rest(signed_in, alice):
    staged = bring(signed_in, "teal.csv")
    answer_to(signed_in, staged, "archived", "rejected")
    [first, second] = preview(staged, today=TODAY).questions[0].rows
    confirm(signed_in, staged, **{f"one-{first.place}": "no_response", f"one-{second.place}": "open"})
    found = dict(Application.objects.for_user(alice).values_list("company", "closed_as"))
    assert found[first.company] == "no_response"
    assert found[second.company] == ""


def test_simplify_takes_the_day_of_the_status(signed_in, alice):
    confirm(signed_in, bring(signed_in, "simplify.csv"))
    found = {one.company: one for one in Application.objects.for_user(alice)}
    assert steps(found["Alder & Finch"]) == [("saved", "1 Sep")]
    assert steps(found["Dunmore Logistics"]) == [("applied", "4 Sep"), ("screening", "4 Oct")]
    assert steps(found["Harbour Light Insurance"]) == [("applied", "8 Sep"), ("rejected", "8 Oct")]
    assert found["Dunmore Logistics"].notes == "spoke at the fair"


def test_huntr_keeps_the_text_of_the_advert(signed_in, alice):
    confirm(signed_in, bring(signed_in, "huntr.zip"))
    first = Application.objects.get(owner=alice, company="Alder & Finch")
    assert first.advert == "We look for an analyst.\n\n– SQL & Excel"
    assert (first.pay_min, first.pay_max, first.pay_currency) == (30000, 36000, "GBP")
    assert first.notes == "requirements: SQL, Excel"


def test_huntrs_other_shape_and_its_own_lists(signed_in, alice):
    content = b"Employer,Job Title,List,URL,Location,Salary,Date Saved,Notes\nAlder,Analyst,Second chat,https://a.example/1,Hull,35k,2026-01-15,x\n"
    staged = bring(signed_in, "jobs.csv", content)
    assert staged.format == "Huntr"
    assert [one.key for one in preview(staged, today=TODAY).questions] == ["word:Second chat"]
    confirm(signed_in, staged)
    only = Application.objects.get(owner=alice)
    assert (only.status, only.notes) == ("applied", "x\nStatus in the file: Second chat")


def test_jobsync_reads_nothing_from_n_a(signed_in, alice):
    staged = bring(signed_in, "jobsync.csv")
    answer_to(signed_in, staged, "word:Expired", "cancelled")
    confirm(signed_in, staged, extras_shown="1", extras="1")
    found = {one.company: one for one in Application.objects.for_user(alice)}
    assert (found["Alder & Finch"].status, found["Alder & Finch"].location) == ("saved", "")
    assert found["Fernway Health"].closed_as == "cancelled"
    assert found["Basalt Analytics"].notes == "jobType: Full Time"


def test_a_file_without_any_date_asks_for_none(signed_in, alice):
    staged = bring(signed_in, "reactive-resume.csv")
    page = signed_in.get(reverse("import_preview", args=[staged.pk])).content.decode()
    assert "12 rows have no date" in page
    assert 'name="undated_on"' not in page
    confirm(signed_in, staged)
    found = Application.objects.get(owner=alice, company="Basalt Analytics")
    assert found.known_applied_on is None
    assert sorted(tag.name for tag in found.tags.all()) == ["public", "remote", "sql"]


def test_old_endings_ask_for_nothing(signed_in, alice):
    for name in ("simplify.csv", "notion.csv", "reactive-resume.csv"):
        confirm(signed_in, bring(signed_in, name))
    assert Application.objects.for_user(alice).filter(closed_as="rejected").count() >= 2
    Preferences.of(alice)
    due = dues.suggested_today(alice, today=TODAY)
    closed = {one.display_company for one in Application.objects.for_user(alice).closed()}
    open_ones = {one.display_company for one in Application.objects.for_user(alice).open()}
    assert not [one for one in due if any(name in str(one) for name in closed - open_ones)]


def test_a_sheet_with_more_columns_than_notion_has_goes_to_the_mapping_page(signed_in):
    content = sample("notion.csv").replace(b"Tags,Notes", b"Mood,Notes")
    [table] = tables("notion.csv", content)
    assert table.format is None
    assert list(table.columns.values()) == [
        "Company",
        "Position",
        "Stage",
        "Applied",
        "Link",
        "Salary",
        "Mood",
        "Notes",
    ]


def test_an_own_sheet_with_linkedins_column_names_keeps_its_status(signed_in):
    [table] = tables("x.csv", b"Application Date,Company Name,Job Title,Status\n8/3/26,Alder,Analyst,ghosted\n")
    assert table.format is None


@pytest.mark.parametrize("fmt", FORMATS.values(), ids=FORMATS)
def test_no_format_is_taken_for_another(fmt):
    if fmt.is_exact and fmt.first_rows:
        return
    header = [fold_header(name) for name in names_of(fmt)]
    assert [one.key for one in FORMATS.values() if one.recognises(header)] == [fmt.key]


def test_a_zip_of_notions_brings_the_whole_table_once(signed_in):
    content = zip_of(
        {
            "Export/Jobs abc.csv": sample("notion.csv")[:400],
            "Export/Jobs abc_all.csv": sample("notion.csv"),
            "Export/a.md": "# x",
        }
    )
    [table] = tables("export.zip", content)
    assert (table.format.key, len(table.rows)) == ("notion", 12)


ONWARD = (
    "Onward id,Company,Agency,Title,Location,Work mode,Status,Outcome,Applied on,Status on,Ended "
    "on,Deadline,Source,Sent via,CV version,"
    "Link,Pay min,Pay max,Currency,Pay period,Tags,Notes,Advert,Search,Added on"
)


def own_csv(*rows: dict) -> bytes:
    out = io.StringIO()
    writer = csv.DictWriter(out, ONWARD.split(","))
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


FULL_ROW = {
    "Onward id": "7", "Company": "Alder & Finch", "Agency": "Hart Search", "Title": "'=Analyst", "Location": "Leeds", "Work mode": "Hybrid",
    "Status": "Interviewing", "Outcome": "Rejected", "Applied on": "2026-09-01", "Status on": "2026-09-10", "Ended on": "2026-09-20",
    "Deadline": "2026-08-30", "Source": "Job board: Indeed", "Sent via": "Email", "CV version": "CV 3", "Link": "https://a.example/1",
    "Pay min": "38000.00", "Pay max": "44000.00", "Currency": "GBP", "Pay period": "Year", "Tags": "sql; remote", "Notes": "One\nTwo", "Advert": "Text",
    "Search": "Autumn", "Added on": "2026-09-02",
}  # fmt: skip


def test_onwards_own_rows_come_back_in_full(signed_in, alice):
    confirm(
        signed_in,
        bring(
            signed_in,
            "onward.csv",
            own_csv(
                FULL_ROW,
                {"Onward id": "8", "Agency": "Hart", "Title": "X", "Status": "Saved", "Status on": "2026-09-03"},
            ),
        ),
    )
    saved, only = Application.objects.for_user(alice).order_by("status_since")
    assert (saved.company, saved.agency, saved.status, saved.status_since) == ("", "Hart", "saved", dt.date(2026, 9, 3))
    assert steps(only) == [("applied", "1 Sep"), ("interviewing", "10 Sep"), ("rejected", "20 Sep")]
    assert (only.title, only.agency, only.location, only.work_mode) == ("=Analyst", "Hart Search", "Leeds", "hybrid")
    assert (only.source, only.source_name, only.sent_via, only.cv_version) == ("job_board", "Indeed", "email", "CV 3")
    assert (only.pay_min, only.pay_max, only.pay_currency, only.pay_period) == (38000, 44000, "GBP", "year")
    assert (only.deadline_on, only.notes, only.advert) == (dt.date(2026, 8, 30), "One\nTwo", "Text")
    assert sorted(tag.name for tag in only.tags.all()) == ["remote", "sql"]
    assert only.closed_as == OutcomeKind.REJECTED


def test_onwards_own_export_finds_its_rows_again_by_their_number(signed_in, alice, bob):
    mine = make_application(alice, company="Alder & Finch", title="Analyst", on=dt.date(2026, 3, 1))
    row = FULL_ROW | {"Onward id": str(mine.pk), "Title": "Analyst", "Link": ""}
    shown = preview(bring(signed_in, "onward.csv", own_csv(row)), today=TODAY)
    assert [one.existing.pk for one in shown.here] == [mine.pk]
    shown = preview(bring(signed_in, "onward.csv", own_csv(row | {"Company": "Basalt"})), today=TODAY)
    assert len(shown.new) == 1


def test_an_archive_of_the_whole_account_is_recognised_and_not_read_row_by_row(signed_in):
    from applications.importing.limits import WholeArchive

    archive = b'{"format": "onward", "version": 1, "applications": []}'
    for name, content in (
        ("onward.json", archive),
        ("onward.zip", zip_of({"onward.json": archive, "files/a.pdf": b"%PDF"})),
    ):
        with pytest.raises(WholeArchive, match="everything in an Onward account"):
            list(tables(name, content))


def test_an_open_one_takes_over_what_has_happened_since(signed_in, alice):
    row = "Analyst,Alder,https://a.example/1,2026-09-01,{},{},false,,"
    header = "Job Title,Company Name,Job URL,Applied Date,Status,Status Date,Archived,Date Archived,Notes"
    confirm(signed_in, bring(signed_in, "a.csv", f"{header}\n{row.format('Applied', '2026-09-01')}\n".encode()))
    only = Application.objects.get(owner=alice)
    staged = bring(signed_in, "a.csv", f"{header}\n{row.format('Rejected', '2026-10-01')}\n".encode())
    assert (
        "In Onward it’s Applied; the file says Rejected."
        in signed_in.get(reverse("import_preview", args=[staged.pk])).content.decode()
    )
    batch = confirm(signed_in, staged, **{"here-0": "move_on"})
    assert steps(only) == [("applied", "1 Sep"), ("rejected", "1 Oct")]
    signed_in.post(reverse("import_undo", args=[batch.pk]))
    only.refresh_from_db()
    assert only.is_open
    older = bring(signed_in, "a.csv", f"{header}\n{row.format('Saved', '2026-08-01')}\n".encode())
    assert not preview(older, today=TODAY).here[0].can_move_on
