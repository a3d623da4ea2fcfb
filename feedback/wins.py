"""Small wins, derived from the rows: a job, a reply, an invitation, further than before, advice, a reflection, practice.

Time and rejections never take one away; undoing its cause does.
"""

import datetime as dt
from collections import Counter
from collections.abc import Container, Iterable
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Any

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst

from applications.models import Application, InterviewStage, OutcomeKind, Source, Status, StatusChange
from applications.models.interviews import IS_WRITTEN_UP, TOLD, TOOK_PLACE, Told, by_application, reached
from applications.models.vocabulary import STATUS_ORDER

from . import naming
from .models import (
    Evaluation,
    FeedbackRequest,
    Impression,
    OwnWin,
    PracticeSession,
    PresenceReview,
    Reflection,
    Reminder,
    ReminderKind,
    ReminderState,
    Support,
)

# kind: the words for one of them, and for several
KINDS = {
    "accepted": ("1 job you accepted", "{n} jobs you accepted"),
    "offer": ("1 offer", "{n} offers"),
    "further": ("1 time further than ever before", "{n} times further than ever before"),
    "invited": ("1 invitation to an interview", "{n} invitations to an interview"),
    "heard_back": ("1 reply", "{n} replies"),
    "specific": ("1 piece of specific advice", "{n} pieces of specific advice"),
    "someone_new": ("1 interview with someone new", "{n} interviews with someone new"),
    "asked": ("1 request for advice", "{n} requests for advice"),
    "reflected": ("1 reflection", "{n} reflections"),
    "presence": ("1 check of how you come across", "{n} checks of how you come across"),
    "captured": ("1 interview written up", "{n} interviews written up"),
    "practised": ("1 practice session", "{n} practice sessions"),
    "kept_in_touch": ("1 time you kept in touch", "{n} times you kept in touch"),
    "helped": ("1 time someone helped", "{n} times someone helped"),
    "own": ("1 win you added", "{n} wins you added"),
    "referral": ("1 application through someone you know", "{n} applications through someone you know"),
    "declined": ("1 offer you declined", "{n} offers you declined"),
    "withdrawn": ("1 application you withdrew", "{n} applications you withdrew"),
}
RANK = {kind: number for number, kind in enumerate(KINDS)}
# The four groups of the picture and of the list; everything else is what the person did.
GROUPS = {
    "accepted": "job",
    "further": "far",
    **dict.fromkeys(("offer", "invited", "heard_back", "specific", "helped"), "reply"),
}
NAMED = ("company", "agency", "title", "company_key")
COMPANY = tuple(f"application__{field}" for field in NAMED)
# What wins are made from of one interview; it begins with what `reached` takes.
INTERVIEW = (*TOLD, "pk", "starts_at", "is_captured", "application__closed_as", *COMPANY)
DATES = ("closed_on", "closed_day_known", "applied_on", "applied_day_known")
KIND_OF_STATUS: dict[str, str] = {
    Status.SCREENING: "heard_back",
    Status.INTERVIEWING: "invited",
    Status.OFFER: "offer",
}
WATCHED = tuple(KIND_OF_STATUS)
OUTCOMES = frozenset(OutcomeKind.values)


@dataclass(frozen=True, slots=True)
class Win:
    """`key` is stable while its cause lives. `name`: the company or person, for a line about several; `application_id`: the
    application it is about; `is_over`: that application has been closed since, and it was not closed by accepting the job;
    `day_known`: whether the date is more than a place in the order; `link`: a route and its argument.
    """

    key: str
    kind: str
    on: dt.date
    title: str
    text: str = ""
    link: tuple[Any, ...] = ()
    anchor: str = ""
    name: str = ""
    application_id: int | None = None
    is_over: bool = False
    is_first_offer: bool = False
    day_known: bool = True

    @property
    def url(self) -> str:
        return f"{reverse(self.link[0], args=self.link[1:])}{self.anchor}" if self.link else ""

    @property
    def group(self) -> str:
        return "far" if self.is_first_offer else GROUPS.get(self.kind, "act")


@dataclass(frozen=True, slots=True)
class Change:
    """`company`: as it is named in a sentence. `led_to_it`: False where it is an invitation and no interview took place."""

    pk: int
    application_id: int
    from_state: str
    to_state: str
    on: dt.date
    company: str
    closed_as: str
    day_known: bool = True
    led_to_it: bool = True


