"""Which letter is offered, and the facts in it: read from the rows, never from a note of the person."""

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from zoneinfo import ZoneInfo

from django.utils import timezone

from applications.models import Application, Contact, InterviewKind, InterviewStage, Profile, Role, company_key
from feedback.models import FeedbackRequest, Reminder, ReminderKind, ReminderState, RequestState

from . import drafting, salutations
from .drafting import Draft, Occasion

FOLLOW_UPS_A_WAIT = 2
NOT_SENT = (RequestState.PLANNED, RequestState.SKIPPED)
A_QUESTION = re.compile(r"[^.?!;()\n]{8,90}\?")
THEIR_OWN = re.compile(r"\b(?:i|my|mine|myself)\b", re.IGNORECASE)
ASKS_FOR = re.compile(
    r"\b(?:experience (?:with|in|of)|knowledge of|proficiency in|proficient in) +"
    r"((?:[\w+#./&-]+ +){0,3}[\w+#./&-]*[\w+#])",
    re.IGNORECASE,
)
ENDS_A_REQUIREMENT = re.compile(
    r"\s(?:and|or|is|are|in|within|at|for|to|on|as|by|from|with|would|will|using|plus|preferred|required|desirable|"
    r"essential|including|such|e\.g|you|we|our|your)\b.*",
    re.IGNORECASE,
)
NO_REQUIREMENT = {"a", "an", "the", "our", "your", "at", "least", "this", "these", "those", "such", "any", "some", "similar",
                  "other", "working", "one", "more", "both", "all", "how", "what"}  # fmt: skip
ORDER_OF_ROLES = {Role.RECRUITER: 0, Role.HIRING_MANAGER: 1, Role.INTERVIEWER: 2, "": 3}


def interviews_of(application: Application) -> list[InterviewStage]:
    """Its interviews in the order of their dates, each with the people who were there."""
    return list(application.stages.filter(deleted_at=None).prefetch_related("contacts"))


def occasion_for(
    application: Application,
    interviews: Iterable[InterviewStage] = (),
    *,
    contact: Contact | None = None,
    name: str = "",
    profile: Profile,
    now: dt.datetime,
) -> Occasion:
    """The facts for a letter about this application. `name` is used where the contact is gone or was never saved."""
    held = [interview for interview in interviews if interview.took_place(now)]
    present = [
        {one.pk for one in interview.contacts.all()} for interview in held if interview.kind != InterviewKind.TAKE_HOME
    ]
    pk = contact.pk if contact else None
    return Occasion(
        today=timezone.localdate(now),
        name=address_of(contact) if contact else salutations.address(name),
        company=application.company,
        agency=" ".join(application.agency.split()),
        is_to_agency=_is_to_agency(application, contact),
        title=application.title,
        signature=signature_of(profile),
        applied_on=application.applied_on,
        applied_day_known=application.applied_day_known,
        interviews=tuple(interview.kind for interview in held),
        was_there=pk is None or not present or any(not people or pk in people for people in present),
        has_met=any(pk in people for people in present),
    )


def address_of(contact: Contact) -> str:
    return salutations.address(contact.name, contact.address_as, company=contact.company)


def signature_of(profile: Profile) -> str:
    return " ".join(profile.full_name.split())


def advice_draft(
    asked: FeedbackRequest, interviews: Iterable[InterviewStage], profile: Profile, now: dt.datetime, tone: str = ""
) -> Draft:
    """The request for advice as Onward words it."""
    return drafting.ask_for_advice(_occasion_of(asked, interviews, profile, now), tone or asked.tone)


def shown_draft(
    asked: FeedbackRequest, interviews: Iterable[InterviewStage], profile: Profile, now: dt.datetime
) -> Draft:
    """The request as its page shows it: an untouched draft follows the facts, what someone wrote or sent stays."""
    if asked.state in NOT_SENT and not has_own_words(asked):
        return advice_draft(asked, interviews, profile, now)
    return Draft(asked.subject, asked.body)


def has_own_words(asked: FeedbackRequest) -> bool:
    """Return whether the text in this tone is the person's own. A request edited when planned has no `edits` yet."""
    return asked.tone in asked.edits or (asked.is_edited and not asked.edits)


def linkedin_note(
    asked: FeedbackRequest, interviews: Iterable[InterviewStage], profile: Profile, now: dt.datetime
) -> str:
    """The person's own text where it is short enough, else the short request."""
    own = " ".join(asked.body.split())
    if has_own_words(asked) and len(own) <= drafting.LINKEDIN_CHARACTERS:
        return own
    return drafting.ask_on_linkedin(_occasion_of(asked, interviews, profile, now))


def clarifying_draft(
    asked: FeedbackRequest, interviews: Sequence[InterviewStage], profile: Profile, now: dt.datetime
) -> Draft:
    """The follow-up question, with two options from this application."""
    occasion = _occasion_of(asked, interviews, profile, now)
    questions = [
        question
        for interview in interviews
        if interview.took_place(now)
        for question in questions_in(interview.questions)
    ]
    options = drafting.options_for(occasion, questions, requirements(asked.application.advert))
    return drafting.clarify(occasion, asked.tone, options)


def thanks_draft(
    asked: FeedbackRequest,
    interviews: Iterable[InterviewStage],
    profile: Profile,
    now: dt.datetime,
    *,
    is_generic: bool = False,
) -> Draft:
    occasion = _occasion_of(asked, interviews, profile, now)
    return drafting.thank(occasion, asked.tone, is_useful=not is_generic, was_asked=not asked.is_unasked)


