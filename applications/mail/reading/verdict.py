"""What a mail says about an application: a no, an offer, an interview, a receipt, or nothing that can be told."""

import datetime as dt
import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from .calendars import Event, read_calendar
from .clauses import MOST_SENTENCES, MOST_WORDS, Clause, Sentence, read_sentence, sentences_of, words_of
from .evidence import A_TIME, CLEAR, DECISIVE, TAKEN_BACK, Finding, findings
from .impression import impression, speaks_most
from .languages import READ, Language, known_in, language
from .mail import ASIDE, Mail, open_mail
from .when import Slot, When, proposed

MARGIN = 1.0
SURE = 0.8  # an impression that is proposed by itself
WIDE, CLOSE = 2.0, 1.0  # how far ahead it is of what the clauses say, as logarithms
FAINTEST = 0.001
SHORT = 26  # words up to which an email means what its clauses say
SAID_AT_LENGTH = 0.15  # what a clause counts in a longer one
# how likely a meaning has to be before it is proposed, and a refusal before it is asked about
CLAIMED = {"rejection": 0.7, "interview": 0.5, "offer": 0.4, "acknowledgement": 0.45, "unknown": 0.65}
DOUBTED = 0.3
IMPRESSION = "impression"
DENIED = ("REFUSED", "FILLED", "CANCELLED", "OTHERS", "TAKENBACK")
NOES = (
    "NOT",
    "NO",
    "REGRET",
    "OTHERS",
    "BETTER",
    "REFUSED",
    "FILLED",
    "CANCELLED",
    "GONE",
    "CLOSED",
    "UNMET",
    "WANTED",
)
SAID = ("gone", "regret", "others are chosen")
SIGNATURE_LINES = 8
DAY_FIRST = ("German", "French", "Spanish")


@dataclass(frozen=True)
class Reading:
    """`evidence` is the sentence it goes by, `could_be` the meanings and their sentences where two are too close.

    The second of these may be "unknown", without a sentence.

    `nothing` says why nothing is proposed: "own" words of the person, "advert", "pending" while they decide, "language"
    or "empty". `reason` is one of the values of `applications.models.Reason`.
    """

    kind: str = "unknown"
    evidence: str = ""
    could_be: tuple[tuple[str, str], ...] = ()
    nothing: str = ""
    reason: str = "none"
    is_cancelled: bool = False
    is_called_off: bool = False
    is_screening: bool = False
    asks_for_money: bool = False
    unread_language: str = ""
    sender: str = ""
    sender_name: str = ""
    subject: str = ""
    sent_on: dt.date | None = None
    proposal: When = field(default_factory=When)
    body: str = ""

    @property
    def sender_domain(self) -> str:
        return self.sender.rpartition("@")[2].lower()

    @property
    def day(self) -> dt.date | None:
        return self.proposal.settled.day if self.proposal.settled else None

    @property
    def time(self) -> dt.time | None:
        return self.proposal.settled.time if self.proposal.settled else None

    @property
    def when(self) -> dt.datetime | None:
        """Day and hour in the zone that `zone` names."""
        return dt.datetime.combine(self.day, self.time) if self.day and self.time else None

    @property
    def zone(self) -> str:
        return self.proposal.settled.zone if self.proposal.settled else ""


@dataclass(frozen=True)
class Verdict:
    kind: str = "unknown"
    finding: Finding | None = None
    rival: Finding | None = None
    nothing: str = ""

    @property
    def said(self) -> dict[str, Finding]:
        """What is proposed, or the two that are asked about."""
        if self.rival:
            return {each.kind: each for each in (self.finding, self.rival) if each}
        return {self.kind: self.finding} if self.finding else {}


