"""Paste an email: a proposal with its sentence; nothing changes before the person says so."""

import datetime as dt

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile

from applications.models import Action, InterviewStage, KeptMail
from tests.builders import TODAY, make_application

NO = """From: Josie Lamb <josie@oakhillhealth.example>
Subject: Your application to Oakhill Health
Date: Mon, 9 Nov 2026 10:00:00 +0000

Dear Nora,

Thank you for your interest in Oakhill Health. Unfortunately, we have decided to move forward with other candidates.

Best wishes,
Josie
"""


@pytest.fixture(autouse=True)
def noon():
    with time_machine.travel(dt.datetime(2026, 11, 10, 12, tzinfo=dt.UTC), tick=False):
        yield


@pytest.fixture
def oakhill(alice, client):
    client.force_login(alice)
    make_application(alice, company="Harrow & Finch", on=dt.date(2026, 10, 1))
    return make_application(alice, company="Oakhill Health", on=dt.date(2026, 10, 1))


def answer(client, application, **fields):
    return client.post("/mail/answer/", {"application": application.pk, "day": "pick", "on": "2026-11-09", **fields})


def test_a_no_is_proposed_with_its_sentence_and_changes_nothing(client, oakhill):
    text = client.post("/mail/", {"text": NO}).content.decode()
    assert "This looks like a rejection." in text
    assert "we have decided to move forward with other candidates" in text
    assert f'<option value="{oakhill.pk}" selected>' in text
    assert 'value="2026-11-09"' in text
    oakhill.refresh_from_db()
    assert oakhill.is_open


def test_a_file_is_read_as_well(client, oakhill):
    response = client.post("/mail/", {"file": SimpleUploadedFile("no.eml", NO.encode())})
    assert "This looks like a rejection." in response.content.decode()


def test_confirming_records_it_with_the_text_only_if_wanted(client, oakhill):
    answer(client, oakhill, what="rejected", reason="comparative", text="Their words")
    oakhill.refresh_from_db()
    outcome = oakhill.live_outcome()
    assert (oakhill.closed_as, oakhill.closed_on, outcome.reason, outcome.message) == (
        "rejected", dt.date(2026, 11, 9), "comparative", "",
    )  # fmt: skip


def test_the_text_of_a_no_is_kept_with_its_ending(client, oakhill):
    answer(client, oakhill, what="rejected", text="Their words", keep="on")
    assert oakhill.live_outcome().message == "Their words"


def test_an_invitation_adds_a_round_and_one_undo_takes_all_of_it_back(client, oakhill):
    answer(
        client, oakhill, what="screening", interview_on="2026-11-16", interview_at="14:00", text="Come and talk",
        keep="on", subject="A call",
    )  # fmt: skip
    stage = InterviewStage.objects.get(application=oakhill)
    assert stage.starts_at == dt.datetime(2026, 11, 16, 14, tzinfo=dt.UTC)
    assert KeptMail.objects.get().text == "Come and talk"
    assert "Saved emails" in client.get(oakhill.get_absolute_url()).content.decode()
    client.post(Action.objects.latest("pk").undo_url)
    oakhill.refresh_from_db()
    stage.refresh_from_db()
    assert oakhill.status == "applied"
    assert stage.deleted_at
    assert not KeptMail.objects.exists()


def test_a_cancelled_role_is_proposed_as_cancelled(client, oakhill):
    text = "Hello Nora, Oakhill Health has put the role on hold and the position has been cancelled. Regards"
    page = client.post("/mail/", {"text": text}).content.decode()
    assert 'value="cancelled"' in page
    assert (
        'value="cancelled" required id="id_what_1" checked' in page
        or "checked" in page.split('value="cancelled"')[1][:60]
    )


def test_a_move_that_history_does_not_allow_keeps_what_was_chosen(client, oakhill):
    response = answer(client, oakhill, what="rejected", on="2026-09-01", text="Their words", keep="on")
    assert response.status_code == 422
    assert "Their words" in response.content.decode()
    oakhill.refresh_from_db()
    assert oakhill.is_open


def test_nothing_pasted_gets_a_message(client, oakhill):
    response = client.post("/mail/", {"text": "  "})
    assert response.status_code == 422
    assert "Paste an email or choose a file." in response.content.decode()


def test_somebody_elses_application_cannot_be_chosen(client, oakhill, bob):
    client.force_login(bob)
    assert answer(client, oakhill, what="rejected").status_code == 422
    oakhill.refresh_from_db()
    assert oakhill.is_open
    assert f'value="{oakhill.pk}"' not in client.post("/mail/", {"text": NO}).content.decode()


def test_a_mail_with_nothing_known_asks_for_the_application(client, alice):
    client.force_login(alice)
    make_application(alice, company="Harrow & Finch")
    page = client.post("/mail/", {"text": NO}).content.decode()
    assert "The email doesn’t name any of your applications." in page


def test_a_mail_is_dated_no_later_than_today(client, oakhill):
    page = client.post("/mail/", {"text": NO.replace("9 Nov 2026", "9 Nov 2027")}).content.decode()
    assert f'value="{TODAY.isoformat()}"' in page
