import os
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from config import backup, server
from config.restore import RestoreError, restore


class Command(BaseCommand):
    help = "Replaces the current data with a backup. The current data is moved aside. Stop the server first."
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)

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
        self.stdout.write(f"Restored the backup from {restored.made_at}, with {restored.documents} documents.")
        if restored.lost:
            self.stdout.write(f"{restored.lost} documents that it names have no file here.")
        if restored.aside:
            self.stdout.write(f"The data from before is in {restored.aside}; remove it once all is well.")
        self.stdout.write("“manage.py start” brings it up to date.")
