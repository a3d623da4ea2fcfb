"""What a row of an upload is known by when it is in Onward already."""

import datetime as dt
from dataclasses import dataclass

FILLABLE = {
    "link": "the link",
    "agency": "the agency",
    "location": "the location",
    "work_mode": "the work mode",
    "source": "the source",
    "source_name": "the name of the source",
    "sent_via": "how you applied",
    "cv_version": "the CV version",
    "deadline_on": "the closing date",
    "pay_min": "the salary",
    "pay_max": "the salary",
    "notes": "notes",
    "advert": "the job ad",
}
PAY = ("pay_min", "pay_max", "pay_currency", "pay_period")


@dataclass(slots=True)
class ExistingMatch:
    """An application that a row of the file is already. `lacks`: the fields of FILLABLE that are empty."""

    pk: int
    company: str
    title: str
    state: str
    applied_on: dt.date | None
    on: dt.date
    source_id: str
    link_key: str
    place: str
    is_imported: bool
    lacks: frozenset[str]
