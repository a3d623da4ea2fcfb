"""Today: what is next, what is coming up, and what happened recently."""

import datetime as dt
from collections.abc import Container
from dataclasses import dataclass, replace

from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone

from applications import wording
from applications.detail.offers import offers
from applications.importing.update_outcomes import OVERDUE_WHEN_IMPORTED
from applications.models import Application, InterviewKind, InterviewStage, Movable, OutcomeKind, Profile, Status
from feedback import facts, naming
from feedback.facts import Fact
from feedback.keys import SuggestionKey
from feedback.known import Known
from feedback.models import Preferences
from feedback.reminders import next_steps
from feedback.reminders.due import MOST, due_and_later, due_of, most_shown, near_stages
from feedback.reminders.next_steps import TodoItem
from feedback.wins.dashboard import Dashboard, dashboard_of
from feedback.wins.derived import Win

from .first_steps import FirstStep, done_by_beginner, first_step
from .lately import LATELY_DAYS, Activity, lately_of

QUIET_FIELDS = ("pk", "company", "agency", "title", "status", "last_news_on", "news_day_known")


@dataclass(frozen=True, slots=True)
class PipelineStage:
    label: str
    count: int
    small: str
    url: str


@dataclass(frozen=True, slots=True)
class Pipeline:
    """How many applications stand where.

    `waiting`: open and sent; `quiet`: open, without news for a while; `own`: all but the sample data.
    """

    stations: list[PipelineStage]
    total: int
    waiting: int
    quiet: int
    has_offers: bool
    has_accepted: bool
    own: int


@dataclass(frozen=True, slots=True)
class AgendaItem:
    day: str
    iso: str
    company: str
    url: str
    text: str
    movable: Movable
    stage_id: int = 0
    is_listed: bool = False  # named elsewhere on the page

    @property
    def date(self) -> str:
        """“Thu 12 Nov”, for a mail, where no calendar is near."""
        return wording.weekday_date(dt.date.fromisoformat(self.iso))


@dataclass(frozen=True, slots=True)
class QuietOne:
    pk: int
    company: str
    title: str
    url: str
    since: str
    movable: Movable


@dataclass(frozen=True, slots=True)
class Soon:
    """The next interview within 48 hours. `others`: how many more there are in that time."""

    stage_id: int
    when: str
    iso: str
    company: str
    text: str
    url: str
    prepare_url: str
    others: int
    movable: Movable


@dataclass(frozen=True, slots=True)
class OpenOffer:
    """An offer that waits for a reply. `when`: the date to reply by, else since when it is there, where that is
    known.
    """

    pk: int
    company: str
    title: str
    url: str
    when: str
    movable: Movable


@dataclass(frozen=True, slots=True)
class Today:
    is_empty: bool
    heading: str
    standfirst: str
    pipeline: list[PipelineStage]
    open_count: int
    agenda: list[AgendaItem]
    soon: Soon | None
    offers: list[OpenOffer]
    wins: Dashboard
    lately: list[Activity]
    accepted: Application | None
    accepted_when: str
    fact: Fact | None
    quiet: list[QuietOne]
    quiet_count: int
    overdue: int
    next: list[TodoItem]
    more: int
    later: list[TodoItem]
    is_paused: bool
    is_back: bool
    paused_until: str
    first_step: FirstStep | None


def today_for(user, *, today: dt.date) -> Today:
    done = done_by_beginner(user, today)
    preferences = Preferences.of(user)
    pipeline = _pipeline(user, today)
    stages = near_stages(user, today)
    known = Known(user)
    agenda = _agenda(stages, today, known.several)
    is_paused = preferences.is_paused(today)
    reminders = [] if is_paused else next_steps.reminder_rows(user, today=today)
    rows = next_steps.candidates(user, preferences, reminders, today=today, interviews=known.interviews)
    due, later = ([], []) if is_paused else due_and_later(known, stages, rows, reminders, preferences, today=today)
    due = next_steps.grouped(due)
    happened = lately_of(user, today, known.several)
    accepted = _accepted(user, today) if pipeline.has_accepted else None
    quiet, overdue = _quiet(user, pipeline.quiet, today) if pipeline.quiet else ([], 0)
    most = most_shown(preferences, today)
    soon = _soon(stages, today, known.several)
    due = [one for one in due if soon is None or one.key != str(SuggestionKey("prepare", soon.stage_id))]
    shown = due[:most]
    if not preferences.is_back(today):
        shown += next_steps.replies_to_come(reminders, today=today, several=known.several)[: most - len(shown)]
    named = {one.key for one in shown}
    open_offers = _offers(user, today) if pipeline.has_offers else []
    return Today(
        is_empty=not (pipeline.total or due or later),
        heading=f"{today:%A} {today.day} {today:%B}",
        standfirst=_standfirst(agenda, len(due[:most]), pipeline.quiet, pipeline.waiting),
        pipeline=pipeline.stations,
        open_count=pipeline.waiting,
        agenda=_listed_once(agenda, soon, shown),
        next=shown,
        more=len(due[most:]),
        is_back=preferences.is_back(today),
        later=[one for one in later if one.key not in named],
        is_paused=is_paused,
        first_step=None
        if is_paused or accepted or due[most:]  # there is enough to do
        else first_step(preferences, done, own=pipeline.own, has_interview_ahead=bool(agenda)),
        paused_until=wording.long_date(preferences.paused_until, today) if preferences.paused_until else "",
        soon=soon,
        offers=open_offers,
        wins=dashboard_of(user, today=today, offered=[one.pk for one in open_offers], known=known),
        lately=happened,
        accepted=accepted,
        accepted_when=wording.short_date(accepted.closed_on, today) if accepted and accepted.closed_on else "",
        fact=_fact(happened, pipeline.quiet, Profile.of(user).country, today) if preferences.shows_facts else None,
        quiet=quiet,
        overdue=overdue,
        quiet_count=pipeline.quiet,
    )


