"""What a pasted mail says: from whom, when, and the text that counts, without quotes, signatures and legal footers."""

import re
from dataclasses import dataclass, replace
from datetime import date
from email.utils import parseaddr, parsedate_to_datetime

from applications.named_dates import day_in

from .markup import PART_LIMIT, html_to_text
from .messages import Opened, header_text, open_bytes, open_text

TEXT_LIMIT = 40_000
NOTE_WORDS = 60
MOST_FORWARDS = 3

INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad\u034f\u180e\x00"))
HTML = re.compile(r"</(?:p|div|html|body|td|span|a)>|<(?:br|p|div|html|body|!doctype)\b", re.I)

PASTED_FIELD = re.compile(
    r"^[*_\s]{0,4}(from|sent|date|to|cc|bcc|subject|reply-to|importance|attachments|von|gesendet|datum|an|betreff"
    r"|de|envoyé|à|objet|enviado(?: el)?|fecha|para|asunto)\s?:[*_]{0,2}\s?(.{0,400})",
    re.I,
)
FIELD_NAMES = {
    **dict.fromkeys(("von", "de"), "from"),
    **dict.fromkeys(("gesendet", "envoyé", "enviado", "enviado el"), "sent"),
    **dict.fromkeys(("datum", "fecha"), "date"),
    **dict.fromkeys(("an", "à", "para"), "to"),
    **dict.fromkeys(("betreff", "objet", "asunto"), "subject"),
}
GMAIL_SENDER = re.compile(r"^([^<>@]{0,80})<([^<>\s@]{1,64}@[^<>\s@]{1,200})>(.{0,80})$")
GMAIL_NOISE = re.compile(r"^(?:inbox|external inbox|to me|to: me|reply|forward|search for all messages.{0,60})$", re.I)
FORWARDED = re.compile(r"^[\s>*_-]{0,40}(?:begin )?forwarded (?:message|by|mail|e-?mail)\b", re.I)
ORIGINAL = re.compile(r"^[\s>]{0,4}-{2,40}\s?original (?:message|appointment|e-?mail)\s?-{0,40}", re.I)
WROTE = re.compile(r"^\s{0,4}(?:on|le|am) [^\n]{5,300}(?:wrote|écrit|schrieb[^\n:]{0,80}) ?:", re.I)
REPLY_ENDS = ("wrote:", "écrit :", "écrit:", "schrieb")
FORWARD_NOTE = re.compile(r"\b(?:fyi|below|forwarding|forwarded|fwd)\b", re.I)
FORWARD_SUBJECT = re.compile(r"^\s{0,4}(?:fwd?|wg|tr)\s?:", re.I)

NOTICE = re.compile(
    r"^\W{0,6}(?:confidentiality (?:notice|note|statement)|(?:legal |e-?mail )?disclaimer\b|(?:legal|privacy) notice\b"
    r"|privileged and confidential|important notice|haftungsausschluss|vertraulichkeitshinweis"
    r"|avis de confidentialité|aviso (?:legal|de confidencialidad))",
    re.I,
)
LEGAL = re.compile(
    r"^\W{0,6}(?:this (?:e-?mail|message|communication|transmission)\b[^\n]{0,120}(?:confidential|intended|privileged)"
    r"|the (?:information|contents?) (?:contained |transmitted )?(?:in|of) this (?:e-?mail|message|communication)"
    r"|if you are not the (?:intended|named) (?:recipient|addressee)|diese (?:e-?mail|nachricht)[^\n]{0,80}vertraulich"
    r"|ce (?:message|courriel)[^\n]{0,80}confidentiel|este (?:mensaje|correo)[^\n]{0,80}confidencial)",
    re.I,
)
LAWYERS = re.compile(
    r"\b(?:recipient|addressee|unauthori|delete|copy|copied|disclos|liab|virus|attachment|in error|prohibit|intended"
    r"|views|opinions"
    r"|sender|warrant|monitor|empfänger|löschen|irrtümlich|haftung|destinataire|destinatario)",
    re.I,
)
STANDS_ALONE = re.compile(r"(?:\d\d|https?://\S{1,300})$")
ASIDE = re.compile(r"\([^()]{0,300}\)")
SENTENCE = re.compile(r"((?<=[.!?]) +|\n)")
FOOTER = re.compile(
    r"^\W{0,6}(?:\[?(?:caution|external)\b[^\n]{0,60}(?:e-?mail|sender|outside|organi[sz]ation)"
    r"|(?:this|please note|note:?)(?![^\n]{0,120}(?:confirm|receiv|acknowledg))[^\n]{0,40}(?:automated|unmonitored"
    r"|not monitored|auto-generated)"
    r"|(?:please )?do not reply|to unsubscribe|unsubscribe\b|manage (?:your )?(?:preferences|subscription)"
    r"|(?:[^\n]{0,60} (?:is|are) )?(?:an |proud to be an )?equal[- ](?:opportunit|employment)"
    r"|[^\n]{0,80}\b(?:registered (?:in|office|number|company|charity)|company (?:no|number|reg))"
    r"|[^\n]{0,80}(?:all rights reserved|©)"
    r"|(?:nothing in this|this (?:e-?mail|message|letter)[^\n]{0,60} (?:is not|does not|shall not|should not))"
    r"|[^\n]{0,80}(?:beware of|fraudulent|scammers?|phishing|impersonat)"
    r"|sent from my |get outlook for|please consider the environment|view (?:this|it) (?:e-?mail )?in (?:your )?browser"
    r"|any offer (?:of employment )?(?:is|will be|we make|made))",
    re.I,
)
WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Mail:
    sender_name: str = ""
    sender: str = ""
    subject: str = ""
    sent_on: date | None = None
    text: str = ""
    calendar: str = ""


