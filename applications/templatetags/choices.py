"""Long runs of checkboxes, options and buttons. Written as text, because a template costs three times as much for each of a hundred."""

from collections.abc import Iterable
from functools import lru_cache
from html import escape

from django import template
from django.utils.safestring import SafeString, mark_safe

register = template.Library()


@register.filter
@lru_cache(maxsize=64)
def checks(of_field: tuple[tuple[str, str, bool], ...], name: str) -> SafeString:
    """A labelled checkbox for each (value, label, whether it is on). The same ones are written once."""
    return mark_safe(  # noqa: S308 - every value is escaped here
        "".join(
            f'<label class="check"><input type="checkbox" name="{escape(name)}" value="{escape(value)}"{" checked" if on else ""}> {escape(label)}</label>'
            for value, label, on in of_field
        )
    )


@register.filter
def options(of_select: Iterable[tuple[str, str, bool]]) -> SafeString:
    """An option for each (value, label, whether it is chosen)."""
    return mark_safe(  # noqa: S308 - every value is escaped here
        "".join(
            f'<option value="{escape(value)}"{" selected" if on else ""}>{escape(label)}</option>'
            for value, label, on in of_select
        )
    )


@register.filter
def buttons(of_menu: Iterable[tuple[str, str]], name: str) -> SafeString:
    """A button for each (value, label)."""
    return mark_safe(  # noqa: S308 - every value is escaped here
        "".join(
            f'<button name="{escape(name)}" value="{escape(value)}">{escape(label)}</button>'
            for value, label in of_menu
        )
    )
