"""The home that the questions of a suite are asked of: the user's, or one made for measuring."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from eval.reader.collection import build, pool_records
from eval.suites import Suite
from index.errors import UsageError
from index.filters import Filter
from index.sync import Listener
from rag import Settings


@dataclass(frozen=True, slots=True)
class SuiteHome:
    """A home.

    Attributes:
        settings: Name it.
        only: By id of a question: which of its articles it is asked of. Empty where all
            questions are asked of all articles.
    """

    settings: Settings
    only: Mapping[str, Filter] = field(default_factory=dict)


@contextmanager
def suite_home(
    suite: Suite, settings: Settings, data: Path | None, progress: Listener
) -> Iterator[SuiteHome]:
    """Makes the home that a suite needs, and deletes it at the end if it was made.

    Where each question is asked of its own passage, each different passage is one article, read
    and split as users' are, under an outlet that no other has, so that a filter restricts the
    question to it. One in which no article text is found is not indexed: nothing will be found
    for its questions.

    Args:
        suite: The suite.
        settings: The user's home, the embedder and all else.
        data: The data folder; needed where the questions are asked of its passages.
        progress: Told how far the indexing is.

    Raises:
        UsageError: If the data folder is needed and not named.
        CaseError: If a file of it cannot be read.
        EmbedderError: If the embedder cannot be loaded.
    """
    if suite.of == "home" and not suite.passage:
        yield SuiteHome(settings)
        return
    if data is None and not suite.passage:
        raise UsageError(f"The suite {suite.name} needs the folder with its data: --data DIR")
    # A Chroma server would keep what is made here after it is deleted; calibrated thresholds lie
    # in the user's home.
    thresholds = "builtin" if settings.thresholds == "builtin" else str(settings.policy_file())
    own = settings.model_copy(update={"chroma": None, "thresholds": thresholds})
    with tempfile.TemporaryDirectory(prefix="kutip-", ignore_cleanup_errors=True) as name:
        # Ids are made of the folder's name, and sentences that are equally good are ordered by id.
        folder = Path(name) / "measured"
        folder.mkdir()
        if suite.passage:
            outlets = {case.id: outlet_of(case.passage or "") for case in suite.cases}
            bodies = {outlets[case.id]: case.passage or "" for case in suite.cases}
            records = [{"body": body, "source": outlet} for outlet, body in bodies.items()]
            built = _build(own, folder, records, "passages", progress)
            only = {case: Filter(outlets=(outlet,)) for case, outlet in outlets.items()}
            yield SuiteHome(built, only)
        elif data is not None:
            yield SuiteHome(_build(own, folder, pool_records(data), "pool", progress))


def _build(
    settings: Settings,
    folder: Path,
    records: Iterable[Mapping[str, str]],
    name: str,
    progress: Listener,
) -> Settings:
    """Indexes records; the nearest passages will be found exactly.

    Chroma builds its graph with several threads, so that another copy of the same vectors finds
    and orders a few passages otherwise, and two runs would differ.
    """
    built = build(settings, folder, records, name, progress)
    shutil.rmtree(built.home_path() / "chroma", ignore_errors=True)
    return built


def outlet_of(passage: str) -> str:
    """The made-up outlet of a passage: no question names it."""
    return f"kutip-{hashlib.sha256(passage.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"
