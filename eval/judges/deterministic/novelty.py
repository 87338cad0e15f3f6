"""How much of a claim stands nowhere in its premises."""

from __future__ import annotations

import re
from itertools import pairwise

import numpy as np

from eval.judges.deterministic.texts import Compared

UNLIKE = 0.35  # correspondence below which a word has no like in the premises

NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def novelty(compared: Compared) -> dict[str, float]:
    """What is new in a claim, each word counted once however often it is said.

    A premise of a hundred words can bear out a long answer that comes back to it; counting every
    mention would make length itself the fault.
    """
    claim = compared.claim
    places = {claim.stems[place]: place for place in np.flatnonzero(claim.content)}
    types = np.array(list(places.values()), dtype=np.intp)
    like, weight = compared.like[types], compared.weight[types]
    missing = 1 - like
    return {
        "words": float(np.log1p(len(claim.words))),
        "new weight": float(np.log1p((missing * weight).sum())),
        "known share": float((like * weight).sum() / weight.sum()) if weight.sum() else 1.0,
        "unlike": float(np.log1p((like < UNLIKE).sum())),
        "numbers": float(np.log1p(len(_numbers(claim.text)))),
        "names": float(np.log1p(len(_names(compared)))),
        "new numbers": float(np.log1p(len(new_numbers(compared)))),
        "new names": float(np.log1p(len(new_names(compared)))),
    }


def new_numbers(compared: Compared) -> list[str]:
    """Numbers of two digits or more that neither premises nor question have, as written."""
    texts = (compared.premise.text, compared.question.text)
    given = {number for text in texts for number in NUMBER.findall(text)}
    return [number for number in _numbers(compared.claim.text) if number not in given]


def _numbers(text: str) -> list[str]:
    return [number for number in NUMBER.findall(text) if len(number) > 1]


def new_names(compared: Compared) -> list[str]:
    """Words with a capital inside a sentence that stand in neither."""
    claim = compared.claim
    return [claim.words[place].text for place in _names(compared) if not compared.stands[place]]


def joined_names(compared: Compared) -> float:
    """How many names stand side by side that the premises have only apart."""
    claim, stems = compared.claim, compared.premise.stems
    beside = set(pairwise(stems))
    names = _names(compared)
    pairs = [
        (claim.stems[one], claim.stems[other])
        for one, other in pairwise(names)
        if other == one + 1 and compared.stands[one] and compared.stands[other]
    ]
    return float(np.log1p(sum(pair not in beside for pair in pairs)))


def _names(compared: Compared) -> list[int]:
    claim = compared.claim
    return [
        place
        for place in map(int, np.flatnonzero(claim.content))
        if place > 0
        and claim.words[place].capitalised
        and claim.sentences[place] == claim.sentences[place - 1]
    ]
