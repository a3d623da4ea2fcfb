"""Updating the outcomes of an import: what is closed with a group, and what never is."""

import datetime as dt

import pytest
import time_machine
from django.urls import reverse

from applications.models import Application, ImportBatch
from tests.uploads import confirmed, staged_of

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


def imported(client, *rows: str) -> ImportBatch:
    return confirmed(client, staged_of(client, "\n".join(["Company,Role,Date applied,Status", *rows]) + "\n"))


ROWS = (
    "Ash,Baker,2026-03-01,Applied",
    "Elm,Cook,2026-03-02,Phone screen",
    "Fir,Vet,2026-03-03,Interview",
    "Oak,Groom,2026-03-04,Offer",
)


def text(client, batch) -> str:
    return " ".join(client.get(reverse("import_update", args=[batch.pk])).content.decode().split())


def test_each_row_shows_how_far_it_is(me):
    page = text(me, imported(me, *ROWS))
    for row in (
        "Baker. Applied on 1 March.",
        "Cook. Screening, applied on 2 March",
        "Vet. Interviewing,",
        "Groom. Offer,",
    ):
        assert row in page


def test_interviews_and_offers_are_never_closed_with_a_group(me):
    batch = imported(me, *ROWS)
    assert "These are never closed as a group." in text(me, batch)
    said = {"old": "rejected", "undated": "rejected", "far": "rejected", "far_on": "2026-11-01"}
    me.post(reverse("import_update", args=[batch.pk]), said)
    assert dict(Application.objects.values_list("company", "closed_as")) == {
        "Ash": "rejected", "Elm": "rejected", "Fir": "", "Oak": "",
    }  # fmt: skip


def test_one_of_them_is_closed_where_the_person_says_so(me):
    batch = imported(me, *ROWS)
    oak = Application.objects.get(company="Fir")
    me.post(reverse("import_update", args=[batch.pk]), {f"row-{oak.pk}": "no_response", f"day-{oak.pk}": "2026-10-01"})
    assert dict(Application.objects.exclude(closed_as="").values_list("company", "closed_on")) == {
        "Fir": dt.date(2026, 10, 1)
    }


def test_today_leads_to_the_import_whose_outcomes_wait(me):
    first = imported(me, ROWS[0])
    imported(me, "Yew,Clerk,2026-11-09,Applied")
    assert reverse("import_latest") in me.get(reverse("today")).content.decode()
    assert me.get(reverse("import_latest"))["Location"] == reverse("import_update", args=[first.pk])
    Application.objects.filter(company="Ash").get().close("rejected", on=TODAY, today=TODAY)
    assert me.get(reverse("import_latest"))["Location"] == reverse("import_start")


@pytest.mark.parametrize(
    ("number", "says", "then"),
    [
        (1, "1 application is still open.", "1 application closed. The rest are still open."),
        (2, "2 applications are still open.", "2 applications closed. The rest are still open."),
        (12, "12 applications are still open.", "12 applications closed. The rest are still open."),
    ],
)
def test_it_counts_in_whole_sentences(me, number, says, then):
    batch = imported(me, *(f"Company {one},Baker,2026-03-01,Applied" for one in range(number)))
    assert says in text(me, batch)
    assert says in " ".join(me.get(reverse("import_done", args=[batch.pk])).content.decode().split())
    answer = me.post(reverse("import_update", args=[batch.pk]), {"old": "no_response"}, follow=True)
    assert then in answer.content.decode()


def test_nothing_chosen_says_that_all_are_open(me):
    batch = imported(me, ROWS[0])
    answer = me.post(reverse("import_update", args=[batch.pk]), {}, follow=True)
    assert "All of them are still open." in answer.content.decode()


def test_somebody_elses_import_is_not_led_to(me, client, bob):
    imported(me, ROWS[0])
    client.force_login(bob)
    assert client.get(reverse("import_latest"))["Location"] == reverse("import_start")


def test_without_a_date_nobody_knows_when_they_said_no_and_silence_is_closed_today(me):
    batch = imported(me, ROWS[0], "Yew,Clerk,2026-03-05,Applied")
    ash, yew = (Application.objects.get(company=name) for name in ("Ash", "Yew"))
    me.post(reverse("import_update", args=[batch.pk]), {f"row-{ash.pk}": "rejected", f"row-{yew.pk}": "no_response"})
    ash.refresh_from_db()
    yew.refresh_from_db()
    assert (ash.closed_as, ash.known_closed_on) == ("rejected", None)
    assert (yew.closed_as, yew.known_closed_on) == ("no_response", TODAY)


def test_what_has_no_date_is_a_group_of_its_own(me):
    batch = imported(me, ROWS[0], "Yew,Clerk,,Applied")
    page = text(me, batch)
    assert "Date not known" in page
    assert "Clerk. Applied." in page


def test_a_date_before_the_step_before_it_is_offered_to_move_that_one_too(me):
    batch = imported(me, "Yew,Clerk,2026-03-05,Applied")
    yew = Application.objects.get()
    said = {f"row-{yew.pk}": "rejected", f"day-{yew.pk}": "2026-03-01"}
    answer = me.post(reverse("import_update", args=[batch.pk]), said)
    assert "1 application has a later date" in answer.content.decode()
    said = {"do": "outcome", "outcome": "rejected", "ended_on": "2026-03-01", "pick": [yew.pk], "earlier_unknown": "on"}
    me.post(reverse("application_bulk"), said)
    yew.refresh_from_db()
    assert (yew.closed_as, yew.known_closed_on, yew.known_applied_on) == ("rejected", dt.date(2026, 3, 1), None)
