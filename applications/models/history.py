"""What happened to an application: its status changes, its outcomes, and the state they fold to."""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone

from applications.wording import full_date

from .vocabulary import FROM_SAVED, NEEDS_OFFER, STATE_CHOICES, STATUS_ORDER, OutcomeKind, Reason, Status


class MoveError(ValidationError):
    """A move that history does not allow; the message says what to do instead."""


@dataclass(frozen=True, slots=True)
class ApplicationState:
    """What the changes that were not undone fold to. A new one is empty: nothing was recorded yet."""

    status: str = ""
    furthest: str = ""
    status_since: dt.date = dt.date.min
    applied_on: dt.date | None = None
    closed_as: str = ""
    closed_on: dt.date | None = None
    last_news_on: dt.date = dt.date.min

    def apply(self, to_state: str, on: dt.date) -> "ApplicationState":
        """Return the state after one more change. Moving backwards is a correction: it lowers `furthest`."""
        if to_state not in STATUS_ORDER:
            return replace(self, closed_as=to_state, closed_on=on, last_news_on=on)
        since = self.status_since if to_state == self.status else on
        applied_on = (self.applied_on or on) if to_state != Status.SAVED else None
        return ApplicationState(to_state, to_state, since, applied_on, "", None, on)

    @property
    def state(self) -> str:
        return self.closed_as or self.status


def fold_changes(changes: Iterable[tuple[str, dt.date]]) -> ApplicationState:
    """Fold (to_state, happened_on) pairs, in the order in which they were recorded."""
    state = ApplicationState()
    for to_state, on in changes:
        state = state.apply(to_state, on)
    return state


Steps = Sequence[tuple[str, dt.date | None]]
Plan = Callable[[ApplicationState], Steps]


def moving_to(status: str, on: dt.date | None = None) -> Plan:
    """Say how far it got. A closed one is reopened by it."""

    def plan(state: ApplicationState) -> Steps:
        if state.state == status:
            return []
        reopened = [(state.status, on)] if state.closed_as and state.status != status else []
        return [*reopened, (status, on)]

    return plan


def invited_to(status: str, on: dt.date | None = None) -> Plan:
    """Say that they invited to a call or an interview. A closed one is reopened by it; it never moves backwards."""

    def plan(state: ApplicationState) -> Steps:
        steps: list[tuple[str, dt.date | None]] = [(state.status, on)] if state.closed_as else []
        return steps if STATUS_ORDER[state.status] >= STATUS_ORDER[status] else [*steps, (status, on)]

    return plan


def closing_as(
    kind: str, on: dt.date | None = None, *, applied_on: dt.date | None = None, via_offer: bool = False
) -> Plan:
    """Say how it ended. `applied_on` goes before it for a saved one; `via_offer` records the offer in the same step."""

    def plan(state: ApplicationState) -> Steps:
        steps: list[tuple[str, dt.date | None]] = []
        if state.closed_as == kind:
            return steps
        if state.status == Status.SAVED and kind not in FROM_SAVED:
            if applied_on is None:
                raise MoveError("Enter the date you applied first.", code="needs_applied_on")
            steps.append((Status.APPLIED, applied_on))
        if kind in NEEDS_OFFER and state.status != Status.OFFER:
            if not via_offer:
                raise MoveError(
                    f"“{OutcomeKind(kind).label}” needs an offer first. Record the offer as well.", code="needs_offer"
                )
            steps.append((Status.OFFER, on))
        return [*steps, (kind, on)]

    return plan


def reopening(on: dt.date | None = None) -> Plan:
    """Open it again at the status it had; what was written about the outcome stays."""
    return lambda state: [(state.status, on)] if state.closed_as else []


def as_told(history: Steps) -> Plan:
    """Take these steps, whatever state it is in."""
    return lambda state: history


class Outcome(models.Model):
    """How it ended. Reopening ends this row's life, not its text."""

    application = models.ForeignKey("applications.Application", on_delete=models.CASCADE, related_name="outcomes")
    kind = models.CharField(max_length=12, choices=OutcomeKind.choices)
    ended_on = models.DateField()
    reason = models.CharField("The reason they gave", max_length=12, choices=Reason.choices, default=Reason.NONE)
    message = models.TextField("Their message", blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    reopened_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["application"], condition=models.Q(reopened_at=None), name="one_live_outcome"
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=OutcomeKind.values),
                name="outcome_kind",
                violation_error_message="Choose an outcome.",
            ),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()

    @property
    def has_words(self) -> bool:
        """Whether someone wrote something here that must not vanish."""
        return bool(self.message) or self.reason != Reason.NONE


class StatusChangeQuerySet(models.QuerySet["StatusChange"]):
    def for_user(self, user) -> "StatusChangeQuerySet":
        return self.filter(application__owner=user, application__deleted_at=None)

    def live(self) -> "StatusChangeQuerySet":
        """Changes that were not undone, in the order in which they were recorded."""
        return self.filter(undone_at=None).order_by("pk")


class StatusChange(models.Model):
    """One move: from, to, the day it happened and the moment it was recorded."""

    application = models.ForeignKey("applications.Application", on_delete=models.CASCADE, related_name="changes")
    from_state = models.CharField(max_length=12, choices=STATE_CHOICES, blank=True)
    to_state = models.CharField(max_length=12, choices=STATE_CHOICES)
    happened_on = models.DateField()
    recorded_at = models.DateTimeField(default=timezone.now)
    undone_at = models.DateTimeField(null=True, blank=True)
    outcome = models.ForeignKey(Outcome, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    ended_outcome = models.ForeignKey(Outcome, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    objects = StatusChangeQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        indexes = [
            models.Index(
                fields=["application", "id", "to_state", "happened_on"],
                condition=models.Q(undone_at=None),
                name="change_live",
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(to_state__in=[value for value, _ in STATE_CHOICES]), name="change_to_state"
            )
        ]

    def __str__(self) -> str:
        return f"{self.from_state} → {self.to_state} on {self.happened_on}"


def validate_change_date(
    on: dt.date, *, today: dt.date, after: dt.date | None = None, before: dt.date | None = None
) -> None:
    """Raise MoveError for a date in the future, before the previous change or after the next one."""
    if on > today and on != after:
        raise MoveError("The date must be today or in the past.", code="day_in_future")
    if after and on < after:
        raise MoveError(
            f"The date must be on or after {full_date(after)}, the date of the previous change.", code="day_before"
        )
    if before and on > before:
        raise MoveError(
            f"The date must be on or before {full_date(before)}, the date of the next change.", code="day_after"
        )
