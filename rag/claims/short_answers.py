"""Short answers of a model ("In Bandung [1]."), told by what Kutip itself reads there.

A few words say nothing that could be checked against a passage; with their question they do. Kutip
answers such questions too, so a model's short answer is borne out where a passage that it cites
holds the lead that says the same, and a date is not where Kutip reads another.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from index.dates import DateMention, find_dates
from index.words import find_words
from rag.claims.passage import CitedPassage
from rag.normalise import same_value
from rag.quoting import Lead, Quote

SHORT = 4  # words: so few are an answer that only the question makes whole
_LABELLED = re.compile(r"[^:\d\"“]{1,60}:\s+(?P<said>\S.*)", re.DOTALL)
# A label with one of these says something itself; so does a name that goes on after its colon.
_SAYS = re.compile(
    r"\b(?:not|no|never|false|hoax|said|says|wrote|told|tidak|bukan|belum|hoaks|bohong|kata|ujar|"
    r"menurut|menulis|berkata)\b|(?-i:\s[A-Z]\w*:\s+[A-Z])",
    re.IGNORECASE,
)
# What may stand before a place, a name or a date without changing what is answered.
_BEFORE = frozenset("di pada in on at the".split())
_BEFORE_DATES = _BEFORE | frozenset("tahun tanggal bulan hari year date".split())
_MARKS = ".,;:!?\"'“”‘’()"


@dataclass(frozen=True, slots=True)
class Asked:
    """The question that a short answer belongs to.

    Attributes:
        question: Its text.
        leads: Gives Kutip's own short answers to it, in its language.
    """

    question: str
    leads: Callable[[], Sequence[Lead]] = tuple


def without_label(text: str) -> str:
    """A sentence without what stands before a colon and a few words: "Its date: 8 January"."""
    match = _LABELLED.fullmatch(text)
    if match is None or not is_short(match["said"]) or _SAYS.search(text):
        return text
    return match["said"]


def is_short(said: str) -> bool:
    """True for an answer of a few words, which says nothing without its question."""
    return len(find_words(said)) <= SHORT


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


def answers_otherwise(said: str, language: str, asked: Asked) -> bool:
    """True for a date where Kutip reads another one: of other answers words may differ."""
    own = find_dates(said, language)
    if not _is_but_a_date(said, own):
        return False
    leads = [(lead.text, find_dates(lead.text, language)) for lead in asked.leads()]
    dated = bool(leads) and all(_is_but_a_date(text, dates) for text, dates in leads)
    return dated and not any(own[0].compatible(dates[0]) for _, dates in leads)


def same_answer(said: str, lead: str, language: str) -> bool:
    """True if a few words answer a question as a lead does: "Tahun 2019", "24 April 2019".

    Word for word but for what may stand before: "Ana beat Budi" is not "Budi beat Ana".
    """
    verdict = same_value(said, language, lead, language)
    if verdict is not None:
        return verdict
    own, leading = find_dates(said, language), find_dates(lead, language)
    if own or leading:
        alone = _is_but_a_date(said, own) and _is_but_a_date(lead, leading)
        return alone and _within(own[0], leading[0])
    words = _words(said, _BEFORE)
    return bool(words) and words == _words(lead, _BEFORE)


def _is_but_a_date(text: str, dates: Sequence[DateMention]) -> bool:
    """True if a text says one date, and nothing of it: not "before 2019"."""
    if len(dates) != 1:
        return False
    rest = f"{text[: dates[0].start]} {text[dates[0].end :]}"
    return not _words(rest, _BEFORE_DATES)


def _within(date: DateMention, wider: DateMention) -> bool:
    """True if a date states nothing that another does not."""
    parts = ((date.year, wider.year), (date.month, wider.month), (date.day, wider.day))
    times = ((date.hour, wider.hour), (date.minute, wider.minute))
    return all(one is None or one == other for one, other in (*parts, *times))


def _words(text: str, before: frozenset[str]) -> list[str]:
    """The words in order, signs and currencies with them, without some that stand before them."""
    words = [word for part in text.casefold().split() if (word := part.strip(_MARKS))]
    while words and words[0] in before:
        words.pop(0)
    return words


def _holds(passage: CitedPassage, quote: Quote) -> bool:
    sentences = passage.view.sentences
    start, end = sentences[passage.first].start, sentences[passage.last].end
    same = passage.view.article.id == quote.view.article.id
    return same and start <= quote.span.start and quote.span.end <= end
