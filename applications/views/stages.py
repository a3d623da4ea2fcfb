from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from applications.forms.detail import StageForm
from applications.models import Application, InterviewStage, Profile, Recorder, recompute_quiet_for

from .conflicts import conflict_page, is_older, shown_version
from .toasts import toast


@require_http_methods(["GET", "POST"])
def stage_create(request, pk):
    application = get_object_or_404(Application.objects.for_user(request.user), pk=pk)
    stage = InterviewStage(application=application, time_zone=Profile.of(request.user).time_zone)
    return _stage_form(request, stage, "Interview added.")


@require_http_methods(["GET", "POST"])
def stage_edit(request, pk):
    stage = get_object_or_404(InterviewStage.objects.for_user(request.user).select_related("application"), pk=pk)
    return _stage_form(request, stage, "Interview saved.")


def _stage_form(request, stage: InterviewStage, done: str):
    form = StageForm(request.POST or None, instance=stage)
    version = stage.version
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            if newer := newer_stage(request, stage):
                return conflict_page(request, form, newer)
            form.save()
        recompute_quiet_for(stage.application)
        toast(request, done)
        return redirect(stage.application)
    is_past = bool(stage.pk and stage.ends_at and stage.ends_at < timezone.now())
    context = {"form": form, "stage": stage, "application": stage.application, "is_past": is_past}
    context["version"] = shown_version(request, version)
    return render(request, "applications/stage_form.html", context, status=422 if form.errors else 200)


def newer_stage(request, stage: InterviewStage) -> InterviewStage | None:
    """What another tab has stored since the form was opened."""
    if not stage.pk:
        return None
    stored = InterviewStage.objects.select_for_update().get(pk=stage.pk)
    stored.application = stage.application
    return stored if is_older(request, stored) else None


@require_POST
def stage_delete(request, pk):
    stage = get_object_or_404(InterviewStage.objects.for_user(request.user).select_related("application"), pk=pk)
    recorder = Recorder(request.user)
    with transaction.atomic():
        recorder.change(stage, deleted_at=timezone.now())
        recompute_quiet_for(stage.application)
        action = recorder.action("stage", f"{stage.application.display_company}: interview deleted")
    toast(request, f"{stage.kind_as_heading} deleted.", action)
    return redirect(stage.application)