def open_mail(source: str | bytes, *, today: date) -> Mail:
    """A mail file as bytes, or what was pasted."""
    opened = open_bytes(source) if isinstance(source, bytes) else open_text(source)
    mail = _from_paste(opened) if isinstance(opened, str) else _from_message(opened, today)
    mail, lines = _top_headers(mail, _lines(mail.text.translate(INVISIBLE)), today)
    mail, lines = _what_counts(mail, lines, today)
    return replace(mail, text="\n\n".join(_paragraphs(lines))[:TEXT_LIMIT])


def _from_paste(source: str) -> Mail:
    calendar = source[:PART_LIMIT] if "BEGIN:VCALENDAR" in source else ""
    plain = html_to_text(source) if HTML.search(source[:PART_LIMIT]) else source
    return Mail(text=plain.partition("BEGIN:VCALENDAR")[0].strip("\n"), calendar=calendar)


def _from_message(opened: Opened, today: date) -> Mail:
    """The message, or the one it was sent with where nothing but a note stands above it."""
    for _ in range(MOST_FORWARDS):
        if opened.attached is None or len(WORD.findall(opened.text[:2000])) > NOTE_WORDS:
            break
        opened = opened.attached
    return _with_headers(Mail(text=opened.text[:PART_LIMIT], calendar=opened.calendar), opened.fields, today)


def _lines(text: str) -> list[str]:
    return [line.rstrip().replace("\u00a0", " ") for line in text[:PART_LIMIT].split("\n")]


def _with_headers(mail: Mail, fields: dict[str, str], today: date) -> Mail:
    if sender := fields.get("from", ""):
        name, address = parseaddr(header_text(sender).replace("[mailto:", "<").replace("]", ">"))
        found = re.search(r"[^\s<>()\[\]:;,\"@]{1,64}@[\w.-]{1,200}\w", address or sender)
        mail = replace(mail, sender_name=name or sender.split("<")[0].strip(' "'), sender=found[0] if found else "")
    if subject := fields.get("subject", ""):
        mail = replace(mail, subject=header_text(subject))
    if sent := fields.get("date") or fields.get("sent"):
        mail = replace(mail, sent_on=_sent_day(sent, today))
    return mail


def _sent_day(value: str, today: date) -> date | None:
    try:
        return parsedate_to_datetime(value[:200]).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return day_in(value[:200], base=today, past=True)


def _header_block(lines: list[str], start: int) -> tuple[dict[str, str], int]:
    """The pasted headers that begin at this line, and the line after them."""
    fields: dict[str, str] = {}
    at = start
    while at < min(len(lines), start + 16):
        if match := PASTED_FIELD.match(lines[at]):
            name = match[1].lower()
            fields.setdefault(FIELD_NAMES.get(name, name), match[2].strip(" *"))
        elif (
            not fields
            or (lines[at].strip() and not lines[at].startswith((" ", "\t")))
            or (not lines[at].strip() and not any(PASTED_FIELD.match(line) for line in lines[at + 1 : at + 2]))
        ):
            break
        at += 1
    return fields, at


def _first_written(lines: list[str]) -> int:
    return next((number for number, line in enumerate(lines) if line.strip()), len(lines))


def _top_headers(mail: Mail, lines: list[str], today: date) -> tuple[Mail, list[str]]:
    start = _first_written(lines)
    fields, end = _header_block(lines, start)
    if "from" in fields or "subject" in fields:
        return _with_headers(mail, fields, today), lines[end:]
    for number, line in enumerate(lines[start : start + 8], start):
        if not mail.sender and not _is_of_history(lines, number) and (match := GMAIL_SENDER.match(line.strip())):
            near = " ".join([match[3], *lines[number + 1 : number + 3]])
            above = [
                each.strip() for each in lines[start:number] if each.strip() and not GMAIL_NOISE.match(each.strip())
            ]
            subject = above[0][:300] if above and "@" not in above[0] else mail.subject
            found = replace(mail, sender_name=match[1].strip(' "'), sender=match[2], subject=subject)
            rest = lines[number + 1 :]
            while rest and (not rest[0].strip() or GMAIL_NOISE.match(rest[0].strip()) or _is_date_line(rest[0], today)):
                rest = rest[1:]
            return replace(found, sent_on=mail.sent_on or day_in(near[:200], base=today, past=True)), rest
    return mail, lines


