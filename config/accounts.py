"""How people sign in, and who may sign up."""

import base64
import datetime as dt
import hashlib
import json
from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter, get_adapter
from allauth.account.auth_backends import AuthenticationBackend
from allauth.account.forms import (
    AddEmailForm,
    ChangePasswordForm,
    LoginForm,
    PasswordField,
    ReauthenticateForm,
    ResetPasswordForm,
    ResetPasswordKeyForm,
    SetPasswordForm,
    SignupForm,
)
from allauth.account.internal.flows.login import record_authentication
from allauth.account.internal.flows.reauthentication import reauthenticate_by_password
from allauth.account.models import EmailAddress
from allauth.account.views import LoginView
from allauth.core import context
from allauth.core.exceptions import ImmediateHttpResponse, ReauthenticationRequired
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.usersessions.adapter import DefaultUserSessionsAdapter
from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import make_password
from django.contrib.sites.shortcuts import get_current_site
from django.db import IntegrityError, transaction
from django.db.models import Exists, F, OuterRef
from django.dispatch import receiver
from django.shortcuts import redirect, render
from django.urls import Resolver404, resolve, reverse
from django.utils import timezone

from applications.addresses import absolute_url
from applications.models import FirstAccount, Profile
from applications.models.profile import validate_time_zone
from applications.models.saved_posts import LARGEST, save_post
from applications.preferences import second_step
from applications.preferences.second_step_forms import EachCodeOnce, WithSecondStep
from applications.shell.saved_posts import offer_after_sign_in, shown_fields

from .letters import later

REAUTHENTICATION = {
    "reauthenticate": "Use your password",
    "mfa_reauthenticate:webauthn": "Use your passkey or security key",
}
WHAT_IT_NEEDS = "At least eight characters, and not a common password."


class Backend(AuthenticationBackend):
    def get_user(self, user_id):
        """Return the user with the profile, which every page needs."""
        user = get_user_model().objects.select_related("profile").filter(pk=user_id).first()
        return user if user and self.user_can_authenticate(user) else None

    def _authenticate_by_email(self, email, password):
        """Hash one password only, even if other accounts have entered this address as their next one."""
        return self._check_password(_account_of(email), password)


def _account_of(email: str):
    """Return the user who confirmed the address, else one who signs in with it; of two, the one who signed in last."""
    people = get_user_model().objects
    confirmed = people.filter(emailaddress__email=email.lower(), emailaddress__verified=True)
    latest = F("last_login").desc(nulls_last=True)
    return confirmed.first() or people.filter(email=email.lower()).order_by(latest, "pk").first()


UNCONFIRMED_FOR = dt.timedelta(days=3)
MOST_NEW_IN_A_DAY = 500


def unconfirmed_accounts():
    """Accounts whose email address was never confirmed and into which nobody has signed in: anyone can cause these."""
    if not settings.MAIL_HOST:
        return get_user_model().objects.none()  # without a mail server nothing is confirmed
    confirmed = EmailAddress.objects.filter(user=OuterRef("pk"), verified=True)
    return get_user_model().objects.filter(~Exists(confirmed), last_login=None)


def delete_unconfirmed_accounts(now: dt.datetime | None = None) -> None:
    """Delete those that are older than three days."""
    before = (now or timezone.now()) - UNCONFIRMED_FOR
    unconfirmed_accounts().filter(date_joined__lt=before).delete()


class SignInView(LoginView):
    """allauth’s page. A server without an account opens on “Create your account” instead."""

    def get(self, request, *args, **kwargs):
        if self._is_open() and not get_user_model().objects.exists():
            return redirect(f"{reverse('account_signup')}?{request.GET.urlencode()}".rstrip("?"))
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs) -> dict:
        return super().get_context_data(is_open=self._is_open(), **kwargs)

    def _is_open(self) -> bool:
        return get_adapter().is_open_for_signup(self.request)


