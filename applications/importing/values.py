"""Pay, source, place and the like, as files write them, brought to what the forms take."""

import html
import re
from decimal import Decimal
from functools import lru_cache
from html.parser import HTMLParser

from applications.models import PayPeriod, SentVia, Source, WorkMode

_SYMBOLS = {"£": "GBP", "€": "EUR", "$": "USD", "₹": "INR", "¥": "JPY", "zł": "PLN", "chf": "CHF", "kr": ""}
_AMOUNT = r"\d[\d.,' \u00a0\u202f’]*\d|\d"
_UNIT = r"(?:[A-Za-z]{3}\b|[£€$₹¥₽元円]|zł|kč|(?:kr|zl|ft|lei)\b)"
_PAY = re.compile(
    rf"(?:[A-Za-z]{{1,3}}\$?|[£€$₹¥])?\s*({_AMOUNT})\s*(k\b)?\s*{_UNIT}?"
    rf"(?:\s*(?:-|–|—|to|bis|à|a|do)\s*(?:[A-Za-z]{{2,3}}\$?|[£€$₹¥])?\s*({_AMOUNT})\s*(k\b)?)?\s*{_UNIT}?",
    re.IGNORECASE,
)
_PERIODS = {
    PayPeriod.YEAR: r"year|annum|annual|\bp\.?a\b|\byr\b|jahr|jährlich|\ban\b|año|anual|anno|jaar|yearly|roczn|"
    r"\brok\b|年",
    PayPeriod.MONTH: r"month|\bmo\b|monat|mois|mes\b|mensual|mese|maand|miesi|\bmies\b|月",
    PayPeriod.WEEK: r"week|\bwk\b|woche|semaine|semana",
    PayPeriod.DAY: r"\bday\b|daily|\btag\b|jour|día|giorno|\bdag\b",
    PayPeriod.HOUR: r"hour|\bhr\b|/h\b|stunde|heure|hora|\bora\b|\buur\b|godz",
}
_BESIDE_PAY = re.compile(
    r"\(.*?\)|[/\s]*(per |an? |pro |par |each |gross|brutto|p\.?)?\s*(" + "|".join(_PERIODS.values()) + r")\S*",
    re.IGNORECASE,
)
_CURRENCY = re.compile(
    r"\b(GBP|EUR|USD|CHF|CAD|AUD|NZD|SEK|NOK|DKK|PLN|CZK|HUF|INR|JPY|CNY|SGD|ZAR|BRL|MXN|ILS|AED|TRY|RON)\b",
    re.IGNORECASE,
)
_SOURCES = {
    Source.REFERRAL: r"referr|employee|friend|network|empfehlung|kontakt|recommand|referid|poleceni|内推|内部推荐|推荐",
    Source.COMPANY_SITE: r"company (web)?site|company page|careers? (page|site)|website|firmenseite|karriereseite|"
    r"homepage|site (de l.entreprise|carri)|官网",
    Source.RECRUITER: r"recruit|headhunt|agency|vermittl|personalberat",
    Source.DIRECT: r"^direct|cold|initiativ|speculative|spontan",
    Source.JOB_BOARD: r"board|linkedin|indeed|glassdoor|stepstone|monster|xing|reed|totaljobs|ziprecruiter|wellfound|"
    r"angel|dice|handshake|otta|welcome ?to|infojobs|jobteaser|arbeitsagentur|google|remote ?ok|we ?work|hacker ?news|"
    r"portal|b[öo]rse|pracuj|olx|justjoin|no ?fluff|boss ?直聘|智联|猎聘|前程无忧|拉勾|牛客|实习僧|apec|hellowork|france travail|"
    r"computrabajo|tecnoempleo|招聘网",
}
_MODES = {
    WorkMode.HYBRID: r"h[yií]br[yií]d|混合",
    WorkMode.REMOTE: r"remot|home.?office|\bwfh\b|work from home|t[ée]l[ée]travail|à distance|distanciel|teletrabajo|"
    r"thuis|zdaln|远程|居家|線上",
    WorkMode.ON_SITE: r"on.?site|office|in.?person|vor ort|pr[ée]sen|stacjonarn|en el lugar|现场|坐班",
}
_BOARDS = re.compile(
    r"linked ?in|indeed|glassdoor|step ?stone|monster|xing|\breed\b|total ?jobs|zip ?recruiter|wellfound|angel ?list|"
    r"\bdice\b|handshake|otta|welcome to the jungle|info ?jobs|job ?teaser|arbeitsagentur|google|remote ?ok|"
    r"we work remotely|hacker ?news|\bhn\b|cv.?library|adzuna|simply ?hired|builtin|built in|pracuj|olx|boss|智联|猎聘|"
    r"前程无忧|实习僧|牛客|拉勾|官网|内推|推荐|poleceni|referr|recommand|empfehl|referid|career|company (web)?site|website|job ?board|"
    r"friend|network|cold|direct|e-?mail|portal|job fair|fair|messe|newspaper|apec|hellowork|france travail|"
    r"p[ôo]le emploi|jobs\.|nofluff|justjoin|ziprecruiter|workday|greenhouse|lever\b|seek\b|computrabajo|tecnoempleo|"
    r"initiativ|spontan|homepage|agency site",
    re.IGNORECASE,
)
_AGENCIES = re.compile(
    r"recruit|search|partners?\b|consult|group|\bltd\b|limited|gmbh|\binc\b|\bllc\b|talent|staffing|associates|"
    r"personnel|personal|resourc|agency|solutions|\bhays\b|randstad|adecco|robert half|robert walters|michael page|"
    r"page ?group|manpower|reed|kelly|huxley|harnham|\bbrunel\b|\bexperis\b|tempo|gi group|computer futures|ferchau|"
    r"kforce|insight global|teksystems|apex systems|aerotek|beacon hill|hudson|morgan|spencer|agentur|interim|intérim|"
    r"sp\. z o|\bs\.?a\.?$|猎头|人力",
    re.IGNORECASE,
)
_VIA = {
    SentVia.EMAIL: r"e-?mail|\bmail\b|courriel|correo|邮",
    SentVia.PHONE: r"phone|telefon|t[ée]l[ée]ph|电话",
    SentVia.IN_PERSON: r"in person|persönlich|personal|fair|messe|osobiście|en personne|en persona|现场",
    SentVia.POST: r"^post\b|by post|letter|brief|courrier|poczta|pocztą|邮寄",
    SentVia.ONLINE: r"online|web|site|form|portal|linkedin|indeed|easy apply|upload|en ligne|en línea|网申|网上|官网|"
    r"internet",
}


