"""A job ad as plain text: what people copy from LinkedIn, Indeed, StepStone, SEEK, a company's page or an email.

Most of it is the ad itself. The facts stand in labelled lines and in the head: title, company, place, in the order that
each board writes them.
"""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from .closing import date_of, find_closing_date
from .markup import one_line
from .pay import Pay, find_pay
from .sites import is_board_name
from .titles import has_legal_form, names_both, read_title

MOST_LINES = 400
LONGEST_LINE = 8_000
LONGEST_LABELLED = 600
HEAD_LINES = 40
LABELS = {
    "title": "job title|position title|vacancy title|title|position|role|vacancy|stellenbezeichnung|stellentitel"
    "|stelle|titel|"
    "intitulé du poste|poste|puesto|cargo",
    "company": "company name|company|employer|hiring organi[sz]ation|organi[sz]ation|unternehmen|firma|arbeitgeber|"
    "entreprise|société|employeur|empresa|compañía",
    "location": "job location|work location|office location|location|place of work|workplace|place|city|based in"
    "|standort|"
    "arbeitsort|einsatzort|dienstort|ort|lieu de travail|lieu|localisation|ubicación|localidad|lugar de trabajo",
    "mode": "work(?:ing)? mode|work(?:ing)? arrangement|work(?:place)? type|work setting|remote|arbeitsmodell"
    "|mode de travail|modalidad",
    "pay": "annual salary|base salary|salary range|pay range|salary(?: package| band)?|pay(?: rate)?"
    "|compensation(?: range)?|remuneration|"
    "wage|rate|gehalt(?:sspanne)?|jahresgehalt|vergütung|lohn|entgelt|salaire|rémunération|salario|sueldo|retribución",
    "closing": "closing date|application deadline|deadline|apply by|closes|closing|bewerbungsfrist|bewerbungsschluss"
    "|date limite|fecha límite",
}
_MARK = r"[\s*_#>•·–\-\N{BULLET}\U0001F300-\U0001FAFF\u2600-\u27BF\ufe0f]*"
_LABELLED = {
    name: re.compile(rf"{_MARK}(?:{words})[*_\s]*[:：][*_\s]*(?P<value>\S.*)", re.IGNORECASE)
    for name, words in LABELS.items()
}
_ALONE = {name: re.compile(rf"{_MARK}(?:{words})[*_\s]*[:：]?[*_]*", re.IGNORECASE) for name, words in LABELS.items()}
_BODY = re.compile(
    r"about the (?:job|role|position)|(?:full )?job description|job details|the role|role overview|overview"
    r"|description|"
    r"stellenbeschreibung|aufgaben|(?:deine|ihre) aufgaben|das erwartet dich|über uns|description du poste|missions|"
    r"descripción(?: del (?:puesto|empleo))?|responsibilities|what you['’]ll do|about us|who we are",
    re.IGNORECASE,
)
_NOISE = re.compile(
    r"apply(?: now| on company (?:web)?site| for this (?:job|role)| externally)?|easy apply|quick apply|save(?: job)?"
    r"|saved|share|send|report(?: job)?|"
    r"show (?:more|less)(?: options)?|see more|promoted.*|actively (?:hiring|recruiting).*|be an early applicant"
    r"|responses managed.*|"
    r"see who .* has hired.*|sign in.*|log ?in|join(?: now)?|register|skip to .*|home|jobs?|careers?|search(?: jobs)?"
    r"|menu|back(?: to .*)?|"
    r"new|urgent(?:ly hiring)?|hiring multiple candidates|often replies.*|view (?:all|similar) jobs|follow|"
    r"\d[\d,.]*\+? (?:reviews?|applicants?|followers?|bewertungen|clicked apply).*|over \d+ (?:applicants|people).*"
    r"|\d(?:[.,]\d)?(?: out of 5(?: stars)?)?|"
    r"\d[.,]\d\s*[★⭐]?.*|.*\bout of 5 stars|(?:re)?posted.*|.{0,40}\b(?:minutes?|hours?|days?|weeks?|months?) ago.*"
    r"|vor \d+ .*|"
    r"erschienen.*|online seit.*|veröffentlicht.*|publiée?.*|il y a \d.*|hace \d.*|jetzt bewerben"
    r"|(?:schnell)?bewerb(?:en|ung)|merken|teilen|drucken|"
    r"speichern|weiterempfehlen|postuler|enregistrer|partager|inscribirse|inscríbete|guardar|compartir|.* logo"
    r"|company logo.*|logo .*|"
    r"(?:your )?job (?:preferences|alert).*|matches your.*|how your profile.*|tailor my resume.*|am i a good fit.*|"
    r"get ai-powered.*|meet the hiring team|message|premium|show match details|beta|is this information helpful\?.*"
    r"|[·•|–-]+",
    re.IGNORECASE,
)
_KIND_OF_WORK = re.compile(
    r"(?:(?:full|part)[ -]?time|permanent|contract(?:or)?|temporary|temp|fixed[ -]term|freelance|internship"
    r"|apprenticeship|graduate|"
    r"entry level|mid[- ]senior level|associate|director|feste anstellung|festanstellung|unbefristet|befristet"
    r"|vollzeit|teilzeit|"
    r"ausbildung|praktikum|werkstudent|cdi|cdd|temps (?:plein|partiel)|stage|alternance|jornada (?:completa|parcial)|"
    r"indefinido|homeoffice möglich|shift work|monday to friday|\d{1,3} ?%)(?:[ ,·/|&+-]*)",
    re.IGNORECASE,
)
_MODE_LINE = re.compile(
    r"(?:fully |100 ?% )?(?:hybrid|remote|on-?site|in[- ]office|home ?office|télétravail|teletrabajo|vor ort|hybride?"
    r"|híbrido|"
    r"hybrid work|remote work|work from home)(?: (?:work|working|role|job|möglich))?",
    re.IGNORECASE,
)
_COUNTRIES = (
    r"United Kingdom|England|Scotland|Wales|Northern Ireland|Ireland|UK|GB|Germany|Deutschland|DE|Austria|Österreich"
    r"|Switzerland|Schweiz|France|"
    r"Spain|España|Italy|Italia|Netherlands|Niederlande|Belgium|Portugal|Poland|Polska|Sweden|Norway|Denmark|Finland"
    r"|Czechia|"
    r"United States|USA|US|Canada|Australia|New Zealand|India|Singapore|Vereinigtes Königreich|Royaume-Uni|Reino Unido"
    r"|Europe|EMEA|Worldwide"
)
_PLACE = re.compile(
    rf"(?:.*,\s*(?:(?i:{_COUNTRIES})|[A-Z]{{2,3}}(?:\s+\d{{4,5}})?)(?:\s*\(.*\))?"
    r"|(?:Greater )?[A-ZÀ-Þ][\w'’.-]+(?:[ -][\w'’.-]+){0,3} (?:Area|Metropolitan Area|Region|und Umgebung)"
    r"|.{2,40} [A-Z]{1,2}\d{1,2}[A-Z]?(?: \d[A-Z]{2})?"
    r"|.{2,40} (?:NSW|VIC|QLD|WA|SA|TAS|ACT|NT)"
    r"|\d{5} [A-ZÀ-Þ].{1,40}"
    rf"|[^()]{{2,60}} \((?i:hybrid|remote|on-?site)\)|(?i:{_COUNTRIES}))"
)
_MODE_IN_BRACKETS = re.compile(r"\s*\((hybrid|remote|on-?site)\)\s*$", re.IGNORECASE)
_SHARED = re.compile(r"check out this job at (?P<company>[^:\n]{2,120}?)(?::|$)", re.IGNORECASE | re.MULTILINE)
_SAVE_AT = re.compile(r"save (?P<title>.{3,150}?)\s+at (?P<company>.{2,120})", re.IGNORECASE)
_HAS_HIRED = re.compile(r"see who (?P<company>.{2,120}?) has hired for this role", re.IGNORECASE)
_LOGO = re.compile(r"(?:company logo for,? |logo (?:of|von|de) )?(?P<company>.{2,120}?)(?: logo)?\.?", re.IGNORECASE)
_POSTED_BY = re.compile(r"posted .{0,40}\bby (?P<company>.{2,120})", re.IGNORECASE)
_AGO = re.compile(r"\b(?:ago|applicants?|people clicked apply|vor \d+|il y a|hace)\b", re.IGNORECASE)
_JOB_POST = re.compile(r"\s+[-–]\s+job post$", re.IGNORECASE)
# “At Acorn Labs, we …”, “About Acorn Labs”: how an ad speaks of its employer.
_IN_BODY = (
    re.compile(r"(?:^|[.!] )At (?P<company>[A-Z0-9][\w&.’' -]{1,50}?), (?:we|you|our)\b"),
    re.compile(r"(?:About|Über) (?P<company>[A-Z0-9][\w&.’' -]{1,50})"),
    re.compile(
        r"(?P<company>[A-Z0-9][\w&.’' -]{1,50}?) (?:is (?:looking for|hiring|seeking|recruiting)|sucht|recrute"
        r"|busca)\b.*"
    ),
)
_NO_NAME = re.compile(
    r"(?:the|our|this|your|you|us|we|it|he|she|they|the .*|our .*|this .*|your .*|my .*|a|an|an? .*|the role|me|uns"
    r"|dich|ihre? .*)",
    re.IGNORECASE,
)
_LINK = re.compile(r"https?://\S+")


