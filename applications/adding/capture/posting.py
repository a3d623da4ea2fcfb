"""schema.org's JobPosting, as it is really published: in lists, in graphs, with strings where objects belong."""

import datetime as dt
import json
import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from itertools import islice
from typing import Any

from applications.foreign_html import Budget

from .markup import short_text, tidy, to_text

DEEPEST = 12
MOST = 5_000
MOST_KEYS = 500
MOST_RESOLVED = 20_000  # values that are looked through for references, in all postings together
PERIODS = {
    "year": "year",
    "yearly": "year",
    "annual": "year",
    "annually": "year",
    "annum": "year",
    "ann": "year",
    "month": "month",
    "monthly": "month",
    "mon": "month",
    "week": "week",
    "weekly": "week",
    "wee": "week",
    "day": "day",
    "daily": "day",
    "hour": "hour",
    "hourly": "hour",
    "hur": "hour",
}
PARTS = {
    "responsibilities": "Responsibilities",
    "qualifications": "Qualifications",
    "skills": "Skills",
    "experienceRequirements": "Experience",
    "educationRequirements": "Education",
    "jobBenefits": "Benefits",
    "incentives": "Benefits",
}


def loads(text: str) -> Any:
    """JSON as pages write it: inside a comment, with raw line breaks or one comma too many; None when it is none."""
    text = re.sub(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>|;)\s*$", "", text).strip()
    for attempt in (text, re.sub(r",(\s*[}\]])", r"\1", text)):
        try:
            return json.loads(attempt, strict=False, parse_constant=lambda name: None)
        except (ValueError, RecursionError):
            continue
    return None


def postings_in(found: Any) -> list[dict[str, Any]]:
    """Every JobPosting anywhere in it, in the order of the page, with what it refers to by `@id` put in its place."""
    named: dict[str, dict[str, Any]] = {}
    _collect_named(found, 0, iter(range(MOST)), named)
    budget = iter(range(MOST_RESOLVED))
    return [_resolved(one, named, 0, budget) for one in _postings(found, 0, iter(range(MOST)))]


def _collect_named(found: Any, depth: int, budget: Iterator[int], named: dict[str, dict[str, Any]]) -> None:
    """Every object that has an `@id` and says something about itself."""
    if depth > DEEPEST or next(budget, None) is None:
        return
    if isinstance(found, list):
        for one in found:
            _collect_named(one, depth + 1, budget, named)
    elif isinstance(found, dict):
        name = found.get("@id")
        if isinstance(name, str) and set(found) - {"@id", "@type"}:
            named.setdefault(name, found)
        for one in found.values():
            if isinstance(one, dict | list):
                _collect_named(one, depth + 1, budget, named)


def _resolved(value: Any, named: dict[str, dict[str, Any]], depth: int, budget: Iterator[int]) -> Any:
    """`value` with its references replaced, three levels deep: a posting, its organisation or place, an address."""
    if depth > 3 or next(budget, None) is None:
        return value
    if isinstance(value, list):
        return [_resolved(one, named, depth, budget) for one in value[:50]]
    if isinstance(value, str):
        return named.get(value, value) if value.startswith(("#", "_:", "http")) and depth else value
    if not isinstance(value, dict):
        return value
    name = value.get("@id")
    if isinstance(name, str) and not set(value) - {"@id", "@type"} and name in named:
        value = named[name]
    return {
        key: one if key in ("@id", "url") else _resolved(one, named, depth + 1, budget)
        for key, one in islice(value.items(), MOST_KEYS)
    }


def _postings(found: Any, depth: int, budget: Iterator[int]) -> Iterator[dict[str, Any]]:
    if depth > DEEPEST or next(budget, None) is None:
        return
    if isinstance(found, list):
        for one in found:
            yield from _postings(one, depth + 1, budget)
    elif isinstance(found, dict):
        if any(str(kind).rsplit("/", 1)[-1].rsplit(":", 1)[-1] == "JobPosting" for kind in _listed(found.get("@type"))):
            yield found
            return
        for one in found.values():
            if isinstance(one, dict | list):
                yield from _postings(one, depth + 1, budget)


def text_of(value: Any, *names: str) -> str:
    """One line out of a string, a number, a named thing, or the first of several."""
    for one in _listed(value):
        if isinstance(one, dict):
            one = next((one[name] for name in (*names, "name", "value") if one.get(name)), "")
        if isinstance(one, str | int | float) and not isinstance(one, bool) and (line := short_text(str(one))):
            return line
    return ""


