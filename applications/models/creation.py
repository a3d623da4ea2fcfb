"""How an application comes into being, by hand or by the thousand."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import transaction

from .application import Application
from .history import Step, as_told
from .people import Tag
from .profile import Profile
from .recording import Change, record
from .undo import CHUNK, Action, Recorder
from .vocabulary import Reason, Status


@dataclass(slots=True)
class NewApplication:
    """An application that is not stored yet, with its history, oldest first.

    A step is (state, date), or (state, date, False) where the date is not known and only keeps the order.
    """

    application: Application
    history: Sequence[tuple]
    tags: Sequence[str] = ()
    reason: str = Reason.NONE
    message: str = ""


def history_for(status: str, on: dt.date, applied_on: dt.date | None = None, *, day_known: bool = True) -> list[Step]:
    """The history of something that is first written down at `status`: past applied, it was applied for before.

    On a date that nobody knows, unless `applied_on` says so.
    """
    if status in (Status.SAVED, Status.APPLIED):
        return [Step(status, on if status == Status.SAVED else applied_on or on, day_known)]
    return [Step(Status.APPLIED, applied_on or on, applied_on is not None), Step(status, on, day_known)]


def store(new: Iterable[NewApplication], profile: Profile) -> list[Application]:
    """Store applications with their whole history."""
    new = list(new)
    prepare(new)
    write(Recorder(profile.user), new)
    return [one.application for one in new]


def prepare(new: Iterable[NewApplication]) -> None:
    """Fold the texts of many, which takes its time, before any transaction begins."""
    for one in new:
        one.application.refresh_keys()


def write(recorder: Recorder, new: Sequence[NewApplication], *, today: dt.date | None = None) -> None:
    """Store what was prepared. Raises MoveError for a history that cannot be."""
    changes = (Change(one.application, as_told(one.history), one.reason, one.message) for one in new)
    with transaction.atomic():
        for _, error in record(recorder, changes, today=today):
            raise error
        _tag(recorder.owner, new)


def _tag(owner, new: Sequence[NewApplication]) -> None:
    wanted = {_tag_name(name).casefold(): _tag_name(name) for one in new for name in one.tags if name.strip()}
    if not wanted:
        return
    tags = {tag.name.casefold(): tag.pk for tag in Tag.objects.for_user(owner)}
    missing = [Tag(owner=owner, name=name) for key, name in wanted.items() if key not in tags]
    Tag.objects.bulk_create(missing, batch_size=CHUNK)
    tags |= {tag.name.casefold(): tag.pk for tag in missing}
    through = Application.tags.through
    pairs = {(one.application.pk, tags[_tag_name(name).casefold()]) for one in new for name in one.tags if name.strip()}
    through.objects.bulk_create(
        [through(application_id=a, tag_id=t) for a, t in pairs], batch_size=CHUNK, ignore_conflicts=True
    )


def _tag_name(name: str) -> str:
    return " ".join(name.split())[:50].strip()


def create_application(
    owner,
    *,
    today: dt.date,
    status: str = Status.SAVED,
    on: dt.date | None = None,
    day_known: bool = True,
    applied_on: dt.date | None = None,
    tags: Sequence[str] = (),
    **fields,
) -> tuple[Application, Action]:
    """Store one application and its first changes. Raises MoveError for a date in the future or out of order."""
    on = on or today
    new = NewApplication(
        Application(owner=owner, **fields), history_for(status, on, applied_on, day_known=day_known), tags
    )
    prepare([new])
    recorder = Recorder(owner)
    with transaction.atomic():
        write(recorder, [new], today=today)
        action = recorder.action("created", f"{new.application.company_or_agency}: added")
    assert action is not None  # noqa: S101 - something was created
    return new.application, action
