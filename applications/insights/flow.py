"""The flow of a job search, from applying to today. It names no company, so that people can share it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from applications import wording
from applications.models import OutcomeKind, Status

from .journeys import Journey

STATIONS = (Status.APPLIED, Status.SCREENING, Status.INTERVIEWING, Status.OFFER)
WAITING = "waiting"
LEAVES = {
    WAITING: "still open",
    OutcomeKind.ACCEPTED: "accepted",
    OutcomeKind.REJECTED: "rejected",
    OutcomeKind.NO_RESPONSE: "no response",
    OutcomeKind.CANCELLED: "role cancelled",
    OutcomeKind.WITHDRAWN: "withdrawn",
    OutcomeKind.DECLINED: "declined",
}
LOOKS = {
    WAITING: "wait",
    OutcomeKind.ACCEPTED: "win",
    OutcomeKind.NO_RESPONSE: "silent",
    OutcomeKind.WITHDRAWN: "own",
    OutcomeKind.DECLINED: "own",
}  # anything else is "end"
COLUMNS = (0.0, 285.0, 555.0, 800.0, 945.0)
NODE = 10.0
HEAD = 52.0
TALLEST = 300.0
THICKEST = 26.0
THINNEST = 1.5
BELOW = 40.0
GAP = 13.0
LABEL = 22.0


@dataclass(frozen=True, slots=True)
class FunnelStage:
    """`reached` = `went_on` + all that `left`, which maps "waiting" or an outcome to its number."""

    label: str
    reached: int
    went_on: int
    left: dict[str, int]


@dataclass(frozen=True, slots=True)
class Link:
    """`path` of a band; `kind` says how it looks: "" went on, "wait", "win", "own", "silent" or "end"; `words` what
    it tells.
    """

    path: str
    kind: str
    words: str


@dataclass(slots=True)
class Drawing:
    """Places in a picture 1090 wide. `nodes`: (x, y, height, kind); `heads`: (x, station, number); `labels`: (x, y,
    number, words).
    """

    height: float = 0.0
    links: list[Link] = field(default_factory=list)
    nodes: list[tuple[str, str, str, str]] = field(default_factory=list)
    heads: list[tuple[str, str, int]] = field(default_factory=list)
    labels: list[tuple[str, str, int, str]] = field(default_factory=list)


def stations(cases: Sequence[Journey]) -> list[FunnelStage]:
    """One that skipped a station counts as having passed it: it got further than that."""
    ended: dict[Status, Counter[str]] = {status: Counter() for status in STATIONS}
    for case in cases:
        ended[case.led_to][case.closed_as or WAITING] += 1
    found: list[FunnelStage] = []
    reached = len(cases)
    for status, left in ended.items():
        went_on = reached - left.total()
        found.append(FunnelStage(status.label, reached, went_on, {kind: left[kind] for kind in LEAVES if left[kind]}))
        reached = went_on
    return found


def drawing_of(flow: Sequence[FunnelStage]) -> Drawing:
    """Stations along the top, what left them below the next one; labels keep their distance whatever the numbers."""
    drawing = Drawing()
    total = flow[0].reached
    if not total:
        return drawing
    one = min(THICKEST, TALLEST / total)
    bottom = HEAD
    for place, station in enumerate(flow):
        if station.reached:
            bottom = max(bottom, _draw(drawing, station, COLUMNS[place], COLUMNS[place + 1], one))
    drawing.height = bottom + 10
    return drawing


def _draw(drawing: Drawing, station: FunnelStage, x: float, after: float, one: float) -> float:
    """One station, the band of those that went on, and a band and a label for each way of leaving. Gives the lowest
    place used.
    """
    bands = [("", station.went_on)] if station.went_on else []
    bands += list(station.left.items())
    thick = {kind: max(THINNEST, number * one) for kind, number in bands}
    height = max(THINNEST, station.reached * one, sum(thick.values()))
    drawing.heads.append((f"{x:g}", station.label, station.reached))
    drawing.nodes.append((f"{x:g}", f"{HEAD:.1f}", f"{height:.1f}", ""))
    begins, target = HEAD, HEAD
    for kind, number in bands:
        looks = LOOKS.get(kind, "end") if kind else ""
        words = f"{number} of {station.reached}: {LEAVES[kind] if kind else 'went on'}"
        drawing.links.append(Link(_path(x + NODE, begins, after, target, thick[kind]), looks, words))
        begins += thick[kind]
        if not kind:
            target = HEAD + thick[kind] + BELOW
            continue
        middle = target + thick[kind] / 2
        drawing.nodes.append((f"{after:g}", f"{target:.1f}", f"{thick[kind]:.1f}", looks))
        drawing.labels.append((f"{after + NODE + 8:g}", f"{middle + 4.5:.1f}", number, LEAVES[kind]))
        target += max(thick[kind] + GAP, LABEL)
    return max(target, HEAD + height)


def _path(x1: float, y1: float, x2: float, y2: float, thick: float) -> str:
    """A band that leaves level, falls in the middle and arrives level."""
    one, two = x1 + 0.55 * (x2 - x1), x1 + 0.45 * (x2 - x1)
    return (
        f"M{x1:g} {y1:.1f}C{one:g} {y1:.1f} {two:g} {y2:.1f} {x2:g} {y2:.1f}"
        f"V{y2 + thick:.1f}C{two:g} {y2 + thick:.1f} {one:g} {y1 + thick:.1f} {x1:g} {y1 + thick:.1f}Z"
    )


def finding(flow: Sequence[FunnelStage]) -> str:
    """“12 led to a conversation, 6 to an interview and 1 to an offer”."""
    _, talked, interviewed, offered = (station.reached for station in flow)
    if not flow[0].reached:
        return "No applications"
    if not talked:
        return "No application has led to a conversation yet"
    parts = [f"{wording.figure(talked)} led to a conversation"]
    if interviewed:
        parts.append(f"{wording.figure(interviewed)} to an interview")
    if offered:
        parts.append(f"{wording.figure(offered)} to an offer")
    return wording.listed(parts)


def in_words(station: FunnelStage) -> str:
    """“5 went on, 7 still open, 2 rejected.”, for those who do not see the picture."""
    parts = [f"{wording.figure(station.went_on)} went on"] if station.went_on else []
    parts += [f"{wording.figure(number)} {LEAVES[kind]}" for kind, number in station.left.items()]
    return f"{', '.join(parts)}."


def title(flow: Sequence[FunnelStage]) -> str:
    return wording.counted(flow[0].reached, one="Flow of 1 application", other="Flow of {n} applications")


def headline(flow: Sequence[FunnelStage], weeks: int) -> str:
    """“56 applications in 10 weeks”, for a picture that stands alone."""
    sent = flow[0].reached
    if weeks > 1:
        return wording.counted(
            sent, one="1 application in {weeks} weeks", other="{n} applications in {weeks} weeks", weeks=weeks
        )
    return wording.counted(sent, one="1 application", other="{n} applications")


def as_sankeymatic(flow: Sequence[FunnelStage]) -> str:
    """Lines of “Source [number] Target”, as sankeymatic.com reads them."""
    lines = []
    for place, station in enumerate(flow):
        if station.went_on:
            lines.append(f"{station.label} [{station.went_on}] {flow[place + 1].label}")
        lines += [f"{station.label} [{number}] {LEAVES[kind].capitalize()}" for kind, number in station.left.items()]
    return "\n".join(lines) + "\n"
