"""The words an application is described with. Status says how far it got, OutcomeKind how it ended."""

from django.db import models
from django.db.models.expressions import Case, Value, When


class Status(models.TextChoices):
    SAVED = "saved", "Saved"
    APPLIED = "applied", "Applied"
    SCREENING = "screening", "Screening"
    INTERVIEWING = "interviewing", "Interviewing"
    OFFER = "offer", "Offer"

    @property
    def order(self) -> int:
        """1 for saved to 5 for an offer."""
        return STATUS_ORDER[self.value]


STATUS_ORDER = {value: number for number, value in enumerate(Status.values, start=1)}


class OutcomeKind(models.TextChoices):
    ACCEPTED = "accepted", "Accepted"
    REJECTED = "rejected", "Rejected"
    NO_RESPONSE = "no_response", "No response"
    CANCELLED = "cancelled", "Role cancelled"
    WITHDRAWN = "withdrawn", "I withdrew"
    DECLINED = "declined", "I declined"


STATE_CHOICES = [*Status.choices, *OutcomeKind.choices]
STATE_LABELS = dict(STATE_CHOICES)
NEEDS_OFFER = (OutcomeKind.ACCEPTED, OutcomeKind.DECLINED)
FROM_SAVED = (OutcomeKind.WITHDRAWN, OutcomeKind.CANCELLED)


class Reason(models.TextChoices):
    """The reason they gave."""

    NONE = "none", "No reason given"
    FILLED = "filled", "The position was filled"
    COMPARATIVE = "comparative", "Other candidates were a better match"
    REQUIREMENT = "requirement", "A missing requirement"
    OTHER = "other", "Something else"


class Source(models.TextChoices):
    REFERRAL = "referral", "Referral"
    COMPANY_SITE = "company_site", "Company site"
    JOB_BOARD = "job_board", "Job board"
    RECRUITER = "recruiter", "Recruiter"
    DIRECT = "direct", "Direct"


class WorkMode(models.TextChoices):
    ON_SITE = "on_site", "On-site"
    HYBRID = "hybrid", "Hybrid"
    REMOTE = "remote", "Remote"


class SentVia(models.TextChoices):
    ONLINE = "online", "Online"
    EMAIL = "email", "Email"
    PHONE = "phone", "Phone"
    IN_PERSON = "in_person", "In person"
    POST = "post", "Post"


class PayPeriod(models.TextChoices):
    YEAR = "year", "Year"
    MONTH = "month", "Month"
    WEEK = "week", "Week"
    DAY = "day", "Day"
    HOUR = "hour", "Hour"


class StageKind(models.TextChoices):
    SCREEN = "screen", "Screening call"
    TECHNICAL = "technical", "Technical interview"
    TAKE_HOME = "take_home", "Take-home task"
    PANEL = "panel", "Panel interview"
    FINAL = "final", "Final interview"
    OTHER = "other", "Other"


class DocumentKind(models.TextChoices):
    CV = "cv", "CV"
    LETTER = "letter", "Cover letter"
    PORTFOLIO = "portfolio", "Portfolio"
    OFFER = "offer", "Offer"
    SCREENSHOT = "screenshot", "Screenshot"
    OTHER = "other", "Something else"


class Role(models.TextChoices):
    RECRUITER = "recruiter", "Recruiter"
    HIRING_MANAGER = "hiring_manager", "Hiring manager"
    INTERVIEWER = "interviewer", "Interviewer"
    REFERRER = "referrer", "Referrer"
    SUPPORTER = "supporter", "Supporter"


def by_order(field: str = "status") -> Case:
    """An expression that sorts a status column by how far it got."""
    whens = [When(**{field: value}, then=Value(number)) for value, number in STATUS_ORDER.items()]
    return Case(*whens, default=Value(0), output_field=models.IntegerField())
