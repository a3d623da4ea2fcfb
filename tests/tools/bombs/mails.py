"""Emails, pasted and as files: up to 1.2 million characters, or 25 MB of which the first 1.5 are read."""

import base64
from collections.abc import Callable, Iterator

from .adverts import TEXTS as PAGES
from .adverts import filled, nested

MOST = 1_190_000
HEAD = "From: Marta <marta@alder.example>\nTo: nora@example.org\nSubject: Your application\nDate: Tue, 24 Nov 2026 10:00:00 +0000\nMIME-Version: 1.0\n"
PLAIN = f"{HEAD}Content-Type: text/plain; charset=utf-8\n\n"
PAGE = f"{HEAD}Content-Type: text/html; charset=utf-8\n\n"


def parts(number: int, kind: str = "text/plain", text: str = "a") -> str:
    inner = "".join(f"--x\nContent-Type: {kind}\n\n{text}\n" for _ in range(number))
    return f"{HEAD}Content-Type: multipart/mixed; boundary=x\n\n{inner}--x--\n"


def maze(depth: int) -> str:
    text = HEAD
    for level in range(depth):
        text += f"Content-Type: multipart/mixed; boundary=b{level}\n\n--b{level}\n"
    return text + "Content-Type: text/plain\n\n" + filled("--b\n", 900_000)


def calendar(events: int, inside: str = "") -> str:
    event = f"BEGIN:VEVENT\nUID:1\nDTSTART:20261201T100000Z\nSUMMARY:Interview\n{inside}END:VEVENT\n"
    return "BEGIN:VCALENDAR\nVERSION:2.0\nMETHOD:REQUEST\n" + event * events + "END:VCALENDAR\n"


