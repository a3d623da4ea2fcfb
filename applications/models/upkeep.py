"""What keeps the rows in order: whether they agree with their history, and what goes for good."""

import datetime as dt
from collections.abc import Iterator
from itertools import batched

from django.db import models
from django.utils import timezone

from .application import Application
from .derived import CHUNK, DERIVED_FIELDS, expected_news_dates, live_changes
from .documents import purge_documents
from .history import Outcome, fold_changes
from .imports import StagedImport
from .interviews import InterviewStage
from .people import Contact
from .profile import Profile
from .undo import UNDO_DAYS, Action


def check_applications(owner=None) -> Iterator[str]:
    """Say what is not in step with history, one sentence a row. Nothing is changed."""
    rows: models.QuerySet[Application] = (
        Application.objects.all() if owner is None else Application.objects.filter(owner=owner)
    )
    for some in batched(rows.values_list("pk", flat=True), CHUNK):
        changes, expected = live_changes(some), expected_news_dates(some)
        outcomes = {
            one.application_id: one for one in Outcome.objects.filter(application_id__in=some, reopened_at=None)
        }
        for application in Application.objects.filter(pk__in=some).select_related("owner__profile"):
            stored = {
                name: getattr(application, name)
                for name in [*DERIVED_FIELDS, "search_words", "company_key", "link_key"]
            }
            application.news_expected_on = expected.get(application.pk)
            application.apply_state(
                fold_changes(change.step for change in changes[application.pk]),
                Profile.of(application.owner),
            )
            application.refresh_keys()
            for name, value in stored.items():
                if getattr(application, name) != value:
                    yield f"Application {application.pk}: {name} is {value!r}, but its history says {getattr(application, name)!r}."
            outcome = outcomes.get(application.pk)
            ending = (outcome.kind, outcome.ended_on, outcome.day_known) if outcome else ("", None, True)
            if ending != (application.closed_as, application.closed_on, application.closed_day_known):
                yield f"Application {application.pk}: its outcome and its history disagree."


def purge(now: dt.datetime | None = None) -> None:
    """Remove for good what was deleted, and forget actions, more than 30 days ago; and uploads that waited a day."""
    before = (now or timezone.now()) - UNDO_DAYS
    delete_in_portions(Application.objects.filter(deleted_at__lt=before))
    purge_documents(before)
    delete_in_portions(InterviewStage.objects.filter(deleted_at__lt=before))
    delete_in_portions(Contact.objects.filter(deleted_at__lt=before))
    delete_in_portions(Action.objects.filter(created_at__lt=before, importbatch=None))
    delete_in_portions(StagedImport.objects.stale(), portion=1)


def delete_in_portions(rows: models.QuerySet, portion: int = 100) -> None:
    """Delete rows with what belongs to them, a few in each transaction: others save in between, and it may stop
    anywhere.
    """
    while pks := list(rows.order_by().values_list("pk", flat=True)[:portion]):
        rows.filter(pk__in=pks).delete()
