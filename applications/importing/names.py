"""What the name of a column says about it, in any of the languages: the whole name, a part of it, or a word in it."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache

from .languages import LANGUAGES
from .words import fold_word, word_meaning

WHOLE, PART, WORD = 4, 3, 2
_PARTS = re.compile(r"[/+&|,;:()\[\]\n]| - | – | or | oder | ou | o ")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_CONTAINS = (
    ("deadline_on", r"deadline|closing date|close date|apply by|\bfrist\b|date limite|fecha limite|截止", ""),
    (
        "applied_on",
        r"\b(appl(ied|ication|ying|y)|submitted|submission|sent)\b.* (date|on|when|day)\b|"
        r"\b(date|day|when) .*\b(appl(ied|ication|ying|y)|submitted|sent)\b|\b(datum|am) .*bewerb|"
        r"bewerb\w* .*(datum|am)\b|\bdate .*candidature|\bfecha .*(solicitud|candidatura|postulacion|aplicacion)|"
        r"\bdata .*(aplik|wysl|zloz)|(投递|申请|提交)(时间|日期)",
        r"respon|status|reject|interview|offer|link|follow|answer|cover|cv|resume|through|via|link",
    ),
    (
        "state_on",
        r"\b(last|latest) (update|contact|activity|change)|\b(respon\w+|reply|status|update\w*) date|"
        r"date .*(respon|reply|status|update)",
        "next",
    ),
    ("pay_currency", r"\bcurrency\b|\bwahrung\b", ""),
    (
        "pay_min",
        r"\b(min|minimum|from|low|lowest)\b.*\b(salary|pay|comp)|\b(salary|pay|comp\w*) (min|minimum|from|low)\b",
        "",
    ),
    ("pay_max", r"\b(max|maximum|high|highest)\b.*\b(salary|pay|comp)|\b(salary|pay|comp\w*) (max|maximum|high)\b", ""),
    (
        "pay",
        r"\b(salary|compensation|wage|gehalt\w*|salaire|salario|sueldo|wynagrodzenie|stipend)\b|薪|待遇",
        "negotiat|period|per$|unit|note",
    ),
    (
        "company",
        r"\b(company|employer|organi[sz]ation|firm|firma|unternehmen|arbeitgeber|entreprise|empresa|pracodawc\w+)\b|"
        r"公司|企业|单位",
        r"size|web|site|url|link|industr|type|contact|research|culture|mail|phone|address|rating|location|city|about|"
        r"note|value|mission|\bhq\b|stage|tier|categor|number|\bid\b|groesse|grosse|branche|kontakt|adresse|ansprech|"
        r"telefon|applied|size|revenue|logo|lever|类型|性质|规模|链接|网址|官网|地址|简介|comment|reply|respon|person|people|"
        r"recruiter|interview|history|descr",
    ),
    (
        "title",
        r"\b(title|role|position|stelle|poste|puesto|stanowisk\w+|vacancy)\b|岗位|职位|职务",
        r"level|type|\bid\b|number|\bfit\b|descr|link|url|status|date|location|salary|senior|categor|require|code|"
        r"\bref|department|source|posted|open|filled|beschreib|company|contact|person|resume|cv|链接|描述|要求|职责|来源|类型|类别|"
        r"学历|priority|match|score|interest|industr|hiring",
    ),
    (
        "state",
        r"\b(status|stage|statut|estado|etap)\b|状态|进度",
        r"date|updat|visa|work|marital|employ|right|since|remote|changed|seit|company",
    ),
    (
        "location",
        r"\b(location|city|town|ort|standort|lieu|ville|ubicacion|ciudad|lokalizacja|miasto)\b|地点|城市",
        "type|link|url|pref|remote|mode",
    ),
    (
        "link",
        r"\b(link|url|posting|hyperlink)\b|链接|网址",
        r"linkedin|profile|contact|company|status|date|portfolio|resume|cv|github|recruiter|meeting|zoom|interview|doc",
    ),
    (
        "source",
        r"\b(source|job ?board|platform|plattform|quelle|zrodlo|fuente|plateforme)\b|来源|渠道|平台",
        "link|url|date",
    ),
    (
        "ending",
        r"\b(outcome|result|decision|ergebnis|resultat|resultado|wynik|decyzja)\b|结果",
        "date|test|oa|assessment|interview|score|note|coding|maker",
    ),
    ("notes", r"\b(notes?|comments?|remarks?|notiz\w*|bemerkung\w*|commentaires?|notas?|uwagi)\b|备注", ""),
)
_SURROUNDS_A_STEP = frozenset(
    "date day on when of for datum am fecha data time scheduled done completed complete received sent got the y n yes "
    "no attended passed reached stage le el dnia termin zeit tag true false tick ticked did".split()
)
_NO_STEP = frozenset(
    "heard back; responded; contacted; reply; follow up; followed up; reponse positive; respuesta positiva".split("; ")
)
_APPLIED = frozenset(
    "applied; submitted; application sent; application submitted; sent; beworben; bewerbung gesendet; bewerbung "
    "verschickt; abgeschickt; gesendet; postule; envoye; envoyee; candidature envoyee; aplicado; enviado; enviada; "
    "postulado; solicitado; wyslano; wyslane; aplikowano; 已投递; 投递; 已申请; gesolliciteerd; inviata; enviada".split(
        "; "
    )
)


def fold_name(name: str) -> str:
    """As words are folded, and the parts of `companyName` and `company_name` apart."""
    return fold_word(_CAMEL.sub(" ", name).replace("_", " "))


@cache
def _known() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for language in LANGUAGES:
        for target, names in language.COLUMNS.items():
            for name in names.split("; "):
                found.setdefault(_key(name), target)
    return found


def _key(name: str) -> str:
    """Names in signs alone, `£`, are compared as they are."""
    return fold_name(name).replace(" ", "") or unicodedata.normalize("NFKC", name).strip()


def target_of(name: str) -> str:
    """By the whole name alone; empty if it says nothing. A column called only `Date` is `any_date`."""
    return _known().get(_key(name[:100]), "") if name.strip() else ""


def targets_of(name: str) -> Iterator[tuple[str, int]]:
    """(target, how much the name speaks for it: WHOLE, PART or WORD), the best first; a target may come twice."""
    name = name[:100]
    if target := target_of(name):
        yield target, WHOLE
    parts = [part for part in _PARTS.split(name) if part.strip()]
    if len(parts) > 1:
        for part in parts:
            if target := target_of(part):
                yield target, PART
    folded = fold_name(name)
    for target, pattern, unless in _CONTAINS:
        if re.search(pattern, folded) and not (unless and re.search(unless, folded)):
            yield target, WORD


def step_of(name: str) -> str:
    """The state that a column of ticks or dates stands for: `Phone screen`, `Interview (Y/N)`, `Date rejected`."""
    words = fold_name(name).split()
    for kept in (words, [word for word in words if word not in _SURROUNDS_A_STEP]):
        text = " ".join(kept)
        if not text or text in _NO_STEP:
            continue
        found = word_meaning(text)
        if found and found.state == "applied" and text not in _APPLIED:
            return ""
        if found and found.state != "saved":
            return found.state
    return ""


@cache
def _by_language() -> Mapping[str, frozenset[str]]:
    return {
        language.NAME: frozenset(_key(one) for names in language.COLUMNS.values() for one in names.split("; "))
        for language in LANGUAGES
    }


def language_of(names: list[str]) -> str:
    """The language in which most of these columns are called; empty when none stands out."""
    keys = [_key(name) for name in names]
    found = {language: sum(key in own for key in keys) for language, own in _by_language().items()}
    best = max(found, key=lambda one: found[one])
    return best if found[best] and list(found.values()).count(found[best]) == 1 else ""
