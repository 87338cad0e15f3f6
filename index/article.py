"""The values that travel through Kutip: articles, their sentences and passages, and hits.

Offsets count Unicode code points of an article's original text: the decoded text of the file
without its byte order mark for ``.txt`` and ``.md``, the extracted body for HTML and JSON.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch ``text[start:end]`` of an article's original text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words of the span."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class RawArticle:
    """An article as it was read, before anything was cleaned or described.

    Attributes:
        place: Where it came from, stable across machines: the root-relative path, and for an
            article inside a JSON file ``#`` and its url, or its line or index.
        path: Absolute path of the file.
        text: Original text; all offsets count in it.
        given: Metadata that came beside the text (``title``, ``outlet``, ``author``,
            ``published``, ``url``), from JSON fields or HTML metadata. Never guessed.
    """

    place: str
    path: str
    text: str
    given: Mapping[str, str] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Rejection:
    """An input that was not indexed, and why."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class Article:
    """What is known about one article.

    Attributes:
        id: Stable id made of the article's place.
        title: Headline, or None if the text states none.
        outlet: Who published it, or None.
        author: By-line name, or None.
        language: ``"id"``, ``"en"`` or ``"und"``.
        published: ISO 8601, as precise as the text states it (``2022-08-15T17:35``,
            ``2022-08-15``), or None. Never invented.
        path: Absolute path of the file it was read from.
        url: Web address given with it, or None.
        stated: Where the text states ``title``, ``outlet``, ``author`` and ``published``, for
            those that stand in the text.
    """

    id: str
    title: str | None
    outlet: str | None
    author: str | None
    language: str
    published: str | None
    path: str
    url: str | None = None
    stated: Mapping[str, Span] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence that may serve as evidence.

    Attributes:
        ordinal: Place in the article, from 0.
        paragraph: Number of its paragraph, from 0.
        start: First code point.
        end: One past its last code point.
    """

    ordinal: int
    paragraph: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Passage:
    """A few neighbouring sentences of one article: what search finds.

    Attributes:
        id: Number in the archive.
        text: ``article text[start:end]``, verbatim.
        start: First code point.
        end: One past its last code point.
        first: Ordinal of its first sentence.
        last: Ordinal of its last sentence.
        article: The article it stands in.
    """

    id: int
    text: str
    start: int
    end: int
    first: int
    last: int
    article: Article


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that search found.

    Attributes:
        passage: The passage.
        score: Fused score; comparable within one search only.
        ranks: Rank, from 1, in each retrieval arm that found it: ``{"lexical": 1, "dense": 4}``.
        also: Other articles of the same story that say what the passage says.
    """

    passage: Passage
    score: float
    ranks: Mapping[str, int] = field(hash=False)
    also: tuple[Article, ...] = ()
