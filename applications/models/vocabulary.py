"""The words an application is described with. Status says how far it got, OutcomeKind how it ended."""

from typing import Self

from django.db import models
from django.db.models.expressions import Case, Value, When


class Words(models.TextChoices):
    """Choices with the form that a sentence needs between value and label: `CV = "cv", "CV", "CV"`.

    Lower-casing a label is no way to get there: it breaks “CV” and “I withdrew”.
    """

    in_sentence: str

    def __new__(cls, value: str, in_sentence: str = "") -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        member.in_sentence = in_sentence
        return member

    @property
    def sentence(self) -> str:
        """The same as the beginning of a sentence, without its full stop: “They said no”."""
        return f"{self.in_sentence[0].upper()}{self.in_sentence[1:]}"


class Status(Words):
    SAVED = "saved", "saved, not applied yet", "Saved"
    APPLIED = "applied", "applied", "Applied"
    SCREENING = "screening", "screening", "Screening"
    INTERVIEWING = "interviewing", "interviewing", "Interviewing"
    OFFER = "offer", "they made an offer", "Offer"

    @property
    def order(self) -> int:
        """1 for saved to 5 for an offer."""
        return STATUS_ORDER[self.value]


STATUS_ORDER = {value: number for number, value in enumerate(Status.values, start=1)}
INVITATIONS = (Status.SCREENING, Status.INTERVIEWING)  # to a call or an interview


class OutcomeKind(Words):
    ACCEPTED = "accepted", "you accepted", "Accepted"
    REJECTED = "rejected", "they said no", "Rejected"
    NO_RESPONSE = "no_response", "no response", "No response"
    CANCELLED = "cancelled", "the role was cancelled", "Role cancelled"
    WITHDRAWN = "withdrawn", "you withdrew", "I withdrew"
    DECLINED = "declined", "you declined", "I declined"


STATE_CHOICES = [*Status.choices, *OutcomeKind.choices]
STATE_LABELS = dict(STATE_CHOICES)
OUTCOME_SENTENCES: dict[str, str] = {kind: kind.sentence for kind in OutcomeKind}
NEEDS_OFFER = (OutcomeKind.ACCEPTED, OutcomeKind.DECLINED)
OUTCOMES_WITHOUT_APPLYING = (OutcomeKind.WITHDRAWN, OutcomeKind.CANCELLED)


def track_of(furthest: str, closed_as: str = "") -> str:
    """The name of the drawing of how far it got: “trk-2”, “trk-2x” once closed, “trk-5a” for a job that was
    accepted.
    """
    ending = "" if not closed_as else "a" if closed_as == OutcomeKind.ACCEPTED else "x"
    return f"trk-{STATUS_ORDER[furthest]}{ending}"


class Reason(Words):
    """The reason they gave."""

    NONE = "none", "they gave no reason", "No reason given"
    FILLED = "filled", "they said the position was filled", "The position was filled"
    COMPARATIVE = (
        "comparative",
        "they said other candidates were a better match",
        "Other candidates were a better match",
    )
    REQUIREMENT = "requirement", "they said a requirement was missing", "A missing requirement"
    OTHER = "other", "they gave another reason", "Something else"


class Source(Words):
    REFERRAL = "referral", "a referral", "Referral"
    COMPANY_SITE = "company_site", "the company’s site", "Company site"
    JOB_BOARD = "job_board", "a job board", "Job board"
    RECRUITER = "recruiter", "a recruiter", "Recruiter"
    DIRECT = "direct", "direct contact", "Direct"


class WorkMode(Words):
    ON_SITE = "on_site", "on-site", "On-site"
    HYBRID = "hybrid", "hybrid", "Hybrid"
    REMOTE = "remote", "remote", "Remote"


class SentVia(Words):
    ONLINE = "online", "online", "Online"
    EMAIL = "email", "email", "Email"
    PHONE = "phone", "phone", "Phone"
    IN_PERSON = "in_person", "in person", "In person"
    POST = "post", "post", "Post"


class PayPeriod(Words):
    YEAR = "year", "a year", "Year"
    MONTH = "month", "a month", "Month"
    WEEK = "week", "a week", "Week"
    DAY = "day", "a day", "Day"
    HOUR = "hour", "an hour", "Hour"


class InterviewKind(Words):
    SCREEN = "screen", "screening call", "Screening call"
    INTERVIEW = "interview", "interview", "Interview"
    MANAGER = "manager", "interview with the hiring manager", "Hiring manager"
    PANEL = "panel", "panel interview", "Panel interview"
    TECHNICAL = "technical", "technical interview", "Technical interview"
    TAKE_HOME = "take_home", "take-home task", "Take-home task"
    FINAL = "final", "final interview", "Final interview"
    OTHER = "other", "interview", "Other"

    @classmethod
    def _missing_(cls, value: object) -> "InterviewKind":
        """A type that this version does not know is an interview."""
        return cls.INTERVIEW


class DocumentKind(Words):
    CV = "cv", "CV", "CV"
    LETTER = "letter", "cover letter", "Cover letter"
    PORTFOLIO = "portfolio", "portfolio", "Portfolio"
    OFFER = "offer", "offer", "Offer"
    SCREENSHOT = "screenshot", "screenshot", "Screenshot"
    OTHER = "other", "document", "Something else"


class Role(Words):
    RECRUITER = "recruiter", "recruiter", "Recruiter"
    HIRING_MANAGER = "hiring_manager", "hiring manager", "Hiring manager"
    INTERVIEWER = "interviewer", "interviewer", "Interviewer"
    REFERRER = "referrer", "referrer", "Referrer"
    SUPPORTER = "supporter", "supporter", "Supporter"


def by_order(field: str = "status") -> Case:
    """An expression that sorts a status column by how far it got."""
    whens = [When(**{field: value}, then=Value(number)) for value, number in STATUS_ORDER.items()]
    return Case(*whens, default=Value(0), output_field=models.IntegerField())
