"""Practice sessions: a few questions, alone or with a friend."""

import random

from django.conf import settings
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from applications import wording
from applications.addresses import absolute_url
from applications.models import Profile
from applications.shell.conflicts import is_stale
from applications.shell.toasts import toast
from feedback import facts, questions, rubric
from feedback.letters import favours
from feedback.letters.drafting import Draft
from feedback.models import PracticeSession, Preferences, Question, Recorder, Tone

from . import sessions
from .forms import FocusForm, LinkForm, NotesForm, SessionForm

A_PAGE = 40
SUGGESTED_FOR = {"focus", "number", "pick"}
LINK_CREATED = "Link created. Send it to one friend or several."


@require_safe
def practice_list(request):
    page = Paginator(sessions.sessions(request.user), A_PAGE).get_page(request.GET.get("page"))
    on_days, movements = sessions.movement(request.user)
    context = {
        "page": page,
        "lines": sessions.lines(page.object_list, request.today),
        "days": [wording.short_date(day, request.today) for day in on_days],
        "movements": movements,
        "fact": facts.PRACTICE,
    }
    return render(request, "feedback/practice/practice_list.html", context)


@require_http_methods(["GET", "POST"])
def practice_create(request):
    """Suggest a few questions. Nothing is saved until they are used.

    With `do=link` they are used with a friend: the link is created at once.
    """
    found = sessions.candidates(request.user)
    posted = request.POST if request.method == "POST" else None
    focuses = sessions.focuses(
        request.user, now=timezone.now(), also=sessions.application_in((posted or request.GET).get("focus", ""))
    )
    form = SessionForm(posted, focuses=focuses, candidates=found)
    is_for_friend = posted is not None and posted.get("do") == "link"
    link_form = _link_form(request.user, posted if is_for_friend else None)
    if posted is not None and form.is_valid() and (link_form.is_valid() or not is_for_friend):
        session = form.keep(request.user, request.today)
        return _linked(request, session, link_form) if is_for_friend else redirect(session)
    draw_form = FocusForm(request.GET if SUGGESTED_FOR & set(request.GET) else None, focuses=focuses)
    focus = draw_form.chosen if draw_form.is_valid() else None
    if posted is not None:
        chosen = [found[key] for key in dict.fromkeys(posted.getlist("pick")) if key in found]
    else:
        number = draw_form.cleaned_data.get("number") if draw_form.is_bound else None
        chosen = _drawn(found, focus, number or questions.USUAL, request.GET.getlist("pick"))
    keys = {one.key for one in chosen}
    others = [one for one in found.values() if one.key not in keys]
    context = {
        "form": form,
        "draw_form": draw_form,
        "link_form": link_form,
        "is_with_friend": is_for_friend or request.GET.get("with") == "friend",
        "chosen": chosen,
        "groups": [(label, [one for one in others if one.kind == kind]) for kind, label in questions.KINDS.items()],
        "focus": (posted or request.GET).get("focus", "") if focus or posted is not None else "",
    }
    is_refused = bool(form.errors or link_form.errors)
    return render(request, "feedback/practice/practice_form.html", context, status=422 if is_refused else 200)


def _link_form(user, posted) -> LinkForm:
    """What a friend sees of a session that is not saved yet."""
    return LinkForm(posted, initial={"shown_name": favours.shown_name(Profile.of(user))}, auto_id="friend_%s")


def _linked(request, session: PracticeSession, form: LinkForm):
    """Open the link of a new session. A script gets its message, to hand it on; anyone else gets the page with it."""
    session.shown_name = form.cleaned_data["shown_name"]
    session.save(update_fields=["shown_name"])
    session.open_link(Recorder(request.user), today=request.today)
    toast(request, LINK_CREATED)
    page = f"{session.get_absolute_url()}#with"
    if request.headers.get("X-Requested-With") != "fetch":
        return redirect(page)
    draft = _draft(request, session)
    address = absolute_url(request, session.link_path)
    return JsonResponse({"page": page, "address": address, "title": draft.subject, "text": draft.body})


def _draft(request, session: PracticeSession) -> Draft:
    """The message that goes with the link; without it where no link is open."""
    is_open = session.has_open_link(request.today)
    return favours.ask_to_practise(
        link=absolute_url(request, session.link_path) if is_open else "",
        until=wording.long_date(session.link_expires_on, request.today) if session.link_expires_on else "",
        signature=session.shown_name,
        is_brief=Preferences.of(request.user).tone == Tone.BRIEF,
    )


def _drawn(found, focus, number: int, wanted: list[str]) -> list:
    """Return the questions that were asked for by key, filled up with suggested ones."""
    kept = [found[key] for key in dict.fromkeys(wanted) if key in found][: questions.MOST]
    rest = [one for one in found.values() if one not in kept]
    kinds, company = (focus.kinds, focus.company) if focus else ((), "")
    drawn = questions.sample_questions(rest, number, kinds=kinds, company=company, chance=random.SystemRandom())
    return questions.in_order([*kept, *drawn[: max(0, number - len(kept))]])


