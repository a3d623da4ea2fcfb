"""The few formulas that honest numbers need, on the standard library.

A statistics package would cost 200 MB and a second to load.
"""

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from itertools import accumulate
from math import exp, floor, fsum, inf, lgamma, log, log1p, sqrt
from statistics import NormalDist

LEAST_PRIOR, MOST_PRIOR = (
    1e-6,
    1e7,
)  # between them `beta_quantile` keeps its precision and takes at most some hundredths of a second
ROUNDING = 1e-12  # how far two probabilities that are equal on paper may lie apart in floating point


def wilson_interval(successes: int, n: int, confidence: float = 0.95) -> tuple[float, float]:
    """The score interval of a share, (low, high) between 0 and 1.

    Source: E. B. Wilson, JASA 22 (1927) 209; recommended for small n by Brown, Cai and DasGupta, Statistical Science 16
    (2001) 101.
    Raises ValueError unless 0 <= successes <= n, n > 0 and 0 < confidence < 1.
    """
    if not 0 <= successes <= n or n <= 0 or not 0 < confidence < 1:
        raise ValueError("There have to be cases, no more successes than cases, and a confidence between 0 and 1.")
    z = -NormalDist().inv_cdf((1 - confidence) / 2)
    share, weight = successes / n, z * z / n
    middle = (share + weight / 2) / (1 + weight)
    half = z * sqrt(share * (1 - share) / n + weight / (4 * n)) / (1 + weight)
    low = 0.0 if successes == 0 else middle - half
    high = 1.0 if successes == n else middle + half
    return low, high


def beta_quantile(p: float, a: float, b: float) -> float:
    """The share between 0 and 1 below which a Beta(a, b) distribution has probability p; 0 for p = 0 and 1 for p = 1.

    The incomplete beta integral grows with x, so halving the range until no number lies between its ends finds it.
    Within 1e-9 of the exact share for p from a millionth to 1 less a millionth.
    Source: NIST Digital Library of Mathematical Functions, 8.17.
    Raises ValueError unless 0 <= p <= 1 and a and b lie between a millionth and ten million.
    """
    if not 0 <= p <= 1:
        raise ValueError("A probability lies between 0 and 1.")
    _check_prior(a, b)
    if p in (0, 1):
        return float(p)
    low, high = 0.0, 1.0
    while low < (middle := (low + high) / 2) < high:
        if _beta_below(middle, a, b) < p:
            low = middle
        else:
            high = middle
    return high


def beta_binomial_at_least(k: int, n: int, a: float, b: float) -> float:
    """The probability of k or more successes in n tries whose chance of success is known only as Beta(a, b).

    1 for k <= 0, 0 for k > n. Source: J. G. Skellam, Journal of the Royal Statistical Society B 10 (1948) 257.
    Raises ValueError unless n >= 0 and a and b lie between a millionth and ten million. Time and memory grow with n.
    """
    chances = _beta_binomial(n, a, b)
    if k <= 0:
        return 1.0
    return min(1.0, fsum(chances[k:]))


def beta_binomial_interval(n: int, a: float, b: float, level: float) -> tuple[int, int]:
    """The likely range of successes in n tries under Beta(a, b), (fewest, most), both included.

    It is the smallest range that leaves at most (1 - level) / 2 on either side, so it holds at least `level`, often
    more, because counts are whole. Source of the chances: Skellam 1948, as in `beta_binomial_at_least`.
    Raises ValueError unless n >= 0, 0 < level < 1 and a and b lie between a millionth and ten million.
    """
    if not 0 < level < 1:
        raise ValueError("The level of a likely range lies between 0 and 1.")
    chances = _beta_binomial(n, a, b)
    tail = (1 - level) / 2 + ROUNDING
    fewest = sum(below <= tail for below in accumulate(chances))
    most = n - sum(above <= tail for above in accumulate(reversed(chances)))
    return fewest, max(fewest, most)


def cumulative_incidence[Cause: Hashable](
    durations: Sequence[int], causes: Sequence[Cause | None]
) -> dict[Cause, list[tuple[int, float]]]:
    """The share whose wait each cause had ended by each day: {cause: [(day, share), …]}, causes as they first appear.

    `durations` are whole days waited, `causes` what ended each wait, None for one still open. Every curve has all days
    on which any cause ended a wait. One that is open since the same number of days on which another ended counts as
    having waited through that day. Days may be tied. Empty where nothing ended.
    Source: O. O. Aalen and S. Johansen, Scandinavian Journal of Statistics 5 (1978) 141.
    Raises ValueError for sequences of unequal length or a duration that is negative or not finite.
    """
    curves: dict[Cause, list[tuple[int, float]]] = {cause: [] for cause in causes if cause is not None}
    reached = dict.fromkeys(curves, 0.0)
    still = 1.0
    for day, waiting, ended in _endings(durations, causes):
        for cause, curve in curves.items():
            reached[cause] = min(1.0, reached[cause] + still * ended[cause] / waiting)
            curve.append((day, reached[cause]))
        still *= (waiting - ended.total()) / waiting
    return curves


