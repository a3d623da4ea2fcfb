import datetime as dt

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models


class Tone(models.TextChoices):
    WARM = "warm", "Warm"
    PLAIN = "plain", "Plain"
    BRIEF = "brief", "Brief"


class Digest(models.TextChoices):
    NEVER = "never", "Never"
    DUE = "due", "On days when something is due"
    WEEKLY = "weekly", "Once a week, on Monday"


def days_field(name: str, default: int) -> models.PositiveSmallIntegerField:
    return models.PositiveSmallIntegerField(
        name, default=default, validators=[MinValueValidator(1), MaxValueValidator(365)]
    )


class Preferences(models.Model):
    """When the person wants to be reminded, and how they write. Days count from the event that a label names."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="preferences")
    tone = models.CharField("Tone of drafts", max_length=5, choices=Tone.choices, default=Tone.WARM)
    ask_after_days = days_field("Suggest asking for advice after", 1)
    ask_within_days = days_field("Stop suggesting it after", 7)
    no_reply_days = days_field("Suggest closing an unanswered request after", 14)
    keep_in_touch_days = days_field("Suggest keeping in touch after", 90)
    follow_up_days = days_field("Suggest following up on an application after", 10)
    follow_up_interview_days = days_field("Suggest following up on an interview or a promised date after", 7)
    closes_unanswered = models.BooleanField("Close unanswered requests automatically", default=False)
    suggests_follow_ups = models.BooleanField("Suggest following up while you wait", default=True)
    shows_facts = models.BooleanField("Sometimes show a fact, with its source, on Today", default=True)
    paused_on = models.DateField(null=True, blank=True)
    paused_until = models.DateField("Pause until", null=True, blank=True)
    digest = models.CharField("Send an email", max_length=6, choices=Digest.choices, default=Digest.NEVER)
    digest_hour = models.PositiveSmallIntegerField("at", default=8, validators=[MaxValueValidator(23)])
    digest_claimed_for = models.DateField(null=True, blank=True)
    digest_sent_at = models.DateTimeField(null=True, blank=True)
    unsubscribe_nonce = models.CharField(max_length=43, blank=True)
    calendar_nonce = models.CharField(max_length=43, blank=True)
    trusted_name = models.CharField("Someone you trust", max_length=100, blank=True)
    trusted_number = models.CharField("Their number", max_length=50, blank=True)
    trusted_on = models.DateField(null=True, blank=True)
    # keys of the lines on Today for beginners, with spaces between them
    skipped_steps = models.CharField(max_length=200, blank=True, default="", db_default="")

    class Meta:
        verbose_name_plural = "preferences"
        constraints = [
            models.CheckConstraint(condition=models.Q(digest_hour__lte=23), name="digest_at_an_hour_of_the_day"),
            models.CheckConstraint(condition=models.Q(tone__in=Tone.values), name="known_tone"),
            models.CheckConstraint(condition=models.Q(digest__in=Digest.values), name="known_digest"),
        ]

    def __str__(self) -> str:
        return f"Preferences {self.pk}"

    @classmethod
    def of(cls, user) -> "Preferences":
        """What the person chose, or the defaults; a row only once they choose something."""
        try:
            return user.preferences
        except cls.DoesNotExist:
            user.preferences = cls(user=user)
            return user.preferences

    @property
    def trusted_link(self) -> str:
        """`tel:` and the digits alone."""
        return "tel:" + "".join(sign for sign in self.trusted_number if sign.isdigit() or sign == "+")

    def is_back(self, today: dt.date) -> bool:
        """Within a week after a pause: few things first, the rest can be let go."""
        until = self.paused_until
        return self.paused_on is not None and until is not None and until <= today < until + dt.timedelta(days=7)

    def is_paused(self, today: dt.date) -> bool:
        return self.paused_on is not None and (self.paused_until is None or today < self.paused_until)
