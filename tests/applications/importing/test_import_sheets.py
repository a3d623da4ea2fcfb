"""Someone's own sheet: the mapping page, what is remembered, what is filled in, what is mended."""

import datetime as dt
import io
from hashlib import sha256

import pytest
from django.urls import reverse
from openpyxl import Workbook

from applications.importing.columns import guess_columns
from applications.importing.preview import preview
from applications.importing.recognising import tables
from applications.models import (
    Action,
    Application,
    ImportBatch,
    RememberedMap,
    StagedImport,
    StatusChange,
    check_applications,
)
from tests.applications.importing.test_import_reading import SAMPLES
from tests.applications.importing.test_imports import TODAY, read_all, staged_by, text_of, upload
from tests.applications.importing.test_imports import _today as _today
from tests.applications.importing.test_imports import signed_in as signed_in
from tests.applications.importing.test_imports import time_machine_at as time_machine_at
from tests.builders import make_application

pytestmark = pytest.mark.django_db
SPRING = """My search in spring

Firm,Role,Sent,What happened,Where,£,Who,Stars
Harbourline,Planner,02/03/2026,no after call,Bath (hybrid),38k,J. Hart,3
Wrenfield Uni,Timetabling officer,05/03/2026,ghosted,remote,41–44k,agency,5
Tolland & Sons,Stock planner,11/04/2026,closed,Bristol,?,,2
Marsh Barton Cold Store,Analyst,early April?,rej,Exeter,,,
,analyst (the nice one),03/04/2026,interview,Exeter,,,
"""


def word(text: str) -> str:
    return f"w-{sha256(text.encode()).hexdigest()[:12]}"


def brought(client, content: str | bytes = SPRING, name="spring.csv") -> StagedImport:
    answer = upload(client, content, name=name)
    assert answer.status_code == 302, answer.content.decode()
    staged = StagedImport.objects.latest("pk")
    staged.owner_url = answer["Location"]
    return staged


def guesses(client, staged, url: str = "") -> dict[str, str]:
    """What the page has chosen already, as a browser would post it."""
    form = client.get(url or reverse("import_columns", args=[staged.pk])).context["form"]
    posted = {}
    for name in form.fields:
        value = form.fields[name].initial
        if value not in (None, False, ""):
            posted[name] = "on" if value is True else value
    return posted


def mapped(client, staged, **posted) -> StagedImport:
    answer = client.post(reverse("import_columns", args=[staged.pk]), guesses(client, staged) | posted)
    assert answer.status_code == 302, answer.content.decode()
    read_all(client, staged.pk)
    return StagedImport.objects.get(pk=staged.pk)


def test_an_own_sheet_goes_to_the_mapping_page_with_a_guess(signed_in):
    staged = brought(signed_in)
    assert staged.owner_url == reverse("import_columns", args=[staged.pk])
    page = text_of(signed_in, "import_columns", staged.pk)
    assert "5 rows" in page
    assert "8 columns" in page
    assert "Harbourline · Wrenfield Uni · Tolland &amp; Sons" in page
    assert "Day first or month first?" in page
    assert "For example: 02/03/2026" in page
    assert "It also says how far it got: screening." in page
    form = signed_in.get(staged.owner_url).context["form"]
    assert list(form.targets.values()) == [
        "company",
        "title",
        "applied_on",
        "state",
        "location",
        "pay",
        "notes",
        "notes",
    ]


def test_the_order_of_days_has_to_be_said_when_the_file_does_not(signed_in):
    staged = brought(signed_in)
    answer = signed_in.post(staged.owner_url, guesses(signed_in, staged))
    assert answer.status_code == 422
    assert "whether the day or the month comes first." in answer.content.decode()
    assert signed_in.get(reverse("import_preview", args=[staged.pk]))["Location"] == staged.owner_url
    assert signed_in.post(reverse("import_confirm", args=[staged.pk]))["Location"] == staged.owner_url


@pytest.mark.parametrize(("order", "day"), [("dmy", dt.date(2026, 3, 2)), ("mdy", dt.date(2026, 2, 3))])
def test_both_orders_read_the_days_their_way(signed_in, order, day):
    shown = preview(mapped(signed_in, brought(signed_in), order=order), today=TODAY)
    assert shown.new[0].on == day