def _endings[Cause: Hashable](
    durations: Sequence[int], causes: Sequence[Cause | None]
) -> Iterator[tuple[int, int, Counter[Cause]]]:
    """Each day on which a wait ended, by day: (day, how many waited until then, how many each cause ended)."""
    if len(durations) != len(causes):
        raise ValueError("Each duration needs to say how it ended, or that it is still open.")
    if not all(0 <= day < inf for day in durations):
        raise ValueError("A duration is a number of days, 0 or more.")
    leaving: dict[int, list[Cause | None]] = {}
    for day, cause in zip(durations, causes, strict=True):
        leaving.setdefault(day, []).append(cause)
    waiting = len(durations)
    for day in sorted(leaving):
        ended = Counter(cause for cause in leaving[day] if cause is not None)
        if ended:
            yield day, waiting, ended
        waiting -= len(leaving[day])


def _check_prior(a: float, b: float) -> None:
    if not (LEAST_PRIOR <= a <= MOST_PRIOR and LEAST_PRIOR <= b <= MOST_PRIOR):
        raise ValueError("Both numbers of a beta distribution lie between a millionth and ten million.")


def _beta_binomial(n: int, a: float, b: float) -> list[float]:
    """The probability of each number of successes from 0 to n.

    From the likeliest number outwards by the ratio of neighbours, then divided by the sum: log gamma functions would
    lose eight digits for a and b of a million.
    """
    if n < 0:
        raise ValueError("The number of tries is 0 or more.")
    _check_prior(a, b)
    start = 0 if a <= b else n
    if min(a, b) >= 1 and a + b > 2:
        start = min(n, floor((n + 1) * (a - 1) / (a + b - 2)))
    weights = [1.0] * (n + 1)
    for j in range(start, n):
        weights[j + 1] = weights[j] * ((n - j) / (j + 1)) * ((a + j) / (b + (n - j - 1)))
    for j in range(start, 0, -1):
        weights[j - 1] = weights[j] * (j / (n - j + 1)) * ((b + (n - j)) / (a + (j - 1)))
    total = fsum(weights)
    return [weight / total for weight in weights]


def _beta_below(x: float, a: float, b: float) -> float:
    """The regularised incomplete beta function, the probability below x, 0 < x < 1. Source: DLMF 8.17.22 and 8.17.4."""
    small, large = sorted((a, b))
    front = exp(_log_gamma_gain(large, small) - lgamma(1 + small) + a * log(x) + b * log1p(-x))
    if x < (a + 1) / (a + b + 2):
        return front * _beta_fraction(x, a, b) * (small / a)
    return 1 - front * _beta_fraction(1 - x, b, a) * (small / b)


def _log_gamma_gain(x: float, step: float) -> float:
    """ln Γ(x + step) - ln Γ(x) without subtracting two large numbers. Source: Stirling's series, DLMF 5.11.1."""
    if x < 10:
        return lgamma(1 + x + step) - lgamma(1 + x) - log1p(step / x)
    return (x - 0.5) * log1p(step / x) + step * (log(x + step) - 1) + _stirling_rest(x + step) - _stirling_rest(x)


def _stirling_rest(x: float) -> float:
    return (1 / 12 - (1 / 360 - (1 / 1260 - (1 / 1680 - 1 / 1188 / x**2) / x**2) / x**2) / x**2) / x


def _beta_fraction(x: float, a: float, b: float) -> float:
    """The continued fraction of DLMF 8.17.22, from its front by W. J. Lentz’s method, Applied Optics 15 (1976) 668.

    It settles after some √max(a, b) rounds at most where x < (a + 1) / (a + b + 2).
    """
    smallest = 1e-300
    c, d = 1.0, 1 / (1 - (a + b) * x / (a + 1) or smallest)
    fraction = d
    for m in range(1, 100_000):
        even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        for term in (even, odd):
            c = 1 + term / c or smallest
            d = 1 / (1 + term * d or smallest)
            fraction *= c * d
        if abs(c * d - 1) < 1e-15:
            return fraction
    raise ArithmeticError("The continued fraction did not settle.")
