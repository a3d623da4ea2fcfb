"""Onward's own CSV and XLSX: what the export writes, one row an application.

Words are the labels of the vocabulary in English, days are ISO, tags are joined by `; `, and a cell that would run as a
formula begins with an apostrophe, which reading takes off. “Status” says how far it got and “Outcome” how it ended,
each with its day. “Source” is the kind and the name, `Job board: Indeed`, or one of the two. “Onward id” is the row's
number where it was exported: together with company and title it finds the same row again in the same account, and is no
key to someone else's. “Search” and “Added on” describe the account it came from and are passed over.
"""

from applications.models import OutcomeKind, PayPeriod, SentVia, Source, Status, WorkMode, onward_key
from applications.written_dates import DateRules

from ..read_row import Cells, ReadRow, one_line, take_dates
from ..values import tags_of
from .format import Format

_CALLED_BEFORE = {"e-mail": "email"}  # labels of earlier versions
_CHOICES = {"work_mode": WorkMode, "source": Source, "sent_via": SentVia, "pay_period": PayPeriod}
_LABELS = {"work_mode": "Work mode", "source": "Source", "sent_via": "Applied via", "pay_period": "Salary per"}
_PLAIN = ("agency", "location", "cv_version", "link", "pay_min", "pay_max", "pay_currency", "notes", "advert")


def read(cells: Cells, rules: DateRules) -> ReadRow:
    company, title = one_line(cells.get("company", "")), one_line(cells.get("title", ""))
    row = ReadRow(company=company, title=title, facts={name: cells.get(name, "") for name in _PLAIN})
    row.facts["tag_names"] = tags_of(cells.get("tags", ""))
    for name, choices in _CHOICES.items():
        text = cells.get(name, "")
        if value := _value(choices, text):
            row.facts[name] = value
        elif text and name == "source":
            kind, _, which = text.partition(": ")
            row.facts["source"] = _value(Source, kind)
            row.facts["source_name"] = which if row.facts["source"] else text
        elif text:
            row.kept.append((_LABELS[name], text))
    if cells.get("id", "").isdecimal():
        row.source_id = onward_key(cells["id"], company or row.facts["agency"], title)
    take_dates(
        row,
        cells,
        rules,
        applied_on="applied_on",
        status_on="status_on",
        ended_on="ended_on",
        deadline_on="deadline_on",
    )
    status, outcome = cells.get("status", ""), cells.get("outcome", "")
    row.status = _value(Status, status) or ("applied" if row.applied_on else "saved")
    row.outcome = _value(OutcomeKind, outcome)
    if outcome and not row.outcome:
        row.asks = f"word:{outcome}"
    elif status and not _value(Status, status):
        row.asks = f"word:{status}"
    if row.status == "saved":
        row.saved_on = row.status_on
    if row.outcome and not row.ended_on:
        if row.status not in ("saved", "applied"):
            row.reached[row.status] = row.status_on
        row.status_on = None  # which would date the outcome: nobody knows when it ended
    return row


def _value(choices, text: str) -> str:
    wanted = _CALLED_BEFORE.get(text.casefold(), text.casefold())
    return next((value for value, label in choices.choices if wanted in (value, label.casefold())), "")


FORMAT = Format(
    key="onward",
    name="Onward",
    columns={
        "Onward id": "id",
        "Company": "company",
        "Agency": "agency",
        "Title": "title",
        "Location": "location",
        "Work mode": "work_mode",
        "Status": "status",
        "Outcome": "outcome",
        "Applied on": "applied_on",
        "Status on": "status_on",
        "Ended on": "ended_on",
        "Deadline": "deadline_on",
        "Source": "source",
        "Sent via": "sent_via",
        "CV version": "cv_version",
        "Link": "link",
        "Pay min": "pay_min",
        "Pay max": "pay_max",
        "Currency": "pay_currency",
        "Pay period": "pay_period",
        "Tags": "tags",
        "Notes": "notes",
        "Advert": "advert",
    },
    ignored=("Search", "Added on"),
    needed=("Onward id", "Title", "Status"),
    has_placeholders=False,
    read=read,
)
