"""The last day to apply, as the text of a job ad says it: “Apply by 15 January 2027”, “Bewerbungsfrist: 12.12.2026”."""

import datetime as dt
import re
from collections.abc import Iterable

from applications import written_dates

_LABEL = (
    r"(?:application )?(?:closing date|deadline)(?: for applications?| to apply)?|application deadline|"
    r"(?:please )?apply (?:by|before|until|no later than)|applications? (?:must be (?:received|submitted) by"
    r"|close[sd]?(?: on)?|"
    r"are open until|accepted until|due(?: by)?|by)|(?:job |advert |vacancy |role )?(?:closes|closing|expires)(?: on)?|"
    r"(?:is )?open until|accepting applications (?:until|to)|(?:send|submit|email)[^.:\d]{0,40} by|"
    r"last (?:date|day) (?:to apply|for applications?)|valid through|expiry date|end date for applications?"
    r"|advertised until|"
    r"bewerbungsfrist(?: endet)?(?: am)?|bewerbungsschluss|bewerben sie sich bis(?: zum)?|bewirb dich bis(?: zum)?|"
    r"bewerbung(?:en)? bis(?: zum| spätestens)?|bis zum|einsendeschluss|"
    r"date limite(?: de (?:candidature|dépôt|réception)[^:\d]{0,30})?|candidatures? (?:jusqu[’']au|avant le)"
    r"|postuler avant le|"
    r"fecha límite|plazo(?: de (?:presentación|inscripción)[^:\d]{0,30})?|hasta el"
)
_MONTH = r"[^\W\d_]{3,10}\.?"
_WEEKDAY = r"(?:[^\W\d_]{2,10}\.?,? )?"
_DATE = (
    r"\d{4}-\d{2}-\d{2}"
    rf"|{_WEEKDAY}\d{{1,2}}(?:st|nd|rd|th|\.)? (?:of |de )?{_MONTH},?(?: (?:de )?\d{{4}}\b)?"
    rf"|{_WEEKDAY}{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?:,? \d{{4}}\b)?"
    r"|\d{1,2}\. ?\d{1,2}\. ?\d{4}|\d{1,2}[/-]\d{1,2}[/-]\d{4}"
)
_TIME = r"(?:(?:midnight|noon|midday|\d{1,2}[:.]\d{2}(?: ?(?:am|pm|uhr|h))?|\d{1,2} ?(?:am|pm|uhr|h))(?: on|,| am)? (?:on )?)?"
_CLOSING = re.compile(
    rf"(?<!\w)(?:{_LABEL})(?:\s+(?:is|ist|est|es))?\s*[:–-]?\s*(?:on |am |le |el |den |der )?{_TIME}(?P<date>{_DATE})",
    re.IGNORECASE,
)
_IN_SENTENCE = re.compile(
    rf"(?<!\w)(?:{_LABEL})[^.:!?\d]{{0,40}}?\b(?:is|on|am|ist|le|el)\s+{_TIME}(?P<date>{_DATE})", re.IGNORECASE
)
_NUMBERS = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-]\d{4}")
_WEAK = re.compile(r"(?:bis zum|hasta el)", re.IGNORECASE)  # only where the line speaks of applying
_APPLYING = re.compile(r"bewerb|candidat|solicitud|inscri", re.IGNORECASE)


def find_closing_date(lines: Iterable[str], *, today: dt.date | None) -> dt.date | None:
    """The closing date that the text names. A date without a year is the next such day, if `today` is known.

    Two numbers that could be day or month either way settle nothing.
    """
    for line in lines:
        if not re.search(r"\d", line):
            continue
        line = line[:600]
        for pattern in (_CLOSING, _IN_SENTENCE):
            for found in pattern.finditer(line):
                if _WEAK.match(found[0]) and not _APPLYING.search(line):
                    continue
                if date := date_of(found["date"], today=today):
                    return date
    return None


def date_of(text: str, *, today: dt.date | None) -> dt.date | None:
    text = text.strip().rstrip(".,")
    order = written_dates.DAY_FIRST
    if numbers := _NUMBERS.fullmatch(text):
        first, second = int(numbers[1]), int(numbers[2])
        if first <= 12 and second <= 12 and first != second:
            return None
        order = written_dates.DAY_FIRST if first > 12 else written_dates.MONTH_FIRST
    has_year = bool(re.search(r"\d{4}", text))
    if not has_year and today is None:
        return None
    try:
        date = written_dates.read_date(text, written_dates.DateRules(order=order, today=today or dt.date(2000, 1, 1)))
        if not has_year and today and date < today:
            date = date.replace(year=date.year + 1)
    except ValueError:
        return None
    return date if 1990 <= date.year <= 2100 else None
