import datetime as dt

from django.db import models
from django.utils import timezone


class KeptMail(models.Model):
    """An employer's email that the person pasted and wanted to keep with its application.

    Where it is not known when it came, `received_on` only keeps the order.
    """

    application = models.ForeignKey("applications.Application", on_delete=models.CASCADE, related_name="mails")
    subject = models.CharField(max_length=300, blank=True)
    sender = models.CharField(max_length=254, blank=True)
    text = models.TextField(max_length=100_000)
    received_on = models.DateField()
    day_known = models.BooleanField(default=True, db_default=True)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["received_on", "pk"]

    def __str__(self) -> str:
        return self.subject or "Email"

    @property
    def known_on(self) -> dt.date | None:
        return self.received_on if self.day_known else None
