"""What was said: reasons they gave, and how specific answers were. Counts; no rate where there are few."""

from collections import Counter
from dataclasses import dataclass

from applications.insights.rates import ENOUGH
from applications.insights.statistics import wilson_interval
from applications.models import Outcome, OutcomeKind, Reason

from .models import FeedbackRequest, Theme


@dataclass(frozen=True, slots=True)
class Said:
    reasons: list[tuple[str, int]]
    ended: int
    asked: int
    answered: int
    specific: int
    generic: int
    answer_rate: str
    themes: list[tuple[str, int]]

    @property
    def finding(self) -> str:
        if not self.asked:
            return "Nobody was asked yet"
        return f"{self.asked} asked, {self.answered} answered, {self.specific} with something specific"


def said_to(user) -> Said:
    """Costs: reasons, requests, themes."""
    reasons = Counter(
        Outcome.objects.filter(
            application__owner=user,
            application__deleted_at=None,
            reopened_at=None,
            kind__in=[OutcomeKind.REJECTED, OutcomeKind.CANCELLED],
        ).values_list("reason", flat=True)
    )
    rows = FeedbackRequest.objects.for_user(user).exclude(sent_on=None).values_list("state", "is_generic", "answer")
    asked = answered = specific = generic = 0
    for _, is_generic, answer in rows:
        asked += 1
        answered += bool(answer)
        specific += bool(answer) and is_generic is False
        generic += bool(answer) and is_generic is True
    rate = "too few to say"
    if asked >= ENOUGH:
        low, high = wilson_interval(answered, asked)
        rate = f"{100 * answered / asked:.0f} %, interval {100 * low:.0f} to {100 * high:.0f} %"
    themes: Counter[str] = Counter()
    for name in Theme.objects.for_user(user).filter(reflections__isnull=False).values_list("name", flat=True):
        themes[name] += 1
    for name in Theme.objects.for_user(user).filter(requests__isnull=False).values_list("name", flat=True):
        themes[name] += 1
    return Said(
        [(label, reasons[value]) for value, label in Reason.choices if reasons[value]],
        sum(reasons.values()),
        asked,
        answered,
        specific,
        generic,
        rate,
        themes.most_common(6),
    )
