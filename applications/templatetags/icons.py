"""Icons, tracks and the mark, drawn from one SVG file."""

from functools import lru_cache

from django import template
from django.utils.html import format_html

from applications.shell.sprite import sprite_url

register = template.Library()


@register.simple_tag
@lru_cache
def icon(name: str, size: str = "") -> str:
    """`{% icon "sun" %}`, `{% icon "sun" "sm" %}` for the small one: beside words, so hidden from screen readers."""
    css = f"icon {size}" if size else "icon"
    return format_html('<svg class="{}" aria-hidden="true"><use href="{}#i-{}"/></svg>', css, sprite_url(), name)


@register.simple_tag
@lru_cache
def track(name: str, label: str = "") -> str:
    """Show how far an application got: `trk-1` is saved, `trk-5` an offer, `trk-3x` a closed one.

    Beside words it is hidden from screen readers; alone it needs a label.
    """
    css = "track track-end" if name.endswith("x") else "track"
    hidden = format_html('role="img" aria-label="{}"', label) if label else format_html('aria-hidden="{}"', "true")
    return format_html(
        '<svg class="{}" viewBox="0 0 58 12" {}><use href="{}#{}"/></svg>', css, hidden, sprite_url(), name
    )


@register.simple_tag
def ending_chip(track: str) -> str:
    """The classes of the outcome beside a track: a job that was accepted has the colour of good news."""
    return f"chip {'chip-win' if track.endswith('a') else 'chip-end'}"


@register.simple_tag
def sprite() -> str:
    """Return the address of the file with the icons, the tracks and the mark."""
    return sprite_url()