def _pipeline(user, today: dt.date) -> Pipeline:
    counts = dict.fromkeys(Status.values, 0)
    reached = dict.fromkeys(Status.values, 0)
    closed = lately = quiet = own = 0
    has_accepted = False
    states = Application.objects.for_user(user).order_by().values("closed_as", "status")
    for state in states.annotate(
        number=Count("pk"),
        own=Count("pk", filter=Q(is_sample=False)),
        quiet=Count("pk", filter=Q(closed_as="", quiet_on__lte=today)),
        lately=Count("pk", filter=Q(closed_on__gt=today - dt.timedelta(days=LATELY_DAYS), closed_day_known=True)),
    ):
        closed_as, furthest, number = state["closed_as"], state["status"], state["number"]
        has_accepted |= closed_as == OutcomeKind.ACCEPTED
        quiet += state["quiet"]
        own += state["own"]
        lately += state["lately"]
        if closed_as:
            closed += number
        else:
            counts[furthest] += number
        for status in Status:
            if status.order <= Status(furthest).order:
                reached[status] += number
    so_far = {status: f"{wording.figure(number)} invited so far" for status, number in reached.items()}
    small = so_far | {
        Status.SAVED: "not applied yet",
        Status.APPLIED: f"{wording.figure(reached[Status.APPLIED])} sent so far",
        Status.OFFER: f"{wording.figure(reached[Status.OFFER])} so far",
    }
    stations = [
        PipelineStage(status.label, counts[status], small[status], f"/board/#{status.value}") for status in Status
    ]
    stations.append(
        PipelineStage(
            "Closed",
            closed,
            f"{wording.figure(lately)} in the last two weeks" if lately else "none in the last two weeks",
            "/applications/?outcome=closed",
        )
    )
    open_ones = sum(counts.values())
    return Pipeline(
        stations,
        closed + open_ones,
        open_ones - counts[Status.SAVED],
        quiet,
        bool(counts[Status.OFFER]),
        has_accepted,
        own,
    )


def _listed_once(agenda: list[AgendaItem], soon: Soon | None, named: list[TodoItem]) -> list[AgendaItem]:
    """Mark the interviews that the page names above: a phone, where both lists are one, leaves them out."""
    keys = {one.key for one in named}
    return [
        replace(
            one,
            is_listed=(soon is not None and one.stage_id == soon.stage_id)
            or str(SuggestionKey("prepare", one.stage_id)) in keys,
        )
        for one in agenda
    ]


def _accepted(user, today: dt.date) -> Application | None:
    """The job that was accepted in the last weeks: the first thing on the page."""
    rows = Application.objects.for_user(user).filter(closed_as=OutcomeKind.ACCEPTED, closed_day_known=True)
    rows = rows.filter(closed_on__gt=today - dt.timedelta(days=next_steps.ACCEPTED_WITHIN))
    return rows.only("company", "agency", "title", "closed_on").order_by("-closed_on", "-pk").first()


def _offers(user, today: dt.date) -> list[OpenOffer]:
    return [
        OpenOffer(
            one.application.pk,
            one.application.company_or_agency,
            one.application.title,
            one.application.get_absolute_url(),
            _offer_date(one.application, today),
            one.application.movable,
        )
        for one in offers(user, today=today)
    ]


def _offer_date(application: Application, today: dt.date) -> str:
    if application.answer_by:
        date = wording.inside_date(application.answer_by, today)
        return f"They asked for a reply by {date}." if application.answer_by < today else f"Reply by {date}."
    offered_on = application.known_status_since
    return f"They made the offer {wording.on_date(offered_on, today)}." if offered_on else ""


