"""Brings an archive up to the files: new and changed articles in, vanished ones out."""

from __future__ import annotations

import hashlib
import itertools
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from index.archive import Archive
from index.archive_reader import Known, source_of
from index.article import RawArticle, Rejection
from index.embedder import Embedder
from index.entries import BATCH, digest, store
from index.lexicon import Lexicon
from index.prepare import PREPARER_VERSION, Prepared, prepare
from index.read import count_articles, read_articles


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a sync is.

    Attributes:
        done: Articles (or vectors, while copying) dealt with so far.
        total: How many there are, as far as files and lines tell; None while unknown.
        place: What is being dealt with.
    """

    done: int
    total: int | None
    place: str


@dataclass(frozen=True, slots=True)
class SyncReport:
    """What a sync did: ids of articles, and inputs that were not indexed."""

    added: tuple[str, ...] = ()
    updated: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    rejected: tuple[Rejection, ...] = ()


Listener = Callable[[Progress], None]


@dataclass
class _Tally:
    """The report while it grows."""

    added: list[str] = field(default_factory=list)
    updated: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    rejected: dict[Rejection, None] = field(default_factory=dict)  # each once, in order

    def report(self) -> SyncReport:
        return SyncReport(
            tuple(self.added),
            tuple(self.updated),
            tuple(self.unchanged),
            tuple(self.removed),
            tuple(self.rejected),
        )


def sync(
    archive: Archive,
    embedder: Embedder,
    lexicon: Lexicon,
    roots: Sequence[Path],
    again: bool,
    listener: Listener,
) -> SyncReport:
    """Indexes what the roots hold and removes what has gone from them.

    An article is prepared and embedded only if its text, its given metadata or the version of
    the preparing code changed. What could not be read again keeps its last good state.

    Args:
        archive: Where articles go.
        embedder: Makes the passages' vectors.
        lexicon: Knows their word pieces.
        roots: Files and folders, which exist.
        again: Takes back ``forget`` for what is found here.
        listener: Told of each article.

    Returns:
        What was done.
    """
    tally = _Tally()
    known = {article.id: article for article in archive.known()}
    forgotten = archive.forgotten()
    unwanted = frozenset() if again else frozenset(forgotten)
    owners = forgotten | {article.id: article.source for article in known.values()}
    by_source = {source: article for article, source in owners.items()}
    seen: set[str] = set()
    expected = sum(map(count_articles, roots))

    def changed() -> Iterator[tuple[str, RawArticle]]:
        for item in itertools.chain.from_iterable(map(read_articles, roots)):
            if isinstance(item, Rejection):
                tally.rejected[item] = None
                continue
            source = source_of(item.path, item.place)
            article = _identify(item.place, source, owners, by_source, seen)
            by_source[source] = article  # roots may overlap
            if article in seen or article in unwanted:
                continue
            seen.add(article)
            listener(Progress(len(seen), max(expected, len(seen)), item.place))
            there = known.get(article)
            if there and (there.digest, there.prepared) == (digest(item), PREPARER_VERSION):
                tally.unchanged.append(article)
                if there.path != item.path:
                    archive.move(article, item.path)
            else:
                yield article, item

    waiting = changed()
    while batch := list(itertools.islice(waiting, BATCH)):
        _store(archive, embedder, lexicon, batch, known, tally)
    if again:
        with archive.transaction():
            for article in seen:
                archive.want_again(article)
    _remove_vanished(archive, roots, known, seen, tally)
    return tally.report()


def _identify(
    place: str,
    source: str,
    owners: dict[str, str],
    by_source: dict[str, str],
    seen: set[str],
) -> str:
    """The article's id: of its place, unless this file has one or the place is taken.

    A file that moved with its folder keeps its id, since its place is still the same. The same
    file reached through another root keeps its id; two roots of one name with files of one name
    do not overwrite each other.
    """
    if there := by_source.get(source):
        return there
    article = hashlib.sha256(place.encode("utf-8", "surrogatepass")).hexdigest()[:12]
    _, _, inside = place.partition("#")
    owner = owners.get(article, "").removesuffix(f"#{inside}")
    if article in seen or (owner and Path(owner).exists()):
        return hashlib.sha256(source.encode("utf-8", "surrogatepass")).hexdigest()[:12]
    return article


def _store(
    archive: Archive,
    embedder: Embedder,
    lexicon: Lexicon,
    batch: Iterable[tuple[str, RawArticle]],
    known: dict[str, Known],
    tally: _Tally,
) -> None:
    """Prepares, embeds and stores a batch of new or changed articles."""
    ready: list[tuple[str, Prepared]] = []
    for article, raw in batch:
        prepared = prepare(raw)
        if isinstance(prepared, Rejection):
            tally.rejected[prepared] = None
        else:
            ready.append((article, prepared))
    store(archive, embedder, lexicon, ready)
    for article, _ in ready:
        (tally.updated if article in known else tally.added).append(article)


def _remove_vanished(
    archive: Archive,
    roots: Sequence[Path],
    known: dict[str, Known],
    seen: set[str],
    tally: _Tally,
) -> None:
    """Removes articles whose file, or whose line in it, has gone from the given roots.

    A file that is still there but was rejected this time keeps the articles it gave before, and
    so does a folder that could not be opened.
    """
    folders = set(map(os.path.realpath, roots))
    rejected = {os.path.realpath(rejection.path) for rejection in tally.rejected}
    for article in known.values():
        if article.id in seen:
            continue
        path = Path(os.path.realpath(article.path))
        above = {str(path), *map(str, path.parents)}
        if above & folders and not above & rejected:
            tally.removed.append(article.id)
    if tally.removed:
        with archive.transaction():
            archive.remove(*tally.removed)
