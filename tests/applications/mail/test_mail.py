"""Paste an email: a proposal with its sentence; nothing changes before the person says so."""

import datetime as dt

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile

from applications.mail.reading import Reading
from applications.models import Action, InterviewStage, KeptMail
from tests.builders import TODAY, make_application, make_stage

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
    assert "This looks like a rejection" in text
    assert "we have decided to move forward with other candidates" in text
    assert f'<option value="{oakhill.pk}" selected>' in text
    assert 'value="2026-11-09"' in text
    oakhill.refresh_from_db()
    assert oakhill.is_open


def test_a_file_is_read_as_well(client, oakhill):
    response = client.post("/mail/", {"file": SimpleUploadedFile("no.eml", NO.encode())})
    assert "This looks like a rejection" in response.content.decode()


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


def test_a_file_in_the_charset_of_old_windows_is_read_as_it_was_written(client, oakhill):
    source = NO.replace("Dear Nora", "Dear Zoë Müller").encode("cp1252")
    page = client.post("/mail/", {"file": SimpleUploadedFile("no.eml", source)}).content.decode()
    assert "Dear Zoë Müller" in page
    assert "This looks like a rejection" in page


def test_an_outlook_file_says_how_to_save_it(client, oakhill):
    source = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
    response = client.post("/mail/", {"file": SimpleUploadedFile("no.msg", source)})
    assert response.status_code == 422
    assert "This is an Outlook file (.msg), which Onward can’t read." in response.content.decode()


def test_an_empty_file_and_one_that_is_too_large_get_a_message(client, oakhill, monkeypatch):
    monkeypatch.setattr("applications.mail.forms.LARGEST", 10)
    for source, words in ((b"", "This file is empty."), (NO.encode(), "Paste the text of the email.")):
        response = client.post("/mail/", {"file": SimpleUploadedFile("no.eml", source)})
        assert response.status_code == 422
        assert words in response.content.decode()


INVITATION = """Dear Nora, we would like to invite you to an interview with Oakhill Health on {when}.

Josie
"""


def invited(client, when: str) -> str:
    return client.post("/mail/", {"text": INVITATION.format(when=when)}).content.decode()


@pytest.fixture
def in_london(alice):
    profile = alice.profile
    profile.time_zone = "Europe/London"
    profile.save()


def test_an_hour_elsewhere_is_shown_with_what_it_is_for_the_person(client, oakhill, in_london):
    page = invited(client, "16 November 2026 at 2:00 PM ET")
    assert "The email says 14:00 (New York time). For you, in London, that’s 19:00." in " ".join(page.split())
    assert '<option value="America/New_York" selected>New York</option>' in page
    assert 'value="14:00"' in page


def test_an_hour_without_a_zone_is_taken_as_the_persons_own_and_this_is_said(client, oakhill, in_london):
    page = invited(client, "16 November 2026 at 14:00")
    assert "The email names no time zone, so Onward used yours: London." in page
    assert '<option value="Europe/London" selected>London</option>' in page
    assert "For you, in London" not in invited(client, "16 November 2026 at 14:00 UK time")


def test_a_zone_of_two_meanings_is_asked(client, oakhill, in_london):
    page = invited(client, "16 November 2026 at 14:00 IST")
    assert '<option value="" selected>Choose the time zone</option>' in page
    response = answer(
        client, oakhill, what="interviewing", interview_on="2026-11-16", interview_at="14:00", interview_zone=""
    )
    assert response.status_code == 422
    assert "Choose the time zone." in response.content.decode()
    assert not InterviewStage.objects.exists()


def test_an_interview_is_saved_at_its_hour_in_its_zone(client, oakhill, in_london):
    answer(
        client, oakhill, what="interviewing", interview_on="2026-11-16", interview_at="14:00",
        interview_zone="America/New_York",
    )  # fmt: skip
    stage = InterviewStage.objects.get()
    assert stage.starts_at == dt.datetime(2026, 11, 16, 19, tzinfo=dt.UTC)
    assert stage.time_zone == "America/New_York"


