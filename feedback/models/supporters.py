from django.conf import settings
from django.db import models
from django.utils import timezone

from applications.models import Contact

from .reflections import OwnedQuerySet


class SupportQuerySet(OwnedQuerySet):
    def for_user(self, user):
        """Leave out help from people who were deleted since; it still counts as a win."""
        return self.filter(owner=user, contact__isnull=False, contact__deleted_at=None)


class Support(models.Model):
    """Something someone did for the user, and when they were thanked."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="supports")
    contact = models.ForeignKey(Contact, null=True, on_delete=models.SET_NULL, related_name="supports")
    contact_name = models.CharField(max_length=200, blank=True)
    what = models.CharField("What they did", max_length=200)
    helped_on = models.DateField("Date")
    thanked_on = models.DateField(null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now)

    objects = SupportQuerySet.as_manager()

    class Meta:
        ordering = ["-helped_on", "-pk"]
        indexes = [models.Index(fields=["owner", "helped_on"], name="support_owner_day")]

    def __str__(self) -> str:
        return self.what

    @property
    def display_name(self) -> str:
        return self.contact.name if self.contact else self.contact_name or "Someone"
