"""LinkedIn's data export.

A ZIP named like `Basic_LinkedInDataExport_09-29-2026.zip` holds `Jobs/Job Applications.csv` and further parts `_1` to
`_10` and more, each with its own header, and `Jobs/Saved Jobs.csv`. Days are written the American way with a two-digit
year, `11/20/24, 8:15 AM`, sometimes without the time, and without a time zone. The number in the job's address is its
id. The contact columns hold the applicant's own address and phone, and the answers are private: none of the three is
kept. An "empty" part may hold one sentence and no header. The file knows no status: applications become applied, saved
jobs saved. People's own sheets have some of the same columns: what tells LinkedIn's are the answers, or the name of the
file where no other column stands in it.
"""

import datetime as dt
import re

from applications.models import SentVia, Source, link_key
from applications.written_dates import MONTH_FIRST, DateRules

from ..read_row import Cells, ReadRow, one_line
from .format import Format

_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4}|\d{2})(?:,?\s+\d{1,2}:\d{2}(?::\d{2})?(?:\s*[AaPp]\.?[Mm]\.?)?)?")
OWN_SHEET = (
    "Status",
    "Stage",
    "Outcome",
    "Result",
    "Notes",
)  # columns that LinkedIn does not have, and people's own sheets do
_LINKEDIN = re.compile(r"(?:http://)?(?:[a-z]+\.)?linkedin\.com/", re.IGNORECASE)


def day_of(text: str) -> dt.date:
    """Raises ValueError with the reason."""
    if not text:
        raise ValueError("The date is missing.")
    found = _DAY.fullmatch(text)
    shown = text if len(text) <= 40 else f"{text[:40]}…"
    if not found:
        raise ValueError(f"“{shown}” isn’t a date in LinkedIn’s format, such as 11/20/24.")
    month, day, year = (int(part) for part in found.groups())
    try:
        return dt.date(year + 2000 if year < 100 else year, month, day)
    except ValueError:
        raise ValueError(f"“{shown}” isn’t a real date; the month comes first here.") from None


def _row(cells: Cells, *, status: str, sent_via: str) -> ReadRow:
    link = cells.get("link", "")
    if _LINKEDIN.match(link):
        link = "https://" + link.removeprefix("http://")
    key = link_key(link)
    job = key.removeprefix("linkedin.com/jobs/view/")
    row = ReadRow(
        company=one_line(cells.get("company", "")),
        title=one_line(cells.get("title", "")),
        status=status,
        source_id=f"linkedin:{job}" if job.isdecimal() else "",
        facts={
            "link": link if key else "",
            "source": Source.JOB_BOARD.value,
            "source_name": "LinkedIn",
            "sent_via": sent_via,
            "cv_version": cells.get("cv_version", "")[:100],
        },
    )
    try:
        day = day_of(cells.get("day", ""))
    except ValueError as error:
        row.wrong["on"] = str(error)
    else:
        row.saved_on, row.applied_on = (day, None) if status == "saved" else (None, day)
    return row


def read_application(cells: Cells, rules: DateRules) -> ReadRow:
    return _row(cells, status="applied", sent_via=SentVia.ONLINE.value)


def read_saved(cells: Cells, rules: DateRules) -> ReadRow:
    return _row(cells, status="saved", sent_via="")


APPLICATIONS = Format(
    key="linkedin",
    name="LinkedIn",
    columns={
        "Application Date": "day",
        "Company Name": "company",
        "Job Title": "title",
        "Job Url": "link",
        "Resume Name": "cv_version",
    },
    needed=("Application Date", "Company Name", "Job Title"),
    unlike=OWN_SHEET,
    marks=("Question And Answers",),
    file_name=re.compile(r"job applications.*\.csv", re.IGNORECASE),
    order=MONTH_FIRST,
    is_private=True,
    read=read_application,
)
SAVED_JOBS = Format(
    key="linkedin_saved",
    name="LinkedIn",
    columns={"Saved Date": "day", "Company Name": "company", "Job Title": "title", "Job Url": "link"},
    needed=("Saved Date", "Job Url", "Company Name", "Job Title"),
    is_exact=True,
    order=MONTH_FIRST,
    file_name=re.compile(r"saved jobs.*\.csv", re.IGNORECASE),
    is_private=True,
    read=read_saved,
)
