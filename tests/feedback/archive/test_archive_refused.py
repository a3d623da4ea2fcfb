"""Files that are no archive, or mean harm: a clear message each, and nothing of them is stored."""

import contextlib
import io
import json
import re
import zipfile

import pytest
from django.db import connection, transaction
from django.utils import timezone

from applications.models import Application, Contact, Outcome, Profile, Search, StatusChange, Tag, check_applications
from feedback import archive
from feedback.archive import opening, reading, restoring
from feedback.archive.kept import KEPT
from feedback.models import Reminder
from tests.builders import PDF, make_application, make_document
from tests.feedback.archive.archive_cast import fill


@pytest.fixture
def content(alice) -> dict:
    fill(alice)
    return json.loads(b"".join(archive.json_pieces(alice, now=timezone.now())))


def refused(user, content: dict | bytes) -> str:
    """The message; after making sure that nothing is stored and the settings are what they were."""
    if not isinstance(content, bytes):
        content = json.dumps(content).encode()
    with pytest.raises(archive.UnreadableArchive) as error:
        archive.restore(user, io.BytesIO(content))
    assert archive.is_empty(user)
    assert not Tag.objects.filter(owner=user).exists()
    assert Profile.objects.get(user=user).full_name == ""
    return str(error.value)


class Written:
    """Sees each statement; `begun` are those that begin to write, for which everybody else waits."""

    def __init__(self):
        self.begun: list[str] = []

    def __call__(self, execute, sql, params, many, context):
        if sql.startswith(("BEGIN", "SAVEPOINT", "INSERT", "UPDATE", "DELETE")) or "FOR UPDATE" in sql:
            self.begun.append(sql)
        return execute(sql, params, many, context)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda content: content["hidden_wins"].append({"id": "x"}),
        lambda content: content["changes"].clear(),
        lambda content: content["applications"][-1].update(tags=[99]),
        lambda content: content.update(later=[]),
    ],
    ids=["the last row", "no history", "an unknown tag", "an unknown list"],
)
def test_a_bad_archive_is_refused_before_anybody_has_to_wait(bob, content, spoil):
    spoil(content)
    written = Written()
    with connection.execute_wrapper(written), pytest.raises(archive.UnreadableArchive):
        archive.restore(bob, io.BytesIO(json.dumps(content).encode()))
    assert written.begun == []


def test_while_others_wait_an_archive_is_only_written_a_list_at_a_time(alice, bob):
    for number in range(40):
        make_application(alice, company=f"Company {number}", tags=["Remote"])
    written = Written()
    content = b"".join(archive.json_pieces(alice, now=timezone.now()))
    with connection.execute_wrapper(written):
        archive.restore(bob, io.BytesIO(content))
    assert len(written.begun) < 60
    assert list(check_applications(bob)) == []


def test_an_entry_of_very_many_lists_is_refused(bob):
    content = HEAD + b'"tags": [{"id": 1, "name": [' + b"[]," * 400_000 + b"[]]}]}"
    assert "larger than any that Onward writes" in refused(bob, content)


def test_a_long_text_full_of_brackets_is_no_such_entry(alice, bob):
    make_application(alice, notes="[{" * 20_000)
    archive.restore(bob, io.BytesIO(b"".join(archive.json_pieces(alice, now=timezone.now()))))
    assert Application.objects.get(owner=bob).notes == "[{" * 20_000


def test_files_of_documents_have_to_find_room_together(alice, bob, settings):
    for name in ("CV", "Letter"):
        make_document(alice, name=name)
    packed = b"".join(archive.zip_pieces(alice, now=timezone.now()))
    settings.DOCUMENTS_QUOTA = len(PDF) * 3 // 2
    assert "Not enough space" in refused(bob, packed)


