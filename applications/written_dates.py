"""Dates as files write them: ISO, numbers, a month's name, a moment with its zone, a spreadsheet's number."""

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import pairwise
from zoneinfo import ZoneInfo

DAY_FIRST, MONTH_FIRST = "dmy", "mdy"
ORDERS = (DAY_FIRST, MONTH_FIRST)
EARLIEST_YEAR = 1990
LONGEST = 60
LATE_DAYS = 21
ONE_YEAR = dt.timedelta(days=366)
_TIME = re.compile(r"[T\s,]+\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?.*$|T\d{2}:?\d{2}.*$", re.IGNORECASE | re.DOTALL)
_MOMENT = re.compile(
    r"\d{4}-\d{2}-\d{2}[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?) ?(Z|UTC|[+-]\d{2}:?\d{2})", re.IGNORECASE
)
_MIDNIGHT = re.compile(r"00:00(:00(\.0+)?)?")
_YEAR_FIRST = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[.日号]?")
_NUMBERS = re.compile(r"(\d{1,2})\s*([-/.\s])\s*(\d{1,2})(?:\s*[-/.\s]\s*(\d{4}|\d{2}))?\.?")
_CHINESE = re.compile(r"(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]?")
_SERIAL = re.compile(r"([2-7]\d{4})(?:[.,]\d+)?")
_SECONDS = re.compile(r"1\d{9}(?:\d{3})?")
_LEADING = re.compile(
    r"(\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d{2})|\d{1,2}\.? [^\W\d_]{3,10}\.? \d{4}|"
    r"[^\W\d_]{3,10}\.? \d{1,2},? \d{4})(?=[\s,;:(])"
)
_SERIALS_BEGIN = dt.date(1899, 12, 30)
_MONTHS = [
    "jan january januar janvier enero ene gennaio gen januari janeiro stycznia styczen sty",
    "feb february februar fevrier fev febrero febbraio februari fevereiro lutego luty lut",
    "mar march marz mars marzo maart mrt marco marca mrz maerz marzec",
    "apr april avril avr abril abr aprile kwietnia kwiecien kwi",
    "may mai mayo maggio mag mei maio maja maj",
    "jun june juni juin junio giugno giu junho czerwca czerwiec cze",
    "jul july juli juillet juil julio luglio lug julho lipca lipiec lip",
    "aug august aout agosto ago augustus sierpnia sierpien sie",
    "sep sept september septembre septiembre settembre set setembro wrzesnia wrzesien wrz",
    "oct october oktober okt octobre octubre ottobre ott outubro out pazdziernika pazdziernik paz",
    "nov november novembre noviembre novembro listopada listopad lis",
    "dec december dezember dez decembre diciembre dic dicembre dezembro grudnia grudzien gru",
]
_MONTH = {name: number for number, names in enumerate(_MONTHS, start=1) for name in names.split()}
_FILLING = frozenset(
    "mon monday tue tues tuesday wed wednesday thu thur thurs thursday fri friday sat saturday sun sunday th st nd rd "
    "de del of den le mo montag di dienstag mi mittwoch do donnerstag fr freitag sa samstag so sonntag am pm um lundi "
    "mardi mercredi jeudi vendredi samedi dimanche lunes martes miercoles jueves viernes sabado domingo".split()
)


_SPANS = frozenset(
    "min mins minutes hour hours day days week weeks month months year years uhr stunden tag tage tagen woche wochen "
    "monat monate monaten jour jours semaine semaines mois dia dias semana semanas mes meses dni tydzien tygodni "
    "miesiac miesiace miesiecy today yesterday tomorrow heute gestern morgen hoy ayer".split()
)
_TIME_OF_DAY = re.compile(r"\d{1,4}(st|nd|rd|th|am|pm|h|uhr|er)?")


def is_part_of_a_date(word: str) -> bool:
    """Whether a folded word is a number, a month, a weekday or a span of time."""
    return word in _MONTH or word in _FILLING or word in _SPANS or bool(_TIME_OF_DAY.fullmatch(word))


@dataclass(frozen=True, slots=True)
class DateRules:
    """How the dates of one table are read.

    `order` matters for dates in numbers that do not begin with the year. `zone` is where the person is: a moment is the
    date it was there; without one it is the date that is written. `near`: dates of the neighbouring rows, for a date
    without a year.
    """

    today: dt.date
    order: str = DAY_FIRST
    zone: ZoneInfo | None = None
    near: tuple[dt.date, ...] = ()


