"""Articles as the writer reads them, kept at hand between questions."""

from __future__ import annotations

import contextlib
import functools
from collections import Counter, OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass
from threading import Lock

from index import Index
from index.article import Article, Sentence
from index.dates import DateMention, find_dates
from index.errors import UnknownArticle
from index.words import Word, find_words

ARTICLES = 256  # kept at hand; an article of 400 words takes about 200 kB


@dataclass(frozen=True)
class ArticleView:
    """An article as the writer reads it.

    Attributes:
        article: Its description.
        text: Its original text.
        sentences: Its evidence sentences.
    """

    article: Article
    text: str
    sentences: tuple[Sentence, ...]

    @functools.cached_property
    def texts(self) -> tuple[str, ...]:
        """Each sentence, verbatim."""
        return tuple(self.text[s.start : s.end] for s in self.sentences)

    @functools.cached_property
    def dates(self) -> tuple[tuple[DateMention, ...], ...]:
        """The dates that each sentence states."""
        return tuple(find_dates(text, self.article.language) for text in self.texts)

    @functools.cached_property
    def words(self) -> tuple[tuple[Word, ...], ...]:
        """The words of each sentence."""
        return tuple(find_words(text) for text in self.texts)

    @functools.cached_property
    def texts_with_words(self) -> dict[str, tuple[Word, ...]]:
        """The sentences and the title, each with its words."""
        title = self.article.title or ""
        return {**dict(zip(self.texts, self.words, strict=True)), title: find_words(title)}

    @functools.cached_property
    def word_counts(self) -> Counter[str]:
        """In how many sentences each folded word stands."""
        counts: Counter[str] = Counter()
        for words in self.words:
            counts.update({word.folded for word in words})
        return counts

    @functools.cached_property
    def common_words(self) -> frozenset[str]:
        """Words that stand in lower case somewhere in the article, so are no names."""
        return frozenset(w.folded for words in self.words for w in words if not w.capitalised)


class Shelf:
    """The articles read last; those that changed are read anew."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._views: OrderedDict[str, ArticleView] = OrderedDict()
        self._generation = index.generation
        self._lock = Lock()

    def views(self, articles: Iterable[Article]) -> list[ArticleView]:
        """Articles with their texts; one that was removed since it was found is left out."""
        views = []
        for article in articles:
            with contextlib.suppress(UnknownArticle):
                views.append(self.view(article))
        return views

    def view(self, article: Article) -> ArticleView:
        """An article with its text and sentences."""
        with self._lock:
            if self._generation != self._index.generation:
                self._generation = self._index.generation
                self._views.clear()
            view = self._views.pop(article.id, None)
            if view is None:
                text = self._index.article_text(article.id)
                view = ArticleView(article, text, self._index.sentences(article.id))
            self._views[article.id] = view
            if len(self._views) > ARTICLES:
                self._views.popitem(last=False)
            return view
