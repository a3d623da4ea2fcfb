"""Interviews: adding, changing and deleting one, and saying whether it took place."""

import datetime as dt

from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from applications import wording
from applications.models import (
    Application,
    InterviewKind,
    InterviewStage,
    Profile,
    Recorder,
    Status,
    recompute_quiet_for,
)
from applications.shell.came_from import back
from applications.shell.conflicts import conflict_page, is_stale, shown_version
from applications.shell.toasts import toast

from . import interviewing
from .forms import HappenedForm, StageForm
from .when_form import WhenForm


@require_http_methods(["GET", "POST"])
def stage_create(request, pk):
    """Add an interview. It moves the application to Screening or Interviewing, unless the person says it should not."""
    application = get_object_or_404(Application.objects.for_user(request.user), pk=pk)
    kind = InterviewKind.SCREEN if application.status in (Status.SAVED, Status.APPLIED) else InterviewKind.INTERVIEW
    stage = InterviewStage(application=application, kind=kind, time_zone=Profile.of(request.user).time_zone)
    form = StageForm(request.POST or None, instance=stage, today=request.today)
    if request.method == "POST" and form.is_valid():
        recorder, moved = Recorder(request.user), False
        with transaction.atomic():
            form.save_with_people(recorder)
            recompute_quiet_for(application)
            if not form.cleaned_data.get("stays"):
                moved = interviewing.move_for(recorder, stage, today=request.today, now=timezone.now())
            action = recorder.action("stage", f"{application.company_or_agency}: interview added")
        text = f"Interview added{_for_when(stage, request.today)}."
        if moved:
            text += f" {application.company_or_agency} moved to {application.get_status_display()}."
        toast(request, text, action)
        return redirect(application)
    return _stage_page(request, form, stage, version=stage.version)


def _for_when(stage: InterviewStage, today: dt.date) -> str:
    """“ for Thursday 3 December at 10:00”, as the clocks of its place show it."""
    if stage.starts_at:
        start = stage.starts_at.astimezone(stage.zone)
        return f" for {start:%A} {wording.long_date(start.date(), today)} at {start:%H:%M}"
    return f" for {stage.due_on:%A} {wording.long_date(stage.due_on, today)}" if stage.due_on else ""


@require_http_methods(["GET", "POST"])
def stage_edit(request, pk):
    stage = get_object_or_404(InterviewStage.objects.for_user(request.user).select_related("application"), pk=pk)
    form = StageForm(request.POST or None, instance=stage, today=request.today)
    version = stage.version
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            if newer := newer_stage(request, stage):
                return conflict_page(request, form, newer)
            form.save_with_people()
        recompute_quiet_for(stage.application)
        toast(request, "Interview saved.")
        return redirect(stage.application)
    return _stage_page(request, form, stage, version=version)


def _stage_page(request, form: StageForm, stage: InterviewStage, *, version: int):
    now = timezone.now()
    context = {
        "form": form,
        "stage": stage,
        "application": stage.application,
        "is_past": bool(stage.pk and stage.ends_at and stage.ends_at < now),
        "answers": interviewing.answers(stage, now) if stage.pk else [],
        "version": shown_version(request, version),
        "has_more": bool(stage.minutes or stage.link or stage.preparation)
        or stage.time_zone != Profile.of(request.user).time_zone,
    }
    return render(request, "applications/detail/stage_form.html", context, status=422 if form.errors else 200)


@require_safe
def stage_when(request):
    """Say how what is being typed is understood, beside the field."""
    form = WhenForm(request.GET, own=Profile.of(request.user).time_zone)
    context = {"read": form.read_as(today=request.today)}
    return render(request, "applications/detail/_read_as.html", context)


@require_POST
def stage_happened(request, pk):
    """Record whether an interview took place, as the person says."""
    stage = get_object_or_404(InterviewStage.objects.for_user(request.user).select_related("application"), pk=pk)
    form, recorder = HappenedForm(request.POST), Recorder(request.user)
    if not form.is_valid():
        toast(request, "Choose whether it took place.")
        return redirect(back(request, default=stage.application.get_absolute_url()))
    with transaction.atomic():
        interviewing.say(recorder, stage, form.cleaned_data["happened"])
        action = recorder.action("stage", f"{stage.application.company_or_agency}: {stage.kind_in_sentence}")
    toast(request, interviewing.said(stage, timezone.now()), action)
    return redirect(back(request, default=stage.application.get_absolute_url()))


def newer_stage(request, stage: InterviewStage) -> InterviewStage | None:
    """What another tab has stored since the form was opened."""
    if not stage.pk:
        return None
    stored = InterviewStage.objects.select_for_update().get(pk=stage.pk)
    stored.application = stage.application
    return stored if is_stale(request, stored) else None


@require_POST
def stage_delete(request, pk):
    stage = get_object_or_404(InterviewStage.objects.for_user(request.user).select_related("application"), pk=pk)
    recorder = Recorder(request.user)
    with transaction.atomic():
        recorder.change(stage, deleted_at=timezone.now())
        recompute_quiet_for(stage.application)
        action = recorder.action("stage", f"{stage.application.company_or_agency}: interview deleted")
    toast(request, f"{stage.kind_as_heading} deleted.", action)
    return redirect(stage.application)
