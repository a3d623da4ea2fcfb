"""The plan after a no: a few steps that suit how far it got."""

import datetime as dt
from dataclasses import dataclass

from applications.models import OutcomeKind, Status
from feedback import facts
from feedback.facts import Fact
from feedback.models.preferences import Preferences

LONG_PAST = dt.timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Person:
    pk: int
    name: str


@dataclass(frozen=True, slots=True)
class ClosedApplication:
    """How it ended: the outcome and its date, and how far it got by interviews that took place.

    `was_invited`: whether its status says that they invited, whatever came of it.
    `ended_on` is None where nobody knows the date.
    """

    kind: str
    ended_on: dt.date | None
    furthest: str
    has_interviews: bool
    people: tuple[Person, ...] = ()
    was_invited: bool = False

    @property
    def somebody_met(self) -> bool:
        return self.has_interviews or Status(self.furthest).order > Status.APPLIED.order


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do: `kind` is a ReminderKind, `is_suggested` whether the box is ticked, `leaves_on` when it goes
    again.
    """

    kind: str
    title: str
    reason: str
    due_on: dt.date
    source: Fact | None = None
    person: Person | None = None
    is_suggested: bool = True
    leaves_on: dt.date | None = None


def plan_after(ending: ClosedApplication, defaults: Preferences, *, today: dt.date) -> list[Step]:
    """Steps for this ending, most useful first; none for one that is long past, or that may be.

    Asking is suggested when a person was ever involved. After silence there is nothing to ask; what the person ended
    themselves offers staying in touch only.
    """
    ended_on = ending.ended_on
    if ended_on is None or today - ended_on > LONG_PAST:
        return []
    steps: list[Step] = []
    if ending.kind == OutcomeKind.REJECTED:
        steps.append(_ask(ending, ended_on, defaults, today))
        if ending.somebody_met:
            steps.append(
                Step(
                    kind="reflect",
                    title="Look back for ten minutes",
                    reason="What went well, what you’d do differently, what was out of your hands, and one plan.",
                    due_on=max(today, ended_on + dt.timedelta(days=1)),
                    source=facts.DEBRIEF,
                )
            )
    if ending.people and ending.kind != OutcomeKind.NO_RESPONSE:
        person = ending.people[0]
        steps.append(
            Step(
                kind="keep_in_touch",
                title=f"Say hello to {person.name} in a few months",
                reason="Just a short note. There’s nothing you need to ask for."
                " Many employers have come back to someone they had passed over."
                if ending.kind in (OutcomeKind.REJECTED, OutcomeKind.CANCELLED)
                else "Just a short note. There’s nothing you need to ask for.",
                due_on=max(today, ended_on) + dt.timedelta(days=defaults.keep_in_touch_days),
                source=facts.PASSED_OVER if ending.kind in (OutcomeKind.REJECTED, OutcomeKind.CANCELLED) else None,
                person=person,
                is_suggested=False,
            )
        )
    return steps


def _ask(ending: ClosedApplication, ended_on: dt.date, defaults: Preferences, today: dt.date) -> Step:
    person = ending.people[0] if ending.people else None
    first = ended_on + dt.timedelta(days=defaults.ask_after_days)
    if ending.somebody_met:
        reason = "People give more useful answers when you ask for advice rather than feedback. It takes a minute."
    else:
        reason = "No one there has met you, so a reply is less likely. You can still ask."
    return Step(
        kind="ask",
        title=f"Ask {person.name} for one piece of advice" if person else "Ask for one piece of advice",
        reason=reason,
        due_on=max(today, first),
        source=facts.ADVICE_NOT_FEEDBACK,
        person=person,
        is_suggested=ending.somebody_met,
        leaves_on=ended_on + dt.timedelta(days=defaults.ask_within_days),
    )
