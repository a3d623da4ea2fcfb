"""People on your side: who to ask, with a draft; who helped, and thanking them."""

from urllib.parse import urlencode

from django.db import transaction
from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from applications.addresses import absolute_url
from applications.models import Contact, Profile, Role
from applications.shell.toasts import toast
from feedback.letters import favours
from feedback.models import Look, Recorder, Support

from . import supporters
from .supporter_forms import SupporterForm, SupportForm, WhoToAskForm


@require_http_methods(["GET", "POST"])
def who_to_ask(request):
    """Show who could help with one thing, and a message to the person chosen. POST adds someone."""
    chosen = WhoToAskForm(request.GET, user=request.user)
    if not chosen.is_valid():
        raise Http404
    said = chosen.cleaned_data
    form = SupporterForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        contact = _supporter(request.user, form.cleaned_data["name"], form.cleaned_data["email"])
        return redirect(f"{reverse('who_to_ask')}?{_query(said, contact)}")
    favour, contact, application = favours.FAVOURS[said["favour"] or "practice"], said["contact"], said["application"]
    profile = Profile.of(request.user)
    draft = favours.message(
        favour,
        to=contact,
        application=application,
        link=_address(request, said["look"]),
        signature=favours.first_name_of(profile),
    )
    found = supporters.supporters(request.user)
    context = {
        "favour": favour,
        "favours": favours.FAVOURS.values(),
        "application": application,
        "contact": contact,
        "people": [(one, _query(said, one.contact)) for one in found],
        "form": form,
        "draft": draft,
        "is_friend": True,
        "asks_for_name": profile.is_to_be_asked_for_name and not profile.called,
        "here": request.get_full_path(),
    }
    return render(request, "feedback/people/who_to_ask.html", context, status=422 if form.errors else 200)


def _address(request, look: Look | None) -> str:
    return absolute_url(request, look.link_path) if look and look.has_open_link(request.today) else ""


def _query(said: dict, contact: Contact) -> str:
    fields = {"favour": said["favour"] or "practice", "contact": contact.pk}
    for name in ("application", "look"):
        if said[name]:
            fields[name] = said[name].pk
    return urlencode(fields)


def _supporter(user, name: str, email: str = "") -> Contact:
    """Return the person of that name, created if needed. Someone without a role becomes a supporter.

    Someone who has another email address is another person of the same name.
    """
    same = Contact.objects.for_user(user).filter(name__iexact=name).order_by("company", "pk")
    if email:
        same = same.filter(Q(email="") | Q(email__iexact=email)).order_by("-email", "company", "pk")
    contact = same.first() or Contact.objects.create(owner=user, name=name, role=Role.SUPPORTER)
    changed: dict[str, str] = {}
    if not contact.role:
        changed["role"] = str(Role.SUPPORTER)
    if email and not contact.email:
        changed["email"] = email
    if changed:
        for field, value in changed.items():
            setattr(contact, field, value)
        contact.save(update_fields=list(changed))
    return contact


@require_http_methods(["GET", "POST"])
def supporter_list(request):
    """Show who helped, with what, and when they were thanked. POST adds help."""
    first = {
        "helped_on": request.today,
        "who": request.GET.get("who", "")[:200],
        "what": request.GET.get("what", "")[:200],
    }
    form = SupportForm(request.POST or None, today=request.today, initial=first)
    if request.method == "POST" and form.is_valid():
        recorder = Recorder(request.user)
        with transaction.atomic():
            form.instance.owner = request.user
            contact = _supporter(request.user, form.cleaned_data["who"])
            form.instance.contact, form.instance.contact_name = contact, contact.name
            recorder.create(form.instance)
            action = recorder.action("support", contact.name)
        toast(request, f"Help from {contact.name} added.", action)
        return redirect("support_thanks", form.instance.pk)
    found = supporters.supporters(request.user)
    context = {
        "people": found,
        "standfirst": supporters.standfirst(found),
        "form": form,
        "helps": [favour.done for favour in favours.FAVOURS.values()],
        "favours": favours.FAVOURS.values(),
    }
    return render(request, "feedback/people/supporter_list.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def support_thanks(request, pk):
    """Show a draft thank-you. POST marks it as sent."""
    support = get_object_or_404(Support.objects.for_user(request.user).select_related("contact"), pk=pk)
    if request.method == "POST":
        recorder = Recorder(request.user)
        if support.thanked_on is None:
            recorder.change(support, thanked_on=request.today)
        toast(request, f"{support.display_name} marked as thanked.", recorder.action("support", support.display_name))
        return redirect("supporter_list")
    profile = Profile.of(request.user)
    context = {
        "support": support,
        "draft": favours.thanks(
            support.helped_on, to=support.contact, today=request.today, signature=favours.first_name_of(profile)
        ),
        "is_friend": True,
        "asks_for_name": profile.is_to_be_asked_for_name and not profile.called,
    }
    return render(request, "feedback/people/support_thanks.html", context)


@require_http_methods(["GET", "POST"])
def support_delete(request, pk):
    """Ask first."""
    support = get_object_or_404(Support.objects.for_user(request.user).select_related("contact"), pk=pk)
    if request.method == "POST":
        support.delete()
        toast(request, "Help deleted. The person is still in People.")
        return redirect("supporter_list")
    return render(request, "feedback/people/support_delete.html", {"support": support})