def zipped(**files: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in files.items():
            packed.writestr(name.replace("__", "."), data)
    return out.getvalue()


HEAD = b'{"format": "onward", "version": 1, '


@pytest.mark.parametrize(
    ("file", "message"),
    [
        (b"", "damaged"),
        (b"{", "damaged"),
        (b"[]", "damaged"),
        (b"null", "damaged"),
        (b"Company,Title\nA,B\n", "damaged"),
        (b"\xff\xfe\x00{", "UTF-8"),
        (b'{"a" 1}', "damaged"),
        (b"{1: 2}", "not JSON"),
        (b"{}", "not marked as an Onward archive"),
        (b'{"format": "teal"}', "not marked as an Onward archive"),
        (b'{"version": 1, "tags": []}', "not marked as an Onward archive"),
        (b'{"format": "onward"}', "which version"),
        (b'{"format": "onward", "version": "1"}', "which version"),
        (b'{"format": "onward", "version": true}', "which version"),
        (b'{"format": "onward", "version": 0}', "which version"),
        (b'{"format": "onward", "version": 2}', "Update Onward first"),
        (b'{"format": "onward", "version": [1]}', "which version"),
        (HEAD + b'"format": "onward"}', "appears twice"),
        (HEAD + b'"spells": []}', "spells"),
        (HEAD + b'"tags": [], "tags": []}', "appears twice"),
        (HEAD + b'"tags": {}}', "is not a list"),
        (HEAD + b'"tags": 7}', "is not a list"),
        (HEAD + b'"tags": [1]}', "is not an object"),
        (HEAD + b'"tags": [{"id": 1, "name": "a"}', "damaged"),
        (HEAD + b'"tags": [{"id": 1, "name": "a"} {"id": 2}]}', "damaged"),
        (HEAD + b'"tags": []} {"format": "onward"}', "after the end"),
        (HEAD + b'"tags": [{"id": NaN, "name": "a"}]}', "not a number"),
        (HEAD + b'"tags": [{"id": ' + b"9" * 5000 + b', "name": "a"}]}', "too long, or too many"),
        (HEAD + b'"tags": ' + b"[" * 100_000, "too long, or too many"),
        (HEAD + b'"tags": [' + b'{"a":' * 100_000, "too long, or too many"),
        (HEAD + b'"tags": [{"id": 1, "name": "\\u0000"}]}', "zero byte"),
        (HEAD + b'"tags": [{"id": 1, "name": "\\ud800"}]}', "incomplete character"),
        (HEAD + b'"tags": [{"id": 1, "name": ""}]}', "can’t be empty"),
        (HEAD + b'"tags": [{"id": 1}]}', "missing"),
        (HEAD + b'"tags": [{"name": "a"}]}', "whole number"),
        (HEAD + b'"tags": [{"id": 1, "name": "a"}, {"id": 1, "name": "b"}]}', "used twice"),
        (HEAD + b'"tags": [{"id": 1, "name": "a"}, {"id": 2, "name": "a"}]}', "contradict each other"),
        (HEAD + b'"tags": [{"id": 1, "name": "' + b"a" * 51 + b'"}]}', "up to 50"),
        (HEAD + b'"tags": [{"id": 1, "name": "a", "owner": 1}]}', "owner"),
        (b"PK\x03\x04 and no more", "damaged"),
        (zipped(readme__txt=b"hello"), "onward.json"),
        (zipped(onward__json=b"{}"), "not marked as an Onward archive"),
        (zipped(onward__json=zipped(onward__json=b"{}")), "UTF-8|damaged"),
        (zipped(onward__json=b'{"format": "onward", "version": 1, "tags": [' + b'{"id": 1},' * 9), "missing"),
    ],
)  # fmt: skip
def test_what_is_no_archive_is_refused(bob, file, message):
    assert re.search(message, refused(bob, file))


WITHOUT_FILES = [kept for kept in KEPT if not kept.files]
WRONG = [None, True, 1.5, -1, 10**30, "x", "", [], {}, [[]], "\0", {"a": 1}, "<script>alert(1)</script>"]


@pytest.mark.parametrize("kept", WITHOUT_FILES, ids=lambda kept: kept.name)
def test_each_field_refuses_what_is_of_another_kind_or_takes_it_as_what_it_is(alice, bob, kept):
    """Each field with everything it might be handed. What its row lets through, the database takes or refuses as a
    whole.
    """
    fill(alice)
    content = json.loads(b"".join(archive.json_pieces(alice, now=timezone.now())))
    job = restoring.Restoring(bob, io.BytesIO(), 1000)
    job.ids = {one.name: {row["id"]: row["id"] for row in content[one.name]} for one in WITHOUT_FILES}
    row = content[kept.name][0]
    let_through = 0
    for name, said in row.items():
        for wrong in WRONG:
            row[name] = wrong
            try:
                job.built(kept, row, None)
            except ValueError as error:
                assert str(error).startswith("“")  # noqa: PT017, either is right
                continue
            let_through += 1
            if type(wrong) is not str or let_through < 3:
                restored_or_refused(bob, content)
        row[name] = said


def restored_or_refused(user, content: dict) -> None:
    with contextlib.suppress(archive.UnreadableArchive), transaction.atomic():
        archive.restore(user, io.BytesIO(json.dumps(content).encode()))
        transaction.set_rollback(True)
    assert archive.is_empty(user)


def edited(content: dict, name: str, place: int = 0, **said) -> dict:
    content[name][place] |= said
    return content


@pytest.mark.parametrize(
    ("name", "said", "message"),
    [
        ("applications", {"tags": [99]}, "does not come before it"),
        ("applications", {"contacts": ["1"]}, "does not come before it"),
        ("applications", {"link": "javascript:alert(1)"}, "is not a web address"),
        ("applications", {"link": "ftp://example.org/"}, "is not a web address"),
        ("applications", {"pay_min": "NaN"}, "is not an amount"),
        ("applications", {"pay_min": 38000.5}, "is not text"),
        ("applications", {"pay_min": "9", "pay_max": "8"}, "higher salary is below"),
        ("applications", {"company": "", "agency": ""}, "Enter the company, or the agency"),
        ("applications", {"deadline_on": "0001-01-01"}, "between the years"),
        ("applications", {"deadline_on": "9999-12-31"}, "between the years"),
        ("applications", {"created_at": "2026-11-10T12:00:00"}, "time zone"),
        ("applications", {"status": "hired"}, "not accepted"),
        ("applications", {"deleted_at": "2026-11-10T12:00:00+00:00"}, "unknown"),
        ("applications", {"company_key": "x"}, "unknown"),
        ("outcomes", {"application": 99}, "does not come before it"),
        ("outcomes", {"application": None}, "does not come before it"),
        ("changes", {"happened_on": "soon"}, "is not a date"),
        ("changes", {"to_state": "hired"}, "not accepted"),
        ("changes", {"to_state": "accepted"}, "accepted_needs_an_offer|contradict each other"),
        ("interviews", {"time_zone": "Mars/Olympus"}, "time zone"),
        ("interviews", {"minutes": 100_000}, "out of range"),
        ("reminders", {"key": "capture:99"}, "does not come before it"),
        ("hidden_wins", {"key": "own:99"}, "does not come before it"),
        ("requests", {"edits": {"shouting": ["a", "b"]}}, "unknown form"),
        ("requests", {"edits": {"brief": ["a"]}}, "unknown form"),
        ("imports", {"counts": {"reasons": [["a"]]}}, "unknown form"),
        ("imports", {"counts": {"added": "<b>"}}, "not a number"),
        ("imports", {"counts": {"<b>": 1}}, "not a number"),
        ("imports", {"counts": {"reasons": [["a", "b", "\0"]]}}, "zero byte"),
        ("contacts", {"email": "no one"}, "not accepted"),
        ("profile", {"time_zone": "Mars"}, "time zone"),
        ("profile", {"quiet_days": 0}, "not accepted"),
        ("preferences", {"digest_hour": 24}, "not accepted"),
    ],
)  # fmt: skip
def test_a_row_that_cannot_be_is_refused_with_its_place(bob, content, name, said, message):
    assert re.search(message, refused(bob, edited(content, name, **said)))


def test_an_application_without_history_is_refused(bob, content):
    assert "no history" in refused(bob, content | {"changes": [], "hidden_wins": []})


def test_two_searches_at_a_time_are_refused(bob, content):
    assert "End your current job search" in refused(bob, edited(content, "searches", ended_on=None))


def test_two_profiles_are_refused(bob, content):
    content["profile"].append({**content["profile"][0], "id": 2})
    assert "contradict each other" in refused(bob, content)


def test_lists_out_of_order_are_refused(bob, content):
    changes = content.pop("tags")
    assert "does not come before it" in refused(bob, content | {"tags": changes})


def test_rows_of_somebody_else_cannot_be_pointed_to(bob, content):
    """Numbers mean rows of the file alone, whatever rows the database holds under them."""
    theirs = Application.objects.first()
    content["reminders"][1]["application"] = theirs.pk + 1_000
    assert "does not come before it" in refused(bob, content)


def test_what_unpacks_to_too_much_is_stopped(bob, content, monkeypatch):
    monkeypatch.setattr(opening, "LARGEST_TEXT", 1000)
    packed = zipped(onward__json=json.dumps(content).encode())
    assert "unpacks to more" in refused(bob, packed)
    assert "unpacks to more" in refused(bob, content)


def test_one_endless_value_is_stopped(bob, monkeypatch):
    monkeypatch.setattr(reading, "LARGEST_VALUE", 100_000)
    assert "larger than any" in refused(bob, HEAD + b'"tags": ["' + b"a" * 1_000_000)


def test_too_many_rows_are_stopped(bob, content, monkeypatch):
    monkeypatch.setattr(restoring, "MOST_ROWS", 5)
    assert "more than 5" in refused(bob, content)


def test_a_zip_of_too_many_files_or_with_a_password_is_refused(bob, monkeypatch):
    packed = zipped(onward__json=b"{}", a__txt=b"", b__txt=b"")
    monkeypatch.setattr(opening, "MOST_FILES", 2)
    assert "more files" in refused(bob, packed)
    monkeypatch.undo()
    locked = bytearray(zipped(onward__json=b"{}"))
    for sign, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        locked[locked.index(sign) + at] |= 1
    assert "password" in refused(bob, bytes(locked))


def test_markup_is_kept_as_the_text_it_is(client, bob, content):
    edited(content, "applications", title="<script>alert(1)</script>", notes="<img src=x onerror=alert(1)>")
    archive.restore(bob, io.BytesIO(json.dumps(content).encode()))
    client.force_login(bob)
    pk = Application.objects.get(owner=bob, title__startswith="<script>").pk
    for page in (f"/applications/{pk}/", f"/applications/{pk}/text/?notes=on", "/applications/", "/proof/"):
        text = client.get(page).content.decode()
        assert "<script>alert" not in text
        assert "<img src=x" not in text


def test_a_failure_at_the_very_end_leaves_nothing(bob, content, monkeypatch):
    def fail(*args):
        raise RuntimeError("the disk is full")

    monkeypatch.setattr(restoring, "agree", fail)
    with pytest.raises(RuntimeError):
        archive.restore(bob, io.BytesIO(json.dumps(content).encode()))
    for model in (Application, Contact, Reminder, Search, Tag):
        assert not model.objects.filter(owner=bob).exists()
    assert not StatusChange.objects.filter(application__owner=bob).exists()
    assert not Outcome.objects.filter(application__owner=bob).exists()


def test_values_are_read_across_the_ends_of_pieces(alice, bob, monkeypatch):
    monkeypatch.setattr(reading, "A_PIECE", 7)
    make_application(alice, notes="ü" * 500)
    archive.restore(bob, io.BytesIO(b"".join(archive.json_pieces(alice, now=timezone.now()))))
    assert Application.objects.get(owner=bob).notes == "ü" * 500


def with_document(owner, *, content: bytes = PDF, **said) -> bytes:
    """The archive of someone with one document, whose row or file was tampered with."""
    make_document(owner)
    packed = b"".join(archive.zip_pieces(owner, now=timezone.now()))
    with zipfile.ZipFile(io.BytesIO(packed)) as opened:
        inner = json.loads(opened.read("onward.json"))
    inner["documents"][0] |= said
    return zipped(**{"onward.json": json.dumps(inner).encode(), "documents/1-cv.pdf": content})


@pytest.mark.parametrize(
    ("tampered", "message"),
    [
        ({"content": PDF + b"x"}, "has changed since"),
        ({"sha256": "0" * 64}, "has changed since"),
        ({"size": 3}, "has changed since"),
        ({"file": "documents/2-cv.pdf"}, "missing from the ZIP"),
        ({"file": "../documents/1-cv.pdf"}, "missing from the ZIP"),
        ({"file": "/etc/passwd"}, "missing from the ZIP"),
        ({"file": None}, "does not name a file"),
        ({"file": "\0"}, "zero byte"),
        ({"file_type": "html"}, "does not match"),
        ({"file_type": "png"}, "does not match"),
        ({"file_name": "cv.html"}, "accepts PDF"),
        ({"stored_as": "0" * 32}, "unknown"),
        ({"kind": "virus"}, "not accepted"),
    ],
)
def test_a_document_that_is_not_what_its_row_says_is_refused_and_no_file_stays(alice, bob, settings, tampered, message):
    packed = with_document(alice, **tampered)
    before = sorted(settings.DOCUMENTS_DIR.iterdir())
    assert re.search(message, refused(bob, packed))
    assert sorted(settings.DOCUMENTS_DIR.iterdir()) == before


def test_documents_without_room_or_without_their_zip_are_refused(alice, bob, settings):
    packed = with_document(alice)
    with zipfile.ZipFile(io.BytesIO(packed)) as opened:
        assert "Upload the ZIP" in refused(bob, opened.read("onward.json"))
    settings.DOCUMENTS_QUOTA = 3
    assert "Not enough space" in refused(bob, packed)


def test_a_failure_after_the_files_takes_them_away_again(alice, bob, settings, monkeypatch):
    packed = with_document(alice)
    before = sorted(settings.DOCUMENTS_DIR.iterdir())
    monkeypatch.setattr(restoring, "agree", lambda ids: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        archive.restore(bob, io.BytesIO(packed))
    assert sorted(settings.DOCUMENTS_DIR.iterdir()) == before
