"""Rows about one job, rows that are in Onward already, and rows that look like one that is."""

import datetime as dt

import pytest
import time_machine
from django.urls import reverse

from applications.models import Action, Application, StagedImport, check_applications
from tests.builders import make_application
from tests.uploads import confirmed, page_of, shown_of, staged_of, steps_of

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 11, 10)


@pytest.fixture(autouse=True)
def _today():
    """It is 10 November 2026."""
    with time_machine.travel(dt.datetime(2026, 11, 10, 12, tzinfo=dt.UTC), tick=False):
        yield


@pytest.fixture
def me(client, alice):
    client.force_login(alice)
    return client


def sheet(*rows: str, header: str = "Company,Role,Date applied,Status,Location,Link,Notes") -> str:
    return "\n".join([header, *rows]) + "\n"


LOG = "When,Company,Role,What happened,Comment"


def histories(owner) -> dict[str, list[list[tuple[str, str]]]]:
    found: dict[str, list] = {}
    for one in Application.objects.for_user(owner).order_by("pk"):
        found.setdefault(one.company, []).append(steps_of(one))
    return found


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (["2026-05-01,Ash,Baker,Applied,", "2026-05-09,Ash,Baker,Phone screen,Kim", "2026-05-20,Ash,Baker,No offer,sorry"],
         [[("applied", "2026-05-01"), ("screening", "2026-05-09"), ("rejected", "2026-05-20")]]),
        (["2026-05-20,Ash,Baker,Rejected,", "2026-05-09,Ash,Baker,Interview,", "2026-05-01,Ash,Baker,Applied,"],
         [[("applied", "2026-05-01"), ("interviewing", "2026-05-09"), ("rejected", "2026-05-20")]]),
        (["2026-05-01,Ash,Baker,Applied,", "2026-05-01,Ash,Baker,Applied,again", "2026-05-09,Ash,Baker,Offer,"], [[("applied", "2026-05-01"), ("offer", "2026-05-09")]]),
        (["2026-05-09,Ash,Baker,Interview,", "2026-05-16,Ash,Baker,Interview,", "2026-05-18,Ash,Baker,Withdrew,"],
         [[("applied", "2026-05-09"), ("interviewing", "2026-05-09"), ("withdrawn", "2026-05-18")]]),
        (["2026-01-09,Ash,Baker,Rejected,", "2026-05-16,Ash,Baker,Applied,"], [[("applied", "2026-01-09"), ("rejected", "2026-01-09")], [("applied", "2026-05-16")]]),
        (["2026-01-09,Ash,Baker,Applied,", "2026-05-16,Ash,Baker,Applied,"], [[("applied", "2026-01-09")], [("applied", "2026-05-16")]]),
    ],
)  # fmt: skip
def test_rows_are_one_application_where_they_are_its_steps(me, alice, rows, expected):
    confirmed(me, staged_of(me, sheet(*rows, header=LOG)))
    assert histories(alice) == {"Ash": expected}
    assert list(check_applications(alice)) == []


def test_the_notes_of_all_steps_are_kept_and_what_is_no_status_becomes_one(me):
    rows = (
        "2026-05-01,Ash,Baker,Applied,by post",
        "2026-05-05,Ash,Baker,Sent samples,three",
        "2026-05-09,Ash,Baker,Invited,",
    )
    staged = staged_of(me, sheet(*rows, header=LOG))
    assert shown_of(staged, today=TODAY).questions == []
    batch = confirmed(me, staged)
    only = Application.objects.get()
    assert only.notes == "by post\nthree\nStatus in the file on 5 May 2026: Sent samples"
    assert (batch.counts["added"], batch.counts["joined"], batch.counts["twice"]) == (1, 2, 0)


@pytest.mark.parametrize(
    ("rows", "number"),
    [
        (["Ash,Baker,2026-05-01,Applied,Leeds,,", "Ash,Baker,2026-05-01,Applied,York,,"], 2),
        (
            [
                "Ash,Baker,2026-05-01,Applied,,https://a.example/1,",
                "Ash,Baker,2026-05-01,Applied,,https://a.example/2,",
            ],
            2,
        ),
        (
            [
                "Ash,Baker,2026-05-01,Applied,,https://a.example/jobs,",
                "Ash,Cook,2026-05-01,Applied,,https://a.example/jobs,",
            ],
            2,
        ),
        (["Ash,Baker,2026-05-01,Applied,Leeds,,", "Ash Ltd,baker,2026-05-01,Applied,,,"], 1),
        (
            [
                "Ash,Baker,2026-05-01,Applied,Leeds,https://a.example/1,",
                "Ash,Baker,2026-05-01,Rejected,Leeds,https://a.example/1,",
            ],
            1,
        ),
        (["Ash,Baker,2026-05-01,Applied,,,", "Ash,Baker,2026-06-01,Applied,,,"], 2),
    ],
)
def test_rows_with_another_place_or_link_stay_apart(me, rows, number):
    confirmed(me, staged_of(me, sheet(*rows)))
    assert Application.objects.count() == number


