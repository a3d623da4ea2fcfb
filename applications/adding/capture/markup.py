"""What a page of a job says in its markup: structured data, meta tags, headings, and its text as paragraphs and lists."""

import html
import re
from dataclasses import dataclass, field
from typing import Any

from applications.foreign_html import Budget, Tag, tags_and_text

LONGEST = 2_000_000
MARKUP_LIMIT = 600_000  # without its scripts; a page of a job has a tenth of it
TEXT_LIMIT = 400_000  # ten times as much as is kept of it
DEEPEST = 250
MOST_PROPERTIES = 12  # that are open at once, each within the one before
PIECES_OF_A_PROPERTY = 20_000
HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
BLOCKS = HEADINGS | frozenset(
    "p div br ul ol li dl dt dd tr table blockquote pre section article main header hr".split()
)
SECTIONS = frozenset({"center"}) | frozenset(
    "address dir details fieldset figcaption figure form hgroup legend listing menu search summary".split()
)  # read as div
CELLS = frozenset("td th thead tbody tfoot caption".split())
INLINE = frozenset("a span time".split())
SILENT = frozenset(
    "script style svg math noscript template iframe object select textarea button nav footer aside dialog video audio "
    "canvas".split()
)
VOID = frozenset("meta link br hr".split())
KNOWN = BLOCKS | CELLS | INLINE | SILENT | VOID | {"title"}
# {element: (what its beginning ends, within what)}, where authors leave the end tag out
ENDED_BY = {
    "li": (frozenset(["li"]), frozenset(["ul", "ol"])),
    "dt": (frozenset(["dt", "dd"]), frozenset(["dl"])),
    "dd": (frozenset(["dt", "dd"]), frozenset(["dl"])),
    "tr": (frozenset(["tr", "td", "th"]), frozenset(["table"])),
    "td": (frozenset(["td", "th"]), frozenset(["tr", "table"])),
    "th": (frozenset(["td", "th"]), frozenset(["tr", "table"])),
}


@dataclass(slots=True)
class Page:
    """`scripts`: JSON-LD as it was written. `items`: microdata, each as schema.org's JSON would say it."""

    scripts: list[str] = field(default_factory=list)
    items: list[dict[str, Any]] = field(default_factory=list)
    meta: dict[str, str] = field(default_factory=dict)
    title: str = ""
    heading: str = ""
    text: str = ""


def read_page(source: str, budget: Budget | None = None) -> Page:
    budget = budget or Budget()
    scripts, rest = _without_scripts(source[:LONGEST])
    page = _Reader().read(budget.take(rest, MARKUP_LIMIT), budget)
    page.scripts = scripts
    return page


def to_text(source: str, budget: Budget | None = None) -> str:
    """The text of a description, written plainly, in HTML, or in HTML that was escaped once or twice on its way."""
    budget = budget or Budget()
    source = source[:MARKUP_LIMIT]
    for _ in range(2):
        if "<" not in source and re.search(r"&lt;/?[a-zA-Z]|&amp;lt;|&amp;(?:nbsp|amp|#)", source):
            source = budget.unescape(budget.take(source, MARKUP_LIMIT))
    if looks_like_html(source):
        return read_page(source, budget).text
    return tidy(budget.unescape(budget.take(source, TEXT_LIMIT)))


def looks_like_html(source: str) -> bool:
    return bool(
        re.search(
            r"<(?:!doctype|/?(?:html|head|body|script|meta|main|article|section|header|div|p|h[1-6]|ul|ol|li|br|span|a"
            r"|b|strong|em|table)\b[^<]{0,4000}>)",
            source[:LONGEST],
            re.IGNORECASE,
        )
    )


def short_text(source: str) -> str:
    """A name or a number out of a short piece that may hold tags; long markup is not parsed for it."""
    return one_line(html.unescape(re.sub(r"<[^<>]{0,300}>", " ", html.unescape(source[:2000]))))


def one_line(text: str) -> str:
    return " ".join(text.split())


