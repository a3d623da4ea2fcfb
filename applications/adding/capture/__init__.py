"""Reads what someone brings along from a job's page: structured data, markup, plain text or a mere link.

Pure: text goes in, a suggestion comes out. Nothing is fetched, nothing is stored.
"""

import datetime as dt
import re
from dataclasses import dataclass, fields, replace
from decimal import Decimal
from itertools import islice
from typing import Any

from applications.foreign_html import Budget

from . import posting as postings
from .markup import LONGEST, TEXT_LIMIT, Page, looks_like_html, one_line, read_page, tidy
from .pasted import mode_of, read_pasted
from .sites import board_of, employer_in, host_of, is_board_name, is_employers_page, job_in
from .titles import read_title

ADVERT_LIMIT = 40_000
MOST_META = 200
LINK = re.compile(r"https?://[^\s<>\"']+")
CUT = "[Shortened: the job ad was longer than Onward can save.]"


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


def read(source: str, *, today: dt.date | None = None) -> Advert:
    """A page handed over by the bookmarklet, JSON-LD, HTML, the text of a job ad, or a link.

    `today` settles a closing date that is written without its year; without it such a date is left out.
    """
    source = source.encode("utf-8", "replace").decode().replace("\0", "").strip()[:LONGEST]
    budget = Budget()
    if LINK.fullmatch(source):
        return _finish(Advert(link=source), cut=False)
    if source[:1] in ("{", "[") and (found := postings.loads(source)) is not None:
        return _from_json(found, today, budget)
    if looks_like_html(source):
        return _from_page(read_page(source, budget), address="", today=today, budget=budget)
    return _from_text(source, today)


def _from_json(found: Any, today: dt.date | None, budget: Budget) -> Advert:
    if not (isinstance(found, dict) and found.get("onward")):
        return _from_page(Page(), address="", data=found, today=today, budget=budget)
    markup, chosen = found.get("html"), found.get("chosen")
    page = read_page(markup, budget) if isinstance(markup, str) else Page()
    page.title = page.title or postings.text_of(found.get("title"))
    page.heading = page.heading or postings.text_of(found.get("heading"))
    meta = found.get("meta")
    if isinstance(meta, dict):
        page.meta |= {str(name).lower(): postings.text_of(value) for name, value in islice(meta.items(), MOST_META)}
    data = found.get("data")
    if isinstance(data, list):
        data = [postings.loads(one) if isinstance(one, str) else one for one in data]
    advert = _from_page(
        page,
        address=postings.text_of(found.get("address")),
        data=data,
        cut=bool(found.get("cut")),
        today=today,
        budget=budget,
    )
    if isinstance(chosen, str) and len(chosen.strip()) > 40:
        advert = _finish(replace(advert, advert=tidy(chosen[:TEXT_LIMIT])), cut=False)
    return advert


def _from_page(
    page: Page, *, address: str, today: dt.date | None, budget: Budget, data: Any = None, cut: bool = False
) -> Advert:
    """Structured data first; what it leaves open comes from the page's title, its address, and lines of its text."""
    data = [data, *(postings.loads(one) for one in page.scripts), page.items]
    found = postings.postings_in(data)
    link = address or page.meta.get("canonical") or page.meta.get("og:url", "")
    one = _the_one(found, page=page, link=link)
    if one is None and len(found) > 1:
        return Advert(link=link, is_list=True)
    posted = _from_posting(one, budget) if one else Advert()
    link = link or posted.link
    titled = _titled(page, link)
    text = posted.advert or page.text
    board, title = board_of(link), posted.title or titled.title
    said = read_pasted(
        _from_heading_on(page.text, page.heading) or text, board=board, host=host_of(link), title=title, today=today
    )
    pay = said.pay if posted.pay_min is None and posted.pay_max is None else None
    return _finish(
        replace(
            posted,
            title=title,
            company=_employer(posted.company, titled.company, employer_in(link), said.company),
            location=posted.location or titled.location or said.location,
            work_mode=posted.work_mode or said.work_mode,
            pay_min=pay.low if pay else posted.pay_min,
            pay_max=pay.high if pay else posted.pay_max,
            pay_currency=pay.currency if pay else posted.pay_currency,
            pay_period=pay.period if pay else posted.pay_period,
            deadline_on=posted.deadline_on or said.deadline_on,
            link=link,
            advert=text,
        ),
        cut=cut,
    )


