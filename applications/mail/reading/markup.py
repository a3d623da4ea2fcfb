"""The text of an HTML mail."""

import re

from applications.foreign_html import Budget, Tag, tags_and_text

PART_LIMIT = 200_000
HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|(?:font-size|max-height"
    r"|opacity)\s*:\s*0(?![.\d]*[1-9])",
    re.I,
)
VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
BREAKS = frozenset("p div br tr li ul ol h1 h2 h3 h4 h5 h6 table blockquote hr section header footer td".split())
SILENT = frozenset("style script head title".split())


def html_to_text(source: str, budget: Budget | None = None) -> str:
    """The text that someone sees; what a blockquote holds is marked as a quote."""
    budget = budget or Budget()
    source = budget.take(source, PART_LIMIT)
    reader = _Reader().read(source, budget)
    if reader.hidden:  # a hidden part that is never closed would take the rest of the mail with it
        reader = _Reader(with_hidden=True).read(source, budget)
    return re.sub(r" *\n *", "\n", "".join(reader.pieces)).strip()


class _Reader:
    """A preheader is hidden text, which nobody wrote to be read."""

    def __init__(self, *, with_hidden: bool = False) -> None:
        self.pieces: list[str] = []
        self.quotes = 0
        self.silent = ""
        self.with_hidden = with_hidden
        self.hidden = ""
        self.hidden_depth = 0

    def read(self, source: str, budget: Budget) -> "_Reader":
        for piece in tags_and_text(source):
            if isinstance(piece, str):
                if not self.silent and not self.hidden:
                    self.pieces.append(re.sub(r"\s+", " ", budget.unescape(piece)))
                continue
            budget.tags -= 1
            if budget.tags < 0:
                break
            if piece.is_end:
                self._end(piece.name)
            else:
                self._start(piece)
        return self

    def _start(self, tag: Tag) -> None:
        name = tag.name
        if name in SILENT:
            self.silent = self.silent or name
        if self.hidden:
            self.hidden_depth += name == self.hidden
        elif name not in VOID and not self.with_hidden and _is_hidden(tag):
            self.hidden, self.hidden_depth = name, 1
        self.quotes += name == "blockquote"
        if name in BREAKS:
            self._break("\n" if name in ("br", "td", "li", "div", "tr") else "\n\n")

    def _end(self, name: str) -> None:
        if name == self.silent or name == "head":
            self.silent = ""
        if name == self.hidden:
            self.hidden_depth -= 1
            self.hidden = self.hidden if self.hidden_depth else ""
        self.quotes -= name == "blockquote" and self.quotes > 0
        if name in BREAKS and name != "br":
            self._break("\n\n" if name in ("p", "table", "ul", "ol", "blockquote") else "\n")

    def _break(self, ends: str) -> None:
        self.pieces.append(ends + "> " if self.quotes else ends)


def _is_hidden(tag: Tag) -> bool:
    rest = tag.rest.lower()
    if "style" not in rest and "hidden" not in rest:
        return False
    marked = tag.attributes()
    return "hidden" in marked or bool(HIDDEN.search(marked.get("style", "")))
