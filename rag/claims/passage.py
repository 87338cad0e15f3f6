"""A passage that a claim may cite, as it is checked."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from rag.claims.instructions import without_instructions
from rag.shelf import ArticleView
from rag.windows import heading


@dataclass(frozen=True)
class CitedPassage:
    """Neighbouring sentences of an article, under the number that the model knows them by.

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
