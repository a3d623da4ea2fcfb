"""What a mail file holds: its headers, its text, its invitation, and the mail it was sent with."""

import binascii
import quopri
import re
from dataclasses import dataclass, field
from email import message_from_bytes, message_from_string
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.parser import HeaderParser

from applications.foreign_html import Budget

from .markup import PART_LIMIT, html_to_text

SOURCE_LIMIT = 1_500_000
HEADER_LIMIT = 60_000
MOST_LINES = 40_000  # of 76 letters each they are longer than SOURCE_LIMIT
MOST_PARTS = 60
MOST_NESTS = 16  # each line is compared with every boundary that is open around it
DEEPEST = 8
LONGEST_PARAMETERS = 1000  # the parser's time grows with the square of their number
OUTLOOK_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

TECHNICAL = {"mime-version", "content-type", "received", "message-id", "return-path", "delivered-to", "dkim-signature"}
# Any printable letter but the colon may stand in a header's name, as RFC 5322 has it.
FIELD = re.compile(r"[!-9;-~]{1,80}[ \t]{0,3}:")
PARAMETERS = re.compile(r"^content-(?:type|disposition)[ \t]*:[^\n]*+(?:\n[ \t][^\n]*+)*+", re.I | re.M)
ONE_BYTE = {"us-ascii", "ascii", "iso-8859-1", "iso8859-1", "latin1", "latin-1", "unknown-8bit", "8bit", ""}


@dataclass
class Opened:
    """One message. `attached` is the first message that came with it, which is what a forward may consist of."""

    fields: dict[str, str] = field(default_factory=dict)
    text: str = ""
    calendar: str = ""
    attached: "Opened | None" = None


def is_message(source: str) -> bool:
    """Whether the text begins with the headers that a mail carries on its way."""
    head = source[:HEADER_LIMIT].partition("\n\n")[0].split("\n")
    names = {line.partition(":")[0].strip().lower() for line in head if FIELD.match(line)}
    return bool(names & TECHNICAL) and all(line[:1] in " \t" or FIELD.match(line) for line in head[:-1])


def decoded(raw: bytes, charset: str = "") -> str:
    """The text in its charset; what does not fit it is tried as UTF-8, then as Windows writes Western letters."""
    name = charset.strip().strip("\"'").lower()
    for each in ("utf-8", "cp1252") if name in ONE_BYTE else (name, "utf-8", "cp1252"):
        try:
            return raw.decode(each)
        except (LookupError, UnicodeError):
            continue
    return raw.decode("latin-1")