def read_date(text: str, rules: DateRules) -> dt.date:
    """Raise ValueError with the reason when it is no date.

    A date without a year is the one closest to its neighbours, else the last such date that has come.
    """
    shown = text if len(text) <= 40 else f"{text[:40]}…"
    written = text.strip()[:LONGEST]
    bare = _TIME.sub("", written).strip()
    try:
        if found := _MOMENT.fullmatch(written):
            return _where_the_person_is(written, found, rules)
        if _SERIAL.fullmatch(bare):
            return _SERIALS_BEGIN + dt.timedelta(days=int(bare[:5]))
        if _SECONDS.fullmatch(bare):
            return dt.datetime.fromtimestamp(int(bare[:10]), rules.zone or dt.UTC).date()
        if found := _YEAR_FIRST.fullmatch(bare):
            return dt.date(*(int(part) for part in found.groups()))
        if found := _CHINESE.fullmatch(bare):
            return _with_year(int(found[2]), int(found[1]), None, rules)
        if found := _NUMBERS.fullmatch(bare):
            first, _, second, year = found.groups()
            day, month = (first, second) if rules.order == DAY_FIRST else (second, first)
            return _with_year(int(day), int(month), year, rules)
        if named := _named(bare, rules):
            return named
    except (ValueError, OverflowError):
        which = "day" if rules.order == DAY_FIRST else "month"
        hint = f"; the {which} comes first here" if _NUMBERS.fullmatch(bare) else ""
        raise ValueError(f"“{shown}” isn’t a real date{hint}.") from None
    raise ValueError(f"“{shown}” isn’t a date.")


def leading_date(text: str, rules: DateRules) -> dt.date | None:
    """The date that a text begins with, `9/22/2026 with Sarah`; only with its year."""
    found = _LEADING.match(text.strip())
    if not found:
        return None
    try:
        return read_date(found[1], rules)
    except ValueError:
        return None


def other_order(text: str, rules: DateRules) -> dt.date | None:
    """The date if day and month change places; None unless that one has come and the text can be read both ways."""
    if not _NUMBERS.fullmatch(_bare(text)):
        return None
    turned = MONTH_FIRST if rules.order == DAY_FIRST else DAY_FIRST
    try:
        date = read_date(text, replace(rules, order=turned))
    except ValueError:
        return None
    return date if date.year >= EARLIEST_YEAR and date <= rules.today else None


def is_date(text: str, *, with_serials: bool = True) -> bool:
    """Whether it can be read as a date in either order; a spreadsheet's bare number only `with_serials`."""
    if not with_serials and (_SERIAL.fullmatch(text.strip()) or _SECONDS.fullmatch(text.strip())):
        return False
    for order in ORDERS:
        try:
            read_date(text, DateRules(dt.date(2000, 1, 1), order))
        except ValueError:
            continue
        return True
    return False


def order_of(texts: Iterable[str]) -> tuple[str, str]:
    """(order, example): the order that the whole column settles. No order, but an example: it cannot be settled.

    A number above 12 settles it, and so do dots, which only people write who begin with the day.
    """
    votes, example = set(), ""
    for text in texts:
        found = _NUMBERS.fullmatch(_bare(text))
        if not found:
            continue
        first, separator, second = int(found[1]), found[2], int(found[3])
        if separator == "." or first > 12:
            votes.add(DAY_FIRST)
        elif second > 12:
            votes.add(MONTH_FIRST)
        elif first != second:
            example = example or text.strip()
    if len(votes) == 1:
        return votes.pop(), ""
    return "", example


def neighbours(texts: Sequence[str], rules: DateRules) -> Iterator[tuple[dt.date, ...]]:
    """For each text of a column, the dates that one without a year follows.

    The date before it, which may itself have been without a year, and the next with a year. Where those give no order,
    but all rows are in one, from the newest or from the oldest, that order decides.
    """
    if all(not has_no_year(text) for text in texts):
        yield from (() for _ in texts)
        return
    dated = [None if has_no_year(text) else date_or_none(text, rules) for text in texts]
    following: list[dt.date | None] = []
    after: dt.date | None = None
    for date in reversed(dated):
        following.append(after)
        after = date or after
    following.reverse()
    before: dt.date | None = None
    near: list[tuple[dt.date, ...]] = []
    read: list[dt.date | None] = []
    for text, date, later in zip(texts, dated, following, strict=True):
        near.append(tuple(one for one in (before, later) if one))
        read.append(date or (date_or_none(text, replace(rules, near=near[-1])) if text else None))
        before = read[-1] or before
    in_order = [] if _is_in_order(read) else _in_order(texts, read, rules)
    yield from ([(date,) if date else () for date in in_order] or near)


