"""The formulas of Insights agree with scipy and statsmodels, whose answers make_oracles.py stored in oracles.json."""

import json
import random
from itertools import pairwise
from math import comb, inf, nan
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from applications.insights.statistics import (
    beta_binomial_at_least,
    beta_binomial_interval,
    beta_quantile,
    cumulative_incidence,
    wilson_interval,
)

ORACLES = json.loads(Path(__file__).with_name("oracles.json").read_text())

priors = st.floats(1e-6, 1e6)
waits = st.lists(st.tuples(st.integers(0, 30), st.sampled_from([None, "rejected", "screening"])), max_size=40)


def close(expected):
    return pytest.approx(expected, rel=0, abs=1e-9)


def test_wilson_interval_agrees_with_statsmodels():
    for successes, n, confidence, low, high in ORACLES["wilson_interval"]:
        assert wilson_interval(successes, n, confidence) == (close(low), close(high)), (successes, n, confidence)


def test_beta_quantile_agrees_with_scipy():
    for p, a, b, expected in ORACLES["beta_quantile"]:
        assert beta_quantile(p, a, b) == close(expected), (p, a, b)


def test_beta_binomial_at_least_agrees_with_scipy():
    for k, n, a, b, expected in ORACLES["beta_binomial_at_least"]:
        assert beta_binomial_at_least(k, n, a, b) == close(expected), (k, n, a, b)


def test_beta_binomial_interval_agrees_with_scipy():
    for n, a, b, level, fewest, most in ORACLES["beta_binomial_interval"]:
        assert beta_binomial_interval(n, a, b, level) == (fewest, most), (n, a, b, level)


def test_cumulative_incidence_agrees_with_statsmodels():
    for durations, causes, curves in ORACLES["cumulative_incidence"]:
        found = cumulative_incidence(durations, causes)
        assert found == {cause: [(day, close(share)) for day, share in curve] for cause, curve in curves.items()}


@pytest.mark.parametrize("n", [5, 10, 25, 60, 150])
def test_wilson_intervals_hold_the_true_share_about_as_often_as_they_say(n):
    """Exact: for each true share, the binomial chance of all counts whose interval holds it."""
    intervals = [wilson_interval(successes, n) for successes in range(n + 1)]
    held = []
    for share in ((step + 0.5) / 200 for step in range(200)):
        chances = [comb(n, k) * share**k * (1 - share) ** (n - k) for k in range(n + 1)]
        held.append(sum(chance for chance, (low, high) in zip(chances, intervals, strict=True) if low <= share <= high))
    assert 0.93 <= sum(held) / len(held) <= 0.97
    assert min(held) > 0.8


def test_in_a_simulation_the_intervals_hold_the_true_share_at_least_93_times_of_100():
    """Many searches of 10 to 200 applications, each with its own true chance."""
    luck = random.Random(20261110)
    held, tries = 0, 6000
    for _ in range(tries):
        share, n = luck.uniform(0.02, 0.9), luck.randint(10, 200)
        low, high = wilson_interval(sum(luck.random() < share for _ in range(n)), n)
        held += low <= share <= high
    assert held / tries >= 0.93


def test_in_a_simulation_the_likely_range_holds_what_comes_at_least_80_times_of_100():
    """Chances drawn from the starting guess itself, then what was seen and what comes next."""
    luck = random.Random(20261111)
    held, tries = 0, 1500
    for _ in range(tries):
        share = luck.betavariate(1, 19)
        seen = sum(luck.random() < share for _ in range(40))
        low, high = beta_binomial_interval(20, 1 + seen, 19 + 40 - seen, 0.8)
        held += low <= sum(luck.random() < share for _ in range(20)) <= high
    assert held / tries >= 0.8


def test_twenty_more_after_none_of_fifteen():
    """A prior worth 20 applications with one success, then 15 without: Beta(1, 34)."""
    assert beta_binomial_at_least(1, 20, 1, 34) == close(20 / 54)
    assert beta_binomial_interval(20, 1, 34, 0.8) == (0, 2)


def test_a_quantile_at_the_ends_and_of_a_known_distribution():
    assert (beta_quantile(0, 3, 4), beta_quantile(1, 3, 4)) == (0.0, 1.0)
    assert beta_quantile(0.3, 1, 1) == close(0.3)
    assert beta_quantile(0.3, 1e-6, 1) == close(0)
    assert beta_quantile(0.36, 2, 1) == close(0.6)


@settings(deadline=None)
@given(p=st.floats(0, 1), higher=st.floats(0, 1), a=priors, b=priors)
def test_a_higher_probability_never_has_a_lower_quantile(p, higher, a, b):
    p, higher = sorted((p, higher))
    assert 0 <= beta_quantile(p, a, b) <= beta_quantile(higher, a, b) <= 1


