import datetime as dt
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone


@cache
def known_time_zones() -> frozenset[str]:
    """Asking the system walks through its files, which takes 15 ms each time."""
    return frozenset(available_timezones())


def validate_time_zone(name: str) -> None:
    if name not in known_time_zones():
        raise ValidationError("Choose a time zone from the list, such as Europe/London.")


class Theme(models.TextChoices):
    DEVICE = "", "Same as my device"
    LIGHT = "light", "Light"
    DARK = "dark", "Dark"


class Profile(models.Model):
    """What the person says about themselves. All of it is optional."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="profile")
    full_name = models.CharField(max_length=200, blank=True)
    asks_for_name = models.BooleanField(default=True, db_default=True)
    called = models.CharField("What friends call you", max_length=100, blank=True)
    country = models.CharField(max_length=100, blank=True)
    region = models.CharField(max_length=100, blank=True)
    time_zone = models.CharField(max_length=64, default="UTC", validators=[validate_time_zone])
    theme = models.CharField(max_length=5, blank=True, choices=Theme.choices)
    shortcuts = models.BooleanField(default=True, db_default=True)
    quiet_days = models.PositiveSmallIntegerField(default=30, validators=[MinValueValidator(1), MaxValueValidator(365)])
    quiet_after_interview_days = models.PositiveSmallIntegerField(
        default=14, validators=[MinValueValidator(1), MaxValueValidator(365)]
    )

    has_sample = models.BooleanField(default=False)
    has_views = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(quiet_days__range=(1, 365), quiet_after_interview_days__range=(1, 365)),
                name="quiet_days_within_a_year",
                violation_error_message="Choose between 1 and 365 days.",
            )
        ]

    def __str__(self) -> str:
        return self.called or self.full_name or f"Profile {self.pk}"

    @classmethod
    def of(cls, user) -> "Profile":
        """The profile of this user; made when there is none yet."""
        try:
            return user.profile
        except cls.DoesNotExist:
            profile, _ = cls.objects.get_or_create(user=user)
            user.profile = profile
            return profile

    @property
    def is_to_be_asked_for_name(self) -> bool:
        """Whether drafts are unsigned and the person did not say yet that they should stay so."""
        return self.asks_for_name and not self.full_name

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.time_zone)

    def today(self) -> dt.date:
        """The day it is where the person is."""
        return timezone.now().astimezone(self.zone).date()


class Search(models.Model):
    """One job search. People search more than once; applications belong to it by their day."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="searches")
    name = models.CharField(max_length=100)
    began_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    is_sample = models.BooleanField(default=False, db_default=False)

    class Meta:
        ordering = ["-began_on", "-pk"]
        verbose_name_plural = "searches"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ended_on=None) | models.Q(ended_on__gte=models.F("began_on")),
                name="search_ends_after_it_began",
                violation_error_message="The end date must be on or after the start date.",
            ),
            models.UniqueConstraint(
                fields=["owner"],
                condition=models.Q(ended_on=None),
                name="one_search_at_a_time",
                violation_error_message="End your current job search before starting another.",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class FirstAccount(models.Model):
    """At most one row: while sign-up is open for the first account only, whoever writes it is the first."""

    THE_ONE = 1
    id = models.PositiveSmallIntegerField(primary_key=True)
    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="only_one_first_account")]

    def __str__(self) -> str:
        return "The first account"
