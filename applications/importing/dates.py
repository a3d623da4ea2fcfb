"""Days as files write them: ISO, with numbers in either order, with a month's name, as a spreadsheet's serial number."""

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable

DAY_FIRST, MONTH_FIRST = "dmy", "mdy"
_TIME = re.compile(r"[T\s,]+\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?.*$|T\d{2}:?\d{2}.*$", re.IGNORECASE | re.DOTALL)
_YEAR_FIRST = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[.日]?")
_NUMBERS = re.compile(r"(\d{1,2})\s*([-/.\s])\s*(\d{1,2})(?:\s*[-/.\s]\s*(\d{4}|\d{2}))?\.?")
_SERIAL = re.compile(r"([2-7]\d{4})(?:[.,]\d+)?")
_MOMENT = re.compile(r"1\d{9}(?:\d{3})?")
_SERIALS_BEGIN = dt.date(1899, 12, 30)
_MONTHS = [
    "jan january januar janvier enero ene gennaio gen januari janeiro stycznia januari",
    "feb february februar fevrier fev febrero febbraio februari fevereiro lutego",
    "mar march marz mars marzo maart mrt marco marca mrz maerz",
    "apr april avril avr abril abr aprile kwietnia",
    "may mai mayo maggio mag mei maio maja",
    "jun june juni juin junio giugno giu junho czerwca",
    "jul july juli juillet juil julio luglio lug julho lipca",
    "aug august aout agosto ago augustus sierpnia",
    "sep sept september septembre septiembre settembre set setembro wrzesnia",
    "oct october oktober okt octobre octubre ottobre ott outubro out pazdziernika",
    "nov november novembre noviembre novembro listopada",
    "dec december dezember dez decembre diciembre dic dicembre dezembro grudnia",
]
_MONTH = {name: number for number, names in enumerate(_MONTHS, start=1) for name in names.split()}
_FILLING = frozenset(
    "mon monday tue tues tuesday wed wednesday thu thur thurs thursday fri friday sat saturday sun sunday th st nd rd de del of den le "
    "mo montag di dienstag mi mittwoch do donnerstag fr freitag sa samstag so sonntag am pm um".split()
)


def day_of(text: str, order: str = DAY_FIRST, *, today: dt.date) -> dt.date:
    """Without a year it is the last such day that has come. Raises ValueError with the reason."""
    shown = text if len(text) <= 40 else f"{text[:40]}…"
    bare = _TIME.sub("", text.strip()[:60]).strip()
    try:
        if _SERIAL.fullmatch(bare):
            return _SERIALS_BEGIN + dt.timedelta(days=int(bare[:5]))
        if _MOMENT.fullmatch(bare):
            return dt.datetime.fromtimestamp(int(bare[:10]), dt.UTC).date()
        if found := _YEAR_FIRST.fullmatch(bare):
            return dt.date(*(int(part) for part in found.groups()))
        if found := _NUMBERS.fullmatch(bare):
            first, _, second, year = found.groups()
            day, month = (first, second) if order == DAY_FIRST else (second, first)
            return _with_year(int(day), int(month), year, today)
        if named := _named(bare, today):
            return named
    except (ValueError, OverflowError):
        which = "day" if order == DAY_FIRST else "month"
        hint = f"; the {which} comes first here" if _NUMBERS.fullmatch(bare) else ""
        raise ValueError(f"“{shown}” is not a real date{hint}.") from None
    raise ValueError(f"“{shown}” is not a date.")


def is_day(text: str) -> bool:
    """Whether it can be read as a day in either order."""
    for order in (DAY_FIRST, MONTH_FIRST):
        try:
            day_of(text, order, today=dt.date(2000, 1, 1))
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
        found = _NUMBERS.fullmatch(_TIME.sub("", text.strip()[:60]).strip())
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


def _with_year(day: int, month: int, year: str | None, today: dt.date) -> dt.date:
    if year:
        return dt.date(int(year) + 2000 if len(year) == 2 else int(year), month, day)
    this_year = dt.date(today.year, month, day)
    return this_year if this_year <= today else dt.date(today.year - 1, month, day)


def _named(text: str, today: dt.date) -> dt.date | None:
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
    return _with_year(int(numbers[0]), month, numbers[1] if len(numbers) == 2 else None, today)