def test_several_times_are_offered_and_none_is_chosen_before_the_person_does(client, oakhill, in_london):
    page = invited(client, "Monday 16 November at 10:00 or Tuesday 17 November at 15:00. Which do you prefer?")
    assert "The times they suggest" in page
    assert "Monday 16\N{NO-BREAK SPACE}November, 10:00" in page
    assert 'value="2026-11-17 15:00 Europe/London"' in page
    assert 'name="interview_on" value' not in page
    answer(client, oakhill, what="interviewing", slot="2026-11-17 15:00 Europe/London")
    assert InterviewStage.objects.get().starts_at == dt.datetime(2026, 11, 17, 15, tzinfo=dt.UTC)


def test_a_date_of_two_readings_is_asked(client, oakhill, in_london):
    assert "Which date is meant" in invited(client, "01/02/2027 at 10:00")
    page = " ".join(invited(client, "Tuesday 16 November at 10:00").split())
    assert "The weekday and the date don’t match. Which date is meant" in page


def test_times_that_were_offered_stay_when_something_else_is_missing(client, oakhill, in_london):
    response = answer(
        client, oakhill, what="", slot="2026-11-17 15:00 Europe/London",
        slots="2026-11-16 10:00 Europe/London|2026-11-17 15:00 Europe/London|nonsense",
    )  # fmt: skip
    page = response.content.decode()
    assert response.status_code == 422
    assert 'value="2026-11-17 15:00 Europe/London"' in page
    assert "Monday 16\N{NO-BREAK SPACE}November, 10:00" in page


@pytest.mark.parametrize("fields", [{"slot": "nonsense"}, {"interview_zone": "Nowhere/Town"}])
def test_a_time_or_zone_that_does_not_exist_gets_a_message(client, oakhill, fields):
    response = answer(client, oakhill, what="interviewing", interview_on="2026-11-16", **fields)
    assert response.status_code == 422
    assert not InterviewStage.objects.exists()


def test_two_meanings_are_both_shown_and_nothing_is_chosen(client, oakhill):
    page = client.post(
        "/mail/",
        {
            "text": "Dear Nora, you were not selected for the role of Buyer at Oakhill Health. "
            "We are delighted to offer you the position of Junior Buyer."
        },
    ).content.decode()
    assert "This could be a rejection or an offer" in page
    assert "you were not selected for the role of Buyer" in page
    assert "offer you the position of Junior Buyer" in page
    assert " checked" not in page.split('name="what"', 1)[1].split("</fieldset>")[0]


def test_a_no_that_may_not_be_about_them_is_asked_in_a_confirmation(client, oakhill):
    text = "Thank you, we received your application to Oakhill Health. The answer is no."
    page = client.post("/mail/", {"text": text}).content.decode()
    assert "This could be a rejection or a confirmation of your application" in page
    assert " checked" not in page.split('name="what"', 1)[1].split("</fieldset>")[0]


def test_a_no_that_may_be_about_something_else_is_asked(client, oakhill, monkeypatch):
    no = Reading(could_be=(("rejection", "Sadly, the seat went to another rider."), ("unknown", "")))
    monkeypatch.setattr("applications.mail.views.read_email", lambda *args, **kwargs: no)
    page = client.post("/mail/", {"text": "Sadly"}).content.decode()
    assert "This could be a rejection, or have nothing to do with your application" in page
    assert page.count("<blockquote") == 1
    assert " checked" not in page.split('name="what"', 1)[1].split("</fieldset>")[0]


CANCELLED = (
    "BEGIN:VCALENDAR\nMETHOD:CANCEL\nBEGIN:VEVENT\nUID:1\nSUMMARY:Interview with Oakhill Health\n"
    "DTSTART:20261116T150000Z\nEND:VEVENT\nEND:VCALENDAR"
)


