"""Rate limits, counted in the database cache, so that all processes and servers count together."""

import time
from dataclasses import dataclass

from allauth.account import app_settings as account_settings
from allauth.core.internal import ratelimit
from django.conf import settings
from django.http import HttpResponse
from django.middleware.csrf import get_token
from django.template.loader import render_to_string

from applications.shell.saved_posts import shown_fields, typed_fields

from .middleware import came_from

READ, WRITE, ANY = ("GET", "HEAD"), ("POST",), ("GET", "HEAD", "POST")


@dataclass(frozen=True, slots=True)
class Limit:
    action: str
    methods: tuple[str, ...] = WRITE


UPLOAD, DOWNLOAD = Limit("upload"), Limit("download", READ)
EVERYTHING = Limit("everything", READ)
LINK = Limit("link", ANY)
SURE = Limit("password")

# by route name; allauth counts signing in, signing up and resetting passwords, and `friend_page` counts friends’ pages
LIMITS = {
    "document_create": UPLOAD,
    "document_add": UPLOAD,
    "document_file": DOWNLOAD,
    "import_start": UPLOAD,
    "archive_restore": UPLOAD,
    "archive_json": EVERYTHING,
    "archive_zip": EVERYTHING,
    "application_csv": DOWNLOAD,
    "application_xlsx": DOWNLOAD,
    "proof_csv": DOWNLOAD,
    "connection_search": UPLOAD,
    "mail_read": UPLOAD,
    "capture_shared": Limit("shared"),
    "capture_reading": Limit("reading"),
    "calendar_feed": LINK,
    "digest_off": LINK,
    "stage_ics": DOWNLOAD,
    "flow_text": DOWNLOAD,
    "import_unread": DOWNLOAD,
    "account_delete": SURE,
    "account_email": SURE,
}
# the least time of each of these responses, so that it does not reveal whether an address is known
EVEN = {"account_signup": 1.5, "account_reset_password": 0.5}


COUNTED_SECONDS = 0.5


class LimitsMiddleware:
    """Count a request before its view runs. Links that don’t exist count for the address they were tried from.

    What is uploaded counts by its cost, also where it was refused: once more for each half second of the processor.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        began = time.monotonic()
        used = time.thread_time()
        response = self.get_response(request)
        used = time.thread_time() - used
        match = request.resolver_match
        name = match.url_name if match else ""
        if LIMITS.get(name) == UPLOAD and request.method == "POST":
            for _ in range(int(used / COUNTED_SECONDS)):
                _is_free(request, UPLOAD.action)
        if response.status_code == 404 and LIMITS.get(name) == LINK and not _is_free(request, "missed"):
            response = too_many(request, minutes=_minutes("missed"))
        if name in EVEN and request.method == "POST" and account_settings.PREVENT_ENUMERATION:
            time.sleep(max(0.0, EVEN[name] - (time.monotonic() - began)))
        return response

    def process_view(self, request, view, args, kwargs):
        limit = LIMITS.get(request.resolver_match.url_name)
        if limit is None or request.method not in limit.methods:
            return None
        return None if _is_free(request, limit.action) else too_many(request, minutes=_minutes(limit.action))


def _is_free(request, action: str) -> bool:
    """Count this request. Return False if there were too many before it."""
    usage = ratelimit.consume(
        request, app="onward", action=action, config=settings.RATES, key=request.path, limit_get=True
    )
    return usage is not None


def _minutes(action: str) -> int:
    longest = max(rate.duration for rate in ratelimit.get_rates(app="onward", action=action, config=settings.RATES))
    return max(1, round(longest / 60))


def too_many(request, minutes: int = 1):
    """`handler429`, which allauth calls too. Shows what was typed; a file has to be chosen again."""
    is_post = request.method == "POST"
    fields = shown_fields(typed_fields(request)) if is_post else []
    context = {
        "fields": fields,
        "has_files": is_post and bool(request.FILES),
        "path": came_from(request) if is_post and not fields else request.path,
        "token": get_token(request),
        "wait": "a minute" if minutes == 1 else f"{minutes} minutes",
    }
    response = HttpResponse(render_to_string("429.html", context), status=429)
    response["Retry-After"] = str(minutes * 60)
    response["Cache-Control"] = "private, no-store"
    return response
