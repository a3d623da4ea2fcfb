"""Send mail about accounts in a thread of its own, and try again if the mail server is unavailable for a while."""

import logging
import threading
import time

from django.core.mail import EmailMessage

PAUSES = (0, 30, 300)  # seconds before each try
logger = logging.getLogger(__name__)


def later(message: EmailMessage) -> None:
    threading.Thread(target=send, args=(message,), name="account-mail", daemon=True).start()


def send(message: EmailMessage, pauses: tuple[int, ...] = PAUSES) -> None:
    for pause in pauses:
        time.sleep(pause)
        try:
            message.send()
        except Exception as error:  # of any kind; its text may contain the address
            logger.warning("An account email could not be sent: %s", type(error).__name__)
        else:
            return
