"""Dates and hours in a text, in English, German, French and Spanish."""

import datetime as dt
import re
from dataclasses import dataclass, replace

from .named_zones import OURS, zones_in

MONTH_NAMES = (
    "jan|january|januar|jänner|janvier|janv|enero|ene",
    "feb|february|februar|février|fevrier|févr|fevr|febrero|febr",
    "mar|march|märz|maerz|mrz|mars|marzo",
    "apr|april|avril|avr|abril|abr",
    "may|mai|mayo",
    "jun|june|juni|juin|junio",
    "jul|july|juli|juillet|juil|julio",
    "aug|august|août|aout|agosto|ago",
    "sep|sept|september|septembre|septiembre",
    "oct|october|okt|oktober|octobre|octubre",
    "nov|november|novembre|noviembre",
    "dec|december|dez|dezember|décembre|decembre|déc|diciembre|dic",
)
WEEKDAY_NAMES = (
    "mon|monday|montag|lundi|lunes",
    "tue|tues|tuesday|dienstag|mardi|martes",
    "wed|weds|wednesday|mittwoch|mercredi|miércoles|miercoles",
    "thu|thur|thurs|thursday|donnerstag|jeudi|jueves",
    "fri|friday|freitag|vendredi|viernes",
    "sat|saturday|samstag|sonnabend|samedi|sábado|sabado",
    "sun|sunday|sonntag|dimanche|domingo",
)
MONTHS = {name: number for number, names in enumerate(MONTH_NAMES, start=1) for name in names.split("|")}
WEEKDAYS = {name: number for number, names in enumerate(WEEKDAY_NAMES) for name in names.split("|")}
WORDS = {
    0: "today|heute|aujourd'hui|hoy",
    1: "tomorrow|(?<!guten )morgen(?! früh um)|demain|(?<!la )(?<!por )mañana",
    2: "day after tomorrow|übermorgen|uebermorgen|après-demain|pasado mañana",
}
NUMBERS = {
    name: number
    for number, name in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), start=1)
}

