import datetime as dt
from zoneinfo import ZoneInfo

from django.db import models
from django.urls import reverse
from django.utils import timezone

from .people import Contact
from .profile import validate_time_zone
from .vocabulary import StageKind


class InterviewStageQuerySet(models.QuerySet["InterviewStage"]):
    def for_user(self, user) -> "InterviewStageQuerySet":
        return self.filter(application__owner=user, application__deleted_at=None, deleted_at=None)


class InterviewStage(models.Model):
    """A round of interviews, before it (when, where, with whom) and after it (what was asked, what they promised)."""

    application = models.ForeignKey("applications.Application", on_delete=models.CASCADE, related_name="stages")
    kind = models.CharField("Type of interview", max_length=12, choices=StageKind.choices, default=StageKind.SCREEN)
    starts_at = models.DateTimeField("Starts", null=True, blank=True)
    time_zone = models.CharField(max_length=64, default="UTC", validators=[validate_time_zone])
    minutes = models.PositiveSmallIntegerField("Length in minutes", null=True, blank=True)
    due_on = models.DateField("Due date", null=True, blank=True)
    place = models.CharField(max_length=300, blank=True)
    link = models.URLField(max_length=2000, blank=True)
    contacts = models.ManyToManyField(Contact, blank=True, related_name="stages")
    preparation = models.TextField(blank=True)
    how_it_went = models.TextField(blank=True)
    questions = models.TextField("Questions they asked", blank=True)
    went_well = models.TextField("One thing that went well", blank=True)
    do_differently = models.TextField("One thing to do differently", blank=True)
    promised_on = models.DateField("They said they’d be in touch by", null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(default=timezone.now)
    deleted_at = models.DateTimeField(null=True, blank=True)

    objects = InterviewStageQuerySet.as_manager()

    class Meta:
        ordering = ["starts_at", "pk"]
        indexes = [
            models.Index(
                fields=["application", "starts_at"], condition=models.Q(deleted_at=None), name="stage_application_start"
            )
        ]
        constraints = [
            models.CheckConstraint(condition=models.Q(kind__in=StageKind.values), name="stage_kind"),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()

    def save(self, *args, **kwargs) -> None:
        """Each change counts: a calendar sees by the number that an event is another one."""
        if not self._state.adding:
            self.version += 1
            if (only := kwargs.get("update_fields")) is not None:
                kwargs["update_fields"] = {*only, "version"}
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return reverse("stage_edit", args=[self.pk])

    @property
    def kind_in_sentence(self) -> str:
        return StageKind(self.kind).in_sentence

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.time_zone)

    @property
    def ends_at(self) -> dt.datetime | None:
        return self.starts_at + dt.timedelta(minutes=self.minutes or 60) if self.starts_at else None

    @property
    def is_written_up(self) -> bool:
        return bool(self.how_it_went or self.questions or self.went_well or self.do_differently)

    def news_expected_on(self) -> dt.date | None:
        """The latest day on which this round itself, or the news they promised, was due."""
        days = [self.starts_at.astimezone(self.zone).date() if self.starts_at else None, self.due_on, self.promised_on]
        return max((day for day in days if day), default=None)
