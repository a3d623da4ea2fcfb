"""The first page: where everything stands, what is coming, what happened lately."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Count, F, Max, Q, Sum
from django.db.models.functions import TruncDate
from django.urls import reverse
from django.utils import timezone

from applications import days
from applications.importing.uptodate import overdue_when_imported
from applications.models import Application, InterviewStage, OutcomeKind, Status, StatusChange
from applications.timeline import ENDINGS

from . import facts, next_steps, presence, wins
from .facts import Fact
from .models import Preferences
from .next_steps import Next
from .wins import RANK, Win

WEEK = 7
MOST_BRIEFS = 4
MOVES = ("offer", "further", "invited", "heard_back")
MOST = 5
MOST_AFTER_A_PAUSE = 3
AGENDA_DAYS = 14
LATELY_DAYS = 14


@dataclass(frozen=True, slots=True)
class Station:
    label: str
    count: int
    small: str
    url: str


@dataclass(frozen=True, slots=True)
class Coming:
    day: str
    iso: str
    company: str
    url: str
    text: str


@dataclass(frozen=True, slots=True)
class Happened:
    when: str
    iso: str
    sentence: str
    url: str
    to_state: str = ""


@dataclass(frozen=True, slots=True)
class QuietOne:
    pk: int
    company: str
    title: str
    url: str
    since: str


@dataclass(frozen=True, slots=True)
class Front:
    """What went right this week: the most telling one first, a few more, and the totals since the beginning."""

    lead: Win | None
    briefs: list[tuple[Win, str]]
    lead_when: str
    totals: list[str]
    after: tuple[str, str] | None


@dataclass(frozen=True, slots=True)
class Today:
    is_empty: bool
    heading: str
    standfirst: str
    pipeline: list[Station]
    agenda: list[Coming]
    front: Front
    lately: list[Happened]
    accepted: Application | None
    fact: Fact | None
    quiet: list[QuietOne]
    quiet_count: int
    overdue: int
    next: list[Next]
    more: list[Next]
    later: list[Next]
    is_paused: bool
    is_back: bool
    paused_until: str


def today_for(user, *, today: dt.date) -> Today:
    """At most seven queries (and those of `wins_of` when something changed since the last time): counts, interviews, what happened, gone quiet, those that were quiet when they were imported,
    reminders, and what suggestions are made from.
    """
    pipeline, quiet_count, overdue, total, stamp = _pipeline(user, today)
    stages = _stages(user, today)
    agenda = _agenda(stages, today)
    preferences = Preferences.of(user)
    is_paused = preferences.is_paused(today)
    rows = next_steps.candidates(user, today=today)
    due, later = ([], []) if is_paused else _next(user, stages, rows, preferences, today=today)
    happened = _lately(user, today)
    accepted = next((one for one in rows if one.closed_as == OutcomeKind.ACCEPTED), None)
    most = MOST_AFTER_A_PAUSE if preferences.is_back(today) else MOST
    return Today(
        is_empty=not (total or due or later),
        heading=f"{today:%A} {today.day} {today:%B}",
        standfirst=_standfirst(agenda, len(due[:most]), quiet_count, sum(station.count for station in pipeline[1:5])),
        pipeline=pipeline,
        agenda=agenda,
        next=due[:most],
        more=due[most:],
        is_back=preferences.is_back(today),
        later=later,
        is_paused=is_paused,
        paused_until=days.long(preferences.paused_until, today) if preferences.paused_until else "",
        front=_front(user, stamp, [] if accepted else agenda, today),
        lately=happened,
        accepted=accepted,
        fact=_fact(happened, quiet_count, today) if preferences.shows_facts else None,
        quiet=_quiet(user, today) if quiet_count else [],
        overdue=overdue,
        quiet_count=quiet_count,
    )


def _pipeline(user, today: dt.date) -> tuple[list[Station], int, int, int, str]:
    """Stations, how many are quiet, how many of those were when they were imported, all of them, the history's stamp."""
    is_quiet = Q(quiet_on__lte=today, closed_as="")
    rows = (
        Application.objects.for_user(user)
        .order_by()
        .values_list("closed_as", "furthest")
        .annotate(
            n=Count("pk"),
            quiet=Count("pk", filter=is_quiet),
            overdue=Count("pk", filter=is_quiet & Q(quiet_on__lte=TruncDate(F("import_batch__created_at")))),
            lately=Count("pk", filter=Q(closed_on__gt=today - dt.timedelta(days=LATELY_DAYS))),
            versions=Sum("history_version"),
            newest=Max("updated_at"),
        )
    )
    counts = dict.fromkeys(Status.values, 0)
    reached = dict.fromkeys(Status.values, 0)
    closed = lately = quiet = overdue = versions = 0
    newest = None
    for closed_as, furthest, number, quiet_ones, overdue_ones, closed_lately, some_versions, edited_at in rows:
        quiet += quiet_ones
        overdue += overdue_ones
        lately += closed_lately
        versions += some_versions
        newest = max(newest or edited_at, edited_at)
        if closed_as:
            closed += number
        else:
            counts[furthest] += number
        for status in Status:
            if status.order <= Status(furthest).order:
                reached[status] += number
    small = {
        Status.SAVED: "for later",
        Status.APPLIED: f"{reached[Status.APPLIED]} sent so far",
        **{status: f"{reached[status]} reached it" for status in (Status.SCREENING, Status.INTERVIEWING, Status.OFFER)},
    }
    stations = [
        Station(status.label, counts[status], small[status], f"{reverse('board')}#{status.value}") for status in Status
    ]
    stations.append(
        Station(
            "Closed",
            closed,
            f"{lately} in the last two weeks" if lately else "each kept what it gave",
            f"{reverse('application_list')}?outcome=closed",
        )
    )
    total = closed + sum(counts.values())
    return stations, quiet, overdue, total, wins.stamp_of(versions, total, newest)


