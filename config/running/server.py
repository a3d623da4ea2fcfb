"""Prepare one process and run gunicorn in it."""

import fcntl
import logging
import os
import shutil
import socket
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from itertools import chain, repeat
from pathlib import Path

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.sessions.backends.db import SessionStore
from django.core.management.utils import get_random_secret_key
from django.db import DEFAULT_DB_ALIAS, DatabaseError, Error, connections
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone
from gunicorn.app.base import BaseApplication

from . import backup, restore

COPIES_KEPT = 5
MIGRATION_LOCK_ID = 0x6F6E77617264  # "onward": the advisory lock for migrating
logger = logging.getLogger(__name__)


class CannotStart(Exception):
    """Says in one sentence why the server can’t start. Nothing was changed."""


def check_address(host: str, port: int) -> None:
    if not 1 <= port <= 65535:
        raise CannotStart("The port must be between 1 and 65535.")
    if host not in ("127.0.0.1", "localhost", "::1") and not settings.SITE_URL:
        raise CannotStart(
            f"To listen on {host}, set SITE_URL to the address that people use, such as https://jobs.example.org."
        )
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with closing(socket.socket(family, socket.SOCK_STREAM)) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise CannotStart(
                f"Port {port} on {host} can’t be used ({error.strerror}). "
                "Stop the program that uses it, or choose another port with --port."
            ) from None


def prepare_directory() -> Path:
    """Create the data directory and the documents folder, and check that both can be written to. Raises CannotStart."""
    for directory, variable in ((settings.DATA_DIR, "DATA_DIR"), (settings.DOCUMENTS_DIR, "DOCUMENTS_DIR")):
        try:
            directory.mkdir(mode=0o700, parents=True, exist_ok=True)
            probe = directory / f".writable-{socket.gethostname()}-{os.getpid()}"
            probe.touch()
            probe.unlink()
        except OSError as error:
            raise CannotStart(
                f"The folder {directory} can’t be written to ({error.strerror}). Set {variable} to another one."
            ) from None
    return settings.DATA_DIR


def lock(directory: Path) -> int:
    """Lock the directory for as long as any process has the returned descriptor open. Raises CannotStart."""
    try:
        descriptor = os.open(directory / "lock", os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise CannotStart(f"The file {directory / 'lock'} can’t be opened ({error.strerror}). Remove it.") from None
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(descriptor)
        raise CannotStart(f"Onward is already running with {directory}.") from None
    os.set_inheritable(descriptor, True)
    return descriptor


def prepare_uploads(directory: Path) -> None:
    """Let temporary files lie in the data directory: /tmp may be small, in memory, or not there. Raises CannotStart.

    Whatever a killed server left there is removed.
    """
    uploads = directory / "uploads"
    try:
        if uploads.exists():
            shutil.rmtree(uploads)
        uploads.mkdir(mode=0o700)
    except OSError as error:
        raise CannotStart(f"The folder {uploads} can’t be emptied ({error.strerror}). Remove it.") from None
    tempfile.tempdir = str(uploads)


def finish_restore(directory: Path) -> Path | None:
    """Complete or remove an interrupted restore before anything opens the database. Raises CannotStart."""
    if settings.DATABASES["default"]["ENGINE"] != "django.db.backends.sqlite3":
        return None
    try:
        return restore.finish(directory)
    except (restore.RestoreError, OSError) as error:
        raise CannotStart(f"An interrupted restore can’t be completed. {error}") from None


def secret_key() -> None:
    """Set the key from the environment, else from its file, which is created the first time. Raises CannotStart."""
    if os.environ.get("SECRET_KEY"):
        return
    file = settings.SECRET_KEY_FILE
    try:
        if not file.exists():
            descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "w") as opened:
                opened.write(get_random_secret_key())
        key = file.read_text().strip()
    except OSError as error:
        raise CannotStart(
            f"The key file {file} can’t be read ({error.strerror}). Allow the account that runs Onward to read it."
        ) from None
    except UnicodeDecodeError:
        key = ""
    if len(key) < 32:
        raise CannotStart(
            f"The key file {file} is damaged. Restore the old one, or delete it. Without the old key everyone has to "
            "sign in again, and private links, authenticator apps and recovery codes stop working."
        )
    settings.SECRET_KEY = key


@contextmanager
def migration_lock(say: Callable[[str], object]) -> Iterator[None]:
    """Let one server at a time migrate a PostgreSQL database. For SQLite, the lock of the directory does this.

    The lock is polled: a query that waits would hold a snapshot, and CREATE INDEX CONCURRENTLY waits for all of them.
    """
    connection = connections[DEFAULT_DB_ALIAS]
    if connection.vendor != "postgresql":
        yield
        return
    is_waiting = False
    with _opened(connection).cursor() as cursor:
        while not _query_bool(cursor, "SELECT pg_try_advisory_lock(%s)"):
            if not is_waiting:
                say("Another server is migrating the database. Waiting for it to finish.")
                is_waiting = True
            time.sleep(0.2)
        try:
            yield
        finally:
            with suppress(Error):  # a lost connection holds no lock
                _query_bool(cursor, "SELECT pg_advisory_unlock(%s)")


def _query_bool(cursor, question: str) -> bool:
    cursor.execute(question, [MIGRATION_LOCK_ID])
    return bool(cursor.fetchone()[0])


def _opened(connection):
    try:
        connection.ensure_connection()
    except Exception as error:
        raise CannotStart(f"The database can’t be opened ({str(error).splitlines()[0]}).") from None
    return connection


