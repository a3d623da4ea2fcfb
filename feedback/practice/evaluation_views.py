"""A friend’s answers to a practice session, and what the user does with them."""

from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.text import capfirst
from django.views.decorators.http import require_http_methods, require_POST

from applications import wording
from applications.models import Profile
from applications.shell.toasts import toast
from feedback.friend_pages import friend_page, full_page, sent_by
from feedback.if_then_form import BOTH_PARTS, IfThenForm
from feedback.models import Evaluation, PracticeSession, Question, QuestionKind, Recorder, Theme
from feedback.models.practice import key_of

from .forms import EvaluationForm, EvaluationThemeForm, QuestionForm


@friend_page(PracticeSession)
def friend_practice(request, session, visitor):
    """Show the questions and the rubric. Visitors see only their own answers and can change them."""
    today = Profile.of(session.owner).today()
    written, is_full = sent_by(visitor, session.evaluations.all())
    if is_full and request.method != "POST":
        return full_page(request)
    questions = list(session.questions.all())
    posted = request.POST if request.method == "POST" else None
    form = EvaluationForm(posted, instance=written, questions=questions)
    if posted is not None:
        if is_full:
            form.add_error(None, f"This link can’t take any more answers. Please tell {session.called} another way.")
        if form.is_valid():
            form.keep(session, visitor, today)
            return redirect(session.link_path)
    context = {
        "session": session,
        "form": form,
        "questions": questions,
        "written": written,
        "until": wording.long_date(session.link_expires_on, today),
    }
    return render(request, "feedback/practice/friend_practice.html", context, status=422 if form.errors else 200)


@require_POST
def evaluation_theme(request, pk):
    evaluation, form = _owned(request, pk), EvaluationThemeForm(request.POST)
    if form.is_valid():
        evaluation.themes.add(Theme.objects.named(request.user, form.cleaned_data["name"]))
        toast(request, f"Theme “{form.cleaned_data['name']}” saved. You’ll find it on Learn.")
    else:
        toast(request, "Enter a theme.")
    return redirect(evaluation)


@require_POST
def evaluation_plan(request, pk):
    evaluation, form = _owned(request, pk), IfThenForm(request.POST)
    if form.is_valid():
        plan, recorder = form.instance, Recorder(request.user)
        plan.owner, plan.created_on = request.user, request.today
        plan.evaluation, plan.application = evaluation, evaluation.session.application
        recorder.create(plan)
        toast(request, "Plan saved. You’ll see it before your next interview.", recorder.action("if_then", "Plan"))
    else:
        toast(request, BOTH_PARTS)
    return redirect(evaluation)


@require_POST
def evaluation_question(request, pk):
    """Add the friend’s question to the user’s own."""
    evaluation = _owned(request, pk)
    form = QuestionForm({"text": evaluation.next_question[:300], "kind": QuestionKind.ROLE})
    if form.is_valid():
        text = form.cleaned_data["text"]
        Question.objects.update_or_create(
            owner=request.user, key=key_of(text), defaults={"is_own": True},
            create_defaults={"text": text, "kind": QuestionKind.ROLE, "is_own": True},
        )  # fmt: skip
        toast(
            request,
            "Question added to your list.",
            link=f"{reverse('question_list')}?show=own",
            link_label="See your questions",
        )
    return redirect(evaluation)


@require_POST
def evaluation_thanks(request, pk):
    evaluation, recorder = _owned(request, pk), Recorder(request.user)
    recorder.change(evaluation, thanked_on=request.today)
    toast(request, f"{capfirst(evaluation.display_name)} marked as thanked.", recorder.action("evaluation", "Thanked"))
    return redirect(evaluation)


@require_http_methods(["GET", "POST"])
def evaluation_delete(request, pk):
    """Ask first. A friend who still has the link can write again until it is closed."""
    evaluation = _owned(request, pk)
    if request.method == "POST":
        evaluation.delete()
        toast(request, "Comments deleted.")
        return redirect(evaluation.session)
    return render(request, "feedback/practice/evaluation_delete.html", {"evaluation": evaluation})


def _owned(request, pk: int) -> Evaluation:
    return get_object_or_404(Evaluation.objects.for_user(request.user).select_related("session__application"), pk=pk)
