"""Answer requests that are too large with a page instead of a broken connection, before anything is saved."""

from contextlib import suppress

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import UnreadablePostError
from django.shortcuts import render
from django.urls import Resolver404, resolve
from django.views.defaults import bad_request as plain_bad_request

MB = 1024 * 1024
LARGEST = 51 * MB  # a file of 50 MB, and the form around it
READ_AWAY = 400 * MB


class TooLargeMiddleware:
    """Reject a request by its announced length, after reading its body: browsers show no response while sending."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        length = request.META.get("CONTENT_LENGTH") or "0"
        if not length.isdecimal() or int(length) <= LARGEST:
            return self.get_response(request)
        if int(length) <= READ_AWAY:
            with suppress(UnreadablePostError):  # the worker has thrown it away already
                while request.read(MB):
                    pass
        return too_large(request)


def too_large(request):
    return render(request, "413.html", {"file_mb": _largest_file(request.path_info)}, status=413)


def _largest_file(path: str) -> int:
    """How large a file can be that is sent to this path, in MB."""
    try:
        is_document = resolve(path).url_name in ("document_create", "document_add")
    except Resolver404:
        is_document = False
    return settings.DOCUMENT_LARGEST // 1_000_000 if is_document else 50


def bad_request(request, exception):
    if isinstance(exception, RequestDataTooBig | TooManyFieldsSent | TooManyFilesSent):
        return too_large(request)
    return plain_bad_request(request, exception)
