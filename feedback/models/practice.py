import datetime as dt

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone

from applications.models import Application, Versioned, fold_words

from .. import questions, rubric
from ..question_keys import KEYS
from .links import FriendLink
from .reflections import OwnedQuerySet, Theme

KEY = 200


class QuestionKind(models.TextChoices):
    OPENING = "opening", questions.KINDS["opening"]
    BEHAVIOURAL = "behavioural", questions.KINDS["behavioural"]
    SITUATIONAL = "situational", questions.KINDS["situational"]
    MOTIVATION = "motivation", questions.KINDS["motivation"]
    ROLE = "role", questions.KINDS["role"]
    PAY = "pay", questions.KINDS["pay"]
    AWKWARD = "awkward", questions.KINDS["awkward"]
    CLOSING = "closing", questions.KINDS["closing"]


class Felt(models.TextChoices):
    EASY = "easy", "Easy"
    FAIR = "fair", "All right"
    HARD = "hard", "Hard"


class RubricLine(models.TextChoices):
    CLEAR = "clear", rubric.BY_KEY["clear"].name
    STRUCTURED = "structured", rubric.BY_KEY["structured"].name
    EVIDENCE = "evidence", rubric.BY_KEY["evidence"].name
    RELEVANT = "relevant", rubric.BY_KEY["relevant"].name
    DELIVERY = "delivery", rubric.BY_KEY["delivery"].name


def key_of(text: str) -> str:
    """The folded words of a question: the same in another case or with other punctuation.

    A starter question that was reworded keeps the key of its first wording.
    """
    words = _folded(text)
    return FIXED_KEYS.get(words, words)


def _folded(text: str) -> str:
    return " ".join(fold_words(text))[:KEY]


FIXED_KEYS = {_folded(text): key for text, key in KEYS.items()}


