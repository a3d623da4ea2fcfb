"""Middleware for every request: headers, htmx redirects, and the user’s time zone."""

from urllib.parse import parse_qs, urlencode, urlsplit

from django.conf import settings
from django.contrib.auth.middleware import get_user
from django.http import QueryDict
from django.shortcuts import resolve_url
from django.utils import timezone
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.http import url_has_allowed_host_and_scheme

from applications.models import Profile
from applications.shell.views import sprite_svg
from feedback.help.views import help_page

EVERYWHERE = {
    "Permissions-Policy": "accelerometer=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), "
    "gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), serial=(), usb=()",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cache-Control": "private, no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
}


class HeadersMiddleware:
    """Set security headers that a response does not set itself, also on static files, health checks and errors.

    Nothing is cached unless a view says that it is the same for everyone.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        for name, value in EVERYWHERE.items():
            response.headers.setdefault(name, value)
        return response


class CharactersMiddleware:
    """Let no zero byte in: databases refuse it in any text, and no person types it.

    In addresses and cookies it becomes the sign for a character that is none, as other bytes that are none do, so that
    nothing is found by it. In forms it is left out, and the rest of the text is saved.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.path_info, request.path = _without_zeros(request.path_info), _without_zeros(request.path)
        if "%00" in request.META.get("QUERY_STRING", ""):
            request.GET = _cleaned(request.GET, instead="\ufffd")
        if any("\0" in value for value in request.COOKIES.values()):
            request.COOKIES = {name: _without_zeros(value) for name, value in request.COOKIES.items()}
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if any("\0" in value for name, values in request.POST.lists() for value in (name, *values)):
            request.POST = _cleaned(request.POST, instead="")


def _without_zeros(text: str) -> str:
    return text.replace("\0", "\ufffd")


def _cleaned(given: QueryDict, *, instead: str) -> QueryDict:
    cleaned = QueryDict(mutable=True, encoding=given.encoding)
    for name, values in given.lists():
        cleaned.setlistdefault(name.replace("\0", instead), []).extend(value.replace("\0", instead) for value in values)
    return cleaned


class HtmxRedirectMiddleware:
    """Turn a redirect of an htmx request into a visit of the whole page, and send people back to where they were.

    After a POST that needs signing in, that is the page it came from, never the POST’s own address.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        patch_vary_headers(response, ["HX-Request"])
        if response.status_code not in (301, 302, 303, 307):
            return response
        login, to = resolve_url(settings.LOGIN_URL), urlsplit(response["Location"])
        asks_to_sign_in = to.path == login and "next" in parse_qs(to.query)  # else a view sends there when it is done
        if asks_to_sign_in and (request.htmx or request.method not in ("GET", "HEAD")):
            response["Location"] = f"{login}?{urlencode({'next': came_from(request)})}"
        if request.htmx and not request.htmx.boosted:
            response["HX-Redirect"] = response["Location"]
            del response["Location"]
            response.status_code = 200
        return response


def came_from(request) -> str:
    """Return the address of the page that made this request, or of Today if it is unknown."""
    address = (request.htmx.current_url if request.htmx else None) or request.headers.get("Referer", "")
    if url_has_allowed_host_and_scheme(address, {request.get_host()}, require_https=request.is_secure()):
        parts = urlsplit(address)
        return f"{parts.path}?{parts.query}" if parts.query else parts.path or "/"
    return "/"


WITHOUT_DATABASE = {"/help/": help_page, "/sprite.svg": sprite_svg}


class NoDatabaseMiddleware:
    """Serve pages that need no database before anything queries it, so that they always load and leave no trace."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        view = WITHOUT_DATABASE.get(request.path_info)
        return view(request) if view else self.get_response(request)


class UserTodayMiddleware:
    """Set `request.today` to the date in the user’s time zone, and keep private pages out of caches."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.user = get_user(request)  # the user itself, not a lazy object
        if not request.user.is_authenticated:
            request.today = timezone.localdate(timezone=timezone.get_default_timezone())
            return self.get_response(request)
        profile = Profile.of(request.user)
        request.today = profile.today()
        with timezone.override(profile.zone):
            response = self.get_response(request)
        if "Cache-Control" not in response:
            patch_cache_control(response, private=True, no_store=True)
        return response
