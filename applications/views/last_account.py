"""Who was signed in last in this browser: the number of the account, signed, once its session is over."""

from django.conf import settings

COOKIE = "__Host-last" if settings.IS_HTTPS else "last"
SALT = "onward.last-here"
KEPT_FOR = 60 * 60 * 24 * 365


def last_here(request) -> str:
    """The number of the account; "" where no one is known."""
    return request.get_signed_cookie(COOKIE, default="", salt=SALT, max_age=KEPT_FOR)


def note(request, response, *, was_signed_in: bool) -> None:
    """Says it with the first answer to someone, and takes it back when they sign out."""
    if not request.user.is_authenticated:
        if was_signed_in:
            response.delete_cookie(COOKIE, samesite="Lax")
        return
    may_be_shared = "public" in response.get("Cache-Control", "")
    if not may_be_shared and last_here(request) != str(request.user.pk):
        response.set_signed_cookie(
            COOKIE, request.user.pk, salt=SALT, max_age=KEPT_FOR, httponly=True,
            secure=settings.SESSION_COOKIE_SECURE, samesite="Lax",
        )  # fmt: skip