def test_a_sheet_becomes_applications_with_how_far_they_got(signed_in, alice):
    staged = mapped(signed_in, brought(signed_in), order="dmy")
    signed_in.post(reverse("import_confirm", args=[staged.pk]))
    found = {one.company: one for one in Application.objects.for_user(alice)}
    first = found["Harbourline"]
    changes = StatusChange.objects.filter(application=first)
    assert [change.to_state for change in changes] == ["applied", "screening", "rejected"]
    assert (first.location, first.work_mode, first.pay_min) == ("Bath (hybrid)", "hybrid", 38000)
    assert first.notes == "Who: J. Hart\nStars: 3"
    assert (found["Wrenfield Uni"].work_mode, found["Wrenfield Uni"].closed_as) == ("remote", "no_response")
    left = found["Tolland & Sons"]
    assert (left.closed_as, left.notes) == ("", "Stars: 2\nStatus in the file: closed")
    assert list(check_applications(alice)) == []


def test_an_unclear_word_is_asked_about_in_front_of_the_rows(signed_in, alice):
    staged = mapped(signed_in, brought(signed_in), order="dmy")
    page = text_of(signed_in, "import_preview", staged.pk)
    assert "1 row says “closed”" in page
    assert "You decide" in page


def test_a_word_can_be_given_another_meaning(signed_in, alice):
    staged = mapped(
        signed_in, brought(signed_in), order="dmy", **{word("closed"): "cancelled", word("ghosted"): "rejected"}
    )
    assert preview(staged, today=TODAY).questions == []
    signed_in.post(reverse("import_confirm", args=[staged.pk]))
    found = dict(Application.objects.for_user(alice).values_list("company", "closed_as"))
    assert (found["Tolland & Sons"], found["Wrenfield Uni"]) == ("cancelled", "rejected")


def test_what_cannot_be_read_is_mended_on_the_page(signed_in, alice):
    staged = mapped(signed_in, brought(signed_in), order="dmy")
    url = reverse("import_preview", args=[staged.pk])
    day, company = preview(staged, today=TODAY).unreadable
    assert (day.why, company.why) == ("“early April?” isn’t a date.", "The company is missing.")
    signed_in.post(url, {f"mend-{day.place}-on": "2026-04-02", f"mend-{company.place}-company": "Lyde Bakery"})
    staged.refresh_from_db()
    shown = preview(staged, today=TODAY)
    assert (shown.unreadable, len(shown.new)) == ([], 5)
    signed_in.post(reverse("import_confirm", args=[staged.pk]))
    assert Application.objects.get(owner=alice, company="Marsh Barton Cold Store").applied_on == dt.date(2026, 4, 2)
    assert Application.objects.get(owner=alice, company="Lyde Bakery").status == "interviewing"


def test_a_mended_day_has_to_be_a_day_and_a_good_row_cannot_be_mended(signed_in):
    staged = mapped(signed_in, brought(signed_in), order="dmy")
    day, _ = preview(staged, today=TODAY).unreadable
    signed_in.post(
        reverse("import_preview", args=[staged.pk]),
        {f"mend-{day.place}-on": "soon", "mend-0-company": "Other", "mend-9999999-title": "x"},
    )
    staged.refresh_from_db()
    shown = preview(staged, today=TODAY)
    assert (len(shown.unreadable), shown.new[0].company) == (2, "Harbourline")


def test_rows_that_cannot_be_read_can_be_taken_along(signed_in):
    staged = mapped(signed_in, brought(signed_in, SPRING.replace("early April?", "=cmd|x")), order="dmy")
    answer = signed_in.get(reverse("import_unread", args=[staged.pk]))
    text = answer.content.decode()
    assert answer["Content-Disposition"].startswith("attachment")
    assert "The company is missing." in text
    assert ",'=cmd|x," in text


def test_the_map_is_remembered_for_files_of_that_shape(signed_in, alice):
    mapped(signed_in, brought(signed_in), order="dmy", c7="", remember="on", **{word("closed"): "cancelled"})
    again = brought(
        signed_in, "Stars,Who,£,Where,What happened,Sent,Role,Firm\n5,x,40k,Bath,closed,04/05/2026,Planner,Alder\n"
    )
    assert again.owner_url == reverse("import_preview", args=[again.pk])
    read_all(signed_in, again.pk)
    [row] = preview(StagedImport.objects.get(pk=again.pk), today=TODAY).new
    assert (row.company, row.on, row.state_label) == ("Alder", dt.date(2026, 5, 4), "Role cancelled")
    assert RememberedMap.objects.get().owner == alice


def test_a_remembered_order_gives_way_to_what_the_file_says(signed_in):
    mapped(signed_in, brought(signed_in), order="dmy", remember="on")
    header = SPRING.splitlines()[2]
    again = brought(signed_in, f"{header}\nAlder,Planner,03/25/2026,no,,,,\n")
    read_all(signed_in, again.pk)
    [row] = preview(StagedImport.objects.get(pk=again.pk), today=TODAY).new
    assert row.on == dt.date(2026, 3, 25)


