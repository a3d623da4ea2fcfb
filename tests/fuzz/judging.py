"""What must never come back, whatever was sent."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from urllib.parse import urlsplit

from .payloads import MARK

OF_BOB = "zzbobonly"
LEADING = re.compile(r"[\x00-\x20]+")
RUNS = ("javascript:", "data:", "vbscript:")
LINKS = ("href", "src", "action", "formaction", "srcdoc", "xlink:href", "hx-get", "hx-post")


class Executed(HTMLParser):
    """Elements, attributes and addresses that came from a payload."""

    def __init__(self, page: str):
        super().__init__()
        self.found: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        if MARK in tag:
            self.found.append(f"<{tag}>")
        for name, value in attributes:
            address = LEADING.sub("", value or "").lower()
            if MARK in name or (name in LINKS and address.startswith(RUNS) and MARK in address):
                self.found.append(f"{tag} {name}={(value or '')[:60]!r}")


def faults(response, own_host: str = "testserver") -> Iterator[str]:
    """What is wrong with an answer."""
    if response.status_code >= 500 and response.status_code != 501:
        yield f"status {response.status_code}"
    for name in ("Location", "HX-Redirect", "HX-Location", "HX-Push-Url"):
        where = urlsplit(response.get(name, "").replace("\\", "/"))
        if (where.netloc or where.scheme) and where.hostname != own_host:
            yield f"leads elsewhere: {name}: {response[name][:80]!r}"
    if any(MARK in name.lower() for name in response.headers) or MARK in response.cookies:
        yield "a header of the visitor's own"
    if response.get("X-Content-Type-Options") != "nosniff" or "Content-Security-Policy" not in response:
        yield "an answer without its headers"
    body = b"" if response.status_code == 304 else response.getvalue()
    if OF_BOB.encode() in body:
        yield "shows somebody else's words"
    kind = response.get("Content-Type", "")
    if MARK.encode() in body and kind.startswith(("text/html", "image/svg")):
        yield from (f"executed: {one}" for one in Executed(body.decode(errors="replace")).found)
