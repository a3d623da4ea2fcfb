"""What is too much for one request: a kind page instead of a broken connection, before anything of it is kept."""

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.shortcuts import render
from django.views.defaults import bad_request as plain_bad_request

MB = 1024 * 1024
LARGEST = 51 * MB  # files of 50 MB, and what a form wraps around them
READ_AWAY = 400 * MB


class TooLargeMiddleware:
    """Refuses by the announced length. The body is read away first: a browser shows no answer while it still sends."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        length = request.META.get("CONTENT_LENGTH") or "0"
        if not length.isdecimal() or int(length) <= LARGEST:
            return self.get_response(request)
        if int(length) <= READ_AWAY:
            while request.read(MB):
                pass
        return too_large(request)


def too_large(request):
    return render(request, "413.html", status=413)


def bad_request(request, exception):
    if isinstance(exception, RequestDataTooBig | TooManyFieldsSent | TooManyFilesSent):
        return too_large(request)
    return plain_bad_request(request, exception)