def read_email(source: str | bytes, *, today: dt.date, own: Iterable[str] = ()) -> Reading:
    """Never raises: a text that says nothing of an application is `unknown`.

    `own` are the person's addresses: what was sent from one of them is their own mail.
    """
    mail = open_mail(source, today=today)
    base = mail.sent_on or today
    event = read_calendar(mail.calendar, base=base) if mail.calendar else None
    reading = Reading(
        sender=mail.sender,
        sender_name=mail.sender_name,
        subject=mail.subject,
        sent_on=mail.sent_on,
        body=mail.text or (event.summary if event else ""),
    )
    spoken, unread = languages_of(f"{mail.text}\n{mail.subject}")
    sentences = sentences_in(mail.text, mail.subject, spoken)
    verdict = heard(judge(findings(sentences)), sentences)
    if mail.sender.lower() in {address.lower() for address in own if address}:
        verdict = Verdict(nothing="own")
    elif event and event.is_request | event.is_called_off and not (verdict.kind == "rejection" or verdict.rival):
        return _of_event(reading, event, sentences)
    elif unread:
        return replace(reading, nothing="language", unread_language=unread)
    elif verdict.kind == "unknown" and not verdict.rival and not verdict.nothing and not mail.text.strip():
        verdict = Verdict(nothing="empty")
    asks_for_money = verdict.nothing != "own" and any(sentence.has("SCAM") for sentence in sentences)
    if (
        asks_for_money
        and verdict.kind in ("offer", "interview")
        and verdict.finding
        and verdict.finding.weight < DECISIVE
    ):
        verdict = Verdict(nothing="advert")
    reading = replace(
        reading,
        kind=verdict.kind,
        evidence=sentences[verdict.finding.sentence].written if verdict.finding and not verdict.rival else "",
        could_be=tuple(
            (finding.kind, sentences[finding.sentence].written if finding.kind != "unknown" else "")
            for finding in (verdict.finding, verdict.rival)
            if finding and verdict.rival
        ),
        nothing=verdict.nothing,
        asks_for_money=asks_for_money,
    )
    if verdict.kind == "rejection" or verdict.rival:
        reading = replace(reading, reason=_reason(sentences), is_cancelled=_is_cancelled(sentences))
    if verdict.finding and "interview" in (verdict.kind, verdict.rival and verdict.rival.kind):
        return _with_when(reading, verdict, sentences, mail, base, spoken)
    return reading


def _of_event(reading: Reading, event: Event, sentences: list[Sentence]) -> Reading:
    return replace(
        reading,
        kind="interview",
        evidence=event.summary or reading.subject,
        is_called_off=event.is_called_off,
        is_screening=_is_screening(sentences),
        proposal=When((Slot(event.day, event.time, event.zone),)) if event.day else When(),
    )


def _with_when(
    reading: Reading, verdict: Verdict, sentences: list[Sentence], mail: Mail, base: dt.date, spoken: list[Language]
) -> Reading:
    written = ["" if sentence.is_signature else sentence.written for sentence in sentences]
    invites = verdict.rival or verdict.finding
    when = proposed(
        written,
        base=base,
        is_sent=mail.sent_on is not None,
        near=invites.sentence if invites else -1,
        day_first=bool(spoken) and spoken[0].name in DAY_FIRST,
    )
    called_off = any(sentence.has("CALLEDOFF") for sentence in sentences) and len(when.slots) < 2
    return replace(reading, proposal=when, is_called_off=called_off, is_screening=_is_screening(sentences))


# which sentences there are


def languages_of(text: str) -> tuple[list[Language], str]:
    """The languages the text is read in, and the name of the one that it is in but that is not read."""
    words = [word for sentence in sentences_of(text[:12_000]) for word in words_of(sentence)][:1500]
    names, unread = known_in(words)
    return ([] if unread else [language(name) for name in names or READ]), unread