def test_a_cancelled_interview_is_proposed_as_one_that_did_not_take_place(client, oakhill, in_london):
    answer(client, oakhill, what="interviewing", interview_on="2026-11-16", interview_at="15:00")
    stage = InterviewStage.objects.get()
    page = client.post("/mail/", {"text": CANCELLED, "application": oakhill.pk}).content.decode()
    assert "This looks like a cancelled interview" in page
    assert f'href="{stage.get_absolute_url()}"' in page
    assert "checked" in page.split('value="called_off"')[1][:60]
    stage.refresh_from_db()
    assert stage.happened is None, "nothing changes before the person says so"
    answer(client, oakhill, what="called_off", called_off=stage.pk)
    stage.refresh_from_db()
    oakhill.refresh_from_db()
    assert (stage.happened, stage.deleted_at, oakhill.status) == (False, None, "interviewing")
    assert oakhill.news_expected_on is None
    Action.objects.first().undo()
    stage.refresh_from_db()
    assert stage.happened is None


def test_an_email_cancels_the_interview_of_its_date_even_when_it_is_read_later(client, oakhill, in_london):
    make_stage(oakhill, starts_at=dt.datetime(2026, 11, 20, 15, tzinfo=dt.UTC))
    meant = make_stage(oakhill, starts_at=dt.datetime(2026, 11, 16, 15, tzinfo=dt.UTC))
    page = client.post("/mail/", {"text": CANCELLED, "application": oakhill.pk}).content.decode()
    assert f'href="{meant.get_absolute_url()}"' in page


def test_without_an_interview_to_cancel_nothing_is_proposed_and_nothing_is_saved(client, oakhill, bob):
    theirs = make_stage(make_application(bob))
    page = client.post("/mail/", {"text": CANCELLED, "application": oakhill.pk}).content.decode()
    assert "checked" in page.split('value="none"')[1][:60]
    refused = answer(client, oakhill, what="called_off", called_off=theirs.pk)
    assert refused.status_code == 422
    assert "which interview was cancelled" in refused.content.decode()
    theirs.refresh_from_db()
    assert theirs.happened is None


@pytest.mark.parametrize(
    ("state", "what", "said"),
    [
        ({"status": "offer"}, {"what": "none", "text": "Hello", "keep": "on"}, "Acorn: email saved."),
        (
            {"closed_as": "rejected"},
            {"what": "rejected", "text": "No", "keep": "on"},
            "Acorn: what they said was saved.",
        ),
        ({}, {"what": "rejected"}, "Acorn: they said no."),
        ({}, {"what": "none"}, "Nothing changed."),
    ],
)
def test_what_was_so_before_is_not_told_as_news(client, alice, state, what, said):
    client.force_login(alice)
    application = make_application(alice, company="Acorn", on=dt.date(2026, 11, 1), **state)
    answer(client, application, **what)
    assert said in client.get("/board/").text


def test_an_invitation_moves_says_so_and_can_be_told_not_to(client, alice):
    client.force_login(alice)
    told_not_to, moved = (
        make_application(alice, company=name, on=dt.date(2026, 11, 1)) for name in ("Alder", "Merrow")
    )
    fields = {"what": "interviewing", "interview_on": "2026-11-16", "interview_at": "15:00"}
    answer(client, told_not_to, stays="on", **fields)
    assert "Interview added." in client.get("/board/").text
    answer(client, moved, **fields)
    assert "Interview added. Merrow moved to Interviewing." in client.get("/board/").text
    told_not_to.refresh_from_db()
    assert (told_not_to.status, told_not_to.stages.count()) == ("applied", 1)
    Action.objects.filter(kind="mail").latest("pk").undo()
    moved.refresh_from_db()
    assert (moved.status, moved.stages.filter(deleted_at=None).count()) == ("applied", 0)


@pytest.mark.parametrize(("status", "what"), [("interviewing", "screening"), ("offer", "interviewing")])
def test_an_invitation_never_moves_backwards(client, alice, status, what):
    client.force_login(alice)
    application = make_application(alice, status=status, on=dt.date(2026, 11, 1))
    answer(client, application, what=what, interview_on="2026-11-16", interview_at="15:00")
    application.refresh_from_db()
    assert application.status == status
    assert application.stages.count() == 1


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Dear Josie, I would like to withdraw my application for the Analyst role. Nora", "This looks like something you wrote"),
        ("12 new jobs for you near Leeds. Apply now!", "This looks like a newsletter or a job alert"),
        ("Hi Nora, no decision yet about the Analyst role: the panel meets on Thursday.", "They haven’t decided yet"),
        ("Dziękujemy za przesłanie aplikacji. Niestety nie możemy zaprosić Pani na rozmowę.", "seems to be in Polish"),
        ("MIME-Version: 1.0\nContent-Type: application/pdf\n\n%PDF", "There’s no text in this email"),
    ],
)  # fmt: skip
def test_what_proposes_nothing_says_why(client, oakhill, text, says):
    page = client.post("/mail/", {"text": text}).content.decode()
    assert says in page
    assert "checked" in page.split('value="none"')[1][:60]


