"""The claims written for the entailment model: whole, of all kinds, and none of those measured."""

from collections import Counter

from eval.pairs.cases import load_pairs
from rag.entailment.training.written import is_held_back, written_examples


def test_every_claim_stands_over_both_languages_true_and_false_alike():
    rows = list(written_examples())
    assert len(rows) > 30_000
    told = {(example.claim, example.passage): example.label for _, _, example in rows}
    assert len(told) > 0.99 * len(rows)  # no claim is called true and false of one passage
    kinds = Counter(kind for _, kind, _ in rows)
    assert {"roles", "cause", "negation", "addition", "link"} <= kinds.keys()
    assert all(example.claim.strip() and example.passage.strip() for _, _, example in rows)


def test_one_group_in_ten_is_kept_back():
    passages = {passage for passage, _, _ in written_examples()}
    assert 0.05 < sum(map(is_held_back, passages)) / len(passages) < 0.15


def test_none_of_the_claims_that_are_measured_is_among_them():
    measured = {pair.claim for pair in load_pairs()}
    texts = {passage.text for pair in load_pairs() for passage in pair.passages}
    for _, _, example in written_examples():
        assert example.claim not in measured
        assert example.passage not in texts
