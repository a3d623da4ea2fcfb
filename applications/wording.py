"""Figures, dates and lists as sentences show them. Everything people read is put together from these."""

import datetime as dt
from collections.abc import Sequence

NO_BREAK = "\N{NO-BREAK SPACE}"


def counted(number: int, /, *, one: str, other: str, zero: str = "", **places: object) -> str:
    """Return the whole sentence for this number, with its places filled in; `{n}` is the number.

    Where `zero` is empty, 0 takes `other`: "0 applications".
    """
    sentence = one if number == 1 else zero if number == 0 and zero else other
    return sentence.format(n=figure(number), **places)


def figure(number: int) -> str:
    """“1,204”."""
    return f"{number:,}"


def listed(parts: Sequence[str], word: str = "and") -> str:
    """“Acorn, Birch and Cedar”."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {word} {parts[-1]}"


def percent(share: float) -> str:
    """“37%” for 0.37."""
    return f"{100 * share:.0f}%"


def percent_range(low: float, high: float) -> str:
    """“7% to 14%” for 0.07 and 0.14; “7%” where both round alike."""
    first, last = percent(low), percent(high)
    return first if first == last else f"{first} to {last}"


def short_date(date: dt.date, today: dt.date) -> str:
    """“Today”, “Yesterday”, “Tomorrow”, else “9 Nov”, with the year when it is another one."""
    if date == today:
        return "Today"
    if date == today - dt.timedelta(days=1):
        return "Yesterday"
    if date == today + dt.timedelta(days=1):
        return "Tomorrow"
    text = f"{date.day}{NO_BREAK}{date:%b}"
    return text if date.year == today.year else f"{text} {date.year}"


def weekday_date(date: dt.date) -> str:
    """“Thu 12 Nov”."""
    return f"{date:%a}{NO_BREAK}{date.day}{NO_BREAK}{date:%b}"


def long_date(date: dt.date, today: dt.date) -> str:
    """“12 November”, with the year when it is another one."""
    text = f"{date.day}{NO_BREAK}{date:%B}"
    return text if date.year == today.year else f"{text}{NO_BREAK}{date.year}"


def inside_date(date: dt.date, today: dt.date) -> str:
    """After “since”, “until” or a comma: “today”, “yesterday”, “tomorrow”, “12 November”."""
    if abs((date - today).days) <= 1:
        return short_date(date, today).lower()
    return long_date(date, today)


def full_date(date: dt.date) -> str:
    """“12 November 2026”, for texts that other people read."""
    return f"{date.day} {date:%B %Y}"


def on_date(date: dt.date, today: dt.date) -> str:
    """Inside a sentence: “today”, “yesterday”, “tomorrow”, “on 12 November”."""
    inside = inside_date(date, today)
    return inside if abs((date - today).days) <= 1 else f"on {inside}"


def days_since(date: dt.date, today: dt.date) -> str:
    """“today”, “1 day”, “12 days”."""
    return number_of_days((today - date).days) if date < today else "today"


def number_of_days(number: int) -> str:
    """“1 day”, “12 days”."""
    return counted(number, one="1 day", other="{n} days")


def times(number: int) -> str:
    """“once”, “twice”, “3 times”."""
    return {1: "once", 2: "twice"}.get(number, f"{figure(number)} times")


def duration(first: dt.date, last: dt.date) -> str:
    """How long from one date to another: “5 days”, from 14 days on “3 weeks”."""
    number = max(0, (last - first).days)
    if number < 14:
        return number_of_days(number)
    return counted(number // 7, one="1 week", other="{n} weeks")