def _occasion_of(
    asked: FeedbackRequest, interviews: Iterable[InterviewStage], profile: Profile, now: dt.datetime
) -> Occasion:
    contact = asked.contact if asked.contact and asked.contact.deleted_at is None else None
    name = asked.contact_name
    return occasion_for(asked.application, interviews, contact=contact, name=name, profile=profile, now=now)


def questions_in(text: str) -> list[str]:
    """The lines that are one question the employer asked, and nothing else: remarks beside it are the person's own."""
    lines = (" ".join(line.split()).lstrip("-–•* ") for line in text.splitlines())
    return [line.rstrip("?") for line in lines if A_QUESTION.fullmatch(line) and not THEIR_OWN.search(line)]


def requirements(advert: str) -> list[str]:
    """Short things a job ad asks experience with, in its own words; at most three."""
    found: list[str] = []
    for match in ASKS_FOR.finditer(advert[:20_000]):
        words = ENDS_A_REQUIREMENT.sub("", f" {match[1]} ").strip(" .,/&-")
        if words and words.split()[0].casefold() not in NO_REQUIREMENT and words not in found:
            found.append(words)
        if len(found) == 3:
            break
    return found


def whom_to_write(contacts: Iterable[Contact]) -> Contact | None:
    """The one to write to while waiting: never a friend or someone who put in a word; first who has an address."""
    known = [one for one in contacts if one.deleted_at is None and one.role not in (Role.SUPPORTER, Role.REFERRER)]
    known.sort(key=lambda one: (not one.email, ORDER_OF_ROLES.get(one.role, 3), one.pk))
    return known[0] if known else None


def next_ahead(interviews: Iterable[InterviewStage], now: dt.datetime) -> InterviewStage | None:
    """The next interview or task that is still to come; one without a date comes last."""
    ahead = [interview for interview in interviews if interview.is_ahead(now)]
    return min(ahead, key=lambda one: (one.day is None, one.day or dt.date.min, one.pk), default=None)


def confirmation(ahead: InterviewStage, occasion: Occasion, tone: str, profile: Profile) -> Draft | None:
    """The note for what is ahead; None where its date is not known."""
    if ahead.kind == InterviewKind.TAKE_HOME:
        return drafting.confirm_task(occasion, tone, due_on=ahead.due_on) if ahead.due_on else None
    if ahead.starts_at is None:
        return None
    starts_at = ahead.starts_at.astimezone(ahead.zone)
    is_ours = starts_at.utcoffset() == ahead.starts_at.astimezone(profile.zone).utcoffset()
    zone_name = "" if is_ours else _zone_name(ahead.zone)
    return drafting.confirm(occasion, tone, kind=ahead.kind, starts_at=starts_at, zone_name=zone_name)


def follow_ups_sent(application: Application, interviews: Iterable[InterviewStage], now: dt.datetime) -> list[dt.date]:
    """The dates of the notes sent since the last news or interview."""
    days = [interview.day for interview in interviews if interview.took_place(now)]
    since = max((day for day in [application.known_last_news_on, *days] if day), default=dt.date.min)
    sent = Reminder.objects.filter(
        application=application, kind=ReminderKind.FOLLOW_UP, state=ReminderState.DONE, ended_on__gte=since
    )
    return [day for day in sent.order_by("ended_on").values_list("ended_on", flat=True) if day]


def hello(
    contact: Contact,
    applications: Iterable[Application],
    profile: Profile,
    tone: str,
    now: dt.datetime,
    *,
    was_in_touch: bool,
) -> Draft:
    """A short hello to someone met at work. It names the application they met for, else one at their company, else the
    latest.

    `applications`: those they have to do with, the latest first. `was_in_touch`: whether a contact with them is
    recorded.
    """
    sent = [one for one in applications if one.applied_on]
    met = contact.stages.filter(deleted_at=None, application__deleted_at=None).select_related("application")
    met_for = [interview.application for interview in met.order_by("starts_at", "pk") if interview.took_place(now)]
    theirs = [one for one in sent if contact.company and company_key(one.company) == company_key(contact.company)]
    application = next(iter([*reversed(met_for), *theirs, *sent]), None)
    if application is None:
        occasion = Occasion(
            timezone.localdate(now),
            name=address_of(contact),
            signature=signature_of(profile),
            was_in_touch=was_in_touch,
        )
        return drafting.keep_in_touch(occasion, tone)
    interviews = interviews_of(application)
    occasion = occasion_for(application, interviews, contact=contact, profile=profile, now=now)
    return drafting.keep_in_touch(replace(occasion, was_in_touch=was_in_touch), tone)


def save_greeting(contact: Contact | None, body: str) -> str:
    """Save how the person greets this contact, where a letter says it differently; return the new form, or nothing."""
    name = salutations.greeted(body)
    if contact is None or not name or name == address_of(contact) or salutations.names_several(name):
        return ""
    contact.address_as = name
    contact.save(update_fields=["address_as"])
    return name


def _is_to_agency(application: Application, contact: Contact | None) -> bool:
    if not application.company:
        return True
    works_for = company_key(contact.company) if contact and contact.company else ""
    return bool(works_for) and works_for == company_key(application.agency)


def _zone_name(zone: ZoneInfo) -> str:
    """“Berlin time” for Europe/Berlin."""
    city = zone.key.rsplit("/", 1)[-1].replace("_", " ")
    return city if "/" not in zone.key else f"{city} time"
