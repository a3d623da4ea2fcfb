import datetime as dt

from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from applications import wording
from applications.board.move_forms import MOVE_CHOICES
from applications.documents import usage
from applications.documents.forms import PickForm, UploadForm
from applications.models import (
    Application,
    InterviewKind,
    KeptMail,
    OutcomeKind,
    Profile,
    Status,
    Tag,
    company_key,
    delete_applications,
    track_of,
)
from applications.models.interviews import how_far
from applications.pay import pay_of
from applications.shell.came_from import back
from applications.shell.conflicts import save_as_typed, shown_version
from applications.shell.owned import own_application
from applications.shell.toasts import toast

from . import timeline
from .forms import NotesForm, OutcomeDetailsForm, PersonForm, TagsForm

GIVE_REASONS = (OutcomeKind.REJECTED, OutcomeKind.CANCELLED)  # where the employer may have said why


@require_safe
def application_detail(request, pk):
    application = own_application(request, pk, whole=True)
    return render(request, "applications/detail/application_detail.html", detail_context(request, application))


def detail_context(request, application: Application) -> dict:
    story = timeline.load_story(application)
    changes = story.changes
    profile = Profile.of(request.user)
    coming = timeline.upcoming(story, now=story.now, zone=profile.zone, zone_name=profile.time_zone)
    others = usage.others(application)
    outcome = next(
        (change.outcome for change in reversed(changes) if change.outcome and change.outcome.reopened_at is None), None
    )
    contacts = list(application.contacts.filter(deleted_at=None))
    lessons = [stage.do_differently for stage in story.held if stage.do_differently]
    return {
        "application": application,
        "notes_version": application.version,
        "standfirst": timeline.standfirst(application, coming, request.today),
        "steps": timeline.steps(application, changes, request.today),
        "entries": timeline.entries(story, request.today),
        "upcoming": coming,
        "undated": [stage for stage in story.stages if not stage.starts_at and stage.is_ahead(story.now)],
        "contacts": contacts,
        "is_sent": application.status != Status.SAVED,
        "has_interview_ahead": any(
            stage.is_ahead(story.now) and stage.kind != InterviewKind.TAKE_HOME for stage in story.stages
        ),
        "gave_little": not (story.held or contacts),
        "tags": application.tags.all(),
        "mails": [(mail, _when(mail, request.today)) for mail in application.mails.all()],
        "documents": usage.beside(application),
        "upload_form": UploadForm(owner=request.user, auto_id="new_%s", initial={"kind": "letter"}),
        "pick_form": PickForm(application=application, others=others, auto_id="have_%s") if others else None,
        "pay": pay_of(application),
        "outcome": outcome,
        "shows_what_they_said": outcome and (outcome.kind in GIVE_REASONS or outcome.has_words),
        "outcome_form": OutcomeDetailsForm(instance=outcome) if outcome else None,
        "person_form": PersonForm(),
        "questions": timeline.questions(story.held),
        "how_far": how_far(application.furthest, [(stage.kind, story.states[stage.pk]) for stage in story.stages]),
        "lessons": lessons,
        "company_key": application.company_key or company_key(application.agency),
        "move_url": f"/applications/{application.pk}/status/",
        "move_company": application.company_or_agency,
        "move_state": application.state,
        **MOVE_CHOICES,
        "track": track_of(application.furthest, application.closed_as),
    }


def _when(mail: KeptMail, today: dt.date) -> str:
    return wording.short_date(mail.known_on, today) if mail.known_on else "date not known"


@require_POST
def application_notes(request, pk):
    """Save the notes alone, as they are typed. An older version never overwrites a newer one."""
    application = get_object_or_404(Application.objects.for_user(request.user), pk=pk)
    form = NotesForm(request.POST, instance=application)
    if not form.is_valid():
        context = detail_context(request, application) | {"notes_version": shown_version(request, application.version)}
        return render(request, "applications/detail/application_detail.html", context, status=422)
    return save_as_typed(request, form, said="Notes saved.", to=f"{application.get_absolute_url()}#notes")


@require_POST
def outcome_edit(request, pk):
    """Save the reason they gave and their message."""
    application = get_object_or_404(Application.objects.for_user(request.user), pk=pk)
    outcome = application.live_outcome()
    if outcome is None:
        toast(request, "This application has been reopened, so there is no outcome to describe.")
        return redirect(application)
    form = OutcomeDetailsForm(request.POST, instance=outcome)
    if form.is_valid():
        form.save()
        toast(request, "Their reason and message saved.")
        return redirect(back(request, default=application.get_absolute_url()))
    return render(
        request,
        "applications/detail/application_detail.html",
        detail_context(request, application) | {"outcome_form": form},
        status=422,
    )


@require_http_methods(["GET", "POST"])
def application_delete(request, pk):
    """Ask first and say what is deleted with it. It can be undone for 30 days."""
    application = get_object_or_404(Application.objects.for_user(request.user), pk=pk)
    if request.method == "POST":
        action = delete_applications(request.user, [pk])
        toast(request, f"{application.company_or_agency} deleted. You can undo this for 30 days.", action)
        return redirect("board")
    context = {
        "application": application,
        "documents": usage.only_here(application),
    }
    return render(request, "applications/detail/application_delete.html", context)


@require_POST
def application_tags(request, pk):
    application = get_object_or_404(Application.objects.for_user(request.user), pk=pk)
    form = TagsForm(request.POST)
    if form.is_valid():
        application.tags.set([Tag.objects.named(request.user, name) for name in form.cleaned_data["tag_names"]])
        toast(request, "Tags saved.")
        return redirect(application)
    return render(
        request,
        "applications/detail/application_detail.html",
        detail_context(request, application) | {"tags_form": form},
        status=422,
    )
