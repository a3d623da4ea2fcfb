"""The day and hour of an interview: one that is settled, or several to ask about."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from applications.named_dates import Clock, NamedDate, clocks_in, dates_in
from applications.named_zones import OURS, zones_in

DEADLINE = re.compile(
    r"\b(?:by|before|until|till|deadline[^\n]{0,20}|within|no later than|closes?|closing date|due|expires?|bis"
    r"|spätestens"
    r"|vor dem|avant|d'ici|jusqu'au|antes|hasta|end of|starts?(?: date)?|starting|available from)[^\w\n]{1,3}"
    r"(?:am |on |zum |del |dem )?(?:the |le |el )?(?:end of |close of business |midnight |noon )?(?:on |of )?(?:the )?"
    r"(?:[a-z]{2,10},? )?$",
    re.I,
)
OLD = re.compile(
    r"(?:\b(?:from|instead of|rather than|originally|previously|cancel\w{0,5}|was|not|von|vom|statt|anstatt|anstelle"
    r"|ursprünglich|du|au lieu|del"
    r"|en lugar|en vez|inicialmente|initialement)\b[ ]?)(?:\w{1,12}[ ])?(?:for|on|of|at|scheduled|planned|am|des|du|de"
    r"|den|the|le|el|"
    r"\w{1,9},)?[ ]?(?:for|on)?[ ]?$",
    re.I,
)
MOVED = re.compile(
    r"\b(?:re-?schedul|moved|postpon|changed|re-?arrang|brought forward|pushed|shifted|verschoben|verlegt|report[ée]"
    r"|déplac|décal|avanc[ée]"
    r"|aplazad|reprogramad|cambiad|traslad)",
    re.I,
)
GONE = re.compile(
    r"^[^\n.!?]{0,40}?\b(?:no longer|does(?: not|n't) work|isn't possible|not possible|cancel|cannot take place"
    r"|won't work|fällt|entfällt"
    r"|geht (?:leider )?nicht|klappt (?:leider )?nicht|annulé|cancelad)",
    re.I,
)
PAST = re.compile(
    r"\b(?:appl(?:ied|ication)|submitted|received|dated|sent|advert\w{0,6}|posted|bewerbung|eingegangen|candidature"
    r"|solicitud"
    r"|thank you for|thanks for|last|spoke|met|attended)\b[^\n]{0,40}$",
    re.I,
)
OURS_WORDS = re.compile(
    r"interview|call\b|chat|meet|speak|slot|schedul|invit|assessment|video|zoom|teams|date|confirm|available|visit"
    r"|trial|gespräch|termin"
    r"|kennenlern|entretien|rendez|échange|visio|entrevista|llamada|reunión|cita",
    re.I,
)
CHOICE = re.compile(
    r"\b(?:or|either|any of|which|prefer|options?|choose|pick|slots?|times?|suits?|available|availability|free|works?"
    r"|oder|welche\w?|wahl|passt"
    r"|whichever|windows?|jeweils|soit|elige|cuál(?:es)?|möglich|zur auswahl|termine|ou|convient|créneaux?|choix|o"
    r"|prefieres?|prefiere|opciones|huecos?|viene)\b|/",
    re.I,
)
TIME_LABEL = re.compile(r"^\W{0,3}(?:interview )?(?:time|start|uhrzeit|zeit|beginn|heure|horaire|hora)\b", re.I)
LONGEST_WAIT = 400
MOST_SLOTS = 12


@dataclass(frozen=True)
class Slot:
    """`zone` is an IANA name, YOURS, or empty where none is named. `sentence` is the number of the one that names
    it.
    """

    day: dt.date
    time: dt.time | None = None
    zone: str = ""
    sentence: int = -1


@dataclass(frozen=True)
class When:
    """One slot is settled; of several `asks` says why there are several: "slots", "order" or "weekday".

    `zones` are those that an ambiguous name may stand for.
    """

    slots: tuple[Slot, ...] = ()
    asks: str = ""
    zones: tuple[str, ...] = ()

    @property
    def settled(self) -> Slot | None:
        return self.slots[0] if len(self.slots) == 1 and not self.asks else None


@dataclass(frozen=True)
class _Found:
    """A date of a sentence, the hours that belong to it, and how likely it is the interview's."""

    score: int
    sentence: int
    date: NamedDate
    clocks: list[Clock]


def proposed(
    sentences: Sequence[str], *, base: dt.date, is_sent: bool = True, near: int = -1, day_first: bool = False
) -> When:
    """The day and hour of an interview: what comes first of those to come, a day with an hour before one without.

    `base` is the day the mail was sent, or with `is_sent` false the day it is read. `near` is the sentence that
    invites. `day_first` settles an order that the text leaves open.
    """
    found = []
    for number, sentence in enumerate(sentences):
        for date, clocks in _with_clocks(sentences, number, base, day_first):
            if score := _score(sentence, date, clocks, base, is_sent):
                found.append(_Found(score + (abs(number - near) <= 2), number, date, clocks))
    top = max((each.score for each in found), default=0)
    best = [each for each in found if each.score >= top - 1]
    best = [each for each in best if each.clocks] or best
    return _settled(sentences, best) if best else When()


