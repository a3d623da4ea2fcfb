"""Documents: files with rows, never one without the other; which version went where."""

import datetime as dt
import os
import time

import pytest
from django.utils import timezone

from applications.filetypes import UnwelcomeFile
from applications.models import (
    Document,
    add_document,
    check_documents,
    delete_applications,
    delete_orphaned_files,
    purge,
)
from applications.models.files import path_of
from tests.applications.models.test_threads import THREADS, in_threads
from tests.builders import PDF, make_application, make_document

pytestmark = pytest.mark.django_db
LONG_AGO = dt.timedelta(days=31)


def files(settings):
    return {path.name for path in settings.DOCUMENTS_DIR.iterdir()} if settings.DOCUMENTS_DIR.exists() else set()


def test_a_file_lies_under_a_random_name_readable_by_its_owner_alone(alice, settings):
    document = make_document(alice, file_name="../../etc/Cv <b>.PDF")
    path = path_of(document.stored_as)
    assert path.read_bytes() == PDF
    assert path.stat().st_mode & 0o777 == 0o600
    assert settings.DOCUMENTS_DIR.stat().st_mode & 0o777 == 0o700
    assert (document.file_name, document.size) == ("Cv b.pdf", len(PDF))
    assert len(document.stored_as) == 32


def test_no_room_keeps_neither_file_nor_row(alice, settings):
    settings.DOCUMENTS_QUOTA = len(PDF) + 10
    make_document(alice)
    with pytest.raises(UnwelcomeFile, match="Not enough space"):
        make_document(alice)
    assert Document.objects.count() == len(files(settings)) == 1


def test_a_broken_upload_leaves_no_file(alice, settings):
    def breaks():
        yield PDF
        raise OSError("gone")

    with pytest.raises(OSError, match="gone"):
        add_document(alice, breaks(), kind="cv", name="CV", file_name="cv.pdf", file_type="pdf")
    assert not Document.objects.exists()
    assert files(settings) == set()


@pytest.mark.django_db(transaction=True)
def test_deleting_can_be_undone_and_is_for_good_after_thirty_days(alice, settings):
    document = make_document(alice)
    action = document.delete_for_now()
    assert not Document.objects.for_user(alice).exists()
    action.undo()
    assert Document.objects.for_user(alice).get() == document
    document.delete_for_now()
    purge()
    assert files(settings) == {document.stored_as}
    purge(timezone.now() + LONG_AGO)
    assert not Document.objects.exists()
    assert files(settings) == set()


@pytest.mark.django_db(transaction=True)
def test_an_application_takes_along_what_belongs_to_it_alone_once_it_is_gone_for_good(alice, settings):
    one, other = make_application(alice), make_application(alice)
    only = make_document(alice, one, name="Letter", is_kept=False)
    Document.objects.filter(pk=only.pk).update(is_kept=False)
    shared = make_document(alice, one, other)
    Document.objects.filter(pk=shared.pk).update(is_kept=False)
    kept = make_document(alice, one)
    action = delete_applications(alice, [one.pk])
    assert set(Document.objects.for_user(alice)) == {shared, kept}
    action.undo()
    assert Document.objects.for_user(alice).count() == 3
    delete_applications(alice, [one.pk])
    purge(timezone.now() + LONG_AGO)
    assert set(Document.objects.all()) == {shared, kept}
    assert files(settings) == {shared.stored_as, kept.stored_as}


@pytest.mark.django_db(transaction=True)
def test_an_account_takes_its_files_along(alice, bob, settings):
    make_document(alice)
    stays = make_document(bob)
    alice.delete()
    assert files(settings) == {stays.stored_as}


def test_a_cv_is_named_on_its_applications_until_it_is_taken_off(alice):
    blank, noted = make_application(alice), make_application(alice, cv_version="September")
    document = make_document(alice)
    action = document.link_to([blank, noted])
    blank.refresh_from_db()
    noted.refresh_from_db()
    assert (blank.cv_version, noted.cv_version) == (str(document), "September")
    action.undo()
    blank.refresh_from_db()
    assert (blank.cv_version, document.applications.count()) == ("", 0)
    document.link_to([blank])
    off = document.unlink_from(blank)
    blank.refresh_from_db()
    assert blank.cv_version == ""
    off.undo()
    blank.refresh_from_db()
    assert (blank.cv_version, document.applications.get()) == (str(document), blank)


def test_what_is_taken_off_its_only_application_belongs_to_the_person(alice):
    application = make_application(alice)
    document, _ = add_document(
        alice, [PDF], kind="letter", name="Letter", file_name="l.pdf", file_type="pdf",
        application=application, is_kept=False,
    )  # fmt: skip
    document.unlink_from(application)
    assert Document.objects.for_user(alice).get().is_kept


def test_undoing_an_upload_hides_it(alice):
    document, action = add_document(alice, [PDF], kind="cv", name="CV", file_name="c.pdf", file_type="pdf")
    action.undo()
    assert not Document.objects.for_user(alice).exists()
    assert Document.objects.deleted(alice).get() == document


@pytest.mark.django_db(transaction=True)
def test_ten_uploads_at_once_do_not_pass_the_quota_together(alice, settings):
    settings.DOCUMENTS_QUOTA = len(PDF) * 3
    refused = in_threads(lambda number: make_document(alice, name=f"CV {number}"))
    assert [type(error) for error in refused] == [UnwelcomeFile] * (THREADS - 3)
    assert Document.objects.count() == len(files(settings)) == 3


def aged(path, days=2):
    then = time.time() - days * 24 * 60 * 60
    os.utime(path, (then, then))


def test_a_file_without_a_row_is_swept_once_it_is_a_day_old(alice, settings):
    document = make_document(alice)
    aged(path_of(document.stored_as))
    old, young, other = (settings.DOCUMENTS_DIR / name for name in ("a" * 32, "b" * 32, "notes.txt"))
    for path in (old, young, other):
        path.write_bytes(b"x")
    aged(old)
    aged(other)
    assert delete_orphaned_files() == 1
    assert files(settings) == {document.stored_as, young.name, other.name}


def test_the_folder_of_another_database_is_left_alone(alice, settings, caplog):
    make_document(alice)
    for number in range(21):
        path = settings.DOCUMENTS_DIR / f"{number:032x}"
        path.write_bytes(b"x")
        aged(path)
    assert delete_orphaned_files() == 0
    assert "the right database" in caplog.text
    assert len(files(settings)) == 22


def test_a_lost_file_is_named(alice):
    document = make_document(alice)
    assert list(check_documents()) == []
    path_of(document.stored_as).write_bytes(b"x")
    assert "has 1 bytes instead" in next(check_documents())
    path_of(document.stored_as).unlink()
    assert "is missing from" in next(check_documents())
