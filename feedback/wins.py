"""Small wins, derived from the rows: a reply, an invitation, further than before, advice, a reflection, practice.

Time and rejections never take one away; undoing its cause does.
"""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from django.db.models import Count, Exists, Max, Min, OuterRef, Prefetch, Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from applications import wording
from applications.models import Contact, InterviewStage, OutcomeKind, Source, Status, StatusChange
from applications.models.interviews import IS_WRITTEN_UP
from applications.models.vocabulary import by_order

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
ENDED_BY_USER = (OutcomeKind.DECLINED, OutcomeKind.WITHDRAWN)
FURTHEST_FIRST = by_order("to_state").desc()
NEWS = "application__last_news_on"
COMPANY = ("application__company", "application__agency")
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


def from_changes(changes: Iterable[Change], further: int | None) -> list[Win]:
    """From status changes that were not undone. `further` is the one that led further than ever before, said as that."""
    found: list[Win] = []
    for change in changes:
        kind, company = _kind_of(change.from_state, change.to_state, change.source), change.company
        title, text = {
            "own_no": (_own_no(change), "That was your decision."),
            "helped": (f"Someone put your name forward at {company}", ""),
            "offer": (f"{company} made you an offer", ""),
            "invited": (f"{company} invited you to an interview", ""),
            "heard_back": (f"{company} replied", "They want to talk."),
        }.get(kind, ("", ""))
        if change.pk == further:
            kind, text = "further", "The furthest you’ve got so far."
        if kind:
            url = reverse("application_detail", args=[change.application_id])
            found.append(Win(f"change:{change.pk}", kind, change.on, title, text, url))
    return found


def _own_no(change: Change) -> str:
    if change.to_state == OutcomeKind.DECLINED:
        return f"You turned down the offer from {change.company}"
    if change.from_state == Status.SAVED:
        return f"You decided not to apply to {change.company}"
    return f"You withdrew your application to {change.company}"


def from_interviews(interviews: Iterable[InterviewStage], met: Iterable[int] = ()) -> list[Win]:
    """From interviews that began, in their order: a first one with someone, and what was written down.

    `met`: primary keys of the people who were met before.
    """
    found: list[Win] = []
    known = set(met)
    for one in interviews:
        url, on = reverse("application_detail", args=[one.application_id]), timezone.localdate(one.starts_at)
        company = one.application.company_or_agency
        new = [contact.name for contact in one.contacts.all() if contact.pk not in known]
        known.update(contact.pk for contact in one.contacts.all())
        if new:
            text = f"In an interview with {company}."
            found.append(Win(f"round:{one.pk}", "someone_new", on, f"You met {new[0]}", text, url))
        if one.is_written_up:
            found.append(
                Win(f"capture:{one.pk}", "captured", on, f"You wrote up your interview with {company}", "", url)
            )
    return found


def from_requests(requests: QuerySet[FeedbackRequest]) -> list[Win]:
    found: list[Win] = []
    fields = ("contact_name", "sent_on", "ended_on", "answer", "is_generic", *COMPANY)
    for one in requests.select_related("application").only(*fields):
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


def from_reflections(reflections: QuerySet[Reflection]) -> list[Win]:
    found = []
    fields = ("is_batch", "written_on", "went_well", "differently", "outside_hands", *COMPANY)
    for one in reflections.select_related("application").only(*fields):
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
            one.get_absolute_url(),
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
            "",
            reverse("person_detail", args=[one.contact_id]) if one.contact_id else "",
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
            reverse("presence_list"),
        )
        for one in reviews
    ]


def from_own(rows: QuerySet[OwnWin]) -> list[Win]:
    return [Win(f"own:{one.pk}", "own", one.happened_on, one.words) for one in rows]