def test_nothing_is_remembered_when_that_is_not_wanted(signed_in):
    staged = brought(signed_in)
    posted = guesses(signed_in, staged) | {"order": "dmy"}
    posted.pop("remember")
    signed_in.post(staged.owner_url, posted)
    assert not RememberedMap.objects.exists()


def test_what_somebody_else_taught_is_not_known_here(signed_in, client, bob):
    mapped(signed_in, brought(signed_in), order="dmy", remember="on")
    client.force_login(bob)
    assert brought(client).owner_url.endswith("/columns/")


@pytest.mark.parametrize(
    ("posted", "says"),
    [
        ({"c0": "notes"}, "Choose the column with the company."),
        ({"c1": "notes"}, "Choose the column with the job title"),
        ({"c6": "company"}, "Two columns go to “Company”"),
        ({"c0": "wrong"}, "Choose one of the options."),
        ({word("closed"): "fired"}, "Choose one of the options."),
        ({"order": "ymd"}, "whether the day or the month comes first."),
    ],
)
def test_a_map_that_does_not_work_gets_a_message_and_keeps_what_was_chosen(signed_in, posted, says):
    staged = brought(signed_in)
    answer = signed_in.post(staged.owner_url, guesses(signed_in, staged) | {"order": "dmy", "c7": ""} | posted)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert says in page
    assert answer.context["form"].targets["stars"] == ""
    staged.refresh_from_db()
    assert staged.upload.needs_answer


def test_one_title_will_do_for_all_rows(signed_in):
    staged = brought(signed_in, "Company,Date applied\nAlder,2026-03-01\nBasalt,2026-03-02\n")
    shown = preview(mapped(signed_in, staged, title_for_all="Analyst"), today=TODAY)
    assert [row.title for row in shown.new] == ["Analyst", "Analyst"]


def test_looking_shows_the_rows_and_agrees_to_nothing(signed_in):
    staged = brought(signed_in)
    posted = guesses(signed_in, staged) | {"order": "mdy", "c3": "notes"}
    url = f"{staged.owner_url}?look=1"
    page = signed_in.post(url, posted).content.decode()
    assert "What your status words mean" not in page
    assert "Applied, 3" in page
    part = signed_in.post(url, posted, headers={"HX-Request": "true", "HX-Target": "understood"}).content.decode()
    assert "<html" not in part
    assert 'id="understood"' in part
    staged.refresh_from_db()
    assert staged.upload.needs_answer


def test_several_sheets_are_mapped_one_after_the_other_and_one_can_be_left_out(signed_in, alice):
    answer = signed_in.post(
        reverse("import_start"),
        {"files": [_file("a.csv", "Firm,Role\nAlder,Analyst\n"), _file("b.csv", "Shop,Price,Colour\nx,3,red\n")]},
    )
    staged = StagedImport.objects.get()
    assert answer["Location"] == reverse("import_columns", args=[staged.pk])
    assert signed_in.post(answer["Location"], guesses(signed_in, staged))["Location"] == answer["Location"]
    assert "b.csv" in text_of(signed_in, "import_columns", staged.pk)
    assert signed_in.post(answer["Location"], {"left_out": "1"})["Location"] == reverse(
        "import_preview", args=[staged.pk]
    )
    read_all(signed_in, staged.pk)
    signed_in.post(reverse("import_confirm", args=[staged.pk]))
    assert [one.company for one in Application.objects.for_user(alice)] == ["Alder"]


def _file(name: str, text: str):
    from django.core.files.uploadedfile import SimpleUploadedFile

    return SimpleUploadedFile(name, text.encode())


def test_the_columns_can_be_changed_after_looking_at_the_rows(signed_in):
    staged = mapped(signed_in, brought(signed_in), order="dmy")
    again = mapped(signed_in, staged, order="mdy")
    assert preview(again, today=TODAY).new[0].on == dt.date(2026, 2, 3)


def test_the_columns_of_a_known_format_can_be_changed_and_given_back(signed_in):
    staged = staged_by(signed_in, (SAMPLES / "teal.csv").read_bytes(), name="teal.csv")
    url = f"{reverse('import_columns', args=[staged.pk])}?part=0&match=1"
    assert url.replace("&", "&amp;") in text_of(signed_in, "import_preview", staged.pk)
    posted = guesses(signed_in, staged, url)
    assert signed_in.post(url, posted | {"title_for_all": ""}).status_code == 302
    staged = StagedImport.objects.get()
    assert (staged.upload.parts[0].key, staged.upload.parts[0].known) == ("sheet", "teal")
    signed_in.post(url, {"as_known": "1"})
    staged = StagedImport.objects.get()
    assert (staged.upload.parts[0].key, staged.upload.parts[0].known) == ("teal", "")


