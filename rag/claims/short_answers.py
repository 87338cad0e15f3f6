"""Short answers of a model ("In Vladivostok [1]."), told by what Kutip itself reads there.

A few words say nothing that could be checked against a passage; with their question they do. Kutip
answers such questions too, so a model's short answer is borne out where a passage that it cites
holds the lead that says the same.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from index.dates import DateMention, find_dates
from index.words import find_words, stem
from rag.claims.passage import CitedPassage
from rag.normalise import same_value
from rag.quoting import Lead, Quote

# What a short answer may say beside the lead's own words: nothing that turns it round ("bukan",
# "before").
_NEUTRAL = frozenset(
    """
    di ke pada dalam oleh yaitu yakni ialah adalah itu tahun tanggal bulan hari
    in on at by to the a an it is was year date month day
    """.split()
)


@dataclass(frozen=True, slots=True)
class Asked:
    """The question that a short answer belongs to.

    Attributes:
        question: Its text.
        leads: Gives Kutip's own short answers to it, in its language.
    """

    question: str
    leads: Callable[[], Sequence[Lead]] = tuple


def confirming_quote(
    said: str, language: str, asked: Asked, cited: Sequence[CitedPassage]
) -> Quote | None:
    """The quote by which a short answer is right; None where no lead of Kutip's says the same.

    Args:
        said: A few words, without marks.
        language: Of the question.
        asked: The question.
        cited: The passages that the model cites for it.
    """
    for lead in asked.leads():
        if same_answer(said, lead.text, language):
            for quote in lead.quotes:
                if any(_holds(passage, quote) for passage in cited):
                    return quote
    return None


def same_answer(said: str, lead: str, language: str) -> bool:
    """True if a few words answer a question as a lead does: "Tahun 2019", "24 April 2019"."""
    verdict = same_value(said, language, lead, language)
    if verdict is not None:
        return verdict
    own, leading = find_dates(said, language), find_dates(lead, language)
    if _words(said, language, own) - _words(lead, language, leading):
        return False
    if own or leading:
        return len(own) == 1 and any(_within(own[0], each) for each in leading)
    return _words(lead, language, ()) <= _words(said, language, ())


def _within(date: DateMention, wider: DateMention) -> bool:
    """True if a date states nothing that another does not."""
    parts = ((date.year, wider.year), (date.month, wider.month), (date.day, wider.day))
    times = ((date.hour, wider.hour), (date.minute, wider.minute))
    return all(one is None or one == other for one, other in (*parts, *times))


def _words(text: str, language: str, dates: Sequence[DateMention]) -> frozenset[str]:
    """Stems of its words, without the neutral ones and those of dates."""
    return frozenset(
        stem(word.folded, language)
        for word in find_words(text)
        if word.folded not in _NEUTRAL
        and not any(date.start <= word.start < date.end for date in dates)
    )


def _holds(passage: CitedPassage, quote: Quote) -> bool:
    sentences = passage.view.sentences
    start, end = sentences[passage.first].start, sentences[passage.last].end
    same = passage.view.article.id == quote.view.article.id
    return same and start <= quote.span.start and quote.span.end <= end
