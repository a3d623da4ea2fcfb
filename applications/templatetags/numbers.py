"""Numbers as sentences show them."""

from django import template

from applications import wording

register = template.Library()
register.filter("times", wording.times)