@dataclass(slots=True)
class PastedText:
    """What the text says; empty where it does not."""

    title: str = ""
    company: str = ""
    location: str = ""
    work_mode: str = ""
    pay: Pay | None = None
    deadline_on: dt.date | None = None


def read_pasted(
    text: str, *, board: str = "", host: str = "", title: str = "", today: dt.date | None = None
) -> PastedText:
    """Read tidied text. `board`: the job board it is from, if known. `title`: the job's title, if known already."""
    lines = [line[:LONGEST_LINE] for line in islice(filter(str.strip, text.split("\n")), MOST_LINES)]
    found = PastedText(title=title)
    labelled = _labelled(lines)
    found.title = found.title or labelled.get("title", "")
    found.company, found.location = labelled.get("company", ""), labelled.get("location", "")
    found.work_mode = mode_of(labelled.get("mode", ""))
    if shared := _SHARED.search(text[:2000]):
        found.company = found.company or shared["company"].strip()
    _read_head(found, lines, board=board or _board_of_text(text))
    if mode := _MODE_IN_BRACKETS.search(found.location):
        found.location, found.work_mode = found.location[: mode.start()], found.work_mode or mode_of(mode[1])
    if mode_of(found.location) and _MODE_LINE.fullmatch(found.location):
        found.location, found.work_mode = "", found.work_mode or mode_of(found.location)
    found.pay = find_pay(labelled.get("pay", ""), lines, host=host)
    if closing := labelled.get("closing", ""):
        found.deadline_on = date_of(closing, today=today) or find_closing_date(
            [f"closing date: {closing}"], today=today
        )
    found.deadline_on = found.deadline_on or find_closing_date(lines, today=today)
    return found