def test_what_the_person_sent_is_their_own(client, oakhill, alice):
    page = client.post("/mail/", {"text": NO.replace("josie@oakhillhealth.example", alice.email)}).content.decode()
    assert "This looks like something you wrote" in page


def test_an_offer_that_asks_for_money_gets_a_line_of_caution(client, oakhill):
    offer = "Dear Nora, we are pleased to offer you the position of Clerk at Oakhill Health. "
    caution = "Real employers don’t ask applicants to pay."
    asking = client.post(
        "/mail/", {"text": f"{offer}Please pay a training fee of 90 pounds and write to us on Telegram."}
    )
    assert caution in " ".join(asking.content.decode().split())
    assert (
        caution
        not in client.post("/mail/", {"text": f"{offer}Bring your bank details on the first day."}).content.decode()
    )


class TestWithoutADate:
    """Text that was pasted without its head says nothing of the day on which it came."""

    TEXT = "Dear Nora, unfortunately, Oakhill Health has decided to move forward with other candidates."

    def test_the_form_asks_and_proposes_none(self, client, oakhill):
        page = client.post("/mail/", {"text": self.TEXT}).content.decode()
        assert "The text names no date. When did the email arrive?" in page
        when = page.split('id="id_day"')[1].split("</fieldset>")[0]
        assert [word in when for word in ("Today", "Yesterday", "Choose a date", "Not known")] == [True] * 4
        assert "checked" not in when
        assert 'value="2026-' not in when

    def test_a_date_that_the_email_names_is_chosen(self, client, oakhill):
        when = client.post("/mail/", {"text": NO}).content.decode().split('id="id_day"')[1].split("</fieldset>")[0]
        assert "checked" in when.split('value="pick"')[1].split(">")[0]
        assert "names no date" not in when

    def test_nothing_chosen_is_asked_for_and_nothing_changes(self, client, oakhill):
        response = answer(client, oakhill, what="rejected", day="", on="", text="Their words", keep="on")
        assert response.status_code == 422
        assert "Choose when the email arrived, or “Not known”." in response.content.decode()
        assert "Their words" in response.content.decode()
        oakhill.refresh_from_db()
        assert oakhill.is_open

    def test_a_no_of_an_unknown_day_is_no_news_of_today(self, client, oakhill):
        answer(client, oakhill, what="rejected", day="unknown", on="", text="Their words", keep="on")
        oakhill.refresh_from_db()
        assert (oakhill.closed_as, oakhill.known_closed_on, oakhill.known_last_news_on) == ("rejected", None, None)
        assert "Date not known" in client.get(oakhill.get_absolute_url()).content.decode()

    @pytest.mark.parametrize("what", ["screening", "interviewing", "offer"])
    def test_so_is_an_invitation_or_an_offer(self, client, oakhill, what):
        answer(client, oakhill, what=what, day="unknown", on="")
        oakhill.refresh_from_db()
        assert (oakhill.status, oakhill.known_status_since) == (what, None)

    def test_the_saved_text_says_that_its_date_is_not_known(self, client, oakhill):
        answer(client, oakhill, what="none", day="unknown", on="", text="We will be in touch", keep="on")
        assert KeptMail.objects.get().known_on is None
        page = client.get(oakhill.get_absolute_url()).content.decode().split("Saved emails")[1]
        assert 'Email <span class="meta">date not known</span>' in page

    def test_a_saved_text_of_a_known_day_shows_it(self, client, oakhill):
        answer(client, oakhill, what="none", text="We will be in touch", keep="on", subject="Your application")
        page = client.get(oakhill.get_absolute_url()).content.decode().split("Saved emails")[1]
        assert 'Your application <span class="meta">Yesterday</span>' in page
