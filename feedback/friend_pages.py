"""Pages that a friend opens with a link, signed out: what protects each of them is here."""

import secrets
from collections.abc import Iterable
from functools import wraps

from allauth.core.internal import ratelimit
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.cache import cache
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from feedback.models import Evaluation, Impression
from feedback.models.links import FriendLink

COOKIE = "__Secure-visitor" if settings.IS_HTTPS else "visitor"
SALT = "onward.friend.cookie"
LARGEST = 256 * 1024
RATES = {"wrong": "60/10m/ip", "write": "40/10m/ip", "link": "120/h/key"}
WAIT = 10 * 60
MOST_FRIENDS = 12  # who may answer one link
HEADERS = {
    "Cache-Control": "no-store, private",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow, noarchive, nosnippet",
}


def friend_page(model: type[FriendLink]):
    """`view(request, row, visitor)` for whoever has the address of a row; `visitor` is what the row may keep of them.

    Makes no session. Wrong, over and closed addresses get one and the same page. Under no-referrer
    browsers post with `Origin: null`, which a CSRF token check refuses, and a friend whose browser keeps no cookies has
    to be able to send; so a post from another site is told by Fetch Metadata, and the visitor's cookie does not travel
    with one (SameSite).
    """

    def decorate(view):
        @require_http_methods(["GET", "HEAD", "POST"])
        def answer(request, pk, token):
            return _answer(request, model, view, pk, token)

        @csrf_exempt
        @login_not_required
        @wraps(view)
        def page(request, pk, token):
            response = answer(request, pk, token)
            for name, value in HEADERS.items():
                response.headers[name] = value
            return response

        return page

    return decorate


def sent_by[Sent: (Evaluation, Impression)](visitor: str, sent: Iterable[Sent]) -> tuple[Sent | None, bool]:
    """What this visitor has sent already, and whether the link takes no answers of others any more."""
    sent = list(sent)
    written = next((one for one in sent if one.visitor == visitor), None)
    return written, written is None and len(sent) >= MOST_FRIENDS


def full_page(request) -> HttpResponse:
    """Said before anyone has written anything."""
    return render(request, "feedback/friend_closed.html", {"is_full": True})


def _answer(request, model, view, pk, token) -> HttpResponse:
    address = ratelimit.get_ip(request)
    blocked = f"friend-wait:{address}"
    if cache.get(blocked):
        return _closed(request, 429)
    if request.method == "POST":
        if int(request.META.get("CONTENT_LENGTH") or 0) > LARGEST:
            return render(request, "413.html", status=413)
        if not _may(request, "write"):
            return _closed(request, 429)
    row = model.find_by_link(pk, token, timezone.now())
    if row is None:
        if not _may(request, "wrong"):
            cache.set(blocked, True, WAIT)
        return _closed(request, 404)
    if request.method == "POST":
        if request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
            return _closed(request, 403)
        if not _may(request, "link", f"{model._meta.label}:{pk}"):
            return _closed(request, 429)
    return _for_visitor(request, view, row)


def _for_visitor(request, view, row: FriendLink) -> HttpResponse:
    """Knows a visitor again by a cookie for this address alone."""
    known = request.get_signed_cookie(COOKIE, default="", salt=SALT)
    visitor = known or secrets.token_urlsafe(24)
    response = view(request, row, row.visitor_mark(visitor))
    if not known:
        response.set_signed_cookie(
            COOKIE, visitor, salt=SALT, path=row.link_path, max_age=60 * 60 * 24 * 30, httponly=True,
            secure=settings.SESSION_COOKIE_SECURE, samesite="Lax",
        )  # fmt: skip
    return response


def _may(request, action: str, key: str | None = None) -> bool:
    usage = ratelimit.consume(
        request, app="feedback", action=f"friend-{action}", config={f"friend-{action}": RATES[action]}, key=key,
        limit_get=True,
    )  # fmt: skip
    return usage is not None


def _closed(request, status: int) -> HttpResponse:
    """The same words for a wrong, an expired and a closed address. What was typed stands there to be copied."""
    typed = [text.strip() for text in request.POST.values() if len(text.strip()) > 1]
    context = {"typed": "\n\n".join(typed)[:20_000], "is_busy": status == 429}
    return render(request, "feedback/friend_closed.html", context, status=status)