PAST_THE_HOUR = {"half past": 30, "quarter past": 15, "quarter to": -15, "half": 30}

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_WEEKDAY = "|".join(sorted(WEEKDAYS, key=len, reverse=True))
_LONG_WEEKDAY = "|".join(name for name in sorted(WEEKDAYS, key=len, reverse=True) if len(name) > 4)
_YEAR = r"(?:,? (?:de |del )?(?P<year>20\d\d)\b)?"
_NAMED = rf"(?:\b(?P<named>{_WEEKDAY}|[MDFS][oira](?=\.?,? ?\d))\b\.?,? ?(?:the |den |dem |le |el |día )?)?"
DATES = [
    re.compile(pattern, re.I)
    for pattern in (
        rf"{_NAMED}\b(?P<year>20\d\d)-(?P<month_number>\d\d)-(?P<day>\d\d)(?!\d)",
        rf"{_NAMED}(?<!\d|[/.:-])(?P<first>\d{{1,2}})(?P<mark>[/.-])(?P<second>\d{{1,2}})(?P=mark)"
        r"(?P<year>20\d\d|\d\d)\b(?!:)",
        rf"(?<!\d|[/:.-])(?P<day>\d{{1,2}})(?:st|nd|rd|th|\.)?(?=,? (?:or|and|oder|und|ou|et|o|y) \d{{1,2}}(?:st|nd|rd|th|\.)? (?:de )?"
        rf"(?P<month>{_MONTH})\b)",
        rf"{_NAMED}(?<!\d|[/:])(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|\.)?(?: of| de|-)?[ -]?(?P<month>{_MONTH})\b\.?"
        rf"(?:-(?P<dashed>20\d\d))?{_YEAR}",
        rf"{_NAMED}\b(?P<month>{_MONTH})\b\.? ?(?:the )?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?![:.]\d\d|\d|[ap]m)"
        rf"{_YEAR}",
        rf"{_NAMED}(?<!\d|[/.:-])(?P<first>\d{{1,2}})(?P<mark>\.)(?P<second>\d{{1,2}})\.(?!\d)",
        rf"\b(?P<named>{_WEEKDAY})\b\.?,? (?P<first>\d{{1,2}})(?P<mark>/)(?P<second>\d{{1,2}})\b(?!/)",
        rf"\b(?P<named>{_WEEKDAY})\b\.?,? (?:the |den |dem |le |el |día )?(?P<day>\d{{1,2}})(?:st|nd|rd|th|\.)?"
        r"(?![\d:/]|[.]\d|[ ]?(?:[ap]\.?m|uhr|h\b|h\d|o'clock|to |-|–|or |and |oder |y |et |ou ))",
        r"\b(?:on |for )?the (?P<day>\d{1,2})(?:st|nd|rd|th)\b",
        rf"\b(?P<near>this|next|coming|kommenden?|nächsten?|diesen|(?:el )?próximo|este)? ?(?P<weekday>{_LONG_WEEKDAY})\b"
        r"(?P<after> next week| week| prochain| nächster woche| que viene)?",
        r"\b(?P<weekday>mon|tues?|weds?|thurs?|fri)\b(?= (?:at|\d))",
        *(rf"\b(?P<word{number}>{names})\b" for number, names in reversed(WORDS.items())),
    )
]
_AM = r"(?P<half>[ap])\.?[ ]?m\b\.?"
CLOCK = re.compile(
    rf"(?<!\d|[/.:,£$€-])(?P<hour>\d{{1,2}})(?:[:.](?P<minute>[0-5]\d))?[ ]?"
    rf"(?P<until>(?:-|–|to|until|till)[ ]?\d{{1,2}}(?:[:.][0-5]\d)?[ ]?)?{_AM}"
    r"|(?<!\d|[/.:,£$€-])(?P<hour24>[01]?\d|2[0-3])(?::|[ ]?h[ ]?)(?P<minute24>[0-5]\d)(?:[ ]?(?:uhr|hrs|h))?(?![\d:/])"
    r"|(?<!\d|[/.:,£$€-])(?P<hour_uhr>[01]?\d|2[0-3])(?:[.:](?P<minute_uhr>[0-5]\d))?[ ]?(?:uhr\b|hrs\b|h\b(?!r)"
    r"|o'clock|heures?\b)"
    r"(?:[ ](?P<minute_after>[0-5]\d)\b)?"
    r"|\b(?:at|um|from|between|or|oder|,|by) (?P<hour_dot>[01]?\d|2[0-3])\.(?P<minute_dot>[0-5]\d)\b(?!\.\d)"
    r"|(?<!\d|[/.:,£$€-])(?P<hour_list>[01]?\d|2[0-3])\.(?P<minute_list>[0-5]\d)(?=,? (?:or |and "
    r"|oder )?\d{1,2}\.[0-5]\d\b(?!\.))"
    r"|\b(?P<past>half past|quarter past|quarter to|half) (?P<spoken>\d|1[0-2]|[a-z]{3,6})\b"
    r"|\b(?P<name>one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) o'clock\b"
    r"|\b(?:at|um|a las|say|around|about) (?P<bare>1[0-2]|[1-9])\b(?![\d:/%]|[.,]\d|[ ]?(?:[ap]\.?[ ]?m\b|st|nd|rd|th"
    r"|weeks?|days?|minutes?|mins?|hours?|people|our|(?-i:[A-Z])))"
    r"|\b(?P<noon>noon|midday|mittags|midi|mediodía)\b",
    re.I,
)
# “9:00 - 10:00” and “between 10 am and 1 pm” are one meeting
TO = re.compile(
    r"^\s?(?:\(?[A-Z]{2,4}\)?\s?)?(?:-|–|to|until|till|bis|à|a|and|und|et|y|hasta(?: las)?)\s?(?:the\s)?$", re.I
)
PART_OF_DAY = re.compile(
    r"^,? ?(?:(?P<early>in the morning|morgens|du matin|de la mañana)|(?P<late>in the (?:afternoon|evening)"
    r"|nachmittags|abends"
    r"|de l[’']après-midi|du soir|de la (?:tarde|noche)))\b",
    re.I,
)
WITHOUT_ZERO = frozenset("123456")
MOST_DATES = 20
LATELY = 60  # days after which nobody reads an invitation any more


@dataclass(frozen=True)
class NamedDate:
    start: int
    end: int
    days: tuple[dt.date, ...]
    asks: str = ""
    is_full: bool = False


@dataclass(frozen=True)
class Clock:
    start: int
    end: int
    time: dt.time
    zone: str = ""
    zones: tuple[str, ...] = ()


def day_in(text: str, *, base: dt.date, past: bool = False) -> dt.date | None:
    """The first day named; a day without a year is the next one to come, or with `past` the last one gone."""
    return next((date.days[0] for date in dates_in(text, base, past=past)), None)


# dates


