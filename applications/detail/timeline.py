"""The story of one application: its steps, its interviews, and how long each took."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.utils import timezone

from applications import wording
from applications.models import (
    OUTCOME_SENTENCES,
    Application,
    InterviewStage,
    Outcome,
    OutcomeKind,
    Reason,
    Status,
    StatusChange,
    WorkMode,
)
from applications.models.interviews import DID_NOT, PLANNED, TOOK_PLACE

from .interviewing import answers


@dataclass(slots=True)
class Entry:
    day: dt.date | None
    when: str
    title: str
    text: str = ""
    kind: str = ""
    change_id: int | None = None
    stage: InterviewStage | None = None
    state: str = ""
    answers: list[tuple[str, str]] = field(default_factory=list)
    outcome: Outcome | None = None
    order: tuple = ()

    @property
    def has_notes(self) -> bool:
        """Whether notes of an interview are shown; its preparation is one of them once it did not take place."""
        if self.stage is None:
            return False
        return self.stage.is_written_up or bool(self.state == DID_NOT and self.stage.preparation)


@dataclass(slots=True)
class Step:
    label: str
    when: str = ""
    is_on: bool = False
    is_now: bool = False
    ended: str = ""
    is_got: bool = False  # it ended with the job


@dataclass(slots=True)
class Clock:
    """The same hour in one place: “14:00 to 14:45”, “London, your time (GMT)”."""

    span: str
    place: str


@dataclass(slots=True)
class Upcoming:
    stage: InterviewStage
    heading: str
    clocks: list[Clock] = field(default_factory=list)
    people: str = ""


@dataclass(slots=True)
class Story:
    """The changes of an application with their outcomes, oldest first, and its interviews with the people in them.

    `states`: of each interview whether it is planned, took place or did not, at the moment `now`.
    """

    changes: list[StatusChange]
    stages: list[InterviewStage]
    states: dict[int, str]
    now: dt.datetime

    @property
    def held(self) -> list[InterviewStage]:
        """The interviews that took place."""
        return [stage for stage in self.stages if self.states[stage.pk] == TOOK_PLACE]


def load_story(application: Application, now: dt.datetime | None = None) -> Story:
    """`now` is this moment unless told."""
    now = now or timezone.now()
    stages = list(application.stages.filter(deleted_at=None).prefetch_related("contacts"))
    states = {stage.pk: stage.state(now) for stage in stages}
    return Story(list(application.changes.live().select_related("outcome")), stages, states, now)


def _names(stage: InterviewStage) -> str:
    return ", ".join(contact.name for contact in stage.contacts.all())


def entries(story: Story, today: dt.date) -> list[Entry]:
    """Newest first. Each change says how long it took since the one before."""
    found: list[Entry] = []
    before: StatusChange | None = None
    for change in story.changes:
        title = title_of(change)
        text = _took(before, change) if before else ""
        outcome = change.outcome
        if outcome and outcome.reason != Reason.NONE:
            text = f"{text} {Reason(outcome.reason).sentence}.".strip()
        kind = (
            "ended" if change.to_state in OutcomeKind.values else "win" if change.to_state == Status.OFFER else "moved"
        )
        found.append(
            Entry(
                day=change.known_on,
                when=wording.short_date(change.happened_on, today) if change.day_known else NOT_KNOWN,
                title=title,
                text=text,
                kind=kind,
                change_id=change.pk,
                outcome=outcome if outcome and outcome.message else None,
                order=(change.happened_on, 1, change.pk),
            )
        )
        before = change
    found += [_interview(stage, story, today) for stage in story.stages]
    return sorted(found, key=lambda entry: entry.order, reverse=True)


def _interview(stage: InterviewStage, story: Story, today: dt.date) -> Entry:
    day = stage.starts_at.astimezone(stage.zone).date() if stage.starts_at else stage.due_on
    order = day or timezone.localdate(stage.created_at)
    state = story.states[stage.pk]
    said = _whether_it_took_place(stage, state, story.now).format(day=wording.inside_date(day, today) if day else "")
    details = ". ".join(part for part in (_names(stage), stage.place) if part)
    return Entry(
        day=day,
        when=wording.short_date(day, today) if day else NOT_KNOWN,
        title=_interview_title(stage),
        text=f"{said} {details}".strip(),
        kind={PLANNED: "planned", DID_NOT: "missed"}.get(state, ""),
        stage=stage,
        state=state,
        answers=[] if state == TOOK_PLACE and stage.is_written_up else answers(stage, story.now),
        order=(order, 0, stage.pk),
    )


NOT_KNOWN = "Date not known"


def _whether_it_took_place(stage: InterviewStage, state: str, now: dt.datetime) -> str:
    """A sentence with a place for the date it was planned for; empty if it took place."""
    if state == PLANNED:
        return "Planned."
    if state != DID_NOT:
        return ""
    if not stage.starts_at and not stage.due_on:
        return "Did not take place."
    if stage.starts_later(now):
        return "Planned for {day}, won’t take place."
    return "Planned for {day}, did not take place."


def title_of(change: StatusChange) -> str:
    """“They said no”, “Moved to Screening”."""
    return OUTCOME_SENTENCES.get(change.to_state) or _moved(change)


def _moved(change: StatusChange) -> str:
    if change.from_state in OutcomeKind.values:
        return "Reopened"
    if change.to_state == Status.APPLIED and change.from_state in ("", Status.SAVED):
        return "Applied"
    if change.to_state == Status.SAVED and not change.from_state:
        return "Saved"
    if change.to_state == Status.OFFER:
        return "They made an offer"
    back = change.from_state in Status.values and Status(change.from_state).order > Status(change.to_state).order
    label = Status(change.to_state).label
    return f"Moved back to {label}" if back else f"Moved to {label}"


TOOK: dict[str, tuple[str, str]] = {
    Status.SAVED: ("1 day after you saved it.", "{n} days after you saved it."),
    Status.APPLIED: ("1 day after you applied.", "{n} days after you applied."),
    Status.SCREENING: ("1 day after reaching Screening.", "{n} days after reaching Screening."),
    Status.INTERVIEWING: ("1 day after reaching Interviewing.", "{n} days after reaching Interviewing."),
    Status.OFFER: ("1 day after the offer.", "{n} days after the offer."),
    OutcomeKind.ACCEPTED: ("1 day after you accepted.", "{n} days after you accepted."),
    OutcomeKind.REJECTED: ("1 day after they said no.", "{n} days after they said no."),
    OutcomeKind.NO_RESPONSE: ("1 day after you closed it.", "{n} days after you closed it."),
    OutcomeKind.CANCELLED: ("1 day after the role was cancelled.", "{n} days after the role was cancelled."),
    OutcomeKind.WITHDRAWN: ("1 day after you withdrew.", "{n} days after you withdrew."),
    OutcomeKind.DECLINED: ("1 day after you declined.", "{n} days after you declined."),
}


def _took(before: StatusChange, change: StatusChange) -> str:
    """How long it took since the change before; nothing on the same day, or where one of the dates is not known."""
    if not (before.day_known and change.day_known):
        return ""
    days = (change.happened_on - before.happened_on).days
    one, other = TOOK[before.to_state]
    return wording.counted(days, one=one, other=other) if days else ""


def _interview_title(stage: InterviewStage) -> str:
    """“Screening call, 30 minutes”."""
    kind = stage.kind_as_heading
    if not stage.minutes:
        return kind
    return wording.counted(stage.minutes, one="{kind}, 1 minute", other="{kind}, {n} minutes", kind=kind)


def steps(application: Application, changes: Sequence[StatusChange], today: dt.date) -> list[Step]:
    """The five stages with the date each was reached, as far as it is known. The outcome is shown at the furthest."""
    reached: dict[str, dt.date | None] = {}
    for change in changes:
        if change.to_state in Status.values:
            for status in Status:
                if status.order > Status(change.to_state).order:
                    reached.pop(status, None)
            reached.setdefault(change.to_state, change.known_on)
    found = []
    for status in Status:
        is_last = status == application.furthest
        ended = ""
        if is_last and application.closed_as:
            kind = OutcomeKind(application.closed_as)
            ended = str(kind.sentence)
            if on := application.known_closed_on:
                ended = f"{ended}, {wording.inside_date(on, today)}"
        found.append(
            Step(
                label=status.label,
                when=wording.short_date(on, today) if (on := reached.get(status)) else "",
                is_on=status.order <= Status(application.furthest).order,
                is_now=is_last and application.is_open,
                ended=ended,
                is_got=is_last and application.closed_as == OutcomeKind.ACCEPTED,
            )
        )
    return found


def upcoming(story: Story, *, now: dt.datetime, zone: dt.tzinfo, zone_name: str) -> list[Upcoming]:
    """Interviews still to come, soonest first, in the person's zone and, when it differs, in that of the interview."""
    found: list[tuple[dt.datetime, Upcoming]] = []
    for stage in story.stages:
        if stage.starts_at is None or stage.ends_at is None or stage.ends_at < now:
            continue
        if story.states[stage.pk] == DID_NOT:
            continue
        here = stage.starts_at.astimezone(zone)
        city, zone_code = _city(zone_name), f"{here:%Z}"
        own = f"{city}, your time" if city == zone_code else f"{city}, your time ({zone_code})"
        clocks = [Clock(_span(here, stage.minutes), own)]
        there = stage.starts_at.astimezone(stage.zone)
        if there.utcoffset() != here.utcoffset():
            clocks.append(
                Clock(
                    _span(there, stage.minutes),
                    f"{_city(stage.time_zone)} ({there:%Z}), {wording.weekday_date(there.date())}",
                )
            )
        heading = f"{here:%A} {wording.long_date(here.date(), now.astimezone(zone).date())}"
        people = _names(stage)
        found.append((stage.starts_at, Upcoming(stage, heading, clocks, people)))
    return [one for _, one in sorted(found, key=lambda pair: (pair[0], pair[1].stage.pk))]


