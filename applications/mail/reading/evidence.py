"""What each clause of a mail is evidence for. The rules are the same in every language; the phrases are its own."""

from collections.abc import Iterator
from dataclasses import dataclass

from .clauses import Clause, Sentence
from .phrases import Span

DECISIVE, CLEAR, HINT, SLIGHT = 3.0, 2.0, 1.0, 0.5
CONCEDED = 1.0  # what an “although” takes off
OUT_OF_WORK = 1.0  # and a mail in which nothing is said of work
TERSE = 5  # words, as in “not selected”
ELSEWHERE = 3.0  # and one about a flat, a loan or a parcel

WITHHELD = ("ADVANCE", "CHOOSE", "LOOKEDAT", "INVITE", "SUCCEED", "FIT", "JOINS")
OF_WORK = ("APPLICATION", "APPLY", "STEP", "TEST")
TAKEN_BACK = "taken back"
OTHERS_CHOSEN = "others are chosen"
A_TIME = "a day and an hour"
TOLD = (OTHERS_CHOSEN, "refused", "withheld")
MEANINGS = ("rejection", "interview", "offer", "acknowledgement")

Told = tuple[str, float, str]


@dataclass(frozen=True, slots=True)
class Finding:
    """One clause that speaks for a meaning, and how strongly. `why` names the rule."""

    kind: str
    weight: float
    sentence: int
    why: str
    is_personal: bool = False


def findings(sentences: list[Sentence]) -> list[Finding]:
    """What every clause says, weighed by how it says it and what the mail is about."""
    is_of_a_job = any(sentence.is_of_a_job for sentence in sentences)
    is_of_work = is_of_a_job or any(sentence.has(*OF_WORK) for sentence in sentences)
    is_elsewhere = not is_of_a_job and any(sentence.has("ELSEWHERE") for sentence in sentences)
    found = []
    for sentence in sentences:
        for clause in sentence.clauses:
            for kind, weight, why in _of_clause(sentence, clause):
                if kind in MEANINGS:
                    weight -= ELSEWHERE * is_elsewhere
                    weight -= OUT_OF_WORK * (not is_of_work and kind != "rejection")
                    weight -= CONCEDED * clause.is_conceded
                if sentence.is_subject:
                    weight = min(weight, CLEAR)
                if weight > 0:
                    is_status = ":" in clause.words  # “Outcome: declined”
                    is_personal = clause.has("YOU", "APPLICATION") or (why in TOLD and (is_status or _is_told(clause)))
                    found.append(Finding(kind, weight, sentence.number, why, is_personal))
    return [*found, *_appointment(sentences, is_of_work)]


def _appointment(sentences: list[Sentence], is_of_work: bool) -> Iterator[Finding]:
    """A day with its hour in a mail that speaks of a conversation or a test, whoever words it however."""
    if not is_of_work or not any(sentence.has("TALK", "TEST") for sentence in sentences):
        return
    for sentence in sentences:
        if sentence.is_signature or sentence.has(
            "PAST", "GENERIC", "ADVERT", "OWN", "SOFT", "NOT", "PENDING", "ELSEWHERE", "RECEIVED"
        ):
            continue
        words = sentence.words
        if "clock" in words and any(
            clause.words[span.start] not in ("clock", "at", "um")
            for clause in sentence.clauses
            for span in clause.found("DAYTIME")
        ):
            yield Finding("interview", CLEAR, sentence.number, A_TIME)


def _of_clause(sentence: Sentence, clause: Clause) -> Iterator[Told]:
    yield from _of_the_writer(clause)
    if sentence.is_signature:
        return
    no = list(_refusal(sentence, clause))
    promised = [*_invitation(sentence, clause), *_offer(sentence, clause)]
    if any(weight >= CLEAR and why != "regret" for _, weight, why in no):
        yield from no  # what a clause denies it does not promise
    elif promised:
        yield from (
            told for told in no if told[2] != "regret"
        )  # “I’m sorry to say that we have to move your interview”
        yield from promised
    else:
        yield from no
    yield from _receipt(clause)


def _is_told(clause: Clause) -> bool:
    """Whether somebody says what they did themselves: “we chose”, but not “she joins us”."""
    return any(clause.words[span.start] not in ("us", "uns", "he", "she", "er") for span in clause.found("US"))


# a no


