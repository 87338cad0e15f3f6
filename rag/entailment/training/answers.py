"""Claims made of questions and their answers: said in the asker's words, not the passage's."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence

from index.dates import find_dates
from index.words import find_words
from rag.entailment.training.examples import CONTRADICTED, SUPPORTED, UNSUPPORTED, Example
from rag.entailment.training.written import Pair
from rag.reader.training.examples import MONTHS
from rag.reader.training.examples import Example as Question
from rag.typed import find_names, find_numbers

_WHEN = re.compile(
    r"^(?:kapan(?:kah)?|when|what year|in what year|tahun berapa|tanggal berapa)\b", re.IGNORECASE
)
_YEAR = re.compile(r"\b1[5-9]\d\d\b|\b20\d\d\b")
_COUNT = re.compile(r"\b(?:berapa(?:kah|lah)?|how (?:many|much|old|long|far|tall|high))\b", re.I)

# An Indonesian question, and what says the same as a statement: A is the answer, \g<1> the rest.
_INDONESIAN = (
    (r"^siapa(?:kah)?(?: saja)? yang (.+)$", ("{a} {0}", "{a} yang {0}", "Yang {0} adalah {a}")),
    (
        r"^(?:siapa(?:kah)?|apa(?:kah)?)(?: nama)?(?: dari)? (?!yang)(.+)$",
        ("{a} adalah {0}", "{0} adalah {a}", "{0} ialah {a}"),
    ),
    (r"^kapan(?:kah)? (.+)$", ("{0} pada {a}", "Pada {a} {0}")),
    (r"^(?:di ?mana(?:kah)?)(?: letak)? (.+)$", ("{0} di {a}", "Di {a} {0}")),
    (r"^(?:mengapa|kenapa)(?:kah)? (.+)$", ("{0} karena {a}", "Karena {a}, {0}")),
    (
        r"^berapa(?:kah)? (?:jumlah |banyak )?(.+)$",
        ("{0} adalah {a}", "{0}: {a}"),
    ),
    (r"^(.+) (?:apa|siapa|mana|berapa)(?:kah)?$", ("{0} {a}",)),
    (r"^(.+?) (?:apa|siapa|mana|berapa)(?:kah)? (.+)$", ("{0} {a} {1}",)),
)
_DONE = (
    r"\w+ed|born|held|built|made|founded|set|sent|given|taken|written|known|found|won|lost|killed"
    r"|shot|fought|sold|bought|begun|seen|said|put|led"
)
_ENGLISH = (
    (r"^who (?:is|was|are|were) (.+)$", ("{a} is {0}", "{0} is {a}", "{0} was {a}")),
    (r"^who (.+)$", ("{a} {0}", "It was {a} who {0}")),
    (
        rf"^when (was|were|is|are) (.+?) ((?:{_DONE})\b.*)$",
        ("{1} {0} {2} on {a}", "On {a} {1} {0} {2}", "It was on {a} that {1} {0} {2}"),
    ),
    (
        rf"^where (was|were|is|are) (.+?) ((?:{_DONE})\b.*)$",
        ("{1} {0} {2} in {a}", "In {a} {1} {0} {2}"),
    ),
    (r"^(?:when|in what year) (?:did|does|do) (.+)$", ("In {a}: {0}", "{0} in {a}")),
    (r"^where (?:did|does|do) (.+)$", ("{0} in {a}",)),
    (r"^where (is|was|are|were) (.+)$", ("{1} {0} in {a}",)),
    (r"^why (?:did|does|do|was|were|is|are) (.+)$", ("{0} because {a}", "Because of {a}, {0}")),
    (
        r"^what (?:is|was|are|were)(?: the name of)? (.+?)(?: called)?$",
        ("{0} is {a}", "{a} is {0}", "{0} was {a}"),
    ),
    (r"^what (?:did|does|do) (.+)$", ("{0} {a}",)),
    (r"^(?:what|which) (.+)$", ("{a} is the {0}", "{a}: {0}")),
    (r"^how (?:many|much) (.+)$", ("{a} {0}",)),
    (r"^(.+?) (?:what|which|whose) (.+)$", ("{0} {a} {1}",)),
)
_STATEMENTS = {
    "id": [(re.compile(pattern, re.I), forms) for pattern, forms in _INDONESIAN],
    "en": [(re.compile(pattern, re.I), forms) for pattern, forms in _ENGLISH],
}
_ENGLISH_MONTHS = (
    "January February March April May June July August September October November December"
).split()


def as_claim(question: str, answer: str, language: str, rng: random.Random) -> str:
    """The statement that a question asks for; with the question mark taken away where none fits.

    Args:
        question: In either language.
        answer: To it.
        language: Of the question.
        rng: Chooses among the ways to say it.
    """
    asked = " ".join(question.split()).rstrip(" ?.")
    if language == "en":
        for indonesian, english in zip(MONTHS, _ENGLISH_MONTHS, strict=True):
            answer = re.sub(rf"\b{indonesian}\b", english, answer)
    for pattern, forms in _STATEMENTS[language]:
        if found := pattern.match(asked):
            said = rng.choice(forms).format(*found.groups(), a=answer)
            return said[0].upper() + said[1:] + "."
    return f"{asked}: {answer}."


def claims_of_questions(
    questions: Sequence[Question], language: str, rng: random.Random, short: float = 0.0
) -> list[Example]:
    """Claims that are true, and those with another of the passage's names, numbers or words.

    Questions that their passage does not answer become claims that it does not bear out.

    Args:
        questions: With their passages.
        language: Of the questions.
        rng: Decides what is made.
        short: Share of claims that are the question with the bare answer behind it, as short
            answers of language models are checked.
    """
    made: list[Example] = []
    for question in questions:
        answers = {question.passage[a:b] for a, b in question.answers}
        if answers and rng.random() < 0.5:
            said, label = rng.choice(sorted(answers)), SUPPORTED
        else:
            others = [o for o in _others(question) if not _overlap(o, answers)]
            if not others:
                continue
            said, label = rng.choice(others), CONTRADICTED if answers else UNSUPPORTED
        claim = f"{question.question} {said}."
        if rng.random() >= short:
            claim = as_claim(question.question, said, language, rng)
        made.append(Example(claim, question.passage, label))
    return made


def pairs_of_questions(
    questions: Sequence[Question], language: str, rng: random.Random, short: float
) -> list[Pair]:
    """A question's answer as a claim, and beside it what else of the passage might answer it.

    Only answers that are a name, a number or a date, and what the question does not name itself.

    Args:
        questions: With their passages.
        language: Of the questions.
        rng: Decides which answer, and how it is said.
        short: See ``claims_of_questions``.
    """
    made: list[Pair] = []
    for question in questions:
        answers = {question.passage[a:b] for a, b in question.answers if a < b}
        asked = " ".join(word.folded for word in find_words(question.question))
        others = [other for other in _others(question) if not _overlap(other, {asked, *answers})]
        alike = all(answer[0].isupper() or answer[0].isdigit() for answer in answers)
        if not (answers and others and alike):
            continue
        bare, way = rng.random() < short, rng.random()
        true, false = (
            f"{question.question} {said}."
            if bare
            else as_claim(question.question, said, language, random.Random(way))
            for said in (rng.choice(sorted(answers)), rng.choice(others))
        )
        passages = (question.passage, question.passage)
        made.append(Pair(passages, language, "answer", true, false))
    return made


def _others(question: Question) -> list[str]:
    """What stands in the passage and might answer such a question."""
    passage = question.passage
    if _WHEN.match(question.question):
        dates = find_dates(passage, "id")
        return [passage[d.start : d.end] for d in dates] + _YEAR.findall(passage)
    if _COUNT.search(question.question):
        return [span.of(passage) for span in find_numbers(passage, "id")]
    return [span.of(passage) for span in find_names(passage)]


def _overlap(one: str, answers: set[str]) -> bool:
    words = set(one.lower().split())
    return any(words & set(answer.lower().split()) for answer in answers)
