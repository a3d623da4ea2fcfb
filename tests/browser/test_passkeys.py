"""A passkey signs in without a password, on pages whose policy allows nothing inline."""

from allauth.mfa.models import Authenticator
from django.test import Client


def test_a_passkey_is_added_and_signs_in_alone(visit, alice, live_server):
    page = visit(alice)
    cdp = page.context.new_cdp_session(page)
    cdp.send("WebAuthn.enable")
    cdp.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": True,
            }
        },
    )
    page.goto("/accounts/second-step/")
    page.click("text=Add a key")
    page.fill("[name=password]", "correct horse battery")
    page.click("text=Continue")
    page.check("[name=passwordless]")
    page.click("text=Continue")
    page.wait_for_url("**/recovery-codes/**")
    assert Authenticator.objects.filter(user=alice, type="webauthn").count() == 1
    page.goto("/accounts/logout/")
    page.click("main button:has-text('Sign out')")
    page.goto("/accounts/login/")
    page.click("text=Sign in with a passkey")
    page.click("text=Use passkey")
    page.wait_for_url(f"{live_server.url}/")
    page.goto("/accounts/sessions/")
    assert page.locator("tbody tr").count() == 1


def test_breaking_it_off_is_said_on_the_page(visit, alice):
    page = visit()
    page.goto("/accounts/login/?passkey=1")
    page.evaluate("() => { navigator.credentials.get = () => Promise.reject(new Error('broken off')) }")
    page.click("text=Use passkey")
    page.get_by_text("nothing was changed").wait_for()
    assert Client().get("/board/").status_code == 302
