"""Changing the facts of an application, in a way that can be undone."""

from collections.abc import Collection

from django.db import transaction

from applications.documents.usage import follow_cv_version
from applications.models import Action, Application, Recorder, Tag


@transaction.atomic
def save_facts(
    application: Application, *, stored: Application, fields: Collection[str], tags: Collection[str]
) -> Action | None:
    """Store these fields of `application` over `stored`, the row as it is, and its tags by name. None when nothing
    changed.

    A document follows the CV version.
    """
    recorder = Recorder(application.owner)
    changed = recorder.changed(stored, application, fields)
    if changed:
        application.version = stored.version
        application.save(update_fields=changed)
    had = {tag.pk: tag for tag in stored.tags.all()}
    wanted = {tag.pk: tag for tag in (Tag.objects.named(application.owner, name) for name in tags)}
    for pk, tag in (had | wanted).items():
        if (pk in wanted) != (pk in had):
            recorder.link(tag, "applications", [application.pk], add=pk in wanted)
    follow_cv_version(recorder, application, before=stored.cv_version)
    return recorder.action("edited", f"{application.company_or_agency}: edited")
