"""The archive: all of a person's rows out and in, whatever is added to the models."""

import io
import json
import zipfile

import pytest
from django.apps import apps
from django.db import connection, models
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from applications.models import (
    Action,
    Application,
    Contact,
    Document,
    Profile,
    Tag,
    check_applications,
    check_documents,
)
from applications.models.files import remove_file
from feedback import archive
from feedback.archive.kept import KEPT, NOT_KEPT
from feedback.archive.opening import LARGEST_TEXT, MB
from feedback.archive.reading import MOST_BRACKETS
from feedback.archive.restoring import MOST_ROWS
from feedback.models import HiddenWin, Preferences, Reminder, Theme
from feedback.wins import derived
from tests.builders import TODAY, confirm_password, make_application, make_contact, make_document, make_stage
from tests.feedback.archive.archive_cast import fill

DERIVED = {"company_key", "link_key", "search_words"}  # not carried, and the same again afterwards
OURS = [model for name in ("applications", "feedback") for model in apps.get_app_config(name).get_models()]


def written(user) -> dict:
    return json.loads(b"".join(archive.json_pieces(user, now=timezone.now())))


def zipped(user) -> bytes:
    return b"".join(archive.zip_pieces(user, now=timezone.now()))


def inside(packed: bytes) -> dict:
    with zipfile.ZipFile(io.BytesIO(packed)) as opened:
        return json.loads(opened.read("onward.json"))


def restored(user, content: dict | bytes) -> dict:
    content = content if isinstance(content, bytes) else json.dumps(content).encode()
    return archive.restore(user, io.BytesIO(content))


@pytest.mark.parametrize("model", OURS, ids=lambda model: model.__name__)
def test_every_model_is_carried_or_named_as_left_out(model):
    carried = [kept for kept in KEPT if kept.model is model]
    assert len(carried) + (model in NOT_KEPT) == 1, (
        f"{model.__name__} is in neither or both of KEPT and NOT_KEPT in feedback/archive/kept.py. Add it to one of them."
    )


@pytest.mark.parametrize("kept", KEPT, ids=lambda kept: kept.name)
def test_every_field_can_be_carried_or_is_left_out_with_a_reason(kept):
    names = {field.name for field in [*kept.model._meta.concrete_fields, *kept.model._meta.many_to_many]}
    assert set(kept.left_out) <= names
    assert all(kept.left_out.values())
    before = {one.model for one in KEPT[: KEPT.index(kept)]}
    for field in [*kept.fields, *kept.sets]:
        assert not isinstance(field, models.FileField | models.BinaryField), f"{field}: say how it travels, see Files"
        if isinstance(field, models.JSONField):
            assert field.name in kept.shapes, f"{field} needs a shape, see feedback/archive/shapes.py"
        if field.is_relation:
            assert field.remote_field.model in before, (
                f"{field} points to a model that does not stand before it in KEPT"
            )
        if isinstance(field, models.ManyToManyField):
            through = field.remote_field.through
            assert through._meta.auto_created, f"{field} has a model of its own between; carry that one"


def test_the_cast_says_every_field(alice):
    """Else the round trip below would prove nothing about it. Add what is missing to archive_cast.py."""
    fill(alice)
    content = inside(zipped(alice))
    silent = [f"{kept.name}.{field.name}" for kept in KEPT for field in unsaid(kept, content[kept.name])]
    assert silent == []


def unsaid(kept, rows: list[dict]) -> list:
    """Fields that say no more in any row than a new row would."""
    found = []
    for field in [*kept.fields, *kept.sets]:
        default = field.get_default() if field in kept.fields and field.has_default() else None
        nothing = (None, "", [], {}) if default is None else (None, "", [], {}, default)
        is_a_moment = getattr(field, "default", None) is timezone.now
        if field.name not in kept.told and not is_a_moment and not any(row[field.name] not in nothing for row in rows):
            found.append(field)
    return found


def everything(user) -> dict[str, list[dict]]:
    """What the database holds of a person, with each key as its place in the order of its list."""
    place: dict = {}
    for kept in KEPT:
        rows = kept.rows(user).order_by("pk")
        place[kept.model] = {pk: number for number, pk in enumerate(rows.values_list("pk", flat=True), start=1)}
    found: dict[str, list[dict]] = {}
    for kept in KEPT:
        found[kept.name] = []
        for row in kept.rows(user).order_by("pk"):
            said = {}
            gone = {"id", kept.owner, kept.files and kept.files.field, *(set(kept.left_out) - DERIVED)}
            for field in kept.model._meta.concrete_fields:
                if field.name in gone:
                    continue
                value = getattr(row, field.attname)
                said[field.name] = place[field.remote_field.model].get(value) if field.is_relation else value
            for field in kept.sets:
                pks = getattr(row, field.name).order_by("pk").values_list("pk", flat=True)
                said[field.name] = [place[field.remote_field.model][pk] for pk in pks]
            for name, renamed in kept.keys.items():
                said[name] = renamed(said[name], {one.name: place[one.model] for one in KEPT})
            for name in kept.shapes:
                said[name] = kept.shapes[name](said[name])
            found[kept.name].append(said)
    return found


