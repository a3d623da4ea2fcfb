"""What an address says about a job page: which board it is on, whose page it is, sometimes which job."""

import re
from urllib.parse import parse_qs, unquote, urlsplit

# A label of the host → what people call the board. A board is where the job was found, never who is hiring.
BOARDS = {
    "adzuna": "Adzuna",
    "apec": "Apec",
    "arbeitsagentur": "Arbeitsagentur",
    "cadremploi": "Cadremploi",
    "careerbuilder": "CareerBuilder",
    "careerjet": "Careerjet",
    "civilservicejobs": "Civil Service Jobs",
    "cv-library": "CV-Library",
    "cwjobs": "CWJobs",
    "dice": "Dice",
    "efinancialcareers": "eFinancialCareers",
    "francetravail": "France Travail",
    "glassdoor": "Glassdoor",
    "guardianjobs": "Guardian Jobs",
    "hellowork": "HelloWork",
    "indeed": "Indeed",
    "infojobs": "InfoJobs",
    "irishjobs": "IrishJobs",
    "jobindex": "Jobindex",
    "jobserve": "JobServe",
    "jobsite": "Jobsite",
    "jobstreet": "JobStreet",
    "jobup": "jobup",
    "jobware": "Jobware",
    "jooble": "Jooble",
    "jora": "Jora",
    "justjoin": "Just Join IT",
    "karriere": "karriere.at",
    "linkedin": "LinkedIn",
    "monster": "Monster",
    "naukri": "Naukri",
    "nofluffjobs": "No Fluff Jobs",
    "otta": "Otta",
    "pracuj": "Pracuj.pl",
    "reed": "Reed",
    "remoteok": "Remote OK",
    "seek": "SEEK",
    "simplyhired": "SimplyHired",
    "stepstone": "StepStone",
    "talent": "Talent.com",
    "tecnoempleo": "Tecnoempleo",
    "totaljobs": "Totaljobs",
    "welcometothejungle": "Welcome to the Jungle",
    "wellfound": "Wellfound",
    "weworkremotely": "We Work Remotely",
    "xing": "XING",
    "ziprecruiter": "ZipRecruiter",
}
# Recruiting systems that name the employer in the first part of the path, or of the host.
BY_PATH = (
    "greenhouse.io",
    "lever.co",
    "ashbyhq.com",
    "smartrecruiters.com",
    "workable.com",
    "jobvite.com",
)
BY_HOST = (
    "myworkdayjobs.com",
    "myworkdaysite.com",
    "personio.de",
    "personio.com",
    "recruitee.com",
    "teamtailor.com",
    "bamboohr.com",
    "breezy.hr",
    "pinpointhq.com",
    "softgarden.io",
    "applytojob.com",
)
SYSTEMS = {
    "Ashby",
    "BambooHR",
    "Breezy",
    "Greenhouse",
    "Jobvite",
    "Lever",
    "Personio",
    "Pinpoint",
    "Recruitee",
    "SmartRecruiters",
    "softgarden",
    "Teamtailor",
    "Workable",
    "Workday",
}
NO_EMPLOYER = frozenset(
    "embed jobs job j www jobs-boards job-boards careers career en-us en-gb en de fr es oneclick-ui apply".split()
)
# “SEEK Australia”, “Indeed UK”, “Reed.co.uk”: a board by its name, with what a country adds to it.
_BOARD_NAME = re.compile(
    rf"(?:{'|'.join(re.escape(name) for name in sorted({*BOARDS.values(), *SYSTEMS}, key=len, reverse=True))})"
    r"(?:\.(?:com|de|at|ch|fr|es|it|nl|pl|co\.uk|com\.au|co\.nz|ie|ca))?"
    r"(?:[ ,-]+(?:Jobs|Job Search|UK|US|USA|AU|NZ|Australia|New Zealand|Canada|India|Ireland|Deutschland|Germany|"
    r"Österreich|Schweiz|France|España|Europe|United Kingdom|United States))?",
    re.IGNORECASE,
)


def host_of(link: str) -> str:
    try:
        return (urlsplit(link).hostname or "").lower().removeprefix("www.")
    except ValueError:
        return ""


def board_of(link: str) -> str:
    """The name of a job board that many employers use; empty for an employer's own page."""
    return next((BOARDS[part] for part in host_of(link).split(".")[:-1] if part in BOARDS), "")


def is_board_name(name: str) -> bool:
    """Whether this is what a job board or a recruiting system calls itself."""
    return bool(_BOARD_NAME.fullmatch(name.strip()))


def is_employers_page(link: str) -> bool:
    return _ends_with(host_of(link), BY_PATH + BY_HOST)


def employer_in(link: str) -> str:
    """The employer as the address of its recruiting system spells it: a guess to start from."""
    host = host_of(link)
    try:
        parts = urlsplit(link)
    except ValueError:
        return ""
    if host == "join.com" and (found := re.match(r"/companies/([^/]+)", parts.path)):
        return _as_name(unquote(found[1]))
    if _ends_with(host, BY_HOST):
        return _as_name(host.split(".")[0])
    if _ends_with(host, BY_PATH):
        name = unquote(parts.path.lstrip("/").split("/")[0])
        if name.lower() in NO_EMPLOYER:  # an embedded form says for whom
            name = next(iter(parse_qs(parts.query).get("for", [])), "")
        return _as_name(name)
    return ""


def job_in(link: str) -> tuple[str, str]:
    """(title, company) as LinkedIn's public addresses spell them: /jobs/view/data-engineer-at-acorn-labs-4000000001."""
    if board_of(link) != "LinkedIn":
        return "", ""
    found = re.search(r"/jobs/view/([^/?#]+?)-at-([^/?#]+?)-\d{6,}", unquote(link))
    return (_as_name(found[1]), _as_name(found[2])) if found else ("", "")


def _as_name(slug: str) -> str:
    if slug.lower() in NO_EMPLOYER or not re.search(r"[^\W\d_]", slug):
        return ""
    words = re.sub(r"[-_.+]+", " ", slug).split()
    return " ".join(word if any(letter.isupper() for letter in word) else word.capitalize() for word in words)[:200]


def _ends_with(host: str, names: tuple[str, ...]) -> bool:
    return any(host == name or host.endswith(f".{name}") for name in names)
