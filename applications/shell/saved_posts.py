"""What a person posted while they were signed out, or with a stale token, is shown again, ready to save."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import Resolver404, resolve
from django.utils import timezone
from django.views.decorators.csrf import requires_csrf_token
from django.views.decorators.http import require_http_methods

from applications.models import SavedPost

from .toasts import toast

VERSION = "version"
HIDDEN = (VERSION, "form_number")  # travel with what was typed, as empty fields do, and are not shown
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
    "typed",
)


def typed_fields(request) -> list[list[str]]:
    """What was posted and was typed by a person: [[name, value], …]; with it the version on which it was typed."""
    fields = [
        [name, value]
        for name, values in request.POST.lists()
        if name not in SECRET_FIELDS and "password" not in name
        for value in values
    ]
    return fields if any(name not in HIDDEN for name, _ in fields) else []


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
    "pasted": "Pasted text",
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
            "is_hidden": name in HIDDEN or not value.strip(),
            "label": LABELS.get(name, name.replace("_", " ").capitalize()),
            "long": len(value) > 80 or "\n" in value,
        }
        for name, value in fields
    ]


@require_http_methods(["GET", "POST"])
def kept_post(request):
    """Show what waits after signing in. Nothing is saved until the person says so; POST discards it."""
    waiting = list(SavedPost.objects.for_user(request.user))
    if request.method == "POST":
        SavedPost.objects.filter(pk__in=[saved.pk for saved in waiting]).delete()
        toast(request, "What you typed was discarded.")
        return redirect("today")
    if not waiting:
        raise Http404
    posts = [{"path": saved.path, "fields": shown_fields(saved.fields)} for saved in waiting]
    return render(request, "kept_post.html", {"posts": posts, "stale_token": False})


def offer_after_sign_in(user) -> bool:
    """Whether something waits that was not offered yet. It is offered once."""
    waiting = SavedPost.objects.for_user(user).filter(offered_at=None)
    return bool(waiting.update(offered_at=timezone.now()))


@requires_csrf_token
@login_not_required  # refuses; shows a signed-in person nothing but what they posted themselves
def csrf_failure(request, reason=""):
    fields = typed_fields(request) if request.method == "POST" else []
    if request.user.is_authenticated and fields and _belongs_to_a_form(request.path):
        context = {"posts": [{"path": request.path, "fields": shown_fields(fields)}], "stale_token": True}
        return render(request, "kept_post.html", context, status=403)
    return render(request, "403_csrf.html", status=403)
