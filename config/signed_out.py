"""A form that was posted after the session had ended: nothing typed is lost, and no stranger can fill the database.

Where the browser proves which account was signed in last, the form is saved for that account, for half an hour. Where it
does not, nothing is stored: the sign-in page carries what was typed in its own form.
"""

import json
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth import get_user_model
from django.shortcuts import render, resolve_url

from applications.models import save_post
from applications.models.saved_posts import LARGEST
from applications.shell.last_account import last_account, remember_account
from applications.shell.saved_posts import typed_fields

from .accounts import SignIn, SignInView
from .middleware import came_from


class SignedOutPostMiddleware:
    """Looks at each POST that is sent to sign in, unless the page that sent it keeps what was typed by itself."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        was_signed_in = request.user.is_authenticated
        response = self.get_response(request)
        remember_account(request, response, was_signed_in=was_signed_in)
        is_refused = request.method == "POST" and request.user.is_anonymous and _leads_to_sign_in(response)
        if not is_refused or "X-Kept-By-Page" in request.headers:
            return response
        fields = typed_fields(request)
        account = last_account(request)
        if account and get_user_model().objects.filter(pk=account, is_active=True).exists():
            save_post(int(account), request.path, fields)
            return response
        return sign_in_with(request, fields) if fields else response


def _leads_to_sign_in(response) -> bool:
    return response.status_code == 302 and urlsplit(response["Location"]).path == resolve_url(settings.LOGIN_URL)


def sign_in_with(request, fields: list[list[str]]):
    """The sign-in page with what was typed in its form; an htmx request puts it in place of its whole page."""
    typed = json.dumps({"path": request.path, "fields": fields})
    view = SignInView()
    view.setup(request)
    context = view.get_context_data(form=SignIn(request=request, initial={"typed": typed[: 2 * LARGEST]}))
    context["redirect_field_value"] = came_from(request)
    response = render(request, "account/login.html", context, status=200 if request.htmx else 403)
    if request.htmx:
        response["HX-Retarget"], response["HX-Reswap"] = "body", "innerHTML show:window:top"
    return response
