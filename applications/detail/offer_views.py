from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from applications.models import Application
from applications.shell.conflicts import save_as_typed, shown_version

from . import offers
from .forms import OfferForm


@require_safe
def offer_list(request):
    return render(request, "applications/detail/offer_list.html", _context(request))


@require_POST
def offer_edit(request, pk):
    """Save the pros and cons of an offer, as they are typed."""
    application = get_object_or_404(Application.objects.for_user(request.user), pk=pk)
    form = OfferForm(request.POST, instance=application)
    if not form.is_valid():
        return render(request, "applications/detail/offer_list.html", _context(request, bound=form), status=422)
    return save_as_typed(request, form, said="Pros and cons saved.", to=f"{reverse('offer_list')}#offer-{pk}")


def _context(request, bound: OfferForm | None = None) -> dict:
    waiting = offers.offers(request.user, today=request.today)
    return {
        "offers": waiting,
        "pairs": [(offer, _form(offer.application, bound)) for offer in waiting],
        "answered": offers.answered(request.user, today=request.today),
        "form": bound,
        "version": shown_version(request, 0),
    }


def _form(application: Application, bound: OfferForm | None) -> OfferForm:
    return bound if bound and bound.instance.pk == application.pk else OfferForm(instance=application)
