"""What the next applications may lead to: a range that shows how little is known. Never a date, never one application."""

from dataclasses import dataclass

from applications import wording

from .rates import Rate
from .statistics import beta_binomial_at_least, beta_binomial_interval

LEVEL = 0.8
NEXT, MEAN, WEIGHT = 20, 5.0, 20


@dataclass(frozen=True, slots=True)
class Forecast:
    """`at_least_one` and `chances` lie between 0 and 1; `low` to `high` is the likely range of interviews among
    `number`.
    """

    number: int
    mean: float
    weight: int
    reached: int
    known: int
    at_least_one: float
    low: int
    high: int
    chances: list[tuple[str, float]]

    @property
    def finding(self) -> str:
        """“The next 20 applications may lead to 0 to 3 interviews”."""
        if self.number == 1:
            return f"The chance that the next application leads to an interview is about {wording.percent(self.at_least_one)}"
        if self.low < self.high:
            sentence = "The next {number} applications may lead to {low} to {high} interviews"
            return sentence.format(number=self.number, low=self.low, high=self.high)
        return wording.counted(
            self.high,
            one="The next {number} applications may lead to 1 interview",
            other="The next {number} applications may lead to {n} interviews",
            zero="The next {number} applications may lead to no interviews",
            number=wording.figure(self.number),
        )

    @property
    def estimate(self) -> str:
        """What the starting estimate is, as the end of a sentence."""
        return wording.counted(
            self.weight,
            one="a starting estimate of {mean:g}% that counts as 1 application",
            other="a starting estimate of {mean:g}% that counts as {n} applications",
            mean=self.mean,
        )

    @property
    def computed_from(self) -> str:
        return wording.counted(
            self.known,
            one="Calculated from your 1 application with a result ({reached} led to an interview) and {estimate}.",
            other="Calculated from your {n} applications with a result ({reached} led to an interview) and {estimate}.",
            zero="Calculated from {estimate} alone, because none of your applications has a result yet.",
            reached=wording.figure(self.reached),
            estimate=self.estimate,
        )


def forecast(interviews: Rate, *, number: int = NEXT, mean: float = MEAN, weight: int = WEIGHT) -> Forecast:
    """Beta-binomial. The starting estimate is Beta(mean × weight, (1 - mean) × weight): 5% worth 20 applications is
    Beta(1, 19).

    A case is known once it reached an interview or closed before it. `mean` in per cent.
    """
    reached, known = interviews.reached, interviews.known
    a = mean / 100 * weight + reached
    b = (1 - mean / 100) * weight + known - reached
    at_least = [beta_binomial_at_least(k, number, a, b) for k in range(min(number, 5) + 2)]
    low, high = beta_binomial_interval(number, a, b, LEVEL)
    chances = [(str(k), at_least[k] - at_least[k + 1]) for k in range(min(number, 4) + 1)]
    if number >= 5:
        chances.append(("5 or more", at_least[5]))
    return Forecast(number, mean, weight, reached, known, at_least[1], low, high, chances)
