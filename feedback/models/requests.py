import datetime as dt

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone

from applications.models import Application, Contact, Outcome, OutcomeKind, Versioned

from .preferences import Tone

REPLY_FIELD = "answer_answer"


class Channel(models.TextChoices):
    EMAIL = "email", "Email"
    LINKEDIN = "linkedin", "LinkedIn"
    PHONE = "phone", "Phone"


class RequestState(models.TextChoices):
    PLANNED = "planned", "Planned"
    SENT = "sent", "Sent"
    ANSWERED = "answered", "Replied"
    NO_REPLY = "no_reply", "No reply"
    SKIPPED = "skipped", "Skipped"


class Agreement(models.TextChoices):
    UNSAID = "", "Not specified"
    YES = "yes", "Yes"
    PARTLY = "partly", "Partly"
    NO = "no", "No"


class FeedbackRequestQuerySet(models.QuerySet["FeedbackRequest"]):
    def for_user(self, user) -> "FeedbackRequestQuerySet":
        return self.filter(owner=user, application__deleted_at=None)

    def standing(self) -> "FeedbackRequestQuerySet":
        """Leave out plans that no one touched and whose “no” was taken back, whatever “no” came later."""
        later = Outcome.objects.filter(
            application=models.OuterRef("application"),
            reopened_at=None,
            created_at__gt=models.OuterRef("created_at"),
            ended_on__gte=models.OuterRef("due_on"),
        )
        return self.exclude(
            ~models.Q(application__closed_as=OutcomeKind.REJECTED) | models.Q(models.Exists(later)),
            state=RequestState.PLANNED,
            is_edited=False,
        )

    def for_list(self) -> "FeedbackRequestQuerySet":
        """With what a row of a list says of each, and nothing else."""
        return self.select_related("application").only(
            "application_id", "contact_id", "contact_name", "state", "due_on", "sent_on", "ended_on", "clarified_on",
            "answer", "is_generic", "application__company", "application__agency",
        )  # fmt: skip


class FeedbackRequest(Versioned):
    """A request to one person for one piece of advice after a no, or advice they gave without one: `sent_on` is
    None.
    """

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="feedback_requests")
    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="feedback_requests")
    outcome = models.ForeignKey(Outcome, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    contact = models.ForeignKey(
        Contact, null=True, blank=True, on_delete=models.SET_NULL, related_name="feedback_requests"
    )
    contact_name = models.CharField(max_length=200, blank=True)
    channel = models.CharField(max_length=8, choices=Channel.choices, default=Channel.EMAIL)
    state = models.CharField(max_length=8, choices=RequestState.choices, default=RequestState.PLANNED)
    due_on = models.DateField()
    sent_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    tone = models.CharField(max_length=5, choices=Tone.choices, default=Tone.WARM)
    subject = models.CharField(max_length=200, blank=True)
    body = models.TextField("Message", blank=True, max_length=10_000)
    is_edited = models.BooleanField(default=False)
    edits = models.JSONField(default=dict, blank=True)
    answer = models.TextField("Their reply", blank=True, max_length=50_000)
    is_generic = models.BooleanField(null=True, blank=True)
    clarification = models.TextField("Your follow-up question", blank=True, max_length=10_000)
    clarified_on = models.DateField(null=True, blank=True)
    clarification_answer = models.TextField("Their second reply", blank=True, max_length=50_000)
    is_at_rest = models.BooleanField(default=False)
    agreement = models.CharField("Do I agree?", max_length=6, choices=Agreement.choices, blank=True)
    would_try = models.TextField("What would I try?", blank=True, max_length=10_000)
    thanked_on = models.DateField(null=True, blank=True)
    themes = models.ManyToManyField("feedback.Theme", blank=True, related_name="requests")
    created_at = models.DateTimeField(default=timezone.now)

    objects = FeedbackRequestQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "pk"]
        indexes = [models.Index(fields=["owner", "state", "due_on"], name="request_owner_state")]
        constraints = [
            models.CheckConstraint(condition=models.Q(state__in=RequestState.values), name="request_state"),
            models.CheckConstraint(condition=models.Q(channel__in=Channel.values), name="request_channel"),
            models.CheckConstraint(
                condition=models.Q(state__in=["planned", "skipped", "answered"]) | models.Q(sent_on__isnull=False),
                name="sent_request_has_a_day",
            ),
            models.UniqueConstraint(fields=["application", "contact"], name="one_request_a_person_and_application"),
        ]

    def __str__(self) -> str:
        return f"{self.display_name}, {self.application.display_company}"

    def get_absolute_url(self) -> str:
        return reverse("request_detail", args=[self.pk])

    @property
    def display_name(self) -> str:
        return self.contact_name or "someone there"

    @property
    def reply_url(self) -> str:
        """Its page, with the focus in the field for the reply."""
        return f"{self.get_absolute_url()}#{REPLY_FIELD}"

    @property
    def is_unasked(self) -> bool:
        """Whether they gave advice and no request was sent, as far as anyone recorded."""
        return self.state == RequestState.ANSWERED and self.sent_on is None

    @property
    def close_from(self) -> dt.date | None:
        """The last message that waits for an answer was sent on this day."""
        return self.clarified_on or self.sent_on
