"""What the columns of someone's own sheet are likely to be: by their names in several languages, else by what is in them."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

from . import dates
from .formats.format import fold_header
from .values import pay_of
from .words import fold_word, meaning

TARGETS = {
    "company": "Company",
    "agency": "Agency",
    "title": "Job title",
    "applied_on": "Date applied",
    "saved_on": "Date saved",
    "state": "Status and outcome",
    "state_on": "Status date",
    "ending": "Outcome",
    "ended_on": "Date closed",
    "deadline_on": "Closing date",
    "location": "Location",
    "work_mode": "Work mode",
    "pay": "Salary",
    "pay_min": "Salary from",
    "pay_max": "Salary to",
    "pay_currency": "Currency",
    "link": "Link",
    "source": "Source",
    "sent_via": "Applied via",
    "cv_version": "CV version",
    "tags": "Tags",
    "advert": "Job ad",
    "notes": "Notes",
    "": "Skip",
}
MANY = ("notes", "tags", "")
DAYS = ("applied_on", "saved_on", "state_on", "ended_on", "deadline_on")
WORDS = ("state", "ending")
_NAMES = {
    "company": "company; company name; employer; organisation; organization; firm; firma; unternehmen; arbeitgeber; entreprise; societe; "
    "société; empresa; compañía; azienda; società; bedrijf; werkgever; firma nazwa; pracodawca; hiring company; where applied; name of company",
    "agency": "agency; recruiter; recruitment agency; recruiting agency; via; personalvermittlung; vermittler; headhunter; agentur",
    "title": "title; job title; position; role; job; job position; role title; job role; job name; position title; stelle; stellenbezeichnung; jobtitel; "
    "beruf; titel; poste; intitulé; intitule du poste; puesto; cargo; ruolo; posizione; mansione; functie; vacature; stanowisko; vaga",
    "applied_on": "date applied; applied; applied on; application date; applied date; applied at; date of application; sent; sent on; date sent; "
    "date; datum; beworben am; bewerbungsdatum; bewerbung am; gesendet am; abgeschickt am; date de candidature; candidature le; "
    "fecha; fecha de aplicación; fecha de solicitud; data; data candidatura; datum sollicitatie; sollicitatiedatum; data aplikacji; submitted; date submitted",
    "saved_on": "date saved; saved on; saved; date added; added; added on; created; created at; found on; gemerkt am; erfasst am",
    "state": "status; stage; state; application status; current status; current stage; what happened; progress; etape; étape; statut; estado; stato; "
    "stand; phase; list; pipeline; step; situation; response; antwort; reponse; réponse; respuesta; rückmeldung",
    "ending": "outcome; result; ergebnis; resultat; résultat; resultado; esito; final status; ausgang",
    "state_on": "status date; date of status; last update; last updated; updated; updated at; updated on; letzter kontakt; stand vom; status on; "
    "stage date; response date; date of response; antwort am; last contact",
    "ended_on": "ended on; closed on; rejection date; date rejected; rejected on; absage am; date closed; decision date",
    "deadline_on": "deadline; closing date; application deadline; due date; due; bewerbungsfrist; frist; date limite; fecha límite; scadenza; close date",
    "location": "location; place; city; where; ort; standort; arbeitsort; lieu; ville; ubicación; lugar; ciudad; luogo; sede; locatie; plaats; lokalizacja; town",
    "work_mode": "work mode; remote; workplace type; work arrangement; work type; arbeitsmodell; onsite remote; remote hybrid; location type; lane; workplace",
    "pay": "salary; pay; compensation; salary range; wage; rate; gehalt; vergütung; lohn; salaire; rémunération; salario; sueldo; stipendio; retribuzione; "
    "salaris; wynagrodzenie; £; $; €; pay range; package; ctc",
    "pay_min": "min salary; salary min; minimum salary; pay min; pay from; gehalt von",
    "pay_max": "max salary; salary max; maximum salary; pay max; pay to; gehalt bis",
    "pay_currency": "currency; währung; devise; moneda; valuta",
    "link": "link; url; job url; job link; job posting; job posting url; posting; posting url; application link; source url; website; anzeige; stellenanzeige; lien; "
    "enlace; annonce; jd link; job ad; advert link; job description link; vacancy link",
    "source": "source; job source; found on site; found via; where found; job board; board; platform; portal; quelle; plattform; gefunden über; fuente; fonte; bron; "
    "channel; kanal; referral; origin; site; how found",
    "sent_via": "sent via; applied via; applied through; method; application method; bewerbungsweg; how applied; how sent; beworben über; art der bewerbung",
    "cv_version": "cv; resume; cv version; resume version; resume used; cv used; resume name; lebenslauf; cv sent",
    "tags": "tags; tag; labels; categories; category; keywords; skills; schlagworte; kategorie; favorite",
    "advert": "job description; description; jd; advert; full description; stellenbeschreibung",
    "notes": "notes; note; comments; comment; remarks; notiz; notizen; bemerkung; bemerkungen; kommentar; commentaires; remarques; notas; comentarios; "
    "appunti; opmerkingen; uwagi; next steps; next step; memo; details",
}  # fmt: skip
_BY_NAME = {fold_header(name) or name: target for target, names in _NAMES.items() for name in names.split("; ")}
_LINK = re.compile(r"(https?://|www\.)\S+", re.IGNORECASE)
LOOKED_AT = 400


@dataclass(slots=True)
class Column:
    """One column of a sheet: its `id` among them, what it is called, three examples, and the guess with its reason."""

    id: str
    name: str
    examples: list[str] = field(default_factory=list)
    target: str = ""
    why: str = ""

    @property
    def is_sure(self) -> bool:
        return self.why.startswith("Certain")


def target_of(name: str) -> str:
    """By its name alone; empty if it says nothing."""
    return _BY_NAME.get(fold_header(name) or name.strip(), "")


def ids_of(header: Sequence[str]) -> list[str]:
    """One id a column, whatever their order: its folded name, numbered where two are alike."""
    ids: list[str] = []
    seen: dict[str, int] = {}
    for place, name in enumerate(header):
        folded = fold_header(name)[:80] or name.strip()[:80] or f"column{place + 1}"
        seen[folded] = seen.get(folded, 0) + 1
        ids.append(folded if seen[folded] == 1 else f"{folded}#{seen[folded]}")
    return ids


def shape_of(ids: Iterable[str]) -> str:
    """What files of one shape have in common: the names of their columns in any order."""
    return sha256("\n".join(sorted(ids)).encode()).hexdigest()[:40]


def study(columns: Mapping[str, str], rows: Sequence[Mapping[str, str]]) -> list[Column]:
    """`columns`: {id: name}. Guesses where each goes; of two for one place the earlier one by name keeps it."""
    found = [Column(key, name, _examples(key, rows)) for key, name in columns.items()]
    taken: set[str] = set()
    for column in found:
        target = target_of(column.name)
        if target and (target in MANY or target not in taken):
            column.target, column.why = target, "Certain (from the name)"
            taken.add(target)
    for column in found:
        values = [row[column.id] for row in rows[:LOOKED_AT] if row.get(column.id)]
        if column.target in DAYS and values and not _mostly(values, dates.is_day):
            taken.discard(column.target)
            column.target = column.why = ""
        if not column.target:
            column.target, column.why = _by_content(values, taken)
            taken.add(column.target)
    return found


def _examples(key: str, rows: Sequence[Mapping[str, str]]) -> list[str]:
    different = dict.fromkeys(" ".join(row[key].split())[:60] for row in rows[:LOOKED_AT] if row.get(key))
    return list(different)[:3]


def _by_content(values: Sequence[str], taken: set[str]) -> tuple[str, str]:
    tests = {
        "link": lambda value: bool(_LINK.fullmatch(value)),
        "applied_on": dates.is_day,
        "state": lambda value: len(value) < 60 and meaning(value) is not None and not value.isdecimal(),
        "pay": lambda value: bool(re.search(r"[£€$]|\dk\b|\b(EUR|GBP|USD)\b", value)) and pay_of(value) is not None,
    }
    for target, test in tests.items():
        if target not in taken and values and _mostly(values, test):
            return target, "Likely (from the content)"
    if not values:
        return "", "Empty"
    return "notes", "Not recognised; saved in the notes"


def _mostly(values: Sequence[str], test) -> bool:
    return sum(map(test, values)) >= 0.6 * len(values)


def words_in(keys: Iterable[str], rows: Iterable[Mapping[str, str]]) -> dict[str, tuple[str, int]]:
    """{folded word: (as it is written first, rows)}, the most frequent first."""
    found: dict[str, tuple[str, int]] = {}
    keys = list(keys)
    for row in rows:
        for key in keys:
            if text := row.get(key):
                word = fold_word(text)
                found[word] = (found.get(word, (text[:60], 0))[0], found.get(word, ("", 0))[1] + 1)
    return dict(sorted(found.items(), key=lambda one: -one[1][1]))


def looks_like_applications(header: Sequence[str]) -> bool:
    """Whether a company and a title are among the columns by their names."""
    return {"company", "title"} <= {target_of(name) for name in header}