def from_supports(supports: QuerySet[Support]) -> list[Win]:
    fields = ("what", "helped_on", "contact_name", "contact__name", "contact__deleted_at")
    return [
        Win(
            f"support:{one.pk}",
            "helped",
            one.helped_on,
            f"{one.display_name} helped you",
            one.what,
            reverse("person_detail", args=[one.contact_id]) if one.contact and not one.contact.deleted_at else "",
        )
        for one in supports.select_related("contact").only(*fields)
    ]


def from_impressions(impressions: QuerySet[Impression]) -> list[Win]:
    return [
        Win(
            f"impression:{one.pk}",
            "helped",
            one.written_on,
            f"{one.display_name} gave you a first impression",
            f"{one.look.get_kind_display()}, after 30 seconds.",
            f"{one.look.get_absolute_url()}#from-{one.pk}",
        )
        for one in impressions.select_related("look").only("name", "written_on", "look__kind")
    ]


@dataclass(frozen=True, slots=True)
class _Within:
    """A span of dates, the last one excluded; either end may be open."""

    since: dt.date | None = None
    until: dt.date | None = None

    def wanted(self, *names: str) -> Q:
        """Whether one of these dates, or times, lies in the span."""
        found = Q()
        for name in names:
            ends = {f"{name}__gte": self.since, f"{name}__lt": self.until}
            is_time = name.endswith("_at")
            found |= Q(**{end: _midnight(date) if is_time else date for end, date in ends.items() if date})
        return found

    def holds(self, date: dt.date) -> bool:
        return (self.since is None or self.since <= date) and (self.until is None or date < self.until)


def _midnight(date: dt.date) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(date, dt.time.min))


@dataclass(frozen=True, slots=True)
class _Source:
    """Rows that wins are made from, the names of their dates, what makes wins of them, and how to count each kind of win."""

    name: str
    rows: QuerySet
    dates: tuple[str, ...]
    derive: Callable[[Any], list[Win]]
    counts: dict[str, Count] = field(default_factory=dict)
    first: Any = None
    news: str = ""

    def rows_in(self, within: _Within) -> QuerySet:
        """The rows of a span. `news` is a date that is never before theirs, by which an index finds them."""
        rows = self.rows.filter(within.wanted(*self.dates))
        return rows.filter(**{f"{self.news}__gte": within.since}) if self.news and within.since else rows

    @property
    def telling(self) -> list:
        """The order in which the most telling rows come first, else the newest."""
        newest = [f"-{date}" for date in self.dates]
        return [self.first, *newest, "-pk"] if self.first else [*newest, "-pk"]


NUMBER = Count("pk")
WRITTEN_UP = Count("pk", filter=IS_WRITTEN_UP)
SPECIFIC = Count("pk", filter=~Q(answer="") & Q(is_generic=False, ended_on__isnull=False))


def _sources(user, within: _Within) -> list[_Source]:
    sent = FeedbackRequest.objects.for_user(user).exclude(sent_on=None)
    reflections = Reflection.objects.for_user(user).filter(
        Q(is_batch=True) | Q(application__isnull=False) & ~Q(went_well="", differently="", outside_hands="")
    )
    hellos = Reminder.objects.filter(
        owner=user, kind=ReminderKind.KEEP_IN_TOUCH, state=ReminderState.DONE, ended_on__isnull=False
    )
    practised = PracticeSession.objects.filter(owner=user, practised_on__isnull=False)
    changes, interviews = partial(_from_changes, user, within), partial(_from_interviews, user, within)
    return [
        _Source("changes", _changes(user), ("happened_on",), changes, first=FURTHEST_FIRST, news=NEWS),
        _Source("interviews", _held(user), ("starts_at",), interviews, {"captured": WRITTEN_UP}),
        _Source("requests", sent, ("sent_on", "ended_on"), from_requests, {"asked": NUMBER, "specific": SPECIFIC}),
        _Source("reflections", reflections, ("written_on",), from_reflections, {"reflected": NUMBER}),
        _Source("hellos", hellos, ("ended_on",), from_reminders, {"kept_in_touch": NUMBER}),
        _Source("practice", practised, ("practised_on",), from_practice, {"practised": NUMBER}),
        _Source(
            "presence", PresenceReview.objects.filter(owner=user), ("looked_on",), from_presence, {"presence": NUMBER}
        ),
        _Source("supports", Support.objects.filter(owner=user), ("helped_on",), from_supports, {"helped": NUMBER}),
        _Source(
            "impressions", Impression.objects.filter(owner=user), ("written_on",), from_impressions, {"helped": NUMBER}
        ),
        _Source("own", OwnWin.objects.filter(owner=user), ("happened_on",), from_own, {"own": NUMBER}),
    ]