def disconnect() -> None:
    """Close connections before workers are forked, so that they don’t share an inherited one."""
    for connection in connections.all(initialized_only=True):
        connection.close()
        if hasattr(connection, "close_pool"):  # PostgreSQL's
            connection.close_pool()


def check_database() -> MigrationExecutor:
    """Check that the database can be opened and is not newer than this code. Raises CannotStart."""
    try:
        executor = MigrationExecutor(_opened(connections[DEFAULT_DB_ALIAS]))
    except DatabaseError as error:
        raise CannotStart(f"The database can’t be opened ({str(error).splitlines()[0]}).") from None
    unknown = set(executor.loader.applied_migrations) - set(executor.loader.disk_migrations)
    if any(app in {label for label, _ in executor.loader.disk_migrations} for app, _ in unknown):
        raise CannotStart(
            "The database was written by a newer version of Onward. Install that version, or restore an older backup."
        )
    return executor


def check_not_emptied() -> None:
    """A folder with documents, or a database without an account, is no new installation: opening it to whoever comes
    first would hand it to them. Raises CannotStart with the ways on.
    """
    if settings.SIGNUP != "first" or get_user_model().objects.exists():
        return
    from applications.models.files import STORED_NAME

    folder = settings.DOCUMENTS_DIR
    if not any(STORED_NAME.fullmatch(file.name) for file in folder.iterdir()):
        return
    raise CannotStart(
        f"There are documents in {folder}, but no account, so this is not a new installation. Restore a backup with "
        "“manage.py restore FILE”, copy the old database with “manage.py move_database FILE”, or move the documents "
        "away. To start afresh, add --new. Onward may then delete these documents."
    )


def backup_before_migration(directory: Path) -> Path | None:
    """Back up the SQLite database before a migration and keep the last five copies. Raises CannotStart.

    Documents are left out: a migration does not change them, and five copies of them would fill the disk.
    """
    try:
        database = backup.database_file()
    except backup.BackupError:
        return None
    if not database.is_file() or not database.stat().st_size:
        return None
    copy = directory / "copies" / backup.name_for(timezone.now())
    try:
        backup.make_backup(copy, with_documents=False)
    except backup.BackupError as error:
        raise CannotStart(f"Onward makes a backup before it updates the database, and that failed. {error}") from None
    backup.keep_newest(copy.parent, COPIES_KEPT)
    return copy


def after_a_minute_then_daily() -> Callable[[], bool]:
    """Return a function that waits a minute the first time, so that the start is quick, and then a day each time."""
    pauses = chain([60], repeat(24 * 60 * 60))

    def pause() -> bool:
        time.sleep(next(pauses))
        return True

    return pause


def run_daily_cleanup(pause: Callable[[], bool]) -> None:
    """After each pause, permanently delete what was deleted more than 30 days ago, and files without a document."""
    from applications.models import delete_orphaned_files, purge
    from config.accounts import delete_unconfirmed_accounts

    while pause():
        try:
            purge()
            SessionStore.clear_expired()
            delete_unconfirmed_accounts()
            delete_orphaned_files()
        except (DatabaseError, OSError) as error:
            logger.warning("Daily clean-up failed; trying again tomorrow: %s", type(error).__name__)
        finally:
            connections.close_all()


def five_minutes() -> bool:
    time.sleep(5 * 60)
    return True


def send_reminders(pause: Callable[[], bool]) -> None:
    """After each pause, send the digests that are due, and delete saved posts that have expired."""
    from applications.models import delete_expired_posts
    from feedback.digest import sending

    while pause():
        try:
            delete_expired_posts()
            sending.run()
        except DatabaseError as error:
            logger.warning("Reminders could not be sent; trying again in five minutes: %s", type(error).__name__)
        finally:
            connections.close_all()


def after_fork(worker) -> None:
    threading.Thread(target=send_reminders, args=(five_minutes,), name="send-reminders", daemon=True).start()
    threading.Thread(
        target=run_daily_cleanup, args=(after_a_minute_then_daily(),), name="keep-house", daemon=True
    ).start()


class Server(BaseApplication):
    """gunicorn, with the application that this process has already loaded."""

    def __init__(self, options: dict, application: Callable):
        self.options = options
        self.application = application
        super().__init__()

    def load_config(self) -> None:
        for name, value in self.options.items():
            self.cfg.set(name, value)

    def load(self) -> Callable:
        return self.application


def options(host: str, port: int, workers: int | None, *, ready: Callable) -> dict:
    cores = os.cpu_count() or 1
    proxies = settings.TRUSTED_PROXIES
    return {
        "bind": f"[{host}]:{port}" if ":" in host else f"{host}:{port}",
        "workers": workers or min(max(cores, 1), 4),
        "threads": 16,
        "worker_class": "config.running.worker.PatientWorker",
        "sendfile": False,  # one way to send, which has to keep a pace
        "preload_app": True,
        "when_ready": ready,
        "post_worker_init": after_fork,
        "timeout": 120,
        "graceful_timeout": 10,
        "keepalive": 5,
        "loglevel": "warning",
        "logconfig_dict": settings.LOGGING,
        "accesslog": None,
        "worker_tmp_dir": "/dev/shm" if os.access("/dev/shm", os.W_OK) else None,  # noqa: S108 - gunicorn's heartbeat files
        "forwarded_allow_ips": "*" if proxies else "127.0.0.1",
        "limit_request_line": 8190,
        "control_socket_disable": True,
    }
