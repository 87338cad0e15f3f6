"""Fusion of features: z-scores over the candidates, weighted."""

import numpy as np
import pytest

from index.ranking import WEIGHTS, fuse


def test_features_are_fused_by_weighted_z_scores():
    fused = fuse({"lexical": np.array([4.0, 2.0, 0.0]), "dense": np.array([0.5, 0.9, 0.5])})
    lexical, dense = WEIGHTS["lexical"], WEIGHTS["dense"]
    assert fused == pytest.approx(
        [
            lexical * 1.5**0.5 - dense * 0.5**0.5,
            dense * 2**0.5,
            -lexical * 1.5**0.5 - dense * 0.5**0.5,
        ]
    )


def test_a_feature_that_is_the_same_everywhere_orders_nothing():
    assert fuse({"dense": np.full(3, 0.7)}).tolist() == [0.0, 0.0, 0.0]
    assert fuse({"lexical": np.array([3.0])}).tolist() == [0.0]
    assert fuse({"lexical": np.zeros(0), "dense": np.zeros(0)}).tolist() == []
