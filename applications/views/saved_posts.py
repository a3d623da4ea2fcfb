"""What a person posted while the session was over, or with a stale token, is shown again, ready to save."""

import time
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import redirect, render, resolve_url
from django.urls import Resolver404, resolve
from django.views.decorators.csrf import requires_csrf_token
from django.views.decorators.http import require_http_methods

from .last_account import last_account

KEY = "refused_post"
LARGEST = 64 * 1024
KEPT_FOR = 30 * 60
VERSION = "version"
SECRET_FIELDS = (
    "csrfmiddlewaretoken",
    "password",
    "password1",
    "password2",
    "oldpassword",
    "code",
    "credential",
    "next",
    "from",
)


class KeepRefusedPost:
    """Keeps one POST that was refused because no one is signed in any more, with the anonymous session.

    Only if a session cookie came with it, 64 KB at most, for 30 minutes, never what is a password or a file, and not what
    the page that sent it keeps by itself. It belongs to whoever was signed in here last.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        was_signed_in = request.user.is_authenticated
        response = self.get_response(request)
        note(request, response, was_signed_in=was_signed_in)
        is_kept_there = "X-Kept-By-Page" in request.headers
        if (
            request.method == "POST"
            and request.user.is_anonymous
            and not is_kept_there
            and self._sent_to_sign_in(response)
        ):
            self._keep(request)
        return response

    def _sent_to_sign_in(self, response) -> bool:
        return response.status_code == 302 and urlsplit(response["Location"]).path == resolve_url(settings.LOGIN_URL)

    def _keep(self, request) -> None:
        fields = typed_fields(request)
        size = sum(len(name) + len(value) for name, value in fields)
        if settings.SESSION_COOKIE_NAME in request.COOKIES and fields and size <= LARGEST:
            request.session[KEY] = {
                "path": request.path,
                "fields": fields,
                "at": time.time(),
                "account": last_here(request),
            }


def typed_fields(request) -> list[list[str]]:
    """What was posted and was typed by a person: [[name, value], …]; with it the version on which it was typed."""
    fields = [
        [name, value]
        for name, values in request.POST.lists()
        if name not in SECRET_FIELDS and "password" not in name
        for value in values
    ]
    return fields if any(name != VERSION for name, _ in fields) else []


def waiting(request) -> dict | None:
    """What was kept of this person; where no one was known, of whoever signed in next."""
    kept = request.session.get(KEY)
    if not kept or time.time() - kept["at"] >= KEPT_FOR:
        return None
    return kept if kept.get("account", "") in ("", str(request.user.pk)) else None


def _belongs_to_a_form(path: str) -> bool:
    try:
        resolve(path)
    except Resolver404:
        return False
    return True


# how a field is called on its form, where its name in the code says something else
LABELS = {
    "advert": "Job ad",
    "answer_by": "Reply by",
    "applied_on": "Date applied",
    "began_on": "Start date",
    "body": "Message",
    "called": "What friends call you",
    "cv_version": "CV version",
    "day": "Date",
    "deadline_on": "Closing date",
    "due_on": "Date",
    "ended_on": "Date closed",
    "on": "Date",
    "pay_currency": "Currency",
    "pay_max": "Salary to",
    "pay_min": "Salary from",
    "pay_period": "Salary per",
    "place": "Location",
    "sent_via": "Applied via",
    "source_name": "Name of the source",
    "tag_names": "Tags",
    "title": "Job title",
    "url": "Link",
}


def shown_fields(fields: list[list[str]]) -> list[dict]:
    return [
        {
            "name": name,
            "value": value,
            "is_hidden": name == VERSION,
            "label": LABELS.get(name, name.replace("_", " ").capitalize()),
            "long": len(value) > 80 or "\n" in value,
        }
        for name, value in fields
    ]


@require_http_methods(["GET", "POST"])
def kept_post(request):
    """Offers it after sign-in. Nothing is saved until the person says so."""
    kept = waiting(request)
    if request.method == "POST":
        request.session.pop(KEY, None)
        return redirect("today")
    if kept is None:
        raise Http404
    return render(
        request, "kept_post.html", {"path": kept["path"], "fields": shown_fields(kept["fields"]), "stale_token": False}
    )


def offer_after_sign_in(request) -> bool:
    """Whether there is something to offer; it is offered once. What is too late or someone else's is let go."""
    kept = waiting(request)
    if kept is None:
        request.session.pop(KEY, None)
    if kept is None or kept.get("offered"):
        return False
    request.session[KEY] = {**kept, "account": str(request.user.pk), "offered": True}
    return True


@requires_csrf_token
@login_not_required  # refuses; shows a signed-in person nothing but what they posted themselves
def csrf_failure(request, reason=""):
    fields = typed_fields(request) if request.method == "POST" else []
    if request.user.is_authenticated and fields and _belongs_to_a_form(request.path):
        context = {"path": request.path, "fields": shown_fields(fields), "stale_token": True}
        return render(request, "kept_post.html", context, status=403)
    return render(request, "403_csrf.html", status=403)
