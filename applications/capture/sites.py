"""What the address of an advert gives away: whose page it is, and which board it stands on."""

import re
from urllib.parse import unquote, urlsplit

BOARDS = {
    "indeed": "Indeed",
    "linkedin": "LinkedIn",
    "stepstone": "StepStone",
    "glassdoor": "Glassdoor",
    "xing": "XING",
    "monster": "Monster",
    "ziprecruiter": "ZipRecruiter",
    "reed": "Reed",
    "totaljobs": "Totaljobs",
    "cv-library": "CV-Library",
    "adzuna": "Adzuna",
    "dice": "Dice",
    "wellfound": "Wellfound",
    "welcometothejungle": "Welcome to the Jungle",
    "arbeitsagentur": "Arbeitsagentur",
}
# The employer is the first part of the path on these, and the first part of the host on those.
BY_PATH = ("greenhouse.io", "lever.co", "ashbyhq.com", "smartrecruiters.com", "workable.com")
BY_HOST = ("myworkdayjobs.com", "myworkdaysite.com", "personio.de", "personio.com", "recruitee.com", "teamtailor.com")
# What such a site calls itself is not who is hiring.
VENDORS = {*BOARDS.values(), "SmartRecruiters", "Greenhouse", "Lever", "Ashby", "Workday", "Personio", "Workable", "Recruitee", "Teamtailor"}  # fmt: skip
NO_EMPLOYER = {"embed", "jobs", "job", "j", "www", "jobs-boards", "careers", "en-us", "en", "de", "oneclick-ui"}


def host_of(link: str) -> str:
    try:
        return (urlsplit(link).hostname or "").lower().removeprefix("www.")
    except ValueError:
        return ""


def board_of(link: str) -> str:
    """The name of a job board that many employers use; empty for an employer's own page."""
    return next((BOARDS[part] for part in host_of(link).split(".")[:-1] if part in BOARDS), "")


def is_employers_page(link: str) -> bool:
    return _ends_with(host_of(link), BY_PATH + BY_HOST)


def employer_in(link: str) -> str:
    """The employer as an address of its recruiting system spells it: a guess to start from."""
    host = host_of(link)
    if _ends_with(host, BY_HOST):
        name = host.split(".")[0]
    elif _ends_with(host, BY_PATH):
        try:
            name = unquote(urlsplit(link).path.lstrip("/").split("/")[0])
        except ValueError:
            return ""
    else:
        return ""
    if name.lower() in NO_EMPLOYER or not re.search(r"[^\W\d_]", name):
        return ""
    words = re.sub(r"[-_.+]+", " ", name).split()
    return " ".join(word if any(letter.isupper() for letter in word) else word.capitalize() for word in words)[:200]


def _ends_with(host: str, names: tuple[str, ...]) -> bool:
    return any(host == name or host.endswith(f".{name}") for name in names)
