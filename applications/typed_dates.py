"""When an interview is, as someone types it in one field: “Thu 3 Dec 10:00”, “3.12. 10:00”, “tomorrow 2pm”.

Mails are read for what they may mean. Here nothing is guessed: what is not read, or may mean two things, is asked.
"""

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .named_dates import CLOCK, TO, WEEKDAYS, Clock, NamedDate, clocks_in, dates_in, weekday_named
from .named_zones import LONG, OFFSET, OWN, SHORT, THEIRS, of_offset, zones_in

UNREAD, NO_DAY, DAYS, WEEKDAY, ORDER, TIMES, HALF, LENGTH = (
    "unread", "no_day", "days", "weekday", "order", "times", "half", "length",
)  # fmt: skip
ISO = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d)[T ](?P<time>\d\d:\d\d)(?::\d\d(?:\.\d{1,9})?)?"
    r"(?: ?(?P<utc>Z)| ?(?P<sign>[+-])(?P<hours>\d\d):?(?P<minutes>\d\d))?",
    re.I,
)
WHOLE_HOUR = re.compile(
    r"[ap]\.? ?m\b|\d ?[:.h] ?\d\d|\d ?(?:h\b|hrs\b|uhr\b|heures?\b)|noon|midday|mittag|midi|mediodía", re.I
)
SHORT_HOUR = re.compile(r"[1-6] ?[:.] ?\d\d(?!.*(?:[ap]\.? ?m\b|morning|noon|night))", re.I)
MINUTES = re.compile(r"(?:\bfor )?\(?\b(\d{1,4}) ?(?:min|mins|minutes|minuten)\b\.?\)?", re.I)
NEXT = re.compile(rf"\bnext ({'|'.join(sorted(WEEKDAYS, key=len, reverse=True))})\b", re.I)
TODAYS_NAME = re.compile(
    r"\b(?:this|next|coming|week|kommenden?|nächsten?|diesen|próximo|este|prochain|woche|viene)\b", re.I
)
ALONE = re.compile(rf"(?:{'|'.join(sorted(WEEKDAYS, key=len, reverse=True))})\W*", re.I)
FIGURES = re.compile(r"(?<!\d)(\d{1,2})[/-](\d{1,2})[/-](\d{4}|\d\d)(?!\d)")
DASH = re.compile(r"(?<=[\dm]) ?[-–] ?(?=\d{1,2}(?::\d\d| ?[ap]m))", re.I)
NOTHING = re.compile(
    r"\b(?:at|on|the|from|or|and|um|am|den|dem|von|ab|oder|und|le|à|ou|el|a las|las|h|o'clock)\b|[\s,.;()·@/–-]", re.I
)
OF_ZONES = re.compile(r"\b(?:local|time|zeit|heure|hora)\b", re.I)


@dataclass(frozen=True)
class Typed:
    """`asks` is empty where it is clear, else why it is not. `days` or `times`: what may be meant; `rest`: what is not
    read.

    `offers` says the whole anew, once for each of `days` or `times`, where only that is in question. `zone` is an IANA
    name, YOURS, OURS, or empty where none is named; `zones` are those that its name may stand for.
    """

    day: dt.date | None = None
    time: dt.time | None = None
    minutes: int | None = None
    zone: str = ""
    zones: tuple[str, ...] = ()
    asks: str = ""
    days: tuple[dt.date, ...] = ()
    times: tuple[dt.time, ...] = ()
    rest: str = ""
    offers: tuple[str, ...] = ()


def read_when(text: str, *, today: dt.date) -> Typed:
    text = DASH.sub(" - ", " ".join(text.split()))
    if found := ISO.fullmatch(text):
        return _of_iso(found)
    dates, clocks, zones, minutes = dates_in(text, today), clocks_in(text), zones_in(text), MINUTES.search(text)
    days = _days(text, dates, today)
    rest, weekdays = _rest(text, dates, clocks, minutes, has_zone=bool(zones))
    if rest or not (dates or clocks):
        return Typed(asks=UNREAD, rest=rest or text)
    if not dates:
        return Typed(asks=NO_DAY)
    if len(days) > 1 or any(weekday != days[0].weekday() for weekday in weekdays):
        is_one = len({each.days for each in dates}) == 1 and not weekdays
        return Typed(
            asks=_why(text, dates, days, is_one=is_one),
            days=days,
            offers=_anew(text, dates[0], map(short, days)) if is_one else (),
        )
    if len(clocks) > 1:
        return Typed(asks=TIMES, times=tuple(dict.fromkeys(each.time for each in clocks)))
    length = int(minutes[1]) if minutes else None
    if clocks and length is None:
        length = _length(text, clocks[0])
    if length is not None and not 1 <= length <= 1440:
        return Typed(asks=LENGTH)
    if clocks and _may_be_half_a_day_off(text[clocks[0].start : clocks[0].end]):
        times = sorted((clocks[0].time, _half_a_day_from(clocks[0].time)))
        return Typed(asks=HALF, times=tuple(times), offers=_anew(text, clocks[0], (f"{one:%H:%M}" for one in times)))
    zone, several = zones[0] if zones else "", tuple(zones) if len(zones) > 1 else ()
    return Typed(days[0], clocks[0].time if clocks else None, length, zone, several)


