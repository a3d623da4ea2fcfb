"""A small backup of this version in which someone has clicked everything that can be undone, for later versions to
undo.

    uv run python -m tests.tools.make_undo_sample 0.2.0

All of it goes through the pages, whose addresses stay the same from version to version. It happens at `NOON`.
"""

import datetime as dt
import io
import os
import sys
import tempfile
from pathlib import Path

import time_machine

FOLDER = Path(__file__).parent.parent / "samples" / "undo"
NOON = dt.datetime(2026, 11, 10, 12, tzinfo=dt.UTC)
EMAIL = "nora@example.org"
PDF = b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


def main(version: str) -> None:
    with tempfile.TemporaryDirectory() as directory:
        os.environ |= {"DATA_DIR": directory, "DJANGO_SETTINGS_MODULE": "config.settings", "SECRET_KEY": "k" * 50}
        import django

        django.setup()
        from django.core.management import call_command
        from django.db import connections
        from django.test import override_settings

        from config.running import backup

        call_command("migrate", interactive=False, verbosity=0)
        Path(directory, "secret_key").write_text("the key of a backup that is stored, for no server at all")
        plain_files = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
        with time_machine.travel(NOON, tick=False), override_settings(ALLOWED_HOSTS=["*"], STORAGES=plain_files):
            fill()
        connections.close_all()
        FOLDER.mkdir(exist_ok=True)
        backup.make_backup(FOLDER / f"{version}.zip")


