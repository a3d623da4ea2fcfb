"""The event of an invitation that calendars exchange."""

import datetime as dt
from dataclasses import dataclass, replace

from applications import named_zones as zones

LONGEST = 60_000
MOST_EVENTS = 20


@dataclass(frozen=True)
class Event:
    """`time` and `zone` are empty for a whole day, `zone` also for an hour that belongs to none."""

    summary: str = ""
    method: str = ""
    day: dt.date | None = None
    time: dt.time | None = None
    zone: str = ""
    is_called_off: bool = False

    @property
    def is_request(self) -> bool:
        return self.method in ("REQUEST", "PUBLISH", "ADD", "")


def read_calendar(text: str, *, base: dt.date) -> Event | None:
    """The newest version of the first event from `base` on. None where there is none that can be read."""
    from icalendar import Calendar  # takes a while to load: only where a mail has an invitation

    start = text.upper().find("BEGIN:VCALENDAR")
    if start < 0:
        return None
    try:
        calendar = Calendar.from_ical(_bounded(text[start:]))
        events = [event for event in calendar.walk("VEVENT") if event.get("DTSTART")][:MOST_EVENTS]
        read = [_event(event, str(calendar.get("METHOD", ""))) for event in _newest(events)]
    except (ValueError, KeyError, IndexError, TypeError, AttributeError, OverflowError, RecursionError):
        return None
    dated = sorted((event for event in read if event.day), key=lambda event: (event.day, event.time or dt.time()))
    return next((event for event in dated if event.day and event.day >= base), dated[-1] if dated else None)


def _bounded(text: str) -> str:
    """A whole calendar with its first events."""
    text = text[:LONGEST]
    pieces = text.split("BEGIN:VEVENT")
    if text.count("BEGIN:") > 4 * MOST_EVENTS or "END:VCALENDAR" not in text:
        head = pieces[0] if pieces[0].count("BEGIN:") <= MOST_EVENTS else "BEGIN:VCALENDAR\n"
        whole = [piece.partition("END:VEVENT")[0] for piece in pieces[1 : MOST_EVENTS + 1]]
        text = "".join([head, *(f"BEGIN:VEVENT{piece}END:VEVENT\n" for piece in whole), "END:VCALENDAR\n"])
    return text


def _newest(events: list) -> list:
    """Of the versions of one event the one with the highest sequence."""
    newest: dict[str, tuple[int, object]] = {}
    for number, event in enumerate(events):
        name = f"{event.get('UID', number)} {event.get('RECURRENCE-ID', '')}"
        sequence = int(event.get("SEQUENCE", 0) or 0)
        if name not in newest or sequence >= newest[name][0]:
            newest[name] = (sequence, event)
    return [event for _, event in newest.values()]


def _event(event, method: str) -> Event:
    method = method.upper()
    read = Event(
        summary=" ".join(str(event.get("SUMMARY", "")).split())[:300],
        method=method,
        is_called_off=method == "CANCEL" or str(event.get("STATUS", "")).upper() == "CANCELLED",
    )
    start = event["DTSTART"].dt
    if not isinstance(start, dt.datetime):
        return replace(read, day=start)
    name = str(event["DTSTART"].params.get("TZID", ""))
    zone = zones.known(name)
    if start.tzinfo is not None and not zone:  # a zone of its own, which the calendar describes
        start, zone = start.astimezone(dt.UTC), "UTC"
    elif not zone:
        zone = next((each for each in zones.zones_in(name) if "/" in each), "")
    return replace(read, day=start.date(), time=start.time().replace(second=0, microsecond=0), zone=zone)
