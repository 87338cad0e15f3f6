"""How candidates are ordered: their features, put on one scale, in a weighted sum.

What else of search was chosen on the dev questions: which words stand for a word of another
language (``NEIGHBOURS``, ``NEAR_ENOUGH`` in ``index/query.py``), and the window and the importance
of a piece in ``index/late_interaction.py``. K1 and B of BM25 are the usual ones.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

# What the z-score of each feature counts. Chosen on the dev questions for both languages at
# once; figures of other weights stand in the embedder's model card.
WEIGHTS: Mapping[str, float] = {
    "lexical": 1.0,  # BM25 of the question's terms in all their forms
    "dense": 0.2,  # cosine of question and passage
    "whole": 0.5,  # late interaction with all of the passage
    "window": 0.3,  # late interaction with its best stretch
}
# In standard deviations of a feature: a quoted phrase decides, a named outlet or time prefers.
HOLDS_PHRASE = 100.0
AS_NAMED = 1.0


def fuse(features: Mapping[str, np.ndarray]) -> np.ndarray:
    """The weighted sum of the features' z-scores over the candidates.

    Args:
        features: Those of WEIGHTS that are known: (candidates,) each.

    Returns:
        One score a candidate: (candidates,).
    """
    total = np.zeros(max((len(values) for values in features.values()), default=0))
    for name, values in features.items():
        spread = float(values.std()) if len(values) else 0.0
        if spread > 1e-9:
            total += WEIGHTS[name] * (values - values.mean()) / spread
    return total
