"""Small wins, derived from the rows: a reply, an invitation, further than before, advice, a reflection, practice.

Time and rejections never take one away; undoing its cause does.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Count
from django.urls import reverse
from django.utils import timezone

from applications import wording
from applications.models import InterviewStage, OutcomeKind, Source, Status, StatusChange

from .models import (
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
    "own_no": ("1 application you ended yourself", "{n} applications you ended yourself"),
    "own": ("1 win you added", "{n} wins you added"),
}
RANK = {kind: number for number, kind in enumerate(KINDS)}
WATCHED = (Status.APPLIED, Status.SCREENING, Status.INTERVIEWING, Status.OFFER)


@dataclass(frozen=True, slots=True)
class Win:
    """`key` is stable while its cause lives."""

    key: str
    kind: str
    on: dt.date
    title: str
    text: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    pk: int
    application_id: int
    from_state: str
    to_state: str
    on: dt.date
    company: str
    source: str


@dataclass(frozen=True, slots=True)
class Round:
    pk: int
    application_id: int
    on: dt.date
    company: str
    is_written_up: bool
    people: tuple[tuple[int, str], ...]


def from_changes(changes: Iterable[Change]) -> list[Win]:
    """From moves that were not undone. Getting further than ever is said instead of the plain step, from an interview on."""
    found: list[Win] = []
    best = Status.SCREENING.order
    for change in sorted(changes, key=lambda one: (one.on, one.pk)):
        url, to = reverse("application_detail", args=[change.application_id]), change.to_state
        before = Status(change.from_state).order if change.from_state in Status.values else 0
        key = f"change:{change.pk}"
        if to in (OutcomeKind.DECLINED, OutcomeKind.WITHDRAWN):
            found.append(Win(key, "own_no", change.on, _own_no(change), "That was your decision.", url))
            continue
        if to not in WATCHED or change.from_state in OutcomeKind.values or Status(to).order <= before:
            continue
        order = Status(to).order
        if to == Status.APPLIED:
            if change.source == Source.REFERRAL:
                found.append(
                    Win(key, "helped", change.on, f"Someone put your name forward at {change.company}", "", url)
                )
        elif to == Status.OFFER:
            found.append(Win(key, "offer", change.on, f"{change.company} made you an offer", "", url))
        elif order > best:
            found.append(
                Win(
                    key,
                    "further",
                    change.on,
                    f"{change.company} invited you to an interview",
                    "The furthest you’ve got so far.",
                    url,
                )
            )
        elif to == Status.INTERVIEWING:
            found.append(Win(key, "invited", change.on, f"{change.company} invited you to an interview", "", url))
        else:
            found.append(Win(key, "heard_back", change.on, f"{change.company} replied", "They want to talk.", url))
        best = max(best, order)
    return found


def _own_no(change: Change) -> str:
    if change.to_state == OutcomeKind.DECLINED:
        return f"You turned down the offer from {change.company}"
    if change.from_state == Status.SAVED:
        return f"You decided not to apply to {change.company}"
    return f"You withdrew your application to {change.company}"


def from_rounds(rounds: Iterable[Round], today: dt.date) -> list[Win]:
    """From interviews that took place: a first one with someone, and what was written down."""
    found: list[Win] = []
    met: set[int] = set()
    for one in sorted(rounds, key=lambda one: (one.on, one.pk)):
        if one.on > today:
            continue
        url = reverse("application_detail", args=[one.application_id])
        new = [name for pk, name in one.people if pk not in met]
        met.update(pk for pk, _ in one.people)
        if new:
            found.append(
                Win(
                    f"round:{one.pk}",
                    "someone_new",
                    one.on,
                    f"You met {new[0]}",
                    f"In an interview with {one.company}.",
                    url,
                )
            )
        if one.is_written_up:
            found.append(
                Win(f"capture:{one.pk}", "captured", one.on, f"You wrote up your interview with {one.company}", "", url)
            )
    return found


def from_requests(requests: Iterable[FeedbackRequest]) -> list[Win]:
    found: list[Win] = []
    for one in requests:
        url, company = one.get_absolute_url(), one.application.company_or_agency
        if one.sent_on:
            who = f"{one.contact_name} at {company}" if one.contact_name else company
            found.append(
                Win(
                    f"asked:{one.pk}",
                    "asked",
                    one.sent_on,
                    f"You asked {who} for advice",
                    "",
                    url,
                )
            )
        if one.answer and one.is_generic is False and one.ended_on:
            words = " ".join(one.answer.split())
            found.append(
                Win(
                    f"specific:{one.pk}",
                    "specific",
                    one.ended_on,
                    f"{one.contact_name or f'Someone at {company}'} gave you specific advice",
                    f"“{words[:120]}{'…' if len(words) > 120 else ''}”",
                    url,
                )
            )
    return found


def from_reflections(reflections: Iterable[Reflection]) -> list[Win]:
    found = []
    for one in reflections:
        if one.is_batch:
            found.append(
                Win(
                    f"review:{one.pk}",
                    "reflected",
                    one.written_on,
                    "You reviewed early rejections side by side",
                    "",
                    reverse("learn"),
                )
            )
        elif one.application and one.has_words:
            url = reverse("reflection", args=[one.application_id])
            title = f"You looked back on {one.application.company_or_agency}"
            found.append(Win(f"reflection:{one.pk}", "reflected", one.written_on, title, "", url))
    return found


def from_practice(sessions: Iterable[tuple[PracticeSession, int]]) -> list[Win]:
    """From (session, how many friends wrote something); a session that was only made is none."""
    return [
        Win(
            f"practised:{one.pk}",
            "practised",
            one.practised_on,
            f"You practised for {one.purpose}" if one.purpose else "You practised for an interview",
            "Someone told you what they noticed." if friends else "",
            one.get_absolute_url(),
        )
        for one, friends in sessions
        if one.practised_on
    ]


def from_reminders(reminders: Iterable[Reminder]) -> list[Win]:
    return [
        Win(
            f"hello:{one.pk}",
            "kept_in_touch",
            one.ended_on,
            f"You kept in touch with {one.contact.name}" if one.contact else "You kept in touch",
            "",
            reverse("person_detail", args=[one.contact_id]) if one.contact_id else "",
        )
        for one in reminders
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
            reverse("presence_list"),
        )
        for one in reviews
    ]


def from_supports(supports: Iterable[Support]) -> list[Win]:
    return [
        Win(
            f"support:{one.pk}",
            "helped",
            one.helped_on,
            f"{one.display_name} helped you",
            one.what,
            reverse("person_detail", args=[one.contact_id]) if one.contact and not one.contact.deleted_at else "",
        )
        for one in supports
    ]


def from_impressions(impressions: Iterable[Impression]) -> list[Win]:
    return [
        Win(
            f"impression:{one.pk}",
            "helped",
            one.written_on,
            f"{one.display_name} gave you a first impression",
            f"{one.look.get_kind_display()}, after 30 seconds.",
            f"{one.look.get_absolute_url()}#from-{one.pk}",
        )
        for one in impressions
    ]


def wins_of(user, *, today: dt.date) -> list[Win]:
    """All of them, newest first. Eleven queries, whatever the number of applications."""
    changes = (
        StatusChange.objects.for_user(user)
        .live()
        .filter(to_state__in=[*WATCHED, OutcomeKind.DECLINED, OutcomeKind.WITHDRAWN])
        .values_list(
            "pk",
            "application_id",
            "from_state",
            "to_state",
            "happened_on",
            "application__company",
            "application__agency",
            "application__source",
        )
    )
    found = from_changes(
        Change(pk, application, before, to, on, company or agency, source)
        for pk, application, before, to, on, company, agency, source in changes
        if to != Status.APPLIED or source == Source.REFERRAL
    )
    stages = (
        InterviewStage.objects.for_user(user)
        .filter(starts_at__lte=timezone.now())
        .select_related("application")
        .prefetch_related("contacts")
        .defer("application__advert", "application__notes", "application__search_words", "preparation")
    )
    found += from_rounds(
        (
            Round(
                one.pk,
                one.application_id,
                timezone.localdate(one.starts_at),
                one.application.company_or_agency,
                one.is_written_up,
                tuple((contact.pk, contact.name) for contact in one.contacts.all()),
            )
            for one in stages
        ),
        today,
    )
    found += from_requests(FeedbackRequest.objects.for_user(user).exclude(sent_on=None).for_list())
    found += from_reflections(Reflection.objects.for_user(user).select_related("application"))
    done = Reminder.objects.for_user(user).filter(kind=ReminderKind.KEEP_IN_TOUCH, state=ReminderState.DONE)
    found += from_reminders(done.select_related("contact"))
    practised = (
        PracticeSession.objects.for_user(user)
        .exclude(practised_on=None)
        .select_related("application", "theme")
        .defer("application__advert", "application__notes", "application__search_words")
        .annotate(friends=Count("evaluations"))
    )
    found += from_practice((one, one.friends) for one in practised)
    found += from_presence(PresenceReview.objects.for_user(user).only("kind", "looked_on", "next_step"))
    found += from_supports(Support.objects.filter(owner=user).select_related("contact"))
    found += from_impressions(Impression.objects.for_user(user).select_related("look").defer("look__text"))
    own = OwnWin.objects.filter(owner=user)
    found += [Win(f"own:{one.pk}", "own", one.happened_on, one.words) for one in own]
    return sorted(found, key=lambda win: (win.on, -RANK[win.kind], win.key), reverse=True)


def shown(found: Iterable[Win], hidden: Iterable[str]) -> list[Win]:
    left_out = set(hidden)
    return [win for win in found if win.key not in left_out]


def totals(found: Iterable[Win]) -> dict[str, int]:
    return dict(Counter(win.kind for win in found))


def in_words(numbers: dict[str, int]) -> list[str]:
    """“12 replies”, most telling first."""
    return [
        wording.counted(numbers[kind], one=one, other=other)
        for kind, (one, other) in KINDS.items()
        if numbers.get(kind)
    ]


def by_week(found: Sequence[Win]) -> list[tuple[dt.date, list[Win]]]:
    """(Monday, wins of that week), newest first."""
    weeks: dict[dt.date, list[Win]] = {}
    for win in found:
        weeks.setdefault(win.on - dt.timedelta(days=win.on.weekday()), []).append(win)
    return sorted(weeks.items(), reverse=True)
