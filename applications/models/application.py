import datetime as dt
from dataclasses import asdict, fields
from typing import NamedTuple, cast

from django.conf import settings
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone

from .application_indexes import INDEXES
from .company import company_key
from .history import ApplicationState, Outcome, Plan, closing_as, moving_to, reopening
from .imports import ImportBatch
from .links import link_key
from .people import Contact, Tag
from .profile import Profile
from .redating import EarlierDate
from .searching import fold_words, search_words_of
from .undo import Action, Recorder
from .versions import Versioned
from .vocabulary import (
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


# The fields that the keys and the search words are made of.
KEYED_FIELDS = {"company", "agency", "title", "location", "notes", "advert", "source_name", "link"}


def field_value(name: str, text: object) -> object:
    """The value of one of its fields, from how an action or a file keeps it."""
    return cast("models.Field", Application._meta.get_field(name)).to_python(text)


def display_company(company: str, agency: str) -> str:
    return company or f"Through {agency}"


class Movable(NamedTuple):
    """What the button of the move menu needs to know. `company`: or the agency; `state`: the outcome, else the
    status.
    """

    pk: int
    company: str
    state: str


class Application(Versioned):
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
    status_day_known = models.BooleanField(default=True, db_default=True)
    applied_on = models.DateField(null=True, blank=True)
    applied_day_known = models.BooleanField(default=True, db_default=True)
    last_news_on = models.DateField()
    news_day_known = models.BooleanField(default=True, db_default=True)
    closed_as = models.CharField(max_length=12, choices=OutcomeKind.choices, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    closed_day_known = models.BooleanField(default=True, db_default=True)
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
        return display_company(self.company, self.agency)

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
    def movable(self) -> Movable:
        return Movable(self.pk, self.company_or_agency, self.state)

    @property
    def state_label(self) -> str:
        return STATE_LABELS[self.state]

    @property
    def state_in_sentence(self) -> str:
        """“saved, not applied yet”, “they said no”."""
        return OutcomeKind(self.closed_as).in_sentence if self.closed_as else Status(self.status).in_sentence

    @property
    def folded_state(self) -> ApplicationState:
        """What its history folds to, from the columns that hold it."""
        return ApplicationState(**{one.name: getattr(self, one.name) for one in fields(ApplicationState)})

    @property
    def known_applied_on(self) -> dt.date | None:
        """The date of applying, or None where there is none or nobody knows it."""
        return self.applied_on if self.applied_day_known else None

    @property
    def known_closed_on(self) -> dt.date | None:
        return self.closed_on if self.closed_day_known else None

    @property
    def known_status_since(self) -> dt.date | None:
        return self.status_since if self.status_day_known else None

    @property
    def known_last_news_on(self) -> dt.date | None:
        return self.last_news_on if self.news_day_known else None

    def apply_state(self, state: ApplicationState, profile: Profile) -> None:
        """Take over a state, and the quiet date that follows from it. Nothing is stored."""
        for name, value in asdict(state).items():
            setattr(self, name, value)
        self.quiet_on = self.quiet_day(profile)

    def quiet_day(self, profile: Profile) -> dt.date | None:
        """The first day on which silence counts as quiet: after the last news, an interview or the day they promised.

        Never before the day until which the person chose to wait; never where nobody knows when the last news came.
        """
        if self.closed_as or self.status in (Status.SAVED, Status.OFFER):
            return None
        quiet_on = self.last_news_on + dt.timedelta(days=profile.quiet_days) if self.news_day_known else None
        if self.news_expected_on and (not self.news_day_known or self.news_expected_on >= self.last_news_on):
            quiet_on = self.news_expected_on + dt.timedelta(days=profile.quiet_after_interview_days)
        return max(quiet_on, self.wait_until) if quiet_on and self.wait_until else quiet_on

    def live_outcome(self) -> Outcome | None:
        return next((one for one in self.outcomes.all() if one.reopened_at is None), None)

    def move_to(
        self,
        status: str,
        *,
        on: dt.date | None = None,
        day_known: bool = True,
        today: dt.date,
        earlier: EarlierDate | None = None,
    ) -> Action | None:
        """Say how far it got, a closed one being reopened by it. None when it is there already. Raises MoveError."""
        status = Status(status)
        plan = moving_to(status, on, day_known=day_known)
        return self._record(plan, today=today, kind="moved", summary=f"Moved to {status.label}", earlier=earlier)

    def close(
        self,
        kind: str,
        *,
        on: dt.date | None = None,
        day_known: bool = True,
        today: dt.date,
        applied_on: dt.date | None = None,
        applied_day_known: bool = True,
        via_offer: bool = False,
        earlier: EarlierDate | None = None,
    ) -> Action | None:
        """Say how it ended; see `closing_as`. None when it ended like that already. Raises MoveError."""
        kind = OutcomeKind(kind)
        plan = closing_as(
            kind,
            on,
            day_known=day_known,
            applied_on=applied_on,
            applied_day_known=applied_day_known,
            via_offer=via_offer,
        )
        return self._record(plan, today=today, kind="closed", summary=kind.label, earlier=earlier)

    def reopen(self, *, on: dt.date | None = None, today: dt.date) -> Action | None:
        """Open it again at the status it had. None when it is open. Raises MoveError."""
        return self._record(reopening(on), today=today, kind="reopened", summary="Reopened")

    def _record(
        self, plan: Plan, *, today: dt.date, kind: str, summary: str, earlier: EarlierDate | None = None
    ) -> Action | None:
        from .recording import (  # which stores applications, so it cannot be imported before this class is there
            Change,
            record,
        )

        recorder = Recorder(self.owner)
        with transaction.atomic():
            for _, error in record(recorder, [Change(self, plan, earlier=earlier)], today=today):
                raise error
            return recorder.action(kind, f"{self.company_or_agency}: {summary}")
