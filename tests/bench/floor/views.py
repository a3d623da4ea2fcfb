"""Session sign-in, a hundred rows by one query, a fixed page, one write that answers with its row."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_POST, require_safe

from .models import Row

FIXED = "<!doctype html><title>Fixed</title>" + "<p>The same words again.</p>" * 730  # 20 KB


@require_safe
def rows(request):
    return render(request, "floor/rows.html", {"rows": Row.objects.filter(owner=request.user)[:100]})


@require_POST
def row(request, pk):
    one = get_object_or_404(Row, owner=request.user, pk=pk)
    one.status = request.POST.get("status", "")[:12]
    one.save(update_fields=["status"])
    return render(request, "floor/rows.html#row", {"row": one})


@login_not_required
@require_safe
def fixed(request):
    return HttpResponse(FIXED)
