import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple
from zoneinfo import ZoneInfo

from django.db import models
from django.db.models import Case, Exists, ExpressionWrapper, F, OuterRef, Q, Value, When
from django.urls import reverse
from django.utils import timezone

from .history import Outcome
from .people import Contact
from .profile import validate_time_zone
from .versions import Versioned
from .vocabulary import InterviewKind, Status

PLANNED, TOOK_PLACE, DID_NOT = "planned", "took_place", "did_not"


def reached(furthest: str, interviews: Iterable[tuple[str, str]]) -> Status:
    """Return the status an application reached by what took place; its furthest status only says what it was invited
    to.

    `interviews`: (type, state) of all that are recorded. Where none is recorded, a status says that they talked; where
    some are, those count that took place. A take-home task is no conversation.
    """
    recorded = list(interviews)
    talks = {kind for kind, state in recorded if state == TOOK_PLACE and kind != InterviewKind.TAKE_HOME}
    furthest = Status(furthest)
    if furthest == Status.OFFER or not recorded:
        return furthest
    if talks - {InterviewKind.SCREEN}:
        return Status.INTERVIEWING
    if furthest == Status.INTERVIEWING and all(one == (InterviewKind.SCREEN, TOOK_PLACE) for one in recorded):
        return Status.INTERVIEWING
    return Status.SCREENING if talks else min(furthest, Status.APPLIED, key=lambda one: one.order)


def had_conversation(now: dt.datetime, application: str = "pk") -> Q:
    """The condition for applications that `reached` more than Applied. `application`: the path to the application's
    key.
    """
    path = application.removesuffix("pk")
    recorded = InterviewStage.objects.filter(application=OuterRef(application), deleted_at=None)
    talked = recorded.that_took_place(now).exclude(kind=InterviewKind.TAKE_HOME)
    by_status = Q(**{f"{path}furthest__in": [Status.SCREENING, Status.INTERVIEWING]})
    return Q(**{f"{path}furthest": Status.OFFER}) | Q(Exists(talked)) | (by_status & ~Q(Exists(recorded)))


def how_far(furthest: str, interviews: Iterable[tuple[str, str]]) -> str:
    """Say how far it got: “Interviewing”, and “Invited to an interview” where none has taken place."""
    led_to = reached(furthest, interviews)
    if furthest in INVITED_TO and led_to.order < Status(furthest).order and led_to.order <= Status.APPLIED.order:
        return INVITED_TO[Status(furthest)]
    return led_to.label


INVITED_TO = {Status.SCREENING: "Invited to a screening call", Status.INTERVIEWING: "Invited to an interview"}


class Told(NamedTuple):
    """What figures are made from: one interview, with its state at that moment. `has_start`: when it began is known."""

    application_id: int
    kind: str
    state: str
    pk: int
    has_start: bool
    is_written_up: bool


STATE = ("application_id", "kind", "state_at")
TOLD = ("application_id", "kind", "state_at", "pk", "has_start", "has_words")


def by_application(interviews: Iterable[Told]) -> dict[int, list[tuple[str, str]]]:
    """(type, state) of interviews by application, as `reached` takes them."""
    found: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for one in interviews:
        found[one.application_id].append((one.kind, one.state))
    return found


class InterviewStageQuerySet(models.QuerySet["InterviewStage"]):
    def for_user(self, user) -> "InterviewStageQuerySet":
        return self.filter(application__owner=user, application__deleted_at=None, deleted_at=None)

    def with_state(self, now: dt.datetime) -> "InterviewStageQuerySet":
        """Add `state_at`: what `InterviewStage.state(now)` says, worked out by the database."""
        return self.annotate(state_at=_state_at(now))

    def in_state(self, state: str, now: dt.datetime) -> "InterviewStageQuerySet":
        return self.alias(state_at=_state_at(now)).filter(Q(state_at=state))

    def that_took_place(self, now: dt.datetime) -> "InterviewStageQuerySet":
        return self.in_state(TOOK_PLACE, now)

    def planned(self, now: dt.datetime) -> "InterviewStageQuerySet":
        return self.in_state(PLANNED, now)

    def states(self, now: dt.datetime) -> dict[int, list[tuple[str, str]]]:
        """(type, state) of the interviews of each application, as `reached` takes them."""
        found: dict[int, list[tuple[str, str]]] = defaultdict(list)
        for pk, kind, state in self.with_state(now).order_by().values_list(*STATE):
            found[pk].append((kind, state))
        return found

    def told(self, now: dt.datetime) -> list[Told]:
        """In the order of their starts."""
        has_start = ExpressionWrapper(Q(starts_at__isnull=False), output_field=models.BooleanField())
        has_words = ExpressionWrapper(IS_WRITTEN_UP, output_field=models.BooleanField())
        rows = self.with_state(now).annotate(has_start=has_start, has_words=has_words)
        return [Told._make(row) for row in rows.order_by("starts_at", "pk").values_list(*TOLD)]


IS_TASK_WITH_DATE = Q(kind=InterviewKind.TAKE_HOME, due_on__isnull=False)
HAS_HOUR = Q(starts_at__isnull=False) & ~IS_TASK_WITH_DATE
IS_WRITTEN_UP = ~Q(how_it_went="", questions="", went_well="", do_differently="")


def _was_closed_before_its_hour() -> Exists:
    """Whether the ending was recorded on its date, and before the hour of the interview."""
    before = Outcome.objects.filter(application=OuterRef("application"), created_at__lt=OuterRef("starts_at"))
    return Exists(before.filter(reopened_at=None, created_at__date__lte=OuterRef("application__closed_on")))