def _front(user, stamp: str, agenda: list[Coming], today: dt.date) -> Front:
    """No query while nothing changed: the summary came with the user. `agenda`: what could move next, after a win."""
    counted, latest = wins.summary_of(user, stamp, today=today)
    week = [win for win in latest if (today - win.on).days < WEEK]
    lead = min(week, key=lambda win: (RANK[win.kind], today - win.on), default=None)
    briefs = [(win, days.short(win.on, today)) for win in week if win is not lead][:MOST_BRIEFS]
    other = next((one for one in agenda if lead is None or one.url != lead.url), None)
    after = (other.company, other.url) if lead and lead.kind in MOVES and other else None
    return Front(lead, briefs, days.short(lead.on, today) if lead else "", wins.in_words(counted), after)


def _fact(happened: list[Happened], quiet: int, today: dt.date) -> Fact | None:
    """At most one, that fits what happened lately; another one each week."""
    states = {one.to_state for one in happened}
    fitting = []
    if quiet or OutcomeKind.NO_RESPONSE in states:
        fitting += [facts.SILENCE_IS_MOSTLY_THEIRS, facts.SILENCE_AFTER_INTERVIEW]
    if OutcomeKind.REJECTED in states:
        fitting += [facts.INTERVIEW_PER_APPLICATIONS, facts.PASSED_OVER]
    return fitting[today.isocalendar().week % len(fitting)] if fitting else None


def _next(
    user, stages: list[InterviewStage], applications: list[Application], preferences: Preferences, *, today: dt.date
) -> tuple[list[Next], list[Next]]:
    """What is due, most helpful first, and what comes within a month: reminders and suggestions together."""
    rows = next_steps.reminder_rows(user, today=today)
    answered = next_steps.by_key(rows)
    due, later = next_steps.due_and_later(rows, today=today)
    derived = next_steps.suggestions(applications, stages, answered, preferences, today=today, now=timezone.now())
    derived += next_steps.presence_again(presence.since_the_last_look(user), answered, today=today)
    return sorted([*due, *derived], key=lambda one: one.order), later


def suggested_today(user, *, today: dt.date) -> list[Next]:
    """What would be suggested now, whether or not it fits on the page."""
    return [one for one in due_today(user, today=today) if one.is_suggestion]


def due_today(user, *, today: dt.date) -> list[Next]:
    """All that is due, reminders and suggestions, most helpful first."""
    rows = next_steps.candidates(user, today=today)
    return _next(user, _stages(user, today), rows, Preferences.of(user), today=today)[0]


def digest_of(user, *, today: dt.date) -> tuple[list[Next], list[Coming]]:
    """What a mail of the day says: all that is due, and the interviews of the next 48 hours."""
    stages = _stages(user, today)
    rows = next_steps.candidates(user, today=today)
    due, _ = _next(user, stages, rows, Preferences.of(user), today=today)
    soon = timezone.now() + next_steps.PREPARE_WITHIN
    return due, _agenda([stage for stage in stages if stage.starts_at and stage.starts_at < soon], today)