def sentences_in(text: str, subject: str = "", spoken: list[Language] | None = None) -> list[Sentence]:
    """The sentences of a mail with what their clauses say, each in its language; the subject comes last."""
    written = [(each, False) for each in sentences_of(text)][:MOST_SENTENCES]
    written += [(each, True) for each in sentences_of(subject)]
    spoken = languages_of(f"{text}\n{subject}")[0] if spoken is None else spoken
    sentences: list[Sentence] = []
    words = 0
    for each, is_subject in written:
        if not spoken or words > MOST_WORDS:
            break
        one = _spoken_in(words_of(ASIDE.sub(" ", each)), spoken[0])
        sentence = read_sentence(each, len(sentences), one.lexicon, is_free_order=one.is_free_order)
        sentence.is_subject = is_subject
        sentence.is_signature = not is_subject and _is_signature(sentence, sentences)
        words += len(sentence.words)
        sentences.append(sentence)
    return sentences


def _spoken_in(words: list[str], main: Language) -> Language:
    """The language of a sentence: that of the mail, unless another one fits better."""
    fits = [(2 * sum(word in one.common for word in words) + (one is main), one) for one in map(language, READ)]
    best = max(fit for fit, _ in fits)
    equal = [one for fit, one in fits if fit == best]
    return equal[0] if len(equal) == 1 else max(equal, key=lambda one: one.fits(words))


def _is_signature(sentence: Sentence, before: list[Sentence]) -> bool:
    """The short lines that follow “Kind regards”: names, titles, telephones, a link to book a meeting."""
    last = next((each for each in reversed(before[-SIGNATURE_LINES:]) if _is_closing(each)), None)
    if last is None or len(sentence.written) > 90 or sentence.has("LABEL"):
        return False
    return all(each.is_signature for each in before[last.number + 1 :])


def _is_closing(sentence: Sentence) -> bool:
    spans = [span for clause in sentence.clauses for span in clause.found("CLOSING")]
    words = sentence.words
    return bool(spans) and spans[0].start == 0 and len(words) - spans[0].end <= 2 and "for" not in words


# what they come to


def judge(found: Iterable[Finding]) -> Verdict:
    """The meaning that is ahead of the others by a margin, or the two that are not."""
    best: dict[str, Finding] = {}
    told: Counter[str] = Counter()
    taken_back = None
    noes: list[Finding] = []
    own: set[int] = set()  # sentences in which the person speaks
    for finding in found:
        if finding.kind == "rejection" and finding.weight >= CLEAR:
            noes.append(finding)
        if finding.kind == "own":
            own.add(finding.sentence)
        if finding.why == TAKEN_BACK and finding.weight >= DECISIVE:
            taken_back = finding
        told[finding.kind] += 1
        if finding.kind not in best or finding.weight > best[finding.kind].weight:
            best[finding.kind] = finding

    def weight(kind: str) -> float:
        return best[kind].weight if kind in best else 0.0

    no, offer, talk, receipt = weight("rejection"), weight("offer"), weight("interview"), weight("acknowledgement")
    is_only_a_time = talk == CLEAR and best["interview"].why == A_TIME
    refusing = {each.sentence for each in noes if each.weight >= DECISIVE and each.is_personal} - own
    is_refused = len(refusing) >= told["own"]
    if "own" in best and weight("own") >= max(no, offer, talk) and not is_refused:
        return Verdict(nothing="own")
    # what is sent to everybody counts for less beside a word to an applicant
    is_promised = receipt >= CLEAR and best["acknowledgement"].why == "review"
    sold = {
        kind: weight(kind) + (told[kind] > 1) - (receipt >= CLEAR and not (is_promised and told[kind] > 1))
        for kind in ("advert", "cold")
        if told[kind]
    }
    most_sold = max(sold.values(), default=0.0)
    # a newsletter that tells of refusals refuses nobody
    personal_no = any(each.is_personal for each in noes) or not most_sold
    is_sold = most_sold >= max(offer, talk) and (most_sold > CLEAR or sold.get("cold", 0.0) == most_sold > 0)
    is_sold = is_sold or (most_sold > 0 and is_only_a_time)
    if taken_back:
        return Verdict("rejection", taken_back)
    if no >= DECISIVE and offer >= DECISIVE and abs(no - offer) < MARGIN and most_sold < DECISIVE:
        return Verdict(finding=best["rejection"], rival=best["offer"])
    if no >= DECISIVE and receipt >= DECISIVE and not any(each.is_personal or each.why in SAID for each in noes):
        # “all who lack a licence are refused” in a receipt
        return Verdict(finding=best["rejection"], rival=best["acknowledgement"])
    if no == CLEAR and receipt >= DECISIVE and not any(each.is_personal for each in noes):
        return Verdict("acknowledgement", best["acknowledgement"])
    if no >= CLEAR and no >= max(offer, talk) and (personal_no or no >= DECISIVE > most_sold):
        return Verdict("rejection", best["rejection"])
    if offer >= CLEAR and not (offer < DECISIVE <= talk) and not is_sold:
        return Verdict("offer", best["offer"])
    if talk >= CLEAR and not is_sold and not (is_only_a_time and receipt >= DECISIVE):
        return Verdict("interview", best["interview"])
    if {"farewell", "competed"} <= best.keys() and "stilltocome" not in best and most_sold <= 0:
        return Verdict("rejection", best["farewell"])
    is_still_open = told["pending"] > told["acknowledgement"]
    if receipt >= CLEAR and is_still_open and best["acknowledgement"].why == "review":
        return Verdict(nothing="pending")  # “we will write as soon as the panel has met”
    if receipt >= CLEAR and receipt > most_sold:
        return Verdict("acknowledgement", best["acknowledgement"])
    return Verdict(nothing="advert" if most_sold > 0 else "pending" if "pending" in best else "")