def mode_of(text: str) -> str:
    """The work mode that a short text names; empty where it names none."""
    if re.search(r"\bhybride?\b|\bhíbrido\b", text, re.IGNORECASE):
        return "hybrid"
    if re.search(r"\b(?:remote|home.?office|work from home|télétravail|teletrabajo)\b", text, re.IGNORECASE):
        return "remote"
    return (
        "on_site"
        if re.search(r"\b(?:on-?site|in[- ]office|vor ort|sur site|presencial)\b", text, re.IGNORECASE)
        else ""
    )


def _labelled(lines: Sequence[str]) -> dict[str, str]:
    """Values behind a label on the same line, or on the line below a label that stands alone."""
    said: dict[str, str] = {}
    for number, line in enumerate(lines[:120]):
        if len(line) > LONGEST_LABELLED:
            continue
        for name, pattern in _LABELLED.items():
            value = ""
            if found := pattern.fullmatch(line):
                value = found["value"].strip(" *_")
            elif number and _ALONE[name].fullmatch(line) and number + 1 < len(lines):
                below = lines[number + 1][:LONGEST_LABELLED].strip(" *_-•")
                is_label = any(one.fullmatch(below) for one in _ALONE.values()) or below.endswith(":")
                value = "" if is_label or _NOISE.fullmatch(below) else below
            if value and len(value) <= (300 if name in ("pay", "closing") else 150) and not _is_sentence(value):
                said.setdefault(name, value)
    if is_board_name(said.get("company", "")):
        del said["company"]
    return said


