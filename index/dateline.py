"""Datelines: the place and outlet before an article's first sentence.

``JAKARTA, KOMPAS.com -``, ``TEMPO.CO, Jakarta -``, ``WASHINGTON (Reuters) -`` and their kin.
"""

from __future__ import annotations

import re

from index.article import Span

_DOMAIN = r"[A-Za-z][\w-]*\.(?:com|co\.id|co|id|net|tv|org|news)(?:\.[a-z]{2})?"
_TOKEN = rf"(?:(?i:{_DOMAIN})(?![\w.])|[A-Z][\w.'’/-]*|i[A-Z]\w+|\d{{1,4}}(?:/\d{{1,4}}){{0,2}})"
_PLACE = rf"{_TOKEN}(?:[ \xa0]{_TOKEN}){{0,4}}"
_HEAD = rf"{_PLACE}(?:\s?,\s?{_PLACE}){{0,2}}(?:,?\s?\([^()\n]{{2,40}}\))?"
_BREAK = r"(?:\s(?:--?|–|—)\s+|\s?(?:--|—)\s*|[-–]\s+)"
_SENTENCE = r"(?=[\"“‘'(\[]?[A-Z0-9])"
_DATELINE = re.compile(
    rf"(?P<domain>(?i:{_DOMAIN})\s?[-–—]+\s?[A-Z][A-Z ]{{2,30}}[.,]\s+){_SENTENCE}"
    rf"|(?P<head>{_HEAD})(?P<break>{_BREAK}){_SENTENCE}"
    rf"|(?P<caps>[A-Z]{{3,}},\s?{_PLACE}\s?:\s+|[A-Z]{{4,}}(?: [A-Z]{{3,}}){{0,2}}\.\s+){_SENTENCE}"
)
_STRONG = re.compile(
    rf"(?<=\s)(?:[A-Z]{{3,}}(?:[ ][A-Z]{{3,}}){{0,2}},\s?{_PLACE}|(?i:{_DOMAIN}),\s?{_PLACE}|"
    rf"[A-Z][\w]+\s?\([A-Z][\w ]{{1,30}}\)|(?i:{_DOMAIN})|[A-Z]{{4,}}){_BREAK}{_SENTENCE}"
)
_MEDIA = re.compile(
    rf"(?i:{_DOMAIN})|\b[a-z]*[A-Z]+[a-z]+[A-Z]\w*\b|\b[A-Z]{{2,}}[a-z]{{3,}}\b|\bi[A-Z]\w+|"
    r"\b(?i:news|tv|times|post|herald|tribune|tribun|daily|journal|gazette|press|media|radio|pos|"
    r"koran|majalah|harian|suara|berita|warta|kabar|jurnal|kompas|tempo|antara|reuters|afp|cnn|"
    r"cnbc|bbc|xinhua|tass|kbrn|viva|network|newsroom|weekly|chronicle|observer|guardian|telegraph"
    r"|bloomberg|kyodo|yonhap|anadolu|okezone|republika|sindonews|merdeka|inews)\b|\b(?:AP|RRI)\b"
)
# Not places a report is filed from but sides of a match or a war: "Rusia - Ukraina".
_SIDES = frozenset(
    """
    rusia russia ukraina ukraine indonesia china tiongkok korea amerika israel palestina palestine
    iran irak india pakistan malaysia jepang japan as us eropa asean uni barat timur
    """.split()
)


def find_dateline(text: str, start: int, end: int) -> Span | None:
    """The dateline at the beginning of ``text[start:end]``, with its dash."""
    match = _DATELINE.match(text, start, min(end, start + 160))
    if match is None:
        return None
    head = match["head"]
    if head is not None and not _files_from(head, match["break"]):
        return None
    return Span(start, match.end())


def find_inner_dateline(text: str, start: int, end: int) -> int | None:
    """Where a dateline begins that follows a headline on the same line."""
    match = _STRONG.search(text, start, min(end, start + 260))
    return match.start() if match else None


def outlet_in(words: str) -> str | None:
    """The outlet that a dateline or a header line names, if any part of it looks like one."""
    for raw in re.split(r"\s*[(),]\s*|\s+(?:--?|–|—)\s*|\s*(?:--|—)\s*|:\s|\.\s", words):
        part = raw.strip(" .-–—\xa0\n\t")
        if part and len(part.split()) <= 4 and _MEDIA.search(part):
            return part
    return None


def _files_from(head: str, dash: str) -> bool:
    """Whether the words before a dash are a place or outlet, and not part of the sentence."""
    words = re.findall(r"\w[\w.]*", head)
    capitals = words[0].isupper() and len(words[0]) >= 3
    if _MEDIA.search(head) and len(words) <= 6:
        return True
    if capitals or "(" in head:
        return len(words) <= 7
    if not dash[0].isspace() or any(word.lower() in _SIDES for word in words):
        return False
    return len(words) <= (4 if "," in head else 3)
