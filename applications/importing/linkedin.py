"""LinkedIn's data export.

A ZIP named like `Basic_LinkedInDataExport_09-29-2026.zip` holds `Jobs/Job Applications.csv` and further parts `_1` to `_10`, each with its
own header, and `Jobs/Saved Jobs.csv`. Days are written the American way with a two-digit year, `11/20/24, 8:15 AM`, sometimes without the
time. The number in the job's address is its id. The contact columns hold the applicant's own address and phone, and the answers are
private: none of the three is kept. The file knows no status: applications become applied, saved jobs saved.
"""

import datetime as dt
import re
from collections.abc import Iterator

from applications.models import link_key

from .reading import Table, UnreadableFile, fold_header, members, read_table
from .rows import FileRow

NAME = "LinkedIn"
APPLIED = {"applicationdate": "day", "companyname": "company", "jobtitle": "title", "joburl": "link", "resumename": "cv_version"}
SAVED = {"saveddate": "day", "companyname": "company", "jobtitle": "title", "joburl": "link"}
_PART = re.compile(r"(job applications|saved jobs)(_\d+)?( \(\d+\))?\.csv", re.IGNORECASE)
_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4}|\d{2})(?:,? .*)?")


def is_part(name: str) -> bool:
    return bool(_PART.fullmatch(name))


def tables(name: str, content: bytes) -> Iterator[Table]:
    """The tables in one uploaded file, a ZIP or a CSV. Raises UnreadableFile when there is none."""
    if content[:4] == b"PK\x03\x04" or name.lower().endswith(".zip"):
        found = False
        for part, unpacked in members(content, is_part):
            found = True
            if not unpacked.strip() or not any(mark in unpacked[:100_000] for mark in (b",", b";", b"\t")):
                continue  # an "empty" part holds one sentence and no header
            yield _table(part, unpacked)
        if not found:
            raise UnreadableFile(f"“{name}” holds no “Job Applications” file. In LinkedIn’s settings, ask for “Job applications” when you download your data.")
    else:
        yield _table(name, content)


def _table(name: str, content: bytes) -> Table:
    saved = fold_header("Saved Date")
    is_saved = "saved" in name.lower() or "saved date" in content[:400].decode("latin-1").lower()
    columns = SAVED if is_saved else APPLIED
    first = saved if is_saved else "applicationdate"
    return read_table(name, content, frozenset(columns), at_least=frozenset({first, "companyname", "jobtitle"}))


def row_of(header: list[str], line: int, cells: list[str]) -> FileRow:
    """One row of a table. Raises ValueError with the reason when its day cannot be read."""
    columns = SAVED if "saveddate" in header else APPLIED
    given = {columns[name]: cell for name, cell in zip(header, cells, strict=True)}
    link = re.sub(r"^http://", "https://", given.get("link", ""))
    job = link_key(link).removeprefix("linkedin.com/jobs/view/")
    return FileRow(
        line=line,
        company=given.get("company", ""),
        title=given.get("title", ""),
        link=link,
        on=day_of(given.get("day", "")),
        status="saved" if columns is SAVED else "applied",
        source_id=f"linkedin:{job}" if job.isdecimal() else "",
        cv_version=given.get("cv_version", "")[:100],
    )


def day_of(text: str) -> dt.date:
    found = _DAY.fullmatch(text.strip().replace("\u202f", " "))
    if not found:
        raise ValueError("The day cannot be read." if text.strip() else "The day is missing.")
    month, day, year = (int(part) for part in found.groups())
    try:
        return dt.date(year + 2000 if year < 100 else year, month, day)
    except ValueError:
        raise ValueError("There is no such day.") from None
