import os
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from applications import wording
from config.running import backup, server
from config.running.restore import RestoreError, restore


class Command(BaseCommand):
    help = "Replace the current data with a backup. The current data is moved aside. Stop the server first."
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, help="a file that “manage.py backup” wrote")

    def handle(self, *args, file, **options):
        os.umask(0o077)
        try:
            backup.database_file()
            directory = server.prepare_directory()
            held = server.lock(directory)
            try:
                restored = restore(file.absolute(), directory)
            finally:
                os.close(held)
        except (server.CannotStart, backup.BackupError, RestoreError) as error:
            raise CommandError(str(error)) from None
        self.stdout.write(
            wording.counted(
                restored.documents,
                zero="Backup from {made_at} restored. It contained no documents.",
                one="Backup from {made_at} restored, with 1 document.",
                other="Backup from {made_at} restored, with {n} documents.",
                made_at=restored.made_at,
            )
        )
        if restored.lost:
            self.stdout.write(
                wording.counted(
                    restored.lost,
                    one="1 document has no file on this server.",
                    other="{n} documents have no file on this server.",
                )
            )
        if restored.aside:
            self.stdout.write(
                f"The earlier data is in {restored.aside}. Delete it once you know that everything works."
            )
        self.stdout.write("Run “manage.py start” next. It updates the database if necessary.")