def open_bytes(source: bytes) -> str | Opened:
    """A mail file as its message; any other file as its text. Raises nothing."""
    source = source[:SOURCE_LIMIT]
    if source.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = source.decode("utf-16", "replace")
        return open_text(text) if is_message(_tidy(text)) else text
    source = _without_envelope(source.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").replace(b"\r", b"\n"))
    head = decoded(source[:HEADER_LIMIT].partition(b"\n\n")[0])
    if not is_message(f"{head}\n\n") or _is_a_maze(source.lower()):
        return decoded(source)
    bounded = _bounded(source.decode("ascii", "surrogateescape")).encode("ascii", "surrogateescape")
    try:
        return _opened(message_from_bytes(bounded), head, is_text=False)
    except (RecursionError, ValueError, TypeError, LookupError, AttributeError):
        return decoded(source)


def open_text(source: str) -> str | Opened:
    """The same for a message whose source was pasted."""
    source = _tidy(source)
    if not is_message(source) or _is_a_maze(source.lower().encode("utf-8", "replace")):
        return source
    try:
        return _opened(message_from_string(_bounded(source)), source[:HEADER_LIMIT].partition("\n\n")[0], is_text=True)
    except (RecursionError, ValueError, TypeError, LookupError, AttributeError):
        return source


def header_text(value: str) -> str:
    """A header with its encoded words decoded."""
    value = value[:1000]
    try:
        pieces = decode_header(value)
    except (HeaderParseError, ValueError):
        return value.strip()
    words = (piece if isinstance(piece, str) else decoded(piece, charset or "utf-8") for piece, charset in pieces)
    return re.sub(r"\s+", " ", "".join(words)).strip()


def _tidy(source: str) -> str:
    source = source[:SOURCE_LIMIT].replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff\n")
    if source.startswith(("From ", ">From ")) and is_message(source.partition("\n")[2]):
        return source.partition("\n")[2]
    return source


def _without_envelope(source: bytes) -> bytes:
    """Without the line that a mailbox (mbox) or Apple Mail (its length) puts before a message."""
    source = source.lstrip(b"\n")
    first, _, rest = source.partition(b"\n")
    return rest if first.startswith((b"From ", b">From ")) or (first.strip().isdigit() and len(first) < 12) else source


def _is_a_maze(source: bytes) -> bool:
    return source.count(b"multipart/") + source.count(b"message/rfc822") > MOST_NESTS


def _bounded(source: str) -> str:
    """What the parser can read in time: so many lines, and no endless parameters."""
    source = "\n".join(source.split("\n", MOST_LINES)[:MOST_LINES])
    return PARAMETERS.sub(lambda found: found[0][:LONGEST_PARAMETERS], source)


def _opened(message: Message, head: str, *, is_text: bool) -> Opened:
    found = Opened(fields=_fields(head))
    found.text = _text_of(message, found, is_text, 0, Budget())
    return found


def _fields(head: str) -> dict[str, str]:
    """The first header of each name."""
    fields: dict[str, str] = {}
    for name, value in HeaderParser().parsestr(f"{head}\n\n").items():
        fields.setdefault(name.strip().lower(), re.sub(r"\s+", " ", str(value))[:1000].strip())
    return fields


def _text_of(part: Message, found: Opened, is_text: bool, depth: int, budget: Budget) -> str:
    """The text of a part and of those within it; invitations and attached messages go to `found`."""
    kind = part.get_content_type()
    if depth > DEEPEST:
        return ""
    if kind == "message/rfc822":
        inner = part.get_payload(0) if part.is_multipart() else None
        if found.attached is None and isinstance(inner, Message):
            found.attached = Opened(fields={name.lower(): str(value)[:1000] for name, value in inner.items()})
            found.attached.text = _text_of(inner, found.attached, is_text, depth + 1, budget)
        return ""
    if part.is_multipart():
        payload = part.get_payload()
        parts = payload[:MOST_PARTS] if isinstance(payload, list) else []
        children = [each for each in parts if isinstance(each, Message)]
        if kind == "multipart/report":
            return _text_of(children[0], Opened(), is_text, depth + 1, budget) if children else ""
        texts = [(each.get_content_type(), _text_of(each, found, is_text, depth + 1, budget)) for each in children]
        if kind == "multipart/alternative":
            return _better([text for _, text in texts if text.strip()], texts)
        return "\n\n".join(text for _, text in texts if text.strip())[:PART_LIMIT]
    name = str(part.get_filename() or "").lower()
    if kind in ("text/calendar", "application/ics") or name.endswith(".ics"):
        found.calendar = found.calendar or _content(part, is_text)[:PART_LIMIT]
        return ""
    if kind not in ("text/plain", "text/html") or part.get_content_disposition() == "attachment":
        return ""
    content = _content(part, is_text)
    return html_to_text(content, budget) if kind == "text/html" else content[:PART_LIMIT]


def _better(filled: list[str], texts: list[tuple[str, str]]) -> str:
    """The plain text of a mail that is written twice, unless it only says that there is more in the other one."""
    plain = next((text for kind, text in texts if kind == "text/plain" and text.strip()), "")
    longest = max(filled, key=len, default="")
    return longest if len(plain.strip()) < 80 < len(longest) or not plain else plain


def _content(part: Message, is_text: bool) -> str:
    if not is_text:
        raw = part.get_payload(decode=True)
        return _with_charset(raw, part) if isinstance(raw, bytes) else ""
    payload = part.get_payload()
    if not isinstance(payload, str):
        return ""
    encoding = str(part.get("content-transfer-encoding", "")).strip().lower()
    if encoding == "base64":
        return _with_charset(_from_base64(payload.encode("utf-8", "replace")), part)
    if encoding == "quoted-printable":
        return _with_charset(quopri.decodestring(payload.encode("utf-8", "replace")), part)
    return payload


def _with_charset(raw: bytes, part: Message) -> str:
    return decoded(raw, str(part.get_content_charset() or "")).replace("\r\n", "\n").replace("\r", "\n")


def _from_base64(raw: bytes) -> bytes:
    letters = re.sub(rb"[^A-Za-z0-9+/]", b"", raw)
    rest = len(letters) % 4
    letters = letters[:-1] if rest == 1 else letters + b"=" * (-len(letters) % 4)
    try:
        return binascii.a2b_base64(letters)
    except (binascii.Error, ValueError):
        return b""
