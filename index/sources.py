"""One source, one voice: of near-duplicate articles, what they say alike is found once."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.archive_reader import ArchiveReader
from index.article import Article, Hit
from index.near_duplicates import numbers_in, story_words

SAID_BEFORE = 0.9  # share of a passage's word pairs; copies are not cut at the same places
_NAME = re.compile(r"\b[^\W\d_a-z]\w*")  # a word with a capital letter


@dataclass(frozen=True, slots=True)
class _Said:
    """What a hit that is kept says, and its place among those kept."""

    place: int
    article: str
    pairs: frozenset[tuple[str, str]]
    words: frozenset[str]
    telling: frozenset[str]  # numbers, and words with a capital letter, in small letters


def one_a_source(hits: Sequence[Hit], archive: ArchiveReader) -> tuple[Hit, ...]:
    """Leaves out passages that higher hits of the same story's other articles say already.

    A passage stays if it holds a good part of other words, or one number or name that they do not:
    the paragraph that one copy alone has, the figure or the victim that a later report corrects.
    Passages are compared with all of the group that is kept, since copies are not cut into
    passages at the same places.

    Args:
        hits: Best first; more than are wanted, since some are left out.
        archive: Knows which articles are near-duplicates.

    Returns:
        Those that stay, in order; in ``also`` the articles whose passages they stand for.
    """
    groups = archive.groups({hit.passage.article.id for hit in hits})
    sizes = Counter(groups.values())
    kept: list[Hit] = []
    also: defaultdict[int, dict[str, Article]] = defaultdict(dict)
    said: defaultdict[str, list[_Said]] = defaultdict(list)
    for hit in hits:
        article = hit.passage.article
        group = groups.get(article.id, article.id)
        if sizes[group] > 1:
            mine = _said(hit, len(kept))
            others = [each for each in said[group] if each.article != article.id]
            if _nothing_new(mine, others):
                nearest = max(others, key=lambda other: len(mine.pairs & other.pairs))
                also[nearest.place][article.id] = article
                continue
            said[group].append(mine)
        kept.append(hit)
    return tuple(
        replace(hit, also=tuple(also[place].values())) if place in also else hit
        for place, hit in enumerate(kept)
    )


def _said(hit: Hit, place: int) -> _Said:
    words = story_words(hit.passage.text)
    pairs = frozenset(zip(words, [*words[1:], ""], strict=True))  # one of a single word, too
    names = frozenset(name.lower() for name in _NAME.findall(hit.passage.text))
    telling = numbers_in(words) | (names & frozenset(words))
    return _Said(place, hit.passage.article.id, pairs, frozenset(words), telling)


def _nothing_new(mine: _Said, others: Sequence[_Said]) -> bool:
    pairs = frozenset[tuple[str, str]]().union(*(other.pairs for other in others))
    words = frozenset[str]().union(*(other.words for other in others))
    if not others or not mine.telling <= words:
        return False
    return len(mine.pairs & pairs) >= SAID_BEFORE * len(mine.pairs)
