import datetime as dt

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone

STAGED_FOR = dt.timedelta(days=1)


class ImportBatchQuerySet(models.QuerySet["ImportBatch"]):
    def for_user(self, user) -> "ImportBatchQuerySet":
        return self.filter(owner=user)


class ImportBatch(models.Model):
    """One import that was confirmed.

    `counts`: added, saved, moved, here, twice, left_out, unread (numbers); reasons, [[where, why, what], …] for the
    first rows that were not read; updates, the ids of the actions that brought it up to date; staged, the id of the
    upload.
    """

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="import_batches")
    format = models.CharField(max_length=30)
    file_name = models.CharField(max_length=250)
    created_at = models.DateTimeField(default=timezone.now)
    action = models.ForeignKey("applications.Action", null=True, blank=True, on_delete=models.SET_NULL)
    counts = models.JSONField(default=dict)
    brought_up_to_date = models.BooleanField(default=False)

    objects = ImportBatchQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return self.file_name

    @property
    def undo_url(self) -> str:
        return reverse("import_undo", args=[self.pk])

    @property
    def can_be_undone(self) -> bool:
        return self.action is not None and self.action.is_open

    @property
    def is_undone(self) -> bool:
        return self.action is not None and self.action.undone_at is not None


class StagedImportQuerySet(models.QuerySet["StagedImport"]):
    def for_user(self, user) -> "StagedImportQuerySet":
        """What this person uploaded within the last day."""
        return self.filter(owner=user, created_at__gt=timezone.now() - STAGED_FOR)

    def stale(self) -> "StagedImportQuerySet":
        return self.filter(created_at__lte=timezone.now() - STAGED_FOR)


class StagedImport(models.Model):
    """An upload that waits to be confirmed. Gone after a day.

    `rows`: [file, row, format, cells] until it is validated, then a dict. `state`: how many are validated, the names
    of the files, and what the person chose so far.
    """

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="staged_imports")
    file_name = models.CharField(max_length=250)
    format = models.CharField(max_length=30, blank=True)
    rows = models.JSONField(default=list)
    state = models.JSONField(default=dict)
    created_at = models.DateTimeField(default=timezone.now, db_index=True)

    objects = StagedImportQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.file_name

    @property
    def is_read(self) -> bool:
        return self.state["read"] >= self.state["total"]
