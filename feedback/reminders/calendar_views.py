"""The private calendar: its link, the feed, and one interview as a file."""

import hashlib

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse, HttpResponseNotModified
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.http import parse_etags, quote_etag
from django.views.decorators.http import require_POST, require_safe

from applications.models import InterviewStage, Profile
from applications.shell.toasts import toast
from feedback.models import Preferences

from . import calendar

TYPE = "text/calendar; charset=utf-8"


@login_not_required  # a calendar program cannot sign in; the link is the secret
@require_safe
def calendar_feed(request, pk, token):
    """Serve the calendar to anyone who has the link. A wrong or revoked link is a 404."""
    preferences = calendar.owner_of(pk, token)
    if preferences is None:
        return HttpResponse("There is no calendar at this link.\n", status=404, content_type="text/plain")
    body = calendar.feed(preferences.user, today=Profile.of(preferences.user).today())
    etag = quote_etag(hashlib.sha256(body).hexdigest())
    if etag in parse_etags(request.headers.get("If-None-Match", "")):
        response: HttpResponse = HttpResponseNotModified()
    else:
        response = HttpResponse(body, content_type=TYPE)
    response["ETag"] = etag
    response["Cache-Control"] = "private, no-cache"
    return response


@require_POST
def calendar_address(request):
    """Create the calendar link, replace it (the old one stops working at once) or turn it off."""
    preferences = Preferences.of(request.user)
    wanted = request.POST.get("do")
    preferences.calendar_nonce = "" if wanted == "off" else calendar.new_nonce()
    preferences.save()
    toast(
        request,
        {
            "off": "Calendar link turned off. Calendars that use it will stop updating.",
            "renew": "New calendar link created. The old one no longer works.",
        }.get(wanted or "", "Calendar link created. Anyone who has it can see your calendar."),
    )
    return redirect(reverse("preferences") + "#calendar")


@require_safe
def stage_ics(request, pk):
    stage = get_object_or_404(InterviewStage.objects.for_user(request.user).select_related("application"), pk=pk)
    response = HttpResponse(calendar.one_round(stage), content_type=TYPE)
    response["Content-Disposition"] = 'attachment; filename="interview.ics"'
    return response
