"""Hostile and unbelievable files: a clear message or a clean import each, never a crash, half an import, or markup that runs."""

import re
from contextlib import suppress
from functools import partial

import pytest
from django.urls import reverse

from applications.importing import markdown
from applications.importing.limits import MB, UnreadableFile
from applications.importing.recognising import tables
from applications.models import Application, ImportBatch, RememberedMap, StagedImport, check_applications
from tests.applications.importing.hostile_files import MARKUP, SCRIPT, all_files, book
from tests.applications.importing.test_import_sheets import guesses
from tests.applications.importing.test_imports import _today as _today
from tests.applications.importing.test_imports import read_all, upload
from tests.applications.importing.test_imports import signed_in as signed_in
from tests.applications.importing.test_imports import time_machine_at as time_machine_at
from tests.work import peak_of

pytestmark = pytest.mark.django_db
FILES = all_files()


def harmless(answer) -> str:
    """The page, of which nothing of the file may run."""
    text = answer.content.decode()
    assert SCRIPT not in text
    assert MARKUP not in text
    assert "<svg onload" not in text
    assert not re.search(r'(href|src|action)="?\s*(javascript|data:text)', text, re.IGNORECASE)
    return text


def test_there_are_at_least_sixty():
    assert len(FILES) >= 60


@pytest.mark.parametrize("what", FILES)
def test_a_hostile_file_gets_a_clear_message_or_a_clean_import(signed_in, alice, what):
    name, make = FILES[what]
    answer = upload(signed_in, make(), name=name)
    if answer.status_code == 422:
        message = re.search(r'<div class="problem" role="alert">.*?</div>', harmless(answer), re.DOTALL)
        assert message
        assert "“" in message[0]
        assert not StagedImport.objects.exists()
        return
    assert answer.status_code == 302
    staged = StagedImport.objects.get()
    if staged.upload.needs_answer:
        url = reverse("import_columns", args=[staged.pk])
        harmless(signed_in.get(url))
        posted = {"order": "dmy", "title_for_all": "Analyst"} | guesses(signed_in, staged)
        answer = signed_in.post(url, posted)
        if answer.status_code == 422:
            assert "Choose the column with the company" in harmless(answer)
            posted |= {f"c{number}": "notes" for number in range(100) if posted.get(f"c{number}") == "company"} | {
                "c0": "company"
            }
            answer = signed_in.post(url, posted)
        assert answer.status_code == 302, answer.context["form"].errors
    read_all(signed_in, staged.pk)
    page = harmless(signed_in.get(reverse("import_preview", args=[staged.pk])))
    assert len(page) < 400_000
    harmless(
        signed_in.get(reverse("import_unread", args=[staged.pk]))
        if "cannot be read yet" in page
        else signed_in.get("/import/")
    )
    signed_in.post(reverse("import_confirm", args=[staged.pk]))
    assert list(check_applications(alice)) == []
    for batch in ImportBatch.objects.all():
        assert Application.objects.filter(import_batch=batch).count() == batch.counts["added"]
        harmless(signed_in.get(reverse("import_done", args=[batch.pk])))
    for application in Application.objects.for_user(alice)[:3]:
        application.full_clean()
        harmless(signed_in.get(application.get_absolute_url()))
    harmless(signed_in.get(reverse("application_list")))
    for batch in ImportBatch.objects.all():
        signed_in.post(reverse("import_undo", args=[batch.pk]))
    assert not Application.objects.for_user(alice).exists()


def test_the_good_row_beside_a_bad_one_comes_in(signed_in, alice):
    for what in (
        "days in the years 0 and 9999",
        "html everywhere",
        "NUL bytes in cells",
        "emoji",
        "links of every bad kind",
    ):
        name, make = FILES[what]
        upload(signed_in, make(), name=name)
        staged = StagedImport.objects.first()
        if staged.upload.needs_answer:
            signed_in.post(reverse("import_columns", args=[staged.pk]), {"order": "dmy"} | guesses(signed_in, staged))
        read_all(signed_in, staged.pk)
        signed_in.post(reverse("import_confirm", args=[staged.pk]), {"here_all": "add_anyway"})
        assert Application.objects.for_user(alice).filter(company="Alder", link="https://a.example/1").exists(), what
        Application.objects.all().delete()
        RememberedMap.objects.all().delete()


@pytest.mark.parametrize(
    "what",
    [
        "zip bomb that lies about its size",
        "a million columns in a workbook",
        "fifty million commas",
        "a million columns",
    ],
)
def test_reading_the_largest_of_them_takes_less_than_200_megabytes(what):
    name, make = FILES[what]
    content = make()

    def read() -> None:
        with suppress(UnreadableFile):
            for _ in tables(name, content):
                pass

    assert peak_of(read) < 200 * MB


def test_a_document_or_a_list_that_grows_when_it_is_read_is_refused(monkeypatch):
    """With a tenth of the cells that are taken, in a tenth of the memory: what is traced takes five times as long."""
    assert markdown.KEPT_CELLS <= 1_500_000
    monkeypatch.setattr(markdown, "KEPT_CELLS", markdown.KEPT_CELLS // 10)
    pipes = b"Company | Role\n---|---\n" + (b"x|" * 400 + b"\n") * 900
    objects = b"[" + b"{}," * 200_000 + b'{"company": "Ash", "role": "Baker"}]'

    def read(name: str, content: bytes) -> None:
        with pytest.raises(UnreadableFile, match="too much"):
            list(tables(name, content))

    for name, content in (("a.md", pipes), ("a.json", objects), ("b.json", b"[" + b'"a",' * 2_500_000 + b"1]")):
        assert peak_of(partial(read, name, content)) < 20 * MB, name


def test_a_workbook_of_links_and_merged_cells_is_read_in_the_end(signed_in):
    def fill(made):
        page = made.active
        for number in range(3, 400):
            page.append([f"Company {number}", "Role", "2026-03-01", "Applied", "x"])
            page.cell(row=number, column=5).hyperlink = "https://a.example/" + "x" * 3000
        for column in "FGHIJKLMN":
            page.merge_cells(f"{column}1:{column}400")
        page.merge_cells("A2:A3")

    name, make = "a.xlsx", lambda: book(fill)
    assert upload(signed_in, make(), name=name).status_code == 302