def dates_in(text: str, base: dt.date, *, past: bool = False, day_first: bool = False) -> list[NamedDate]:
    """The dates in the order of the text; what two patterns share counts once."""
    found: list[NamedDate] = []
    for pattern in DATES:
        for match in pattern.finditer(text):
            if len(found) >= MOST_DATES:
                break
            overlaps = any(match.start() < each.end and each.start < match.end() for each in found)
            parts = match.groupdict()
            beside = parts.get("weekday") and any(0 <= each.start - match.end() < 8 for each in found)
            if overlaps or beside:
                continue
            if days := _days(parts, base, past, day_first):
                asks = _asks(parts, days)
                found.append(
                    NamedDate(
                        match.start(),
                        match.end(),
                        days,
                        asks,
                        bool(parts.get("year") or parts.get("dashed") or days[0] < base),
                    )
                )
    return sorted(found, key=lambda each: each.start)


def _asks(parts: dict[str, str | None], days: tuple[dt.date, ...]) -> str:
    if len(days) < 2:
        return ""
    return "order" if parts.get("first") else "weekday"


def _days(parts: dict[str, str | None], base: dt.date, past: bool, day_first: bool) -> tuple[dt.date, ...]:
    """The day, or the days that may be meant."""
    for number in WORDS:
        if parts.get(f"word{number}"):
            return (base - dt.timedelta(days=number) if past and number else base + dt.timedelta(days=number),)
    if weekday := parts.get("weekday"):
        near = (parts.get("near") or parts.get("after") or "").strip().lower()
        return (_weekday(WEEKDAYS[weekday.lower()], near, base, past),)
    year = int(parts.get("year") or parts.get("dashed") or 0)
    year += 2000 if 0 < year < 100 else 0
    named = weekday_named(parts.get("named"))
    if parts.get("first"):
        return _of_figures(parts, year, named, base, past, day_first)
    day = int(parts["day"] or 0)
    month = MONTHS.get((parts.get("month") or "").lower()) or int(parts.get("month_number") or 0)
    if not month:
        ahead = (base + dt.timedelta(days=number) for number in range(62))
        return tuple(found for found in ahead if found.day == day and named in (None, found.weekday()))[:1]
    found = _dated(year, month, day, base, past, named)
    if found is None:
        return ()
    if named is not None and found.weekday() != named and not past:
        beside = [found + dt.timedelta(days=number) for number in (-3, -2, -1, 1, 2, 3)]
        return (found, *(each for each in beside if each.weekday() == named and each >= base))
    return (found,)


def _of_figures(
    parts: dict[str, str | None], year: int, named: int | None, base: dt.date, past: bool, day_first: bool
) -> tuple[dt.date, ...]:
    """“03/12/2026”: a weekday, a past day or a dot settles which is the month."""
    first, second = int(parts["first"] or 0), int(parts["second"] or 0)
    by_day = _dated(year, second, first, base, past, named)
    by_month = _dated(year, first, second, base, past, named)
    if parts["mark"] == ".":
        return (by_day,) if by_day else ((by_month,) if by_month else ())
    both = [each for each in dict.fromkeys((by_day, by_month)) if each]
    if named is not None and (fitting := [each for each in both if each.weekday() == named]):
        return tuple(fitting[:1])
    if len(both) > 1 and past:
        both = [each for each in both if each <= base] or both
    elif len(both) > 1:
        soon = [each for each in both if base <= each]
        both = soon or both
    return tuple(both[:1] if (day_first or past) else both)


def weekday_named(name: str | None) -> int | None:
    if not name:
        return None
    short = {"mo": 0, "di": 1, "mi": 2, "do": 3, "fr": 4, "sa": 5, "so": 6}
    return WEEKDAYS.get(name.lower(), short.get(name.lower()))


def _dated(year: int, month: int, day: int, base: dt.date, past: bool, named: int | None = None) -> dt.date | None:
    """The day; without a year the next one, or the one that has just passed unless a weekday speaks against it."""
    if year:
        return _date(year, month, day)
    options = [found for number in (-1, 0, 1) if (found := _date(base.year + number, month, day))]
    gone = max((found for found in options if found <= base), default=None)
    if past:
        return gone
    ahead = min((found for found in options if found >= base), default=None)
    is_late = gone is not None and gone < base and (base - gone).days <= LATELY
    fits = gone is not None and named in (None, gone.weekday()) and not (ahead and ahead.weekday() == named)
    return gone if is_late and fits else ahead


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _weekday(wanted: int, near: str, base: dt.date, past: bool) -> dt.date:
    if past:
        return base - dt.timedelta(days=(base.weekday() - wanted) % 7)
    if near in ("next", "next week", "nächster woche", "que viene"):
        return base + dt.timedelta(days=7 - base.weekday() + wanted)
    if near == "week":
        return base + dt.timedelta(days=7 + ((wanted - base.weekday()) % 7 or 7))
    return base + dt.timedelta(days=(wanted - base.weekday()) % 7 or (0 if near == "this" else 7))