def wins_of(user, *, since: dt.date | None = None, until: dt.date | None = None) -> list[Win]:
    """All of them, newest first; or those from `since` on, or before `until`."""
    within = _Within(since, until)
    found = [
        win
        for source in _sources(user, within)
        for win in source.derive(source.rows_in(within))
        if within.holds(win.on)
    ]
    return sorted(found, key=_newest_first, reverse=True)


def latest_wins(user, counts: "WinCounts", *, most: int) -> list[Win]:
    """The most telling and the newest of those that were counted as recent, at most so many of each source."""
    within = _Within(counts.since)
    found = [
        win
        for source in _sources(user, within)
        if source.name in counts.recent
        for win in source.derive(source.rows_in(within).order_by(*source.telling)[:most])
        if within.holds(win.on)
    ]
    return sorted(found, key=_newest_first, reverse=True)


def _newest_first(win: Win) -> tuple:
    return (win.on, -RANK[win.kind], win.key)


def has_wins_before(user, date: dt.date) -> bool:
    _, dates = _count_changes(user)
    earlier = _Within(until=date)
    return any(one < date for one in dates) or any(
        source.rows_in(earlier).exists() for source in _sources(user, earlier) if source.counts
    )


@dataclass(frozen=True, slots=True)
class WinCounts:
    """How many there are of each kind, and the names of the sources that have any from `since` on."""

    kinds: dict[str, int]
    since: dt.date | None
    recent: set[str]


def count_wins(user, *, since: dt.date | None = None) -> WinCounts:
    """Count them without deriving them."""
    kinds, dates = _count_changes(user)
    recent = {"changes"} if since and any(one >= since for one in dates) else set()
    span = _Within(since)
    for source in _sources(user, span):
        if source.counts:
            counted = Count("pk", filter=span.wanted(*source.dates))
            found = source.rows.aggregate(**source.counts, recent=counted)
            recent |= {source.name} if found.pop("recent") else set()
            kinds.update(found)
    kinds.update({"someone_new": _count_first_meetings(user)})
    return WinCounts({kind: number for kind, number in kinds.items() if number}, since, recent)


def _all_changes(user) -> QuerySet[StatusChange]:
    return StatusChange.objects.for_user(user).filter(to_state__in=[*WATCHED, *ENDED_BY_USER], undone_at=None)


def _changes(user) -> QuerySet[StatusChange]:
    """The status changes among which the wins are: those whose date is known."""
    return _all_changes(user).filter(day_known=True)


def count_undated(user) -> int:
    """How many wins are left out, because nobody knows when they happened."""
    undated = _all_changes(user).filter(day_known=False).order_by()
    moves = undated.values_list("from_state", "to_state", "application__source").annotate(number=Count("pk"))
    return sum(number for before, to, source, number in moves if _kind_of(before, to, source))


