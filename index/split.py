"""Sentences of an article's paragraphs, and passages of a few sentences.

sentencex finds most boundaries. What it gets wrong in news is mended here: domains, abbreviations,
a small letter after a stop, closing quotes, and sentences that never seem to end.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import sentencex

from index.article import Sentence, Span

SPLITTER_VERSION = "2"

_PORTION = 2000
_QUOTE_LIMIT = 400
_LIMIT = 1000
_MIN_CLAUSE = 200
_MIN_PART = 40

_CLOSING = re.compile(r"[\"'”’»)\]]+(?=\s|,|$)")
_ABBREVIATIONS = frozenset(
    """
    PT. CV. UD. Dr. dr. drs. Drs. Dra. Ir. Prof. H. Hj. KH. Tn. Ny. Sdr. Jl. Jln. Gg. Kec. Kab. Kel.
    Kol. Letkol. Letjen. Mayjen. Brigjen. Jend. Jen. Kompol. Kombes. AKP. AKBP. Ipda. Iptu. Bripka.
    Mr. Mrs. Ms. St. Sgt. Gen. Lt. Col. Capt. Rep. Sen. Gov. Rev. vs. hlm. hal. tgl. pkl. a.n. u.p.
    d.a. e.g. i.e.
    """.split()
)
_INITIALS = re.compile(r"(?:[A-Z]\.)+|(?:[A-Z][a-z]{0,2}\.){2,}")
_NUMBERED = frozenset("No. no. Nr. nr. Pasal. pasal. Ayat. ayat. Hlm. p. pp. Rp.".split())
_DOMAIN_END = re.compile(r"(?:com|co|id|net|tv|org|go|ac|or|news)\b", re.IGNORECASE)
# A sentence's end inside a quotation, for those too long to stay whole, and the end of one before
# the odd commas that web pages leave where a link or line break stood.
_INNER_END = re.compile(r"(?<=[\w%)\]\"”’])[.!?…]+[\"”’)]*(?:,*\s+,*|,+)(?=[\"“‘(]?[A-Z0-9])")
_COMMA_END = re.compile(r"[.!?…][\"”’)]*(?:\s?,){1,}\s*(?=[\"“‘(]?[A-Z])")
_STOP = re.compile(r"[.!?…][\"”’)]*\s+(?=[\"“‘(]?[A-Z0-9])|\s(?=[\"“])")
_TERMINAL = re.compile(r"[.!?…。！？][\"'”’»)\]]*[\s,]*$")
_OPENED = re.compile(r"\s[\"“‘]$")
# The number of an item in a list, which begins a sentence and ends none.
_ITEM = re.compile(r"(?:^|(?<![Nn]o)[.!?:;,]\s+|\n\s*)\d{1,3}[.)]$")
_CLAUSE_END = re.compile(r"[;:,–—]\s+|\s-\s")
_WORDY = re.compile(r"[^\W_]")
_EDGE = "".join(filter(str.isspace, map(chr, range(0x3001)))) + ",\u200b\ufeff"


def split_sentences(text: str, spans: Iterable[Span], language: str) -> tuple[Sentence, ...]:
    """The sentences of an article's paragraphs.

    Args:
        text: Original text.
        spans: Its paragraphs, in order.
        language: ``"id"``, ``"en"`` or ``"und"``.
    """
    code = "en" if language == "en" else "id"
    sentences: list[Sentence] = []
    for paragraph, span in enumerate(spans):
        for start, end in _sentences(text, span, code):
            whole = text[start:end]
            kept = whole.strip(_EDGE)
            if _WORDY.search(kept):
                first = start + whole.index(kept)
                sentences.append(Sentence(len(sentences), paragraph, first, first + len(kept)))
    return tuple(sentences)


def group_passages(
    sentences: Sequence[Sentence], text: str, max_words: int = 90
) -> tuple[tuple[int, int], ...]:
    """Passages of a few neighbouring sentences each, as (first, last) ordinals.

    A passage holds no text between its sentences that was cut out as furniture.

    Args:
        sentences: All sentences of an article, in order.
        text: Its original text.
        max_words: Most words of a passage of more than one sentence.
    """
    passages: list[tuple[int, int]] = []
    for run in _runs(sentences, text):
        counts = [len(text[sentence.start : sentence.end].split()) for sentence in run]
        # Passages of a run are of like length, so that none is left with a few words.
        target = sum(counts) / -(-sum(counts) // max_words)
        first, words = 0, 0
        for place, count in enumerate(counts):
            over = words + count > max_words
            nearer = words + count / 2 > target
            if words and (over or nearer):
                passages.append((run[first].ordinal, run[place - 1].ordinal))
                first, words = place, 0
            words += count
        passages.append((run[first].ordinal, run[-1].ordinal))
    return tuple(passages)


def _runs(sentences: Sequence[Sentence], text: str) -> Iterator[Sequence[Sentence]]:
    """Stretches of sentences with nothing but white space and stray signs between them."""
    first = 0
    for place in range(1, len(sentences)):
        if _WORDY.search(text, sentences[place - 1].end, sentences[place].start):
            yield sentences[first:place]
            first = place
    if sentences:
        yield sentences[first:]


def _sentences(text: str, span: Span, code: str) -> Iterator[tuple[int, int]]:
    """Sentences of one paragraph, as offsets in the whole text."""
    ends = _boundaries(text[span.start : span.end], code)
    start = span.start
    for end in ends:
        yield from _not_too_long(text, start, span.start + end)
        start = span.start + end


def _portions(paragraph: str) -> Iterator[tuple[int, int]]:
    """Parts of a paragraph that sentencex, whose time grows with the square, can take."""
    start = 0
    while len(paragraph) - start > _PORTION:
        stops = list(_STOP.finditer(paragraph, start + _PORTION // 2, start + _PORTION))
        end = stops[-1].end() if stops else start + _PORTION
        yield start, end
        start = end
    yield start, len(paragraph)


def _boundaries(paragraph: str, code: str) -> list[int]:
    """Ends of the sentences of a paragraph."""
    found = []
    for start, end in _portions(paragraph):
        parts = sentencex.get_sentence_boundaries(code, paragraph[start:end])
        found += [start + part["end_index"] for part in parts[:-1]]
        if _TERMINAL.search(paragraph, max(end - 8, start), end):
            found.append(end)
    found += [match.end() for match in _COMMA_END.finditer(paragraph)]
    kept: list[int] = []
    for stop in sorted(set(found)):
        closing = _CLOSING.match(paragraph, stop)
        end = closing.end() if closing else stop
        if _OPENED.search(paragraph, max(end - 2, 0), end):
            end -= 1  # the quotation mark opens the next sentence
        if end < len(paragraph) and _is_end(paragraph, end) and (not kept or end > kept[-1]):
            kept.append(end)
    return [*kept, len(paragraph)]


def _is_end(paragraph: str, end: int) -> bool:
    """Whether a sentence ends here, by what stands before and after."""
    before = paragraph[max(end - 24, 0) : end].rstrip(_EDGE)
    after = paragraph[end : end + 8].lstrip(_EDGE + "\"“‘'(")
    if not after:
        return True
    if not _TERMINAL.search(before) or _ITEM.search(before):
        return False
    last = before[before.rfind(" ") + 1 :].lstrip("(\"“‘'")
    if after[0].islower() or last in _ABBREVIATIONS or _INITIALS.fullmatch(last):
        return False
    if after[0].isdigit() and last in _NUMBERED:
        return False
    if paragraph[end - 1].isspace() or paragraph[end - 1] == ",":
        return True
    # No space follows the stop: a domain, or two sentences run together.
    glued = before[-1] in ".!?" and (len(before) < 2 or before[-2].isupper())
    return not (glued or _DOMAIN_END.match(after))


def _not_too_long(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence whole, or in the parts of which it is made where it is too long."""
    if end - start <= _QUOTE_LIMIT:
        yield start, end
        return
    at = start
    for match in _INNER_END.finditer(text, start, end):
        cut = match.end()
        if cut - at >= _MIN_PART and end - cut >= _MIN_PART and _is_end(text, cut):
            yield from _clauses(text, at, cut)
            at = cut
    yield from _clauses(text, at, end)


def _clauses(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Parts of at most the limit, cut at the last clause, else word, that fits."""
    while end - start > _LIMIT:
        cuts = [match.end() for match in _CLAUSE_END.finditer(text, start, start + _LIMIT)]
        space = text.rfind(" ", start + _MIN_CLAUSE, start + _LIMIT)
        cut = cuts[-1] if cuts and cuts[-1] - start >= _MIN_CLAUSE else space + 1
        if cut <= start:
            cut = start + _LIMIT
        yield start, cut
        start = cut
    yield start, end
