import os
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from applications.models import megabytes
from config import backup


class Command(BaseCommand):
    help = "Writes the database, documents and key to one file. The server can stay running."
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument("to", nargs="?", help="a folder, or a file that is not there yet; else DATA_DIR/backups")
        parser.add_argument("--keep", type=int, help="keep the newest so many in that folder, and remove older ones")
        parser.add_argument("--without-documents", action="store_true", help="the database and the key alone")

    def handle(self, *args, to, keep, without_documents, **options):
        os.umask(0o077)
        target = Path(to or settings.DATA_DIR / "backups")
        is_folder = not to or target.is_dir() or to.endswith("/")
        if keep is not None and (keep < 1 or not is_folder):
            raise CommandError("--keep takes 1 or more, and goes with a folder.")
        if is_folder:
            target /= backup.name_for(timezone.now())
        try:
            packed = backup.make_backup(target.absolute(), with_documents=not without_documents)
        except backup.BackupError as error:
            raise CommandError(str(error)) from None
        old = backup.keep_newest(target.parent, keep) if keep else []
        documents = "without documents" if without_documents else f"with {packed.documents} documents"
        self.stdout.write(f"{target} is written, {documents}, {megabytes(target.stat().st_size)}.")
        if packed.lost:
            self.stderr.write(
                f"{len(packed.lost)} documents have a missing or changed file; “manage.py accounts check” names them."
            )
        if old:
            self.stdout.write(f"{len(old)} older removed.")
