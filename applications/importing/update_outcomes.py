"""What an import left open, closed in groups."""

import datetime as dt
from dataclasses import dataclass, field

from django.db import transaction
from django.db.models import F, Q
from django.db.models.functions import TruncDate

from applications.models import Action, Application, ImportBatch, Recorder, Status
from applications.models.bulk import each, reason_of
from applications.models.history import closing_as
from applications.models.recording import record
from applications.models.undo import Moved
from applications.wording import counted

OVERDUE_WHEN_IMPORTED = Q(import_batch__isnull=False, quiet_on__lte=TruncDate(F("import_batch__created_at")))
FAR = (Status.INTERVIEWING, Status.OFFER)
Endings = dict[tuple[str, dt.date | None], list[int]]


@dataclass(frozen=True, slots=True)
class OpenRow:
    pk: int
    company: str
    title: str
    status: str
    applied_on: dt.date | None

    @property
    def status_label(self) -> str:
        return Status(self.status).label


@dataclass(frozen=True, slots=True)
class AgeGroup:
    """`is_one_by_one`: what got as far as an interview is never closed with the rest of a group."""

    name: str
    label: str
    is_one_by_one: bool = False
    rows: list[OpenRow] = field(default_factory=list)

    @property
    def ids(self) -> list[int]:
        return [row.pk for row in self.rows]


def by_age(batch: ImportBatch, *, today: dt.date) -> list[AgeGroup]:
    """The open ones of an import by the days since their last news: over 90, 30 to 90, under 30, or not known.

    Interviews and offers are a group of their own. Groups without any are left out.
    """
    old, middle, young, undated, far = groups = [
        AgeGroup("old", "More than 90 days ago"),
        AgeGroup("middle", "30 to 90 days ago"),
        AgeGroup("young", "Less than 30 days ago"),
        AgeGroup("undated", "Date not known"),
        AgeGroup("far", "Interviews and offers", is_one_by_one=True),
    ]
    rows = Application.objects.for_user(batch.owner).open().filter(import_batch=batch).exclude(status=Status.SAVED)
    fields = ("company", "agency", "title", "status", "applied_on", "applied_day_known", "last_news_on")
    for row in rows.order_by("applied_on", "pk").only(*fields, "news_day_known"):
        age = (today - row.last_news_on).days
        of_age = old if age > 90 else middle if age >= 30 else young
        group = far if row.status in FAR else of_age if row.news_day_known else undated
        group.rows.append(OpenRow(row.pk, row.display_company, row.title, row.status, row.known_applied_on))
    return [group for group in groups if group.rows]


@dataclass(frozen=True, slots=True)
class Stayed:
    """An application that could not be closed as `kind` on this date, and why."""

    application: Application
    reason: str
    kind: str
    on: dt.date | None


def record_outcomes(batch: ImportBatch, endings: Endings, *, today: dt.date) -> tuple[Action | None, list[Stayed]]:
    """Close the rows as said, with one undo; without a date it is not known when they ended.

    Gives the action, and what stayed open.
    """
    stayed: list[Stayed] = []
    with transaction.atomic():
        batch = ImportBatch.objects.select_for_update().get(pk=batch.pk)
        recorder = Recorder(batch.owner)
        for (kind, day), ids in endings.items():
            plan = closing_as(kind, day, day_known=day is not None)
            refused = record(recorder, each(batch.owner, ids, plan), today=today)
            stayed += [Stayed(application, reason_of(error), kind, day) for application, error in refused]
        batch.brought_up_to_date = True
        closed = sum(isinstance(step, Moved) for step in recorder.steps)
        summary = counted(closed, one="1 application: outcome updated", other="{n} applications: outcomes updated")
        action = recorder.action("bulk", summary)
        if action:
            batch.counts["updates"] = [*batch.counts.get("updates", []), action.pk]
        batch.save(update_fields=["brought_up_to_date", "counts"])
    return action, stayed


def overdue_when_imported(owner, *, today: dt.date):
    """Open ones that were quiet already on the day they were imported: one line together, no single suggestions."""
    return Application.objects.for_user(owner).quiet(today).filter(OVERDUE_WHEN_IMPORTED)


def import_to_update(owner, *, today: dt.date) -> ImportBatch | None:
    """The newest import of which some were quiet already when they came, and still are."""
    waiting = overdue_when_imported(owner, today=today).values("import_batch")
    return ImportBatch.objects.for_user(owner).filter(pk__in=waiting).first()
