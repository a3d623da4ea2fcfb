from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from applications.shell.toasts import toast

from . import sample


@require_POST
def sample_create(request):
    number = sample.create(request.user, today=request.today)
    toast(
        request,
        f"{number} sample applications added for you to explore."
        if number
        else "The sample data has already been added.",
    )
    return redirect("board")


@require_POST
def sample_delete(request):
    sample.remove(request.user)
    toast(request, "Sample data removed. Nothing you added was affected.")
    return redirect("today")
