"""People: the list, and a page with everything about one of them."""

from django.core.paginator import Paginator
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from applications import wording
from applications.board.move_forms import MOVE_CHOICES
from applications.models import Contact, Profile, Role
from applications.shell.toasts import toast
from feedback import facts
from feedback.letters import favours, occasions
from feedback.models import FeedbackRequest, Preferences, Recorder, Reminder, ReminderKind, Support
from feedback.models.reminders import WAITING

from . import history
from .forms import ConnectionsForm, ContactForm, KeepInTouchForm

A_PAGE = 50


@require_safe
def person_list(request):
    role, text = request.GET.get("role", ""), request.GET.get("q", "")[:200]
    rows = history.search(request.user, text, role if role in Role.values else "")
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    counts = history.counts_by_role(request.user)
    context = {
        "page": page,
        "lines": history.lines(list(page.object_list), today=request.today),
        "tabs": [("", "Everyone", sum(counts.values()))]
        + [(value, label, counts[value]) for value, label in history.ROLES.items() if counts.get(value)],
        "role": role,
        "q": text,
        "total": sum(counts.values()),
        "fact": facts.PASSED_OVER,
    }
    return render(request, "feedback/people/person_list.html", context)


@require_http_methods(["GET", "POST"])
def person_create(request):
    form = ContactForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        form.instance.owner = request.user
        contact = form.save()
        toast(request, f"{contact.name} added.")
        return redirect("person_detail", contact.pk)
    return render(request, "feedback/people/person_form.html", {"form": form}, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def connection_search(request):
    """Search LinkedIn’s Connections.csv. The file is not stored."""
    form = ConnectionsForm(request.POST or None, request.FILES or None)
    found, number = form.search() if request.method == "POST" and form.is_valid() else ([], 0)
    searched = request.method == "POST" and not form.errors
    context = {"form": form, "found": found, "number": number, "searched": searched}
    return render(request, "feedback/people/connection_search.html", context, status=422 if form.errors else 200)


@require_safe
def person_detail(request, pk):
    contact = _owned(request, pk)
    keep = (
        Reminder.objects.for_user(request.user)
        .filter(contact=contact, kind=ReminderKind.KEEP_IN_TOUCH, state__in=WAITING)
        .first()
    )
    between = history.between(contact, today=request.today)
    last = between.last_on
    preferences = Preferences.of(request.user)
    profile = Profile.of(request.user)
    is_friend = contact.role == Role.SUPPORTER
    if is_friend:
        draft = favours.hello(contact, profile)
    else:
        draft = occasions.hello(
            contact, between.applications, profile, preferences.tone, timezone.now(), was_in_touch=bool(last)
        )
    context = {
        "contact": contact,
        "between": between,
        "standfirst": history.standfirst(contact, between, request.today),
        "last": wording.short_date(last, request.today) if last else "",
        "keep": keep,
        "keep_on": wording.long_date(keep.due_on, request.today) if keep else "",
        "keep_form": KeepInTouchForm(
            today=request.today, initial={"due_on": history.default_day(preferences, request.today)}
        ),
        "draft": draft,
        "is_friend": is_friend,
        "asks_for_name": profile.is_to_be_asked_for_name and not (is_friend and profile.called),
        **MOVE_CHOICES,
        "supports": list(Support.objects.filter(contact=contact)[:20]),
        "fact": facts.PASSED_OVER,
    }
    return render(request, "feedback/people/person_detail.html", context)


@require_http_methods(["GET", "POST"])
def person_edit(request, pk):
    contact = _owned(request, pk)
    form = ContactForm(request.POST or None, instance=contact)
    if request.method == "POST" and form.is_valid():
        form.save()
        FeedbackRequest.objects.for_user(request.user).filter(contact=contact).update(contact_name=contact.name)
        toast(request, f"{contact.name} saved.")
        return redirect("person_detail", pk)
    return render(
        request,
        "feedback/people/person_form.html",
        {"form": form, "contact": contact},
        status=422 if form.errors else 200,
    )


@require_http_methods(["GET", "POST"])
def person_delete(request, pk):
    """Ask first. Requests keep the name, interviews keep their notes."""
    contact = _owned(request, pk)
    if request.method == "POST":
        recorder = Recorder(request.user)
        with transaction.atomic():
            recorder.change(contact, deleted_at=timezone.now())
            action = recorder.action("deleted", f"{contact.name}: deleted")
        toast(
            request,
            f"{contact.name} deleted. What you wrote about them elsewhere is still there. You can undo this for 30 days.",
            action,
        )
        return redirect("person_list")
    return render(
        request,
        "feedback/people/person_delete.html",
        {"contact": contact, "between": history.between(contact, today=request.today)},
    )


@require_POST
def keep_in_touch(request, pk):
    """Remind the user to say hello on a date, or move that reminder."""
    contact = _owned(request, pk)
    form = KeepInTouchForm(request.POST, today=request.today)
    if not form.is_valid():
        toast(request, "The date must be after today and within three years.")
        return redirect("person_detail", pk)
    recorder, due_on = Recorder(request.user), form.cleaned_data["due_on"]
    waiting = Reminder.objects.for_user(request.user).filter(
        contact=contact, kind=ReminderKind.KEEP_IN_TOUCH, state__in=WAITING
    )
    if reminder := waiting.first():
        recorder.change(reminder, due_on=due_on)
    else:
        recorder.create(Reminder(owner=request.user, kind=ReminderKind.KEEP_IN_TOUCH, contact=contact, due_on=due_on))
    toast(
        request,
        f"You’ll be reminded about {contact.name} {wording.on_date(due_on, request.today)}.",
        recorder.action("reminder", contact.name),
    )
    return redirect("person_detail", pk)


def _owned(request, pk: int) -> Contact:
    return get_object_or_404(Contact.objects.for_user(request.user), pk=pk)
