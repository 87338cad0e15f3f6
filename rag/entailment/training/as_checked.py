"""Written claims as the check has the model read them: with the sentences that stand for them."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator

from index.lexicon import Lexicon
from rag.claims.check import as_read
from rag.claims.evidence import align, find_backing
from rag.claims.one_article import wrong_fact
from rag.claims.passage import CitedPassage, as_passage
from rag.entailment.training.examples import SUPPORTED, Example, Label
from rag.entailment.training.written import Pair


def as_checked(pairs: Iterable[Pair], rng: random.Random) -> Iterator[tuple[Example, Example]]:
    """The claims of each pair over one of its passages, the true one first.

    The check sends the model sentences that cover a claim, with what stands around them, and the
    claim with its amounts and dates as the passage writes them; and it does not ask the model where
    a number or date is wrong, so that such pairs are left out, with the few (3 % of the newest) of
    whose true claim it wrongly finds so. Claims of several clauses, 1 %, stay whole.

    Args:
        pairs: Of claims.
        rng: Decides on the passage.
    """
    lexicon = Lexicon()
    for pair in pairs:
        passage = as_passage(rng.choice(pair.passages))
        true = _as_checked(pair.true, SUPPORTED, pair.language, passage, lexicon)
        false = _as_checked(pair.false, pair.otherwise, pair.language, passage, lexicon)
        if true and false:
            yield true, false


def _as_checked(
    claim: str, label: Label, language: str, passage: CitedPassage, lexicon: Lexicon
) -> Example | None:
    if wrong_fact(claim, language, [passage]):
        return None
    backing = find_backing([passage], align(claim, language, [passage], lexicon))
    if backing is None:
        return None
    read, window = as_read(claim, language, backing)
    return Example(read, window.text, label)
