"""The pages of documents: upload, where each went, download, delete."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from applications.documents import usage
from applications.models import Application, Document
from applications.models.files import path_of
from tests.builders import PDF, make_application, make_document

pytestmark = pytest.mark.django_db


def upload(name="cv.pdf", content=PDF, claimed="application/pdf"):
    return SimpleUploadedFile(name, content, claimed)


@pytest.fixture
def page(client, alice):
    client.force_login(alice)
    return client


def test_a_cv_is_uploaded_and_comes_back_byte_for_byte(page, alice):
    response = page.post("/documents/new/", {"file": upload(), "kind": "cv"}, follow=True)
    document = Document.objects.get()
    assert (document.name, document.kind, document.file_name, document.is_kept) == ("CV", "cv", "cv.pdf", True)
    assert "CV uploaded." in response.text
    answer = page.get(f"/documents/{document.pk}/file/")
    assert b"".join(answer.streaming_content) == PDF


def test_a_download_is_never_shown_and_runs_nothing(page, alice):
    document = make_document(alice, file_name='Zoë "CV".pdf')
    answer = page.get(f"/documents/{document.pk}/file/", headers={"Accept-Encoding": "gzip"})
    assert answer.streaming
    assert answer["Content-Disposition"].startswith("attachment; filename*=utf-8''Zo%C3%AB%20CV.pdf")
    assert answer["Content-Type"] == "application/pdf"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer["Content-Security-Policy"]
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    assert answer["Content-Length"] == str(len(PDF))
    assert "no-store" in answer["Cache-Control"]
    assert "private" in answer["Cache-Control"]
    b"".join(answer.streaming_content)


def test_a_file_that_is_lost_is_a_404(page, alice):
    document = make_document(alice)
    path_of(document.stored_as).unlink()
    assert page.get(f"/documents/{document.pk}/file/").status_code == 404


@pytest.mark.parametrize(
    ("file", "sentence"),
    [
        (upload("cv.html", b"<html><script>1</script>", "text/html"), "Onward accepts"),
        (upload("cv.pdf", b"<html><script>1</script>"), "of another type or damaged"),
        (upload("cv.svg", b"<svg/>", "application/pdf"), "Onward accepts"),
        (upload("cv.pdf", b""), "This file is empty."),
        (upload("cv.pdf", PDF + b"0" * 2_000_000 + b"%%EOF"), "That file is 2 MB. The limit is 1 MB."),
        (None, "Choose a file first"),
    ],
)
def test_an_unwelcome_file_is_refused_and_what_was_typed_stays(page, settings, file, sentence):
    settings.DOCUMENT_LARGEST = 1_000_000
    data = {"kind": "letter", "name": "Letter to Zoë"} | ({"file": file} if file else {})
    response = page.post("/documents/new/", data)
    assert response.status_code == 422
    assert sentence in response.text
    assert 'value="Letter to Zoë"' in response.text
    assert 'value="letter" checked' in response.text
    assert not Document.objects.exists()
    assert not settings.DOCUMENTS_DIR.exists()


def test_over_the_quota_there_is_a_sentence(page, settings, alice):
    settings.DOCUMENTS_QUOTA = len(PDF) * 2 - 1
    make_document(alice)
    response = page.post("/documents/new/", {"file": upload(), "kind": "cv"})
    assert response.status_code == 422
    assert "Not enough space: your documents use" in response.text
    assert Document.objects.count() == 1


def test_macros_are_not_kept(page):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for part in ("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"):
            archive.writestr(part, "x")
    assert page.post("/documents/new/", {"file": upload("cv.docx", file.getvalue()), "kind": "cv"}).status_code == 422


def test_the_same_name_is_a_newer_version(page, alice):
    make_document(alice, name="CV")
    make_document(alice, name="cv")
    text = page.get("/documents/").text
    assert "2 versions" in text
    assert text.count("Not sent yet.") == 2


def test_what_became_of_it_is_counted(page, alice):
    document = make_document(
        alice,
        make_application(alice),
        make_application(alice, status="interviewing", closed_as="rejected"),
        make_application(alice, status="offer", closed_as="declined"),
        make_application(alice, closed_as="no_response"),
        make_application(alice, status="saved"),
    )
    older = make_document(alice, make_application(alice))
    taken = make_document(
        alice, make_application(alice, status="offer", closed_as="accepted"), make_application(alice), name="Letter"
    )
    assert "1 got you the job and 1 is open." in page.get(f"/documents/{taken.pk}/").text
    for path in ("/documents/", f"/documents/{document.pk}/"):
        text = page.get(path).text
        assert "Sent with 4 applications." in text
        assert "2 led to a conversation and 1 led to an offer." in text
        assert "1 is open, 1 was rejected, 1 got no response and 1 was closed for another reason." in text
    assert f"Sent to {older.applications.get().company}. The application is open." in page.get("/documents/").text
    assert "It’s too early to tell." in page.get("/documents/").text


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"status": "saved"}, "Not sent yet."),
        ({}, "Sent to Alder. The application is open."),
        ({"company": "", "agency": "Hays"}, "Sent to Hays. The application is open."),
        ({"status": "screening", "closed_as": "rejected"}, "Sent to Alder. It led to a conversation. They said no."),
        ({"closed_as": "no_response"}, "Sent to Alder. No response."),
        ({"status": "offer", "closed_as": "accepted"}, "Sent to Alder. It led to an offer. You got the job."),
        ({"closed_as": "cancelled"}, "Sent to Alder. The application was closed for another reason."),
    ],
)  # fmt: skip
def test_what_became_of_one_is_said_plainly(page, alice, fields, said):
    make_document(alice, make_application(alice, **{"company": "Alder"} | fields))
    assert said in page.get("/documents/").text


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0, "Not sent yet."),
        (2, "Sent with 2 applications. 2 are open."),
        (12, "Sent with 12 applications. 12 are open."),
    ],
)
def test_what_became_of_many_is_counted(page, alice, number, said):
    make_document(alice, *[make_application(alice) for _ in range(number)])
    assert said in page.get("/documents/").text


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0, "Not attached to an application."),
        (1, "Attached to Stillwater Housing."),
        (2, "Attached to 2 applications."),
        (12, "Attached to 12 applications."),
    ],
)
def test_what_is_not_sent_is_attached(page, alice, number, said):
    make_document(alice, *[make_application(alice) for _ in range(number)], kind="offer")
    assert said in page.get("/documents/").text


def test_deleted_applications_do_not_count(page, alice):
    application = make_application(alice)
    make_document(alice, application)
    page.post(f"/applications/{application.pk}/delete/")
    assert "Not sent yet." in page.get("/documents/").text


def test_a_letter_for_one_application_goes_with_it(page, alice):
    application = make_application(alice)
    page.post(f"/applications/{application.pk}/documents/", {"file": upload("letter.pdf"), "kind": "letter"})
    document = Document.objects.get()
    assert (document.name, document.is_kept, document.applications.get()) == ("Cover letter", False, application)
    text = page.get(f"/applications/{application.pk}/").text
    assert "Used only here." in text
    assert f"/documents/{document.pk}/file/" in text
    assert (
        "1 document that belongs to no other application is deleted as well."
        in page.get(f"/applications/{application.pk}/delete/").text
    )
    page.post(f"/applications/{application.pk}/delete/")
    text = page.get("/documents/").text
    assert "Will be deleted permanently with its application" in text
    page.post(f"/documents/{document.pk}/restore/")
    assert Document.objects.for_user(alice).get().is_kept


def test_an_invalid_upload_on_an_application_opens_the_form_again(page, alice):
    application = make_application(alice)
    response = page.post(f"/applications/{application.pk}/documents/", {"kind": "offer", "name": "Offer of May"})
    assert response.status_code == 422
    assert "Choose a file first" in response.text
    assert 'value="Offer of May"' in response.text


def test_one_that_is_here_is_put_with_an_application_and_taken_off(page, alice, bob):
    application, document = make_application(alice), make_document(alice)
    theirs = make_document(bob)
    response = page.post(f"/applications/{application.pk}/documents/attach/", {"document": theirs.pk})
    assert response.status_code == 422
    response = page.post(f"/applications/{application.pk}/documents/attach/", {"document": document.pk}, follow=True)
    assert "CV attached to Stillwater Housing." in response.text
    application.refresh_from_db()
    assert application.cv_version == str(document)
    page.post(f"/applications/{application.pk}/documents/{document.pk}/delete/")
    assert not application.documents.exists()
    assert Document.objects.for_user(alice).get() == document


def test_picking_a_cv_as_the_version_links_it_and_undo_takes_it_back(page, alice):
    application, document = make_application(alice), make_document(alice)
    assert f'<option value="{document}">' in page.get(f"/applications/{application.pk}/edit/").text
    form = {"company": application.company, "title": application.title, "version": application.version}
    page.post(f"/applications/{application.pk}/edit/", form | {"cv_version": str(document)})
    assert application.documents.get() == document
    alice.actions.latest("pk").undo()
    application.refresh_from_db()
    assert (application.cv_version, application.documents.count()) == ("", 0)
    application.refresh_from_db()
    page.post(
        f"/applications/{application.pk}/edit/", form | {"version": application.version, "cv_version": str(document)}
    )
    application.refresh_from_db()
    page.post(
        f"/applications/{application.pk}/edit/", form | {"version": application.version, "cv_version": "A shorter one"}
    )
    application.refresh_from_db()
    assert (application.cv_version, application.documents.count()) == ("A shorter one", 0)


def test_a_new_application_takes_the_picked_cv(page, alice):
    document = make_document(alice)
    page.post(
        "/applications/new/",
        {"company": "Oakhill", "title": "Analyst", "status": "applied", "day": "today", "cv_version": str(document)},
    )
    assert Application.objects.get().documents.get() == document


def test_what_imported_rows_call_their_cv_is_offered_once(page, alice):
    applications = [make_application(alice, cv_version="Anna CV.pdf") for _ in range(3)]
    make_application(alice, cv_version="Another")
    document = make_document(alice, file_name="anna cv.pdf")
    assert "3 applications have the CV version “Anna CV.pdf”. Is it this one?" in page.get("/documents/").text
    done = page.post(f"/documents/{document.pk}/named/", follow=True).text
    assert "CV attached to 3 applications." in done
    assert set(document.applications.all()) == set(applications)
    assert "Is it this one?" not in page.get("/documents/").text
    alice.actions.latest("pk").undo()
    assert not document.applications.exists()


def test_one_application_that_names_a_cv_is_one(page, alice):
    make_application(alice, cv_version="Anna CV.pdf")
    document = make_document(alice, file_name="anna cv.pdf")
    assert "1 application has the CV version “Anna CV.pdf”. Is it this one?" in page.get("/documents/").text
    assert "CV attached to 1 application." in page.post(f"/documents/{document.pk}/named/", follow=True).text
    assert "Nothing changed." in page.post(f"/documents/{document.pk}/named/", follow=True).text


def test_two_that_fit_the_same_words_are_not_guessed_between(page, alice):
    make_application(alice, cv_version="cv.pdf")
    make_document(alice)
    make_document(alice)
    assert "Is it this one?" not in page.get("/documents/").text


def test_renaming_and_the_kind(page, alice):
    document = make_document(alice)
    assert page.post(f"/documents/{document.pk}/", {"name": " ", "kind": "cv"}).status_code == 422
    page.post(f"/documents/{document.pk}/", {"name": "CV, long ", "kind": "portfolio"})
    document.refresh_from_db()
    assert (document.name, document.kind, document.is_kept) == ("CV, long", "portfolio", True)


@pytest.mark.parametrize(
    ("kind", "number", "said"),
    [
        ("cv", 0, "<p> You can undo this for 30 days. </p>"),
        ("cv", 1, "It will be removed from 1 application. The CV version saved there isn’t changed. You can undo"),
        ("letter", 1, "It will be removed from 1 application. You can undo"),
        ("cv", 2, "It will be removed from 2 applications. The CV version saved there isn’t changed. You can undo"),
        ("letter", 12, "It will be removed from 12 applications. You can undo"),
    ],
)
def test_deleting_says_where_it_will_be_missing(page, alice, kind, number, said):
    document = make_document(alice, *[make_application(alice) for _ in range(number)], kind=kind)
    text = " ".join(page.get(f"/documents/{document.pk}/delete/").text.replace(' class="standfirst"', "").split())
    assert said in text


@pytest.mark.django_db(transaction=True)
def test_deleting_asks_can_be_undone_and_the_second_time_is_for_good(page, alice):
    document = make_document(alice, make_application(alice))
    path = path_of(document.stored_as)
    page.post(f"/documents/{document.pk}/delete/")
    assert page.get(f"/documents/{document.pk}/").status_code == 404
    assert page.get(f"/documents/{document.pk}/file/").status_code == 404
    page.post(f"/documents/{document.pk}/restore/")
    assert page.get(f"/documents/{document.pk}/").status_code == 200
    page.post(f"/documents/{document.pk}/delete/")
    assert "You can’t undo this." in page.get(f"/documents/{document.pk}/delete/").text
    assert path.exists()
    page.post(f"/documents/{document.pk}/delete/")
    assert not path.exists()
    assert not Document.objects.exists()


def queries(page, path):
    with CaptureQueriesContext(
        connection,
    ) as counted:
        assert page.get(path).status_code == 200
    return len(counted)


def test_three_hundred_cost_as_many_queries_as_ten(page, alice):
    application = make_application(alice)

    def add(number):
        for place in range(number):
            other = make_application(alice, cv_version=f"v{place}")
            make_document(alice, application, other, name=f"CV {place % 7}")
            make_document(alice, name=f"Spare {place}").delete_for_now()

    paths = ("/documents/", f"/applications/{application.pk}/", "/applications/new/")
    add(5)
    few = [queries(page, path) for path in paths]
    add(145)
    assert [queries(page, path) for path in paths] == few


def test_typed_markup_is_shown_as_text(page, alice):
    make_document(alice, name="<script>alert(1)</script>", file_name="<img src=x>.pdf")
    assert "<script>alert" not in page.get("/documents/").text


def test_an_older_document_is_offered_where_all_newer_ones_are_attached(alice, monkeypatch):
    monkeypatch.setattr(usage, "OFFERED", 2)
    application = make_application(alice)
    older, *newer = [make_document(alice, name=f"CV {number}") for number in range(3)]
    application.documents.set(newer)
    assert usage.others(application) == [older]