def _employer(*names: str) -> str:
    """The first of the names that is not a job board's own."""
    return next((name for name in names if name and not is_board_name(name)), "")


def _from_heading_on(text: str, heading: str) -> str:
    """The text of a page from its heading on: what stands above it is the site's."""
    start = text.find(heading) if heading else -1
    return text[start:] if start >= 0 else ""


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


def _from_posting(one: dict[str, Any], budget: Budget) -> Advert:
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
        advert=postings.advert_of(one, budget),
    )


def _titled(page: Page, link: str) -> Advert:
    """Title, company and place from the page's titles; its site's name is the employer's only off the job boards."""
    site = one_line(page.meta.get("og:site_name", ""))
    site = "" if board_of(link) or is_board_name(site) else site
    host = host_of(link).split(".")
    known = tuple(name for name in (site, employer_in(link), *host[-2:-1]) if name)
    heading = page.heading[:300]
    best = Advert()
    for text in (page.title[:300], one_line(page.meta.get("og:title", ""))[:300]):
        if not text:
            continue
        found = read_title(text, heading=heading, known=known)
        best = Advert(
            title=best.title or found.title,
            company=best.company or found.company,
            location=best.location or found.location,
        )
    return replace(best, title=heading or best.title, company=best.company or site)


def _from_text(source: str, today: dt.date | None) -> Advert:
    """Labelled lines, the order in which the boards write their heads, a link, and the first short line as the
    title.
    """
    text = tidy(source[:TEXT_LIMIT])
    link = next(iter(LINK.findall(text)), "").rstrip(".,;)")
    is_only_shared = bool(link) and len(text) - len(link) < 300
    said = read_pasted(text, board=board_of(link), host=host_of(link), today=today)
    if "\n" not in text and not link:
        said.title = ""  # a single line is as likely to be anything else
    return _finish(
        Advert(
            title=said.title,
            company=_employer(said.company),
            location=said.location,
            work_mode=said.work_mode,
            pay_min=said.pay.low if said.pay else None,
            pay_max=said.pay.high if said.pay else None,
            pay_currency=said.pay.currency if said.pay else "",
            pay_period=said.pay.period if said.pay else "",
            deadline_on=said.deadline_on,
            link=link,
            advert="" if is_only_shared else text,
        ),
        cut=False,
    )


def _finish(advert: Advert, *, cut: bool) -> Advert:
    """What the address adds, and every text at the length that fits, without what no database keeps."""
    texts: dict[str, Any] = {name: _storable(value) for name, value in advert.found.items() if isinstance(value, str)}
    advert = replace(advert, **texts)
    link = advert.link if LINK.fullmatch(advert.link) else ""
    link = link if len(link) <= 2000 else link.partition("?")[0]
    board, (spelt_title, spelt_company) = board_of(link), job_in(link)
    text = advert.advert
    if cut or len(text) > ADVERT_LIMIT:
        text = f"{text[:ADVERT_LIMIT].rstrip()}\n\n{CUT}"
    return replace(
        advert,
        title=(advert.title or spelt_title)[:300],
        company=(advert.company or employer_in(link) or spelt_company)[:200],
        location=advert.location[:200],
        work_mode=advert.work_mode or mode_of(f"{advert.title} {advert.location}"),
        source=advert.source or ("job_board" if board else "company_site" if is_employers_page(link) else ""),
        source_name=advert.source_name or board,
        link=link if len(link) <= 2000 else "",
        advert=text,
        is_cut=cut or len(advert.advert) > ADVERT_LIMIT,
    )


def _storable(text: str) -> str:
    """Without control characters and halves of characters, which JSON may carry."""
    return re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", "", text).encode("utf-8", "ignore").decode()


__all__ = ["ADVERT_LIMIT", "LONGEST", "Advert", "host_of", "read"]
