"""What the next applications may bring: a range that says how little is known. Never a day, never one application."""

from dataclasses import dataclass

from .rates import Rate
from .statistics import beta_binomial_at_least, beta_binomial_interval

LEVEL = 0.8
NEXT, MEAN, WEIGHT = 20, 5.0, 20


@dataclass(frozen=True, slots=True)
class Forecast:
    """`at_least_one` and `chances` lie between 0 and 1; `low` to `high` is the likely range of interviews among `number`."""

    number: int
    mean: float
    weight: int
    reached: int
    known: int
    at_least_one: float
    low: int
    high: int
    chances: list[tuple[str, float]]


def forecast(interviews: Rate, *, number: int = NEXT, mean: float = MEAN, weight: int = WEIGHT) -> Forecast:
    """Beta-binomial. The starting guess is Beta(mean × weight, (1 - mean) × weight): 5% worth 20 applications is Beta(1, 19).

    A case is known once it reached an interview or closed before it. `mean` in per cent.
    """
    reached, known = interviews.reached, interviews.known
    a = mean / 100 * weight + reached
    b = (1 - mean / 100) * weight + known - reached
    at_least = [beta_binomial_at_least(k, number, a, b) for k in range(min(number, 5) + 2)]
    low, high = beta_binomial_interval(number, a, b, LEVEL)
    names = ["None", "One", "Two", "Three", "Four"]
    chances = [(name, at_least[k] - at_least[k + 1]) for k, name in enumerate(names[: min(number, 4) + 1])]
    if number >= 5:
        chances.append(("Five or more", at_least[5]))
    return Forecast(number, mean, weight, reached, known, at_least[1], low, high, chances)
