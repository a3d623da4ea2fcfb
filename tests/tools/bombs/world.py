"""One person with a job search, as the inputs find them; and all inputs together."""

import contextlib
import os
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.serving import Answer

from .measuring import Visitor, one_worker

APPLICATIONS = 300
METHODS = "account_authentication_methods"  # allauth's, in the session: how and when somebody proved who they are


@dataclass
class World(Visitor):
    """Sends as alice, who has a few hundred applications; archives are sent by somebody new each time."""

    page: bytes = b""  # what came last

    @classmethod
    @contextlib.contextmanager
    def of(cls, directory: Path) -> Iterator["World"]:
        data = directory / "data"
        data.mkdir()
        os.environ |= {"DATA_DIR": str(data), "DJANGO_SETTINGS_MODULE": "config.settings"}
        import django

        django.setup()
        from django.core.management import call_command
        from django.db import connections

        from config.running.server import secret_key
        from tests.bench.data import person

        secret_key()
        call_command("migrate", verbosity=0)
        session = _session(person("alice", APPLICATIONS))
        connections.close_all()
        with one_worker(data) as worker:
            yield cls(worker, session)

    def bombs(self) -> Iterator[tuple[str, Callable[["World"], object]]]:
        from . import adverts, archives, fields, files, mails

        for module in (adverts, mails, files, archives):
            yield from module.bombs()
        yield from fields.bombs(self)

    def _ask(self, *arguments) -> Answer:
        answer = super()._ask(*arguments)
        self.page = answer.body
        return answer

    def is_waiting(self, staged: str) -> bool:
        """Whether rows of this import are still to be read."""
        from django.db import connections

        from applications.models import StagedImport

        try:
            found = StagedImport.objects.filter(pk=staged).first()
            return bool(found and not found.upload.is_read)
        finally:
            connections.close_all()

    def forget_imports(self) -> None:
        from django.db import connections

        from applications.models import Application, ImportBatch, StagedImport

        StagedImport.objects.all().delete()
        Application.objects.exclude(import_batch=None).delete()
        ImportBatch.objects.all().delete()
        connections.close_all()

    def sign_in(self) -> None:
        """Begin a new session: some forms end it."""
        from django.contrib.auth import get_user_model
        from django.db import connections

        self.session = _session(get_user_model().objects.get(email="alice@example.org"))
        connections.close_all()

    def restore(self, content: bytes) -> Answer:
        from django.contrib.auth import get_user_model
        from django.db import connections

        from applications.models import Profile

        user = get_user_model().objects.create_user(f"{time.time()}@example.org", f"{time.time()}@example.org")
        Profile.of(user)
        mine, self.session = self.session, _session(user)
        connections.close_all()
        try:
            return self.upload(
                "/export/restore/", {}, [("file", "a.zip" if content[:2] == b"PK" else "a.json", content)]
            )
        finally:
            self.session = mine

    def forms(self) -> Iterator[tuple[str, str, dict[str, str]]]:
        """(route, path, {field: value}) of each form that alice can post."""
        from django.conf import settings
        from django.db import connections
        from django.test import Client, override_settings

        from tests.fuzz.harvest import forms_of
        from tests.test_access import ROUTES, address, everything_of

        settings.ALLOWED_HOSTS = ["*"]
        from django.contrib.auth import get_user_model

        alice = get_user_model().objects.get(email="alice@example.org")
        known = everything_of(alice)
        client = Client(raise_request_exception=False)
        client.cookies[settings.SESSION_COOKIE_NAME] = self.session
        found: dict[tuple, tuple] = {}
        storages = {
            **settings.STORAGES,
            "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
        }
        middleware = [one for one in settings.MIDDLEWARE if "whitenoise" not in one]
        with override_settings(STORAGES=storages, MIDDLEWARE=middleware):
            for name, (_, methods, arguments) in ROUTES.items():
                if "GET" in methods:
                    for form in forms_of(client.get(address(name, arguments, known))):
                        if form.method == "POST" and not form.files:
                            fields = {key: value for key, value in form.fields if key != "csrfmiddlewaretoken"}
                            found.setdefault((form.route, *sorted(fields)), (form.route, form.path, fields))
        connections.close_all()
        yield from found.values()


def _session(user) -> str:
    """Of somebody who gave the password a moment ago."""
    from django.contrib.sessions.backends.db import SessionStore

    from tests.sessions import session_of

    session = SessionStore(session_of(user))
    session[METHODS] = [{"method": "password", "at": time.time(), "email": user.email, "reauthenticated": True}]
    session[f"{METHODS}_user"] = str(user.pk)
    session.save()
    return str(session.session_key)
