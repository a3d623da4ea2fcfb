"""Whole addresses of our own pages, as other people get them."""

from django.conf import settings
from django.http import HttpRequest


def absolute_url(request: HttpRequest, path: str) -> str:
    """The address of a page of ours. From SITE_URL where it is set: what a browser names as the host can be made up."""
    return f"{settings.SITE_URL}{path}" if settings.SITE_URL else request.build_absolute_uri(path)