# hours


def clocks_in(text: str) -> list[Clock]:
    """The hours of a text; the end of a span is none."""
    found: list[Clock] = []
    for match in CLOCK.finditer(text):
        if (time := _time(match)) is None:
            continue
        time = _in_part_of_day(time, text[match.end() : match.end() + 24])
        previous = found[-1] if found else None
        if previous and TO.match(text[previous.end : match.start()]):
            is_span = "and" not in text[previous.end : match.start()].lower() or re.search(
                r"\b(?:between|entre|zwischen)\b[^\n]{0,12}$", text[: previous.start], re.I
            )
            if is_span:
                half = match["half"]
                if half and previous.time.hour < 12 and _bare_before(text, previous) and half.lower() == "p":
                    later = previous.time.hour % 12 + 12
                    if later <= time.hour:
                        found[-1] = replace(previous, time=previous.time.replace(hour=later))
                found[-1] = replace(found[-1], end=match.end())
                _add_zone(text, found)
                continue
        found.append(Clock(match.start(), match.end(), time))
        _add_zone(text, found)
    return found


def _bare_before(text: str, clock: Clock) -> bool:
    """Whether the hour was written without am or pm."""
    return not re.search(r"[ap]\.?m|:", text[clock.start : clock.end], re.I)


def _add_zone(text: str, clocks: list[Clock]) -> None:
    after = text[clocks[-1].end : clocks[-1].end + 34]
    cut = re.split(r"[/;|]| or | oder | ou ", after)[0]
    zones = zones_in(cut.lstrip(" (,")[:30]) if re.match(r"[\s(,]{0,3}[A-Za-z(]", cut) else []
    if zones and zones[0] != OURS:
        clocks[-1] = replace(clocks[-1], zone=zones[0], zones=tuple(zones) if len(zones) > 1 else ())


def _time(match: re.Match[str]) -> dt.time | None:
    if match["noon"]:
        return dt.time(12)
    if match["past"]:
        hour = NUMBERS.get(match["spoken"].lower()) or (int(match["spoken"]) if match["spoken"].isdecimal() else 0)
        if not 1 <= hour <= 12:
            return None
        shift = PAST_THE_HOUR[match["past"].lower()]
        return (dt.datetime.combine(dt.date(2000, 1, 1), dt.time(_at_work(hour))) + dt.timedelta(minutes=shift)).time()
    if match["name"]:
        return dt.time(_at_work(NUMBERS[match["name"].lower()]))
    if match["bare"]:
        return dt.time(_at_work(int(match["bare"])))
    hour = int(match["hour"] or match["hour24"] or match["hour_uhr"] or match["hour_dot"] or match["hour_list"])
    minute = int(
        match["minute"]
        or match["minute24"]
        or match["minute_uhr"]
        or match["minute_after"]
        or match["minute_dot"]
        or match["minute_list"]
        or 0
    )
    if match["minute24"] and match["hour24"] in WITHOUT_ZERO and ":" in match[0]:
        hour = _at_work(hour)  # “3:15”, but not “03:15” or “3h15”
    if match["half"]:
        if not 1 <= hour <= 12:
            return dt.time(hour, minute) if hour < 24 else None
        until = int(re.findall(r"\d+", match["until"])[0]) if match["until"] else hour
        is_morning = match["half"].lower() == "a" or hour % 12 > until % 12
        hour = hour % 12 + (0 if is_morning else 12)
    return dt.time(hour, minute) if hour < 24 else None


def _in_part_of_day(time: dt.time, after: str) -> dt.time:
    """“2:15 in the afternoon”, “a quarter past 6 in the morning”."""
    part = PART_OF_DAY.match(after)
    if part and part["late"] and time.hour < 12:
        return time.replace(hour=time.hour + 12)
    if part and part["early"] and time.hour > 12:
        return time.replace(hour=time.hour - 12)
    return time


def _at_work(hour: int) -> int:
    """An hour without am or pm: people meet between 7 and 19."""
    return hour + 12 if 1 <= hour <= 6 else hour
