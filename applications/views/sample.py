from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from applications import sample

from .toasts import toast


@require_POST
def sample_create(request):
    number = sample.create(request.user, today=request.today)
    toast(
        request, f"{number} invented applications to look around in." if number else "The sample data is here already."
    )
    return redirect("board")


@require_POST
def sample_delete(request):
    sample.remove(request.user)
    toast(request, "The sample data is gone. Nothing of yours was touched.")
    return redirect("today")
