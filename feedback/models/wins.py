from django.conf import settings
from django.db import models
from django.utils import timezone


class OwnWin(models.Model):
    """A win the user added."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="own_wins")
    words = models.CharField("What went right", max_length=200)
    happened_on = models.DateField("Date")
    is_sample = models.BooleanField(default=False, db_default=False)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-happened_on", "-pk"]

    def __str__(self) -> str:
        return self.words


class HiddenWin(models.Model):
    """A win the user hid. It still counts."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="hidden_wins")
    key = models.CharField(max_length=60)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner", "key"], name="hidden_once")]

    def __str__(self) -> str:
        return self.key