def _is_in_order(found: Sequence[dt.date | None]) -> bool:
    """From the oldest or from the newest, but for single rows that were added a little late."""
    dates = [date for date in found if date]
    gaps = [(after - before).days for before, after in pairwise(dates)]
    return all(gap >= -LATE_DAYS for gap in gaps) or all(gap <= LATE_DAYS for gap in gaps)


def _in_order(texts: Sequence[str], read: Sequence[dt.date | None], rules: DateRules) -> list[dt.date | None]:
    """The dates in the order of the rows, if there is one in which they take a year at most; else nothing.

    `read`: the dates as they are without that, of which only the days and months count where a year is missing.
    """
    found: list[list[dt.date | None]] = []
    for is_falling in (False, True):
        last, dates = None, []
        for text, date in zip(texts[::-1] if is_falling else texts, read[::-1] if is_falling else read, strict=True):
            if date and has_no_year(text):
                date = _first_after(date, last)
            last = date or last
            dates.append(date)
        known = [date for date in dates if date]
        if known == sorted(known) and known[-1] <= rules.today and known[-1] - known[0] <= ONE_YEAR:
            found.append(dates[::-1] if is_falling else dates)
    return found[0] if len(found) == 1 else []


def _first_after(date: dt.date, last: dt.date | None) -> dt.date:
    """The same day and month on or after the last one."""
    if last is None:
        return date
    for year in range(last.year, last.year + 5):  # 29 February
        with suppress(ValueError):
            if date.replace(year=year) >= last:
                return date.replace(year=year)
    return date


def has_no_year(text: str) -> bool:
    """Whether it is a date in which the year is missing: `8-Jul`, `8.7.`, `7/8`."""
    bare = _bare(text)
    if found := _NUMBERS.fullmatch(bare):
        return not found[4]
    if _CHINESE.fullmatch(bare):
        return True
    numbers = re.findall(r"\d+", bare)
    return (
        len(numbers) == 1 and len(numbers[0]) < 3 and date_or_none(bare, DateRules(dt.date(2000, 12, 31))) is not None
    )


def _bare(text: str) -> str:
    return _TIME.sub("", text.strip()[:LONGEST]).strip()


def date_or_none(text: str, rules: DateRules) -> dt.date | None:
    try:
        return read_date(text, rules)
    except ValueError:
        return None


def _where_the_person_is(written: str, found: re.Match[str], rules: DateRules) -> dt.date:
    """Midnight UTC to the second is how trackers write a date alone, so it stays that date everywhere."""
    day = dt.date.fromisoformat(written[:10])
    if rules.zone is None or (_MIDNIGHT.fullmatch(found[1]) and found[2].upper() in ("Z", "UTC", "+00:00", "+0000")):
        return day
    offset = "+00:00" if found[2].upper() in ("Z", "UTC") else found[2]
    moment = dt.datetime.fromisoformat(f"{day}T{found[1][:8]}{offset}")
    return moment.astimezone(rules.zone).date()


def _with_year(day: int, month: int, year: str | None, rules: DateRules) -> dt.date:
    if year:
        return dt.date(int(year) + 2000 if len(year) == 2 else int(year), month, day)
    if rules.near:
        return _closest(day, month, rules)
    this_year = dt.date(rules.today.year, month, day)
    return this_year if this_year <= rules.today else dt.date(rules.today.year - 1, month, day)


def _closest(day: int, month: int, rules: DateRules) -> dt.date:
    """The year in which this date is nearest to its neighbours; one in the future only when no other is possible."""
    near = rules.near
    years = {one.year + shift for one in near for shift in (-1, 0, 1)}
    found = []
    for year in sorted(years):
        try:
            found.append(dt.date(year, month, day))
        except ValueError:  # 29 February
            continue
    if not found:
        raise ValueError
    come = [date for date in found if date <= rules.today] or found
    return min(come, key=lambda date: sum(abs((date - one).days) for one in near))


def _named(text: str, rules: DateRules) -> dt.date | None:
    """`March 5, 2026`, `5. März 2026`, `Thu 05-Mar-26`, `5 Mar`."""
    folded = unicodedata.normalize("NFKD", text.casefold())
    folded = "".join(letter for letter in folded if not unicodedata.combining(letter))
    month, numbers = 0, []
    for part in re.findall(r"\d+|[^\W\d_]+", folded):
        if part.isdecimal():
            numbers.append(part)
        elif part in _MONTH and not month:
            month = _MONTH[part]
        elif part not in _FILLING:
            return None
    if not month or len(numbers) not in (1, 2) or any(len(number) > 4 for number in numbers):
        return None
    if len(numbers) == 2 and len(numbers[0]) == 4:
        numbers.reverse()
    return _with_year(int(numbers[0]), month, numbers[1] if len(numbers) == 2 else None, rules)