def test_all_of_it_comes_back_field_by_field(alice, bob):
    fill(alice)
    packed = zipped(alice)
    counts = restored(bob, packed)
    before, after = inside(packed), inside(zipped(bob))
    for name, rows in before.items():
        if name != "written_at":
            assert after[name] == rows, name
    assert set(before) == {"format", "version", "written_at", *(kept.name for kept in KEPT)}
    assert everything(bob) == everything(alice)
    assert counts["applications"] == 4
    assert list(check_applications(bob)) == []


def test_keys_that_name_rows_name_the_new_ones(alice, bob):
    make_stage(make_application(alice))
    fill(alice)
    restored(bob, written(alice))
    reminder = Reminder.objects.get(owner=bob, kind="capture")
    assert reminder.key == f"capture:{reminder.stage_id}"
    asked = Reminder.objects.get(owner=bob, kind="ask")
    assert asked.key == f"ask:{asked.application_id}:{TODAY}"


def test_a_hidden_win_of_each_kind_is_hidden_on_the_other_side(alice, bob):
    make_application(alice)  # so that numbers differ
    fill(alice)
    make_application(
        alice, company="Ash", on=TODAY, status="offer", closed_as="declined", closed_on=TODAY, source="referral"
    )
    for win in derived.wins_of(alice):
        HiddenWin.objects.get_or_create(owner=alice, key=win.key)
    hidden = {win.key.partition(":")[0] for win in derived.wins_of(alice)}
    assert {"change", "ended", "referral", "own"} <= hidden
    restored(bob, written(alice))
    theirs = set(HiddenWin.objects.filter(owner=bob).values_list("key", flat=True))
    assert {win.key for win in derived.wins_of(bob)} <= theirs


def test_a_second_round_trip_writes_the_same_file(alice, bob):
    fill(alice)
    restored(bob, written(alice))
    lines = [b"".join(archive.json_pieces(user, now=timezone.now())).split(b"\n", 1)[1] for user in (alice, bob)]
    assert lines[0] == lines[1]


def test_what_was_deleted_stays_behind_with_what_hangs_on_it(alice, bob):
    gone, kept = make_application(alice), make_application(alice, company="Oakhill Health")
    person, other = make_contact(alice), make_contact(alice, name="Joan Ferris")
    kept.contacts.add(person, other)
    stage = make_stage(kept)
    Reminder.objects.create(owner=alice, kind="own", application=gone, due_on=TODAY)
    Reminder.objects.create(owner=alice, kind="own", contact=person, due_on=TODAY)
    for row in (gone, person, stage):
        type(row).objects.filter(pk=row.pk).update(deleted_at=timezone.now())
    restored(bob, written(alice))
    assert Application.objects.filter(owner=bob).get().company == "Oakhill Health"
    assert Contact.objects.filter(owner=bob, applications__owner=bob).get().name == "Joan Ferris"
    assert Reminder.objects.filter(owner=bob).get().contact is None
    assert not Action.objects.filter(owner=bob).exists()


def test_nothing_of_another_person_is_written(alice, bob):
    make_application(bob, company="Someone else's")
    make_application(alice).contacts.add(make_contact(alice))
    assert "Someone" not in json.dumps(written(alice))


def test_secrets_are_not_in_it(alice):
    fill(alice)
    text = json.dumps(written(alice))
    assert "secret-1" not in text
    assert "secret-2" not in text
    assert "secret-3" not in text
    assert alice.email not in text


def test_where_it_stands_is_worked_out_from_history_whatever_the_file_says(alice, bob):
    make_application(alice, status="screening", closed_as="rejected")
    content = written(alice)
    content["applications"][0] |= {"status": "offer", "furthest": "offer", "quiet_on": "2026-01-01"}
    restored(bob, content)
    application = Application.objects.get(owner=bob)
    assert (application.status, application.furthest, application.quiet_on) == ("screening", "screening", None)
    assert list(check_applications(bob)) == []


def test_an_ending_that_was_written_too_late_is_brought_in_step(alice, bob):
    application = make_application(alice, closed_as="rejected")
    content = written(alice)
    content["outcomes"], content["changes"][-1]["outcome"] = [], None
    restored(bob, content)
    assert list(check_applications(bob)) == []
    assert Application.objects.get(owner=bob).live_outcome().ended_on == application.closed_on


def test_an_account_with_something_in_it_is_not_touched(alice, bob):
    fill(alice)
    make_application(bob)
    with pytest.raises(archive.UnreadableArchive, match="isn’t empty"):
        restored(bob, written(alice))
    assert Application.objects.filter(owner=bob).count() == 1


