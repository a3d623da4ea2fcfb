"""The text of an HTML mail."""

import re
from html.parser import HTMLParser

PART_LIMIT = 200_000
TAG_LIMIT = 4_000
HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|(?:font-size|max-height|opacity)\s*:\s*0(?![.\d]*[1-9])",
    re.I,
)
VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())


class _Text(HTMLParser):
    """Lines of text; what a blockquote holds is marked as a quote. A preheader is hidden text, which nobody wrote to read."""

    BREAKS = set("p div br tr li ul ol h1 h2 h3 h4 h5 h6 table blockquote hr section header footer td".split())
    SILENT = {"style", "script", "head", "title"}

    def __init__(self, *, with_hidden: bool = False) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self.quotes = 0
        self.silent = ""
        self.with_hidden = with_hidden
        self.hidden = ""
        self.hidden_depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in self.SILENT:
            self.silent = self.silent or tag
        if self.hidden:
            self.hidden_depth += tag == self.hidden
        elif tag not in VOID and not self.with_hidden and _is_hidden(attrs):
            self.hidden, self.hidden_depth = tag, 1
        self.quotes += tag == "blockquote"
        if tag in self.BREAKS:
            self._break("\n" if tag in ("br", "td", "li", "div", "tr") else "\n\n")

    def handle_endtag(self, tag: str) -> None:
        if tag == self.silent or tag == "head":
            self.silent = ""
        if tag == self.hidden:
            self.hidden_depth -= 1
            self.hidden = self.hidden if self.hidden_depth else ""
        self.quotes -= tag == "blockquote" and self.quotes > 0
        if tag in self.BREAKS and tag != "br":
            self._break("\n\n" if tag in ("p", "table", "ul", "ol", "blockquote") else "\n")

    def handle_data(self, data: str) -> None:
        if not self.silent and not self.hidden:
            self.pieces.append(re.sub(r"\s+", " ", data))

    def _break(self, ends: str) -> None:
        self.pieces.append(ends + "> " if self.quotes else ends)


def _is_hidden(attrs: list[tuple[str, str | None]]) -> bool:
    return any(name == "hidden" or (name == "style" and HIDDEN.search(value or "")) for name, value in attrs)


def _tag_or_text(piece: str) -> str:
    """What stands between one "<" and the next."""
    if ">" not in piece[:TAG_LIMIT]:
        return f"&lt;{piece}"
    return piece.partition(">")[2] if piece[0] in "!?" else f"<{piece}"


def html_to_text(source: str) -> str:
    """Tags that never end are text: the parser would look for their end again and again."""
    first, *comments = source[:PART_LIMIT].split("<!--")
    source = first + "".join(each.partition("-->")[2] for each in comments)
    first, *tags = source.split("<")
    source = first + "".join(_tag_or_text(tag) for tag in tags)
    parser = _fed(_Text(), source)
    if parser.hidden:  # a hidden part that is never closed would take the rest of the mail with it
        parser = _fed(_Text(with_hidden=True), source)
    return re.sub(r" *\n *", "\n", "".join(parser.pieces)).strip()


def _fed(parser: _Text, source: str) -> _Text:
    try:
        parser.feed(source)
        parser.close()
    except (AssertionError, ValueError):
        pass
    return parser
