import datetime as dt
from zoneinfo import ZoneInfo

from django.db import models
from django.urls import reverse
from django.utils import timezone

from .people import Contact
from .profile import validate_time_zone
from .versions import Versioned
from .vocabulary import StageKind


class InterviewStageQuerySet(models.QuerySet["InterviewStage"]):
    def for_user(self, user) -> "InterviewStageQuerySet":
        return self.filter(application__owner=user, application__deleted_at=None, deleted_at=None)


class InterviewStage(Versioned):
    """An interview: before it when, where and with whom, after it what was asked and what they promised."""

    application = models.ForeignKey("applications.Application", on_delete=models.CASCADE, related_name="stages")
    kind = models.CharField("Type of interview", max_length=12, choices=StageKind.choices, default=StageKind.SCREEN)
    starts_at = models.DateTimeField("Starts", null=True, blank=True)
    time_zone = models.CharField(max_length=64, default="UTC", validators=[validate_time_zone])
    minutes = models.PositiveSmallIntegerField("Length in minutes", null=True, blank=True)
    due_on = models.DateField("Due date", null=True, blank=True)
    place = models.CharField("Location", max_length=300, blank=True)
    link = models.URLField(max_length=2000, blank=True)
    contacts = models.ManyToManyField(Contact, blank=True, related_name="stages")
    preparation = models.TextField(blank=True)
    how_it_went = models.TextField(blank=True)
    questions = models.TextField("Questions they asked", blank=True)
    went_well = models.TextField("One thing that went well", blank=True)
    do_differently = models.TextField("One thing to do differently", blank=True)
    promised_on = models.DateField("They said they’d be in touch by", null=True, blank=True)
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
            models.CheckConstraint(
                condition=models.Q(kind__in=StageKind.values),
                name="stage_kind",
                violation_error_message="Choose a type of interview.",
            ),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()

    def get_absolute_url(self) -> str:
        return reverse("stage_edit", args=[self.pk])

    @property
    def kind_in_sentence(self) -> str:
        return StageKind(self.kind).in_sentence

    @property
    def kind_as_heading(self) -> str:
        """“Screening call”; “Interview” where the type is Other."""
        return StageKind(self.kind).sentence

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.time_zone)

    @property
    def ends_at(self) -> dt.datetime | None:
        return self.starts_at + dt.timedelta(minutes=self.minutes or 60) if self.starts_at else None

    @property
    def is_written_up(self) -> bool:
        return bool(self.how_it_went or self.questions or self.went_well or self.do_differently)

    @property
    def day(self) -> dt.date | None:
        """The date it is on, where the person is; of a task, the date it is due."""
        if self.kind == StageKind.TAKE_HOME and self.due_on:
            return self.due_on
        return timezone.localdate(self.starts_at) if self.starts_at else None

    def is_ahead(self, now: dt.datetime) -> bool:
        """Return whether it is still to come. A task is until its due date has passed; in doubt, what has no date is."""
        if self.kind == StageKind.TAKE_HOME and self.due_on:
            return self.due_on >= timezone.localdate(now)
        return self.starts_at >= now if self.starts_at else not self.is_written_up

    def took_place(self, now: dt.datetime) -> bool:
        """Return whether it began before `now` and before the application was closed; in doubt it did not.

        A task took place once its due date has passed; what has no date, once something was written about it.
        """
        day = self.day
        if day is None:
            return self.is_written_up
        return not self.is_ahead(now) and not self._is_after_the_ending(day)

    def _is_after_the_ending(self, day: dt.date) -> bool:
        """On the date of the ending itself the hour decides, if the ending was recorded on that date."""
        closed_on = self.application.closed_on
        if closed_on is None or day != closed_on:
            return closed_on is not None and day > closed_on
        if self.starts_at is None or self.kind == StageKind.TAKE_HOME:
            return True
        outcome = self.application.live_outcome()
        recorded_at = outcome.created_at if outcome else timezone.now()
        return timezone.localdate(recorded_at) <= closed_on and recorded_at < self.starts_at

    def news_expected_on(self) -> dt.date | None:
        """The latest date of this interview, its due date, and the date of the news they promised."""
        days = [self.starts_at.astimezone(self.zone).date() if self.starts_at else None, self.due_on, self.promised_on]
        return max((day for day in days if day), default=None)