def test_repeats_are_named_and_can_be_kept_apart(me):
    staged = staged_of(
        me,
        sheet(
            "Ash,Baker,2026-05-01,Applied,,,one", "Elm,Cook,2026-05-02,Applied,,,", "Ash,Baker,2026-05-01,Applied,,,two"
        ),
    )
    page = page_of(me, staged)
    assert "Rows about the same job" in page
    assert "Rows 2 and 4 say the same." in page
    url = reverse("import_preview", args=[staged.pk])
    me.post(url, {"same-0": "apart"})
    assert len(shown_of(staged, today=TODAY).new) == 3
    assert "Keep them apart" in page_of(me, staged)
    me.post(url, {"same-0": ""})
    assert len(shown_of(staged, today=TODAY).new) == 2
    batch = confirmed(me, staged)
    assert (Application.objects.get(company="Ash").notes, batch.counts["twice"]) == ("one\ntwo", 1)


def test_steps_are_named_with_their_dates_and_can_be_kept_apart(me, alice):
    staged = staged_of(me, sheet("2026-05-01,Ash,Baker,Applied,", "2026-05-20,Ash,Baker,Rejected,", header=LOG))
    assert "Rows 2 and 3: Applied 1 May, Rejected 20 May." in page_of(me, staged)
    confirmed(me, staged, **{"same-0": "apart"})
    assert len(histories(alice)["Ash"]) == 2


EDITS = [
    {"company": "Ash and Sons"},
    {"title": "Head baker"},
    {"applied_on": dt.date(2026, 5, 3)},
    {"location": "Hull"},
    {"link": "https://other.example/9"},
]


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: next(iter(edit)))
def test_a_row_that_was_edited_in_onward_is_known_when_the_sheet_comes_again(me, edit):
    content = sheet("Ash,Baker,2026-05-01,Applied,Leeds,,", "Elm,Cook,2026-05-02,Applied,,,")
    confirmed(me, staged_of(me, content))
    one = Application.objects.get(company="Ash")
    for name, value in edit.items():
        setattr(one, name, value)
    one.save()
    shown = shown_of(staged_of(me, content), today=TODAY)
    assert (len(shown.new), [row.existing.pk for row in shown.here][:1]) == (0, [one.pk])


@pytest.mark.parametrize(
    "row",
    ["Ash,Senior baker,2026-05-01,Applied,Leeds,,", "Ash,Baker,2026-05-12,Applied,Leeds,,", "Ash & Co,Baker,2026-05-01,Applied,Leeds,,", "Ash,Bakery assistant baker,2026-05-02,Applied,,,"],
)  # fmt: skip
def test_a_row_that_was_edited_in_the_sheet_looks_like_the_one_in_onward(me, row):
    confirmed(me, staged_of(me, sheet("Ash,Baker,2026-05-01,Applied,Leeds,,", "Elm,Cook,2026-05-02,Applied,,,")))
    staged = staged_of(me, sheet(row, "Elm,Cook,2026-05-02,Applied,,,"))
    shown = shown_of(staged, today=TODAY)
    assert len(shown.new) == 0
    looks = [one.looks_like for one in shown.here]
    if any(looks):
        assert "Looks like" in page_of(me, staged)
    confirmed(me, staged)
    assert Application.objects.count() == 2


def test_a_further_job_at_the_same_company_is_new(me):
    confirmed(me, staged_of(me, sheet("Ash,Baker,2026-05-01,Applied,Leeds,,")))
    further = (
        "Ash,Baker,2026-05-01,Applied,Leeds,,",
        "Ash,Head baker,2026-05-02,Applied,Leeds,,",
        "Ash,Accountant,2026-05-01,Applied,,,",
    )
    shown = shown_of(staged_of(me, sheet(*further)), today=TODAY)
    assert [row.title for row in shown.new] == ["Head baker", "Accountant"]


def test_one_that_was_typed_by_hand_is_not_taken_for_a_job_with_a_similar_title(me, alice):
    make_application(alice, company="Ash", title="Baker", on=dt.date(2026, 5, 1))
    shown = shown_of(staged_of(me, sheet("Ash,Baker's assistant,2026-05-01,Applied,,,")), today=TODAY)
    assert len(shown.new) == 1


