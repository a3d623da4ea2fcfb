"""What an import left open, brought up to date in one go."""

import datetime as dt
from dataclasses import dataclass

from django.db import transaction
from django.db.models import F, Q
from django.db.models.functions import TruncDate

from applications.models import Action, Application, ImportBatch, Status, close_applications

OVERDUE_WHEN_IMPORTED = Q(import_batch__isnull=False, quiet_on__lte=TruncDate(F("import_batch__created_at")))
Endings = dict[tuple[str, dt.date], list[int]]


@dataclass(frozen=True, slots=True)
class Waiting:
    pk: int
    company: str
    title: str
    applied_on: dt.date | None


@dataclass(frozen=True, slots=True)
class AgeGroup:
    name: str
    label: str
    rows: list[Waiting]

    @property
    def ids(self) -> list[int]:
        return [row.pk for row in self.rows]


def by_age(batch: ImportBatch, *, today: dt.date) -> list[AgeGroup]:
    """The open ones of an import by the days since their last news: over 90, 30 to 90, under 30. One query.

    Groups without any are left out.
    """
    groups = [
        AgeGroup("old", "More than 90 days ago", []),
        AgeGroup("middle", "30 to 90 days ago", []),
        AgeGroup("young", "Less than 30 days ago", []),
    ]
    rows = Application.objects.for_user(batch.owner).open().filter(import_batch=batch).exclude(status=Status.SAVED)
    for pk, company, agency, title, applied_on, news in rows.order_by("applied_on", "pk").values_list(
        "pk", "company", "agency", "title", "applied_on", "last_news_on"
    ):
        age = (today - news).days
        groups[0 if age > 90 else 1 if age >= 30 else 2].rows.append(
            Waiting(pk, company or f"Through {agency}", title, applied_on)
        )
    return [group for group in groups if group.rows]


def bring_up_to_date(batch: ImportBatch, endings: Endings, *, today: dt.date) -> tuple[Action | None, list[str]]:
    """Close the rows as said, with one undo. Gives the action, and why rows stayed open, one sentence each."""
    steps: list[list] = []
    stayed: list[str] = []
    with transaction.atomic():
        batch = ImportBatch.objects.select_for_update().get(pk=batch.pk)
        for (kind, day), ids in endings.items():
            part, refused = close_applications(batch.owner, ids, kind, on=day, today=today)
            stayed += [f"{application.display_company}: {message}" for application, message in refused]
            if part:
                steps += part.steps
                part.delete()
        batch.brought_up_to_date = True
        action = None
        if steps:
            number = f"{len(steps)} application{'' if len(steps) == 1 else 's'}"
            action = Action.objects.create(
                owner=batch.owner, kind="bulk", summary=f"{number}: outcomes updated", steps=steps
            )
            batch.counts["updates"] = [*batch.counts.get("updates", []), action.pk]
        batch.save(update_fields=["brought_up_to_date", "counts"])
    return action, stayed


def overdue_when_imported(owner, *, today: dt.date):
    """Open ones that were quiet already on the day they were imported: one line together, no single suggestions."""
    return Application.objects.for_user(owner).quiet(today).filter(OVERDUE_WHEN_IMPORTED)