def _refusal(sentence: Sentence, clause: Clause) -> Iterator[Told]:
    yield from _farewell(clause)
    if clause.condition or _asks(sentence, clause) or _is_silence(sentence, clause):
        return
    if clause.has("ASSUME", "YET") or _is_elsewhere(clause):
        return
    if any(not clause.is_negated(span) for span in clause.found("ADVERT")):
        return
    # “we have decided to focus on applicants who are here already” is no rule of how things go
    is_decided = (
        clause.has("US")
        and not clause.has("FUTURE", "SMALL")
        and any(not clause.is_negated(span) for span in clause.found("DECIDED"))
    )
    is_general = clause.has("GENERIC") and not clause.has("YOU") and not is_decided
    if not is_general:
        yield from _refused(clause)
        if not sentence.depends(clause, "UNTIL"):  # “we cannot go ahead until you have sent the form”
            yield from _withheld(sentence, clause)
    yield from _others(clause, is_general)
    yield from _gone(sentence, clause)
    if any(len(span) > 1 for span in clause.found("REGRET")):
        yield "rejection", CLEAR, "regret"
    elif clause.has("REGRET"):
        yield "rejection", SLIGHT, "regret"


def _withheld(sentence: Sentence, clause: Clause) -> Iterator[Told]:
    """“We will not be moving forward with you”: something good that is negated."""
    for target in clause.found(*WITHHELD):
        if (
            clause.is_negated(target)
            and not clause.near(target, "SMALL", after=4)
            and not _is_of_others(clause, target)
        ):
            is_personal = clause.has("YOU", "APPLICATION") or (
                target.tag != "FIT"
                and (clause.has("DECIDED", "REGRET") or _is_regretted(sentence, clause))
                and not clause.near(target, "TALK", after=6)
            )
            yield "rejection", DECISIVE if is_personal else _of_whom(sentence, clause), "withheld"
    for target in clause.found("OFFER", "MAKEOFFER"):
        if (
            clause.is_negated(target)
            and not clause.near(target, "SMALL", after=6)
            and not _is_of_others(clause, target)
        ):
            yield "rejection", DECISIVE if clause.has("YOU", "DECIDED") else CLEAR, "not offered"
    for target in clause.found("ARRANGE"):
        if clause.is_negated(target) and clause.near(target, "TALK", after=5) and not clause.has("DAYTIME", "SMALL"):
            yield "rejection", DECISIVE, "not arranged"


def _of_whom(sentence: Sentence, clause: Clause) -> float:
    """“We are not going ahead” and “not selected” are about the reader, “seats not taken are given away” is not.

    “They read it and won’t be taking it further” leaves out what the clause before has.
    """
    before = [other for other in sentence.beside(clause) if other.place == clause.place - 1 and not other.condition]
    is_about = clause.has("US") or any(other.has("US", "YOU", "APPLICATION") for other in before)
    is_terse = len(clause.words) <= (2 * TERSE if clause.words[0] in ("it", "this", "es", "das") else TERSE)
    return CLEAR if is_about or is_terse else HINT


def _is_regretted(sentence: Sentence, clause: Clause) -> bool:
    """Whether a “sadly” stands alone before the clause."""
    return any(
        other.place == clause.place - 1 and other.has("REGRET") and len(other.words) <= TERSE
        for other in sentence.beside(clause)
    )


def _is_of_others(clause: Clause, target: Span) -> bool:
    """Whether a “not” denies a no: “we have not chosen another candidate”, “we are not withdrawing our offer”."""
    if clause.overlaps(target, "FILLED", "CANCELLED") and clause.has("US") and not clause.has("YOU"):
        return True
    if clause.overlaps(target, "REFUSED", "TAKENBACK"):
        return True
    if target.tag == "SUCCEED":  # “you are not among the other candidates”
        return False
    if target.tag == "FIT" and clause.has("OTHERS") and not clause.has("YOU", "APPLICATION"):
        return True
    return any(
        target.end <= others.start <= target.end + 6
        and not any(target.end <= you.start < others.start for you in clause.found("YOU"))
        for others in clause.found("OTHERS", "SOMEONES")
    )


