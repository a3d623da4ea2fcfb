"""CVs, letters and other files: which version went where."""

import datetime as dt
import logging
from collections.abc import Iterable, Iterator
from pathlib import PurePath
from typing import Any

from django.conf import settings
from django.db import InterfaceError, OperationalError, models, transaction
from django.urls import reverse
from django.utils import timezone

from applications import wording
from applications.filetypes import TYPES, FileType, UnwelcomeFile

from .application import Application
from .files import open_file, orphaned_files, path_of, remove_file, store_file
from .profile import Profile
from .undo import Action, Recorder, UndoRows, undoes
from .vocabulary import DocumentKind

SENT_KINDS = (DocumentKind.CV, DocumentKind.LETTER, DocumentKind.PORTFOLIO)
FEW = 20
logger = logging.getLogger(__name__)


class DocumentQuerySet(models.QuerySet["Document"]):
    def for_user(self, user) -> "DocumentQuerySet":
        """What the person sees: not what was deleted, nor what only belongs to applications that are."""
        return self.filter(owner=user, deleted_at=None).filter(models.Q(is_kept=True) | _has_applications())

    def deleted(self, user) -> "DocumentQuerySet":
        """What the person no longer sees, and can still bring back, or remove for good to make room."""
        is_hidden = models.Q(deleted_at__isnull=False) | models.Q(models.Q(is_kept=False) & ~_has_applications())
        return self.filter(is_hidden, owner=user)

    def size(self) -> int:
        return self.aggregate(size=models.Sum("size", default=0))["size"]


def _has_applications() -> models.Exists:
    links = Document.applications.through.objects
    return models.Exists(links.filter(document_id=models.OuterRef("pk"), application__deleted_at=None))


class Document(models.Model):
    """One file of a person. Those of one kind and name are versions of each other, the newest is the last one added.

    `is_kept`: it belongs to the person and stays when its applications go; else it goes with the last of them.
    The file is written before this row and removed after it: there is never a row without its file.
    """

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="documents")
    applications = models.ManyToManyField(Application, blank=True, related_name="documents")
    kind = models.CharField(max_length=10, choices=DocumentKind.choices, default=DocumentKind.CV)
    name = models.CharField(max_length=100)
    file_name = models.CharField(max_length=200)
    file_type = models.CharField(max_length=10)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    stored_as = models.CharField(max_length=32, unique=True)
    is_kept = models.BooleanField("Always keep this document", default=True)
    created_at = models.DateTimeField(default=timezone.now)
    deleted_at = models.DateTimeField(null=True, blank=True)
    is_sample = models.BooleanField(default=False, db_default=False)

    objects = DocumentQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index(fields=["owner", "-created_at"], name="document_owner")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind__in=DocumentKind.values),
                name="document_kind",
                violation_error_message="Choose a type.",
            ),
            models.CheckConstraint(
                condition=~models.Q(name=""), name="document_named", violation_error_message="Enter a name."
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.day:%-d %B %Y}"

    def get_absolute_url(self) -> str:
        return reverse("document_detail", args=[self.pk])

    @property
    def day(self) -> dt.date:
        """The day on which it was added, where the person is."""
        return timezone.localdate(self.created_at)

    @property
    def type(self) -> FileType:
        return TYPES[self.file_type]

    @property
    def was_sent(self) -> bool:
        """Whether it is of a kind that goes to an employer."""
        return self.kind in SENT_KINDS

    def open(self):
        """The file, to be read and closed."""
        return open_file(self.stored_as)

    def link_to(self, applications: Iterable[Application]) -> Action | None:
        """Say that it went with these. A CV is named on them as well, where no version is noted yet."""
        recorder = Recorder(self.owner)
        with transaction.atomic():
            new = self.attach(recorder, applications)
            return recorder.action("document", f"{self.name}: attached to {_count(new)}" if new else "")

    def attach(self, recorder: Recorder, applications: Iterable[Application]) -> list[Application]:
        """The same, as a part of what `recorder` collects. Gives those that it was not with before."""
        linked = set(self.applications.values_list("pk", flat=True))
        new = [one for one in applications if one.pk not in linked]
        recorder.link(self, "applications", [one.pk for one in new])
        for application in new:
            if self.kind == DocumentKind.CV and not application.cv_version:
                recorder.change(application, cv_version=str(self)[:100])
        return new

    def unlink_from(self, application: Application) -> Action | None:
        """Take it off an application. What belonged to that one alone belongs to the person from now on."""
        recorder = Recorder(self.owner)
        with transaction.atomic():
            recorder.link(self, "applications", [application.pk], add=False)
            if self.kind == DocumentKind.CV and application.cv_version == str(self)[:100]:
                recorder.change(application, cv_version="")
            self.keep_if_alone()
            return recorder.action("document", f"{self.name}: removed from {application.company_or_agency}")

    def keep_if_alone(self) -> None:
        """What belonged to applications that it is no longer with belongs to the person."""
        if not self.is_kept and not self.applications.filter(deleted_at=None).exists():
            self.is_kept = True
            self.save(update_fields=["is_kept"])

    def delete_for_now(self) -> Action | None:
        """Hide it. It is removed for good with its file after 30 days; until then the action brings it back."""
        recorder = Recorder(self.owner)
        with transaction.atomic():
            recorder.change(self, deleted_at=timezone.now())
            return recorder.action("document_gone", f"{self.name}: deleted")

    def bring_back(self) -> None:
        """Show it again; it belongs to the person if its applications are gone."""
        self.deleted_at = None
        self.is_kept = self.is_kept or not self.applications.filter(deleted_at=None).exists()
        self.save(update_fields=["deleted_at", "is_kept"])


