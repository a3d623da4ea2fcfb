"""Today: what is next, what is coming up, and what happened recently."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils import timezone

from applications import wording
from applications.importing.update_outcomes import OVERDUE_WHEN_IMPORTED
from applications.models import Application, InterviewStage, OutcomeKind, Profile, StageKind, Status

from . import facts, next_steps, presence, wins
from .facts import Fact
from .lately import LATELY_DAYS, Happened, lately_of
from .models import HiddenWin, Preferences, Reminder
from .next_steps import Candidate, Next
from .wins import RANK, Win

WEEK = 7
MOST_BRIEFS = 4
MOST_WINS = 8  # of each source
MOVES = ("offer", "further", "invited", "heard_back")
MOST = 5
MOST_AFTER_A_PAUSE = 3
AGENDA_DAYS = 14
QUIET_FIELDS = ("pk", "company", "agency", "title", "last_news_on", "news_day_known")


@dataclass(frozen=True, slots=True)
class Station:
    label: str
    count: int
    small: str
    url: str


@dataclass(frozen=True, slots=True)
class Pipeline:
    """How many applications stand where. `waiting`: open and sent; `quiet`: open, without news for a while."""

    stations: list[Station]
    total: int
    waiting: int
    quiet: int


@dataclass(frozen=True, slots=True)
class Coming:
    day: str
    iso: str
    company: str
    url: str
    text: str


@dataclass(frozen=True, slots=True)
class QuietOne:
    pk: int
    company: str
    title: str
    url: str
    since: str


@dataclass(frozen=True, slots=True)
class Front:
    """This week’s wins, the most telling one first, and the totals so far."""

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
    open_count: int
    agenda: list[Coming]
    front: Front
    lately: list[Happened]
    accepted: Candidate | None
    fact: Fact | None
    quiet: list[QuietOne]
    quiet_count: int
    overdue: int
    next: list[Next]
    more: int
    later: list[Next]
    is_paused: bool
    is_back: bool
    paused_until: str


def today_for(user, *, today: dt.date) -> Today:
    preferences = Preferences.of(user)
    pipeline = _pipeline(user, today)
    stages = _stages(user, today)
    agenda = _agenda(stages, today)
    is_paused = preferences.is_paused(today)
    reminders = [] if is_paused else next_steps.reminder_rows(user, today=today)
    rows = next_steps.candidates(user, preferences, reminders, today=today)
    due, later = ([], []) if is_paused else _next(user, stages, rows, reminders, preferences, today=today)
    due = next_steps.grouped(due)
    happened = lately_of(user, today)
    accepted = next((one for one in rows if one.closed_as == OutcomeKind.ACCEPTED), None)
    quiet, overdue = _quiet(user, today) if pipeline.quiet else ([], 0)
    most = most_shown(preferences, today)
    return Today(
        is_empty=not (pipeline.total or due or later),
        heading=f"{today:%A} {today.day} {today:%B}",
        standfirst=_standfirst(agenda, len(due[:most]), pipeline.quiet, pipeline.waiting),
        pipeline=pipeline.stations,
        open_count=pipeline.waiting,
        agenda=agenda,
        next=due[:most],
        more=len(due[most:]),
        is_back=preferences.is_back(today),
        later=later,
        is_paused=is_paused,
        paused_until=wording.long_date(preferences.paused_until, today) if preferences.paused_until else "",
        front=_front(user, [] if accepted else agenda, today),
        lately=happened,
        accepted=accepted,
        fact=_fact(happened, pipeline.quiet, Profile.of(user).country, today) if preferences.shows_facts else None,
        quiet=quiet,
        overdue=overdue,
        quiet_count=pipeline.quiet,
    )


def _pipeline(user, today: dt.date) -> Pipeline:
    counts = dict.fromkeys(Status.values, 0)
    reached = dict.fromkeys(Status.values, 0)
    closed = lately = quiet = 0
    states = Application.objects.for_user(user).order_by().values("closed_as", "status")
    for state in states.annotate(
        number=Count("pk"),
        quiet=Count("pk", filter=Q(closed_as="", quiet_on__lte=today)),
        lately=Count("pk", filter=Q(closed_on__gt=today - dt.timedelta(days=LATELY_DAYS), closed_day_known=True)),
    ):
        closed_as, furthest, number = state["closed_as"], state["status"], state["number"]
        quiet += state["quiet"]
        lately += state["lately"]
        if closed_as:
            closed += number
        else:
            counts[furthest] += number
        for status in Status:
            if status.order <= Status(furthest).order:
                reached[status] += number
    small = {
        Status.SAVED: "not applied yet",
        Status.APPLIED: f"{reached[Status.APPLIED]} sent so far",
        **{status: f"{reached[status]} invited so far" for status in (Status.SCREENING, Status.INTERVIEWING)},
        Status.OFFER: f"{reached[Status.OFFER]} so far",
    }
    stations = [Station(status.label, counts[status], small[status], f"/board/#{status.value}") for status in Status]
    stations.append(
        Station(
            "Closed",
            closed,
            f"{lately} in the last two weeks" if lately else "none in the last two weeks",
            "/applications/?outcome=closed",
        )
    )
    open_ones = sum(counts.values())
    return Pipeline(stations, closed + open_ones, open_ones - counts[Status.SAVED], quiet)


def _front(user, agenda: list[Coming], today: dt.date) -> Front:
    """`agenda`: what could move next, after a win."""
    since = today - dt.timedelta(days=WEEK - 1)
    counts = wins.count_wins(user, since=since)
    week = wins.latest_wins(user, counts, most=MOST_WINS)
    hidden = HiddenWin.objects.filter(owner=user, key__in=[win.key for win in week]).values_list("key", flat=True)
    week = wins.shown(week, hidden) if week else []
    lead = min(week, key=lambda win: (RANK[win.kind], today - win.on), default=None)
    briefs = [(win, wording.short_date(win.on, today)) for win in week if win is not lead][:MOST_BRIEFS]
    other = next((one for one in agenda if lead is None or one.url != lead.url), None)
    after = (other.company, other.url) if lead and lead.kind in MOVES and other else None
    return Front(lead, briefs, wording.short_date(lead.on, today) if lead else "", wins.in_words(counts.kinds), after)


def _fact(happened: list[Happened], quiet: int, country: str, today: dt.date) -> Fact | None:
    """Return one fact that suits what happened recently, another one each week."""
    states = {one.to_state for one in happened}
    fitting: list[Fact] = []
    if quiet or OutcomeKind.NO_RESPONSE in states:
        fitting += facts.about_silence(country)
    if OutcomeKind.REJECTED in states:
        fitting += facts.about_applying(country)
    return fitting[today.isocalendar().week % len(fitting)] if fitting else None


def _next(
    user,
    stages: list[InterviewStage],
    applications: list[Candidate],
    reminders: list[Reminder],
    preferences: Preferences,
    *,
    today: dt.date,
) -> tuple[list[Next], list[Next]]:
    """What is due, most helpful first, and what comes within a month: reminders and suggestions together."""
    due, later = next_steps.due_and_later(reminders, today=today)
    answered = next_steps.by_key(reminders)
    derived = next_steps.suggestions(applications, stages, answered, preferences, today=today, now=timezone.now())
    derived += next_steps.presence_again(presence.since_the_last_look(user), answered, today=today)
    return sorted([*due, *derived], key=lambda one: one.order), later


def suggested_today(user, *, today: dt.date) -> list[Next]:
    """What would be suggested now, whether or not it fits on the page."""
    return [one for one in due_today(user, today=today) if one.is_suggestion]


def due_today(user, *, today: dt.date) -> list[Next]:
    """All that is due, reminders and suggestions, most helpful first."""
    return _due(user, _stages(user, today), today)


def shown_today(user, *, today: dt.date) -> tuple[list[Next], list[Next]]:
    """What Today names, and the rest: look-backs are one line, and what is in that line is in neither list."""
    most, due = most_shown(Preferences.of(user), today), next_steps.grouped(due_today(user, today=today))
    return due[:most], due[most:]


def _due(user, stages: list[InterviewStage], today: dt.date) -> list[Next]:
    preferences = Preferences.of(user)
    reminders = next_steps.reminder_rows(user, today=today)
    rows = next_steps.candidates(user, preferences, reminders, today=today)
    return _next(user, stages, rows, reminders, preferences, today=today)[0]


def most_shown(preferences: Preferences, today: dt.date) -> int:
    """How many things Today names; the rest is there when asked for."""
    return MOST_AFTER_A_PAUSE if preferences.is_back(today) else MOST


def digest_of(user, *, today: dt.date) -> tuple[list[Next], list[Coming]]:
    """What a mail of the day says: all that is due, and the interviews of the next 48 hours."""
    stages = _stages(user, today)
    due = next_steps.grouped(_due(user, stages, today))
    soon = timezone.now() + next_steps.PREPARE_WITHIN
    return due, _agenda([stage for stage in stages if stage.starts_at and stage.starts_at < soon], today)


def _stages(user, today: dt.date) -> list[InterviewStage]:
    """Rounds from two days ago (they may still be written down) to two weeks ahead."""
    now, ahead = timezone.now(), dt.timedelta(days=AGENDA_DAYS)
    stages = (
        InterviewStage.objects.for_user(user)
        # no round of an application is later; a day more for zones
        .filter(application__news_expected_on__gte=today - dt.timedelta(days=5))
        .filter(
            Q(starts_at__gte=now - dt.timedelta(days=3), starts_at__lt=now + ahead)
            | Q(due_on__gte=today, due_on__lt=today + ahead)
        )
        .select_related("application")
        .only(
            "kind", "happened", "starts_at", "time_zone", "due_on", "minutes", "place", "how_it_went", "questions",
            "went_well", "do_differently", "application__company", "application__agency", "application__closed_as",
            "application__closed_on", "application__closed_day_known",
        )
    )  # fmt: skip
    return list(stages[:60])


def _agenda(stages: list[InterviewStage], today: dt.date) -> list[Coming]:
    now = timezone.now()
    rows = [
        stage
        for stage in stages
        if not stage.application.closed_as
        and stage.happened is None
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
            stage.kind_as_heading,
            f"{local:%H:%M}" if local else "due" if stage.kind == StageKind.TAKE_HOME else "no time yet",
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


def _quiet(user, today: dt.date) -> tuple[list[QuietOne], int]:
    """Those that went quiet last, and how many others were quiet already when they were imported."""
    quiet = Application.objects.for_user(user).quiet(today)
    rows = quiet.exclude(OVERDUE_WHEN_IMPORTED)
    newest = rows.order_by("-quiet_on", "-pk").values_list(*QUIET_FIELDS)[:MOST]
    shown = [
        QuietOne(
            pk,
            company or f"Through {agency}",
            title,
            f"/applications/{pk}/",
            wording.days_since(news_on, today) if is_known else "a while",
        )
        for pk, company, agency, title, news_on, is_known in newest
    ]
    return shown, quiet.filter(OVERDUE_WHEN_IMPORTED).count()


def _standfirst(agenda: list[Coming], due: int, quiet: int, waiting: int) -> str:
    parts = []
    if due:
        parts.append(
            wording.counted(
                due,
                one="1 small thing you could do. It can wait.",
                other="{n} small things you could do. None of them has to be today.",
            )
        )
    if agenda:
        parts.append(
            wording.counted(
                len(agenda),
                one="1 interview in the next two weeks.",
                other="{n} interviews in the next two weeks.",
            )
        )
    if waiting:
        parts.append(wording.counted(waiting, one="1 application is open.", other="{n} applications are open."))
    if quiet:
        parts.append(wording.counted(quiet, one="1 has gone quiet.", other="{n} have gone quiet."))
    return " ".join(parts) or "Nothing to do today."
