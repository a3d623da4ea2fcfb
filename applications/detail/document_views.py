"""The documents of one application: uploading, attaching, removing."""

from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from applications.documents import usage
from applications.documents.forms import PickForm, UploadForm
from applications.documents.views import save_upload
from applications.models import Application
from applications.shell.toasts import toast

from .views import detail_context


@require_POST
def document_add(request, pk):
    """Upload a file for one application."""
    application = get_object_or_404(Application.objects.for_user(request.user), pk=pk)
    form = UploadForm(request.POST, request.FILES, owner=request.user, auto_id="new_%s")
    if form.is_valid() and save_upload(request, form, application):
        return redirect(f"{application.get_absolute_url()}#documents")
    context = detail_context(request, application) | {"upload_form": form}
    return render(request, "applications/detail/application_detail.html", context, status=422)


@require_POST
def document_attach(request, pk):
    """Attach a document that was uploaded before."""
    application = get_object_or_404(Application.objects.for_user(request.user), pk=pk)
    others = usage.others(application)
    form = PickForm(request.POST, application=application, others=others, auto_id="have_%s")
    if not form.is_valid():
        context = detail_context(request, application) | {"pick_form": form}
        return render(request, "applications/detail/application_detail.html", context, status=422)
    document = form.cleaned_data["document"]
    toast(request, f"{document.name} attached to {application.company_or_agency}.", document.link_to([application]))
    return redirect(f"{application.get_absolute_url()}#documents")


@require_POST
def document_detach(request, pk, document_pk):
    """Remove it from this application. The document stays."""
    application = get_object_or_404(Application.objects.for_user(request.user), pk=pk)
    document = get_object_or_404(application.documents.filter(deleted_at=None), pk=document_pk)
    action = document.unlink_from(application)
    toast(request, f"{document.name} removed from this application. It’s still in Documents.", action)
    return redirect(f"{application.get_absolute_url()}#documents")