def test_settings_tags_and_themes_are_no_obstacle(alice, bob):
    fill(alice)
    Preferences.objects.create(user=bob, tone="warm")
    tag, theme = Tag.objects.create(owner=bob, name="Remote"), Theme.objects.create(owner=bob, name="Nerves")
    restored(bob, written(alice))
    assert Preferences.objects.get(user=bob).tone == "plain"
    assert tag.applications.count() == 2
    assert Theme.objects.filter(owner=bob).count() == 2
    assert theme.reflections.count() == 0


def test_a_list_or_field_that_is_not_there_takes_what_a_new_row_would_have(alice, bob):
    make_application(alice)
    content = written(alice)
    del content["preferences"], content["themes"], content["applications"][0]["notes"]
    restored(bob, content)
    assert Application.objects.get(owner=bob).notes == ""


def test_an_archive_from_before_people_had_a_form_of_address_comes_in(alice, bob):
    make_contact(alice, name="Elena Marsh", address_as="Ms Marsh")
    content = written(alice)
    del content["contacts"][0]["address_as"], content["profile"][0]["asks_for_name"]
    restored(bob, content)
    assert Contact.objects.get(owner=bob).address_as == ""
    assert Profile.objects.get(user=bob).asks_for_name is True


def test_documents_travel_in_the_zip_with_their_files(alice, bob):
    application = make_application(alice)
    make_document(alice, application)
    make_document(alice, file_name="notes.txt", file_type="txt", content="Grüße".encode(), name="Notes")
    assert "documents" not in written(alice)
    packed = zipped(alice)
    with zipfile.ZipFile(io.BytesIO(packed)) as opened:
        assert opened.testzip() is None
        assert opened.namelist() == ["onward.json", "documents/1-cv.pdf", "documents/2-notes.txt"]
    restored(bob, packed)
    mine = {document.name: document for document in Document.objects.for_user(bob)}
    with mine["Notes"].open() as file:
        assert file.read().decode() == "Grüße"
    assert mine["CV"].applications.get().owner == bob
    assert list(check_documents()) == []
    assert not set(mine["CV"].stored_as) & set(Document.objects.for_user(alice).values_list("stored_as", flat=True))


def test_a_document_without_its_file_is_not_carried(alice, bob):
    gone = make_document(alice)
    make_document(alice, name="Letter")
    remove_file(gone.stored_as)
    restored(bob, zipped(alice))
    assert [one.name for one in Document.objects.for_user(bob)] == ["Letter"]


def test_the_number_of_queries_is_the_same_for_ten_and_three_hundred(alice, bob, django_assert_max_num_queries):
    for number in range(10):
        make_application(alice, company=f"Company {number}", tags=["Remote"])
    with CaptureQueriesContext(connection) as few:
        written(alice)
    for number in range(290):
        make_application(alice, company=f"Company {number}")
    with CaptureQueriesContext(connection) as many:
        content = written(alice)
    assert len(few) == len(many)
    with django_assert_max_num_queries(120):
        restored(bob, content)


def test_a_download_asks_for_the_password_first(client, alice):
    client.force_login(alice)
    for name in ("json", "zip"):
        assert client.get(f"/export/everything.{name}")["Location"] == f"/export/everything/?start={name}"
    password = client.get("/export/everything/?start=json")["Location"]
    assert password == "/accounts/reauthenticate/?next=%2Fexport%2Feverything%2F%3Fstart%3Djson"
    confirm_password(client)
    assert b"http-equiv" not in client.get("/export/everything/?start=exe").content
    assert b'content="0; url=/export/everything.json"' in client.get("/export/everything/?start=json").content
    response = client.get("/export/everything.json")
    assert response["Content-Disposition"] == f'attachment; filename="onward-archive-{timezone.localdate()}.json"'
    assert json.loads(response.getvalue())["format"] == "onward"


def test_the_page_restores_and_says_what_is_wrong(client, alice, bob):
    make_application(alice)
    content = json.dumps(written(alice))
    client.force_login(bob)
    confirm_password(client)
    page = "/export/restore/"
    refused = client.post(page, {"file": io.BytesIO(b"{}")})
    assert refused.status_code == 422
    assert "Nothing was changed" in refused.content.decode()
    assert client.post(page, {}).status_code == 422
    named = io.BytesIO(content.encode())
    named.name = "onward.json"
    assert client.post(page, {"file": named})["Location"] == "/applications/"
    assert Application.objects.for_user(bob).count() == 1
    again = client.post(page, {"file": io.BytesIO(content.encode())})
    assert again.status_code == 422
    assert "isn’t empty" in again.content.decode()
    assert Application.objects.for_user(bob).count() == 1


def test_every_list_is_described(settings):
    described = (settings.BASE_DIR / "docs" / "archive.md").read_text()
    assert [kept.name for kept in KEPT if f"| `{kept.name}` |" not in described] == []


def test_the_limits_are_described(settings):
    described = (settings.BASE_DIR / "docs" / "archive.md").read_text()
    assert f"{MOST_ROWS:,} rows" in described
    assert f"{MOST_BRACKETS:,} brackets" in described
    assert f"{LARGEST_TEXT // MB} MB of JSON" in described
