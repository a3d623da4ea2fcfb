"""The person's questions: a starting set, those met in interviews, their own; how each felt."""

from urllib.parse import urlencode

from django.db import IntegrityError, transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from applications.shell.toasts import toast
from feedback import questions
from feedback.models import Felt, Question, Recorder
from feedback.models.practice import key_of

from . import sessions
from .forms import FeltForm, QuestionForm, mark


@require_http_methods(["GET", "POST"])
def question_list(request):
    form = QuestionForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _add(request, form):
        return redirect(_address(form.instance.kind))
    found = sessions.candidates(request.user)
    shown = request.GET.get("show", "")
    groups = {
        "met": ("Asked in interviews", [one for one in found.values() if one.times]),
        "hard": ("Felt hard", [one for one in found.values() if one.felt == "hard"]),
        "own": ("Your own", [one for one in found.values() if one.own_pk]),
    } | {kind: (label, [one for one in found.values() if one.kind == kind]) for kind, label in questions.KINDS.items()}
    tabs = [(value, label, len(rows)) for value, (label, rows) in groups.items() if rows or value in questions.KINDS]
    value = shown if shown in groups and groups[shown][1] else next(value for value, _, number in tabs if number)
    context = {
        "form": form,
        "tabs": tabs,
        "value": value,
        "heading": groups[value][0],
        "hint": questions.HINTS.get(value, ""),
        "questions": sorted(groups[value][1], key=lambda one: -one.times),
        "felts": Felt.choices,
        "total": len(found),
        "met": len(groups["met"][1]),
    }
    return render(request, "feedback/practice/question_list.html", context, status=422 if form.errors else 200)


def _add(request, form: QuestionForm) -> bool:
    """One of the person's own; a question that stands in the list already is only named."""
    form.instance.owner, form.instance.is_own = request.user, True
    if key_of(form.cleaned_data["text"]) in sessions.candidates(request.user):
        form.add_error("text", "This question is already in your list.")
        return False
    recorder = Recorder(request.user)
    try:
        with transaction.atomic():
            recorder.create(form.instance)
    except IntegrityError:
        form.add_error("text", "This question is already in your list.")
        return False
    toast(request, "Question saved.", recorder.action("question", "Question"))
    return True


@require_POST
def question_mark(request):
    """How a question felt; the same choice again takes it back."""
    form, found = FeltForm(request.POST), sessions.candidates(request.user)
    one = found.get(request.POST.get("key", ""))
    if form.is_valid() and one:
        felt = form.cleaned_data["felt"]
        mark(request.user, one.text, one.kind, "" if felt == one.felt else felt)
    else:
        toast(request, "This question is no longer in your list.")
    return redirect(_address(request.POST.get("show", "")))


@require_POST
def question_delete(request, pk):
    """One of the person's own leaves the list; sessions keep their words."""
    question = get_object_or_404(Question.objects.for_user(request.user).filter(is_own=True), pk=pk)
    recorder = Recorder(request.user)
    recorder.change(question, is_own=False)
    toast(request, "Question removed from your list.", recorder.action("question", "Question"))
    return redirect(_address("own"))


def _address(show: str) -> str:
    return f"{reverse('question_list')}?{urlencode({'show': show})}"
