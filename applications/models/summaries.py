from django.conf import settings
from django.db import models


class InsightsSummary(models.Model):
    """The figures of Insights as last computed, by what was asked for. `stamp` says from which history and on which day."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="insights_summary")
    stamp = models.CharField(max_length=200, blank=True)
    answers = models.JSONField(default=dict)

    class Meta:
        verbose_name_plural = "insights summaries"

    def __str__(self) -> str:
        return f"Figures of {self.user_id}"
