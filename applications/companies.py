"""Everything with one company: applications and how they ended, people, how long they took."""

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from django.db.models import Q

from applications import wording
from applications.earlier import sentence
from applications.models import Application, Company, Contact, OutcomeKind, Status, StatusChange, company_key


@dataclass(frozen=True, slots=True)
class Row:
    url: str
    title: str
    sentence: str
    track: str
    is_ended: bool
    label: str
    last_news: str


@dataclass(frozen=True, slots=True)
class Overview:
    name: str
    key: str
    company: Company | None
    rows: list[Row]
    people: list[Contact]
    took: str
    standfirst: str


def overview(user, key: str, *, today: dt.date) -> Overview | None:
    """None when the person neither has an application there nor said anything about it. Four queries."""
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
        Row(
            url=one.get_absolute_url(),
            title=one.title,
            sentence=sentence(one, today),
            track=f"trk-{Status(one.furthest).order}{'x' if one.closed_as else ''}",
            is_ended=bool(one.closed_as),
            label=one.state_label,
            last_news=wording.short_date(one.last_news_on, today),
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
        return "No application at the moment. Your notes are still here."
    still_open = sum(one.is_open for one in applications)
    number = len(applications)
    if number == 1:
        return "One application, still open." if still_open else "One application, closed."
    text = f"{wording.figure(number)} applications"
    return f"{text}, {wording.figure(still_open)} still open." if still_open else f"{text}, all closed."


def _took(applications: Sequence[Application]) -> str:
    """How many days until they first answered; the middle of them, with its count."""
    applied = {one.pk: one.applied_on for one in applications if one.applied_on}
    first: dict[int, dt.date] = {}
    quiet = (Status.SAVED, Status.APPLIED, OutcomeKind.NO_RESPONSE, OutcomeKind.WITHDRAWN)
    for change in StatusChange.objects.live().filter(application_id__in=applied):
        if change.to_state not in quiet:
            first.setdefault(change.application_id, change.happened_on)
    waits = sorted((first[pk] - day).days for pk, day in applied.items() if pk in first)
    if not waits:
        return "They haven’t replied yet." if applied else ""
    if len(waits) == 1:
        return f"They replied once, after {waits[0]} day{'s' if waits[0] != 1 else ''}."
    answered = f"They answered {wording.figure(len(waits))} of {wording.figure(len(applied))}"
    if len(waits) < 4:
        return f"{answered}, after {', '.join(map(str, waits[:-1]))} and {waits[-1]} days."
    return f"{answered}, after {waits[0]} to {waits[-1]} days; the middle one of those {wording.figure(len(waits))} took {median(waits):g}."


def keys_of(names: str) -> dict[str, str]:
    """{key: name} of the spellings in a text, one a line."""
    return {company_key(name): name.strip()[:200] for name in names.splitlines() if company_key(name)}
