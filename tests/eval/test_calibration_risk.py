"""Risk control: bounds that can be counted by hand, and how often they fail in drawn worlds."""

import math

import numpy as np
import pytest

from eval.calibration.risk import Grid, Point, binomial_tail, choose, fewest, upper_bound

ONE_START = Grid((0.9, 0.8, 0.7), (0,))


def points(score, n, bad=0, name="s"):
    """Draws of one score, each of a source of its own."""
    return [Point(score, i < bad, f"{name}{score}-{i}") for i in range(n)]


@pytest.mark.parametrize(
    ("bad", "drawn", "risk", "tail"),
    [
        (0, 3, 0.5, 1 / 8),
        (1, 3, 0.5, 4 / 8),
        (2, 4, 0.25, (81 + 4 * 27 + 6 * 9) / 256),
        (3, 3, 0.5, 1.0),
        (0, 0, 0.5, 1.0),
    ],
)
def test_the_tail_by_hand(bad, drawn, risk, tail):
    assert binomial_tail(bad, drawn, risk) == pytest.approx(tail)


def test_the_tail_of_many_draws_does_not_overflow():
    assert binomial_tail(5_000, 100_000, 0.05) == pytest.approx(0.5, abs=0.01)
    assert binomial_tail(0, 100_000, 0.5) == 0.0


def test_the_bound_by_hand():
    assert upper_bound(0, 45, 0.9) == pytest.approx(1 - 0.1 ** (1 / 45))  # (1 - p)^45 = 0.1
    assert upper_bound(1, 2, 0.9) == pytest.approx(math.sqrt(0.9))  # 1 - p^2 = 0.1
    assert upper_bound(0, 0, 0.9) == upper_bound(4, 4, 0.9) == 1.0
    # Clopper and Pearson's published bound of 10 in 100: 97.5 % one-sided.
    assert upper_bound(10, 100, 0.975) == pytest.approx(0.1762, abs=1e-4)


def test_the_laxest_threshold_whose_bound_holds():
    found = choose(points(0.9, 45) + points(0.8, 10) + points(0.7, 10, bad=8), ONE_START, 0.05, 0.9)
    assert (found.threshold, found.step.drawn, found.step.bad) == (0.8, 55, 0)
    assert found.step.bound == pytest.approx(1 - 0.1 ** (1 / 55))
    assert fewest(0.05, 0.9, ONE_START) == 45


def test_none_where_too_little_is_shown():
    found = choose(points(0.9, 44), ONE_START, 0.05, 0.9)
    assert (found.threshold, found.holds) == (None, False)
    assert found.step.bound == pytest.approx(1 - 0.1 ** (1 / 44))
    assert choose([], ONE_START, 0.05, 0.9).step.bound == 1.0


def test_a_walk_ends_at_the_first_failure():
    # At 0.8 the test fails, so 0.7 is not looked at, though it would pass.
    drawn = points(0.9, 45) + points(0.8, 5, bad=5) + points(0.7, 1_000)
    assert choose(drawn, ONE_START, 0.05, 0.9).threshold == 0.9


def test_another_start_costs_error_and_gets_past_where_little_is_shown():
    grid = Grid((0.9, 0.8, 0.7), (0, 2))
    assert choose(points(0.9, 2) + points(0.7, 57), grid, 0.05, 0.9).threshold == 0.7  # log .05
    assert choose(points(0.9, 2) + points(0.7, 56), grid, 0.05, 0.9).threshold is None
    assert fewest(0.05, 0.9, grid) == 59


def test_a_source_is_one_draw_by_lot():
    of_one = [Point(0.9, False, "a", lot) for lot in np.linspace(0.1, 1, 100)]
    assert choose(of_one, ONE_START, 0.05, 0.9).step.drawn == 1
    drawn = choose([Point(0.9, False, "a", 0.5), Point(0.7, True, "a", 0.1)], ONE_START, 0.05, 0.9)
    assert (drawn.step.drawn, drawn.step.bad) == (1, 0)  # the bad one is not shown at 0.9
    lax = Grid((0.7,), (0,))
    both = choose([Point(0.9, False, "a", 0.5), Point(0.7, True, "a", 0.1)], lax, 0.05, 0.9)
    assert (both.step.drawn, both.step.bad) == (1, 1)


def world(generator, sources):
    """Sources with up to three claims about one text, whose luck they share: 1 - score is bad."""
    found = []
    for source in range(sources):
        shared = generator.random()
        for _ in range(generator.integers(1, 4)):
            score = generator.random()
            luck = shared if generator.random() < 0.7 else generator.random()
            found.append(Point(score, bool(luck > score), str(source), generator.random()))
    return found


def true_risk(threshold, large):
    """Of a source of which something is shown, how likely one of those shown is bad."""
    shares = {}
    for point in large:
        if point.score >= threshold:
            shares.setdefault(point.source, []).append(point.bad)
    return sum(sum(bad) / len(bad) for bad in shares.values()) / len(shares)


def test_the_risk_is_above_the_level_no_more_often_than_said():
    generator = np.random.default_rng(7)
    grid = Grid(tuple(n / 100 for n in range(98, 50, -4)), (0, 3, 6))
    large = world(generator, 5_000)
    risks = {threshold: true_risk(threshold, large) for threshold in grid.thresholds}
    level, confidence, draws = 0.15, 0.8, 200
    chosen = [choose(world(generator, 200), grid, level, confidence) for _ in range(draws)]
    held = [found.threshold for found in chosen if found.threshold is not None]
    too_lax = sum(risks[threshold] > level for threshold in held)
    assert len(held) > draws / 2  # it does choose
    assert too_lax / draws <= 1 - confidence
    # At the edge of what is allowed the test is exact, so it errs about as often as it may.
    edge = Grid((0.5,), (0,))
    fair = [
        choose([Point(1.0, bool(b), str(i)) for i, b in enumerate(row)], edge, 0.1, 0.8).holds
        for row in generator.random((300, 150)) < 0.1
    ]
    assert 0.1 < np.mean(fair) <= 0.25