def fill() -> None:
    from django.contrib.auth import get_user_model
    from django.test import Client

    from applications.models import Contact, Document, Profile, SavedView
    from feedback.models import OwnWin, Reminder
    from tests.builders import TODAY, make_application, make_contact, make_practice, make_stage

    def day(number: int) -> dt.date:
        return TODAY - dt.timedelta(days=number)

    user = get_user_model().objects.create_user(EMAIL, EMAIL, "correct horse battery")
    Profile.of(user)
    client = Client()
    client.force_login(user)

    def click(path: str, then: int = 302, **fields) -> None:
        answer = client.post(path, fields)
        if answer.status_code != then:
            raise RuntimeError(f"{path} answered {answer.status_code}: {answer.content.decode()[-3000:]}")

    def form_of(path: str, action: str) -> dict:
        """The fields of the form on this page that is posted to `action`, as a browser would send them."""
        from tests.fuzz.harvest import Forms

        found = [one for one in Forms(client.get(path).content.decode(), path).found if one.path == action]
        return {name: value for name, value in found[-1].fields if name}

    names = """Moved|Closed|Backdated|Mended|Deleted|Edited|Tagged one|Tagged two|Untagged|Source one|Source two|Quiet
    Bulk one|Bulk two|Ended one|Ended two|Interview|Mail|Documents|Rejected|Reopened""".replace("\n", "|").split("|")
    special = {
        "Backdated": {"status": "saved"},
        "Quiet": {"on": day(40)},
        "Untagged": {"tags": ["old"]},
        "Rejected": {"status": "interviewing", "closed_as": "rejected", "on": day(1)},
        "Reopened": {"closed_as": "no_response", "on": day(3)},
    }
    rows = {
        name.strip(): make_application(user, company=name.strip(), **({"on": day(5)} | special.get(name.strip(), {})))
        for name in names
    }
    at = {name: f"/applications/{row.pk}/" for name, row in rows.items()}

    # history
    click(f"{at['Moved']}status/", status="screening", day="today")
    click(f"{at['Closed']}outcome/", outcome="rejected", day="yesterday")
    click(f"{at['Backdated']}status/", status="applied", day="pick", on=str(day(9)))
    click(f"/changes/{rows['Mended'].changes.get().pk}/day/", day="pick", on=str(day(8)))
    click(f"{at['Reopened']}outcome/delete/")
    click("/applications/new/", company="Added", title="Analyst", status="saved", day="today", **{"from": ""})
    # many at once
    for name, what in (
        ("Bulk", {"do": "status", "status": "screening", "moved_on": str(day(0))}),
        ("Ended", {"do": "outcome", "outcome": "no_response", "ended_on": str(day(0))}),
        ("Tagged", {"do": "tag", "tag_name": "remote"}),
        ("Untagged", {"do": "untag", "tag_name": "old"}),
        ("Source", {"do": "source", "source": "referral"}),
        ("Quiet", {"do": "wait"}),
        ("Deleted", {"do": "delete", "sure": "on"}),
    ):
        click("/applications/bulk/", pick=[row.pk for key, row in rows.items() if key.startswith(name)], **what)
    # facts
    edited = form_of(f"{at['Edited']}edit/", f"{at['Edited']}edit/")
    click(f"{at['Edited']}edit/", **(edited | {"company": "Edited & Sons", "pay_min": "38000", "tag_names": "urgent"}))
    # interviews, emails, people
    stage = make_stage(rows["Interview"])
    click(f"/stages/{stage.pk}/delete/")
    click(
        "/mail/answer/", application=rows["Mail"].pk, what="screening", day="today", keep="on", text="Shall we talk?",
        subject="Your application", sender="jobs@example.com", interview_on="2026-11-20", interview_at="10:00",
    )  # fmt: skip
    contact = make_contact(user, name="Marta Kowalczyk")
    click(f"/people/{contact.pk}/delete/")

    # documents
    def upload(path: str, **fields) -> Document:
        file = io.BytesIO(PDF)
        file.name = "cv.pdf"
        click(path, file=file, **fields)
        return Document.objects.latest("pk")

    first = upload("/documents/new/", kind="cv", name="CV")
    click(f"{at['Documents']}documents/attach/", document=first.pk)
    click(f"{at['Documents']}documents/{first.pk}/delete/")
    click(f"{at['Documents']}documents/attach/", document=first.pk)
    upload(f"{at['Documents']}documents/", kind="letter", name="Letter")
    gone = upload("/documents/new/", kind="portfolio", name="Portfolio")
    click(f"/documents/{gone.pk}/delete/")
    # views
    view = SavedView.objects.create(owner=user, name="Open", query="outcome=open")
    other = SavedView.objects.create(owner=user, name="Closed", query="outcome=closed", position=1)
    Profile.objects.filter(user=user).update(has_views=True)
    click(f"/views/{view.pk}/", name="Still open")
    click(f"/views/{view.pk}/query/", query="outcome=open&sort=company")
    click(f"/views/{other.pk}/delete/")
    # after a rejection
    own = Reminder.objects.create(owner=user, kind="own", words="Call Tom", due_on=TODAY)
    click("/reminders/answer/", key=f"r{own.pk}", do="done")
    click("/reminders/answer/", key=f"reflect:{rows['Rejected'].pk}:{day(1)}", do="dismiss")
    click(f"{at['Rejected']}requests/", **form_of(f"{at['Rejected']}requests/", f"{at['Rejected']}requests/"))
    asked = user.feedback_requests.get()
    sent = form_of(f"/feedback/{asked.pk}/", f"/feedback/{asked.pk}/")
    click(f"/feedback/{asked.pk}/sent/", **(sent | {"day": "today"}))
    click("/wins/", words="Slept well", happened_on=str(TODAY))
    # an import, and an upload that waits
    for name, is_confirmed in (("first.csv", True), ("second.csv", False)):
        file = io.BytesIO(f"Company,Job Title,Status,Applied on\nFrom {name},Analyst,applied,2026-11-02\n".encode())
        file.name = name
        client.post("/import/", {"files": file})
        staged = user.staged_imports.latest("pk")
        columns = f"/import/{staged.pk}/columns/"
        if staged.needs_map:
            client.post(columns, form_of(columns, columns))
        while not user.staged_imports.get(pk=staged.pk).is_read:
            click(f"/import/{staged.pk}/progress/")
        if is_confirmed:
            click(f"/import/{staged.pk}/confirm/")
    # links
    make_practice(user, shown_name="Nora", link_expires_on=day(-14))
    click("/settings/calendar/", do="make")
    assert Contact.objects.exists()
    assert OwnWin.objects.exists()


if __name__ == "__main__":
    main(*sys.argv[1:])
