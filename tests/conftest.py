import contextlib
import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
import uuid
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.contenttypes.management import create_contenttypes
from django.core.cache import cache
from django.db import connections
from django.db.models.signals import post_migrate
from django.test import override_settings
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings

from applications.models import Profile

# A busy machine is no fault of what is tested: no example has a time limit.
hypothesis_settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
hypothesis_settings.load_profile("patient")


def pytest_configure(config):
    """Where Python is told to keep no bytecode, pytest's cache keeps it.

    Otherwise each worker, and each server that a test starts, would compile more than a thousand modules anew.
    """
    cache = getattr(config, "cache", None)
    if sys.dont_write_bytecode and cache:
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.environ["PYTHONPYCACHEPREFIX"] = sys.pycache_prefix = str(cache.mkdir("bytecode"))
        sys.dont_write_bytecode = False


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items):
    """In random order, but for two things: browser tests come last, and what is long is begun first among its like."""
    items.sort(key=lambda item: ("live_server" in item.fixturenames, item.get_closest_marker("long") is None))


def _destroy(name: str, verbosity: int) -> None:
    """The browser's server may still hold a connection at the end, which is no fault of a test."""
    creation = connections["default"].creation
    with creation._nodb_cursor() as cursor:
        cursor.execute(f"DROP DATABASE {creation.connection.ops.quote_name(name)} WITH (FORCE)")


def _is_sqlite() -> bool:
    return connections["default"].vendor == "sqlite"


@pytest.fixture(scope="session")
def migrated_file(request, tmp_path_factory) -> Path | None:
    """An empty, migrated SQLite database, cached from one run to the next: migrating outlasts most test files.

    Its name changes with every migration and every library. There is none for PostgreSQL.
    """
    if not _is_sqlite():
        return None
    root = Path(__file__).parent.parent
    files = [root / "uv.lock", *sorted(root.glob("*/migrations/*.py"))]
    fingerprint = hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()[:16]
    cache = getattr(request.config, "cache", None)  # pytest can be told to go without
    folder = cache.mkdir("databases") if cache else tmp_path_factory.mktemp("databases")
    migrated = folder / f"{fingerprint}.sqlite3"
    if not migrated.exists():
        directory = tmp_path_factory.mktemp("migrated")
        environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
        command = [sys.executable, "manage.py", "migrate", "--verbosity", "0"]
        subprocess.run(command, cwd=root, env={**environment, "DATA_DIR": str(directory)}, check=True)
        mine = migrated.with_suffix(f".{os.getpid()}")
        with contextlib.closing(sqlite3.connect(directory / "db.sqlite3")) as made:
            made.execute("VACUUM INTO ?", [str(mine)])
        mine.replace(migrated)
    return migrated


@pytest.fixture(scope="session")
def django_db_keepdb():
    """The SQLite file lies in a folder that pytest clears away; what is there is used."""
    return _is_sqlite()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(tmp_path_factory, migrated_file):
    """A file, because a database in memory shows no locking; threads and the browser's server use it too."""
    database = connections["default"].settings_dict
    if migrated_file:
        path = shutil.copyfile(migrated_file, tmp_path_factory.mktemp("database") / "test.sqlite3")
        database["TEST"]["NAME"] = str(path)
        # nobody cuts the power: what is written may stay in the memory of the machine
        faster = database["OPTIONS"]["init_command"].replace("synchronous=NORMAL", "synchronous=OFF")
        database["OPTIONS"] = {**database["OPTIONS"], "init_command": faster}
    else:
        database["TEST"]["NAME"] = f"test_onward_{os.environ.get('PYTEST_XDIST_WORKER', 'main')}"
        connections["default"].creation._destroy_test_db = _destroy
        database["OPTIONS"]["options"] = "-c lock_timeout=20s"  # a test may hold a transaction while a server runs


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup):
    # Whenever the tables are emptied after a test, Django writes the rights of each model anew, which nothing here
    # reads.
    assert post_migrate.disconnect(create_contenttypes)
    assert post_migrate.disconnect(dispatch_uid="django.contrib.auth.management.create_permissions")


@pytest.fixture(scope="session")
def begun(migrated_file):
    """Gives a data directory an empty, migrated database, for a program that would have to migrate first of all."""

    def begin(directory: Path) -> Path:
        directory.mkdir(exist_ok=True)
        if migrated_file:
            shutil.copyfile(migrated_file, directory / "db.sqlite3")
        return directory

    return begin


@pytest.fixture(scope="session", autouse=True)
def plain_settings():
    """For all tests at once: each change of a setting empties what Django keeps of it."""
    storages = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    middleware = [one for one in settings.MIDDLEWARE if "whitenoise" not in one]
    hashers = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    with override_settings(STORAGES=storages, MIDDLEWARE=middleware, PASSWORD_HASHERS=hashers):
        yield


@pytest.fixture(scope="session")
def documents_of_all_tests(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("documents")


@pytest.fixture(autouse=True)
def documents_folder(monkeypatch, documents_of_all_tests):
    """A place of its own for each test, which is made by whatever is stored first: most tests need none."""
    monkeypatch.setattr(settings, "DOCUMENTS_DIR", documents_of_all_tests / uuid.uuid4().hex)


@pytest.fixture(autouse=True)
def counts_of_its_own(request):
    """Attempts are counted in a table that nothing empties after a test which writes without a transaction."""
    mark = request.node.get_closest_marker("django_db")
    is_real = "transactional_db" in request.fixturenames or bool(mark and mark.kwargs.get("transaction"))
    if is_real:
        request.getfixturevalue("transactional_db")
    yield
    if is_real:
        cache.clear()


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
