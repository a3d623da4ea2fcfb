import datetime as dt
from dataclasses import asdict, replace
from typing import cast

from django.conf import settings
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone

from .application_indexes import INDEXES
from .company import company_key
from .history import MoveError, Outcome, Standing, StatusChange, check_day
from .imports import ImportBatch
from .links import link_key
from .people import Contact, Tag
from .profile import Profile
from .searching import fold_words, search_words_of
from .undo import Action
from .vocabulary import (
    FROM_SAVED,
    NEEDS_OFFER,
    STATE_LABELS,
    OutcomeKind,
    PayPeriod,
    SentVia,
    Source,
    Status,
    WorkMode,
)


class ApplicationQuerySet(models.QuerySet["Application"]):
    def for_user(self, user) -> "ApplicationQuerySet":
        return self.filter(owner=user, deleted_at=None)

    def open(self) -> "ApplicationQuerySet":
        return self.filter(closed_as="")

    def closed(self) -> "ApplicationQuerySet":
        return self.exclude(closed_as="")

    def quiet(self, today: dt.date) -> "ApplicationQuerySet":
        """Open, without news for a while. A suggestion, never a status."""
        return self.filter(closed_as="", quiet_on__lte=today)

    def count_by_state(self) -> list[tuple[str, str, int]]:
        """(outcome or "", status, how many) for each state that any of them is in."""
        return list(self.order_by().values_list("closed_as", "status").annotate(number=models.Count("pk")))

    def search(self, text: str) -> "ApplicationQuerySet":
        """Those with every word of the text, each as the beginning of a word. Words stand folded between spaces."""
        rows = self
        for word in dict.fromkeys(fold_words(text)):
            rows = rows.filter(search_words__contains=f" {word}")
        return rows


def field_value(name: str, text: object) -> object:
    """The value of one of its fields, from how an action or a file keeps it."""
    return cast("models.Field", Application._meta.get_field(name)).to_python(text)