_UP_TO = re.compile(r"(up to|max(imum)?\b\.?|bis( zu)?\b|jusqu['’]à|hasta|do\b|fino a|tot\b)\s*", re.IGNORECASE)
_FROM = re.compile(r"(from|min(imum)?\b\.?|starting (at|from)|ab\b|à partir de|desde|od\b|vanaf)\s*", re.IGNORECASE)


def pay_of(text: str) -> dict[str, str] | None:
    """`£30k–£36k`, `$60,000`, `45.000 - 55.000 € / Jahr`, `up to 38k`. None when it is more than a number or a
    range.
    """
    written = text.strip()
    if len(written) > 120:
        return None
    if limit := _UP_TO.match(written) or _FROM.match(written):
        pay = pay_of(written[limit.end() :])
        if pay and not pay["pay_max"] and _UP_TO.match(written):
            pay["pay_min"], pay["pay_max"] = "", pay["pay_min"]
        return pay
    bare = _BESIDE_PAY.sub(" ", written)
    found = _PAY.fullmatch(bare.strip(" +~.,/"))
    if not found:
        return None
    low, low_k, high, high_k = found.groups()
    if max(len(low), len(high or "")) > 15:
        return None
    if high_k and not low_k and len(re.sub(r"\D", "", low)) <= 3:
        low_k = high_k
    amounts = [
        re.sub(r"[\s\u00a0\u202f]", "", amount) + (k or "") for amount, k in ((low, low_k), (high, high_k)) if amount
    ]
    return {
        "pay_min": amounts[0],
        "pay_max": amounts[1] if len(amounts) > 1 else "",
        "pay_currency": currency_of(written),
        "pay_period": period_of(written),
    }


