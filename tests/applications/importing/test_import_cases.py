"""Files that were misread once, with every proposal accepted: each gives what is in it, or asks."""

import datetime as dt
from pathlib import Path

import pytest
import time_machine
from django.urls import reverse

from applications.models import Application, Profile, check_applications
from tests.uploads import confirmed, page_of, proposed, shown_of, staged_of, steps_of, upload

pytestmark = pytest.mark.django_db
CASES = Path(__file__).parent.parent.parent / "samples" / "import"
TODAY = dt.date(2026, 11, 29)


@pytest.fixture(autouse=True)
def _today():
    """It is 29 November 2026."""
    with time_machine.travel(dt.datetime(2026, 11, 29, 12, tzinfo=dt.UTC), tick=False):
        yield


@pytest.fixture
def me(client, alice):
    client.force_login(alice)
    return client


def brought(client, name: str, **posted) -> dict[str, Application]:
    """{company: application} of what the file gives."""
    confirmed(client, staged_of(client, (CASES / name).read_bytes(), name=name, **posted))
    assert list(check_applications(Application.objects.first().owner)) == []
    return {one.company: one for one in Application.objects.order_by("pk")}


def test_a_plain_sheet_is_not_taken_for_notions_and_is_asked_about_its_dates(me):
    name = "02b-plain-sheet-taken-for-notion.csv"
    url = upload(me, (CASES / name).read_bytes(), name=name)["Location"]
    assert "order" in me.get(url).context["form"].fields
    assert me.post(url, proposed(me, url)).status_code == 422
    assert brought(me, name, order="mdy")["Acorn"].applied_on == dt.date(2026, 3, 9)


def test_rejections_without_a_date_are_read_as_rejections(me):
    found = brought(me, "03-rejected-without-a-day.csv")
    assert len(found) == 24
    assert sum(one.closed_as == "rejected" for one in found.values()) == 12


def test_placeholders_are_empty(me):
    for one in brought(me, "05-placeholders.csv").values():
        values = (one.agency, one.location, one.source, one.source_name, one.notes, one.link, one.pay_min)
        assert not any(values), values


def test_a_markdown_table_has_its_rows_and_nothing_else(me):
    found = brought(me, "06-markdown-table.md")
    assert {name: (one.title, one.agency, one.closed_as) for name, one in found.items()} == {
        "Acorn": ("Engineer", "", "rejected"),
        "Birch": ("Analyst", "Hays", ""),
    }


def test_the_rows_of_a_log_are_steps_of_one_application(me):
    [only] = brought(me, "07-event-log.csv").values()
    assert steps_of(only) == [("applied", "2026-09-01"), ("rejected", "2026-09-20")]
    assert only.notes == "sent CV v3\nform letter"


def test_one_title_in_two_cities_is_two_applications(me):
    brought(me, "08-same-title-two-cities.csv")
    assert sorted(Application.objects.values_list("location", flat=True)) == ["Leeds", "York"]


def test_a_day_without_a_year_follows_its_neighbours(me):
    assert brought(me, "09-day-without-year.csv")["Acorn"].applied_on == dt.date(2019, 7, 8)


def test_a_polish_sheet_in_windows_letters_is_read(me):
    found = brought(me, "10-polish-excel.csv")
    first, second = found["Żabka Testowa Sp. z o.o."], found["Dąb S.A."]
    assert (first.title, first.status, first.closed_as) == ("Sprzedawca – Łódź", "applied", "")
    assert second.closed_as == "rejected"


def test_a_german_sheet_in_mac_letters_is_read(me):
    one = brought(me, "11-mac-excel.csv")["Müller & Söhne GmbH"]
    assert (one.title, one.location, one.closed_as) == ("Bürokraft", "Köln", "rejected")


def test_a_decision_beside_a_stage_says_how_it_ended(me):
    found = brought(me, "12-decision-column.csv")
    assert (found["Acorn"].status, found["Acorn"].closed_as) == ("applied", "rejected")
    assert (found["Birch"].status, found["Birch"].closed_as, found["Birch"].location) == ("saved", "", "")


def test_columns_of_ticks_and_dates_are_steps(me):
    found = brought(me, "13-stage-columns.csv")
    assert {(one.title, one.agency) for one in found.values()} == {("Intern", "")}
    assert steps_of(found["Acorn"])[:2] == [("applied", "2026-09-14"), ("screening", "2026-09-22")]
    assert {name: (one.status, one.closed_as) for name, one in found.items()} == {
        "Acorn": ("screening", "rejected"),
        "Birch": ("applied", "rejected"),
        "Cedar": ("applied", ""),
        "Dogwood": ("offer", "accepted"),
    }


def test_rows_without_a_title_are_given_one_in_one_go(me):
    staged = staged_of(me, (CASES / "14-no-title.csv").read_bytes(), name="14-no-title.csv")
    shown = shown_of(staged, today=TODAY)
    assert ([row.company for row in shown.new], len(shown.unreadable)) == (["Birch"], 2)
    assert "Job title for the 2 rows that have none" in page_of(me, staged)
    me.post(reverse("import_preview", args=[staged.pk]), {"title_for_all": "Clerk"})
    shown = shown_of(staged, today=TODAY)
    assert [(row.company, row.title) for row in shown.new] == [
        ("Acorn", "Clerk"), ("Birch", "R&D Engineer"), ("Cedar", "Clerk"),
    ]  # fmt: skip


def test_the_links_behind_the_cells_of_a_workbook_are_kept(me):
    found = brought(me, "15-hyperlinks.xlsx")
    assert (found["Acorn"].link, found["Acorn"].notes) == ("https://acorn.example/jobs/1", "")
    assert found["Birch"].link == "https://birch.example/jobs/2"


def test_a_chinese_sheet_is_read_by_its_names(me):
    found = brought(me, "16-chinese.csv")
    first, second = found["橡果科技"], found["桦树研究所"]
    assert (first.title, first.status, first.location) == ("机械工程师", "applied", "上海")
    assert (first.link, first.applied_on) == ("https://acorn.example/1", dt.date(2026, 9, 1))
    assert (second.title, second.status, second.source) == ("结构设计", "interviewing", "referral")


def test_connections_are_people_and_are_told_where_they_go(me):
    answer = upload(me, (CASES / "17-Connections.csv").read_bytes(), name="Connections.csv")
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "is a list of people, not of applications" in page
    assert reverse("connection_search") in page
    assert not Application.objects.exists()


def test_an_evening_in_los_angeles_is_that_evening(me, alice):
    Profile.objects.filter(user=alice).update(time_zone="America/Los_Angeles")
    found = brought(me, "40-teal-evening-in-los-angeles.csv")
    assert found["Acorn"].applied_on == dt.date(2026, 3, 1)
