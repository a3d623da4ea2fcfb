from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from applications.models import Application
from applications.shell.toasts import toast

from .forms import PersonForm, contact_named
from .views import detail_context


@require_POST
def contact_add(request, pk):
    """Add someone to an application. A name is enough."""
    application = get_object_or_404(Application.objects.for_user(request.user), pk=pk)
    form = PersonForm(request.POST)
    if not form.is_valid():
        context = detail_context(request, application) | {"person_form": form}
        return render(request, "applications/detail/application_detail.html", context, status=422)
    chosen = form.cleaned_data
    contact = contact_named(request.user, chosen["name"], application.company or application.agency, chosen["role"])
    application.contacts.add(contact)
    toast(request, f"{contact.name} added.")
    return redirect(application)


@require_POST
def contact_remove(request, pk, contact_pk):
    """Remove someone from this application. They stay in People."""
    application = get_object_or_404(Application.objects.for_user(request.user), pk=pk)
    contact = get_object_or_404(application.contacts, pk=contact_pk)
    application.contacts.remove(contact)
    toast(request, f"{contact.name} removed from this application. They’re still in People.")
    return redirect(application)
