"""allauth's routes, held to the same questions as our own."""

from django.urls import get_resolver

from tests.test_access import names

ANYBODY, SIGNED_IN, OWNER = "open to anybody", "signed in, one's own account", "404 for another person"

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
    "mfa_remove_webauthn": (OWNER, "GET POST", ["999"]),
    "mfa_edit_webauthn": (OWNER, "GET POST", ["999"]),
    "mfa_login_webauthn": (ANYBODY, "GET POST", []),
    "usersessions_list": (SIGNED_IN, "GET POST", []),
}


def test_every_route_of_allauth_stands_in_the_table():
    theirs = {name for name, view in names(get_resolver().url_patterns) if view.startswith("allauth.")}
    assert theirs == set(ROUTES)