def _refused(clause: Clause) -> Iterator[Told]:
    """“Your application has been declined”: a no in so many words."""
    told = [span for span in clause.found("REFUSED") if not clause.is_negated(span)]
    is_rule = clause.has("FUTURE") and not clause.has("YOU", "US", "APPLICATION", "NOT")  # “late bids will be rejected”
    for _ in told:
        yield "rejection", HINT if is_rule or clause.has("EARLIER") else DECISIVE, "refused"
    if any(not clause.is_negated(span) for span in clause.found("TAKENBACK")) and not clause.has("MAYBE"):
        yield "rejection", DECISIVE, TAKEN_BACK
    is_double = clause.has("REFUSED", "OTHERS", "SOMEONES") and not told
    if clause.has("DECIDEDNOT") and not is_double and not clause.has("TALK", "TEST", "SMALL"):
        yield "rejection", DECISIVE, "decided not to"
    if clause.has("UNMET") and clause.has("OFFER", "MAKEOFFER", "INVITE", "CHOOSE"):
        yield "rejection", DECISIVE, "had hoped"
    elif clause.has("UNMET") or any(not clause.is_negated(span) for span in clause.found("WANTED")):
        yield "rejection", CLEAR, "wanted"
    if any(not clause.near(one, "YOU", after=1) and not clause.is_negated(one) for one in clause.found("CHOSENONE")):
        yield "rejection", DECISIVE, OTHERS_CHOSEN


def _others(clause: Clause, is_general: bool) -> Iterator[Told]:
    """“We have chosen another candidate”, “others were closer to what we need”."""
    verbs = clause.found("ADVANCE", "CHOOSE", "OFFER", "MAKEOFFER", "DECIDED", "FILLED")
    is_better = any(
        not clause.is_negated(span) and not clause.near(span, "YOU", after=1) for span in clause.found("BETTER")
    )
    for others in clause.found("OTHERS"):
        if (is_better and not clause.is_negated(others)) or any(_is_chosen(clause, verb, others) for verb in verbs):
            yield "rejection", DECISIVE, OTHERS_CHOSEN
    # “we will invite candidates whose skills match” is the process, “we are going ahead with candidates whose …” a no
    for some in clause.found("SOMEONES"):
        comes_after = [verb for verb in verbs if verb.end <= some.start or clause.is_free_order]
        if clause.has("FUTURE") or is_general:
            comes_after = [verb for verb in comes_after if verb.tag == "ADVANCE"]
        if (is_better and not clause.has("FUTURE") and not clause.is_negated(some)) or any(
            _is_chosen(clause, verb, some) for verb in comes_after
        ):
            yield "rejection", DECISIVE, OTHERS_CHOSEN


def _is_chosen(clause: Clause, verb: Span, others: Span) -> bool:
    """Whether the others are what the verb is about: “invite you with two other candidates” is not."""
    if clause.is_negated(verb) or (clause.has("WISH") and clause.has("TALK")):
        return False
    if not clause.is_free_order and verb.start >= others.end and clause.near(verb, "YOU", after=1):
        return False  # “two others were strong, and everyone preferred you”
    first, last = sorted((verb, others), key=lambda span: span.start)
    has_you = any(first.end <= span.start < last.start for span in clause.found("YOU"))
    if verb.start > others.start and not clause.is_free_order and clause.words[verb.start].endswith("ing"):
        return False  # “eleven others are hiring”
    is_denied = any(first.end <= span.start < last.start for span in clause.found("NOT"))
    return last.start - first.end <= 6 and not has_you and not is_denied


def _gone(sentence: Sentence, clause: Clause) -> Iterator[Told]:
    """“The position has been filled”. A closing date is none, nor is what may happen."""
    goes_on = any(
        not each.is_negated(span) for each in sentence.beside(clause) for span in each.found("STILLTOCOME", "REVIEW")
    )
    gone = [
        span
        for span in clause.found("FILLED", "CANCELLED", "GONE", *(() if goes_on else ("CLOSED",)))
        if not clause.is_negated(span) and not clause.near(span, "MAYBE", before=4)
    ]
    if gone and clause.has("ROLE"):
        yield "rejection", DECISIVE, "gone"
    elif not clause.has("SMALL") and any(span.tag == "FILLED" and len(span) > 1 for span in gone):
        yield "rejection", CLEAR, "gone"