def _stages(user, today: dt.date) -> list[InterviewStage]:
    """Rounds from two days ago (they may still be written down) to two weeks ahead."""
    now = timezone.now()
    return list(
        InterviewStage.objects.for_user(user)
        .filter(
            Q(starts_at__gte=now - dt.timedelta(days=3), starts_at__lt=now + dt.timedelta(days=AGENDA_DAYS))
            | Q(due_on__gte=today, due_on__lt=today + dt.timedelta(days=AGENDA_DAYS))
        )
        .select_related("application")
        .only(
            "kind", "starts_at", "time_zone", "due_on", "minutes", "place", "how_it_went", "questions", "went_well",
            "do_differently", "application__company", "application__agency", "application__closed_as",
        )[:60]
    )  # fmt: skip


def _agenda(stages: list[InterviewStage], today: dt.date) -> list[Coming]:
    now = timezone.now()
    rows = [
        stage
        for stage in stages
        if not stage.application.closed_as
        and (
            (stage.starts_at and stage.starts_at >= now - dt.timedelta(hours=1))
            or (stage.due_on and stage.due_on >= today)
        )
    ]
    found = []
    for stage in rows[:20]:
        local = timezone.localtime(stage.starts_at) if stage.starts_at else None
        day = local.date() if local else stage.due_on or today
        parts = [
            stage.get_kind_display(),
            f"{local:%H:%M}" if local else "due",
            f"{stage.minutes} min" if stage.minutes else "",
            stage.place,
        ]
        found.append((day, local.time() if local else dt.time.max, stage, ", ".join(part for part in parts if part)))
    return [
        Coming(
            f"{day:%a}\N{NO-BREAK SPACE}{day.day}",
            day.isoformat(),
            stage.application.display_company,
            stage.application.get_absolute_url(),
            text,
        )
        for day, _, stage, text in sorted(found, key=lambda row: row[:2])
    ]


def _lately(user, today: dt.date) -> list[Happened]:
    rows = (
        StatusChange.objects.for_user(user)
        .filter(undone_at=None, happened_on__gt=today - dt.timedelta(days=LATELY_DAYS))
        .exclude(to_state=Status.SAVED)
        .select_related("application")
        .only("from_state", "to_state", "happened_on", "application__company", "application__agency")
        .order_by("-happened_on", "-pk")[:8]
    )
    return [
        Happened(
            days.short(change.happened_on, today),
            change.happened_on.isoformat(),
            _in_words(change).replace("{}", change.application.company or change.application.agency),
            change.application.get_absolute_url(),
            change.to_state,
        )
        for change in rows
    ]


FORWARD = {
    Status.APPLIED: "You applied to {}.",
    Status.SCREENING: "{} wants to talk.",
    Status.INTERVIEWING: "{} invited you to an interview.",
    Status.OFFER: "{} made an offer.",
}


def _in_words(change: StatusChange) -> str:
    """What a change means to the person, with {} for the company."""
    if ending := ENDINGS.get(change.to_state):
        return f"{{}}: {ending[0].lower()}{ending[1:]}."
    if change.from_state in ENDINGS:
        return "{} is open again."
    if change.from_state and Status(change.from_state).order > Status(change.to_state).order:
        return f"You put {{}} back to {Status(change.to_state).label.lower()}."
    if change.to_state == Status.APPLIED and not change.application.company:
        return "You applied through {}."
    return FORWARD[Status(change.to_state)]


def _quiet(user, today: dt.date) -> list[QuietOne]:
    gone_quiet = Application.objects.for_user(user).quiet(today)
    rows = (
        gone_quiet.exclude(pk__in=overdue_when_imported(user, today=today).values("pk"))
        .order_by("-quiet_on", "-pk")
        .only("company", "agency", "title", "last_news_on")[:5]
    )
    return [
        QuietOne(row.pk, row.display_company, row.title, row.get_absolute_url(), days.since(row.last_news_on, today))
        for row in rows
    ]


def _standfirst(agenda: list[Coming], due: int, quiet: int, waiting: int) -> str:
    parts = []
    if due:
        parts.append(
            f"{days.in_words(due)} small thing{'s' if due != 1 else ''} you could do; none of them has to be today."
        )
    if agenda:
        parts.append(
            f"{days.in_words(len(agenda))} conversation{'s' if len(agenda) != 1 else ''} in the next two weeks."
        )
    if waiting:
        parts.append(f"{days.in_words(waiting)} application{'s are' if waiting != 1 else ' is'} open.")
    if quiet:
        parts.append(
            f"{days.in_words(quiet)} {'have' if quiet != 1 else 'has'} gone quiet; nothing changes unless you say so."
        )
    return " ".join(parts) or "Nothing is waiting for you today."
