"""Toasts: what just happened, with Undo. They are shown until the next page."""

import json
from dataclasses import asdict, dataclass

from django.contrib import messages


@dataclass(frozen=True, slots=True)
class Toast:
    text: str
    undo_url: str = ""
    link: str = ""
    link_label: str = ""


def toast(request, text: str, action=None, *, link: str = "", link_label: str = "") -> Toast:
    """Show `text` on the next page, or in the answer that this request gets. `action` adds Undo."""
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
