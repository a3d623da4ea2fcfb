"""Sentences and their clauses, as words: what stands under a condition, what is conceded, what is asked."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from .phrases import Lexicon, Span, folded

SENTENCE_LIMIT = 700
MOST_SENTENCES = 1200
MOST_WORDS = 3000
END = re.compile(r"[.!?…]+[\"')\]”’»]{0,2}(?= )|\n")
SHORTENED = re.compile(
    r"\b(?:a\.m|p\.m|mr|mrs|ms|dr|prof|st|nr|tel|approx|incl|inkl|ca|bzw|evtl|ggf|usw|vs|e\.g|i\.e|z\.b|d\.h|u\.a|p\.s"
    r"|jan|feb|febr|mar|apr|aug|sep|sept|oct|okt|nov|dec|dez|janv|fevr|avr|juil|ene|abr|ago|dic"
    r"|mon|tue|tues|wed|thu|thur|thurs|fri|sat|sr|sra|dra|mme|mlle|[b-hj-z])$",
    re.I,
)
NUMBERED = re.compile(r"\b\d{1,2}$")
MONTH = re.compile(r" ?(?:jan|feb|mar|mär|apr|may|mai|jun|jul|aug|sep|oct|okt|nov|dec|dez)", re.I)
LINK = re.compile(
    r"\b(?:https?://|www\.)[^\s<>)\]]{1,500}|\b[\w.-]{1,100}\.(?:com|io|me|co|net|org|us|app|de|fr"
    r"|es)/[^\s<>)\]]{1,300}"
)
AFTER_LINK = re.compile(r"((?:https?://|www\.)\S{1,500}) (?=[A-ZÄÖÜ])")
BOOKING = re.compile(
    r"calendly|goodtime|cal\.com|youcanbook|savvycal|doodle\.com|appointlet|acuityscheduling|chilipiper|tidycal|zcal"
    r"|outlook\.office\.com/bookwithme|bookings|calendar\.google|calendar\.app|meetings\.hubspot|hubspot\.com/meetings"
    r"|/schedule"
)
MEETING = re.compile(
    r"zoom\.us/j|teams\.(?:microsoft|live)\.com|meet\.google|webex\.com|whereby\.com|chime\.aws|gotomeet"
)
ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w.-]{1,200}")
CLOCK = re.compile(
    r"\b\d{1,2}(?:[:.]\d\d)? ?(?:[ap]\.?m\b\.?|uhr\b|h(?:rs?)?\b|o'?clock)|\b\d{1,2}(?::\d\d|h\d\d)\b|\b(?:at"
    r"|um) \d{1,2}\.\d\d\b"
)
DATE = re.compile(r"\b\d{1,4}[./-]\d{1,2}[./-]\d{2,4}\b|\b\d{1,2}\.\d{1,2}\.|\b\d{1,2}/\d{1,2}\b")
MONEY = re.compile(
    r"[£$€]\s?\d[\d,.]{0,14}\d?k?\b|[£$€]\s?\d\b|\b\d[\d,.]{0,14}(?:k\b|\s?(?:euros?|eur|pounds?|gbp|dollars?|usd|chf"
    r"|franken)\b|\s?€)"
)
CONTRACTIONS = [
    (re.compile(rf"\b{short}\b"), full)
    for short, full in (
        ("won'?t", "will not"),
        ("(?:can'?t|cannot)", "can not"),
        ("shan't", "shall not"),
        (r"(\w{2,6})n't", r"\1 not"),
        ("(do|does|did|is|are|was|were|has|have|had|would|could|should)nt", r"\1 not"),
        (r"(we|you|they|who)'re", r"\1 are"),
        (r"(\w{1,10})'ve", r"\1 have"),
        (r"(\w{1,10})'ll", r"\1 will"),
        (r"(\w{1,10})'d", r"\1 would"),
        ("i'm", "i am"),
        ("let's", "let us"),
        ("(it|that|there|what|here|who|how|when|he|she)'s", r"\1 is"),
        (r"(\w{1,30})'s", r"\1"),
    )
]
# whom they chose: “we have appointed Dr Sumner”
CHOSEN_BY_NAME = re.compile(
    r"\b(appoint(?:ed)?|recommended|hired|promoted|picked|chosen|chose|elected|went with|gone with|going with|go with"
    r"|stick with|stay with) "
    r"(?!You|Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|I\b)"
    r"(?:(?:Mr|Mrs|Ms|Dr|Prof)\.? )?[A-Z][a-zà-ÿ]{1,20}\b"
)
SPELLED = {
    "u": "you",
    "ur": "your",
    "r": "are",
    "tmrw": "tomorrow",
    "tmw": "tomorrow",
    "pls": "please",
    "plz": "please",
    "thx": "thanks",
    "yr": "your",
    "recieved": "received",
    "recieve": "receive",
    "unfortunatly": "unfortunately",
    "unfortunatley": "unfortunately",
    "sucessful": "successful",
    "succesful": "successful",
    "successfull": "successful",
    "unsucessful": "unsuccessful",
    "interveiw": "interview",
    "tommorow": "tomorrow",
    "tomorow": "tomorrow",
}
QUOTED = re.compile(r"“[^“”]{24,400}[”“]|\"[^\"]{24,400}\"|„[^„“”]{24,400}[“”]|«[^«»]{24,400}»")
STATED = re.compile(r"\b(to|now|is|as): (?=[A-Za-z])")
PUT_IN = re.compile(r"(?<=[a-z]), (?:however|therefore|of course|I think|in the end|unfortunately|sadly),(?= [a-z])")
WORD = re.compile(r"[^\W_]+|[,;:?()%]|(?<= )-(?= )")
BOUNDARIES = frozenset(";:()-")
MARKERS = frozenset({"BREAK", "IF", "INVERTED", "UNTIL", "ALTHOUGH", "BUT"})
MASKED = "~"
LABEL_WORDS = 6
REACH = 10  # so many words may stand between a negation and what it negates


@dataclass(slots=True, eq=False)
class Clause:
    """`place` is its number in the sentence; `condition` is IF or UNTIL where the clause is one, else empty."""

    words: list[str]
    spans: list[Span]
    place: int
    condition: str = ""
    is_conceded: bool = False
    is_last: bool = False
    is_aside: bool = False
    is_free_order: bool = False

    by_tag: dict[str, list[Span]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for span in self.spans:
            self.by_tag.setdefault(span.tag, []).append(span)

    def found(self, *tags: str) -> list[Span]:
        return [span for tag in tags for span in self.by_tag.get(tag, ())]

    def has(self, *tags: str) -> bool:
        return any(tag in self.by_tag for tag in tags)

    def is_negated(self, target: Span) -> bool:
        """A “not” before it or in one of its gaps, or anywhere near it in a language that puts it at the end.

        A “no” only denies what it stands beside: “no offer”, but not “he has no part in hiring”.
        """
        return any(
            (no.end <= target.start and target.start - no.end <= (1 if no.tag == "NO" else REACH))
            or (self.is_free_order and target.end <= no.start and no.start - target.end <= REACH)
            or (target.start < no.start < target.end and self.words[no.start] not in target.literals)
            for no in self.found("NOT", "NO", "YET")
        )

    def overlaps(self, target: Span, *tags: str) -> bool:
        return any(span.start < target.end and target.start < span.end for span in self.found(*tags))

    def near(self, target: Span, *tags: str, before: int = 0, after: int = 0) -> bool:
        """Whether one of the tags stands up to so many words before or after the target, or inside it.

        In a free order what may follow may as well come first.
        """
        before = max(before, after) if self.is_free_order else before
        for span in self.found(*tags):
            if target.start <= span.start < target.end:
                return True
            if span.start >= target.end and span.start - target.end <= after - 1:
                return True
            if before and span.start < target.start and target.start - span.end <= before - 1:
                return True
        return False


@dataclass(slots=True)
class Sentence:
    """One sentence as it is written, its words, and its clauses."""

    written: str
    number: int
    heard: list[str] = field(default_factory=list)
    is_subject: bool = False
    is_signature: bool = False
    is_question: bool = False
    is_of_a_job: bool = False
    clauses: list[Clause] = field(default_factory=list)

    @property
    def words(self) -> list[str]:
        return [word for clause in self.clauses for word in clause.words]

    @property
    def unconditional(self) -> list[Clause]:
        """The clauses that hold on no condition, without asides and what denies something small."""
        conditions = [
            each.place
            for each in self.clauses
            if each.condition and not each.is_aside and (each.has("SILENCE", "NOT") or not each.has("COURTESY"))
        ]
        return [
            clause
            for clause in self.clauses
            if not clause.is_aside
            and not any(place - 1 <= clause.place for place in conditions)
            and not clause.has("YET", "PROCESS")
            and not (clause.has("GENERIC") and not clause.has("YOU"))
            and not (clause.has("NOT") and clause.has("SMALL"))
        ]

    @property
    def told(self) -> list[str]:
        """Their words, without what is masked."""
        return [word for clause in self.unconditional for word in clause.words if word != MASKED]

    def has(self, *tags: str) -> bool:
        return any(clause.has(*tags) for clause in self.clauses)

    def beside(self, clause: Clause) -> list[Clause]:
        """The clauses that belong to it: what stands in brackets is a sentence of its own."""
        return [other for other in self.clauses if other.is_aside == clause.is_aside]

    def depends(self, clause: Clause, *conditions: str) -> bool:
        """Whether the clause holds only on a condition that is more than a courtesy (“if you are free”).

        An “if” holds for the whole sentence, an “until” for the clause beside it.
        """
        return any(
            other.condition in conditions
            and other is not clause
            and (other.condition == "IF" or abs(other.place - clause.place) <= 1)
            and not other.has("COURTESY")
            for other in self.beside(clause)
        )


def sentences_of(text: str) -> Iterator[str]:
    """The sentences as they are written. “Dec.” and “3. Dezember” end none; a line does."""
    text = AFTER_LINK.sub(r"\1\n", text)
    start = 0
    for end in END.finditer(text):
        after = text[end.end() : end.end() + 6]
        if end[0].endswith(")") and after[1:2].islower():
            continue
        if end[0] == "." and _goes_on(
            text[max(start, end.start() - 12) : end.start()], text[end.end() : end.end() + 6]
        ):
            continue
        yield from _pieces(text[start : end.end()])
        start = end.end()
    yield from _pieces(text[start:])


def _goes_on(before: str, after: str) -> bool:
    return bool(SHORTENED.search(before) or (NUMBERED.search(before) and (MONTH.match(after) or after[1:2].islower())))


def _pieces(text: str) -> Iterator[str]:
    squeezed = " ".join(text.split())
    yield from (squeezed[at : at + SENTENCE_LIMIT] for at in range(0, len(squeezed), SENTENCE_LIMIT))


def words_of(sentence: str) -> list[str]:
    quoted = QUOTED.sub(" ", sentence)
    if len(quoted) * 3 > len(sentence):  # else all of it is a quotation
        sentence = quoted
    sentence = STATED.sub(r"\1 ", sentence)
    if not sentence.isupper():
        sentence = CHOSEN_BY_NAME.sub(r"\1 somebodyelse", sentence)
    plain = LINK.sub(
        _link, ADDRESS.sub(" mailaddress ", folded(sentence).replace("*", " ").replace("_", " ").replace("|", " "))
    )
    plain = DATE.sub(" date ", CLOCK.sub(" clock ", MONEY.sub(" money ", plain)))
    if "'" in plain or "nt" in plain or "cannot" in plain:
        for pattern, full in CONTRACTIONS:
            plain = pattern.sub(full, plain)
    plain = PUT_IN.sub(" ", plain)
    return [SPELLED.get(word, word) for word in WORD.findall(plain)]


def _link(found: re.Match[str]) -> str:
    address = found[0]
    if BOOKING.search(address):
        return " bookinglink "
    return " meetinglink " if MEETING.search(address) else " weblink "


def read_sentence(written: str, number: int, lexicon: Lexicon, *, is_free_order: bool) -> Sentence:
    words = words_of(written)
    heard = list(words)
    is_of_a_job = next(lexicon.find(words, frozenset({"WORK"})), None) is not None
    for mask in lexicon.find(words, frozenset({"MASK"})):
        words[mask.start : mask.end] = [MASKED] * (mask.end - mask.start)
    words, asides = _without_asides(words)
    is_question = written.rstrip("\"')”’»").endswith("?")
    sentence = Sentence(written, number, heard, is_question=is_question, is_of_a_job=is_of_a_job)
    parts = [(words[start:end], marker) for start, end, marker in _cuts(words, lexicon)]
    for place, (part, marker) in enumerate([*parts, *((aside, "") for aside in asides)]):
        sentence.clauses.append(
            Clause(
                part,
                list(lexicon.find(part)),
                place,
                condition=marker if marker in ("IF", "UNTIL") else "",
                is_conceded=marker == "ALTHOUGH",
                is_last=place == len(parts) - 1,
                is_aside=place >= len(parts),
                is_free_order=is_free_order,
            )
        )
    return sentence


def _without_asides(words: list[str]) -> tuple[list[str], list[list[str]]]:
    """The words without those in brackets, and these by themselves."""
    if "(" not in words:
        return words, []
    main: list[str] = []
    asides: list[list[str]] = []
    for word in words:
        if word == "(" or (word == ")" and asides):
            asides.append([])
        elif asides and len(asides) % 2:
            asides[-1].append(word)
        else:
            main.append(word)
    return main, [aside for aside in asides[::2] if any(word.isalnum() for word in aside)]


def _cuts(words: list[str], lexicon: Lexicon) -> Iterator[tuple[int, int, str]]:
    """Start, end and marker of each clause."""
    marks: dict[int, str] = {0: ""}
    last = 0
    for at, word in enumerate(words):
        # what stands before a colon in a few words is a label: “Interview date: 4 December”
        if word in BOUNDARIES and not (word == ":" and at - last <= LABEL_WORDS):
            marks.setdefault(at + 1, "")
            last = at + 1
    for span in lexicon.find(words, MARKERS):
        at = span.start + (words[span.start] == ",")
        if span.tag == "INVERTED":  # “Passt Ihr Profil, melden wir uns”, but not “Leider passt Ihr Profil nicht”
            if at in marks and not marks[at]:
                marks[at] = "IF"
        elif not marks.get(at):
            marks[at] = span.tag
    starts = sorted(marks)
    for start, end in zip(starts, [*starts[1:], len(words)], strict=True):
        if any(word not in BOUNDARIES and word != "," for word in words[start:end]):
            yield start, end, marks[start]
