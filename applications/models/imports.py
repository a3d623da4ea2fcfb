import datetime as dt
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from typing import Any

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property

STAGED_FOR = dt.timedelta(days=1)


class ImportBatchQuerySet(models.QuerySet["ImportBatch"]):
    def for_user(self, user) -> "ImportBatchQuerySet":
        return self.filter(owner=user)


class ImportBatch(models.Model):
    """One import that was confirmed.

    `counts`: added, saved, moved, filled, here, twice, joined, left_out, unread (numbers); reasons, [[where, why,
    what], …] for the first rows that were not read; updates, the ids of the actions that brought it up to date; staged,
    the id of the upload.
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


@dataclass(slots=True)
class UploadPart:
    """One table of an upload.

    `key` is that of its format, or `sheet`. `columns`: (id, name) as the file has them. `unused` columns are passed
    over, `extras` are offered for the notes. A sheet is read by `map`, once the person agreed to it, {"left_out": True}
    skips it; `guess` is the map of last time where it does not quite fit, `shape` what sheets with the same columns
    share. `known`: the format that it was taken for before the person matched its columns. `order` is the order of day
    and month; without one, `example` is a date that could be either. `letters`: the encoding, where that was guessed.
    """

    name: str
    key: str = "sheet"
    columns: list[tuple[str, str]] = field(default_factory=list)
    unused: list[str] = field(default_factory=list)
    extras: list[str] = field(default_factory=list)
    shape: str = ""
    map: dict | None = None
    guess: dict | None = None
    known: str = ""
    order: str = ""
    example: str = ""
    letters: str = ""

    @property
    def is_sheet(self) -> bool:
        return self.key == "sheet"

    @property
    def is_left_out(self) -> bool:
        return bool(self.map and self.map.get("left_out"))

    @property
    def needs_answer(self) -> bool:
        """Whether the person has to say something before its rows can be read."""
        return not self.map if self.is_sheet else bool(self.example and not self.order)


@dataclass(slots=True)
class UploadState:
    """How far an upload is read, and what the person said about it so far.

    `read` of `total` rows are validated, `size` at once. Rows are known by their place in the upload: `leave_out`
    places are skipped, those in `apart` stay apart from the row that they repeat or continue. `here` {place: choice},
    `here_all` for rows that are in Onward already; `answers` {question: state}, `single` {place: state} for what the
    file leaves open; `corrected` {place: {field: text}}.
    """

    total: int
    size: int
    read: int = 0
    parts: list[UploadPart] = field(default_factory=list)
    leave_out: set[int] = field(default_factory=set)
    apart: set[int] = field(default_factory=set)
    here: dict[str, str] = field(default_factory=dict)
    here_all: str = ""
    answers: dict[str, str] = field(default_factory=dict)
    single: dict[str, str] = field(default_factory=dict)
    corrected: dict[str, dict[str, str]] = field(default_factory=dict)
    without_extras: bool = False

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> "UploadState":
        """Uploads that wait since an earlier version lack what came later, and call the corrections `mended`."""
        state = cls(total=stored["total"], size=stored["size"], read=stored["read"])
        known = {one.name for one in fields(UploadPart)}
        for part in stored["parts"]:
            values = {name: value for name, value in part.items() if name in known}
            values["columns"] = [tuple(one) for one in values.get("columns", ())]
            state.parts.append(UploadPart(**values))
        state.leave_out, state.apart = set(stored.get("leave_out", ())), set(stored.get("apart", ()))
        state.corrected = dict(stored.get("corrected") or stored.get("mended") or {})
        for name in ("here", "here_all", "answers", "single", "without_extras"):
            if name in stored:
                setattr(state, name, stored[name])
        return state

    def to_json(self) -> dict[str, Any]:
        stored = asdict(self)
        stored["leave_out"], stored["apart"] = sorted(self.leave_out), sorted(self.apart)
        return stored

    def forget_choices(self) -> None:
        """What was said about rows that are going to be read anew."""
        self.read = 0
        self.leave_out, self.apart = set(), set()
        self.here, self.answers, self.single, self.corrected = {}, {}, {}, {}

    @property
    def is_read(self) -> bool:
        return self.read >= self.total

    @property
    def needs_answer(self) -> bool:
        return any(part.needs_answer for part in self.parts)

    @property
    def sheets(self) -> list[UploadPart]:
        """The parts that are no known format."""
        return [part for part in self.parts if part.is_sheet]


class StagedImportQuerySet(models.QuerySet["StagedImport"]):
    def for_user(self, user) -> "StagedImportQuerySet":
        """What this person uploaded within the last day."""
        return self.filter(owner=user, created_at__gt=timezone.now() - STAGED_FOR)

    def stale(self) -> "StagedImportQuerySet":
        return self.filter(created_at__lte=timezone.now() - STAGED_FOR)


class StagedImport(models.Model):
    """An upload that waits to be confirmed. Gone after a day. `state` is what an UploadState stores."""

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
        """Where it goes on: to its columns as long as one of its tables needs an answer, else to its rows."""
        return reverse("import_columns" if self.upload.needs_answer else "import_preview", args=[self.pk])

    @cached_property
    def upload(self) -> UploadState:
        return UploadState.from_json(self.state)

    def save_upload(self) -> None:
        self.state = self.upload.to_json()
        self.save(update_fields=["state"])

    def refresh_from_db(self, *args, **kwargs) -> None:
        super().refresh_from_db(*args, **kwargs)
        self.__dict__.pop("upload", None)


class StagedChunk(models.Model):
    """Some hundred rows of an upload.

    `raw`: [part, row, cells] each. `rows`: what each says once it is validated; `texts`: {place in the chunk: notes and
    advert}, which the preview does not need.
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