def heard(verdict: Verdict, sentences: list[Sentence]) -> Verdict:
    """The verdict of the clauses beside what the email sounds like as a whole.

    A few sentences mean what their clauses say. The longer an email is, the more does its sound count, since a clause
    may stand for something else in it. Where the two are of two minds about a refusal, the person is asked.
    """
    told = [sentence for sentence in sentences if sentence.told]
    if len(told) < 2:
        return verdict  # a sentence alone has no sound beside what it says
    if verdict.rival and all(each.weight >= DECISIVE for each in verdict.said.values()):
        return verdict  # refused for one role and offered another
    sounds = impression(
        [each.heard for each in told if not each.is_subject], [each.heard for each in told if each.is_subject]
    )
    if not sounds:
        return verdict
    length = sum(len(each.heard) for each in told if not each.is_subject and not each.is_signature)
    return _in_short(verdict, sounds, sentences) if length < SHORT else _at_length(verdict, sounds, sentences)


def _at_length(verdict: Verdict, sounds: dict[str, float], sentences: list[Sentence]) -> Verdict:
    """What a whole email sounds like most; of a refusal that is not sure, and of what may be one, the person is
    asked.
    """
    said = verdict.said
    counts = {kind: math.log(max(share, FAINTEST)) for kind, share in sounds.items()}
    for kind, each in said.items():
        counts[kind] += SAID_AT_LENGTH * each.weight
    if verdict.nothing:
        counts["unknown"] += SAID_AT_LENGTH * (2 * CLEAR if verdict.nothing == "own" else CLEAR)
    total = sum(map(math.exp, counts.values()))
    shares = {kind: math.exp(count) / total for kind, count in counts.items()}
    first, second = sorted(shares, key=lambda kind: -shares[kind])[:2]

    def found(kind: str) -> Finding:
        able = _that_may_say(kind, sentences) or {each.number: each.told for each in sentences if each.told}
        return said.get(kind) or Finding(kind, CLEAR, speaks_most(kind, able), IMPRESSION)

    if shares[first] < CLAIMED[first] and "rejection" in (first, second) and shares["rejection"] >= DOUBTED:
        other = second if first == "rejection" else first
        return Verdict(finding=found("rejection"), rival=found(other))
    if first == "unknown" or shares[first] < CLAIMED[first]:
        return Verdict(nothing=verdict.nothing)
    return Verdict(first, found(first))


