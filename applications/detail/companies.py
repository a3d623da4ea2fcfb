"""A company’s page: its applications, the people there, and how long they took to reply."""

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from django.db.models import Q

from applications import wording
from applications.models import (
    Application,
    Company,
    Contact,
    Movable,
    OutcomeKind,
    Status,
    StatusChange,
    company_key,
    track_of,
)

from . import timeline
from .earlier import sentence


@dataclass(frozen=True, slots=True)
class CompanyApplication:
    url: str
    title: str
    sentence: str
    track: str
    is_ended: bool
    label: str
    last_news: str
    movable: Movable


@dataclass(frozen=True, slots=True)
class Overview:
    name: str
    key: str
    company: Company | None
    rows: list[CompanyApplication]
    people: list[Contact]
    took: str
    standfirst: str


def overview(user, key: str, *, today: dt.date) -> Overview | None:
    """None when the user has no application there and wrote nothing about it."""
    said = Company.objects.for_user(user).with_key(key).prefetch_related("spellings").first()
    keys = said.keys() if said else [key]
    applications = list(
        Application.objects.for_user(user)
        .filter(company_key__in=keys)
        .defer("advert", "notes", "search_words")
        .order_by("closed_as", "-last_news_on")
    )
    if not applications and said is None:
        return None
    name = said.name if said else Counter(one.company for one in applications).most_common(1)[0][0]
    rows = [
        CompanyApplication(
            url=one.get_absolute_url(),
            title=one.title,
            sentence=sentence(one, today),
            track=track_of(one.furthest, one.closed_as),
            is_ended=bool(one.closed_as),
            label=one.state_label,
            last_news=wording.short_date(on, today) if (on := one.known_last_news_on) else timeline.NOT_KNOWN,
            movable=one.movable,
        )
        for one in sorted(applications, key=lambda one: bool(one.closed_as))
    ]
    people = (
        Contact.objects.for_user(user).filter(Q(applications__in=applications) | Q(company__iexact=name)).distinct()
    )
    return Overview(
        name=name,
        key=said.key if said else key,
        company=said,
        rows=rows,
        people=list(people),
        took=_took(applications),
        standfirst=_standfirst(applications),
    )


def _standfirst(applications: Sequence[Application]) -> str:
    if not applications:
        return "No applications at the moment. Your note is still here."
    number, still_open = len(applications), sum(one.is_open for one in applications)
    if number == 1:
        return "1 application, open." if still_open else "1 application, closed."
    return wording.counted(
        still_open,
        one="{total} applications, 1 open.",
        other="{total} applications, {n} open.",
        zero="{total} applications, all closed.",
        total=wording.figure(number),
    )


def _took(applications: Sequence[Application]) -> str:
    """How many days they took to reply at first, where both dates are known. The median only from four such replies
    on.
    """
    applied = {one.pk: one.known_applied_on for one in applications if one.applied_on}
    first: dict[int, dt.date | None] = {}
    quiet = (Status.SAVED, Status.APPLIED, OutcomeKind.NO_RESPONSE, OutcomeKind.WITHDRAWN)
    for change in StatusChange.objects.live().filter(application_id__in=applied):
        if change.to_state not in quiet:
            first.setdefault(change.application_id, change.known_on)
    if not first:
        return "No reply so far." if applied else ""
    waits = sorted((on - day).days for pk, on in first.items() if on and (day := applied[pk]))
    if len(applied) == 1:
        if not waits:
            return "They replied (date not known)."
        return wording.counted(
            waits[0],
            one="They replied after 1 day.",
            other="They replied after {n} days.",
            zero="They replied on the same day.",
        )
    replied = f"They replied to {wording.figure(len(first))} of {wording.figure(len(applied))} applications"
    if not waits:
        return f"{replied} (dates not known)."
    return f"{_after(replied, waits)}{_undated(len(first) - len(waits))}"


def _after(replied: str, waits: Sequence[int]) -> str:
    """`waits` in days, the shortest first."""
    if len(waits) == 1:
        return wording.counted(
            waits[0],
            one="{replied}, after 1 day.",
            other="{replied}, after {n} days.",
            zero="{replied}, on the same day.",
            replied=replied,
        )
    if len(waits) < 4:
        return f"{replied}, after {wording.listed([str(days) for days in waits])} days."
    return f"{replied}, after {waits[0]} to {waits[-1]} days (median {median(waits):g} days)."


def _undated(number: int) -> str:
    """What the days leave out."""
    if not number:
        return ""
    return wording.counted(
        number,
        one=" This leaves out 1 reply, because a date is not known.",
        other=" This leaves out {n} replies, because a date is not known.",
    )


def keys_of(names: str) -> dict[str, str]:
    """{key: name} of the spellings in a text, one a line."""
    return {company_key(name): name.strip()[:200] for name in names.splitlines() if company_key(name)}
