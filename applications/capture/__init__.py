"""Reads what someone brings along from a job's page: structured data, markup, plain text or a mere link.

Pure: text goes in, a suggestion comes out. Nothing is fetched, nothing is stored.
"""

import datetime as dt
import re
from dataclasses import dataclass, fields, replace
from decimal import Decimal
from typing import Any

from . import posting as postings
from .markup import LONGEST, Page, looks_like_html, one_line, read_page, tidy
from .sites import VENDORS, board_of, employer_in, host_of, is_employers_page

ADVERT_LIMIT = 40_000
LINK = re.compile(r"https?://[^\s<>\"']+")
CUT = "[Shortened: the job ad was longer than Onward can save.]"
LABELS = {
    "title": "job title|title|position|role|stellenbezeichnung|stelle|titel",
    "company": "company|employer|organisation|organization|unternehmen|firma|arbeitgeber",
    "location": "location|place|standort|ort|arbeitsort|einsatzort",
}
_LABELLED = {name: re.compile(rf"(?:{words})\s*:\s*(\S.*)", re.IGNORECASE) for name, words in LABELS.items()}
_DEADLINE = re.compile(r"(?:closing date|deadline|apply by|bewerbungsfrist|valid through)\s*:\s*(.+)", re.IGNORECASE)
_SHARED = re.compile(r"check out this job at (?P<company>[^:\n]{2,120}?)(?::|$)", re.IGNORECASE | re.MULTILINE)
_NAMES_BOTH = re.compile(
    r"job application for (?P<title>.+) at (?P<company>.+)|(?P<title_>.+?) @ (?P<company_>.+)", re.IGNORECASE
)
_AT = re.compile(r" (?:at|bei) (?P<company>.+?)(?: [|–-] .*)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Advert:
    """What could be read, named like the fields of an application; empty where the page does not say."""

    title: str = ""
    company: str = ""
    location: str = ""
    work_mode: str = ""
    pay_min: Decimal | None = None
    pay_max: Decimal | None = None
    pay_currency: str = ""
    pay_period: str = ""
    deadline_on: dt.date | None = None
    source: str = ""
    source_name: str = ""
    link: str = ""
    advert: str = ""
    is_cut: bool = False
    is_list: bool = False

    @property
    def found(self) -> dict[str, Any]:
        """What was read, by the name of its field."""
        values = {one.name: getattr(self, one.name) for one in fields(self) if not one.name.startswith("is_")}
        return {name: value for name, value in values.items() if value not in ("", None)}


def read(source: str) -> Advert:
    """A page handed over by the bookmarklet, JSON-LD, HTML, the text of an advert, or a link."""
    source = source.encode("utf-8", "replace").decode().replace("\0", "").strip()[:LONGEST]
    if LINK.fullmatch(source):
        return _finish(Advert(link=source), cut=False)
    if source[:1] in ("{", "[") and (found := postings.loads(source)) is not None:
        return _from_json(found)
    if looks_like_html(source):
        return _from_page(read_page(source), address="")
    return _from_text(source)


def _from_json(found: Any) -> Advert:
    if not (isinstance(found, dict) and found.get("onward")):
        return _from_page(Page(), address="", data=found)
    markup, chosen = found.get("html"), found.get("chosen")
    page = read_page(markup) if isinstance(markup, str) else Page()
    page.title = page.title or postings.text_of(found.get("title"))
    page.heading = page.heading or postings.text_of(found.get("heading"))
    meta = found.get("meta")
    if isinstance(meta, dict):
        page.meta |= {str(name).lower(): postings.text_of(value) for name, value in meta.items()}
    data = found.get("data")
    if isinstance(data, list):
        data = [postings.loads(one) if isinstance(one, str) else one for one in data]
    advert = _from_page(page, address=postings.text_of(found.get("address")), data=data, cut=bool(found.get("cut")))
    if isinstance(chosen, str) and len(chosen.strip()) > 40:
        advert = _finish(replace(advert, advert=tidy(chosen)), cut=False)
    return advert


def _from_page(page: Page, *, address: str, data: Any = None, cut: bool = False) -> Advert:
    """Structured data first; what it leaves open comes from meta tags, headings and the address."""
    data = [data, *(postings.loads(one) for one in page.scripts), page.items]
    found = postings.postings_in(data)
    link = address or page.meta.get("canonical") or page.meta.get("og:url", "")
    one = _the_one(found, page=page, link=link)
    if one is None and len(found) > 1:
        return Advert(link=link, is_list=True)
    read_so_far = _from_posting(one) if one else Advert()
    titled = _titled(page)
    return _finish(
        replace(
            read_so_far,
            title=read_so_far.title or titled.title,
            company=read_so_far.company or titled.company,
            link=link or read_so_far.link,
            advert=read_so_far.advert or page.text,
        ),
        cut=cut,
    )


def _the_one(found: list[dict[str, Any]], *, page: Page, link: str) -> dict[str, Any] | None:
    """The posting that the page is about; None when it lists several and none of them is the page's own."""
    different = {(postings.text_of(one.get("title")), postings.place_of(one)): one for one in reversed(found)}
    if len(different) == 1:
        return found[0]
    for one in found:
        if link and postings.text_of(one.get("url")).rstrip("/") == link.rstrip("/"):
            return one
    same = [one for one in found if page.heading and postings.text_of(one.get("title")) == page.heading]
    return same[0] if len(same) == 1 else None


def _from_posting(one: dict[str, Any]) -> Advert:
    low, high, currency, period = postings.pay_of(one)
    return Advert(
        title=postings.text_of(one.get("title") or one.get("name")),
        company=postings.text_of(one.get("hiringOrganization"), "legalName"),
        location=postings.place_of(one),
        work_mode="remote" if postings.is_remote(one) else "",
        pay_min=low,
        pay_max=high,
        pay_currency=currency,
        pay_period=period,
        deadline_on=postings.day_of(one.get("validThrough")),
        link=postings.text_of(one.get("url")),
        advert=postings.advert_of(one),
    )


def _titled(page: Page) -> Advert:
    """Title and company from the headings; “Analyst at Kestrel Freight” names both."""
    og_title = one_line(page.meta.get("og:title", ""))[:300]
    heading, titles = page.heading[:300], [title for title in (page.title[:300], og_title) if title]
    for title in titles:
        if both := _both_in(title):
            return both
        if heading and title.startswith(heading) and (match := _AT.fullmatch(title, len(heading))):
            return Advert(title=heading, company=match["company"])
    site = one_line(page.meta.get("og:site_name", ""))
    return Advert(title=heading or og_title or page.title, company="" if site in VENDORS else site)


def _both_in(title: str) -> Advert | None:
    if match := _NAMES_BOTH.fullmatch(title):
        return Advert(title=match["title"] or match["title_"], company=match["company"] or match["company_"])
    return None


def _from_text(source: str) -> Advert:
    """Lines that say what they are, a link, and the first short line as the title."""
    text = tidy(source)
    lines = [line for line in text.split("\n") if line]
    link = next(iter(LINK.findall(text)), "").rstrip(".,;)")
    said: dict[str, Any] = {}
    for line in lines[:60]:
        for name, pattern in _LABELLED.items():
            if (match := pattern.fullmatch(line)) and len(match[1]) <= 200:
                said.setdefault(name, match[1])
        if match := _DEADLINE.fullmatch(line):
            said.setdefault("deadline_on", postings.day_of(match[1]))
    if match := _SHARED.search(text[:2000]):
        said.setdefault("company", match["company"])
    first = one_line(LINK.sub("", lines[0])) if lines else ""
    if 2 < len(first) <= 120 and (len(lines) > 1 or link) and not first.endswith((".", ":")) and not _SHARED.match(first):  # fmt: skip
        both = _both_in(first)
        said.setdefault("title", both.title if both else first)
        if both:
            said.setdefault("company", both.company)
    is_only_shared = bool(link) and len(text) - len(link) < 300
    return _finish(Advert(**said, link=link, advert="" if is_only_shared else text), cut=False)


def _finish(advert: Advert, *, cut: bool) -> Advert:
    """What the address adds, and every text at the length that fits, without what no database keeps."""
    texts: dict[str, Any] = {name: _storable(value) for name, value in advert.found.items() if isinstance(value, str)}
    advert = replace(advert, **texts)
    link = advert.link if LINK.fullmatch(advert.link) else ""
    link = link if len(link) <= 2000 else link.partition("?")[0]
    board = board_of(link)
    text = advert.advert
    if cut or len(text) > ADVERT_LIMIT:
        text = f"{text[:ADVERT_LIMIT].rstrip()}\n\n{CUT}"
    return replace(
        advert,
        title=advert.title[:300],
        company=(advert.company or employer_in(link))[:200],
        location=advert.location[:200],
        work_mode=advert.work_mode or _mode_in(f"{advert.title} {advert.location}"),
        source=advert.source or ("job_board" if board else "company_site" if is_employers_page(link) else ""),
        source_name=advert.source_name or board,
        link=link if len(link) <= 2000 else "",
        advert=text,
        is_cut=cut or len(advert.advert) > ADVERT_LIMIT,
    )


def _storable(text: str) -> str:
    """Without control characters and halves of characters, which JSON may carry."""
    return re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", "", text).encode("utf-8", "ignore").decode()


def _mode_in(text: str) -> str:
    if re.search(r"\bhybrid\b", text, re.IGNORECASE):
        return "hybrid"
    return "remote" if re.search(r"\b(?:remote|home.?office)\b", text, re.IGNORECASE) else ""


__all__ = ["ADVERT_LIMIT", "LONGEST", "Advert", "host_of", "read"]
