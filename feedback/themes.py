"""What keeps coming up: themes with the user’s own sentences, plans, and the questions they are asked most."""

import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.text import capfirst

from applications import wording
from applications.models import Application, OutcomeKind, Status, fold_words
from applications.models.application import ApplicationQuerySet, display_company
from applications.models.interviews import InterviewStageQuerySet

from .models import Evaluation, FeedbackRequest, IfThen, Reflection

BATCH = 10
LATEST = 6


@dataclass(frozen=True, slots=True)
class Said:
    text: str
    who: str
    url: str = ""


@dataclass(slots=True)
class ThemeView:
    pk: int
    name: str
    count: int = 0
    of: int = 0
    marks: list[bool] = field(default_factory=list)
    said: list[Said] = field(default_factory=list)


class Asked(NamedTuple):
    """The questions of one interview, one on each line, and who asked them."""

    questions: str
    company: str


@dataclass(frozen=True, slots=True)
class Question:
    text: str
    times: int
    company: str


def reflections(user) -> QuerySet[Reflection]:
    words = ("written_on", "went_well", "differently", "outside_hands")
    rows = Reflection.objects.for_user(user).select_related("application")
    return rows.only(*words, "application__company", "application__agency")


def replies(user) -> QuerySet[FeedbackRequest]:
    rows = FeedbackRequest.objects.for_user(user).exclude(answer="").select_related("application")
    return rows.only("answer", "contact_name", "application__company", "application__agency")


def comments(user) -> QuerySet[Evaluation]:
    """What friends wrote in practice sessions."""
    return Evaluation.objects.for_user(user).only("session_id", "name", "keep", "change")


def with_theme(rows: QuerySet) -> list:
    """Those in which the user found a theme, with their themes."""
    return list(rows.filter(pk__in=rows.filter(themes__isnull=False).values("pk")).prefetch_related("themes"))


def themes(
    reflections: list[Reflection],
    answers: list[FeedbackRequest],
    evaluations: list[Evaluation],
    *,
    latest: list[Reflection],
    today: dt.date,
) -> list[ThemeView]:
    """Most frequent first. Rows need their themes prefetched. The marks are the latest six reflections, newest last."""
    found: dict[str, ThemeView] = {}
    marked: dict[str, set[int]] = defaultdict(set)
    recent = [row.pk for row in latest[:LATEST]]
    for row in reflections:
        sentence = row.differently or row.went_well or row.outside_hands
        for theme in row.themes.all():
            view = found.setdefault(theme.name, ThemeView(theme.pk, theme.name))
            view.count += 1
            marked[theme.name].add(row.pk)
            if sentence:
                company = row.application.display_company if row.application else "What ended early, side by side"
                url = reverse("reflection", args=[row.application_id]) if row.application_id else ""
                view.said.append(
                    Said(_cut(sentence), f"You, {wording.short_date(row.written_on, today)}, {company}", url)
                )
    for asked in answers:
        for theme in asked.themes.all():
            view = found.setdefault(theme.name, ThemeView(theme.pk, theme.name))
            view.count += 1
            view.said.append(
                Said(
                    _cut(asked.answer),
                    f"{capfirst(asked.display_name)}, {asked.application.display_company}",
                    asked.get_absolute_url(),
                )
            )
    for one in evaluations:
        for theme in one.themes.all():
            view = found.setdefault(theme.name, ThemeView(theme.pk, theme.name))
            view.count += 1
            if words := one.change or one.keep:
                view.said.append(Said(_cut(words), f"{capfirst(one.display_name)}, practice", one.get_absolute_url()))
    for name, view in found.items():
        view.of = len(recent)
        view.marks = [pk in marked[name] for pk in reversed(recent)]
    return sorted(found.values(), key=lambda view: (-view.count, view.name))


def asked_in(stages: InterviewStageQuerySet) -> list[Asked]:
    """What was asked in these interviews, as far as it was written down."""
    rows = stages.exclude(questions="").values_list("questions", "application__company", "application__agency")
    return [Asked(text, display_company(company, agency)) for text, company, agency in rows]


def questions(asked: Iterable[Asked], most: int = 12) -> list[Question]:
    """Questions met, the most frequent first; the same words in another case or order of blanks count as one."""
    lines: Counter[str] = Counter()
    asked_by: dict[str, str] = {}
    for text, company in asked:
        for line in text.splitlines():
            lines[line] += 1
            asked_by.setdefault(line, company)
    texts: dict[str, str] = {}
    companies: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for line, times in lines.items():
        text = re.sub(r"^[\s\-*•\d.)]+", "", line).strip()
        if key := " ".join(fold_words(text)):
            counts[key] += times
            texts.setdefault(key, text)
            companies.setdefault(key, asked_by[line])
    return [Question(texts[key], times, companies[key]) for key, times in counts.most_common(most)]


def unreviewed(user) -> ApplicationQuerySet:
    """Applications that ended at Applied with a no or no response and were not reviewed yet, oldest first."""
    return (
        Application.objects.for_user(user)
        .filter(
            closed_as__in=[OutcomeKind.REJECTED, OutcomeKind.NO_RESPONSE],
            furthest=Status.APPLIED,
            batch_reviews=None,
        )
        .order_by("closed_on", "pk")
        .only(
            "company",
            "agency",
            "title",
            "source",
            "source_name",
            "cv_version",
            "applied_on",
            "applied_day_known",
            "closed_on",
            "closed_day_known",
            "closed_as",
        )
    )


@dataclass(frozen=True, slots=True)
class Common:
    label: str
    text: str


def in_common(applications: list[Application]) -> list[Common]:
    """Return what these applications have in common, as counts."""
    total = len(applications)
    found = [Common("How they ended", _counts(OutcomeKind(one.closed_as).sentence for one in applications))]
    found.append(Common("Source", _counts(one.get_source_display() or "Not known" for one in applications)))
    words = Counter(word for one in applications for word in {word for word in fold_words(one.title) if len(word) > 2})
    shared = [f"{word} ({number} of {total})" for word, number in words.most_common(4) if number > 1]
    found.append(Common("Words in the job titles", ", ".join(shared) or "No word appears twice"))
    waits = sorted(
        (one.known_closed_on - one.known_applied_on).days
        for one in applications
        if one.closed_as == OutcomeKind.REJECTED and one.known_closed_on and one.known_applied_on
    )
    if waits:
        found.append(Common("How soon they said no", _how_soon(waits)))
    if any(one.cv_version for one in applications):
        found.append(Common("CV version", _counts(one.cv_version or "Not known" for one in applications)))
    return found


def _how_soon(waits: list[int]) -> str:
    """From days, the shortest wait first: “After 2 to 30 days. 3 of 7 within three days.”"""
    first, last, fast = waits[0], waits[-1], sum(wait <= 3 for wait in waits)
    if first == last:
        return wording.counted(first, zero="On the same day.", one="After 1 day.", other="After {n} days.")
    within = f"{fast} of {len(waits)} within three days." if fast else "None within three days."
    return f"After {first} to {last} days. {within}"


def alive(user) -> list[IfThen]:
    return list(IfThen.objects.for_user(user).filter(dropped_on=None).select_related("application"))


def _counts(values: Iterable[str]) -> str:
    """“They said no (4), No response (2)”."""
    return ", ".join(f"{value} ({number})" for value, number in Counter(values).most_common())


def _cut(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 220 else text[:220].rsplit(" ", 1)[0] + "…"
