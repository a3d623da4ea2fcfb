"""A second step after the password: codes from an app, recovery codes, and the list of places signed in."""

import datetime as dt
import io
import re
import threading
import time

import pytest
import time_machine
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import hotp_value, yield_hotp_counters_from_time
from django.contrib.auth import get_user_model
from django.core import mail
from django.core.management import call_command
from django.db import connection
from django.test import Client

from tests.builders import sign_in_freshly

PASSWORD = "correct horse battery"


def sign_in(email="alice@example.org", password=PASSWORD, client=None):
    client = client or Client()
    return client, client.post("/accounts/login/", {"login": email, "password": password})


def code_now(secret: str, which: int = 0) -> str:
    """One of the three codes that count now; each works once."""
    return f"{hotp_value(secret, list(yield_hotp_counters_from_time())[which]):06d}"


def sure(client, **typed):
    """Gives the password again, as security changes ask for."""
    return client.post("/accounts/reauthenticate/", {"password": PASSWORD, "next": "/", **typed})


def recovery_codes(user) -> list[str]:
    return Authenticator.objects.get(user=user, type="recovery_codes").wrap().get_unused_codes()


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
    assert "has expired" in wrong.content.decode()
    client.post("/accounts/second-step/authenticate/", {"code": code_now(secret, 1)})
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
    sure(here)
    page = here.get("/accounts/sessions/").content.decode()
    assert "This browser" in page
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
    assert told == ["Onward: Two-step verification was turned on", "Onward: Your password was changed"]
    assert all("If this wasn’t you" in message.body for message in mail.outbox)


def test_the_operator_lets_somebody_in_who_lost_phone_and_codes(secret, alice, capsys):
    call_command("accounts", "forget-second-step", "alice@example.org")
    client, _ = sign_in()
    assert client.get("/board/").status_code == 200


LATER = dt.timedelta(minutes=16)
DELETE = "/accounts/delete/"


def exists(user) -> bool:
    return get_user_model().objects.filter(pk=user.pk).exists()


@pytest.fixture
def here(alice, secret):
    """A browser in which alice signed in with both steps, a while ago."""
    client = Client()
    client.force_login(alice)
    return client


@pytest.fixture
def with_key(alice):
    """A browser of alice, who has a security key and no codes."""
    key = Authenticator.objects.create(user=alice, type="webauthn", data={"name": "Key"})
    client = Client()
    client.force_login(alice)
    return client, key


def show(client, key) -> None:
    """What the page for passkeys notes once the key answered."""
    session = client.session
    records = session.get("account_authentication_methods", [])
    shown = {"method": "mfa", "at": time.time(), "reauthenticated": True, "id": key.pk, "type": "webauthn"}
    session["account_authentication_methods"] = [*records, shown]
    session["account_authentication_methods_user"] = str(key.user_id)
    session.save()


def test_where_no_mail_can_confirm_an_address_a_second_step_can_be_set_up_all_the_same(db):
    client = Client()
    client.post("/accounts/signup/", {"email": "nora@example.org", "password1": PASSWORD})
    set_up(client)
    assert Authenticator.objects.filter(type="totp").exists()


