"""The story of one application: its steps, its interviews, and how long each took."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.utils import timezone

from applications import wording
from applications.models import (
    ENDINGS,
    Application,
    InterviewStage,
    Outcome,
    OutcomeKind,
    Reason,
    Status,
    StatusChange,
    WorkMode,
)


@dataclass(slots=True)
class Entry:
    day: dt.date
    when: str
    title: str
    text: str = ""
    kind: str = ""
    change_id: int | None = None
    stage: InterviewStage | None = None
    outcome: Outcome | None = None
    order: tuple = ()


@dataclass(slots=True)
class Step:
    label: str
    when: str = ""
    is_on: bool = False
    is_now: bool = False
    ended: str = ""


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
    """The changes of an application with their outcomes, oldest first, and its interviews with the people in them."""

    changes: list[StatusChange]
    stages: list[InterviewStage]


def load_story(application: Application) -> Story:
    stages = application.stages.filter(deleted_at=None).prefetch_related("contacts")
    return Story(list(application.changes.live().select_related("outcome")), list(stages))


def _names(stage: InterviewStage) -> str:
    return ", ".join(contact.name for contact in stage.contacts.all())


def entries(story: Story, today: dt.date) -> list[Entry]:
    """Newest first. Each change says how long it took since the one before."""
    found: list[Entry] = []
    before: StatusChange | None = None
    for change in story.changes:
        title = ENDINGS.get(change.to_state) or _moved(change)
        took = (change.happened_on - before.happened_on).days if before else None
        text = f"{took} day{'s' if took != 1 else ''} after {_noun(before)}." if before and took else ""
        outcome = change.outcome
        if outcome and outcome.reason != Reason.NONE:
            text = f"{text} The reason they gave: {Reason(outcome.reason).in_sentence}.".strip()
        kind = (
            "ended" if change.to_state in OutcomeKind.values else "win" if change.to_state == Status.OFFER else "moved"
        )
        found.append(
            Entry(
                day=change.happened_on,
                when=wording.short_date(change.happened_on, today),
                title=title,
                text=text,
                kind=kind,
                change_id=change.pk,
                outcome=outcome if outcome and outcome.message else None,
                order=(change.happened_on, 1, change.pk),
            )
        )
        before = change
    for stage in story.stages:
        day = (
            stage.starts_at.astimezone(stage.zone).date()
            if stage.starts_at
            else stage.due_on or timezone.localdate(stage.created_at)
        )
        length = f", {stage.minutes} minutes" if stage.minutes else ""
        people = _names(stage)
        found.append(
            Entry(
                day=day,
                when=wording.short_date(day, today),
                title=f"{stage.get_kind_display()}{length}",
                text=". ".join(part for part in (people, stage.place) if part),
                stage=stage,
                order=(day, 0, stage.pk),
            )
        )
    return sorted(found, key=lambda entry: entry.order, reverse=True)


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
    return f"{'Back to' if back else 'Moved to'} {Status(change.to_state).label}"


def _noun(change: StatusChange) -> str:
    words: dict[str, str] = {
        Status.SAVED: "you saved it",
        Status.APPLIED: "you applied",
        Status.SCREENING: "the screening began",
        Status.INTERVIEWING: "the interviews began",
        Status.OFFER: "the offer",
    }
    return words.get(change.to_state, "the previous step")


def steps(application: Application, changes: Sequence[StatusChange], today: dt.date) -> list[Step]:
    """The five stations, with the day each was reached; an ending stops the line where it stood."""
    reached: dict[str, dt.date] = {}
    for change in changes:
        if change.to_state in Status.values:
            for status in Status:
                if status.order > Status(change.to_state).order:
                    reached.pop(status, None)
            reached.setdefault(change.to_state, change.happened_on)
    found = []
    for status in Status:
        is_last = status == application.furthest
        ended = ""
        if is_last and application.closed_on:
            ended = f"{ENDINGS[OutcomeKind(application.closed_as)]}, {wording.short_date(application.closed_on, today).lower() if application.closed_on >= today - dt.timedelta(days=1) else wording.short_date(application.closed_on, today)}"
        found.append(
            Step(
                label=status.label,
                when=wording.short_date(reached[status], today) if status in reached else "",
                is_on=status.order <= Status(application.furthest).order,
                is_now=is_last and application.is_open,
                ended=ended,
            )
        )
    return found


def upcoming(story: Story, *, now: dt.datetime, zone: dt.tzinfo, zone_name: str) -> list[Upcoming]:
    """Interviews still to come, soonest first, in the person's zone and, when it differs, in that of the interview."""
    found: list[tuple[dt.datetime, Upcoming]] = []
    for stage in story.stages:
        if stage.starts_at is None or stage.ends_at is None or stage.ends_at < now:
            continue
        here = stage.starts_at.astimezone(zone)
        clocks = [Clock(_span(here, stage.minutes), f"{_city(zone_name)}, your time ({here:%Z})")]
        there = stage.starts_at.astimezone(stage.zone)
        if there.utcoffset() != here.utcoffset():
            clocks.append(
                Clock(
                    _span(there, stage.minutes),
                    f"{_city(stage.time_zone)} ({there:%Z}), {wording.weekday_date(there.date())}",
                )
            )
        heading, people = f"{here:%A} {here.day} {here:%B}", _names(stage)
        found.append((stage.starts_at, Upcoming(stage, heading, clocks, people)))
    return [one for _, one in sorted(found, key=lambda pair: (pair[0], pair[1].stage.pk))]


def _span(start: dt.datetime, minutes: int | None) -> str:
    return f"{start:%H:%M} to {start + dt.timedelta(minutes=minutes):%H:%M}" if minutes else f"{start:%H:%M}"


def _city(zone_name: str) -> str:
    return zone_name.rsplit("/", 1)[-1].replace("_", " ")


def standfirst(application: Application, coming: Sequence[Upcoming], today: dt.date) -> str:
    """The fact first, then where it stands."""
    mode = WorkMode(application.work_mode).in_sentence if application.work_mode else ""
    what = ", ".join(part for part in (application.title, application.location, mode) if part)
    if application.closed_on:
        began = wording.long_date(application.applied_on, today) if application.applied_on else ""
        ended = wording.long_date(application.closed_on, today)
        span = f"Open from {began} to {ended}" if began else f"Closed on {ended}"
        return f"{what}. {span}; {OutcomeKind(application.closed_as).in_sentence}."
    if coming:
        first = coming[0]
        return f"{what}. {first.stage.get_kind_display()} on {first.heading} at {first.clocks[0].span.split(' ')[0]}."
    if application.quiet_on and application.quiet_on <= today:
        return f"{what}. No news for {wording.days_since(application.last_news_on, today)}."
    if application.status == Status.SAVED:
        return f"{what}. Saved for later."
    return f"{what}. At {Status(application.status).label.lower()} since {wording.long_date(application.status_since, today)}."


def questions(stages: Sequence[InterviewStage]) -> list[str]:
    """The questions met in its interviews, one a line as they were written down."""
    return [line.strip() for stage in stages for line in stage.questions.splitlines() if line.strip()]
