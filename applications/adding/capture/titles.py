"""What the title of a page says about its job: “Acorn Labs hiring Data Engineer in Leeds | LinkedIn”."""

import re
from dataclasses import dataclass

from .sites import is_board_name

_UNREAD = re.compile(r"^\(\d+\+?\)\s*")  # how many messages wait on LinkedIn
_BAR = re.compile(r"\s+[|·•–—-]\s+|\s*\|\s*")
_LEGAL_FORM = re.compile(
    r"\b(?:GmbH|AG|SE|KG|KGaA|mbH|e\.? ?V\.|UG|Ltd|Limited|PLC|plc|LLP|LLC|Inc|Corp|Corporation|Co\.|S\.?A\.?S?|SARL|"
    r"S\.?L\.?U?|S\.?p\.?A|S\.?r\.?l|B\.?V|N\.?V|A/S|ApS|AB|Oy|Sp\. z o\.o|Pty|Group|Gruppe|Holding)\b\.?"
)
# Words of a careers page around a company's name; alone they are no name.
_CAREERS = r"(?:open |current |all )?(?:careers?|jobs?(?: openings?)?|vacanc(?:y|ies)|karriere|stellen(?:angebote)?|emplois?|empleo)"
_AT_COMPANY = re.compile(
    rf"(?:{_CAREERS}|work(?:ing)?|join(?: us)?|job)\s+(?:at|with|bei|chez|en|@)\s+(?P<company>.+)", re.I
)
_COMPANY_CAREERS = re.compile(rf"(?P<company>.+?)[ '’s]*\s+{_CAREERS}(?: page| portal| site)?", re.I)
_GENERIC = re.compile(
    rf"{_CAREERS}|job (?:details?|description|search|offer|posting|board)|home(?:page)?|apply(?: now)?|search|"
    r"stellenangebot|stellenanzeige|offre d[’']emploi|oferta de empleo",
    re.I,
)
# LinkedIn says the same in each language; the place is what follows last.
_HIRING = (
    re.compile(r"(?P<company>.+?) (?:is )?hiring (?:an? )?(?P<title>.+) in (?P<location>[^|]+)", re.I),
    re.compile(r"(?P<company>.+?) (?:is )?hiring (?:an? )?(?P<title>.+)", re.I),
    re.compile(r"(?P<company>.+?) sucht (?P<title>.+) in (?P<location>[^|]+)"),
    re.compile(r"(?P<company>.+?) recrute pour des postes de (?P<title>.+?) \((?P<location>[^|]+)\)"),
    re.compile(r"(?P<company>.+?) recrute (?:un |une )?(?P<title>.+?) \((?P<location>[^|]+)\)"),
    re.compile(r"(?P<company>.+?) busca (?P<title>.+) en (?P<location>[^|]+)"),
)
_BOTH = (
    re.compile(r"job application for (?P<title>.+) at (?P<company>.+)", re.I),
    re.compile(r"(?P<title>.+?) @ (?P<company>.+)"),
    re.compile(
        r"(?P<title>.+?) [|–—-] (?:job|stelle|stellenangebot) bei (?P<company>.+?)(?: in (?P<location>.+))?", re.I
    ),
)
_JOB_IN = re.compile(r"(?P<title>.+?) (?:jobs?|vacancy|position) in (?P<location>[^|]+)", re.I)
_AT = re.compile(r" (?:at|bei|chez) (?P<company>.+)", re.I)


@dataclass(frozen=True, slots=True)
class TitleRead:
    title: str = ""
    company: str = ""
    location: str = ""


