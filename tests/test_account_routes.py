"""allauth's routes that are open here, held to the same questions as our own."""

import pytest
from allauth.account.models import EmailConfirmationHMAC
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.test import Client
from django.urls import get_resolver

from tests.builders import sign_in_freshly
from tests.ownership import everything
from tests.test_access import address, names

ANYBODY, SIGNED_IN, OWNER = "open to anyone", "signed in, one's own account", "404 for another person"

# name: (who, methods, arguments)
ROUTES = {
    "account_login": (ANYBODY, "GET POST", []),
    "account_logout": (ANYBODY, "GET POST", []),
    "account_inactive": (ANYBODY, "GET", []),
    "account_signup": (ANYBODY, "GET POST", []),
    "account_reauthenticate": (SIGNED_IN, "GET POST", []),
    "account_email": (SIGNED_IN, "GET POST", []),
    "account_email_verification_sent": (ANYBODY, "GET", []),
    "account_change_password": (SIGNED_IN, "GET POST", []),
    "account_set_password": (SIGNED_IN, "GET POST", []),
    "account_reset_password": (ANYBODY, "GET POST", []),
    "account_confirm_login_code": (ANYBODY, "GET POST", []),
    "account_confirm_email": (ANYBODY, "GET POST", ["key"]),
    "account_reset_password_from_key_done": (ANYBODY, "GET", []),
    "account_reset_password_from_key": (ANYBODY, "GET POST", ["1", "key"]),
    "account_reset_password_done": (ANYBODY, "GET", []),
    "mfa_index": (SIGNED_IN, "GET", []),
    "mfa_authenticate": (ANYBODY, "GET POST", []),
    "mfa_reauthenticate": (SIGNED_IN, "GET POST", []),
    "mfa_activate_totp": (SIGNED_IN, "GET POST", []),
    "mfa_deactivate_totp": (SIGNED_IN, "GET POST", []),
    "mfa_view_recovery_codes": (SIGNED_IN, "GET", []),
    "mfa_generate_recovery_codes": (SIGNED_IN, "GET POST", []),
    "mfa_download_recovery_codes": (SIGNED_IN, "GET", []),
    "mfa_list_webauthn": (SIGNED_IN, "GET", []),
    "mfa_add_webauthn": (SIGNED_IN, "GET POST", []),
    "mfa_reauthenticate_webauthn": (SIGNED_IN, "GET POST", []),
    "mfa_remove_webauthn": (OWNER, "GET POST", ["passkey"]),
    "mfa_edit_webauthn": (OWNER, "GET POST", ["passkey"]),
    "mfa_login_webauthn": (ANYBODY, "GET POST", []),
    "usersessions_list": (SIGNED_IN, "GET POST", []),
}
THEIRS = [(name, *route) for name, route in ROUTES.items()]
CHANGES_WHO_GETS_IN = {
    "mfa_activate_totp",
    "mfa_deactivate_totp",
    "mfa_view_recovery_codes",
    "mfa_generate_recovery_codes",
    "mfa_download_recovery_codes",
    "mfa_add_webauthn",
    "mfa_remove_webauthn",
}


@pytest.fixture
def rows(alice):
    return {"passkey": Authenticator.objects.create(user=alice, type="webauthn", data={"name": "Key"}).pk}


def test_every_route_of_allauth_stands_in_the_table():
    theirs = {name for name, view in names(get_resolver().url_patterns) if view.startswith("allauth.")}
    assert theirs == set(ROUTES)


def test_no_route_belongs_to_anything_else():
    views = {view.split(".")[0] for _, view in names(get_resolver().url_patterns)}
    assert views == {"applications", "config", "feedback", "allauth"}


@pytest.mark.parametrize(("name", "who", "methods", "arguments"), THEIRS)
def test_a_visitor_gets_in_nowhere(client, rows, name, who, methods, arguments):
    for method in methods.split():
        answer = getattr(client, method.lower())(address(name, arguments, rows))
        if who == ANYBODY:
            assert answer.status_code in (200, 302, 404)
            assert "_auth_user_id" not in client.session
        else:
            assert answer.status_code == 302
            assert answer["Location"].startswith("/accounts/login/")


@pytest.mark.parametrize(("name", "who", "methods", "arguments"), [one for one in THEIRS if one[1] == OWNER])
def test_another_person_finds_nothing(bob, rows, name, who, methods, arguments):
    client = sign_in_freshly(bob)
    for method in methods.split():
        assert getattr(client, method.lower())(address(name, arguments, rows), {"name": "x"}).status_code == 404
    assert Authenticator.objects.filter(pk=rows["passkey"]).exists()


@pytest.mark.parametrize(("name", "who", "methods", "arguments"), THEIRS)
def test_no_method_but_these_does_anything(client, alice, rows, name, who, methods, arguments):
    client.force_login(alice)
    before = _account(alice)
    for method in ("delete", "patch", "put", *(["post"] if "POST" not in methods else [])):
        answer = getattr(client, method)(address(name, arguments, rows))
        assert answer.status_code in (200, 302, 404, 405), method
        assert answer.get("Location", "/").startswith("/")
    assert _account(alice) == before


@pytest.mark.parametrize(("name", "who", "methods", "arguments"), [one for one in THEIRS if "POST" in one[2]])
def test_without_the_token_nothing_is_posted(alice, rows, name, who, methods, arguments):
    client = sign_in_freshly(alice, Client(enforce_csrf_checks=True))
    before = _account(alice)
    answer = client.post(address(name, arguments, rows), {"action": "add"})
    assert answer.status_code == 403
    assert _account(alice) == before


@pytest.mark.parametrize("name", sorted(CHANGES_WHO_GETS_IN))
def test_who_changes_how_to_get_in_gives_the_password_again(client, alice, rows, name):
    client.force_login(alice)
    _, methods, arguments = ROUTES[name]
    for method in methods.split():
        answer = getattr(client, method.lower())(address(name, arguments, rows))
        assert answer.status_code == 404 or "reauthenticate" in answer["Location"]


def test_the_links_in_mails_do_nothing_when_they_are_only_opened(client, alice):
    """A mail program that looks at links in advance confirms nothing."""
    from allauth.account.models import EmailAddress

    address = EmailAddress.objects.create(user=alice, email="new@example.org", verified=False)
    client.get(f"/accounts/confirm-email/{EmailConfirmationHMAC.create(address).key}/")
    address.refresh_from_db()
    assert not address.verified


def _account(user) -> list:
    user.refresh_from_db()
    factors = Authenticator.objects.filter(user=user).order_by("pk").values_list("pk", "type", "data")
    return [user.password, user.email, *factors, UserSession.objects.filter(user=user).count(), *everything(user)]
