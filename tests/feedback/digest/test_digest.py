"""The email digest, against a real SMTP server: at the chosen hour, at most once, nothing private outside its text."""

import datetime as dt
import socket
import threading
from email import message_from_bytes

import pytest
from aiosmtpd.controller import Controller
from allauth.account.models import EmailAddress
from django.db import connections
from django.test import Client

from applications.models import Action, Profile
from feedback.digest import sending
from feedback.models import FeedbackRequest, Preferences, Reminder
from tests.builders import TODAY, make_application, make_request, make_stage

EIGHT = dt.datetime(2026, 11, 10, 8, tzinfo=dt.UTC)  # a Tuesday
HOUR = dt.timedelta(hours=1)


class Box:
    """Takes mail, and refuses whom it is told to."""

    def __init__(self):
        self.mails, self.refused = [], set()

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address in self.refused:
            return "550 no one of that name"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        self.mails.append(message_from_bytes(envelope.content))
        return "250 OK"


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def use(settings, port):
    settings.MAIL_HOST = "127.0.0.1"
    settings.MAILERS = {
        "default": {
            "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
            "OPTIONS": {"host": "127.0.0.1", "port": port, "timeout": 5},
        }
    }


@pytest.fixture
def box(settings):
    handler = Box()
    controller = Controller(handler, hostname="127.0.0.1", port=free_port())
    controller.start()
    use(settings, controller.port)
    settings.SITE_URL = "https://jobs.example.org"
    yield handler
    controller.stop()


@pytest.fixture(autouse=True)
def eight(time_machine):
    time_machine.move_to(EIGHT, tick=False)
    return time_machine


def wants(user, **fields):
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    Reminder.objects.create(owner=user, kind="own", words="Call Tom about Copperline", due_on=TODAY)
    return Preferences.objects.create(user=user, **({"digest": "due", "digest_hour": 8} | fields))


def test_it_says_what_is_due_in_text_and_html(alice, box):
    wants(alice)
    make_stage(make_application(alice, company="Castell <Rail>", status="interviewing"), starts_at=EIGHT + 5 * HOUR)
    assert sending.run(EIGHT).sent == 1
    [mail] = box.mails
    plain, html = (part.get_payload(decode=True).decode() for part in mail.get_payload())
    assert "Call Tom about Copperline" in plain
    assert "- Tue\N{NO-BREAK SPACE}10\N{NO-BREAK SPACE}Nov, Castell <Rail>: " in plain
    assert "Castell &lt;Rail&gt;" in html
    assert "https://jobs.example.org/settings/reminders/" in plain
    assert mail["To"] == alice.email


def test_it_opens_with_good_news_and_says_none_of_what_has_closed_since(alice, box):
    wants(alice)
    Reminder.objects.create(owner=alice, kind="own", words="Ring the office", due_on=TODAY)
    offered = make_application(alice, company="Castell Rail", title="Planner", status="offer", on=TODAY)
    make_application(alice, company="Alder", status="interviewing", on=TODAY, closed_as="rejected")
    make_application(alice, company="Birch", status="screening", on=TODAY)
    sending.run(EIGHT)
    [text, html] = [part.get_payload(decode=True).decode() for part in box.mails[0].get_payload()]
    for body in (text, html):
        assert body.index("Offers to decide on") < body.index("Small wins") < body.index("Ring the office")
        assert "They made the offer today." in body
        assert "Birch replied" in body
        assert "Alder" not in body
    offered.close("accepted", today=TODAY)
    Preferences.objects.update(digest_claimed_for=None)
    sending.run(EIGHT)
    assert (
        box.mails[1].get_payload()[0].get_payload(decode=True).decode().startswith("You got the job at Castell Rail.")
    )


def test_nothing_private_stands_outside_the_text(alice, box):
    wants(alice)
    sending.run(EIGHT)
    [mail] = box.mails
    headers = "\n".join(f"{name}: {value}" for name, value in mail.items())
    assert mail["Subject"] == "Onward: your next steps"
    assert "Copperline" not in headers
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert mail["List-Unsubscribe"].startswith("<https://jobs.example.org/digest/off/")


@pytest.mark.parametrize(
    ("fields", "moment", "sent"),
    [
        ({}, EIGHT - HOUR, 0),
        ({}, EIGHT + 11 * HOUR, 1),
        ({}, EIGHT + 12 * HOUR, 0),
        ({"digest": "never"}, EIGHT, 0),
        ({"digest": "weekly"}, EIGHT, 0),
        ({"digest": "weekly"}, EIGHT + dt.timedelta(days=6), 1),
        ({"paused_on": TODAY}, EIGHT, 0),
        ({"paused_on": TODAY, "paused_until": TODAY}, EIGHT, 1),
        ({"digest_claimed_for": TODAY}, EIGHT, 0),
    ],
)
def test_it_comes_at_its_hour_and_on_its_day(alice, box, eight, fields, moment, sent):
    wants(alice, **fields)
    eight.move_to(moment, tick=False)
    assert sending.run(moment).sent == sent == len(box.mails)


