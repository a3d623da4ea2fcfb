"""Steps whose date nobody knows: which they are, and the ones that an import of an earlier version made up."""

from collections.abc import Iterable
from dataclasses import dataclass

from applications.models import Action, ImportBatch, Status, StatusChange, change_dates


def undated_changes(user):
    """What happened on a date that is not known, the newest application first; that a job was saved is left out."""
    rows = StatusChange.objects.for_user(user).live().filter(day_known=False).exclude(to_state=Status.SAVED)
    return rows.select_related("application").order_by("-application__last_news_on", "-application", "pk")


@dataclass(frozen=True, slots=True)
class MarkedDates:
    """Dates of one import that were marked as not known after the fact, as far as they still are."""

    batch: ImportBatch
    pks: list[int]

    @property
    def number(self) -> int:
        return len(self.pks)


def marked_dates(user, batches: Iterable[ImportBatch] | None = None) -> list[MarkedDates]:
    """Those about which the person has not said anything yet, the newest import first."""
    if batches is None:
        batches = ImportBatch.objects.for_user(user).filter(counts__has_key="days_marked")
    marked = {batch: batch.counts.get("days_marked") or [] for batch in batches}
    wanted = [pk for pks in marked.values() for pk in pks]
    if not wanted:
        return []
    still = set(undated_changes(user).filter(application__import_batch__isnull=False).values_list("pk", flat=True))
    found = [MarkedDates(batch, [pk for pk in pks if pk in still]) for batch, pks in marked.items()]
    return [one for one in found if one.pks]


def say_dates_are_right(batch: ImportBatch, *, today) -> Action | None:
    """Take the dates that were marked as not known for those on which it happened."""
    pks = batch.counts.get("days_marked") or []
    rows = StatusChange.objects.for_user(batch.owner).live().filter(day_known=False)
    dates = {pk: on for pk, on in rows.values_list("pk", "happened_on") if pk in set(pks)}
    action, _ = change_dates(batch.owner, dates, today=today)
    return action


def leave_as_they_are(batch: ImportBatch) -> None:
    """They stay marked, and nothing more is said about it."""
    batch.counts.pop("days_marked", None)
    batch.save(update_fields=["counts"])
