"""Practice: the questions there are, what a session is for, and what friends answered."""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from django.db.models import Avg, Count, Prefetch, Q
from django.utils import timezone

from applications import wording
from applications.models import Application, InterviewStage, Profile, Status, fold_words
from feedback import questions, rubric, themes
from feedback.models import Evaluation, PracticeQuestion, PracticeSession, Question, Rating, Theme
from feedback.models.practice import key_of
from feedback.questions import Candidate
from feedback.rubric import Movement, StrongestWeakest

SHOWN_SESSIONS = 6
KNOWN = {key_of(text): Candidate(key_of(text), text, kind) for kind, texts in questions.BANK.items() for text in texts}


def candidates(user) -> dict[str, Candidate]:
    """The starting set, questions met in interviews and the person's own, by key. Three queries."""
    found = dict(KNOWN)
    stages = InterviewStage.objects.for_user(user).that_took_place(timezone.now())
    for met in themes.questions(themes.asked_in(stages), most=500):
        key = key_of(met.text)
        one = found.get(key) or Candidate(key, met.text[:300], guess_kind(met.text))
        found[key] = replace(one, times=one.times + met.times, company=one.company or met.company)
    for row in Question.objects.for_user(user):
        if row.key in found:
            found[row.key] = replace(found[row.key], felt=row.felt, own_pk=row.pk if row.is_own else None)
        elif row.is_own:
            found[row.key] = Candidate(row.key, row.text, row.kind, felt=row.felt, own_pk=row.pk)
    practised = (
        PracticeQuestion.objects.filter(session__owner=user)
        .exclude(session__practised_on=None)
        .values_list("key")
        .annotate(number=Count("pk"))
    )
    for key, number in practised:
        if key in found:
            found[key] = replace(found[key], practised=number)
    return found


def guess_kind(text: str) -> str:
    """For a question in someone else's words; only a place in a list follows from it."""
    words = f" {' '.join(fold_words(text))} "
    signs = {
        "pay": (" salary ", " pay ", " earn ", " notice period "),
        "closing": (" for us ", " ask us "),
        "awkward": (" gap ", " weakness ", " leave your ", " left your ", " dismissed "),
        "motivation": (" why ", " motivates "),
        "behavioural": (" tell me about a time ", " describe a ", " an example ", " when did you "),
        "situational": (" would you ", " what if "),
        "opening": (" yourself ", " your cv "),
    }
    return next((kind for kind, parts in signs.items() if any(part in words for part in parts)), "role")


@dataclass(frozen=True, slots=True)
class Focus:
    """What a session is for: a coming interview, a theme, or nothing in particular."""

    application: Application | None = None
    theme: Theme | None = None
    round_kind: str = ""

    @property
    def kinds(self) -> tuple[str, ...]:
        return questions.wanted_kinds(round_kind=self.round_kind, theme=self.theme.name if self.theme else "")

    @property
    def company(self) -> str:
        return self.application.display_company if self.application else ""


def focuses(user, *, now: dt.datetime, also: int | None = None) -> dict[str, tuple[str, Focus]]:
    """{value: (label, focus)}: open applications that got a conversation or have one ahead, then themes. Three
    queries.
    """
    zone = Profile.of(user).zone
    ahead: dict[int, InterviewStage] = {}
    for stage in (
        InterviewStage.objects.for_user(user)
        .planned(now)
        .filter(starts_at__gte=now, application__closed_as="")
        .only("kind", "starts_at", "application_id")
        .order_by("starts_at")
    ):
        ahead.setdefault(stage.application_id, stage)
    applications = (
        Application.objects.for_user(user)
        .open()
        .filter(Q(pk__in=ahead) | Q(pk=also) | Q(status__in=[Status.SCREENING, Status.INTERVIEWING, Status.OFFER]))
        .only("company", "agency", "title", "status")
    )
    found = {}
    for one in sorted(applications, key=lambda one: (one.pk not in ahead, one.display_company.casefold())):
        next_one = ahead.get(one.pk)
        when = (
            f", {wording.weekday_date(next_one.starts_at.astimezone(zone).date())}"
            if next_one and next_one.starts_at
            else ""
        )
        found[f"a{one.pk}"] = (f"{one.display_company}{when}", Focus(one, None, next_one.kind if next_one else "other"))
    for theme in Theme.objects.filter(owner=user)[:60]:
        found[f"t{theme.pk}"] = (theme.name, Focus(theme=theme))
    return found


