"""A salary as the text of a job ad writes it: “£60,000 - £70,000 per year”, “65k-75k €”, “12,75 € pro Stunde”."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

_SIGNS = {
    "a$": "AUD",
    "au$": "AUD",
    "c$": "CAD",
    "ca$": "CAD",
    "nz$": "NZD",
    "s$": "SGD",
    "sg$": "SGD",
    "hk$": "HKD",
    "us$": "USD",
    "r$": "BRL",
    "£": "GBP",
    "€": "EUR",
    "₹": "INR",
    "¥": "JPY",
    "zł": "PLN",
    "$": "USD",
    "euro": "EUR",
    "euros": "EUR",
}
_CODES = "GBP|EUR|USD|CHF|CAD|AUD|NZD|SEK|NOK|DKK|PLN|CZK|HUF|INR|JPY|SGD|HKD|ZAR|BRL|MXN|ILS|AED|TRY|RON"
_CURRENCY = rf"(?:(?:AU|CA|NZ|SG|HK|US|A|C|S|R)?\$|[£€₹¥]|zł|\b(?:{_CODES}|euros?)\b)"
_NUMBER = r"\d{1,3}(?:[.,'’\u00a0\u202f ]\d{3})+(?:[.,]\d{2})?|\d+(?:[.,]\d{1,2})?"
_PERIODS = {
    "year": r"years?|yearly|yr|annum|annually|annual|p\.? ?a\.?|jahr|jährlich|jahresgehalt|jahresbrutto|an|année"
    r"|annuel|año|anual",
    "month": r"months?|monthly|mo|monat|monatlich|mois|mensuel|mes|mensual|pcm|pm",
    "week": r"weeks?|weekly|wk|woche|wöchentlich|semaine|semana|pw",
    "day": r"days?|daily|day rate|tag|täglich|tagessatz|jour|día|pd",
    "hour": r"hours?|hourly|hr|h|std|stunde|stündlich|stundenlohn|heure|hora|ph",
}
_PERIOD = "|".join(f"(?P<{name}>{words})" for name, words in _PERIODS.items())
_PER = rf"(?:\s*(?:/|\bper\b|\ban?\b|\beach\b|\bpro\b|\bim\b|\bpar\b|\bpor\b|\bal\b|\bà\b|,|\()?\s*(?:(?:brutto|gross|brut|bruto)\s*(?:/|pro|im|per|par)?\s*)?(?<![a-z])(?:{_PERIOD})\b)?"
_SUM = re.compile(
    rf"(?P<before>{_CURRENCY})?\s?(?P<low>{_NUMBER})\s?(?P<low_k>k\b|tsd\.?)?\s?(?P<after>{_CURRENCY})?"
    rf"(?:(?:\s?(?:/|\bper\b|\ban?\b)?\s?\b(?:yr|year|hr|hour|mo|month)\b)?\s?(?:-|–|—|\bto\b|\bbis\b|\bund\b|\band\b|\bà\b|\ba\b|\bet\b|\by\b)\s?"
    rf"(?P<before_high>{_CURRENCY})?\s?(?P<high>{_NUMBER})\s?(?P<high_k>k\b|tsd\.?)?\s?(?P<after_high>{_CURRENCY})?)?{_PER}",
    re.IGNORECASE,
)
_WORDS = re.compile(
    r"salary|salaries|\bpay\b|compensation|remuneration|wage|base|package|rate\b|gehalt|vergütung|verdienst|lohn"
    r"|salaire|"
    r"rémunération|salario|sueldo|\bOTE\b|we offer|bieten|paying|earn\b",
    re.IGNORECASE,
)
_OTHER_MONEY = re.compile(
    r"bonus|revenue|turnover|funding|raised|series [a-e]\b|million|billion|\b\d+ ?(?:m|bn|mio)\b|budget|portfolio"
    r"|assets|voucher|"
    r"allowance|per mile|referral|umsatz|prämie|zuschuss|gutschein|stipend|reimburse|fee\b|donat|spend|grant",
    re.IGNORECASE,
)
# What may stand before the sum where the line is about nothing else.
_BEFORE = re.compile(
    r"\W*(?:(?:salary|pay|rate|gehalt|salaire|salario)\W*)?(?:from|up to|starting (?:at|from)|circa|ca\.?|c\.|around"
    r"|approx\.?|"
    r"ab|bis zu|von|à partir de|jusqu[’']à|desde|hasta|between|zwischen)?\W*",
    re.IGNORECASE,
)
_AT_MOST = re.compile(r"(?:up to|bis zu|max(?:imum)?\.?|jusqu[’']à|hasta)\W*$", re.IGNORECASE)
LARGEST = Decimal(10) ** 9


@dataclass(frozen=True, slots=True)
class Pay:
    """Sums in whole units of the currency. `currency` is three letters or empty; `period` a PayPeriod or empty."""

    low: Decimal | None
    high: Decimal | None = None
    currency: str = ""
    period: str = ""


def find_pay(labelled: str, lines: Iterable[str], *, host: str = "") -> Pay | None:
    """The salary of the job: from a line that says it is one, else from one that cannot be anything else.

    `labelled`: what stands behind “Salary:”. `lines`: the text. `host`: where the page is, for what a dollar is there.
    """
    if labelled and (pay := _first_sum(labelled, host, is_labelled=True)):
        return pay
    for line in lines:
        if not re.search(r"\d", line) or len(line) > 400:
            continue
        for sentence in re.split(r"(?<=[.!?;])\s+(?=[A-ZÄÖÜ])", line):
            if _OTHER_MONEY.search(sentence):
                continue
            if pay := _first_sum(sentence, host, is_labelled=False):
                return pay
    return None


def _first_sum(text: str, host: str, *, is_labelled: bool) -> Pay | None:
    for found in _SUM.finditer(text[:600]):
        currency = _currency(found, host) or (_code_in(text) if is_labelled else "")
        period = next((name for name in _PERIODS if found[name]), "") or (_period_in(text) if is_labelled else "")
        if not is_labelled and not _is_plainly_pay(found, currency, period, text):
            continue
        pay = _pay(found, currency, period)
        if pay and pay.low and (currency or period or pay.low >= 1000):
            if pay.high is None and _AT_MOST.search(text[: found.start()]):
                return replace(pay, low=None, high=pay.low)
            return pay
    return None


def _is_plainly_pay(found: re.Match[str], currency: str, period: str, sentence: str) -> bool:
    """Money with a span of time, or a range of money beside a word for salary."""
    if not currency:
        return False
    is_alone = bool(_BEFORE.fullmatch(sentence[: found.start()]))
    is_named = bool(_WORDS.search(sentence))
    return (bool(period) or bool(found["high"])) and (is_named or is_alone)


def _pay(found: re.Match[str], currency: str, period: str) -> Pay | None:
    low, high = _amount(found["low"], found["low_k"]), _amount(found["high"], found["high_k"])
    if low is None:
        return None
    if high is not None and found["high_k"] and not found["low_k"] and low < 1000:
        low *= 1000  # “65-75k”
    if high is not None and high < low:
        if found["low_k"] and not found["high_k"] and high < 1000:
            high *= 1000
        else:
            return None
    if not 0 < low < LARGEST or (high or low) >= LARGEST:
        return None
    return Pay(low, high if high != low else None, currency, period)


def _amount(text: str | None, thousands: str | None) -> Decimal | None:
    if not text:
        return None
    whole, part = text, ""
    if found := re.fullmatch(r"(.*\d)[.,](\d{1,2})", text):
        whole, part = found.groups()
    amount = Decimal(f"{re.sub(r'[^0-9]', '', whole)}.{part or 0}") * (1000 if thousands else 1)
    return amount.quantize(Decimal("0.01"))


def _currency(found: re.Match[str], host: str) -> str:
    for name in ("before", "after", "before_high", "after_high"):
        if sign := (found[name] or "").lower():
            if sign == "$":
                return _DOLLARS.get(host.rpartition(".")[2]) or _DOLLARS.get(host.partition(".")[0]) or "USD"
            return _SIGNS.get(sign) or sign.upper()
    return ""


_DOLLARS = {"au": "AUD", "nz": "NZD", "ca": "CAD", "sg": "SGD", "hk": "HKD"}


def _code_in(text: str) -> str:
    found = re.search(rf"\b({_CODES})\b", text)
    return found[1] if found else next((code for sign, code in _SIGNS.items() if sign in text.lower()), "")


def _period_in(text: str) -> str:
    found = re.search(rf"\b(?:{_PERIOD})\b", text, re.IGNORECASE)
    return next((name for name in _PERIODS if found[name]), "") if found else ""