def _count_changes(user) -> tuple[Counter[str], set[dt.date]]:
    """How many wins of each kind, and among their dates those of the earliest and the newest."""
    kinds: Counter[str] = Counter()
    dates: set[dt.date] = set()
    first: dict[str, dt.date] = {}
    moves = _changes(user).order_by().values_list("from_state", "to_state", "application__source")
    for before, to, source, number, earliest, latest in moves.annotate(
        n=Count("pk"), earliest=Min("happened_on"), latest=Max("happened_on")
    ):
        kind = _kind_of(before, to, source)
        if kind:
            kinds[kind] += number
            dates |= {earliest, latest}
        first[to] = min(first.get(to, earliest), earliest)
    invited, offered = first.get(Status.INTERVIEWING), first.get(Status.OFFER)
    if invited and (offered is None or invited < offered or (invited == offered and _furthest(user))):
        kinds.update({"further": 1, "invited": -1})
    return kinds, dates


def _kind_of(before: str, to: str, source: str) -> str:
    """The kind of win that a status change is, or nothing: only steps forward, applying where someone had named them."""
    if to in ENDED_BY_USER:
        return "own_no"
    order = Status(before).order if before in Status.values else 0
    if to not in WATCHED or before in OutcomeKind.values or Status(to).order <= order:
        return ""
    if to == Status.APPLIED:
        return "helped" if source == Source.REFERRAL else ""
    return {Status.OFFER: "offer", Status.INTERVIEWING: "invited"}.get(Status(to), "heard_back")


def _furthest(user, since: dt.date | None = None) -> int | None:
    """The first invitation to an interview, unless an offer came first: the only one that leads further than any before.

    None as well where it came before `since`.
    """
    rows = _changes(user).filter(to_state__in=[Status.INTERVIEWING, Status.OFFER]).order_by("happened_on", "pk")
    if since and rows.filter(happened_on__lt=since).exists():
        return None
    first = rows.values_list("pk", "to_state").first()
    return first[0] if first and first[1] == Status.INTERVIEWING else None


def _from_changes(user, within: _Within, rows: QuerySet) -> list[Win]:
    facts = ("application__company", "application__agency", "application__source")
    changes = [
        Change(pk, application, before, to, on, company or agency, source)
        for pk, application, before, to, on, company, agency, source in rows.values_list(
            "pk", "application_id", "from_state", "to_state", "happened_on", *facts
        )
    ]
    is_invited = any(change.to_state == Status.INTERVIEWING for change in changes)
    return from_changes(changes, _furthest(user, within.since) if is_invited else None)


def _held(user) -> QuerySet[InterviewStage]:
    """Interviews that took place at a known time, and were with someone or are written up: all that a win can be of."""
    with_someone = Exists(InterviewStage.contacts.through.objects.filter(interviewstage=OuterRef("pk")))
    held = InterviewStage.objects.for_user(user).that_took_place(timezone.now())
    return held.filter(with_someone | IS_WRITTEN_UP, starts_at__isnull=False)


def _from_interviews(user, within: _Within, rows: QuerySet) -> list[Win]:
    texts = ("how_it_went", "questions", "went_well", "do_differently")
    rows = rows.select_related("application").only("starts_at", *texts, *COMPANY)
    found = rows.prefetch_related(Prefetch("contacts", Contact.objects.only("name")))
    interviews = sorted(found, key=lambda one: (one.starts_at, one.pk))
    people, met = {contact.pk for one in interviews for contact in one.contacts.all()}, set()
    if within.since and people:
        earlier = _held(user).filter(starts_at__lt=interviews[0].starts_at)
        met = set(earlier.filter(contacts__in=people).order_by().values_list("contacts", flat=True))
    return from_interviews(interviews, met)


def _count_first_meetings(user) -> int:
    """How many interviews were the first one with someone."""
    first: dict[int, int] = {}
    met = _held(user).filter(contacts__isnull=False).order_by("starts_at", "pk").values_list("contacts", "pk")
    for contact, interview in met:
        first.setdefault(contact, interview)
    return len(set(first.values()))


def shown(found: Iterable[Win], hidden: Iterable[str]) -> list[Win]:
    left_out = set(hidden)
    return [win for win in found if win.key not in left_out]


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
