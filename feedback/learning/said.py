"""What employers said: the reasons they gave, how specific their replies were, and which themes came up when."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt

from applications import wording
from applications.insights.rates import ENOUGH
from applications.insights.statistics import wilson_interval
from applications.models import Outcome, OutcomeKind, Reason
from feedback.models import Evaluation, FeedbackRequest, Reflection

MONTHS = 6
MOST_THEMES = 8
SMALLEST, LARGEST = 3.5, 8.5


@dataclass(frozen=True, slots=True)
class Cell:
    """How often a theme came up in a month, and the size of its dot in a square of 18."""

    count: int
    radius: str


@dataclass(frozen=True, slots=True)
class ThemeOverTime:
    name: str
    count: int
    cells: list[Cell]


@dataclass(frozen=True, slots=True)
class EmployerFeedback:
    """`reasons`: (label, how many, its share of all as a width); `months`: (short, long), oldest first, as the
    themes' cells.
    """

    reasons: list[tuple[str, int, str]]
    ended: int
    asked: int
    answered: int
    specific: int
    generic: int
    answer_rate: str
    months: list[tuple[str, str]]
    themes: list[ThemeOverTime]

    @property
    def finding(self) -> str:
        if not self.asked:
            return "You haven’t asked anyone yet"
        if self.asked == 1:
            return "You asked once and got a reply" if self.answered else "You asked once and have no reply so far"
        return wording.counted(
            self.answered,
            zero="You asked {times} and have no reply so far",
            one="You asked {times} and got 1 reply",
            other="You asked {times} and got {n} replies",
            times=wording.times(self.asked),
        )

    @property
    def theme_finding(self) -> str:
        """““The result comes late” came up 3 times in the last six months”."""
        if not self.themes:
            return "No theme in the last six months"
        first = self.themes[0]
        number = sum(cell.count for cell in first.cells)
        return f"“{first.name}” came up {wording.times(number)} in the last six months"

    @property
    def reason_finding(self) -> str:
        unsaid = next((number for label, number, _ in self.reasons if label == Reason.NONE.label), 0)
        said = self.ended - unsaid
        if self.ended == 1:
            return (
                "Your one rejection or cancelled role came with a reason"
                if said
                else "Your one rejection or cancelled role came without a reason"
            )
        return wording.counted(
            said,
            zero="None of your {ended} rejections and cancelled roles came with a reason",
            one="1 of {ended} rejections and cancelled roles came with a reason",
            other="{n} of {ended} rejections and cancelled roles came with a reason",
            ended=wording.figure(self.ended),
        )


def said_to(user, *, today: dt.date) -> EmployerFeedback:
    reasons = Counter(
        Outcome.objects.filter(
            application__owner=user,
            application__deleted_at=None,
            reopened_at=None,
            kind__in=[OutcomeKind.REJECTED, OutcomeKind.CANCELLED],
        ).values_list("reason", flat=True)
    )
    ended = sum(reasons.values())
    rows = FeedbackRequest.objects.for_user(user).exclude(sent_on=None).values_list("is_generic", "answer")
    answers = [is_generic for is_generic, answer in rows if answer]
    months = _months(today)
    return EmployerFeedback(
        reasons=[
            (str(label), reasons[value], f"{100 * reasons[value] / ended:.1f}%")
            for value, label in Reason.choices
            if reasons[value]
        ],
        ended=ended,
        asked=len(rows),
        answered=len(answers),
        specific=answers.count(False),
        generic=answers.count(True),
        answer_rate=_rate(len(answers), len(rows)),
        months=[(f"{month:%b}", f"{month:%B %Y}") for month in months],
        themes=themes_over_time(_named(user), months),
    )


def themes_over_time(named: Iterable[tuple[str, dt.date]], months: list[dt.date]) -> list[ThemeOverTime]:
    """From (theme, day) pairs: those that came up in these months, most frequent first, counted by month."""
    counted: dict[str, Counter[dt.date]] = defaultdict(Counter)
    for name, day in named:
        if day >= months[0]:
            counted[name][day.replace(day=1)] += 1
    found = [
        ThemeOverTime(name, by_month.total(), [Cell(by_month[month], _radius(by_month[month])) for month in months])
        for name, by_month in counted.items()
    ]
    return sorted(found, key=lambda one: (-one.count, one.name))[:MOST_THEMES]


def _named(user) -> list[tuple[str, dt.date]]:
    """Every time a theme was named: when looking back, for a reply, or for what a friend wrote after practising."""
    looked = Reflection.objects.for_user(user).exclude(themes=None).values_list("themes__name", "written_on")
    told = FeedbackRequest.objects.for_user(user).exclude(ended_on=None).exclude(themes=None)
    noticed = Evaluation.objects.for_user(user).exclude(themes=None).values_list("themes__name", "written_on")
    return [*looked, *told.values_list("themes__name", "ended_on"), *noticed]


def _months(today: dt.date) -> list[dt.date]:
    """The first days of the last six months, oldest first."""
    number = today.year * 12 + today.month - 1
    return [dt.date(one // 12, one % 12 + 1, 1) for one in range(number - MONTHS + 1, number + 1)]


def _radius(count: int) -> str:
    return f"{min(LARGEST, SMALLEST * sqrt(count)):.1f}" if count else ""


def _rate(answered: int, asked: int) -> str:
    if asked < ENOUGH:
        return "too few to say"
    low, high = (wording.percent(one) for one in wilson_interval(answered, asked))
    return f"{wording.percent(answered / asked)}; the true rate is probably between {low} and {high}"