class Application(models.Model):
    """One job that the user is tracking. Its status says how far it got, its outcome how it ended."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="applications")
    company = models.CharField(max_length=200, blank=True)
    agency = models.CharField("Agency", max_length=200, blank=True)
    title = models.CharField("Job title", max_length=300)
    location = models.CharField("Location", max_length=200, blank=True)
    work_mode = models.CharField(max_length=10, choices=WorkMode.choices, blank=True)
    pay_min = models.DecimalField("Salary from", max_digits=12, decimal_places=2, null=True, blank=True)
    pay_max = models.DecimalField("Salary to", max_digits=12, decimal_places=2, null=True, blank=True)
    pay_currency = models.CharField("Currency", max_length=3, blank=True)
    pay_period = models.CharField("Salary per", max_length=5, choices=PayPeriod.choices, blank=True)
    source = models.CharField("Source", max_length=12, choices=Source.choices, blank=True)
    source_name = models.CharField("Name of the source", max_length=100, blank=True)
    sent_via = models.CharField("Applied via", max_length=10, choices=SentVia.choices, blank=True)
    cv_version = models.CharField("CV version", max_length=100, blank=True)
    link = models.URLField("Link to the job ad", max_length=2000, blank=True)
    advert = models.TextField("Job ad", blank=True)
    notes = models.TextField(blank=True)
    deadline_on = models.DateField("Closing date", null=True, blank=True)
    answer_by = models.DateField("Reply by", null=True, blank=True)
    offer_pros = models.TextField("Pros", blank=True)
    offer_cons = models.TextField("Cons", blank=True)
    tags = models.ManyToManyField(Tag, blank=True, related_name="applications")
    contacts = models.ManyToManyField(Contact, blank=True, related_name="applications")

    status = models.CharField(max_length=12, choices=Status.choices, default=Status.SAVED)
    furthest = models.CharField(max_length=12, choices=Status.choices, default=Status.SAVED)
    status_since = models.DateField()
    applied_on = models.DateField(null=True, blank=True)
    last_news_on = models.DateField()
    closed_as = models.CharField(max_length=12, choices=OutcomeKind.choices, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    news_expected_on = models.DateField(null=True, blank=True)
    quiet_on = models.DateField(null=True, blank=True)
    wait_until = models.DateField(null=True, blank=True)
    history_version = models.PositiveIntegerField(default=0)

    company_key = models.CharField(max_length=200, blank=True)
    link_key = models.CharField(max_length=500, blank=True)
    search_words = models.TextField(blank=True)
    source_id = models.CharField(max_length=200, blank=True)
    import_batch = models.ForeignKey(
        ImportBatch, null=True, blank=True, on_delete=models.SET_NULL, related_name="applications"
    )
    is_sample = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(default=timezone.now)
    updated_at = models.DateTimeField(auto_now=True)
    deleted_at = models.DateTimeField(null=True, blank=True)

    objects = ApplicationQuerySet.as_manager()

    class Meta:
        ordering = ["-last_news_on", "-pk"]
        indexes = INDEXES
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(company="") | ~models.Q(agency=""),
                name="company_or_agency",
                violation_error_message="Enter the company, or the agency if you don’t know the company yet.",
            ),
            models.CheckConstraint(
                condition=~models.Q(title=""), name="title_given", violation_error_message="Enter a job title."
            ),
            models.CheckConstraint(
                condition=models.Q(pay_min=None) | models.Q(pay_max=None) | models.Q(pay_min__lte=models.F("pay_max")),
                name="pay_in_order",
                violation_error_message="The higher salary is below the lower one.",
            ),
            models.CheckConstraint(
                condition=models.Q(status__in=Status.values),
                name="known_status",
                violation_error_message="Choose a status.",
            ),
            models.CheckConstraint(
                condition=models.Q(closed_as__in=["", *OutcomeKind.values]),
                name="known_outcome",
                violation_error_message="Choose an outcome.",
            ),
            models.CheckConstraint(
                condition=models.Q(closed_as="", closed_on=None)
                | (~models.Q(closed_as="") & models.Q(closed_on__isnull=False)),
                name="closed_has_a_day",
                violation_error_message="Enter the date it closed.",
            ),
            models.CheckConstraint(
                condition=models.Q(status=Status.SAVED, applied_on=None)
                | (~models.Q(status=Status.SAVED) & models.Q(applied_on__isnull=False)),
                name="applied_has_a_day",
                violation_error_message="Enter the date you applied.",
            ),
            models.CheckConstraint(
                condition=~models.Q(closed_as__in=NEEDS_OFFER) | models.Q(status=Status.OFFER),
                name="accepted_needs_an_offer",
                violation_error_message="Record the offer first.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title}, {self.display_company}"

    def save(self, *args, **kwargs) -> None:
        self.refresh_keys()
        if (only := kwargs.get("update_fields")) is not None:
            kwargs["update_fields"] = {*only, "company_key", "link_key", "search_words", "updated_at"}
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return reverse("application_detail", args=[self.pk])

    def refresh_keys(self) -> None:
        """Bring the folded search words and the keys in step with what was typed."""
        self.company_key = company_key(self.company)
        self.link_key = link_key(self.link)
        self.search_words = search_words_of(
            self.company, self.agency, self.title, self.location, self.notes, self.advert, self.source_name
        )

    @property
    def display_company(self) -> str:
        return self.company or f"Through {self.agency}"

    @property
    def company_or_agency(self) -> str:
        """The name inside a sentence: “Ask {name} for advice”."""
        return self.company or self.agency

    @property
    def is_open(self) -> bool:
        return not self.closed_as

    @property
    def state(self) -> str:
        """The outcome if it is closed, else the status."""
        return self.closed_as or self.status

    @property
    def state_label(self) -> str:
        return STATE_LABELS[self.state]

    @property
    def state_in_sentence(self) -> str:
        """“saved, not applied yet”, “they said no”."""
        return OutcomeKind(self.closed_as).in_sentence if self.closed_as else Status(self.status).in_sentence

    @property
    def standing(self) -> Standing:
        return Standing(
            self.status,
            self.furthest,
            self.status_since,
            self.applied_on,
            self.closed_as,
            self.closed_on,
            self.last_news_on,
        )

    def stand(self, standing: Standing, profile: Profile) -> dict[str, object]:
        """Take over a standing; gives the fields that follow from it, for an update."""
        fields = asdict(standing)
        for name, value in fields.items():
            setattr(self, name, value)
        self.quiet_on = fields["quiet_on"] = self.quiet_day(profile)
        return fields

    def quiet_day(self, profile: Profile) -> dt.date | None:
        """The first day on which silence counts as quiet: after the last news, an interview or the day they promised.

        Never before the day until which the person chose to wait.
        """
        if self.closed_as or self.status in (Status.SAVED, Status.OFFER):
            return None
        quiet_on = self.last_news_on + dt.timedelta(days=profile.quiet_days)
        if self.news_expected_on and self.news_expected_on >= self.last_news_on:
            quiet_on = self.news_expected_on + dt.timedelta(days=profile.quiet_after_interview_days)
        return max(quiet_on, self.wait_until) if self.wait_until else quiet_on

    def live_outcome(self) -> Outcome | None:
        return self.outcomes.filter(reopened_at=None).first()

    def move_to(self, status: str, *, on: dt.date | None = None, today: dt.date) -> Action | None:
        """Say how far it got. Moving a closed one opens it again."""
        status = Status(status)

        def states(standing: Standing) -> list[str]:
            reopened = [standing.status] if standing.closed_as and standing.status != status else []
            return [] if standing.state == status else [*reopened, status]

        return self._record(states, on=on, today=today, kind="moved", summary=f"Moved to {status.label}")

    def close(
        self,
        kind: str,
        *,
        on: dt.date | None = None,
        today: dt.date,
        applied_on: dt.date | None = None,
        via_offer: bool = False,
    ) -> Action | None:
        """Say how it ended. `applied_on` goes before it for a saved one, `via_offer` records the offer in the same step."""
        kind = OutcomeKind(kind)

        def states(standing: Standing) -> list[str | tuple[str, dt.date]]:
            steps: list[str | tuple[str, dt.date]] = []
            if standing.closed_as == kind:
                return steps
            if standing.status == Status.SAVED and kind not in FROM_SAVED:
                if applied_on is None:
                    raise MoveError("Enter the date you applied first.", code="needs_applied_on")
                steps.append((Status.APPLIED, applied_on))
            if kind in NEEDS_OFFER and standing.status != Status.OFFER:
                if not via_offer:
                    raise MoveError(
                        f"“{kind.label}” needs an offer first. Record the offer as well.", code="needs_offer"
                    )
                steps.append(Status.OFFER)
            return [*steps, kind]

        return self._record(states, on=on, today=today, kind="closed", summary=kind.label)

    def reopen(self, *, on: dt.date | None = None, today: dt.date) -> Action | None:
        """Open it again at the status it had; what was written about the ending stays."""
        return self._record(
            lambda standing: [standing.status] if standing.closed_as else [],
            on=on,
            today=today,
            kind="reopened",
            summary="Reopened",
        )

    def _record(self, states, *, on: dt.date | None, today: dt.date, kind: str, summary: str) -> Action | None:
        """Write the changes that `states(standing)` names, with their day, as one action.

        Costs: the changes, the outcome if one begins, one conditional update, the action. Two clicks at the same time: the
        later one sees what the first did, and does nothing if it is already so.
        """
        profile = Profile.of(self.owner)
        while True:
            start = self.standing
            steps = [step if isinstance(step, tuple) else (step, on) for step in states(start)]
            if not steps:
                return None
            standing, days, mended = start, [], self._saved_later_than(steps[0][1])
            if mended:
                standing = replace(standing, last_news_on=mended[1], status_since=mended[1])
            for state, day in steps:
                day = day or max(today, standing.last_news_on)
                check_day(day, today=today, after=standing.last_news_on)
                if state == standing.status and not standing.closed_as:
                    continue
                days.append((standing.state, state, day))
                standing = standing.after(state, day)
            with transaction.atomic():
                seen = self.history_version
                fields = self.stand(standing, profile)
                unchanged = Application.objects.filter(pk=self.pk, history_version=seen, deleted_at=None)
                if unchanged.update(**fields, history_version=seen + 1, updated_at=timezone.now()):
                    self.history_version = seen + 1
                    changes = [self._write_change(*change) for change in days]
                    undo_steps: list[list] = [["moved", self.pk, [change.pk for change in changes]]]
                    if mended:
                        first, to = mended
                        undo_steps.insert(0, ["day", self.pk, first.pk, first.happened_on.isoformat(), to.isoformat()])
                        StatusChange.objects.filter(pk=first.pk).update(happened_on=to)
                    return Action.objects.create(
                        owner_id=self.owner_id,
                        kind=kind,
                        summary=f"{self.display_company}: {summary}"[:250],
                        steps=undo_steps,
                    )
            self.refresh_from_db()
            if self.deleted_at:
                raise MoveError("This application has been deleted. Undo that first.", code="deleted")

    def _saved_later_than(self, on: dt.date | None) -> tuple[StatusChange, dt.date] | None:
        """The change that saved it, when that was recorded after the day it is now said to have gone further."""
        if on is None or self.state != Status.SAVED or on >= self.last_news_on:
            return None
        changes = list(self.changes.live()[:2])
        return (changes[0], on) if len(changes) == 1 else None

    def _write_change(self, from_state: str, to_state: str, on: dt.date) -> StatusChange:
        change = StatusChange(application=self, from_state=from_state, to_state=to_state, happened_on=on)
        if from_state in OutcomeKind.values:
            change.ended_outcome = self.live_outcome()
            self.outcomes.filter(reopened_at=None).update(reopened_at=timezone.now())
        if to_state in OutcomeKind.values:
            change.outcome = Outcome.objects.create(application=self, kind=to_state, ended_on=on)
        change.save(force_insert=True)
        return change
