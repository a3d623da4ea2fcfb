"""What every format is turned into before it is looked at."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FileRow:
    line: int
    company: str
    title: str
    on: dt.date
    link: str = ""
    status: str = "applied"
    source_id: str = ""
    cv_version: str = ""
