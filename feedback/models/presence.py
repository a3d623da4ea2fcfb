"""Checks of how the user comes across, each with one next step."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from .reflections import OwnedQuerySet


class PresenceKind(models.TextChoices):
    CV = "cv", "CV"
    LINKEDIN = "linkedin", "LinkedIn"
    NETWORK = "network", "People you know"
    SOCIAL = "social", "Social media"


class PresenceReview(models.Model):
    """One pass through one checklist on one day. `fine`: the keys of the items that were ticked."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="presence_reviews")
    kind = models.CharField(max_length=8, choices=PresenceKind.choices)
    looked_on = models.DateField()
    fine = models.JSONField(default=list, blank=True)
    next_step = models.CharField("One next step", max_length=200)
    step_done_on = models.DateField(null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    is_sample = models.BooleanField(default=False, db_default=False)

    objects = OwnedQuerySet.as_manager()

    class Meta:
        ordering = ["-looked_on", "-pk"]
        constraints = [
            models.CheckConstraint(condition=models.Q(kind__in=PresenceKind.values), name="presence_kind"),
            models.CheckConstraint(condition=~models.Q(next_step=""), name="presence_review_has_a_next_step"),
            models.UniqueConstraint(fields=["owner", "kind", "looked_on"], name="one_presence_review_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.looked_on}"
