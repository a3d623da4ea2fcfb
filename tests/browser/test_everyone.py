"""Usable by everyone: each page and state by axe, in every colour scheme, at 320 px, with wider text and by keyboard."""

import re
from urllib.parse import urlsplit

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.core.cache import cache
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.db import OperationalError
from django.urls import get_resolver, reverse
from playwright.sync_api import Error

from applications.importing import staging
from applications.models import Profile, StagedImport
from applications.preferences import sample
from config import sizes
from feedback.models import PracticeSession, links
from feedback.people import views as people
from tests.browser.looking import NARROW, WIDE, look, look_inside, settle
from tests.builders import TODAY, make_practice
from tests.test_access import ANYBODY, ROUTES, SIGNED_IN, address, names, rows

__all__ = ["rows"]

# What answers to GET and is no page to be read.
NO_PAGE = {
    "sprite_svg": "an image",
    "manifest": "read by the device",
    "application_seen": "a piece of the form for a new application",
    "stage_when": "a line beside a field of an interview",
    "document_file": "the person's own file",
    "flow_svg": "an image; the page has the same as a table",
    "win_picture": "an image; the page has the same as a table",
    "flow_text": "plain text",
    "calendar_feed": "read by calendars",
    "stage_ics": "read by calendars",
    "application_csv": "a file",
    "application_xlsx": "a file",
    "proof_csv": "a file",
    "import_unread": "a file",
    "import_latest": "leads to one import",
    "archive": "asks for the password; looked at with the second step",
    "archive_json": "a file",
    "archive_zip": "a file",
    "friend_look_file": "a file",
    "help_mine": "a section of the page for a hard time",
    "kept_post": "looked at with something kept",
    "account_login": "looked at before signing in",
    "account_logout": "posted from the menu",
    "account_signup": "looked at before signing in",
    "account_reauthenticate": "asked for by the pages of the second step",
    "account_set_password": "sends on whoever has a password, and here everyone has one",
    "account_confirm_login_code": "codes by email are off",
    "mfa_authenticate": "looked at while signing in",
    "mfa_download_recovery_codes": "plain text",
    "mfa_login_webauthn": "asked by a script",
    "mfa_activate_totp": "looked at before there is a second step",
    "mfa_add_webauthn": "looked at before there is a passkey",
    "mfa_reauthenticate": "leads to the page that asks for the password beside the code",
    "mfa_reauthenticate_webauthn": "the same page as account_reauthenticate with a passkey",
}
OUTSIDE = {
    "account_inactive": [],
    "account_email_verification_sent": [],
    "account_reset_password": [],
    "account_reset_password_done": [],
    "account_reset_password_from_key": ["1", "set-password"],
    "account_reset_password_from_key_done": [],
    "account_confirm_email": ["unknown"],
}
INSIDE = {
    "account_email": [],
    "account_change_password": [],
    "mfa_index": [],
    "mfa_deactivate_totp": [],
    "mfa_view_recovery_codes": [],
    "mfa_generate_recovery_codes": [],
    "mfa_list_webauthn": [],
    "mfa_edit_webauthn": ["passkey"],
    "mfa_remove_webauthn": ["passkey"],
    "usersessions_list": [],
}
# Pages whose form is sent with nothing in it, and says so.
REFUSED = [
    "application_create", "application_edit", "view_create", "document_create", "import_start", "settings", "mail_read",
    "account_delete", "change_day", "person_create", "reminder_create", "preferences", "theme_rename",
]  # fmt: skip
PASSWORD = "correct horse battery"


