"""Toasts: what just happened, with Undo. They stay until the next page."""

import json
from dataclasses import asdict, dataclass

from django.contrib import messages
from django.middleware.csrf import get_token

from applications.templatetags.toasts import region_html


@dataclass(frozen=True, slots=True)
class Toast:
    text: str
    undo_url: str = ""
    link: str = ""
    link_label: str = ""


def toast(request, text: str, action=None, *, link: str = "", link_label: str = "") -> Toast:
    """Say it on the next page, or in this answer by `toast_fragment`."""
    one = Toast(text, action.undo_url if action else "", link, link_label)
    messages.info(request, json.dumps(asdict(one)), extra_tags="toast")
    return one


def toasts(request) -> list[Toast]:
    """The toasts that wait; asking for them takes them away."""
    found = []
    for message in messages.get_messages(request):
        if "toast" in message.tags.split():
            found.append(Toast(**json.loads(message.message)))
        else:
            found.append(Toast(str(message.message)))
    return found


def toast_fragment(request) -> str:
    """The live region with what waits, for an htmx answer."""
    return region_html(toasts(request), get_token(request), replaces=True)
