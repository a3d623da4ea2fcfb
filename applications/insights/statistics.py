"""The few formulas that honest numbers need, on the standard library: a statistics package would cost 200 MB and a second to load."""

from math import sqrt
from statistics import NormalDist


def wilson_interval(successes: int, n: int, confidence: float = 0.95) -> tuple[float, float]:
    """The score interval of a share, (low, high) between 0 and 1.

    Source: E. B. Wilson, JASA 22 (1927) 209; recommended for small n by Brown, Cai and DasGupta, Statistical Science 16 (2001) 101.
    Raises ValueError unless 0 <= successes <= n, n > 0 and 0 < confidence < 1.
    """
    if not 0 <= successes <= n or n <= 0 or not 0 < confidence < 1:
        raise ValueError("There have to be cases, and no more successes than cases.")
    z = NormalDist().inv_cdf((1 + confidence) / 2)
    share, weight = successes / n, z * z / n
    middle = (share + weight / 2) / (1 + weight)
    half = z * sqrt(share * (1 - share) / n + weight / (4 * n)) / (1 + weight)
    low = 0.0 if successes == 0 else middle - half
    high = 1.0 if successes == n else middle + half
    return low, high
