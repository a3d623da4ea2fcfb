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

    `counts`: added, saved, moved, filled, here, twice, left_out, unread (numbers); reasons, [[where, why, what], …] for the
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

    `state`: `read` of `total` rows are validated; `parts`, a dict for each table: `name`, `key` of its format or `sheet`,
    `unused` columns, `extras` kept in the notes, and for a sheet `columns` [[id, name], …], `shape` and the `map` the person agreed to; and what the person
    chose so far: `leave_out` [place, …], `here` {place: choice}, `here_all`, `answers` {question: state}, `single`
    {place: state}, `undated_on`, `mended` {place: {field: text}}, `without_extras`.
    """

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="staged_imports")
    file_name = models.CharField(max_length=250)
    format = models.CharField(max_length=30, blank=True)
    state = models.JSONField(default=dict)
    created_at = models.DateTimeField(default=timezone.now, db_index=True)

    objects = StagedImportQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.file_name

    def get_absolute_url(self) -> str:
        """Where it goes on: to its columns as long as one of its sheets has no map, else to its rows."""
        return reverse("import_columns" if self.needs_map else "import_preview", args=[self.pk])

    @property
    def is_read(self) -> bool:
        return self.state["read"] >= self.state["total"]

    @property
    def sheets(self) -> list[dict]:
        """The parts that are no known format."""
        return [part for part in self.state["parts"] if part["key"] == "sheet"]

    @property
    def needs_map(self) -> bool:
        return any(not part.get("map") for part in self.sheets)


class StagedChunk(models.Model):
    """Some hundred rows of an upload.

    `raw`: [part, row, cells] each. `rows`: what each says once it is validated, a dict; `texts`: {place in the chunk: notes
    and advert}, which the preview does not need.
    """

    staged = models.ForeignKey(StagedImport, on_delete=models.CASCADE, related_name="chunks")
    number = models.PositiveIntegerField()
    raw = models.JSONField(default=list)
    rows = models.JSONField(default=list)
    texts = models.JSONField(default=dict)

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["staged", "number"], name="one_chunk_a_number")]

    def __str__(self) -> str:
        return f"{self.staged_id}, {self.number}"


class RememberedMap(models.Model):
    """What someone said about the columns of a file, for the next file of that shape."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="remembered_maps")
    shape = models.CharField(max_length=40)
    map = models.JSONField(default=dict)
    used_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner", "shape"], name="one_map_a_shape")]

    def __str__(self) -> str:
        return self.shape