def from_changes(changes: Iterable[Change]) -> list[Win]:
    """From all status changes that were not undone, in their order.

    Two of them lead further than any before: the first invitation that led to an interview, unless an offer came first, and
    the first offer.
    """
    found: list[Win] = []
    reached: set[str] = set()
    for change in changes:
        kind, company = _kind_of(change.from_state, change.to_state), change.company
        is_far = change.to_state in (Status.INTERVIEWING, Status.OFFER) and change.led_to_it
        is_first = is_far and not reached & {change.to_state, Status.OFFER}
        reached |= {change.to_state} if change.led_to_it else set()
        title, text = {
            "offer": (f"{company} made you an offer", ""),
            "invited": (f"{company} invited you to an interview", ""),
            "heard_back": (f"{company} replied", "Moved to Screening."),
        }.get(kind, ("", ""))
        if kind and is_first:
            kind, text = ("further" if kind == "invited" else kind), "Further than ever before."
        if kind:
            found.append(
                Win(
                    f"change:{change.pk}",
                    kind,
                    change.on,
                    title,
                    text,
                    link=("application_detail", change.application_id),
                    name=company,
                    application_id=change.application_id,
                    is_over=change.closed_as not in ("", OutcomeKind.ACCEPTED),
                    is_first_offer=kind == "offer" and is_first,
                    day_known=change.day_known,
                )
            )
    return found


def from_applications(applications: Iterable[Application], several: Container[str]) -> list[Win]:
    """From applications that the person ended (a job accepted, an offer declined, an application withdrawn), and from those
    that were sent and that the person found through someone they know.
    """
    found: list[Win] = []
    for one in applications:
        company, kind = naming.named(one, several), one.closed_as
        titles: dict[str, str] = {
            OutcomeKind.ACCEPTED: f"You got the job at {company}",
            OutcomeKind.DECLINED: f"You declined the offer from {company}",
            OutcomeKind.WITHDRAWN: f"You withdrew your application to {company}",
        }
        about: dict[str, Any] = {
            "link": ("application_detail", one.pk),
            "name": company,
            "application_id": one.pk,
            "is_over": kind not in ("", OutcomeKind.ACCEPTED),
        }
        if kind in titles and one.closed_on:
            known = one.closed_day_known
            found.append(Win(f"ended:{one.pk}", kind, one.closed_on, titles[kind], day_known=known, **about))
        if one.source == Source.REFERRAL and one.applied_on:
            title, known = f"You applied to {company} through someone you know", one.applied_day_known
            found.append(Win(f"referral:{one.pk}", "referral", one.applied_on, title, day_known=known, **about))
    return found


def from_interviews(rows: Iterable[tuple], several: Container[str]) -> list[Win]:
    """From interviews that took place, as `_interviews` gives them: a first one with someone, and what was written down."""
    found: list[Win] = []
    met: set[int | None] = {None}
    for one, people in groupby(rows, key=itemgetter(slice(len(INTERVIEW)))):
        application, _, state, pk, starts_at, is_captured, closed_as, employer, agency, role, key = one
        if state != TOOK_PLACE or not starts_at:
            continue
        new = [(person, name) for *_, person, name in people if person not in met]
        met.update(person for person, _ in new)
        if not (new or is_captured):
            continue
        company, on = naming.name(employer, agency, role, key, several), timezone.localdate(starts_at)
        about: dict[str, Any] = {
            "link": ("application_detail", application),
            "application_id": application,
            "is_over": closed_as not in ("", OutcomeKind.ACCEPTED),
        }
        if new:
            title, text = f"You met {new[0][1]}", f"In an interview with {company}."
            found.append(Win(f"round:{pk}", "someone_new", on, title, text, name=new[0][1], **about))
        if is_captured:
            title = f"You wrote up your interview with {company}"
            found.append(Win(f"capture:{pk}", "captured", on, title, name=company, **about))
    return found