@require_http_methods(["GET", "POST"])
def practice_detail(request, pk):
    """Show the questions with notes, what friends answered, and the link. POST saves the notes, also while typing."""
    session = _owned(request, pk)
    typing = request.headers.get("X-Requested-With") == "fetch"
    if request.method == "POST":
        form = _keep_notes(request, session)
        if form.is_valid():
            if typing:
                return HttpResponse(
                    f"Saved at {timezone.localtime():%H:%M}", headers={"X-Version": str(session.version)}
                )
            toast(request, "Notes saved.")
            return redirect(session)
        if typing:
            return HttpResponse("Not saved yet. Choose “Save now” to see why.", status=409)
    else:
        form = _notes_form(request.user, session)
    return render(
        request,
        "feedback/practice/practice_detail.html",
        _context(request, session, form),
        status=422 if form.errors else 200,
    )


@transaction.atomic
def _keep_notes(request, session: PracticeSession) -> NotesForm:
    """Save the posted form and return it. Notes saved in another tab are not overwritten before they were shown."""
    rows = PracticeSession.objects.for_user(request.user).select_for_update()
    session.version = get_object_or_404(rows, pk=session.pk).version
    form = _notes_form(request.user, session, request.POST)
    if is_stale(request, session) and form.show_kept():
        form.add_error(
            None,
            "Different notes were saved in another tab or on another device; they’re shown below. "
            "Save again to keep yours.",
        )
    if form.is_valid():
        form.keep(request.user)
        session.save(update_fields=["version"])
    return form


def _notes_form(user, session: PracticeSession, posted=None) -> NotesForm:
    rows = list(session.questions.all())
    keys = [one.key for one in rows]
    felt = dict(Question.objects.for_user(user).filter(key__in=keys).values_list("key", "felt"))
    return NotesForm(posted, questions=rows, felt=felt)


def _context(request, session: PracticeSession, form: NotesForm, link_form: LinkForm | None = None) -> dict:
    profile = Profile.of(request.user)
    is_open = session.has_open_link(request.today)
    address = absolute_url(request, session.link_path) if is_open else ""
    until = wording.long_date(session.link_expires_on, request.today) if session.link_expires_on else ""
    back = sessions.came_back(session)
    return {
        "session": session,
        "form": form,
        "back": [(one, _thanks(profile, one.row)) for one in back],
        "is_open": is_open,
        "address": address,
        "until": until,
        "is_here_only": not settings.SITE_URL,
        "draft": _draft(request, session),
        "link_form": link_form
        or LinkForm(instance=session, initial={"shown_name": session.shown_name or favours.shown_name(profile)}),
        "made": wording.on_date(session.made_on, request.today),
        "practised": wording.on_date(session.practised_on, request.today) if session.practised_on else "",
    }


def _thanks(profile: Profile, evaluation) -> Draft:
    return favours.thank_for_practising(
        evaluation.name, change=evaluation.change, signature=favours.first_name_of(profile)
    )


@require_POST
def practice_done(request, pk):
    session, recorder = _owned(request, pk), Recorder(request.user)
    if session.practised_on is None:
        recorder.change(session, practised_on=request.today)
    toast(request, "Marked as practised. You’ll find it under Small wins.", recorder.action("practice", "Practised"))
    return redirect(session)


@require_POST
def practice_link(request, pk):
    """Create a link, replace it (the old one stops working), or close it."""
    session, recorder = _owned(request, pk), Recorder(request.user)
    if request.POST.get("do") == "close":
        session.close_link(recorder)
        toast(
            request,
            "Link closed. No one can open it now.",
            recorder.action("practice", "Link closed"),
        )
        return redirect(session)
    had = session.has_open_link(request.today)
    form = LinkForm(request.POST, instance=session)
    if not form.is_valid():
        context = _context(request, session, _notes_form(request.user, session), form)
        return render(request, "feedback/practice/practice_detail.html", context, status=422)
    form.save()
    session.open_link(recorder, today=request.today)
    toast(
        request,
        "New link created. The old one no longer works." if had else LINK_CREATED,
    )
    return redirect(f"{reverse('practice_detail', args=[pk])}#with")


@require_safe
def practice_paper(request, pk):
    session = _owned(request, pk)
    context = {
        "session": session,
        "questions": session.questions.all(),
        "lines": rubric.LINES,
        "labels": ["Keep doing", "Change one thing", "A question I’d ask next", "Your name"],
        "name": session.shown_name or favours.first_name_of(Profile.of(request.user)),
    }
    return render(request, "feedback/practice/practice_paper.html", context)


@require_http_methods(["GET", "POST"])
def practice_delete(request, pk):
    """Ask first: notes and friends’ answers are deleted too."""
    session = _owned(request, pk)
    if request.method == "POST":
        session.delete()
        toast(request, "Practice session deleted.")
        return redirect("practice_list")
    context = {"session": session, "number": session.evaluations.count()}
    return render(request, "feedback/practice/practice_delete.html", context)


def _owned(request, pk: int) -> PracticeSession:
    rows = PracticeSession.objects.for_user(request.user).select_related("application", "theme")
    return get_object_or_404(
        rows.defer("application__advert", "application__notes", "application__search_words"), pk=pk
    )
