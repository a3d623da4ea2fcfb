"""Five points to rate an answer on. The headings come from career advisers’ rubrics, the anchors are our own."""

import statistics
from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RubricCriterion:
    """`anchors`: what 1, 3 and 5 look like."""

    key: str
    name: str
    asks: str
    anchors: tuple[str, str, str]


LINES = (
    RubricCriterion(
        "clear",
        "Clear",
        "Could you follow it?",
        ("I lost the thread", "I followed most of it", "I could retell it in one sentence"),
    ),
    RubricCriterion(
        "structured",
        "Structured",
        "Did it have a beginning and an end?",
        (
            "No clear beginning or end",
            "Situation and action, but no result",
            "Situation, task, action and result, in order",
        ),
    ),
    RubricCriterion(
        "evidence",
        "Evidence",
        "Was there something concrete?",
        (
            "General claims",
            "One example, unclear what they did themselves",
            "A concrete example, what they did, and a result",
        ),
    ),
    RubricCriterion(
        "relevant",
        "Relevant",
        "Did it answer the question?",
        (
            "Answered a different question",
            "On topic, but not linked to the job",
            "Answered it and linked it to the job",
        ),
    ),
    RubricCriterion(
        "delivery",
        "Delivery",
        "Was it easy to listen to?",
        ("Hard to hear, rushed or very long", "Fine, with some “um”s", "Comfortable pace, one to two minutes"),
    ),
)
BY_KEY = {line.key: line for line in LINES}
MOVEMENT_FROM = 3


@dataclass(frozen=True, slots=True)
class StrongestWeakest:
    """The strongest and weakest points, and the anchor that describes the weakest. Never a total."""

    highest: tuple[RubricCriterion, ...] = ()
    lowest: tuple[RubricCriterion, ...] = ()
    lowest_seen: str = ""

    def __bool__(self) -> bool:
        return bool(self.lowest)


def standing(points: Mapping[str, list[int]]) -> StrongestWeakest:
    """Return the strongest and weakest points. Empty when fewer than two were rated, or all are level."""
    means = {key: statistics.mean(values) for key, values in points.items() if values}
    if len(means) < 2 or max(means.values()) == min(means.values()):
        return StrongestWeakest()
    highest = tuple(line for line in LINES if means.get(line.key) == max(means.values()))
    lowest = tuple(line for line in LINES if means.get(line.key) == min(means.values()))
    return StrongestWeakest(highest[:2], lowest[:2], seen(lowest[0], min(means.values())))


def seen(line: RubricCriterion, mean: float) -> str:
    """Return the nearest anchor; half-way between two, the lower one."""
    return line.anchors[0 if mean <= 2 else 1 if mean <= 4 else 2]


@dataclass(frozen=True, slots=True)
class Movement:
    """One point over the sessions, oldest first; None where no one rated it."""

    line: RubricCriterion
    means: tuple[float | None, ...]
    words: str


def movements(sessions: Iterable[Mapping[str, list[int]]]) -> list[Movement]:
    """Return the progress on each point that was rated in at least three sessions."""
    sessions = list(sessions)
    found = []
    for line in LINES:
        means = tuple(statistics.mean(one[line.key]) if one.get(line.key) else None for one in sessions)
        known = [mean for mean in means if mean is not None]
        if len(known) >= MOVEMENT_FROM:
            found.append(Movement(line, means, _direction(known)))
    return found


def _direction(known: list[float]) -> str:
    difference = known[-1] - known[0]
    if abs(difference) < 0.5:
        return "about the same"
    return "up since the first" if difference > 0 else "down since the first"
