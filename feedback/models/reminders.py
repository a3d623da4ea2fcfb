import datetime as dt
from collections.abc import Iterable

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from applications.models import Application, Contact, InterviewStage, Outcome, OutcomeKind, Versioned
from applications.models.interviews import DID_NOT, PLANNED, TOOK_PLACE

from ..keys import SuggestionKey
from .requests import FeedbackRequest, RequestState


class ReminderKind(models.TextChoices):
    PREPARE = "prepare", "Prepare for an interview"
    ASK = "ask", "Ask for advice"
    LOOK = "look", "Check for a reply"
    FOLLOW_UP = "follow_up", "Follow up"
    CAPTURE = "capture", "Write up an interview"
    THANK = "thank", "Say thank you"
    TOLD = "told", "Read what a friend told you"
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


class ReminderQuerySet(models.QuerySet["Reminder"]):
    def for_user(self, user) -> "ReminderQuerySet":
        return self.filter(owner=user)

    def waiting(self) -> "ReminderQuerySet":
        return self.filter(state__in=WAITING)

    def relevant(self) -> list["Reminder"]:
        """Those whose reason is not gone, with what their titles are made of."""
        rows = list(self.filter(Q(application=None) | Q(application__deleted_at=None)).with_titles())
        of_interviews = [row.stage_id for row in rows if row.stage_id]
        waits = [row.application_id for row in rows if row.is_note_to_send]
        noes = [row.application_id for row in rows if row.is_of_another_no]
        interviews: dict[int, InterviewStage] = {}
        if of_interviews or waits:
            existing = InterviewStage.objects.filter(
                Q(pk__in=of_interviews) | Q(application__in=waits), deleted_at=None
            )
            interviews = {
                one.pk: one for one in existing.with_state(timezone.now()).only("application_id", "starts_at")
            }
        outcomes = Outcome.objects.filter(application__in=noes, reopened_at=None)
        ended_at = dict(outcomes.values_list("application_id", "created_at")) if noes else {}
        return [row for row in rows if row.is_relevant(interviews, ended_at)]

    def with_titles(self) -> "ReminderQuerySet":
        """With what a title is made of and what its reason is, and nothing else of the rows it is about."""
        return self.select_related("application", "request", "contact").only(
            "kind", "words", "application_id", "request_id", "contact_id", "stage_id", "due_on", "state", "ended_on",
            "key", "version", "created_at", "application__company", "application__agency", "application__title",
            "application__company_key", "application__status", "application__closed_as", "application__closed_on",
            "application__last_news_on", "request__contact_name", "request__sent_on",
            "request__clarified_on", "request__state", "contact__name",
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

    @property
    def is_waiting(self) -> bool:
        return self.state in WAITING

    @property
    def is_note_to_send(self) -> bool:
        return self.kind == ReminderKind.FOLLOW_UP and self.is_waiting

    @property
    def is_of_another_no(self) -> bool:
        """Whether it waits and was planned after a “no” of another date than the application has now."""
        if self.kind not in AFTER_A_NO or not self.is_waiting or not self.key or self.application is None:
            return False
        return self.key != str(SuggestionKey.after_outcome(self.kind, self.application.pk, self.application.closed_on))

    def is_relevant(self, interviews: dict[int, InterviewStage], ended_at: dict[int, dt.datetime]) -> bool:
        """Whether its reason is not gone: replied to, reopened, news since, or an interview that was not.

        A note of a wait goes once an interview is planned or took place since. What was planned after a “no” goes when
        another one, of another date, is recorded. Its own date may be corrected. `interviews`: those that exist, by
        key, with their state; `ended_at`: when outcomes were recorded, by application.
        """
        application = self.application
        if self.stage_id and (self.stage_id not in interviews or interviews[self.stage_id].state_at == DID_NOT):
            return False
        if self.kind == ReminderKind.LOOK:
            return self.request is not None and self.request.state in (RequestState.SENT, RequestState.ANSWERED)
        if self.kind in AFTER_A_NO:
            if application is None or application.closed_as != OutcomeKind.REJECTED:
                return False
            recorded_at = ended_at.get(application.pk)
            return not (self.is_of_another_no and recorded_at and recorded_at > self.created_at)
        if self.kind == ReminderKind.FOLLOW_UP and application:
            has_news = application.last_news_on > timezone.localdate(self.created_at)
            is_overtaken = self.is_note_to_send and self._is_overtaken(interviews.values())
            return application.is_open and not has_news and not is_overtaken
        return True

    def _is_overtaken(self, interviews: Iterable[InterviewStage]) -> bool:
        """Whether an interview is planned, or took place since."""
        return any(
            one.state_at == PLANNED
            or (one.state_at == TOOK_PLACE and one.starts_at and one.starts_at > self.created_at)
            for one in interviews
            if one.application_id == self.application_id
        )
