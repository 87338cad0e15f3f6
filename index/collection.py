"""The façade of this package: an indexed collection of articles."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Self

from index.archive import Archive
from index.article import Article, Hit, RawArticle, Sentence
from index.embedder import make_embedder
from index.entries import store_passages
from index.errors import EmbedderError, PathError, UnknownArticle
from index.filters import Filter
from index.home import create_home, expanded, find_home, writing
from index.http_client import check_server_url
from index.lexicon import Lexicon
from index.query import form_frequencies, is_foreign, word_forms
from index.renewal import embed_missing, tokenize_missing
from index.reranker import make_reranker
from index.search import ARMS, Searcher
from index.status import Status, home_size
from index.sync import Listener, Progress, SyncReport, sync
from index.typos import TypoFinder
from index.vectors import VectorStore

ARCHIVE_FILE = "archive.db"
VOCABULARY_FILE = "vocabulary.txt"  # for typing errors


class Index:
    """An indexed collection of articles.

    Example:
        >>> with Index.open(".kutip") as index:
        ...     report = index.sync(["seeds/"])
        ...     hits = index.search("unconditional support", k=5)
    """

    def __init__(
        self,
        home: Path,
        embedder: str | None = None,
        chroma: str | None = None,
        ollama: str | None = None,
        reranker: str | None = None,
    ) -> None:
        self.home = home
        # First what may fail: then no home is made.
        chroma = chroma and check_server_url(chroma, "KUTIP_CHROMA")
        self._embedder = make_embedder(embedder, ollama)
        reader = make_reranker(reranker)
        create_home(home)
        self._archive = Archive(home / ARCHIVE_FILE)
        self.lexicon = Lexicon()
        self._vectors = VectorStore(self._archive, home, self._embedder.name, chroma)
        self._typos = TypoFinder(self._archive, home / VOCABULARY_FILE, self.lexicon)
        self._searcher = Searcher(
            self._archive, self._vectors, self._embedder, self.lexicon, self._typos, reader
        )

    @classmethod
    def open(
        cls,
        home: str | Path | None = None,
        embedder: str | None = None,
        chroma: str | None = None,
        ollama: str | None = None,
        reranker: str | None = None,
    ) -> Index:
        """Opens the collection of a home, making the home if need be.

        Args:
            home: The folder; None finds it (see ``index.home.find_home``).
            embedder: None for the committed one, ``ollama:<model>`` for one of Ollama, else a
                sentence-transformers model.
            chroma: Address of a Chroma server that is to hold a copy of the vectors; None keeps
                it in the home. While it does not answer, search is exact.
            ollama: Address of Ollama; None for this machine.
            reranker: A CrossEncoder of sentence-transformers that reads the first hits again, or
                None.

        Raises:
            HomeError: If the home cannot be used.
            SettingError: If an address makes no sense.
            EmbedderError: If the embedder cannot be loaded.
            RerankerError: If the reranker cannot be loaded.
        """
        return cls(find_home(home), embedder, chroma, ollama, reranker)

    @classmethod
    def exists(cls, home: Path) -> bool:
        """True if a home has an archive, without making one."""
        return (home / ARCHIVE_FILE).is_file()

    def close(self) -> None:
        """Closes all files."""
        self._vectors.close()
        self._archive.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    # -- writing ----------------------------------------------------------------------------

    def sync(
        self,
        roots: Sequence[str | Path],
        again: bool = False,
        progress: Listener | None = None,
    ) -> SyncReport:
        """Indexes files and folders: what is new or changed goes in, what has gone goes out.

        Args:
            roots: Files and folders; only what has gone from these is removed.
            again: Also indexes what was forgotten.
            progress: Told how far it is.

        Raises:
            PathError: If a root is missing; then nothing is changed.
            HomeBusy: If another process is writing.
        """
        paths = [expanded(root) for root in roots]
        for path in paths:
            if not path.exists():
                raise PathError(f"There is no file or folder {path}. Nothing was changed.")
        listener = progress or (lambda _: None)
        with writing(self.home):
            report = sync(self._archive, self._embedder, self.lexicon, paths, again, listener)
            self._renew(listener)
            self._update_vectors(listener)
        return report

    def add_passages(self, passages: Iterable[RawArticle], progress: Listener | None = None) -> int:
        """Indexes texts that are passages already: neither read, cleaned nor split.

        For test collections. Each becomes an article of one passage, its place its id. A later
        ``sync`` leaves them alone.

        Args:
            passages: Texts with distinct places.
            progress: Told how far it is.

        Returns:
            How many were indexed; texts without a word are left out.

        Raises:
            HomeBusy: If another process is writing.
        """
        listener = progress or (lambda _: None)
        with writing(self.home):
            count = store_passages(
                self._archive,
                self._embedder,
                self.lexicon,
                passages,
                lambda done: listener(Progress(done, None, "passages")),
            )
            self._update_vectors(listener)
        return count

    def refresh(self, progress: Listener | None = None) -> None:
        """Brings the copy in Chroma, and vectors of the present embedder, up to the archive.

        Raises:
            HomeBusy: If another process is writing.
        """
        listener = progress or (lambda _: None)
        with writing(self.home):
            self._renew(listener)
            self._update_vectors(listener)

    def forget(self, article: str) -> Article:
        """Removes an article; later syncs leave it out until one is told ``again``.

        Raises:
            UnknownArticle: If there is none of this id.
            HomeBusy: If another process is writing.
        """
        with writing(self.home):
            found = self._archive.article(article)
            if found is None:
                raise UnknownArticle(f"No article has the id {article!r}. See: kutip status")
            with self._archive.transaction():
                self._archive.forget(article)
            self._update_vectors(lambda _: None)
        return found

    def check_vectors(self) -> None:
        """Makes sure that the embedder in use has embedded all passages.

        Raises:
            EmbedderError: If the setting was changed and nothing was indexed since.
        """
        if missing := len(self._archive.passages_without(self._embedder.name)):
            raise EmbedderError(
                f"{missing} passages in {self.home} are not embedded with {self._embedder.name} "
                "yet. Run: kutip index PATH, with the paths you indexed before"
            )

    def _renew(self, listener: Listener) -> None:
        embed_missing(self._archive, self._embedder, listener)
        tokenize_missing(self._archive, self.lexicon)

    def _update_vectors(self, listener: Listener) -> None:
        self._typos.prepare()
        self._vectors.update(lambda done, total: listener(Progress(done, total, "vectors")))

    # -- reading ----------------------------------------------------------------------------

    def search(
        self,
        text: str,
        k: int = 10,
        arms: Collection[str] = ARMS,
        only: Filter | None = None,
        today: date | None = None,
    ) -> tuple[Hit, ...]:
        """The k passages that best fit a question or a few words, best first.

        Args:
            text: Question or words, in Indonesian or English.
            k: How many passages at most.
            arms: Which retrieval arms look for them: all, or one alone to compare.
            only: Leaves out the passages of other articles.
            today: The day that "last year" counts from; None is the real one.

        Returns:
            Hits. What near-duplicate articles say alike is one hit, with the others in ``also``.
        """
        return self._searcher.search(text, k, arms, only, today)

    def word_shares(self, words: Sequence[str], language: str) -> dict[str, float]:
        """For each folded word of a question, the share of passages that hold it.

        A word counts in any of its forms, and carried over to the collection's language where
        that is another.
        """
        known = self._searcher.know()
        passages = max(known.passages, 1)
        forms = word_forms(words, is_foreign(language, known.languages), self.lexicon)
        frequencies = form_frequencies(forms.values(), self._archive)
        return {
            word: max((frequencies.get(form, 0) for form in known), default=0) / passages
            for word, known in forms.items()
        }

    def count_passages(self) -> int:
        """How many passages can be found."""
        return self._searcher.know().passages

    def articles(self) -> tuple[Article, ...]:
        """All articles."""
        return self._archive.articles()

    def article_text(self, article: str) -> str:
        """Original text of an article, in which all its offsets count."""
        return self._archive.text(article)

    def sentences(self, article: str) -> tuple[Sentence, ...]:
        """The sentences of an article that may serve as evidence, in order."""
        return self._archive.sentences(article)

    @property
    def generation(self) -> int:
        """Grows with every change of the collection."""
        return self._archive.generation

    def count_articles(self) -> int:
        """How many articles there are."""
        return self._archive.count("articles")

    def status(self) -> Status:
        """What the home holds."""
        return Status(
            home=str(self.home),
            articles=self._archive.count("articles"),
            sources=self._archive.count_sources(),
            passages=self._archive.count("passages"),
            languages=self._archive.counts_by("language"),
            outlets=self._archive.counts_by("outlet"),
            embedder=self._embedder.name,
            chroma=self._vectors.state,
            chroma_trouble=self._vectors.trouble,
            forgotten=self._archive.count("forgotten"),
            bytes=home_size(self.home),
        )