class TestACodeCountsOnce:
    """Whoever saw one, over a shoulder or on its way, can do nothing with it for as long as its digits would count."""

    MOMENT = dt.datetime(2026, 11, 10, 12, tzinfo=dt.UTC)  # a code begins with this second
    AFTER = (0, 29, 31, 59, 61, 89)  # seconds; the latest of the three codes counts for ninety

    @pytest.fixture(autouse=True)
    def travel(self):
        with time_machine.travel(self.MOMENT, tick=False) as traveller:
            yield traveller

    def signs_in(self, code) -> bool:
        client, _ = sign_in()
        client.post("/accounts/second-step/authenticate/", {"code": code})
        return client.get("/board/").status_code == 200

    def gives_again(self, alice, code) -> bool:
        client = Client()
        client.force_login(alice)
        return sure(client, code=code).status_code == 302

    @pytest.mark.parametrize("seconds", AFTER)
    def test_one_that_signed_in_does_nothing_more(self, secret, alice, travel, seconds):
        code = code_now(secret, 2)
        assert self.signs_in(code)
        travel.move_to(self.MOMENT + dt.timedelta(seconds=seconds))
        assert not self.signs_in(code)
        assert not self.gives_again(alice, f"{code[:3]} {code[3:]}")

    def test_one_that_was_given_again_does_nothing_more(self, secret, alice, travel):
        code = code_now(secret, 2)
        assert self.gives_again(alice, code)
        travel.move_to(self.MOMENT + dt.timedelta(seconds=59))
        assert not self.gives_again(alice, code)
        assert not self.signs_in(f"{code[:3]}-{code[3:]}")

    def test_the_one_that_set_the_app_up_does_nothing_more(self, alice, travel):
        client, _ = sign_in()
        sure(client)
        page = client.get("/accounts/second-step/totp/activate/").content.decode()
        secret = re.search(r'id="totp-key" value="([A-Z2-7]+)"', page)[1]
        code = code_now(secret, 1)
        client.post("/accounts/second-step/totp/activate/", {"code": code})
        assert not self.signs_in(code)
        travel.move_to(self.MOMENT + dt.timedelta(seconds=31))
        assert not self.signs_in(code)
        assert self.signs_in(code_now(secret, 1))

    def test_trying_a_used_one_counts_as_a_try(self, secret):
        code = code_now(secret, 1)
        assert self.signs_in(code)
        for _ in range(5):
            assert not self.signs_in(code)
        assert not self.signs_in(code_now(secret, 2))

    def test_the_next_one_counts_at_once(self, secret):
        assert self.signs_in(code_now(secret, 1))
        assert self.signs_in(code_now(secret, 2))

    def test_what_one_person_used_another_may_have_as_well(self, secret, alice, bob):
        data = Authenticator.objects.get(user=alice, type="totp").data
        Authenticator.objects.create(user=bob, type="totp", data=data)
        assert self.signs_in(code_now(secret, 1))
        assert self.gives_again(bob, code_now(secret, 1))

    def test_a_recovery_code_counts_once_too_whatever_for(self, secret, alice):
        first, second, *_ = recovery_codes(alice)
        assert self.signs_in(first)
        assert self.gives_again(alice, second)
        for code in (first, second):
            assert not self.signs_in(code)
            assert not self.gives_again(alice, code)

    @pytest.mark.django_db(transaction=True)
    @pytest.mark.parametrize("kind", ["totp", "recovery"])
    def test_of_two_who_give_it_in_the_same_moment_one_gets_in(self, secret, alice, kind):
        code = code_now(secret, 2) if kind == "totp" else recovery_codes(alice)[0]
        clients, barrier = [sign_in()[0] for _ in range(2)], threading.Barrier(2)

        def give(client):
            barrier.wait()
            client.post("/accounts/second-step/authenticate/", {"code": code})
            connection.close()

        threads = [threading.Thread(target=give, args=(client,)) for client in clients]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert sorted(client.get("/board/").status_code for client in clients) == [200, 302]