def _farewell(clause: Clause) -> Iterator[Told]:
    """A good-bye after a hard choice, with nothing more to come, is a no that is only implied."""
    for tag in ("FAREWELL", "COMPETED", "STILLTOCOME"):
        if any(tag != "STILLTOCOME" or not clause.is_negated(span) for span in clause.found(tag)):
            yield tag.lower(), HINT, tag.lower()


# a conversation or a test


def _invitation(sentence: Sentence, clause: Clause) -> Iterator[Told]:
    if (clause.condition and not clause.has("COURTESY")) or sentence.depends(clause, "IF", "UNTIL"):
        return
    if clause.has("GENERIC", "UNMET", "ADVERT") or _is_said(sentence, clause, "FEEDBACK") or _is_elsewhere(clause):
        return
    if _is_said(sentence, clause, "PROCESS") and not (clause.has("THROUGH") and clause.has("YOU")):
        return
    talks = clause.has("TALK", "TEST", "STEP")
    is_past = clause.has("PAST")
    for target in clause.found("INVITE", "ARRANGE", "MEET", "COMPLETE"):
        if not clause.is_negated(target) and not clause.near(target, "SOFT", after=6):
            yield from _asked(clause, target)
    for target in clause.found("ADVANCE", "OFFER", "CHOOSE"):
        if not is_past and _leads_to_talk(clause, target):
            yield "interview", DECISIVE, "taken on to a talk"
    asking = [span for span in clause.found("ASKWHEN") if not clause.is_negated(span)]
    if asking:
        yield "interview", DECISIVE if talks or clause.has("MEET") else CLEAR, "asks when"
    if any(not clause.is_negated(span) for span in clause.found("BOOK")) and not is_past:
        is_standing = any(span.start == 0 for span in clause.found("STANDING"))  # as under a signature
        yield "interview", HINT if is_standing else DECISIVE if clause.has("TALK", "WISH") else CLEAR, "book"
    if talks and not is_past:
        if clause.has("YOU", "DAYTIME") and any(not clause.is_negated(span) for span in clause.found("SCHEDULED")):
            yield "interview", DECISIVE if clause.has("YOU", "WORK") else CLEAR, "scheduled"
        elif clause.has("DAYTIME") and clause.has("SCHEDULED") and not clause.has("NOT") and clause.has("WORK"):
            yield "interview", CLEAR, "scheduled"
        elif clause.has("DAYTIME") and clause.has("YOU", "LOOKFORWARD") and not clause.has("NOT"):
            yield "interview", CLEAR, "a day"
    for step in clause.found("STEP"):
        is_next = clause.near(step, "IS", after=4) and clause.near(step, "TALK", "TEST", "MEET", after=9)
        if is_next and not clause.has("NOT"):
            yield "interview", CLEAR, "the next step"
    for through in clause.found("THROUGH"):
        if not clause.is_negated(through) and not clause.near(through, "SOFT", after=4):
            yield "interview", DECISIVE if talks else CLEAR, "through"
    if any(label.start == 0 for label in clause.found("LABEL")):
        yield "interview", CLEAR, "label"
    if clause.has("LOOKFORWARD"):
        yield "interview", CLEAR if clause.has("DAYTIME") else HINT, "looks forward"
    if any(not clause.near(span, "SOFT", after=6) for span in clause.found("CALLYOU")):
        yield "interview", CLEAR, "calls"


def _leads_to_talk(clause: Clause, target: Span) -> bool:
    """“We would like to offer you an interview”, “progress your application to the telephone stage”."""
    if clause.is_negated(target) or not clause.near(target, "WISH", before=7):
        return False
    is_yours = clause.near(target, "YOU", after=3) and not clause.near(target, "JOB", "SMALL", "SOFT", after=4)
    return is_yours and clause.near(target, "TALK", "TEST", "STEP", after=9)


def _asked(clause: Clause, target: Span) -> Iterator[Told]:
    is_wished = clause.near(target, "WISH", before=7)
    is_past = clause.has("PAST")
    if target.tag == "INVITE":
        if clause.has("YOU") and clause.near(target, "TALK", "TEST", "STEP", "MEET", after=11):
            yield "interview", DECISIVE, "invited"
    elif target.tag == "ARRANGE":
        if is_wished and clause.near(target, "TALK", "DAYTIME", after=9):
            yield "interview", DECISIVE, "arranges"
    elif target.tag == "MEET":
        if is_wished and not is_past and not clause.has("JOINS"):
            yield "interview", DECISIVE, "wants to meet"
    elif clause.near(target, "TEST", after=9) and not is_past:
        yield "interview", DECISIVE if is_wished else CLEAR, "test"


