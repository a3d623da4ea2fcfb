"""What someone typed about when an interview is: what is asked back, and how it was understood."""

import datetime as dt
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django import forms

from applications import typed_dates as typed
from applications import wording
from applications.models.profile import validate_time_zone
from applications.named_zones import OURS, YOURS, same_hour


class WhenForm(forms.Form):
    """What is typed so far, and the time zone that is chosen beside it: without one, or with one unknown, `own`."""

    when = forms.CharField(required=False, max_length=200)
    time_zone = forms.CharField(required=False, validators=[validate_time_zone])

    def __init__(self, *args, own: str, **kwargs):
        super().__init__(*args, **kwargs)
        self.own = own

    def read_as(self, *, today: dt.date) -> "ReadAs | None":
        self.full_clean()
        text = self.cleaned_data.get("when", "")
        zone = self.cleaned_data.get("time_zone") or self.own
        return read_as(text, today=today, zone=zone, own=self.own) if text else None


@dataclass(frozen=True, slots=True)
class When:
    """A date, a time and a zone as they are stored. `time` is None where only the date is known."""

    day: dt.date
    time: dt.time | None
    minutes: int | None
    zone: str


@dataclass(frozen=True, slots=True)
class ReadAs:
    """How the field was understood, in words, or the question it leads to. `offers`: texts that answer the question."""

    when: When | None = None
    sentence: str = ""
    there: str = ""
    distance: str = ""
    question: str = ""
    offers: tuple[str, ...] = ()


def question(read: typed.Typed, today: dt.date) -> str:
    """Ask for what is missing, or may mean two things; "" where it is clear."""
    days = [f"{day:%A} {wording.long_date(day, today)}" for day in read.days]
    times = [f"{time:%H:%M}" for time in read.times]
    match read.asks:
        case "":
            return ""
        case typed.NO_DAY:
            return "Enter a date as well as the time."
        case typed.WEEKDAY:
            return f"Enter a date and weekday that match. It could be {wording.listed(days, 'or')}."
        case typed.DAYS | typed.ORDER:
            return f"Enter which date you mean: {wording.listed(days, 'or')}."
        case typed.TIMES:
            return f"Enter one time: {wording.listed(times, 'or')}."
        case typed.HALF:
            return f"Enter which time you mean: {wording.listed(times, 'or')}."
        case typed.LENGTH:
            return "Enter an end that is after the start, within 24 hours."
    return f"Enter a date and time like “{example(today)}”. This isn’t clear: “{read.rest[:60]}”."


def example(today: dt.date) -> str:
    """“Thu 3 Dec 10:00”, three days from now."""
    return f"{typed.short(today + dt.timedelta(days=3)).rsplit(' ', 1)[0]} 10:00"


def zone_question(read: typed.Typed, zone: str) -> str:
    """Ask for the zone where the words name none, or several, and `zone`, which is chosen, is none of them."""
    if read.zone == OURS:
        return "Choose their time zone."
    if read.zones and zone not in read.zones:
        names = wording.listed([city_of(name) for name in read.zones], "or")
        return f"Choose the time zone. It could be that of {names}."
    return ""


def settled(read: typed.Typed, *, zone: str, own: str) -> When | None:
    """What is clear: in `zone` unless the words name another one. An hour that is the same there stays in `zone`."""
    if read.asks or read.day is None:
        return None
    if read.time is None or not read.zone or read.zones or read.zone == OURS:
        return When(read.day, read.time, read.minutes, zone)
    named = own if read.zone == YOURS else read.zone
    starts_at = dt.datetime.combine(read.day, read.time, tzinfo=ZoneInfo(named))
    if named.startswith("Etc/") or same_hour(named, zone, starts_at):
        there = starts_at.astimezone(ZoneInfo(zone))
        return When(there.date(), there.time(), read.minutes, zone)
    return When(read.day, read.time, read.minutes, named)


def read_as(text: str, *, today: dt.date, zone: str, own: str) -> ReadAs:
    """Understand `text`. `zone`: the one that is chosen; `own`: that of the person."""
    read = typed.read_when(text, today=today)
    asked = question(read, today) or zone_question(read, zone)
    when = settled(read, zone=zone, own=own)
    if asked or when is None:
        return ReadAs(question=asked, offers=read.offers)
    sentence = f"{when.day:%A} {wording.long_date(when.day, today)}"
    there = ""
    if when.time is None:
        sentence += ", no time yet"
    else:
        starts_at = dt.datetime.combine(when.day, when.time, tzinfo=ZoneInfo(when.zone))
        sentence += f", {_span(starts_at, when.minutes)}"
        if not same_hour(when.zone, own, starts_at):
            here = starts_at.astimezone(ZoneInfo(own))
            there = (
                f"in {city_of(when.zone)}. For you: {wording.weekday_date(here.date())}, {_span(here, when.minutes)}"
            )
    return ReadAs(when, sentence, there, _distance((when.day - today).days))


def city_of(zone: str) -> str:
    return zone.rsplit("/", 1)[-1].replace("_", " ")


def _span(start: dt.datetime, minutes: int | None) -> str:
    return f"{start:%H:%M} to {start + dt.timedelta(minutes=minutes):%H:%M}" if minutes else f"{start:%H:%M}"


def _distance(days: int) -> str:
    near = {-1: "yesterday", 0: "today", 1: "tomorrow"}
    return near.get(days) or (f"in {wording.figure(days)} days" if days > 0 else f"{wording.figure(-days)} days ago")
