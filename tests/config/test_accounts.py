"""Signing up and in, and what happens to what was typed when no one is signed in any more."""

import threading

import pytest
import time_machine
from allauth.account.models import EmailAddress
from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import make_password
from django.contrib.sessions.models import Session
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client

from applications.models import Application, Profile, SavedPost, delete_expired_posts, save_post
from tests.builders import make_application, make_contact, make_document

SIGN_UP = {"email": "nora@example.org", "password1": "a long enough phrase 7", "time_zone": "Europe/London"}
User = get_user_model()


class TestSignUp:
    def test_the_first_account_signs_up_and_is_signed_in(self, client, db):
        response = client.post("/accounts/signup/", SIGN_UP, follow=True)
        assert response.redirect_chain[-1][0] == "/"
        assert Profile.of(User.objects.get()).time_zone == "Europe/London"

    def test_then_it_is_closed_kindly(self, client, alice):
        text = client.get("/accounts/signup/").content.decode()
        assert "Sign-up is closed" in text
        client.post("/accounts/signup/", SIGN_UP)
        assert User.objects.count() == 1

    def test_open_takes_everybody(self, client, alice, settings):
        settings.SIGNUP = "open"
        client.post("/accounts/signup/", SIGN_UP)
        assert User.objects.count() == 2

    def test_closed_takes_nobody(self, client, db, settings):
        settings.SIGNUP = "closed"
        client.post("/accounts/signup/", SIGN_UP)
        assert not User.objects.exists()

    def test_after_the_only_account_was_deleted_the_next_is_the_first(self, client, db):
        client.post("/accounts/signup/", SIGN_UP)
        client.post("/accounts/delete/", {"password": SIGN_UP["password1"]})
        assert not User.objects.exists()
        Client().post("/accounts/signup/", SIGN_UP)
        assert User.objects.count() == 1

    @pytest.mark.django_db(transaction=True)
    def test_ten_at_the_same_time_end_with_one_account(self, monkeypatch):
        from config.accounts import AccountAdapter

        monkeypatch.setattr(AccountAdapter, "is_open_for_signup", lambda self, request: True)
        barrier, failures = threading.Barrier(10), []

        def sign_up(number):
            try:
                barrier.wait()
                Client().post("/accounts/signup/", {**SIGN_UP, "email": f"nora{number}@example.org"})
            except Exception as error:
                failures.append(error)
            finally:
                connection.close()

        threads = [threading.Thread(target=sign_up, args=(number,)) for number in range(10)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert failures == []
        assert User.objects.count() == 1

    @pytest.mark.parametrize("path", ["/", "/accounts/login/", "/applications/?outcome=open"])
    def test_a_server_without_an_account_opens_on_create_your_account(self, client, db, path):
        page = client.get(path, follow=True)
        assert page.redirect_chain[-1][0].startswith("/accounts/signup/")
        assert "Create your account" in page.content.decode()
        assert "This is the first account on this server." in page.content.decode()

    def test_it_leads_back_to_what_was_asked_for(self, client, db):
        page = client.get("/applications/?outcome=open", follow=True)
        assert 'name="next" value="/applications/?outcome=open"' in page.content.decode()
        assert client.post("/accounts/signup/", {**SIGN_UP, "next": "/board/"})["Location"] == "/board/"

    def test_the_first_page_names_spreadsheets_before_other_trackers(self, client, db):
        text = client.post("/accounts/signup/", SIGN_UP, follow=True).content.decode()
        assert text.index("A spreadsheet (CSV or Excel)") < text.index("LinkedIn, Teal, Huntr or another tracker")

    def test_an_open_server_does_not_call_it_the_only_account(self, client, db, settings):
        settings.SIGNUP = "open"
        page = client.get("/accounts/login/", follow=True).content.decode()
        assert "Create your account" in page
        assert "first account on this server" not in page
        client.post("/accounts/signup/", SIGN_UP)
        assert "Create an account" in Client().get("/accounts/login/").content.decode()

    def test_where_no_one_can_sign_up_the_sign_in_page_does_not_offer_it(self, client, alice, settings):
        assert "Create an account" not in client.get("/accounts/login/").content.decode()
        settings.SIGNUP = "closed"
        User.objects.all().delete()
        page = client.get("/accounts/login/")
        assert page.status_code == 200
        assert "Create an account" not in page.content.decode()

    def test_without_a_mail_server_the_reset_page_says_whom_to_ask(self, client, db):
        assert "Ask the person who runs it" in client.get("/accounts/password/reset/").content.decode()


class TestDeletion:
    def test_it_asks_for_the_password_and_says_what_goes(self, client, alice, bob):
        make_application(alice)
        make_application(bob)
        client.force_login(alice)
        assert "1 application with its history and notes" in client.get("/accounts/delete/").content.decode()
        assert client.post("/accounts/delete/", {"password": "wrong"}).status_code == 422
        client.post("/accounts/delete/", {"password": "correct horse battery"})
        assert list(User.objects.all()) == [bob]
        assert Application.objects.count() == 1

    @pytest.mark.parametrize(
        ("number", "said"),
        [
            (0, "deletes your settings and the account itself."),
            (
                1,
                "deletes 1 application with its history and notes, 1 person, 1 document, your settings and the account",
            ),
            (2, "deletes 2 applications with their history and notes, 2 people, 2 documents, your settings and the"),
            (
                11,
                "deletes 11 applications with their history and notes, 11 people, 11 documents, your settings and the",
            ),
        ],
    )
    def test_it_counts_what_goes(self, client, alice, number, said):
        for which in range(number):
            make_application(alice)
            make_contact(alice, name=f"Anna {which}")
            make_document(alice)
        client.force_login(alice)
        assert said in client.get("/accounts/delete/").content.decode()


class TestNothingTypedIsLost:
    def test_without_proof_of_an_account_the_sign_in_page_carries_it_and_nothing_is_stored(self, client, alice):
        application = make_application(alice)
        client.cookies["session"] = "expired"
        path = f"/applications/{application.pk}/"
        response = client.post(
            f"{path}notes/", {"notes": "a long note", "version": "1"}, headers={"Referer": f"http://testserver{path}"}
        )
        assert response.status_code == 403
        assert "a long note" in response.content.decode()
        assert not SavedPost.objects.exists()
        assert not Session.objects.exists()
        form = response.context["form"]
        typed = {"login": alice.email, "typed": form["typed"].value(), "next": response.context["redirect_field_value"]}
        again = client.post("/accounts/login/", typed | {"password": "a wrong one"})
        assert "a long note" in again.content.decode()
        text = client.post("/accounts/login/", typed | {"password": "correct horse battery"}, follow=True)
        assert "a long note" in text.content.decode()
        assert "What you typed is still here" in text.content.decode()
        assert typed["next"] == path

    def test_an_htmx_request_gets_that_page_in_place_of_its_own(self, client, alice):
        response = client.post("/applications/1/notes/", {"notes": "a long note"}, headers={"HX-Request": "true"})
        assert response.status_code == 200
        assert response["HX-Retarget"] == "body"
        assert "a long note" in response.content.decode()

    @pytest.mark.parametrize(
        "typed", ["{", "[]", '{"path": "/nowhere/", "fields": []}', '{"path": 1, "fields": [[1, 2]]}', "[" * 9000]
    )
    def test_what_somebody_else_put_there_is_left_out(self, client, alice, typed):
        posted = {"login": alice.email, "password": "correct horse battery", "typed": typed}
        assert client.post("/accounts/login/", posted).status_code == 302
        assert not SavedPost.objects.exists()

    def test_at_most_three_wait_for_one_account_and_a_long_one_does_not(self, client, alice):
        client.force_login(alice)
        client.get("/board/")
        Session.objects.all().delete()
        for number in range(5):
            client.post("/applications/1/notes/", {"notes": f"note {number}"})
        assert [saved.fields[0][1] for saved in SavedPost.objects.all()] == ["note 4", "note 3", "note 2"]
        client.post("/applications/1/notes/", {"notes": "x" * 70_000})
        assert SavedPost.objects.count() == 3

    def test_after_half_an_hour_it_is_deleted(self, alice):
        with time_machine.travel("2026-11-10 12:00", tick=False):
            save_post(alice.pk, "/applications/1/notes/", [["notes", "x"]])
        with time_machine.travel("2026-11-10 12:31", tick=False):
            assert not SavedPost.objects.for_user(alice).exists()
            assert delete_expired_posts() == 1
        assert not SavedPost.objects.exists()

    def test_fields_that_were_left_empty_go_along_unseen(self, alice):
        client = Client(enforce_csrf_checks=True)
        client.force_login(alice)
        typed = {"company": "Alder & Finch", "agency": "", "pasted": "\r\n"}
        text = client.post("/applications/new/", typed | {"csrfmiddlewaretoken": "stale"}).content.decode()
        assert ">Company</label>" in text
        assert "Agency</label>" not in text
        assert "Pasted" not in text
        assert '<input type="hidden" name="agency" value="">' in text

    def test_a_stale_token_shows_what_was_posted(self, alice):
        client = Client(enforce_csrf_checks=True)
        client.force_login(alice)
        application = make_application(alice)
        response = client.post(
            f"/applications/{application.pk}/notes/", {"notes": "typed before", "csrfmiddlewaretoken": "stale"}
        )
        assert response.status_code == 403
        assert "typed before" in response.content.decode()
        assert 'name="csrfmiddlewaretoken"' in response.content.decode()

    def test_an_expired_htmx_request_visits_the_sign_in_page(self, client, alice):
        client.force_login(alice)
        client.get("/board/")
        Session.objects.all().delete()
        response = client.post(
            "/applications/1/status/",
            {"status": "offer"},
            headers={"HX-Request": "true", "HX-Current-URL": "http://testserver/board/"},
        )
        assert response["HX-Redirect"] == "/accounts/login/?next=%2Fboard%2F"
        assert "HX-Request" in response["Vary"]


class TestWhatWaitsBelongsToOnePerson:
    """What was posted after the session was over, in a browser that several people use."""

    @pytest.fixture
    def path(self, alice):
        return f"/applications/{make_application(alice).pk}/notes/"

    def sign_in(self, client, person):
        typed = {"login": person.email, "password": "correct horse battery"}
        return client.post("/accounts/login/", typed, follow=True).content.decode()

    def end_session(self, client):
        """As from another place, or by a new password; this browser does not hear of it."""
        Session.objects.all().delete()

    def write_too_late(self, client, path):
        assert client.post(path, {"notes": "only alice knows"})["Location"].startswith("/accounts/login/")

    def test_it_is_offered_to_whoever_wrote_it(self, client, alice, path):
        self.sign_in(client, alice)
        self.end_session(client)
        self.write_too_late(client, path)
        assert "only alice knows" in self.sign_in(client, alice)
        assert "only alice knows" in client.get("/accounts/kept/").content.decode()

    def test_to_whoever_had_been_signed_in_since_before_the_cookie_was_there(self, client, alice, bob, path):
        client.force_login(alice)
        client.get("/board/")
        self.end_session(client)
        self.write_too_late(client, path)
        assert "only alice knows" not in self.sign_in(client, bob)

    def test_another_person_who_signs_in_is_not_offered_it(self, client, alice, bob, path):
        self.sign_in(client, alice)
        self.end_session(client)
        self.write_too_late(client, path)
        assert "only alice knows" not in self.sign_in(client, bob)
        assert client.get("/accounts/kept/").status_code == 404
        client.post("/accounts/logout/")
        assert "only alice knows" in self.sign_in(client, alice)

    def test_what_was_discarded_is_gone(self, client, alice, path):
        self.sign_in(client, alice)
        self.end_session(client)
        self.write_too_late(client, path)
        self.sign_in(client, alice)
        page = client.post("/accounts/kept/", follow=True)
        assert not SavedPost.objects.exists()
        assert "What you typed was discarded." in page.content.decode()

    @pytest.mark.parametrize("forged", [None, "2", "bob:2", "2:1tTest:forged", "x" * 5000])
    def test_a_forged_cookie_stores_nothing(self, client, alice, path, forged):
        client.cookies["session"] = "expired"
        if forged:
            client.cookies["last"] = forged
        assert client.post(path, {"notes": "only alice knows"}).status_code == 403
        assert not SavedPost.objects.exists()

    def test_the_cookie_says_a_number_that_nobody_else_can_write(self, client, alice, bob):
        self.sign_in(client, alice)
        cookie = client.cookies["last"]
        assert (cookie["path"], cookie["httponly"], cookie["samesite"]) == ("/", True, "Lax")
        number, *_ = cookie.value.split(":")
        assert number == str(alice.pk)
        assert alice.email not in cookie.value
        assert "last" not in client.get("/board/").cookies
        self.end_session(client)
        self.sign_in(client, bob)
        assert client.cookies["last"].value.startswith(f"{bob.pk}:")

    def test_it_goes_with_signing_out_and_with_the_account(self, client, alice, bob):
        self.sign_in(client, alice)
        client.post("/accounts/logout/")
        assert client.cookies["last"].value == ""
        self.sign_in(client, bob)
        client.post("/accounts/delete/", {"password": "correct horse battery"})
        assert client.cookies["last"].value == ""

    def test_what_any_cache_may_keep_carries_no_cookie(self, client, alice):
        client.force_login(alice)
        answer = client.get("/manifest.webmanifest")
        assert "public" in answer["Cache-Control"]
        assert not answer.cookies

    def test_visitors_get_none(self, client, db):
        assert "last" not in client.get("/accounts/login/").cookies
        wrong = client.post("/accounts/login/", {"login": "x@example.org", "password": "wrong"})
        assert "last" not in wrong.cookies


class TestCommand:
    def test_accounts_are_made_listed_and_deleted(self, db, capsys):
        call_command("accounts", "create", "sam@example.org", "--password", "a long enough phrase 7")
        call_command("accounts", "list")
        assert "sam@example.org" in capsys.readouterr().out
        call_command("accounts", "reset-password", "sam@example.org", "--password", "another long phrase 8")
        assert User.objects.get().check_password("another long phrase 8")
        call_command("accounts", "delete", "sam@example.org", "--yes")
        assert not User.objects.exists()

    def test_a_weak_password_and_an_unknown_address_are_refused(self, db):
        with pytest.raises(CommandError, match="easy to guess"):
            call_command("accounts", "create", "sam@example.org", "--password", "password1")
        with pytest.raises(CommandError, match="no account"):
            call_command("accounts", "delete", "nobody@example.org", "--yes")

    def test_check_says_where_history_and_state_disagree(self, alice, capsys):
        application = make_application(alice)
        call_command("accounts", "check")
        Application.objects.filter(pk=application.pk).update(search_words="", status="offer", furthest="applied")
        with pytest.raises(SystemExit):
            call_command("accounts", "check")
        assert "status is 'offer', but its history says 'applied'" in capsys.readouterr().out


class TestMail:
    @pytest.fixture
    def mail_server(self, settings, monkeypatch):
        from config.accounts import PasswordReset

        monkeypatch.setattr(PasswordReset, "mail_works", True)
        settings.ACCOUNT_EMAIL_VERIFICATION = "mandatory"
        settings.ACCOUNT_PREVENT_ENUMERATION = True

    def test_a_forgotten_password_is_reset_by_a_link(self, client, alice, mail_server, mailoutbox):
        client.post("/accounts/password/reset/", {"email": alice.email})
        [mail] = mailoutbox
        assert mail.subject == "Onward: Reset your password"
        assert "!" not in mail.body
        link = next(line for line in mail.body.splitlines() if line.startswith("http"))
        page = client.get(link, follow=True)
        url = page.redirect_chain[-1][0]
        client.post(url, {"password1": "another long phrase 8", "password2": "another long phrase 8"})
        alice.refresh_from_db()
        assert alice.check_password("another long phrase 8")
        done = client.get("/accounts/password/reset/key/done/").content.decode()
        assert "<h1>Password changed</h1>" in done
        assert 'href="/accounts/login/">Sign in</a>' in done
        again = client.get(link, follow=True).content.decode()
        assert "<h1>This link no longer works</h1>" in again
        assert 'href="/accounts/password/reset/">Send another link</a>' in again

    def test_a_change_of_the_password_ends_in_settings_with_the_message(self, client, alice):
        client.force_login(alice)
        new = {"password1": "another long phrase 8", "password2": "another long phrase 8"}
        answer = client.post("/accounts/password/change/", {"oldpassword": "correct horse battery", **new}, follow=True)
        assert answer.redirect_chain[-1][0] == "/settings/#s-account"
        assert "Password changed." in answer.content.decode()
        assert client.get("/accounts/password/change/").status_code == 200

    def test_an_account_without_a_password_chooses_one(self, client, alice):
        alice.set_unusable_password()
        alice.save()
        client.force_login(alice)
        page = client.get("/accounts/password/set/").content.decode()
        assert "<h1>Choose a password</h1>" in page
        assert "New password again" in page
        assert client.post("/accounts/password/set/", {"password1": "x", "password2": "y"}).status_code in (200, 422)
        new = {"password1": "another long phrase 8", "password2": "another long phrase 8"}
        answer = client.post("/accounts/password/set/", new, follow=True)
        assert answer.redirect_chain[-1][0] == "/settings/#s-account"
        assert "Password saved." in answer.content.decode()

    def test_signing_in_after_confirming_an_address_opens_today(self, client, db, mail_server, mailoutbox, settings):
        """Not the link again, which no longer works once it was used."""
        settings.SIGNUP = "open"
        client.post("/accounts/signup/", SIGN_UP)
        link = next(line for line in mailoutbox[-1].body.splitlines() if line.startswith("http"))
        answer = client.post(link, headers={"Referer": link})
        assert answer["Location"] == "/accounts/login/"
        assert EmailAddress.objects.get(email=SIGN_UP["email"]).verified

    def test_an_unknown_address_looks_the_same(self, client, alice, mail_server, mailoutbox):
        response = client.post("/accounts/password/reset/", {"email": "nobody@example.org"})
        assert response["Location"] == client.post("/accounts/password/reset/", {"email": alice.email})["Location"]
        assert len(mailoutbox) == 1


class TestAnotherAddress:
    def change(self, client, address, password="a long enough phrase 7"):
        return client.post("/accounts/email/", {"action_add": "", "email": address, "password": password}, follow=True)

    def test_without_a_mail_server_it_counts_at_once(self, client, db, mailoutbox):
        client.post("/accounts/signup/", SIGN_UP)
        page = self.change(client, "new@example.org")
        assert "Sign in with new@example.org from now on." in page.content.decode()
        user = get_user_model().objects.get()
        assert user.email == "new@example.org"
        assert [(row.email, row.primary) for row in user.emailaddress_set.all()] == [("new@example.org", True)]
        assert not mailoutbox
        client.post("/accounts/logout/")
        client.post("/accounts/login/", {"login": "new@example.org", "password": SIGN_UP["password1"]})
        assert client.get("/").status_code == 200

    def test_a_wrong_password_changes_nothing(self, client, db):
        client.post("/accounts/signup/", SIGN_UP)
        page = self.change(client, "new@example.org", password="not this one at all")
        assert "That password is incorrect." in page.content.decode()
        assert "new@example.org" in page.content.decode()
        assert get_user_model().objects.get().email == SIGN_UP["email"]

    def test_until_it_counts_it_signs_nobody_in_and_shuts_nobody_out(self, client, alice, bob):
        for address in (alice.email, "new@example.org"):
            EmailAddress.objects.create(user=bob, email=address)
        User.objects.filter(pk=bob.pk).update(password=make_password("another staple horse"))
        for address in (alice.email, "new@example.org"):
            client.post("/accounts/login/", {"login": address, "password": "another staple horse"})
            assert client.get("/board/").status_code == 302
        client.post("/accounts/login/", {"login": alice.email.upper(), "password": "correct horse battery"})
        assert client.get("/board/").context["user"] == alice

    def test_whoever_confirmed_it_signs_in_with_it_first(self, client, alice, bob):
        EmailAddress.objects.create(user=bob, email=alice.email, primary=True, verified=True)
        client.post("/accounts/login/", {"login": alice.email, "password": "correct horse battery"})
        assert client.get("/board/").context["user"] == bob

    def test_an_address_in_use_is_refused(self, client, alice):
        get_user_model().objects.create_user("carol", "carol@example.org", "a long enough phrase 7")
        client.login(username="carol", password="a long enough phrase 7")
        self.change(client, alice.email)
        assert get_user_model().objects.get(username="carol").email == "carol@example.org"

    def test_with_a_mail_server_it_counts_once_its_link_is_opened(self, client, db, settings, mailoutbox):
        client.post("/accounts/signup/", SIGN_UP)
        settings.MAIL_HOST = "mail.example.org"
        settings.ACCOUNT_EMAIL_VERIFICATION = "mandatory"
        self.change(client, "typo@example.org")
        page = self.change(client, "new@example.org")
        assert "A link has been sent to new@example.org" in page.content.decode()
        user = get_user_model().objects.get()
        assert user.email == SIGN_UP["email"]
        [_, mail] = mailoutbox
        assert mail.to == ["new@example.org"]
        link = next(word for word in mail.body.split() if word.startswith("http"))
        client.post(link)
        user.refresh_from_db()
        assert user.email == "new@example.org"
        assert [(row.email, row.primary) for row in user.emailaddress_set.all()] == [("new@example.org", True)]


@pytest.mark.parametrize("path", ["/accounts/login/", "/board/", "/nowhere/", "/accounts/login/?passkey=1"])
def test_every_answer_says_what_a_browser_may_do_with_it(client, db, path):
    answer = client.get(path)
    assert "camera=()" in answer["Permissions-Policy"]
    assert answer["Cross-Origin-Resource-Policy"] == "same-origin"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"
    assert answer["X-Frame-Options"] == "DENY"


def test_wrong_passwords_are_counted_whatever_port_the_browser_says_the_host_has(client, alice):
    wrong = {"login": alice.email, "password": "not the password"}
    said = [
        client.post("/accounts/login/", wrong, headers={"host": f"localhost:{8000 + turn}"}).content.decode()
        for turn in range(6)
    ]
    assert ["Too many" in answer for answer in said] == [False] * 5 + [True]