class TestDeletingTheAccount:
    def test_the_password_alone_deletes_nothing(self, here, alice):
        answer = here.post(DELETE, {"password": PASSWORD})
        assert answer.status_code == 422
        assert 'id="id_code_error"' in answer.content.decode()
        assert exists(alice)

    def test_a_wrong_code_is_said_by_its_field_and_stays_in_it(self, here, alice):
        answer = here.post(DELETE, {"password": PASSWORD, "code": "000000"})
        text = answer.content.decode()
        assert answer.status_code == 422
        assert "That code is incorrect" in text.split('id="id_code_error"')[1]
        assert 'value="000000"' in text
        assert exists(alice)

    def test_password_and_code_delete_it(self, here, alice, secret):
        assert here.post(DELETE, {"password": PASSWORD, "code": code_now(secret, 1)}).status_code == 302
        assert not exists(alice)

    def test_a_recovery_code_does_too(self, here, alice):
        assert here.post(DELETE, {"password": PASSWORD, "code": recovery_codes(alice)[0]}).status_code == 302
        assert not exists(alice)

    def test_a_mistyped_password_uses_no_code_up(self, here, alice):
        code = recovery_codes(alice)[0]
        assert here.post(DELETE, {"password": "wrong", "code": code}).status_code == 422
        assert code in recovery_codes(alice)

    def test_after_five_wrong_codes_the_right_one_has_to_wait(self, here, alice, secret):
        for _ in range(5):
            here.post(DELETE, {"password": PASSWORD, "code": "000000"})
        answer = here.post(DELETE, {"password": PASSWORD, "code": code_now(secret, 1)})
        assert "Too many" in answer.content.decode()
        assert exists(alice)

    def test_whoever_has_no_second_step_is_asked_for_no_code(self, client, alice):
        client.force_login(alice)
        assert 'name="code"' not in client.get(DELETE).content.decode()
        client.post(DELETE, {"password": PASSWORD})
        assert not exists(alice)

    def test_a_code_given_a_moment_ago_is_not_asked_for_again_but_a_while_later_it_is(self, here, alice, secret):
        sure(here, code=code_now(secret, 1))
        assert 'name="code"' not in here.get(DELETE).content.decode()
        with time_machine.travel(dt.datetime.now(dt.UTC) + LATER):
            assert 'name="code"' in here.get(DELETE).content.decode()
            assert here.post(DELETE, {"password": PASSWORD}).status_code == 422
        assert exists(alice)

    def test_whoever_has_only_a_key_shows_it_first(self, with_key, alice):
        client, key = with_key
        page = client.get(DELETE).content.decode()
        assert "/accounts/second-step/webauthn/reauthenticate/?next=%2Faccounts%2Fdelete%2F" in page
        refused = client.post(DELETE, {"password": PASSWORD})
        assert refused.status_code == 422
        assert "First <a href=" in refused.content.decode()
        assert exists(alice)
        show(client, key)
        assert client.post(DELETE, {"password": PASSWORD}).status_code == 302
        assert not exists(alice)