def _is_sentence(text: str) -> bool:
    return len(text.split()) > 5 and text.rstrip().endswith((".", "!", "?"))


def _board_of_text(text: str) -> str:
    """The board that the text gives away by its own words around the ad."""
    head = text[:6000]
    if re.search(
        r"has hired for this role|(?m:^About the job$)|managed off LinkedIn|\bapplicants\b.*\n|Easy Apply", head
    ):
        return "LinkedIn"
    if re.search(
        r"Full job description|out of 5 stars|job details align with your profile|Apply on company site", head
    ):
        return "Indeed"
    return "StepStone" if re.search(r"(?m)^Erschienen: |^Feste Anstellung$", head) else ""


def _read_head(found: PastedText, lines: Sequence[str], *, board: str) -> None:
    """Title, company and place from the lines above the ad itself."""
    head = list(_head_of(lines))
    for line in lines[:80]:
        if save_at := _SAVE_AT.fullmatch(line.strip()):
            found.title = found.title or save_at["title"].strip()
            found.company = found.company or save_at["company"].strip()
        elif said := _HAS_HIRED.fullmatch(line.strip()) or _POSTED_BY.fullmatch(line.strip()):
            found.company = found.company or said["company"].strip()
    candidates = [line for line in head if not _is_aside(line)]
    if candidates and not found.title and (both := names_both(candidates[0])):
        found.title, found.company = both.title, found.company or both.company
    if candidates and " | " in candidates[0] and not found.title:
        titled = read_title(candidates[0])
        found.title, found.company = titled.title, found.company or titled.company
        found.location = found.location or titled.location
    logo = next((line[:-5].strip() for line in head[:6] if line.lower().endswith(" logo")), "")
    if logo and not found.company and not is_board_name(logo):
        found.company = logo
    candidates = [line for line in candidates if line.casefold() != found.company.casefold()]
    if not found.title and len(candidates) > 1 and not found.company and _is_company_first(candidates, head, board):
        found.company, *candidates = candidates
    if not found.title:
        found.title = next((_JOB_POST.sub("", line) for line in candidates if _is_title(line)), "")
    below = _below(found.title, head)
    for line in below:
        _read_line(found, line, text=lines, board=board)
    if not found.company:
        found.company = _company_in_body(lines)
    for line in head:
        if not found.work_mode and _MODE_LINE.fullmatch(line):
            found.work_mode = mode_of(line)


def _head_of(lines: Sequence[str]) -> Iterator[str]:
    """The lines above the ad itself, without links."""
    for number, line in enumerate(lines[:HEAD_LINES]):
        line = re.sub(rf"^{_MARK}", "", one_line(_LINK.sub("", line[:600]))).strip(" #*_")
        if number and _BODY.fullmatch(line.rstrip(":")):
            return
        if len(line) > 150 or _is_sentence(line):
            if number > 1:
                return
            continue
        if line:
            yield line


def _is_company_first(candidates: Sequence[str], head: Sequence[str], board: str) -> bool:
    """Whether the company stands above the title: by its legal form, or because LinkedIn puts the place behind the
    title.
    """
    first, second = candidates[:2]
    if has_legal_form(first) and not has_legal_form(second) and not _PLACE.fullmatch(second):
        return True
    place = head.index(second) + 1
    return (
        board == "LinkedIn"
        and place < len(head)
        and " · " in head[place]
        and bool(_AGO.search(head[place]))
        and (bool(_PLACE.fullmatch(head[place].split(" · ")[0])))
    )


