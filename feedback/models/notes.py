from django.conf import settings
from django.db import models
from django.utils import timezone

from applications.models import Application, Versioned


class NoteToSelfQuerySet(models.QuerySet["NoteToSelf"]):
    def for_user(self, user) -> "NoteToSelfQuerySet":
        return self.filter(owner=user, application__deleted_at=None)


class NoteToSelf(Versioned):
    """A note to yourself after a no. Nothing reads it: no search, no themes, no wins, no digest."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notes_to_self")
    application = models.OneToOneField(Application, on_delete=models.CASCADE, related_name="note_to_self")
    text = models.TextField("Your note", max_length=10_000)
    written_on = models.DateField()
    created_at = models.DateTimeField(default=timezone.now)

    objects = NoteToSelfQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "notes to self"

    def __str__(self) -> str:
        return f"Note of {self.written_on}"
