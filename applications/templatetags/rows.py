"""The columns and cards of the board, the rows of the list. Written as text, because a template costs three times as much for each of a hundred."""

from collections.abc import Iterable
from html import escape

from django import template
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from applications.board import Card, ClosedRow, Column, Place
from applications.models import Status
from applications.sprite import sprite_url
from applications.table import Head, Row, Tab

register = template.Library()
CURRENT = ' aria-current="page"'


def card_html(card: Card, sprite: str) -> str:
    company, url = escape(card.company), escape(card.url)
    note = ""
    if card.note:
        soon = " soon" if card.is_soon else ""
        note = f'<p class="note{soon}"><svg class="icon" aria-hidden="true"><use href="{sprite}#i-{card.icon}"/></svg><span>{escape(card.note)}</span></p>'
    return (
        f'<article class="card" id="card-{card.pk}" draggable="true" data-id="{card.pk}" data-status="{card.status}">'
        f'<h3><a href="{url}">{company}</a></h3><p class="role">{escape(card.title)}</p><p class="meta">{escape(card.meta)}</p>{note}'
        f'<a class="btn-icon" role="button" href="{url}#move" data-move="{card.pk}" data-company="{company}" aria-label="Move or close {company}">'
        f'<svg class="icon" aria-hidden="true"><use href="{sprite}#i-ellipsis-horizontal"/></svg></a></article>'
    )


def column_html(column: Column, sprite: str) -> str:
    name = column.status
    cards = "".join([card_html(card, sprite) for card in column.cards])
    more = more_html(name, column.after, column.more) if column.more else ""
    beside = (
        f'<p class="pager beside"><a href="{reverse("offer_list")}">Compare offers</a></p>'
        if name == Status.OFFER
        else ""
    )
    return (
        f'<section class="column" id="{name}" aria-labelledby="h-{name}" data-column="{name}">'
        f'<header><h2 id="h-{name}">{column.label}</h2><span class="n" id="n-{name}">{column.count}</span>'
        f'<svg class="track" viewBox="0 0 58 12" aria-hidden="true"><use href="{sprite}#trk-{column.reached}"/></svg></header>'
        f'<div class="cards" id="cards-{name}">{cards}{more}</div><p class="void">{column.void}</p>{beside}</section>'
    )


def more_html(status: str, after: Place | None, more: int) -> str:
    """The end of a column that is not whole: the next ones come when it is seen, or when asked for."""
    url = f"{reverse('board_more', args=[status])}?after={after}"
    return (
        f'<p class="pager" id="more-{status}" hx-get="{url}" hx-trigger="intersect once" hx-target="this" hx-swap="outerHTML">'
        f'<a href="{url}" hx-get="{url}" hx-target="#more-{status}" hx-swap="outerHTML">{more} more</a></p>'
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
        f'<td><a class="status" role="button" href="{url}#move" data-move="{row.pk}" data-company="{company}" aria-label="Move or close {company}">'
        f'<svg class="track{" track-end" if row.is_closed else ""}" viewBox="0 0 58 12" aria-hidden="true"><use href="{sprite}#{row.track}"/></svg>{label}</a></td>'
        f"{cells}</tr>"
    )


def head_html(head: Head, sprite: str) -> str:
    arrow = "down" if head.sorted == "descending" else "up"
    sign = (
        f' <svg class="icon sm" aria-hidden="true"><use href="{sprite}#i-arrow-{arrow}"/></svg>' if head.sorted else ""
    )
    aria = f' aria-sort="{head.sorted}"' if head.sorted else ""
    return f'<th scope="col" class="{head.css}"{aria}><a href="{escape(head.url)}">{head.label}{sign}</a></th>'


@register.filter
def cards(of_column: Iterable[Card]) -> SafeString:
    sprite = sprite_url()
    return mark_safe("".join(card_html(card, sprite) for card in of_column))  # noqa: S308 - every value is escaped above


@register.filter
def board_columns(of_board: Iterable[Column]) -> SafeString:
    sprite = sprite_url()
    return mark_safe("".join(column_html(column, sprite) for column in of_board))  # noqa: S308 - every value is escaped above


