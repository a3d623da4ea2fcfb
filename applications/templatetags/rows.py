"""The card of the board and the row of the list. Written as text, because a template costs three times as much for each of a hundred."""

from collections.abc import Iterable
from html import escape

from django import template
from django.utils.safestring import SafeString, mark_safe

from applications.board import Card, ClosedRow
from applications.sprite import sprite_url
from applications.table import Row

register = template.Library()


def card_html(card: Card, sprite: str) -> str:
    company, url = escape(card.company), escape(card.url)
    note = ""
    if card.note:
        soon = " soon" if card.is_soon else ""
        note = f'<p class="note{soon}"><svg class="icon" aria-hidden="true"><use href="{sprite}#i-{card.icon}"/></svg><span>{escape(card.note)}</span></p>'
    return (
        f'<article class="card" id="card-{card.pk}" draggable="true" data-id="{card.pk}" data-status="{card.status}">'
        f'<h3><a href="{url}">{company}</a></h3><p class="role">{escape(card.title)}</p><p class="meta">{escape(card.meta)}</p>{note}'
        f'<a class="btn-icon" role="button" href="{url}#move" data-move="{card.pk}" aria-label="Move or close {company}">'
        f'<svg class="icon" aria-hidden="true"><use href="{sprite}#i-ellipsis-horizontal"/></svg></a></article>'
    )


def closed_html(row: ClosedRow, sprite: str) -> str:
    return (
        f'<tr id="closed-{row.pk}"><th scope="row"><a href="{escape(row.url)}">{escape(row.company)}</a><small>{escape(row.title)}</small></th>'
        f'<td><svg class="track track-end" viewBox="0 0 58 12" role="img" aria-label="{row.reached}"><use href="{sprite}#{row.track}"/></svg></td>'
        f'<td><span class="chip chip-end">{row.ended}</span></td><td class="opt soft">{row.closed_on}</td></tr>'
    )


def row_html(row: Row, sprite: str, *, oob: bool = False) -> str:
    company, title, url = escape(row.company), escape(row.title), escape(row.url)
    label = f'<span class="chip chip-end">{row.label}</span>' if row.is_closed else row.label
    cells = "".join([f'<td class="{css}">{escape(text)}</td>' for css, text in row.cells])
    return (
        f'<tr id="row-{row.pk}" data-status="{row.state}"{" hx-swap-oob=true" if oob else ""}>'
        f'<td class="pick"><label><input type="checkbox" name="pick" value="{row.pk}" form="bulk"><span class="sr">Select {company}, {title}</span></label></td>'
        f'<th scope="row"><a href="{url}">{company}</a><small>{title}</small></th>'
        f'<td><a class="status" role="button" href="{url}#move" data-move="{row.pk}" aria-label="Move or close {company}">'
        f'<svg class="track{" track-end" if row.is_closed else ""}" viewBox="0 0 58 12" aria-hidden="true"><use href="{sprite}#{row.track}"/></svg>{label}</a></td>'
        f"{cells}</tr>"
    )


@register.filter
def cards(of_column: Iterable[Card]) -> SafeString:
    sprite = sprite_url()
    return mark_safe("".join(card_html(card, sprite) for card in of_column))  # noqa: S308 - every value is escaped above


@register.filter
def closed_rows(of_drawer: Iterable[ClosedRow]) -> SafeString:
    sprite = sprite_url()
    return mark_safe("".join(closed_html(row, sprite) for row in of_drawer))  # noqa: S308 - every value is escaped above


@register.filter
def rows(of_page: Iterable[Row]) -> SafeString:
    sprite = sprite_url()
    return mark_safe("".join(row_html(row, sprite) for row in of_page))  # noqa: S308 - every value is escaped above


@register.filter
def row_moved(row: Row) -> SafeString:
    """A row that replaces itself; a table row on its own has to travel in a template element."""
    return mark_safe(f"<template>{row_html(row, sprite_url(), oob=True)}</template>")  # noqa: S308 - every value is escaped above
