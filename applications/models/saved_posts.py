"""What a person posted after their session had ended, until they have signed in again."""

import datetime as dt

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone

SAVED_FOR = dt.timedelta(minutes=30)
MOST_OF_ONE = 3
LARGEST = 64 * 1024  # characters of names and values together


class SavedPostQuerySet(models.QuerySet["SavedPost"]):
    def for_user(self, user) -> "SavedPostQuerySet":
        """The newest first; what has expired is not offered, even before it is deleted."""
        return self.filter(owner=user, expires_at__gt=timezone.now())


class SavedPost(models.Model):
    """One form that was refused because nobody was signed in. `fields` is [[name, value], …], never a password or a
    file.

    It is kept only for an account that was signed in before in the same browser, or whose password was just given.
    """

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="saved_posts")
    path = models.CharField(max_length=500)
    fields = models.JSONField()
    offered_at = models.DateTimeField(null=True, blank=True)
    expires_at = models.DateTimeField(db_index=True)

    objects = SavedPostQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.path


def save_post(owner_id: int, path: str, fields: list[list[str]]) -> SavedPost | None:
    """Store a refused form for this account and drop its oldest beyond MOST_OF_ONE; None where it is too large."""
    if not fields or len(path) > 500 or sum(len(name) + len(value) for name, value in fields) > LARGEST:
        return None
    with transaction.atomic():
        saved = SavedPost.objects.create(
            owner_id=owner_id, path=path, fields=fields, expires_at=timezone.now() + SAVED_FOR
        )
        newest = SavedPost.objects.filter(owner_id=owner_id).values_list("pk", flat=True)[:MOST_OF_ONE]
        SavedPost.objects.filter(owner_id=owner_id).exclude(pk__in=list(newest)).delete()
    return saved


def delete_expired_posts() -> int:
    """Delete what has come to its end; gives how many that were."""
    return SavedPost.objects.filter(expires_at__lte=timezone.now()).delete()[0]
