"""Hybrid search: full-text and vectors find candidates, finer features order them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from index.archive import Archive
from index.article import Hit, Passage
from index.bm25 import score_passages
from index.embedder import Embedder
from index.errors import UsageError
from index.filters import Filter
from index.full_text import PassageWords
from index.language import detect_language
from index.late_interaction import late_interaction
from index.lexicon import Lexicon
from index.query import Query, is_foreign, is_phrase, phrases_expression, read_query
from index.ranking import AS_NAMED, HOLDS_PHRASE, fuse
from index.request import Request, read_request
from index.reranker import Reranker
from index.sources import one_a_source
from index.typos import TypoFinder
from index.vectors import VectorStore

ARMS = ("lexical", "dense")
CANDIDATES = 100  # each arm's
AS_NAMED_TOO = 20  # more of each arm, of the outlet or the time that a question names
SPARE = 2  # times as many hits as wanted are read, since near-duplicates are left out
READ_AGAIN = 30  # hits that the reranker reads
NO_WORDS = PassageWords("", "", "")


@dataclass(frozen=True, slots=True)
class Candidates:
    """What the arms found.

    Attributes:
        numbers: Of the passages, ascending.
        ranks: Rank, from 1, of a passage in each arm that found it, by arm.
        cosines: Of the passages that the dense arm found.
        vector: The question's; None if the dense arm was not asked.
    """

    numbers: tuple[int, ...]
    ranks: dict[str, dict[int, int]]
    cosines: dict[int, float]
    vector: np.ndarray | None


@dataclass(frozen=True, slots=True)
class Known:
    """What search needs to know of a collection; counted once a generation of the archive."""

    generation: int
    passages: int
    mean_length: float
    outlets: tuple[str, ...]
    languages: Mapping[str, int]


class Searcher:
    """Finds the passages that best fit a question.

    Args:
        archive: Passages and full-text index.
        vectors: Vectors of the passages.
        embedder: Makes the question's vector.
        lexicon: Carries words over to the other language.
        typos: Mends words that stand nowhere.
        reranker: Reads the first hits again, or None.
    """

    def __init__(
        self,
        archive: Archive,
        vectors: VectorStore,
        embedder: Embedder,
        lexicon: Lexicon,
        typos: TypoFinder,
        reranker: Reranker | None,
    ) -> None:
        self._archive = archive
        self._vectors = vectors
        self._embedder = embedder
        self._lexicon = lexicon
        self._typos = typos
        self._reranker = reranker
        self._known: Known | None = None

    def search(
        self,
        text: str,
        k: int,
        arms: Collection[str] = ARMS,
        only: Filter | None = None,
        today: date | None = None,
    ) -> tuple[Hit, ...]:
        """The passages that best fit a question, best first; see ``Index.search``."""
        if k < 1:
            raise UsageError(f"k is {k}; ask for at least one passage.")
        text = text.encode("utf-8", "replace").decode()  # half a surrogate pair is no character
        known = self.know()
        language = detect_language(text)
        request = read_request(text, today, known.outlets)
        query = read_query(
            request.text,
            language,
            is_foreign(language, known.languages),
            self._archive,
            self._lexicon,
            self._typos,
        )
        found = self._find(query, request, k, arms, only)
        if not found.numbers:
            return ()
        scores = self._score(query, found, known) + self._bonus(request, found.numbers)
        order = np.argsort(-scores, kind="stable")
        if self._reranker is None:
            return self._distinct(found, order, scores, k)[:k]
        hits = self._distinct(found, order, scores, max(k, READ_AGAIN))
        return _read_again(self._reranker, text, hits)[:k]

    def _distinct(
        self, found: Candidates, order: np.ndarray, scores: np.ndarray, wanted: int
    ) -> tuple[Hit, ...]:
        """At least so many of the best hits, if there are; near-duplicates are one.

        Copies of one report may fill the first places, so more is read until enough remain.
        """
        read = SPARE * wanted
        while True:
            places = order[:read]
            passages = self._archive.passages([found.numbers[place] for place in places])
            hits = [
                self._hit(passages[number], float(scores[place]), found)
                for place in places
                if (number := found.numbers[place]) in passages
            ]
            kept = one_a_source(hits, self._archive)
            if len(kept) >= wanted or read >= len(order):
                return kept
            read *= 2

    def _find(
        self, query: Query, request: Request, k: int, arms: Collection[str], only: Filter | None
    ) -> Candidates:
        """Asks each arm, and once more for the articles that the question names."""
        vector = self._embedder.embed_queries([query.text])[0] if "dense" in arms else None
        expressions = [query.expression] if query.expression else []
        if request.phrases:
            expressions.append(phrases_expression(request.phrases))
        asked = [(only, max(CANDIDATES, SPARE * k))]
        if request.named and not only:
            asked.append((request.named, AS_NAMED_TOO))
        ranks: dict[str, dict[int, int]] = {}
        cosines: dict[int, float] = {}
        for restriction, limit in asked:
            if "lexical" in arms:
                for expression in expressions:
                    found = self._archive.full_text.match(expression, limit, restriction)
                    _add(ranks.setdefault("lexical", {}), found)
            if vector is not None:
                nearest = self._vectors.search(vector, limit, restriction)
                _add(ranks.setdefault("dense", {}), nearest)
                cosines.update(nearest)
        numbers = sorted({number for found in ranks.values() for number in found})
        return Candidates(tuple(numbers), ranks, cosines, vector)

    def _score(self, query: Query, found: Candidates, known: Known) -> np.ndarray:
        """The candidates' fused scores: (candidates,)."""
        features: dict[str, np.ndarray] = {}
        if "lexical" in found.ranks:
            names = any(is_phrase(form) for term in query.terms for form in term.forms)
            words = self._archive.full_text.words(found.numbers, stems_only=not names)
            features["lexical"] = score_passages(
                query.terms,
                [words.get(number, NO_WORDS) for number in found.numbers],
                known.passages,
                known.mean_length,
            )
        if found.vector is not None:
            features["dense"] = self._cosines(found.vector, found)
        if len(features) == len(ARMS):
            pieces = self._archive.pieces(self._lexicon.name, found.numbers)
            if len(pieces) == len(found.numbers):  # else some have not been made yet
                features["whole"], features["window"] = late_interaction(
                    query.text, [pieces[number] for number in found.numbers], self._lexicon
                )
        return fuse(features)

    def _cosines(self, vector: np.ndarray, found: Candidates) -> np.ndarray:
        others = [number for number in found.numbers if number not in found.cosines]
        known, matrix = self._archive.vectors(self._embedder.name, others)
        cosines = dict(found.cosines)
        if len(known):
            cosines.update(zip(known.tolist(), (matrix @ vector).tolist(), strict=True))
        return np.array([cosines.get(number, 0.0) for number in found.numbers])

    def know(self) -> Known:
        """What is counted once and holds until the collection changes."""
        generation = self._archive.generation
        if self._known is None or self._known.generation != generation:
            self._known = Known(
                generation=generation,
                passages=self._archive.count("passages"),
                mean_length=self._archive.full_text.mean_length(),
                outlets=tuple(self._archive.counts_by("outlet")),
                languages=self._archive.counts_by("language"),
            )
        return self._known

    def _bonus(self, request: Request, numbers: Sequence[int]) -> np.ndarray:
        """What passages get for a quoted phrase they hold, and for being as named."""
        bonus = np.zeros(len(numbers))
        if request.phrases:
            held = self._archive.full_text.holding(phrases_expression(request.phrases), numbers)
            bonus += HOLDS_PHRASE * np.isin(numbers, held)
        if request.named:
            named = self._archive.passage_numbers(request.named, among=numbers)
            bonus += AS_NAMED * np.isin(numbers, named)
        return bonus

    def _hit(self, passage: Passage, score: float, found: Candidates) -> Hit:
        ranks = {arm: at[passage.id] for arm, at in found.ranks.items() if passage.id in at}
        return Hit(passage, score, ranks)


def _read_again(reranker: Reranker, text: str, hits: Sequence[Hit]) -> tuple[Hit, ...]:
    """The first hits in the reranker's order, with its scores; the others after them."""
    first, others = hits[:READ_AGAIN], hits[READ_AGAIN:]
    if not first:
        return ()
    scores = reranker.score(text, [hit.passage.text for hit in first])
    order = np.argsort(-scores, kind="stable")
    read = [replace(first[place], score=float(scores[place])) for place in order]
    # Those that were not read keep their distances, below the ones that were.
    fall = read[-1].score - others[0].score if others else 0.0
    return (*read, *(replace(hit, score=hit.score + fall) for hit in others))


def _add(ranks: dict[int, int], found: Sequence[tuple[int, float]]) -> None:
    """Ranks what an arm found, after what it found before."""
    for number, _ in found:
        ranks.setdefault(number, len(ranks) + 1)
