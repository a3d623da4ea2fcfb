"""Reflections, themes, plans for next time, and what they were made from."""

from django.db import IntegrityError, transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from applications import wording
from applications.detail.stage_views import newer_stage
from applications.models import Application, InterviewStage, recompute_quiet_for
from applications.shell.conflicts import conflict_page, is_stale, shown_version
from applications.shell.toasts import toast
from feedback import facts
from feedback import themes as learning
from feedback.if_then_form import BOTH_PARTS, IfThenForm
from feedback.keys import SuggestionKey
from feedback.models import (
    IfThen,
    Recorder,
    Reflection,
    Reminder,
    ReminderKind,
    ReminderState,
    Theme,
)
from feedback.models.reminders import WAITING
from feedback.practice import sessions
from feedback.presence import checklists

from .forms import CaptureForm, ReflectionForm, ThemeForm

SHOWN = 8


@require_safe
def learn(request):
    reflections, replies = learning.reflections(request.user), learning.replies(request.user)
    comments = learning.with_theme(learning.comments(request.user))
    latest = list(reflections[:SHOWN])
    stages = InterviewStage.objects.for_user(request.user).that_took_place(timezone.now())
    themes = learning.themes(
        learning.with_theme(reflections), learning.with_theme(replies), comments, latest=latest, today=request.today
    )
    plans = learning.alive(request.user)
    waiting = learning.unreviewed(request.user).count()
    context = {
        "themes": themes,
        "plans": plans,
        "questions": learning.questions(learning.asked_in(stages)),
        "reflections": latest,
        "made_from": _made_from(reflections.count(), replies.count(), len(comments)),
        "lines": sessions.lines(sessions.sessions(request.user)[:3], request.today),
        "waiting": waiting,
        "batch": min(waiting, learning.BATCH),
        "batch_size": learning.BATCH,
        "standfirst": _standfirst(themes, plans, latest),
        "fact": facts.IF_THEN,
        "if_then_form": IfThenForm(),
        "presence": checklists.cards(request.user, today=request.today),
    }
    return render(request, "feedback/learning/learn.html", context)


def _standfirst(themes, plans, reflections) -> str:
    if not reflections and not themes:
        return "What you learn from interviews and replies is collected here, starting with your first few notes."
    first = themes[0] if themes else None
    keeps = f"“{first.name}” keeps coming up: {wording.times(first.count)} so far." if first and first.count > 1 else ""
    alive = wording.counted(
        len(plans),
        zero="No plan for next time yet. One is enough.",
        one="1 plan for next time.",
        other="{n} plans for next time.",
    )
    return f"{keeps} {alive}".strip()


def _made_from(reflections: int, replies: int, comments: int) -> str:
    """“3 reflections, 2 replies, 1 comment from a friend”."""
    parts = [
        wording.counted(reflections, one="1 reflection", other="{n} reflections"),
        wording.counted(replies, one="1 reply", other="{n} replies"),
        wording.counted(comments, one="1 comment from a friend", other="{n} comments from friends"),
    ]
    return ", ".join(part for part, number in zip(parts, (reflections, replies, comments), strict=True) if number)


