"""Which account was signed in last in this browser: a signed cookie, which says so once its session is over."""

from django.conf import settings

COOKIE = "__Host-last" if settings.IS_HTTPS else "last"
SALT = "onward.last-here"
COOKIE_SECONDS = 60 * 60 * 24 * 365


def last_account(request) -> str:
    """The account's primary key as text; "" where none is known."""
    return request.get_signed_cookie(COOKIE, default="", salt=SALT, max_age=COOKIE_SECONDS)


def remember_account(request, response, *, was_signed_in: bool) -> None:
    """Set the cookie with the first answer to a signed-in person, and delete it when they sign out."""
    if not request.user.is_authenticated:
        if was_signed_in:
            response.delete_cookie(COOKIE, samesite="Lax")
        return
    may_be_shared = "public" in response.get("Cache-Control", "")
    if not may_be_shared and last_account(request) != str(request.user.pk):
        response.set_signed_cookie(
            COOKIE,
            request.user.pk,
            salt=SALT,
            max_age=COOKIE_SECONDS,
            httponly=True,
            secure=settings.SESSION_COOKIE_SECURE,
            samesite="Lax",
        )