# an offer


def _offer(sentence: Sentence, clause: Clause) -> Iterator[Told]:
    if (clause.condition and not clause.has("COURTESY")) or sentence.depends(clause, "IF", "UNTIL"):
        return
    if clause.has("GENERIC", "UNMET", "ADVERT") or _is_said(sentence, clause, "PROCESS") or _is_elsewhere(clause):
        return
    for joins in clause.found("JOINS"):
        if _is_of_a_job(clause, joins):
            yield "offer", DECISIVE, "joins"
    for succeeds in clause.found("SUCCESS"):
        if not clause.is_negated(succeeds) and not clause.has("TALK", "TEST", "STEP", "COMPLETE"):
            yield "offer", CLEAR, "success"
    if _asks(sentence, clause):
        return
    for starts in clause.found("STARTS"):
        if _is_of_a_job(clause, starts):
            yield "offer", CLEAR, "starts"
    for offer in clause.found("OFFER"):
        is_of_a_job = clause.near(offer, "JOB", after=9)
        reach = 8 if clause.is_free_order else 7 if is_of_a_job else 3
        is_yours = clause.near(offer, "YOU", before=3, after=reach)
        if is_yours and not clause.is_negated(offer) and not clause.near(offer, "TALK", "TEST", "SMALL", after=6):
            yield "offer", DECISIVE if is_of_a_job else CLEAR, "offered"
    for paper in clause.found("OFFERDOC", "MAKEOFFER"):
        if not clause.is_negated(paper) and not clause.near(paper, "NOT", after=6) and not clause.has("OTHERS"):
            yield from _handed_over(clause, paper)


def _handed_over(clause: Clause, paper: Span) -> Iterator[Told]:
    """“Attached is your contract”. An offer that will be made to nobody in particular is the process."""
    if clause.has("FUTURE") and not clause.has("YOU") and "offer" in clause.words[paper.start : paper.end]:
        return
    if clause.has("HANDOVER"):
        yield "offer", DECISIVE, "papers"
    elif clause.has("YOU") or (len(paper) > 1 and not clause.has("TALK")):
        yield "offer", CLEAR, "papers"


def _is_of_a_job(clause: Clause, span: Span) -> bool:
    is_step = clause.near(span, "TALK", "TEST", "STEP", "SOFT", after=4)
    return not clause.is_negated(span) and not is_step


# a receipt


def _receipt(clause: Clause) -> Iterator[Told]:
    if clause.has("ADVERT") or _is_elsewhere(clause):
        return
    if any(not clause.is_negated(span) for span in clause.found("RECEIVED")):
        yield "acknowledgement", DECISIVE, "received"
    if clause.has("THANKS"):
        yield "acknowledgement", CLEAR, "thanks"
    if any(not clause.is_negated(span) for span in clause.found("PENDING")):
        yield "pending", CLEAR, "pending"
    if any(not clause.is_negated(span) for span in clause.found("REVIEW")):
        yield "acknowledgement", CLEAR if clause.has("APPLICATION", "YOU", "ROLE") else HINT, "review"


# the person's own words, and what is sent to everybody


def _of_the_writer(clause: Clause) -> Iterator[Told]:
    if clause.has("OWN") and not clause.condition:
        yield "own", DECISIVE, "own"
    for tag in ("ADVERT", "COLD"):
        if clause.has(tag):
            yield tag.lower(), CLEAR, tag.lower()


def _asks(sentence: Sentence, clause: Clause) -> bool:
    return sentence.is_question and (clause.is_last or sentence.is_subject)


def _is_elsewhere(clause: Clause) -> bool:
    return clause.has("ELSEWHERE") and not clause.has("ROLE")


def _is_silence(sentence: Sentence, clause: Clause) -> bool:
    """“If you do not hear from us, you were not selected”."""
    return any(
        each is not clause
        and ((each.condition and each.has("SILENCE")) or any(span.start == 0 for span in each.found("SILENCE")))
        for each in sentence.beside(clause)
    )


def _is_said(sentence: Sentence, clause: Clause, *tags: str) -> bool:
    return any(each.has(*tags) for each in sentence.beside(clause))