class Question(models.Model):
    """A mark on a question: that it is one of the user’s own, or how it felt."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="questions")
    key = models.CharField(max_length=KEY)
    text = models.CharField("Question", max_length=300)
    kind = models.CharField(max_length=12, choices=QuestionKind.choices, default=QuestionKind.BEHAVIOURAL)
    felt = models.CharField(max_length=4, choices=Felt.choices, blank=True)
    is_own = models.BooleanField(default=False)
    is_sample = models.BooleanField(default=False, db_default=False)

    objects = OwnedQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["owner", "key"], name="one_question_a_wording"),
            models.CheckConstraint(condition=models.Q(kind__in=QuestionKind.values), name="question_kind"),
            models.CheckConstraint(condition=models.Q(felt__in=["", *Felt.values]), name="question_felt"),
        ]

    def __str__(self) -> str:
        return self.text

    def save(self, *args, **kwargs) -> None:
        self.key = key_of(self.text)
        super().save(*args, **kwargs)


class PracticeSession(FriendLink, Versioned):
    """A few questions to practise, alone or with someone, for a coming interview or a theme."""

    friend_route = "friend_practice"

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="practice_sessions")
    application = models.ForeignKey(
        Application, null=True, blank=True, on_delete=models.SET_NULL, related_name="practice_sessions"
    )
    theme = models.ForeignKey(Theme, null=True, blank=True, on_delete=models.SET_NULL, related_name="practice_sessions")
    shown_name = models.CharField("Your first name, as friends see it", max_length=40, blank=True)
    shows_role = models.BooleanField("Show friends the job title, but not the company", default=False)
    made_on = models.DateField()
    practised_on = models.DateField(null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now)

    objects = OwnedQuerySet.as_manager()

    class Meta:
        ordering = ["-made_on", "-pk"]

    def __str__(self) -> str:
        return f"Practice of {self.made_on}"

    def get_absolute_url(self) -> str:
        return reverse("practice_detail", args=[self.pk])

    @property
    def called(self) -> str:
        return self.shown_name or "Someone you know"

    @property
    def purpose(self) -> str:
        """“Stillwater Housing”, “Examples”, or nothing."""
        if self.application:
            return self.application.display_company
        return self.theme.name if self.theme else ""

    def practise(self, on: dt.date) -> None:
        """The first day counts; later ones change nothing."""
        if self.practised_on is None:
            self.practised_on = on
            self.save(update_fields=["practised_on"])


class PracticeQuestion(models.Model):
    """One question of a session, in the words it had then, with what the person noted while practising."""

    session = models.ForeignKey(PracticeSession, on_delete=models.CASCADE, related_name="questions")
    place = models.PositiveSmallIntegerField()
    key = models.CharField(max_length=KEY)
    text = models.CharField(max_length=300)
    kind = models.CharField(max_length=12, choices=QuestionKind.choices)
    notes = models.TextField(blank=True, max_length=5000)

    class Meta:
        ordering = ["place"]
        constraints = [
            models.UniqueConstraint(fields=["session", "place"], name="one_question_a_place"),
            models.CheckConstraint(condition=models.Q(kind__in=QuestionKind.values), name="practice_question_kind"),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def hint(self) -> str:
        return questions.hint_for(self.text, self.kind)


def use_fixed_keys(owner) -> None:
    """Turn questions that were typed in the words of a reworded starter question into that question.

    An archive of an older version may hold some. A mark that the starter question has already wins.
    """
    practised = list(PracticeQuestion.objects.filter(session__owner=owner, key__in=FIXED_KEYS))
    for row in practised:
        row.key = FIXED_KEYS[row.key]
    PracticeQuestion.objects.bulk_update(practised, ["key"])
    for typed in Question.objects.filter(owner=owner, key__in=FIXED_KEYS):
        key = FIXED_KEYS[typed.key]
        known = Question.objects.filter(owner=owner, key=key).first()
        if known is None:
            Question.objects.filter(pk=typed.pk).update(key=key)
            continue
        Question.objects.filter(pk=known.pk).update(felt=known.felt or typed.felt, is_own=known.is_own or typed.is_own)
        typed.delete()


class Evaluation(models.Model):
    """What one friend wrote about one session. `visitor` knows their browser again and opens nothing."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="evaluations")
    session = models.ForeignKey(PracticeSession, on_delete=models.CASCADE, related_name="evaluations")
    visitor = models.CharField(max_length=64)
    name = models.CharField(max_length=60, blank=True)
    keep = models.TextField("Keep doing", max_length=2000, blank=True)
    change = models.TextField("Change one thing", max_length=2000, blank=True)
    next_question = models.TextField("A question I’d ask next", max_length=500, blank=True)
    themes = models.ManyToManyField(Theme, blank=True, related_name="evaluations")
    written_on = models.DateField()
    thanked_on = models.DateField(null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now)

    objects = OwnedQuerySet.as_manager()

    class Meta:
        ordering = ["created_at", "pk"]
        constraints = [models.UniqueConstraint(fields=["session", "visitor"], name="one_evaluation_a_visitor")]

    def __str__(self) -> str:
        return f"{self.display_name}, {self.written_on}"

    def get_absolute_url(self) -> str:
        return f"{reverse('practice_detail', args=[self.session_id])}#from-{self.pk}"

    @property
    def display_name(self) -> str:
        """Inside a sentence: “Sam”, or “a friend” who gave no name."""
        return self.name or "a friend"


class Rating(models.Model):
    """One line of the rubric for one answer."""

    evaluation = models.ForeignKey(Evaluation, on_delete=models.CASCADE, related_name="ratings")
    question = models.ForeignKey(PracticeQuestion, on_delete=models.CASCADE, related_name="ratings")
    line = models.CharField(max_length=10, choices=RubricLine.choices)
    points = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["evaluation", "question", "line"], name="one_rating_a_line"),
            models.CheckConstraint(condition=models.Q(points__range=(1, 5)), name="points_from_one_to_five"),
            models.CheckConstraint(condition=models.Q(line__in=RubricLine.values), name="rating_line"),
        ]

    def __str__(self) -> str:
        return f"{self.get_line_display()}: {self.points}"
