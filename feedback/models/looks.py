from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone

from applications.models import Document

from .links import FriendLink
from .presence import PresenceKind
from .reflections import OwnedQuerySet


class Look(FriendLink):
    """What a friend sees for 30 seconds: a text, a link or a PDF that the user chose, and nothing else."""

    friend_route = "friend_look"

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="looks")
    kind = models.CharField("What is it?", max_length=8, choices=PresenceKind.choices, default=PresenceKind.CV)
    shown_name = models.CharField("Your first name, as friends see it", max_length=40, blank=True)
    text = models.TextField("Text", max_length=20_000, blank=True)
    url = models.CharField("Link", max_length=2000, blank=True)
    document = models.ForeignKey(
        Document,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="looks",
        verbose_name="One of your PDFs",
    )
    made_on = models.DateField()
    is_sample = models.BooleanField(default=False, db_default=False)
    created_at = models.DateTimeField(default=timezone.now)

    objects = OwnedQuerySet.as_manager()

    class Meta:
        ordering = ["-made_on", "-pk"]
        constraints = [models.CheckConstraint(condition=models.Q(kind__in=PresenceKind.values), name="look_kind")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.made_on}"

    def get_absolute_url(self) -> str:
        return reverse("look_detail", args=[self.pk])

    @property
    def called(self) -> str:
        return self.shown_name or "Someone you know"

    @property
    def shown_document(self) -> Document | None:
        """The PDF, unless it was deleted since."""
        if self.document_id is None:
            return None
        return Document.objects.for_user(self.owner).filter(pk=self.document_id, file_type="pdf").first()


class Impression(models.Model):
    """One friend’s first impression. `visitor` identifies their browser and opens nothing."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="impressions")
    look = models.ForeignKey(Look, on_delete=models.CASCADE, related_name="impressions")
    visitor = models.CharField(max_length=64)
    does = models.TextField("What does this person do, and what do they want?", max_length=1000, blank=True)
    stays = models.TextField("What do you remember?", max_length=1000, blank=True)
    unclear = models.TextField("What is unclear or made you pause?", max_length=1000, blank=True)
    change = models.TextField("One thing you’d change", max_length=1000, blank=True)
    name = models.CharField(max_length=60, blank=True)
    written_on = models.DateField()
    thanked_on = models.DateField(null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now)

    objects = OwnedQuerySet.as_manager()

    class Meta:
        ordering = ["created_at", "pk"]
        constraints = [models.UniqueConstraint(fields=["look", "visitor"], name="one_impression_a_visitor")]

    def __str__(self) -> str:
        return f"{self.display_name}, {self.written_on}"

    @property
    def display_name(self) -> str:
        """Inside a sentence: “Sam”, or “a friend” who gave no name."""
        return self.name or "a friend"