class TestAskedAgain:
    """Where the password is asked for once more, the second step is as well."""

    def test_the_password_alone_opens_nothing(self, here):
        answer = sure(here)
        assert answer.status_code == 200
        assert 'id="id_code_error"' in answer.content.decode()
        assert "reauthenticate" in here.get("/export/everything/")["Location"]
        assert here.get("/export/everything.zip")["Location"] == "/export/everything/?start=zip"

    def test_the_code_alone_does_not_either(self, here, secret):
        code = code_now(secret, 1)
        answer = here.post("/accounts/second-step/reauthenticate/", {"code": code, "next": "/export/everything/"})
        assert answer["Location"].startswith("/accounts/reauthenticate/")
        assert "reauthenticate" in here.get("/export/everything/")["Location"]

    def test_both_do_for_a_quarter_of_an_hour(self, here, secret):
        assert sure(here, code=code_now(secret, 1))["Location"] == "/"
        for path in ("/export/everything/", "/export/everything.json", "/accounts/second-step/totp/deactivate/"):
            assert here.get(path).status_code == 200
        with time_machine.travel(dt.datetime.now(dt.UTC) + LATER):
            assert here.get("/export/everything.json")["Location"] == "/export/everything/?start=json"
            for path in ("/export/everything/", "/accounts/second-step/totp/deactivate/"):
                assert here.get(path)["Location"].startswith("/accounts/reauthenticate/")

    def test_a_mistyped_password_uses_no_code_up(self, here, alice):
        code = recovery_codes(alice)[0]
        sure(here, password="wrong", code=code)
        assert code in recovery_codes(alice)

    def test_a_password_given_elsewhere_before_there_was_a_second_step_no_longer_counts(self, alice):
        other = sign_in_freshly(alice)
        assert other.get("/export/everything/").status_code == 200
        set_up(sign_in()[0])
        assert "reauthenticate" in other.get("/export/everything/")["Location"]
        answer = other.post("/accounts/second-step/totp/deactivate/")
        assert "reauthenticate" in answer["Location"]
        assert Authenticator.objects.filter(type="totp").exists()

    @pytest.mark.django_db(transaction=True)
    def test_whoever_has_just_set_it_up_sees_the_recovery_codes_at_once(self, alice):
        client, _ = sign_in()
        set_up(client)
        assert client.get("/accounts/second-step/recovery-codes/").status_code == 200

    def test_a_key_that_cannot_sign_in_alone_needs_the_password_beside_it(self, with_key):
        client, key = with_key
        asked = client.get("/export/everything/")["Location"]
        assert asked == "/accounts/second-step/webauthn/reauthenticate/?next=%2Fexport%2Feverything%2F"
        show(client, key)
        assert client.get("/export/everything/")["Location"].startswith("/accounts/reauthenticate/")
        sure(client)
        assert client.get("/export/everything/").status_code == 200

    def test_a_passkey_that_signs_in_alone_is_enough(self, with_key):
        client, key = with_key
        key.data = {"name": "Phone", "credential": {"clientExtensionResults": {"credProps": {"rk": True}}}}
        key.save()
        show(client, key)
        assert client.get("/export/everything/").status_code == 200

    def test_another_address_needs_the_code(self, here, alice, secret):
        typed = {"action_add": "", "email": "new@example.org", "password": PASSWORD}
        refused = here.post("/accounts/email/", typed)
        assert 'id="id_code_error"' in refused.content.decode()
        assert "new@example.org" in refused.content.decode()
        alice.refresh_from_db()
        assert alice.email == "alice@example.org"
        here.post("/accounts/email/", {**typed, "code": code_now(secret, 1)})
        alice.refresh_from_db()
        assert alice.email == "new@example.org"

    def test_with_mail_the_address_stays_while_there_is_a_second_step_and_the_page_says_so(self, here, settings):
        settings.MFA_ALLOW_UNVERIFIED_EMAIL = False
        typed = {"action_add": "", "email": "new@example.org", "password": PASSWORD}
        assert "Turn it off, change the address" in here.post("/accounts/email/", typed).content.decode()

    def test_another_password_needs_the_code_and_a_weak_one_uses_none_up(self, here, alice):
        code = recovery_codes(alice)[0]
        typed = {"oldpassword": PASSWORD, "password1": "another staple horse", "password2": "another staple horse"}
        assert 'id="id_code_error"' in here.post("/accounts/password/change/", typed).content.decode()
        here.post("/accounts/password/change/", {**typed, "password1": "1", "password2": "1", "code": code})
        assert code in recovery_codes(alice)
        here.post("/accounts/password/change/", {**typed, "code": code})
        alice.refresh_from_db()
        assert alice.check_password("another staple horse")

    @pytest.mark.parametrize("action", ["action_primary", "action_remove"])
    def test_addresses_are_neither_exchanged_nor_removed_without_it(self, client, alice, action):
        EmailAddress.objects.create(user=alice, email=alice.email, primary=True, verified=True)
        EmailAddress.objects.create(user=alice, email="other@example.org", verified=action == "action_primary")
        client.force_login(alice)
        answer = client.post("/accounts/email/", {action: "", "email": "other@example.org"})
        assert answer["Location"].startswith("/accounts/reauthenticate/")
        assert EmailAddress.objects.filter(email="other@example.org", primary=False).exists()

    def test_signing_out_elsewhere_asks_and_then_does_it(self, alice):
        phone, _ = sign_in()
        here, _ = sign_in()
        with time_machine.travel(dt.datetime.now(dt.UTC) + LATER):
            asked = here.post("/accounts/sessions/")
            assert asked["Location"] == "/accounts/reauthenticate/?next=%2Faccounts%2Fsessions%2F"
            assert phone.get("/board/").status_code == 200
            here.post("/accounts/reauthenticate/", {"password": PASSWORD, "next": "/accounts/sessions/"})
            assert phone.get("/board/").status_code == 302
            assert here.get("/board/").status_code == 200

    def test_signing_in_counts_for_a_quarter_of_an_hour(self, alice):
        here, _ = sign_in()
        assert here.get("/export/everything.json").status_code == 200
        with time_machine.travel(dt.datetime.now(dt.UTC) + LATER):
            assert "reauthenticate" in here.get("/export/everything/")["Location"]

    def test_signing_in_with_both_steps_counts_as_both(self, alice):
        secret = set_up(sign_in()[0])
        here, _ = sign_in()
        assert here.get("/export/everything/")["Location"].startswith("/accounts/login/")
        here.post("/accounts/second-step/authenticate/", {"code": code_now(secret, 1)})
        assert here.get("/export/everything.json").status_code == 200

    def test_restoring_asks_and_says_to_choose_the_file_once_more(self, client, alice):
        client.force_login(alice)
        assert client.get("/export/restore/")["Location"].startswith("/accounts/reauthenticate/")
        answer = client.post("/export/restore/", {"file": io.BytesIO(b"{}")}, follow=True)
        assert answer.redirect_chain[-1][0] == "/accounts/reauthenticate/?next=%2Fexport%2Frestore%2F"
        assert "choose the file again" in answer.content.decode()


