"""What a page of a job says in its markup: structured data, meta tags, headings, and its text as paragraphs and lists."""

import html
import re
from collections import Counter
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

import nh3

from applications.reading.markup import html_to_text

LONGEST = 2_000_000
MARKUP_LIMIT = 600_000  # without its scripts; a page of a job has a tenth of it
MOST_WORK = 3_000_000
MOST_REOPENED = 60_000
FORMATTING = frozenset(
    "a b big code em font i nobr s small strike strong tt u".split()
)  # reopened in each new paragraph
HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
BLOCKS = HEADINGS | frozenset(
    "p div br ul ol li dl dt dd tr table blockquote pre section article main header hr".split()
)
SILENT = set("style svg math noscript template iframe object select textarea button nav footer aside dialog video audio canvas".split())  # fmt: skip
NESTS_BY_ITSELF_NEVER = frozenset(
    "p li dd dt option tr td th thead tbody body html head br hr img input meta link col wbr source area base embed track".split()
)
NAMES = ["itemprop", "itemtype", "itemscope", "content", "datetime", "href", "rel", "property", "name"]
CLEANER = nh3.Cleaner(
    tags=set(BLOCKS | {"title", "meta", "link", "a", "span", "time"}),
    clean_content_tags={"script", *SILENT},
    attributes={"*": set(NAMES)},
    url_schemes={"http", "https"},
    link_rel=None,
)
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")


@dataclass(slots=True)
class Page:
    """`scripts`: JSON-LD as it was written. `items`: microdata, each as schema.org's JSON would say it."""

    scripts: list[str] = field(default_factory=list)
    items: list[dict[str, Any]] = field(default_factory=list)
    meta: dict[str, str] = field(default_factory=dict)
    title: str = ""
    heading: str = ""
    text: str = ""


def read_page(source: str) -> Page:
    scripts, rest = _without_scripts(source[:LONGEST])
    rest = rest[:MARKUP_LIMIT]
    if _is_too_much_work(rest):
        return Page(scripts=scripts, text=html_to_text(rest))
    reader = _Reader()
    reader.feed(CLEANER.clean(rest))
    reader.close()
    page = reader.page
    page.scripts, page.text = scripts, _close_lists(tidy("".join(reader.pieces)))
    page.title, page.heading = one_line(page.title), one_line(page.heading)
    return page


def to_text(source: str) -> str:
    """The text of a description, written plainly, in HTML, or in HTML that was escaped once or twice on its way."""
    for _ in range(2):
        if "<" not in source and re.search(r"&lt;/?[a-zA-Z]|&amp;lt;|&amp;(?:nbsp|amp|#)", source):
            source = html.unescape(source)
    if looks_like_html(source):
        return read_page(source).text
    return tidy(html.unescape(source))


def looks_like_html(source: str) -> bool:
    return bool(
        re.search(
            r"<(?:!doctype|/?(?:html|head|body|script|meta|main|article|section|header|div|p|h[1-6]|ul|ol|li|br|span|a|b|strong|em|table)\b[^<]{0,4000}>)",
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
    """JSON-LD apart from everything else; other scripts are dropped. Cut by hand, because a script that never ends is cheap that way."""
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


def _is_too_much_work(source: str) -> bool:
    """Whether nesting makes an HTML parser walk (or repeat) its open elements too often; no page of a job comes near."""
    depth = work = formatting = reopened = 0
    opened: Counter[str] = Counter()
    for closing, name in _TAG.findall(source):
        name = name.lower()
        if not closing:
            work += depth
            reopened += formatting
            if name not in NESTS_BY_ITSELF_NEVER:
                opened[name] += 1
                depth += 1
                formatting += name in FORMATTING
        elif opened[name]:
            opened[name] -= 1
            depth -= 1
            formatting -= name in FORMATTING
        if work > MOST_WORK or reopened > MOST_REOPENED:
            return True
    return False


class _Reader(HTMLParser):
    """Reads what the cleaner left: well-formed, known tags, no scripts."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.page = Page()
        self.pieces: list[str] = []
        self.open: list[str] = []
        self.scopes: list[tuple[int, dict[str, Any]]] = []
        self.props: list[tuple[int, str, int, dict[str, Any]]] = []
        self.heading_from: int | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = {name: value or "" for name, value in attrs}
        is_void = tag in ("meta", "link", "br", "hr")
        if tag == "meta" and (name := named.get("property") or named.get("name")):
            self.page.meta.setdefault(name.lower(), named.get("content", ""))
        elif tag == "link" and "canonical" in named.get("rel", ""):
            self.page.meta.setdefault("canonical", named.get("href", ""))
        if tag in BLOCKS:
            self._break(tag)
        if not is_void:
            self.open.append(tag)
        if "itemprop" in named or "itemtype" in named:
            self._item(named, is_void=is_void)
        if tag == "h1" and not self.page.heading:
            self.heading_from = len(self.pieces)

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
        elif prop and holder is not None:
            value = named.get("content") or named.get("datetime")
            if value:
                holder.setdefault(prop, value)
            elif not is_void:
                self.props.append((len(self.open), prop, len(self.pieces), holder))

    def handle_endtag(self, tag: str) -> None:
        if tag not in self.open:
            return
        while self.open:
            self._close_items()
            last = self.open.pop()
            if last in BLOCKS:
                self._break(f"/{last}")
            if last == "h1" and self.heading_from is not None:
                self.page.heading = "".join(self.pieces[self.heading_from :])
                self.heading_from = None
            if last == tag:
                return

    def _close_items(self) -> None:
        while self.props and self.props[-1][0] >= len(self.open):
            _, prop, start, holder = self.props.pop()
            holder.setdefault(prop, tidy("".join(self.pieces[start:])))
        while self.scopes and self.scopes[-1][0] >= len(self.open):
            self.scopes.pop()

    def handle_data(self, data: str) -> None:
        if "title" in self.open:
            self.page.title += data
        elif "pre" in self.open:
            self.pieces.append(data)
        else:
            self.pieces.append(re.sub(r"\s+", " ", data))

    def _break(self, tag: str) -> None:
        name = tag.removeprefix("/")
        if name == "li":
            self.pieces.append("\n" if tag == "/li" else "\n- ")
        elif name in HEADINGS or name in ("p", "ul", "ol", "table", "blockquote", "section", "article", "pre"):
            self.pieces.append("\n\n")
        else:
            self.pieces.append("\n")