def _is_of_history(lines: list[str], at: int) -> bool:
    """A line with an address that stands above an earlier mail, not above this one."""
    return _is_reply_line(lines, at) > 0 or bool(PASTED_FIELD.match(lines[at]))


def _is_date_line(line: str, today: date) -> bool:
    return len(line) < 60 and line.strip()[-1:] not in ".!?" and day_in(line, base=today, past=True) is not None


def _is_reply_line(lines: list[str], at: int) -> int:
    """How many lines an "On … wrote:" takes, 0 where there is none."""
    for count in (1, 2, 3):
        joined = " ".join(line.strip() for line in lines[at : at + count])[:400]
        if joined.rstrip().endswith(REPLY_ENDS) and WROTE.match(joined):
            return count
    return 0


def _own_words(lines: list[str]) -> int:
    return len(WORD.findall("\n".join(line for line in lines if not line.startswith(">"))[:4000]))


def _what_counts(mail: Mail, lines: list[str], today: date, depth: int = 0) -> tuple[Mail, list[str]]:
    """The writer's own lines, or those of the forwarded mail where nothing but a note stands above it."""
    own: list[str] = []
    at = 0
    while at < len(lines):
        line = lines[at]
        forwarded = bool(FORWARDED.match(line)) and len(line) < 120
        starts_headers = (
            not forwarded
            and line.strip(" *_>").lower().startswith(("from:", "von:", "de:", "de :"))
            and _is_history(lines, at)
        )
        if forwarded or starts_headers or ORIGINAL.match(line):
            note = forwarded or bool(FORWARD_SUBJECT.match(mail.subject) or FORWARD_NOTE.search(" ".join(own)[:2000]))
            below = lines[at if starts_headers else at + 1 :]
            if depth < 4 and _own_words(own) <= (NOTE_WORDS if note else 0):
                return _below(mail, below, today, depth)
            break
        taken = _is_reply_line(lines, at) if line[:3].lower() in ("on ", "le ", "am ") else 0
        if taken:
            following = lines[at + taken :]
            quoted = any(each.startswith(">") for each in following[: _first_written(following) + 1])
            if not quoted:
                if not _own_words(own) and depth < 4:
                    return _below(mail, following, today, depth)
                break
            at += taken
            continue
        own.append(line)
        at += 1
    if _own_words(own):
        return mail, _without_signature([line for line in own if not line.lstrip().startswith(">")])
    return mail, _without_signature([line.lstrip("> ") for line in own])


def _is_history(lines: list[str], at: int) -> bool:
    fields, _ = _header_block([line.lstrip("> ") for line in lines[at : at + 12]], 0)
    return bool(fields.keys() & {"sent", "date"}) and bool(fields.keys() & {"to", "subject"})


def _below(mail: Mail, lines: list[str], today: date, depth: int) -> tuple[Mail, list[str]]:
    lines = lines[_first_written(lines) :]
    if lines and lines[0].startswith(">"):
        lines = [re.sub(r"^> ?", "", line) for line in lines]
    lines = lines[_first_written(lines) :]
    fields, end = _header_block(lines, 0)
    if "from" in fields:
        mail, lines = _with_headers(mail, fields, today), lines[end:]
    return _what_counts(replace(mail, subject=FORWARD_SUBJECT.sub("", mail.subject).strip()), lines, today, depth + 1)


def _without_signature(lines: list[str]) -> list[str]:
    words = 0
    for at, line in enumerate(lines):
        if line.strip() == "--" and words >= 5:
            return lines[:at]
        words += len(WORD.findall(line[:200]))
    return lines


def _paragraphs(lines: list[str]) -> list[str]:
    """Paragraphs with their wrapped lines joined, without footers. A short line keeps its break."""
    kept: list[str] = []
    for paragraph in re.split(r"\n{2,}", "\n".join(line.strip() for line in lines)):
        paragraph = _unwrapped(paragraph)
        if NOTICE.match(paragraph):
            if _own_words(kept) >= 8:
                break
        elif paragraph := _without_footers(paragraph):
            kept.append(paragraph)
    return kept


def _without_footers(paragraph: str) -> str:
    """Without the sentences that stand under every mail, and what follows those of lawyers."""
    kept: list[str] = []
    is_legal = False
    for number, piece in enumerate(SENTENCE.split(paragraph)):
        if number % 2:
            kept.append(piece)
            continue
        main = ASIDE.sub("", piece)
        is_legal = bool(LEGAL.match(main) or (is_legal and LAWYERS.search(main)))
        if not is_legal and not FOOTER.match(main):
            kept.append(piece)
    return "".join(kept).strip()


def _unwrapped(paragraph: str) -> str:
    joined: list[str] = []
    wraps = False
    for line in paragraph.split("\n"):
        wraps = wraps and not ((line[:1].isupper() or line[:1] in "¿¡") and STANDS_ALONE.search(joined[-1]))
        if joined and (wraps or line[:1].islower()) and not line.startswith(("-", "*", "•")):
            joined[-1:] = [joined[-1], " ", line]
        else:
            joined += ["\n", line]
        wraps = len(line) >= 50 and line[-1:] not in ".!?:"
    return "".join(joined[1:]).strip()
