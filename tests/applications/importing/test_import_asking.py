"""What an import asks before, and beside, the rows: the order of dates, the columns of a known format, rows one by one."""

import datetime as dt

import pytest
import time_machine
from django.urls import reverse

from applications.models import Application, Profile, StagedChunk, StagedImport, check_applications
from tests.uploads import confirmed, page_of, proposed, shown_of, staged_of, steps_of, upload

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 11, 10)
SIMPLIFY = "Job Title,Company Name,Job URL,Applied Date,Status,Status Date,Archived,Date Archived,Notes"


@pytest.fixture(autouse=True)
def _today():
    """It is 10 November 2026."""
    with time_machine.travel(dt.datetime(2026, 11, 10, 12, tzinfo=dt.UTC), tick=False):
        yield


@pytest.fixture
def me(client, alice):
    client.force_login(alice)
    return client


def simplify(*dates: str) -> str:
    rows = (
        f"Baker {number},Ash,https://a.example/{number},{date},Applied,,false,," for number, date in enumerate(dates)
    )
    return "\n".join([SIMPLIFY, *rows]) + "\n"


@pytest.mark.parametrize(("order", "date"), [("dmy", dt.date(2026, 5, 4)), ("mdy", dt.date(2026, 4, 5))])
def test_a_known_format_whose_dates_could_be_either_is_asked_about(me, order, date):
    answer = upload(me, simplify("4/5/2026", "6/7/2026"))
    page = me.get(answer["Location"]).content.decode()
    assert "Its dates could be read either way." in " ".join(page.split())
    assert me.post(answer["Location"], {}).status_code == 422
    staged = StagedImport.objects.get()
    assert me.get(reverse("import_preview", args=[staged.pk]))["Location"] == staged.get_absolute_url()
    me.post(answer["Location"], {"order": order})
    me.post(reverse("import_progress", args=[staged.pk]))
    confirmed(me, StagedImport.objects.get())
    assert Application.objects.get(title="Baker 0").applied_on == date


def test_one_date_that_settles_the_order_settles_it_for_all(me):
    staged = staged_of(me, simplify("4/5/2026", "23/7/2026"))
    assert [row.on for row in shown_of(staged, today=TODAY).new] == [dt.date(2026, 5, 4), dt.date(2026, 7, 23)]


def test_the_choice_of_an_order_says_what_it_would_mean(me):
    url = upload(me, "Company,Role,Date applied\nAsh,Baker,3/4/2026\nElm,Cook,2/12/2026\nFir,Vet,5/12/2026\n")[
        "Location"
    ]
    assert [str(label) for _, label in me.get(url).context["form"].fields["order"].choices] == [
        "3 April 2026 (dates from 3 April 2026 to 5 December 2026, 2 of them in the future)",
        "4 March 2026 (dates from 12 February 2026 to 12 May 2026)",
    ]


def test_the_columns_can_be_changed_from_the_rows_whatever_the_format(me):
    for content in (simplify("2026-05-04"), "Company,Role\nAsh,Baker\n"):
        staged = staged_of(me, content)
        url = f"{reverse('import_columns', args=[staged.pk])}?part=0&match=1"
        assert url.replace("&", "&amp;") in page_of(me, staged)
        assert me.get(url).status_code == 200


def test_changed_columns_of_a_known_format_are_read_as_they_were_changed(me):
    staged = staged_of(me, simplify("2026-05-04"))
    url = f"{reverse('import_columns', args=[staged.pk])}?part=0&match=1"
    form = me.get(url).context["form"]
    places = {column.name: f"c{place}" for place, column in enumerate(form.columns)}
    me.post(url, proposed(me, url) | {places["Company Name"]: "agency", places["Job URL"]: ""})
    me.post(reverse("import_progress", args=[staged.pk]))
    confirmed(me, StagedImport.objects.get())
    only = Application.objects.get()
    assert (only.company, only.agency, only.title, only.link) == ("", "Ash", "Baker 0", "")


