"""How an application comes into being, by hand or by the thousand."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.db import models, transaction

from .application import Application
from .history import MoveError, Outcome, StatusChange, standing_of
from .people import Tag
from .profile import Profile
from .undo import Action
from .vocabulary import OutcomeKind, Status

CHUNK = 500


@dataclass(slots=True)
class NewApplication:
    """An application that is not stored yet, with the (state, day) pairs of its history, oldest first."""

    application: Application
    history: Sequence[tuple[str, dt.date]]
    tags: Sequence[str] = ()
    reason: str = ""
    message: str = ""
    stages: list[models.Model] = field(default_factory=list)


def history_for(status: str, on: dt.date, applied_on: dt.date | None = None) -> list[tuple[str, dt.date]]:
    """The history of something that is first written down at `status`: past applied, it was applied for before."""
    if status in (Status.SAVED, Status.APPLIED):
        return [(status, on if status == Status.SAVED else applied_on or on)]
    return [(Status.APPLIED, applied_on or on), (status, max(on, applied_on or on))]


def store(new: Iterable[NewApplication], profile: Profile) -> list[Application]:
    """Write applications with their whole history in one transaction: a few statements for every 500 of them."""
    new = list(new)
    prepare(new, profile)
    return write(new, profile)


def prepare(new: Iterable[NewApplication], profile: Profile) -> None:
    """Work out what follows from their history and texts, before any transaction begins."""
    for one in new:
        one.application.stand(standing_of(one.history), profile)
        one.application.history_version = len(one.history)
        one.application.refresh_keys()


def write(new: Sequence[NewApplication], profile: Profile) -> list[Application]:
    """Store what was prepared."""
    with transaction.atomic():
        Application.objects.bulk_create([one.application for one in new], batch_size=CHUNK)
        outcomes = [
            Outcome(
                application=one.application, kind=state, ended_on=day, reason=one.reason or "none", message=one.message
            )
            for one in new
            for state, day in one.history
            if state in OutcomeKind.values
        ]
        Outcome.objects.bulk_create(outcomes, batch_size=CHUNK)
        ended = iter(outcomes)
        changes = []
        for one in new:
            before = ""
            for state, day in one.history:
                outcome = next(ended) if state in OutcomeKind.values else None
                changes.append(
                    StatusChange(
                        application=one.application, from_state=before, to_state=state, happened_on=day, outcome=outcome
                    )
                )
                before = state
        StatusChange.objects.bulk_create(changes, batch_size=CHUNK)
        _tag(new, profile)
    return [one.application for one in new]


def _tag(new: Sequence[NewApplication], profile: Profile) -> None:
    wanted = {_tag_name(name).casefold(): _tag_name(name) for one in new for name in one.tags if name.strip()}
    if not wanted:
        return
    tags = {tag.name.casefold(): tag.pk for tag in Tag.objects.for_user(profile.user)}
    missing = [Tag(owner=profile.user, name=name) for key, name in wanted.items() if key not in tags]
    Tag.objects.bulk_create(missing, batch_size=CHUNK)
    tags |= {tag.name.casefold(): tag.pk for tag in missing}
    through = Application.tags.through
    pairs = {(one.application.pk, tags[_tag_name(name).casefold()]) for one in new for name in one.tags if name.strip()}
    through.objects.bulk_create(
        [through(application_id=a, tag_id=t) for a, t in pairs], batch_size=CHUNK, ignore_conflicts=True
    )


def _tag_name(name: str) -> str:
    return " ".join(name.split())[:50].strip()


def created_steps(applications: Iterable[Application]) -> list[list]:
    """What undoing needs to know to take these away again, and to notice that someone has worked on one since."""
    return [["created", one.pk, one.version, one.history_version] for one in applications]


def create_application(
    owner,
    *,
    today: dt.date,
    status: str = Status.SAVED,
    on: dt.date | None = None,
    applied_on: dt.date | None = None,
    tags: Sequence[str] = (),
    **fields,
) -> tuple[Application, Action]:
    """Store one application and its first steps. Raises MoveError when a day lies in the future or out of order."""
    on = on or today
    if max(on, applied_on or on) > today:
        raise MoveError("The date must be today or in the past.", code="day_in_future")
    if status not in (Status.SAVED, Status.APPLIED) and applied_on and applied_on > on:
        raise MoveError("The date you applied must be on or before the status date.", code="day_before")
    application = Application(owner=owner, **fields)
    with transaction.atomic():
        store([NewApplication(application, history_for(status, on, applied_on), tags)], Profile.of(owner))
        action = Action.objects.create(
            owner=owner,
            kind="created",
            summary=f"{application.display_company}: added"[:250],
            steps=created_steps([application]),
        )
    return application, action
