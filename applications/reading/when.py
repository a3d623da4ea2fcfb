"""Days and times named in a mail, day before month where both are possible."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

MONTHS = {name: number // 2 + 1 for number, name in enumerate(
    "jan january feb february mar march apr april may may jun june jul july aug august sep september oct october "
    "nov november dec december".split()
)}  # fmt: skip
MONTHS["sept"] = 9
WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()

MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
NAMED = r"(?:mon|tues?|wed(?:nes|s)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b"
YEAR = r"(?:,? (?P<year>20\d\d)\b)?"
DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
DATES = [
    re.compile(pattern)
    for pattern in (
        r"\b(?P<year>20\d\d)-(?P<month_number>\d\d)-(?P<day>\d\d)(?!\d)",
        r"\b(?P<first>\d{1,2})(?P<mark>[/.-])(?P<second>\d{1,2})(?P=mark)(?P<year>20\d\d|\d\d)\b",
        rf"\b{DAY}(?: of)? {MONTH}{YEAR}",
        rf"\b{MONTH} (?:the )?{DAY}\b(?!:){YEAR}",
        rf"\b{NAMED},? (?P<first>\d{{1,2}})/(?P<second>\d{{1,2}})\b",
        rf"\b{NAMED},? (?:the )?(?P<day>\d{{1,2}})(?:st|nd|rd|th)\b",
        r"\b(?P<near>this|next|coming)? ?(?P<weekday>monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b",
        r"\b(?P<word>day after tomorrow|tomorrow|today)\b",
    )
]
CLOCK = re.compile(
    r"(?<![\d/.:])(?P<hour>\d{1,2})(?:[:.](?P<minute>[0-5]\d))?\s?"
    r"(?P<until>(?:-|to|until)\s?\d{1,2}(?:[:.][0-5]\d)?\s?)?(?P<half>[ap])\.?m\b"
    r"|(?<![\d/.:])(?P<hour24>[01]?\d|2[0-3]):(?P<minute24>[0-5]\d)(?!\d)"
    r"|\bat (?P<hour_dot>[01]?\d|2[0-3])\.(?P<minute_dot>[0-5]\d)\b"
    r"|\b(?P<noon>noon|midday)\b"
)
DEADLINE = re.compile(
    r"\b(?:by|before|until|deadline[^\n]{0,20}|within|no later than|closes?|due|expires?)"
    r"[^\w\n]{1,3}(?:[a-z]{2,10} )?[^\w\n]{0,2}$"
)
OLD = re.compile(
    r"\b(?:from|instead of|rather than|originally|cancel\w{0,5}|not)(?: \w{1,12})? ?(?:for |on )?$"
    r"|\b(?:scheduled|booked|planned|arranged) (?:for|on) $"
)
PAST = re.compile(r"\b(?:appl(?:ied|ication)|submitted|received|dated|sent|advert\w{0,6}|posted)\b[^\n]{0,40}$")
OURS = re.compile(
    r"interview|call\b|chat|meet|speak|slot|schedul|invit|assessment cent|video|zoom|teams|date|confirm|available"
)


@dataclass(frozen=True)
class Proposal:
    """`line` is the number of the sentence that names the day."""

    day: dt.date | None = None
    time: dt.time | None = None
    line: int = -1

    @property
    def moment(self) -> dt.datetime | None:
        return dt.datetime.combine(self.day, self.time) if self.day and self.time else None


def day_in(text: str, *, base: dt.date, past: bool = False) -> dt.date | None:
    """The first day named; a day without a year is the next one to come, or with `past` the last one gone."""
    return next((day for _, _, day in _days(text.lower(), base, past=past)), None)


def proposed(sentences: list[str], *, base: dt.date) -> Proposal:
    """The day and time of an interview: the first one to come, a sentence with a clock time before one without."""
    best, best_score = Proposal(), 0
    month_first = any(int(m["second"]) > 12 for s in sentences for m in DATES[1].finditer(s))
    for number, sentence in enumerate(sentences):
        for start, end, day in _days(sentence, base, month_first=month_first):
            before = sentence[max(0, start - 40) : start]
            if day < base or DEADLINE.search(before) or PAST.search(before):
                continue
            clock = _time_near(sentence, start, end)
            score = 3 + bool(OURS.search(sentence)) - 2 * bool(OLD.search(before))
            if clock is None and len(sentence) < 120:
                clock = next(
                    (t for line in sentences[number + 1 : number + 3] if len(line) < 80 and (t := _first_time(line))),
                    None,
                )
            score += 3 * (clock is not None)
            if score > best_score:
                best, best_score = Proposal(day, clock, number), score
    return best


def _days(
    text: str, base: dt.date, *, past: bool = False, month_first: bool = False
) -> Iterator[tuple[int, int, dt.date]]:
    """Start, end and day of each date in the order of the text; what two patterns share counts once."""
    found: list[tuple[int, int, dt.date]] = []
    for pattern in DATES:
        for match in pattern.finditer(text):
            overlaps = any(match.start() < end and start < match.end() for start, end, _ in found)
            near_date = match.groupdict().get("weekday") and any(0 <= start - match.end() < 8 for start, _, _ in found)
            if overlaps or near_date:
                continue
            if day := _day(match.groupdict(), base, past, month_first):
                found.append((match.start(), match.end(), day))
            if len(found) > 20:
                break
    yield from sorted(found)


def _day(parts: dict[str, str | None], base: dt.date, past: bool, month_first: bool) -> dt.date | None:
    if word := parts.get("word"):
        return base + dt.timedelta(days={"today": 0, "tomorrow": 1}.get(word, 2))
    if weekday := parts.get("weekday"):
        return _weekday(WEEKDAYS.index(weekday), parts.get("near") or "", base, past)
    year = int(parts.get("year") or 0)
    if first := parts.get("first"):
        day, month = int(first), int(parts["second"] or 0)
        if month > 12 or (month_first and day <= 12):
            day, month = month, day
        year += 2000 if 0 < year < 100 else 0
    else:
        day = int(parts["day"] or 0)
        named = parts.get("month")
        month = MONTHS[named] if named else int(parts.get("month_number") or 0)
        if not month:
            return next((d for d in (base + dt.timedelta(days=n) for n in range(62)) if d.day == day), None)
    if year:
        return _date(year, month, day)
    options = [found for number in (-1, 0, 1) if (found := _date(base.year + number, month, day))]
    if past:
        return max((found for found in options if found <= base), default=None)
    return min((found for found in options if found >= base), default=None)


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _weekday(wanted: int, near: str, base: dt.date, past: bool) -> dt.date:
    if past:
        return base - dt.timedelta(days=(base.weekday() - wanted) % 7)
    if near == "next":
        return base + dt.timedelta(days=7 - base.weekday() + wanted)
    return base + dt.timedelta(days=(wanted - base.weekday()) % 7 or (0 if near == "this" else 7))


def _time_near(sentence: str, start: int, end: int) -> dt.time | None:
    return _first_time(sentence[end : end + 100]) or _first_time(sentence[max(0, start - 40) : start])


def _first_time(text: str) -> dt.time | None:
    for match in CLOCK.finditer(text):
        if match["noon"]:
            return dt.time(12)
        hour = int(match["hour"] or match["hour24"] or match["hour_dot"])
        minute = int(match["minute"] or match["minute24"] or match["minute_dot"] or 0)
        if match["half"]:
            until = int(re.findall(r"\d+", match["until"])[0]) if match["until"] else hour
            is_morning = (match["half"] == "a") or (hour % 12 > until % 12)
            hour = hour % 12 + (0 if is_morning else 12) if 1 <= hour <= 12 else hour
        if hour < 24:
            return dt.time(hour, minute)
    return None
