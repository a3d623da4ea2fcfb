"""Values of a row, by the field that they go to, brought to what the forms take."""

import re

from applications.models import Source

from .read_row import Cells, ReadRow, one_line
from .values import (
    currency_of,
    is_source,
    pay_of,
    period_of,
    places_of,
    plain,
    sent_via_of,
    source_of,
    tags_of,
    text_of_html,
    work_mode_of,
)
from .words import tick_of

_WEB = re.compile(r"(https?://|www\.)\S+|([\w-]+\.)+[a-z]{2,}(/\S*)?", re.IGNORECASE)


def take_facts(row: ReadRow, cells: Cells) -> None:
    """`cells` by target. What a field does not take is kept for the notes; what is filled already stays."""
    for name in ("agency", "cv_version"):
        _fill(row, name, one_line(cells.get(name, "")))
    _fill(row, "advert", text_of_html(cells["advert"]) if cells.get("advert") else "")
    take_link(row, cells.get("link", ""))
    for name, value in places_of(one_line(cells.get("location", ""))).items():
        _fill(row, name, value)
    if source := cells.get("source", ""):
        for name, value in source_of(one_line(source)).items():
            _fill(row, name, value)
    _fill(row, "tag_names", tags_of(cells.get("tags", "")))
    _take_work_mode(row, cells.get("work_mode", ""))
    _take_sent_via(row, cells.get("sent_via", ""))
    take_pay(row, cells)
    _fill(row, "notes", cells.get("notes", ""))


def _fill(row: ReadRow, name: str, value: str) -> None:
    if value and not row.facts.get(name):
        row.facts[name] = value


def take_link(row: ReadRow, text: str) -> None:
    """A web address; words in its place, such as `referral`, are kept for the notes."""
    bare = text.strip()
    if not bare:
        return
    first = bare.split()[0]
    if _WEB.fullmatch(first):
        _fill(row, "link", first)
        bare = bare.removeprefix(first).strip()
    if bare:
        row.kept.append(("Link", bare))


def _take_work_mode(row: ReadRow, text: str) -> None:
    """`yes` in a column called Remote says nothing here; the column's name is not known."""
    if value := "" if tick_of(text) is not None else work_mode_of(text):
        _fill(row, "work_mode", value)
    elif text:
        row.kept.append(("Work mode", text))


def _take_sent_via(row: ReadRow, text: str) -> None:
    """What names a board or a person is a source as well: `LinkedIn Easy Apply`, `referral`."""
    if not text:
        return
    value, source = sent_via_of(text), source_of(one_line(text))
    _fill(row, "sent_via", value)
    if source["source"] in (Source.JOB_BOARD, Source.REFERRAL) and is_source(text) and not row.facts.get("source_name"):
        _fill(row, "source", source["source"])
        _fill(row, "source_name", source["source_name"])
    elif not value:
        row.kept.append(("Applied via", text))


def take_pay(row: ReadRow, cells: Cells) -> None:
    """One column with an amount or a range, or two with its ends; what is no amount is kept."""
    text = cells.get("pay", "")
    if text and not row.facts.get("pay_min") and not row.facts.get("pay_max"):
        if pay := pay_of(text):
            row.facts |= pay
        else:
            row.kept.append(("Salary", text))
    for name in ("pay_min", "pay_max"):
        if amount := cells.get(name):
            single = pay_of(amount)
            _fill(row, name, (single["pay_min"] or single["pay_max"]) if single else plain(amount))
            _fill(row, "pay_currency", currency_of(amount))
            _fill(row, "pay_period", period_of(amount))
    _fill(row, "pay_currency", cells.get("pay_currency", ""))