class SignIn(LoginForm):
    """`typed`: a form that was posted while signed out, as JSON: its path, and its fields as [[name, value], …]."""

    typed = forms.CharField(required=False, max_length=2 * LARGEST, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["login"].label = "Email address"
        self.fields["password"].help_text = ""
        plain(self)

    @property
    def shown_fields(self) -> list[dict]:
        """What was typed, to be read and copied."""
        return shown_fields(_typed_of(self["typed"].value())[1])

    def login(self, request, redirect_url=None):
        """Save what was typed for the account whose password was right: the second step may be on another page."""
        path, fields = _typed_of(self.cleaned_data["typed"])
        save_post(self.user.pk, path, fields)
        return super().login(request, redirect_url)


def _typed_of(text: str | None) -> tuple[str, list[list[str]]]:
    """(path, fields) of a form that waits; ("", []) for anything else that somebody may have put there."""
    try:
        found = json.loads(text or "")
        path, fields = found["path"], found["fields"]
        is_form = isinstance(path, str) and all(
            isinstance(name, str) and isinstance(value, str) for name, value in fields
        )
        resolve(path)
    except (ValueError, KeyError, TypeError, RecursionError, Resolver404):
        return "", []
    return (path, fields) if is_form else ("", [])


class SignUp(SignupForm):
    """Email address and password. The browser adds its time zone."""

    time_zone = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput(attrs={"data-time-zone": True}))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.is_first = settings.SIGNUP == "first"
        self.fields["email"].label = "Email address"
        self.fields["password1"].help_text = WHAT_IT_NEEDS
        plain(self)

    def try_save(self, request):
        """Hash the password for a known address too, so that the time taken does not tell it from a new one."""
        if self.account_already_exists:
            make_password(self.cleaned_data.get("password1"))
        return super().try_save(request)

    def clean(self):
        since = timezone.now() - dt.timedelta(days=1)
        if get_user_model().objects.filter(date_joined__gt=since).count() >= MOST_NEW_IN_A_DAY:
            raise forms.ValidationError("Too many accounts were created today. Try again tomorrow.")
        return super().clean()

    def clean_time_zone(self) -> str:
        name = self.cleaned_data["time_zone"]
        try:
            validate_time_zone(name)
        except forms.ValidationError:
            return "UTC"
        return name


class PasswordReset(ResetPasswordForm):
    mail_works = bool(settings.MAIL_HOST)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["email"].label = "Email address"
        plain(self)

    def clean_email(self) -> str:
        if not self.mail_works:
            raise forms.ValidationError(
                "This server can’t send email. Ask the person who runs it to set a new password for you."
            )
        return super().clean_email()


class ChangeEmail(WithSecondStep, AddEmailForm):
    """Change the address to sign in with: at once without a mail server, else when its link is opened."""

    password = PasswordField(label="Your password", autocomplete="current-password")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["email"].label = "New email address"
        plain(self)

    def clean_password(self) -> str:
        if not self.user.check_password(self.cleaned_data["password"]):
            raise forms.ValidationError("That password is incorrect.")
        return self.cleaned_data["password"]

    def clean(self):
        cleaned = super().clean()
        if not self.errors:
            reauthenticate_by_password(self.request)
        return cleaned

    def save(self, request) -> EmailAddress:
        with transaction.atomic():
            pending = EmailAddress.objects.filter(user=self.user, primary=False, verified=False)
            pending.delete()
            address = EmailAddress.objects.create(user=self.user, email=self.cleaned_data["email"])
            if not settings.MAIL_HOST:
                address.set_as_primary()
                EmailAddress.objects.filter(user=self.user).exclude(pk=address.pk).delete()
        if settings.MAIL_HOST:
            address.send_confirmation(request)
        messages.success(
            request,
            f"A link has been sent to {address.email}. Until you open it, sign in with your old address."
            if settings.MAIL_HOST
            else f"Email address changed. Sign in with {address.email} from now on.",
        )
        return address


