"""Files as a person brings them: uploaded, with what the pages propose accepted, read and confirmed."""

import datetime as dt

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from applications.importing.preview import Preview, preview
from applications.models import Application, ImportBatch, StagedImport, StatusChange


def upload(client, *contents: str | bytes, name: str = "mine.csv"):
    """The answer to uploading these, all under one name."""
    files = [SimpleUploadedFile(name, one.encode() if isinstance(one, str) else one) for one in contents]
    return client.post(reverse("import_start"), {"files": files})


def proposed(client, url: str) -> dict[str, str]:
    """What a page about columns has chosen already, as a browser would post it."""
    form = client.get(url).context["form"]
    found = {}
    for name, field in form.fields.items():
        if field.initial not in (None, False, ""):
            found[name] = "on" if field.initial is True else field.initial
    return found


def staged_of(client, content: str | bytes, *, name: str = "mine.csv", **posted: str) -> StagedImport:
    """The upload once all its rows are read; `posted` is what the person says beside what is proposed."""
    answer = upload(client, content, name=name)
    assert answer.status_code == 302, answer.context["form"].errors
    staged = StagedImport.objects.latest("pk")
    while staged.upload.needs_answer:
        url = staged.get_absolute_url()
        answer = client.post(url, proposed(client, url) | posted)
        assert answer.status_code == 302, answer.context["form"].errors
        staged = StagedImport.objects.get(pk=staged.pk)
    while not staged.upload.is_read:
        client.post(reverse("import_progress", args=[staged.pk]))
        staged = StagedImport.objects.get(pk=staged.pk)
    return staged


def shown_of(staged: StagedImport, *, today: dt.date) -> Preview:
    return preview(StagedImport.objects.get(pk=staged.pk), today=today)


def page_of(client, staged: StagedImport) -> str:
    answer = client.get(reverse("import_preview", args=[staged.pk]))
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def confirmed(client, staged: StagedImport, **posted: str) -> ImportBatch:
    answer = client.post(reverse("import_confirm", args=[staged.pk]), {"extras_shown": "1", "extras": "1"} | posted)
    assert answer.status_code == 302
    return ImportBatch.objects.latest("pk")


def steps_of(application: Application) -> list[tuple[str, str]]:
    """(state, ISO date) of its history, oldest first."""
    changes = StatusChange.objects.filter(application=application).order_by("pk")
    return [(change.to_state, change.happened_on.isoformat()) for change in changes]