TEXTS: dict[str, Callable[[], str]] = {
    "letters": lambda: "x" * MOST,
    "line breaks": lambda: "a" + "\n" * MOST + "b",
    "short lines": lambda: filled("a\n", MOST),
    "empty quotes": lambda: filled("> \n", MOST),
    "deep quotes": lambda: filled("> " * 100 + "a\n", MOST),
    "quotes on one line": lambda: ">" * MOST,
    "headers again and again": lambda: filled("From: Marta <a@b.example>\nSent: 1 May 2026\nSubject: x\n\n", MOST),
    "forwards of forwards": lambda: filled(
        "---- Forwarded message ----\nFrom: a <a@b.example>\nDate: 1 May 2026\nSubject: x\n\nHello\n", MOST
    ),
    "replies to replies": lambda: filled("On Tue, 1 May 2026 at 10:00, Marta <a@b.example> wrote:\nHello\n", MOST),
    "almost replies": lambda: filled("On " + "a " * 200 + "wrot\n", MOST),
    "dates": lambda: filled("Tuesday 1 December 2026 at 10:30 am CET or ", MOST),
    "dates, a line each": lambda: filled("Would Tuesday 1 December at 10:30 am suit you?\n", MOST),
    "hours": lambda: filled("10:30-11:30 ", MOST),
    "zones": lambda: filled("10:30 CET (Berlin) 9:30 GMT London ", MOST),
    "numbers": lambda: filled("12.12.12.", MOST),
    "noes": lambda: filled("Unfortunately we will not be moving forward with your application. ", MOST),
    "noes, a line each": lambda: filled("Unfortunately we have decided to proceed with other candidates.\n\n", MOST),
    "commas": lambda: filled("unfortunately, if, however, but, we, ", MOST),
    "one sentence without end": lambda: filled("we would like to invite you to ", MOST),
    "invitations": lambda: filled("We would like to invite you to an interview. Does Tuesday suit you? ", MOST),
    "four languages": lambda: filled(
        "Leider müssen wir absagen. Nous regrettons. Lamentablemente no. Unfortunately not. ", MOST
    ),
    "brackets": lambda: filled("(((", MOST),
    "addresses": lambda: filled("a@b.example ", MOST),
    "at signs": lambda: "@" * MOST,
    "letters of an address": lambda: "a." * 500_000 + "@",
    "names of companies": lambda: filled("Company 001 ", MOST),
    "footers": lambda: filled("This e-mail is confidential and intended solely for\n", MOST),
    "stars": lambda: filled("*_*_", MOST),
    "capitals": lambda: filled("The Alder Beech Cedar Team ", MOST),
    "invisible letters": lambda: "\u200b" * MOST,
    "marks upon marks": lambda: "a" + "\u0301" * 900_000,
    "letters of three bytes": lambda: "料理" * 500_000,
    "a calendar of many events": lambda: calendar(8000),
    "a calendar of repeated days": lambda: calendar(
        1, "RRULE:FREQ=SECONDLY;COUNT=1000000\n" + "RDATE:20261201T100000Z\n" * 2000
    ),
    "a calendar of guests": lambda: calendar(1, "ATTENDEE;CN=a:mailto:a@b.example\n" * 30_000),
    "a calendar of one long line": lambda: calendar(1, "DESCRIPTION:" + "x" * 900_000 + "\n"),
    "a calendar of folded lines": lambda: calendar(1, "DESCRIPTION:x\n" + " x\n" * 300_000),
    "a calendar of parameters": lambda: calendar(1, "ATTENDEE;" + "X=1;" * 15_000 + "CN=a:mailto:a\n"),
    "calendars in calendars": lambda: nested("BEGIN:VCALENDAR\n", "END:VCALENDAR\n", 20_000),
    "a source of headers": lambda: HEAD + filled("X-A: b\n", MOST),
    "a source of one header": lambda: HEAD + "X-A: " + filled("b ", MOST),
    "a source of encoded words": lambda: HEAD.replace("Your application", "=?utf-8?q?a?= " * 40_000) + "\n\nx",
    "a source with a folded header": lambda: HEAD + "X-A: b\n" + filled(" c\n", MOST),
    "a source of parameters": lambda: f"{HEAD}Content-Type: text/plain; {'a=b; ' * 200_000}\n\nx",
    "a source of continued parameters": lambda: (
        f"{HEAD}Content-Type: text/plain; {'; '.join(f'a*{n}=b' for n in range(60_000))}\n\nx"
    ),
    "a source of many parts": lambda: parts(20_000),
    "a source of many pages": lambda: parts(55, "text/html", "<p>a<b>b</b>" * 1600),
    "a source of parts within parts": lambda: maze(14),
    "a source of messages within messages": lambda: (HEAD + "Content-Type: message/rfc822\n\n") * 15 + "x",
    "a source of boundaries": lambda: (
        f'{HEAD}Content-Type: multipart/mixed; boundary="{"x" * 900}"\n\n' + filled("--" + "x" * 800 + "\n", 900_000)
    ),
    "a source of empty lines": lambda: PLAIN + "\n" * 1_000_000,
    "a source in base64": lambda: (
        f"{HEAD}Content-Type: text/html\nContent-Transfer-Encoding: base64\n\n"
        + base64.encodebytes(b"<p>a" * 200_000).decode()
    ),
    "a source in quoted printable": lambda: (
        f"{HEAD}Content-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n"
        + filled("=3Cp=3Ea", 1_000_000)
    ),
    "a page of hidden parts": lambda: PAGE + filled("<div style='display:none'>a", 1_000_000),
    "a page of styles": lambda: PAGE + filled("<p style='" + "color:red;" * 50 + "'>", 1_000_000),
    "a page of quotes": lambda: PAGE + filled("<blockquote>a", 1_000_000),
}
FROM_PAGES = (
    "deep divs",
    "deep divs, closed in attributes",
    "paragraphs only",
    "attributes only",
    "comments that never end",
    "tags that never end",
    "tags that begin tags",
    "entities without their end",
    "script tags that never end",
    "cdata",
    "a title that never ends",
)


def bombs() -> Iterator[tuple[str, Callable]]:
    for name, make in TEXTS.items():
        yield f"email: {name}", lambda visitor, make=make: visitor.upload("/mail/", {"text": make()})
        yield (
            f"email file: {name}",
            lambda visitor, make=make: visitor.upload("/mail/", {}, [("file", "a.eml", _as_file(make()))]),
        )
    for name in FROM_PAGES:
        yield (
            f"email of a page: {name}",
            lambda visitor, make=PAGES[name]: visitor.upload("/mail/", {"text": make()[:MOST]}),
        )
        yield (
            f"email file of a page: {name}",
            lambda visitor, make=PAGES[name]: visitor.upload(
                "/mail/", {}, [("file", "a.eml", (PAGE + make()).encode())]
            ),
        )
    yield "email file: zeros", lambda visitor: visitor.upload("/mail/", {}, [("file", "a.eml", bytes(24_000_000))])
    yield (
        "email file: two bytes a letter",
        lambda visitor: visitor.upload("/mail/", {}, [("file", "a.eml", (PAGE + "<p>a" * 200_000).encode("utf-16"))]),
    )
    yield (
        "email file: no letters",
        lambda visitor: visitor.upload("/mail/", {}, [("file", "a.eml", bytes(range(256)) * 6000)]),
    )
    yield (
        "email answer: a long text",
        lambda visitor: visitor.upload("/mail/answer/", {"text": "x" * 4_900_000, "what": "none"}),
    )


def _as_file(text: str) -> bytes:
    return (text if text.startswith("From:") else PLAIN + text).encode()
