from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q, Value
from django.db.models.functions import Cast, Concat, TruncDate
from django.utils import timezone

from applications.models import Application, Contact, InterviewStage, Outcome, OutcomeKind, Versioned
from applications.models.interviews import DID_NOT, PLANNED, TOOK_PLACE

from .requests import FeedbackRequest


class ReminderKind(models.TextChoices):
    PREPARE = "prepare", "Prepare for an interview"
    ASK = "ask", "Ask for advice"
    LOOK = "look", "Check for a reply"
    FOLLOW_UP = "follow_up", "Follow up"
    CAPTURE = "capture", "Write up an interview"
    THANK = "thank", "Say thank you"
    REFLECT = "reflect", "Look back"
    REVIEW = "review", "Review early rejections"
    PRESENCE = "presence", "Check how you come across"
    KEEP_IN_TOUCH = "keep_in_touch", "Keep in touch"
    OWN = "own", "Your own reminder"


class ReminderState(models.TextChoices):
    OPEN = "open", "Open"
    SNOOZED = "snoozed", "Snoozed"
    DONE = "done", "Done"
    DISMISSED = "dismissed", "Skipped"


AFTER_A_NO = (ReminderKind.ASK, ReminderKind.REFLECT)
WAITING = (ReminderState.OPEN, ReminderState.SNOOZED)


PK_AS_TEXT = Cast("application_id", models.CharField())
CLOSED_ON_AS_TEXT = Cast("application__closed_on", models.CharField())
REASON_IS_GONE = (
    (Q(kind__in=AFTER_A_NO) & ~Q(application__closed_as=OutcomeKind.REJECTED))
    | (Q(kind=ReminderKind.FOLLOW_UP) & ~Q(application__closed_as=""))
    | Q(kind=ReminderKind.FOLLOW_UP, application__last_news_on__gt=TruncDate("created_at"))
    | (Q(kind=ReminderKind.LOOK) & ~Q(request__state__in=["sent", "answered"]))
    | Q(stage__isnull=False, stage__deleted_at__isnull=False)
)


class ReminderQuerySet(models.QuerySet["Reminder"]):
    def for_user(self, user) -> "ReminderQuerySet":
        return self.filter(owner=user)

    def waiting(self) -> "ReminderQuerySet":
        return self.filter(state__in=WAITING)

    def standing(self) -> "ReminderQuerySet":
        """Leave out those whose reason is gone: deleted, replied to, reopened, news since, or an interview that was not.

        A note of a wait goes once an interview is planned or took place since.
        What was planned after a “no” goes when another one, of another date, is recorded. Its own date may be corrected.
        """
        now = timezone.now()
        missed = InterviewStage.objects.in_state(DID_NOT, now).filter(pk=OuterRef("stage"))
        interviews = InterviewStage.objects.filter(application=OuterRef("application"), deleted_at=None).with_state(now)
        since_then = Q(state_at=PLANNED) | Q(state_at=TOOK_PLACE, starts_at__gt=OuterRef("created_at"))
        of_an_earlier_wait = Q(kind=ReminderKind.FOLLOW_UP, state__in=WAITING) & Exists(interviews.filter(since_then))
        later_no = Outcome.objects.filter(
            application=OuterRef("application"), reopened_at=None, created_at__gt=OuterRef("created_at")
        )
        of_this_no = Concat("kind", Value(":"), PK_AS_TEXT, Value(":"), CLOSED_ON_AS_TEXT)
        of_an_earlier_no = Q(kind__in=AFTER_A_NO, state__in=WAITING) & ~Q(key="") & ~Q(key=of_this_no)
        existing = self.filter(Q(application=None) | Q(application__deleted_at=None)).exclude(REASON_IS_GONE)
        existing = existing.exclude(Exists(missed)).exclude(of_an_earlier_no & Exists(later_no))
        return existing.exclude(of_an_earlier_wait)

    def with_titles(self) -> "ReminderQuerySet":
        """With what a title is made of, and nothing else of the rows it is about."""
        return self.select_related("application", "request", "contact").only(
            "kind", "words", "application_id", "request_id", "contact_id", "stage_id", "due_on", "state", "ended_on",
            "key", "version", "created_at", "application__company", "application__agency", "request__contact_name",
            "request__sent_on", "request__clarified_on", "contact__name",
        )  # fmt: skip


class Reminder(Versioned):
    """Something to do on a date: the user’s own, or a suggestion they accepted or answered.

    `key` names the suggestion it came from ("capture:12"), so that an answered one is not suggested again.
    """

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="reminders")
    kind = models.CharField(max_length=14, choices=ReminderKind.choices)
    words = models.CharField("What", max_length=200, blank=True)
    application = models.ForeignKey(
        Application, null=True, blank=True, on_delete=models.CASCADE, related_name="reminders"
    )
    request = models.ForeignKey(
        FeedbackRequest, null=True, blank=True, on_delete=models.CASCADE, related_name="reminders"
    )
    contact = models.ForeignKey(Contact, null=True, blank=True, on_delete=models.SET_NULL, related_name="reminders")
    stage = models.ForeignKey(InterviewStage, null=True, blank=True, on_delete=models.CASCADE, related_name="reminders")
    due_on = models.DateField()
    state = models.CharField(max_length=9, choices=ReminderState.choices, default=ReminderState.OPEN)
    ended_on = models.DateField(null=True, blank=True)
    key = models.CharField(max_length=80, blank=True)
    created_at = models.DateTimeField(default=timezone.now)

    objects = ReminderQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "pk"]
        indexes = [models.Index(fields=["owner", "state", "due_on"], name="reminder_owner_due")]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=ReminderKind.values), name="reminder_kind"),
            models.CheckConstraint(condition=Q(state__in=ReminderState.values), name="reminder_state"),
            models.UniqueConstraint(fields=["owner", "key"], condition=~Q(key=""), name="one_reminder_a_suggestion"),
        ]

    def __str__(self) -> str:
        return self.words or self.get_kind_display()
