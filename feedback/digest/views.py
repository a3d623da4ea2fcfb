"""Turn the digest off with one click, without signing in (RFC 8058)."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from feedback.models.preferences import Digest

from . import sending


@csrf_exempt  # a mail program posts this for the user; the signed token allows it
@login_not_required  # the link in an email must work without signing in
@require_http_methods(["GET", "HEAD", "POST"])
def digest_off(request, token):
    """GET asks and changes nothing, because programs open links. POST turns the digest off."""
    preferences = sending.owner_of(token)
    if preferences is None:
        raise Http404
    if request.method == "POST":
        preferences.digest = Digest.NEVER
        preferences.save(update_fields=["digest"])
    return render(request, "feedback/digest/digest_off.html", {"is_off": preferences.digest == Digest.NEVER})
