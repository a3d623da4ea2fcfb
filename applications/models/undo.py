"""What one click did, and how it is undone, once."""

import datetime as dt
from dataclasses import dataclass, field

from django.conf import settings
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone

KEPT_FOR = dt.timedelta(days=30)


@dataclass(frozen=True, slots=True)
class UndoResult:
    """`undone`: rows put back; `left`: names of rows that changed since and stayed as they are."""

    undone: int = 0
    left: list[str] = field(default_factory=list)
    already: bool = False


class ActionQuerySet(models.QuerySet["Action"]):
    def for_user(self, user) -> "ActionQuerySet":
        return self.filter(owner=user)


class Action(models.Model):
    """One click of one person. `steps` is a list of [verb, …] that `applications.models.reversal` knows to reverse."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="actions")
    kind = models.CharField(max_length=20)
    summary = models.CharField(max_length=250)
    steps = models.JSONField(default=list)
    created_at = models.DateTimeField(default=timezone.now, db_index=True)
    undone_at = models.DateTimeField(null=True, blank=True)

    objects = ActionQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.summary

    @property
    def undo_url(self) -> str:
        return reverse("action_undo", args=[self.pk])

    @property
    def is_open(self) -> bool:
        """Whether it can still be undone."""
        return self.undone_at is None and timezone.now() - self.created_at < KEPT_FOR

    @property
    def is_too_late(self) -> bool:
        """Whether it was not undone while it could be."""
        return self.undone_at is None and not self.is_open

    def undo(self, now: dt.datetime | None = None) -> UndoResult:
        """Put back what this action did. A second call, from another tab too, does nothing more."""
        from .reversal import reverse_steps

        now = now or timezone.now()
        with transaction.atomic():
            claimed = Action.objects.filter(pk=self.pk, undone_at=None, created_at__gt=now - KEPT_FOR).update(
                undone_at=now
            )
            if not claimed:
                return UndoResult(already=True)
            self.undone_at = now
            return reverse_steps(self.owner_id, self.steps, now=now)