def test_a_link_that_several_jobs_share_says_nothing(me, alice):
    for title in ("Baker", "Cook"):
        make_application(alice, company="Ash", title=title, link="https://ash.example/careers", on=dt.date(2026, 1, 1))
    shown = shown_of(
        staged_of(me, sheet("Ash,Accountant,2026-05-01,Applied,,https://ash.example/careers,")), today=TODAY
    )
    assert len(shown.new) == 1


def test_all_are_brought_up_to_date_in_one_click_and_taken_back_in_one(me, alice):
    before = (
        "Ash,Baker,2026-05-01,Applied,,,",
        "Elm,Cook,2026-05-02,Applied,,,",
        "Fir,Vet,2026-05-03,Interview,,,",
        "Oak,Groom,2026-05-04,Applied,,,",
    )
    confirmed(me, staged_of(me, sheet(*before)))
    after = (
        "Ash,Baker,2026-05-01,Rejected,,,", "Elm,Cook,2026-05-02,Interview,Hull,https://e.example/1,spoke to Kim", "Fir,Vet,2026-05-03,Applied,,,",
        "Oak,Groom,2026-05-04,Applied,,,", "Yew,Clerk,2026-05-05,Applied,,,",
    )  # fmt: skip
    staged = staged_of(me, sheet(*after))
    assert "Add 1 new and update all 2" in page_of(me, staged)
    batch = confirmed(me, staged, update_all="1")
    found = {one.company: one for one in Application.objects.for_user(alice)}
    assert {name: (one.status, one.closed_as) for name, one in found.items()} == {
        "Ash": ("applied", "rejected"), "Elm": ("interviewing", ""), "Fir": ("interviewing", ""), "Oak": ("applied", ""), "Yew": ("applied", ""),
    }  # fmt: skip
    assert (found["Elm"].location, found["Elm"].link, found["Elm"].notes) == (
        "Hull",
        "https://e.example/1",
        "spoke to Kim",
    )
    assert (batch.counts["added"], batch.counts["moved"], batch.counts["filled"]) == (1, 2, 1)
    assert list(check_applications(alice)) == []
    me.post(reverse("action_undo", args=[Action.objects.get(pk=batch.action_id).pk]))
    again = {one.company: (one.status, one.closed_as, one.location) for one in Application.objects.for_user(alice)}
    assert again == {
        "Ash": ("applied", "", ""),
        "Elm": ("applied", "", ""),
        "Fir": ("interviewing", "", ""),
        "Oak": ("applied", "", ""),
    }
    assert list(check_applications(alice)) == []


@pytest.mark.parametrize(
    ("changed", "says"),
    [(1, "Update this application"), (2, "Update all 2"), (0, "This file adds nothing new.")],
)
def test_what_a_click_would_do_is_said_for_each_number(me, changed, says):
    rows = ["Ash,Baker,2026-05-01,{},,,", "Elm,Cook,2026-05-02,{},,,"]
    confirmed(me, staged_of(me, sheet(*(row.format("Applied") for row in rows))))
    states = ["Rejected"] * changed + ["Applied"] * (2 - changed)
    staged = staged_of(me, sheet(*(row.format(state) for row, state in zip(rows, states, strict=True))))
    assert says in page_of(me, staged)


def test_single_rows_may_be_left_as_they_are(me):
    rows = ["Ash,Baker,2026-05-01,{},,,", "Elm,Cook,2026-05-02,{},,,"]
    confirmed(me, staged_of(me, sheet(*(row.format("Applied") for row in rows))))
    staged = staged_of(me, sheet(*(row.format("Rejected") for row in rows)))
    confirmed(me, staged, update_all="1", **{"here-0": "skip"})
    assert dict(Application.objects.values_list("company", "closed_as")) == {"Ash": "", "Elm": "rejected"}
    assert not StagedImport.objects.exists()


def test_a_row_that_was_edited_in_the_sheet_is_known_for_sure_once_it_was_brought_up_to_date(me):
    confirmed(me, staged_of(me, sheet("Ash,Baker,2026-05-01,Applied,,,")))
    edited = sheet("Ash,Senior baker,2026-05-03,Interview,,,")
    confirmed(me, staged_of(me, edited), update_all="1")
    [row] = shown_of(staged_of(me, edited), today=TODAY).here
    assert (row.looks_like, row.existing.title, row.existing.state) == (False, "Baker", "interviewing")
