"""Addresses that someone typed, or that an import brought, as links."""

from django import template

register = template.Library()


@register.filter
def web(address: str) -> str:
    """The address if a browser may go there; a script's address leads nowhere, whatever way it got into the
    database.
    """
    return address if str(address).lower().startswith(("http://", "https://")) else ""
