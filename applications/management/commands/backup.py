import os
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from applications import wording
from applications.models import megabytes
from config.running import backup


class Command(BaseCommand):
    help = "Write the database, documents and key to one file. The server can keep running."
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument("to", nargs="?", help="a folder or a new file; by default, DATA_DIR/backups")
        parser.add_argument("--keep", type=int, metavar="N", help="delete all but the newest N backups in that folder")
        parser.add_argument("--without-documents", action="store_true", help="only the database and the key")

    def handle(self, *args, to, keep, without_documents, **options):
        os.umask(0o077)
        target = Path(to or settings.DATA_DIR / "backups")
        is_folder = not to or target.is_dir() or to.endswith("/")
        if keep is not None and (keep < 1 or not is_folder):
            raise CommandError("--keep needs a number of at least 1 and a folder, not a file.")
        if is_folder:
            target /= backup.name_for(timezone.now())
        try:
            packed = backup.make_backup(target.absolute(), with_documents=not without_documents)
        except backup.BackupError as error:
            raise CommandError(str(error)) from None
        old = backup.keep_newest(target.parent, keep) if keep else []
        size = megabytes(target.stat().st_size)
        self.stdout.write(f"Backup written to {target} ({size}).")
        self.stdout.write(
            "It contains no documents."
            if without_documents
            else wording.counted(
                packed.documents,
                zero="There were no documents to add.",
                one="It contains 1 document.",
                other="It contains {n} documents.",
            )
        )
        if packed.lost:
            self.stderr.write(
                wording.counted(
                    len(packed.lost),
                    one="The file of 1 document is missing or has changed.",
                    other="The files of {n} documents are missing or have changed.",
                )
            )
            self.stderr.write("Run “manage.py accounts check” to see which.")
        if old:
            self.stdout.write(
                wording.counted(len(old), one="1 older backup deleted.", other="{n} older backups deleted.")
            )
