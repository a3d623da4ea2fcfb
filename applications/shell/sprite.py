"""One SVG file with the icons, the tracks and the mark. Icons come from the heroicons package, the rest are our own shapes."""

import hashlib
from functools import cache
from importlib.resources import files
from xml.etree import ElementTree
from zipfile import ZipFile

from django.urls import reverse

ICONS = (
    "adjustments-horizontal archive-box arrow-down arrow-up arrow-down-tray arrow-up-tray arrow-uturn-left bars-3 "
    "bell-snooze book-open "
    "arrows-right-left briefcase building-office calendar chart-bar chat-bubble-left-right check chevron-down "
    "chevron-left chevron-right clock cog-6-tooth command-line "
    "document-text eye ellipsis-horizontal envelope funnel information-circle lifebuoy list-bullet magnifying-glass "
    "moon paper-airplane "
    "paper-clip pause pencil-square phone plus share square-2-stack sun tag trash user user-plus users video-camera "
    "view-columns x-mark "
    "arrow-right-start-on-rectangle link"
).split()
MARK = (
    '<symbol id="mark" viewBox="0 0 26 20"><path d="M4 16 C 9 16 9 10 13 10 S 17 4 22 4" fill="none" '
    'stroke="currentColor" '
    'stroke-width="2.25"/><circle cx="4" cy="16" r="3.5" fill="currentColor"/><circle cx="13" cy="10" r="3.5" '
    'fill="currentColor"/>'
    '<circle cx="22" cy="4" r="3" fill="none" stroke="currentColor" stroke-width="2"/></symbol>'
)
FIRST, STEP, STATIONS = 5, 12, 5


def _icons() -> list[str]:
    """The package's archive is opened once: opening it for each icon costs a quarter of a second at the start."""
    with (files("heroicons") / "heroicons.zip").open("rb") as packed, ZipFile(packed) as archive:
        return [_icon(name, archive.read(f"outline/{name}.svg").decode()) for name in ICONS]


def _icon(name: str, svg: str) -> str:
    shapes = ElementTree.fromstring(svg.replace(' xmlns="http://www.w3.org/2000/svg"', ""))  # noqa: S314 - from our own package
    inner = "".join(ElementTree.tostring(shape, encoding="unicode") for shape in shapes)
    return f'<symbol id="i-{name}" viewBox="0 0 24 24">{inner}</symbol>'


def _track(reached: int, ending: str) -> str:
    """How far it got: `reached` of five stations inked; an ending adds a small stop behind the last one.

    `ending` as `track_of` writes it. One that was accepted is drawn alike, and coloured as progress.
    """
    ended = bool(ending)
    places = [FIRST + STEP * number for number in range(STATIONS)]
    last, end = places[reached - 1], places[-1]
    shapes = []
    if reached > 1:
        shapes.append(f'<path d="M{FIRST} 6H{last}" stroke="currentColor" stroke-width="2"/>')
    if ended:
        shapes.append(
            f'<path d="M{last} 6h8" stroke="currentColor" stroke-width="2"/>'
            f'<path d="M{last + 8} 2v8" stroke="currentColor" stroke-width="2.5" stroke-linecap="round"/>'
        )
    elif reached < STATIONS:
        shapes.append(f'<path d="M{last} 6H{end}" stroke="var(--rule)" stroke-width="2"/>')
    for number, place in enumerate(places, start=1):
        if number <= reached:
            shapes.append(f'<circle fill="currentColor" cx="{place}" cy="6" r="4"/>')
        elif not ended:
            shapes.append(
                f'<circle fill="var(--surface)" stroke="var(--rule-strong)" stroke-width="1.25" cx="{place}" cy="6" r="3.25"/>'
            )
    return f'<symbol id="trk-{reached}{ending}" viewBox="0 0 {66 if ended and reached == STATIONS else 58} 12">{"".join(shapes)}</symbol>'


@cache
def sprite() -> tuple[str, str]:
    """The file and a short hash of it."""
    symbols = [MARK, *_icons()]
    symbols += [_track(reached, ending) for reached in range(1, STATIONS + 1) for ending in ("", "x", "a")]
    text = f'<svg xmlns="http://www.w3.org/2000/svg">{"".join(symbols)}</svg>'
    return text, hashlib.sha256(text.encode()).hexdigest()[:12]


@cache
def sprite_url() -> str:
    """The address of the file; it changes with what is in it, so that it can be kept for ever."""
    return f"{reverse('sprite_svg')}?{sprite()[1]}"
