from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from applications.forms.detail import PersonForm, contact_named
from applications.models import Application

from .detail import detail_context
from .toasts import toast


@require_POST
def contact_add(request, pk):
    """Someone met on the way; one field is enough."""
    application = get_object_or_404(Application.objects.for_user(request.user), pk=pk)
    form = PersonForm(request.POST)
    if not form.is_valid():
        context = detail_context(request, application) | {"person_form": form}
        return render(request, "applications/application_detail.html", context, status=422)
    chosen = form.cleaned_data
    contact = contact_named(request.user, chosen["name"], application.company or application.agency, chosen["role"])
    application.contacts.add(contact)
    toast(request, f"{contact.name} is added.")
    return redirect(application)


@require_POST
def contact_remove(request, pk, contact_pk):
    """Takes someone off this application; the person stays."""
    application = get_object_or_404(Application.objects.for_user(request.user), pk=pk)
    contact = get_object_or_404(application.contacts, pk=contact_pk)
    application.contacts.remove(contact)
    toast(request, f"{contact.name} removed from this application. They’re still in People.")
    return redirect(application)
