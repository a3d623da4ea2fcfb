"""The live region of toasts. Written as text, because every page has it and every move answers with it."""

from collections.abc import Iterable
from html import escape

from django import template
from django.utils.safestring import SafeString, mark_safe

from .fixed import icon_html

register = template.Library()


@register.simple_tag(takes_context=True)
def toast_region(context) -> SafeString:
    """What waits to be said, as part of a page."""
    return region_html(context["toasts"], str(context["csrf_token"]))


def region_html(toasts: Iterable, token: str, *, replaces: bool = False) -> SafeString:
    """`toasts` have text, undo_url, link and link_label. `replaces`: an htmx answer fills the region that is there."""
    swap = ' hx-swap-oob="innerHTML"' if replaces else ""
    inner = "".join(_toast(one, token) for one in toasts)
    return mark_safe(  # noqa: S308 - every value is escaped below
        f'<div id="toasts" role="status" aria-live="polite"{swap}>{inner}</div>'
    )


def _toast(one, token: str) -> str:
    link = f'<a class="link" href="{escape(one.link)}">{escape(one.link_label)}</a>' if one.link else ""
    undo = _undo(escape(one.undo_url), escape(token)) if one.undo_url else ""
    return f'<div class="toast"><p>{escape(one.text)}</p>{link}{undo}</div>'


def _undo(url: str, token: str) -> str:
    return (
        f'<form method="post" action="{url}" hx-post="{url}" hx-swap="none" data-once>'
        f'<input type="hidden" name="csrfmiddlewaretoken" value="{token}">'
        f'<button class="btn btn-small" data-undo>{icon_html("arrow-uturn-left", "sm")}Undo</button></form>'
    )
