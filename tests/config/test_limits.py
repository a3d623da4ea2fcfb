"""What may be asked for only so often, for all processes together."""

import threading
import time

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib.auth.hashers import MD5PasswordHasher
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.mail import EmailMessage
from django.db import connection
from django.test import Client
from django.urls import reverse

from config import letters, limits
from feedback.models import Preferences
from tests.builders import PDF, make_application

SIGN_IN = {"login": "alice@example.org", "password": "wrong"}


@pytest.fixture
def twice(settings):
    """Each thing may be done twice."""
    settings.RATES = {action: f"2/10m/{rate.rsplit('/', 1)[1]}" for action, rate in settings.RATES.items()}


@pytest.fixture
def mail_server(settings, monkeypatch):
    from config.accounts import PasswordReset

    monkeypatch.setattr(PasswordReset, "mail_works", True)
    settings.ACCOUNT_EMAIL_VERIFICATION = "mandatory"
    settings.ACCOUNT_PREVENT_ENUMERATION = True
    settings.SIGNUP = "open"


def test_every_limit_belongs_to_a_route_and_has_a_rate(settings):
    for name, limit in limits.LIMITS.items():
        assert name in set(_names()), name
        assert limit.action in settings.RATES


def _names():
    from django.urls import get_resolver

    from tests.test_access import names

    return [name for name, _ in names(get_resolver().url_patterns)]


def test_what_takes_files_or_gives_something_to_strangers_is_limited(client, alice):
    """A new page that takes files, or that opens without signing in and writes, has to stand among the limits."""
    from tests.fuzz.harvest import forms_of
    from tests.test_access import ANYBODY, ROUTES, address, everything_of

    rows = everything_of(alice)
    client.force_login(alice)
    harmless = {"capture", "manifest", "sprite_svg", "help", "help_mine"}
    harmless |= {"friend_practice", "friend_look", "friend_look_file"}  # `friend_page` counts for them
    needed = {name for name, (who, *_) in ROUTES.items() if who == ANYBODY} - harmless
    for name, (_, methods, arguments) in ROUTES.items():
        if "GET" in methods:
            found = forms_of(client.get(address(name, arguments, rows)))
            needed |= {form.route for form in found if form.files and form.method == "POST"}
    assert needed <= set(limits.LIMITS)


def test_uploads_are_counted_for_the_person_and_what_was_typed_stays(client, alice, bob, twice):
    client.force_login(alice)

    def upload():
        file = SimpleUploadedFile("cv.pdf", PDF)
        return client.post("/documents/new/", {"file": file, "name": "CV for <no one>", "kind": "cv"})

    assert [upload().status_code for _ in range(2)] == [302, 302]
    answer = upload()
    assert answer.status_code == 429
    assert answer["Retry-After"] == "600"
    assert "CV for &lt;no one&gt;" in answer.content.decode()
    assert "Try again in 10 minutes" in answer.content.decode()
    assert "Choose yours again" in answer.content.decode()
    client.force_login(bob)
    assert upload().status_code == 302


def test_what_was_refused_counts_by_what_it_cost(client, alice, bob, settings, monkeypatch):
    settings.RATES = settings.RATES | {"upload": "4/10m/user"}
    client.force_login(alice)

    def upload(seconds: float) -> int:
        monkeypatch.setattr(limits.time, "thread_time", iter([0.0, seconds]).__next__)
        return client.post("/import/", {"files": SimpleUploadedFile("a.csv", b"nothing")}).status_code

    assert [upload(0.4), upload(1.2), upload(0.1)] == [422, 422, 429]
    client.force_login(bob)
    assert upload(0.4) == 422


def test_two_processes_count_together(alice, twice):
    """What one of them has counted stands in the database, where the other looks."""
    first, second = Client(), Client()
    for one in (first, second):
        one.force_login(alice)
    answers = [one.post("/accounts/delete/", {"password": "wrong"}).status_code for one in (first, second, first)]
    assert answers == [422, 422, 429]
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM cache_entries WHERE cache_key LIKE '%onward:password%'")
        assert cursor.fetchone()[0] >= 1


def test_a_link_is_counted_by_itself_and_wrong_ones_by_where_they_come_from(client, alice, twice):
    from feedback.reminders.calendar import token_of

    preferences = Preferences.objects.create(user=alice, calendar_nonce="n")
    feed = reverse("calendar_feed", args=[preferences.pk, token_of(preferences)])
    assert [client.get(feed).status_code for _ in range(3)] == [200, 200, 429]
    wrong = [client.get(reverse("calendar_feed", args=[preferences.pk, f"guess{n}"])).status_code for n in range(3)]
    assert wrong == [404, 404, 429]
    elsewhere = client.get(reverse("calendar_feed", args=[preferences.pk, "guess"]), REMOTE_ADDR="192.0.2.7")
    assert elsewhere.status_code == 404


def test_guessing_a_password_ends_after_five_for_one_account(client, alice):
    texts = [client.post("/accounts/login/", SIGN_IN).content.decode() for _ in range(6)]
    assert "is incorrect" in texts[4]
    assert "Too many attempts" in texts[5]
    right = client.post("/accounts/login/", SIGN_IN | {"password": "correct horse battery"})
    assert right.status_code == 200  # not even the right one, for five minutes


@pytest.mark.parametrize("path", ["/accounts/login/", "/accounts/signup/", "/accounts/password/reset/"])
def test_very_many_of_them_from_one_address_get_the_kind_page(client, db, settings, mail_server, path):
    settings.ACCOUNT_RATE_LIMITS = {"login": "1/m/ip", "signup": "1/m/ip", "reset_password": "1/m/ip"}
    typed = {"login": "nora@example.org", "email": "nora@example.org", "password": "x", "password1": "x"}
    client.post(path, typed)
    answer = client.post(path, typed)
    assert answer.status_code == 429
    assert "Too many attempts" in answer.content.decode()
    assert "nora@example.org" in answer.content.decode()
    assert 'value="x"' not in answer.content.decode()