def place_of(posting: dict[str, Any]) -> str:
    """“Leeds, England, GB; Hull and 3 more”; where applicants may live when the job is remote."""
    places = [_place(one) for one in _listed(posting.get("jobLocation"))]
    if not any(places):
        places = [text_of(one) for one in _listed(posting.get("applicantLocationRequirements"))]
    places = list(dict.fromkeys(place for place in places if place))
    shown = "; ".join(places[:2])
    return f"{shown} and {len(places) - 2} more" if len(places) > 2 else shown


def _place(one: Any) -> str:
    if not isinstance(one, dict):
        return text_of(one)
    address = next(iter(_listed(one.get("address"))), None)
    if not isinstance(address, dict):
        return text_of(address) or text_of(one.get("name")) or _address(one)
    return _address(address) or text_of(one.get("name"))


def _address(address: dict[str, Any]) -> str:
    parts: list[str] = []
    for name in ("addressLocality", "addressRegion", "addressCountry"):
        part = text_of(address.get(name))
        if part and part.lower() not in ("null", "none", "n/a") and not any(part in other for other in parts):
            parts.append(part)
    return ", ".join(parts)


def is_remote(posting: dict[str, Any]) -> bool:
    return any("TELECOMMUTE" in str(one).upper() for one in _listed(posting.get("jobLocationType")))


def pay_of(posting: dict[str, Any]) -> tuple[Decimal | None, Decimal | None, str, str]:
    """Least, most, currency, period. What a board merely estimates is left alone."""
    salary: Any = next(iter(_listed(posting.get("baseSalary"))), None)
    currency, period = text_of(posting.get("salaryCurrency")), ""
    low = high = None
    if isinstance(salary, dict):
        value = next(iter(_listed(salary.get("value"))), None)
        amounts = value if isinstance(value, dict) else salary
        single = amount_of(amounts.get("value") if isinstance(value, dict) else value)
        low, high = amount_of(amounts.get("minValue")) or single, amount_of(amounts.get("maxValue"))
        currency = text_of(salary.get("currency") or salary.get("priceCurrency") or amounts.get("currency")) or currency
        period = _period(amounts) or _period(salary)
    elif salary is not None:
        low = amount_of(salary)
    if low is not None and high is not None and low > high:
        low, high = high, low
    if low is None and high is None:
        return None, None, "", ""
    is_code = re.fullmatch(r"[A-Za-z]{3}", currency)
    return low, high, currency.upper() if is_code else {"£": "GBP", "$": "USD", "€": "EUR"}.get(currency, ""), period


def _period(amounts: dict[str, Any]) -> str:
    for name in ("unitText", "unitCode"):
        for word in re.findall(r"[a-z]+", text_of(amounts.get(name)).lower()):
            if word in PERIODS:
                return PERIODS[word]
    return ""


def amount_of(value: Any) -> Decimal | None:
    """A sum above nothing: 38000, "38,000.00", "£38k"; None for anything else, a range in one string included."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    found = re.fullmatch(r"[^\d.,-]{0,5}(\d{1,3}(?:[., '’]\d{3})+|\d{1,9})(?:[.,](\d{1,2})0*)?\s?(k?)\D{0,20}", str(value).strip().lower())  # fmt: skip
    if not found:
        return None
    whole, part, thousands = found.groups()
    try:
        amount = Decimal(f"{re.sub(r'[^0-9]', '', whole)}.{part or 0}") * (1000 if thousands else 1)
    except InvalidOperation:
        return None
    return amount.quantize(Decimal("0.01")) if 0 < amount < 10**9 else None


def day_of(value: Any) -> dt.date | None:
    """The day that an ISO date or moment is written with."""
    try:
        day = dt.date.fromisoformat(text_of(value)[:10])
    except ValueError:
        return None
    return day if 1990 <= day.year <= 2100 else None


def advert_of(posting: dict[str, Any], budget: Budget) -> str:
    """The description, and the parts that some pages keep apart from it."""
    text = _long_text(posting.get("description"), budget)
    for name, heading in PARTS.items():
        part = _long_text(posting.get(name), budget)
        if part and part not in text:
            text += f"\n\n{heading}\n\n{part}"
    return tidy(text)


def _long_text(value: Any, budget: Budget) -> str:
    texts = [
        to_text(one, budget) if isinstance(one, str) else text_of(one, "description") for one in _listed(value)[:40]
    ]
    return "\n".join(f"- {text}" for text in texts if text) if len(texts) > 1 else "".join(texts)


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]