def from_requests(requests: QuerySet[FeedbackRequest], several: Container[str]) -> list[Win]:
    found: list[Win] = []
    fields = ("contact_name", "sent_on", "ended_on", "answer", "is_generic", *COMPANY)
    for one in requests.select_related("application").only(*fields):
        company, link = naming.named(one.application, several), ("request_detail", one.pk)
        name = one.contact_name or company
        if one.sent_on:
            who = f"{one.contact_name} at {company}" if one.contact_name else company
            title = f"You asked {who} for advice"
            found.append(Win(f"asked:{one.pk}", "asked", one.sent_on, title, link=link, name=name))
        if one.answer and one.is_generic is False and one.ended_on:
            words = " ".join(one.answer.split())
            title = f"{one.contact_name or f'Someone at {company}'} gave you specific advice"
            text = f"“{words[:120]}{'…' if len(words) > 120 else ''}”"
            found.append(Win(f"specific:{one.pk}", "specific", one.ended_on, title, text, link=link, name=name))
    return found


def from_reflections(reflections: QuerySet[Reflection], several: Container[str]) -> list[Win]:
    found = []
    fields = ("is_batch", "written_on", "went_well", "differently", "outside_hands", *COMPANY)
    for one in reflections.select_related("application").only(*fields):
        if one.is_batch:
            title = "You reviewed what ended early, side by side"
            found.append(Win(f"review:{one.pk}", "reflected", one.written_on, title, link=("learn",)))
        elif one.application and one.has_words:
            company = naming.named(one.application, several)
            title, link = f"You looked back on {company}", ("reflection", one.application_id)
            found.append(Win(f"reflection:{one.pk}", "reflected", one.written_on, title, link=link, name=company))
    return found


def from_practice(sessions: QuerySet[PracticeSession]) -> list[Win]:
    """From sessions that took place; one that was only made is none."""
    has_friends = Exists(Evaluation.objects.filter(session=OuterRef("pk")))
    rows = sessions.select_related("application", "theme").only("practised_on", "theme__name", *COMPANY)
    return [
        Win(
            f"practised:{one.pk}",
            "practised",
            one.practised_on,
            f"You practised for {one.purpose}" if one.purpose else "You practised for an interview",
            "Someone told you what they noticed." if one.has_friends else "",
            ("practice_detail", one.pk),
            name=one.purpose,
        )
        for one in rows.annotate(has_friends=has_friends)
        if one.practised_on
    ]


def from_reminders(reminders: QuerySet[Reminder]) -> list[Win]:
    return [
        Win(
            f"hello:{one.pk}",
            "kept_in_touch",
            one.ended_on,
            f"You kept in touch with {one.contact.name}" if one.contact else "You kept in touch",
            link=("person_detail", one.contact_id) if one.contact_id else (),
            name=one.contact.name if one.contact else "",
        )
        for one in reminders.select_related("contact").only("ended_on", "contact__name")
        if one.ended_on
    ]


def from_presence(reviews: QuerySet[PresenceReview]) -> list[Win]:
    return [
        Win(
            f"presence:{one.pk}",
            "presence",
            one.looked_on,
            f"You checked how you come across: {one.get_kind_display()}",
            f"One next step: {one.next_step}",
            ("presence_list",),
            name=one.get_kind_display(),
        )
        for one in reviews
    ]


def from_own(rows: QuerySet[OwnWin]) -> list[Win]:
    return [Win(f"own:{one.pk}", "own", one.happened_on, one.words, name=one.words) for one in rows]


def from_supports(supports: QuerySet[Support]) -> list[Win]:
    fields = ("what", "helped_on", "contact_name", "contact__name", "contact__deleted_at")
    return [
        Win(
            f"support:{one.pk}",
            "helped",
            one.helped_on,
            f"{one.display_name} helped you",
            one.what,
            ("person_detail", one.contact_id) if one.contact and not one.contact.deleted_at else (),
            name=one.display_name,
        )
        for one in supports.select_related("contact").only(*fields)
    ]


def from_impressions(impressions: QuerySet[Impression]) -> list[Win]:
    return [
        Win(
            f"impression:{one.pk}",
            "helped",
            one.written_on,
            f"{capfirst(one.display_name)} gave you a first impression",
            f"{one.look.get_kind_display()}, after 30 seconds.",
            ("look_detail", one.look_id),
            f"#from-{one.pk}",
            name=one.display_name,
        )
        for one in impressions.select_related("look").only("name", "written_on", "look__kind")
    ]


IS_SENT = Q(sent_on__isnull=False)
HAS_WORDS = ~Q(went_well="", differently="", outside_hands="")
# One that was only saved was never sent, so there was nothing to withdraw.
IS_ENDED_BY_USER = Q(closed_as__in=[OutcomeKind.ACCEPTED, OutcomeKind.DECLINED]) | Q(
    ~Q(status=Status.SAVED), closed_as=OutcomeKind.WITHDRAWN
)
IS_REFERRAL = Q(source=Source.REFERRAL, applied_on__isnull=False)


