"""Days and spans in the few forms that pages use."""

import datetime as dt


def short(day: dt.date, today: dt.date) -> str:
    """Today, Yesterday, Tomorrow, else “9 Nov”, with the year when it is another one."""
    if day == today:
        return "Today"
    if day == today - dt.timedelta(days=1):
        return "Yesterday"
    if day == today + dt.timedelta(days=1):
        return "Tomorrow"
    text = f"{day.day}\N{NO-BREAK SPACE}{day:%b}"
    return text if day.year == today.year else f"{text}\N{NO-BREAK SPACE}{day.year}"


def weekday(day: dt.date) -> str:
    """“Thu 12 Nov”."""
    return f"{day:%a}\N{NO-BREAK SPACE}{day.day}\N{NO-BREAK SPACE}{day:%b}"


def long(day: dt.date, today: dt.date) -> str:
    """“12 November”, with the year when it is another one."""
    text = f"{day.day}\N{NO-BREAK SPACE}{day:%B}"
    return text if day.year == today.year else f"{text}\N{NO-BREAK SPACE}{day.year}"


def with_year(day: dt.date) -> str:
    """“12 November 2026”, for texts that leave the house."""
    return f"{day.day} {day:%B %Y}"


def since(day: dt.date, today: dt.date) -> str:
    """“today”, “1 day”, “12 days”."""
    days = (today - day).days
    return "today" if days <= 0 else f"{days} day{'s' if days != 1 else ''}"


NUMBERS = "No One Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve".split()


def in_words(number: int) -> str:
    """“Fourteen” would be long: words up to twelve, figures above."""
    return NUMBERS[number] if number < len(NUMBERS) else str(number)


def sentence(day: dt.date, today: dt.date) -> str:
    """Inside a sentence: “today”, “yesterday”, “on 12 November”."""
    if day == today:
        return "today"
    return "yesterday" if day == today - dt.timedelta(days=1) else f"on {long(day, today)}"


def span(first: dt.date, last: dt.date) -> str:
    """“3 weeks”, “5 days”: how long from one day to another."""
    days = max(0, (last - first).days)
    number, unit = (days // 7, "week") if days >= 14 else (days, "day")
    return f"{number} {unit}{'' if number == 1 else 's'}"
