from django.conf import settings
from django.db import models
from django.utils import timezone


class ImportBatchQuerySet(models.QuerySet["ImportBatch"]):
    def for_user(self, user) -> "ImportBatchQuerySet":
        return self.filter(owner=user)


class ImportBatch(models.Model):
    """One import that was confirmed."""

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


class StagedImport(models.Model):
    """An upload that waits to be confirmed. Gone after a day."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="staged_imports")
    file_name = models.CharField(max_length=250)
    format = models.CharField(max_length=30, blank=True)
    content = models.BinaryField(default=bytes)
    rows = models.JSONField(default=list)
    state = models.JSONField(default=dict)
    created_at = models.DateTimeField(default=timezone.now, db_index=True)

    objects = ImportBatchQuerySet.as_manager()

    def __str__(self) -> str:
        return self.file_name