def application_in(value: str) -> int | None:
    """The number in “a12”."""
    found = re.fullmatch(r"a([0-9]{1,15})", value)
    return int(found[1]) if found else None


@dataclass(frozen=True, slots=True)
class FromFriend:
    """One evaluation as it is shown: the words first."""

    row: Evaluation
    standing: StrongestWeakest
    weakest_at: str


@dataclass(frozen=True, slots=True)
class SessionLine:
    """One session in a list."""

    row: PracticeSession
    number: int
    who: tuple[str, ...]
    standing: StrongestWeakest
    keep: str
    change: str
    is_waiting: bool


def came_back(session: PracticeSession) -> list[FromFriend]:
    """Two queries: evaluations with their plans and ratings, whatever their number."""
    rows = session.evaluations.prefetch_related(
        "themes", "if_thens", Prefetch("ratings", Rating.objects.select_related("question"))
    )
    return [_from_friend(row) for row in rows]


def _from_friend(row: Evaluation) -> FromFriend:
    points: dict[str, list[int]] = defaultdict(list)
    at: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for rating in row.ratings.all():
        points[rating.line].append(rating.points)
        at[rating.line].append((rating.points, rating.question.place, rating.question.text))
    found = rubric.standing(points)
    weakest = sorted(at[found.lowest[0].key]) if found.lowest else []
    differs = len(weakest) > 1 and weakest[0][0] < weakest[-1][0]
    return FromFriend(row, found, weakest[0][2] if differs else "")


def sessions(user):
    """For a list; the questions are counted, the evaluations come along with two more queries."""
    return (
        PracticeSession.objects.for_user(user)
        .select_related("application", "theme")
        .defer("application__advert", "application__notes", "application__search_words")
        .annotate(number=Count("questions"))
        .prefetch_related("evaluations__ratings")
        .order_by("-made_on", "-pk")
    )


def lines(rows: Iterable, today: dt.date) -> list[SessionLine]:
    found = []
    for row in rows:
        evaluations = list(row.evaluations.all())
        points: dict[str, list[int]] = defaultdict(list)
        for rating in (rating for one in evaluations for rating in one.ratings.all()):
            points[rating.line].append(rating.points)
        found.append(
            SessionLine(
                row,
                row.number,
                _who(evaluations),
                rubric.standing(points),
                next((one.keep for one in reversed(evaluations) if one.keep), ""),
                next((one.change for one in reversed(evaluations) if one.change), ""),
                row.has_open_link(today),
            )
        )
    return found


def _who(evaluations: Sequence[Evaluation]) -> tuple[str, ...]:
    """Names, then those who gave none as a number."""
    named = [one.name for one in evaluations if one.name]
    unnamed = len(evaluations) - len(named)
    if not unnamed:
        return tuple(named)
    return (*named, wording.counted(unnamed, one="a friend" if named else "A friend", other="{n} friends"))


def movement(user) -> tuple[Sequence[dt.date], list[Movement]]:
    """(days of the latest sessions that friends rated, movements over them), oldest first. One query."""
    means = (
        Rating.objects.filter(evaluation__owner=user)
        .values_list("evaluation__session__made_on", "evaluation__session_id", "line")
        .annotate(mean=Avg("points"))
        .order_by("evaluation__session__made_on", "evaluation__session_id")
    )
    rated: dict[tuple[dt.date, int], dict[str, list[int]]] = defaultdict(dict)
    for day, pk, line, mean in means:
        rated[day, pk][line] = [mean]
    latest = list(rated.items())[-SHOWN_SESSIONS:]
    return [day for (day, _), _ in latest], rubric.movements([points for _, points in latest])