@pytest.mark.parametrize(
    ("number", "said"),
    [(0, "No keys yet."), (1, "You have 1 key."), (2, "You have 2 keys."), (11, "You have 11 keys.")],
)
def test_the_page_counts_the_keys(client, alice, number, said):
    for which in range(number):
        Authenticator.objects.create(user=alice, type="webauthn", data={"name": f"Key {which}"})
    client.force_login(alice)
    assert said in client.get("/accounts/second-step/").content.decode()


@pytest.mark.parametrize(
    ("used", "left", "warning"),
    [
        (0, "You have 10 of 10 codes left.", "The 10 you have left will stop working."),
        (8, "You have 2 of 10 codes left.", "The 2 you have left will stop working."),
        (9, "You have 1 of 10 codes left.", "The one you have left will stop working."),
        (10, "You have no codes left.", "Each one works once."),
    ],
)
def test_the_pages_count_the_recovery_codes(secret, alice, used, left, warning):
    for code in recovery_codes(alice)[:used]:
        assert Authenticator.objects.get(user=alice, type="recovery_codes").wrap().validate_code(code)
    client = Client()
    client.force_login(alice)
    sure(client, code=code_now(secret, 1))
    assert left in client.get("/accounts/second-step/").content.decode()
    assert warning in client.get("/accounts/second-step/recovery-codes/generate/").content.decode()


def test_the_file_of_recovery_codes_says_what_it_is(alice):
    client, _ = sign_in()
    sure(client, code=code_now(set_up(client), 1))
    file = client.get("/accounts/second-step/recovery-codes/download/").content.decode()
    assert file.startswith("Recovery codes for Onward. Each code works once, after your password.")
    assert all(code in file for code in recovery_codes(alice))


class TestWhatThePagesSay:
    """They offer what this person has, and state what is so."""

    CODE = "/accounts/second-step/authenticate/"

    def test_since_when_the_app_is_on(self, secret):
        client, _ = sign_in()
        client.post(self.CODE, {"code": code_now(secret, 1)})
        on = dt.date.today()
        assert f"On since {on.day} {on:%B %Y}." in client.get("/accounts/second-step/").content.decode()

    def test_no_key_is_asked_for_where_there_is_none(self, secret):
        client, _ = sign_in()
        page = client.get(self.CODE).content.decode()
        assert "Enter the code from your authenticator app or one of your recovery codes." in page
        assert "passkey" not in page

    def test_without_recovery_codes_only_the_app_is_named(self, secret, alice):
        Authenticator.objects.filter(user=alice, type="recovery_codes").delete()
        client, _ = sign_in()
        page = client.get(self.CODE).content.decode()
        assert "Enter the code from your authenticator app." in page
        assert "recovery code" not in page

    def test_a_list_without_keys_does_not_ask_to_remove_any(self, client, alice):
        sign_in_freshly(alice, client)
        page = client.get("/accounts/second-step/webauthn/").content.decode()
        assert ("No passkeys or security keys yet." in page, "Remove any" in page) == (True, False)
