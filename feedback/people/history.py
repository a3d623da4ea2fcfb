"""The history with someone the user met: applications, interviews, requests, replies and reminders."""

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db.models import Count, F, Q, QuerySet
from django.utils import timezone

from applications import wording
from applications.detail import timeline
from applications.models import (
    OUTCOME_SENTENCES,
    Application,
    Contact,
    InterviewStage,
    Role,
    Status,
    StatusChange,
    track_of,
)
from applications.models.interviews import DID_NOT, PLANNED
from feedback.models import FeedbackRequest, Preferences, Reminder

ROLES = {
    Role.RECRUITER: "Recruiters",
    Role.HIRING_MANAGER: "Hiring managers",
    Role.INTERVIEWER: "Interviewers",
    Role.REFERRER: "Referrers",
    Role.SUPPORTER: "Supporters",
}


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One row of the list."""

    pk: int
    name: str
    company: str
    role: str
    between: str
    last: str
    next: str


@dataclass(frozen=True, slots=True)
class Moment:
    """Where the date is not known, `day` only keeps the order."""

    day: dt.date
    when: str
    title: str
    text: str = ""
    url: str = ""
    kind: str = ""
    quote: str = ""
    is_ahead: bool = False
    is_contact: bool = True
    day_known: bool = True


@dataclass(slots=True)
class ContactHistory:
    applications: list[Application]
    moments: list[Moment] = field(default_factory=list)
    requests: list[FeedbackRequest] = field(default_factory=list)
    tracks: list[tuple[Application, str, str]] = field(default_factory=list)

    @property
    def last_on(self) -> dt.date | None:
        """The date of the last contact. How an application ended is not known to come from this person."""
        contacts = [moment for moment in self.moments if moment.is_contact and not moment.is_ahead]
        return max((moment.day for moment in contacts if moment.day_known), default=None)


def search(user, text: str, role: str) -> QuerySet[Contact]:
    rows = Contact.objects.for_user(user)
    if role:
        rows = rows.filter(role=role)
    for word in text.split()[:8]:
        rows = rows.filter(
            Q(name__icontains=word) | Q(company__icontains=word) | Q(notes__icontains=word) | Q(email__icontains=word)
        )
    return rows.order_by("name", "pk")


def counts_by_role(user) -> dict[str, int]:
    rows = Contact.objects.for_user(user).order_by().values_list("role").annotate(n=Count("pk"))
    return dict(rows)


def lines(contacts: Sequence[Contact], *, today: dt.date) -> list[PersonRow]:
    ids = [contact.pk for contact in contacts]
    applications: dict[int, list[Application]] = defaultdict(list)
    through = Application.contacts.through.objects.filter(contact_id__in=ids, application__deleted_at=None)
    states = ("contact_id", "application__status", "application__closed_as")
    for link in through.select_related("application").only(*states):
        applications[link.contact_id].append(link.application)
    rounds: dict[int, int] = defaultdict(int)
    last_met: dict[int, dt.date] = {}
    held = InterviewStage.objects.filter(contacts__in=ids, deleted_at=None, application__deleted_at=None)
    took_place = held.that_took_place(timezone.now()).only("kind", "starts_at", "due_on")
    for stage in took_place.annotate(with_whom=F("contacts")):
        rounds[stage.with_whom] += 1
        if (met := stage.day) and met <= today:
            last_met[stage.with_whom] = max(met, last_met.get(stage.with_whom, met))
    requests: dict[int, FeedbackRequest] = {}
    asked_them = FeedbackRequest.objects.filter(contact_id__in=ids, application__deleted_at=None).order_by("pk")
    for asked in asked_them.only("contact_id", "state", "sent_on", "ended_on", "answer", "is_generic"):
        requests[asked.contact_id or 0] = asked
        if day := asked.ended_on or asked.sent_on:
            last_met[asked.contact_id or 0] = max(day, last_met.get(asked.contact_id or 0, day))
    planned: dict[int, Reminder] = {}
    for reminder in Reminder.objects.waiting().filter(contact_id__in=ids).order_by("-due_on").relevant():
        planned[reminder.contact_id or 0] = reminder
    return [
        PersonRow(
            contact.pk,
            contact.name,
            contact.company,
            contact.get_role_display(),
            _between(applications[contact.pk], rounds[contact.pk], requests.get(contact.pk)),
            wording.short_date(last_met[contact.pk], today) if contact.pk in last_met else "",
            f"{planned[contact.pk].get_kind_display()}: {wording.short_date(planned[contact.pk].due_on, today)}"
            if contact.pk in planned
            else "",
        )
        for contact in contacts
    ]


def _between(applications: list[Application], rounds: int, asked: FeedbackRequest | None) -> str:
    if asked and asked.answer:
        if asked.is_unasked:
            return "Gave you advice"
        if asked.is_generic is None:
            return "Replied to you"
        return "Replied to you, generic" if asked.is_generic else "Replied to you, specific"
    if asked and asked.sent_on:
        return "You asked for advice"
    parts = []
    if rounds:
        parts.append(wording.counted(rounds, one="1 interview", other="{n} interviews"))
    if applications:
        newest = max(applications, key=lambda one: one.pk)
        parts.append(newest.state_label)
    return ", ".join(parts)


def between(contact: Contact, *, today: dt.date) -> ContactHistory:
    """Return the history with this person, newest first. An interview that did not take place is no part of it."""
    applications = list(
        contact.applications.filter(deleted_at=None).defer("advert", "notes", "search_words").order_by("-pk")
    )
    requests = list(
        FeedbackRequest.objects.filter(contact=contact, application__deleted_at=None)
        .select_related("application")
        .defer("application__advert", "application__notes", "application__search_words")
    )
    stages = contact.stages.filter(deleted_at=None, application__deleted_at=None).with_state(timezone.now())
    found: list[Moment] = []
    for stage in stages.select_related("application"):
        day = stage.day
        if day and stage.state_at != DID_NOT:
            company = stage.application.display_company
            found.append(
                Moment(
                    day,
                    wording.short_date(day, today),
                    stage.kind_as_heading,
                    company,
                    stage.application.get_absolute_url(),
                    is_ahead=stage.state_at == PLANNED,
                )
            )
    changes = StatusChange.objects.filter(
        application__in=[one.pk for one in applications],
        undone_at=None,
        to_state__in=[*OUTCOME_SENTENCES, Status.OFFER],
    ).select_related("application")
    for change in changes:
        found.append(
            Moment(
                change.happened_on,
                wording.short_date(change.happened_on, today) if change.day_known else timeline.NOT_KNOWN,
                OUTCOME_SENTENCES.get(change.to_state, "They made an offer"),
                f"{change.application.display_company}, {change.application.title}",
                change.application.get_absolute_url(),
                "ended" if change.to_state in OUTCOME_SENTENCES else "win",
                day_known=change.day_known,
                is_contact=False,
            )
        )
    for asked in requests:
        url = asked.get_absolute_url()
        if asked.sent_on:
            found.append(
                Moment(
                    asked.sent_on,
                    wording.short_date(asked.sent_on, today),
                    "You asked for one piece of advice",
                    "",
                    url,
                    "win",
                )
            )
        if asked.answer and asked.ended_on:
            found.append(
                Moment(
                    asked.ended_on,
                    wording.short_date(asked.ended_on, today),
                    "They gave you advice" if asked.is_unasked else "They replied",
                    "",
                    url,
                    "said",
                    asked.answer,
                )
            )
        if asked.clarified_on:
            found.append(
                Moment(
                    asked.clarified_on,
                    wording.short_date(asked.clarified_on, today),
                    "You asked a follow-up question",
                    "",
                    url,
                )
            )
        if asked.thanked_on:
            found.append(
                Moment(asked.thanked_on, wording.short_date(asked.thanked_on, today), "You thanked them", "", url)
            )
    found.sort(key=lambda moment: moment.day, reverse=True)
    tracks = [(one, track_of(one.furthest, one.closed_as), one.state_label) for one in applications]
    return ContactHistory(applications, found, requests, tracks)


def standfirst(contact: Contact, known: ContactHistory, today: dt.date) -> str:
    role = contact.get_role_display()
    who = (
        f"{role} at {contact.company}."
        if role and contact.company
        else f"{role or contact.company}."
        if role or contact.company
        else ""
    )
    if known.last_on:
        return f"{who} Last contact {wording.on_date(known.last_on, today)}.".strip()
    return f"{who} No contact recorded yet.".strip()


def default_day(preferences: Preferences, today: dt.date) -> dt.date:
    return today + dt.timedelta(days=preferences.keep_in_touch_days)
