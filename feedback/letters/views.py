"""What all letters share: the name under them."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from applications.models import Profile
from applications.shell.came_from import back
from applications.shell.toasts import toast

from .forms import SignatureForm


@require_POST
def letter_name(request):
    """Save the full name typed beside a draft, or stop asking for it. A script gets 204, or 422 without a name."""
    profile = Profile.of(request.user)
    if request.POST.get("do") == "never":
        profile.asks_for_name = False
        profile.save(update_fields=["asks_for_name"])
        toast(request, "You won’t be asked for your name again. You can add it in Settings.")
        return redirect(back(request))
    form = SignatureForm(request.POST, instance=profile)
    is_saved = form.is_valid()
    if is_saved:
        form.save()
    if request.headers.get("X-Requested-With") == "fetch":
        return HttpResponse(status=204 if is_saved else 422)
    toast(request, "Name saved. Your drafts are signed with it now." if is_saved else "Enter your full name.")
    return redirect(back(request))
