"""First impressions: what the user chose to show, and what friends noticed in 30 seconds."""

from django.http import FileResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.cache import patch_cache_control
from django.utils.text import capfirst
from django.views.decorators.csp import csp_override
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from applications import wording
from applications.addresses import absolute_url
from applications.documents.views import NOTHING_RUNS
from applications.models import Profile
from applications.shell.toasts import toast
from feedback.friend_pages import friend_page, full_page, sent_by
from feedback.letters import favours
from feedback.letters.drafting import Draft
from feedback.models import Impression, Look, Recorder

from . import looks
from .look_forms import ImpressionForm, LookForm


@friend_page(Look)
def friend_look(request, look, visitor):
    """Show what was chosen and four questions. Visitors see only their own answers and can change them."""
    today = Profile.of(look.owner).today()
    written, is_full = sent_by(visitor, look.impressions.all())
    if is_full and request.method != "POST":
        return full_page(request)
    form = ImpressionForm(request.POST if request.method == "POST" else None, instance=written)
    if request.method == "POST":
        if is_full:
            form.add_error(
                None, "This link can’t take any more answers. Please tell the person who sent you the link another way."
            )
        if form.is_valid():
            form.keep(look, visitor, today)
            return redirect(look.link_path)
    context = {
        "look": look,
        "document": look.shown_document,
        "form": form,
        "written": written,
        "until": wording.long_date(look.link_expires_on, today),
    }
    return render(request, "feedback/presence/friend_look.html", context, status=422 if form.errors else 200)


@friend_page(Look)
@require_safe
@csp_override(NOTHING_RUNS)
def friend_look_file(request, look, visitor):
    """Send the chosen PDF as a download under a neutral name. The page says when it was deleted."""
    document = look.shown_document
    try:
        file = document.open() if document else None
    except OSError:
        file = None
    if file is None:
        return redirect(look.link_path)
    name = f"{look.shown_name or 'A friend'} {look.get_kind_display()}.pdf"
    response = FileResponse(file, as_attachment=True, filename=name, content_type=document.type.media_type)
    response["X-Content-Type-Options"] = "nosniff"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    response["Content-Encoding"] = "identity"
    return response


@require_http_methods(["GET", "POST"])
def look_create(request):
    """Choose one thing to show. Its link is created at once; a script gets the message that goes with it."""
    first = looks.first_choice(request.user, request.GET.get("kind", ""))
    form = LookForm(request.POST or None, user=request.user, initial=first)
    if request.method == "POST" and form.is_valid():
        look = looks.open_look(request.user, form.save(commit=False), today=request.today)
        toast(request, "Link created. Send it to one friend or several.")
        if request.headers.get("X-Requested-With") == "fetch":
            draft = _draft(request, look)
            answer = {"page": look.get_absolute_url(), "address": _address(request, look)}
            return JsonResponse(answer | {"title": draft.subject, "text": draft.body})
        return redirect(look)
    return render(request, "feedback/presence/look_form.html", {"form": form}, status=422 if form.errors else 200)


@require_safe
def look_detail(request, pk):
    """Show what friends said, and what they see."""
    look = _owned(request, pk)
    address = _address(request, look)
    context = {
        "look": look,
        "document": look.shown_document,
        "impressions": look.impressions.all(),
        "address": address,
        "until": wording.long_date(look.link_expires_on, request.today) if look.link_expires_on else "",
        "draft": _draft(request, look),
    }
    response = render(request, "feedback/presence/look_detail.html", context)
    patch_cache_control(response, private=True, no_store=True)
    return response


@require_POST
def look_link(request, pk):
    """Replace the link (the old one stops working), or close it."""
    look, recorder = _owned(request, pk), Recorder(request.user)
    if request.POST.get("do") == "close":
        look.close_link(recorder)
        toast(request, "Link closed. No one can open it now.", recorder.action("look", "Link closed"))
    else:
        look.open_link(recorder, today=request.today)
        toast(request, "New link created. The old one no longer works.")
    return redirect(look)


@require_http_methods(["GET", "POST"])
def look_delete(request, pk):
    """Ask first: friends’ answers are deleted too."""
    look = _owned(request, pk)
    if request.method == "POST":
        look.delete()
        toast(request, "Request deleted. Its link no longer works.")
        return redirect("presence_list")
    return render(request, "feedback/presence/look_delete.html", {"look": look, "number": look.impressions.count()})


@require_POST
def impression_thanks(request, pk):
    row = get_object_or_404(Impression.objects.for_user(request.user).select_related("look"), pk=pk)
    recorder = Recorder(request.user)
    if row.thanked_on is None:
        recorder.change(row, thanked_on=request.today)
    toast(request, f"{capfirst(row.display_name)} marked as thanked.", recorder.action("look", "Thanked"))
    return redirect(row.look)


@require_http_methods(["GET", "POST"])
def impression_delete(request, pk):
    """Ask first. A friend who still has the link can write again until it is closed."""
    row = get_object_or_404(Impression.objects.for_user(request.user).select_related("look"), pk=pk)
    if request.method == "POST":
        row.delete()
        toast(request, "First impression deleted.")
        return redirect(row.look)
    return render(request, "feedback/presence/impression_delete.html", {"impression": row})


def _address(request, look: Look) -> str:
    return absolute_url(request, look.link_path) if look.has_open_link(request.today) else ""


def _draft(request, look: Look) -> Draft:
    return favours.message(favours.FAVOURS["presence"], link=_address(request, look), signature=look.shown_name)


def _owned(request, pk: int) -> Look:
    return get_object_or_404(Look.objects.for_user(request.user), pk=pk)
