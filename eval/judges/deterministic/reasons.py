"""Why the deterministic judge finds a claim unfaithful, in plain English."""

from __future__ import annotations

from collections.abc import Mapping

from eval.judges.deterministic.novelty import new_names, new_numbers
from eval.judges.deterministic.reading import Read
from eval.judges.deterministic.short import Weighed
from eval.judges.deterministic.texts import Compared

MOST = 3  # words of a kind, and sentences, that are named
LONGEST = 120  # characters of a sentence that are shown
COVERED = 0.7  # of its words that a place should have

_FAULTS: Mapping[str, str] = {
    "number": "the premises do not give the number {}",
    "date": "the premises do not give the date {}",
    "name": "the premises do not name {}",
    "opposite": "the premises say the opposite of “{}”",
    "roles": "in the premises “{}” has the other role",
    "cause": "the premises do not give this reason: “{}”",
    "added": "the premises do not say “{}”",
}


def reasons_of_short(weighed: Weighed) -> tuple[str, ...]:
    """What the rules found; else what the entailment model says."""
    found = tuple(_FAULTS[name].format(words) for name, words in weighed.facts.faults.items())
    if found:
        return found
    says_otherwise = weighed.verdict.contradicted > weighed.verdict.unsupported
    return ("the premises say otherwise" if says_otherwise else "the premises do not say this",)


def reasons_of_long(compared: Compared, long: Read) -> tuple[str, ...]:
    """Numbers and names that the premises lack, then the sentences they cover least."""
    numbers = [_FAULTS["number"].format(number) for number in _few(new_numbers(compared))]
    names = [_FAULTS["name"].format(name) for name in _few(new_names(compared))]
    worst = sorted(long.sentences, key=lambda one: one.around)
    open_ones = [one for one in worst if one.around < COVERED][:MOST]
    sentences = [f"no sentence has most of: {_shown(one.text)}" for one in open_ones]
    found = tuple(numbers + names + sentences)
    return found or ("much of it is put together otherwise than in the premises",)


def _few(words: list[str]) -> list[str]:
    return list(dict.fromkeys(words))[:MOST]


def _shown(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…"
