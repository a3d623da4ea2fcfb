"""What friends are shown for a first impression: what is suggested, and its link."""

import datetime as dt

from applications.models import Document, DocumentKind, Profile
from feedback.letters import favours
from feedback.models import Look, PresenceKind, Recorder


def first_choice(user, kind: str) -> dict:
    """What the form is filled with: what was shown last, or the newest CV; of another kind only the name."""
    last = Look.objects.for_user(user).select_related("document").first()
    name = (last.shown_name if last else "") or favours.shown_name(Profile.of(user))
    first: dict = {"kind": kind or (last.kind if last else PresenceKind.CV), "shown_name": name}
    if last and last.kind == first["kind"]:
        document = last.shown_document
        return first | {"text": last.text, "url": last.url, "document": document.pk if document else None}
    if first["kind"] == PresenceKind.CV:
        cvs = (
            Document.objects.for_user(user).filter(kind=DocumentKind.CV, file_type="pdf").order_by("-created_at", "-pk")
        )
        first["document"] = cvs.values_list("pk", flat=True).first()
    return first


def open_look(owner, look: Look, *, today: dt.date) -> Look:
    """Save what friends are to see, with a link. The same once more keeps the link that works already."""
    same = Look.objects.for_user(owner).filter(
        kind=look.kind, shown_name=look.shown_name, text=look.text, url=look.url, document=look.document
    )
    if known := next((one for one in same if one.has_open_link(today)), None):
        return known
    look.owner, look.made_on = owner, today
    look.save()
    look.open_link(Recorder(owner), today=today)
    return look
