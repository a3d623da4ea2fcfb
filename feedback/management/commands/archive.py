from pathlib import Path

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from applications import wording
from feedback import archive

MOST_ROWS = 10_000_000


class Command(BaseCommand):
    """The archive of one person, for the person who runs the server: to move an account, or to restore a large one."""

    help = "Write all data of one account to a ZIP, or restore such an archive into an empty account."

    def add_arguments(self, parser):
        verbs = parser.add_subparsers(dest="verb", required=True)
        for verb, text, file in (
            ("write", "write an archive to a new file", "the new ZIP, such as nora.zip"),
            ("restore", "restore an archive into an empty account", "a ZIP or JSON file that Onward wrote"),
        ):
            one = verbs.add_parser(verb, help=text)
            one.add_argument("email", help="the email address that the account signs in with")
            one.add_argument("file", type=Path, help=file)

    def handle(self, *args, verb, email, file, **options):
        user = get_user_model().objects.filter(email__iexact=email.strip()).first()
        if user is None:
            raise CommandError(f"There is no account for {email}.")
        try:
            self.write(user, file) if verb == "write" else self.restore(user, file)
        except OSError as error:
            raise CommandError(f"{file} can’t be used ({error.strerror}).") from error

    def write(self, user, file: Path) -> None:
        with file.open("xb") as out:
            file.chmod(0o600)
            out.writelines(archive.zip_pieces(user, now=timezone.now()))
        self.stdout.write(f"All data for {user.email} is in {file}. The file contains private notes, so keep it safe.")

    def restore(self, user, file: Path) -> None:
        with file.open("rb") as content:
            try:
                counts = archive.restore(user, content, most_rows=MOST_ROWS)
            except archive.UnreadableArchive as error:
                raise CommandError(f"{error} Nothing was changed.") from error
        self.stdout.write(
            wording.counted(
                counts.get("applications", 0),
                zero="Archive restored: {rows} rows, and no applications.",
                one="Archive restored: {rows} rows, including 1 application.",
                other="Archive restored: {rows} rows, including {n} applications.",
                rows=wording.figure(sum(counts.values())),
            )
        )