def currency_of(text: str) -> str:
    """Three letters, or nothing."""
    if code := _CURRENCY.search(text):
        return code[1].upper()
    return next((code for sign, code in _SYMBOLS.items() if sign in text.lower()), "")


def period_of(text: str) -> str:
    return _first("period", text)


def work_mode_of(text: str) -> str:
    return _first("mode", text)


def sent_via_of(text: str) -> str:
    return _first("via", text)


def source_of(text: str) -> dict[str, str]:
    """The kind where the words tell it, and the words themselves."""
    kind = next((value.value for value in Source if text.casefold() in (value.value, value.label.casefold())), "")
    return {"source": kind or _first("source", text), "source_name": "" if kind else text[:100]}


def is_source(text: str) -> bool:
    """Whether it names a board, a site or another way to a job."""
    return len(text) <= 40 and bool(_BOARDS.search(text))


def is_agency(text: str) -> bool:
    """Whether it looks like a company of recruiters, not like a person: `Hays`, `Hart Search Ltd`."""
    return len(text) <= 80 and bool(_AGENCIES.search(text))


def _compiled(patterns: dict) -> dict[str, re.Pattern[str]]:
    return {str(value): re.compile(pattern, re.IGNORECASE) for value, pattern in patterns.items()}


_PATTERNS = {
    name: _compiled(one) for name, one in (("period", _PERIODS), ("source", _SOURCES), ("mode", _MODES), ("via", _VIA))
}


@lru_cache(maxsize=4096)
def _first(name: str, text: str) -> str:
    """The first value whose words are in the text; empty for none."""
    return next((value for value, pattern in _PATTERNS[name].items() if pattern.search(text)), "")


def places_of(text: str) -> dict[str, str]:
    """`Remote` alone is a way of working; `Leeds (hybrid)` is both."""
    mode = work_mode_of(text)
    return {
        "location": "" if mode and re.fullmatch(r"\W*(fully |100 ?% ?)?[\w-]+\W*", text) else text,
        "work_mode": mode,
    }


def tags_of(text: str) -> str:
    """Tags joined as the form takes them."""
    return ", ".join(part for part in (" ".join(one.split()) for one in re.split(r"[,;|\n]", text)) if part)


class _Text(HTMLParser):
    """The words of an advert with its paragraphs and lists, never its markup."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag, attrs):
        if tag in ("script", "style", "template", "head"):
            self._silent += 1
        elif tag == "li":
            self.parts.append("\n– ")
        elif tag in ("p", "div", "br", "ul", "ol", "h1", "h2", "h3", "h4", "tr", "section"):
            self.parts.append("\n")

    def handle_endtag(self, tag):
        if tag in ("script", "style", "template", "head"):
            self._silent = max(0, self._silent - 1)
        elif tag in ("p", "div", "ul", "ol", "h1", "h2", "h3", "h4"):
            self.parts.append("\n")

    def handle_data(self, data):
        if not self._silent:
            self.parts.append(re.sub(r"\s+", " ", data))


def text_of_html(markup: str) -> str:
    """Plain text; what is no HTML stays as it is."""
    if not re.search(r"<[a-z!/]", markup, re.IGNORECASE):
        return html.unescape(markup)
    reader = _Text()
    reader.feed(markup)
    reader.close()
    return re.sub(r"[ \t]*\n[ \t]*", "\n", re.sub(r"\n\s*\n\s*", "\n\n", "".join(reader.parts))).strip()


def plain(amount: str) -> str:
    """A number as a spreadsheet keeps it, `41000.0`, as people write it."""
    return str(int(Decimal(amount))) if re.fullmatch(r"\d{1,9}\.0+", amount) else amount
