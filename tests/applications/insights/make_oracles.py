"""Writes oracles.json, what scipy and statsmodels answer; test_statistics.py holds the formulas of Insights to it.

Run it by hand, from the root of the repository, when a formula is added or a case is missing:

    uv run --no-project --with scipy --with statsmodels tests/applications/insights/make_oracles.py

The cases are drawn with a fixed seed, so the file changes only where the cases or an answer do. One exception to its
sources: scipy's beta-binomial is off by up to 1e-7 for a and b of millions, so from ten thousand on the chances are
exact fractions of whole numbers.
"""

import json
import math
import random
from fractions import Fraction
from itertools import product
from pathlib import Path

from scipy import stats
from statsmodels.duration.survfunc import CumIncidenceRight
from statsmodels.stats.proportion import proportion_confint

DRAW = random.Random(1927)
CAUSES = ("rejected", "screening", "withdrawn")
SIZES = (1e-6, 1e-3, 0.5, 1, 1.5, 2, 19, 300, 1e6)
EXACT_FROM = 10_000


def wilson():
    pairs = [(successes, n) for n in (1, 2, 10, 37, 400, 1_000_000) for successes in sorted({0, 1, n // 3, n - 1, n})]
    for (successes, n), confidence in product(pairs, (0.5, 0.95, 0.999_999)):
        low, high = proportion_confint(successes, n, alpha=1 - confidence, method="wilson")
        yield [successes, n, confidence, float(low), float(high)]


def quantiles():
    pairs = list(product(SIZES, SIZES)) + [(DRAW.uniform(0.1, 40), DRAW.uniform(0.1, 400)) for _ in range(20)]
    pairs += [(1e7, 1e7), (1e-6, 1e7), (1e7, 1e-6)]
    for a, b in pairs:
        for p in (1e-6, 0.1, 0.5, 0.975, 0.999_999):
            yield [p, a, b, float(stats.beta.ppf(p, a, b))]


def exact_chances(n, a, b):
    def rising(base, steps):
        return math.prod(base + step for step in range(steps))

    whole = rising(a + b, n)
    return [Fraction(math.comb(n, k) * rising(a, k) * rising(b, n - k), whole) for k in range(n + 1)]


def at_least():
    for n, a, b in [
        (20, 1, 34),
        (20, 4, 31),
        (1, 0.5, 0.5),
        (200, 1e-6, 1e-6),
        (50, 1e-3, 7),
        (300, 2, 300),
        (1000, 30, 5),
    ]:
        for k in sorted({0, 1, 2, n // 10, n // 2, n - 1, n}):
            yield [k, n, a, b, float(stats.betabinom.sf(k - 1, n, a, b))]
    for _ in range(60):
        n, a, b = DRAW.randint(1, 120), DRAW.uniform(0.05, 60), DRAW.uniform(0.05, 200)
        k = DRAW.randint(0, n)
        yield [k, n, a, b, float(stats.betabinom.sf(k - 1, n, a, b))]
    for n, a, b in [(20, EXACT_FROM, 190_000), (40, 1_000_000, 1_000_000), (300, 1, 1_000_000), (60, 10_000_000, 3)]:
        chances = exact_chances(n, a, b)
        for k in sorted({0, 1, n // 20, n // 2, n}):
            yield [k, n, a, b, float(sum(chances[k:]))]


def intervals():
    for _ in range(80):
        n, a, b = DRAW.randint(0, 300), DRAW.uniform(0.05, 30), DRAW.uniform(0.05, 100)
        level = DRAW.choice((0.5, 0.8, 0.95, 0.99))
        low, high = stats.betabinom.interval(level, n, a, b) if n else (0, 0)
        yield [n, a, b, level, int(low), int(high)]
    for a, b in [(1_000_000, 1_000_000), (EXACT_FROM, 190_000)]:
        chances, tail = exact_chances(100, a, b), Fraction(1, 10)
        low = max(k for k in range(101) if sum(chances[:k]) <= tail)
        high = min(k for k in range(101) if sum(chances[k + 1 :]) <= tail)
        yield [100, a, b, 0.8, low, high]


def waits():
    """Whole days, tied often, of people with few and with many applications; with none, some and all of them open."""
    for size, open_share in [(1, 0.0), (2, 0.5), (12, 0.0), (12, 0.4), (30, 0.9), (60, 0.5), (120, 0.3), (40, 1.0)]:
        durations = [int(DRAW.expovariate(1 / 14)) for _ in range(size)]
        yield durations, [None if DRAW.random() < open_share else DRAW.choice(CAUSES) for _ in durations]
    yield [5] * 9, ["rejected"] * 4 + ["screening"] * 2 + [None] * 3
    yield [0, 0, 0, 430], ["rejected", None, "screening", "rejected"]


def incidence(cases):
    for durations, causes in cases:
        present = [cause for cause in CAUSES if cause in causes]
        ending = {day for day, cause in zip(durations, causes, strict=True) if cause is not None}
        curves = {}
        if present:
            answer = CumIncidenceRight(
                durations, [0 if cause is None else present.index(cause) + 1 for cause in causes]
            )
            for cause, shares in zip(present, answer.cinc, strict=True):
                days = zip(answer.times, shares, strict=True)
                curves[cause] = [[int(day), float(share)] for day, share in days if day in ending]
        yield [durations, causes, curves]


def main():
    cases = list(waits())
    oracles = {
        "wilson_interval": wilson(),
        "beta_quantile": quantiles(),
        "beta_binomial_at_least": at_least(),
        "beta_binomial_interval": intervals(),
        "cumulative_incidence": incidence(cases),
    }
    parts = [f'"{name}": [\n' + ",\n".join(map(json.dumps, found)) + "\n]" for name, found in oracles.items()]
    Path(__file__).with_name("oracles.json").write_text("{\n" + ",\n".join(parts) + "\n}\n")


if __name__ == "__main__":
    main()
