"""What every request goes through: htmx redirects, and who asks from which time zone."""

from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.contrib.auth.middleware import get_user
from django.shortcuts import resolve_url
from django.utils import timezone
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.http import url_has_allowed_host_and_scheme

from applications.models import Profile
from applications.views.shell import sprite_svg
from feedback.views.help import help_page

EVERYWHERE = {
    "Permissions-Policy": "accelerometer=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), serial=(), usb=()",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cache-Control": "private, no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
}


class HeadersMiddleware:
    """On every answer that says nothing else: static files, health and refusals of the server included.

    What is not marked as the same for everyone is kept by no cache.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        for name, value in EVERYWHERE.items():
            response.headers.setdefault(name, value)
        return response


class HtmxRedirectMiddleware:
    """Turns a redirect for an htmx request into a visit of the whole page, and sends people back to where they were.

    After a refused POST the page to return to is the one it came from, never the POST's own address.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        patch_vary_headers(response, ["HX-Request"])
        if response.status_code not in (301, 302, 303, 307):
            return response
        login = resolve_url(settings.LOGIN_URL)
        if urlsplit(response["Location"]).path == login and (request.htmx or request.method not in ("GET", "HEAD")):
            response["Location"] = f"{login}?{urlencode({'next': came_from(request)})}"
        if request.htmx and not request.htmx.boosted:
            response["HX-Redirect"] = response["Location"]
            del response["Location"]
            response.status_code = 200
        return response


def came_from(request) -> str:
    """The page of ours that this request was made on; Today if unknown."""
    address = (request.htmx.current_url if request.htmx else None) or request.headers.get("Referer", "")
    if url_has_allowed_host_and_scheme(address, {request.get_host()}, require_https=request.is_secure()):
        parts = urlsplit(address)
        return f"{parts.path}?{parts.query}" if parts.query else parts.path or "/"
    return "/"


WITHOUT_DATABASE = {"/help/": help_page, "/sprite.svg": sprite_svg}


class BeforeTheDatabaseMiddleware:
    """Answers what needs no database before anything asks it: these load whatever state it is in, and leave no trace there."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        view = WITHOUT_DATABASE.get(request.path_info)
        return view(request) if view else self.get_response(request)


class PersonMiddleware:
    """Gives `request.today`, the day it is where the person is, and keeps private pages out of caches."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.user = get_user(request)  # the person, not an object that asks each time who it is
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
