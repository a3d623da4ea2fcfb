"""If the database does not respond, show a page that explains it and contains what was typed."""

import sys

from django.db import DatabaseError, InterfaceError, OperationalError
from django.http import HttpResponse
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.views.decorators.csrf import requires_csrf_token
from django.views.defaults import server_error as plain_server_error

from applications.shell.saved_posts import shown_fields, typed_fields

from .middleware import came_from

FULL = ("full", "No space left", "DiskFull")
UNWRITABLE = ("disk I/O",)
READ_ONLY = ("readonly", "read-only")
AGAIN_AFTER = 30  # seconds


@requires_csrf_token
def server_error(request):
    """`handler500`. Does not query the database."""
    error = sys.exc_info()[1]
    if not isinstance(error, OperationalError | InterfaceError) and not _is_full(error):
        return plain_server_error(request)
    context = {"reason": reason(str(error)), "fields": [], "path": request.path, "token": get_token(request)}
    if request.method == "POST":
        context["fields"] = shown_fields(typed_fields(request))
        context["has_files"] = bool(request.FILES)
        if not context["fields"]:
            context["path"] = came_from(request)  # a button was pressed; its own address can’t be opened
    response = HttpResponse(render_to_string("503.html", context), status=503)
    response["Retry-After"] = str(AGAIN_AFTER)
    response["Cache-Control"] = "private, no-store"
    return response


def _is_full(error: BaseException | None) -> bool:
    return isinstance(error, DatabaseError | OSError) and any(sign in str(error) for sign in FULL + UNWRITABLE)


def reason(said: str) -> str:
    if any(sign in said for sign in FULL):
        return "The server’s disk is full. The person who runs it needs to free up some space."
    if any(sign in said for sign in UNWRITABLE):
        return "The server can’t use its disk. It may be full. The person who runs it needs to check."
    if any(sign in said for sign in READ_ONLY):
        return "The server’s disk is read-only at the moment. The person who runs it needs to fix this."
    return "The database is busy or not responding. This usually clears up within a minute."