def _state_at(now: dt.datetime) -> Case:
    """`InterviewStage.state` for the database.

    The local date of an hour is asked for last: SQLite calls Python for it, once for each row.
    """
    is_open, day_known, closed_on = (
        Q(application__closed_as=""),
        Q(application__closed_day_known=True),
        F("application__closed_on"),
    )
    today = timezone.localdate(now)
    by_hour = Case(
        When(is_open & Q(starts_at__lt=now), then=Value(TOOK_PLACE)),
        When(is_open, then=Value(PLANNED)),
        When(starts_at__gte=now, then=Value(DID_NOT)),
        When(~day_known | Q(starts_at__date__lt=closed_on), then=Value(TOOK_PLACE)),
        When(starts_at__date__gt=closed_on, then=Value(DID_NOT)),
        When(_was_closed_before_its_hour(), then=Value(DID_NOT)),
        default=Value(TOOK_PLACE),
    )
    by_date = Case(
        When(Q(due_on=None) & IS_WRITTEN_UP, then=Value(TOOK_PLACE)),
        When(due_on=None, then=Value(PLANNED)),
        When(is_open & Q(due_on__lt=today), then=Value(TOOK_PLACE)),
        When(is_open | (day_known & Q(due_on=closed_on)), then=Value(PLANNED)),
        When(Q(due_on__gte=today) | (day_known & Q(due_on__gt=closed_on)), then=Value(DID_NOT)),
        default=Value(TOOK_PLACE),
    )
    return Case(
        When(happened=True, then=Value(TOOK_PLACE)),
        When(happened=False, then=Value(DID_NOT)),
        When(HAS_HOUR, then=by_hour),
        default=by_date,
        output_field=models.CharField(),
    )


class InterviewStage(Versioned):
    """An interview: before it when, where and with whom, after it what was asked and what they promised."""

    application = models.ForeignKey("applications.Application", on_delete=models.CASCADE, related_name="stages")
    kind = models.CharField(
        "Type of interview", max_length=12, choices=InterviewKind.choices, default=InterviewKind.SCREEN
    )
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
    happened = models.BooleanField("Did it take place?", null=True, blank=True)
    state_at: str  # only on rows of `with_state`
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
                condition=models.Q(kind__in=InterviewKind.values),
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
        return InterviewKind(self.kind).in_sentence

    @property
    def kind_as_heading(self) -> str:
        """“Screening call”; “Interview” where the type is Other."""
        return InterviewKind(self.kind).sentence

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
    def has_hour(self) -> bool:
        """Whether it is known to the hour: not a task with a due date, nor an interview of which only the date is
        known.
        """
        return self.starts_at is not None and not (self.kind == InterviewKind.TAKE_HOME and self.due_on)

    @property
    def day(self) -> dt.date | None:
        """The date it is on, where the person is; of a task, the date it is due."""
        if self.has_hour and self.starts_at:
            return timezone.localdate(self.starts_at)
        return self.due_on

    def state(self, now: dt.datetime) -> str:
        """Return whether it is PLANNED, TOOK_PLACE or DID_NOT take place: what everyone asks who states it as a fact.

        What the person said counts first. Else it took place if it began before `now` and before the application was
        closed; in doubt it is planned. A task began once its due date has passed, and what has no date, once something
        was written about it.
        """
        if self.happened is not None:
            return TOOK_PLACE if self.happened else DID_NOT
        day = self.day
        if day is None:
            return TOOK_PLACE if self.is_written_up else PLANNED
        if self.application.is_open:
            return TOOK_PLACE if self.has_begun(now) else PLANNED
        return self._state_beside_the_ending(day, now)

    def has_begun(self, now: dt.datetime) -> bool:
        if self.has_hour and self.starts_at:
            return self.starts_at < now
        return self.day is not None and self.day < timezone.localdate(now)

    def starts_later(self, now: dt.datetime) -> bool:
        """Return whether its hour, or its date where no hour is known, is still to come."""
        if self.has_hour and self.starts_at:
            return self.starts_at >= now
        return self.day is not None and self.day > timezone.localdate(now)

    def _state_beside_the_ending(self, day: dt.date, now: dt.datetime) -> str:
        """On the date of the ending itself the hour decides, if the ending was recorded on that date.

        Where that date is not known, an interview that has begun is taken to have come before.
        """
        closed_on = self.application.known_closed_on
        if closed_on and day > closed_on:
            return DID_NOT
        if day == closed_on and not self.has_hour:
            return PLANNED
        if day == closed_on and self._was_closed_before_its_hour(closed_on):
            return DID_NOT
        return TOOK_PLACE if self.has_begun(now) else DID_NOT

    def _was_closed_before_its_hour(self, closed_on: dt.date) -> bool:
        outcome = self.application.live_outcome()
        if outcome is None or self.starts_at is None:
            return False
        return timezone.localdate(outcome.created_at) <= closed_on and outcome.created_at < self.starts_at

    def took_place(self, now: dt.datetime) -> bool:
        return self.state(now) == TOOK_PLACE

    def is_ahead(self, now: dt.datetime) -> bool:
        """Return whether it is still to come. In doubt, what has no date is."""
        return self.application.is_open and self.state(now) == PLANNED

    def news_expected_on(self) -> dt.date | None:
        """The latest date of this interview, its due date, and the date of the news they promised.

        One that the person says did not take place gives no news; what they promised is still expected.
        """
        if self.happened is False:
            return self.promised_on
        days = [self.starts_at.astimezone(self.zone).date() if self.starts_at else None, self.due_on, self.promised_on]
        return max((day for day in days if day), default=None)
