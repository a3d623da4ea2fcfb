"""Toasts: what just happened, with Undo. They are shown until the next page."""

import json
from dataclasses import asdict, dataclass

from django.contrib import messages
from django.template.loader import render_to_string


@dataclass(frozen=True, slots=True)
class Toast:
    text: str
    undo_url: str = ""
    link: str = ""
    link_label: str = ""


def toast(request, text: str, action=None, *, link: str = "", link_label: str = "") -> Toast:
    """Show `text` on the next page, or in this answer by `toast_fragment`. `action` adds Undo."""
    one = Toast(text, action.undo_url if action else "", link, link_label)
    messages.info(request, json.dumps(asdict(one)), extra_tags="toast")
    return one


def toasts(request) -> list[Toast]:
    """Return the toasts that were not shown yet, and mark them as shown."""
    found = []
    for message in messages.get_messages(request):
        if "toast" in message.tags.split():
            found.append(Toast(**json.loads(message.message)))
        else:
            found.append(Toast(str(message.message)))
    return found


def toast_fragment(request) -> str:
    """The live region with what waits, for an htmx answer."""
    return render_to_string("_toasts.html", {"oob": True}, request)
