"""What a mail says about an application: a no, an offer, an interview, a receipt, or nothing that can be told."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from applications.reading import phrases
from applications.reading.mail import Mail, open_mail
from applications.reading.when import Proposal, proposed

ABBREVIATIONS = ("a.m", "p.m", "mr", "ms", "mrs", "dr", "e.g", "i.e", "st")
SENTENCE_END = re.compile(
    "".join(rf"(?<!\b{re.escape(each)}\.)" for each in ABBREVIATIONS)
    + r"(?<=[.!?])[\"')\]]{0,2} {1,4}(?=\W{0,3}\w)|\n",
    re.I,
)
SENTENCE_LIMIT = 700
PLAIN = str.maketrans("’‘ʼ`“”–—‑\u00a0*_é", "''''\"\"---   e")
CALENDAR_START = re.compile(r"^DTSTART(?:;[^:\n]{0,120})?:(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)\d\d(Z?))?", re.M)
CALENDAR_SUMMARY = re.compile(r"^SUMMARY(?:;[^:\n]{0,120})?:([^\n]{0,300})", re.M)


@dataclass(frozen=True)
class Reading:
    """`evidence` is the sentence it goes by; `reason` one of the values of `applications.models.Reason`."""

    kind: str = "unknown"
    evidence: str = ""
    reason: str = "none"
    is_cancelled: bool = False
    sender: str = ""
    sender_name: str = ""
    subject: str = ""
    sent_on: dt.date | None = None
    day: dt.date | None = None
    time: dt.time | None = None
    body: str = ""

    @property
    def sender_domain(self) -> str:
        return self.sender.rpartition("@")[2].lower()

    @property
    def when(self) -> dt.datetime | None:
        return Proposal(self.day, self.time).moment


@dataclass(frozen=True)
class Hit:
    line: int
    sentence: str
    before: str
    matched: str
    after: str


class Sentences:
    def __init__(self, texts: Iterable[str]) -> None:
        self.written: list[str] = []
        for text in texts:
            for sentence in SENTENCE_END.split(text):
                squeezed = re.sub(r"\s+", " ", sentence).strip()
                self.written += [squeezed[at : at + SENTENCE_LIMIT] for at in range(0, len(squeezed), SENTENCE_LIMIT)]
        self.plain = [re.sub(r" {2,}", " ", each.translate(PLAIN)).strip().lower() for each in self.written]
        self.lines = "\n".join(self.plain)

    def hits(self, patterns: Iterable[re.Pattern[str]]) -> Iterator[Hit]:
        """Where the patterns are found, the earlier sentence of each pattern first."""
        for pattern in patterns:
            for match in pattern.finditer(self.lines):
                start = self.lines.rfind("\n", 0, match.start()) + 1
                end = self.lines.find("\n", match.end())
                number = self.lines.count("\n", 0, start)
                yield Hit(
                    number,
                    self.written[number],
                    self.lines[start : match.start()],
                    match[0],
                    self.lines[match.end() : end if end >= 0 else len(self.lines)],
                )


def read_email(source: str | bytes, *, today: dt.date) -> Reading:
    """Never raises: a text that says nothing of an application is `unknown`."""
    mail = open_mail(source, today=today)
    sentences = Sentences([mail.text, mail.subject])
    kind, evidence = _verdict(sentences, mail, today)
    proposal = _proposal(sentences, mail, today) if kind == "interview" else Proposal()
    is_cancelled = kind == "rejection" and any(_rejects(hit) for hit in sentences.hits(phrases.CANCELLED))
    return Reading(
        kind=kind,
        evidence=evidence,
        reason=_reason(sentences, is_cancelled) if kind == "rejection" else "none",
        is_cancelled=is_cancelled,
        sender=mail.sender,
        sender_name=mail.sender_name,
        subject=mail.subject,
        sent_on=mail.sent_on,
        day=proposal.day,
        time=proposal.time,
        body=mail.text,
    )


def _verdict(sentences: Sentences, mail: Mail, today: dt.date) -> tuple[str, str]:
    noes = [hit for hit in sentences.hits(chain(phrases.REJECTION, phrases.ROLE_GONE, phrases.REGRET)) if _rejects(hit)]
    offer = _any(sentences, phrases.OFFER, _offers)
    if noes and not (offer and _is_offered_first(offer, noes)):
        return "rejection", noes[0].sentence
    if (farewell := _any(sentences, phrases.FAREWELL, _rejects)) and _is_implied_no(sentences):
        return "rejection", farewell.sentence
    if next(sentences.hits(phrases.UNFINISHED), None) and not _any(sentences, phrases.INTERVIEW, _invites):
        return "unknown", ""
    if not next(sentences.hits(phrases.ADVERT), None):
        if offer:
            return "offer", offer.sentence
        if "METHOD:REQUEST" in mail.calendar:
            summary = CALENDAR_SUMMARY.search(mail.calendar)
            return "interview", (summary[1].strip() if summary else mail.subject)
        if found := _any(sentences, phrases.INTERVIEW, _invites):
            return "interview", found.sentence
        if found := _any(sentences, phrases.SUCCESS, _offers):
            return "offer", found.sentence
        if met := _meeting(sentences, mail.sent_on or today):
            return "interview", met
    if found := next(sentences.hits(phrases.ACKNOWLEDGEMENT), None):
        return "acknowledgement", found.sentence
    return "unknown", ""


def _any(sentences: Sentences, patterns, counts) -> Hit | None:
    return next((hit for hit in sentences.hits(patterns) if counts(hit)), None)


def _is_conditional(hit: Hit) -> bool:
    clause = phrases.BREAK.split(hit.before + hit.matched)[-1]
    part = phrases.PART.split(clause)[-1]
    return bool(
        phrases.CONDITION.search(clause) or phrases.NEAR_CONDITION.search(part) or phrases.WHOEVER.search(hit.before)
    )


def _rejects(hit: Hit) -> bool:
    return not (
        _is_conditional(hit)
        or phrases.EARLIER.match(hit.after)
        or phrases.CONDITION_AFTER.search(hit.matched + phrases.PART.split(hit.after)[0])
        or phrases.SCHEDULING.search(hit.before + hit.matched + hit.after)
    )


def _is_offered_first(offer: Hit, noes: list[Hit]) -> bool:
    """A "not" after an offer is about something smaller, unless the offer itself is taken back."""
    return all(offer.line < no.line and not phrases.TAKEN_BACK.search(no.matched) for no in noes)


def _is_implied_no(sentences: Sentences) -> bool:
    """A farewell after a hard choice, with nothing more to come."""
    return bool(_any(sentences, phrases.COMPETED, _rejects)) and not phrases.STILL_TO_COME.search(sentences.lines)


def _offers(hit: Hit) -> bool:
    sentence = hit.before + hit.matched + hit.after
    return not (
        _is_conditional(hit)
        or phrases.OF_A_STEP.search(hit.matched)
        or phrases.PROCESS.search(sentence)
        or phrases.NOT_OFFERED.search(hit.before)
    )


def _invites(hit: Hit) -> bool:
    sentence = hit.before + hit.matched + hit.after
    is_over = phrases.OVER.search(phrases.PART.split(hit.before)[-1]) or phrases.NEGATED.search(hit.before)
    return not (
        is_over or _is_conditional(hit) or phrases.PROCESS.search(sentence) or phrases.STEP_IF.search(hit.after)
    )


def _meeting(sentences: Sentences, base: dt.date) -> str:
    """A sentence that names a day, an hour and a conversation, however it is put."""
    proposal = proposed(sentences.plain, base=base)
    if proposal.moment is None:
        return ""
    sentence = sentences.plain[proposal.line]
    if not phrases.MEETING.search(sentence) or phrases.PROCESS.search(sentence) or phrases.CONDITION.search(sentence):
        return ""
    return sentences.written[proposal.line]


def _reason(sentences: Sentences, is_cancelled: bool) -> str:
    if is_cancelled:
        return "other"
    for reason, patterns in (
        ("filled", phrases.FILLED),
        ("requirement", phrases.REQUIREMENT),
        ("comparative", phrases.COMPARED),
    ):
        if any(not _is_conditional(hit) for hit in sentences.hits(patterns)):
            return reason
    return "other" if any(_rejects(hit) for hit in sentences.hits(phrases.ROLE_GONE)) else "none"


def _proposal(sentences: Sentences, mail: Mail, today: dt.date) -> Proposal:
    base = mail.sent_on or today
    written = proposed(sentences.plain, base=base)
    start = CALENDAR_START.search(mail.calendar)
    if not start:
        return written
    try:
        day = dt.date(*map(int, start.group(1, 2, 3)))
        clock = dt.time(int(start[4]), int(start[5])) if start[4] and not start[6] else None
    except ValueError:
        return written
    if clock is None and written.time:
        return written
    return Proposal(day, clock)
