"""Whether it is still the same person: as much as signing in asks for, given in the last quarter of an hour."""

import time

from allauth.account import app_settings
from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa import app_settings as mfa_settings
from allauth.mfa.models import Authenticator
from django.core.cache import cache

KEY = Authenticator.Type.WEBAUTHN
STEPS = {Authenticator.Type.TOTP, KEY}
CODES = {Authenticator.Type.TOTP, Authenticator.Type.RECOVERY_CODES}


def kinds(user) -> set[str]:
    """What the person has set up: codes of an app, recovery codes, keys."""
    return set(Authenticator.objects.filter(user=user).values_list("type", flat=True))


def was_given(request) -> bool:
    """Whether a code or a key was shown a moment ago."""
    return any(record["method"] == "mfa" for record in _fresh(request))


def is_sure(request) -> bool:
    """The password and, where there is one, the second step. A passkey that signs in alone is enough alone."""
    fresh = _fresh(request)
    if not fresh or not STEPS & kinds(request.user):
        return bool(fresh)
    shown = [record for record in fresh if record["method"] == "mfa"]
    has_password = any(record["method"] == "password" for record in fresh)
    return bool(shown) and (has_password or _is_a_passkey(request.user, {record.get("id") for record in shown}))


def _fresh(request) -> list[dict]:
    since = time.time() - app_settings.REAUTHENTICATION_TIMEOUT
    records = get_authentication_records(request, request.user)
    return [record for record in records if record["at"] > since]


def _is_a_passkey(user, ids: set) -> bool:
    keys = Authenticator.objects.filter(user=user, type=KEY, pk__in=ids)
    return any(key.wrap().is_passwordless for key in keys)


def was_used(user, code: str) -> bool:
    return cache.get(_used(user, code)) is not None


def use_up(user, code: str) -> bool:
    """Remembered a period longer than its digits count, for servers whose clocks differ. False when another request
    was first.
    """
    counts_for = mfa_settings.TOTP_PERIOD * (2 * mfa_settings.TOTP_TOLERANCE + 1)
    return cache.add(_used(user, code), 1, counts_for + mfa_settings.TOTP_PERIOD)


def _used(user, code: str) -> str:
    """By its digits alone: with spaces and dashes between them it is the same code."""
    return f"onward:used-code:{user.pk}:{''.join(filter(str.isdecimal, code))[:20]}"
