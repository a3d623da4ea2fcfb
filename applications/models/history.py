"""What happened to an application: its status changes, its outcomes, and the state they fold to."""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone

from applications.wording import full_date

from .vocabulary import NEEDS_OFFER, OUTCOMES_WITHOUT_APPLYING, STATE_CHOICES, STATUS_ORDER, OutcomeKind, Reason, Status


class MoveError(ValidationError):
    """A move that history does not allow; the message says what to do instead."""


class Step(NamedTuple):
    """Something that someone says happened. No date means today, or the date of the step before where that is later.

    A date that is not known only says where the step belongs in the order.
    """

    to_state: str
    on: dt.date | None = None
    day_known: bool = True


@dataclass(frozen=True, slots=True)
class ApplicationState:
    """What the changes that were not undone fold to. A new one is empty: nothing was recorded yet.

    Each date has a flag that says whether anyone knows it; otherwise it only keeps the order.
    """

    status: str = ""
    furthest: str = ""
    status_since: dt.date = dt.date.min
    status_day_known: bool = True
    applied_on: dt.date | None = None
    applied_day_known: bool = True
    closed_as: str = ""
    closed_on: dt.date | None = None
    closed_day_known: bool = True
    last_news_on: dt.date = dt.date.min
    news_day_known: bool = True

    def apply(self, to_state: str, on: dt.date, day_known: bool = True) -> "ApplicationState":
        """Return the state after one more change. Moving backwards is a correction: it lowers `furthest`.

        Where it went from saved to a later status at once, nobody said when it was applied for.
        """
        if to_state not in STATUS_ORDER:
            return replace(
                self,
                closed_as=to_state,
                closed_on=on,
                closed_day_known=day_known,
                last_news_on=on,
                news_day_known=day_known,
            )
        since, since_known = on, day_known
        if to_state == self.status:
            since, since_known = self.status_since, self.status_day_known
        applied_on, applied_known = self.applied_on, self.applied_day_known
        if to_state == Status.SAVED:
            applied_on, applied_known = None, True
        elif applied_on is None:
            applied_on, applied_known = on, day_known and to_state == Status.APPLIED
        return ApplicationState(
            status=to_state,
            furthest=to_state,
            status_since=since,
            status_day_known=since_known,
            applied_on=applied_on,
            applied_day_known=applied_known,
            last_news_on=on,
            news_day_known=day_known,
        )

    @property
    def state(self) -> str:
        return self.closed_as or self.status


def fold_changes(changes: Iterable[tuple]) -> ApplicationState:
    """Fold (to_state, happened_on) or (to_state, happened_on, day_known), in the order in which they were recorded."""
    state = ApplicationState()
    for change in changes:
        state = state.apply(*change)
    return state


Steps = Sequence[Step]
Plan = Callable[[ApplicationState], Steps]


def moving_to(status: str, on: dt.date | None = None, *, day_known: bool = True) -> Plan:
    """Say how far it got. A closed one is reopened by it.

    From saved to a later status it was applied for on the way, on a date that is not known.
    """

    def plan(state: ApplicationState) -> Steps:
        if state.state == status:
            return []
        steps = []
        if state.closed_as and state.status != status:
            steps.append(Step(state.status, on, day_known))
        if state.status in ("", Status.SAVED) and STATUS_ORDER[status] > STATUS_ORDER[Status.APPLIED]:
            steps.append(Step(Status.APPLIED, day_known=False))
        return [*steps, Step(status, on, day_known)]

    return plan


def invited_to(status: str, on: dt.date | None = None, *, day_known: bool = True) -> Plan:
    """Say that they invited to a call or an interview. A closed one is reopened by it; it never moves backwards."""

    def plan(state: ApplicationState) -> Steps:
        if STATUS_ORDER[state.status] < STATUS_ORDER[status]:
            return moving_to(status, on, day_known=day_known)(state)
        return [Step(state.status, on, day_known)] if state.closed_as else []

    return plan


def closing_as(
    kind: str,
    on: dt.date | None = None,
    *,
    day_known: bool = True,
    applied_on: dt.date | None = None,
    applied_day_known: bool = True,
    via_offer: bool = False,
) -> Plan:
    """Say how it ended. A saved one has to say when it was applied for: `applied_on`, or that this is not known.

    `via_offer` records the offer in the same step.
    """

    def plan(state: ApplicationState) -> Steps:
        steps: list[Step] = []
        if state.closed_as == kind:
            return steps
        if state.status == Status.SAVED and kind not in OUTCOMES_WITHOUT_APPLYING:
            if applied_on is None and applied_day_known:
                raise MoveError("Enter the date you applied first.", code="needs_applied_on")
            steps.append(Step(Status.APPLIED, applied_on, applied_day_known))
        if kind in NEEDS_OFFER and state.status != Status.OFFER:
            if not via_offer:
                raise MoveError(
                    f"“{OutcomeKind(kind).label}” needs an offer first. Record the offer as well.", code="needs_offer"
                )
            steps.append(Step(Status.OFFER, on, day_known))
        return [*steps, Step(kind, on, day_known)]

    return plan


def reopening(on: dt.date | None = None) -> Plan:
    """Open it again at the status it had; what was written about the outcome stays."""
    return lambda state: [Step(state.status, on)] if state.closed_as else []


def as_told(history: Iterable[tuple]) -> Plan:
    """Take these steps, whatever state it is in: (state, date) or (state, date, whether the date is known)."""
    steps = [Step(*one) for one in history]
    return lambda state: steps


class Outcome(models.Model):
    """How it ended. Reopening ends this row's life, not its text."""

    application = models.ForeignKey("applications.Application", on_delete=models.CASCADE, related_name="outcomes")
    kind = models.CharField(max_length=12, choices=OutcomeKind.choices)
    ended_on = models.DateField()
    day_known = models.BooleanField(default=True, db_default=True)
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
    """One move: from, to, the date it happened and the moment it was recorded.

    Where the date is not known, `happened_on` only keeps the order.
    """

    application = models.ForeignKey("applications.Application", on_delete=models.CASCADE, related_name="changes")
    from_state = models.CharField(max_length=12, choices=STATE_CHOICES, blank=True)
    to_state = models.CharField(max_length=12, choices=STATE_CHOICES)
    happened_on = models.DateField()
    day_known = models.BooleanField(default=True, db_default=True)
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
        when = f"on {self.happened_on}" if self.day_known else "(date not known)"
        return f"{self.from_state} → {self.to_state} {when}"

    @property
    def step(self) -> Step:
        return Step(self.to_state, self.happened_on, self.day_known)

    @property
    def known_on(self) -> dt.date | None:
        """The date it happened, or None where nobody knows it."""
        return self.happened_on if self.day_known else None


def validate_not_ahead(on: dt.date, today: dt.date) -> None:
    """Raise MoveError for a date in the future."""
    if on > today:
        raise MoveError("The date must be today or in the past.", code="day_in_future")


def day_before(previous: dt.date) -> MoveError:
    """What to say of a date before that of the previous change."""
    return MoveError(
        f"The date must be on or after {full_date(previous)}, the date of the previous change.", code="day_before"
    )


def day_after(following: dt.date) -> MoveError:
    """What to say of a date after that of the next change."""
    return MoveError(
        f"The date must be on or before {full_date(following)}, the date of the next change.", code="day_after"
    )
