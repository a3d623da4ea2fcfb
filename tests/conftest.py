import os

import pytest
from django.contrib.auth import get_user_model
from django.db import connections

from applications.models import Profile


def _destroy(name: str, verbosity: int) -> None:
    """The browser's server may still hold a connection at the end, which is no fault of a test."""
    creation = connections["default"].creation
    with creation._nodb_cursor() as cursor:
        cursor.execute(f"DROP DATABASE {creation.connection.ops.quote_name(name)} WITH (FORCE)")


@pytest.fixture(scope="session")
def django_db_modify_db_settings(tmp_path_factory):
    """A file, because a database in memory shows no locking; threads and the browser's server use it too."""
    database = connections["default"].settings_dict
    if database["ENGINE"] == "django.db.backends.sqlite3":
        database["TEST"]["NAME"] = str(tmp_path_factory.mktemp("database") / "test.sqlite3")
    else:
        database["TEST"]["NAME"] = f"test_onward_{os.environ.get('PYTEST_XDIST_WORKER', 'main')}"
        connections["default"].creation._destroy_test_db = _destroy
        database["OPTIONS"]["options"] = "-c lock_timeout=20s"  # a test may hold a transaction while a server runs


@pytest.fixture(autouse=True)
def plain_settings(settings, tmp_path):
    settings.DOCUMENTS_DIR = tmp_path / "documents"
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    settings.MIDDLEWARE = [one for one in settings.MIDDLEWARE if "whitenoise" not in one]
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True)
def mail_at_once(monkeypatch):
    """Mail about accounts leaves in a thread of its own; tests look for it right away, and wait for no even time."""
    from config import accounts, letters, limits

    monkeypatch.setattr(accounts, "later", letters.send)
    monkeypatch.setattr(limits, "EVEN", {})


def _person(name: str):
    user = get_user_model().objects.create_user(f"{name}@example.org", f"{name}@example.org", "correct horse battery")
    Profile.of(user)
    return user


@pytest.fixture
def alice(db):
    """Owns what the test is about."""
    return _person("alice")


@pytest.fixture
def bob(db):
    """Must not see any of it."""
    return _person("bob")