def _why(text: str, dates: Sequence[NamedDate], days: Sequence[dt.date], *, is_one: bool) -> str:
    if len(days) == 1 or (is_one and _is_contradicted(text, dates[0], days)):
        return WEEKDAY
    if not is_one:
        return DAYS
    return dates[0].asks or (ORDER if FIGURES.search(text) else DAYS)


def _is_contradicted(text: str, date: NamedDate, days: Sequence[dt.date]) -> bool:
    """Whether the weekday that is named with the date is that of none of the days."""
    first = re.match(r"[^\W\d_]+", text[date.start : date.end])
    named = weekday_named(first[0]) if first else None
    return named is not None and named not in [day.weekday() for day in days]


def short(day: dt.date) -> str:
    """“Thu 3 Dec 2026”, which is read as nothing else."""
    return f"{day:%a} {day.day} {day:%b %Y}"


def _days(text: str, dates: Sequence[NamedDate], today: dt.date) -> tuple[dt.date, ...]:
    """All days that may be meant. Figures may say the month first or last; a weekday settles it."""
    days = [day for each in dates for day in each.days]
    if len(set(days)) != 1:
        return tuple(dict.fromkeys(days))
    named = text[dates[0].start : dates[0].end]
    figures = FIGURES.search(named)
    has_name = not named[0].isdecimal()
    if (
        figures
        and int(figures[1]) <= 12 >= int(figures[2])
        and not (has_name and not _is_contradicted(text, dates[0], days))
    ):
        year = int(figures[3]) + (2000 if len(figures[3]) == 2 else 0)
        days = [dt.date(year, int(figures[2]), int(figures[1])), dt.date(year, int(figures[1]), int(figures[2]))]
    elif also := _other_day(text, named, days[0], today):
        days = sorted((also, days[0]))
    return tuple(dict.fromkeys(days))


def _rest(
    text: str,
    dates: Sequence[NamedDate],
    clocks: Sequence[Clock],
    minutes: re.Match[str] | None,
    *,
    has_zone: bool,
) -> tuple[str, list[int]]:
    """What is not read, and the weekdays that stand apart from the date: “tomorrow (Tue)”."""
    read = [*((date.start, date.end) for date in dates), *((clock.start, clock.end) for clock in clocks)]
    if minutes:
        read.append(minutes.span())
    if has_zone:
        patterns = (OFFSET, LONG, SHORT, OWN, THEIRS, OF_ZONES)
        read += [match.span() for pattern in patterns for match in pattern.finditer(text)]
    words = NOTHING.sub(" ", _without(text, read)).split()
    weekdays = [WEEKDAYS[word.lower()] for word in words if word.lower() in WEEKDAYS] if dates else []
    return " ".join(word for word in words if not dates or word.lower() not in WEEKDAYS), weekdays


def _anew(text: str, part: NamedDate | Clock, instead: Iterable[str]) -> tuple[str, ...]:
    return tuple(f"{text[: part.start]}{one}{text[part.end :]}" for one in instead)


def _of_iso(found: re.Match[str]) -> Typed:
    try:
        day, time = dt.date.fromisoformat(found["day"]), dt.time.fromisoformat(found["time"])
    except ValueError:
        return Typed(asks=UNREAD, rest=found[0])
    if found["utc"]:
        return Typed(day, time, zone="UTC")
    if not found["sign"]:
        return Typed(day, time)
    ahead = int(found["hours"]) * 60 + int(found["minutes"])
    zone = of_offset(-ahead if found["sign"] == "-" else ahead)
    return Typed(day, time, zone=zone) if zone else Typed(asks=UNREAD, rest=found[0])


def _without(text: str, spans: Sequence[tuple[int, int]]) -> str:
    letters = list(text)
    for start, end in spans:
        letters[start:end] = " " * (end - start)
    return "".join(letters)


def _other_day(text: str, named: str, day: dt.date, today: dt.date) -> dt.date | None:
    """The other day that a weekday alone may mean: “next Thursday” on a Monday, and “Monday” on a Monday."""
    week = dt.timedelta(days=7)
    if NEXT.search(text):
        return day - week if day - week > today else None
    if ALONE.fullmatch(named) and day == today + week and not TODAYS_NAME.search(text):
        return today
    return None


def _may_be_half_a_day_off(written: str) -> bool:
    """“at 2” and “2:15” may be at night or in the afternoon; “02:15”, “2:15pm” and “9:15” are what they say."""
    return not WHOLE_HOUR.search(written) or bool(SHORT_HOUR.match(written))


def _half_a_day_from(time: dt.time) -> dt.time:
    return time.replace(hour=(time.hour + 12) % 24)


def _length(text: str, clock: Clock) -> int | None:
    """The minutes from the start to the end of a span; None where only a start is given."""
    span = text[clock.start : clock.end]
    first = CLOCK.match(span)
    if first is None:
        return None
    if first["until"]:
        written = first["until"].strip(" -–").removeprefix("until").removeprefix("till").removeprefix("to").strip()
        ends = clocks_in(f"{written} {first['half']}m")
    else:
        between = span[first.end() :]
        mark = re.search(r"\d", between)
        ends = clocks_in(between[mark.start() :]) if mark and TO.match(between[: mark.start()]) else []
    if not ends:
        return None
    start, end = (one.hour * 60 + one.minute for one in (clock.time, ends[0].time))
    return end - start
