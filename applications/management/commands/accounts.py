import getpass
import sys

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib.auth import get_user_model, password_validation
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email

from applications import wording
from applications.models import Profile, check_applications, check_documents

EMAIL = "the email address that the account signs in with"


class Command(BaseCommand):
    """Accounts, for the person who runs the server. There is no admin site: notes are private."""

    help = "List, create and delete accounts, reset passwords, and look for inconsistent data and missing files."

    def add_arguments(self, parser):
        verbs = parser.add_subparsers(dest="verb", required=True)
        verbs.add_parser("list", help="list all accounts, with the dates each was created and last signed in to")
        for verb, text in (("create", "create an account"), ("reset-password", "set a new password")):
            one = verbs.add_parser(verb, help=text)
            one.add_argument("email", help=EMAIL)
            one.add_argument(
                "--password", help="if you leave it out, the command asks for it or reads it from standard input"
            )
        delete = verbs.add_parser("delete", help="delete an account and everything in it")
        delete.add_argument("email", help=EMAIL)
        delete.add_argument("--yes", action="store_true", help="don’t ask for confirmation")
        forget = verbs.add_parser(
            "forget-second-step",
            help="let someone who lost their phone and recovery codes sign in with just a password",
        )
        forget.add_argument("email", help=EMAIL)
        verbs.add_parser(
            "check",
            help="report inconsistent data and missing files",
        )

    def handle(self, *args, verb, **options):
        getattr(self, f"do_{verb.replace('-', '_')}")(**options)

    def do_list(self, **options):
        for user in get_user_model().objects.order_by("pk"):
            last = f"last signed in {user.last_login:%Y-%m-%d}" if user.last_login else "never signed in"
            self.stdout.write(f"{user.email}\tsince {user.date_joined:%Y-%m-%d}\t{last}")

    def do_create(self, *, email, password, **options):
        email = email.strip().lower()
        try:
            validate_email(email)
        except ValidationError:
            raise CommandError(f"{email} is not an email address.") from None
        if get_user_model().objects.filter(email__iexact=email).exists():
            raise CommandError(f"An account for {email} already exists.")
        user = get_user_model()(username=email[:150], email=email)
        self._set_password(user, password)
        user.save()
        EmailAddress.objects.create(user=user, email=email, primary=True, verified=True)
        Profile.of(user)
        self.stdout.write(f"Account {email} created.")

    def do_reset_password(self, *, email, password, **options):
        user = self._user(email)
        self._set_password(user, password)
        user.save(update_fields=["password"])
        self.stdout.write(f"Password for {user.email} changed.")

    def do_forget_second_step(self, *, email, **options):
        user = self._user(email)
        number, _ = Authenticator.objects.filter(user=user).delete()
        self.stdout.write(
            f"{user.email} can now sign in with just a password."
            if number
            else f"{user.email} had not set up two-step verification."
        )

    def do_delete(self, *, email, yes, **options):
        user = self._user(email)
        question = wording.counted(
            user.applications.count(),
            zero="Permanently delete {email}, which has no applications? Type yes to confirm: ",
            one="Permanently delete {email} and 1 application? Type yes to confirm: ",
            other="Permanently delete {email} and {n} applications? Type yes to confirm: ",
            email=user.email,
        )
        if not yes and input(question) != "yes":
            raise CommandError("Nothing was deleted.")
        user.delete()
        self.stdout.write(f"Account {email} and everything in it deleted.")

    def do_check(self, **options):
        problems = [*check_applications(), *check_documents()]
        for problem in problems:
            self.stdout.write(problem)
        if problems:
            sys.exit(1)
        self.stdout.write("No problems found.")

    def _user(self, email: str):
        user = get_user_model().objects.filter(email__iexact=email.strip()).first()
        if user is None:
            raise CommandError(f"There is no account for {email}.")
        return user

    def _set_password(self, user, password: str | None) -> None:
        if password is None:
            password = getpass.getpass("New password: ") if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
        try:
            password_validation.validate_password(password, user)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from None
        user.set_password(password)
