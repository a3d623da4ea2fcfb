"""The flow of a search, from applying to today. No company's name is in it, so that people can share it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from applications.models import OutcomeKind, Status

from .journeys import Journey

STATIONS = (Status.APPLIED, Status.SCREENING, Status.INTERVIEWING, Status.OFFER)
WAITING = "waiting"
LEAVES = {
    WAITING: "waiting",
    OutcomeKind.ACCEPTED: "accepted",
    OutcomeKind.REJECTED: "rejected",
    OutcomeKind.NO_RESPONSE: "no response",
    OutcomeKind.CANCELLED: "role cancelled",
    OutcomeKind.WITHDRAWN: "withdrawn",
    OutcomeKind.DECLINED: "declined",
}
COLUMNS = (0.0, 285.0, 555.0, 800.0, 945.0)
WIDTH, NODE = 1060, 9.0
HEAD = 48.0
TALLEST = 215.0
THICKEST = 24.0
THINNEST = 1.5
LABEL = 22.0


@dataclass(frozen=True, slots=True)
class Station:
    """`reached` = `went_on` + all that `left`, which maps "waiting" or an outcome to its number."""

    label: str
    reached: int
    went_on: int
    left: dict[str, int]


@dataclass(slots=True)
class Drawing:
    """Places in a picture 1060 wide. `links`: (path, kind); `nodes`: (x, y, height, kind); `labels`: (x, y, number, words)."""

    height: float = 0.0
    links: list[tuple[str, str]] = field(default_factory=list)
    nodes: list[tuple[str, str, str, str]] = field(default_factory=list)
    heads: list[tuple[str, str, int]] = field(default_factory=list)
    labels: list[tuple[str, str, int, str]] = field(default_factory=list)


def stations(cases: Sequence[Journey]) -> list[Station]:
    """One that skipped a station counts as having passed it: it got further than that."""
    order = {status: place for place, status in enumerate(STATIONS)}
    places = [order[Status(case.furthest)] for case in cases]
    found = []
    for place, status in enumerate(STATIONS):
        left = Counter(
            case.standing.closed_as or WAITING for case, mine in zip(cases, places, strict=True) if mine == place
        )
        reached = sum(mine >= place for mine in places)
        ordered = {kind: left[kind] for kind in LEAVES if left[kind]}
        found.append(Station(status.label, reached, reached - sum(left.values()), ordered))
    return found


def drawing_of(flow: Sequence[Station]) -> Drawing:
    """Stations along the top, what left them below the next one; labels keep their distance whatever the numbers."""
    total = flow[0].reached
    drawing = Drawing()
    if not total:
        return drawing
    one = min(THICKEST, TALLEST / total)

    def thick(number: int) -> float:
        return max(THINNEST, number * one)

    bottom = HEAD
    for place, station in enumerate(flow):
        if not station.reached:
            break
        x, after = COLUMNS[place], COLUMNS[place + 1]
        drawing.heads.append((f"{x:g}", station.label, station.reached))
        parts = [station.went_on] if station.went_on else []
        height = max(thick(station.reached), sum(thick(number) for number in [*parts, *station.left.values()]))
        drawing.nodes.append((f"{x:g}", f"{HEAD:.1f}", f"{height:.1f}", ""))
        y = HEAD
        if station.went_on:
            drawing.links.append((_path(x + NODE, y, after, HEAD, thick(station.went_on)), ""))
            y += thick(station.went_on)
        target = HEAD + (thick(station.went_on) + 34 if station.went_on else 0)
        for kind, number in station.left.items():
            looks = "wait" if kind == WAITING else "end"
            drawing.links.append((_path(x + NODE, y, after, target, thick(number)), looks))
            drawing.nodes.append((f"{after:g}", f"{target:.1f}", f"{thick(number):.1f}", looks))
            middle = target + thick(number) / 2 + 4.5
            drawing.labels.append((f"{after + NODE + 8:g}", f"{middle:.1f}", number, LEAVES[kind]))
            y += thick(number)
            target += max(thick(number) + 12, LABEL)
        bottom = max(bottom, target, HEAD + height)
    drawing.height = bottom + 10
    return drawing


def _path(x1: float, y1: float, x2: float, y2: float, thick: float) -> str:
    middle = (x1 + x2) / 2
    return (
        f"M{x1:g} {y1:.1f}C{middle:g} {y1:.1f} {middle:g} {y2:.1f} {x2:g} {y2:.1f}"
        f"V{y2 + thick:.1f}C{middle:g} {y2 + thick:.1f} {middle:g} {y1 + thick:.1f} {x1:g} {y1 + thick:.1f}Z"
    )


def finding(flow: Sequence[Station]) -> str:
    """“12 led to a conversation, 6 to interviews, 1 to an offer”."""
    _, talked, interviewed, offered = (station.reached for station in flow)
    if not talked:
        return "None has led to a conversation yet"
    parts = [f"{talked} led to a conversation"]
    if interviewed:
        parts.append(f"{interviewed} to {'interviews' if interviewed != 1 else 'an interview'}")
    if offered:
        parts.append(f"{offered} to {'offers' if offered != 1 else 'an offer'}")
    return ", ".join(parts)


def in_words(flow: Sequence[Station]) -> list[str]:
    """One sentence a station, for those who do not see the picture."""
    found = []
    for station in flow:
        if station.reached:
            parts = [f"{station.went_on} went on"] if station.went_on else []
            parts += [f"{number} {LEAVES[kind]}" for kind, number in station.left.items()]
            found.append(f"{station.reached} reached {station.label.lower()}: {', '.join(parts)}.")
    return found


def as_sankeymatic(flow: Sequence[Station]) -> str:
    """Lines of “Source [number] Target”, as sankeymatic.com reads them."""
    lines = []
    for place, station in enumerate(flow):
        if station.went_on:
            lines.append(f"{station.label} [{station.went_on}] {flow[place + 1].label}")
        lines += [f"{station.label} [{number}] {LEAVES[kind].capitalize()}" for kind, number in station.left.items()]
    return "\n".join(lines) + "\n"