def wins_of(user, several: Container[str] | None = None) -> list[Win]:
    """All of them, newest first, those whose date nobody knows among them by their place in the order.

    `several`: the companies at which someone has several applications, where that is known already.
    """
    several = naming.several_at(user) if several is None else several
    applications = Application.objects.for_user(user).filter(IS_ENDED_BY_USER | IS_REFERRAL)
    reflections = Reflection.objects.for_user(user).filter(Q(is_batch=True) | Q(application__isnull=False) & HAS_WORDS)
    interviews = _interviews(user)
    hellos = Reminder.objects.filter(
        owner=user, kind=ReminderKind.KEEP_IN_TOUCH, state=ReminderState.DONE, ended_on__isnull=False
    )
    found = [
        *from_changes(_changes(user, interviews, several)),
        *from_applications(applications.only(*NAMED, "source", "closed_as", *DATES), several),
        *from_interviews(interviews, several),
        *from_requests(FeedbackRequest.objects.for_user(user).filter(IS_SENT), several),
        *from_reflections(reflections, several),
        *from_reminders(hellos),
        *from_practice(PracticeSession.objects.filter(owner=user, practised_on__isnull=False)),
        *from_presence(PresenceReview.objects.filter(owner=user)),
        *from_supports(Support.objects.filter(owner=user)),
        *from_impressions(Impression.objects.filter(owner=user)),
        *from_own(OwnWin.objects.filter(owner=user)),
    ]
    return sorted(found, key=_newest_first, reverse=True)


def _newest_first(win: Win) -> tuple:
    return (win.on, -RANK[win.kind], win.key)


def count_by_kind(found: Iterable[Win]) -> Counter[str]:
    return Counter(win.kind for win in found)


def _interviews(user) -> list[tuple]:
    """A row for each person in each interview, in the order in which they took place: INTERVIEW, who, and their name."""
    rows = InterviewStage.objects.for_user(user).with_state(timezone.now())
    rows = rows.annotate(is_captured=ExpressionWrapper(IS_WRITTEN_UP, output_field=BooleanField()))
    return list(
        rows.order_by("starts_at", "pk", "contacts__name").values_list(*INTERVIEW, "contacts", "contacts__name")
    )


def _changes(user, interviews: Iterable[tuple], several: Container[str]) -> list[Change]:
    """The status changes among which wins are, in their order."""
    told = by_application(Told._make(row[: len(TOLD)]) for row in interviews)
    rows = StatusChange.objects.for_user(user).filter(to_state__in=WATCHED, undone_at=None)
    change = ("pk", "application_id", "from_state", "to_state", "happened_on", "day_known")
    about = ("application__closed_as", "application__furthest", *COMPANY)
    return [
        Change(
            pk,
            one,
            before,
            to,
            on,
            naming.name(company, agency, title, key, several),
            closed_as,
            known,
            led_to_it=to != Status.INTERVIEWING
            or reached(furthest, told.get(one, ())).order >= Status.INTERVIEWING.order,
        )
        for pk, one, before, to, on, known, closed_as, furthest, company, agency, title, key in rows.order_by(
            "happened_on", "pk"
        ).values_list(*change, *about)
    ]


def _kind_of(before: str, to: str) -> str:
    """The kind of win that a status change is, or nothing: only steps forward, none of them a reopening."""
    if to not in WATCHED or before in OUTCOMES or STATUS_ORDER[to] <= STATUS_ORDER.get(before, 0):
        return ""
    return KIND_OF_STATUS[to]


def shown(found: Iterable[Win], hidden: Iterable[str]) -> list[Win]:
    left_out = set(hidden)
    return [win for win in found if win.key not in left_out]


def by_week(found: Iterable[Win]) -> list[tuple[dt.date, list[Win]]]:
    """(Monday, wins of that week), newest first, of those whose date is known."""
    weeks: dict[dt.date, list[Win]] = {}
    for win in found:
        if win.day_known:
            weeks.setdefault(win.on - dt.timedelta(days=win.on.weekday()), []).append(win)
    return sorted(weeks.items(), reverse=True)
