"""A passage that a claim may cite, as it is checked."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass

from index.article import Article, Span
from index.language import detect_language
from index.names import Name, find_known_names
from index.split import split_sentences
from index.words import Word, find_words, stem
from rag.claims.dates import Dates, read_dates
from rag.claims.find_numbers import Number, find_numbers
from rag.claims.instructions import without_instructions
from rag.shelf import ArticleView
from rag.windows import heading


@dataclass(frozen=True)
class CitedPassage:
    """Neighbouring sentences of an article, under the number that the model knows them by.

    What is read out of it is kept: each claim of an answer is compared with the same passages.

    Attributes:
        number: From 1.
        view: The article.
        first: Ordinal of the first sentence.
        last: Ordinal of the last.
    """

    number: int
    view: ArticleView
    first: int
    last: int

    @functools.cached_property
    def ordinals(self) -> tuple[int, ...]:
        """The sentences that speak to readers; orders to a language model bear out nothing."""
        places = range(self.first, self.last + 1)
        kept = without_instructions([self.view.texts[place] for place in places])
        return tuple(place for place, stays in zip(places, kept, strict=True) if stays)

    @functools.cached_property
    def about(self) -> str:
        """Title and outlet, which the passage says too."""
        article = self.view.article
        return ". ".join(part for part in (article.title, article.outlet) if part)

    @property
    def heading(self) -> str:
        """Title and date, as the models read them before the passage."""
        return heading(self.view)

    @functools.cached_property
    def said(self) -> str:
        """All that it says to readers, title and outlet last."""
        return " ".join([*(self.view.texts[place] for place in self.ordinals), f"{self.about}."])

    @functools.cached_property
    def texts(self) -> dict[str, tuple[Word, ...]]:
        """Its sentences, title and outlet, each with its words."""
        texts = dict.fromkeys([*(self.view.texts[place] for place in self.ordinals), self.about])
        return {text: find_words(text) for text in texts}

    @functools.cached_property
    def words(self) -> tuple[Word, ...]:
        """The words of all that it says, in order."""
        return find_words(self.said)

    @functools.cached_property
    def forms(self) -> frozenset[str]:
        """Its words folded, and their stems in both languages."""
        folded = {word.folded for word in self.words}
        return frozenset(folded | {stem(word, code) for word in folded for code in ("id", "en")})

    @functools.cached_property
    def names(self) -> frozenset[Name]:
        """The known names in it."""
        return frozenset(mention.name for mention in find_known_names(self.said))

    @functools.cached_property
    def numbers(self) -> tuple[Number, ...]:
        """The numbers in it."""
        return find_numbers(self.said, self.view.article.language)

    @functools.cached_property
    def dates(self) -> Dates:
        """The dates in it, that of its publication too."""
        article = self.view.article
        return read_dates(self.said, article.language, article.published)


# A clause of a claim with the passages that it cites.
Part = tuple[str, Sequence[CitedPassage]]


def as_passage(text: str, number: int = 1) -> CitedPassage:
    """A text of which nothing else is known, whole.

    Args:
        text: In any language.
        number: What a claim calls it.
    """
    language = detect_language(text)
    article = Article(str(number), None, None, None, language, None, path="")
    sentences = split_sentences(text, [Span(0, len(text))], language)
    return CitedPassage(number, ArticleView(article, text, sentences), 0, len(sentences) - 1)
