"""Which application a mail is about."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from .phrases import folded
from .verdict import Reading

BODY_LIMIT = 20_000
LEGAL_FORMS = frozenset(
    "ltd limited inc incorporated llc llp lp plc gmbh mbh ag kg kgaa ug se ohg sa sas sarl srl spa sl slu bv nv oy "
    "oyj ab as "
    "asa aps kft zoo co corp corporation company group holding holdings pty pte pvt private the of uk us usa "
    "international "
    "deutschland france espana".split()
)
LINKS = frozenset("and und et y e".split())
# who carries other companies' mail: programs for applications, job boards, calendars, post offices
POSTMEN = frozenset(
    "linkedin indeed glassdoor monster totaljobs reed cvlibrary stepstone xing seek ziprecruiter wellfound angellist "
    "otta handshake "
    "welcometothejungle infojobs workday myworkday myworkdayjobs greenhouse lever ashby ashbyhq smartrecruiters "
    "recruitee personio "
    "teamtailor workable bamboohr icims jobvite successfactors taleo oraclecloud breezy breezyhr pinpoint applytojob "
    "jazzhr eightfold "
    "softgarden rexx dvinci onlyfy join google gmail googlemail microsoft outlook hotmail office yahoo icloud apple "
    "proton zoom "
    "calendly docusign hellosign dropboxsign hirevue hackerrank codility codesignal testgorilla goodtime teams".split()
)
# names that are words as well: they have to be written as names
WORDS = frozenset(
    "next apple target shell gap square stripe three boots indeed monday notion slack zoom meta oracle sage visa ford "
    "orange sky "
    "virgin bolt wise mind shelter focus spring summit bridge anchor atlas beacon horizon impact insight match hinge "
    "snap box loom "
    "linear ramp plaid remote lever greenhouse reed total monster handshake progress first direct compass element "
    "elements future "
    "fair care crisis hive hero home host joy kind lead live local loop lucky lush magic mars mint moss motion nature "
    "nest north "
    "ocean open pact pace path peak pearl people pilot pioneer planet point power prime prism pulse quest rain rapid "
    "reach ready "
    "real red ripple rise river road rock root sense shift signal silver simple smart snow source south space spark "
    "sphere spirit "
    "spot stack stage standard star start station stone storm story stream street strong sun swift switch talent team "
    "tide time top "
    "touch tower track trust unity unit union value vantage venture verge via vine vision vital voice wave way west "
    "wild wind wing "
    "wonder work world young zest zero amber acorn birch cedar elm fir maple oak pine rowan act action active advance "
    "agency ally "
    "alpha apex arc area arm art aspect asset aviva basic bath bee best better big black blue bond book bright brook "
    "build call".split()
)
GENDERS = re.compile(r"\((?:[mwfdxhi]\W?){2,4}\)|\b[mwfd](?:/[mwfdx]){1,2}\b", re.I)


@dataclass(frozen=True)
class Candidate:
    """`agency` may write for the company; `hints` are domains or addresses known to belong to it."""

    pk: int
    company: str
    title: str
    agency: str = ""
    hints: Sequence[str] = ()
    is_open: bool = True
    last_news_on: date | None = None


@dataclass(frozen=True)
class _Letter:
    """A mail as it is searched: folded words between single spaces, and what was written."""

    domain: str
    sender: str
    subject: str
    body: str
    written: str


def match(reading: Reading, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Those the mail speaks of, best first. A title alone counts when no company is named and one fits."""
    written = f"{reading.sender_name}\n{reading.subject}\n{reading.body[:BODY_LIMIT]}"
    letter = _Letter(
        reading.sender_domain,
        f" {_words(reading.sender_name)} {_words(reading.sender.partition('@')[0])} ",
        f" {_words(reading.subject)} ",
        f" {_words(reading.body[:BODY_LIMIT])} ",
        written,
    )
    scored = []
    for candidate in candidates:
        company = max(
            _name_score(candidate.company, candidate.hints, letter), _name_score(candidate.agency, (), letter) - 1
        )
        scored.append((max(0, company), _title_score(candidate.title, letter), candidate))
    named = [each for each in scored if each[0]]
    if not named:
        best = max((title for _, title, _ in scored), default=0.0)
        fitting = [each for each in scored if each[1] == best >= 4]
        named = fitting if len(fitting) == 1 else []
    named.sort(
        key=lambda each: (each[0] + each[1] + 2 * each[2].is_open, each[2].last_news_on or date.min), reverse=True
    )
    return [candidate for _, _, candidate in named]


def _words(text: str) -> str:
    """Folded words without apostrophes and without “and”: “Marks & Spencer” is “Marks and Spencer”."""
    plain = folded(text).replace("'", "").replace("&", " ")
    return " ".join(word for word in re.findall(r"[^\W_]+", plain) if word not in LINKS)


def _core(name: str) -> list[str]:
    """The words of a name without its legal form."""
    words = _words(name).split()
    return [word for word in words if word not in LEGAL_FORMS] or words


def _name_score(name: str, hints: Sequence[str], letter: _Letter) -> int:
    core = _core(name)
    if not core:
        return 0
    phrase, joined = f" {' '.join(core)} ", "".join(core)
    labels = re.split(r"[.-]", letter.domain)[:-1]
    is_sender = (
        joined in labels
        or joined in letter.domain.replace("-", "").split(".")[:-1]
        or (len(joined) >= 6 and any(joined in label for label in labels))
    )
    is_called = phrase in letter.sender or joined in letter.sender.split()
    is_told = (phrase in letter.subject or phrase in letter.body) and _is_written_as_name(core, letter.written)
    if joined in POSTMEN:
        return 2 * is_told + (is_sender or is_called)
    score = 10 * any(_same_domain(letter.domain, hint) for hint in hints)
    score += 8 * is_sender + 6 * is_called
    score += 6 * (is_told and phrase in letter.subject) + 5 * (is_told and phrase in letter.body)
    return score


def _same_domain(domain: str, hint: str) -> bool:
    known = hint.rpartition("@")[2].lower().removeprefix("www.")
    return bool(known) and (domain == known or domain.endswith(f".{known}"))


def _is_written_as_name(core: list[str], written: str) -> bool:
    """A name that is a word as well must begin with a capital inside a sentence: “Next” is not “the next step”."""
    if len(core) > 1 or (len(core[0]) > 3 and core[0] not in WORDS):
        return True
    capital = re.escape(core[0][:1].upper()) + f"(?i:{re.escape(core[0][1:])})"
    return bool(re.search(rf"(?:[^\s.!?:] |[(\"'@|/]|^){capital}\b", written, re.M))


def _title_score(title: str, letter: _Letter) -> float:
    """From 4 on the whole title is named; of two such titles the longer one fits better."""
    words = _words(GENDERS.sub(" ", title)).split()
    if not words:
        return 0
    phrase = f" {' '.join(words)} "
    if phrase in letter.subject or phrase in letter.body:
        return 4 + len(words) / 10 if len(words) > 1 else 2
    named = sum(f" {word} " in letter.subject or f" {word} " in letter.body for word in words)
    return 2 if named == len(words) else 1 if named / len(words) >= 0.6 else 0
