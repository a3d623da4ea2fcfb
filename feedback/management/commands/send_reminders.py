import signal
import threading

from django.core.management.base import BaseCommand
from django.db import connections

from feedback.digest import sending

PAUSE = 5 * 60


class Command(BaseCommand):
    help = (
        "Send the email digests that are due, and close requests without a reply for people who chose that. "
        "You can run it at any time, and on several machines at once."
    )

    def add_arguments(self, parser):
        parser.add_argument("--loop", action="store_true", help="repeat every five minutes until stopped")

    def handle(self, *, loop: bool, **options):
        stopped = threading.Event()
        if loop:
            for number in (signal.SIGTERM, signal.SIGINT):
                signal.signal(number, lambda *_: stopped.set())
        while True:
            result = sending.run()
            if result.sent or result.failed or result.closed or not loop:
                self.stdout.write(
                    f"Digests sent: {result.sent}. Not sent: {result.failed}. Requests closed: {result.closed}."
                )
            connections.close_all()
            if not loop or stopped.wait(PAUSE):
                return
