"""Time zones as mails name them: “2 pm ET”, “14:00 (CET)”, “UK time”, “GMT+2”, “heure de Paris”."""

import datetime as dt
import re
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

YOURS = "yours"  # “your local time”
OURS = "ours"  # “our time”, which nobody but them knows

ABBREVIATIONS = {
    "America/New_York": "ET EST EDT",
    "America/Chicago": "CT CST CDT",
    "America/Denver": "MT MST MDT",
    "America/Los_Angeles": "PT PST PDT",
    "America/Halifax": "ADT",
    "America/Sao_Paulo": "BRT",
    "America/Argentina/Buenos_Aires": "ART",
    "Europe/London": "BST",
    "Europe/Lisbon": "WEST",
    "Europe/Berlin": "MEZ MESZ",
    "Europe/Paris": "CET CEST",
    "Europe/Helsinki": "EET EEST",
    "Europe/Moscow": "MSK",
    "Africa/Johannesburg": "SAST",
    "Africa/Nairobi": "EAT",
    "Africa/Lagos": "WAT",
    "Asia/Karachi": "PKT",
    "Asia/Singapore": "SGT",
    "Asia/Hong_Kong": "HKT",
    "Asia/Tokyo": "JST",
    "Asia/Seoul": "KST",
    "Asia/Manila": "PHT",
    "Asia/Jakarta": "WIB",
    "Australia/Sydney": "AEST AEDT AET",
    "Australia/Adelaide": "ACST ACDT",
    "Australia/Perth": "AWST",
    "Pacific/Auckland": "NZST NZDT NZT",
    "UTC": "UTC GMT Z",
}
# what stands for more than one zone: the likelier first, and the person is asked
SEVERAL = {
    "IST": ("Asia/Kolkata", "Europe/Dublin", "Asia/Jerusalem"),
    "AST": ("America/Halifax", "Asia/Riyadh"),
    "GST": ("Asia/Dubai", "Atlantic/South_Georgia"),
    "SST": ("Asia/Singapore", "Pacific/Pago_Pago"),
    "WST": ("Australia/Perth", "Pacific/Apia"),
}
PLACES = {
    "America/New_York": "eastern|new york|nyc|boston|toronto|washington|miami|atlanta|philadelphia|montreal|montréal"
    "|québec|quebec|ottawa",
    "America/Chicago": "central|chicago|dallas|houston|austin|texas|minneapolis",
    "America/Denver": "mountain|denver|colorado|salt lake city",
    "America/Phoenix": "arizona|phoenix",
    "America/Los_Angeles": "pacific|los angeles|san francisco|seattle|california|portland|vancouver|la|sf",
    "America/Mexico_City": "mexico city|ciudad de mexico|ciudad de méxico",
    "America/Bogota": "bogota|bogotá|colombia",
    "America/Sao_Paulo": "sao paulo|são paulo|brasilia|brasília|brazil",
    "America/Argentina/Buenos_Aires": "buenos aires|argentina",
    "Europe/London": "uk|u.k.|london|british|england|manchester|edinburgh|britain",
    "Europe/Dublin": "dublin|irish|ireland",
    "Europe/Lisbon": "lisbon|portugal|lisboa",
    "Europe/Madrid": "madrid|spain|spanish|barcelona|peninsular|españa",
    "Europe/Paris": "paris|france|french|lyon",
    "Europe/Brussels": "brussels|belgium|bruxelles",
    "Europe/Amsterdam": "amsterdam|netherlands|dutch",
    "Europe/Berlin": "berlin|german|germany|munich|münchen|hamburg|frankfurt|köln|deutscher",
    "Europe/Zurich": "zurich|zürich|swiss|switzerland|geneva|genève|schweizer",
    "Europe/Vienna": "vienna|wien|austria",
    "Europe/Rome": "rome|italy|milan|italian",
    "Europe/Stockholm": "stockholm|sweden|swedish",
    "Europe/Copenhagen": "copenhagen|denmark|danish",
    "Europe/Oslo": "oslo|norway",
    "Europe/Helsinki": "helsinki|finland",
    "Europe/Warsaw": "warsaw|poland|polish|krakow",
    "Europe/Prague": "prague|czech",
    "Europe/Athens": "athens|greece",
    "Europe/Istanbul": "istanbul|turkey",
    "Asia/Dubai": "dubai|uae|gulf",
    "Asia/Kolkata": "india|indian|mumbai|delhi|bangalore|bengaluru|pune|hyderabad|chennai",
    "Asia/Singapore": "singapore",
    "Asia/Hong_Kong": "hong kong",
    "Asia/Shanghai": "beijing|shanghai|china",
    "Asia/Tokyo": "tokyo|japan",
    "Australia/Sydney": "sydney|melbourne|canberra",
    "Australia/Brisbane": "brisbane|queensland",
    "Australia/Perth": "perth",
    "Pacific/Auckland": "auckland|new zealand|wellington",
}
# offsets of half hours have no name of their own
HALVES = {
    330: "Asia/Kolkata",
    345: "Asia/Kathmandu",
    210: "Asia/Tehran",
    270: "Asia/Kabul",
    390: "Asia/Yangon",
    570: "Australia/Darwin",
    -210: "America/St_Johns",
    -570: "Pacific/Marquesas",
}
BY_NAME = {name: zone for zone, names in ABBREVIATIONS.items() for name in names.split()}
BY_PLACE = {place: zone for zone, places in PLACES.items() for place in places.split("|")}

