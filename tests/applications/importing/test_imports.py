"""Import as a person meets it: a file, the rows before they count, the confirmation, its undo."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from applications.importing import importer, staging, update_outcomes
from applications.importing.limits import UnreadableFile
from applications.importing.preview import preview
from applications.models import (
    Action,
    Application,
    ImportBatch,
    Profile,
    StagedChunk,
    StagedImport,
    Status,
    StatusChange,
    check_applications,
    delete_applications,
    purge,
)
from config import sizes
from tests.applications.importing.test_import_reading import FILE, HEADER, SAMPLES, zip_of
from tests.builders import make_application

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 11, 10)


@pytest.fixture(autouse=True)
def _today(time_machine_at):
    """It is 10 November 2026."""


@pytest.fixture
def time_machine_at():
    import time_machine

    with time_machine.travel(dt.datetime(2026, 11, 10, 12, tzinfo=dt.UTC), tick=False):
        yield


@pytest.fixture
def signed_in(client, alice):
    client.force_login(alice)
    return client


def file_of(*rows: str) -> str:
    return "\n".join([HEADER, *rows]) + "\n"


def row(company="Alder & Finch", title="Data analyst", day="8/3/26", job=4311000000) -> str:
    link = f"http://www.linkedin.com/jobs/view/{job}" if job else ""
    return f'"{day}",me@example.org, +1555,"{company}","{title}",{link},CV.pdf,"Secret?:Yes"'


def upload(client, *contents: str | bytes, name="Job Applications.csv"):
    files = [SimpleUploadedFile(name, one.encode() if isinstance(one, str) else one) for one in contents]
    return client.post(reverse("import_start"), {"files": files})


def read_all(client, pk) -> None:
    for _ in range(50):
        if StagedImport.objects.get(pk=pk).upload.is_read:
            return
        client.post(reverse("import_progress", args=[pk]))
    raise AssertionError("never read to the end")


def staged_by(client, *contents, **options) -> StagedImport:
    answer = upload(client, *contents, **options)
    assert answer.status_code == 302, answer.content.decode()
    staged = StagedImport.objects.latest("pk")
    assert answer["Location"] == reverse("import_preview", args=[staged.pk])
    read_all(client, staged.pk)
    return StagedImport.objects.get(pk=staged.pk)


def shown_of(staged):
    return preview(staged, today=TODAY)


def imported(client, *contents, **choices) -> ImportBatch:
    staged = staged_by(client, *contents)
    answer = client.post(reverse("import_confirm", args=[staged.pk]), choices)
    batch = ImportBatch.objects.latest("pk")
    assert answer["Location"] == reverse("import_done", args=[batch.pk])
    return batch


def text_of(client, name, *args, query="") -> str:
    answer = client.get(reverse(name, args=args) + query)
    assert answer.status_code == 200
    return answer.content.decode()


def test_an_import_gives_applications_with_their_history(signed_in, alice):
    batch = imported(signed_in, file_of(row(), row("Basalt", "Junior analyst", "11/20/24, 8:15 AM", 4311000001)))
    first, second = Application.objects.for_user(alice).order_by("-applied_on")
    assert (first.company, first.title, first.applied_on, first.status) == (
        "Alder & Finch",
        "Data analyst",
        dt.date(2026, 8, 3),
        "applied",
    )
    assert first.link == "https://www.linkedin.com/jobs/view/4311000000"
    assert (first.source, first.source_name, first.source_id) == ("job_board", "LinkedIn", "linkedin:4311000000")
    assert (first.sent_via, first.cv_version, first.import_batch) == ("online", "CV.pdf", batch)
    assert second.applied_on == dt.date(2024, 11, 20)
    [change] = StatusChange.objects.filter(application=first)
    assert (change.from_state, change.to_state, change.happened_on) == ("", "applied", dt.date(2026, 8, 3))
    assert list(Application.objects.for_user(alice).search("finch analyst")) == [first]
    assert list(check_applications(alice)) == []
    assert not StagedImport.objects.exists()


def test_nothing_private_is_ever_stored(signed_in, alice):
    staged = staged_by(signed_in, FILE)
    kept = str(StagedImport.objects.filter(pk=staged.pk).values().get()) + str(list(StagedChunk.objects.values()))
    signed_in.post(reverse("import_confirm", args=[staged.pk]))
    kept += str(list(Application.objects.values())) + str(list(ImportBatch.objects.values()))
    for private in ("sam@example.org", "15550100123", "Visa", "Years"):
        assert private not in kept


def test_nothing_private_is_stored_before_validation_either(signed_in):
    upload(signed_in, FILE)
    kept = str(StagedImport.objects.values().get()) + str(list(StagedChunk.objects.values()))
    assert "Alder & Finch" in kept
    assert not any(private in kept for private in ("sam@example.org", "15550100123", "Visa"))


def test_the_whole_zip_brings_applications_and_saved_jobs(signed_in, alice):
    content = (SAMPLES / "Basic_LinkedInDataExport_11-02-2026.zip").read_bytes()
    batch = imported(signed_in, content)
    assert Application.objects.for_user(alice).filter(status=Status.SAVED).count() == 2
    saved = Application.objects.get(owner=alice, company="Thistle Media")
    assert (saved.applied_on, saved.status_since, saved.sent_via) == (None, dt.date(2026, 8, 1), "")
    total = Application.objects.for_user(alice).count()
    assert batch.counts["added"] == total
    assert batch.counts["saved"] == 2
    assert list(check_applications(alice)) == []


def test_several_parts_come_together(signed_in, alice):
    imported(signed_in, file_of(row(job=1000001)), file_of(row("Basalt", job=1000002)))
    assert Application.objects.for_user(alice).count() == 2


def test_a_job_that_stands_twice_is_taken_once_from_its_earlier_day(signed_in, alice):
    batch = imported(signed_in, file_of(row(day="8/9/26"), row(day="8/3/26"), row(day="8/5/26")))
    assert [one.applied_on for one in Application.objects.for_user(alice)] == [dt.date(2026, 8, 3)]
    assert batch.counts["twice"] == 2


def test_a_saved_job_that_was_applied_for_becomes_applied(signed_in, alice):
    link = "https://www.linkedin.com/jobs/view/4311000000"
    saved = f"Saved Date,Job Url,Job Title,Company Name\n8/1/26,{link},Data analyst,Alder & Finch\n"
    imported(signed_in, zip_of({"Jobs/Saved Jobs.csv": saved, "Jobs/Job Applications.csv": file_of(row())}))
    [only] = Application.objects.for_user(alice)
    assert (only.status, only.applied_on) == ("applied", dt.date(2026, 8, 3))


def test_the_same_file_again_finds_everything_here_already(signed_in, alice):
    content = (SAMPLES / "Basic_LinkedInDataExport_11-02-2026.zip").read_bytes()
    imported(signed_in, content)
    before = Application.objects.for_user(alice).count()
    staged = staged_by(signed_in, content)
    shown = shown_of(staged)
    assert (len(shown.new), len(shown.here)) == (0, before)
    assert "You already have all of these" in text_of(signed_in, "import_preview", staged.pk)
    signed_in.post(reverse("import_confirm", args=[staged.pk]))
    assert Application.objects.for_user(alice).count() == before


@pytest.mark.parametrize(
    "known",
    [
        {"source_id": "linkedin:4311000000"},
        {"link": "https://de.linkedin.com/jobs/view/4311000000?trk=public"},
        {"link": "http://www.linkedin.com/jobs/view/data-analyst-at-alder-4311000000"},
    ],
)
def test_one_that_is_here_is_known_by_its_id_or_its_link(signed_in, alice, known):
    make_application(alice, company="Typed by hand", **known)
    shown = shown_of(staged_by(signed_in, file_of(row())))
    assert (len(shown.new), len(shown.here)) == (0, 1)
    assert shown.here[0].existing.company == "Typed by hand"


def test_rows_without_a_link_are_known_by_company_title_and_day(signed_in, alice):
    make_application(alice, company="Alder and Finch Ltd", title="data analyst", on=dt.date(2026, 8, 3))
    shown = shown_of(staged_by(signed_in, file_of(row(job=None), row(job=None, day="8/4/26"))))
    assert (len(shown.new), len(shown.here)) == (1, 1)


def test_what_somebody_else_has_does_not_count_as_here(signed_in, bob):
    make_application(bob, source_id="linkedin:4311000000")
    assert len(shown_of(staged_by(signed_in, file_of(row()))).new) == 1


def test_what_was_deleted_does_not_count_as_here(signed_in, alice):
    imported(signed_in, file_of(row()))
    delete_applications(alice, Application.objects.values_list("pk", flat=True))
    assert len(shown_of(staged_by(signed_in, file_of(row()))).new) == 1


def test_rows_that_cannot_be_read_say_why_and_the_rest_comes_in(signed_in, alice):
    content = file_of(
        row(day="13/8/26"),
        row(day=""),
        row(company=""),
        row(title=""),
        row(company="x" * 100_000),
        row(title="y" * 301),
        row(day="12/24/26"),
        row(day="1/1/1970"),
        row("Basalt", job=1000002),
    )
    staged = staged_by(signed_in, content)
    page = text_of(signed_in, "import_preview", staged.pk)
    for why in (
        "“13/8/26” isn’t a real date",
        "The date is missing.",
        "The company is missing.",
        "The job title is missing.",
        "longer than 200 characters",
        "longer than 300 characters",
        "24 December 2026 is in the future.",
        "1 January 1970 is before 1990.",
    ):
        assert why in page
    assert "Row 2" in page
    assert len(page) < 60_000
    signed_in.post(reverse("import_confirm", args=[staged.pk]))
    assert [one.company for one in Application.objects.for_user(alice)] == ["Basalt"]
    done = text_of(signed_in, "import_done", ImportBatch.objects.get().pk)
    assert "The job title is missing." in done


def test_tomorrow_elsewhere_is_today_here(signed_in, alice):
    imported(signed_in, file_of(row(day="11/11/26, 1:15 AM")))
    assert Application.objects.get(owner=alice).applied_on == TODAY


def test_markup_in_a_file_stays_text(signed_in):
    staged = staged_by(signed_in, file_of(row("<script>alert(1)</script>"), row(title="<b>x</b>", day="never")))
    page = text_of(signed_in, "import_preview", staged.pk)
    assert "<script>alert" not in page
    assert "<b>x</b>" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_only_the_exceptions_are_posted(signed_in, alice):
    make_application(alice, company="Here", source_id="linkedin:1000003")
    content = file_of(row("Alder", job=1000001), row("Basalt", job=1000002), row("Here", job=1000003))
    staged = staged_by(signed_in, content)
    shown = shown_of(staged)
    signed_in.post(
        reverse("import_confirm", args=[staged.pk]),
        {"leave_out": shown.new[0].place, f"here-{shown.here[0].place}": "add_anyway"},
    )
    assert sorted(one.company for one in Application.objects.for_user(alice)) == ["Basalt", "Here", "Here"]
    assert ImportBatch.objects.get().counts["left_out"] == 1


def test_choices_on_one_page_hold_while_looking_at_another(signed_in, alice):
    staged = staged_by(signed_in, file_of(*(row(f"Company {number}", job=1000000 + number) for number in range(150))))
    url = reverse("import_preview", args=[staged.pk])
    answer = signed_in.post(f"{url}?page=1", {"leave_out": [0, 99], "page": 2})
    assert answer["Location"] == f"{url}?page=2&here_page=1#new"
    assert "101 to 150 of 150" in text_of(signed_in, "import_preview", staged.pk, query="?page=2")
    answer = signed_in.post(f"{url}?page=2", {"leave_out": 149, "page": 1})
    page = text_of(signed_in, "import_preview", staged.pk, query="?page=1")
    assert page.count(" checked") == 2
    assert "Add 147 applications" in page
    signed_in.post(reverse("import_confirm", args=[staged.pk]) + "?page=1", {"leave_out": 0})
    assert Application.objects.for_user(alice).count() == 148


def test_one_that_is_only_saved_here_can_move_on(signed_in, alice):
    saved = make_application(alice, status="saved", on=dt.date(2026, 8, 20), source_id="linkedin:4311000000")
    staged = staged_by(signed_in, file_of(row()))
    assert "In Onward it’s Saved; the file says Applied." in text_of(signed_in, "import_preview", staged.pk)
    signed_in.post(reverse("import_confirm", args=[staged.pk]), {"here-0": "move_on"})
    saved.refresh_from_db()
    assert (saved.status, saved.applied_on) == ("applied", dt.date(2026, 8, 3))
    importer.undo_import(ImportBatch.objects.get())
    saved.refresh_from_db()
    assert (saved.status, saved.status_since) == ("saved", dt.date(2026, 8, 20))
    assert list(check_applications(alice)) == []


def test_choosing_nothing_adds_nothing(signed_in, alice):
    staged = staged_by(signed_in, file_of(row()))
    answer = signed_in.post(reverse("import_confirm", args=[staged.pk]), {"leave_out": 0})
    assert answer["Location"] == reverse("import_preview", args=[staged.pk])
    assert not Application.objects.exists()
    assert StagedImport.objects.filter(pk=staged.pk).exists()


def test_confirming_twice_adds_once(signed_in, alice):
    staged = staged_by(signed_in, file_of(row()))
    url = reverse("import_confirm", args=[staged.pk])
    first, second = signed_in.post(url), signed_in.post(url)
    assert first["Location"] == second["Location"]
    assert Application.objects.for_user(alice).count() == 1
    assert Action.objects.filter(kind="import").count() == 1


def test_two_confirmations_at_the_same_moment_add_once(signed_in):
    staged = staged_by(signed_in, file_of(row()))
    StagedImport.objects.all().delete()  # what the faster one does first
    with pytest.raises(importer.AlreadyConfirmed):
        importer.confirm(staged, today=TODAY)
    assert not Application.objects.exists()


def test_the_same_file_waiting_twice_is_added_once(signed_in, alice):
    first, second = staged_by(signed_in, file_of(row())), staged_by(signed_in, file_of(row()))
    signed_in.post(reverse("import_confirm", args=[first.pk]))
    signed_in.post(reverse("import_confirm", args=[second.pk]))
    assert Application.objects.for_user(alice).count() == 1


def test_undo_leaves_nothing(signed_in, alice):
    batch = imported(signed_in, file_of(row(), row("Basalt", job=1000002)))
    answer = signed_in.post(reverse("import_undo", args=[batch.pk]), follow=True)
    assert "This import was undone" in answer.content.decode()
    assert not Application.objects.for_user(alice).exists()
    again = signed_in.post(reverse("import_undo", args=[batch.pk]), follow=True)
    assert "already been undone" in again.content.decode()
    assert len(shown_of(staged_by(signed_in, file_of(row()))).new) == 1


def test_undo_by_the_action_itself_works_too(signed_in, alice):
    batch = imported(signed_in, file_of(row()))
    signed_in.post(reverse("action_undo", args=[batch.action_id]))
    assert not Application.objects.for_user(alice).exists()


def test_undo_keeps_what_was_changed_by_hand_and_says_which(signed_in, alice):
    batch = imported(signed_in, file_of(row(), row("Basalt", job=1000002)))
    Application.objects.get(company="Basalt").move_to("screening", today=TODAY)
    answer = signed_in.post(reverse("import_undo", args=[batch.pk]), follow=True)
    assert "Basalt was not removed, because you’ve changed it since" in answer.content.decode()
    assert [one.company for one in Application.objects.for_user(alice)] == ["Basalt"]


def test_undo_takes_back_what_brought_it_up_to_date_too(signed_in, alice):
    batch = imported(
        signed_in, file_of(row("Alder", job=1000001), row("Basalt", job=1000002), row("Cobble", job=1000003))
    )
    ids = list(Application.objects.values_list("pk", flat=True))
    action, _ = update_outcomes.record_outcomes(batch, {("no_response", TODAY): ids[:2]}, today=TODAY)
    action.undo()
    update_outcomes.record_outcomes(batch, {("rejected", TODAY): ids[1:]}, today=TODAY)
    result = importer.undo_import(ImportBatch.objects.get(pk=batch.pk))
    assert (result.undone, result.skipped) == (3, [])
    assert not Application.objects.for_user(alice).exists()


def ages(*days: int) -> str:
    return file_of(
        *(
            row(f"Company {number}", day=f"{TODAY - dt.timedelta(days=number):%m/%d/%y}", job=1000000 + number)
            for number in days
        )
    )


def test_the_open_ones_are_grouped_by_age(signed_in, alice):
    batch = imported(signed_in, ages(200, 91, 90, 30, 29, 0))
    groups = update_outcomes.by_age(batch, today=TODAY)
    assert [(group.name, len(group.rows)) for group in groups] == [("old", 2), ("middle", 2), ("young", 2)]


def test_groups_and_single_rows_are_closed_in_one_go_with_one_undo(signed_in, alice):
    batch = imported(signed_in, ages(200, 150, 91, 60, 5))
    ids = dict(Application.objects.values_list("company", "pk"))
    url = reverse("import_update", args=[batch.pk])
    assert "Update outcomes" in text_of(signed_in, "import_done", batch.pk)
    assert "One by one" in text_of(signed_in, "import_update", batch.pk)
    answer = signed_in.post(
        url,
        {
            "old": "no_response",
            "old_on": "2026-11-01",
            "middle": "rejected",
            f"row-{ids['Company 150']}": "open",
            f"row-{ids['Company 200']}": "rejected",
            f"day-{ids['Company 200']}": "2026-10-02",
            f"day-{ids['Company 91']}": "",
        },
        follow=True,
    )
    assert "3 applications closed. The rest are still open." in answer.content.decode()
    found = {one.company: (one.closed_as, one.known_closed_on) for one in Application.objects.for_user(alice)}
    assert found == {
        "Company 200": ("rejected", dt.date(2026, 10, 2)),
        "Company 150": ("", None),
        "Company 91": ("no_response", dt.date(2026, 11, 1)),
        "Company 60": ("rejected", None),  # a no without a date happened on one that is not known
        "Company 5": ("", None),
    }
    assert list(check_applications(alice)) == []
    [action] = Action.objects.filter(kind="bulk")
    signed_in.post(reverse("action_undo", args=[action.pk]))
    assert Application.objects.for_user(alice).open().count() == 5


def test_it_is_offered_once(signed_in):
    batch = imported(signed_in, ages(200))
    assert 'id="update-h"' in text_of(signed_in, "import_done", batch.pk)
    signed_in.post(reverse("import_update", args=[batch.pk]))
    assert 'id="update-h"' not in text_of(signed_in, "import_done", batch.pk)
    assert Application.objects.open().count() == 1


@pytest.mark.parametrize(
    "posted",
    [
        {"old": "accepted"},
        {"old": "rejected", "old_on": "2026-11-11"},
        {"old": "rejected", "old_on": "soon"},
        {"row": "rejected", "day": "2026-12-01"},
        {"row": "rejected", "day": "soon"},
    ],
)
def test_a_wrong_day_or_outcome_changes_nothing(signed_in, posted):
    batch = imported(signed_in, ages(200))
    pk = Application.objects.get().pk
    posted = {f"{name}-{pk}" if name in ("row", "day") else name: value for name, value in posted.items()}
    assert signed_in.post(reverse("import_update", args=[batch.pk]), posted).status_code == 422
    assert Application.objects.open().count() == 1


def test_a_day_before_applying_leaves_that_one_open_and_says_so(signed_in):
    batch = imported(signed_in, ages(60, 40))
    on = TODAY - dt.timedelta(days=50)
    answer = signed_in.post(
        reverse("import_update", args=[batch.pk]), {"middle": "rejected", "middle_on": on.isoformat()}, follow=True
    )
    assert "1 application closed" in answer.content.decode()
    assert "Company 40" in answer.content.decode()
    assert Application.objects.open().count() == 1


def test_a_row_of_another_import_cannot_be_closed_with_this_one(signed_in, alice, bob):
    batch = imported(signed_in, ages(200))
    other, mine = make_application(bob, on=dt.date(2026, 3, 1)), make_application(alice, on=dt.date(2026, 3, 1))
    signed_in.post(
        reverse("import_update", args=[batch.pk]), {f"row-{other.pk}": "rejected", f"row-{mine.pk}": "rejected"}
    )
    assert Application.objects.open().count() == 3


def test_those_that_were_overdue_when_they_came_are_known(signed_in, alice):
    imported(signed_in, ages(200, 31, 30, 29, 1))
    make_application(alice, on=dt.date(2026, 3, 1))
    overdue = update_outcomes.overdue_when_imported(alice, today=TODAY)
    assert sorted(one.company for one in overdue) == ["Company 200", "Company 30", "Company 31"]
    assert Application.objects.for_user(alice).quiet(dt.date(2026, 12, 31)).count() == 6
    assert update_outcomes.overdue_when_imported(alice, today=dt.date(2026, 12, 31)).count() == 3


def test_rows_are_validated_in_chunks_each_once(signed_in, monkeypatch):
    monkeypatch.setattr(staging, "A_CHUNK", 2)
    seen = []
    validate_row = staging.validate_row
    monkeypatch.setattr(
        staging, "validate_row", lambda row, *rest: seen.append(row.company) or validate_row(row, *rest)
    )
    upload(signed_in, file_of(*(row(f"Company {number}", job=1000000 + number) for number in range(5))))
    pk = StagedImport.objects.get().pk
    assert "0 of 5 rows checked" in text_of(signed_in, "import_preview", pk)
    url = reverse("import_progress", args=[pk])
    part = signed_in.post(url, headers={"HX-Request": "true"})
    assert "2 of 5 rows checked" in part.content.decode()
    assert "<html" not in part.content.decode()
    assert signed_in.post(url)["Location"] == reverse("import_preview", args=[pk])
    last = signed_in.post(url, headers={"HX-Request": "true"})
    assert last["HX-Redirect"] == reverse("import_preview", args=[pk])
    signed_in.post(url)
    text_of(signed_in, "import_preview", pk)
    assert seen == [f"Company {number}" for number in range(5)]


def test_an_import_that_is_not_read_yet_cannot_be_confirmed(signed_in):
    upload(signed_in, file_of(row()))
    staged = StagedImport.objects.get()
    answer = signed_in.post(reverse("import_confirm", args=[staged.pk]))
    assert answer["Location"] == reverse("import_preview", args=[staged.pk])
    assert not Application.objects.exists()


def test_two_tabs_reading_one_import_do_not_lose_rows(signed_in, monkeypatch):
    monkeypatch.setattr(staging, "A_CHUNK", 2)
    upload(signed_in, file_of(*(row(f"Company {number}", job=1000000 + number) for number in range(5))))
    one, other = StagedImport.objects.get(), StagedImport.objects.get()
    staging.read_more(one, today=TODAY)
    staging.read_more(other, today=TODAY)
    assert other.upload.read == 2
    staging.read_more(other, today=TODAY)
    staging.read_more(one, today=TODAY)
    while not staging.read_more(one, today=TODAY):
        pass
    assert len(shown_of(one).new) == 5


def test_too_many_tables_are_not_called_rows(alice, monkeypatch):
    monkeypatch.setattr(staging, "MOST_PARTS", 2)
    files = [(f"{number}.csv", f"{HEADER}\nAcorn,Analyst\n".encode()) for number in range(3)]
    with pytest.raises(UnreadableFile, match="more than 2 tables"):
        staging.stage(alice, files)


def test_several_files_without_applications_share_one_sentence(alice):
    files = [(f"{number}.csv", f"{HEADER}\n".encode()) for number in range(2)]
    with pytest.raises(UnreadableFile, match="These files contain no applications"):
        staging.stage(alice, files)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("", "is empty"),
        ("nonsense", "no row has more than one column"),
        (HEADER + "\n", "contains no applications"),
        (b"PK\x03\x04 broken", "is damaged"),
    ],
)
def test_a_file_that_cannot_be_used_gets_a_message_and_changes_nothing(signed_in, content, says):
    answer = upload(signed_in, content)
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert not StagedImport.objects.exists()


def test_no_file_at_all_gets_a_message(signed_in):
    answer = signed_in.post(reverse("import_start"), {})
    assert answer.status_code == 422
    assert "Choose a file first, or paste some cells." in answer.content.decode()


def test_one_bad_part_stops_the_whole_upload(signed_in):
    assert upload(signed_in, file_of(row()), "nonsense").status_code == 422
    assert not StagedImport.objects.exists()


def test_too_much_at_once_gets_a_kind_page(signed_in, settings, monkeypatch):
    monkeypatch.setattr(sizes, "LARGEST", 100)
    answer = upload(signed_in, FILE)
    assert answer.status_code == 413
    assert "That’s too large" in answer.content.decode()
    assert "Files can be up to 50 MB" in answer.content.decode()
    documents = signed_in.post(reverse("document_create"), {"name": "x" * 200})
    assert "Files can be up to 20 MB" in documents.content.decode()
    monkeypatch.undo()
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 3
    answer = signed_in.post(reverse("import_start"), {str(number): "x" for number in range(9)})
    assert answer.status_code == 413


def test_more_than_50_mb_get_a_message(signed_in, monkeypatch):
    from applications.importing.forms import UploadForm

    monkeypatch.setattr(UploadForm.base_fields["files"], "most", 100)
    answer = upload(signed_in, file_of(row(), row()))
    assert answer.status_code == 422
    assert "Upload only the file with the applications" in answer.content.decode()


def test_a_staged_import_is_gone_after_a_day(signed_in):
    staged = staged_by(signed_in, file_of(row()))
    StagedImport.objects.update(created_at=timezone.now() - dt.timedelta(days=1, minutes=1))
    assert signed_in.get(reverse("import_preview", args=[staged.pk])).status_code == 404
    assert "Unfinished imports" not in text_of(signed_in, "import_start")
    purge()
    assert not StagedImport.objects.exists()


def test_an_upload_removes_what_waited_too_long_and_all_but_the_newest_three(signed_in):
    first = staged_by(signed_in, file_of(row()))
    StagedImport.objects.update(created_at=timezone.now() - dt.timedelta(days=2))
    kept = [staged_by(signed_in, file_of(row())).pk for _ in range(4)]
    assert first.pk not in StagedImport.objects.values_list("pk", flat=True)
    assert sorted(StagedImport.objects.values_list("pk", flat=True)) == kept[1:]


def test_what_waits_and_what_came_is_listed(signed_in):
    batch = imported(signed_in, file_of(row()))
    staged = staged_by(signed_in, file_of(row("Basalt", job=1000002)))
    page = text_of(signed_in, "import_start")
    assert reverse("import_preview", args=[staged.pk]) in page
    assert reverse("import_done", args=[batch.pk]) in page
    assert reverse("import_undo", args=[batch.pk]) in page
    signed_in.post(reverse("import_discard", args=[staged.pk]))
    assert not StagedImport.objects.exists()
    assert Application.objects.count() == 1


def test_somebody_elses_import_is_not_there(signed_in, client, bob):
    staged, batch = staged_by(signed_in, file_of(row())), imported(signed_in, file_of(row("Basalt", job=1000002)))
    client.force_login(bob)
    for name, pk in [("import_preview", staged.pk), ("import_done", batch.pk), ("import_update", batch.pk)]:
        assert client.get(reverse(name, args=[pk])).status_code == 404
    for name in ("import_preview", "import_progress", "import_confirm", "import_discard"):
        assert client.post(reverse(name, args=[staged.pk])).status_code == 404
    for name in ("import_undo", "import_update"):
        assert client.post(reverse(name, args=[batch.pk])).status_code == 404
    page = text_of(client, "import_start")
    assert "Unfinished imports" not in page
    assert "Past imports" not in page
    assert StagedImport.objects.filter(pk=staged.pk).exists()
    assert Application.objects.filter(deleted_at=None).count() == 1


@pytest.mark.parametrize("name", ["import_progress", "import_confirm", "import_discard", "import_undo"])
def test_what_changes_something_has_to_be_posted(signed_in, name):
    assert signed_in.get(reverse(name, args=[1])).status_code == 405


def test_pages_that_only_show_refuse_a_post(signed_in):
    assert signed_in.post(reverse("import_done", args=[1])).status_code == 405


def test_queries_do_not_grow_with_the_file(signed_in, django_assert_max_num_queries):
    few = staged_by(signed_in, file_of(*(row(f"Company {number}", job=1000000 + number) for number in range(10))))
    many = staged_by(signed_in, file_of(*(row(f"Company {number}", job=2000000 + number) for number in range(400))))
    for staged in (few, many):
        with django_assert_max_num_queries(9):
            signed_in.get(reverse("import_preview", args=[staged.pk]))
        with django_assert_max_num_queries(30):
            signed_in.post(reverse("import_confirm", args=[staged.pk]))


def test_nothing_is_derived_in_two_places(signed_in, alice):
    """What an import stores is what `accounts check` would work out from history."""
    profile = Profile.of(alice)
    profile.quiet_days = 10
    profile.save()
    imported(signed_in, ages(9, 10, 11))
    assert list(check_applications(alice)) == []
    assert Application.objects.for_user(alice).quiet(TODAY).count() == 2


def test_the_models_have_no_open_migrations():
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)
