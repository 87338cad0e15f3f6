"""Questions with what a right answer to them must and must not contain, and where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from eval.retrieval.data_files import Row, read_rows
from index.errors import CaseError
from index.language import detect_language
from rag.question import MAX_CHARACTERS

GOLDEN = Path(__file__).with_name("seeds_questions.jsonl")
LANGUAGES = ("en", "id")


@dataclass(frozen=True, slots=True)
class Case:
    """One question.

    Attributes:
        id: Its name.
        language: ``"id"`` or ``"en"``.
        type: Kind of question, for slices; may be empty.
        question: As asked.
        history: Earlier questions of the conversation.
        answerable: True if the articles say, or if there is one, the passage.
        must_contain: Groups of alternatives; the answer must hold one of each.
        must_not_contain: What the answer must not hold.
        sources: File names of the articles that say.
        evidence: Verbatim passages that say, as (file name, quote).
        answers: Short right answers.
        passage: The text that is to be read for it; None where the whole collection is asked.
    """

    id: str
    language: str
    type: str
    question: str
    history: tuple[str, ...]
    answerable: bool
    must_contain: tuple[tuple[str, ...], ...]
    must_not_contain: tuple[str, ...]
    sources: tuple[str, ...]
    evidence: tuple[tuple[str, str], ...]
    answers: tuple[str, ...] = ()
    passage: str | None = None


def load_cases(path: Path = GOLDEN) -> tuple[Case, ...]:
    """Reads questions from a JSON Lines file, one a line; blank lines do not count.

    - ``question``: text, not blank, of at most ``rag.question.MAX_CHARACTERS``.
    - ``id``: text or a whole number, each once; without it, the number of the line.
    - ``answerable``: true or false; without it, true if there is a right answer.
    - ``answers``: a list of short right answers, of which an answer must hold one; or
      ``must_contain``: a list of lists of alternatives, one of each of which it must hold. An
      answerable question has one of the two.
    - ``must_not_contain``: a list of texts that no right answer holds.
    - ``passage``: the text to read for it, where it is measured with the passage given.
    - ``history``: a list of earlier questions.
    - ``lang`` (``en`` or ``id``; found out without it), ``type``: for slices.
    - ``evidence``: a list of objects with ``file`` and ``quote``; ``sources``: a list of file
      names.

    Other fields do not count.

    Raises:
        CaseError: If the file or one of its lines cannot be used; the line and the field are named.
    """
    cases = []
    ids: set[str] = set()
    for row in list(read_rows(path)):
        case = _case(row)
        if case.id in ids:
            raise row.wrong("id", "one that no line above has")
        ids.add(case.id)
        cases.append(case)
    if not cases:
        raise CaseError(f"{path} holds no cases.")
    return tuple(cases)


def _case(row: Row) -> Case:
    question = row.text("question")
    if len(question) > MAX_CHARACTERS:
        raise row.wrong("question", f"at most {MAX_CHARACTERS:,} characters long")
    answers, facts = row.texts("answers"), _groups(row)
    passage = row.values.get("passage")
    if passage is not None and not isinstance(passage, str):
        raise row.wrong("passage", "text")
    answerable = row.values.get("answerable", bool(answers or facts))
    if not isinstance(answerable, bool):
        raise row.wrong("answerable", "true or false")
    if answerable and not (answers or facts):
        raise row.wrong("answers", "given, nor is must_contain, and the question is answerable")
    language = row.values.get("lang") or detect_language(question)
    if language not in LANGUAGES:
        raise row.wrong("lang", "en or id")
    return Case(
        id=_id(row),
        language=language,
        type=row.optional("type") or "",
        question=question,
        history=row.texts("history"),
        answerable=answerable,
        must_contain=facts or ((answers,) if answers and answerable else ()),
        must_not_contain=row.texts("must_not_contain"),
        sources=row.texts("sources"),
        evidence=_evidence(row),
        answers=answers if answerable else (),
        passage=passage,
    )


def _id(row: Row) -> str:
    value = row.values.get("id")
    if value is None:
        return row.place.rpartition(" ")[2]
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise row.wrong("id", "text or a whole number")
    return str(value)


def _groups(row: Row) -> tuple[tuple[str, ...], ...]:
    groups = row.values.get("must_contain", [])
    if not isinstance(groups, list):
        raise row.wrong("must_contain", "a list of lists of texts")
    if not all(isinstance(g, list) and g and all(_is_text(t) for t in g) for g in groups):
        raise row.wrong("must_contain", "a list of lists of texts")
    return tuple(tuple(group) for group in groups)


def _evidence(row: Row) -> tuple[tuple[str, str], ...]:
    found = row.values.get("evidence", [])
    if not isinstance(found, list) or not all(isinstance(each, dict) for each in found):
        raise row.wrong("evidence", "a list of objects with file and quote")
    parts = [Row(each, f"{row.place}, evidence") for each in found]
    return tuple((part.text("file"), part.text("quote")) for part in parts)


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())