@require_http_methods(["GET", "POST"])
def stage_capture(request, pk):
    """Write up an interview: what they asked, what went well, what to do differently, the date they promised."""
    stage = get_object_or_404(InterviewStage.objects.for_user(request.user).select_related("application"), pk=pk)
    version = stage.version
    form = CaptureForm(request.POST or None, instance=stage)
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            if newer := newer_stage(request, stage):
                return conflict_page(request, form, newer)
            form.save()
        recompute_quiet_for(stage.application)
        finish(request.user, str(SuggestionKey("capture", stage.pk)), request.today)
        saved = "Interview notes saved. You’ll see them when you look back."
        toast(request, saved if form.has_changed() else "Nothing was changed.")
        return redirect(stage.application)
    context = {"form": form, "stage": stage, "application": stage.application, "fact": facts.CAPTURE}
    context["version"] = shown_version(request, version)
    return render(request, "feedback/learning/capture.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def reflection(request, pk):
    """Reflect on one application. Saved as it is typed."""
    application = get_object_or_404(Application.objects.for_user(request.user).defer("search_words"), pk=pk)
    typing = request.headers.get("X-Requested-With") == "fetch"
    if request.method == "POST":
        form = _keep_reflection(request, application)
        if form.is_valid():
            if typing:
                response = HttpResponse(f"Saved at {timezone.localtime():%H:%M}")
                response["X-Version"] = str(form.instance.version)
                return response
            _finish_reflecting(request.user, application, request.today)
            toast(request, "Reflection saved. There’s nothing more to do here.")
            return redirect(application)
        if typing:
            return HttpResponse("Not saved yet. Choose “Save” to see why.", status=409)
    else:
        form = ReflectionForm(instance=_reflection_of(request, application, Reflection.objects.all()))
    row = form.instance
    context = {
        "form": form,
        "application": application,
        "version": row.version if row.pk else 0,
        "stages": [stage for stage in application.stages.filter(deleted_at=None) if stage.is_written_up],
        "theme_names": Theme.objects.suggested_names(request.user),
        "fact": facts.FRIEND,
        "theirs": Reflection.objects.filter(pk=row.pk).first() if form.errors and row.pk else None,
    }
    return render(request, "feedback/learning/reflection.html", context, status=422 if form.errors else 200)


def _reflection_of(request, application: Application, rows) -> Reflection:
    """Return the saved reflection, or a new unsaved one."""
    return rows.filter(application=application, is_batch=False).first() or Reflection(
        owner=request.user, application=application, written_on=request.today
    )


def _keep_reflection(request, application: Application, *, is_again: bool = False) -> ReflectionForm:
    """Save the posted form and return it. A version saved in another tab is not overwritten before it was shown."""
    try:
        with transaction.atomic():
            row = _reflection_of(request, application, Reflection.objects.select_for_update())
            is_behind = bool(row.pk) and is_stale(request, row)
            form = ReflectionForm(request.POST, instance=row)
            if is_behind:
                form.add_error(
                    None,
                    "A newer version was saved in another tab or on another device; it’s shown below. "
                    "Save again to keep yours.",
                )
            if form.is_valid():
                form.keep(request.user, request.today)
            return form
    except IntegrityError:  # another tab created it at the same moment
        if is_again:
            raise
        return _keep_reflection(request, application, is_again=True)


@require_http_methods(["GET", "POST"])
def batch_review(request):
    """Review early rejections side by side: what they have in common, and one thing to try."""
    batch = list(learning.unreviewed(request.user)[: learning.BATCH])
    row = Reflection(owner=request.user, is_batch=True, written_on=request.today)
    form = ReflectionForm(request.POST or None, instance=row)
    if request.method == "POST" and form.is_valid():
        named = set(request.POST.getlist("application"))
        chosen = [one for one in batch if str(one.pk) in named] or batch
        with transaction.atomic():
            kept = form.keep(request.user, request.today)
            kept.reviewed.set(chosen)
            finish(request.user, "", request.today, kind=ReminderKind.REVIEW)
        text = wording.counted(
            len(chosen),
            one="1 application reviewed. You won’t be asked about it again.",
            other="{n} applications reviewed together. You won’t be asked about them again.",
        )
        toast(request, text)
        return redirect("learn")
    context = {
        "form": form,
        "batch": batch,
        "common": learning.in_common(batch) if batch else [],
        "theme_names": Theme.objects.suggested_names(request.user),
        "fact": facts.INTERVIEW_PER_APPLICATIONS,
    }
    return render(request, "feedback/learning/batch_review.html", context, status=422 if form.errors else 200)


@require_POST
def if_then_create(request):
    form = IfThenForm(request.POST)
    if form.is_valid():
        form.instance.owner, form.instance.created_on = request.user, request.today
        recorder = Recorder(request.user)
        recorder.create(form.instance)
        toast(request, "Plan saved.", recorder.action("if_then", "Plan"))
    else:
        toast(request, BOTH_PARTS)
    return redirect("learn")


@require_POST
def if_then_mark(request, pk):
    """Mark a plan as used or helpful, or delete it."""
    plan = get_object_or_404(IfThen.objects.for_user(request.user), pk=pk)
    recorder, how = Recorder(request.user), request.POST.get("how")
    if how == "used":
        recorder.change(plan, used=plan.used + 1)
        text = "Marked as used. You can say later whether it helped."
    elif how == "helped":
        recorder.change(plan, used=max(plan.used, plan.helped + 1), helped=plan.helped + 1)
        text = "Marked as helpful."
    else:
        recorder.change(plan, dropped_on=request.today)
        text = "Plan deleted."
    toast(request, text, recorder.action("if_then", "Plan"))
    return redirect("learn")


@require_http_methods(["GET", "POST"])
def theme_rename(request, pk):
    """Rename a theme. The name of another theme merges the two."""
    theme = get_object_or_404(Theme.objects.for_user(request.user), pk=pk)
    form = ThemeForm(request.POST or None, initial={"name": theme.name})
    if request.method == "POST" and form.is_valid():
        name = " ".join(form.cleaned_data["name"].split())
        other = Theme.objects.for_user(request.user).filter(name__iexact=name).exclude(pk=theme.pk).first()
        with transaction.atomic():
            if other:
                other.reflections.add(*theme.reflections.all())
                other.requests.add(*theme.requests.all())
                other.evaluations.add(*theme.evaluations.all())
                theme.practice_sessions.update(theme=other)
                theme.delete()
            else:
                theme.name = name
                theme.save(update_fields=["name"])
        toast(request, f"Themes merged into “{other.name}”." if other else f"Theme renamed to “{name}”.")
        return redirect("learn")
    return render(
        request, "feedback/learning/theme_form.html", {"form": form, "theme": theme}, status=422 if form.errors else 200
    )


def finish(user, key: str, today, kind: str = "") -> None:
    """Mark the waiting reminders with this key or of this kind as done."""
    waiting = Reminder.objects.for_user(user).filter(state__in=WAITING)
    (waiting.filter(kind=kind) if kind else waiting.filter(key=key)).update(state=ReminderState.DONE, ended_on=today)


def _finish_reflecting(user, application: Application, today) -> None:
    Reminder.objects.for_user(user).filter(
        application=application, kind=ReminderKind.REFLECT, state__in=WAITING
    ).update(state=ReminderState.DONE, ended_on=today)
    if application.closed_on:
        Reminder.objects.get_or_create(
            owner=user,
            key=str(SuggestionKey.after_outcome("reflect", application.pk, application.closed_on)),
            defaults={
                "kind": ReminderKind.REFLECT,
                "application": application,
                "due_on": today,
                "state": ReminderState.DONE,
                "ended_on": today,
            },
        )