@pytest.fixture
def looked(visit):
    """Opens pages one after the other, and at the end tells of everything that was wrong."""
    found: dict[str, list[str]] = {}

    def opened(user=None, **options):
        page = visit(user, **options, viewport=WIDE, reduced_motion="reduce", color_scheme="light")

        def look_at(label, path=None, *, where=None, inside=False):
            wrong = []
            if path:
                page.goto(path)
                settle(page)
                if urlsplit(page.url).path != urlsplit(path).path:
                    wrong = [f"went on to {page.url}"]
            try:
                wrong += look_inside(page) if inside else look(page, where)
            except Error as error:  # tells on which page
                wrong.append(f"broke off: {error.message[:200]}")
            if wrong:
                found[label] = wrong

        look_at.page = page
        return look_at

    yield opened
    if found:
        told = "\n".join(f"{label}:\n    " + "\n    ".join(wrong) for label, wrong in found.items())
        pytest.fail(told, pytrace=False)


@pytest.fixture
def full(alice, rows):
    """One of everything, and the invented search around it."""
    cache.clear()
    sample.create(alice, today=Profile.of(alice).today())
    staged = StagedImport.objects.get(pk=rows["staged"])
    while not staging.read_more(staged, today=TODAY):
        pass
    return rows


def send_nothing(page):
    """Empties the page's form and sends it past what the browser itself would refuse."""
    with page.expect_navigation():
        page.evaluate("""() => {
          const main = document.querySelector("main");
          const form = (main.querySelector("form .btn-primary") || main.querySelector("form[method=post]:not(.sample-banner form) .btn")).form;
          form.noValidate = true;
          for (const one of form.elements) if (one.matches("textarea, input:not([type=hidden], [type=radio], [type=checkbox], [type=file])")) one.value = "";
          form.requestSubmit(form.querySelector(".btn-primary, .btn"));
        }""")
    said = page.locator(".problem, [aria-invalid=true], .error, .errorlist").count()
    assert said, f"{page.url} says nothing of what is missing"


def test_every_address_of_the_site_is_looked_at_or_has_a_reason_not_to():
    open_to_get = {name for name, (_who, methods, _arguments) in ROUTES.items() if "GET" in methods}
    theirs = {name for name, _view in names(get_resolver().url_patterns) if name not in ROUTES}
    assert theirs <= set(OUTSIDE) | set(INSIDE) | set(NO_PAGE)
    assert set(NO_PAGE) <= open_to_get | theirs
    assert not (set(OUTSIDE) | set(INSIDE)) & set(NO_PAGE)


@pytest.mark.long
def test_every_page_and_what_opens_on_it(looked, alice, full):
    look_at = looked(alice)
    for name, (_who, methods, arguments) in ROUTES.items():
        if "GET" in methods and name not in NO_PAGE:
            look_at(name, address(name, arguments, full), inside=True)


@pytest.mark.long
def test_every_page_of_somebody_who_has_nothing_yet(looked, alice):
    look_at = looked(alice)
    for name, (who, methods, arguments) in ROUTES.items():
        if who == SIGNED_IN and "GET" in methods and not arguments and name not in {*NO_PAGE, "archive_restore"}:
            look_at(name, reverse(name))


def test_every_form_that_was_refused(looked, alice, full):
    look_at = looked(alice)
    for name in REFUSED:
        look_at.page.goto(address(name, ROUTES[name][2], full))
        send_nothing(look_at.page)
        look_at(name)


def test_menus_of_the_shell_and_toasts(looked, alice, full):
    look_at = looked(alice)
    page = look_at.page
    page.goto("/board/")
    page.get_by_role("button", name="Account").click()
    look_at("account menu", where="#account")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Move or close Zennor Coast").click()
    look_at("move menu", where="#move")
    page.locator("#move button[value=rejected]").click()
    page.locator("#toasts [data-undo]").wait_for()
    look_at("toast")
    page.goto("/applications/")
    page.locator("tbody input[type=checkbox]").first.check()
    look_at("bulk bar", where="#bulk")
    page.set_viewport_size(NARROW)
    page.get_by_role("button", name="More", exact=True).last.click()
    look_at("menu of a phone", where="#more")


