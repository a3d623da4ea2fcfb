"""The page for a hard time. It runs no query and leaves no trace; the trusted person is a fragment that may fail."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.clickjacking import xframe_options_deny
from django.views.decorators.http import require_http_methods, require_safe

from applications.shell.toasts import toast
from feedback import facts
from feedback.models import Preferences

from .forms import TrustedForm


@login_not_required  # help for anyone, and the same words for everyone
@require_safe
@never_cache
@xframe_options_deny
def help_page(request):
    """Run no query: the session cookie alone decides whether there is something to go back to."""
    context = {"may_be_signed_in": settings.SESSION_COOKIE_NAME in request.COOKIES, "fact": facts.SEARCH_HURTS}
    return render(request, "feedback/help/help.html", context)


@login_not_required  # an ended session shows nothing here; no one in need is sent to sign in
@require_safe
@never_cache
def help_mine(request):
    """The fragment with the person they trust."""
    trusted = Preferences.of(request.user) if request.user.is_authenticated else None
    return render(request, "feedback/help/help.html#mine", {"trusted": trusted})


@require_http_methods(["GET", "POST"])
def help_person(request):
    """Who to call: a name and a number. Both blank removes them."""
    preferences = Preferences.of(request.user)
    had = bool(preferences.trusted_name)
    form = TrustedForm(request.POST or None, instance=preferences)
    if request.method == "POST" and form.is_valid():
        form.instance.trusted_on = request.today if form.instance.trusted_name else None
        form.save()
        if name := form.instance.trusted_name:
            toast(request, f"{name} saved. You’ll find them under “Having a hard time?”.")
        else:
            toast(request, "Name and number removed." if had else "Nothing was saved.")
        return redirect("help_person")
    return render(request, "feedback/help/help_person.html", {"form": form}, status=422 if form.errors else 200)
