"""Makes the floor's database, prints a session's key. `python -m tests.bench.floor.fill`."""

import datetime as dt
import os

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.bench.floor.settings"
django.setup()

from django.contrib.auth import get_user_model  # noqa: E402
from django.core.management import call_command  # noqa: E402

from tests.bench.floor.models import Row  # noqa: E402
from tests.sessions import session_of  # noqa: E402


def main() -> None:
    call_command("migrate", run_syncdb=True, interactive=False, verbosity=0)
    user = get_user_model().objects.create_user("floor", "floor@example.org")
    Row.objects.bulk_create(
        Row(
            owner=user,
            company=f"Company {number}",
            title="Operations analyst",
            status="applied",
            changed_on=dt.date(2026, 1, 1) + dt.timedelta(days=number),
            number=number,
        )
        for number in range(100)
    )
    print(session_of(user))


if __name__ == "__main__":
    main()
