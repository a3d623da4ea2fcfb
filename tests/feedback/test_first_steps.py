"""Whoever has just begun is told what comes next: one line at a time, none for what was done, none after “Skip”."""

import datetime as dt

import pytest

from applications.models import Application, ImportBatch
from applications.preferences import sample
from feedback.models import Preferences, Reminder
from feedback.today.first_steps import STEPS
from tests.builders import TODAY, make_application, make_contact, make_document, make_stage


@pytest.fixture(autouse=True)
def travel(time_machine):
    time_machine.move_to(dt.datetime(2026, 11, 10, 9, tzinfo=dt.UTC))
    return time_machine


@pytest.fixture
def page(client, alice):
    alice.date_joined = dt.datetime(2026, 11, 9, 9, tzinfo=dt.UTC)
    alice.save()
    client.force_login(alice)
    return client


def shown(page) -> str:
    """The key of the line that Today shows, or nothing."""
    text = page.get("/").content.decode()
    keys = [key for key in STEPS if f"/today/steps/{key}/skip/" in text]
    assert text.count("<b>Next:</b>") == len(keys) <= 1
    return keys[0] if keys else ""


def test_nothing_is_said_before_there_is_an_application_of_ones_own(page, alice):
    assert shown(page) == ""
    sample.create(alice, today=TODAY)
    assert shown(page) == ""


def test_one_line_follows_another_as_each_is_done(page, alice):
    application = make_application(alice)
    assert shown(page) == "import"
    ImportBatch.objects.create(owner=alice, format="CSV", file_name="a.csv", counts={})
    assert shown(page) == "document"
    make_document(alice)
    assert shown(page) == "capture"
    Application.objects.filter(pk=application.pk).update(advert="Figures, every week.")
    assert shown(page) == "supporter"
    stage = make_stage(application, starts_at=dt.datetime(2026, 11, 12, 9, tzinfo=dt.UTC))
    assert shown(page) == "calendar", "only where an interview is ahead"
    Preferences.objects.create(user=alice, calendar_nonce="n")
    assert shown(page) == "supporter"
    make_contact(alice, role="supporter")
    assert shown(page) == ""
    stage.delete()
    assert shown(page) == ""


def test_sample_data_counts_as_nothing_done(page, alice):
    make_application(alice)
    sample.create(alice, today=TODAY)
    assert shown(page) == "import"
    page.post("/today/steps/import/skip/")
    assert shown(page) == "document"


def test_whoever_added_several_by_hand_is_not_told_to_import(page, alice):
    for number in range(5):
        make_application(alice, company=f"Company {number}")
    assert shown(page) == "document"


def test_a_line_is_skipped_for_good(page, alice):
    make_application(alice)
    for key in ("import", "document", "capture", "supporter"):
        assert shown(page) == key
        response = page.post(f"/today/steps/{key}/skip/", follow=True)
        assert "Skipped. Today won’t show that line again." in response.content.decode()
        page.post(f"/today/steps/{key}/skip/")
    assert shown(page) == ""
    assert Preferences.objects.get(user=alice).skipped_steps == "import document capture supporter"
    assert page.post("/today/steps/unknown/skip/").status_code == 404


def test_every_line_leads_somewhere(page, subtests):
    for step in STEPS.values():
        with subtests.test(step.key):
            assert page.get(step.url).status_code == 200


@pytest.mark.parametrize(("days", "said"), [(60, True), (61, False)])
def test_lines_are_for_the_beginning(page, alice, travel, days, said):
    make_application(alice)
    travel.move_to(dt.datetime(2026, 11, 9, 12, tzinfo=dt.UTC) + dt.timedelta(days=days))
    page.force_login(alice)  # the session ended meanwhile
    assert bool(shown(page)) is said


def test_no_line_where_more_is_due_than_today_shows(page, alice):
    make_application(alice)
    for number in range(6):
        Reminder.objects.create(owner=alice, kind="own", words=f"Thing {number}", due_on=TODAY)
    assert shown(page) == ""
    Reminder.objects.first().delete()
    assert shown(page) == "import"


def test_no_line_on_a_pause_or_after_the_job(page, alice):
    application = make_application(alice, status="offer")
    preferences = Preferences.objects.create(user=alice, paused_on=TODAY)
    assert shown(page) == ""
    preferences.delete()
    assert shown(page) == "import"
    application.close("accepted", on=TODAY, today=TODAY)
    assert shown(page) == ""
