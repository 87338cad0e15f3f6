"""What of a text is article: its paragraphs, title, header and dateline.

The body reaches from the first line of prose to the last. Lines outside it are header or footer;
inside it, furniture, headings and teasers are cut out. All spans are verbatim.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.article import Span
from index.dateline import find_dateline
from index.furniture import closing_initials, inline_furniture
from index.headline import find_title, glued_title, is_stamped, same_words
from index.layout import Line, read_lines
from index.teaser import find_teasers

CLEANER_VERSION = "1"

# After a heading such as "Berita Terkait", this little prose is excerpts of other articles.
_TAIL_SHARE = 0.25
_EXCERPT_WORDS = 45
_WORDY = re.compile(r"[^\W_]")


@dataclass(frozen=True, slots=True)
class Cleaned:
    """The parts of an article's text.

    Attributes:
        prose: Paragraphs that may be evidence, without the furniture in them.
        title: The headline, where the text states it.
        header: Lines above the body that are not plain furniture.
        dateline: Place and outlet before the first sentence.
    """

    prose: tuple[Span, ...]
    title: Span | None
    header: tuple[Span, ...]
    dateline: Span | None


def clean(text: str, title: str | None = None) -> Cleaned:
    """The parts of a text.

    Args:
        text: Original text of an article.
        title: Its title, where that is known from beside the text.
    """
    lines = list(read_lines(text))
    first, last = _body(lines)
    header = [line for line in lines[:first] if not line.trail and not _page_only(line)]
    found = find_title(text, header, title)
    body = [line for line in _kept(lines, first, last) if not _repeats(line, text, found, title)]
    start = body[0].start if body else 0
    if body:
        glued = glued_title(text, body[0], found, title)
        if glued is not None:
            found, start = found or glued, glued.end
            start += len(text[start : body[0].end]) - len(text[start : body[0].end].lstrip())
    dateline = find_dateline(text, start, body[0].end) if body else None
    if dateline is not None:
        start = dateline.end
    prose = [span for line in body for span in _pieces(text, line, body, start, found)]
    return Cleaned(
        tuple(prose), found, tuple(Span(line.start, line.end) for line in header), dateline
    )


def _page_only(line: Line) -> bool:
    """Whether a header line says nothing about the article; a by-line or date does."""
    return line.furniture and not any(map(str.isdigit, line.text)) and not is_stamped(line.text)


def _body(lines: Sequence[Line]) -> tuple[int, int]:
    """Index of the first line of the body and one past its last."""
    prose = [place for place, line in enumerate(lines) if line.prose]
    if not prose:
        return _plain_body(lines)
    if len(prose) > 1 and _heads(lines, prose[0], prose[1]):
        prose = prose[1:]
    total = sum(len(lines[place].words) for place in prose)
    for place in range(prose[0] + 1, prose[-1]):
        if lines[place].section:
            tail = [len(lines[later].words) for later in prose if later > place]
            if sum(tail) <= _TAIL_SHARE * total and max(tail) <= _EXCERPT_WORDS:
                prose = [earlier for earlier in prose if earlier < place]
                break
    last = prose[-1] + 1
    while last < len(lines) and _continues_list(lines, last):
        last += 1
    return prose[0], last


def _plain_body(lines: Sequence[Line]) -> tuple[int, int]:
    """The body of a text without a full sentence: a note, a list, a few words."""
    spoken = [place for place, line in enumerate(lines) if not (line.furniture or line.trail)]
    if not spoken:
        return 0, 0
    longer = [place for place in spoken if lines[place].listed or not lines[place].headline]
    if longer:
        return longer[0], longer[-1] + 1
    loose = [place for place in spoken if lines[place].capitals < 0.6 and lines[place].words]
    return (loose[0], loose[-1] + 1) if loose else (0, 0)


def _heads(lines: Sequence[Line], place: int, following: int) -> bool:
    """Whether a wordy first line is the headline after all: it ends without a full stop."""
    line = lines[place]
    if line.inner_stop or line.opens_list or len(line.words) > 25 or line.listed:
        return False
    if any(
        earlier.headline and not earlier.furniture and len(earlier.words) >= 4
        for earlier in lines[:place]
    ):
        return False
    asks = line.text.endswith(("?", "!")) and len(lines[following].words) > 2 * len(line.words)
    return not line.terminal or (asks and len(line.words) >= 3)


def _continues_list(lines: Sequence[Line], place: int) -> bool:
    """Whether a line after the last sentence opens a list or is an item of one."""
    line, before = lines[place], lines[place - 1]
    if line.furniture:
        return False
    if line.opens_list:
        return len(line.words) >= 2 and place + 1 < len(lines) and lines[place + 1].listed
    return line.listed and (before.opens_list or before.listed)


def _kept(lines: Sequence[Line], first: int, last: int) -> Iterator[Line]:
    """The lines of the body that belong to the article."""
    labelled = False  # a label such as "Baca juga" stands above
    listing = False  # a line such as "Bahan:" stands above
    for place in range(first, last):
        line = lines[place]
        if line.furniture or line.trail:
            labelled, listing = labelled or line.section, False
            continue
        if line.prose or line.listed or (line.terminal and not line.headline):
            labelled, listing = False, line.opens_list or (line.listed and listing)
            yield line
        elif line.opens_list and not line.section:
            labelled, listing = False, True
            yield line
        elif not (labelled or line.marked_heading) and (listing or not _is_heading(lines, place)):
            yield line


def _is_heading(lines: Sequence[Line], place: int) -> bool:
    """Whether a line without a full stop is a heading or headline between paragraphs."""
    line = lines[place]
    if not line.headline:
        return False
    if line.capitals >= 0.6:
        return True
    near = (_neighbour(lines, place, -1), _neighbour(lines, place, 1))
    return all(other is not None and other.terminal for other in near)


def _neighbour(lines: Sequence[Line], place: int, step: int) -> Line | None:
    """The next line of the article in one direction, past furniture."""
    place += step
    while 0 <= place < len(lines):
        if not (lines[place].furniture or lines[place].trail):
            return lines[place]
        place += step
    return None


def _repeats(line: Line, text: str, found: Span | None, title: str | None) -> bool:
    """Whether a line of the body is the title once more."""
    return (found is not None and same_words(line.text, found.of(text))) or (
        title is not None and same_words(line.text, title)
    )


def _pieces(
    text: str, line: Line, body: Sequence[Line], start: int, title: Span | None
) -> Iterator[Span]:
    """What remains of a line without the furniture inside it."""
    cuts = [*find_teasers(line.text), *inline_furniture(line.text)]
    if line is body[0]:
        cuts.append((0, start - line.start))
    if line is body[-1]:
        end = len(line.text)
        for begin, cut_end in sorted(cuts, reverse=True):
            if not _WORDY.search(line.text, cut_end, end):
                end = begin
        cuts.append((closing_initials(line.text[:end]), end))
    if title is not None:
        cuts += _repeated_title(line.text, title.of(text))
    at = 0
    for begin, end in [*sorted(cuts), (len(line.text), len(line.text))]:
        if begin > at:
            piece = line.text[at:begin]
            kept = piece.strip().lstrip(", ").rstrip()
            if _WORDY.search(kept):
                offset = line.start + at + piece.index(kept)
                yield Span(offset, offset + len(kept))
        at = max(at, end)


def _repeated_title(line: str, title: str) -> Iterator[tuple[int, int]]:
    """Where a title stands glued to the end of a paragraph."""
    begin = line.rfind(title)
    if begin > 0 and not line[begin + len(title) :].strip():
        before = line[:begin].rstrip()
        if before.endswith((".", "!", "?", '"', "”", ")")) and len(title.split()) >= 4:
            yield begin, len(line)
