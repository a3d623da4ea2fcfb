"""What adding an interview, or saying that it took place or did not, changes; each with one undo."""

import datetime as dt

from applications.models import (
    Application,
    InterviewKind,
    InterviewStage,
    Recorder,
    Status,
    recompute_quiet_for,
)
from applications.models.history import ApplicationState, Plan, Steps, moving_to
from applications.models.interviews import DID_NOT, PLANNED
from applications.models.recording import Change, record

SAID = {"yes": True, "no": False, "unsaid": None}


def status_for(kind: str) -> Status:
    """The status that an interview of this type belongs to."""
    return Status.SCREENING if kind == InterviewKind.SCREEN else Status.INTERVIEWING


def moves_on(application: Application, kind: str) -> bool:
    """Return whether an interview of this type says more than the status does."""
    return application.is_open and Status(application.status).order < status_for(kind).order


def move_for(recorder: Recorder, stage: InterviewStage, *, today: dt.date, now: dt.datetime) -> bool:
    """Move the application to the status that an interview belongs to; give whether it moved.

    It was invited today, or, where the interview took place before, on that date at the latest. Never backwards, and a
    closed application stays as it is.
    """
    day = stage.day if stage.took_place(now) else None
    plan = _invited_by(stage.kind, min(day, today) if day else today)
    number = len(recorder.steps)
    record(recorder, [Change(stage.application, plan)], today=today)
    return len(recorder.steps) > number


def _invited_by(kind: str, on: dt.date) -> Plan:
    """Not before the latest news: of an interview that was before it, the date of the invitation is not known."""

    def plan(state: ApplicationState) -> Steps:
        status = status_for(kind)
        if state.closed_as or Status(state.status).order >= status.order:
            return []
        is_known = state.status == Status.SAVED or on >= state.last_news_on
        return moving_to(status, on if is_known else state.last_news_on, day_known=is_known)(state)

    return plan


def say(recorder: Recorder, stage: InterviewStage, happened: bool | None) -> None:
    """Record what the person says about whether an interview took place; None takes it back."""
    recorder.change(stage, happened=happened)
    recompute_quiet_for(stage.application)


def said(stage: InterviewStage, now: dt.datetime) -> str:
    """Confirm what the person said: “Saved: the screening call did not take place.”"""
    if stage.kind == InterviewKind.TAKE_HOME:
        return {
            True: "Saved: you handed in the task.",
            False: "Saved: you didn’t hand in the task.",
            None: "Saved: the task is not handed in yet.",
        }[stage.happened]
    name, is_later = stage.kind_in_sentence, stage.starts_later(now)
    return {
        True: f"Saved: the {name} took place.",
        False: f"Saved: the {name} won’t take place." if is_later else f"Saved: the {name} did not take place.",
        None: f"Saved: the {name} is planned.",
    }[stage.happened]


def answers(stage: InterviewStage, now: dt.datetime) -> list[tuple[str, str]]:
    """What the person can say about an interview with one tap: (a key of SAID, label)."""
    is_task, state = stage.kind == InterviewKind.TAKE_HOME, stage.state(now)
    yes = ("yes", "I handed it in" if is_task else "It took place")
    no = ("no", "I didn’t hand it in" if is_task else "It didn’t take place")
    if not stage.starts_later(now):
        return {DID_NOT: [yes], PLANNED: [yes, no]}.get(state, [no])
    if is_task:
        return {DID_NOT: [yes], PLANNED: [yes]}.get(state, [("unsaid", "Not handed in yet")])
    if stage.happened is not None:
        return [("unsaid", "It’s on again")]
    return [("no", "It won’t take place")] if state == PLANNED else []