class ChangePassword(WithSecondStep, ChangePasswordForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["oldpassword"].label = "Your password"
        self.fields["oldpassword"].help_text = ""
        name_new_password(self)
        plain(self)


class NewPassword(ResetPasswordKeyForm):
    """Choose a new password after opening a link from an email."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        name_new_password(self)
        plain(self)


class FirstPassword(SetPasswordForm):
    """Choose a password in an account that has none."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        name_new_password(self)
        plain(self)


class PasswordAgain(WithSecondStep, ReauthenticateForm):
    must_show_key = False  # the key has its own page, after this one

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["password"].help_text = ""
        plain(self)


class _Digits(forms.Form):
    """A code is often typed on a phone: show the number pad, and no placeholder that looks like a code."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        plain(self)
        self.fields["code"].widget.attrs |= {"inputmode": "numeric", "autocomplete": "one-time-code"}


class Code(_Digits, EachCodeOnce, AuthenticateForm):
    """`has_app`, `has_codes`, `has_key`: with what this person can go on."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        have = second_step.kinds(self.user)
        self.has_app, self.has_codes, self.has_key = (kind in have for kind in ("totp", "recovery_codes", "webauthn"))


class FirstCode(_Digits, EachCodeOnce, ActivateTOTPForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["code"].label = "Code from the app"


def name_new_password(form: forms.Form) -> None:
    form.fields["password1"].label = "New password"
    form.fields["password1"].help_text = WHAT_IT_NEEDS
    form.fields["password2"].label = "New password again"


REQUIRED = {
    "login": "Enter your email address.",
    "email": "Enter your email address.",
    "password": "Enter your password.",
    "oldpassword": "Enter your password.",
    "password1": "Enter a password.",
    "password2": "Enter the new password again.",
    "code": "Enter a code.",
}


def plain(form: forms.Form) -> None:
    """Say what a field asks for where it is empty, and remove allauth’s placeholders.

    They repeat the label and disappear while someone types.
    """
    for name, field in form.fields.items():
        field.widget.attrs.pop("placeholder", None)
        if name in REQUIRED and not isinstance(field.widget, forms.HiddenInput):
            field.error_messages["required"] = REQUIRED[name]


class AccountAdapter(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": "This account isn’t active. Ask the person who runs this server why.",
        "cannot_remove_primary_email": "You sign in with this address, so it can’t be removed.",
        "duplicate_email": "You already use this email address. Enter another one.",
        "email_password_mismatch": "The email address or the password is incorrect. Check both and try again.",
        "email_taken": "An account already uses this email address. Sign in if it’s yours, or enter another one.",
        "enter_current_password": "That password is incorrect.",
        "incorrect_code": "That code is incorrect.",
        "incorrect_password": "That password is incorrect.",
        "invalid_login": "The email address or the password is incorrect. Check both and try again.",
        "invalid_or_expired_key": "This link no longer works.",
        "invalid_password_reset": "This link no longer works. Send another one.",
        "max_email_addresses": "You can have up to %d email addresses.",
        "rate_limited": "You’ve tried this too many times. Wait a few minutes and try again.",
        "same_as_current": "You already use this email address. Enter another one.",
        "too_many_login_attempts": "Too many attempts with a wrong password. Wait five minutes and try again.",
        "unknown_email": "There is no account with this email address. Check it and try again.",
        "unverified_primary_email": "Confirm your email address first.",
    }

    def is_open_for_signup(self, request) -> bool:
        if settings.SIGNUP == "first":
            return not get_user_model().objects.exists()
        return settings.SIGNUP == "open"

    def save_user(self, request, user, form, commit=True):
        """Save the account. With SIGNUP=first, a row with a unique key lets one of several simultaneous sign-ups
        through.
        """
        try:
            with transaction.atomic():
                if settings.SIGNUP == "first" and get_user_model().objects.exists():
                    raise IntegrityError
                user = super().save_user(request, user, form, commit)
                if settings.SIGNUP == "first":
                    FirstAccount.objects.create(pk=FirstAccount.THE_ONE, user=user)
                profile = Profile.of(user)
                profile.time_zone = form.cleaned_data.get("time_zone") or "UTC"
                profile.save(update_fields=["time_zone"])
                return user
        except IntegrityError:
            if settings.SIGNUP == "first":
                raise ImmediateHttpResponse(render(request, "account/signup_closed.html", status=403)) from None
            raise

    def _get_login_attempts_cache_key(self, request, **credentials) -> str:
        """Count attempts by account alone. The host that a client names can be invented and would give new ones."""
        return credentials.get("email", credentials.get("username", "")).lower()

    def post_login(self, request, user, **kwargs):
        response = super().post_login(request, user, **kwargs)
        return redirect("kept_post") if offer_after_sign_in(user) else response

    def get_password_change_redirect_url(self, request) -> str:
        """Back to where “Change password” is, with the message; not to the empty form."""
        return f"{reverse('settings')}#s-account"

    def get_reset_password_from_key_url(self, key: str) -> str:
        return absolute_url(self.request, urlsplit(super().get_reset_password_from_key_url(key)).path)

    def get_email_confirmation_url(self, request, emailconfirmation) -> str:
        return absolute_url(request, urlsplit(super().get_email_confirmation_url(request, emailconfirmation)).path)

    def send_mail(self, template_prefix, email, context):
        """Send mail after the response, because the time a mail server takes would reveal that the account exists."""
        context = {"request": self.request, "email": email, "current_site": get_current_site(self.request)} | context
        later(self.render_mail(template_prefix, email, context))

    def add_message(self, request, level, message_template=None, message_context=None, extra_tags="", message=None):
        """Leave out the messages about signing in and out."""
        if message_template not in ("account/messages/logged_in.txt", "account/messages/logged_out.txt"):
            super().add_message(request, level, message_template, message_context, extra_tags, message)

    def get_reauthentication_methods(self, user) -> list[dict]:
        """Never offer a code without the password. Offer the key first if the user has no codes."""
        ways = [
            {**way, "description": REAUTHENTICATION.get(way["id"], way["description"])}
            for way in super().get_reauthentication_methods(user)
            if way["id"] != "mfa_reauthenticate"
        ]
        have = second_step.kinds(user) if ways else set()
        if second_step.KEY in have and not second_step.CODES & have and not second_step.was_given(self.request):
            ways.reverse()
        return ways

    def is_reauthentication_required(self, *, app: str, **kwargs) -> bool:
        """Require two-step verification as well as the password; allauth accepts either of them."""
        is_required = super().is_reauthentication_required(app=app, **kwargs)
        if is_required and not second_step.is_sure(self.request):
            raise ReauthenticationRequired
        return is_required


class SessionsAdapter(DefaultUserSessionsAdapter):
    def end_sessions(self, sessions) -> None:
        if not second_step.is_sure(context.request):
            raise ReauthenticationRequired
        super().end_sessions(sessions)


@receiver(authenticator_added)
def shown_just_now(request, user, authenticator, **kwargs) -> None:
    """Show the recovery codes after setting up an app or a key, without asking for a code again."""
    if authenticator.type in second_step.STEPS:
        record_authentication(request, user, "mfa", id=authenticator.pk, type=authenticator.type, reauthenticated=True)


class MFAAdapter(DefaultMFAAdapter):
    """Encrypt second factors with the installation’s key, so that a copy of the database alone is of no use."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": (
            "That code is incorrect, has expired or has already been used. Enter the next code your app shows."
        ),
        "add_email_blocked": (
            "You can’t change your email address while two-step verification is on. "
            "Turn it off, change the address, then turn it on again."
        ),
        "cannot_delete_authenticator": "Two-step verification can’t be turned off for this account.",
        "cannot_generate_recovery_codes": (
            "Set up an authenticator app or a security key first. Then you can create recovery codes."
        ),
        "unverified_email": "Confirm your email address first. Then you can turn on two-step verification.",
    }

    def generate_authenticator_name(self, user, type) -> str:
        return f"Key {Authenticator.objects.filter(user=user, type=type).count() + 1}"

    def encrypt(self, text: str) -> str:
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _cipher().decrypt(encrypted_text.encode()).decode()


def _cipher():
    from cryptography.fernet import Fernet

    return Fernet(
        base64.urlsafe_b64encode(hashlib.sha256(b"onward.second-step" + settings.SECRET_KEY.encode()).digest())
    )
