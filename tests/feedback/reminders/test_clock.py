"""A clock that jumps back and forth: nothing is lost, no one is signed out, nothing is done twice."""

import datetime as dt

import pytest
from django.test import Client

from applications.models import Application, Profile, StatusChange, check_applications
from feedback.digest import sending
from tests.builders import TODAY, make_application
from tests.feedback.digest.test_digest import EIGHT, HOUR, box, wants  # noqa: F401 - a fixture

NOON = dt.datetime(2026, 11, 10, 12, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)
JUMPS = [-DAY, DAY, -400 * DAY, 20 * DAY, -HOUR, HOUR * 0]
PAGES = ["/", "/board/", "/applications/", "/insights/", "/documents/"]


@pytest.fixture
def page(alice, time_machine):
    time_machine.move_to(NOON, tick=False)
    client = Client()
    client.force_login(alice)
    return client


def test_a_session_and_every_page_outlive_the_jumps(page, alice, time_machine):
    application = make_application(alice, status="interviewing")
    for jump in JUMPS:
        time_machine.move_to(NOON + jump, tick=False)
        for address in [*PAGES, application.get_absolute_url()]:
            assert page.get(address).status_code == 200, (jump, address)


@pytest.mark.parametrize("jump", JUMPS)
def test_a_move_is_written_once_or_refused_with_a_reason_and_the_history_stays_whole(page, alice, time_machine, jump):
    application = make_application(alice)
    time_machine.move_to(NOON + jump, tick=False)
    send = {"status": "screening", "day": "today", "from": "board"}
    answers = [page.post(f"/applications/{application.pk}/status/", send, headers={"HX-Request": "true"}) for _ in "ab"]
    moved = StatusChange.objects.filter(application=application, to_state="screening", undone_at=None).count()
    assert [answer.status_code for answer in answers] == [200 if moved else 422] * 2
    assert moved <= 1
    assert list(check_applications()) == []
    time_machine.move_to(NOON + DAY, tick=False)
    page.post(f"/applications/{application.pk}/status/", send | {"status": "interviewing"})
    assert Application.objects.get().status == "interviewing"
    assert list(check_applications()) == []


def test_undo_still_works_after_the_clock_went_back(page, alice, time_machine):
    application = make_application(alice)
    page.post(f"/applications/{application.pk}/status/", {"status": "screening", "day": "today"})
    assert Application.objects.get().status == "screening"
    action = alice.actions.latest("pk")
    time_machine.move_to(NOON - 3 * DAY, tick=False)
    assert page.post(action.undo_url).status_code in (200, 302)
    assert Application.objects.get().status == "applied"
    assert list(check_applications()) == []


def test_what_was_quiet_is_quiet_again_once_the_clock_is_right(page, alice, time_machine):
    make_application(alice, on=TODAY - 40 * DAY)
    quiet = [Application.objects.for_user(alice).quiet(TODAY).count()]
    time_machine.move_to(NOON - 60 * DAY, tick=False)
    page.get("/")
    page.get("/board/")
    time_machine.move_to(NOON, tick=False)
    quiet.append(Application.objects.for_user(alice).quiet(Profile.of(alice).today()).count())
    assert quiet == [1, 1]


def test_a_day_has_one_digest_however_often_the_clock_passes_it(alice, box, time_machine):  # noqa: F811
    wants(alice)
    sent = []
    for moment in (EIGHT, EIGHT - DAY, EIGHT, EIGHT - 3 * HOUR, EIGHT + HOUR, EIGHT + DAY, EIGHT, EIGHT + DAY):
        time_machine.move_to(moment, tick=False)
        sent.append(sending.run(moment).sent)
    assert sent == [1, 0, 0, 0, 0, 1, 0, 0]
    assert len(box.mails) == 2


def test_a_mail_server_that_is_down_for_a_day_brings_one_digest_and_no_second(alice, box, settings, time_machine):  # noqa: F811
    wants(alice)
    working = settings.MAILERS
    settings.MAILERS = {"default": {**working["default"], "OPTIONS": {"host": "127.0.0.1", "port": 1, "timeout": 1}}}
    for hour in range(24):
        time_machine.move_to(EIGHT + hour * HOUR, tick=False)
        assert sending.run(EIGHT + hour * HOUR).sent == 0
    settings.MAILERS = working
    sent = []
    for hour in range(24, 36):
        time_machine.move_to(EIGHT + hour * HOUR, tick=False)
        sent.append(sending.run(EIGHT + hour * HOUR).sent)
    assert sent == [1] + [0] * 11
    assert len(box.mails) == 1
