"""Which request for advice a pasted email may reply to."""

import datetime as dt

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from applications import wording
from applications.mail.proposals import Elsewhere
from applications.mail.reading import Reading
from applications.models import Application, fold_words
from feedback.models import FeedbackRequest, RequestState

LONGEST = 50_000
MOST_PROPOSED = 3
IS_OUT = Q(state=RequestState.SENT) | Q(
    state=RequestState.ANSWERED, clarified_on__isnull=False, clarification_answer="", is_at_rest=False
)


def proposed(sender, *, user, reading: Reading, application: Application | None, **kwargs) -> list[Elsewhere]:
    """The requests without a reply that went to the sender; where none did, those of the application it is about."""
    text = reading.body.strip()[:LONGEST]
    if not text:
        return []
    out = FeedbackRequest.objects.for_user(user).filter(IS_OUT).select_related("application", "contact")
    waiting = [
        asked for asked in out if asked.close_from and not (reading.sent_on and reading.sent_on < asked.close_from)
    ]
    theirs = [asked for asked in waiting if _is_from(asked, reading)]
    found = theirs
    if not theirs and application is not None:
        found = [asked for asked in waiting if asked.application_id == application.pk]
    today = timezone.localdate()
    on = min(reading.sent_on or today, today)
    return [_place(asked, text, on, today, is_likely=bool(theirs)) for asked in found[:MOST_PROPOSED]]


def _is_from(asked: FeedbackRequest, reading: Reading) -> bool:
    if asked.contact and asked.contact.email:
        return asked.contact.email.casefold() == reading.sender.casefold()
    names = set(fold_words(asked.contact_name))
    return len(names) > 1 and names <= set(fold_words(reading.sender_name))


def _place(asked: FeedbackRequest, text: str, on: dt.date, today: dt.date, *, is_likely: bool) -> Elsewhere:
    when = wording.on_date(asked.close_from or on, today)
    about = f"about your application to {asked.application.company_or_agency}"
    if asked.clarified_on:
        said = f"You asked {asked.display_name} a follow-up question {when}, {about}."
    else:
        said = f"You asked {asked.display_name} for one piece of advice {when}, {about}."
    return Elsewhere(
        about=said,
        button=f"Save as the reply from {asked.display_name}",
        url=reverse("request_answer", args=[asked.pk]),
        text=text,
        on=on,
        is_likely=is_likely,
    )
