"""Small wins, derived from the rows: a job, a reply, an invitation, further than before, advice, a reflection,
practice.

Time and rejections never take one away; undoing its cause does.
"""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst

from applications.models import Application, InterviewStage, OutcomeKind, Source, Status, StatusChange
from applications.models.interviews import TOOK_PLACE, Told, by_application, reached
from applications.models.vocabulary import STATUS_ORDER
from feedback import naming
from feedback.known import Known
from feedback.models import (
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
DATES = ("closed_on", "closed_day_known", "applied_on", "applied_day_known")
KIND_OF_STATUS: dict[str, str] = {
    Status.SCREENING: "heard_back",
    Status.INTERVIEWING: "invited",
    Status.OFFER: "offer",
}
WATCHED = tuple(KIND_OF_STATUS)
FAR = (Status.INTERVIEWING, Status.OFFER)
OUTCOMES = frozenset(OutcomeKind.values)


class Win(NamedTuple):
    """`key` is stable while its cause lives. `name`: the company or person, for a line about several; `application_id`:
    the application it is about; `is_over`: that application has been closed since, and it was not closed by accepting
    the job; `day_known`: whether the date is more than a place in the order; `link`: a route and its argument.
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
class Wins:
    """`found`: newest first, those since a date and those whose date nobody knows. `numbers`: by kind, how many
    there are.
    """

    found: list[Win]
    numbers: Counter[str]


class Change(NamedTuple):
    """A status change that was not undone, with what is told of its application."""

    pk: int
    application_id: int
    from_state: str
    to_state: str
    happened_on: dt.date
    day_known: bool
    furthest: str
    closed_as: str
    company: str
    agency: str
    title: str
    company_key: str


def from_changes(
    changes: Iterable[Change], kinds: Mapping[int, tuple[str, bool]], several: Container[str]
) -> list[Win]:
    """`kinds`: those among them that are wins, as `_kinds_of_changes` says."""
    found: list[Win] = []
    for one in changes:
        if one.pk not in kinds:
            continue
        kind, is_first = kinds[one.pk]
        company = naming.name(one.company, one.agency, one.title, one.company_key, several=several)
        title = {
            "offer": f"{company} made you an offer",
            "heard_back": f"{company} replied",
        }.get(kind, f"{company} invited you to an interview")
        found.append(
            Win(
                f"change:{one.pk}",
                kind,
                one.happened_on,
                title,
                "Further than ever before." if is_first else "Moved to Screening." if kind == "heard_back" else "",
                link=("application_detail", one.application_id),
                name=company,
                application_id=one.application_id,
                is_over=one.closed_as not in ("", OutcomeKind.ACCEPTED),
                is_first_offer=kind == "offer" and is_first,
                day_known=one.day_known,
            )
        )
    return found


def from_applications(applications: QuerySet[Application], several: Container[str]) -> list[Win]:
    """From applications that the person ended (a job accepted, an offer declined, an application withdrawn), and from
    those that were sent and that the person found through someone they know.
    """
    found: list[Win] = []
    for pk, *named, closed_as, source, closed_on, is_dated, applied_on, is_applied_dated in applications.values_list(
        "pk", *NAMED, "closed_as", "source", *DATES
    ):
        company = naming.name(*named, several=several)
        about: dict[str, Any] = {
            "link": ("application_detail", pk),
            "name": company,
            "application_id": pk,
            "is_over": closed_as not in ("", OutcomeKind.ACCEPTED),
        }
        if closed_as in ENDED_BY_USER and closed_on:
            title = ENDED_BY_USER[closed_as].format(company)
            found.append(Win(f"ended:{pk}", closed_as, closed_on, title, day_known=is_dated, **about))
        if source == Source.REFERRAL and applied_on:
            title = f"You applied to {company} through someone you know"
            found.append(Win(f"referral:{pk}", "referral", applied_on, title, day_known=is_applied_dated, **about))
    return found


def from_interviews(
    interviews: QuerySet[InterviewStage], held: Iterable[Told], new: Mapping[int, set[int]], several: Container[str]
) -> list[Win]:
    """From those interviews that were `held`: a first one with someone (`new`, by interview), and what was written
    down.
    """
    is_written_up = {one.pk: one.is_written_up for one in held}
    columns = ("pk", "application_id", "starts_at", "application__closed_as", *COMPANY, "contacts", "contacts__name")
    rows = interviews.order_by("starts_at", "pk", "contacts__name").values_list(*columns)
    found: list[Win] = []
    for (pk, application, starts_at, closed_as, *named), people in groupby(rows, key=itemgetter(slice(8))):
        if pk not in is_written_up:
            continue
        company, on = naming.name(*named, several=several), timezone.localdate(starts_at)
        about: dict[str, Any] = {
            "link": ("application_detail", application),
            "application_id": application,
            "is_over": closed_as not in ("", OutcomeKind.ACCEPTED),
        }
        if pk in new:
            person = next(name for *_, contact, name in people if contact in new[pk])
            title, text = f"You met {person}", f"In an interview with {company}."
            found.append(Win(f"round:{pk}", "someone_new", on, title, text, name=person, **about))
        if is_written_up[pk]:
            title = f"You wrote up your interview with {company}"
            found.append(Win(f"capture:{pk}", "captured", on, title, name=company, **about))
    return found


def from_requests(requests: QuerySet[FeedbackRequest], several: Container[str]) -> list[Win]:
    found: list[Win] = []
    columns = ("pk", *COMPANY, "contact_name", "sent_on", "ended_on", "answer", "is_generic")
    for pk, *named, person, sent_on, ended_on, answer, is_generic in requests.values_list(*columns):
        company, link = naming.name(*named, several=several), ("request_detail", pk)
        name = person or company
        if sent_on:
            title = f"You asked {f'{person} at {company}' if person else company} for advice"
            found.append(Win(f"asked:{pk}", "asked", sent_on, title, link=link, name=name))
        if answer and is_generic is False and ended_on:
            words = " ".join(answer.split())
            title = f"{person or f'Someone at {company}'} gave you specific advice"
            text = f"“{words[:120]}{'…' if len(words) > 120 else ''}”"
            found.append(Win(f"specific:{pk}", "specific", ended_on, title, text, link=link, name=name))
    return found


def from_reflections(reflections: QuerySet[Reflection], several: Container[str]) -> list[Win]:
    found: list[Win] = []
    columns = ("pk", *COMPANY, "is_batch", "written_on", "application_id")
    for pk, *named, is_batch, on, application in reflections.values_list(*columns):
        if is_batch:
            title = "You reviewed what ended early, side by side"
            found.append(Win(f"review:{pk}", "reflected", on, title, link=("learn",)))
        else:
            company = naming.name(*named, several=several)
            title, link = f"You looked back on {company}", ("reflection", application)
            found.append(Win(f"reflection:{pk}", "reflected", on, title, link=link, name=company))
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


def from_presence(reviews: Iterable[PresenceReview]) -> list[Win]:
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


def from_impressions(impressions: Iterable[Impression]) -> list[Win]:
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
        for one in impressions
    ]


IS_SENT = Q(sent_on__isnull=False)
HAS_WORDS = ~Q(went_well="", differently="", outside_hands="")
# One that was only saved was never sent, so there was nothing to withdraw.
IS_ENDED_BY_USER = Q(closed_as__in=[OutcomeKind.ACCEPTED, OutcomeKind.DECLINED]) | Q(
    ~Q(status=Status.SAVED), closed_as=OutcomeKind.WITHDRAWN
)
IS_REFERRAL = Q(source=Source.REFERRAL, applied_on__isnull=False)
ENDED_BY_USER: dict[str, str] = {
    OutcomeKind.ACCEPTED: "You got the job at {}",
    OutcomeKind.DECLINED: "You declined the offer from {}",
    OutcomeKind.WITHDRAWN: "You withdrew your application to {}",
}


def wins_of(user) -> list[Win]:
    """All of them, newest first, those whose date nobody knows among them by their place in the order."""
    return wins_since(user, dt.date.min).found


def wins_since(user, since: dt.date, known: Known | None = None) -> Wins:
    """Those since a date, and the numbers of all. Changes and interviews, of which there are most, are named only since
    then.

    `known`: what the page has read of the user already.
    """
    known = known or Known(user)
    interviews, several = known.interviews, known.several
    held = [one for one in interviews if one.state == TOOK_PLACE and one.has_start]
    new = _new_people(user, held)
    changes = _changes(user)
    kinds = _kinds_of_changes(changes, interviews)
    reflections = Reflection.objects.for_user(user).filter(Q(is_batch=True) | Q(application__isnull=False) & HAS_WORDS)
    hellos = Reminder.objects.filter(
        owner=user, kind=ReminderKind.KEEP_IN_TOUCH, state=ReminderState.DONE, ended_on__isnull=False
    )
    ended_or_referred = Application.objects.for_user(user).filter(IS_ENDED_BY_USER | IS_REFERRAL)
    practised = PracticeSession.objects.filter(owner=user, practised_on__isnull=False)
    few = [
        *from_applications(ended_or_referred.order_by(), several),
        *from_requests(FeedbackRequest.objects.for_user(user).filter(IS_SENT).order_by(), several),
        *from_reflections(reflections.order_by(), several),
        *from_reminders(hellos.order_by()),
        *from_practice(practised.order_by()),
        *from_presence(known.reviews),
        *from_supports(Support.objects.filter(owner=user).order_by()),
        *from_impressions(known.impressions),
        *from_own(OwnWin.objects.filter(owner=user).order_by()),
    ]
    many = [
        *from_changes((one for one in changes if one.happened_on >= since or not one.day_known), kinds, several),
        *from_interviews(_interviews_since(user, since), held, new, several),
    ]
    numbers = count_by_kind(few) + Counter(kind for kind, _ in kinds.values())
    numbers += Counter(someone_new=len(new), captured=sum(one.is_written_up for one in held))
    found = [win for win in (*many, *few) if win.on >= since or not win.day_known]
    return Wins(sorted(found, key=_newest_first, reverse=True), numbers)


def _interviews_since(user, since: dt.date) -> QuerySet[InterviewStage]:
    found = InterviewStage.objects.for_user(user)
    if since > dt.date.min:
        found = found.filter(starts_at__gte=timezone.make_aware(dt.datetime.combine(since, dt.time.min)))
    return found


def _newest_first(win: Win) -> tuple:
    return (win.on, -RANK[win.kind], win.key)


def count_by_kind(found: Iterable[Win]) -> Counter[str]:
    return Counter(win.kind for win in found)


def _changes(user) -> list[Change]:
    """The changes that may be wins, in the order in which they happened."""
    columns = ("pk", "application_id", "from_state", "to_state", "happened_on", "day_known")
    changes = StatusChange.objects.for_user(user).filter(to_state__in=WATCHED, undone_at=None)
    rows = changes.order_by("happened_on", "pk").values_list(
        *columns, "application__furthest", "application__closed_as", *COMPANY
    )
    return [Change._make(row) for row in rows]


def _new_people(user, held: Iterable[Told]) -> dict[int, set[int]]:
    """Whom the person met for the first time, by interview, from those that took place in their order."""
    with_whom: dict[int, set[int]] = defaultdict(set)
    links = InterviewStage.contacts.through.objects.filter(interviewstage__application__owner=user)
    for interview, contact in links.values_list("interviewstage_id", "contact_id"):
        with_whom[interview].add(contact)
    found: dict[int, set[int]] = {}
    met: set[int] = set()
    for one in held:
        if new := with_whom[one.pk] - met:
            found[one.pk] = new
            met |= new
    return found


def _kinds_of_changes(changes: Iterable[Change], interviews: Iterable[Told]) -> dict[int, tuple[str, bool]]:
    """The kind of win that a change is, and whether it led further than any before, by its key. `changes`: in their
    order.

    Two of them lead further than any before: the first invitation that led to an interview, unless an offer came first,
    and the first offer.
    """
    told = by_application(interviews)
    found: dict[int, tuple[str, bool]] = {}
    firsts: set[str] = set()
    for one in changes:
        is_first = one.to_state in FAR and not firsts & {one.to_state, Status.OFFER}
        if is_first and one.to_state == Status.INTERVIEWING:
            led_to = reached(one.furthest, told.get(one.application_id, ()))
            is_first = led_to.order >= Status.INTERVIEWING.order
        if is_first:
            firsts.add(one.to_state)
        if kind := _kind_of(one.from_state, one.to_state):
            found[one.pk] = ("further" if is_first and kind == "invited" else kind, is_first)
    return found


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
