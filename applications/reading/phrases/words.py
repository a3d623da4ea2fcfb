"""What the phrases are made of. Every gap in a phrase is bounded, so that no text takes long."""

import re
from collections.abc import Iterator
from functools import cached_property

WORDS = {
    "GAP": r"[^\n]{0,40}",
    "NEAR": r"[^\n]{0,20}",
    "FAR": r"[^\n]{0,90}",
    "NOT": (
        r"(?:\bnot(?! yet| only| hesitate| need| forgotten)|(?<!\bcan)(?<!\bcould)n't(?: be)?|\bcannot"
        r"|\bcan't(?! wait)|\bunable to|\bcouldn't(?! be happier| be more| wait)|\bno longer|\bagainst|\bnever)"
    ),
    "ADVANCE": (
        r"\b(?:mov(?:e|ing|ed)|go(?:ing|ne)?|progress(?:ing|ed)?|proceed(?:ing|ed)?|advanc(?:e|ing|ed)|continu(?:e"
        r"|ing|ed)|tak(?:e|ing|en)|carry(?:ing)?|push(?:ing|ed)?|put(?:ting)?|bring(?:ing)?)"
    ),
    "FORWARD": (
        r"\b(?:forward|ahead|further|with you|your (?:application|candidacy|candidature|profile|cv|resume|submission)"
        r"|you (?:to|on|through|into)|through|to (?:the |an |a )?(?:next|interview|second|final|subsequent|following)"
        r"|with (?:this|the|an?) (?:application|candidacy)|any further|past|beyond|in (?:the|this"
        r"|our) (?:\w{1,14} )?process)"
    ),
    "OTHERS": (
        r"\b(?:other|another|different|alternative|stronger|internal|external|some(?:one| of the)|a (?:number"
        r"|small number|handful|few) of)"
    ),
    "PEOPLE": (
        r"\b(?:candidates?|applicants?|individuals?|people|persons?|profiles?|someone|applications?|finalists?|folks?"
        r"|others|those|interviewees?|contenders?)"
    ),
    "ROLE": (
        r"\b(?:position|role|vacancy|vacancies|job|opening|opportunity|requisition|post|search|headcount|internship"
        r"|apprenticeship|recruitment|placement|traineeship)"
    ),
    "DECIDED": (
        r"\b(?:decided|chosen|elected|opted|choosing|decision|determined|concluded|agreed|resolved|choice|conclusion)"
    ),
    "TALK": (
        r"\b(?:interview|call|chat|conversation|meeting|screen(?:ing)?|discussion|phone|video|zoom|teams|coffee"
        r"|introduction|intro)"
    ),
    "TEST": (
        r"\b(?:assessment|coding (?:test|challenge|exercise|task)|technical (?:test|challenge|exercise|task"
        r"|assessment)|take-home(?: \w{1,12})?|online test|skills test|case study|psychometric tests?|work sample"
        r"|aptitude tests?|hackerrank|codility|codesignal|hirevue|one-way video|video interview"
        r"|situational judgement test|written (?:task|exercise))"
    ),
    "NEXT": (
        r"\b(?:next|second|third|final|first|last|following|interview|telephone|phone|technical|assessment|onsite"
        r"|on-site) ?(?:and final )?(?:stage|round|step|phase|interview|part of)"
    ),
    "WISH": (
        r"(?:(?:would|'d) (?:really |very much |absolutely |all )?(?:like|love|be (?:keen|happy|delighted|great|good"
        r"|glad|interested|pleased|thrilled|excited))|(?:are|'re|am|'m|is) (?:very |really |absolutely )?(?:keen"
        r"|happy|delighted|pleased|excited|thrilled|glad|interested|hoping|looking|eager)|want(?:ed)?|hop(?:e|ing))"
    ),
}


class Phrases:
    """Patterns that are put together when a mail is first read: all of them take a third of a second."""

    def __init__(self, *sources: str):
        self.sources = sources

    @cached_property
    def patterns(self) -> tuple[re.Pattern[str], ...]:
        return tuple(re.compile(_spelled_out(source)) for source in self.sources)

    def __iter__(self) -> Iterator[re.Pattern[str]]:
        return iter(self.patterns)


def _spelled_out(source: str) -> str:
    return re.sub("|".join(WORDS), lambda word: WORDS[word[0]], source)