def _span(start: dt.datetime, minutes: int | None) -> str:
    return f"{start:%H:%M} to {start + dt.timedelta(minutes=minutes):%H:%M}" if minutes else f"{start:%H:%M}"


def _city(zone_name: str) -> str:
    return zone_name.rsplit("/", 1)[-1].replace("_", " ")


CLOSED = {
    OutcomeKind.ACCEPTED: "You accepted.",
    OutcomeKind.REJECTED: "They said no.",
    OutcomeKind.NO_RESPONSE: "Closed: no response.",
    OutcomeKind.CANCELLED: "The role was cancelled.",
    OutcomeKind.WITHDRAWN: "You withdrew.",
    OutcomeKind.DECLINED: "You declined.",
}
CLOSED_ON = {
    OutcomeKind.ACCEPTED: "You accepted {on}.",
    OutcomeKind.REJECTED: "They said no {on}.",
    OutcomeKind.NO_RESPONSE: "Closed {on}: no response.",
    OutcomeKind.CANCELLED: "The role was cancelled {on}.",
    OutcomeKind.WITHDRAWN: "You withdrew {on}.",
    OutcomeKind.DECLINED: "You declined {on}.",
}


def standfirst(application: Application, coming: Sequence[Upcoming], today: dt.date) -> str:
    """The job, then how things are: “Analyst, Bristol, hybrid. Screening since 3 November.”"""
    mode = WorkMode(application.work_mode).in_sentence if application.work_mode else ""
    job = ", ".join(part for part in (application.title, application.location, mode) if part)
    return f"{job}. {_how_things_are(application, coming, today)}"