@pytest.mark.parametrize(
    ("zone", "day", "hour", "utc"),
    [
        ("Europe/London", dt.date(2027, 3, 28), 8, 7),
        ("Europe/London", dt.date(2026, 10, 25), 8, 8),
        ("America/New_York", dt.date(2026, 11, 1), 8, 13),
        ("Europe/London", dt.date(2027, 3, 28), 1, 1),
        ("Asia/Kolkata", dt.date(2026, 11, 10), 8, 2.5),
    ],
)
def test_daylight_saving_moves_the_hour_and_a_day_has_one(alice, box, eight, zone, day, hour, utc):
    wants(alice, digest_hour=hour)
    Reminder.objects.update(due_on=day)
    Profile.objects.filter(user=alice).update(time_zone=zone)
    moment = dt.datetime.combine(day, dt.time(0), tzinfo=dt.UTC) + dt.timedelta(hours=utc)
    for when in (moment - dt.timedelta(minutes=1), moment, moment + HOUR, moment + 2 * HOUR):
        eight.move_to(when, tick=False)
        sending.run(when)
        assert len(box.mails) == (0 if when < moment else 1)


def test_nothing_due_sends_nothing(alice, box):
    wants(alice)
    Reminder.objects.all().delete()
    make_application(alice, on=TODAY - dt.timedelta(days=12))
    assert sending.run(EIGHT).sent == 0


def test_an_address_that_was_not_confirmed_gets_none(alice, box):
    wants(alice)
    EmailAddress.objects.update(verified=False)
    assert sending.run(EIGHT).sent == 0


def test_a_refused_address_delays_only_its_own_and_is_tried_again(alice, bob, box):
    wants(alice)
    wants(bob)
    box.refused = {alice.email}
    result = sending.run(EIGHT)
    assert (result.sent, result.failed) == (1, 1)
    assert sending.run(EIGHT).failed == 1
    box.refused = set()
    assert sending.run(EIGHT + HOUR).sent == 1
    assert sorted(mail["To"] for mail in box.mails) == sorted([alice.email, bob.email])


def test_many_refused_addresses_keep_nobody_else_from_theirs(alice, box, django_user_model):
    for number in range(5):
        user = django_user_model.objects.create_user(f"u{number}", f"u{number}@example.org", "x")
        wants(user)
        box.refused.add(user.email)
    wants(alice)
    result = sending.run(EIGHT)
    assert (result.sent, result.failed) == (1, 5)


def test_a_server_that_is_down_is_tried_again(alice, settings):
    use(settings, free_port())
    preferences = wants(alice)
    assert sending.run(EIGHT).failed == 1
    preferences.refresh_from_db()
    assert preferences.digest_claimed_for is None


def test_a_crash_after_the_claim_is_not_repeated(alice, box, monkeypatch):
    wants(alice)
    monkeypatch.setattr(sending, "_mail", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        sending.run(EIGHT)
    monkeypatch.undo()
    assert sending.run(EIGHT).sent == 0


@pytest.mark.django_db(transaction=True)
def test_several_at_once_send_one(alice, box):
    wants(alice)
    ready, results = threading.Barrier(4), []

    def send():
        ready.wait()
        results.append(sending.run(EIGHT).sent)
        connections.close_all()

    threads = [threading.Thread(target=send) for _ in range(4)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert sorted(results) == [0, 0, 0, 1]
    assert len(box.mails) == 1


class TestTurningItOff:
    def test_one_click_works_signed_out_and_looking_changes_nothing(self, alice):
        preferences = wants(alice)
        path, visitor = f"/digest/off/{sending.token_of(preferences)}/", Client(enforce_csrf_checks=True)
        assert "Turn off the email digest?" in visitor.get(path).content.decode()
        preferences.refresh_from_db()
        assert preferences.digest == "due"
        assert visitor.post(path, {"List-Unsubscribe": "One-Click"}).status_code == 200
        preferences.refresh_from_db()
        assert preferences.digest == "never"

    @pytest.mark.parametrize("token", ["x", "WzEsImEiXQ:1:abc", "a" * 400])
    def test_an_invented_address_does_not_exist(self, client, db, token):
        assert client.post(f"/digest/off/{token}/").status_code == 404


def test_closing_by_itself_only_where_it_was_switched_on(alice, bob):
    for user in (alice, bob):
        make_request(make_application(user, closed_as="rejected"), state="sent", sent_on=TODAY - dt.timedelta(days=14))
    Preferences.objects.create(user=alice, closes_unanswered=True)
    assert sending.run(EIGHT).closed == 1
    assert FeedbackRequest.objects.get(owner=alice).state == "no_reply"
    assert FeedbackRequest.objects.get(owner=bob).state == "sent"
    Action.objects.get(owner=alice, kind="request").undo()
    assert FeedbackRequest.objects.get(owner=alice).state == "sent"


def test_the_settings_offer_it_only_where_mail_works(client, alice, settings):
    client.force_login(alice)
    assert "This server can’t send email." in client.get("/settings/reminders/").content.decode()
    settings.MAIL_HOST = "mail.example.org"
    assert "On days when something is due" in client.get("/settings/reminders/").content.decode()