def tidy(text: str) -> str:
    """Lines without stray space, at most one empty line between two."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\N{NO-BREAK SPACE}", " ").replace("\0", "")
    lines = [re.sub(r"[ \t\f\v\u200b\ufeff]+", " ", line).strip() for line in text.split("\n")]
    lines = [line for line in lines if line != "•"]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _close_lists(text: str) -> str:
    """A sign and its words on one line, and no empty lines within a list."""
    text = re.sub(r"(?m)^-\n+(?=[^\n-])", "- ", text)
    return re.sub(r"(?m)^(- .*)\n\n(?=- )", r"\1\n", text)


def _without_scripts(source: str) -> tuple[list[str], str]:
    """JSON-LD apart from everything else; other scripts are dropped. Cut by hand, because a script that never ends
    is cheap that way.
    """
    first, *pieces = re.split(r"<script\b", source, flags=re.IGNORECASE)
    kept, found = [first], []
    for piece in pieces:
        head, _, rest = piece.partition(">")
        end = re.search(r"</script\b[^>]{0,20}>", rest, re.IGNORECASE)
        body, after = (rest[: end.start()], rest[end.end() :]) if end else (rest, "")
        if "ld+json" in head.lower():
            found.append(body)
        kept.append(after)
    return found, "".join(kept)


class _Reader:
    """Reads a page in one pass. Elements that authors leave open are ended where a browser would end them."""

    def __init__(self) -> None:
        self.page = Page()
        self.pieces: list[str] = []
        self.open: list[str] = []
        self.silent = 0
        self.scopes: list[tuple[int, dict[str, Any]]] = []
        self.props: list[tuple[int, str, int, dict[str, Any]]] = []
        self.heading_from: int | None = None

    def read(self, source: str, budget: Budget) -> Page:
        for piece in tags_and_text(source):
            if isinstance(piece, str):
                self._text(budget.unescape(piece))
                continue
            budget.tags -= 1
            if budget.tags < 0:
                break
            name = "div" if piece.name in SECTIONS else piece.name
            if name not in KNOWN:
                continue
            if piece.is_end:
                self._end(name)
            else:
                self._start(name, piece)
        while self.open:
            self._close()
        self.page.text = _close_lists(tidy("".join(self.pieces)))
        self.page.title, self.page.heading = one_line(self.page.title), one_line(self.page.heading)
        return self.page

    def _start(self, name: str, tag: Tag) -> None:
        if name in BLOCKS and name != "br" and "p" in self.open:
            self._end("p")
        if name in ENDED_BY:
            self._end_those_before(name)
        is_void = name in VOID
        marked = (
            tag.attributes() if not self.silent and (name in ("meta", "link") or "item" in tag.rest.lower()) else {}
        )
        if name == "meta" and (called := marked.get("property") or marked.get("name")):
            self.page.meta.setdefault(called.lower(), marked.get("content", ""))
        elif name == "link" and "canonical" in marked.get("rel", ""):
            self.page.meta.setdefault("canonical", marked.get("href", ""))
        if name in BLOCKS and not self.silent:
            self._break(name)
        if not is_void and len(self.open) < DEEPEST:
            self.open.append(name)
            self.silent += name in SILENT
        if "itemprop" in marked or "itemtype" in marked:
            self._item(marked, is_void=is_void)
        if name == "h1" and not self.page.heading and not self.silent:
            self.heading_from = len(self.pieces)

    def _end_those_before(self, name: str) -> None:
        ended, within = ENDED_BY[name]
        for place in range(len(self.open) - 1, -1, -1):
            if self.open[place] in within:
                return
            if self.open[place] in ended:
                while len(self.open) > place:
                    self._close()

    def _end(self, name: str) -> None:
        """An end without a beginning is passed over, and so is that of a part of a line around a whole block."""
        for place in range(len(self.open) - 1, -1, -1):
            if self.open[place] == name:
                while len(self.open) > place:
                    self._close()
                return
            if (name in INLINE and self.open[place] not in INLINE) or (
                self.open[place] in ("td", "th") and name not in CELLS and name not in ("table", "tr")
            ):
                return

    def _close(self) -> None:
        self._close_items()
        last = self.open.pop()
        self.silent -= last in SILENT
        if last in BLOCKS and not self.silent:
            self._break(f"/{last}")
        if last == "h1" and self.heading_from is not None:
            self.page.heading = "".join(self.pieces[self.heading_from :])
            self.heading_from = None

    def _item(self, named: dict[str, str], *, is_void: bool) -> None:
        prop, kind = named.get("itemprop", ""), named.get("itemtype", "").rsplit("/", 1)[-1]
        holder = self.scopes[-1][1] if self.scopes else None
        if kind and not is_void:
            item = {"@type": kind}
            if prop and holder is not None:
                holder.setdefault(prop, item)
            else:
                self.page.items.append(item)
            self.scopes.append((len(self.open), item))
        elif prop and holder is not None and prop not in holder:
            value = named.get("content") or named.get("datetime")
            if value:
                holder[prop] = value
            elif not is_void and len(self.props) < MOST_PROPERTIES:
                self.props.append((len(self.open), prop, len(self.pieces), holder))

    def _close_items(self) -> None:
        while self.props and self.props[-1][0] >= len(self.open):
            _, prop, start, holder = self.props.pop()
            holder.setdefault(prop, tidy("".join(self.pieces[start : start + PIECES_OF_A_PROPERTY])))
        while self.scopes and self.scopes[-1][0] >= len(self.open):
            self.scopes.pop()

    def _text(self, text: str) -> None:
        if self.silent:
            return
        if self.open and self.open[-1] == "title":
            self.page.title += text
        elif "pre" in self.open:
            self.pieces.append(text)
        else:
            self.pieces.append(re.sub(r"\s+", " ", text))

    def _break(self, tag: str) -> None:
        name = tag.removeprefix("/")
        if name == "li":
            self.pieces.append("\n" if tag == "/li" else "\n- ")
        elif name in HEADINGS or name in ("p", "ul", "ol", "table", "blockquote", "section", "article", "pre"):
            self.pieces.append("\n\n")
        else:
            self.pieces.append("\n")
