"""A small backup of this version, to be kept and restored by every later one.

    uv run python -m tests.tools.make_backup 0.1.0
    uv run python -m tests.tools.make_backup applications-0005 applications=0005

The second takes the data back to an earlier migration first.
"""

import os
import sys
import tempfile
from pathlib import Path

BEFORE_DOCUMENTS = [f"applications={number:04d}" for number in range(1, 6)]
FOLDER = Path(__file__).parent.parent / "samples" / "backups"


def main(name: str, *states: str) -> None:
    with tempfile.TemporaryDirectory() as directory:
        os.environ |= {"DATA_DIR": directory, "DJANGO_SETTINGS_MODULE": "config.settings", "SECRET_KEY": "k" * 50}
        import django

        django.setup()
        from django.core.management import call_command
        from django.db import connections

        from config.running import backup

        call_command("migrate", interactive=False, verbosity=0)
        Path(directory, "secret_key").write_text("the key of a backup that is kept, for no server whatsoever")
        fill(with_documents=not any(state in BEFORE_DOCUMENTS for state in states))
        for state in states:
            call_command("migrate", *state.split("="), interactive=False, verbosity=0)
        connections.close_all()
        backup.make_backup(FOLDER / f"{name}.zip")


def fill(*, with_documents: bool) -> None:
    """A person, three applications with what belongs to them, a document."""
    from django.contrib.auth import get_user_model

    from applications.models import Profile, recompute_quiet_for
    from feedback.models import Preferences, Reminder
    from tests import builders

    user = get_user_model().objects.create_user("kept@example.org", "kept@example.org", "correct horse battery")
    Profile.of(user)
    one = builders.make_application(
        user, status="interviewing", notes="Ünïcode \N{RIGHT-TO-LEFT MARK}", tags=["remote"]
    )
    builders.make_stage(one)
    recompute_quiet_for(one)
    builders.make_application(user, company="Alder & Finch", agency="Northern Talent")
    closed = builders.make_application(user, company="Castell <Rail>", status="interviewing", closed_as="rejected")
    builders.make_request(closed)
    Reminder.objects.create(owner=user, application=one, kind="own", words="Call Tom", due_on=builders.TODAY)
    Preferences.objects.create(user=user, digest="due")
    if with_documents:
        builders.make_document(user, one)


if __name__ == "__main__":
    main(*sys.argv[1:])