@pytest.mark.parametrize(
    ("name", "rows", "closed"), [("own-sheet-semicolons.csv", 4, 2), ("own-sheet-us-dates.csv", 20, 12)]
)
def test_the_own_sheets_need_no_answer_but_one_look(signed_in, alice, name, rows, closed):
    staged = brought(signed_in, (SAMPLES / name).read_bytes(), name)
    form = signed_in.get(staged.owner_url).context["form"]
    assert "order" not in form.fields
    assert all(column.is_sure for column in form.columns)
    staged = mapped(signed_in, staged)
    assert preview(staged, today=TODAY).questions == []
    signed_in.post(reverse("import_confirm", args=[staged.pk]))
    assert Application.objects.for_user(alice).count() == rows
    assert Application.objects.for_user(alice).closed().count() == closed
    assert list(check_applications(alice)) == []
    signed_in.post(reverse("import_undo", args=[ImportBatch.objects.get().pk]))
    assert not Application.objects.for_user(alice).exists()


def test_a_german_sheet_in_windows_letters_is_read(signed_in):
    [table] = tables("x.csv", (SAMPLES / "own-sheet-semicolons.csv").read_bytes())
    assert table.rows[0][1]["firma"] == "Müller & Söhne"


def test_a_workbook_keeps_its_days_and_numbers(signed_in, alice):
    book = Workbook()
    page = book.active
    page.append(["Everything I sent"])
    page.append([])
    page.append(["Company", "Role", "Date applied", "Status", "Salary", "Comments"])
    page.append(["Alder", "Analyst", dt.datetime(2026, 3, 4), "Rejected", 38000.0, "=1+1"])
    page.append(["Basalt", "Analyst", 46085, "Applied", None, None])
    book.create_sheet("Lists").append(["x", "y"])
    out = io.BytesIO()
    book.save(out)
    staged = mapped(signed_in, brought(signed_in, out.getvalue(), "mine.xlsx"))
    signed_in.post(reverse("import_confirm", args=[staged.pk]))
    first, second = Application.objects.for_user(alice).order_by("company")
    assert (first.applied_on, first.pay_min, first.closed_as) == (dt.date(2026, 3, 4), 38000, "rejected")
    assert second.applied_on == dt.date(2026, 3, 4)


def test_columns_are_guessed_by_what_is_in_them():
    rows = [{"a": "https://a.example/1", "b": "2026-03-04", "c": "rejected", "d": "£30k", "e": "Alder"}] * 3
    found = {column.id: column.target for column in guess_columns({key: key.upper() * 2 for key in "abcde"}, rows)}
    assert found == {"a": "link", "b": "applied_on", "c": "state", "d": "pay", "e": "notes"}


def test_a_sheet_without_a_header_gets_letters():
    [table] = tables("x.csv", b"Alder,Analyst,2026-03-04\nBasalt,Planner,2026-03-05\n")
    assert table.columns == {"columna": "Column A", "columnb": "Column B", "columnc": "Column C"}
    assert len(table.rows) == 2


def test_empty_fields_are_filled_and_emptied_again(signed_in, alice):
    mine = make_application(alice, company="Harbourline", title="Planner", on=dt.date(2026, 3, 2), location="Here")
    staged = mapped(signed_in, brought(signed_in), order="dmy")
    page = text_of(signed_in, "import_preview", staged.pk)
    assert "The file also has the work mode, the salary and notes." in page
    signed_in.post(reverse("import_confirm", args=[staged.pk]), {"here_all": "fill"})
    mine.refresh_from_db()
    assert (mine.location, mine.work_mode, mine.pay_min, mine.notes) == (
        "Here",
        "hybrid",
        38000,
        "Who: J. Hart\nStars: 3",
    )
    assert list(Application.objects.for_user(alice).search("hart")) == [mine]
    batch = ImportBatch.objects.get()
    assert (batch.counts["filled"], batch.counts["added"]) == (1, 2)
    signed_in.post(reverse("import_undo", args=[batch.pk]))
    mine.refresh_from_db()
    assert (mine.location, mine.work_mode, mine.pay_min, mine.notes) == ("Here", "", None, "")
    assert Application.objects.for_user(alice).count() == 1


