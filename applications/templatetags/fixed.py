"""What is the same on every page is written when a template is read, not each time it is shown.

A page has some forty addresses without a number in them and as many icons; looking them up again for every request
cost more than its rows.
"""

from django import template
from django.template.base import FilterExpression, Node, Parser, TextNode, Token
from django.template.defaulttags import url as any_url
from django.urls import NoReverseMatch, reverse
from django.utils.html import conditional_escape

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


def icon_html(name: str, size: str = "") -> str:
    css = f"icon {size}" if size else "icon"
    return f'<svg class="{css}" aria-hidden="true"><use href="{sprite_url()}#i-{name}"/></svg>'


def _literal(expression: FilterExpression) -> str | None:
    return expression.var if isinstance(expression.var, str) and not expression.filters else None
