"""What Today repeats. Written as text, because a template costs three times as much for each row."""

from collections.abc import Iterable
from html import escape

from django import template
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from applications.templatetags.fixed import icon_html
from feedback.next_steps import Next
from feedback.today import Station

register = template.Library()
SNOOZES = ((1, "bell-snooze", "Tomorrow"), (3, "clock", "In three days"), (7, "calendar", "Next week"))


@register.filter
def stations(of_pipeline: Iterable[Station]) -> SafeString:
    """How many stand where; the last one is closed."""
    *open_ones, closed = (_station(one) for one in of_pipeline)
    return mark_safe("".join(open_ones) + closed.replace('class="', 'class="closed ', 1))  # noqa: S308 - escaped below


def _station(one: Station) -> str:
    css = "" if one.count else "none"
    return (
        f'<li class="{css}"><a href="{escape(one.url)}"><b>{one.count}</b><span>{escape(one.label)}</span>'
        f"<small>{escape(one.small)}</small></a></li>"
    )


@register.simple_tag(takes_context=True)
def next_rows(context, listed: Iterable[Next], prefix: str = "") -> SafeString:
    """Things to do, each with its answers. `prefix` keeps ids apart when there are two lists on a page."""
    token = f'<input type="hidden" name="csrfmiddlewaretoken" value="{escape(context["csrf_token"])}">'
    action = reverse("reminder_answer")
    rows = (_next_row(one, f"later-{prefix}{number}", action, token) for number, one in enumerate(listed, start=1))
    return mark_safe("".join(rows))  # noqa: S308 - every value is escaped below


def _next_row(one: Next, menu: str, action: str, token: str) -> str:
    title, key = escape(one.title), escape(one.key)
    hidden = f'{token}<input type="hidden" name="key" value="{key}">'
    named = f'<a href="{escape(one.url)}">{title}</a>' if one.url else title
    text = f"<p>{escape(one.text)}</p>" if one.text else ""
    snoozes = "".join(
        f'<button name="days" value="{days}">{icon_html(icon)}{label}</button>' for days, icon, label in SNOOZES
    )
    return (
        f'<li class="row"><form method="post" action="{action}" data-once>{hidden}'
        f'<button class="tick" name="do" value="done">{icon_html("check")}<span class="sr">Done: {title}</span></button></form>'
        f"<div><h3>{named}</h3>{text}</div>"
        f'<div class="act"><span class="due">{escape(one.due)}</span><button class="btn-icon" type="button" popovertarget="{menu}" '
        f'aria-label="Options for {title}">{icon_html("ellipsis-horizontal")}</button></div>'
        f'<form class="menu" id="{menu}" popover aria-label="{title}" method="post" action="{action}" data-once>{hidden}'
        f'<input type="hidden" name="do" value="snooze"><p class="label">{title}</p>{snoozes}'
        f'<label class="day-pick"><span class="sr">On a day: {title}</span><input type="date" name="on"></label>'
        f'<button name="days" value="">Remind me on this date</button><hr>'
        f'<button name="do" value="dismiss">{icon_html("x-mark")}Skip</button></form></li>'
    )
