"""Whether anything typed is lost because two forms look alike: `uv run python -m tests.tools.twice`.

Each form that adds something is opened twice, filled in with the same first fields and two different notes, and sent within
the same second. Both notes have to be in the database afterwards. Then one form is sent twice as it is: that may add one.
"""

import re
import sys

from django.core.management import call_command
from django.test import Client, override_settings

import tests.scratch  # noqa: F401 - before anything of Django's

COMMON = {"company": "Alder", "title": "Cook", "link": "https://alder.example/1", "status": "applied", "day": "today"}
# (the form's page, what is typed, the field that differs, the model that has it)
FORMS = (
    ("/applications/new/", COMMON | {"seen": "alder.example/1"}, "notes", "applications.Application"),
    ("/people/new/", {"name": "Elena Marsh", "company": "Alder", "role": "recruiter"}, "notes", "applications.Contact"),
    ("/reminders/new/", {"due_on": "2031-01-02"}, "words", "feedback.Reminder"),
    (
        "/applications/{pk}/stages/new/",
        {"kind": "screen", "time_zone": "UTC"},
        "preparation",
        "applications.InterviewStage",
    ),
    ("/wins/", {"happened_on": "2026-01-02"}, "words", "feedback.OwnWin"),
)


def main() -> int:
    from django.apps import apps
    from django.conf import settings
    from django.contrib.auth import get_user_model

    from applications.models import create_application

    storages = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    middleware = [one for one in settings.MIDDLEWARE if "whitenoise" not in one]
    with override_settings(ALLOWED_HOSTS=["*"], STORAGES=storages, MIDDLEWARE=middleware):
        call_command("migrate", verbosity=0)
        import datetime as dt

        alice = get_user_model().objects.create_user("alice@example.org", "alice@example.org")
        client = Client()
        client.force_login(alice)
        known, _ = create_application(alice, today=dt.date.today(), company="Known", title="Cook")
        lost = 0
        for path, typed, field, model in FORMS:
            path, rows = path.format(pk=known.pk), apps.get_model(model)._base_manager.filter
            for text in ("the night shift", "the day shift"):
                found = re.search(r'name="form_number" value="([^"]+)"', client.get(path).content.decode())
                number = {"form_number": found[1]} if found else {}
                answer = client.post(path, typed | number | {field: text})
                if answer.status_code not in (200, 302):
                    print(f"! {path}: {answer.status_code}")
            both = [text for text in ("the night shift", "the day shift") if rows(**{field: text}).exists()]
            before = rows().count()
            client.post(path, typed | number | {field: "the day shift"})
            print(
                f"{'  ' if len(both) == 2 else '! '}{path}: {len(both)} of 2 kept; sent again as it was: {rows().count() - before} more"
            )
            lost += 2 - len(both)
    print("Nothing typed was lost." if not lost else f"{lost} lost.")
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main())