SHEET = "Company,Role,Date applied,Status\nAsh,Baker,14/5/2026,Applied\nElm,Cook,9/12/2026,Applied\nFir,Vet,in spring,Applied\nOak,Groom,5/28/2026,Rejected\n"


def test_a_date_that_has_not_come_offers_the_other_order(me):
    staged = staged_of(me, SHEET, order="dmy")
    page = me.get(reverse("import_preview", args=[staged.pk]))
    offered = {row.company: offers for row, offers in page.context["unreadable"]}
    assert offered == {
        "Elm, Cook": [("on", "2026-09-12", "Use 12 September 2026")],
        "Fir, Vet": [],
        "Oak, Groom": [("on", "2026-05-28", "Use 28 May 2026")],
    }
    [place] = [row.place for row, _ in page.context["unreadable"] if row.company == "Oak, Groom"]
    me.post(reverse("import_preview", args=[staged.pk]), {f"mend-{place}-on": "2026-05-28"})
    confirmed(me, StagedImport.objects.get())
    assert Application.objects.get(company="Oak").applied_on == dt.date(2026, 5, 28)


def test_rows_whose_date_cannot_be_read_can_come_in_without_one(me):
    staged = staged_of(me, SHEET, order="dmy")
    assert "Leave the date empty in the 3 rows whose date can’t be read" in page_of(me, staged)
    url = reverse("import_preview", args=[staged.pk])
    [place] = [row.place for row in shown_of(staged, today=TODAY).unreadable if row.company == "Fir, Vet"]
    me.post(url, {f"mend-{place}-on": "unknown"})
    shown = shown_of(staged, today=TODAY)
    assert ([row.company for row in shown.new if row.is_undated], len(shown.unreadable)) == (["Fir"], 2)
    me.post(url, {"without_date": "1"})
    shown = shown_of(staged, today=TODAY)
    assert (shown.undated, shown.unreadable) == (3, [])


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        (["Ash,Baker,"], "1 row has no date"),
        (["Ash,Baker,", "Elm,Cook,"], "2 rows have no date"),
        (["Ash,Baker,2026-05-01,"], ""),
    ],
)
def test_rows_without_a_date_are_counted_in_a_whole_sentence(me, rows, says):
    page = page_of(me, staged_of(me, "\n".join(["Company,Role,Date applied", *rows]) + "\n"))
    assert (says in page) if says else ("no date" not in page)


@pytest.mark.parametrize(
    ("number", "says"),
    [(1, "1 application ready to add"), (2, "2 applications ready to add"), (30, "30 applications ready to add")],
)
def test_the_heading_counts_in_a_whole_sentence(me, number, says):
    rows = "".join(f"Company {one},Baker,2026-05-01\n" for one in range(number))
    assert says in page_of(me, staged_of(me, f"Company,Role,Date applied\n{rows}"))


@pytest.mark.parametrize(
    ("number", "says"), [(1, "1 row says “Chat”"), (2, "2 rows say “Chat”"), (12, "12 rows say “Chat”")]
)
def test_a_question_counts_its_rows_in_a_whole_sentence(me, number, says):
    rows = "".join(f"Company {one},Baker,2026-05-01,Chat\n" for one in range(number))
    page = page_of(me, staged_of(me, f"Company,Role,Date applied,Status\n{rows}Ash,Cook,2026-05-02,Applied\n"))
    assert says in page


def test_what_only_looks_like_a_status_date_is_not_one(me):
    content = "Company,Role,Date applied,Status,Last updated\nAsh,Baker,2026-05-01,Interview,2026-05-20\n"
    [row] = shown_of(staged_of(me, content), today=TODAY).new
    assert [(step.state, step.is_dated) for step in row.history] == [("applied", True), ("interviewing", False)]


def test_moments_of_any_sheet_are_dates_where_the_person_is(me, alice):
    Profile.objects.filter(user=alice).update(time_zone="America/New_York")
    confirmed(me, staged_of(me, "Company,Role,Applied at,Status\nAsh,Baker,2026-05-02T01:30:00Z,Applied\n"))
    assert Application.objects.get().applied_on == dt.date(2026, 5, 1)