def test_counts_are_not_washed_away_by_many_visitors(db):
    for number in range(400):
        cache.set(f"visitor-{number}", number, 600)
    assert cache.get("visitor-0") == 0
    assert cache._max_entries >= 20_000


class TestNobodyLearnsWhoHasAnAccount:
    """With a mail server the same words, the same status and the same work, whoever it is."""

    def test_at_sign_in(self, client, alice):
        texts = [
            client.post("/accounts/login/", {"login": address, "password": "wrong"}).content.decode()
            for address in ("alice@example.org", "nobody@example.org")
        ]
        known, unknown = (text.split("<form", 1)[1] for text in texts)
        assert _bare(known) == _bare(unknown).replace("nobody@", "alice@")

    @pytest.mark.parametrize(
        "who",
        ["alice", "no one", "with a second step", "pending elsewhere", "unconfirmed and pending elsewhere", "pending"],
    )
    def test_at_sign_in_each_address_costs_the_hashing_of_one_password(self, client, alice, bob, monkeypatch, who):
        if who == "with a second step":
            Authenticator.objects.create(user=alice, type="totp", data={"secret": "x"})
        if "pending elsewhere" in who:
            EmailAddress.objects.create(user=bob, email=alice.email)
        if "unconfirmed" in who:
            EmailAddress.objects.create(user=alice, email=alice.email, primary=True)
        if who == "pending":
            for person in (alice, bob):
                EmailAddress.objects.create(user=person, email="nobody@example.org")
        hashed, encode = [], MD5PasswordHasher.encode
        monkeypatch.setattr(
            MD5PasswordHasher,
            "encode",
            lambda self, password, salt: hashed.append(password) or encode(self, password, salt),
        )
        address = "nobody@example.org" if who in ("no one", "pending") else alice.email
        client.post("/accounts/login/", {"login": address, "password": "wrong"})
        assert hashed == ["wrong"]

    @pytest.mark.parametrize("path", ["/accounts/signup/", "/accounts/password/reset/"])
    def test_at_sign_up_and_reset(self, alice, mail_server, mailoutbox, path):
        EmailAddress.objects.create(user=alice, email=alice.email, primary=True, verified=True)
        answers = [
            Client().post(path, {"email": address, "password1": "a long enough phrase 7"})
            for address in (alice.email, "nobody@example.org")
        ]
        assert [one.status_code for one in answers] == [302, 302]
        assert answers[0]["Location"] == answers[1]["Location"]
        assert set(answers[0].cookies) == set(answers[1].cookies)

    def test_without_a_mail_server_the_reset_page_says_the_same_to_all(self, client, alice):
        texts = [
            client.post("/accounts/password/reset/", {"email": address}).content.decode()
            for address in ("alice@example.org", "nobody@example.org")
        ]
        assert "This server can’t send email" in texts[0]
        assert _bare(texts[0]) == _bare(texts[1]).replace("nobody@", "alice@")

    def test_a_known_address_costs_a_password_too(self, client, alice, mail_server, monkeypatch):
        from config import accounts

        made = []
        monkeypatch.setattr(accounts, "make_password", made.append)
        EmailAddress.objects.create(user=alice, email=alice.email, primary=True, verified=True)
        client.post("/accounts/signup/", {"email": alice.email, "password1": "a long enough phrase 7"})
        assert made == ["a long enough phrase 7"]

    def test_the_answers_take_an_even_time(self, client, db, mail_server, monkeypatch):
        monkeypatch.setattr(limits, "EVEN", {"account_reset_password": 0.3})
        began = time.monotonic()
        client.post("/accounts/password/reset/", {"email": "nobody@example.org"})
        assert time.monotonic() - began >= 0.3


class TestMailAboutAccounts:
    def test_a_slow_mail_server_keeps_nobody_waiting(self, monkeypatch):
        server_answers, sent = threading.Event(), threading.Event()
        monkeypatch.setattr(EmailMessage, "send", lambda self: server_answers.wait(60) and sent.set())
        letters.later(EmailMessage("s", "b", to=["nora@example.org"]))
        assert not sent.is_set()
        server_answers.set()
        assert sent.wait(60)

    def test_it_is_tried_again_and_its_address_stays_out_of_the_log(self, monkeypatch, caplog):
        tries = []

        def refuse(message):
            tries.append(message)
            if len(tries) < 3:
                raise OSError("nora@example.org: mailbox busy")

        monkeypatch.setattr(EmailMessage, "send", refuse)
        letters.send(EmailMessage("s", "b", to=["nora@example.org"]), (0, 0, 0))
        assert len(tries) == 3
        assert "nora" not in caplog.text
        assert "OSError" in caplog.text


def _bare(text: str) -> str:
    """Without what differs each time."""
    import re

    return re.sub(r'value="[A-Za-z0-9]{64}"', "", text)


def test_reading_a_page_costs_no_counting(client, alice, django_assert_max_num_queries):
    make_application(alice)
    client.force_login(alice)
    client.get("/board/")
    with django_assert_max_num_queries(12) as captured:
        client.get("/board/")
    assert "cache_entries" not in str(captured.captured_queries)


def test_job_ads_are_read_only_so_often_for_one_person(client, alice, twice):
    client.force_login(alice)
    answers = [client.post("/capture/reading/", {"pasted": "Cook"}) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
