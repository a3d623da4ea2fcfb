import gc
import json
import os
import sys

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import OperationalError
from django.urls import get_resolver

from applications.models import delete_orphaned_files
from config.running import server


class Command(BaseCommand):
    help = "Prepare the data directory and the database, and run Onward until it is stopped."
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument("--host", default="127.0.0.1", help="the address to listen on (default: %(default)s)")
        parser.add_argument("--port", type=int, default=8000, help="the port to listen on (default: %(default)s)")
        parser.add_argument(
            "--workers", type=int, default=None, help="worker processes (default: one per core, up to 4)"
        )

        parser.add_argument(
            "--new",
            action="store_true",
            help="start as a new installation even if there are documents without an account",
        )

    def handle(self, *args, host, port, workers, new, **options):
        os.umask(0o077)
        try:
            server.check_address(host, port)
            directory = server.prepare_directory()
            held = server.lock(directory)
            server.prepare_uploads(directory)
            if aside := server.finish_restore(directory):
                self.stdout.write(f"An interrupted restore has been completed. The earlier data is in {aside}")
            server.secret_key()
            with server.migration_lock(self.say):
                self.migrate(directory)
            if not new:
                server.check_not_emptied()
        except server.CannotStart as error:
            self.stderr.write(f"Onward can’t start. {error}")
            sys.exit(1)
        self.collect_static()
        from config.wsgi import application

        _ = get_resolver().url_patterns
        delete_orphaned_files()  # files that a killed server wrote without their rows
        server.disconnect()
        self.held = held
        gc.freeze()  # loaded objects remain shared between the workers
        gc.enable()
        server.Server(server.options(host, port, workers, ready=lambda _: self.say_where(port)), application).run()

    def say_where(self, port) -> None:
        self.say(f"Onward is running at {settings.SITE_URL or f'http://localhost:{port}'} (press Ctrl-C to stop it)")

    def say(self, sentence: str) -> None:
        self.stdout.write(sentence)
        self.stdout.flush()

    def migrate(self, directory) -> None:
        executor = server.check_database()
        try:
            if executor.migration_plan(executor.loader.graph.leaf_nodes()):
                copy = server.backup_before_migration(directory) if executor.loader.applied_migrations else None
                if copy:
                    self.say(f"Database backed up to {copy}")
                call_command("migrate", interactive=False, verbosity=0)
        except OperationalError as error:
            reason = str(error).splitlines()[0]
            raise server.CannotStart(f"The database could not be migrated ({reason}). Run the command again.") from None

    def collect_static(self) -> None:
        """Collect static files unless the same ones were collected before."""
        stamp_file = settings.DATA_DIR / "static.stamp"
        stamp = json.dumps(
            sorted(
                (str(file.relative_to(settings.BASE_DIR)), file.stat().st_mtime_ns, file.stat().st_size)
                for file in (settings.BASE_DIR / "static").rglob("*")
                if file.is_file()
            )
        )
        stamp = f"{sys.version}{stamp}{(settings.BASE_DIR / 'uv.lock').stat().st_mtime_ns}"
        if settings.STATIC_ROOT.is_dir() and stamp_file.exists() and stamp_file.read_text() == stamp:
            return
        call_command("collectstatic", interactive=False, verbosity=0, clear=settings.STATIC_ROOT.exists())
        stamp_file.write_text(stamp)
