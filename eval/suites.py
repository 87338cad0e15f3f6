"""The suites: questions, and what they are asked of."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from eval.cases import GOLDEN, Case, load_cases
from eval.reader.cases import ENGLISH_SETS, ReadCase, load_off_topic, load_sets
from index.errors import UsageError
from index.language import detect_language


@dataclass(frozen=True, slots=True)
class Suite:
    """Questions, and what they are asked of.

    Attributes:
        name: Its name.
        cases: The questions.
        of: ``"home"``, the user's collection, or ``"pool"``, the passages of the question sets.
        passage: True if each question is asked of its own passage alone.
    """

    name: str
    cases: tuple[Case, ...]
    of: Literal["home", "pool"]
    passage: bool = False


def load_suite(name: str, data: Path | None, passage: bool = False) -> Suite:
    """A suite by name.

    Args:
        name: One of ``SUITES``.
        data: The data folder; for ``file`` a JSON Lines file of questions, as it may be for
            ``seeds``, which alone does without.
        passage: True to ask each question of its own passage alone.

    Raises:
        UsageError: If there is no such suite, it needs a data folder, or a passage that its
            questions do not have.
        CaseError: If a file cannot be used.
    """
    if name not in _MAKERS:
        raise UsageError(f"There is no suite {name!r}. Suites: {', '.join(_MAKERS)}")
    suite = _MAKERS[name](data)
    if not (passage or suite.passage):
        return suite
    without = [case.id for case in suite.cases if not (case.passage or "").strip()]
    if without:
        raise UsageError(
            f"{len(without)} questions of {suite.name} have no passage to be asked of, such as "
            f"{without[0]!r}. Leave out --passage."
        )
    return replace(suite, passage=True)


def _seeds(data: Path | None) -> Suite:
    file = GOLDEN if data is None else data
    if file.is_dir():
        file = file / "seeds" / "questions_dev.jsonl"
    return Suite("seeds", load_cases(file), "home")


def _file(data: Path | None) -> Suite:
    if data is None or data.is_dir():
        raise UsageError("This suite needs the file with its questions: --data FILE")
    return Suite(data.stem, load_cases(data), "home")


def _facqa(data: Path | None) -> Suite:
    return Suite("facqa", _cases(load_sets(_needed(data))["facqa"]), "pool")


def _idk_mrc(data: Path | None) -> Suite:
    # Half of its questions are unanswerable from their passage alone.
    return Suite("idk-mrc", _cases(load_sets(_needed(data))["idk"]), "pool", passage=True)


def _crosslingual(data: Path | None) -> Suite:
    sets = load_sets(_needed(data))
    found = [c for name, cases in sets.items() if name.startswith(ENGLISH_SETS) for c in cases]
    # Another passage of the pool may answer what its own does not.
    return Suite("crosslingual", _cases([c for c in found if c.answerable]), "pool")


def _offtopic(data: Path | None) -> Suite:
    return Suite("offtopic", _cases(load_off_topic(_needed(data))), "home")


_MAKERS: Mapping[str, Callable[[Path | None], Suite]] = {
    "seeds": _seeds,
    "facqa": _facqa,
    "idk-mrc": _idk_mrc,
    "crosslingual": _crosslingual,
    "offtopic": _offtopic,
    "file": _file,
}
SUITES = tuple(_MAKERS)


def _needed(data: Path | None) -> Path:
    if data is None:
        raise UsageError("This suite needs the folder with its questions: --data DIR")
    return data


def _cases(read: Sequence[ReadCase]) -> tuple[Case, ...]:
    return tuple(
        Case(
            id=case.id,
            language=detect_language(case.question),
            type="",
            question=case.question,
            history=(),
            answerable=case.answerable,
            must_contain=(case.answers,) if case.answers else (),
            must_not_contain=(),
            sources=(),
            evidence=(),
            answers=case.answers,
            passage=case.passage or None,
        )
        for case in read
        if case.askable
    )