def _count(applications: list[Application]) -> str:
    return (
        applications[0].display_company
        if len(applications) == 1
        else f"{wording.figure(len(applications))} applications"
    )


def add_document(
    owner,
    chunks: Iterable[bytes],
    *,
    kind: str,
    name: str,
    file_name: str,
    file_type: str,
    application: Application | None = None,
    is_kept: bool = True,
) -> tuple[Document, Action]:
    """Store a file, then its row. Raises UnwelcomeFile when there is no room for it; then nothing is kept."""
    stored_as, size, sha256 = store_file(chunks)
    try:
        with transaction.atomic():
            Profile.objects.select_for_update().get(pk=Profile.of(owner).pk)
            check_room(owner, size)
            recorder = Recorder(owner)
            document = Document.objects.create(
                owner=owner,
                kind=kind,
                name=name,
                file_name=_plain_name(file_name),
                file_type=file_type,
                size=size,
                sha256=sha256,
                stored_as=stored_as,
                is_kept=is_kept or application is None,
            )
            if application:
                document.attach(recorder, [application])
            recorder.created(document)  # the last step, so that undoing begins with it
            action = recorder.action("document", f"{document.name}: uploaded")
            assert action is not None  # noqa: S101 - something was created
    except (OperationalError, InterfaceError):
        raise  # a commit whose answer got lost may be done; a file without a row is swept within two days
    except BaseException:
        remove_file(stored_as)
        raise
    return document, action


def check_room(owner, size: int) -> None:
    """Raises UnwelcomeFile when a file of this size does not fit into what one person may keep."""
    used = Document.objects.filter(owner=owner).size()
    if used + size > settings.DOCUMENTS_QUOTA:
        raise UnwelcomeFile(
            f"Not enough space: your documents use {megabytes(used)} of {megabytes(settings.DOCUMENTS_QUOTA)}. "
            "Permanently delete one, or upload a smaller file."
        )


def megabytes(size: int) -> str:
    """A size as a person reads it."""
    return (
        f"{max(1, round(size / 1000))} kB" if size < 1_000_000 else f"{size / 1_000_000:.1f} MB".replace(".0 MB", " MB")
    )


def _plain_name(file_name: str) -> str:
    """The name without folders or signs that no file name holds; its end, which says the type, stays."""
    path = PurePath(file_name.replace("\\", "/"))
    stem = (
        "".join(sign for sign in path.stem if sign.isprintable() and sign not in '<>:"/|?*').strip(" .") or "document"
    )
    return f"{stem[:180]}{path.suffix.lower()[:12]}"


def delete_file(stored_as: str) -> None:
    """Remove the file once its row is gone for good. One that cannot be removed now is swept at a later start."""

    def remove() -> None:
        try:
            remove_file(stored_as)
        except OSError as error:
            logger.warning("The file of a deleted document could not be removed: %s", error.strerror)

    transaction.on_commit(remove)


def delete_orphaned_files() -> int:
    """Remove files that no row names, and say how many. So many that another database must be meant are left alone."""
    known = set(Document.objects.values_list("stored_as", flat=True))
    strays = orphaned_files(known)
    if len(strays) > FEW and len(strays) > len(known):
        logger.warning(
            "%d of the files in %s belong to no document in this database. They were not deleted. Is this the right "
            "database?",
            len(strays),
            settings.DOCUMENTS_DIR,
        )
        return 0
    for stored_as in strays:
        remove_file(stored_as)
    return len(strays)


def check_documents() -> Iterator[str]:
    """Say which documents have lost their file, one sentence each."""
    for pk, stored_as, size in Document.objects.values_list("pk", "stored_as", "size").iterator():
        path = path_of(stored_as)
        if not path.is_file():
            yield f"Document {pk}: its file is missing from {settings.DOCUMENTS_DIR}."
        elif path.stat().st_size != size:
            yield f"Document {pk}: its file has {path.stat().st_size} bytes instead of {size}."


def purge_documents(before: dt.datetime) -> None:
    """Remove for good what was deleted before that moment, and what belonged only to applications that are gone."""
    Document.objects.filter(deleted_at__lt=before).delete()
    Document.objects.filter(is_kept=False, applications=None).delete()


@undoes(Document)
class _Documents(UndoRows):
    def put_back(self, rows: list[Any]) -> None:
        for row in rows:
            row.keep_if_alone()