def test_chances_of_counts_that_are_certain_or_impossible():
    assert beta_binomial_at_least(0, 0, 1, 1) == 1.0
    assert beta_binomial_at_least(-2, 5, 1, 1) == 1.0
    assert beta_binomial_at_least(1, 0, 1, 1) == 0.0
    assert beta_binomial_at_least(6, 5, 1e6, 1e-6) == 0.0
    assert beta_binomial_interval(0, 1, 1, 0.8) == (0, 0)


def test_a_range_that_fits_its_level_exactly_is_not_made_wider():
    """Beta(1, 1) makes all ten counts from 0 to 9 equally likely, so 1 to 8 hold exactly 80%."""
    assert beta_binomial_interval(9, 1, 1, 0.8) == (1, 8)
    assert beta_binomial_interval(1, 1, 1, 0.5) == (0, 1)


@given(n=st.integers(0, 80), a=priors, b=priors, level=st.floats(0.01, 0.99))
def test_a_likely_range_holds_its_level_and_no_narrower_one_has_such_small_tails(n, a, b, level):
    fewest, most = beta_binomial_interval(n, a, b, level)
    tail = (1 - level) / 2
    assert 0 <= fewest <= most <= n
    assert beta_binomial_at_least(fewest, n, a, b) >= 1 - tail - 1e-9
    assert beta_binomial_at_least(most + 1, n, a, b) <= tail + 1e-9
    assert fewest == most or beta_binomial_at_least(fewest + 1, n, a, b) < 1 - tail + 1e-9
    assert fewest == most or beta_binomial_at_least(most, n, a, b) > tail - 1e-9


def test_an_open_wait_counts_through_the_day_it_has_reached():
    assert cumulative_incidence([3, 3, 7], ["no", None, "no"]) == {"no": [(3, close(1 / 3)), (7, close(1))]}
    assert cumulative_incidence([3, 7, 7], [None, "no", None]) == {"no": [(7, 0.5)]}


def test_without_an_ending_there_is_no_curve():
    assert cumulative_incidence([], []) == {}
    assert cumulative_incidence([4, 9], [None, None]) == {}


def test_causes_share_their_days_and_keep_the_order_they_appear_in():
    curves = cumulative_incidence([5, 2, 2, 9], ["rejected", "screening", "rejected", None])
    assert list(curves) == ["rejected", "screening"]
    assert curves == {"rejected": [(2, 0.25), (5, close(0.5))], "screening": [(2, 0.25), (5, 0.25)]}


@given(waits)
def test_shares_grow_on_common_days_and_never_pass_one(rows):
    durations, causes = [day for day, _ in rows], [cause for _, cause in rows]
    curves = cumulative_incidence(durations, causes)
    days = sorted({day for day, cause in rows if cause is not None})
    assert all([day for day, _ in curve] == days for curve in curves.values())
    assert all(sum(curve[place][1] for curve in curves.values()) <= 1 + 1e-9 for place in range(len(days)))
    if all(causes) and rows:
        assert sum(curve[-1][1] for curve in curves.values()) == close(1)
    for curve in curves.values():
        assert all(earlier[1] <= later[1] <= 1 for earlier, later in pairwise(curve))


@pytest.mark.parametrize(
    ("successes", "n", "confidence"), [(0, 0, 0.95), (4, 3, 0.95), (-1, 3, 0.95), (1, 3, 0), (1, 3, nan)]
)
def test_wilson_interval_refuses_nonsense(successes, n, confidence):
    with pytest.raises(ValueError, match="There have to be cases"):
        wilson_interval(successes, n, confidence)


@pytest.mark.parametrize("p", [-0.1, 1.1, nan])
def test_a_quantile_needs_a_probability(p):
    with pytest.raises(ValueError, match="probability lies between 0 and 1"):
        beta_quantile(p, 1, 1)


@pytest.mark.parametrize(("a", "b"), [(0, 1), (1, 0), (-1, 1), (nan, 1), (1, inf), (1e-7, 1), (1, 1e8)])
def test_a_prior_lies_in_its_range(a, b):
    for ask in (
        lambda: beta_quantile(0.5, a, b),
        lambda: beta_binomial_at_least(1, 2, a, b),
        lambda: beta_binomial_interval(2, a, b, 0.8),
    ):
        with pytest.raises(ValueError, match="between a millionth and ten million"):
            ask()


def test_counts_and_levels_that_make_no_sense_are_refused():
    with pytest.raises(ValueError, match="tries is 0 or more"):
        beta_binomial_at_least(1, -1, 1, 1)
    for level in (0, 1, -0.5, nan):
        with pytest.raises(ValueError, match="level of a likely range"):
            beta_binomial_interval(5, 1, 1, level)


@pytest.mark.parametrize("day", [-1, nan, inf])
def test_a_duration_is_a_number_of_days(day):
    with pytest.raises(ValueError, match="number of days"):
        cumulative_incidence([3, day], ["rejected", None])


def test_each_duration_says_how_it_ended():
    with pytest.raises(ValueError, match="how it ended"):
        cumulative_incidence([3], ["rejected", None])