def _soon(stages: list[InterviewStage], today: dt.date, several: Container[str]) -> Soon | None:
    """What is on the calendar next, if it is within 48 hours: its time is what matters most on that day."""
    now = timezone.now()
    ahead = [
        (stage.starts_at, stage)
        for stage in stages
        if stage.starts_at
        and now <= stage.starts_at < now + next_steps.PREPARE_WITHIN
        and stage.happened is None
        and not stage.application.closed_as
    ]
    if not ahead:
        return None
    starts_at, stage = min(ahead, key=lambda one: (one[0], one[1].pk))
    local = timezone.localtime(starts_at)
    return Soon(
        stage.pk,
        f"{wording.short_date(local.date(), today)}, {local:%H:%M}",
        local.isoformat(),
        naming.named(stage.application, several),
        stage.kind_in_sentence,
        stage.application.get_absolute_url(),
        reverse("application_ready", args=[stage.application_id]),
        len(ahead) - 1,
        stage.application.movable,
    )


def _fact(happened: list[Activity], quiet: int, country: str, today: dt.date) -> Fact | None:
    """Return one fact that suits what happened recently, another one each week."""
    states = {one.to_state for line in happened for one in (line, *line.endings)}
    fitting: list[Fact] = []
    if quiet or OutcomeKind.NO_RESPONSE in states:
        fitting += facts.about_silence(country)
    if OutcomeKind.REJECTED in states:
        fitting += facts.about_applying(country)
    return fitting[today.isocalendar().week % len(fitting)] if fitting else None


def digest_of(user, *, today: dt.date) -> tuple[list[TodoItem], list[AgendaItem]]:
    """What a mail of the day says: all that is due, and the interviews of the next 48 hours."""
    stages, known = near_stages(user, today), Known(user)
    due = next_steps.grouped(due_of(known, stages, today))
    soon = timezone.now() + next_steps.PREPARE_WITHIN
    return due, _agenda([stage for stage in stages if stage.starts_at and stage.starts_at < soon], today, known.several)


@dataclass(frozen=True, slots=True)
class GoodNews:
    """With what a mail of the day opens. `wins`: the most telling ones of the last seven days, two at most."""

    accepted: Application | None
    offers: list[OpenOffer]
    wins: list[Win]


def good_news_of(user, *, today: dt.date) -> GoodNews:
    open_offers = _offers(user, today)
    found = dashboard_of(user, today=today, offered=[one.pk for one in open_offers])
    return GoodNews(_accepted(user, today), open_offers, [win for win in (found.lead, found.also) if win])


def agenda_of(user, *, today: dt.date) -> list[AgendaItem]:
    """The interviews of the next two weeks."""
    return _agenda(near_stages(user, today), today, naming.several_at(user))


def _agenda(stages: list[InterviewStage], today: dt.date, several: Container[str]) -> list[AgendaItem]:
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
            f"{local:%H:%M}" if local else "due" if stage.kind == InterviewKind.TAKE_HOME else "no time yet",
            f"{stage.minutes} min" if stage.minutes else "",
            stage.place,
        ]
        found.append((day, local.time() if local else dt.time.max, stage, ", ".join(part for part in parts if part)))
    return [
        AgendaItem(
            f"{day:%a}\N{NO-BREAK SPACE}{day.day}",
            day.isoformat(),
            naming.shown(stage.application, several),
            stage.application.get_absolute_url(),
            text,
            stage.application.movable,
            stage.pk,
        )
        for day, _, stage, text in sorted(found, key=lambda row: row[:2])
    ]


def _quiet(user, number: int, today: dt.date) -> tuple[list[QuietOne], int]:
    """Those that went quiet last, and how many others were quiet already when they were imported. `number`: of all."""
    quiet = Application.objects.for_user(user).quiet(today)
    rows = quiet.exclude(OVERDUE_WHEN_IMPORTED)
    newest = list(rows.order_by("-quiet_on", "-pk").values_list(*QUIET_FIELDS)[: MOST + 1])
    shown = [
        QuietOne(
            pk,
            company or f"Through {agency}",
            title,
            f"/applications/{pk}/",
            wording.days_since(news_on, today) if is_known else "a while",
            Movable(pk, company or agency, status),
        )
        for pk, company, agency, title, status, news_on, is_known in newest[:MOST]
    ]
    return shown, quiet.filter(OVERDUE_WHEN_IMPORTED).count() if len(newest) > MOST else number - len(newest)


def _standfirst(agenda: list[AgendaItem], due: int, quiet: int, waiting: int) -> str:
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
        parts.append(
            wording.counted(waiting, one="1 application is under way.", other="{n} applications are under way.")
        )
    if quiet:
        parts.append(wording.counted(quiet, one="1 has gone quiet.", other="{n} have gone quiet."))
    return " ".join(parts) or "Nothing to do today."