def _how_things_are(application: Application, coming: Sequence[Upcoming], today: dt.date) -> str:
    if application.closed_as:
        kind, closed_on = OutcomeKind(application.closed_as), application.known_closed_on
        applied_on = application.known_applied_on
        closed = CLOSED_ON[kind].format(on=wording.on_date(closed_on, today)) if closed_on else CLOSED[kind]
        return f"You applied {wording.on_date(applied_on, today)}. {closed}" if applied_on else closed
    if coming:
        stage, start = coming[0].stage, coming[0].clocks[0].span.split(" ")[0]
        return f"{stage.kind_as_heading} on {coming[0].heading} at {start}."
    if application.quiet_on and application.quiet_on <= today:
        news_on = application.known_last_news_on
        return f"No news for {wording.days_since(news_on, today)}." if news_on else "No news for a while."
    return f"{status_text(application, today)}."


def status_text(application: Application, today: dt.date) -> str:
    """How far an open application is, and since when if that is known: “Applied on 29 November”, without a full
    stop.
    """
    since, applied_on = application.known_status_since, application.known_applied_on
    match application.status:
        case Status.SAVED:
            return Status.SAVED.sentence
        case Status.APPLIED:
            return f"Applied {wording.on_date(applied_on, today)}" if applied_on else "Applied, date not known"
        case Status.OFFER:
            return f"They made an offer {wording.on_date(since, today)}" if since else "They made an offer"
        case status:
            label = Status(status).label
            return f"{label} since {wording.inside_date(since, today)}" if since else label


def questions(stages: Sequence[InterviewStage]) -> list[str]:
    """The questions in these interviews, one a line as they were written down."""
    return [line.strip() for stage in stages for line in stage.questions.splitlines() if line.strip()]