def _settled(sentences: Sequence[str], found: list[_Found]) -> When:
    """The slots of the best dates: one, or those that the text lets one choose from."""
    first = max(found, key=lambda each: (each.score, -each.sentence))
    group = [each for each in found if abs(each.sentence - first.sentence) <= 4]
    beside = range(min(each.sentence for each in group) - 1, max(each.sentence for each in group) + 2)
    is_choice = any(CHOICE.search(sentences[number]) for number in beside if 0 <= number < len(sentences))
    zone, zones = _zone_near(sentences, first.sentence)
    slots: dict[tuple[dt.date, dt.time | None], Slot] = {}
    for each in group if is_choice else [first]:
        clocks: list[Clock | None] = [*(each.clocks if is_choice else each.clocks[:1])] or [None]
        for day in each.date.days if each is first else each.date.days[:1]:
            for clock in clocks:
                time = clock.time if clock else None
                slots.setdefault((day, time), Slot(day, time, (clock.zone if clock else "") or zone, each.sentence))
        zones = next((clock.zones for clock in each.clocks if clock.zones), zones)
    kept = _same_moments_once(list(slots.values()))[:MOST_SLOTS]
    return When(tuple(kept), (first.date.asks or "slots") if len(kept) > 1 else "", zones)


def _same_moments_once(slots: list[Slot]) -> list[Slot]:
    """“2 pm ET / 11 am PT” is one slot."""
    seen: set[dt.datetime] = set()
    kept = []
    for slot in slots:
        if slot.time and "/" in slot.zone:
            moment = dt.datetime.combine(slot.day, slot.time, tzinfo=ZoneInfo(slot.zone)).astimezone(dt.UTC)
            if moment in seen:
                continue
            seen.add(moment)
        kept.append(slot)
    return kept


def _zone_near(sentences: Sequence[str], number: int) -> tuple[str, tuple[str, ...]]:
    """The zone named in the sentence, in the two after it, or for all times of the mail."""
    for each in (number, number + 1, number + 2, number - 1):
        if (
            0 <= each < len(sentences)
            and (each == number or len(sentences[each]) < 160)
            and (found := zones_in(sentences[each]))
        ):
            return (found[0] if found[0] != OURS else ""), tuple(found) if len(found) > 1 else ()
    for sentence in sentences:
        if re.search(r"\b(?:all times|time ?zone|zeitzone|alle zeiten|fuseau|zona horaria)\b", sentence, re.I):
            found = zones_in(sentence)
            if found and found[0] != OURS:
                return found[0], ()
    return "", ()


def _score(sentence: str, date: NamedDate, clocks: list[Clock], base: dt.date, is_sent: bool) -> int:
    before, after = sentence[max(0, date.start - 48) : date.start], sentence[date.end : date.end + 60]
    first = min((clock.start for clock in clocks), default=date.start)
    lead = sentence[max(0, min(first, date.start) - 48) : min(first, date.start)]
    day = date.days[0]
    if DEADLINE.search(before) or PAST.search(before) or (day - base).days > LONGEST_WAIT:
        return 0
    if day < base and (is_sent or not date.is_full):
        return 0
    is_old = OLD.search(before) or OLD.search(lead) or GONE.search(after)
    moved = MOVED.search(sentence)
    if moved and moved.start() > date.end and any(each.start > moved.start() for each in dates_in(sentence, base)):
        is_old = moved
    return max(0, 3 + bool(OURS_WORDS.search(sentence)) + 3 * bool(clocks) - 5 * bool(is_old) - 2 * (day < base))


def _with_clocks(
    sentences: Sequence[str], number: int, base: dt.date, day_first: bool
) -> Iterator[tuple[NamedDate, list[Clock]]]:
    """Each date of a sentence with the hours that belong to it."""
    sentence = sentences[number]
    dates, clocks = dates_in(sentence, base, day_first=day_first), clocks_in(sentence)
    following: list[Clock] = []
    paired: list[tuple[NamedDate, list[Clock]]] = []
    for at, date in reversed(list(enumerate(dates))):
        until = dates[at + 1].start if at + 1 < len(dates) else len(sentence)
        since = dates[at - 1].end if at else 0
        its = [clock for clock in clocks if date.end <= clock.start < min(until, date.end + 110)]
        if at + 1 < len(dates) and len(its) > 1 and dates[at + 1].start - its[-1].end < 5:
            its = its[:-1]  # “on Monday at 9, and 10:00 on Tuesday”
        if not its:
            its = [clock for clock in clocks if since <= clock.start < date.start and date.start - clock.end < 45]
        if not its and at + 1 < len(dates) and dates[at + 1].start - date.end < 6:
            its = following  # “on 1 or 2 December at 10:00”
        if not its and len(sentence) < 160:
            its = _clocks_beside(sentences, number)
        paired.append((date, its))
        following = its
    yield from reversed(paired)


def _clocks_beside(sentences: Sequence[str], number: int) -> list[Clock]:
    """The hour on a line of its own: “Time: 14:20”."""
    for following in sentences[number + 1 : number + 4]:
        is_near = len(following) < 90 or (len(following) < 160 and OURS_WORDS.search(following))
        if is_near and not dates_in(following, dt.date(2000, 1, 1)) and (clocks := clocks_in(following)):
            return clocks if CHOICE.search(following) else clocks[:1]
    before = sentences[number - 1] if number else ""
    return clocks_in(before)[:1] if TIME_LABEL.match(before) else []