_PLACE = "|".join(sorted(map(re.escape, BY_PLACE), key=len, reverse=True))
OFFSET = re.compile(r"\b(?:UTC|GMT)[ ]?([+\-−–])[ ]?(\d{1,2})(?::?([0-5]\d))?\b")
SHORT = re.compile(rf"\b({'|'.join(sorted([*BY_NAME, *SEVERAL], key=len, reverse=True))})\b(?!\+)")
LONG = re.compile(
    rf"\b({_PLACE})(?: (?:standard|daylight|summer|local|clock))?[ -](?:time|zeit|ortszeit)\b"
    rf"|\b(?:time|times|hours?) (?:in|for) ({_PLACE})\b|\b(?:heure|heures) (?:de |d')?({_PLACE})\b"
    rf"|\b(?:hora|horas) (?:de la |de |del )?({_PLACE})\b|\b({_PLACE})\b(?= ?\))|(?:[ap]\.?m\.?|:\d\d|noon|midday) ({_PLACE})\b"
    r"|\b(coordinated universal time|greenwich mean time|central european(?: summer)? time|mitteleuropäische[rn]? zeit"
    r"|irish standard time|indian? standard time|israel standard time|british summer time)\b",
    re.I,
)
SPELLED = {
    "coordinated universal time": "UTC",
    "greenwich mean time": "UTC",
    "central european time": "Europe/Paris",
    "central european summer time": "Europe/Paris",
    "irish standard time": "Europe/Dublin",
    "india standard time": "Asia/Kolkata",
    "indian standard time": "Asia/Kolkata",
    "israel standard time": "Asia/Jerusalem",
    "british summer time": "Europe/London",
}
OWN = re.compile(
    r"\b(?:your|ihrer?|deiner?|votre|tu|su)(?: own)? (?:local )?(?:time(?: zone)?\b(?! (?:to|with|for|and|at|in|is|on))"
    r"|ortszeit|zeitzone|heure locale|hora local)|\b(?:in|at) (?:your|the candidate's) time ?zone\b",
    re.I,
)
THEIRS = re.compile(r"\b(?:our|my|office) (?:local )?time(?: zone)?\b(?! (?:with|to|for|and|at|is|on|off|sheet))", re.I)


def zones_in(text: str) -> list[str]:
    """The zones that the text names, likeliest first: IANA names, YOURS or OURS. More than one is a question."""
    if found := OFFSET.search(text):
        minutes = int(found[2]) * 60 + int(found[3] or 0)
        if zone := of_offset(-minutes if found[1] in "-−–" else minutes):
            return [zone]
    if found := LONG.search(text):
        name = next(group for group in found.groups() if group).lower()
        return [SPELLED.get(name) or BY_PLACE.get(name) or "Europe/Berlin"]
    if OWN.search(text):
        return [YOURS]
    if found := SHORT.search(text):
        return list(SEVERAL.get(found[1]) or [BY_NAME[found[1]]])
    return [OURS] if THEIRS.search(text) else []


def of_offset(minutes: int) -> str:
    """A zone that is always so many minutes ahead of UTC; empty where there is none."""
    if minutes % 60 == 0 and -720 <= minutes <= 840:
        return "UTC" if minutes == 0 else f"Etc/GMT{-minutes // 60:+d}"
    return HALVES.get(minutes, "")


def known(name: str) -> str:
    """The IANA name of a zone as calendars call it, which Windows does in its own way; empty where it is unknown."""
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON  # late: it loads all of icalendar

    plain = name.strip().strip('"').removeprefix("/")
    for each in (plain, WINDOWS_TO_OLSON.get(plain, ""), "/".join(plain.split("/")[-2:])):
        try:
            if each and ZoneInfo(each):
                return each
        except (ZoneInfoNotFoundError, ValueError, OSError):
            continue
    return ""


def same_hour(zone: str, other: str, moment: dt.datetime) -> bool:
    """Whether clocks show the same hour in both zones then."""
    return moment.replace(tzinfo=ZoneInfo(zone)).utcoffset() == moment.replace(tzinfo=ZoneInfo(other)).utcoffset()
