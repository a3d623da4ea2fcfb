"""What was deleted can be brought back for 30 days and is then removed for good."""

import datetime as dt
import os

import pytest
from django.utils import timezone

from applications.models import Application, delete_applications
from config.running.server import run_daily_cleanup
from tests.builders import make_application, make_document


@pytest.mark.django_db(transaction=True)
def test_only_what_was_deleted_long_ago_is_removed(alice):
    kept, lately, long_ago = (make_application(alice, company=name) for name in ("Kept", "Lately", "Long ago"))
    delete_applications(alice, [lately.pk, long_ago.pk])
    Application.objects.filter(pk=long_ago.pk).update(deleted_at=timezone.now() - dt.timedelta(days=31))
    days = iter([True, False])
    run_daily_cleanup(lambda: next(days))
    assert set(Application.objects.values_list("pk", flat=True)) == {kept.pk, lately.pk}


@pytest.mark.django_db(transaction=True)
def test_a_file_that_no_document_names_goes_after_a_day(alice, settings):
    document = make_document(alice)
    old, young = (settings.DOCUMENTS_DIR / (letter * 32) for letter in "ab")
    for stray in (old, young):
        stray.write_bytes(b"its row was never written")
    os.utime(old, (1, 1))
    days = iter([True, False])
    run_daily_cleanup(lambda: next(days))
    assert {path.name for path in settings.DOCUMENTS_DIR.iterdir()} == {document.stored_as, young.name}
