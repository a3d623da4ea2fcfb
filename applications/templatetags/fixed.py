"""What is the same on every page is written when a template is read, not each time it is shown.

A page has some forty addresses without a number in them and as many icons; looking them up again for every request
cost more than its rows.
"""

from functools import lru_cache

from django import template
from django.conf import settings
from django.template.base import FilterExpression, Node, Parser, TextNode, Token
from django.template.defaulttags import url as any_url
from django.template.loader import render_to_string
from django.templatetags.static import static as static_url
from django.urls import NoReverseMatch, reverse
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

from applications.sprite import sprite_url

register = template.Library()


@register.tag
def url(parser: Parser, token: Token) -> Node:
    """Django's own tag; an address without arguments becomes plain text."""
    node = any_url(parser, token)
    name = _literal(node.view_name)
    if name is None or node.args or node.kwargs or node.asvar:
        return node
    try:
        return TextNode(conditional_escape(reverse(name)))
    except NoReverseMatch:
        return node  # says so when it is shown, as ever


@register.tag
def icon(parser: Parser, token: Token) -> Node:
    """`{% icon "sun" %}`, `{% icon "sun" "sm" %}` for the small one: beside words, so hidden from screen readers."""
    _, *given = token.split_contents()
    name, *size = (part.strip("\"'") for part in given)
    return TextNode(icon_html(name, *size))


@register.tag
def static(parser: Parser, token: Token) -> Node:
    """Django's own tag, for a file that is named here: its address, with the hash of what is in it."""
    _, name = token.split_contents()
    return TextNode(conditional_escape(static_url(name.strip("\"'"))))


@register.tag
def sprite(parser: Parser, token: Token) -> Node:
    """The address of the file with the icons, the tracks and the mark."""
    return TextNode(sprite_url())


@register.simple_tag
def once(template_name: str, **values: str) -> SafeString:
    """A part of a page that follows from these few values alone, such as where one is: made once for each of them."""
    return render_part(template_name, **values) if settings.DEBUG else kept_part(template_name, **values)


def render_part(template_name: str, **values: str) -> SafeString:
    return render_to_string(template_name, values)


kept_part = lru_cache(maxsize=512)(render_part)


@register.simple_tag(takes_context=True)
def main_nav(context) -> SafeString:
    """The links to the main pages; with that to the applications, how many are open."""
    match = getattr(context.get("request"), "resolver_match", None)
    before, after = once("_nav.html", at=match.url_name if match else "").split("<!--count-->")
    number = context.get("open_count")
    if number is None:
        return mark_safe(before + after)  # noqa: S308 - made by a template
    count = f'<span class="n" id="open-count"><span class="sr">, </span>{number}<span class="sr"> open</span></span>'
    return mark_safe(before + count + after)  # noqa: S308 - a number between two parts made by a template


def icon_html(name: str, size: str = "") -> str:
    css = f"icon {size}" if size else "icon"
    return f'<svg class="{css}" aria-hidden="true"><use href="{sprite_url()}#i-{name}"/></svg>'


def _literal(expression: FilterExpression) -> str | None:
    return expression.var if isinstance(expression.var, str) and not expression.filters else None
