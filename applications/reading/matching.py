"""Which application a mail is about."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from applications.reading.verdict import Reading

LEGAL_FORMS = set(
    "ltd limited inc incorporated llc llp plc gmbh ag sa sas bv nv oy ab as co corp corporation company group holdings "
    "the and of uk us usa".split()
)
BODY_LIMIT = 20_000


@dataclass(frozen=True)
class Candidate:
    """`hints` are domains or addresses known to belong to the company."""

    pk: int
    company: str
    title: str
    hints: Sequence[str] = ()
    is_open: bool = True
    last_news_on: date | None = None


def match(reading: Reading, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Those the mail speaks of, best first. A title alone counts when no company is named and one fits."""
    domain = reading.sender_domain
    from_names = f" {_folded(reading.sender_name)} {_folded(reading.sender.partition('@')[0])} "
    subject, body = f" {_folded(reading.subject)} ", f" {_folded(reading.body[:BODY_LIMIT])} "
    written = f"{reading.sender_name}\n{reading.subject}\n{reading.body[:BODY_LIMIT]}"
    scored = []
    for candidate in candidates:
        company = _company_score(candidate, domain, from_names, subject, body, written)
        title = _title_score(candidate.title, subject, body)
        scored.append((company, title, candidate))
    named = [each for each in scored if each[0]]
    if not named:
        by_title = [each for each in scored if each[1] >= 4]
        named = by_title if len(by_title) == 1 else []
    named.sort(
        key=lambda each: (each[0] + each[1] + 2 * each[2].is_open, each[2].last_news_on or date.min), reverse=True
    )
    return [candidate for _, _, candidate in named]


def _folded(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.replace("&", " ").replace("'", "").replace("’", "").lower()))


def _company_score(candidate: Candidate, domain: str, from_names: str, subject: str, body: str, written: str) -> int:
    words = _folded(candidate.company).split()
    core = [word for word in words if word not in LEGAL_FORMS] or words
    if not core:
        return 0
    name, joined = f" {' '.join(core)} ", "".join(core)
    full = f" {' '.join(words)} "
    labels = re.split(r"[.-]", domain)[:-1]
    score = 0
    if any(_same_domain(domain, hint) for hint in candidate.hints):
        score += 10
    if (
        joined in labels
        or joined in domain.replace("-", "").split(".")[:-1]
        or (len(joined) >= 6 and any(joined in label for label in labels))
    ):
        score += 8
    if name in from_names or joined in from_names.split():
        score += 6
    if full in subject or name in subject:
        score += 6 if _is_written_as_name(core, written) else 0
    if full in body or name in body:
        score += 5 if _is_written_as_name(core, written) else 0
    return score


def _same_domain(domain: str, hint: str) -> bool:
    known = hint.rpartition("@")[2].lower().removeprefix("www.")
    return bool(known) and (domain == known or domain.endswith(f".{known}"))


def _is_written_as_name(core: list[str], written: str) -> bool:
    """A name of one word must begin with a capital inside a sentence: "Next" is not "the next step"."""
    if len(core) > 1:
        return True
    capital = re.escape(core[0][:1].upper()) + f"(?i:{re.escape(core[0][1:])})"
    return bool(re.search(rf"(?:[^\s.!?:] |[(\"'@|/]|^){capital}\b", written, re.M))


def _title_score(title: str, subject: str, body: str) -> int:
    words = _folded(title).split()
    if not words:
        return 0
    phrase = f" {' '.join(words)} "
    if phrase in subject or phrase in body:
        return 4 if len(words) > 1 else 2
    return 2 if all(f" {word} " in subject or f" {word} " in body for word in words) else 0