def test_what_was_written_since_is_not_emptied(signed_in, alice):
    mine = make_application(alice, company="Harbourline", title="Planner", on=dt.date(2026, 3, 2))
    staged = mapped(signed_in, brought(signed_in), order="dmy")
    signed_in.post(reverse("import_confirm", args=[staged.pk]), {"here_all": "fill"})
    mine.refresh_from_db()
    mine.notes = "Mine"
    mine.save()
    answer = signed_in.post(reverse("import_undo", args=[ImportBatch.objects.get().pk]), follow=True)
    assert "Harbourline was not removed, because you’ve changed it since" in answer.content.decode()
    mine.refresh_from_db()
    assert (mine.notes, mine.pay_min) == ("Mine", 38000)


def test_single_rows_may_differ_from_all_that_are_here(signed_in, alice):
    for company, title, day in (("Harbourline", "Planner", 2), ("Wrenfield Uni", "Timetabling officer", 5)):
        make_application(alice, company=company, title=title, on=dt.date(2026, 3, day))
    staged = mapped(signed_in, brought(signed_in), order="dmy")
    first, second = preview(staged, today=TODAY).here
    signed_in.post(
        reverse("import_confirm", args=[staged.pk]),
        {"here_all": "add_anyway", f"here-{first.place}": "skip", f"here-{second.place}": ""},
    )
    assert Application.objects.for_user(alice).filter(company="Harbourline").count() == 1
    assert Application.objects.for_user(alice).filter(company="Wrenfield Uni").count() == 2


def test_only_one_that_is_saved_here_goes_all_the_way(signed_in, alice):
    mine = make_application(alice, status="saved", company="Harbourline", title="Planner", on=dt.date(2026, 3, 2))
    staged = mapped(signed_in, brought(signed_in), order="dmy")
    [row] = preview(staged, today=TODAY).here
    signed_in.post(reverse("import_confirm", args=[staged.pk]), {f"here-{row.place}": "move_on"})
    mine.refresh_from_db()
    assert (mine.status, mine.closed_as, mine.applied_on) == ("screening", "rejected", dt.date(2026, 3, 2))
    signed_in.post(reverse("import_undo", args=[ImportBatch.objects.get().pk]))
    mine.refresh_from_db()
    assert (mine.status, mine.closed_as) == ("saved", "")
    assert list(check_applications(alice)) == []


def test_two_addresses_of_one_site_are_two_jobs(signed_in, alice):
    make_application(alice, company="Alder", title="Analyst", on=dt.date(2026, 3, 1), link="https://jobs.example.com/1")
    content = "Company,Role,Date applied,Link\n" + "".join(
        f"Alder,Analyst,2026-03-01,{link}\n"
        for link in (
            "https://jobs.example.com/2",
            "https://www.jobs.example.com/1?utm_source=x",
            "https://other.example.com/9",
        )
    )
    shown = preview(mapped(signed_in, brought(signed_in, content)), today=TODAY)
    assert [row.link for row in shown.new] == ["https://jobs.example.com/2"]
    assert len(shown.here) == 2


def test_the_mapping_page_costs_the_same_for_10_and_300_rows(signed_in, django_assert_max_num_queries):
    def sheet(rows):
        return "Firm,Role,Sent\n" + "".join(f"Company {number},Analyst,2026-03-01\n" for number in range(rows))

    for number in (10, 300):
        staged = brought(signed_in, sheet(number))
        with django_assert_max_num_queries(8):
            signed_in.get(staged.owner_url)


def test_filling_costs_the_same_for_10_and_300_rows(signed_in, alice, django_assert_max_num_queries):
    for number in (10, 300):
        content = "Firm,Role,Sent,Where\n" + "".join(
            f"Company {number} {one},Analyst,2026-03-01,Bath\n" for one in range(number)
        )
        for one in range(number):
            make_application(alice, company=f"Company {number} {one}", title="Analyst", on=dt.date(2026, 3, 1))
        staged = mapped(signed_in, brought(signed_in, content))
        with django_assert_max_num_queries(26):
            signed_in.post(reverse("import_confirm", args=[staged.pk]), {"here_all": "fill"})
        with django_assert_max_num_queries(16):
            Action.objects.get(kind="import", undone_at=None).undo()


@pytest.mark.parametrize("company", ["Confidential", "not disclosed", "Vertraulich"])
def test_a_company_that_an_agency_does_not_name_stays_empty(signed_in, alice, company):
    staged = brought(signed_in, f"Client,Agency,Post,Sent\n{company},Hart Search Ltd,Analyst,2026-03-02\n")
    mapped(signed_in, staged)
    signed_in.post(reverse("import_confirm", args=[staged.pk]))
    one = Application.objects.for_user(alice).get()
    assert (one.company, one.agency) == ("", "Hart Search Ltd")
