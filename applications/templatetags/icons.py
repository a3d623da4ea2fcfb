"""Icons, tracks and the mark, drawn from one SVG file."""

from django import template
from django.utils.html import format_html

from applications.sprite import sprite_url

register = template.Library()


@register.simple_tag
def icon(name: str, size: str = "") -> str:
    """`{% icon "sun" %}`, `{% icon "sun" "sm" %}` for the small one: beside words, so hidden from screen readers."""
    css = f"icon {size}" if size else "icon"
    return format_html('<svg class="{}" aria-hidden="true"><use href="{}#i-{}"/></svg>', css, sprite_url(), name)


@register.simple_tag
def sprite() -> str:
    """Return the address of the file with the icons, the tracks and the mark."""
    return sprite_url()