OLD_STATE = {
    "read": 3, "total": 3, "size": 500,
    "parts": [
        {"name": "spring.csv", "key": "sheet", "unused": [], "extras": [],
         "columns": [["firm", "Firm"], ["role", "Role"], ["sent", "Sent"], ["status", "Status"]], "shape": "x" * 40,
         "map": {"columns": [["firm", "company"], ["role", "title"], ["sent", "applied_on"], ["status", "state"]],
                 "names": {"firm": "Firm"}, "order": "dmy", "words": {"closed": "ask"}, "title": ""}},
        {"name": "teal.csv", "key": "teal", "unused": ["resume_uuid"], "extras": ["excitement"]},
    ],
    "leave_out": [1], "here": {}, "answers": {"word:closed": "cancelled"}, "single": {}, "mended": {"2": {"title": "Vet"}},
    "undated_on": "2026-06-01", "without_extras": True,
}  # fmt: skip
OLD_ROWS = [
    {"part": 0, "number": 2, "company": "Ash", "title": "Baker", "link": "", "status": "applied", "outcome": "", "asks": "word:closed",
     "source_id": "", "days": {"applied_on": "2026-05-01"}, "facts": {"location": "Hull"}, "tags": ["sql"], "has": ["notes"]},
    {"part": 0, "number": 3, "company": "Elm", "title": "Cook", "link": "", "status": "applied", "outcome": "", "asks": "", "source_id": "",
     "days": {}, "facts": {}, "tags": [], "has": []},
    {"part": 1, "number": 2, "why": "The job title is missing.", "wrong": ["title"], "text": "Fir"},
]  # fmt: skip
OLD_RAW = [
    [0, 2, {"firm": "Ash", "role": "Baker", "sent": "01/05/2026", "status": "closed"}],
    [0, 3, {"firm": "Elm", "role": "Cook"}],
    [1, 2, {"company": "Fir", "applied": "2026-05-03T00:00:00Z", "status_name": "applied", "+excitement": "3"}],
]


def waiting_since_0_2_0(owner, **state) -> StagedImport:
    staged = StagedImport.objects.create(
        owner=owner, file_name="spring.csv, teal.csv", format="a sheet", state=OLD_STATE | state
    )
    StagedChunk.objects.create(
        staged=staged, number=0, raw=OLD_RAW, rows=OLD_ROWS, texts={"0": {"notes": "from the fair"}}
    )
    return staged


def test_an_upload_of_version_0_2_0_that_was_read_already_is_imported(me, alice):
    staged = waiting_since_0_2_0(alice)
    page = page_of(me, staged)
    assert "1 row says “closed”" in page
    assert "The job title is missing." in page
    confirmed(me, staged, leave_out="1")
    only = Application.objects.get()
    assert (only.company, only.location, only.closed_as, only.notes) == ("Ash", "Hull", "cancelled", "from the fair")
    assert steps_of(only)[0] == ("applied", "2026-05-01")
    assert list(check_applications(alice)) == []


def test_an_upload_of_version_0_2_0_that_was_not_read_yet_is_read(me, alice):
    staged = waiting_since_0_2_0(alice, read=0, leave_out=[])
    me.post(reverse("import_progress", args=[staged.pk]))
    shown = shown_of(staged, today=TODAY)
    assert [(row.company, row.title) for row in shown.new] == [("Ash", "Baker"), ("Elm", "Cook"), ("Fir", "Vet")]
    assert [row.on for row in shown.new] == [dt.date(2026, 5, 1), TODAY, dt.date(2026, 5, 3)]


def test_the_columns_of_an_upload_of_version_0_2_0_can_still_be_changed(me, alice):
    staged = waiting_since_0_2_0(alice)
    for part in (0, 1):
        assert me.get(f"{reverse('import_columns', args=[staged.pk])}?part={part}&match=1").status_code == 200