def _in_short(verdict: Verdict, sounds: dict[str, float], sentences: list[Sentence]) -> Verdict:
    """What the clauses say and what it sounds like, each by how sure it is."""
    said = verdict.said
    if "rejection" not in said and not _that_may_say("rejection", sentences):
        if sounds["rejection"] > max(sounds["interview"], sounds["offer"]):
            sounds |= {"interview": 0.0, "offer": 0.0}  # what would be a refusal is no promise
        others = {kind: share for kind, share in sounds.items() if kind != "rejection"}
        sounds = {kind: share / sum(others.values()) for kind, share in others.items()}
    counts = {kind: math.log(max(share, FAINTEST)) for kind, share in sounds.items()}
    for kind, each in said.items():
        counts[kind] += each.weight + (each.weight >= DECISIVE) - (kind == "acknowledgement")
    if verdict.nothing:
        counts["unknown"] += 2 * CLEAR if verdict.nothing == "own" else CLEAR
    first, second = sorted(counts, key=lambda kind: -counts[kind])[:2]

    def found(kind: str) -> Finding:
        return said.get(kind) or Finding(kind, CLEAR, speaks_most(kind, _that_may_say(kind, sentences)), IMPRESSION)

    is_close = counts[first] - counts[second] < WIDE
    if first == "unknown":
        is_sure = all(counts[first] - counts[kind] >= CLOSE for kind in said)
        return Verdict(nothing=verdict.nothing) if is_sure else verdict
    far = WIDE if verdict.nothing == "own" else CLOSE
    if first not in said and (sounds[first] < SURE or (not said and counts[first] - counts["unknown"] < far)):
        return verdict
    if is_close and "rejection" in (first, second) and second != "unknown" and {first, second} & said.keys():
        other = second if first == "rejection" else first
        if counts[first] - counts[second] < CLOSE or second in said:
            return Verdict(finding=found("rejection"), rival=found(other))
    return Verdict(first, found(first))


def _that_may_say(kind: str, sentences: list[Sentence]) -> dict[int, list[str]]:
    """The sentences that may say so, by number: a refusal denies something, regrets it or speaks of others."""
    able = {
        each.number: each.told
        for each in sentences
        if each.told and (kind != "rejection" or any(map(_may_refuse, each.unconditional)))
    }
    body = {number: told for number, told in able.items() if not sentences[number].is_subject}
    return body or able


def _may_refuse(clause: Clause) -> bool:
    """“We have not turned you down” denies a no."""
    is_denied = not clause.is_free_order and any(clause.is_negated(span) for span in clause.found(*DENIED))
    return clause.has(*NOES) and not is_denied


def _is_cancelled(sentences: list[Sentence]) -> bool:
    """Whether they say that the role itself is gone, not that somebody else has it."""
    return any(
        not clause.is_negated(span) and clause.has("ROLE", "DECIDED", "REGRET")
        for sentence in sentences
        for clause in sentence.clauses
        if not clause.condition
        for span in clause.found("CANCELLED")
    )


def _reason(sentences: list[Sentence]) -> str:
    """The first of these reasons that a clause gives which is not under a condition."""
    clauses = [clause for sentence in sentences for clause in sentence.clauses if not clause.condition]
    if _is_cancelled(sentences):
        return "other"
    for reason, tag in (("filled", "FILLED"), ("requirement", "REQUIREMENT"), ("comparative", "COMPARED")):
        if any(clause.has(tag) for clause in clauses):
            return reason
    return "other" if any(clause.has("GONE") and clause.has("ROLE") for clause in clauses) else "none"


def _is_screening(sentences: list[Sentence]) -> bool:
    return any(sentence.has("SCREENING") for sentence in sentences if not sentence.is_signature)