def read_title(text: str, *, heading: str = "", known: tuple[str, ...] = ()) -> TitleRead:
    """Read a page's title. `heading`: its h1. `known`: names that speak for a company, such as the site's own.

    A part counts as the company where the title's wording, a legal form, or one of `known` says so.
    """
    parts, is_board = _parts(text)
    bare = " | ".join(parts)
    if not bare:
        return TitleRead(heading)
    if is_board:
        for pattern in _HIRING:
            if found := pattern.fullmatch(bare):
                return _checked(found, heading)
    for pattern in _BOTH:
        if found := pattern.fullmatch(bare):
            return _checked(found, heading)
    if heading and bare.casefold().startswith(heading.casefold()) and (found := _AT.fullmatch(bare, len(heading))):
        return TitleRead(heading, _company(_BAR.split(found["company"])[0]))
    if is_board and (found := _JOB_IN.fullmatch(parts[0])):
        return TitleRead(heading or found["title"], "", found["location"].strip())
    if not heading and len(parts) == 1 and (found := re.fullmatch(r"(?P<title>.+?) (?:at|bei) (?P<company>.+)", bare)):
        return _checked(found, heading)
    return _by_parts(parts, heading=heading, is_linkedin=is_board and "linkedin" in text.casefold(), known=known)


def names_both(line: str) -> TitleRead | None:
    """Title and company where one line names both without doubt."""
    for pattern in _BOTH[:2]:
        if found := pattern.fullmatch(line):
            return _checked(found, "")
    return None


def has_legal_form(name: str) -> bool:
    return bool(_LEGAL_FORM.search(name))


def _parts(text: str) -> tuple[list[str], bool]:
    """The title without a board's name at its end, and whether there was one."""
    text = _UNREAD.sub("", " ".join(text.split()))
    parts = [part.strip() for part in re.split(r"\s*\|\s*", text) if part.strip()]
    is_board = False
    while parts:
        *before, last = re.split(r"\s[-–—]\s", parts[-1])
        if not is_board_name(last):
            break
        is_board = True
        parts[-1] = parts[-1][: len(parts[-1]) - len(last)].rstrip(" -–—") if before else ""
        if not parts[-1]:
            parts.pop()
    return parts, is_board


def _checked(found: re.Match[str], heading: str) -> TitleRead:
    groups = {name: (value or "").strip() for name, value in found.groupdict().items()}
    title, location = groups["title"], groups.get("location", "")
    if (
        heading
        and location
        and not title.casefold().startswith(heading.casefold())
        and heading in f"{title} in {location}"
    ):
        title, location = heading, f"{title} in {location}".removeprefix(heading).removeprefix(" in ")
    return TitleRead(heading or title, _company(groups["company"]), location)


def _company(name: str) -> str:
    name = name.strip(" |·-–—,")
    for pattern in (_AT_COMPANY, _COMPANY_CAREERS):
        if found := pattern.fullmatch(name):
            name = found["company"].strip()
    return "" if is_board_name(name) or _GENERIC.fullmatch(name) else name


def _by_parts(parts: list[str], *, heading: str, is_linkedin: bool, known: tuple[str, ...]) -> TitleRead:
    pieces = [piece for part in parts for piece in ([part] if part == heading else _BAR.split(part)) if piece.strip()]
    if heading and (rest := _without(heading, parts)):
        pieces = [heading, *rest]
    if is_linkedin and len(parts) == 2:
        return TitleRead(heading or parts[0], _company(parts[1]))
    title = heading or pieces[0]
    for piece in pieces:
        if piece == title:
            continue
        said = _AT_COMPANY.fullmatch(piece) or _COMPANY_CAREERS.fullmatch(piece)
        name = _company(piece)
        if name and (said or has_legal_form(name) or any(_is_alike(name, other) for other in known)):
            return TitleRead(title, name)
    return TitleRead(title)


def _without(heading: str, parts: list[str]) -> list[str]:
    """What stands beside the heading in the title."""
    for place, part in enumerate(parts):
        start = part.casefold().find(heading.casefold())
        if start >= 0:
            beside = [part[:start].strip(" -–—·:"), part[start + len(heading) :].strip(" -–—·:")]
            rest = [*parts[:place], *beside, *parts[place + 1 :]]
            return [piece for one in rest for piece in _BAR.split(one) if piece.strip()]
    return []


def _is_alike(name: str, other: str) -> bool:
    """“Acorn Labs AG” and “acornlabs”."""
    mine, theirs = (re.sub(r"[\W_]+", "", _LEGAL_FORM.sub("", one)).casefold() for one in (name, other))
    return len(theirs) > 2 and (mine == theirs or (len(mine) > 4 and (mine in theirs or theirs in mine)))