def test_what_a_visitor_sees(looked, alice, full, settings):
    settings.SIGNUP = "open"
    look_at = looked()
    page = look_at.page
    session = make_practice(alice)
    friend = reverse("friend_practice", args=[session.pk, links.token_of(session)])
    for name, arguments in OUTSIDE.items():
        look_at(name, reverse(name, args=arguments))
    for name, (who, methods, arguments) in ROUTES.items():
        if who == ANYBODY and "GET" in methods and name not in NO_PAGE:
            look_at(f"visitor: {name}", address(name, arguments, full))
    for path in ("/accounts/login/", "/accounts/signup/"):
        look_at(path, path)
        send_nothing(page)
        look_at(f"{path} refused")
    look_at("passkey", "/accounts/login/?passkey=1")
    look_at("friend", friend, inside=True)
    send_nothing(page)
    look_at("friend refused")
    page.get_by_label("Change one thing").fill("Say the result first.")
    page.get_by_label(re.compile("^Your name")).fill("Tom")
    with page.expect_navigation():
        page.get_by_role("button", name="Send to Nora").click()
    look_at("friend thanked", inside=True)
    PracticeSession.objects.update(link_nonce="")
    look_at("friend too late", friend)


def test_the_second_step(looked, alice):
    cache.clear()
    look_at = looked()
    page = look_at.page

    def sign_in():
        page.goto("/accounts/login/")
        page.get_by_label("Email").fill(alice.email)
        page.get_by_label("Password").fill(PASSWORD)
        with page.expect_navigation():
            page.get_by_role("button", name="Sign in", exact=True).click()

    sign_in()
    look_at("none yet", reverse("mfa_index"))
    page.goto(reverse("mfa_activate_totp"))
    look_at("password once more")
    page.get_by_label("Password").fill(PASSWORD)
    with page.expect_navigation():
        page.locator("main .btn-primary").click()
    look_at("app", reverse("mfa_activate_totp"))
    look_at("passkey", reverse("mfa_add_webauthn"))
    look_at("archive", reverse("archive"))
    look_at("archive_restore", reverse("archive_restore"))
    TOTP.activate(alice, generate_totp_secret())
    codes = RecoveryCodes.activate(alice).get_unused_codes()
    passkey = Authenticator.objects.create(user=alice, type="webauthn", data={"name": "Laptop", "credential": {}})
    for name in ("account_delete", "account_email", "account_change_password"):
        look_at(f"{name} with a second step", reverse(name))
    page.goto(reverse("mfa_deactivate_totp"))
    send_nothing(page)
    look_at("password and code once more")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_label("Code").fill(codes[0])
    with page.expect_navigation():
        page.locator("main .btn-primary").click()
    for name, arguments in INSIDE.items():
        look_at(name, reverse(name, args=[passkey.pk for _ in arguments]))
    passkey.delete()
    page.context.clear_cookies()
    sign_in()
    look_at("second step")
    send_nothing(page)
    look_at("second step refused")


def test_when_something_is_wrong(looked, alice, monkeypatch):
    look_at = looked(alice, refused="status of [45]")
    page = look_at.page
    look_at("404", "/nothing-here/")
    for error in (PermissionDenied, SuspiciousOperation, RuntimeError, OperationalError):

        def broken(*args, error=error, **kwargs):
            raise error("database is locked")

        with monkeypatch.context() as patch:
            patch.setattr(people, "render", broken)
            look_at(error.__name__, "/people/new/")
    page.goto("/people/new/")
    page.get_by_label("Name").fill("Josie")
    with monkeypatch.context() as patch, page.expect_navigation():
        patch.setattr(people, "redirect", broken)
        patch.setattr(people, "render", broken)
        page.locator("main .btn-primary").click()
    look_at("503 with what was typed")
    page.goto("/people/new/")
    page.get_by_label("Name").fill("Josie")
    page.context.clear_cookies(name="csrf")
    with page.expect_navigation():
        page.locator("main .btn-primary").click()
    look_at("kept")
    page.goto("/people/new/")
    with monkeypatch.context() as patch:
        patch.setattr(sizes, "LARGEST", 10)
        with page.expect_navigation():
            page.evaluate("document.querySelector('main form').submit()")
    look_at("413")