@register.simple_tag
def more_cards(status: str, after: Place | None, more: int) -> SafeString:
    return mark_safe(more_html(status, after, more))  # noqa: S308 - names of our own and numbers


@register.filter
def jumps(of_board: Iterable[Column]) -> SafeString:
    """On a small screen: a link to each column, with its count."""
    return mark_safe(  # noqa: S308 - names of our own and numbers
        "".join(
            f'<a href="#{column.status}"><b id="j-{column.status}">{column.count}</b>{column.label}</a>'
            for column in of_board
        )
    )


@register.filter
def closed_rows(of_drawer: Iterable[ClosedRow]) -> SafeString:
    sprite = sprite_url()
    return mark_safe("".join(closed_html(row, sprite) for row in of_drawer))  # noqa: S308 - every value is escaped above


@register.filter
def rows(of_page: Iterable[Row]) -> SafeString:
    sprite = sprite_url()
    return mark_safe("".join(row_html(row, sprite) for row in of_page))  # noqa: S308 - every value is escaped above


@register.filter
def tabs(of_list: Iterable[Tab]) -> SafeString:
    return mark_safe(  # noqa: S308 - every value is escaped here
        "".join(
            f'<a href="{escape(tab.url)}"{CURRENT if tab.is_current else ""}>{tab.label} <span class="n" id="tab-{number}">{tab.count}</span></a>'
            for number, tab in enumerate(of_list)
        )
    )


@register.filter
def heads(of_table: Iterable[Head]) -> SafeString:
    """The heads of the columns, each a link that sorts by it."""
    return mark_safe("".join(head_html(head, sprite_url()) for head in of_table))  # noqa: S308 - every value is escaped above


@register.filter
def row_moved(row: Row) -> SafeString:
    """A row that replaces itself; a table row on its own has to travel in a template element."""
    return mark_safe(f"<template>{row_html(row, sprite_url(), oob=True)}</template>")  # noqa: S308 - every value is escaped above


def card_moved(card: Card) -> str:
    """Takes the card from wherever it stands and puts it first in its column."""
    return f'{_taken_away(card.pk)}<div hx-swap-oob="afterbegin:#cards-{card.status}">{card_html(card, sprite_url())}</div>'


def closed_moved(row: ClosedRow) -> str:
    """Takes the card away and puts its row first among those that were closed lately."""
    return f'{_taken_away(row.pk)}<template><tbody hx-swap-oob="afterbegin:#closed-rows">{closed_html(row, sprite_url())}</tbody></template>'


def _taken_away(pk: int) -> str:
    return f'<i hx-swap-oob="delete:#card-{pk},#closed-{pk}"></i>'


def counts_moved(numbers: dict[str, int], *, closed: int) -> str:
    """The counts of columns, twice each: at the column, and in the links to the columns of a small screen."""
    changed = "".join(
        f'<span class="n" id="n-{state}" hx-swap-oob="true">{number}</span><b id="j-{state}" hx-swap-oob="true">{number}</b>'
        for state, number in numbers.items()
    )
    return f'{changed}<span id="n-closed" hx-swap-oob="true">{closed}</span>'


def tabs_moved(of_list: Iterable[Tab]) -> str:
    """The counts of the list's tabs."""
    return "".join(
        f'<span class="n" id="tab-{number}" hx-swap-oob="true">{tab.count}</span>' for number, tab in enumerate(of_list)
    )


def standing_moved(standfirst: str, offers: int = 0) -> str:
    """The sentence at the top, which counts as well."""
    return standing_html(standfirst, offers, ' hx-swap-oob="true"')


def standing_html(standfirst: str, offers: int, swap: str = "") -> str:
    beside = (
        f' You have {offers} open offers. <a href="{reverse("offer_list")}">Compare offers</a>' if offers > 1 else ""
    )
    return f'<p class="standfirst" id="standing"{swap}>{escape(standfirst)}{beside}</p>'


@register.simple_tag
def standing(standfirst: str, offers: int = 0) -> SafeString:
    return mark_safe(standing_html(standfirst, offers))  # noqa: S308 - every value is escaped above
