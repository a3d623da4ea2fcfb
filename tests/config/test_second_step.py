"""A second step after the password: codes from an app, recovery codes, and the list of places signed in."""

import re

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import hotp_value, yield_hotp_counters_from_time
from django.core import mail
from django.core.management import call_command
from django.test import Client

PASSWORD = "correct horse battery"


def sign_in(email="alice@example.org", password=PASSWORD, client=None):
    client = client or Client()
    return client, client.post("/accounts/login/", {"login": email, "password": password})


def code_now(secret: str) -> str:
    return f"{hotp_value(secret, next(iter(yield_hotp_counters_from_time()))):06d}"


def sure(client):
    """Gives the password again, as security changes ask for."""
    return client.post("/accounts/reauthenticate/", {"password": PASSWORD, "next": "/"})


def set_up(client) -> str:
    """Sets up an app; gives the key."""
    sure(client)
    page = client.get("/accounts/second-step/totp/activate/").content.decode()
    secret = re.search(r'id="totp-key" value="([A-Z2-7]+)"', page)[1]
    answer = client.post("/accounts/second-step/totp/activate/", {"code": code_now(secret)})
    assert answer.status_code == 302
    return secret


@pytest.fixture
def secret(alice):
    client, _ = sign_in()
    return set_up(client)


def test_the_password_alone_no_longer_signs_in_and_a_code_does(secret):
    client, answer = sign_in()
    assert answer["Location"].startswith("/accounts/second-step/authenticate/")
    assert client.get("/board/").status_code == 302
    wrong = client.post("/accounts/second-step/authenticate/", {"code": "000000"})
    assert "half minute is over" in wrong.content.decode()
    client.post("/accounts/second-step/authenticate/", {"code": code_now(secret)})
    assert client.get("/board/").status_code == 200


def test_a_recovery_code_signs_in_once(secret, alice):
    code = Authenticator.objects.get(user=alice, type="recovery_codes").wrap().get_unused_codes()[0]
    for expected in (200, 302):
        client, _ = sign_in()
        client.post("/accounts/second-step/authenticate/", {"code": code})
        assert client.get("/board/").status_code == expected


def test_the_database_holds_neither_key_nor_codes_in_the_clear(secret, alice):
    stored = str(list(Authenticator.objects.values_list("data", flat=True)))
    assert secret not in stored
    assert all(
        code not in stored for code in Authenticator.objects.get(type="recovery_codes").wrap().get_unused_codes()
    )


def test_security_changes_ask_for_the_password_again(alice):
    client, _ = sign_in()
    for path in ("totp/activate/", "webauthn/add/"):
        answer = client.get(f"/accounts/second-step/{path}")
        assert answer["Location"].startswith("/accounts/reauthenticate/")
    assert not Authenticator.objects.exists()


def test_the_code_to_scan_needs_no_image_of_another_kind(alice):
    client, _ = sign_in()
    sure(client)
    page = client.get("/accounts/second-step/totp/activate/").content.decode()
    assert "<svg" in page
    assert "data:" not in page
    assert " style=" not in page


def test_somebody_elses_key_cannot_be_renamed_or_taken_away(alice, bob):
    key = Authenticator.objects.create(user=alice, type="webauthn", data={})
    client, _ = sign_in("bob@example.org")
    sure(client)
    for verb in ("edit", "remove"):
        assert client.post(f"/accounts/second-step/webauthn/keys/{key.pk}/{verb}/", {"name": "x"}).status_code == 404
    assert Authenticator.objects.filter(pk=key.pk).exists()


def test_signing_out_elsewhere_ends_the_other_sessions_and_keeps_this_one(alice):
    phone, _ = sign_in()
    here, _ = sign_in()
    page = here.get("/accounts/sessions/").content.decode()
    assert "This one" in page
    here.post("/accounts/sessions/")
    assert phone.get("/board/").status_code == 302
    assert here.get("/board/").status_code == 200


def test_one_person_does_not_see_where_another_is_signed_in(alice, bob):
    sign_in(client=Client(headers={"user-agent": "Firefox Windows alice"}))
    client, _ = sign_in("bob@example.org", client=Client(headers={"user-agent": "Safari iPhone"}))
    page = client.get("/accounts/sessions/").content.decode()
    assert "Safari on an iPhone" in page
    assert "Windows" not in page


@pytest.mark.django_db(transaction=True)
def test_a_new_password_and_a_second_step_are_told_by_mail(alice, settings):
    settings.ACCOUNT_EMAIL_NOTIFICATIONS = True
    EmailAddress.objects.create(user=alice, email=alice.email, primary=True, verified=True)
    client, _ = sign_in()
    set_up(client)
    client.post(
        "/accounts/password/change/",
        {"oldpassword": PASSWORD, "password1": "another staple horse", "password2": "another staple horse"},
    )
    told = [message.subject for message in mail.outbox]
    assert told == ["Onward: Codes are asked for from now on", "Onward: Your password was changed"]
    assert all("If this was not you" in message.body for message in mail.outbox)


def test_the_operator_lets_somebody_in_who_lost_phone_and_codes(secret, alice, capsys):
    call_command("accounts", "forget-second-step", "alice@example.org")
    client, _ = sign_in()
    assert client.get("/board/").status_code == 200


def test_where_no_mail_can_confirm_an_address_a_second_step_can_be_set_up_all_the_same(db):
    client = Client()
    client.post("/accounts/signup/", {"email": "nora@example.org", "password1": PASSWORD})
    set_up(client)
    assert Authenticator.objects.filter(type="totp").exists()
