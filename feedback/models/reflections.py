from django.conf import settings
from django.db import models
from django.utils import timezone

from applications.models import Application, Versioned

from .requests import FeedbackRequest

STARTING_THEMES = (
    "Preparation",
    "Examples",
    "Technical depth",
    "Clarity",
    "Nerves",
    "Fit",
    "Salary",
    "Location",
    "Timing",
)
# What a starting theme was called before, in small letters: people who have that one are offered no second.
CALLED_BEFORE = {"salary": "pay"}


class ThemeQuerySet(models.QuerySet["Theme"]):
    def for_user(self, user) -> "ThemeQuerySet":
        return self.filter(owner=user)

    def named(self, user, name: str) -> "Theme":
        """Return the user's theme of that name, in any case and under the name it had before; create it if there is
        none.
        """
        name = " ".join(name.split())[:60]
        before = CALLED_BEFORE.get(name.casefold(), name)
        found = (
            self.filter(owner=user, name__iexact=name).first() or self.filter(owner=user, name__iexact=before).first()
        )
        return found or self.get_or_create(owner=user, name=name)[0]

    def suggested_names(self, user) -> list[str]:
        """The user's own themes, then the starting ones they do not have."""
        own = list(self.for_user(user).values_list("name", flat=True))
        have = {name.casefold() for name in own}
        return own[:30] + [
            name
            for name in STARTING_THEMES
            if name.casefold() not in have and CALLED_BEFORE.get(name.casefold()) not in have
        ]


class Theme(models.Model):
    """Something that keeps coming up, in the user’s own words."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="themes")
    name = models.CharField(max_length=60)

    objects = ThemeQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["owner", "name"], name="one_theme_a_name")]

    def __str__(self) -> str:
        return self.name


class OwnedQuerySet(models.QuerySet):
    def for_user(self, user):
        return self.filter(owner=user)


class ReflectionQuerySet(models.QuerySet["Reflection"]):
    def for_user(self, user) -> "ReflectionQuerySet":
        """Leave out what belongs to a deleted application; it is back with it after an undo."""
        return self.filter(owner=user, application__deleted_at=None)


class Reflection(Versioned):
    """What the user writes after a no, or after reviewing several early rejections (`is_batch`)."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="reflections")
    application = models.ForeignKey(
        Application, null=True, blank=True, on_delete=models.CASCADE, related_name="reflections"
    )
    reviewed = models.ManyToManyField(Application, blank=True, related_name="batch_reviews")
    is_batch = models.BooleanField(default=False)
    as_friend = models.BooleanField(default=False)
    went_well = models.TextField(blank=True, max_length=10_000)
    differently = models.TextField(blank=True, max_length=10_000)
    outside_hands = models.TextField(blank=True, max_length=10_000)
    themes = models.ManyToManyField(Theme, blank=True, related_name="reflections")
    written_on = models.DateField()
    created_at = models.DateTimeField(default=timezone.now)
    updated_at = models.DateTimeField(auto_now=True)

    objects = ReflectionQuerySet.as_manager()

    class Meta:
        ordering = ["-written_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["application"], condition=models.Q(is_batch=False), name="one_reflection_an_application"
            )
        ]

    def __str__(self) -> str:
        return f"Reflection of {self.written_on}"

    @property
    def has_words(self) -> bool:
        return bool(self.went_well or self.differently or self.outside_hands)


class IfThen(models.Model):
    """One plan for next time: “If they ask for an example, then I start with the result”."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="if_thens")
    condition = models.CharField("If", max_length=300)
    action = models.CharField("then I", max_length=300)
    reflection = models.ForeignKey(
        Reflection, null=True, blank=True, on_delete=models.SET_NULL, related_name="if_thens"
    )
    request = models.ForeignKey(
        FeedbackRequest, null=True, blank=True, on_delete=models.SET_NULL, related_name="if_thens"
    )
    evaluation = models.ForeignKey(
        "feedback.Evaluation", null=True, blank=True, on_delete=models.SET_NULL, related_name="if_thens"
    )
    application = models.ForeignKey(
        Application, null=True, blank=True, on_delete=models.SET_NULL, related_name="if_thens"
    )
    used = models.PositiveSmallIntegerField(default=0)
    helped = models.PositiveSmallIntegerField(default=0)
    dropped_on = models.DateField(null=True, blank=True)
    created_on = models.DateField()

    objects = OwnedQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"If {self.condition}, then I {self.action}"
