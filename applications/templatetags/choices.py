"""Long runs of checkboxes and options. Written as text, because a template costs three times as much for each of a hundred."""

from collections.abc import Iterable
from html import escape

from django import template
from django.utils.safestring import SafeString, mark_safe

register = template.Library()


@register.filter
def checks(of_field: Iterable[tuple[str, str, bool]], name: str) -> SafeString:
    """A labelled checkbox for each (value, label, whether it is on)."""
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