def _company_in_body(lines: Sequence[str]) -> str:
    """The employer as the ad itself speaks of it."""
    for line in lines[:120]:
        for pattern in _IN_BODY:
            found = pattern.fullmatch(line.strip()) or (pattern is _IN_BODY[0] and pattern.search(line[:300])) or None
            name = found["company"].strip() if found else ""
            if name and not _NO_NAME.fullmatch(name) and not is_board_name(name) and len(name.split()) <= 6:
                return name
    return ""


def _is_aside(line: str) -> bool:
    return bool(
        _NOISE.fullmatch(line)
        or _MODE_LINE.fullmatch(line)
        or _is_kind_of_work(line)
        or line.endswith(":")
        or any(pattern.fullmatch(line) for pattern in _LABELLED.values())
        or is_board_name(line)
        or _SHARED.match(line)
    )


def _is_kind_of_work(line: str) -> bool:
    return not _KIND_OF_WORK.sub("", line).strip(" ,·/|&+-()")


def _is_title(line: str) -> bool:
    return (
        2 < len(line) <= 150
        and not line.endswith(".")
        and not re.fullmatch(r"[\d\W]+", line)
        and not _SAVE_AT.fullmatch(line)
    )


def _below(title: str, head: Sequence[str]) -> list[str]:
    """The few lines that follow the title; those that precede it where the company comes first."""
    places = [number for number, line in enumerate(head) if _JOB_POST.sub("", line).casefold() == title.casefold()]
    if not places:
        return list(head[1:8]) if head else []
    return [line for line in head[places[0] + 1 : places[0] + 9] if line.casefold() != title.casefold()]


def _read_line(found: PastedText, line: str, *, text: Sequence[str], board: str) -> None:
    """One line of the head: “Acorn Labs · Leeds, England (Hybrid)”, “Leeds LS1”, “Acorn Labs”."""
    pieces = [piece.strip() for piece in re.split(r"\s+[·•|]\s+", line) if piece.strip()]
    for piece in pieces:
        if mode := _MODE_IN_BRACKETS.search(piece):
            found.work_mode = found.work_mode or mode_of(mode[1])
            piece = piece[: mode.start()].strip()
        if not piece or _is_aside(piece) or find_pay("", [piece]) or re.fullmatch(r"[\d\W]+", piece):
            if _MODE_LINE.fullmatch(piece):
                found.work_mode = found.work_mode or mode_of(piece)
            continue
        name, _, rest = piece.partition(", ")
        if has_legal_form(name) and not has_legal_form(rest) and _is_short_place(rest) and not found.company:
            found.company, found.location = name, found.location or rest  # "Kestrel Ltd, Leeds"
            continue
        is_place = bool(_PLACE.fullmatch(piece)) and not has_legal_form(piece)
        if piece.casefold() == found.company.casefold():
            continue
        if is_place and not found.location:
            found.location = piece
        elif not is_place and not found.company and _is_company(piece, text=text, board=board):
            found.company = piece
        elif not is_place and not found.location and found.company and board and _is_short_place(piece):
            found.location = piece


def _is_company(name: str, *, text: Sequence[str], board: str) -> bool:
    """Where the boards' order or the ad's own words say so: “About Acorn Labs”, “At Acorn Labs, we …”."""
    if len(name) > 100 or len(name.split()) > 9 or name.endswith((".", "?", ",")) or is_board_name(name):
        return False
    if board or has_legal_form(name):
        return True
    quoted = re.escape(name)
    said = re.compile(
        rf"\b(?:at|about|join|über|bei|chez|à propos d[e’'])\s*{quoted}\b|\b{quoted}\s+(?:is|are|was|has|ist|sucht|est|recrute|es|busca)\b"
    )
    return any(said.search(line) for line in text)


def _is_short_place(piece: str) -> bool:
    return len(piece) <= 60 and len(piece.split()) <= 6 and piece[:1].isupper() and not re.search(r"\d{2}|[:!?]", piece)
